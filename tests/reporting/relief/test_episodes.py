"""What became of the relief after a session, as far as later scores tell."""

from datetime import date, timedelta
from itertools import accumulate
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import DAY, a_check_in, a_drink, a_follow_up, a_session, place
from fasciatrack.domain.records import Entry
from fasciatrack.domain.timeline import done_in, felt_in
from fasciatrack.domain.values import replace
from fasciatrack.reporting.relief.episodes import (
    Episode,
    Until,
    episodes,
    once_each,
)

Lasted = tuple[float, float | None, float]
"""Days to the last score that was lower, to the first that was not, and the gap."""


def day(number: int) -> date:
    return DAY + timedelta(days=number)


def follow(
    *entries: Entry, metric: str = "pain", until: Until = "half"
) -> list[Episode]:
    return episodes(felt_in(entries), done_in(entries), metric=metric, until=until)


def lasted(
    *later: Entry, session: Entry | None = None, until: Until = "half"
) -> Lasted | None:
    """Follow a session on the left calf that went from 6 to 2; it is over from 4 on."""
    first = session or a_session("pain left-calf=6:2", id="first")
    found = once_each(follow(first, *later, until=until))["first"]
    if not (found.is_relief and found.is_followed):
        return None
    back_by = None if found.back_by is None else round(found.back_by, 6)
    return round(found.lower_until, 6), back_by, round(found.gap, 6)


@pytest.mark.parametrize(("pain", "back_by"), [(3.9, None), (4, 1), (9, 1)])
def test_it_is_over_when_half_of_the_drop_is_gone(
    pain: float, back_by: float | None
) -> None:
    found = lasted(a_check_in(f"pain left-calf={pain}", day=day(1), at="21:00"))
    assert found == (0 if back_by else 1, back_by, 1)


@pytest.mark.parametrize(("pain", "back_by"), [(5.9, None), (6, 1), (9, 1)])
def test_until_baseline_it_is_over_when_all_of_the_drop_is_gone(
    pain: float, back_by: float | None
) -> None:
    look = a_check_in(f"pain left-calf={pain}", day=day(1), at="21:00")
    found = lasted(look, until="baseline")
    assert found == (0 if back_by else 1, back_by, 1)


def test_it_ends_between_the_last_lower_score_and_the_first_that_is_not() -> None:
    later = (
        a_follow_up("pain left-calf=2", of="first", day=day(1), at="21:00"),
        a_drink(day=day(1)),
        a_check_in("pain left-calf=3", day=day(2), at="21:00"),
        a_check_in("pain left-calf=5", day=day(4), at="09:00"),
        a_check_in("pain left-calf=1", day=day(5)),
    )
    assert lasted(*later) == (2, 3.5, 1.5)
    first = a_session("pain left-calf=6:2", id="first")
    (found,) = follow(first, *later)
    assert found.is_over
    assert found.days == pytest.approx(2.75)
    assert found.ends_in == pytest.approx(1.5)
    (found,) = follow(first, *later[:3])
    assert (found.is_over, found.days, found.ends_in) == (False, 2, 0)


@pytest.mark.parametrize(
    ("days", "is_rough"), [((1, 2), False), ((1, 3), False), ((1, 4), True)]
)
def test_more_than_two_days_without_a_score_make_it_rough(
    days: tuple[int, ...], *, is_rough: bool
) -> None:
    looks = [
        a_check_in("pain left-calf=2", day=day(number), at="21:00") for number in days
    ]
    last = a_check_in("pain left-calf=9", day=day(days[-1] + 1), at="21:00")
    for entries in (looks, [*looks, last]):
        (found,) = follow(a_session("pain left-calf=6:2"), *entries)
        assert found.is_rough is is_rough


@pytest.mark.parametrize(
    "scores",
    ["pain left-calf=6:6", "pain left-calf=6:5.1", "pain left-calf=2:6"],
)
def test_without_a_drop_of_a_point_there_is_nothing_to_follow(scores: str) -> None:
    session = a_session(scores, id="first")
    assert lasted(a_check_in("pain left-calf=1", day=day(1)), session=session) is None


