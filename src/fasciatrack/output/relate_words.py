"""The words around pairs that were related, the same in the table and in sentences."""

from collections.abc import Iterator, Sequence

from fasciatrack.output.figures import counted, fixed, round_half_up
from fasciatrack.output.period_words import between
from fasciatrack.output.screen import Screen, safe
from fasciatrack.reporting.relate.chance import MOST_P
from fasciatrack.reporting.relate.measures import COUNTED, MEASURES
from fasciatrack.reporting.relate.report import (
    FEWEST_JUDGED,
    MOST_Q,
    Relation,
    Relations,
)

_SMALLEST_WRITTEN = 0.001
_ANY = Screen()
"""Whoever draws the words replaces what a screen cannot show."""
NOT_CAUSE = "Going together is not causing: both may follow something else."


def label(relation: Relation) -> str:
    """Name a pair: `water → stiffness next day`."""
    x, y = MEASURES[relation.x].words, MEASURES[relation.y].words
    return f"{x} → {y}{_later(relation)}"


def correlation(rho: float | None, screen: Screen) -> str:
    """Write ρ with its sign and two decimals: `−0.41`."""
    if rho is None:
        return screen.glyph("–", "-")
    written = fixed(rho, 2, screen)
    return f"+{written}" if round_half_up(100 * rho) > 0 else written


def chance_text(p: float | None, screen: Screen) -> str:
    """Write p or q with three decimals: `0.004`, `<0.001`."""
    if p is None:
        return screen.glyph("–", "-")
    return "<0.001" if p < _SMALLEST_WRITTEN else fixed(p, 3, screen)


def both_sides(relation: Relation) -> tuple[str, str]:
    """Say what is found with what: `more sleep`, `less stiffness`."""
    x, y = MEASURES[relation.x], MEASURES[relation.y]
    return x.more, y.more if (relation.rho or 0) > 0 else y.less


def title(relations: Relations) -> list[str]:
    """Say what is shown, of when, and of which areas."""
    conditions = [safe(words) for words in relations.conditions]
    period = [relations.period.label] if relations.period else []
    return ["What goes together", *period, *conditions]


def tested(relations: Relations) -> str:
    """Say how many pairs could be tested."""
    number = len(relations.pairs)
    if not relations.tested and number == 1:
        return "the pair cannot be judged yet"
    if not relations.tested:
        return f"none of {counted(number, 'pair')} can be judged yet"
    if relations.tested == number:
        return f"{counted(number, 'pair')} tested"
    return f"{relations.tested} of {counted(number, 'pair')} tested"


def verdicts(relations: Relations) -> Iterator[str]:
    """Say what may go together, what cannot be told from chance, and what is early."""
    found, null = _of(relations, "together"), _of(relations, "chance")
    null = [one for one in null if one.p is not None]
    for relation in found:
        yield f"May go together: {_found(relation)}."
    if null and len(null) == relations.tested:
        yield f"{_none(relations)} be told from chance."
    elif null:
        yield f"Cannot be told from chance: {counted(len(null), 'other pair')}."
    yield from _common(relations)
    early = sum(bool(one.missing) for one in relations.pairs)
    if early:
        yield (
            f"Too early to judge: {counted(early, 'pair')}; the table says how many"
            " more days or sessions with both it takes."
        )
    yield from _never(relations)
    same = _of(relations, "constant")
    if same:
        yield f"One side never changes: {_labels(same)}."


def _never(relations: Relations) -> Iterator[str]:
    absent = [f"{name} (`{command}`)" for command, name in _absent(relations).items()]
    if absent:
        yield f"Not on record: {', '.join(absent)}."


def notes(relations: Relations) -> Iterator[str]:
    """Say what the figures mean, and what they cannot tell."""
    said = []
    if any(one.rho is not None for one in relations.pairs):
        said.append(
            "ρ: +1 where both rise together, −1 where one falls as the other rises."
        )
    if relations.tested:
        said.append(
            "p: how often chance alone does as much in days that resemble the day"
            " before. q: p for as many pairs as were tested. A pair may go together"
            f" from {FEWEST_JUDGED} on, with p at most {MOST_P:g} and q at most"
            f" {MOST_Q:g}."
        )
    if said:
        yield " ".join(said)
    if relations.tested and not relations.is_short_list:
        yield (
            "One pair was asked for. Who asks for twenty finds one by chance;"
            " `fascia relate` counts those it looks at."
        )
    if any(one.x in COUNTED and one.finding == "together" for one in relations.pairs):
        yield (
            "Most people do more while it is worse, so that more sessions go with more"
            " pain; `fascia compare` takes that into account."
        )
    yield NOT_CAUSE


