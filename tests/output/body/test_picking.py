import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import place
from fasciatrack.domain.areas import AREAS, Areas, place_word
from fasciatrack.domain.values import replace
from fasciatrack.output.body.picking import (
    WAYS,
    Pointing,
    Way,
    begin,
    picking_lines,
    stops,
)
from fasciatrack.output.body.shape import VIEWS, View
from fasciatrack.output.columns import cell_width
from fasciatrack.output.screen import Screen

Golden = Callable[[str, str], None]
FORMS = {
    "plain": Screen(),
    "color": Screen(color=True),
    "ascii": Screen(unicode=False),
}
ESCAPES = re.compile(r"\x1b\[[\d;]*m")


def at(word: str, view: View = "back") -> Pointing:
    there = place(word)
    return Pointing(stop=next(one for one in stops(view) if one.place == there))


def marked(*words: str) -> Pointing:
    """Begin with marks on these areas, whether they are on a picture or not."""
    places = tuple(map(place, words))
    return replace(begin(places), marked=places)


def walk(pointing: Pointing, *ways: Way) -> str:
    for way in ways:
        pointing = pointing.moved(way)
    return place_word(pointing.stop.place)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("width", "rows"), [(40, 24), (80, 24), (120, 40)])
def test_pointing_looks_as_it_was_found_right(
    width: int, rows: int, form: str, golden: Golden
) -> None:
    pointing = marked("left-calf", "neck", "big-toe")
    pointing = pointing.moved("right").toggled().moved("up").moved("up")
    screen = FORMS[form].__replace__(width=width)
    lines = picking_lines(pointing, screen, rows)
    golden(f"body_pick_{width}_{form}.txt", "".join(f"{line}\n" for line in lines))
    assert any("\x1b" in line for line in lines) == screen.color
    assert "".join(lines).isascii() == (not screen.unicode)


@pytest.mark.parametrize("view", VIEWS)
def test_every_area_can_be_reached_from_every_other(view: View) -> None:
    every = {
        stop: {Pointing(stop=stop).moved(way).stop for way in WAYS}
        for stop in stops(view)
    }
    for start in every:
        reached, todo = {start}, [start]
        while todo:
            new = every[todo.pop()] - reached
            reached |= new
            todo += new
        assert reached == {*every}


def test_every_area_on_the_body_can_be_pointed_at() -> None:
    found = {stop.place for view in VIEWS for stop in stops(view)}
    assert {one.area for one in found} == {*AREAS} - {"whole-body"}
    # Each of them is a word that can be logged.
    assert all(Areas().place(place_word(one)) == one for one in found)


def test_arrows_go_where_they_point() -> None:
    assert walk(at("neck"), "up") == "suboccipital"
    assert walk(at("left-calf"), "right") == "right-calf"
    assert walk(at("right-calf"), "left") == "left-calf"
    assert walk(at("left-calf"), "down") == "left-achilles"
    assert walk(at("left-hand"), "left") == "left-hand"
    assert walk(at("head"), "up") == "head"
    assert walk(at("lower-back"), "right") in {"right-lower-back", "right-erectors"}
    # From in front, the left calf's shin is on the right.
    assert walk(at("right-shin", "front"), "right") == "left-shin"


@given(st.lists(st.sampled_from([*WAYS]), max_size=30))
def test_an_arrow_moves_that_way_or_not_at_all(ways: list[Way]) -> None:
    pointing = begin()
    for way in ways:
        old, pointing = pointing.stop, pointing.moved(way)
        new = pointing.stop
        right, down = WAYS[way]
        moved = (new.point[0] - old.point[0]) * right
        moved += (new.point[1] - old.point[1]) * down
        assert new == old or moved > 0


