"""Words of somebody else's file that are not known here, and what to do about them."""

from difflib import SequenceMatcher
from shlex import quote

from fasciatrack.domain.vocabulary import fold, tokens
from fasciatrack.errors import UnknownWordError, quoted

_ALIKE = 0.75
"""A typing mistake looks this much like the word that was meant; 1 is the same."""
_ONE = {"area": "an area", "kind": "a kind", "metric": "a metric"}
_LONGEST = 100


class UntranslatedError(UnknownWordError):
    """A word that is no area, kind or metric.

    Args:
        word: As the row has it.
        target: What it should have been: `area`, `kind` or `metric`.
        nearest: Known words that may look like it; those that do not are left out.
        looked_up: What of the word they should look like; otherwise all of it.
    """

    def __init__(
        self, word: str, *, target: str, nearest: tuple[str, ...], looked_up: str = ""
    ) -> None:
        like = looked_up or word
        alike = tuple(near for near in nearest if _is_alike(like, near))
        super().__init__(word, what=target, nearest=alike)
        self.target = target

    def advise(self, column: str, written: str) -> None:
        """Name the column, and both what can be said about such rows."""
        self.message = (
            f"{quoted(self.word)} in column {quoted(column)} is not a known"
            f" {self.target}"
        )
        if not written:
            self.hint = f"--skip {_typed(f'{column}=')} leaves such rows out"
            return
        translated = quoted(f"{written}={self.target.upper()}", longest=_LONGEST)
        self.hint = (
            f"{self.hint} --translate {translated} if it is {_ONE[self.target]},"
            f" --skip {_typed(f'{column}={written}')} to leave such rows out"
        ).strip()


def _is_alike(word: str, near: str) -> bool:
    if set(tokens(word)) & set(near.split("-")):
        return True
    return SequenceMatcher(None, fold(word), near).ratio() >= _ALIKE


def _typed(text: str) -> str:
    """Write text as it is typed in a shell, where it can be typed."""
    if text.isprintable() and len(text) <= _LONGEST:
        return quote(text)
    return quoted(text, longest=_LONGEST)
