from collections.abc import Callable

import pytest

from builders import place
from fasciatrack.domain.countdown import Countdown, begin, look, pause, skip
from fasciatrack.domain.own import Routine, Step
from fasciatrack.output.big_letters import big_number, big_word
from fasciatrack.output.columns import cell_width
from fasciatrack.output.roll_screen import Manner, changed, part_words, roll_screen
from fasciatrack.output.screen import Screen

Golden = Callable[[str, str], None]
MANNER = Manner(title="Evening")
EVENING = Routine(
    slug="evening",
    name="Evening",
    steps=tuple(
        Step(area=there.area, side=there.side, seconds=60, sets=sets)
        for there, sets in (
            (place("left-calf"), 2),
            (place("right-calf"), 2),
            (place("upper-back"), 1),
        )
    ),
)
SCREENS = [
    Screen(width=width, color=color, unicode=unicode)
    for width in (40, 80, 120)
    for color, unicode in ((False, True), (True, True), (False, False))
]


def named(screen: Screen) -> str:
    kind = "color" if screen.color else "plain" if screen.unicode else "ascii"
    return f"{screen.width}_{kind}"


def after(seconds: float, countdown: Countdown | None = None) -> Countdown:
    countdown = countdown or begin(EVENING, 0.0)
    while countdown.seen < seconds:
        countdown = look(countdown, min(countdown.seen + 1, seconds))
    return countdown


def drawn(
    countdown: Countdown,
    screen: Screen,
    *,
    rows: int = 24,
    manner: Manner = MANNER,
) -> list[str]:
    return roll_screen(countdown, manner, now=countdown.seen, screen=screen, rows=rows)


def uncolored(line: str) -> str:
    for code in ("1", "2", "32", "33", "34", "1;32", "1;33", "1;34", "0"):
        line = line.replace(f"\x1b[{code}m", "")
    return line


@pytest.mark.parametrize("screen", SCREENS, ids=map(named, SCREENS))
def test_the_screen_looks_as_it_was_found_right(screen: Screen, golden: Golden) -> None:
    looks = {
        "ready": after(2.0),
        "work": after(21.5),
        "rest": after(70.0),
        "paused": pause(after(21.5), 21.5),
        "last": after(320.0),
    }
    pages = [
        f"{name}\n" + "\n".join(drawn(countdown, screen))
        for name, countdown in looks.items()
    ]
    keys = drawn(after(2.0), screen, manner=Manner(title="x", shows_keys=True))
    pages.append("keys\n" + "\n".join(keys))
    golden(f"roll_{named(screen)}.txt", "\n".join(pages) + "\n")


@pytest.mark.parametrize("rows", [1, 3, 5, 8, 11, 14, 17, 20, 24, 50])
@pytest.mark.parametrize("screen", SCREENS, ids=map(named, SCREENS))
def test_it_fits_whatever_there_is(screen: Screen, rows: int) -> None:
    for countdown in (after(2.0), after(21.5), after(70.0), after(400.0)):
        for manner in (MANNER, Manner(title="x" * 90, shows_keys=True)):
            lines = drawn(countdown, screen, rows=rows, manner=manner)
            assert len(lines) == rows
            assert max(map(cell_width, map(uncolored, lines))) <= screen.width


@pytest.mark.parametrize("width", [12, 20, 30])
def test_a_very_narrow_window_still_says_area_and_seconds(width: int) -> None:
    for rows in (4, 24):
        lines = drawn(after(21.5), Screen(width=width), rows=rows)
        assert any("left calf" in line.casefold() for line in lines)


@pytest.mark.parametrize("rows", [3, 6, 12, 24])
def test_the_area_and_the_seconds_come_first(rows: int) -> None:
    lines = drawn(after(21.5), Screen(width=40), rows=rows)
    assert any("left calf" in line for line in lines)
    if rows < 12:
        assert "44 s" in "\n".join(lines)


def test_it_says_what_comes_next() -> None:
    def said(countdown: Countdown) -> str:
        return "\n".join(drawn(countdown, Screen()))

    assert "then 60 s\n" in said(after(2.0))
    assert "then 15 s rest, left calf, set 2 of 2, 60 s" in said(after(21.5))
    assert "then 15 s rest, right calf, set 1 of 2, 60 s" in said(after(100.0))
    assert "then 15 s rest, upper back, 60 s" in said(after(250.0))
    assert "then it is done" in said(after(320.0))
    assert "that was all" in said(after(400.0))
    without = Routine(slug="x", name="x", steps=EVENING.steps, rest_seconds=0)
    quick = after(7.0, begin(without, 0.0))
    assert "then left calf, set 2 of 2, 60 s" in said(quick)


