"""A coin that can be thrown again: the same seed gives the same draws."""

from random import Random

from fasciatrack.domain.trials import IN_PAIRS

HALF = 0.5


def draws(pairs: int, seed: int) -> str:
    """Throw a coin for each pair of periods: `ABBA…`, one letter for a period.

    Args:
        pairs: How many.
        seed: What it is started with; Python promises that `random()` stays the same.
    """
    coin = Random(seed)  # noqa: S311 - has to be repeatable, and guards no secret
    return "".join(IN_PAIRS[coin.random() < HALF] for _ in range(pairs))
