"""Pain that is new and severe, jumps up, or rises for weeks."""

from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import DAY, a_check_in, a_follow_up, a_session, place
from fasciatrack.domain.records import Entry
from fasciatrack.domain.timeline import felt_in
from fasciatrack.domain.values import replace
from fasciatrack.reporting.notices import pain
from fasciatrack.reporting.notices.found import Found
from fasciatrack.reporting.statistics.slopes import theil_sen


def back(days: int) -> date:
    return DAY - timedelta(days=days)


def found(entry: Entry, *before: Entry) -> list[Found]:
    return list(pain.about_pain(entry, felt_in(before)))


def rules(entry: Entry, *before: Entry) -> list[str]:
    return [one.rule for one in found(entry, *before)]


def said(entry: Entry, *before: Entry) -> str:
    (one,) = found(entry, *before)
    return one.text(one.places)


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        (
            "pain neck=8",
            "You logged pain 8 of 10 in the neck, the first such score in 14",
        ),
        ("pain neck=9.5", "You logged pain 9.5 of 10 in the neck, the first such"),
        ("pain=8", "You logged pain 8 of 10 in general, the first such"),
    ],
)
def test_severe_pain_is_new_where_nothing_is_known(scores: str, expected: str) -> None:
    assert said(a_check_in(scores)).startswith(expected)
    assert "contact a doctor or another health professional" in said(a_check_in(scores))


@pytest.mark.parametrize("scores", ["pain neck=7.9", "stiffness neck=10", "mood=9"])
def test_less_than_severe_is_not_news(scores: str) -> None:
    assert found(a_check_in(scores)) == []


@pytest.mark.parametrize(
    ("before", "is_found"),
    [
        ([3, 4, 5], True),
        ([4], True),
        ([4, 4.1], False),
        ([5], False),
        ([2, 8, 8], False),
    ],
)
def test_severe_pain_counts_where_two_weeks_were_calm(
    before: list[float],
    is_found: bool,  # noqa: FBT001 - a column
) -> None:
    days = [
        a_check_in(f"pain neck={value}", day=back(14 - number))
        for number, value in enumerate(before)
    ]
    assert rules(a_check_in("pain neck=8"), *days) == ["severe"] * is_found


def test_the_usual_pain_is_named() -> None:
    calm = [a_check_in(f"pain neck={n}", day=back(n)) for n in (1, 2, 3, 4)]
    assert "of 10 in the neck; the 14 days before had a median of 2.5. " in said(
        a_check_in("pain neck=9"), *calm
    )


def test_what_lies_longer_back_says_nothing_of_the_usual() -> None:
    bad = [a_check_in("pain neck=8", day=back(days)) for days in (15, 16, 40)]
    assert "the first such score in 14 days." in said(a_check_in("pain neck=8"), *bad)


def test_a_score_after_a_session_is_the_usual_only_where_there_is_no_other() -> None:
    relieved = a_session("pain neck=7:2", day=back(1), areas="neck")
    only_after = a_session("pain neck=:2", day=back(1), areas="neck")
    assert rules(a_check_in("pain neck=8"), relieved) == []
    assert rules(a_check_in("pain neck=8"), only_after) == ["severe"]


def test_another_area_is_another_matter() -> None:
    bad = [
        a_check_in("pain jaw=8", "pain right-calf=9", "pain=9", day=back(days))
        for days in (1, 2)
    ]
    assert rules(a_check_in("pain left-calf=8"), *bad) == ["severe"]


def test_a_score_for_both_sides_holds_for_each() -> None:
    bad = a_check_in("pain both-calf=8", day=back(1))
    assert rules(a_check_in("pain left-calf=8"), bad) == []
    left = a_check_in("pain left-calf=8", day=back(1))
    assert rules(a_check_in("pain both-calf=8"), left) == ["severe"]


def test_areas_of_which_the_same_is_said_share_a_notice() -> None:
    (one,) = found(a_session("pain left-calf=8:", "pain neck=8:", "pain jaw=9:"))[:1]
    assert one.places == (place("left-calf"), place("neck"))
    assert "in the left calf and neck," in one.text(one.places)


def test_later_scores_and_the_entry_itself_do_not_count() -> None:
    told = a_check_in("pain neck=8", at="07:00", number=5)
    later = a_check_in("pain neck=8", at="08:00")
    tomorrow = a_check_in("pain neck=8", day=back(-1))
    corrected = a_check_in("pain neck=7", at="07:00", number=5)
    assert rules(told, later, tomorrow, corrected) == ["severe"]
    new = replace(told, number=None)
    for number in (4, 6):
        at_once = a_check_in("pain neck=8", at="07:00", number=number)
        untimed = a_check_in("pain neck=8", at=None, number=number)
        for other in (at_once, untimed):
            assert rules(told, other) == (["severe"] if number > 5 else [])
            assert rules(new, other) == []
    assert rules(a_check_in("pain neck=8", at=None, number=None), later) == []


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        (
            "pain neck=2:6",
            "Pain in the neck went from 2 before a session to 6 after it.",
        ),
        (
            "pain neck=0:7.5",
            "Pain in the neck went from 0 before a session to 7.5 after",
        ),
    ],
)
def test_pain_that_jumps_up_in_a_session_is_severe(scores: str, expected: str) -> None:
    session = a_session(scores, areas="neck")
    assert rules(session) == ["severe"]
    assert said(session).startswith(expected)


