"""Everything the one page says, as one value."""

from datetime import date, timedelta

import pytest

from builders import DAY, a_check_in, a_look_back, a_night, a_session, place
from fasciatrack.domain.periods import EARLIEST, Period
from fasciatrack.domain.records import Night
from fasciatrack.domain.values import replace
from fasciatrack.reporting.page.report import look_backs_to_load, span_to_load
from page_diaries import FOUR_WEEKS, PROGRAM, a_page, usual, usual_page


def test_four_weeks_have_two_halves() -> None:
    page = usual_page()
    assert page.first == Period(first=date(2026, 10, 23), last=date(2026, 11, 5))
    assert page.now == Period(first=date(2026, 11, 6), last=date(2026, 11, 19))
    assert (page.coverage.days_with_entry, page.coverage.days) == (21, 28)
    assert [str(part.place) for part in page.areas] == [
        "left calf",
        "neck",
        "right knee",
    ]
    assert page.program == PROGRAM


def test_a_shorter_period_is_one_whole() -> None:
    short = Period(first=DAY - timedelta(days=26), last=DAY)
    page = a_page(usual(), period=short)
    assert (page.first, page.now) == (None, short)
    assert all(part.first is None for part in page.areas)


def test_a_period_that_goes_on_ends_today() -> None:
    month = Period(first=date(2026, 11, 1), last=date(2026, 11, 30))
    page = a_page(usual(), period=month)
    assert page.period == Period(first=month.first, last=DAY)
    assert page.is_running


def test_a_period_without_a_beginning_begins_with_the_first_entry() -> None:
    everything = Period(first=EARLIEST, last=DAY)
    page = a_page([a_check_in("pain=3")], period=everything)
    assert page.period == Period(first=DAY, last=DAY)
    assert a_page([], period=everything).period.first == EARLIEST


def test_a_period_to_come_is_empty() -> None:
    page = a_page(usual(), period=Period(first=date(2027, 1, 1), last=date(2027, 2, 1)))
    assert (page.coverage.entries, page.areas, page.sessions) == (0, (), 0)


def test_three_areas_are_described_and_the_others_named() -> None:
    names = ("neck", "jaw", "hip", "knee", "foot")
    said = a_check_in(*(f"pain {name}={9 - at}" for at, name in enumerate(names)))
    page = a_page([said])
    assert [str(part.place) for part in page.areas] == ["neck", "jaw", "hip"]
    assert list(map(str, page.other_areas)) == ["knee", "foot"]


def test_an_area_narrows_what_was_felt_and_done_but_not_the_rest() -> None:
    page = a_page(usual(), places=(place("neck"),))
    assert [str(part.place) for part in page.areas] == ["neck"]
    assert [part.kind for part in page.care] == ["mfr-therapist"]
    assert page.sessions == 1
    assert [str(area.place) for area in page.body.areas] == ["neck"]
    assert page.life == usual_page().life
    assert page.medicines == usual_page().medicines
    assert page.coverage == usual_page().coverage


def test_only_tagged_notes_are_on_the_page_word_for_word() -> None:
    words = "  two\nlines, <b>as typed</b> "
    page = a_page(
        [
            a_session(note="private", tags=("home",)),
            a_night(note=words, tags=("medicine", "question")),
            a_check_in("pain=1", tags=("medicine",)),
        ],
        questions=("first?",),
    )
    assert [one.text for one in page.medicines] == [words]
    assert [(one.text, one.day) for one in page.questions] == [
        ("first?", None),
        (words, DAY),
    ]
    assert "private" not in repr(page)


def test_the_latest_note_comes_first() -> None:
    entries = [
        a_night(day=DAY - timedelta(days=1), note="older", tags=("medicine",)),
        a_night(note="newer", tags=("medicine",)),
    ]
    assert [one.text for one in a_page(entries).medicines] == ["newer", "older"]


def test_a_name_is_there_only_when_it_is_given() -> None:
    assert a_page(usual()).name is None
    assert a_page(usual(), name="Ana").name == "Ana"


def test_function_has_its_first_and_its_latest_score() -> None:
    life = usual_page().life
    assert life.peg is not None
    assert (life.peg.first.score, life.peg.last.score) == (6, 4.333333333)
    assert [
        (one.label, one.first.score, one.last.score) for one in life.activities
    ] == [
        ("climbing stairs", 4, 6),
        ("gardening", 7, 7),
    ]


def test_an_activity_in_another_case_is_the_same_in_the_words_of_last_time() -> None:
    life = a_page(
        [
            a_look_back(day=DAY - timedelta(days=31), activities=("Gardening=4",)),
            a_look_back(activities=("gardening=7",)),
        ]
    ).life
    (one,) = life.activities
    assert (one.label, one.first.score, one.last.score) == ("gardening", 4, 7)