@pytest.mark.parametrize(
    "scores", ["pain left-calf=6:", "pain left-calf=:2", "stress=6:2"]
)
def test_without_both_scores_there_is_no_episode(scores: str) -> None:
    assert follow(a_session(scores), a_check_in("pain left-calf=9", day=day(1))) == []


@pytest.mark.parametrize("scores", ["6:5", "2.3:1.3", "10:0"])
def test_a_drop_of_a_point_is_enough(scores: str) -> None:
    session = a_session(f"pain left-calf={scores}", id="first")
    assert lasted(a_check_in("pain left-calf=9", day=day(1)), session=session)


def test_what_nobody_looked_at_is_unknown() -> None:
    assert lasted() is None
    assert lasted(a_check_in("pain neck=9", "stress=5", day=day(1))) is None
    assert lasted(a_session("pain left-calf=:9", day=day(1))) is None


def test_the_next_session_ends_the_looking_and_its_score_before_counts() -> None:
    after = a_check_in("pain left-calf=9", day=day(3), at="21:00")
    low = a_check_in("pain left-calf=2", day=day(1), at="21:00")
    unscored = a_session(areas="left-calf", day=day(2))
    assert lasted(low, unscored, after) == (1, None, 1)
    still = a_session("pain left-calf=3:1", day=day(2))
    assert lasted(low, still, after) == (2, None, 1)
    back = a_session("pain left-calf=6:1", day=day(2))
    assert lasted(low, back, after) == (1, 2, 1)


@pytest.mark.parametrize(
    ("session", "is_on_it"),
    [
        ("neck", False),
        ("right-calf", False),
        ("left-calf", True),
        ("both-calf", True),
        ("calf", True),
        ("neck left-calf", True),
        ("", True),
    ],
)
def test_only_a_session_that_may_be_on_the_place_ends_it(
    session: str, *, is_on_it: bool
) -> None:
    found = lasted(
        a_check_in("pain left-calf=2", day=day(1), at="21:00"),
        a_session(areas=session, day=day(2)),
        a_check_in("pain left-calf=9", day=day(3), at="21:00"),
    )
    assert found == ((1, None, 1) if is_on_it else (1, 3, 2))


def test_a_session_on_a_scored_place_ends_it_too() -> None:
    scored = a_session("pain left-calf=3:1", "stress=3:", areas="neck", day=day(1))
    later = a_check_in("pain left-calf=9", day=day(2))
    assert lasted(scored, later) == (1, None, 1)


def test_a_session_that_only_scores_pain_in_general_may_be_anywhere() -> None:
    vague = a_session("pain=3:1", areas="", day=day(1))
    later = a_check_in("pain left-calf=9", day=day(2))
    assert lasted(vague, later) is None


def test_a_score_of_both_sides_is_one_of_each_and_not_the_other_way_round() -> None:
    both = a_check_in("pain both-calf=9", day=day(1), at="21:00")
    assert lasted(both) == (0, 1, 1)
    own = a_check_in("pain both-calf=9", "pain left-calf=1", day=day(1), at="21:00")
    assert lasted(own) == (1, None, 1)
    of_both = a_session("pain both-calf=6:2", id="first", areas="both-calf")
    left = a_check_in("pain left-calf=9", day=day(1))
    assert lasted(left, session=of_both) is None


def test_pain_in_general_is_followed_until_any_session() -> None:
    general = a_session("pain=6:2", id="first")
    low = a_check_in("pain=1", day=day(1), at="21:00")
    after = a_check_in("pain=9", day=day(3))
    neck = a_session(areas="neck", day=day(2))
    assert lasted(low, neck, after, session=general) == (1, None, 1)
    scored = a_check_in("pain neck=9", day=day(2))
    assert lasted(low, scored, session=general) == (1, None, 1)


@pytest.mark.parametrize(("number", "found"), [(0, None), (1, 1), (3, 3)])
def test_without_a_time_of_day_whole_days_count(
    number: int, found: float | None
) -> None:
    look = a_check_in("pain left-calf=1", day=day(number), at=None)
    expected = None if found is None else (found, None, found)
    assert lasted(look) == expected
    session = a_session("pain left-calf=6:2", id="first", at=None)
    look = a_check_in("pain left-calf=1", day=day(number))
    assert lasted(look, session=session) == expected


