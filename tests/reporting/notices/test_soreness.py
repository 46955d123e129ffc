"""Being sore for days after a session, and hobbling."""

from datetime import timedelta
from typing import Any

import pytest

from builders import DAY, a_check_in, a_follow_up, a_session, place
from fasciatrack.domain.records import Entry
from fasciatrack.domain.timeline import Felt, done_in, felt_in
from fasciatrack.reporting.notices.found import Found
from fasciatrack.reporting.notices.soreness import (
    about_soreness,
    may_be_much,
)

EVENING = a_session(areas="neck", kind="foam-roll", at="21:00")


def look(hours: int, *scores: str, at: str = "21:00", **fields: Any) -> Entry:  # noqa: ANN401 - any of FollowUp
    """Return a look so many days after, at the same time of day unless it is said."""
    day = DAY + timedelta(days=hours // 24)
    return a_follow_up(*scores, of=EVENING.id, hours=hours, day=day, at=at, **fields)


def soreness(entry: Entry) -> list[Felt]:
    return [score for score in felt_in([entry]) if score.metric == "soreness"]


def found(entry: Entry, *sessions: Entry, first: Entry | None = None) -> list[Found]:
    told = [] if first is None else soreness(first)
    return list(about_soreness(entry, list(done_in(sessions)), told))


def said(entry: Entry, *sessions: Entry, first: Entry | None = None) -> str:
    (one,) = found(entry, *sessions, first=first)
    assert one.rule == "sore"
    return one.text(one.places)


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (look(24, "soreness neck=9"), False),
        (look(48, "soreness neck=3.9"), False),
        (look(48, "soreness neck=4"), True),
        (look(72, "soreness neck=4"), True),
        (look(72, "pain neck=9"), False),
        (look(24, hobbling="yes"), True),
        (look(24, hobbling="unsure"), False),
        (look(72, hobbling="no"), False),
    ],
)
def test_soreness_of_four_after_two_days_is_much_and_so_is_hobbling(
    entry: Entry,
    expected: bool,  # noqa: FBT001 - a column
) -> None:
    assert bool(found(entry, EVENING)) is expected
    assert may_be_much(entry) or not expected


@pytest.mark.parametrize(
    ("hours", "first", "now", "expected"),
    [
        (72, "soreness neck=1", "soreness neck=2", True),
        (72, "soreness neck=0", "soreness neck=0.5", True),
        (72, "soreness neck=2", "soreness neck=2", False),
        (72, "soreness neck=0", "soreness neck=0", False),
        (72, "soreness jaw=1", "soreness neck=2", False),
        (72, "pain neck=1", "soreness neck=2", False),
        (72, "soreness=1", "soreness=2", True),
        (48, "soreness neck=1", "soreness neck=2", False),
    ],
)
def test_any_soreness_above_that_of_the_first_day_is_much_after_three(
    hours: int,
    first: str,
    now: str,
    expected: bool,  # noqa: FBT001 - a column
) -> None:
    entry = look(hours, now)
    assert bool(found(entry, EVENING, first=look(24, first))) is expected
    if expected:
        assert may_be_much(entry)


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (
            look(48, "soreness neck=5"),
            "soreness 5 of 10 in the neck, 2 days after foam",
        ),
        (look(72, "soreness=5.5"), "soreness 5.5 of 10 in general, 3 days after foam"),
        (look(24, hobbling="yes"), "hobbling, 1 day after foam rolling."),
    ],
)
def test_what_was_logged_is_said_with_what_to_do(entry: Entry, expected: str) -> None:
    told = said(entry, EVENING)
    assert told.startswith(f"You logged {expected}")
    assert "take less pressure or less time" in told
    assert "swelling, fever or numbness, see a professional" in told


def test_a_session_that_is_gone_has_no_kind() -> None:
    assert "3 days after a session." in said(look(72, "soreness neck=4"))


def test_areas_share_what_is_said_and_hobbling_is_about_the_session() -> None:
    same = look(48, "soreness neck=4", "soreness jaw=4", "soreness quads=6")
    first, second = found(same, EVENING)
    assert first.places == (place("neck"), place("jaw"))
    assert second.places == (place("quads"),)
    session = a_session(areas="left-calf neck", id=EVENING.id)
    hobbling = look(24, hobbling="yes", areas=session.areas)
    assert found(hobbling, session)[0].places == session.areas
    assert found(look(24, hobbling="yes"), session)[0].places == (None,)


@pytest.mark.parametrize(
    ("days", "at", "expected"),
    [
        (1, "22:00", ""),
        (2, "20:59", ""),
        (2, "21:00", "2 days after"),
        (3, "20:59", "2 days after"),
        (3, "21:00", "3 days after"),
        (4, "20:59", "3 days after"),
        (4, "21:00", "4 days after"),
        (7, "21:00", "7 days after"),  # 168 h
        (7, "21:01", ""),
        (14, "20:59", ""),
        (1, None, ""),
        (2, None, "2 days after"),
        (3, None, "3 days after"),
        (4, None, "4 days after"),
        (7, None, "7 days after"),
        (8, None, ""),
    ],
)
def test_a_check_in_tells_of_it_too(days: int, at: str | None, expected: str) -> None:
    entry = a_check_in("soreness neck=4", day=DAY + timedelta(days=days), at=at)
    assert bool(found(entry, EVENING)) is bool(expected)
    if expected:
        assert expected in said(entry, EVENING)


