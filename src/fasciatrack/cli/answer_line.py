"""The line an answer is typed on: what each key does to it, without any terminal."""

from collections.abc import Iterator, Sequence

from fasciatrack.cli.question import AGAIN, BACK, EXPLAIN, FINISH, UNKNOWN, Question
from fasciatrack.errors import FasciaError

MOST_LISTED = 9
"""One digit is enough to take any of them."""
FREELY = "A space first lets you type whatever begins with a sign that acts at once."
NO_ANSWER = "Enter alone is no answer; - leaves it unknown."
SCORE_KEYS = (
    "One key takes a score; 1 waits for 0 or Enter. A point after it makes it a"
    f" decimal: 5.5. {NO_ANSWER} {FREELY}"
)
CHOICE_KEYS = (
    "Up and down choose; a word that is begun, Tab completes; Enter takes the only"
    " one left."
)
NUMBER_KEYS = "A number takes a choice at once."


class AnswerLine:
    """One line being typed, with the choices that fit it.

    Args:
        question: What is asked.
        begun: A text that stands there already.
        is_refused: It was refused: the next letter replaces it, an arrow mends it.
    """

    def __init__(
        self, question: Question, begun: str = "", *, is_refused: bool = False
    ) -> None:
        self.question = question
        self.text = begun
        self.cursor = len(begun)
        self.marked: int | None = None
        """Which of the listed choices the line was taken from."""
        self.is_quick = False
        """Whether the answer was taken without Enter."""
        self.is_hinted = False
        """Whether Enter was pressed where it answers nothing."""
        self._is_refused = is_refused
        self._listed = self._fitting()

    @property
    def listed(self) -> Sequence[str]:
        """The choices to show."""
        return self._listed

    @property
    def is_numbered(self) -> bool:
        """Whether a digit takes a listed choice now."""
        return self._takes_numbers and not self.text.strip()

    @property
    def only_choice(self) -> str:
        """The one choice left, which Enter takes for a text that says nothing else.

        A number is not completed: 1 may be the beginning of any.
        """
        text = self.text.strip()
        if len(self._listed) != 1 or not text or text[-1].isdigit():
            return ""
        if self._can_be_read(text) or not self._can_be_read(self._listed[0]):
            return ""
        return self._listed[0]

    def _can_be_read(self, text: str) -> bool:
        try:
            self.question.read(text)
        except FasciaError:
            return False
        return True

    @property
    def _takes_numbers(self) -> bool:
        choices = self.question.choices
        return bool(choices) and not any(each[:1].isdigit() for each in choices)

    def keys(self) -> str:
        """Explain what keys do here."""
        if self.question.is_score:
            return SCORE_KEYS
        if self.question.needs_a_key:
            return f"{CHOICE_KEYS} {NUMBER_KEYS} {NO_ANSWER}"
        if not (self.question.choices or self.question.complete):
            return ""
        return f"{CHOICE_KEYS} {NUMBER_KEYS}" if self._takes_numbers else CHOICE_KEYS

    def press(self, key: str) -> str | None:
        """Take a key; return the reply once there is one."""
        if key == "enter":
            return self._entered()
        self.is_hinted = False
        if not self.text or (self._is_refused and len(key) == 1):
            self._is_refused = False
            if (reply := self._at_once(key)) is not None:
                self.is_quick = True
                return reply
            if len(key) == 1:
                self._replace("")
        if self.question.is_score and (self.text, key) == ("1", "0"):
            self.is_quick = True
            return "10"
        if len(key) == 1:
            self._replace(self.text[: self.cursor] + key, self.text[self.cursor :])
        else:
            self._is_refused = False
            self._edit(key)
        return None

    def _entered(self) -> str | None:
        """Return what Enter answers; nothing where one key is waited for."""
        text = self.text.strip()
        if not text and self.question.needs_a_key:
            self.is_hinted = True
            return None
        return self.only_choice or text

    def _at_once(self, key: str) -> str | None:
        """Return what one key on an empty line answers."""
        question = self.question
        if key in {BACK, FINISH, EXPLAIN} or (key == AGAIN and question.again):
            return key
        if key == UNKNOWN and not question.is_prose:
            return key
        if question.is_score and len(key) == 1 and key in "023456789":
            return key
        if self._takes_numbers and len(key) == 1 and key in "123456789":
            listed = question.choices[:MOST_LISTED]
            return listed[int(key) - 1] if int(key) <= len(listed) else None
        if question.initials and len(key) == 1:
            begun = [each for each in question.choices if each[0] == key.casefold()]
            return begun[0] if len(begun) == 1 else None
        return None

    def _edit(self, key: str) -> None:
        before, after = self.text[: self.cursor], self.text[self.cursor :]
        ends = {
            "left": max(0, self.cursor - 1),
            "right": min(len(self.text), self.cursor + 1),
            "home": 0,
            "end": len(self.text),
        }
        self.cursor = ends.get(key, self.cursor)
        match key:
            case "backspace":
                self._replace(before[:-1], after)
            case "delete":
                self._replace(before, after[1:])
            case "ctrl-u":
                self._replace("", after)
            case "ctrl-w":
                first, space, _ = before.rstrip().rpartition(" ")
                self._replace(first + space, after)
            case "escape":
                self._replace("")
            case "up" | "down":
                self._choose(1 if key == "down" else -1)
            case "tab":
                self._complete()

    def _replace(self, before: str, after: str = "") -> None:
        self.text = before + after
        self.cursor = len(before)
        self.marked = None
        self._listed = self._fitting()

    def _choose(self, step: int) -> None:
        """Put the next listed choice on the line, or the one before."""
        if not self._listed:
            return
        marked = self.marked
        if marked is None and not self.text and self.question.offered in self._listed:
            marked = list(self._listed).index(self.question.offered)
        start = -1 if step > 0 else len(self._listed)
        self.marked = ((start if marked is None else marked) + step) % len(self._listed)
        self.text = self._listed[self.marked]
        self.cursor = len(self.text)

    def _complete(self) -> None:
        """Complete as far as is clear; an empty line becomes what is offered."""
        if not self.text:
            self._replace(self.question.offered)
            return
        common = _common_start(self._listed)
        if len(common) > len(self.text):
            self._replace(common)
        else:
            self._choose(1)

    def _fitting(self) -> list[str]:
        typed = self.text.casefold().lstrip()
        found = [
            choice
            for choice in self.question.choices
            if any(
                part.startswith(typed) for part in (choice.casefold(), *_words(choice))
            )
        ]
        if typed:
            found += self._completed()
        return [each for each in dict.fromkeys(found) if each != self.text][
            :MOST_LISTED
        ]

    def _completed(self) -> Iterator[str]:
        """Yield the line with its last word completed."""
        if self.question.complete is None or self.cursor < len(self.text):
            return
        start = max(self.text.rfind(" "), self.text.rfind(",")) + 1
        if word := self.text[start:]:
            for completed in self.question.complete(word):
                yield self.text[:start] + completed


def _words(choice: str) -> list[str]:
    return choice.casefold().replace(",", " ").replace("-", " ").split()


def _common_start(texts: Sequence[str]) -> str:
    """Return how all of the texts begin; nothing for none."""
    if not texts:
        return ""
    # Whatever the first and the last in order share, those between share too.
    first, last = min(texts), max(texts)
    same = next(
        (
            at
            for at, (one, other) in enumerate(zip(first, last, strict=False))
            if one != other
        ),
        min(len(first), len(last)),
    )
    return first[:same]
