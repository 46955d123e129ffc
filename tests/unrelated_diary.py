"""Made-up diaries in which nothing goes with anything, though every day is sticky."""

from collections.abc import Iterator
from datetime import date, timedelta
from math import sqrt
from random import Random

from fasciatrack.domain.afterwards import LOADS
from fasciatrack.domain.periods import Period
from fasciatrack.domain.records import Place
from fasciatrack.domain.selection import Selection
from fasciatrack.domain.timeline import Done, Drunk, Felt, Looked, Slept
from fasciatrack.reporting.relate.days import Told
from fasciatrack.reporting.relate.report import Relations, build_relations

FIRST = date(2026, 1, 1)
NECK = Place(area="neck")
SERIES = 11


def seeded(seed: int) -> Random:
    """Return chance that is the same in every run."""
    return Random(seed)  # noqa: S311 - nothing secret


def sticky(rng: Random, *, days: int, kept: float) -> list[float]:
    """Return values of which each keeps a share of the last: mean 0, spread 1."""
    value, values = rng.gauss(0, 1), []
    for _ in range(days):
        value = kept * value + sqrt(1 - kept * kept) * rng.gauss(0, 1)
        values.append(value)
    return values


def a_diary(rng: Random, *, days: int, kept: float, stress_in_pain: float = 0) -> Told:
    """Return what somebody kept every day, except that one score in ten is missing.

    Args:
        rng: Where chance comes from.
        days: How long.
        kept: How much of each value is that of the day before.
        stress_in_pain: How much of pain is stress: their correlation.
    """
    series = [sticky(rng, days=days, kept=kept) for _ in range(SERIES)]
    own = sqrt(1 - stress_in_pain**2)
    series[0] = [
        stress_in_pain * stress + own * pain
        for pain, stress in zip(series[0], series[2], strict=True)
    ]
    felt: list[Felt] = []
    drunk: list[Drunk] = []
    slept: list[Slept] = []
    done: list[Done] = []
    looked: list[Looked] = []
    for number, row in enumerate(zip(*series, strict=True)):
        day, hour = FIRST + timedelta(days=number), 24.0 * number
        felt += _morning(rng, number, row)
        slept.append(
            Slept(
                day,
                round(420 + 60 * row[3]),
                min(5, max(1, round(3 + row[4]))),
                max(0, round(20 + 10 * row[5])),
            )
        )
        water, caffeine = max(50, round(6 + 2 * row[6]) * 250), round(2 + row[7])
        drunk.append(Drunk(day, hour + 9, 200, "coffee", max(0, 95 * caffeine)))
        drunk.append(Drunk(day, hour + 15, water, "water", None))
        if rng.random() < 0.5:
            one = 10 * number + 1
            before = _score(row[0])
            after = max(0.0, before - round(1 + row[8]))
            done.append(Done(one, f"s{one}", day, hour + 20, "ball", 10, *_REST))
            felt.append(Felt(one, "session", day, None, "pain", "before", NECK, before))
            felt.append(Felt(one, "session", day, None, "pain", "after", NECK, after))
            load = LOADS[min(3, max(0, round(1.5 + row[9])))]
            next_day = day + timedelta(days=1)
            looked.append(Looked(one + 1, next_day, None, f"s{one}", 24, None, load))
            sore = _score(row[10])
            felt.append(
                Felt(
                    one + 1, "follow-up", next_day, None, "soreness", "now", NECK, sore
                )
            )
    return Told(
        felt=felt,
        done=done,
        slept=slept,
        drunk=drunk,
        looked=looked,
        with_entry=[FIRST + timedelta(days=number) for number in range(days)],
        begun=FIRST,
    )


def related(told: Told, *, days: int) -> Relations:
    """Relate the short list over a whole diary."""
    last = FIRST + timedelta(days=days)
    return build_relations(
        told,
        period=Period(first=FIRST, last=last),
        selection=Selection(),
        today=last,
    )


_REST = ("self", None, None, (NECK,))


def _morning(rng: Random, number: int, row: tuple[float, ...]) -> Iterator[Felt]:
    day = FIRST + timedelta(days=number)
    for metric, value in zip(("pain", "stiffness", "stress"), row, strict=False):
        if rng.random() > 0.1:
            place = None if metric == "stress" else NECK
            yield Felt(
                10 * number, "check-in", day, None, metric, "now", place, _score(value)
            )


def _score(value: float) -> float:
    return float(min(10, max(0, round(4 + 1.8 * value))))
