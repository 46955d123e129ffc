"""The words around a map of the body, the same in picture, sentences and JSON."""

from collections.abc import Iterator

from fasciatrack.domain.plain import to_plain
from fasciatrack.domain.scales import METRICS
from fasciatrack.output.body.layers import drawn_sides
from fasciatrack.output.body.shape import VIEWS, is_central, is_seen
from fasciatrack.output.figures import counted, decimal, missing, plain, signed
from fasciatrack.output.lines import place_name
from fasciatrack.output.period_words import between, day_words
from fasciatrack.output.screen import Screen, safe
from fasciatrack.reporting.body import BodyArea, BodyReport
from fasciatrack.reporting.change import FEWEST_PAIRS

FIGURE_WORDS = {
    "latest": "latest score",
    "average": "average",
    "change": "change over a session",
}
EVER = "all entries"
_SEEN = {"front": "in front", "back": "behind"}


def body_heading(report: BodyReport) -> list[str]:
    """Say what, how taken together, when, and what it was narrowed to."""
    metric, unit = report.metric.capitalize(), report.unit.replace("-", "–")
    period = EVER if report.period is None else report.period.label
    return [
        f"{metric}, {unit}",
        FIGURE_WORDS[report.figure],
        period,
        *map(safe, report.conditions),
    ]


def value_text(report: BodyReport, area: BodyArea, screen: Screen) -> str:
    """Write the value of a place: `6`, `5.8`, `−2.1`."""
    if report.figure == "change":
        return signed(area.value, screen)
    written = decimal(area.value, screen)
    return written.removesuffix(".0") if report.figure == "latest" else written


def day_text(report: BodyReport, area: BodyArea, screen: Screen) -> str:
    """Write the latest day, with its year where the period has another one."""
    if area.day is None:
        return missing(screen)
    days = [each.day for each in report.areas if each.day is not None]
    year = report.period.last.year if report.period else max(days).year
    return day_words(area.day) + (f" {area.day.year}" if area.day.year != year else "")


def body_notes(report: BodyReport) -> Iterator[str]:
    """Say how to read it, and what the picture cannot show."""
    yield from _about_figures(report)
    for area in report.areas:
        place = area.place
        if area.number is None or place is None or place.side is not None:
            continue
        name, sides = place_name(place), drawn_sides(report, area)
        if not sides:
            yield f"{name}: no side said; not drawn, the sides have their own"
        elif sides != (None,):
            yield f"{name}: no side said; drawn only on the {sides[0]}"
        elif not is_central(place.area):
            yield f"{name}: no side said; drawn on both"


def without_value(report: BodyReport) -> str:
    """Name the places that were rated, but not so that there is a value."""
    names = [place_name(area.place) for area in report.areas if area.value is None]
    reason = {
        "change": "without a before and an after",
        "average": "rated only after sessions",
        "latest": "",
    }
    return f"{reason[report.figure]}: {', '.join(names)}" if names else ""


def _about_figures(report: BodyReport) -> Iterator[str]:
    if report.figure == "average":
        yield "scores after a session are left out; each day counts once"
    if report.figure == "change":
        better = "minus" if METRICS[report.metric].lower_is_better else "plus"
        yield f"after minus before, n sessions with both; {better} is better"
        yield "it says what was felt, not what caused it"
        if any(0 < area.n < FEWEST_PAIRS for area in report.areas):
            yield f"n below {FEWEST_PAIRS}: too few to judge"


def body_sentences(report: BodyReport, screen: Screen) -> str:
    """Say a map in sentences, one for each place."""
    first, figure, *conditions = (plain(part, screen) for part in body_heading(report))
    period = EVER if report.period is None else between(report.period)
    of = "".join(f", {each}" for each in conditions[1:])
    places = [area for area in report.areas if area.value is not None]
    lines = [
        f"{first}, {figure} {period}{of}: {counted(len(places), 'place')}, worst first."
    ]
    for area in places:
        number = f"{area.number}, " if area.number else ""
        lines.append(f"{number}{_sentence(report, area, screen)}.")
    said = [without_value(report), *body_notes(report)]
    lines += [f"{each[0].upper()}{each[1:]}." for each in said if each]
    return "".join(f"{line}\n" for line in lines)


def nothing_to_map(report: BodyReport, elsewhere: str = "") -> str:
    """Say that there is nothing, and where there is some or how to add it."""
    given = ", ".join(map(safe, report.conditions))
    when = f" {between(report.period)}" if report.period else ""
    ending = safe(elsewhere) or "`fascia log` adds some"
    about = f" for {given}" if given else ""
    return f"nothing to draw: no {report.metric} ratings{about}{when}; {ending}"


def _sentence(report: BodyReport, area: BodyArea, screen: Screen) -> str:
    name, value = place_name(area.place), value_text(report, area, screen)
    day = f"on {day_text(report, area, screen)}"
    if report.figure == "latest":
        how = {"before": ", before a session", "after": ", after a session"}
        said = f"{value} {day}{how.get(area.phase or '', '')}; n {area.n}"
    elif report.figure == "average":
        said = f"{value}; n {area.n} on {counted(area.days, 'day')}, the last {day}"
    else:
        before, after = decimal(area.before, screen), decimal(area.after, screen)
        said = f"{value}, from {before} to {after}; n {area.n}, the last {day}"
    views = [
        _SEEN[view] for view in VIEWS if area.place and is_seen(area.place.area, view)
    ]
    seen = f"; seen {' and '.join(views)}" if drawn_sides(report, area) else ""
    where = "" if area.is_on_the_body else "; no place on the body"
    return f"{name}: {said}{seen}{where}"


def body_values(report: BodyReport) -> dict[str, object]:
    """Return the values behind the picture, for JSON."""
    period = report.period
    return {
        "schema_version": 1,
        "metric": report.metric,
        "figure": report.figure,
        "unit": report.unit,
        "from": period.first.isoformat() if period else None,
        "to": period.last.isoformat() if period else None,
        "conditions": to_plain(report.conditions),
        "areas": to_plain(report.areas),
    }
