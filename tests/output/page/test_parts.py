"""What the page says of relief and of what took weeks, and how much of it fits."""

from datetime import timedelta

import pytest

from builders import DAY, a_check_in, a_follow_up, a_session, place
from fasciatrack.domain.values import replace
from fasciatrack.domain.vocabulary import KINDS
from fasciatrack.output.page.parts import arrange, not_on_sheet
from fasciatrack.output.page.text import page_text
from fasciatrack.output.page.words import fitted
from fasciatrack.output.screen import Screen
from fasciatrack.reporting.page.courses import Course
from fasciatrack.reporting.page.report import PageReport
from fasciatrack.reporting.relief.report import Relief
from page_diaries import a_page


def with_relief(*some: Relief) -> PageReport:
    """Return a page with sessions of so many kinds, and that to say about relief."""
    kinds = list(KINDS)[: len(some)]
    page = a_page([a_session("pain=6:5", kind=kind) for kind in kinds])
    return replace(
        page,
        care=tuple(
            replace(part, relief=relief)
            for part, relief in zip(page.care, some, strict=True)
        ),
    )


def relief(
    n: int, days: float | None = None, *, still: int = 0, wide: int = 0
) -> Relief:
    return Relief(n=n, still=still, wide=wide, median_days=days, longest_days=9)


@pytest.mark.parametrize(
    ("some", "said"),
    [
        (relief(8, 2.5), "half of them until about 2.5 days after KIND (n 8)."),
        (relief(8, 2.04), "half of them until about 2 days after KIND (n 8)."),
        (relief(8, 1.04), "half of them until about 1 day after KIND (n 8)."),
        (relief(8, 0.43), "half of them until about 10 hours after KIND (n 8)."),
        (relief(8, 0.01), "half of them until about 1 hour after KIND (n 8)."),
        (relief(8, 3, still=2, wide=2), "about 3 days after KIND (n 8)."),
        (relief(8, 3, still=2, wide=3), "about 3 days after KIND (n 8, rough)."),
        (relief(6), "Relief: half not reached after KIND (n 6)."),
        (relief(4), "Relief: too few after KIND (n 4)."),
    ],
)
def test_relief_says_no_more_than_is_known(some: Relief, said: str) -> None:
    page = with_relief(some)
    kind = KINDS[page.care[0].kind].label.lower()
    drawn = page_text(page, Screen(width=100))
    assert said.replace("KIND", kind) in drawn
    assert "half still had half of that until then" in " ".join(drawn.split())


def test_relief_is_said_kind_by_kind_and_not_at_all_where_nobody_looked() -> None:
    page = with_relief(relief(4), relief(6, 2), relief(0), relief(5), relief(7, 3))
    one, two, _, four, five = (KINDS[part.kind].label.lower() for part in page.care)
    assert (
        f"Relief: half of them until about 2 days after {two} (n 6), 3 days after"
        f" {five} (n 7); half not reached after {four} (n 5); too few after {one}"
        " (n 4)."
    ) in " ".join(page_text(page, Screen()).split())
    drawn = page_text(with_relief(relief(0), relief(0)), Screen())
    assert "Relief" not in drawn


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a" * 10, "a" * 10),
        ("a" * 11, "a" * 9 + "…"),
        ("a" + "\u0301" * 19, "a" + "\u0301" * 19),
        ("a" + "\u0301" * 20, "a" + "\u0301" * 19 + "…"),
        ("a" + "\u0301" * 500, "a" + "\u0301" * 19 + "…"),
        (" a\n b ", "a b"),
        ("\n", '""'),
    ],
)
def test_a_text_is_cut_to_its_columns_and_marks_piled_up_too(
    text: str, shown: str
) -> None:
    assert fitted(text, 10, Screen()) == shown


