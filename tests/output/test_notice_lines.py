"""Safety notices as lines, with what cannot wait below a severe one."""

from itertools import count

import pytest

from builders import DAY
from fasciatrack.domain.notices import Notice, Rule
from fasciatrack.domain.safety import RED_FLAGS
from fasciatrack.output.notice_lines import notice_lines
from fasciatrack.output.screen import Screen

_ids = count()


def notice(rule: Rule, text: str, area: str | None = None) -> Notice:
    return Notice(id=f"notice-{next(_ids)}", rule=rule, day=DAY, area=area, text=text)


def lines(*notices: Notice, **screen: bool) -> list[str]:
    return list(notice_lines(notices, Screen(**screen)))


def test_areas_of_which_the_same_is_said_share_a_line() -> None:
    said = [notice("sore", "Sore.", "neck"), notice("sore", "Sore.", "jaw")]
    assert lines(*said, notice("sleep", "Short.")) == ["! Sore.", "! Short."]


def test_a_severe_one_comes_first_with_the_signs_that_cannot_wait() -> None:
    shown = lines(notice("sharp", "Sharp."), notice("severe", "Severe."))
    assert (shown[0], shown[-1]) == ("! Severe.", "! Sharp.")
    now, same_day, soon = RED_FLAGS
    for sign in (*now.signs, *same_day.signs):
        assert f"  · {sign}" in shown
    assert not any(sign in line for sign in soon.signs for line in shown)
    assert shown[1] == "  Call the emergency number now with any of these:"
    assert shown[-2] == "  `fascia safety` has all signs, and what to do."


@pytest.mark.parametrize("rule", ["sore", "rising", "caution", "water"])
def test_no_other_one_shows_the_signs(rule: Rule) -> None:
    assert lines(notice(rule, "Said.")) == ["! Said."]


def test_it_needs_neither_colour_nor_unicode() -> None:
    assert all(line.isascii() for line in lines(notice("severe", "x"), unicode=False))
    assert lines(notice("sore", "x"), color=True) == ["\x1b[1;33m!\x1b[0m x"]


def test_no_word_acts_on_the_terminal() -> None:
    assert lines(notice("sore", "in the \x1b[31mneck")) == ["! in the \\x1b[31mneck"]


@pytest.mark.parametrize("width", [20, 40, 80, 120])
def test_on_a_terminal_lines_are_broken_below_each_other(width: int) -> None:
    said = [notice("severe", "word " * 60), notice("sore", "word " * 60)]
    shown = list(notice_lines(said, Screen(color=True), width=width))
    plain = [line.replace("\x1b[1;33m", "").replace("\x1b[0m", "") for line in shown]
    plain = [line.replace("\x1b[1m", "") for line in plain]
    assert max(map(len, plain)) <= width
    assert (plain[0][:6], plain[1][:6]) == ("! word", "  word")
    whole = " ".join(" ".join(line.split()) for line in plain)
    assert "· a hot, swollen calf, or one leg more swollen than the other" in whole


def test_on_the_narrowest_terminal_it_is_still_said() -> None:
    assert list(notice_lines([notice("sore", "a word")], Screen(), width=1)) == [
        "! a word"
    ]
