"""The page's pictures: pain and sleep over the period, as SVG without a script.

What they show is also said: each has a title and a description in figures.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from fasciatrack.domain.periods import MONTHS
from fasciatrack.output.figures import counted, decimal, hours
from fasciatrack.output.markup import Html, element, joined
from fasciatrack.output.screen import Screen
from fasciatrack.reporting.page.areas import AreaPart, Bucket, TrendPoint
from fasciatrack.reporting.page.life import SleepPart

WIDTH, HEIGHT = 240, 80
LEFT, TOP, RIGHT, BOTTOM = 16, 6, 236, 64
"""Edges of the plot in the picture."""
LARGEST_DOT, SMALLEST_DOT = 2.4, 0.9
RING = 1.4
"""How much larger a ring is: both are seen where nothing changed."""
HIGHEST_PAIN = 10
LONGEST_SLEEP = 12 * 60
"""Minutes at the upper edge."""
PAPER = Screen(width=120)


def pain_figure(part: AreaPart, title: str, *, name: str, bucket: Bucket) -> Html:
    """Draw an area's pain: dots joined where no point is missing, rings right after."""
    points = part.trend
    places = _places(len(points))
    radius = _radius(len(points))

    def height(value: float) -> float:
        return BOTTOM - value / HIGHEST_PAIN * (BOTTOM - TOP)

    drawn = [
        *_rules([(0, "0"), (5, "5"), (HIGHEST_PAIN, "10")], height),
        *_moves(points, places, height),
        *_lines([point.pain for point in points], places, height),
    ]
    for point, x in zip(points, places, strict=True):
        if point.after is not None:
            y = height(point.after)
            drawn.append(element("circle", class_="ring", cx=x, cy=y, r=radius * RING))
        if point.pain is not None:
            y = height(point.pain)
            drawn.append(element("circle", class_="dot", cx=x, cy=y, r=radius))
    return _picture(
        name=name,
        title=f"Pain by {bucket}: {title}",
        said=_pain_words(points, bucket),
        drawn=[*drawn, *_days([point.day for point in points], places)],
    )


def sleep_figure(sleep: SleepPart, *, bucket: Bucket) -> Html:
    """Draw the time asleep as bars; a night that was not logged has none.

    Some night has to be known.
    """
    places = _places(len(sleep.trend))
    width = 0.7 * (RIGHT - LEFT) / len(places)

    def height(minutes: float) -> float:
        return BOTTOM - min(minutes / LONGEST_SLEEP, 1) * (BOTTOM - TOP)

    drawn = _rules([(0, "0"), (LONGEST_SLEEP / 2, "6"), (LONGEST_SLEEP, "12")], height)
    bars = [
        element(
            "rect",
            class_="bar",
            x=x - width / 2,
            y=height(point.minutes),
            width=max(width, 0.5),
            height=BOTTOM - height(point.minutes),
        )
        for point, x in zip(sleep.trend, places, strict=True)
        if point.minutes is not None
    ]
    known = [point.minutes for point in sleep.trend if point.minutes is not None]
    return _picture(
        name="sleep",
        title=f"Hours asleep by {bucket}",
        said=(
            f"{len(known)} of {counted(len(sleep.trend), bucket)} with a value, from"
            f" {hours(min(known), PAPER)} to {hours(max(known), PAPER)}."
        ),
        drawn=[*drawn, *bars, *_days([point.day for point in sleep.trend], places)],
    )


def _picture(*, name: str, title: str, said: str, drawn: Iterable[Html]) -> Html:
    return element(
        "svg",
        element("title", title, id=f"{name}-title"),
        element("desc", said, id=f"{name}-desc"),
        joined(drawn),
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        role="img",
        aria_labelledby=f"{name}-title",
        aria_describedby=f"{name}-desc",
    )


def _places(count: int) -> list[float]:
    """Spread so many points evenly between the edges."""
    step = (RIGHT - LEFT) / count
    return [LEFT + (number + 0.5) * step for number in range(count)]


def _radius(count: int) -> float:
    return min(max(0.35 * (RIGHT - LEFT) / count, SMALLEST_DOT), LARGEST_DOT)


def _rules(
    marks: Sequence[tuple[float, str]], height: Callable[[float], float]
) -> list[Html]:
    drawn = []
    for value, label in marks:
        y = height(value)
        drawn += [
            element("line", class_="rule", x1=LEFT, x2=RIGHT, y1=y, y2=y),
            element("text", label, x=LEFT - 3, y=y + 3.5, text_anchor="end"),
        ]
    return drawn


def _moves(
    points: Sequence[TrendPoint],
    places: Sequence[float],
    height: Callable[[float], float],
) -> Iterator[Html]:
    """Join before and after of the same day."""
    for point, x in zip(points, places, strict=True):
        if point.pain is not None and point.after is not None:
            y1, y2 = height(point.pain), height(point.after)
            yield element("line", class_="move", x1=x, x2=x, y1=y1, y2=y2)


def _lines(
    values: Sequence[float | None],
    places: Sequence[float],
    height: Callable[[float], float],
) -> Iterator[Html]:
    """Join points that follow each other; a gap stays a gap."""
    run: list[str] = []
    for value, x in [*zip(values, places, strict=True), (None, 0.0)]:
        if value is not None:
            run.append(f"{x:.1f},{height(value):.1f}")
            continue
        if len(run) > 1:
            yield element("polyline", class_="line", points=" ".join(run))
        run = []


def _days(days: Sequence[date], places: Sequence[float]) -> Iterator[Html]:
    """Name the first and the last day, and one in the middle where there is room.

    Where they lie in different years, the months and their years are named.
    """
    last = len(days) - 1
    years = days[0].year != days[last].year
    if not last:
        return (yield _day(days[0], places[0], "middle", years=years))
    yield _day(days[0], LEFT, "start", years=years)
    if last > 1:
        yield _day(days[last // 2], places[last // 2], "middle", years=years)
    yield _day(days[last], RIGHT, "end", years=years)


def _day(day: date, x: float, anchor: str, *, years: bool) -> Html:
    month = MONTHS[day.month - 1][:3]
    words = f"{month} {day.year}" if years else f"{day.day} {month}"
    return element("text", words, x=x, y=BOTTOM + 13, text_anchor=anchor)


def _pain_words(points: Sequence[TrendPoint], bucket: Bucket) -> str:
    known = [point.pain for point in points if point.pain is not None]
    after = [point.after for point in points if point.after is not None]
    said = []
    if known:
        low, high = decimal(min(known), PAPER), decimal(max(known), PAPER)
        first, last = decimal(known[0], PAPER), decimal(known[-1], PAPER)
        said.append(
            f"{len(known)} of {counted(len(points), bucket)} with a score, from"
            f" {low} to {high}; the first is {first}, the last {last}."
        )
    if after:
        low, high = decimal(min(after), PAPER), decimal(max(after), PAPER)
        said.append(f"Right after sessions: {low} to {high}.")
    return " ".join(said) or "No pain was scored."
