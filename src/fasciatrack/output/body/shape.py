"""The body as shapes: its outline and every area, front and back.

One definition for the terminal and for SVG. A figure is 200 units high and stands on
x = 0; y grows downwards. Everything is given for the half on the viewer's right and
mirrored for the other. Shapes may reach over the outline: it cuts them.

The front view faces the viewer, as on the body charts of clinics: its left is on the
viewer's right. The back view is the other way round.
"""

from typing import Literal

from fasciatrack.domain.vocabulary import Side

View = Literal["front", "back"]
VIEWS: tuple[View, ...] = ("front", "back")
HEIGHT = 200.0
HALF_WIDTH = 54.0
"""From the middle to beyond the fingertips."""

Point = tuple[float, float]
Polygon = tuple[Point, ...]

STEPS = 4
"""Straight pieces between two points of a curve."""

_OUTLINE = (
    "0,0 5.2,.6 9,3.4 10.7,8.6 10.4,14 8.9,19.5 6.2,24.2 5.4,28 6.2,32 11,35 18,37.2"
    " 24,39.8 27.6,44.5 29.4,52 32.6,63 36.4,73 39.4,81 42.6,91 45.6,102 47.6,106.5"
    " 51,111 52.6,118 51.6,124 48.6,127 45.8,123.5 45,118.5 43.4,120.5 41.6,119"
    " 41.6,113 42,106.5 40.6,102 36.4,93 32.4,84 29.6,76 26.4,67 23,57 21.8,56.5"
    " 21.4,62 19.4,70 17.6,79 18,87 20.4,95 22.4,104 22.9,114 22.2,127 20.4,139"
    " 19.8,146 20.9,154 20.8,163 18.6,174 16.4,184 17,190 21,195.4 20.2,199 13.4,200"
    " 9.6,199 8.6,194 9.6,188 10,182 8.6,172 7.4,162 8,153 9,146.5 8.2,139 5.6,126"
    " 2.8,114 0,109"
)
_AREAS: dict[str, tuple[tuple[str, str], ...]] = {
    "head": (
        ("front", "0,-2 8,-2 13,6 12,14 6,17 0,17.5"),
        ("back", "0,-2 8,-2 13,6 12,14 7,17.5 0,18"),
    ),
    "temple": (("front", "6.8,6.5 10.5,5 12.4,11 10.4,15 7.4,13.5 6.6,10"),),
    "jaw": (("front", "0,21.5 4.6,20.6 7.8,15.5 12.4,16 9,24 4.8,27 0,27.6"),),
    "suboccipital": (("back", "0,18.5 7,17.5 11,19 6.8,24.5 0,24.5"),),
    "neck": (("back", "0,25 8,25 6.6,31 5.2,36.5 0,38"),),
    "neck-front": (("front", "0,28 4.6,26.8 7.5,26 7,32.6 5,35.4 0,37.4"),),
    "upper-trap": (
        ("front", "6.4,30 7,33 13,34 21,37 20,40 12,38.8 6.4,36.6"),
        ("back", "5.8,32 12,33.5 22,37.4 20,41.6 12,41.4 5.4,38.4"),
    ),
    "levator-scapulae": (("back", "4.4,30 6.6,32.4 9.6,42.6 9,46 6.4,44.4 4.6,38"),),
    "shoulder": (
        ("front", "21,38 27,38 32,46 32,55 26.5,56.5 22,51 20,44"),
        ("back", "21,38 27,38 32,46 32,55 26.5,56.5 22,51 20,44"),
    ),
    "scapula": (("back", "9.6,44.6 15,43.4 20.6,46 18.6,54 13,63 10,55"),),
    "rhomboids": (("back", "1.2,41.5 6.4,44.5 9,52 10.4,60 6,59.4 1.2,60"),),
    "upper-back": (("back", "0,39 10,41.4 19,43 22,52 21,60 16,71 8,74 0,75"),),
    "lats": (("back", "20,55 23,59 21,68 18.6,76 14.6,80 9,76 13.6,65"),),
    "lower-back": (("back", "0,76 8,75.4 12.6,79 13,87 10.6,92.6 5,94.6 0,95"),),
    "ql": (("back", "10.6,79.6 14.6,80.4 20,79 20.4,87 17,90.6 11.6,90"),),
    "erectors": (("back", "1.1,62 4.4,61 5.6,68 5.8,80 5,92 1.1,93"),),
    "si-joint": (("back", "0,95.4 6.4,94.6 7,98.6 3.6,104.6 0,106.6"),),
    "chest": (("front", "0,42 8,40.6 18,42 21,48.6 19.4,57 12,61 5,60.6 0,58.6"),),
    "ribs": (("front", "11.4,62.6 17,60.6 23,57 21,68 19.6,75.4 14.6,76.6 11,70"),),
    "abdomen": (("front", "0,61.6 7.4,63 11,71 13.4,78.6 13.4,87 9,94.6 0,99"),),
    "upper-arm": (
        ("front", "24,56 29,57.4 33,56 41,71.6 36.4,73.6 31,73.8 27,74 24,66"),
        ("back", "24,56 29,57.4 33,56 41,71.6 36.4,73.6 31,73.8 27,74 24,66"),
    ),
    "elbow": (
        ("front", "27,74.6 34,74.2 40,72.6 43,81 37,82.6 30,84"),
        ("back", "27,74.6 34,74.2 40,72.6 43,81 37,82.6 30,84"),
    ),
    "forearm": (
        ("front", "30,85 37,83.4 43,82 47.6,99 44.6,101 39,102.6 34,94"),
        ("back", "30,85 37,83.4 43,82 47.6,99 44.6,101 39,102.6 34,94"),
    ),
    "wrist": (
        ("front", "38,103 44,102 49,100 50,106 46,108.4 40,109.6"),
        ("back", "38,103 44,102 49,100 50,106 46,108.4 40,109.6"),
    ),
    "hand": (
        ("front", "38,110.4 46,109 50,107 56,116 54,128 46,130 38,122"),
        ("back", "38,110.4 46,109 50,107 56,116 54,128 46,130 38,122"),
    ),
    "hip": (
        ("front", "17,95 22,92 26,100 25,112 19.4,112 17.6,103"),
        ("back", "16.6,94 22,91 26,100 25,113 19,112.6 17.6,103"),
    ),
    "hip-flexor": (("front", "7.6,95.6 11.6,92 13,96.6 12,103 9.6,109 5.4,107.4"),),
    "tfl": (("front", "13.8,95.6 16.4,95.4 17,103 18.6,113 15.4,112 13,104"),),
    "glutes": (
        ("back", "1,104 5,101 11,95.6 15.6,97.6 17,105 17.4,113 9,117.6 1.4,114"),
    ),
    "piriformis": (
        ("back", "4.6,100.6 9,100.4 15.6,103.4 16.6,106.6 11,106.6 5,104.6"),
    ),
    "groin": (("front", "1,106 5,109 7.6,115 9,128 7.6,136 3,128 0,113"),),
    "quads": (
        (
            "front",
            "8.4,111.4 13,113 18,114.4 18.6,124 16.8,137 14,140 10.4,138.6 10,126",
        ),
    ),
    "hamstrings": (
        ("back", "3,118 9,119 15.6,116 18,116 18.2,126 16.6,138 8,139.6 4.6,128"),
    ),
    "it-band": (
        ("front", "19.4,113.4 25,113 25,128 21,143 17.4,142 18.4,134 19.6,124"),
        ("back", "19.2,114 25,113.6 25,128 21,143 17.4,141 18.4,134 19.6,124"),
    ),
    "knee": (
        ("front", "8,142 12,140.4 17,140.6 22,143 21,150 17,152.6 12,152.4 7,150"),
    ),
    "knee-back": (("back", "6,141 13,140.4 22,142 22,150 17,151.6 12,151.4 6,150"),),
    "calf": (("back", "6,153 14,152.6 23,153 23,164 18.4,173.4 14,175.6 9,173 5,163"),),
    "shin": (("front", "7,153.4 12,154 15.4,154.6 15.6,168 14.6,183.6 8,184 5,164"),),
    "peroneals": (
        ("front", "16.4,154.6 19,153.4 24,155 23,166 18,183.6 15.6,184 16.6,168"),
    ),
    "achilles": (("back", "10.6,175 14,177 17.6,175 16.6,186.6 9.6,186.6"),),
    "ankle": (
        ("front", "7,184.6 13,185 19,184.6 18.6,190.6 13,191.6 7,190.6"),
        ("back", "7,187.4 13,187.6 19,187.4 19,192 13,192.6 7,192"),
    ),
    "foot": (("front", "6,191.6 13,192.4 19,191.4 23,196 20,202 13,203 6,202"),),
    "plantar-fascia": (
        ("back", "6,192.8 13,193.4 20,192.8 23,197 20,202 13,203 6,202"),
    ),
}