def test_whole_days_never_go_back_before_a_known_time() -> None:
    session = a_session("pain left-calf=6:2", id="first", at=None)
    found = lasted(
        a_session(areas="neck", day=day(1), at="22:00"),
        a_check_in("pain left-calf=1", day=day(2), at=None),
        a_check_in("pain left-calf=9", day=day(2), at="06:00"),
        session=session,
    )
    assert found == (2, 2, 2)
    found = lasted(
        a_check_in("pain left-calf=1", day=day(2), at=None),
        a_check_in("pain left-calf=9", day=day(2), at="06:00"),
    )
    assert found == (2, 2, 2)
    found = lasted(
        a_check_in("pain left-calf=1", day=day(1), at="23:24"),
        a_check_in("pain left-calf=9", day=day(2), at=None),
    )
    assert found == (1.1, 2, 1.1)


def test_what_was_scored_at_the_same_moment_is_not_after_it() -> None:
    assert lasted(a_check_in("pain left-calf=9", at="21:00")) is None


@pytest.mark.parametrize(
    ("first", "other"), [("21:00", None), (None, "21:00"), (None, None)]
)
@pytest.mark.parametrize("other_comes_first", [True, False])
def test_nothing_is_known_after_two_sessions_of_a_day_in_an_unknown_order(
    first: str | None, other: str | None, *, other_comes_first: bool
) -> None:
    session = a_session("pain left-calf=6:2", id="first", at=first)
    another = a_session(areas="left-calf", at=other)
    elsewhere = a_session(areas="right-calf", at=other)
    later = a_check_in("pain left-calf=9", day=day(1), at="21:00")
    for between, expected in ((another, None), (elsewhere, (0, 1, 1))):
        both = [session, between]
        if other_comes_first:
            both = [
                replace(between, number=session.number),
                replace(session, number=between.number),
            ]
        found = once_each(follow(*both, later))["first"]
        assert (found.is_followed, found.is_over) == (expected is not None,) * 2


def test_an_earlier_session_of_the_day_ends_nothing() -> None:
    before = a_session(areas="left-calf", at="09:00")
    the_day_before = a_session(areas="left-calf", day=day(-1), at=None)
    session = a_session("pain left-calf=6:2", id="first", at="21:00")
    later = a_check_in("pain left-calf=9", day=day(1), at="21:00")
    for other in (before, the_day_before):
        assert once_each(follow(other, session, later))["first"].is_over


@pytest.mark.parametrize("at", ["21:00", None])
def test_a_score_that_may_be_of_after_the_next_session_does_not_count(
    at: str | None,
) -> None:
    unclear = a_check_in("pain left-calf=1", day=day(2), at=None)
    there, next_day = (
        a_session("pain left-calf=5:1", day=day(number), at=at) for number in (2, 3)
    )
    elsewhere = a_session(areas="neck", day=day(2), at=at)
    assert lasted(unclear, there) == (0, 2, 2)
    clear = a_check_in("pain left-calf=1", day=day(2), at="09:00")
    assert lasted(clear, there) == ((1.5, 2, 1.5) if at else (0, 2, 2))
    assert lasted(unclear, next_day) == (2, 3, 2)
    assert lasted(unclear, elsewhere) == (2, None, 2)


def test_before_1970_the_order_of_a_day_is_the_same() -> None:
    then = date(1965, 5, 5)
    session = a_session("pain neck=6:2", areas="neck", day=then, at="09:00")
    unknown = a_check_in("pain neck=9", day=then, at=None)
    looked = a_check_in("pain neck=1", day=then, at="21:00")
    (found,) = follow(looked, session, unknown)
    assert not found.is_over
    assert found.days == pytest.approx(0.5)


def test_other_metrics_can_be_followed() -> None:
    session = a_session("pain neck=6:6", "stiffness neck=6:2", areas="neck", id="first")
    stiff = a_check_in("stiffness neck=5", day=day(1), at="21:00")
    (found,) = follow(session, stiff, metric="stiffness")
    assert (found.before, found.after, found.is_over) == (6, 2, True)


