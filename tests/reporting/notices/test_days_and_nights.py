"""Much to drink in an hour or a day, and a week of short nights."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from builders import DAY, a_check_in, a_drink, a_night
from fasciatrack.domain.records import Entry
from fasciatrack.reporting.notices.drinks import Drunk, about_drinks
from fasciatrack.reporting.notices.nights import about_nights
from timelines import drunk_in, slept_in

YESTERDAY = DAY - timedelta(days=1)


def around(entries: Sequence[Entry]) -> list[Drunk]:
    return [
        (drunk.day, drunk.at, drunk.millilitres, drunk.caffeine_mg)
        for drunk in drunk_in(entries)
    ]


def said(entry: Entry, *others: Entry) -> list[str]:
    return [one.text(one.places) for one in about_drinks(entry, around(others))]


@pytest.mark.parametrize(
    ("new", "others", "expected"),
    [
        (a_drink(1001), [], "1001 ml of drinks within an hour."),
        (a_drink(1000), [], ""),
        (
            a_drink(600, at="10:00"),
            [a_drink(500, at="11:00")],
            "1100 ml of drinks within",
        ),
        (
            a_drink(600, at="10:00"),
            [a_drink(500, at="09:00")],
            "1100 ml of drinks within",
        ),
        (a_drink(600, at="10:00"), [a_drink(500, at="11:01")], ""),
        (
            a_drink(400, at="10:00"),
            [a_drink(400, at="09:30"), a_drink(400, at="10:31")],
            "",
        ),
        (
            a_drink(400, "juice", at="10:00"),
            [a_drink(400, "tea", at="09:30"), a_drink(400, at="10:30")],
            "1200 ml of drinks within",
        ),
        (a_drink(1500, at=None), [], ""),
        (a_drink(600, at="10:00"), [a_drink(900, at=None)], ""),
        (
            a_drink(600, at="00:10"),
            [a_drink(500, at="23:50", day=YESTERDAY)],
            "1100 ml of drinks within",
        ),
    ],
)
def test_more_than_a_litre_within_an_hour_is_said(
    new: Entry, others: list[Entry], expected: str
) -> None:
    found = said(new, *others)
    assert bool(found) is bool(expected)
    assert all(text.startswith(f"You logged {expected}") for text in found)
    assert all("unless a clinician told you otherwise" in text for text in found)


def test_an_earlier_hour_is_not_said_again() -> None:
    much = a_drink(1500, at="07:00")
    assert said(a_drink(200, at="10:00"), much) == []


@pytest.mark.parametrize(("last", "expected"), [(1000, []), (1001, ["5001 ml"])])
def test_more_than_five_litres_in_a_day_are_said(
    last: int, expected: list[str]
) -> None:
    day = [a_drink(1000, at=None) for _ in range(4)]
    other_day = a_drink(3000, at=None, day=YESTERDAY)
    found = said(a_drink(last, at=None), *day, other_day)
    assert found == [
        f"You logged {each} of drinks in a day. More is not better: drink as thirst"
        " asks, unless a clinician told you otherwise."
        for each in expected
    ]


def test_caffeine_of_a_day_is_said_where_the_drink_has_some() -> None:
    day = [
        a_drink(200, "coffee", 200, at="08:00"),
        a_drink(200, "tea", 150, at="12:00"),
    ]
    other = a_drink(200, "coffee", 300, day=YESTERDAY)
    (text,) = said(a_drink(200, "cola", 51, at="16:00"), *day, other)
    assert text.startswith("You logged 401 mg of caffeine in a day.")
    assert said(a_drink(200, "cola", 50, at="16:00"), *day, other) == []
    assert said(a_drink(200, at="16:00"), *day, a_drink(100, "tea", 90)) == []


def test_what_is_no_drink_or_night_says_nothing() -> None:
    assert said(a_check_in("mood=1"), a_drink(1500)) == []
    assert list(about_nights(a_check_in("mood=1"), slept_in([a_night(60)] * 9))) == []


def nights(*minutes: int | None) -> list[Entry]:
    """Return nights, the last one today."""
    return [
        a_night(each, quality=3, day=DAY - timedelta(days=len(minutes) - 1 - number))
        for number, each in enumerate(minutes)
    ]


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        (
            (350, 350, 350, 350, 390),
            "Of the last 7 nights 5 are logged, with a mean of 5 h",
        ),
        ((359, 360, 360, 360, 360), "mean of 5 h 59 min asleep."),
        ((360, 360, 360, 360, 360), ""),
        ((300, 300, 300, 300), ""),
        ((300, None, 300, 300, 300), ""),
        ((300, 400, 400, 400, 400, 400, 300, 300), ""),
        ((600, 300, 300, 300, 300, 300, 300, 300), "Of the last 7 nights 7 are logged"),
        ((300, 300, 300, 300, 300, None), ""),
    ],
)
def test_a_week_of_short_nights_is_said(
    minutes: tuple[int | None, ...], expected: str
) -> None:
    *before, last = nights(*minutes)
    found = [one.text(one.places) for one in about_nights(last, slept_in(before))]
    assert bool(found) is bool(expected)
    assert all(expected in text and "AASM and SRS (2015)" in text for text in found)


def test_a_night_told_anew_counts_as_it_is_now() -> None:
    *before, last = nights(300, 300, 300, 300, 300)
    assert list(about_nights(last, slept_in([*before, last])))
    now = a_night(700, day=DAY)
    assert list(about_nights(now, slept_in([*before, last]))) == []


def test_later_nights_do_not_count() -> None:
    nights_ = nights(300, 300, 300, 300, 300)
    assert list(about_nights(nights_[3], slept_in(nights_))) == []
