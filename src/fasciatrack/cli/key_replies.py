"""Replies typed key by key: the line is drawn anew, the choices stand below it."""

import os
from collections.abc import Mapping
from contextlib import suppress
from textwrap import wrap
from time import monotonic

from fasciatrack.cli.answer_line import AnswerLine
from fasciatrack.cli.context import Context
from fasciatrack.cli.keyboard import RESIZE, Keyboard
from fasciatrack.cli.question import (
    AGAIN,
    BACK,
    EXPLAIN,
    FINISH,
    UNKNOWN,
    Question,
    explain,
    prompt,
)
from fasciatrack.errors import DeclinedError
from fasciatrack.output.columns import cell_width, clipped
from fasciatrack.output.screen import safe

HABIT_SECONDS = 1.2
"""An Enter so soon after a key that answered by itself is a habit, not an answer.

Reading the next question and pressing Enter takes 1.35 and 0.28 s: Card, Moran, Newell
(1980), the keystroke-level model.
"""
LEFT_FREE = 3
"""Rows that the list of choices leaves to the question and what stood before."""
NARROWEST = 16
"""Columns; in a narrower window it does not look well, and works."""
MAP_WORDS = {"m", "map"}


class KeyReplies:
    """Asks one question after the other on a terminal, and keeps it tidy."""

    def __init__(self, context: Context, keyboard: Keyboard) -> None:
        self._context = context
        self._keyboard = keyboard
        self._drawing = Drawing(context)
        self._begun = ""
        self._quick = ""
        """The reply that the last key gave by itself, if it did."""

    def reply(self, question: Question, refused: str) -> str:
        """Ask once and return the reply.

        Raises:
            DeclinedError: the terminal has gone, or Ctrl-D on an empty line.
        """
        line = AnswerLine(question, self._begun or refused, is_refused=bool(refused))
        self._begun = ""
        try:
            reply = self._read(line)
            while reply == EXPLAIN or (question.point and reply in MAP_WORDS):
                self._drawing.settle(prompt(question), reply)
                if reply == EXPLAIN:
                    self._explain(line)
                elif question.point and (pointed := question.point()):
                    reply = pointed
                    break
                line = AnswerLine(question)
                reply = self._read(line)
        except BaseException as stopped:
            self._drawing.leave(is_over=isinstance(stopped, DeclinedError))
            raise
        if reply == BACK:
            self._drawing.erase()
        else:
            self._drawing.settle(f"{question.text}: ", _said(question, reply))
        return reply

    def _read(self, line: AnswerLine) -> str:
        quick, self._quick = self._quick, ""
        self._drawing.draw(line)
        drawn = monotonic()
        while True:
            key = self._keyboard.read() or ""
            if key == RESIZE:
                self._drawing.fit(line)
                self._drawing.draw(line)
                continue
            scored = quick if len(quick) == 1 and quick.isdigit() else ""
            is_habit = quick and key == "enter" and monotonic() - drawn < HABIT_SECONDS
            quick = ""
            if is_habit or (scored and key == ":"):
                continue
            if scored and key in {".", ","}:
                self._begun = f"{scored}."
                return BACK
            if key == "ctrl-d" and not line.text:
                raise DeclinedError("the input ended", hint="nothing was stored")
            reply = line.press(key)
            if reply is not None:
                self._quick = reply if line.is_quick else ""
                return reply
            if not self._keyboard.has_more:
                self._drawing.draw(line)

    def _explain(self, line: AnswerLine) -> None:
        explain(self._context, line.question.explanation)
        if keys := line.keys():
            explain(self._context, keys)


