"""Figures of a night, from the times a person noted.

The terms are those of the Consensus Sleep Diary (Carney et al. 2012, SLEEP 35:287).
"""

from datetime import datetime

from fasciatrack.domain.records import Night


def time_in_bed_minutes(night: Night) -> int | None:
    """Minutes from getting into bed to getting up; None unless both are known."""
    if night.in_bed_at is None or night.out_of_bed_at is None:
        return None
    return _minutes_between(night.in_bed_at, night.out_of_bed_at)


def asleep_minutes(night: Night) -> int | None:
    """Total sleep time: what was estimated, else computed where everything is known.

    Figures that contradict each other give None: nothing is made up.
    """
    if night.minutes is not None:
        return night.minutes
    computed = computed_minutes(night)
    return None if computed is None or computed < 0 else computed


def computed_minutes(night: Night) -> int | None:
    """Minutes from lights out to waking, less those until asleep and awake in between.

    One figure missing gives None. A negative result means that they contradict each
    other.
    """
    if (
        night.lights_out_at is None
        or night.woke_at is None
        or night.latency_minutes is None
        or night.awake_minutes is None
    ):
        return None
    between = _minutes_between(night.lights_out_at, night.woke_at)
    return between - night.latency_minutes - night.awake_minutes


def sleep_efficiency_percent(night: Night) -> float | None:
    """Share of the time in bed that was slept, 0 to 100; None unless both are known."""
    in_bed, asleep = time_in_bed_minutes(night), asleep_minutes(night)
    if not in_bed or asleep is None or asleep > in_bed:
        return None
    return 100 * asleep / in_bed


def _minutes_between(start: datetime, end: datetime) -> int:
    return round((end - start).total_seconds() / 60)
