"""What is left of a p among several: of twenty, one is below 0.05 by chance."""

from collections.abc import Sequence


def benjamini_hochberg(ps: Sequence[float]) -> list[float]:
    """Give the q of each p, in the order given (Benjamini and Hochberg, 1995).

    Of those with a q up to 0.1, one in ten is expected to be chance.
    """
    n = len(ps)
    found = [0.0] * n
    least = 1.0
    for rank, index in zip(
        range(n, 0, -1),
        sorted(range(n), key=ps.__getitem__, reverse=True),
        strict=True,
    ):
        least = min(least, ps[index] * n / rank)
        found[index] = least
    return found
