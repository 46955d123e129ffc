"""What can be related: one value for each day, or one for each session."""

from typing import Literal

from fasciatrack.domain.scales import METRICS, PERCENT
from fasciatrack.domain.values import Value
from fasciatrack.domain.vocabulary import WordList, with_aliases

Per = Literal["day", "session"]
Source = Literal["felt", "slept", "drunk", "done", "looked"]
"""Which tuples of the timeline it is read from."""


class Measure(Value):
    """Something that has one value for each day or for each session."""

    name: str
    words: str
    """As people say it: `sleep quality`."""
    more: str
    """What a higher value is: `better sleep`."""
    less: str
    added_by: str
    """A command that adds a value."""
    sources: tuple[Source, ...]
    per: Per = "day"
    metric: str | None = None
    """The score it is made of."""


def _rated(name: str, more: str = "", less: str = "") -> Measure:
    place = "neck=" if METRICS[name].per_area else ""
    score = "80" if METRICS[name].bounds is PERCENT else "4"
    return Measure(
        name=name,
        words=name,
        more=more or f"more {name}",
        less=less or f"less {name}",
        added_by=f"fascia check --{name} {place}{score}",
        sources=("felt",),
        metric=name,
    )


_BETTER_OR_LOWER = {"mood": ("better mood", "lower mood")}

MEASURES: dict[str, Measure] = {
    measure.name: measure
    for measure in (
        *(_rated(name, *_BETTER_OR_LOWER.get(name, ())) for name in METRICS),
        Measure(
            name="sleep",
            words="sleep",
            more="more sleep",
            less="less sleep",
            added_by="fascia sleep 7h30",
            sources=("slept",),
        ),
        Measure(
            name="sleep-quality",
            words="sleep quality",
            more="better sleep",
            less="worse sleep",
            added_by="fascia sleep 7h30 --quality good",
            sources=("slept",),
        ),
        Measure(
            name="falling-asleep",
            words="falling asleep",
            more="longer until asleep",
            less="sooner asleep",
            added_by="fascia sleep 7h30 --latency 20m",
            sources=("slept",),
        ),
        Measure(
            name="water",
            words="water",
            more="more water",
            less="less water",
            added_by="fascia drink 500ml",
            sources=("drunk",),
        ),
        Measure(
            name="drinks",
            words="drinks",
            more="more to drink",
            less="less to drink",
            added_by="fascia drink 1 cup tea",
            sources=("drunk",),
        ),
        Measure(
            name="caffeine",
            words="caffeine",
            more="more caffeine",
            less="less caffeine",
            added_by="fascia drink 1 cup coffee --caffeine 95",
            sources=("drunk",),
        ),
        Measure(
            name="sessions",
            words="sessions in 7 days",
            more="more sessions",
            less="fewer sessions",
            added_by="fascia log ball neck",
            sources=("done",),
        ),
        Measure(
            name="minutes",
            words="minutes in 7 days",
            more="more minutes",
            less="fewer minutes",
            added_by="fascia log ball neck 10m",
            sources=("done",),
        ),
        Measure(
            name="water-before",
            words="water before",
            more="more water before",
            less="less water before",
            added_by="fascia drink 500ml",
            sources=("done", "drunk"),
            per="session",
        ),
        Measure(
            name="drop",
            words="drop in pain",
            more="a larger drop in pain",
            less="a smaller drop in pain",
            added_by="fascia log ball neck --pain 6:3",
            sources=("done", "felt"),
            per="session",
            metric="pain",
        ),
        Measure(
            name="load",
            words="load",
            more="a heavier day",
            less="a lighter day",
            added_by="fascia follow-up --load heavy",
            sources=("done", "looked"),
            per="session",
        ),
        Measure(
            name="soreness-after",
            words="soreness after",
            more="more soreness after",
            less="less soreness after",
            added_by="fascia follow-up --soreness 2",
            sources=("done", "looked", "felt"),
            per="session",
            metric="soreness",
        ),
    )
}
"""`load` is how hard the rest of a session's day was; `drop` is before minus after."""

COUNTED = ("sessions", "minutes")
"""What is 0 on a day of which nothing was written down."""

MEASURE_WORDS = WordList(
    "thing to relate",
    with_aliases(
        MEASURES,
        {
            "quality": "sleep-quality",
            "latency": "falling-asleep",
            "activity-load": "load",
        },
    ),
)
"""The names as typed, for completion and for refusing others."""


class Pair(Value):
    """Two measures, the first of them so many days before the second."""

    x: str
    y: str
    lag_days: int = 0

    @property
    def per(self) -> Per:
        """What one observation is: a day, or a session."""
        return MEASURES[self.y].per


PAIRS = (
    Pair(x="sleep", y="stiffness"),
    Pair(x="sleep-quality", y="pain"),
    Pair(x="water", y="stiffness", lag_days=1),
    Pair(x="water-before", y="drop"),
    Pair(x="caffeine", y="falling-asleep", lag_days=1),
    Pair(x="stress", y="pain"),
    Pair(x="sessions", y="pain"),
    Pair(x="load", y="soreness-after"),
)
"""The short list, fixed before anybody looks: a long one finds chance.

A night belongs to the day of waking up, so sleep comes before that day's scores.
"""


_MOMENTS = {
    **dict.fromkeys(("sleep", "sleep-quality", "falling-asleep"), 0),
    **dict.fromkeys(COUNTED, 1),
    "water-before": 0,
    "drop": 1,
    "load": 2,
    "soreness-after": 3,
}
"""Which of one day, or of one session, comes first; of a day, scores and drinks last.
"""
_LAST = 2


def in_time(x: str, y: str) -> tuple[str, str]:
    """Put two measures of one day, or of one session, as they happened.

    Those that nothing orders stay as they are.
    """
    is_back = _MOMENTS.get(y, _LAST) < _MOMENTS.get(x, _LAST)
    return (y, x) if is_back else (x, y)


def usual_lag(x: str, y: str) -> int:
    """Give the days between two measures on the short list; 0 for others."""
    return next((one.lag_days for one in PAIRS if (one.x, one.y) == (x, y)), 0)
