from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from builders import a_session
from fasciatrack.domain.periods import Period
from fasciatrack.domain.records import Place
from fasciatrack.domain.selection import Selection
from fasciatrack.domain.timeline import Felt, Slept, done_in
from fasciatrack.domain.values import replace
from fasciatrack.reporting.missing import Missing
from fasciatrack.reporting.relate.days import Told
from fasciatrack.reporting.relate.measures import MEASURES, PAIRS, Pair, usual_lag
from fasciatrack.reporting.relate.report import Relation, build_relations
from unrelated_diary import FIRST, a_diary, related, seeded

NECK = Place(area="neck")
PAIN_AFTER_SLEEP = Pair(x="sleep", y="pain")


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


def told(minutes: Sequence[float | None], pain: Sequence[float | None]) -> Told:
    return Told(
        slept=[Slept(day(at), one, None, None) for at, one in enumerate(minutes)],
        felt=[
            Felt(1, "check-in", day(at), None, "pain", "now", NECK, one)
            for at, one in enumerate(pain)
            if one is not None
        ],
    )


def relate(
    some: Told,
    *pairs: Pair,
    period: Period | None = None,
    places: tuple[Place, ...] = (),
) -> Relation:
    found = build_relations(
        some,
        pairs=pairs or (PAIN_AFTER_SLEEP,),
        period=period or Period(first=FIRST, last=day(400)),
        selection=Selection(places=places),
        today=day(401),
    )
    assert not found.is_short_list
    return found.pairs[0]


def strong(count: int) -> Told:
    rng = seeded(8)
    minutes = [float(rng.randrange(300, 540, 15)) for _ in range(count)]
    pain = [
        min(10, max(0, round((540 - one) / 30 + rng.gauss(0, 1)))) for one in minutes
    ]
    return told(minutes, pain)


def test_the_short_list_is_that_of_the_research_with_its_lags() -> None:
    assert [(one.x, one.y, one.lag_days, one.per) for one in PAIRS] == [
        ("sleep", "stiffness", 0, "day"),
        ("sleep-quality", "pain", 0, "day"),
        ("water", "stiffness", 1, "day"),
        ("water-before", "drop", 0, "session"),
        ("caffeine", "falling-asleep", 1, "day"),
        ("stress", "pain", 0, "day"),
        ("sessions", "pain", 0, "day"),
        ("load", "soreness-after", 0, "session"),
    ]
    assert all(MEASURES[one.x].per == MEASURES[one.y].per for one in PAIRS)
    assert usual_lag("water", "stiffness") == 1
    assert usual_lag("stiffness", "water") == 0


@pytest.mark.parametrize(
    ("count", "needs", "has_rho", "has_p"),
    [
        (0, (14, 30), False, False),
        (13, (14, 30), False, False),
        (14, (30,), True, False),
        (29, (30,), True, False),
        (30, (), True, True),
    ],
)
def test_few_days_give_a_countdown_more_a_figure_and_enough_a_judgement(
    count: int, needs: tuple[int, ...], *, has_rho: bool, has_p: bool
) -> None:
    found = relate(strong(count))
    assert found.n == count
    assert found.missing == tuple(
        Missing(what="day with both", have=count, need=need) for need in needs
    )
    assert (found.rho is not None) is has_rho
    for figure in (found.p, found.q, found.effective):
        assert (figure is not None) is has_p
    assert found.finding == ("together" if has_p else "too few")


def test_figures_are_as_they_are_reckoned_and_no_p_is_zero() -> None:
    found = relate(strong(200))
    assert found.rho == -0.902909715
    assert (found.p, found.q) == (0.0001, 0.0001)


def test_a_day_with_only_one_of_both_does_not_count() -> None:
    minutes = [400.0 + one for one in range(20)]
    pain = [None if one < 5 else one % 7 for one in range(20)]
    some = told([*minutes[:18], None, None], pain)
    assert relate(some).n == 13


