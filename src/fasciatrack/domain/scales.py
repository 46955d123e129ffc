"""What is measured, on which scale, between which bounds.

One place for every bound: option parsing, record checks, the database's CHECK
constraints and the reference pages all read it here.
"""

from typing import Literal

from fasciatrack.domain.values import Value
from fasciatrack.errors import InvalidValueError, quoted

Phase = Literal["before", "after", "now"]
PHASES: tuple[Phase, ...] = ("before", "after", "now")
"""When a rating was felt: around a session, or at a check-in."""


class Bounds(Value):
    """Lowest and highest value that can be kept, both inclusive."""

    low: float
    high: float
    unit: str = ""

    def check(self, value: float, name: str) -> None:
        """Refuse a value outside the bounds, NaN and infinity included.

        Raises:
            InvalidValueError: naming the value and the bounds.
        """
        if not self.low <= value <= self.high:
            unit = f" {self.unit}" if self.unit else ""
            try:
                shown = f"{value:g}"
            except OverflowError:
                shown = "with hundreds of digits"
            raise InvalidValueError(
                f"{name} {shown}{unit} is out of range",
                hint=f"it goes from {self.low:g} to {self.high:g}{unit}",
            )


class Metric(Value):
    """Something a person rates, always on the same scale."""

    name: str
    lowest: str
    """What the lower end means, in words."""
    highest: str
    """What the upper end means, in words."""
    bounds: Bounds
    lower_is_better: bool = True
    per_area: bool = True
    """Whether it is felt in a place, or by the whole person."""


SCORE = Bounds(low=0, high=10)
"""NRS-11, the eleven-point numeric rating scale; one decimal is accepted."""
PERCENT = Bounds(low=0, high=100, unit="%")

METRICS: dict[str, Metric] = {
    metric.name: metric
    for metric in (
        Metric(
            name="pain",
            lowest="no pain",
            highest="worst pain imaginable",
            bounds=SCORE,
        ),
        Metric(
            name="stiffness",
            lowest="not stiff at all",
            highest="as stiff as it could be",
            bounds=SCORE,
        ),
        Metric(
            name="tightness",
            lowest="loose",
            highest="as tight or stuck as it could be",
            bounds=SCORE,
        ),
        Metric(
            name="soreness",
            lowest="not sore",
            highest="as sore as it could be",
            bounds=SCORE,
        ),
        Metric(
            name="mobility",
            lowest="cannot move it",
            highest="normal for me",
            bounds=PERCENT,
            lower_is_better=False,
        ),
        Metric(
            name="fatigue",
            lowest="not tired",
            highest="as tired as I could be",
            bounds=SCORE,
            per_area=False,
        ),
        Metric(
            name="stress",
            lowest="no stress",
            highest="as much stress as I could bear",
            bounds=SCORE,
            per_area=False,
        ),
        Metric(
            name="mood",
            lowest="very low",
            highest="very good",
            bounds=SCORE,
            lower_is_better=False,
            per_area=False,
        ),
    )
}

PRESSURE = Bounds(low=0, high=10)
"""0 touch, 3 light, 5 firm but comfortable, 7 strong, 10 unbearable."""
SEVERITY = Bounds(low=0, high=10)
SESSION_SECONDS = Bounds(low=1, high=8 * 3600, unit="seconds")
SETS = Bounds(low=1, high=20)
SET_SECONDS = Bounds(low=1, high=600, unit="seconds")
REST_SECONDS = Bounds(low=0, high=600, unit="seconds")
MOST_STEPS = 50
"""Areas in a routine."""
SLEEP_MINUTES = Bounds(low=0, high=960, unit="minutes")
SLEEP_QUALITY = Bounds(low=1, high=5)
"""Five steps: very poor, poor, fair, good, very good."""
SLEEP_LATENCY_MINUTES = Bounds(low=0, high=480, unit="minutes")
AWAKE_MINUTES = Bounds(low=0, high=600, unit="minutes")
AWAKENINGS = Bounds(low=0, high=50)
MILLILITRES = Bounds(low=1, high=3000, unit="ml")
WATER_AFTER_ML = Bounds(low=0, high=15_000, unit="ml")
MOVEMENT_MINUTES = Bounds(low=1, high=600, unit="minutes")
CAFFEINE_MG = Bounds(low=0, high=1000, unit="mg")
NOTE_CHARACTERS = 10_000
NAME_CHARACTERS = 80

SLEEP_QUALITIES = ("very poor", "poor", "fair", "good", "very good")
"""Words for sleep quality 1 to 5."""


def has_one_decimal(value: float) -> bool:
    """Say whether a value is written with at most one digit after the point."""
    return value == round(value, 1)


def check_score(value: float, metric: Metric) -> None:
    """Refuse a score that is not on its metric's scale.

    Raises:
        InvalidValueError: naming the value and the scale.
    """
    metric.bounds.check(value, metric.name)
    if not has_one_decimal(value):
        raise InvalidValueError(
            f"{metric.name} {value!r} is finer than the scale",
            hint="one decimal at most",
        )


def check_text(text: str, name: str, longest: int) -> None:
    """Refuse text that cannot be kept as it is.

    Raises:
        InvalidValueError: too long, a NUL character, or bytes that were not UTF-8.
    """
    if len(text) > longest:
        raise InvalidValueError(
            f"the {name} is {len(text):,} characters long",
            hint=f"at most {longest:,} fit",
        )
    if "\0" in text:
        raise InvalidValueError(f"the {name} holds a NUL character", hint="remove it")
    try:
        text.encode()
    except UnicodeEncodeError:
        raise InvalidValueError(
            f"the {name} {quoted(text)} is not valid UTF-8",
            hint="check the terminal's encoding",
        ) from None
