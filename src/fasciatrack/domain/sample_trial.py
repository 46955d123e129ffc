"""The fair test that the made-up person does: the ball on some days, by coin."""

from datetime import date

from fasciatrack.domain.coin import draws
from fasciatrack.domain.periods import DAY
from fasciatrack.domain.sample_feelings import GLUTES
from fasciatrack.domain.trials import NOTHING, Trial

PAIRS = 11
_SEED = 5


def sample_trial(last_day: date) -> Trial:
    """Return the test, which ends the day before the diary does."""
    days = 2
    return Trial(
        id="ball-or-nothing",
        metric="pain",
        area=GLUTES.place.area,
        side=GLUTES.place.side,
        first="ball",
        second=NOTHING,
        start=last_day - 2 * PAIRS * days * DAY,
        days=days,
        skip=1,
        draws=draws(PAIRS, _SEED),
        seed=_SEED,
    )