def outline() -> Polygon:
    """Return the edge of the whole body, the same in both views."""
    half = _read(_OUTLINE)
    return _curve(half + _mirrored(half)[1:-1])


def is_seen(area: str, view: View) -> bool:
    """Say whether an area is seen from this side."""
    return view in dict(_AREAS.get(area, ()))


def is_central(area: str) -> bool:
    """Say whether an area lies across the middle, so that without a side it is one."""
    return any(_starts_in_the_middle(_read(text)) for _, text in _AREAS[area])


def polygons(area: str, side: Side | None, view: View) -> tuple[Polygon, ...]:
    """Return where an area is seen: nowhere, in one piece or in two.

    Args:
        area: Its slug; one without a place on the body is seen nowhere.
        side: The person's own left or right; `both` and None are both sides.
        view: Seen from where.
    """
    text = dict(_AREAS.get(area, ())).get(view)
    if text is None:
        return ()
    half = _read(text)
    if side not in ("left", "right") and _starts_in_the_middle(half):
        return (_curve(half + _mirrored(half)[1:-1]),)
    right = tuple((max(x, 0.0), y) for x, y in _curve(half))
    return {
        viewers_right(view): (right,),
        viewers_left(view): (_mirrored(right),),
    }.get(side or "both", (_mirrored(right), right))


