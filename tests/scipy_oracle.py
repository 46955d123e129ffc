"""SciPy, whose figures ours are held against; the program itself never imports it."""

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from random import Random

CASES = 1500
"""How many made-up cases a function is tried with."""


@contextmanager
def quiet() -> Iterator[None]:
    """Let SciPy give its nan for what has no answer, without a word about it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def chances(seed: int, cases: int = CASES) -> Iterator[Random]:
    """Give the same chance again and again, case by case."""
    chance = Random(seed)  # noqa: S311 - cases of a test, not secrets
    for _ in range(cases):
        yield chance


def scores(chance: Random, n: int) -> list[float]:
    """Make up scores, with ties, many ties, all the same, far from 0, or fine."""
    kind = chance.randrange(6)
    if kind == 0:
        return [float(chance.randint(0, 10)) for _ in range(n)]
    if kind == 1:
        return [chance.randint(0, 100) / 10 for _ in range(n)]
    if kind == 2:
        return [float(chance.randint(3, 5)) for _ in range(n)]
    if kind == 3:
        return [chance.choice((0.3, 4.7))] * n
    if kind == 4:
        return [1e9 + chance.randint(0, 100) / 10 for _ in range(n)]
    return [round(chance.gauss(4, 2), 3) for _ in range(n)]


def some(chance: Random, least: int, most: int) -> list[float]:
    """Make up so many of them, often few."""
    return scores(chance, chance.randint(least, chance.choice((least + 4, most))))


def both(chance: Random, least: int, most: int) -> tuple[list[float], list[float]]:
    """Make up two series that are as long."""
    x = some(chance, least, most)
    y = scores(chance, len(x))
    if chance.random() < 0.3:
        y = [one + round(other, 1) for one, other in zip(x, y, strict=True)]
    return x, y


def differences(chance: Random, least: int, most: int) -> list[float]:
    """Make up scores after less scores before, with the error of taking them away."""
    n = chance.randint(least, chance.choice((least + 4, most)))
    drop = chance.choice((0, 0, 1, 4))
    highest = chance.choice((3, 100))
    return [
        chance.randint(0, highest) / 10 - chance.randint(0, highest) / 10 - drop
        for _ in range(n)
    ]


def plain(values: Sequence[float]) -> list[float]:
    """Give numbers from their least on, in which what is the same is the same."""
    least = min(values, default=0)
    return [round(value - least, 3) for value in values]


def plain_differences(values: Sequence[float]) -> list[float]:
    """Give differences of tenths as whole tenths."""
    return [float(round(10 * value)) for value in values]
