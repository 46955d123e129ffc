"""A CSV with somebody else's columns, row by row into entries.

Every row is read or refused with its line; nothing is guessed and nothing dropped
that was not asked to be.
"""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import time
from io import StringIO

from fasciatrack.domain.form_reading import Reading
from fasciatrack.domain.records import Entry
from fasciatrack.domain.values import Value
from fasciatrack.errors import FasciaError, InputRefusedError, quoted
from fasciatrack.exchange.csv_files import RATING_COLUMNS, SESSION_COLUMNS
from fasciatrack.exchange.mapped_rows import RowReader, Values
from fasciatrack.exchange.mapping import CsvMapping

SHOWN = 20
"""How many different refusals are told."""

_DELIMITERS = {",": "','", ";": "';'", "\t": "tab", "|": "'|'"}
"""What separates columns, and how it is typed."""
_HEADER_CHARACTERS = 100_000
MIDNIGHT = time(0)

Row = tuple[int, list[str]]
"""The line it begins on, and its cells."""
Rows = Iterator[Row]


class Refusal(Value):
    """A row that cannot be read."""

    line: int
    reason: str
    """Names the value."""
    remedy: str = ""


class MappedFile(Value):
    """What a mapped CSV holds."""

    entries: tuple[Entry, ...]
    rows: int
    """Rows below the header."""
    skipped: int
    """Rows left out because the person said so."""
    refusals: tuple[Refusal, ...]
    ragged: int
    """Rows refused because they have too many cells or too few; --skip is no help."""


class _Layout(Value):
    """Where in a row things are."""

    width: int
    targets: dict[str, int]
    skips: tuple[tuple[int, str], ...]

    def is_skipped(self, row: Sequence[str]) -> bool:
        """Say whether the person wants this row left out."""
        return any(_folded(row[position]) == value for position, value in self.skips)

    def values(self, row: Sequence[str]) -> Values:
        """Return the text for each target."""
        return {target: row[i].strip() for target, i in self.targets.items()}


def read_mapped(
    text: str,
    mapping: CsvMapping,
    *,
    reading: Reading,
    source: str,
    watched: Callable[[Rows], Iterable[Row]] = iter,
) -> MappedFile:
    """Read a file as the mapping says.

    Args:
        text: The whole file.
        mapping: What its columns mean.
        reading: What the person's words and times mean.
        source: What the entries say they came from.
        watched: Sees every row pass, to show how far it is.

    Raises:
        InputRefusedError: the file as a whole cannot be read.
        InvalidValueError: the mapping says something impossible.
    """
    reader = RowReader(mapping, reading=reading, source=source)
    rows = _numbered_rows(text, mapping.delimiter)
    layout = _layout(rows, mapping)
    entries: list[Entry] = []
    refusals: list[Refusal] = []
    count = skipped = ragged = 0
    for line, row in watched(rows):
        count += 1
        if len(row) != layout.width:
            ragged += 1
            refusals.append(_ragged(line, len(row), layout.width))
        elif layout.is_skipped(row):
            skipped += 1
        else:
            try:
                entries += reader.entries(layout.values(row))
            except FasciaError as error:
                refusals.append(
                    Refusal(line=line, reason=error.message, remedy=error.hint)
                )
    _refuse_dates_as_times(entries, mapping)
    return MappedFile(
        entries=tuple(entries),
        rows=count,
        skipped=skipped,
        refusals=tuple(refusals),
        ragged=ragged,
    )


def told(refusals: Iterable[Refusal]) -> list[str]:
    """Say why rows were refused, the same reason once, at most SHOWN of them."""
    lines: dict[tuple[str, str], list[int]] = {}
    for refusal in refusals:
        lines.setdefault((refusal.reason, refusal.remedy), []).append(refusal.line)
    said = []
    for (reason, remedy), numbers in list(lines.items())[:SHOWN]:
        more = f" and {len(numbers) - 1:,} more" if len(numbers) > 1 else ""
        said.append(f"line {numbers[0]:,}{more}: {reason}{'; ' * bool(remedy)}{remedy}")
    if len(lines) > SHOWN:
        said.append(f"… and {len(lines) - SHOWN:,} further reasons")
    return said


def columns_hint(text: str, delimiter: str = ",") -> str:
    """Say which columns a file has and how to map them."""
    try:
        _, header = next(_numbered_rows(text[:_HEADER_CHARACTERS], delimiter))
    except (StopIteration, InputRefusedError):
        return "such as --map day=COLUMN --map pain=COLUMN"
    if header == list(RATING_COLUMNS) or header == list(SESSION_COLUMNS):
        return "this is fascia's own CSV; to move a diary use its JSON"
    columns = ", ".join(quoted(column) for column in header[:SHOWN])
    return f"such as --map day=COLUMN --map pain=COLUMN; the columns are {columns}"


def _numbered_rows(text: str, delimiter: str) -> Rows:
    """Yield every row that is not blank with the line it begins on.

    Raises:
        InputRefusedError: quotes that do not match, or a cell without end.
    """
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for row in reader:
            if row:
                yield line, row
            line = reader.line_num + 1
    except csv.Error as error:
        raise InputRefusedError(
            f"the row that begins in line {line:,} is not CSV: {error}",
            hint="look whether a quote is missing there",
        ) from None


def _layout(rows: Rows, mapping: CsvMapping) -> _Layout:
    _, header = next(rows, (0, None))
    if header is None:
        raise InputRefusedError("the file is empty", hint="a header line is needed")
    names = [_folded(name) for name in header]
    for name in names:
        if name and names.count(name) > 1:
            raise InputRefusedError(
                f"the header names {quoted(name)} twice", hint="rename one of them"
            )
    wanted = [*mapping.columns.values(), *(name for name, _ in mapping.skips)]
    for name in wanted:
        if _folded(name) not in names:
            raise _no_column(name, header, mapping.delimiter)
    return _Layout(
        width=len(names),
        targets={
            target: names.index(_folded(name))
            for target, name in mapping.columns.items()
        },
        skips=tuple(
            (names.index(_folded(name)), _folded(value))
            for name, value in mapping.skips
        ),
    )


def _no_column(name: str, header: Sequence[str], delimiter: str) -> InputRefusedError:
    if len(header) == 1:
        for other, typed in _DELIMITERS.items():
            if other != delimiter and other in header[0]:
                return InputRefusedError(
                    f"the columns are not separated by {quoted(delimiter)}",
                    hint=f"add --delimiter {typed}",
                )
    columns = ", ".join(quoted(column) for column in header[:SHOWN])
    return InputRefusedError(
        f"there is no column {quoted(name)}", hint=f"the columns are {columns}"
    )


def _ragged(line: int, cells: int, width: int) -> Refusal:
    return Refusal(
        line=line,
        reason=f"the row has {cells} cells, the header {width}",
        remedy="look whether a quote is missing",
    )


def _refuse_dates_as_times(entries: Sequence[Entry], mapping: CsvMapping) -> None:
    """Refuse a column of dates to which a program added 00:00: that is no time."""
    times = {entry.at.time() for entry in entries if entry.at is not None}
    if "at" in mapping.columns and len(entries) > 1 and times == {MIDNIGHT}:
        column = mapping.columns["at"]
        raise InputRefusedError(
            f"every time in column {quoted(column)} is midnight",
            hint=f"if they are only dates, write --map day={column}",
        )


def _folded(text: str) -> str:
    return text.strip().casefold()
