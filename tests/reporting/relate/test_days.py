from datetime import date, timedelta

import pytest

from fasciatrack.domain.records import Place
from fasciatrack.domain.scales import Phase
from fasciatrack.domain.selection import Selection
from fasciatrack.domain.timeline import Done, Drunk, Felt, Slept
from fasciatrack.domain.values import replace
from fasciatrack.reporting.relate.days import Told, by_day

FIRST = date(2026, 11, 1)
TODAY = date(2026, 12, 31)
NECK, CALF, HIP = Place(area="neck"), Place(area="calf", side="left"), Place(area="hip")
ANYWHERE = Selection()


def day(number: int) -> date:
    return FIRST + timedelta(days=number - 1)


def felt(
    number: int,
    value: float,
    *,
    metric: str = "pain",
    phase: Phase = "now",
    place: Place | None = NECK,
) -> Felt:
    return Felt(1, "check-in", day(number), None, metric, phase, place, value)


def done(
    number: int, *, minutes: float | None = 10, places: tuple[Place, ...] = (NECK,)
) -> Done:
    return Done(1, "x", day(number), None, "ball", minutes, None, None, None, places)


def drunk(
    number: int, millilitres: int, beverage: str = "water", caffeine: int | None = None
) -> Drunk:
    return Drunk(day(number), None, millilitres, beverage, caffeine)


def values(
    name: str, told: Told, selection: Selection = ANYWHERE
) -> dict[int, float | None]:
    found = by_day(name, told, selection, today=TODAY)
    return {(each - FIRST).days + 1: value for each, value in found.items()}


def test_a_day_has_the_median_of_its_scores_but_those_right_after_a_session() -> None:
    told = Told(
        felt=[
            felt(1, 2),
            felt(1, 3, phase="before"),
            felt(1, 9),
            felt(1, 0, phase="after"),
            felt(2, 5),
            felt(3, 1, phase="after"),
            felt(4, 8, metric="stiffness"),
        ]
    )
    assert values("pain", told) == {1: 3, 2: 5}
    assert values("stiffness", told) == {4: 8}
    assert values("mood", told) == {}


def test_which_area_was_rated_does_not_matter() -> None:
    told = Told(
        felt=[
            felt(1, 2),
            felt(2, 4),
            felt(2, 8, place=CALF),
            felt(3, 9, place=CALF),
            felt(3, 10, place=Place(area="calf", side="left")),
        ]
    )
    # The neck is 3 on average, the calf 8.75: its third day has the median 9.5.
    assert values("pain", told) == {1: -1, 2: (1 - 0.75) / 2, 3: 0.75}


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ((NECK,), {1: 2}),
        ((Place(area="calf"),), {2: 4}),
        ((Place(area="calf", side="right"),), {}),
        ((HIP,), {}),
    ],
)
def test_only_selected_places_count(
    places: tuple[Place, ...], expected: dict[int, float]
) -> None:
    told = Told(felt=[felt(1, 2), felt(2, 4, place=CALF), felt(3, 9, place=None)])
    assert values("pain", told, Selection(places=places)) == expected


def test_what_the_whole_person_feels_has_no_place() -> None:
    told = Told(felt=[felt(1, 6, metric="stress", place=None)])
    assert values("stress", told, Selection(places=(NECK,))) == {1: 6}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("sleep", {1: 400, 3: 420}),
        ("sleep-quality", {1: 2.5, 2: 4}),
        ("falling-asleep", {3: 30}),
    ],
)
def test_two_notes_of_one_night_are_averaged_and_nothing_is_made_up(
    name: str, expected: dict[int, float]
) -> None:
    told = Told(
        slept=[
            Slept(day(1), 380, 2, None),
            Slept(day(1), 420, 3, None),
            Slept(day(2), None, 4, None),
            Slept(day(3), 420, None, 30),
        ]
    )
    assert values(name, told) == expected


def test_amounts_add_up_and_a_day_that_goes_on_is_unknown() -> None:
    told = Told(
        drunk=[
            drunk(1, 250),
            drunk(1, 500),
            drunk(1, 200, "tea"),
            drunk(2, 300, "milk"),
            Drunk(TODAY, None, 900, "water", 10),
        ]
    )
    assert values("water", told) == {1: 750}
    assert values("drinks", told) == {1: 950, 2: 300}
    assert values("caffeine", told) == {}


def test_caffeine_is_unknown_where_a_coffee_does_not_say_how_much() -> None:
    told = Told(
        drunk=[
            drunk(1, 200, "coffee", 95),
            drunk(1, 200, "tea", 30),
            drunk(2, 200, "coffee", 95),
            drunk(2, 200, "coffee"),
            drunk(3, 500),
            drunk(3, 200, "tea"),
            drunk(4, 200, "coffee", 0),
        ]
    )
    assert values("caffeine", told) == {1: 125, 4: 0}


def days_from(first: int, last: int) -> list[date]:
    return [day(number) for number in range(first, last + 1)]


def test_sessions_are_counted_in_the_seven_days_before() -> None:
    told = Told(
        done=[done(1), done(2), done(2), done(8), done(9, places=(HIP,))],
        with_entry=days_from(1, 10),
        begun=FIRST,
    )
    # The first week of a diary cannot be known; the day itself never counts.
    assert values("sessions", told) == {8: 3, 9: 3, 10: 2, 11: 2}
    only_neck = values("sessions", told, Selection(places=(NECK,)))
    assert only_neck == {8: 3, 9: 3, 10: 1, 11: 1}


def test_a_session_that_names_no_area_is_on_all_of_them() -> None:
    told = Told(done=[done(2, places=())], with_entry=days_from(1, 8), begun=FIRST)
    assert values("sessions", told, Selection(places=(HIP,))) == {8: 1, 9: 1}


def test_a_week_without_an_entry_is_unknown() -> None:
    told = Told(done=[done(1)], with_entry=[day(1), day(20)], begun=FIRST)
    assert values("sessions", told) == {8: 1, 21: 0}


def test_minutes_are_unknown_with_a_session_that_does_not_say() -> None:
    told = Told(
        done=[done(1, minutes=10.5), done(3, minutes=None), done(10, minutes=20)],
        with_entry=days_from(1, 11),
        begun=FIRST,
    )
    assert values("minutes", told) == {11: 20, 12: 20}


def test_a_diary_without_sessions_or_days_has_no_counts() -> None:
    assert values("sessions", Told()) == {}
    assert values("sessions", Told(begun=FIRST)) == {}
    told = Told(with_entry=days_from(1, 8), begun=FIRST)
    assert values("sessions", told) == {8: 0, 9: 0}
    assert values("sessions", replace(told, with_entry=[day(1)])) == {}
