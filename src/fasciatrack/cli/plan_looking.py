"""Loading and showing a fair test: what was drawn so far, and what it found."""

from typing import TYPE_CHECKING

from fasciatrack.cli import options
from fasciatrack.cli.context import Context
from fasciatrack.errors import FasciaError, InvalidValueError, NotFoundError, quoted

if TYPE_CHECKING:
    from fasciatrack.domain.trials import Trial
    from fasciatrack.reporting.trials.agenda import Agenda, Seen
    from fasciatrack.reporting.trials.draws import TakenBack
    from fasciatrack.reporting.trials.result import TrialResult

BEGIN = "fascia plan randomize foam-roll --area left-calf"
"""What a person who has no fair test may type."""


def load_agenda(
    context: Context, trial: "Trial", *, show_all: bool = False
) -> "Agenda":
    """Put a test beside the diary, as far as it has come."""
    from fasciatrack.reporting.trials.agenda import build_agenda

    seen = _seen(context, trial)
    return build_agenda(trial, seen, today=context.today, show_all=show_all)


def load_result(context: Context, trial: "Trial") -> "TrialResult":
    """Analyse a test as far as it has come."""
    from fasciatrack.reporting.trials.result import build_result

    return build_result(
        trial,
        _seen(context, trial),
        today=context.today,
        trials=context.diary.trials(),
        taken_back=taken_back(context),
    )


def taken_back(context: Context) -> "list[TakenBack]":
    """Load the draws that were taken back, in the order in which they were."""
    from fasciatrack.domain.moments import local_day
    from fasciatrack.reporting.trials.draws import TakenBack

    zone, ends_at = context.zone(), context.settings.day_ends_at
    return [
        TakenBack(trial=trial, day=local_day(at.astimezone(zone), ends_at))
        for trial, at in context.diary.trials_taken_back()
    ]


def _seen(context: Context, trial: "Trial") -> "Seen":
    """Load what the diary says about the days of a test."""
    from fasciatrack.domain.moments import local_day
    from fasciatrack.domain.periods import Period
    from fasciatrack.domain.selection import Selection
    from fasciatrack.reporting.trials.agenda import Seen, reached_by

    reached = reached_by(trial, context.today)
    if trial.start > reached:
        return Seen()
    diary = context.diary
    period = Period(first=trial.start, last=min(trial.end, reached))
    places = () if trial.place is None else (trial.place,)
    everything = Selection(period=period)
    there = Selection(period=period, places=places)
    return Seen(
        done=tuple(diary.done(everything)),
        felt=tuple(diary.felt([trial.metric], there)),
        days=frozenset(diary.days(everything)),
        written={
            number: local_day(moment, context.settings.day_ends_at)
            for number, moment in diary.written(there, context.zone()).items()
        },
    )


def chosen(context: Context, number: str | None) -> "Trial | None":
    """Give the test that a number names, or the one that runs, or the latest; or None.

    Raises:
        NotFoundError: there is no such test.
    """
    trials = context.diary.trials()
    if number is None:
        from fasciatrack.reporting.trials.draws import latest_trial

        return latest_trial(trials, context.today)
    position = options.read_number(number) if number.isdigit() else 0
    if not 1 <= position <= len(trials):
        raise NotFoundError(
            f"there is no fair test {quoted(number)}",
            hint="`fascia plan list` counts them",
        )
    return trials[position - 1]


def show_agenda(
    context: Context, number: str | None, *, show_all: bool, describe: bool, json: bool
) -> None:
    """Show what was drawn so far, and what was kept to."""
    check_manner(describe=describe, json=json)
    trial = chosen(context, number)
    if trial is None:
        show_none(context, "plan", json=json)
        return
    from fasciatrack.output import plan_sheet

    agenda = load_agenda(context, trial, show_all=show_all)
    if json:
        from fasciatrack.output.json_text import json_text

        context.show(json_text(plan_sheet.agenda_values(agenda)))
    elif describe:
        context.show(plan_sheet.describe_agenda(agenda, context.screen))
    else:
        context.show(plan_sheet.draw_agenda(agenda, context.screen))


def show_none(context: Context, name: str, *, json: bool) -> None:
    """Say that there is no test, or write null under a name."""
    if json:
        from fasciatrack.output.json_text import json_text

        context.show(json_text({"schema_version": 1, name: None}))
    else:
        say_none(context)


def say_none(context: Context) -> None:
    """Say that there is no test, and how to draw one."""
    context.say(f"there is no fair test yet; such as `{BEGIN}`")


def check_manner(*, describe: bool, json: bool) -> None:
    """Refuse to show it in two ways at once."""
    if describe and json:
        raise InvalidValueError(
            "--describe and --json contradict each other", hint="give one of them"
        )


def too_early(context: Context, trial: "Trial") -> FasciaError:
    """Say when a test is over, and how many days are missing."""
    from fasciatrack.domain.periods import format_day

    end = format_day(trial.end, today=context.today)
    if trial.start > context.today:
        begins = format_day(trial.start, today=context.today)
        return FasciaError(
            f"the fair test begins {begins} and ends {end}",
            hint="`fascia plan` shows it",
        )
    more = (trial.end - context.today).days
    missing = (
        f"{more} more {'day' if more == 1 else 'days'}"
        if more
        else "today is its last day"
    )
    return FasciaError(
        f"the fair test runs to {end}: {missing}",
        hint="`fascia plan result --peek` looks early all the same",
    )