def test_episodes_come_in_the_order_of_sessions_and_of_the_areas_they_name() -> None:
    first = a_session("pain jaw=6:2", "pain neck=5:2", "pain=4:2", areas="neck jaw")
    second = a_session("pain jaw=3:3", areas="jaw", day=day(1), kind="ball")
    found = follow(second, first)
    assert [(one.number, str(one.place), one.before) for one in found] == [
        (first.number, "neck", 5),
        (first.number, "jaw", 6),
        (first.number, "None", 4),
        (second.number, "jaw", 3),
    ]
    assert (found[0].session, found[0].day, found[0].kind) == (
        first.id,
        DAY,
        "foam-roll",
    )
    assert found[0].place == place("neck")


def test_a_session_counts_once_with_the_first_place_that_it_names() -> None:
    """Whatever came of it: the one that fared best would be chance, called relief."""
    session = a_session(
        "pain jaw=6:2",
        "pain neck=5:5",
        "pain=6:2",
        "pain hip=6:",
        areas="hip neck jaw",
    )
    looks = [
        a_check_in("pain jaw=1", day=day(1), at="21:00"),
        a_check_in("pain=1", day=day(3), at="21:00"),
    ]
    (one,) = once_each(follow(session, *looks)).values()
    assert (str(one.place), one.is_relief) == ("neck", False)
    unnamed = a_session("pain jaw=6:2", "pain hip=5:5", areas="hip jaw")
    lower = a_session("pain jaw=6:2", "pain hip=5:5", areas="jaw hip", at="22:00")
    found = once_each(follow(unnamed, lower))
    assert [str(one.place) for one in found.values()] == ["hip", "jaw"]


def test_of_five_areas_that_only_vary_as_few_are_lower_as_of_one() -> None:
    rng = Random(6)  # noqa: S311 - nothing secret
    areas = ("neck", "jaw", "hip", "back", "shoulders")
    sessions = [
        a_session(
            *(f"pain {area}={rng.randint(2, 8)}:{rng.randint(2, 8)}" for area in areas),
            areas=" ".join(areas),
            day=day(number),
        )
        for number in range(200)
    ]
    found = follow(*sessions)
    lower = sum(one.is_relief for one in once_each(found).values())
    of_all = sum(one.is_relief for one in found) / len(areas)
    assert lower == pytest.approx(of_all, abs=0.1 * len(sessions))


EVENTS = st.lists(
    st.tuples(
        st.sampled_from(["session", "check-in", "elsewhere"]),
        st.integers(0, 10),
        st.integers(0, 10),
        st.integers(1, 60),
    ),
    max_size=12,
)
"""What, the scores before (or now) and after, and the hours since the last."""


@given(EVENTS, st.sampled_from(["half", "baseline"]))
def test_following_agrees_with_looking_at_every_later_score(
    events: list[tuple[str, int, int, int]], until: Until
) -> None:
    entries = []
    hours = [*accumulate(gap for _, _, _, gap in events)]
    for (what, before, after, _), passed in zip(events, hours, strict=True):
        then, at = day(passed // 24), f"{passed % 24:02d}:00"
        if what == "session":
            entries.append(
                a_session(f"pain left-calf={before}:{after}", day=then, at=at)
            )
        elif what == "check-in":
            entries.append(a_check_in(f"pain left-calf={before}", day=then, at=at))
        else:
            entries.append(a_session(areas="neck", day=then, at=at))
    expected: list[object] = []
    for index, (what, before, after, _) in enumerate(events):
        if what != "session":
            continue
        over = before - (before - after) / 2 if until == "half" else before
        lower_until = 0.0
        back_by: object = None
        for (later, score, _, _), passed in zip(
            events[index + 1 :], hours[index + 1 :], strict=True
        ):
            if later == "elsewhere" or before - after < 1 or back_by is not None:
                continue
            days = (passed - hours[index]) / 24
            if score >= over:
                back_by = pytest.approx(days)
            else:
                lower_until = days
            if later == "session":
                break
        expected.append((pytest.approx(lower_until), back_by))
    found = follow(*entries, until=until)
    assert [(one.lower_until, one.back_by) for one in found] == expected
