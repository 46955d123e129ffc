"""Exchanged labels: every exchange counted, against SciPy's and our own trying."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations, product
from time import process_time

import numpy as np
import pytest
from scipy import stats

from fasciatrack.reporting.statistics.paired import sign_flip
from fasciatrack.reporting.statistics.permutation import in_strata, two_groups
from scipy_oracle import chances, plain, scores

Strata = list[tuple[list[float], list[float]]]


def every_exchange(strata: Sequence[tuple[Sequence[float], Sequence[float]]]) -> float:
    """Count by trying, in fractions."""
    choices = []
    seen = Fraction(0)
    for a, b in strata:
        both = [Fraction(one) for one in (*a, *b)]
        expected = sum(both, Fraction(0)) * len(a) / len(both)
        seen += sum(both[: len(a)], -expected)
        choices.append([sum(some, -expected) for some in combinations(both, len(a))])
    sums = [abs(sum(chosen, Fraction(0))) for chosen in product(*choices)]
    return sum(one >= abs(seen) for one in sums) / len(sums)


def even(a: list[float], b: list[float]) -> tuple[list[int], list[int]]:
    """Give both groups as whole numbers, so that what is the same is."""
    both = [round(1000 * one) for one in plain([*a, *b])]
    return both[: len(a)], both[len(a) :]


@pytest.mark.repeats
def test_it_counts_what_trying_every_exchange_counts() -> None:
    for chance in chances(21):
        a = scores(chance, chance.randint(1, 6))
        b = scores(chance, chance.randint(1, 5))
        assert two_groups(a, b) == pytest.approx(every_exchange([even(a, b)]))


def test_it_counts_what_scipys_own_permutations_count() -> None:
    for chance in chances(22, 200):
        a = [float(chance.randint(0, 10)) for _ in range(chance.randint(2, 6))]
        b = [chance.randint(20, 120) / 10 for _ in range(chance.randint(2, 6))]
        known = stats.permutation_test(
            even(a, b),
            lambda x, y, axis: np.abs(x.mean(axis=axis) - y.mean(axis=axis)),
            vectorized=True,
            alternative="greater",
        )
        assert two_groups(a, b) == pytest.approx(known.pvalue, rel=1e-12)


def test_within_strata_it_counts_what_trying_counts() -> None:
    for chance in chances(23, 1000):
        strata: Strata = []
        for _ in range(chance.randint(1, 3)):
            together = scores(chance, chance.randint(2, 5))
            split = chance.randint(1, len(together) - 1)
            strata.append((together[:split], together[split:]))
        known = every_exchange([even(a, b) for a, b in strata])
        assert in_strata(strata) == pytest.approx(known)


def test_strata_of_one_and_one_are_the_signs_of_their_differences() -> None:
    for chance in chances(24, 500):
        n = chance.randint(1, 30)
        a = [chance.randint(0, 100) / 10 for _ in range(n)]
        b = [chance.randint(20, 120) / 10 for _ in range(n)]
        strata = [([one], [other]) for one, other in zip(a, b, strict=True)]
        known = sign_flip([one - other for one, other in zip(a, b, strict=True)])
        assert in_strata(strata) == pytest.approx(known, rel=1e-12)


def test_a_stratum_with_one_group_says_nothing() -> None:
    a, b = [1.0, 2, 3, 4], [3.0, 4, 5, 9, 8]
    alone: Strata = [([], [99.0]), (a, b), ([50.0, 60], [])]
    assert in_strata(alone) == two_groups(a, b) < 0.1
    assert in_strata([]) == two_groups([], [1]) == two_groups([4, 4], [4]) == 1


def test_one_high_value_is_one_in_as_many_as_there_are() -> None:
    assert two_groups([10], [0] * 5) == two_groups([0] * 5, [10]) == 1 / 6
    assert two_groups([0], [10] * 5) == two_groups([1], [0, 0]) / 2 == 1 / 6


def test_levels_of_the_strata_do_not_count() -> None:
    low = ([1.0, 2, 3], [4.0, 5, 6])
    high = ([1e9 + 1, 1e9 + 2, 1e9 + 3], [1e9 + 4, 1e9 + 5, 1e9 + 6])
    assert in_strata([low, high]) == in_strata([low, low]) == 2 / 400
    # The other way round in one of them, they say nothing together.
    assert in_strata([low, (high[1], high[0])]) == 1


def test_the_order_of_the_groups_does_not_count() -> None:
    for chance in chances(25, 300):
        a, b = scores(chance, chance.randint(1, 9)), scores(chance, 7)
        assert two_groups(a, b) == pytest.approx(two_groups(b, a))


@pytest.mark.repeats
def test_values_that_are_no_parts_of_anything_are_counted_too() -> None:
    for chance in chances(26, 200):
        a = [chance.gauss(0, 1) for _ in range(5)]
        b = [chance.gauss(1, 1) for _ in range(5)]
        known = every_exchange([(a, b)])
        assert two_groups(a, b) == pytest.approx(known)


def normal(a: Sequence[float], b: Sequence[float]) -> float:
    """Take the sum of whole numbers in one group for normal, each a step wide."""
    both = np.array([*a, *b])
    middle = len(a) * both.mean()
    off = abs(sum(a) - middle) - 1e-9
    ends = np.ceil(middle + off) - middle, middle - np.floor(middle - off)
    variance = len(a) * len(b) / (len(both) - 1) * both.var()
    steps = [max(end - 0.5, 0) / np.sqrt(variance) for end in ends]
    return float(sum(stats.norm.sf(step) for step in steps))


def test_large_groups_are_taken_for_normal_near_enough() -> None:
    for chance in chances(27, 100):
        a = [chance.randint(0, 10) for _ in range(25)]
        b = [chance.randint(0, 11) for _ in range(chance.choice((12, 25)))]
        assert two_groups(a, b) == pytest.approx(normal(a, b), abs=0.02)
        some, others = 12 * a, 15 * b
        assert two_groups(some, others) == pytest.approx(normal(some, others))


def test_strata_of_many_are_taken_for_normal_as_one_is() -> None:
    for chance in chances(28, 20):
        strata: Strata = [
            (
                [float(chance.randint(0, 10)) for _ in range(8)],
                [float(chance.randint(0, 11)) for _ in range(8)],
            )
            for _ in range(40)
        ]
        # All on one level, it hardly matters whether they may leave their stratum.
        a = [one for some, _ in strata for one in some]
        b = [one for _, some in strata for one in some]
        assert in_strata(strata) == pytest.approx(normal(a, b), abs=0.1)
        assert in_strata([(a, b), ([], b)]) == pytest.approx(normal(a, b))


@pytest.mark.repeats
def test_ten_years_of_sessions_take_no_time_to_speak_of() -> None:
    for chance in chances(29, 1):
        a = [chance.randint(0, 100) / 10 for _ in range(1600)]
        b = [chance.randint(0, 100) / 10 for _ in range(2000)]
        c = [chance.randint(0, 100) / 10 for _ in range(20)]
    start = process_time()
    assert 0 < two_groups(a, b) < 1
    assert 0 < two_groups(c, a) < 1
    assert process_time() - start < 1