@pytest.mark.parametrize(
    "said",
    [
        [("pain left-calf=2",)] * 3 + [("pain left-calf=8", "pain neck=3")],
        [("pain both-calf=6", "pain left-calf=2"), ("pain both-calf=4",)],
        [("stiffness left-calf=2",), ("pain both-calf=4",)],
    ],
)
def test_the_picture_and_the_cards_say_the_same_average(
    said: list[tuple[str, ...]],
) -> None:
    # The last alone is of another day.
    days = [DAY - timedelta(days=1)] * (len(said) - 1) + [DAY]
    page = a_page(
        [a_check_in(*scores, day=at) for scores, at in zip(said, days, strict=True)]
    )
    drawn = {area.place: area.value for area in page.body.areas}
    cards = {part.place: part.whole.average for part in page.areas}
    assert drawn == {where: mean for where, mean in cards.items() if mean is not None}


def test_the_picture_tells_sides_apart_where_the_cards_do() -> None:
    long_ago = FOUR_WEEKS.first - timedelta(days=20)
    page = a_page(
        [a_check_in("pain left-calf=2", day=long_ago), a_check_in("pain both-calf=4")]
    )
    assert {str(area.place) for area in page.body.areas} == {"left calf", "right calf"}
    assert {str(part.place) for part in page.areas} == {"left calf", "right calf"}


def test_a_peg_with_a_score_missing_is_none() -> None:
    back = a_look_back(peg_pain=3, activities=("stairs=2",))
    life = a_page([back]).life
    assert life.peg is None
    assert life.activities[0].first == life.activities[0].last


def test_sleep_counts_what_is_known() -> None:
    def at(hour: int, minute: int = 0) -> object:
        moment = a_check_in("pain=1", at=f"{hour:02}:{minute:02}").at
        assert moment is not None
        return moment if hour < 12 else moment - timedelta(days=1)

    timed = Night(minutes=420, in_bed_at=at(23), out_of_bed_at=at(7))  # type: ignore[arg-type]  # a moment
    page = a_page(
        [
            a_night(None, 2),
            a_night(360, 4, day=DAY - timedelta(days=1)),
            replace(a_night(day=DAY - timedelta(days=2)), night=timed),
        ]
    )
    sleep = page.life.sleep
    assert sleep.nights == 3
    assert (sleep.minutes.n, sleep.minutes.mean) == (2, 390)
    assert (sleep.quality.n, sleep.quality.mean) == (2, 3)
    assert (sleep.efficiency_percent.n, sleep.efficiency_percent.mean) == (1, 87.5)
    assert [point.minutes for point in sleep.trend[-3:]] == [420, 360, None]


def test_what_is_loaded_is_the_period_and_what_explains_it() -> None:
    assert span_to_load(FOUR_WEEKS) == Period(
        first=FOUR_WEEKS.first - timedelta(days=55), last=DAY + timedelta(days=7)
    )
    assert look_backs_to_load(FOUR_WEEKS) == Period(
        first=DAY - timedelta(days=365), last=DAY
    )
    long = Period(first=DAY - timedelta(days=1000), last=DAY)
    assert look_backs_to_load(long) == long


@pytest.mark.parametrize("last", [EARLIEST, DAY])
def test_a_period_at_the_beginning_of_time_can_be_loaded(last: date) -> None:
    period = Period(first=EARLIEST, last=last)
    assert span_to_load(period).first == EARLIEST
    assert look_backs_to_load(period).first == EARLIEST


def test_entries_around_the_period_explain_it_but_are_not_in_it() -> None:
    page = a_page(
        [
            a_session("pain=9:9", day=FOUR_WEEKS.first - timedelta(days=1)),
            *usual(),
            a_check_in("pain neck=9", day=DAY + timedelta(days=1)),
        ]
    )
    assert replace(page, name="Ana Maria", questions=usual_page().questions) == (
        usual_page()
    )


def test_courses_look_further_back_than_a_short_page_and_only_at_its_areas() -> None:
    weekly = [
        a_session("pain neck=5:3", "pain jaw=5:3", day=DAY - timedelta(days=back))
        for back in (28, 21, 14, 7)
    ]
    week = Period(first=DAY - timedelta(days=6), last=DAY)
    page = a_page([*weekly, a_session("pain neck=5:3")], period=week)
    assert page.sessions == 1
    (course,) = page.courses
    assert (str(course.place), course.n) == ("neck", 5)
    assert course.first == DAY - timedelta(days=28)
    assert a_page(weekly, period=week).courses == ()


def test_a_course_is_told_up_to_today_where_the_period_goes_on() -> None:
    month = Period(first=date(2026, 11, 1), last=date(2026, 11, 30))
    first = DAY - timedelta(days=55)
    weekly = [
        a_session("pain neck=5:3", day=first + timedelta(days=number * 11))
        for number in range(6)
    ]
    assert span_to_load(month).first <= first
    assert [course.n for course in a_page(weekly, period=month).courses] == [6]
