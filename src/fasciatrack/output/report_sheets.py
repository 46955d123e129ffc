"""A report arranged in rows and columns, for whatever draws them."""

from collections.abc import Callable, Iterator, Sequence

from fasciatrack.domain.records import Place
from fasciatrack.domain.scales import METRICS, PERCENT
from fasciatrack.domain.values import Value
from fasciatrack.output.figures import (
    counted,
    decimal,
    hours,
    missing,
    plain,
    signed,
    signed_percent,
    whole,
)
from fasciatrack.output.screen import Screen
from fasciatrack.reporting.change import FEWEST_PAIRS, AreaChange, KindChange
from fasciatrack.reporting.summary import (
    Average,
    Habits,
    Level,
    PeriodReport,
    Sessions,
    Totals,
)

GENERAL = "in general"
"""The name of no place in particular."""


class Column(Value):
    """A column of figures."""

    header: str
    is_essential: bool = True
    """Whether it stays where there is little room."""


class Row(Value):
    """One line of figures, under a group's name where it has one."""

    label: str
    cells: tuple[str, ...]
    group: str = ""
    """A place or a kind, as the person named it."""


class Sheet(Value):
    """One small table."""

    title: str
    names: tuple[str, ...]
    """What the names in front of the figures are, one for each."""
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @property
    def is_grouped(self) -> bool:
        """Whether its rows stand under the names of groups."""
        return len(self.names) > 1


def report_sheets(report: PeriodReport, screen: Screen) -> tuple[Sheet, ...]:
    """Arrange a report; tables without a row are left out."""
    sheets = (
        _sessions_sheet(report, screen),
        _change_sheet(
            ("Before and after", "area"),
            [(_place(one.place), one) for one in report.area_changes],
            report,
            screen,
        ),
        _change_sheet(
            ("By kind", "kind"),
            [(one.kind, one) for one in report.kind_changes],
            report,
            screen,
        ),
        _levels_sheet(report, screen),
        _habits_sheet(report, screen),
    )
    return tuple(sheet for sheet in sheets if sheet.rows)


def report_title(report: PeriodReport, screen: Screen) -> str:
    """Name the period: `Week 2026-W46 (9–15 Nov)`."""
    label = report.period.label
    return plain(label[:1].upper() + label[1:], screen)


def report_summary(totals: Totals) -> tuple[str, ...]:
    """Say what a period adds up to: sessions, time, and the days with an entry."""
    sessions, coverage = totals.sessions, totals.coverage
    if not coverage.entries:
        return ("nothing logged",)
    so_far = " so far" if coverage.is_running else ""
    time = () if sessions.minutes is None else (hours(sessions.minutes, Screen()),)
    return (
        counted(sessions.sessions, "session"),
        *time,
        f"entries on {coverage.days_with_entry} of {counted(coverage.days, 'day')}"
        + so_far,
    )


def report_notes(report: PeriodReport) -> Iterator[str]:
    """Say what the figures leave out, and what they cannot tell."""
    sessions, coverage = report.current.sessions, report.current.coverage
    if sessions.without_duration:
        yield (
            f"{sessions.without_duration} of {counted(sessions.sessions, 'session')}"
            " without a duration"
        )
    by_area = [one.change for one in report.area_changes]
    by_kind = [one.change for one in report.kind_changes]
    if any(0 < change.n < FEWEST_PAIRS for change in by_area + by_kind):
        yield f"n below {FEWEST_PAIRS}: too few to judge"
    incomplete = sum(change.incomplete for change in by_area)
    if incomplete:
        yield (
            f"{counted(incomplete, 'score')} with only a before or only an after:"
            " not counted"
        )
    zeros = sum(
        change.zero_baselines
        for change in by_area
        if METRICS[change.metric].bounds is not PERCENT
    )
    if zeros:
        yield f"{counted(zeros, 'pair')} began at 0: left out of the percentages"
    if coverage.late:
        entries = counted(coverage.late, "entry", "entries")
        yield f"{entries} written down on a later day"
    if coverage.without_time:
        entries = counted(coverage.without_time, "entry", "entries")
        yield f"{entries} without a time of day"


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
                signed_percent(change.percent, screen),
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


def _levels_sheet(report: PeriodReport, screen: Screen) -> Sheet:
    def row(level: Level) -> Row:
        was = None if level.previous is None else level.previous.mean
        return Row(
            group=_place(level.place),
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
            title="At check-ins",
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
        for label, average, write, per in _habit_lines(screen)
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


def _habit_lines(screen: Screen) -> tuple[HabitLine, ...]:
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


def has_previous(report: PeriodReport) -> bool:
    """Say whether there is anything to compare with."""
    return report.previous is not None and report.previous.coverage.entries > 0


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


def _place(place: Place | None) -> str:
    return GENERAL if place is None else str(place)