def test_only_the_last_session_on_the_area_can_have_been_too_much() -> None:
    two_days_later = DAY + timedelta(days=2)
    sore = a_check_in("soreness neck=5", day=two_days_later, at="22:00")
    again = a_session(areas="neck", day=DAY + timedelta(days=1), at="21:00")
    elsewhere = a_session(areas="jaw", day=DAY + timedelta(days=1), at="21:00")
    nowhere = a_session(areas="", day=DAY + timedelta(days=1), at="21:00")
    later = a_session(areas="neck", day=two_days_later, at="23:00")
    tomorrow = a_session(areas="neck", day=DAY + timedelta(days=3), at="23:00")
    assert found(sore, EVENING, again) == []
    assert found(sore, EVENING, nowhere) == []
    assert len(found(sore, EVENING, elsewhere)) == 1
    assert len(found(sore, EVENING, later)) == 1
    assert len(found(sore, EVENING, tomorrow)) == 1
    assert found(sore) == []


def test_soreness_before_the_next_session_counts_and_after_it_does_not() -> None:
    day = DAY + timedelta(days=2)
    assert found(
        a_session("soreness neck=4:0", areas="neck", day=day, at="22:00"), EVENING
    )
    after = a_session("soreness neck=:9", areas="neck", day=day, at="22:00")
    assert found(after, EVENING) == []
    assert not may_be_much(after)


@pytest.mark.parametrize(
    ("scores", "is_found"),
    [
        ("soreness neck=3.9", False),
        ("soreness both-calf=4", True),
        ("soreness calf=4", True),
        ("soreness right-calf=4", False),
        ("soreness=4", True),
    ],
)
def test_a_side_or_none_may_be_where_the_session_was(
    scores: str,
    is_found: bool,  # noqa: FBT001 - a column
) -> None:
    session = a_session(areas="left-calf", at="21:00")
    entry = a_check_in(scores, day=DAY + timedelta(days=2), at="22:00")
    assert bool(found(entry, session)) is is_found


def test_what_says_nothing_of_it_is_not_looked_into() -> None:
    assert not may_be_much(a_check_in("soreness neck=0"))
    assert not may_be_much(look(72, "pain neck=9"))
    assert not may_be_much(a_session("pain neck=3:1", tags=("hobbling",)))


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (look(48, "soreness neck=9", at="20:59"), ""),  # 47 h 59
        (look(48, "soreness neck=9", at="09:00"), ""),  # 36 h
        (look(48, "soreness neck=9"), "2 days after"),
        (look(72, "soreness neck=4", at="20:59"), "2 days after"),
        (look(24, hobbling="yes", at="11:00"), ""),  # 14 h
        (look(24, hobbling="yes", at="20:59"), ""),
        (look(24, hobbling="yes"), "1 day after"),
        (look(48, hobbling="yes", at="20:59"), "1 day after"),
    ],
)
def test_a_follow_up_keeps_the_hours_by_the_clock(entry: Entry, expected: str) -> None:
    assert bool(found(entry, EVENING)) is bool(expected)
    if expected:
        assert expected in said(entry, EVENING)


@pytest.mark.parametrize(
    ("hours", "first_at", "first", "is_found"),
    [
        (72, 24, "soreness neck=1", True),
        (72, 24, "soreness neck=2", False),
        (71, 24, "soreness neck=1", False),
        (72, 8, "soreness neck=1", True),
        (72, 7, "soreness neck=1", False),
        (72, 35, "soreness neck=1", True),
        (72, 36, "soreness neck=1", False),
        (72, 24, "soreness jaw=1", False),
        (100, 24, "soreness neck=0", True),
    ],
)
def test_a_check_in_tells_of_a_rise_above_the_first_day_too(
    hours: int,
    first_at: int,
    first: str,
    is_found: bool,  # noqa: FBT001 - a column
) -> None:
    def check_in(after: int, score: str) -> Entry:
        days, hour = divmod(21 + after, 24)
        day = DAY + timedelta(days=days)
        return a_check_in(score, day=day, at=f"{hour:02}:00")

    now = check_in(hours, "soreness neck=2")
    assert bool(found(now, EVENING, first=check_in(first_at, first))) is is_found


def test_the_score_nearest_to_a_day_after_is_the_first() -> None:
    next_day = DAY + timedelta(days=1)
    told = [
        a_check_in(f"soreness neck={value}", day=next_day, at=at)
        for value, at in ((3, "06:00"), (1, "20:00"), (4, "23:30"))
    ]
    after = a_session("soreness neck=:0", areas="jaw", day=next_day, at="21:00")
    felt = [score for entry in (*told, after) for score in soreness(entry)]
    now = look(72, "soreness neck=2")
    assert list(about_soreness(now, list(done_in([EVENING])), felt))


@pytest.mark.parametrize(
    ("days", "at", "expected"),
    [
        (1, "20:59", ""),
        (1, "21:00", "hobbling, 1 day after foam rolling"),
        (5, "21:00", "hobbling, 5 days after"),
        (7, "21:00", "hobbling, 7 days after"),
        (7, "21:01", ""),
        (0, None, ""),
        (1, None, "hobbling, 1 day after"),
    ],
)
def test_a_check_in_tells_of_hobbling(days: int, at: str | None, expected: str) -> None:
    day = DAY + timedelta(days=days)
    entry = a_check_in(day=day, at=at, tags=("hobbling",))
    nearer = a_session(areas="neck", day=day, at="20:30", kind="yoga")
    assert bool(found(entry, EVENING, nearer)) is bool(expected)
    if expected:
        assert expected in said(entry, EVENING, nearer)
    assert found(entry) == []


def test_a_session_is_not_sore_of_itself_when_it_is_moved() -> None:
    moved = a_session(
        "soreness neck=5:",
        areas="neck",
        day=DAY + timedelta(days=2),
        at="22:00",
        id=EVENING.id,
    )
    assert found(moved, EVENING) == []
