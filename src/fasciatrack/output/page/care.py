"""What was done, in words: the page's table of sessions by kind."""

from collections.abc import Iterator, Sequence

from fasciatrack.domain.vocabulary import KINDS
from fasciatrack.output.figures import (
    counted,
    decimal,
    hours,
    missing,
    round_half_up,
    signed,
)
from fasciatrack.output.page.sheet import Part, Table
from fasciatrack.output.page.words import more
from fasciatrack.output.screen import Screen
from fasciatrack.reporting.change import FEWEST_PAIRS
from fasciatrack.reporting.page.care import CarePart
from fasciatrack.reporting.page.report import PageReport
from fasciatrack.reporting.relief.episodes import LEAST_DROP, WIDE
from fasciatrack.reporting.relief.report import FEWEST_SESSIONS

MOST_KINDS = 5
MOST_EFFECTS = 2
EARLY = 12
"""Below so many pairs an interval still moves a lot with each new one."""
CHANGE_NOTE = (
    "Change: of pain, over sessions with a score before and after (n), with the range"
    f" in which its average may lie (95 %; below {FEWEST_PAIRS} sessions none, below"
    f" {EARLY} early)."
)
RELIEF_NOTE = (
    f"Relief: where pain was {LEAST_DROP} or more lower right after (n), half still had"
    " half of that until then, by scores up to the next session (below"
    f" {FEWEST_SESSIONS} too few; rough: between scores more than {WIDE} days apart)."
)
NEXT_DAY_NOTE = "By next day: over areas scored before and a day after."
CAUSE_NOTE = (
    "There is no comparison group: pain also changes by itself, so none of this shows"
    " what a change came from."
)


def care_part(report: PageReport, screen: Screen) -> Part:
    """Write what was done, the most frequent kinds first."""
    title = "What was done"
    if not report.care:
        return Part(title=title, lines=("No session is logged.",))
    arrow = screen.glyph(" → ", " -> ")
    shown, rest = report.care[:MOST_KINDS], report.care[MOST_KINDS:]
    relief = list(_relief_words(shown, screen))
    notes = list(_notes(shown))
    if rest:
        sessions = counted(sum(part.sessions for part in rest), "session")
        notes.insert(0, f"{more(len(rest), screen)} kinds, {sessions}.")
    return Part(
        title=title,
        table=Table(
            caption="Sessions by kind",
            headers=(
                "",
                "sessions",
                "time",
                f"pain before{arrow}after",
                "change",
                "by next day",
                "side effects",
            ),
            rows=tuple(_row(part, screen) for part in shown),
        ),
        lines=(f"Relief: {'; '.join(relief)}.",) if relief else (),
        notes=(" ".join(notes),),
    )


def _notes(shown: Sequence[CarePart]) -> Iterator[str]:
    """Explain the figures that are there."""
    yield CHANGE_NOTE
    if any(part.next_day_n for part in shown):
        yield NEXT_DAY_NOTE
    if any(part.relief.n for part in shown):
        yield RELIEF_NOTE
    yield CAUSE_NOTE


def _row(part: CarePart, screen: Screen) -> tuple[str, ...]:
    none = missing(screen)
    arrow = screen.glyph(" → ", " -> ")
    before, after = decimal(part.before, screen), decimal(part.after, screen)
    effects = [f"{one.effect} {one.n}" for one in part.effects[:MOST_EFFECTS]]
    others = more(len(part.effects) - len(effects), screen)
    return (
        KINDS[part.kind].label,
        str(part.sessions),
        hours(part.minutes, screen),
        f"{before}{arrow}{after} (n {part.n})" if part.n else none,
        _change(part, screen),
        f"{signed(part.next_day_difference, screen)} (n {part.next_day_n})"
        if part.next_day_n
        else none,
        ", ".join([*effects, others] if others else effects) or none,
    )


def _change(part: CarePart, screen: Screen) -> str:
    change = signed(part.difference, screen)
    if not part.n:
        return change
    if part.n < FEWEST_PAIRS:
        return f"{change}, too few to judge"
    if part.interval is None:
        return f"{change}, all the same"
    low, high = signed(part.interval.low, screen), signed(part.interval.high, screen)
    early = ", early" if part.n < EARLY else ""
    return f"{change} ({low} to {high}){early}"


def _relief_words(parts: Sequence[CarePart], screen: Screen) -> Iterator[str]:
    """Say how long relief lasted after each kind, as far as that can be said."""
    reached, beyond, few = [], [], []
    for part in parts:
        relief, kind = part.relief, KINDS[part.kind].label.lower()
        if relief.median_days is not None:
            is_rough = 2 * relief.wide >= relief.n - relief.still
            rough = ", rough" if is_rough else ""
            days = _lasting(relief.median_days, screen)
            reached.append(f"{days} after {kind} (n {relief.n}{rough})")
        elif relief.is_enough:
            beyond.append(f"{kind} (n {relief.n})")
        elif relief.n:
            few.append(f"{kind} (n {relief.n})")
    if reached:
        yield f"half of them until about {', '.join(reached)}"
    if beyond:
        yield f"half not reached after {', '.join(beyond)}"
    if few:
        yield f"too few after {', '.join(few)}"


def _lasting(days: float, screen: Screen) -> str:
    """Write a length: `10 hours`, `1 day`, `2.5 days`."""
    if days < 1:
        return counted(max(round_half_up(24 * days), 1), "hour")
    written = decimal(days, screen).removesuffix(".0")
    return f"{written} day" if written == "1" else f"{written} days"