class Drawing:
    """Draws the line being typed, over and over in its place."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._row = 0
        """How far below the beginning of the question the cursor stands."""
        self._typed = ""
        self._below_it: list[str] | None = None
        """What stands below the line; None when the line has to be drawn anew."""

    def draw(self, line: AnswerLine) -> None:
        """Show the line and its choices, and put the cursor where it is typed.

        Where only a letter was added, only that is written: a screen reader then
        reads the letter and not the question again.
        """
        below = self._below(line)
        place = _place(line, self._width)
        is_same_row = place[0] == self._row and place[1] > 0
        if self._is_longer(line) and is_same_row and below == self._below_it:
            self._context.ask(safe(line.text[len(self._typed) :]))
        else:
            self._draw_anew(line, below)
        self._row = place[0]
        at_end = line.cursor == len(line.text)
        self._typed, self._below_it = line.text, below if at_end else None

    def _is_longer(self, line: AnswerLine) -> bool:
        is_typed_on = line.text.startswith(self._typed) and line.text != self._typed
        return is_typed_on and line.cursor == len(line.text)

    def _draw_anew(self, line: AnswerLine, below: list[str]) -> None:
        width = self._width
        rows = _rows(prompt(line.question), width)
        whole = rows[-1] + safe(line.text)
        drawn = "\n".join([*rows[:-1], whole])
        last_row, column = _flow(whole, width)
        if column == 0:  # else the cursor waits at the edge
            drawn += "\n"
        drawn += "".join(f"\n{each}" for each in below)
        last = len(rows) - 1 + last_row + len(below)
        row, column = _place(line, width)
        back = _up(last - row) + "\r" + _right(column)
        self._context.ask(self._to_beginning() + drawn + back)

    def settle(self, question: str, answer: str) -> None:
        """Leave question and answer standing, as in a text, both harmless."""
        rows = _rows(safe(question), self._width)
        shown = "\n".join(rows) + safe(answer)
        self._begin_anew(f"{self._to_beginning()}{shown}\n")

    def erase(self) -> None:
        """Take the question away."""
        self._begin_anew(self._to_beginning())

    def leave(self, *, is_over: bool) -> None:
        """Leave what was typed standing, without the choices below."""
        self._begin_anew("\x1b[J\n" if is_over else "\x1b[J")

    def fit(self, line: AnswerLine) -> None:
        """Find the beginning of the line again in a window of another size.

        Whether the terminal broke the line anew is not known: rather a remnant stays
        than that something else is erased.
        """
        row, _ = _place(line, self._width)
        self._row = min(self._row, row)
        self._below_it = None

    def _begin_anew(self, shown: str) -> None:
        self._context.ask(shown)
        self._row, self._typed, self._below_it = 0, "", None

    @property
    def _width(self) -> int:
        return max(self._context.talk_screen.width, NARROWEST)

    def _to_beginning(self) -> str:
        return _up(self._row) + "\r\x1b[J"

    def _below(self, line: AnswerLine) -> list[str]:
        screen = self._context.talk_screen
        marked = line.marked
        if marked is None and not line.text and line.question.offered in line.listed:
            marked = list(line.listed).index(line.question.offered)
        if marked is None and line.only_choice:
            marked = 0
        shown = []
        for position, choice in enumerate(line.listed):
            sign = screen.glyph("▸", ">") if position == marked else " "
            number = f"{position + 1} " if line.is_numbered else ""
            row = clipped(f"  {sign} {number}{safe(choice)}", self._width - 1, screen)
            shown.append(screen.paint(row, "36" if position == marked else "2"))
        for hint in _hints(line):
            row = clipped(f"    {hint}", self._width - 1, screen)
            shown.append(screen.paint(row, "2"))
        return shown[: max(self._height() - LEFT_FREE, 0)]

    def _height(self) -> int:
        with suppress(OSError, ValueError):
            return os.get_terminal_size(self._context.stderr.fileno()).lines or 24
        return 24


def _said(question: Question, reply: str) -> str:
    if reply == AGAIN and question.again:
        return spoken(question.again)
    said = "" if reply == FINISH else reply
    return said or question.offered or UNKNOWN


def spoken(again: Mapping[str, str]) -> str:
    """Write the answers that `=` gives, as one line."""
    return ", ".join(filter(None, again.values()))


def _hints(line: AnswerLine) -> list[str]:
    question = line.question
    if question.is_score and line.text == "1":
        return ["Enter takes 1; 0 makes it 10"]
    if line.is_hinted:
        return [f"{_keys_that_answer(question)}, or - for unknown"]
    hints = []
    if question.again and not line.text:
        hints.append(f"= as last time: {safe(spoken(question.again))}")
    if question.point and not line.text:
        hints.append("m and Enter: show it on a map of the body")
    return hints


def _keys_that_answer(question: Question) -> str:
    if question.is_score:
        return "a number"
    return ", ".join(choice[0] for choice in question.choices)


def _place(line: AnswerLine, width: int) -> tuple[int, int]:
    """Return the row and the column of the cursor, from the question's beginning."""
    rows = _rows(prompt(line.question), width)
    before = rows[-1] + safe(line.text[: line.cursor])
    row, column = _flow(before, width)
    return len(rows) - 1 + row, column


def _flow(text: str, width: int) -> tuple[int, int]:
    """Return the row and the column after a text that flows over the right edge."""
    if text.isascii():
        return divmod(len(text), width)
    row = column = 0
    for character in text:
        cells = cell_width(character)
        if column + cells > width:
            row, column = row + 1, 0
        column += cells
    return (row + 1, 0) if column == width else (row, column)


def _rows(question: str, width: int) -> list[str]:
    """Break a question between words where it leaves no room for an answer."""
    if cell_width(question) < width - 8:
        return [question]
    rows = wrap(question, width - 1, break_on_hyphens=False)
    return [*rows[:-1], f"{rows[-1]} "]


def _up(rows: int) -> str:
    return f"\x1b[{rows}A" if rows > 0 else ""


def _right(columns: int) -> str:
    return f"\x1b[{columns}C" if columns else ""
