"""Relief whose length is known because it was made up: does the range hold it?"""

from collections.abc import Callable
from math import log
from random import Random

import pytest

from builders import DAY
from fasciatrack.reporting.relief.curve import Half, Length, curve_of, half_of

DIARIES = 400
SESSIONS = 30


def a_length(lasts: float, scores: list[float], next_session: float) -> Length | None:
    """See of a known length what scores up to the next session show of it."""
    seen = [at for at in scores if at <= next_session]
    lower = [at for at in seen if at < lasts]
    back = [at for at in seen if at >= lasts]
    if not seen:
        return None
    until = max(lower, default=0.0)
    return Length(
        number=1,
        day=DAY,
        before=6,
        after=2,
        days=(until + back[0]) / 2 if back else until,
        lower_until=until,
        back_by=back[0] if back else None,
        is_rough=False,
    )


def halves(
    seed: int,
    *,
    half: float,
    every: float,
    next_session: Callable[[Random, float], float],
) -> list[Half]:
    """Make up diaries in which half of all relief lasts longer than `half` days.

    Args:
        seed: The same number makes the same diaries.
        half: The true median, of lengths that fall off exponentially.
        every: Days from score to score.
        next_session: When the next one begins, by how long relief lasts.
    """
    rng = Random(seed)  # noqa: S311 - nothing secret
    found = []
    for _ in range(DIARIES):
        lengths = []
        for _ in range(SESSIONS):
            lasts = rng.expovariate(log(2) / half)
            first = rng.uniform(0, every)
            scores = [first + every * number for number in range(60)]
            one = a_length(lasts, scores, next_session(rng, lasts))
            if one is not None:
                lengths.append(one)
        found.append(half_of(lengths, curve_of(lengths)))
    return found


def unrelated(rng: Random, _: float) -> float:
    """Begin the next session whenever it suits."""
    return rng.uniform(2, 12)


def when_it_is_back(rng: Random, lasts: float) -> float:
    """Begin the next session soon after relief is over."""
    return lasts + rng.uniform(0, 0.2)


def share_of_ranges_with(half: float, found: list[Half]) -> float:
    held = [
        (one.low is None or one.low <= half) and (one.high is None or half <= one.high)
        for one in found
    ]
    return sum(held) / len(held)


@pytest.mark.parametrize(("half", "every"), [(2, 0.3), (2, 1), (2, 2), (0.15, 1)])
def test_the_range_holds_the_true_half_however_rarely_it_is_scored(
    half: float, every: float
) -> None:
    found = halves(4, half=half, every=every, next_session=unrelated)
    assert share_of_ranges_with(half, found) >= 0.95


def test_the_range_is_no_wider_than_chance_and_scores_make_it() -> None:
    found = halves(5, half=2, every=0.3, next_session=unrelated)
    widths = [one.high - one.low for one in found if one.low and one.high]
    assert len(widths) > 0.95 * DIARIES
    assert sum(widths) / len(widths) < 2.5


def test_the_middle_between_rare_scores_alone_would_be_wrong() -> None:
    """Scored once a day, what is over within hours looks like half a day."""
    found = halves(6, half=0.15, every=1, next_session=unrelated)
    days = [one.days for one in found if one.days is not None]
    assert sum(days) / len(days) > 0.3
    assert all((one.low or 0) < 0.15 for one in found)


def test_sessions_that_begin_because_it_is_back_make_relief_look_longer() -> None:
    """That is why it is said below every picture."""
    found = halves(7, half=2, every=1, next_session=when_it_is_back)
    longer = [one.days is None or one.days > 2 for one in found]
    assert sum(longer) / len(longer) > 0.9
