"""Which session is to be looked at again, and when."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import DAY, a_check_in, a_follow_up, a_session, ratings
from fasciatrack.domain.afterwards import FollowUp
from fasciatrack.domain.follow_ups import (
    at_their_hours,
    completed,
    due,
    follow_ups,
    hours_after,
    hours_of_look,
    next_opening,
    of_its_own,
    soreness,
    together,
)
from fasciatrack.domain.moments import local_day
from fasciatrack.domain.records import Entry
from fasciatrack.errors import InvalidValueError

BERLIN = ZoneInfo("Europe/Berlin")
FOUR = time(4)
EVENING = a_session("pain=6:3", at="21:30")
UNTIMED = a_session("pain=6:3", at=None)


def told(session: Entry, hours: int, *scores: str, **more: Any) -> Entry:  # noqa: ANN401 - any field
    return a_follow_up(*scores, of=session.id, hours=hours, **more)


def looks(
    *entries: Entry, now: datetime, today: date | None = None
) -> list[tuple[str, int]]:
    found = due(entries, now=now, today=today or local_day(now, FOUR))
    return [(look.session.id, look.hours) for look in found]


def after(hours: float) -> datetime:
    """Return the moment so many hours after the evening's session."""
    assert EVENING.at is not None
    return (EVENING.at.astimezone(UTC) + timedelta(hours=hours)).astimezone(BERLIN)


@pytest.mark.parametrize(
    ("hours", "look"),
    [
        (-1, None),
        (0.5, None),
        (7.99, None),
        (8, 24),
        (24, 24),
        (35.99, 24),
        (36, 48),
        (59.99, 48),
        (60, 72),
        (95.99, 72),
        (96, None),
    ],
)
def test_each_look_has_its_hours(hours: float, look: int | None) -> None:
    now = after(hours)
    assert hours_after(EVENING, at=now, day=local_day(now, FOUR)) == look


def test_the_first_look_waits_for_the_next_day() -> None:
    morning = a_session(at="06:00")
    late = datetime(2026, 11, 19, 23, 0, tzinfo=BERLIN)
    assert hours_after(morning, at=late, day=DAY) is None
    after_midnight = datetime(2026, 11, 20, 3, 59, tzinfo=BERLIN)
    assert hours_after(morning, at=after_midnight, day=DAY) is None
    assert (
        hours_after(
            morning,
            at=datetime(2026, 11, 20, 4, 0, tzinfo=BERLIN),
            day=DAY + timedelta(days=1),
        )
        == 24
    )


@pytest.mark.parametrize(
    ("days", "look"), [(-1, None), (0, None), (1, 24), (2, 48), (3, 72), (4, None)]
)
def test_without_a_time_of_day_the_days_count(days: int, look: int | None) -> None:
    day = DAY + timedelta(days=days)
    noon = datetime.combine(day, time(12), BERLIN)
    assert hours_after(UNTIMED, at=noon, day=day) == look
    assert hours_after(EVENING, at=None, day=day) == look


@pytest.mark.parametrize(
    ("made", "hours", "is_due"),
    [
        ([], 12, 24),
        ([], 40, 48),
        ([], 61, None),
        ([(24, "soreness left-calf=0")], 30, None),
        ([(24, "soreness left-calf=0")], 40, None),
        ([(24, "soreness left-calf=2")], 30, None),
        ([(24, "soreness left-calf=2")], 40, 48),
        ([(24, "pain left-calf=2")], 40, 48),
        ([(24, "soreness left-calf=2")], 61, 72),
        ([(24, "soreness left-calf=2"), (48, "soreness left-calf=0")], 61, None),
        ([(24, "soreness left-calf=2"), (48, "soreness left-calf=1")], 61, 72),
        ([(48, "soreness left-calf=0")], 61, None),
        ([(48, "pain left-calf=3")], 61, 72),
        ([(72, "soreness left-calf=3")], 61, None),
    ],
)
def test_a_later_look_is_due_only_while_one_is_sore(
    made: list[tuple[int, str]], hours: float, is_due: int | None
) -> None:
    kept = [told(EVENING, look, scores) for look, scores in made]
    found = looks(EVENING, *kept, now=after(hours))
    assert found == ([(EVENING.id, is_due)] if is_due else [])


def test_soreness_anywhere_counts() -> None:
    kept = told(EVENING, 24, "soreness neck=0", "soreness left-calf=1")
    assert soreness(kept) == 1
    assert looks(EVENING, kept, now=after(40)) == [(EVENING.id, 48)]
    assert soreness(told(EVENING, 24, "pain neck=4")) is None


