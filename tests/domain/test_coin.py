"""A coin that can be thrown again."""

import pytest

from fasciatrack.domain.coin import draws
from fasciatrack.domain.trials import IN_PAIRS


def test_the_same_seed_gives_the_same_draws_for_ever() -> None:
    # What is stored as a seed today has to be drawn the same by a later Python.
    assert draws(12, 5) == "ABABABABABABBABAABABABBA"
    assert draws(12, 5).startswith(draws(6, 5))
    assert draws(12, 6) != draws(12, 5)


@pytest.mark.parametrize("pairs", [1, 6, 52])
def test_each_pair_holds_both_options(pairs: int) -> None:
    drawn = draws(pairs, 2026)
    assert len(drawn) == 2 * pairs
    assert {drawn[at : at + 2] for at in range(0, len(drawn), 2)} <= set(IN_PAIRS)


def test_the_coin_is_fair() -> None:
    heads = sum(draws(1, seed) == "AB" for seed in range(4000))
    assert 1900 < heads < 2100
    changes = sum(draws(2, seed)[:2] != draws(2, seed)[2:] for seed in range(4000))
    assert 1900 < changes < 2100
