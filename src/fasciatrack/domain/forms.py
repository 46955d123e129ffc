"""An entry as the words a person would type: every field as text, empty if unknown.

The command line, the conversation and the editor all fill in the same form, so a
value means the same wherever it is written. `form_reading` is the way back.
"""

from datetime import datetime

from fasciatrack.domain import scales
from fasciatrack.domain.afterwards import FollowUp, LookBack
from fasciatrack.domain.areas import place_word
from fasciatrack.domain.quantities import duration_text, format_score
from fasciatrack.domain.records import Drink, Entry, EntryType, Night, Rating, Session
from fasciatrack.domain.words import rating_texts

Form = dict[str, str]
UNKNOWN = "-"
"""Stands for what is not known where several values share a field."""

RATED = tuple(scales.METRICS)
OUTCOMES = {
    "less-pain": "less_pain",
    "more-motion": "more_motion",
    "better-sleep": "better_sleep",
    "better-performance": "better_performance",
}
"""The fields of a look back that are answered with yes, no or unsure."""
FIELDS: dict[EntryType, tuple[str, ...]] = {
    "session": (
        "kind",
        "areas",
        "duration",
        "at",
        *RATED,
        "pressure",
        "sensation",
        "discomfort",
        "tool",
        "practitioner",
        "side-effects",
        "tags",
        "note",
    ),
    "check-in": ("at", *RATED, "tags", "note"),
    "follow-up": (
        "at",
        *RATED,
        "hobbling",
        "movement",
        "load",
        "water",
        "tags",
        "note",
    ),
    "look-back": (
        "at",
        *OUTCOMES,
        "peg",
        "activities",
        "recommend",
        "tags",
        "note",
    ),
    "night": (
        "sleep",
        "quality",
        "day",
        "bed",
        "lights-out",
        "woke",
        "up",
        "latency",
        "awake",
        "awakenings",
        "tags",
        "note",
    ),
    "drink": ("amount", "beverage", "caffeine", "at", "tags", "note"),
}


def form_of(entry: Entry) -> Form:
    """Write an entry as a form with every field, empty where nothing is known."""
    form = {
        "at": moment_text(entry),
        **{metric: rating_texts(entry.ratings, metric) for metric in RATED},
        "tags": " ".join(entry.tags),
        "note": entry.note or "",
    }
    if entry.session is not None:
        form |= _session_form(entry, entry.session)
    if entry.night is not None:
        form |= _night_form(entry.night) | {"day": entry.day.isoformat()}
    if entry.drink is not None:
        form |= _drink_form(entry.drink)
    if entry.follow_up is not None:
        form |= _follow_up_form(entry.follow_up)
    if entry.look_back is not None:
        form |= _look_back_form(entry, entry.look_back)
    return {name: form[name] for name in FIELDS[entry.type]}


def moment_text(entry: Entry) -> str:
    """Write when it happened: with offset, or only the day where no time is known."""
    return _iso(entry.at) or entry.day.isoformat()


def merged_ratings(
    ratings: tuple[Rating, ...], newer: tuple[Rating, ...]
) -> tuple[Rating, ...]:
    """Replace the scores that are given anew; what is not mentioned stays."""
    merged = {_about(rating): rating for rating in (*ratings, *newer)}
    return tuple(merged.values())


def _about(rating: Rating) -> tuple[object, ...]:
    return (rating.metric, rating.phase, rating.area, rating.side)


def _session_form(entry: Entry, session: Session) -> Form:
    duration = ""
    if session.duration_seconds is not None:
        duration = duration_text(
            session.duration_seconds, session.sets, session.set_seconds
        )
    effects = (
        effect.effect
        if effect.severity is None
        else f"{effect.effect}={format_score(effect.severity)}"
        for effect in entry.side_effects
    )
    return {
        "kind": session.kind,
        "areas": ", ".join(place_word(place) for place in entry.areas),
        "duration": duration,
        "pressure": _text(session.pressure),
        "sensation": session.sensation or "",
        "discomfort": _text(session.discomfort),
        "tool": session.tool or "",
        "practitioner": session.practitioner or "",
        "side-effects": " ".join(effects),
    }


def _night_form(night: Night) -> Form:
    return {
        "sleep": _minutes(night.minutes),
        "quality": _text(night.quality),
        "bed": _iso(night.in_bed_at),
        "lights-out": _iso(night.lights_out_at),
        "woke": _iso(night.woke_at),
        "up": _iso(night.out_of_bed_at),
        "latency": _minutes(night.latency_minutes),
        "awake": _minutes(night.awake_minutes),
        "awakenings": _text(night.awakenings),
    }


def _drink_form(drink: Drink) -> Form:
    caffeine = "" if drink.caffeine_mg is None else f"{drink.caffeine_mg}mg"
    return {
        "amount": f"{drink.millilitres}ml",
        "beverage": drink.beverage,
        "caffeine": caffeine,
    }


def _follow_up_form(follow_up: FollowUp) -> Form:
    minutes = follow_up.movement_minutes
    moved = (follow_up.movement or "", "" if minutes is None else f"{minutes}m")
    water = follow_up.water_ml
    return {
        "hobbling": follow_up.hobbling or "",
        "movement": " ".join(filter(None, moved)),
        "load": follow_up.activity_load or "",
        "water": "" if water is None else f"{water}ml",
    }


def _look_back_form(entry: Entry, look_back: LookBack) -> Form:
    peg = (look_back.peg_pain, look_back.peg_enjoyment, look_back.peg_activity)
    scores = [UNKNOWN if score is None else format_score(score) for score in peg]
    activities = (
        f"{scored.activity}={format_score(scored.score)}" for scored in entry.activities
    )
    recommended = (f"{one.practitioner}={one.would}" for one in entry.recommendations)
    return {
        **{name: getattr(look_back, field) or "" for name, field in OUTCOMES.items()},
        "peg": "" if set(scores) == {UNKNOWN} else " ".join(scores),
        "activities": ", ".join(activities),
        "recommend": ", ".join(recommended),
    }


def _iso(moment: datetime | None) -> str:
    return moment.isoformat(timespec="minutes") if moment else ""


def _minutes(minutes: int | None) -> str:
    if minutes is None:
        return ""
    return duration_text(minutes * 60) if minutes else "0m"


def _text(value: float | None) -> str:
    return "" if value is None else format_score(value)