def test_a_lag_takes_x_from_days_before_and_the_period_is_that_of_y() -> None:
    some = strong(60)
    shifted = Told(
        slept=some.slept,
        felt=[one._replace(day=one.day + timedelta(days=2)) for one in some.felt],
    )
    lagged = Pair(x="sleep", y="pain", lag_days=2)
    assert relate(shifted, lagged) == replace(relate(some), lag_days=2)
    later = Period(first=day(2), last=day(41))
    assert relate(shifted, lagged, period=later).n == 40
    assert relate(shifted, period=Period(first=FIRST, last=day(41))).n == 40


def test_what_never_changes_is_said_and_not_tested() -> None:
    found = build_relations(
        told([420.0] * 40, [float(one % 5) for one in range(40)]),
        pairs=(PAIN_AFTER_SLEEP,),
        period=Period(first=FIRST, last=day(50)),
        selection=Selection(),
        today=day(50),
    )
    assert found.tested == 0
    assert found.pairs[0].finding == "constant"
    assert found.pairs[0].p is None


@pytest.mark.parametrize("name", ["sessions", "minutes"])
@pytest.mark.parametrize(
    ("done_on", "n_x", "finding"),
    [
        ((), 0, "too few"),
        (range(60, 62), 0, "too few"),  # after the period
        (range(-20, -10), 0, "too few"),  # long before it
        (range(-20, 60), 40, "constant"),
        (range(20, 60, 2), 40, "chance"),
        ((39,), 0, "too few"),  # the last day itself is not before any
        ((38,), 40, "chance"),
    ],
)
def test_a_count_of_nothing_is_not_on_record_and_no_constant(
    name: str, done_on: Sequence[int], n_x: int, finding: str
) -> None:
    sessions = [
        done
        for number in done_on
        for done in done_in([a_session(day=day(number), minutes=10, areas="neck")])
    ]
    rng = seeded(4)
    some = replace(
        told([], [rng.randrange(8) for _ in range(40)]),
        done=sessions,
        with_entry=[day(number) for number in range(-30, 62)],
        begun=day(-30),
    )
    period = Period(first=FIRST, last=day(39))
    found = relate(some, Pair(x=name, y="pain"), period=period)
    assert (found.n_x, found.n, found.finding) == (n_x, n_x, finding)


def test_the_selected_places_are_named_and_others_left_out() -> None:
    found = build_relations(
        strong(40),
        period=Period(first=FIRST, last=day(50)),
        selection=Selection(places=(Place(area="calf", side="left"),)),
        today=day(50),
    )
    assert found.conditions == ("left calf",)
    assert found.is_empty


def test_every_pair_of_the_list_is_shown_whatever_comes_out() -> None:
    found = related(a_diary(seeded(9), days=200, kept=0.5), days=200)
    assert found.is_short_list
    assert [(one.x, one.y) for one in found.pairs] == [(one.x, one.y) for one in PAIRS]
    assert found.tested == 8
    assert not found.is_empty
    assert all(one.n >= 60 and one.p is not None for one in found.pairs)
    assert all((one.q or 0) >= (one.p or 0) for one in found.pairs)
    counts = {one.x: one.per for one in found.pairs}
    assert counts["load"] == counts["water-before"] == "session"


def test_q_grows_with_the_number_of_pairs_tested() -> None:
    some = a_diary(seeded(10), days=120, kept=0.3, stress_in_pain=0.4)
    alone = relate(some, Pair(x="stress", y="pain"))
    among = next(one for one in related(some, days=120).pairs if one.x == "stress")
    assert alone.p == alone.q == among.p
    assert (among.q or 0) > (among.p or 1)


def test_what_only_drifts_is_said_to() -> None:
    rng = seeded(11)
    minutes = [400.0 + one + 15 * rng.gauss(0, 1) for one in range(100)]
    pain = [
        min(10.0, max(0.0, round(one / 12 + rng.gauss(0, 1)))) for one in range(100)
    ]
    found = relate(told(minutes, pain))
    assert (found.finding, found.drifts) == ("drift", True)
    assert (found.p or 0) > 0.05
