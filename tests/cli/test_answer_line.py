"""What each key does to the line, without a terminal."""

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fasciatrack.cli.answer_line import AnswerLine
from fasciatrack.cli.question import Question, yes_or_no
from fasciatrack.domain.values import replace
from fasciatrack.errors import UnknownWordError

KEYS = [
    *("up", "down", "left", "right", "home", "end", "tab", "escape", "enter"),
    *("backspace", "delete", "ctrl-u", "ctrl-w", "ctrl-d", "page-up", ""),
    *"019n e,=<>?-.:é漢",
]


def question(**fields: object) -> Question:
    plain = Question(name="q", text="Q", explanation="E.", read=str)
    return replace(plain, **fields)


PROSE = question(is_prose=True)
SCORE = question(is_score=True)
KIND = question(choices=("ball", "foam-roll", "yoga"), offered="foam-roll")
WHERE = question(
    choices=("left-calf", "neck, right-upper-trap"),
    complete=lambda word: [
        each for each in ("neck", "neck-front", "jaw") if each.startswith(word)
    ],
    again={"q": "neck"},
)
LONG = question(choices=("10m", "5m"), offered="10m")
SURE = yes_or_no("q", "Q", "E.")


def one_of(*words: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        for word in text.split(", "):
            if word not in words:
                raise UnknownWordError(word, what="word")
        return text

    return read


LOADS = ("heavy", "light", "lively", "none", "50")
LOAD = question(read=one_of(*LOADS), choices=LOADS)
AREAS = ("neck", "glutes", "jaw", "jaw-hinge")
AREA = question(
    read=one_of(*AREAS),
    complete=lambda word: [
        each for each in (*AREAS, "odd-one") if each.startswith(word)
    ],
)
"""Its completion knows one word more than it can read."""


def press(line: AnswerLine, keys: Sequence[str]) -> str | None:
    """Press keys; the reply has to come with the last one, if at all."""
    *first, last = keys
    for key in first:
        assert line.press(key) is None, key
    return line.press(last)


@pytest.mark.parametrize(
    ("asked", "keys", "reply"),
    [
        *((SCORE, key, key) for key in "023456789"),
        (SCORE, ["1", "enter"], "1"),
        (SCORE, ["1", "0"], "10"),
        (SCORE, [*"1.5", "enter"], "1.5"),
        (SCORE, [*" 5.5", "enter"], "5.5"),
        (SCORE, [*" 6 neck=4", "enter"], "6 neck=4"),
        (SCORE, [*"neck=6 jaw=10", "enter"], "neck=6 jaw=10"),
        (SCORE, "-", "-"),
        (replace(SCORE, is_needed=True), ["enter"], ""),
        (replace(SCORE, offered="6"), ["enter"], ""),
        (replace(SCORE, offered="-"), ["enter"], ""),
        (SCORE, ["enter", "enter", "6"], "6"),
        (SURE, ["enter", "y"], "yes"),
        (SCORE, "<", "<"),
        (SCORE, ["²", "enter"], "²"),
        (KIND, "1", "ball"),
        (KIND, "3", "yoga"),
        (KIND, ["4", "enter"], "4"),
        (KIND, ["0", "enter"], "0"),
        (KIND, ["enter"], ""),
        (KIND, ["down", "enter"], "yoga"),
        (KIND, ["up", "enter"], "ball"),
        (KIND, ["up", "up", "enter"], "yoga"),
        (KIND, ["down", "down", "enter"], "ball"),
        (KIND, ["tab", "enter"], "foam-roll"),
        (KIND, ["f", "tab", "enter"], "foam-roll"),
        (KIND, ["Y", "tab", "enter"], "yoga"),
        (KIND, ["f", "escape", "1"], "ball"),
        (KIND, [*"foam rolls", "enter"], "foam rolls"),
        (KIND, "-", "-"),
        (KIND, ">", ">"),
        (KIND, "?", "?"),
        (KIND, ["=", "enter"], "="),
        (WHERE, "=", "="),
        (WHERE, ["down", "enter"], "left-calf"),
        (WHERE, ["up", "enter"], "neck, right-upper-trap"),
        (WHERE, [*"u", "tab", "enter"], "neck, right-upper-trap"),
        (WHERE, [*"ja", "tab", "enter"], "jaw"),
        (WHERE, [*"hip, j", "tab", "enter"], "hip, jaw"),
        (WHERE, [*"hip j", "tab", "enter"], "hip jaw"),
        (WHERE, [*"hip ", "tab", "enter"], "hip"),
        (WHERE, [*"jaw", "tab", "enter"], "jaw"),
        (WHERE, [*"n", "tab", "enter"], "neck"),
        (WHERE, [*"neck-", "tab", "enter"], "neck-front"),
        (WHERE, [*"j", "left", "tab", "enter"], "jaw"),
        (WHERE, [*"jx", "left", "a", "tab", "enter"], "jax"),
        (WHERE, ["up", *", jaw", "enter"], "neck, right-upper-trap, jaw"),
        (LONG, [*"10m", "enter"], "10m"),
        (LONG, ["down", "enter"], "5m"),
        (LONG, ["5", "tab", "enter"], "5m"),
        (LONG, "-", "-"),
        (PROSE, [*"- sore?", "enter"], "- sore?"),
        (PROSE, [*" ?", "enter"], "?"),
        (PROSE, "?", "?"),
        (PROSE, ["-", "enter"], "-"),
        (PROSE, ["up", "tab", "=", "enter"], "="),
        (PROSE, [*"ab", "left", "x", "enter"], "axb"),
        (PROSE, [*"ab", "left", "left", "left", "x", "enter"], "xab"),
        (PROSE, [*"ab", "home", "x", "end", "right", "y", "enter"], "xaby"),
        (PROSE, [*"ab", "home", "right", "delete", "enter"], "a"),
        (PROSE, [*"ab", "left", "backspace", "enter"], "b"),
        (PROSE, [*"ab", "home", "backspace", "enter"], "ab"),
        (PROSE, [*"ab cd", "left", "ctrl-u", "enter"], "d"),
        (PROSE, [*"ab cd ", "ctrl-w", "x", "enter"], "ab x"),
        (PROSE, [*"ab", "ctrl-w", "x", "enter"], "x"),
        (PROSE, [*"ab", "escape", "c", "enter"], "c"),
        (SURE, "y", "yes"),
        (SURE, "N", "no"),
        (SURE, "3", "unsure"),
        (SURE, "-", "-"),
        (SURE, ["x", "enter"], "x"),
        (SURE, [*" ye", "enter"], "yes"),
        (LOAD, [*"h", "enter"], "heavy"),
        (LOAD, [*"H", "enter"], "heavy"),
        (LOAD, [*"l", "enter"], "l"),
        (LOAD, [*"l", "down", "enter"], "light"),
        (LOAD, [*"l", "tab", "tab", "tab", "enter"], "lively"),
        (LOAD, [*"none", "enter"], "none"),
        (LOAD, [*"x", "enter"], "x"),
        (LOAD, [*"heavy", "enter"], "heavy"),
        (LOAD, [*"5", "enter"], "5"),
        (AREA, [*"neck, gl", "enter"], "neck, glutes"),
        (AREA, [*"jaw", "enter"], "jaw"),
        (AREA, [*"odd-", "enter"], "odd-"),
    ],
)
def test_keys_become_a_reply(asked: Question, keys: Sequence[str], reply: str) -> None:
    line = AnswerLine(asked)
    assert press(line, keys) == reply
    assert line.is_quick is (keys[-1] != "enter")


@pytest.mark.parametrize(
    ("keys", "reply"),
    [
        (["enter"], "nek"),
        ([*"jaw", "enter"], "jaw"),
        (["-"], "-"),
        (["backspace", *"ck", "enter"], "neck"),
        (["left", "c", "enter"], "neck"),
    ],
)
def test_what_was_refused_can_be_mended_or_typed_anew(
    keys: list[str], reply: str
) -> None:
    line = AnswerLine(WHERE, "nek", is_refused=True)
    assert line.text == "nek"
    assert press(line, keys) == reply


def test_a_score_that_was_refused_is_answered_by_one_key_again() -> None:
    assert AnswerLine(SCORE, "11", is_refused=True).press("6") == "6"


@pytest.mark.parametrize("asked", [SCORE, SURE])
def test_enter_alone_leaves_a_question_of_one_key_as_it_is(asked: Question) -> None:
    line = AnswerLine(asked)
    assert press(line, ["enter", "enter"]) is None
    assert line.is_hinted
    assert press(line, [" ", "enter"]) is None
    assert line.is_hinted
    line.press("backspace")
    assert not line.is_hinted
    assert line.press("-") == "-"


@pytest.mark.parametrize(
    ("text", "only"),
    [("h", "heavy"), ("", ""), ("l", ""), ("5", ""), ("none", ""), ("x", "")],
)
def test_what_enter_would_take_is_known_before(text: str, only: str) -> None:
    assert AnswerLine(LOAD, text).only_choice == only


def test_what_is_listed_fits_what_is_typed() -> None:
    line = AnswerLine(WHERE)
    assert list(line.listed) == ["left-calf", "neck, right-upper-trap"]
    assert line.is_numbered
    line.press("n")
    assert list(line.listed) == ["neck, right-upper-trap", "neck", "neck-front"]
    assert not line.is_numbered
    press(line, "eck")
    assert list(line.listed) == ["neck, right-upper-trap", "neck-front"]
    line.press("down")
    assert (line.marked, line.text) == (0, "neck, right-upper-trap")
    line.press("down")
    assert (line.marked, line.text) == (1, "neck-front")
    line.press("x")
    assert (line.marked, list(line.listed)) == (None, [])
    line.press("tab")
    assert line.text == "neck-frontx"


def test_only_nine_are_listed_and_only_choices_that_are_no_numbers_are_numbered() -> (
    None
):
    many = question(choices=tuple(f"word-{letter}" for letter in "abcdefghijkl"))
    assert len(AnswerLine(many).listed) == 9
    assert AnswerLine(many).press("9") == "word-i"
    assert not AnswerLine(LONG).is_numbered
    assert not AnswerLine(PROSE).is_numbered


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (SCORE, "1 waits for 0 or Enter"),
        (SCORE, "Enter alone is no answer"),
        (SURE, "Enter alone is no answer; - leaves it unknown."),
        (KIND, "A number takes a choice at once."),
        (LONG, "Up and down choose"),
        (PROSE, ""),
    ],
)
def test_the_keys_are_explained(asked: Question, said: str) -> None:
    explained = AnswerLine(asked).keys()
    assert said in explained
    assert bool(explained) is bool(said)
    assert ("number takes" in explained) is (asked in [KIND, SURE])


@given(
    st.sampled_from([PROSE, SCORE, KIND, WHERE, LONG, SURE]),
    st.lists(st.sampled_from(KEYS), max_size=12),
)
def test_no_keys_bring_it_into_disorder(asked: Question, keys: list[str]) -> None:
    line = AnswerLine(asked)
    for key in keys:
        reply = line.press(key)
        assert 0 <= line.cursor <= len(line.text)
        assert len(line.listed) <= 9
        assert line.marked is None or line.listed[line.marked] == line.text
        if reply is not None:
            assert reply == reply.strip()
            break