SHORT, LONG = "x" * 56, "y" * 200


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ((SHORT,) * 7, []),
        ((SHORT,) * 12, ["7 of 12 questions fit"]),
        ((SHORT, LONG, SHORT), ["2 of 3 questions fit"]),
        ((LONG,), ["0 of 1 question fit"]),
    ],
)
def test_what_is_cut_on_the_sheet_is_said(
    asked: tuple[str, ...], said: list[str]
) -> None:
    page = a_page([a_check_in("pain=3")], questions=asked)
    rest = " on the sheet in full; the text version has all"
    assert list(not_on_sheet(page)) == [f"{words}{rest}" for words in said]
    cut, whole = arrange(page, Screen()), arrange(page, Screen(), is_cut=False)
    assert (cut.questions != whole.questions) is bool(said)
    assert whole.questions.items == asked


def test_medicines_and_questions_are_said_apart() -> None:
    notes = [a_check_in("pain=1", note=LONG, tags=("medicine", "question"))]
    assert [words.split(" fit")[0] for words in not_on_sheet(a_page(notes))] == [
        "0 of 1 note",
        "0 of 1 question",
    ]


def rising(name: str = "neck", **changes: object) -> Course:
    course = Course(
        rule="rising",
        place=place(name),
        first=DAY - timedelta(days=40),
        last=DAY,
        n=22,
        rise=2.44,
        low=0.8,
        high=3.91,
    )
    return replace(course, **changes)


def unchanged(name: str = "jaw", **changes: object) -> Course:
    course = Course(
        rule="unchanged",
        place=place(name),
        first=DAY - timedelta(days=40),
        last=DAY,
        n=9,
        start=6.5,
        end=6,
    )
    return replace(course, **changes)


@pytest.mark.parametrize(
    ("course", "said"),
    [
        (
            rising(),
            (
                "neck: line through pain by day up by about 2.4 (+0.8 to +3.9) from"
                " 10 Oct to 19 Nov (n 22)"
            ),
        ),
        (
            rising(low=0.0),
            (
                "neck: line through pain by day up by about 2.4 (0.0 to +3.9, may be"
                " chance) from 10 Oct to 19 Nov (n 22)"
            ),
        ),
        (
            unchanged(first=DAY - timedelta(days=400)),
            (
                "jaw: after 9 sessions since 15 Oct 2025 the starting pain is about"
                " where it began (6.5 → 6.0)"
            ),
        ),
        (
            unchanged(place=None, end=7.5),
            (
                "in general: after 9 sessions since 10 Oct the starting pain is above"
                " where it began (6.5 → 7.5)"
            ),
        ),
    ],
)
def test_what_took_weeks_is_said_as_it_was_logged(course: Course, said: str) -> None:
    page = replace(a_page([a_check_in("pain neck=3")]), courses=(course,))
    items = arrange(page, Screen()).flags.items
    assert items == (said,)
    drawn = page_text(page, Screen(width=40))
    assert said in " ".join(drawn.split())
    assert "None of what" not in drawn


@pytest.mark.parametrize(
    ("days", "courses", "shown"),
    [
        (0, 4, "RRR, … 1 more"),
        (2, 4, "DDRR, … 2 more"),
        (3, 1, "DDDR"),
        (9, 1, "DDDDR, … 5 more"),
        (9, 2, "DDDDR, … 6 more"),
        (6, 0, "DDDDDD"),
        (7, 0, "DDDDDD, … 1 more"),
    ],
)
def test_single_days_leave_room_for_what_took_weeks(
    days: int, courses: int, shown: str
) -> None:
    looks = [
        a_follow_up(
            "pain neck=1",
            of=f"gone-{hour}",
            hobbling="yes",
            day=DAY,
            at=f"{hour + 1:02}:00",
        )
        for hour in range(days)
    ]
    page = replace(
        a_page([a_check_in("pain=3"), *looks]), courses=courses * (rising(),)
    )
    items = arrange(page, Screen()).flags.items
    marks = "".join({"19": "D", "ne": "R"}.get(item[:2], f", {item}") for item in items)
    assert marks == shown
