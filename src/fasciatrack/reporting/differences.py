"""What an entry says, fact by fact, and what changed between two states of it.

The words are the person's own, as they were typed: whoever shows them makes them safe.
"""

from collections.abc import Hashable, Iterator
from datetime import datetime

from fasciatrack.domain.afterwards import FollowUp, LookBack
from fasciatrack.domain.quantities import (
    format_amount,
    format_duration,
    format_minutes,
    format_score,
    metric_text,
)
from fasciatrack.domain.records import (
    Drink,
    Entry,
    Night,
    Place,
    Rating,
    Session,
    SideEffect,
)
from fasciatrack.domain.scales import SLEEP_QUALITIES
from fasciatrack.domain.values import Value, replace

PEG_ITEMS = ("PEG pain", "PEG enjoyment", "PEG activity")


class Difference(Value):
    """One fact before and after; None where it was not given."""

    label: str
    before: str | None
    after: str | None


class Fact(Value):
    """Something that an entry says."""

    label: str
    text: str
    value: Hashable
    """Equal exactly when it says the same, however it is worded."""
    exact: str = ""
    """A longer text, for when the short one does not tell two values apart."""
    place: Place | None = None
    """Where it was felt; two places can read the same."""
    is_score: bool = False


def facts(entry: Entry) -> tuple[Fact, ...]:
    """List everything an entry says, apart from its number and when it was recorded."""
    return tuple(_facts(entry))


def differences(before: Entry | None, after: Entry | None) -> tuple[Difference, ...]:
    """List what changed between two states of an entry; None is one that is not there.

    Its number, its identifier and when it was recorded are no facts and left out.
    """
    old, new = _by_key(before), _by_key(after)
    return tuple(
        _difference(key[0], old.get(key), new.get(key))
        for key in {**new, **old}
        if key not in old or key not in new or old[key].value != new[key].value
    )


def _by_key(entry: Entry | None) -> dict[tuple[str, Place | None], Fact]:
    if entry is None:
        return {}
    return {(fact.label, fact.place): fact for fact in _facts(entry)}


def _difference(label: str, was: Fact | None, now: Fact | None) -> Difference:
    if was and now and was.text == now.text:
        return Difference(
            label=label, before=was.exact or was.text, after=now.exact or now.text
        )
    return Difference(
        label=label,
        before=None if was is None else was.text,
        after=None if now is None else now.text,
    )


def _facts(entry: Entry) -> Iterator[Fact]:
    yield _fact("type", entry.type)
    yield from _part_facts(entry)
    if entry.areas:
        shown = ", ".join(str(place) for place in entry.areas)
        yield Fact(label="areas", text=shown, value=entry.areas)
    yield _when(entry)
    for rating in entry.ratings:
        yield _rating_fact(rating)
    if entry.side_effects:
        yield _side_effects(entry.side_effects)
    if entry.tags:
        yield Fact(label="tags", text=", ".join(entry.tags), value=entry.tags)
    if entry.note is not None:
        yield _fact("note", entry.note)
    if entry.zone is not None:
        yield _fact("time zone", entry.zone)
    if entry.source != "manual":
        yield _fact("source", entry.source)


def _part_facts(entry: Entry) -> Iterator[Fact]:
    if entry.session is not None:
        yield from _session_facts(entry.session)
    if entry.night is not None:
        yield from _night_facts(entry.night)
    if entry.drink is not None:
        yield from _drink_facts(entry.drink)
    if entry.follow_up is not None:
        yield _fact("look", f"{entry.follow_up.hours} h after the session")
    yield from afterwards_facts(entry)


def afterwards_facts(entry: Entry) -> Iterator[Fact]:
    """List what a follow-up or a look back says besides scores of places."""
    if entry.follow_up is not None:
        yield from _follow_up_facts(entry.follow_up)
    if entry.look_back is not None:
        yield from _look_back_facts(entry.look_back)
    for scored in entry.activities:
        shown = format_score(scored.score)
        yield Fact(label=f"activity {scored.activity}", text=shown, value=scored.score)
    for one in entry.recommendations:
        yield _fact(f"recommend {one.practitioner}", one.would)


def _follow_up_facts(follow_up: FollowUp) -> Iterator[Fact]:
    if follow_up.hobbling is not None:
        yield _fact("hobbling", follow_up.hobbling)
    if follow_up.movement is not None:
        minutes = follow_up.movement_minutes
        lasted = "" if minutes is None else f" {format_minutes(minutes)}"
        yield _fact("movement", f"{follow_up.movement}{lasted}")
    if follow_up.activity_load is not None:
        yield _fact("activity load", follow_up.activity_load)
    if follow_up.water_ml is not None:
        yield _fact("water after", format_amount(follow_up.water_ml))


