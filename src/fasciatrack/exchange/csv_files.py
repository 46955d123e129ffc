"""The two CSV files: their columns, and rows as text at streaming speed.

`ratings` has one row per figure, `sessions` one row per session. The columns are a
promise to spreadsheets and scripts: new ones may be added at the end, none changes.
"""

import csv
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from fasciatrack.domain.scales import METRICS, PHASES

ROWS_AT_ONCE = 2000
"""Rows turned into text together; memory stays flat."""

RATING_COLUMNS = {
    "id": "UUID of the entry, the same on every device",
    "number": "what the entry is called in fascia; repeats for each of its figures",
    "type": "session, check-in, follow-up, look-back, night or drink",
    "day": "the person's local day, YYYY-MM-DD; a night counts for the day of waking",
    "at": "when it happened, ISO 8601 with offset; empty: only the day is known",
    "recorded_at": "when it was written down, ISO 8601 in UTC",
    "zone": "IANA time zone, when known",
    "kind": "kind of self-care or treatment; empty unless a session",
    "duration_seconds": "how long the session took, all sets together, in seconds",
    "sets": "how many sets",
    "set_seconds": "how long one set was, in seconds",
    "practitioner": "self, or who treated",
    "tool": "what was used",
    "pressure": "0 touch, 5 firm but comfortable, 10 unbearable",
    "metric": "what the figure or answer is about; empty: the entry has neither",
    "phase": "before or after a session, or now",
    "value": "0 to 10; mobility in %; sleep, time-to-fall-asleep and awake in minutes;"
    " sleep-quality 1 to 5; awakenings counted; drink and water-after in ml, caffeine"
    " in mg; movement-after in minutes; peg and activities 0 to 10",
    "area": "body area; empty: the whole person",
    "side": "left, right or both; empty: not said",
    "tags": "the person's own words, separated by spaces",
    "note": "the person's own note",
    "source": "manual, or the import it came from",
    "position": "order of the figures within their entry",
    "answer": "what was said in words: yes, no or unsure; what was drunk; what sort of"
    " movement; how heavy the day was",
    "looks_at": "the id of the session that a follow-up looks at",
    "hours": "24, 48 or 72: which look at it a follow-up is",
    "sensation": "what the session felt like: pressure, tender or sharp",
    "discomfort": "how much the session hurt while it lasted, 0 to 10",
}
"""Columns of the long file, each with its meaning and unit."""


def _score_columns() -> Iterator[tuple[str, str]]:
    """Name every score of a session; the whole person's are also rated now."""
    for name, metric in METRICS.items():
        bounds = metric.bounds
        scale = (
            f"in {bounds.unit}" if bounds.unit else f"{bounds.low:g} to {bounds.high:g}"
        )
        mean = "; the mean of several areas" if metric.per_area else ""
        for phase in ("before", "after") if metric.per_area else PHASES:
            yield f"{name}_{phase}", f"{name} {phase}, {scale}{mean}"


SESSION_COLUMNS = {
    "id": "UUID of the session, the same on every device",
    "number": "what the session is called in fascia",
    "day": "the person's local day, YYYY-MM-DD",
    "at": "when it happened, ISO 8601 with offset; empty: only the day is known",
    "recorded_at": "when it was written down, ISO 8601 in UTC",
    "zone": "IANA time zone, when known",
    "kind": "kind of self-care or treatment",
    "duration_seconds": "how long it took, all sets together, in seconds",
    "sets": "how many sets",
    "set_seconds": "how long one set was, in seconds",
    "practitioner": "self, or who treated",
    "tool": "what was used",
    "pressure": "0 touch, 5 firm but comfortable, 10 unbearable",
    "areas": "areas worked on, separated by spaces, the main one first",
    **dict(_score_columns()),
    "side_effects": "unwanted effects, separated by spaces",
    "tags": "the person's own words, separated by spaces",
    "note": "the person's own note",
    "source": "manual, or the import it came from",
    "sensation": "what it felt like: pressure, tender or sharp",
    "discomfort": "how much it hurt while it lasted, 0 to 10",
}
"""Columns of the wide file, each with its meaning and unit."""

TEXT_COLUMNS = frozenset(
    {
        "id",
        "zone",
        "practitioner",
        "metric",
        "area",
        "areas",
        "tags",
        "note",
        "source",
        "looks_at",
    }
)
"""Columns that can hold text somebody typed or imported, and so a formula."""

_BYTE_ORDER_MARK = "\ufeff"
_FORMULA_STARTS = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
"""What makes a spreadsheet calculate; with the full-width forms of East Asia."""


def csv_chunks(
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    *,
    raw: bool = False,
    excel: bool = False,
    text_columns: Collection[str] = TEXT_COLUMNS,
) -> Iterator[str]:
    """Write rows as RFC 4180 text, the header first, some thousand rows at a time.

    Args:
        columns: Names for the header, in the order of the cells.
        rows: None is an empty cell; whole numbers are written without `.0`.
        raw: Leave text as it is, even where a spreadsheet would take it for a formula.
        excel: Begin with a byte order mark and end lines with CR LF.
        text_columns: Columns whose text a person chose.
    """
    yield (_BYTE_ORDER_MARK if excel else "") + _lines([columns], excel=excel)
    guarded = () if raw else text_columns
    remaining = iter(rows)
    while some := list(islice(remaining, ROWS_AT_ONCE)):
        # Column by column, because most columns have nothing to be changed.
        cells = zip(*some, strict=True)
        ready = [
            _without_formulas(column)
            if name in guarded
            else _without_trailing_zeros(column)
            for name, column in zip(columns, cells, strict=True)
        ]
        yield _lines(zip(*ready, strict=True), excel=excel)


def guarded_text(text: str) -> str:
    """Put an apostrophe before text that a spreadsheet would calculate."""
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA_STARTS) else text


def _without_formulas(column: Sequence[str | None]) -> Sequence[str | None]:
    shown = {text: text and guarded_text(text) for text in set(column)}
    if all(text is guarded for text, guarded in shown.items()):
        return column
    return [shown[text] for text in column]


def _without_trailing_zeros(column: Sequence[Any]) -> Sequence[Any]:
    if float not in set(map(type, column)):
        return column
    shown = {
        value: int(value) if isinstance(value, float) and value.is_integer() else value
        for value in set(column)
    }
    return [shown[value] for value in column]


def _lines(rows: Iterable[Sequence[Any]], *, excel: bool) -> str:
    lines = _Lines()
    # Only a terminator of both makes the writer quote a lone CR or LF in a cell.
    csv.writer(lines, lineterminator="\r\n").writerows(rows)
    if excel:
        return "".join(lines)
    return "\n".join([*(line[:-2] for line in lines), ""])


class _Lines(list[str]):
    """A place to write to that keeps every line apart."""

    write = list.append
