"""Letters several lines high, to be read from the floor."""

from fasciatrack.output.screen import Screen

_ROWS = 5
_GLYPHS = {
    "A": ".#. #.# ### #.# #.#",
    "B": "##. #.# ##. #.# ##.",
    "C": ".## #.. #.. #.. .##",
    "D": "##. #.# #.# #.# ##.",
    "E": "### #.. ##. #.. ###",
    "F": "### #.. ##. #.. #..",
    "G": ".## #.. #.# #.# .##",
    "H": "#.# #.# ### #.# #.#",
    "I": "### .#. .#. .#. ###",
    "J": "..# ..# ..# #.# .#.",
    "K": "#.# #.# ##. #.# #.#",
    "L": "#.. #.. #.. #.. ###",
    "M": "#...# ##.## #.#.# #...# #...#",
    "N": "#..# ##.# #.## #..# #..#",
    "O": ".#. #.# #.# #.# .#.",
    "P": "##. #.# ##. #.. #..",
    "Q": "### #.# #.# ### ..#",
    "R": "##. #.# ##. #.# #.#",
    "S": ".## #.. .#. ..# ##.",
    "T": "### .#. .#. .#. .#.",
    "U": "#.# #.# #.# #.# ###",
    "V": "#.# #.# #.# #.# .#.",
    "W": "#...# #...# #.#.# ##.## #...#",
    "X": "#.# #.# .#. #.# #.#",
    "Y": "#.# #.# .#. .#. .#.",
    "Z": "### ..# .#. #.. ###",
    "0": "### #.# #.# #.# ###",
    "1": ".#. ##. .#. .#. ###",
    "2": "### ..# ### #.. ###",
    "3": "### ..# ### ..# ###",
    "4": "#.# #.# ### ..# ..#",
    "5": "### #.. ### ..# ###",
    "6": "### #.. ### #.# ###",
    "7": "### ..# ..# ..# ..#",
    "8": "### #.# ### #.# ###",
    "9": "### #.# ### ..# ###",
    "-": "... ... ### ... ...",
    " ": ".. .. .. .. ..",
}
_HALVES = {("#", "#"): "█", ("#", "."): "▀", (".", "#"): "▄", (".", "."): " "}


def big_word(text: str, width: int, screen: Screen) -> list[str]:
    """Draw words in three lines, five in ASCII; none where they do not fit."""
    rows = _pixels(text.upper())
    if not rows or len(rows[0]) > width:
        return []
    if not screen.unicode:
        return [row.replace(".", " ") for row in rows]
    rows.append("." * len(rows[0]))
    return [
        "".join(_HALVES[pair] for pair in zip(upper, lower, strict=True))
        for upper, lower in zip(rows[::2], rows[1::2], strict=True)
    ]


def big_number(number: int, screen: Screen) -> list[str]:
    """Draw a number in five lines, its digits six columns wide."""
    full = screen.glyph("█", "#") * 2
    return [row.replace("#", full).replace(".", "  ") for row in _pixels(str(number))]


def _pixels(text: str) -> list[str]:
    """Set glyphs side by side, one dot apart; nothing where one is not known."""
    if not text or any(sign not in _GLYPHS for sign in text):
        return []
    glyphs = [_GLYPHS[sign].split() for sign in text]
    return [".".join(glyph[row] for glyph in glyphs) for row in range(_ROWS)]
