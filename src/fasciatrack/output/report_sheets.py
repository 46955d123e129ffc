"""A report arranged in rows and columns, for whatever draws them."""

from collections.abc import Callable, Sequence

from fasciatrack.output.change_sheet import sure_sheet
from fasciatrack.output.figures import (
    counted,
    decimal,
    hours,
    missing,
    signed,
    signed_percent,
    whole,
)
from fasciatrack.output.lines import place_name
from fasciatrack.output.practice_sheets import goals_sheet, look_back_sheet
from fasciatrack.output.report_words import MARKED, has_marked_percent, has_previous
from fasciatrack.output.screen import Screen
from fasciatrack.output.sheets import Column, Row, Sheet
from fasciatrack.reporting.change import Change
from fasciatrack.reporting.change_by_group import AreaChange, KindChange
from fasciatrack.reporting.summary import (
    Average,
    Habits,
    Level,
    PeriodReport,
    Sessions,
)


def report_sheets(report: PeriodReport, screen: Screen) -> tuple[Sheet, ...]:
    """Arrange a report; tables without a row are left out."""
    sheets = (
        goals_sheet(report.practice.goals, screen),
        _sessions_sheet(report, screen),
        _change_sheet(
            ("Before and after", "area"),
            [(place_name(one.place), one) for one in report.area_changes],
            report,
            screen,
        ),
        sure_sheet(report, screen),
        _change_sheet(
            ("By kind", "kind"),
            [(one.kind, one) for one in report.kind_changes],
            report,
            screen,
        ),
        _levels_sheet(report, screen),
        _habits_sheet(report, screen),
        *(look_back_sheet(one, screen) for one in (report.practice.look_back,) if one),
    )
    return tuple(sheet for sheet in sheets if sheet.rows)


def _sessions_sheet(report: PeriodReport, screen: Screen) -> Sheet:
    rows = [(one.kind, one.current, one.previous) for one in report.kinds]
    if len(rows) > 1:
        before = None if report.previous is None else report.previous.sessions
        rows.append(("all", report.current.sessions, before))
    return _without_was(
        Sheet(
            title="Sessions",
            names=("kind",),
            columns=(
                Column(header="n"),
                Column(header="was"),
                Column(header="time"),
                Column(header="was", is_essential=False),
            ),
            rows=tuple(
                Row(
                    label=name,
                    cells=(
                        str(now.sessions),
                        missing(screen) if was is None else str(was.sessions),
                        _time(now, screen),
                        _time(was, screen),
                    ),
                )
                for name, now, was in rows
            ),
        ),
        report,
    )


def _time(sessions: Sessions | None, screen: Screen) -> str:
    return hours(None if sessions is None else sessions.minutes, screen)


def _change_sheet(
    titles: tuple[str, str],
    changes: Sequence[tuple[str, AreaChange | KindChange]],
    report: PeriodReport,
    screen: Screen,
) -> Sheet:
    def row(group: str, one: AreaChange | KindChange) -> Row:
        change = one.change
        was = None if one.previous is None else one.previous.difference
        return Row(
            group=group,
            label=change.metric,
            cells=(
                decimal(change.before, screen),
                decimal(change.after, screen),
                signed(change.difference, screen),
                signed(was, screen),
                _percent(change, screen),
                *map(str, (change.n, change.lower, change.same, change.higher)),
            ),
        )

    essential = ("before", "after", "diff", "n")
    headers = (*essential[:3], "was", "%", "n", "lower", "same", "higher")
    return _without_was(
        Sheet(
            title=titles[0],
            names=(titles[1], "metric"),
            columns=tuple(
                Column(header=header, is_essential=header in essential)
                for header in headers
            ),
            rows=tuple(
                row(group, one)
                for group, one in changes
                if one.change.n or (one.previous is not None and one.previous.n)
            ),
        ),
        report,
    )


def _percent(change: Change, screen: Screen) -> str:
    """Mark a percentage that some sessions are not in: they could only rise."""
    mark = MARKED if has_marked_percent(change) else ""
    return f"{mark}{signed_percent(change.percent, screen)}"


def _levels_sheet(report: PeriodReport, screen: Screen) -> Sheet:
    def row(level: Level) -> Row:
        was = None if level.previous is None else level.previous.mean
        return Row(
            group=place_name(level.place),
            label=level.metric,
            cells=(
                decimal(level.mean, screen),
                decimal(was, screen),
                decimal(level.lowest, screen),
                decimal(level.highest, screen),
                str(level.n),
            ),
        )

    return _without_was(
        Sheet(
            title="Between sessions",
            names=("area", "metric"),
            columns=(
                Column(header="mean"),
                Column(header="was"),
                Column(header="lowest", is_essential=False),
                Column(header="highest", is_essential=False),
                Column(header="n"),
            ),
            rows=tuple(map(row, report.levels)),
        ),
        report,
    )


def _habits_sheet(report: PeriodReport, screen: Screen) -> Sheet:
    now = report.current.habits
    was = None if report.previous is None else report.previous.habits
    rows = [
        Row(
            label=label,
            cells=(
                write(average(now)),
                missing(screen) if was is None else write(average(was)),
                counted(average(now).n, per),
            ),
        )
        for label, average, write, per in habit_lines(screen)
        if average(now).n
    ]
    return _without_was(
        Sheet(
            title="Sleep and drinks",
            names=("what",),
            columns=(
                Column(header="mean"),
                Column(header="was"),
                Column(header="over", is_essential=False),
            ),
            rows=tuple(rows),
        ),
        report,
    )


HabitLine = tuple[str, Callable[[Habits], Average], Callable[[Average], str], str]


def habit_lines(screen: Screen) -> tuple[HabitLine, ...]:
    """Name each habit, how to find its average, how to write it, and per what."""
    return (
        (
            "sleep a night",
            lambda habits: habits.sleep_minutes,
            lambda average: hours(average.mean, screen),
            "night",
        ),
        (
            "quality (1-5)",
            lambda habits: habits.sleep_quality,
            lambda average: decimal(average.mean, screen),
            "night",
        ),
        (
            "water a day",
            lambda habits: habits.water_ml,
            lambda average: whole(average.mean, "ml", screen),
            "day",
        ),
        (
            "all drinks a day",
            lambda habits: habits.drinks_ml,
            lambda average: whole(average.mean, "ml", screen),
            "day",
        ),
        (
            "caffeine a day",
            lambda habits: habits.caffeine_mg,
            lambda average: whole(average.mean, "mg", screen),
            "day",
        ),
    )


def _without_was(sheet: Sheet, report: PeriodReport) -> Sheet:
    """Leave out what was before where nothing was."""
    if has_previous(report):
        return sheet
    kept = [i for i, column in enumerate(sheet.columns) if column.header != "was"]
    return Sheet(
        title=sheet.title,
        names=sheet.names,
        columns=tuple(sheet.columns[i] for i in kept),
        rows=tuple(
            Row(
                label=row.label,
                group=row.group,
                cells=tuple(row.cells[i] for i in kept),
            )
            for row in sheet.rows
        ),
    )
