from datetime import date, timedelta

import pytest

from fasciatrack.domain.records import EntryType, Place
from fasciatrack.domain.scales import Phase
from fasciatrack.domain.selection import Selection
from fasciatrack.domain.timeline import Done, Drunk, Felt, Looked
from fasciatrack.reporting.relate.days import Told
from fasciatrack.reporting.relate.sessions import by_session

DAY = date(2026, 11, 19)
NECK, HIP = Place(area="neck"), Place(area="hip")
ANYWHERE = Selection()


def done(
    number: int,
    *,
    at: float | None = 20,
    after: int = 0,
    places: tuple[Place, ...] = (NECK,),
) -> Done:
    day = DAY + timedelta(days=after)
    return Done(number, f"s{number}", day, at, "ball", 10, None, None, None, places)


def drunk(
    at: float | None, millilitres: int, beverage: str = "water", *, after: int = 0
) -> Drunk:
    return Drunk(DAY + timedelta(days=after), at, millilitres, beverage, None)


def felt(  # noqa: PLR0913 - one argument per field a test names
    number: int,
    phase: Phase,
    value: float,
    *,
    metric: str = "pain",
    place: Place | None = NECK,
    type_: EntryType = "session",
) -> Felt:
    return Felt(number, type_, DAY, None, metric, phase, place, value)


def looked(number: int, session: str, load: str | None, *, hours: int = 24) -> Looked:
    return Looked(number, DAY, None, session, hours, None, load)


def test_water_of_the_twelve_hours_before_a_session_is_added_up() -> None:
    told = Told(
        done=[done(1)],
        drunk=[
            drunk(20.0, 500),
            drunk(8.01, 250),
            drunk(8.0, 1000),
            drunk(20.01, 1000),
            drunk(12, 200, "coffee"),
        ],
    )
    assert by_session("water-before", told, ANYWHERE) == {1: 750}


@pytest.mark.parametrize(
    "drinks",
    [
        [],
        [drunk(7, 500)],
        [drunk(15, 500), drunk(None, 250)],
        [drunk(15, 500), drunk(None, 250, after=-1)],
    ],
)
def test_water_that_may_be_missing_is_unknown(drinks: list[Drunk]) -> None:
    assert (
        by_session("water-before", Told(done=[done(1)], drunk=drinks), ANYWHERE) == {}
    )


def test_an_old_drink_without_a_time_and_a_coffee_do_not_matter() -> None:
    drinks = [
        drunk(15, 500),
        drunk(None, 250, after=-2),
        drunk(None, 250, after=1),
        drunk(None, 200, "coffee"),
    ]
    told = Told(done=[done(1), done(2, at=None)], drunk=drinks)
    assert by_session("water-before", told, ANYWHERE) == {1: 500}


def test_a_drop_is_averaged_over_the_places_that_have_both() -> None:
    told = Told(
        done=[done(1), done(2), done(3)],
        felt=[
            felt(1, "before", 6),
            felt(1, "after", 4),
            felt(1, "before", 5, place=HIP),
            felt(1, "after", 6, place=HIP),
            felt(1, "before", 9, place=None),
            felt(2, "after", 3),
            felt(3, "before", 8, metric="stiffness"),
            felt(3, "after", 1, metric="stiffness"),
            felt(4, "now", 5, type_="check-in"),
        ],
    )
    assert by_session("drop", told, ANYWHERE) == {1: 0.5}
    assert by_session("drop", told, Selection(places=(NECK,))) == {1: 2}


def test_sessions_elsewhere_do_not_count() -> None:
    drinks = [drunk(15, 500)]
    sessions = [done(1), done(2, places=(HIP,)), done(3, places=())]
    told = Told(done=sessions, drunk=drinks)
    found = by_session("water-before", told, Selection(places=(HIP,)))
    assert set(found) == {2, 3}


def test_load_and_soreness_are_those_of_the_next_day() -> None:
    told = Told(
        done=[done(1), done(2), done(3)],
        looked=[
            looked(11, "s1", "heavy"),
            looked(12, "s2", None),
            looked(13, "s3", "none", hours=48),
            looked(14, "gone", "light"),
        ],
        felt=[
            felt(11, "now", 3, metric="soreness", type_="follow-up"),
            felt(11, "now", 6, metric="soreness", type_="follow-up", place=HIP),
            felt(12, "now", 2, metric="soreness", type_="follow-up"),
            felt(12, "now", 9, type_="follow-up"),
            felt(13, "now", 9, metric="soreness", type_="follow-up"),
            felt(14, "now", 9, metric="soreness", type_="follow-up"),
        ],
    )
    assert by_session("load", told, ANYWHERE) == {1: 3}
    assert by_session("soreness-after", told, ANYWHERE) == {1: 4.5, 2: 2}
    hip = by_session("soreness-after", told, Selection(places=(HIP,)))
    assert hip == {}
