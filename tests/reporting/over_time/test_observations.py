"""What is observed is the same, from whole entries or from what was felt and done."""

from collections.abc import Callable, Iterable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import DAY, a_check_in, a_drink, a_night, a_session, place
from chart_diary import a_diary, many_areas
from fasciatrack.domain.records import Entry
from fasciatrack.domain.selection import Selection
from fasciatrack.domain.timeline import done_in, felt_in
from fasciatrack.reporting.over_time.chartables import CHARTABLES
from fasciatrack.reporting.over_time.observations import (
    Observation,
    observe,
    observe_done,
    observe_drunk,
    observe_felt,
    observe_slept,
)
from timelines import drunk_in, slept_in

CALF = Selection(places=(place("left-calf"),))


def narrow(
    entries: Iterable[Entry], metric: str, selection: Selection
) -> Iterator[Observation]:
    """Read as little of each entry as a metric takes, as the diary does."""
    if metric in ("sessions", "minutes"):
        return observe_done(done_in(entries), metric, selection)
    if metric in ("sleep", "sleep-quality"):
        return observe_slept(slept_in(entries), metric)
    if metric in ("water", "drinks", "caffeine"):
        return observe_drunk(drunk_in(entries), metric)
    return observe_felt(
        one
        for one in felt_in(entries)
        if one.metric == metric and selection.covers(one.place)
    )


def whole(
    entries: Iterable[Entry], metric: str, selection: Selection
) -> Iterator[Observation]:
    return (one for entry in entries for one in observe(entry, metric, selection))


Made = Callable[[], list[Entry]]


def odds_and_ends() -> list[Entry]:
    return [
        a_session("pain left-calf=6:3", "pain neck=4:", minutes=None),
        a_session("stiffness=5:", areas="neck", minutes=20),
        a_check_in("pain=4", "mood=7", "mobility neck=80"),
        a_night(None, 3),
        a_night(400, None),
        a_drink(200, "coffee", 95),
        a_drink(250, "tea"),
        a_drink(500),
    ]


@pytest.mark.parametrize("metric", CHARTABLES)
@pytest.mark.parametrize("made", [a_diary, many_areas, odds_and_ends])
@pytest.mark.parametrize("selection", [Selection(), CALF])
def test_little_of_each_entry_says_the_same_as_all_of_it(
    metric: str, made: Made, selection: Selection
) -> None:
    entries = made()
    assert list(narrow(entries, metric, selection)) == list(
        whole(entries, metric, selection)
    )


@given(st.floats(0, 10).map(lambda score: round(score, 1)), st.booleans())
def test_a_score_keeps_its_day_its_phase_and_its_place(
    score: float,
    placed: bool,  # noqa: FBT001 - Hypothesis gives it by position
) -> None:
    name = "pain neck" if placed else "pain"
    (seen,) = observe_felt(felt_in([a_check_in(f"{name}={score}", day=DAY)]))
    assert seen == Observation(
        label="now", day=DAY, value=score, places=(place("neck"),) if placed else ()
    )
