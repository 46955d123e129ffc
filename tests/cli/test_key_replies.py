"""How a question looks while it is answered, on a terminal in memory."""

from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawn_screen import DrawnScreen
from fasciatrack.cli.answer_line import AnswerLine
from fasciatrack.cli.context import Context
from fasciatrack.cli.key_replies import Drawing
from fasciatrack.cli.question import Question, prompt, yes_or_no
from fasciatrack.domain.values import replace
from fasciatrack.domain.vocabulary import parse_kind
from fasciatrack.output.columns import cell_width
from world import Terminal, World

KIND = Question(
    name="kind",
    text="What did you do",
    explanation="",
    read=str,
    choices=("foam-roll", "ball", "yoga"),
    offered="ball",
    again={"kind": "ball", "areas": "neck, right-upper-trap", "duration": ""},
)
PAIN = Question(
    name="pain", text="Pain, 0 to 10", explanation="", read=str, is_score=True
)
NOTE = Question(name="note", text="A note", explanation="", read=str, is_prose=True)
LONG = replace(NOTE, text="Stiffness now, right upper trap, and the day, 0 to 10")


class Desk:
    """A drawing, and the terminal it is drawn on."""

    def __init__(self, world: World, columns: int, **more: str) -> None:
        self._written = Terminal()
        self.context = Context(
            environ={**world.environ, "COLUMNS": str(columns), **more},
            clock=lambda: world.now,
            zone_name=None,
            stdin=Terminal(),
            stdout=StringIO(),
            stderr=self._written,
        )
        self.drawing = Drawing(self.context)
        self.screen = DrawnScreen(columns)
        self.screen.draw("above\n")

    def update(self) -> str:
        """Show what was written since, and return it."""
        written = self._written.getvalue()
        self._written.seek(0)
        self._written.truncate()
        self.screen.draw(written)
        return written

    def draw(self, line: AnswerLine) -> list[str]:
        self.drawing.draw(line)
        self.update()
        return self.screen.rows


def typed(question: Question, *keys: str) -> AnswerLine:
    line = AnswerLine(question)
    for key in keys:
        assert line.press(key) is None
    return line


def squeezed(text: str) -> str:
    """Leave out what has no place of its own: spaces at an edge, accents to be."""
    return text.replace(" ", "").replace("\u0301", "")


@pytest.fixture
def desk(world: World) -> Desk:
    return Desk(world, 40)


def test_choices_stand_below_with_the_offered_one_marked(desk: Desk) -> None:
    assert desk.draw(typed(KIND)) == [
        "above",
        "What did you do [ball]:",
        "    1 foam-roll",
        "  ▸ 2 ball",
        "    3 yoga",
        "    = as last time: ball, neck, right-…",
    ]
    assert (desk.screen.row, desk.screen.column) == (1, len("What did you do [ball]: "))


def test_an_arrow_brings_a_choice_onto_the_line(desk: Desk) -> None:
    assert desk.draw(typed(KIND, "down")) == [
        "above",
        "What did you do [ball]: yoga",
        "    foam-roll",
        "    ball",
        "  ▸ yoga",
    ]


def test_typing_leaves_what_fits(desk: Desk) -> None:
    desk.draw(typed(KIND))
    assert desk.draw(typed(KIND, "f")) == [
        "above",
        "What did you do [ball]: f",
        "    foam-roll",
    ]


def test_without_unicode_and_colour_it_is_all_ascii(world: World) -> None:
    desk = Desk(world, 40, NO_COLOR="1")
    desk.context.chosen["ascii"] = True
    desk.drawing.draw(typed(KIND))
    written = desk.update()
    assert written.isascii()
    assert "  > 2 ball" in desk.screen.rows
    assert "m" not in [part[-1:] for part in written.split("\x1b[")[1:]]


def test_a_one_says_what_it_waits_for(desk: Desk) -> None:
    assert desk.draw(typed(PAIN)) == ["above", "Pain, 0 to 10:"]
    assert desk.draw(typed(PAIN, "1")) == [
        "above",
        "Pain, 0 to 10: 1",
        "    Enter takes 1; 0 makes it 10",
    ]


@pytest.mark.parametrize(
    ("question", "hint"),
    [
        (PAIN, "a number, or - for unknown"),
        (yes_or_no("better", "Better sleep", ""), "y, n, u, or - for unknown"),
    ],
)
def test_enter_alone_says_which_key_answers_until_another_key(
    desk: Desk, question: Question, hint: str
) -> None:
    line = typed(question, "enter")
    assert desk.draw(line)[-1] == f"    {hint}"
    line.press(" ")
    assert f"    {hint}" not in desk.draw(line)