def viewers_right(view: View) -> Side:
    """Name the person's side that is on the viewer's right."""
    return "left" if view == "front" else "right"


def viewers_left(view: View) -> Side:
    """Name the person's side that is on the viewer's left."""
    return "right" if view == "front" else "left"


def size(polygon: Polygon) -> float:
    """Return the area inside a polygon."""
    following = (*polygon[1:], polygon[0])
    pairs = zip(polygon, following, strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2


def middle(polygon: Polygon) -> Point:
    """Return the middle of a polygon's corners."""
    return (
        sum(x for x, _ in polygon) / len(polygon),
        sum(y for _, y in polygon) / len(polygon),
    )


def _starts_in_the_middle(half: Polygon) -> bool:
    """Areas in the middle are written from their top on the midline to their end."""
    return half[0][0] == 0


def _read(text: str) -> Polygon:
    pairs = (pair.partition(",") for pair in text.split())
    return tuple((float(x), float(y)) for x, _, y in pairs)


def _mirrored(polygon: Polygon) -> Polygon:
    return tuple((-x, y) for x, y in reversed(polygon))


def _curve(points: Polygon) -> Polygon:
    """Draw a closed Catmull-Rom curve through points, in short straight pieces."""
    found: list[Point] = []
    count = len(points)
    for number in range(count):
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = (
            points[(number + offset) % count] for offset in (-1, 0, 1, 2)
        )
        for step in range(STEPS):
            t = step / STEPS
            found.append((_between(x0, x1, x2, x3, t), _between(y0, y1, y2, y3, t)))
    return tuple(found)


def _between(before: float, start: float, end: float, after: float, t: float) -> float:
    return (
        2 * start
        + (end - before) * t
        + (2 * before - 5 * start + 4 * end - after) * t**2
        + (3 * start - before - 3 * end + after) * t**3
    ) / 2