def missing(relation: Relation) -> str:
    """Say what is missing: `2 more days for a figure, 18 more to judge`."""
    *for_figure, to_judge = relation.missing
    if not for_figure:
        return f"{counted(to_judge.more, f'more {relation.per}')}"
    first = counted(for_figure[0].more, f"more {relation.per}")
    return f"{first} for ρ, {to_judge.more} more to judge"


def sentences(relations: Relations) -> Iterator[str]:
    """Say everything about each pair in a paragraph of its own."""
    yield f"{', '.join(title(relations))}: {tested(relations)}."
    for relation in relations.pairs:
        yield _sentence(relation)
    yield from _never(relations)
    yield from notes(relations)


def nothing_to_relate(relations: Relations, emptiness: str = "") -> str:
    """Say that no two things are on record together, and how to add some.

    Args:
        relations: What was looked for.
        emptiness: That there is no entry at all, where that is so.
    """
    first = relations.pairs[0]
    none = (
        "no two things on the same days"
        if relations.is_short_list
        else f"no {first.per} has both {_both(first)}"
    )
    where = ", ".join(relations.conditions)
    when = f" {between(relations.period)}" if relations.period else ""
    when = f"{f' for {safe(where)}' if where else ''}{when}"
    return f"nothing to relate: {emptiness or none + when}; {_remedy(relations)}"


def _both(relation: Relation) -> str:
    x, y = MEASURES[relation.x].words, MEASURES[relation.y].words
    return f"{x} and {y}{_later(relation)}"


def _remedy(relations: Relations) -> str:
    if relations.is_short_list:
        return "`fascia check --sleep 7h30 --stiffness neck=4` adds two at once"
    first = relations.pairs[0]
    if first.n_x and first.n_y:
        x, y = MEASURES[first.x].words, MEASURES[first.y].words
        days, others = counted(first.n_x, first.per), counted(first.n_y, "other")
        return f"{x} is known of {days}, {y} of {others}"
    return ", ".join(
        f"`{command}` adds {name}" for command, name in _absent(relations).items()
    )


def _absent(relations: Relations) -> dict[str, str]:
    """Name the measures that are never on record, under what adds a value."""
    names: dict[str, list[str]] = {}
    for one in relations.pairs:
        for measure, count in ((MEASURES[one.x], one.n_x), (MEASURES[one.y], one.n_y)):
            here = names.setdefault(measure.added_by, []) if not count else []
            # Counted are those of seven days; what is missing is one at all.
            words = measure.name if measure.name in COUNTED else measure.words
            if words not in here:
                here.append(words)
    return {command: ", ".join(some) for command, some in names.items()}


_ONLY = {
    "drift": "rise or fall over the whole time",
    "week": "follow the days of the week",
}


def _sentence(relation: Relation) -> str:
    name = label(relation)
    start = (
        f"{name[0].upper()}{name[1:]}: {counted(relation.n, relation.per)} with both"
    )
    if relation.finding == "constant":
        return f"{start}, one of which never changes."
    if relation.rho is None:
        return f"{start}; {missing(relation)}."
    figures = f"{start}, ρ {correlation(relation.rho, _ANY)}"
    if relation.p is None:
        return f"{figures}; {missing(relation)} to judge."
    p, q = chance_text(relation.p, _ANY), chance_text(relation.q, _ANY)
    worth = (
        f"worth {round_half_up(relation.effective or 0)} independent {relation.per}s"
    )
    return f"{figures}, p {p}, q {q}, {worth}: {_judgement(relation)}."


def _judgement(relation: Relation) -> str:
    if relation.finding == "together":
        x, y = both_sides(relation)
        drift = ", also without their drift" if relation.drifts else ""
        return f"{x} may go together with {y}{drift}"
    if relation.finding in _ONLY:
        return f"there only because both {_ONLY[relation.finding]}"
    return "cannot be told from chance"


def _found(relation: Relation) -> str:
    x, y = both_sides(relation)
    return f"{x} and {y}{_later(relation)}"


def _later(relation: Relation) -> str:
    if not relation.lag_days:
        return ""
    return " next day" if relation.lag_days == 1 else f" {relation.lag_days} days later"


def _none(relations: Relations) -> str:
    if relations.tested == 1:
        return "The pair tested cannot"
    return f"None of the {relations.tested} pairs tested can"


def _common(relations: Relations) -> Iterator[str]:
    for finding, what in _ONLY.items():
        found = _of(relations, finding)
        if found:
            yield f"There only because both {what}: {_labels(found)}."
    drifting = [one for one in relations.pairs if one.drifts and one.finding != "drift"]
    if drifting:
        yield (
            "Both rise or fall over the whole time, which by itself looks like going"
            f" together: {_labels(drifting)}."
        )


def _labels(relations: Sequence[Relation]) -> str:
    return "; ".join(map(label, relations))


def _of(relations: Relations, finding: str) -> list[Relation]:
    return [one for one in relations.pairs if one.finding == finding]