def test_the_only_choice_that_enter_takes_is_marked(desk: Desk) -> None:
    kinds = replace(KIND, read=parse_kind)
    assert desk.draw(typed(kinds, *"yo"))[-1] == "  ▸ yoga"
    assert desk.draw(typed(replace(kinds, read=str), *"yo"))[-1] == "    yoga"
    both = replace(kinds, choices=("yoga", "yoga-flow"))
    assert desk.draw(typed(both, *"yo"))[-2:] == ["    yoga", "    yoga-flow"]


def test_a_letter_at_the_end_is_all_that_is_written(world: World) -> None:
    desk = Desk(world, 40)
    line = typed(NOTE)
    desk.draw(line)
    for letter, written in (("a", "a"), ("\u6f22", "\u6f22"), ("\x9b", "\\x9b")):
        line.press(letter)
        desk.drawing.draw(line)
        assert desk.update() == written
    for key in ("left", "b", "backspace", "end"):
        line.press(key)
        desk.drawing.draw(line)
        assert "A note: " in desk.update()


def test_a_line_that_grows_over_the_edge_keeps_its_choices_below(desk: Desk) -> None:
    twins = replace(NOTE, choices=("x" * 70, "x" * 71), is_prose=True)
    line = typed(twins, "x")
    desk.draw(line)
    for _ in range(49):
        line.press("x")
    drawn = desk.draw(line)
    assert drawn[1:3] == ["A note: " + "x" * 32, "x" * 18]
    assert [row[:6] for row in drawn[3:]] == ["    xx", "    xx"]


def test_an_answer_settles_as_one_line(desk: Desk) -> None:
    desk.draw(typed(KIND))
    desk.drawing.settle("What did you do: ", "yoga")
    desk.draw(typed(PAIN))
    assert desk.screen.rows == ["above", "What did you do: yoga", "Pain, 0 to 10:"]


def test_erasing_and_leaving_keep_what_stood_above(desk: Desk) -> None:
    desk.draw(typed(NOTE, *"x" * 50))
    desk.drawing.erase()
    desk.update()
    assert desk.screen.rows == ["above"]
    desk.draw(typed(KIND, "b"))
    desk.drawing.leave(is_over=True)
    desk.update()
    assert desk.screen.rows == ["above", "What did you do [ball]: b"]
    assert (desk.screen.row, desk.screen.column) == (2, 0)


def test_a_question_too_long_for_the_line_is_broken_between_words(desk: Desk) -> None:
    assert desk.draw(typed(LONG, "6")) == [
        "above",
        "Stiffness now, right upper trap, and",
        "the day, 0 to 10: 6",
    ]


@given(
    st.sampled_from([NOTE, LONG, KIND, PAIN]),
    st.lists(
        st.sampled_from(
            [
                *"abcdefg ",
                "漢",
                "é",
                "\u0301",
                "left",
                "home",
                "end",
                "backspace",
                "down",
            ]
        ),
        max_size=60,
    ),
    st.sampled_from([20, 24, 40]),
)
def test_the_cursor_stands_where_it_is_typed_whatever_is_typed(
    world: World, question: Question, keys: list[str], columns: int
) -> None:
    desk = Desk(world, columns)
    line = AnswerLine(question)
    desk.draw(line)
    for key in keys:
        assert line.press(key) is None
        desk.draw(line)
        before = "above" + prompt(question) + line.text[: line.cursor]
        assert squeezed(desk.screen.text_before_cursor) == squeezed(before)
        whole = "above" + prompt(question) + line.text
        assert squeezed("".join(desk.screen.rows)).startswith(squeezed(whole))


@pytest.mark.parametrize("columns", [1, 8, 16])
def test_a_window_too_narrow_for_it_does_no_harm(world: World, columns: int) -> None:
    desk = Desk(world, columns)
    for line in (typed(KIND), typed(LONG, *"neck=6"), typed(NOTE, "\u6f22")):
        desk.drawing.draw(line)
        desk.drawing.settle("What did you do: ", "yoga")
    desk.update()


@given(st.text("abc ", max_size=90), st.sampled_from([(40, 20), (20, 40), (80, 33)]))
def test_another_size_erases_nothing_that_stood_above(
    world: World, text: str, sizes: tuple[int, int]
) -> None:
    desk = Desk(world, sizes[0])
    line = typed(NOTE, *text)
    before = desk.draw(line)
    desk.context.environ = {**desk.context.environ, "COLUMNS": str(sizes[1])}
    vars(desk.context).pop("talk_screen", None)
    desk.drawing.fit(line)
    desk.screen.columns = sizes[1]
    assert desk.draw(line)[0] == before[0] == "above"
    assert cell_width(desk.screen.rows[-1]) <= sizes[1]
