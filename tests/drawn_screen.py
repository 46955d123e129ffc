"""What a person sees after a program drew on a terminal: a small one, in memory."""

import re
from unicodedata import combining, east_asian_width

_PART = re.compile(r"\x1b\[([0-9;?]*)([A-Za-z])|(.)", re.DOTALL)


class DrawnScreen:
    """A terminal of so many columns that scrolls without end.

    It knows what the conversation uses: line ends, moving up and right, erasing to
    the end, and colors, which it leaves out. Anything else is an error.
    """

    def __init__(self, columns: int) -> None:
        self.columns = columns
        self.row = 0
        self.column = 0
        self._cells: list[list[str]] = [[]]

    @property
    def rows(self) -> list[str]:
        """The rows as text, the empty ones at the end left out."""
        rows = ["".join(cells).rstrip() for cells in self._cells]
        while rows and not rows[-1]:
            rows.pop()
        return rows

    @property
    def text_before_cursor(self) -> str:
        """What stands before the cursor, all rows joined."""
        above = "".join("".join(cells) for cells in self._cells[: self.row])
        return above + "".join(self._cells[self.row][: self.column])

    def draw(self, written: str) -> None:
        """Draw what a program wrote."""
        for numbers, command, character in _PART.findall(written):
            if command:
                self._obey(command, int(numbers or "1"))
            else:
                self._put(character)

    def _obey(self, command: str, number: int) -> None:
        match command:
            case "A":
                assert number <= self.row, "it moves above the first row"
                self.row -= number
            case "C":
                self.column = min(self.column + number, self.columns - 1)
            case "J":
                del self._cells[self.row + 1 :]
                del self._cells[self.row][self.column :]
            case "m":
                pass
            case _:
                raise AssertionError(f"unknown sequence {command!r}")

    def _put(self, character: str) -> None:
        if character == "\n":
            self._next_row()
        elif character == "\r":
            self.column = 0
        elif combining(character):
            self._cells[self.row][self.column - 1] += character
        else:
            self._put_cells(character)

    def _put_cells(self, character: str) -> None:
        assert character.isprintable(), f"{character!r} acts on the terminal"
        width = 2 if east_asian_width(character) in "WF" else 1
        if self.column + width > self.columns:
            self._next_row()
        cells = self._cells[self.row]
        cells += [" "] * (self.column - len(cells))
        cells[self.column : self.column + width] = [character] + [""] * (width - 1)
        self.column += width

    def _next_row(self) -> None:
        self.row += 1
        self.column = 0
        if self.row == len(self._cells):
            self._cells.append([])
