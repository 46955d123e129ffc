"""What `relate` says of diaries in which nothing, or one thing, goes together."""

import pytest

from fasciatrack.reporting.relate.report import PLANNED_DAYS
from fasciatrack.reporting.statistics.correlation import spearman_p
from unrelated_diary import a_diary, related, seeded


@pytest.mark.parametrize(
    ("days", "kept", "diaries"),
    [
        (60, 0.7, 500),
        (180, 0.7, 300),
        (365, 0.7, 200),
        (120, 0.9, 200),
        (120, 0.0, 200),
    ],
)
def test_sticky_days_give_a_false_finding_in_at_most_six_of_a_hundred_diaries(
    days: int, kept: float, diaries: int
) -> None:
    rng = seeded(20261122)
    wrong = asked = tested = naive = 0
    for _ in range(diaries):
        found = related(a_diary(rng, days=days, kept=kept), days=days)
        wrong += any(one.finding == "together" for one in found.pairs)
        for one in found.pairs:
            if one.p is not None and one.rho is not None:
                tested += 1
                # As if each pair had been asked for alone.
                asked += one.p <= 0.05
                naive += spearman_p(one.rho, one.n) <= 0.05
    assert tested > 6 * diaries
    assert wrong <= 0.06 * diaries
    assert asked <= 0.06 * tested
    if kept == 0.7:
        # Days taken as independent would be believed several times as often.
        assert naive >= 0.1 * tested


def test_a_middling_association_is_found_in_the_days_that_help_names() -> None:
    rng = seeded(20261122)
    diaries = 150
    times = 0
    for _ in range(diaries):
        some = a_diary(rng, days=PLANNED_DAYS, kept=0.5, stress_in_pain=0.5)
        found = related(some, days=PLANNED_DAYS)
        times += any(
            one.finding == "together" and one.x == "stress" for one in found.pairs
        )
    assert times >= 0.8 * diaries