@pytest.mark.parametrize(
    ("session", "now", "expected"),
    [
        ("pain neck=3:1", "pain neck=7", "is 7, 4 points more than before it (3)."),
        ("pain neck=:1", "pain neck=5.5", "is 5.5, 4.5 points more than right after"),
        ("pain neck=2:", "pain neck=7", "is 7, 5 points more than before it (2)."),
        # Right after it was 2: what was there before is no rise.
        ("pain neck=5:2", "pain neck=6", ""),
        ("pain neck=3:1", "pain neck=6.9", ""),
        ("pain neck=6:1", "pain neck=6", ""),
        ("pain jaw=1:1", "pain neck=6", ""),
    ],
)
def test_a_rise_within_a_day_of_a_session_counts_from_before_it(
    session: str, now: str, expected: str
) -> None:
    evening = a_session(session, areas="neck", day=back(1))
    morning = a_follow_up(now, day=DAY)
    assert bool(found(morning, evening)) is bool(expected)
    if expected:
        words = said(morning, evening)
        assert words.startswith("Within a day of a session pain in the neck is ")
        assert expected in words


def test_the_next_session_tells_of_a_rise_too() -> None:
    evening = a_session("pain neck=2:2", areas="neck", day=back(1), at="22:00")
    again = a_session("pain neck=6:3", areas="neck", at="20:00")
    assert rules(again, evening) == ["severe"]
    only_after = a_session("pain neck=:6", areas="neck", at="20:00")
    assert rules(only_after, evening) == []


@pytest.mark.parametrize(
    ("at", "now_at", "is_found"),
    [
        ("07:10", "07:10", True),
        ("07:09", "07:10", False),
        (None, "07:10", False),
        ("07:10", None, False),
    ],
)
def test_a_rise_needs_to_be_known_to_lie_within_a_day(
    at: str | None,
    now_at: str | None,
    is_found: bool,  # noqa: FBT001 - a column
) -> None:
    session = a_session("pain neck=1:1", areas="neck", day=back(1), at=at)
    told = a_check_in("pain neck=6", at=now_at)
    assert bool(found(told, session)) is is_found


def rise(days: Iterable[int], *, per_day: float, scatter: float = 0) -> list[Entry]:
    """Return scores of the neck that rise; on every second day they are higher."""
    return [
        a_check_in(
            f"pain neck={3 + per_day * (30 - ago) + scatter * (ago % 2):.1f}",
            day=back(ago),
        )
        for ago in days
    ]


def test_pain_that_rises_for_weeks_is_said() -> None:
    *before, last = rise(range(30, -1, -1), per_day=0.1)
    assert said(last, *before) == (
        "The line through pain in the neck goes up by about 3 points from 20 Oct to"
        " 19 Nov (31 days with a score); how sure that is, `fascia chart pain` says."
        f" {pain.HAVE_IT_LOOKED_AT}"
    )


@pytest.mark.parametrize(
    ("days", "per_day", "expected"),
    [
        (range(30, -1, -1), 0.06, []),  # not two points
        (range(26, -1, -1), 0.1, []),  # 27 days
        (range(27, -1, -1), 0.1, ["rising"]),
        (range(26, -1, -2), 0.1, []),
        (range(28, -1, -2), 0.1, ["rising"]),  # 15 scores in 29 days
        (range(36, -1, -3), 0.1, []),  # 13 scores
        (range(39, -1, -3), 0.1, ["rising"]),
        (range(30, -1, -1), -0.1, []),
        (range(30, -1, -1), 0, []),
    ],
)
def test_a_rise_needs_two_weeks_of_scores_over_four(
    days: Iterable[int], per_day: float, expected: list[str]
) -> None:
    *before, last = rise(days, per_day=per_day)
    assert rules(last, *before) == expected


def test_a_rise_that_may_be_chance_is_not_said() -> None:
    *before, last = rise(range(39, -1, -3), per_day=0.06, scatter=4)
    assert rules(last, *before) == []


def test_a_rise_looks_back_eight_weeks_and_not_at_scores_after_sessions() -> None:
    *before, last = rise(range(30, -1, -1), per_day=0.1)
    long_ago = rise(range(59, 55, -1), per_day=0)
    after = [a_session("pain neck=:9", areas="neck", day=back(30), at="06:00")]
    assert "from 20 Oct" in said(last, *long_ago, *after, *before)
    only_after = a_session("pain neck=:4", areas="neck", at="23:00")
    assert rules(only_after, *before, last) == []


@given(st.lists(st.integers(0, 10), min_size=2, max_size=20))
def test_no_sure_rise_is_passed_over_unreckoned(values: list[int]) -> None:
    slope = theil_sen(list(enumerate(map(float, values))))
    if slope.low > 0:
        assert pain._mostly_rises(values)  # noqa: SLF001 - a shortcut, held to the whole way