def test_turning_round_stays_with_the_area_or_its_other_side() -> None:
    assert walk(at("left-shoulder").turned()) == "left-shoulder"
    assert at("left-shoulder").turned().stop.view == "front"
    assert at("left-shoulder").turned().turned() == at("left-shoulder")
    assert walk(at("left-calf").turned()) == "left-shin"
    assert walk(at("left-knee", "front").turned()) == "left-knee-back"


def test_space_marks_and_unmarks_in_the_order_of_marking() -> None:
    pointing = at("left-calf").toggled().moved("right").toggled()
    assert [*map(place_word, pointing.taken)] == ["left-calf", "right-calf"]
    pointing = pointing.moved("left").toggled()
    assert [*map(place_word, pointing.taken)] == ["right-calf"]
    assert pointing.without_last().marked == ()


def test_enter_takes_what_is_under_the_cursor_when_nothing_is_marked() -> None:
    assert at("left-calf").taken == (place("left-calf"),)


def test_the_cursor_starts_on_what_is_offered_and_nothing_is_marked() -> None:
    pointing = begin((place("big-toe"), place("left-calf"), place("neck")))
    assert pointing.marked == ()
    assert pointing.taken == (place("left-calf"),)
    assert pointing.moved("right").toggled().taken == (place("right-calf"),)
    assert begin().stop.place == place("neck")
    assert begin((place("big-toe"),)).stop.place == place("neck")
    assert begin((place("left-shin"),)).stop.view == "front"


@pytest.mark.repeats
@pytest.mark.parametrize("form", FORMS)
def test_the_name_is_written_wherever_the_cursor_is(form: str) -> None:
    screen = FORMS[form].__replace__(width=40)
    for view in VIEWS:
        for stop in stops(view):
            first, *_, last = picking_lines(Pointing(stop=stop), screen, 24)
            name = str(stop.place)
            assert name in ESCAPES.sub("", first)
            assert last.endswith(f"enter takes {name}")


@pytest.mark.repeats
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("rows", [1, 2, 5, 13, 16, 24, 60])
@pytest.mark.parametrize("width", [8, 20, 24, 31, 40, 80, 120])
def test_it_fits_any_window(width: int, rows: int, form: str) -> None:
    pointing = marked("left-calf", "x" * 70)
    screen = FORMS[form].__replace__(width=width)
    for shown in (pointing.explained(), pointing):
        lines = [ESCAPES.sub("", line) for line in picking_lines(shown, screen, rows)]
        assert len(lines) <= rows
        assert max(map(cell_width, lines)) <= width
    assert width < 20 or "left calf" in lines[0]


def test_the_keys_are_explained_instead_of_the_body() -> None:
    lines = picking_lines(begin().explained(), Screen(width=60), 24)
    assert "backspace: take the last mark away" in lines
    assert "esc or q: leave without choosing" in lines
    assert begin().explained().explained() == begin()


def test_a_figure_is_drawn_as_large_as_there_is_room_for() -> None:
    def heights(width: int, rows: int) -> int:
        screen = Screen(width=width)
        return len(picking_lines(begin(), screen, rows))

    assert heights(80, 24) > heights(40, 24) - 2
    assert heights(120, 40) > heights(80, 24)
    assert heights(20, 24) == 2
    assert heights(80, 8) == 2


def test_marks_are_seen_without_color() -> None:
    def picture(pointing: Pointing) -> list[str]:
        return picking_lines(pointing, Screen(width=40, unicode=False), 24)[1:-1]

    here, away = at("left-calf"), at("neck")
    assert len({*map(tuple, map(picture, (here, here.toggled(), away)))}) == 3
    there = here.toggled().moved("right")
    assert picture(there) != picture(there.without_last())


def test_what_a_person_named_is_harmless() -> None:
    (_, last) = picking_lines(marked("toe\x1b[31m"), Screen(width=40), 2)
    assert last == "1 marked: toe\\x1b[31m"


def test_a_stop_is_in_its_view() -> None:
    for view in VIEWS:
        assert {stop.view for stop in stops(view)} == {view}
