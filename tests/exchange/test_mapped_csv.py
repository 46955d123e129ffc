"""A whole file of another program is read, or refused with line numbers."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import ratings
from fasciatrack.domain.areas import Areas
from fasciatrack.domain.form_reading import Reading
from fasciatrack.errors import FasciaError, InputRefusedError, InvalidValueError
from fasciatrack.exchange.csv_files import RATING_COLUMNS, SESSION_COLUMNS
from fasciatrack.exchange.mapped_csv import (
    SHOWN,
    MappedFile,
    Refusal,
    Row,
    Rows,
    columns_hint,
    read_mapped,
    told,
)
from fasciatrack.exchange.mapping import read_mapping

READING = Reading(
    areas=Areas(),
    now=datetime(2026, 11, 20, 21, 30, tzinfo=UTC),
    zone_name="UTC",
    find_zone=lambda: UTC,
    day_ends_at=time(4),
)


def read(
    text: str,
    *maps: str,
    skips: tuple[str, ...] = (),
    delimiter: str = ",",
) -> MappedFile:
    mapping = read_mapping(
        maps or ("day=day", "pain=pain"), skips=skips, delimiter=delimiter
    )
    return read_mapped(text, mapping, reading=READING, source="csv:x")


def lines_refused(found: MappedFile) -> list[int]:
    return [refusal.line for refusal in found.refusals]


def test_every_row_becomes_an_entry() -> None:
    found = read("day,pain\n2026-01-01,3\n2026-01-02,4.5\n")
    assert [entry.ratings for entry in found.entries] == [
        ratings("pain=3"),
        ratings("pain=4.5"),
    ]
    assert (found.rows, found.skipped, found.refusals) == (2, 0, ())


@pytest.mark.parametrize(
    "text",
    [
        "day,pain\r\n2026-01-01,3\r\n",
        "day,pain\r2026-01-01,3\r",
        "\nday,pain\n\n2026-01-01,3\n\n",
        'day,"pain"\n"2026-01-01"," 3 "',
        "pain,x,DAY\n3,,2026-01-01\n",
        "day,,pain,\n2026-01-01,,3,\n",
    ],
)
def test_line_ends_quotes_and_the_order_of_columns_do_not_matter(text: str) -> None:
    found = read(text)
    assert [entry.ratings for entry in found.entries] == [ratings("pain=3")]
    assert found.refusals == ()


def test_a_header_alone_is_done_without_entries() -> None:
    assert read("day,pain\n") == MappedFile(
        entries=(), rows=0, skipped=0, refusals=(), ragged=0
    )


def test_a_note_may_have_several_lines_and_lines_still_count() -> None:
    found = read(
        'day,pain,note\n2026-01-01,3,"a\n\nb"\n2026-01-02,x,\n',
        "day=day,pain=pain",
        "note=note",
    )
    assert found.entries[0].note == "a\n\nb"
    assert lines_refused(found) == [5]


def test_rows_that_are_something_else_are_skipped_and_counted() -> None:
    found = read(
        "day,what,pain\n2026-01-01,Happiness,99\n2026-01-01,knee,3\n2026-01-01,,x\n",
        skips=("what=happiness", "what="),
    )
    assert (len(found.entries), found.rows, found.skipped) == (1, 3, 2)


def test_every_row_that_cannot_be_read_is_told_with_its_line() -> None:
    found = read("day,pain\n2026-01-01,3\n2026-13-01,3\n2026-01-01\n2026-01-02,12\n")
    assert found.refusals == (
        Refusal(
            line=3,
            reason="'2026-13-01' is not a date",
            remedy="write it like 2026-01-31",
        ),
        Refusal(
            line=4,
            reason="the row has 1 cells, the header 2",
            remedy="look whether a quote is missing",
        ),
        Refusal(
            line=5, reason="pain 12 is out of range", remedy="it goes from 0 to 10"
        ),
    )


def test_the_same_reason_is_told_once() -> None:
    refusals = [Refusal(line=2, reason="a", remedy="b"), Refusal(line=3, reason="c")]
    refusals += [Refusal(line=line, reason="a", remedy="b") for line in range(4, 1004)]
    assert told(refusals) == ["line 2 and 1,000 more: a; b", "line 3: c"]


def test_only_the_first_reasons_are_told() -> None:
    refusals = [Refusal(line=n, reason=f"r{n}") for n in range(1, SHOWN + 4)]
    assert told(refusals)[SHOWN - 1 :] == [
        f"line {SHOWN}: r{SHOWN}",
        "… and 3 further reasons",
    ]
    assert len(told(refusals[:SHOWN])) == SHOWN


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("", "the file is empty"),
        ("\n\n", "the file is empty"),
        ("day,pain,Pain\n", "the header names 'pain' twice"),
        ("day,ache\n", "there is no column 'pain'; the columns are 'day', 'ache'"),
        ("day;pain\n", "not separated by ','; add --delimiter ';'"),
        ("day\tpain\n", "not separated by ','; add --delimiter tab"),
        ("day\n", "there is no column 'pain'; the columns are 'day'"),
        (
            'day,pain\n2026-01-01,3\n2026-01-02,"4\n2026-01-03,5\n',
            "the row that begins in line 3 is not CSV: unexpected end of data",
        ),
        ('day,pain\n2026-01-01,"3"x\n', "line 2 is not CSV: ',' expected after"),
        ("day,pain\n2026-01-01," + "3" * 200_000, "line 2 is not CSV: field larger"),
    ],
)
def test_a_file_that_cannot_be_read_at_all_is_refused(text: str, refusal: str) -> None:
    with pytest.raises(InputRefusedError) as caught:
        read(text)
    assert refusal in str(caught.value)
    assert caught.value.hint


def test_a_skipped_column_has_to_exist() -> None:
    with pytest.raises(InputRefusedError, match="there is no column 'name'"):
        read("day,pain\n", skips=("name=x",))


def test_another_delimiter_can_be_said() -> None:
    found = read("day;pain\n2026-01-01;3\n", delimiter=";")
    assert len(found.entries) == 1
    with pytest.raises(InputRefusedError, match=r"not separated by ';'; add .* ','"):
        read("day,pain\n2026-01-01,3\n", delimiter=";")


def test_a_decimal_comma_is_refused_with_a_hint() -> None:
    found = read("day;pain\n2026-01-01;3,5\n", delimiter=";")
    assert told(found.refusals) == ["line 2: pain '3,5' is not a number; write 3.5"]


def test_dates_that_a_program_wrote_as_midnight_are_not_times() -> None:
    text = "day,pain\n2026-01-01 00:00,3\n2026-01-02 00:00:00,4\n"
    with pytest.raises(InputRefusedError, match="every time in column 'day' is midn"):
        read(text, "at=day", "pain=pain")
    assert [entry.at for entry in read(text).entries] == [None, None]
    real = read(text + "2026-01-03 00:01,2\n", "at=day", "pain=pain")
    assert len(real.entries) == 3
    assert len(read("day,pain\n2026-01-01 00:00,3\n", "at=day,pain=pain").entries) == 1


def test_every_row_can_be_watched() -> None:
    seen: list[int] = []

    def watch(rows: Rows) -> Iterator[Row]:
        for row in rows:
            seen.append(row[0])
            yield row

    mapping = read_mapping(["day=day", "pain=pain"])
    text = "day,pain\n2026-01-01,3\n2026-01-01,x\n"
    read_mapped(text, mapping, reading=READING, source="csv:x", watched=watch)
    assert seen == [2, 3]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("a,b\n1,2\n", "the columns are 'a', 'b'"),
        ("", "such as --map day=COLUMN --map pain=COLUMN"),
        ('"', "such as --map day=COLUMN --map pain=COLUMN"),
        (",".join(RATING_COLUMNS), "this is fascia's own CSV"),
        (",".join(SESSION_COLUMNS), "this is fascia's own CSV"),
    ],
)
def test_the_columns_are_named_when_nothing_was_mapped(text: str, hint: str) -> None:
    assert hint in columns_hint(text)


CELLS = st.sampled_from(
    [
        "2026-01-01",
        "2026-01-01 21:00",
        "knee",
        "left calf",
        "3",
        "7.5",
        "ball",
        "10m",
        "450",
        "",
        "NA",
        "=1",
        '"',
        "a\nb",
    ]
) | st.text(max_size=8)
HEADER = ("when", "where", "score", "what", "long", "slept", "drunk", "said")
FUZZED = read_mapping(
    [
        "at=when,area=where,pain=score,kind=what,duration=long",
        "sleep=slept,water=drunk,note=said",
    ],
    translates=["NA="],
)


def quoted_cell(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


@given(st.lists(st.lists(CELLS, min_size=8, max_size=8), max_size=5))
def test_any_cells_are_read_or_refused(rows: list[list[str]]) -> None:
    lines = [",".join(map(quoted_cell, row)) for row in [list(HEADER), *rows]]
    with suppress(InputRefusedError):
        found = read_mapped("\n".join(lines), FUZZED, reading=READING, source="csv:x")
        refused = {refusal.line for refusal in found.refusals}
        assert len(refused) + found.skipped <= found.rows == len(rows)
        assert len(found.entries) >= found.rows - len(refused)


VALID = (
    "when,where,score,what,long,slept,drunk,said\n"
    '2026-01-01 21:00,left calf,3,ball,10m,,,"late, but"\n'
    "2026-01-02 08:00,neck,4.5,,,450,500ml,\n"
)


@given(
    st.lists(
        st.tuples(st.integers(0, len(VALID)), st.integers(0, 4), st.text(max_size=3)),
        max_size=4,
    ),
    st.booleans(),
)
def test_a_damaged_file_is_read_or_refused(
    damages: list[tuple[int, int, str]],
    cut: bool,  # noqa: FBT001 - a case's own flag
) -> None:
    text = VALID
    for start, length, other in damages:
        text = text[:start] + other + text[start + length :]
    if cut and damages:
        text = text[: damages[0][0]]
    with suppress(FasciaError):
        found = read_mapped(text, FUZZED, reading=READING, source="csv:x")
        assert len(set(lines_refused(found))) == len(found.refusals)
        assert isinstance(told(found.refusals), list)


def test_what_the_mapping_says_wrongly_is_told_before_the_file() -> None:
    mapping = read_mapping(["day=day", "pain=pain"], sets=["area=back"])
    with pytest.raises(InvalidValueError, match="'back' is not a known area"):
        read_mapped("", mapping, reading=READING, source="csv:x")