def _look_back_facts(look_back: LookBack) -> Iterator[Fact]:
    for label, answer in (
        ("less pain", look_back.less_pain),
        ("more motion", look_back.more_motion),
        ("better sleep", look_back.better_sleep),
        ("better performance", look_back.better_performance),
    ):
        if answer is not None:
            yield _fact(label, answer)
    peg = (look_back.peg_pain, look_back.peg_enjoyment, look_back.peg_activity)
    if look_back.peg is not None:
        items = ", ".join(format_score(score) for score in peg if score is not None)
        shown = f"{look_back.peg:.1f} ({items})"
        yield Fact(label="PEG", text=shown, value=peg)
        return
    for label, score in zip(PEG_ITEMS, peg, strict=True):
        if score is not None:
            yield Fact(label=label, text=format_score(score), value=score)


def _session_facts(session: Session) -> Iterator[Fact]:
    yield _fact("kind", session.kind)
    lasted = (session.duration_seconds, session.sets, session.set_seconds)
    if any(part is not None for part in lasted):
        yield Fact(label="duration", text=_lasted(session), value=lasted)
    if session.practitioner is not None:
        yield _fact("practitioner", session.practitioner)
    if session.tool is not None:
        yield _fact("tool", session.tool)
    for label, score in (
        ("pressure", session.pressure),
        ("discomfort", session.discomfort),
    ):
        if score is not None:
            yield Fact(label=label, text=format_score(score), value=score)
    if session.sensation is not None:
        yield _fact("sensation", session.sensation)


def _lasted(session: Session) -> str:
    if session.duration_seconds is not None:
        return format_duration(
            session.duration_seconds, session.sets, session.set_seconds
        )
    parts = []
    if session.sets is not None:
        parts.append(f"{session.sets} sets")
    if session.set_seconds is not None:
        parts.append(f"{format_duration(session.set_seconds)} a set")
    return ", ".join(parts)


def _night_facts(night: Night) -> Iterator[Fact]:
    if night.minutes is not None:
        yield _minutes("sleep", night.minutes)
    if night.quality is not None:
        words = SLEEP_QUALITIES[night.quality - 1]
        yield Fact(label="sleep quality", text=words, value=night.quality)
    for label, at in (
        ("into bed", night.in_bed_at),
        ("lights out", night.lights_out_at),
        ("woke up", night.woke_at),
        ("out of bed", night.out_of_bed_at),
    ):
        if at is not None:
            yield _moment(label, at)
    if night.latency_minutes is not None:
        yield _minutes("time to fall asleep", night.latency_minutes)
    if night.awake_minutes is not None:
        yield _minutes("time awake", night.awake_minutes)
    if night.awakenings is not None:
        yield _fact("awakenings", str(night.awakenings))


def _drink_facts(drink: Drink) -> Iterator[Fact]:
    yield _fact("beverage", drink.beverage)
    yield _fact("amount", format_amount(drink.millilitres))
    if drink.caffeine_mg is not None:
        yield _fact("caffeine", f"{drink.caffeine_mg} mg")


def _side_effects(side_effects: tuple[SideEffect, ...]) -> Fact:
    shown = ", ".join(
        felt.effect
        if felt.severity is None
        else f"{felt.effect} {format_score(felt.severity)}"
        for felt in side_effects
    )
    return Fact(label="side effects", text=shown, value=side_effects)


def _when(entry: Entry) -> Fact:
    if entry.at is None:
        shown = f"{entry.day} (time not given)"
        return Fact(label="when", text=shown, value=entry.day)
    fact = _moment("when", entry.at)
    if entry.at.date() == entry.day:
        return fact
    counted = f", counted for {entry.day}"
    return replace(
        fact,
        text=fact.text + counted,
        exact=fact.exact + counted,
        value=(fact.value, entry.day),
    )


def _moment(label: str, at: datetime) -> Fact:
    exact = at.isoformat(" ")
    return Fact(label=label, text=f"{at:%Y-%m-%d %H:%M}", value=exact, exact=exact)


def _rating_fact(rating: Rating) -> Fact:
    phase = "" if rating.phase == "now" else f" {rating.phase}"
    place = f", {rating.place}" if rating.place else ""
    return Fact(
        label=f"{rating.metric}{phase}{place}",
        text=metric_text(rating.metric, rating.value),
        value=rating.value,
        place=rating.place,
        is_score=True,
    )


def _minutes(label: str, minutes: int) -> Fact:
    return Fact(label=label, text=format_minutes(minutes), value=minutes)


def _fact(label: str, text: str) -> Fact:
    return Fact(label=label, text=text, value=text)
