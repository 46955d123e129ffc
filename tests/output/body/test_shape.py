from itertools import pairwise

import pytest

from fasciatrack.domain.areas import AREAS
from fasciatrack.output.body.raster import (
    BODY,
    FIRST,
    OUTSIDE,
    Grid,
    rows_of,
)
from fasciatrack.output.body.shape import (
    HALF_WIDTH,
    HEIGHT,
    VIEWS,
    Polygon,
    View,
    is_central,
    is_seen,
    middle,
    outline,
    polygons,
    size,
    viewers_left,
    viewers_right,
)
from fasciatrack.reporting.body import ON_THE_BODY


def shown(grid: Grid) -> list[str]:
    return ["".join("#" if dot != OUTSIDE else "." for dot in row) for row in grid.dots]


def runs(row: str) -> int:
    """Count the pieces of the body on a line."""
    return sum(one != "#" and two == "#" for one, two in pairwise("." + row))


def test_every_area_but_the_whole_body_has_a_shape_somewhere() -> None:
    for area in AREAS:
        drawn = [view for view in VIEWS if polygons(area, None, view)]
        assert drawn == [view for view in VIEWS if is_seen(area, view)]
        assert bool(drawn) == (area in ON_THE_BODY), area
    assert polygons("whole-body", None, "front") == ()
    assert polygons("hallux", None, "front") == ()
    assert not is_seen("hallux", "back")


def test_a_figure_looks_like_a_body() -> None:
    rows = shown(Grid(61, []))
    height = len(rows)

    def at(part: float) -> str:
        return rows[int(part * height)]

    assert runs(at(0.06)) == 1  # the head
    head, neck = at(0.06).count("#"), at(0.145).count("#")
    shoulders, waist, hips = (
        max(piece.count("#") for piece in at(part).split("."))
        for part in (0.23, 0.395, 0.5)
    )
    assert neck < head < waist < hips < shoulders
    assert runs(at(0.4)) == 3  # arms apart from the torso
    assert runs(at(0.52)) == 3
    assert runs(at(0.58)) == 4  # two legs and two hands
    assert runs(at(0.8)) == 2
    foot, ankle = at(0.985).count("#"), at(0.94).count("#")
    assert ankle < foot


def test_the_figure_is_symmetrical_and_fits() -> None:
    for columns in range(11, 41):
        rows = shown(Grid(columns, []))
        assert all(row == row[::-1] for row in rows)
        assert len(rows) == 4 * rows_of(columns)
    assert all(abs(x) < HALF_WIDTH and 0 <= y <= HEIGHT for x, y in outline())


@pytest.mark.repeats
@pytest.mark.parametrize("area", ON_THE_BODY)
def test_an_area_on_both_sides_is_symmetrical_too(area: str) -> None:
    for view in VIEWS:
        for columns in (19, 21, 27, 31):
            rows = Grid(columns, polygons(area, "both", view)).dots
            filled = [[dot >= FIRST for dot in row] for row in rows]
            assert all(row == row[::-1] for row in filled), (view, columns)


@pytest.mark.parametrize(
    ("view", "on_the_right"), [("front", "left"), ("back", "right")]
)
def test_the_front_faces_the_viewer_and_the_back_does_not(
    view: View, on_the_right: str
) -> None:
    assert viewers_right(view) == on_the_right
    assert {viewers_left(view), viewers_right(view)} == {"left", "right"}
    (shoulder,) = polygons("shoulder", viewers_right(view), view)
    assert middle(shoulder)[0] > 0
    (shoulder,) = polygons("shoulder", viewers_left(view), view)
    assert middle(shoulder)[0] < 0


def test_an_area_in_the_middle_is_one_piece_and_others_are_two() -> None:
    assert len(polygons("neck", None, "back")) == 1
    assert len(polygons("neck", "both", "back")) == 1
    assert len(polygons("calf", None, "back")) == 2
    assert len(polygons("calf", "both", "back")) == 2
    assert is_central("neck")
    assert not is_central("calf")
    assert all(
        is_central(slug)
        for slug, area in AREAS.items()
        if area.midline_only and slug in ON_THE_BODY
    )


