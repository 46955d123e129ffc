"""One line about today, for a prompt, a status bar or a scheduled reminder."""

from collections.abc import Iterator
from datetime import datetime

from fasciatrack.domain.periods import DAY, format_day
from fasciatrack.domain.records import Place
from fasciatrack.domain.trials import NOTHING
from fasciatrack.output.figures import counted, decimal, hours
from fasciatrack.output.screen import Screen, safe
from fasciatrack.reporting.status import DayStatus, PlannedToday, Running


def status_line(status: DayStatus, screen: Screen) -> str:
    """Say what today holds: `today: 2 sessions · 25 min · pain 6→3 · water 750 ml`.

    What runs and what is due comes last: `running since 21:10: ball, neck`.
    """
    dot = screen.glyph(" · ", " - ")
    return dot.join((_today(status, screen), *_to_do(status)))


def _today(status: DayStatus, screen: Screen) -> str:
    if status.entries:
        return "today: " + screen.glyph(" · ", " - ").join(_parts(status, screen))
    if status.last_day is None:
        return "nothing logged yet"
    last = format_day(status.last_day, today=status.day)
    return f"nothing logged today (last entry: {last})"


def _to_do(status: DayStatus) -> Iterator[str]:
    if status.plan is not None:
        yield _planned(status.plan, status)
    if status.running is not None:
        yield _running(status.running, status)
    due = len(status.follow_ups_due)
    if due:
        yield f"{counted(due, 'follow-up')} due (fascia follow-up)"


def _planned(plan: PlannedToday, status: DayStatus) -> str:
    """Say what a test asks of today: `fair test: ball on the neck today; …`."""
    if plan.is_over:
        return "the fair test is over (fascia plan result)"
    if plan.option is None:
        start = format_day(plan.start, today=status.day)
        return f"a fair test begins {start} (fascia plan)"
    where, what = "", f"score {plan.metric}"
    if plan.area is not None:
        where = f" on the {safe(str(Place(area=plan.area, side=plan.side)))}"
        what = "score it" if plan.metric == "pain" else f"score its {plan.metric}"
    if plan.is_scored:
        score = "scored"
    else:
        score = f"{what} {'once' if plan.option == NOTHING else 'first'}"
    return f"fair test: {plan.option}{where} today; {score}"


def _running(running: Running, status: DayStatus) -> str:
    what = safe(", ".join((running.kind, *map(str, running.areas))))
    since = _since(running.since, status)
    left = "left " if running.is_left_running else ""
    if running.routine is not None:
        return f"guided, {left}running since {since}: {what} (fascia roll --resume)"
    remedy = " (fascia stop)" if left else ""
    return f"{left}running since {since}: {what}{remedy}"


def _since(at: datetime, status: DayStatus) -> str:
    # After midnight the day before is still today.
    if at.date() in {status.day, status.day + DAY}:
        return f"{at:%H:%M}"
    return f"{format_day(at.date(), today=status.day)} {at:%H:%M}"


def _parts(status: DayStatus, screen: Screen) -> Iterator[str]:
    if status.sessions:
        yield counted(status.sessions, "session")
    if status.minutes is not None:
        yield hours(status.minutes, screen)
    for count, name in _looks(status):
        if count:
            yield counted(count, name)
    yield from _pain(status, screen)
    if status.drinks_ml is not None:
        name = "water" if status.drinks_ml == status.water_ml else "drinks"
        yield f"{name} {status.drinks_ml} ml"
    if status.sleep_minutes is not None:
        yield f"sleep {hours(status.sleep_minutes, screen)}"
    elif not (
        status.sessions or status.drinks_ml or any(count for count, _ in _looks(status))
    ):
        yield "sleep"


def _looks(status: DayStatus) -> tuple[tuple[int, str], ...]:
    return (
        (status.check_ins, "check-in"),
        (status.follow_ups, "follow-up"),
        (status.look_backs, "look-back"),
    )


def _pain(status: DayStatus, screen: Screen) -> Iterator[str]:
    if status.pain_before is not None and status.pain_after is not None:
        arrow = screen.glyph("→", "->")
        before = _score(status.pain_before, screen)
        yield f"pain {before}{arrow}{_score(status.pain_after, screen)}"
    elif status.pain_now is not None:
        yield f"pain {_score(status.pain_now, screen)}"


def _score(value: float, screen: Screen) -> str:
    return decimal(value, screen).removesuffix(".0")
