"""What runs now, and how long it took."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import DAY, a_session, place, ratings
from fasciatrack.domain.own import OpenSession, Worked
from fasciatrack.domain.quantities import parse_duration
from fasciatrack.domain.two_steps import (
    duration_until,
    in_order,
    is_left_running,
    is_length_open,
    joined_notes,
    places_before,
    runs_for,
    still_open,
    with_worked,
    worked_places,
    worked_seconds,
)
from fasciatrack.errors import InvalidValueError

BERLIN = ZoneInfo("Europe/Berlin")
BEGAN = datetime(2026, 11, 19, 21, 0, tzinfo=BERLIN)


def running(
    *scores: str,
    at: datetime = BEGAN,
    day: date = DAY,
    **more: Any,  # noqa: ANN401 - any field
) -> OpenSession:
    entry = a_session(*scores, minutes=None, day=day).__replace__(at=at, number=None)
    return OpenSession(entry=entry, **more)


def after(**span: float) -> datetime:
    """Return the moment so long after the beginning, in the person's zone."""
    return (BEGAN.astimezone(UTC) + timedelta(**span)).astimezone(BERLIN)


@pytest.mark.parametrize(
    ("span", "shown"),
    [
        ({"seconds": 1}, "1s"),
        ({"seconds": 119}, "119s"),
        ({"seconds": 120}, "2m"),
        ({"minutes": 12, "seconds": 29}, "12m"),
        ({"minutes": 12, "seconds": 30}, "13m"),
        ({"hours": 8}, "8h"),
    ],
)
def test_the_time_between_is_the_duration(span: dict[str, float], shown: str) -> None:
    assert duration_until(running(), after(**span)) == shown


@given(st.integers(1, 8 * 3600))
def test_a_duration_can_be_read_back_to_the_minute(seconds: int) -> None:
    said = duration_until(running(), after(seconds=seconds))
    assert abs(parse_duration(said).seconds - seconds) <= (30 if seconds >= 120 else 0)


@pytest.mark.parametrize(
    ("began", "ended", "shown"),
    [
        ("2026-10-25T02:50:00+02:00", "2026-10-25T02:10:00+01:00", "20m"),
        ("2026-03-29T01:50:00+01:00", "2026-03-29T03:10:00+02:00", "20m"),
        ("2026-11-19T21:00:00+01:00", "2026-11-19T20:12:00+00:00", "12m"),
    ],
)
def test_clock_changes_and_journeys_add_nothing(
    began: str, ended: str, shown: str
) -> None:
    start, end = datetime.fromisoformat(began), datetime.fromisoformat(ended)
    assert duration_until(running(at=start), end) == shown
    wall = start.astimezone(BERLIN), end.astimezone(BERLIN)
    assert duration_until(running(at=wall[0]), wall[1]) == shown


@pytest.mark.parametrize(
    ("span", "refused"),
    [
        ({"seconds": 0}, "2026-11-19 21:00 is not after its beginning"),
        ({"minutes": -5}, "2026-11-19 20:55 is not after its beginning"),
        ({"hours": 9}, "from 2026-11-19 21:00 to 2026-11-20 06:00 is 9 h"),
    ],
)
def test_what_cannot_be_is_refused(span: dict[str, float], refused: str) -> None:
    with pytest.raises(InvalidValueError, match=refused):
        duration_until(running(), after(**span))


@pytest.mark.parametrize(
    ("span", "is_next_day", "is_left"),
    [
        ({"seconds": 0}, False, False),
        ({"hours": 3}, False, False),
        ({"hours": 3, "seconds": 1}, False, True),
        ({"hours": 1}, True, False),
        ({"hours": 1, "seconds": 1}, True, True),
        ({"hours": 9}, True, True),
        ({"seconds": -1}, False, True),
    ],
)
def test_what_is_too_long_to_be_true_was_left_running(
    span: dict[str, float],
    is_next_day: bool,  # noqa: FBT001 - a column
    is_left: bool,  # noqa: FBT001 - a column
) -> None:
    today = DAY + timedelta(days=1) if is_next_day else DAY
    assert is_left_running(running(), now=after(**span), today=today) is is_left


def test_a_guided_session_counted_for_itself() -> None:
    guided = running(
        routine="evening",
        worked=(
            Worked(area="calf", side="left", seconds=60),
            Worked(area="neck", seconds=45),
            Worked(area="calf", side="left", seconds=30),
        ),
    )
    tomorrow = DAY + timedelta(days=1)
    assert is_left_running(guided, now=after(hours=9), today=tomorrow)
    assert not is_length_open(guided, now=after(hours=9), today=tomorrow)
    assert is_length_open(running(), now=after(hours=9), today=tomorrow)
    assert not is_length_open(running(), now=after(hours=1), today=DAY)
    assert worked_seconds(guided) == 135
    assert worked_places(guided) == (place("left-calf"), place("neck"))
    done = with_worked(guided)
    assert done.session is not None
    assert done.session.duration_seconds == 135
    assert done.areas == (place("left-calf"), place("neck"))


def test_without_counting_everything_stays_as_it_was_said() -> None:
    plain = running()
    assert worked_seconds(plain) is None
    assert worked_places(plain) == (place("left-calf"),)
    assert with_worked(plain) is plain.entry


def test_how_long_it_runs_is_negative_where_the_clock_was_set_back() -> None:
    assert runs_for(running(), after(minutes=-2)) == timedelta(minutes=-2)


@pytest.mark.parametrize(
    ("scores", "metrics"),
    [
        ((), ()),
        (("pain left-calf=6:", "stiffness left-calf=7:"), ("pain", "stiffness")),
        (("stiffness left-calf=7:", "pain left-calf=6:"), ("pain", "stiffness")),
        (("pain left-calf=6:3", "fatigue=4:"), ("fatigue",)),
        (("fatigue=4", "pain left-calf=:3"), ()),
    ],
)
def test_only_a_before_asks_for_an_after(
    scores: tuple[str, ...], metrics: tuple[str, ...]
) -> None:
    assert still_open(running(*scores).entry) == metrics


@pytest.mark.parametrize(
    ("scores", "places"),
    [
        (("stiffness neck=4:",), ["left-calf"]),
        (("pain neck=4:", "pain left-calf=6:"), ["neck", "left-calf"]),
        (("pain=4:",), []),
    ],
)
def test_an_after_is_about_the_places_that_have_a_before(
    scores: tuple[str, ...], places: list[str]
) -> None:
    entry = running(*scores).entry
    assert places_before(entry, "pain") == tuple(map(place, places))


def test_scores_are_in_the_order_of_a_session_told_at_once() -> None:
    told_at_once = ratings(
        "pain neck=6:3", "pain left-calf=5:2", "stiffness left-calf=4:1", "mood=6"
    )
    in_two_steps = sorted(told_at_once, key=lambda each: each.phase == "after")
    assert in_two_steps != list(told_at_once)
    assert in_order(in_two_steps) == told_at_once
    assert in_order(in_two_steps[::-1])[-1] == told_at_once[-1]


def test_notes_are_put_one_below_the_other() -> None:
    assert joined_notes("before", "after") == "before\nafter"
    assert joined_notes(None, "after", "") == "after"
    assert joined_notes(None, None) == ""