def test_a_side_never_reaches_over_the_middle() -> None:
    for area in ON_THE_BODY:
        for view in VIEWS:
            for polygon in polygons(area, viewers_right(view), view):
                assert min(x for x, _ in polygon) >= 0
            for polygon in polygons(area, viewers_left(view), view):
                assert max(x for x, _ in polygon) <= 0


@pytest.mark.repeats
@pytest.mark.parametrize("area", ON_THE_BODY)
def test_every_area_is_seen_where_it_is_drawn(area: str) -> None:
    for view in VIEWS:
        shapes = polygons(area, None, view)
        grid = Grid(61, shapes)
        labels = {dot for row in grid.dots for dot in row}
        assert labels == {OUTSIDE, BODY, *range(FIRST, FIRST + len(shapes))}


def test_no_area_is_wholly_hidden_by_the_others() -> None:
    for view in VIEWS:
        shapes = [
            polygon for area in ON_THE_BODY for polygon in polygons(area, None, view)
        ]
        labels = {dot for row in Grid(61, shapes).dots for dot in row}
        assert labels >= set(range(FIRST, FIRST + len(shapes)))


SQUARE: Polygon = ((-8, 60), (8, 60), (8, 90), (-8, 90))
INNER: Polygon = ((-4, 70), (4, 70), (4, 80), (-4, 80))
FAR: Polygon = ((300, 70), (310, 70), (310, 80))


@pytest.mark.parametrize("shapes", [(SQUARE, INNER), (INNER, SQUARE)])
def test_what_is_small_lies_over_what_is_large(shapes: tuple[Polygon, ...]) -> None:
    grid = Grid(61, shapes)
    small = FIRST + shapes.index(INNER)
    column, row = grid.cell_of((0, 75))
    assert set(grid.labels((column, row))) == {small}


def test_sizes_are_those_of_geometry() -> None:
    assert size(SQUARE) == 16 * 30
    assert middle(SQUARE) == (0, 75)


def test_texts_stand_on_their_shapes_apart_from_each_other() -> None:
    left, right = polygons("calf", None, "back")
    grid = Grid(31, [left, right])
    (x1, y1), (x2, y2) = grid.spots(["1", "12"])
    assert FIRST in grid.labels((x1, y1))
    assert FIRST + 1 in grid.labels((x2, y2))
    assert x1 < 15 < x2
    shapes = [
        polygon for area in ON_THE_BODY for polygon in polygons(area, None, "back")
    ]
    texts = [str(number) for number in range(10, 10 + len(shapes))]
    spots = Grid(61, shapes).spots(texts)
    cells = [(x + offset, y) for x, y in spots for offset in range(2)]
    assert len(set(cells)) == len(cells)
    assert not {(x - 1, y) for x, y in spots} & set(cells)


def test_a_shape_that_is_not_seen_still_has_a_place_for_its_text() -> None:
    grid = Grid(11, [FAR])
    ((x, y),) = grid.spots(["10"])
    assert 0 <= x <= 9
    assert 0 <= y < grid.rows


def test_where_there_is_no_room_texts_overlap_rather_than_vanish() -> None:
    assert len(set(Grid(11, [INNER] * 40).spots(["10"] * 40))) < 40


def test_cells_and_points_go_together() -> None:
    grid = Grid(27, [])
    for cell in ((0, 0), (13, 4), (26, grid.rows - 1)):
        x, y = grid.point_of(cell)
        assert grid.cell_of((x + 0.1, y + 0.1)) == cell
    assert grid.cell_of((-999, -999)) == (0, 0)
    assert grid.cell_of((999, 999)) == (26, grid.rows - 1)
    assert grid.label_at(-1, 0) == grid.label_at(0, 10_000) == OUTSIDE
