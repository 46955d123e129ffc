"""The reference arranged in parts and lines, for whatever draws them."""

from collections.abc import Iterator, Sequence

from fasciatrack.domain.article import LABELS
from fasciatrack.domain.values import Value
from fasciatrack.output.figures import (
    counted,
    decimal,
    hours,
    plain,
    signed,
    signed_percent,
)
from fasciatrack.output.lines import place_name
from fasciatrack.output.screen import Screen
from fasciatrack.reporting.reference import (
    Answers,
    Drop,
    GroupFigures,
    OwnFigure,
    ReferenceReport,
)

EARLY = 12
"""Below so many pairs a figure still moves with every session."""
MOST_LEVELS = 2
MOST_DROPS = 4
"""Places shown; the rest is in the JSON."""


class ReferenceLine(Value):
    """One thing the article says something about."""

    label: str
    stated: tuple[str, ...]
    """Its figures; empty where it has none."""
    own: tuple[str, ...]


class ReferencePart(Value):
    """One of the article's tables, with what to keep in mind."""

    title: str
    lines: tuple[ReferenceLine, ...]
    notes: tuple[str, ...]


def reference_parts(
    report: ReferenceReport, screen: Screen
) -> tuple[ReferencePart, ...]:
    """Arrange the article's three tables."""
    return (
        ReferencePart(
            title="Pain and mobility",
            lines=tuple(_compared(one, screen) for one in report.comparisons),
            notes=(*report.comparison_caveats, *_own_notes(report, screen)),
        ),
        ReferencePart(
            title="Sessions",
            lines=tuple(_stated(report, screen)),
            notes=(
                *(f"{one.what}: {one.caveat}." for one in report.stated),
                f"The article's footnote to the pain: {report.footnote}.",
                (
                    "Yours after 4 sessions: pain before the first on a place, and"
                    " before the fifth."
                ),
                "A side effect that was not noted may still have been felt.",
            ),
        ),
        ReferencePart(
            title=f"After a few sessions (survey {report.survey_year},"
            f" n={report.survey_n})",
            lines=tuple(
                ReferenceLine(
                    label=row.article.label,
                    stated=(f"{row.article.percent} % of people",),
                    own=(_answers(row.answers, "look back"),),
                )
                for row in report.survey
            ),
            notes=(
                *report.survey_caveats,
                "Yours: your answers at look backs (fascia look-back).",
            ),
        ),
    )


def covered(report: ReferenceReport, screen: Screen) -> str:
    """Say what the own figures are made from."""
    if report.period is None:
        return "Yours: nothing is logged here."
    entries = counted(report.entries, "entry", "entries")
    return plain(f"Yours: {entries}, {report.period.label}.", screen)


def _compared(row: GroupFigures, screen: Screen) -> ReferenceLine:
    def percent(value: float) -> str:
        return f"{signed_percent(value, screen)} %"

    stated: tuple[str, ...] = ()
    if row.article is not None:
        weeks = row.article.period_weeks
        period = f"{weeks} weeks" if weeks else "no period"
        stated = (
            f"pain {percent(-row.article.pain_reduction_percent)} ({period})",
            f"mobility {percent(row.article.mobility_improvement_percent)} ({period})",
        )
    return ReferenceLine(
        label=LABELS[row.group],
        stated=stated,
        own=(
            _percent("pain", row.pain_percent, screen),
            _percent("mobility", row.mobility_percent, screen),
        ),
    )


def _percent(metric: str, figure: OwnFigure, screen: Screen) -> str:
    if figure.value is None:
        return f"{metric}: {_not_enough(figure.n, figure.needed)}"
    early = ", early" if figure.n < EARLY else ""
    percent = signed_percent(figure.value, screen)
    return f"{metric} {percent} % (n={figure.n}{early})"


def _not_enough(have: int, need: int) -> str:
    return f"not enough data yet (have {have}, need {need})"


def _own_notes(report: ReferenceReport, screen: Screen) -> Iterator[str]:
    yield (
        "Yours, with sessions: the mean right after against the mean right before; the"
        " article does not say what it compares."
    )
    yield (
        "Yours, no therapy: from a check-in on a day without a session to the next"
        " day's. Sessions of the days before may still play a part."
    )
    for one in report.day_levels[:MOST_LEVELS]:
        yield (
            f"At check-ins, {one.place} pain was"
            f" {decimal(one.mean_with, screen)} on days with a session"
            f" (n={one.days_with}) and {decimal(one.mean_without, screen)} on days"
            f" without (n={one.days_without})."
        )
    yield (
        "Where sessions fall on worse days, part of a drop would have come anyway:"
        " bad days are followed by better ones."
    )


def _stated(report: ReferenceReport, screen: Screen) -> Iterator[ReferenceLine]:
    own = {
        "length": tuple(_lengths(report, screen)),
        "drop": tuple(_drops(report, screen)),
        "effects": tuple(_effects(report)),
        "recommend": (_answers(report.recommend, "therapist"),),
    }
    for one in report.stated:
        yield ReferenceLine(label=one.what, stated=(one.stated,), own=own[one.key])


def _lengths(report: ReferenceReport, screen: Screen) -> Iterator[str]:
    for name, figure in (
        (LABELS["mfr"], report.session_minutes),
        ("All kinds", report.all_session_minutes),
    ):
        if figure.value is None:
            yield f"{name}: {_not_enough(figure.n, figure.needed)}"
        else:
            yield f"{name}: {hours(figure.value, screen)} (n={figure.n})"


def _drops(report: ReferenceReport, screen: Screen) -> Iterator[str]:
    if not report.drops.found:
        yield _not_enough(report.drops.most, report.drops.needed)
    yield from (_drop(one, screen) for one in report.drops.found[:MOST_DROPS])
    if len(report.drops.found) > MOST_DROPS:
        yield f"and {len(report.drops.found) - MOST_DROPS} more (--json)"


def _drop(drop: Drop, screen: Screen) -> str:
    moved = signed(drop.difference, screen)
    first, fifth = decimal(drop.first, screen), decimal(drop.fifth, screen)
    arrow = screen.glyph("→", "->")
    where = place_name(drop.place)
    return f"{LABELS[drop.group]}, {where}: {moved} ({first}{arrow}{fifth})"


def _effects(report: ReferenceReport) -> Iterator[str]:
    if not report.side_effects:
        yield _not_enough(0, 1)
    for one in report.side_effects:
        noted = ", ".join(f"{each.effect} {each.sessions}" for each in one.effects)
        sessions = counted(one.sessions, "session")
        yield f"{LABELS[one.group]}: {noted or 'none noted'} (of {sessions})"


def _answers(answers: Answers, of: str) -> str:
    n = answers.yes + answers.no + answers.unsure
    if not n:
        return _not_enough(0, 1)
    given: Sequence[str] = [
        f"{count} {word}"
        for word, count in (
            ("yes", answers.yes),
            ("no", answers.no),
            ("unsure", answers.unsure),
        )
        if count
    ]
    return f"{', '.join(given)} (of {counted(n, of)})"
