from datetime import UTC, datetime, timedelta

import pytest

from builders import a_drink, a_session, place, ratings
from fasciatrack.domain.guided import (
    before_only,
    finished,
    narrowed,
    recent_caffeine,
    scored,
)
from fasciatrack.domain.own import OpenSession, Worked
from fasciatrack.domain.records import Session

NOW = datetime(2026, 11, 19, 22, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("6", "6:", ":6"),
        ("neck=6 left-calf=4.5", "neck=6: left-calf=4.5:", "neck=:6 left-calf=:4.5"),
    ],
)
def test_scores_of_one_moment_become_scores_of_a_session(
    text: str, before: str, after: str
) -> None:
    assert scored(text, "before") == before
    assert scored(text, "after") == after


def test_what_was_before_a_session_that_never_came_is_a_check_in() -> None:
    entry = a_session("pain neck=6:3", "pain quads=5:", "mood=:4", areas="neck quads")
    check_in = before_only(entry)
    assert (check_in.type, check_in.session, check_in.areas) == ("check-in", None, ())
    assert check_in.ratings == ratings("pain neck=6", "pain quads=5")
    assert check_in.at == entry.at


def test_a_score_for_all_areas_holds_for_those_that_were_worked_on() -> None:
    entry = a_session(
        "pain neck=6:",
        "pain quads=6:",
        "stiffness neck=4:",
        "stiffness quads=5:",
        "stress=3",
        areas="neck quads",
    )
    kept = narrowed(entry, [place("neck")])
    assert kept.areas == (place("neck"),)
    assert kept.ratings == ratings(
        "pain neck=6:", "stiffness neck=4:", "stiffness quads=5:", "stress=3"
    )


def test_a_score_of_one_area_alone_stays_whatever_was_worked_on() -> None:
    entry = a_session("pain quads=6:", areas="neck quads")
    assert narrowed(entry, [place("neck")]).ratings == entry.ratings


def running(**changes: object) -> OpenSession:
    entry = a_session("pain=6:", minutes=None, areas="left-calf quads neck")
    worked = (
        Worked(area="calf", side="left", seconds=60),
        Worked(area="quads", seconds=60),
    )
    return OpenSession(entry=entry, routine="legs", worked=worked, **changes)


def test_what_was_worked_is_the_duration_and_the_areas() -> None:
    entry = finished(running(), now=NOW)
    assert entry.session == Session(kind="foam-roll", duration_seconds=120)
    assert entry.areas == (place("left-calf"), place("quads"))
    assert entry.recorded_at == NOW
    assert entry.ratings == running().entry.ratings


@pytest.mark.parametrize(
    ("sets", "kept"), [((2, 60), (2, 60)), ((2, 59), (None, None))]
)
def test_sets_are_kept_where_they_add_up(
    sets: tuple[int, int], kept: tuple[int | None, int | None]
) -> None:
    session = finished(running(), sets=sets, now=NOW).session
    assert session is not None
    assert (session.sets, session.set_seconds) == kept


def test_caffeine_counts_for_four_hours() -> None:
    now = datetime.fromisoformat("2026-11-19T21:00+01:00")
    drinks = [
        a_drink(250, "coffee", 95, at="17:00"),
        a_drink(250, "tea", 40, at="20:59"),
        a_drink(250, "coffee", 80, at="16:59"),
        a_drink(250, "coffee", 70, at="21:01"),
        a_drink(250, "coffee", 60, at=None),
        a_drink(250, "water", None, at="20:00"),
        a_session(),
    ]
    assert recent_caffeine(drinks, now) == 135
    assert recent_caffeine(drinks, now + timedelta(days=1)) is None
