"""What of a report is drawn where on the body."""

from fasciatrack.domain.values import Value
from fasciatrack.domain.vocabulary import Side
from fasciatrack.output.body.paints import Level, level_of
from fasciatrack.output.body.shape import Polygon, View, polygons
from fasciatrack.reporting.body import BodyArea, BodyReport


class Layer(Value):
    """One shape with its number and its filling."""

    polygon: Polygon
    number: str
    level: Level


def layers(report: BodyReport, view: View) -> tuple[Layer, ...]:
    """Return everything that is drawn in a view; an area on both sides twice."""
    return tuple(
        Layer(
            polygon=polygon,
            number=str(area.number),
            level=level_of(report, area.value),
        )
        for area in report.areas
        if area.place is not None and area.value is not None
        for side in drawn_sides(report, area)
        for polygon in polygons(area.place.area, side, view)
    )


def drawn_sides(report: BodyReport, area: BodyArea) -> tuple[Side | None, ...]:
    """Say on which sides a place is drawn; None is the whole of an area.

    What names one side stands against what names both, and that against what names
    none; so a place that names none may be drawn on one side only, or nowhere.
    """
    place = area.place
    if area.number is None or place is None:
        return ()
    if place.side in ("left", "right"):
        return (place.side,)
    named = {
        other.place.side
        for other in report.areas
        if other.number is not None and other.place and other.place.area == place.area
    }
    if place.side is None and "both" in named:
        return ()
    sides: tuple[Side, ...] = ("left", "right")
    free = tuple(side for side in sides if side not in named)
    return (None,) if len(free) == len(sides) else free