def test_the_latest_session_comes_first_and_other_entries_do_not_count() -> None:
    before = a_session(day=DAY - timedelta(days=1), at="21:00")
    found = looks(before, a_check_in("pain=4"), EVENING, now=after(12))
    assert found == [(EVENING.id, 24), (before.id, 48)]


def test_a_look_knows_whether_it_is_the_first() -> None:
    kept = told(EVENING, 24, "soreness=2")
    (first,) = due([EVENING], now=after(24), today=DAY + timedelta(days=1))
    (second,) = due([EVENING, kept], now=after(48), today=DAY + timedelta(days=2))
    assert (first.is_first, second.is_first) == (True, False)


@given(st.floats(-10, 200), st.lists(st.sampled_from([24, 48, 72]), unique=True))
def test_no_look_is_ever_due_twice(hours: float, made: list[int]) -> None:
    kept = [told(EVENING, look, "soreness left-calf=5") for look in made]
    for _, look in looks(EVENING, *kept, now=after(hours)):
        assert look not in made


@pytest.mark.parametrize(
    ("sessions", "sizes"),
    [
        (("20:00", "20:40", "21:30"), [3]),
        (("17:00", "20:00", "22:30"), [3]),
        (("08:00", "21:00"), [1, 1]),
        ((None, "21:00"), [2]),
    ],
)
def test_one_answer_serves_the_sessions_of_one_evening(
    sessions: Iterable[str | None], sizes: list[int]
) -> None:
    entries = [a_session(at=at) for at in sessions]
    found = due(
        entries,
        now=datetime(2026, 11, 20, 8, tzinfo=BERLIN),
        today=DAY + timedelta(days=1),
    )
    groups = together(found)
    assert [len(group) for group in groups] == sizes
    for group in groups:
        order = [entries.index(look.session) for look in group]
        assert order == sorted(order)


def test_two_days_are_never_answered_in_one_go() -> None:
    day_before = DAY - timedelta(days=1)
    late, early = a_session(day=day_before, at="23:59"), a_session(at="00:30")
    found = due(
        [late, early],
        now=datetime(2026, 11, 20, 9, tzinfo=BERLIN),
        today=DAY + timedelta(days=1),
    )
    groups = [[look.session for look in group] for group in together(found)]
    assert groups == [[early], [late]]


@pytest.mark.parametrize(
    ("entries", "now", "opening"),
    [
        ([], after(1), None),
        ([EVENING], after(1), datetime(2026, 11, 20, 5, 30, tzinfo=BERLIN)),
        ([EVENING], after(12), None),
        ([a_session(at="06:00")], after(0), datetime(2026, 11, 20, 4, tzinfo=BERLIN)),
        ([UNTIMED], after(1), DAY + timedelta(days=1)),
        (
            [EVENING, told(EVENING, 24, "soreness=1")],
            after(20),
            datetime(2026, 11, 21, 9, 30, tzinfo=BERLIN),
        ),
        ([UNTIMED, told(UNTIMED, 24, "soreness=1")], after(20), date(2026, 11, 21)),
        ([EVENING, told(EVENING, 24, "soreness=0")], after(20), None),
        (
            [UNTIMED, EVENING],
            after(1),
            DAY + timedelta(days=1),
        ),
    ],
)
def test_it_is_known_when_the_next_look_opens(
    entries: list[Entry], now: datetime, opening: datetime | date | None
) -> None:
    assert (
        next_opening(entries, now=now, today=local_day(now, FOUR), day_ends_at=FOUR)
        == opening
    )


def test_a_moment_names_its_look_or_says_why_it_has_none() -> None:
    now = after(30)
    assert hours_of_look(EVENING, at=now, day=local_day(now, FOUR)) == 24
    soon = after(2)
    with pytest.raises(InvalidValueError, match=r"too short ago.*8 hours after"):
        hours_of_look(EVENING, at=soon, day=local_day(soon, FOUR))
    late = after(96)
    with pytest.raises(InvalidValueError, match=r"lies 4 days or more before.*--at"):
        hours_of_look(EVENING, at=late, day=local_day(late, FOUR))


def test_follow_ups_are_found_by_session_and_hours() -> None:
    first, second = told(EVENING, 24, "pain=1"), told(EVENING, 48, "pain=1")
    assert follow_ups([EVENING, first, second]) == {EVENING.id: {24: first, 48: second}}


