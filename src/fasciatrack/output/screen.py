"""What the place we write to can show, and text that can do no harm there."""

from fasciatrack.domain.values import Value


class Screen(Value):
    """A terminal, a file or a pipe, reduced to what drawing has to know."""

    width: int = 80
    color: bool = False
    unicode: bool = True

    def glyph(self, beautiful: str, plain: str) -> str:
        """Choose a character that this place can show."""
        return beautiful if self.unicode else plain

    def paint(self, text: str, code: str) -> str:
        """Color text with an SGR code, such as `32` for green or `1` for bold."""
        return f"\x1b[{code}m{text}\x1b[0m" if self.color else text


def safe(text: str, *, lines: bool = False) -> str:
    """Make a person's text harmless to print: what could act is shown instead.

    Args:
        text: A note, a tag, a file name: anything that was typed or imported.
        lines: Keep line breaks; otherwise they become a visible sign too.
    """
    if text.isprintable():
        return text
    return "".join(
        character
        if character.isprintable() or (lines and character == "\n")
        else _spelled(character)
        for character in text
    )


def _spelled(character: str) -> str:
    if character == "\t":
        return " "
    return character.encode("unicode_escape", "backslashreplace").decode("ascii")