def test_each_state_has_its_word_and_not_only_a_colour() -> None:
    plain = Screen()
    assert any("GET READY" in line for line in drawn(after(2.0), plain))
    assert any("REST, then" in line for line in drawn(after(70.0), plain))
    paused = pause(after(21.5), 21.5)
    assert any("PAUSED" in line for line in drawn(paused, plain))
    assert any("space goes on" in line for line in drawn(paused, plain))
    slept = look(after(21.5), 900.0)
    assert any("PAUSED: the computer slept" in line for line in drawn(slept, plain))
    assert any("DONE" in line for line in drawn(after(400.0), plain))


def test_the_bell_is_shown_where_it_rings() -> None:
    silent = Manner(title="Evening", is_silent=True)
    assert "♪ 5:44 in all" in drawn(after(21.5), Screen())[0]
    assert "♪" not in drawn(after(21.5), Screen(), manner=silent)[0]
    assert "bell 5:44" in drawn(after(21.5), Screen(unicode=False))[0]


def test_many_sets_are_counted_where_strokes_do_not_fit() -> None:
    many = Routine(
        slug="x",
        name="x",
        steps=(Step(area="neck", seconds=30, sets=20),) * 3,
        rest_seconds=0,
    )
    lines = drawn(skip(skip(begin(many, 0.0), 0.0), 0.0), Screen(width=40))
    assert "1 of 60 done" in lines[1]


def test_ascii_is_ascii() -> None:
    for countdown in (after(2.0), after(21.5), after(70.0)):
        assert "\n".join(drawn(countdown, Screen(unicode=False))).isascii()


def test_what_a_person_wrote_does_not_act() -> None:
    nasty = Routine(
        slug="x",
        name="x",
        steps=(Step(area="to\x1b]0;x\x07e", seconds=60),),
    )
    lines = drawn(begin(nasty, 0.0), Screen(), manner=Manner(title="\x1b[2J\u202e"))
    assert "\x1b" not in "\n".join(lines)
    assert "\u202e" not in "\n".join(lines)


def test_only_what_has_changed_is_written_again() -> None:
    assert changed([], ["a", "b"]) == "\x1b[1;1Ha\x1b[K\x1b[2;1Hb\x1b[K"
    assert changed(["a", "b"], ["a", "c"]) == "\x1b[2;1Hc\x1b[K"
    assert changed(["a"], ["a"]) == ""
    one, two = drawn(after(21.0), Screen()), drawn(after(22.0), Screen())
    assert changed(one, two).count("\x1b[K") < 9


def test_a_part_is_named_with_its_set() -> None:
    parts = begin(EVENING, 0.0).parts
    assert part_words(parts[1]) == "left calf, set 1 of 2"
    assert part_words(parts[-1]) == "upper back"


def test_every_area_can_be_drawn_large_at_120_columns() -> None:
    from fasciatrack.domain.areas import AREAS  # noqa: PLC0415 - only here

    for slug in AREAS:
        words = f"right {slug.replace('-', ' ')}"
        for screen in (Screen(), Screen(unicode=False)):
            rows = big_word(words, 120, screen)
            assert len(rows) == (3 if screen.unicode else 5)
            assert len({len(row) for row in rows}) == 1
            assert len(rows[0]) <= 100


def test_words_that_cannot_be_drawn_large_are_left_to_others() -> None:
    assert big_word("knöchel", 120, Screen()) == []
    assert big_word("", 120, Screen()) == []
    assert big_word("left calf", 20, Screen()) == []


@pytest.mark.parametrize("screen", [Screen(), Screen(unicode=False)])
def test_digits_are_all_different_and_of_one_size(screen: Screen) -> None:
    drawings = ["\n".join(big_number(digit, screen)) for digit in range(10)]
    assert len(set(drawings)) == 10
    for digit in range(10):
        assert [len(row) for row in big_number(digit, screen)] == [6] * 5
    assert len(big_number(600, screen)[0]) == 22