@pytest.mark.parametrize(
    ("areas", "others", "said", "kept"),
    [
        ("neck", "", ["soreness jaw=3"], ["soreness jaw=3"]),
        ("neck", "quads", ["soreness quads=3", "pain neck=1"], ["pain neck=1"]),
        (
            "neck",
            "neck quads",
            ["soreness neck=3", "pain quads=1"],
            ["soreness neck=3"],
        ),
        ("", "quads", ["soreness=2"], ["soreness=2"]),
        ("calf", "left-calf", ["soreness left-calf=2"], ["soreness left-calf=2"]),
        ("left-calf", "calf", ["soreness calf=2"], ["soreness calf=2"]),
        ("both-calf", "calf", ["soreness right-calf=2"], ["soreness right-calf=2"]),
        ("left-calf", "quads", ["soreness both-calf=2"], ["soreness both-calf=2"]),
        (
            "left-calf",
            "right-calf",
            ["soreness right-calf=2", "pain left-calf=1"],
            ["pain left-calf=1"],
        ),
        ("neck", "calf", ["soreness left-calf=2", "pain neck=1"], ["pain neck=1"]),
    ],
)
def test_a_score_stays_with_the_session_that_worked_there(
    areas: str, others: str, said: list[str], kept: list[str]
) -> None:
    session, other = a_session(areas=areas), a_session(areas=others)
    own = of_its_own(session, a_follow_up(*said, of=session.id), [other])
    assert own is not None
    assert own.ratings == ratings(*kept)


@pytest.mark.parametrize(
    ("more", "is_left"),
    [({}, False), ({"note": "x"}, True), ({"hobbling": "no"}, True)],
)
def test_a_session_of_which_nothing_was_told_has_no_follow_up(
    more: dict[str, Any],
    is_left: bool,  # noqa: FBT001 - a column
) -> None:
    session, other = a_session(areas="neck"), a_session(areas="quads")
    told_of = a_follow_up("soreness quads=2", of=session.id, **more)
    own = of_its_own(session, told_of, [other])
    assert (own is not None) is is_left
    assert own is None or own.ratings == ()


def at(entry: Entry, hours: float) -> Entry:
    moment = after(hours)
    return entry.__replace__(at=moment, day=local_day(moment, FOUR))


def test_a_look_that_was_moved_is_another_one() -> None:
    first, second = told(EVENING, 24, "pain=1"), told(EVENING, 48, "pain=1")
    moved = at_their_hours(EVENING, [at(first, 40), EVENING, at(second, 70)])
    assert [each.follow_up and each.follow_up.hours for each in moved] == [48, 72]
    assert moved[0] == at(first, 40).__replace__(
        follow_up=FollowUp(session=EVENING.id, hours=48)
    )


@pytest.mark.parametrize(
    ("moved", "refused"),
    [
        (
            [-1],
            (
                "follow-up 7 would be no look after session 5: those lie on later"
                " days, 8 to 96 hours after it; `fascia delete 7` first, and tell it"
                " anew with `fascia follow-up --of 5 --at`"
            ),
        ),
        ([3], "follow-up 7 would be no look"),
        ([96], "follow-up 7 would be no look"),
        (
            [40],
            (
                "follow-up 7 would be a second look 48 h after session 5, beside"
                " follow-up 8; correct that one, or delete it first"
            ),
        ),
        ([61, 62], "follow-up 7 would be a second look 72 h after session 5"),
    ],
)
def test_a_look_that_cannot_be_is_refused(moved: list[float], refused: str) -> None:
    session = EVENING.__replace__(number=5)
    one = told(EVENING, 24, "pain=1").__replace__(number=7)
    other = told(EVENING, 48, "pain=1").__replace__(number=8)
    with pytest.raises(InvalidValueError) as raised:
        at_their_hours(session, [at(one, hours) for hours in moved], [other])
    assert str(raised.value).startswith(refused)


def test_a_second_word_completes_or_corrects_the_first() -> None:
    first = a_follow_up(
        *("soreness neck=3", "soreness jaw=2", "pain neck=4"),
        hobbling="no",
        water_ml=500,
        note="slept well",
        tags=("a",),
    )
    second = a_follow_up(
        "soreness neck=1", "stiffness neck=5", at="09:00", hobbling="yes"
    )

    both = completed(first, second)

    assert both.follow_up == FollowUp(
        session="entry-1", hours=24, hobbling="yes", water_ml=500
    )
    assert set(both.ratings) == set(
        ratings("soreness neck=1", "soreness jaw=2", "pain neck=4", "stiffness neck=5")
    )
    assert (both.id, both.at, both.note) == (first.id, first.at, "slept well")
    assert both.tags == ("a",)
    renamed = completed(first, second.__replace__(note="new", tags=("b",)))
    assert (renamed.note, renamed.tags) == ("new", ("b",))
    with pytest.raises(ValueError, match="two follow-ups"):
        completed(first, EVENING)


def test_a_day_without_a_time_has_its_looks_too() -> None:
    found = due([EVENING, UNTIMED], now=None, today=DAY + timedelta(days=2))
    assert [look.hours for look in found] == [48, 48]
