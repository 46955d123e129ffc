"""The words people choose from: sides, kinds, tools, side effects and beverages."""

from collections.abc import Iterable, Mapping
from typing import Literal

from fasciatrack.domain.values import Value
from fasciatrack.errors import UnknownWordError

Side = Literal["left", "right", "both"]
SIDES: tuple[Side, ...] = ("left", "right", "both")

Sensation = Literal["pressure", "tender", "sharp"]
SENSATIONS: tuple[Sensation, ...] = ("pressure", "tender", "sharp")
"""What pressing on a spot felt like."""

SHORTEST_PREFIX = 3
"""With fewer letters too many words begin to be worth suggesting."""
SUGGESTIONS = 3
"""How many words a refusal offers at most."""

_APOSTROPHES = str.maketrans("", "", "'’`")  # people paste curly ones


class Kind(Value):
    """A kind of self-care or treatment."""

    slug: str
    label: str
    aliases: tuple[str, ...] = ()
    by_therapist: bool | None = None
    """Whether somebody else does it; None when it can be either."""


_KINDS: tuple[tuple[str, str, str, bool | None], ...] = (
    ("mfr-therapist", "Myofascial release by a therapist", "therapist-mfr", True),
    ("mfr-self", "Myofascial release by oneself", "self-mfr self-release smr", False),
    (
        "foam-roll",
        "Foam rolling",
        "foam-roller foam-rolling roll roller rolling",
        False,
    ),
    (
        "ball",
        "Ball release",
        "balls lacrosse lacrosse-ball tennis-ball massage-ball peanut",
        False,
    ),
    ("massage", "Massage", "swedish swedish-massage massage-therapy", None),
    ("deep-tissue", "Deep tissue massage", "deep-massage deep-tissue-massage", True),
    ("trigger-point", "Trigger point work", "trigger-points pressure-point trp", None),
    ("stretch", "Stretching", "stretches stretching", None),
    ("yoga", "Yoga", "yin yin-yoga", None),
    ("iastm", "Instrument-assisted massage", "graston gua-sha scraping", None),
    ("cupping", "Cupping", "cup cups", None),
    ("massage-gun", "Massage gun", "gun percussion percussion-gun theragun", None),
    ("dry-needling", "Dry needling", "dry-needle needles needling", True),
    ("heat", "Heat", "heat-pack heating-pad hot hot-bath hot-pack sauna", None),
    ("cold", "Cold", "cold-pack ice ice-pack icing", None),
    ("movement", "Movement", "exercise exercises move walk walking workout", None),
    ("other", "Something else", "", None),
)
KINDS: dict[str, Kind] = {
    slug: Kind(
        slug=slug,
        label=label,
        aliases=tuple(aliases.split()),
        by_therapist=by_therapist,
    )
    for slug, label, aliases, by_therapist in _KINDS
}

TOOLS = (
    "hands",
    "knuckles",
    "elbow",
    "foam-roller",
    "roller-stick",
    "lacrosse-ball",
    "tennis-ball",
    "peanut",
    "massage-gun",
    "iastm-tool",
    "cups",
    "strap",
    "heat-pack",
    "ice",
    "none",
    "other",
)
EFFECTS = (
    "soreness",
    "fatigue",
    "thirst",
    "bruising",
    "headache",
    "dizziness",
    "emotional",
    "numbness",
    "other",
)
"""Unwanted things after a session."""
BEVERAGES = (
    "water",
    "tea",
    "coffee",
    "cola",
    "energy-drink",
    "juice",
    "milk",
    "other",
)

_TOOL_ALIASES = {
    "hand": "hands",
    "roller": "foam-roller",
    "stick": "roller-stick",
    "gun": "massage-gun",
    "scraper": "iastm-tool",
    "cup": "cups",
    "ice-pack": "ice",
}
_EFFECT_ALIASES = {
    "sore": "soreness",
    "tired": "fatigue",
    "tiredness": "fatigue",
    "bruise": "bruising",
    "bruises": "bruising",
    "dizzy": "dizziness",
    "emotions": "emotional",
    "tingling": "numbness",
}
_BEVERAGE_ALIASES = {
    "coke": "cola",
    "espresso": "coffee",
}


def fold(text: str) -> str:
    """Bring typed text into the form of a slug: `Lower Back` becomes `lower-back`.

    Upper case, apostrophes and the choice of separator do not matter.
    """
    return "-".join(tokens(text))


def tokens(text: str) -> list[str]:
    """Split typed text into its words, in lower case and without punctuation."""
    lowered = _composed(text).casefold().translate(_APOSTROPHES)
    return "".join(
        character if _is_word_character(character) else " " for character in lowered
    ).split()


def _composed(text: str) -> str:
    if text.isascii():
        return text
    from unicodedata import normalize  # noqa: PLC0415 - only for some languages

    # Case folding can undo the composition, hence before and after it.
    return normalize("NFC", normalize("NFC", text).casefold())


def _is_word_character(character: str) -> bool:
    if character.isalnum() or character.isascii():
        return character.isalnum()
    from unicodedata import category  # noqa: PLC0415 - only for some languages

    return category(character).startswith("M")


class WordList:
    """Words that can be typed, each standing for one slug.

    Args:
        what: What the words name, such as "kind".
        words: The slug for every folded word, slugs themselves included.
    """

    def __init__(self, what: str, words: Mapping[str, str]) -> None:
        self.what = what
        self.words = words

    def exact(self, word: str) -> str | None:
        """Return the slug of a folded word, or None."""
        return self.words.get(word)

    def parse(self, text: str) -> str:
        """Read typed text as one of the words.

        Raises:
            UnknownWordError: with the nearest words.
        """
        word = fold(text)
        slug = self.exact(word)
        if slug is None:
            refusal = UnknownWordError(text, what=self.what, nearest=self.nearest(word))
            refusal.hint = refusal.hint or f"known are {self._slugs()}"
            raise refusal
        return slug

    def nearest(self, word: str) -> tuple[str, ...]:
        """List words that look like a folded one, best first, one for each slug."""
        alike = [slug for slug in self.words.values() if word in slug.split("-")]
        if len(word) >= SHORTEST_PREFIX:
            alike += sorted(each for each in self.words if each.startswith(word))
        if not alike:
            from difflib import get_close_matches  # noqa: PLC0415 - for typos only

            alike = get_close_matches(word, sorted(self.words), n=2 * SUGGESTIONS)
        first = {self.words[found]: found for found in reversed(alike)}
        best = sorted(first.values(), key=alike.index)
        return tuple(best[:SUGGESTIONS])

    def _slugs(self) -> str:
        return ", ".join(dict.fromkeys(self.words.values()))


def with_aliases(slugs: Iterable[str], aliases: Mapping[str, str]) -> dict[str, str]:
    """Build the words of a list from its slugs and the slugs of its aliases."""
    return {**{slug: slug for slug in slugs}, **aliases}


KIND_WORDS = WordList(
    "kind",
    with_aliases(
        KINDS, {alias: kind.slug for kind in KINDS.values() for alias in kind.aliases}
    ),
)
_TOOL_WORDS = WordList("tool", with_aliases(TOOLS, _TOOL_ALIASES))
_SENSATION_WORDS = WordList("sensation", with_aliases(SENSATIONS, {}))
_EFFECT_WORDS = WordList("side effect", with_aliases(EFFECTS, _EFFECT_ALIASES))
_BEVERAGE_WORDS = WordList("beverage", with_aliases(BEVERAGES, _BEVERAGE_ALIASES))


def parse_kind(text: str) -> str:
    """Read a kind: `foam-roll`, `Foam Roll`, `roller`, `stretching`.

    Raises:
        UnknownWordError: with the nearest kinds.
    """
    return KIND_WORDS.parse(text)


def parse_tool(text: str) -> str:
    """Read a tool: `foam-roller`, `lacrosse ball`, `gun`.

    Raises:
        UnknownWordError: with the nearest tools.
    """
    return _TOOL_WORDS.parse(text)


def parse_sensation(text: str) -> str:
    """Read what pressing felt like: `pressure`, `tender`, `sharp`.

    Raises:
        UnknownWordError: with the nearest ones.
    """
    return _SENSATION_WORDS.parse(text)


def parse_effect(text: str) -> str:
    """Read an unwanted effect: `soreness`, `tired`, `bruise`.

    Raises:
        UnknownWordError: with the nearest effects.
    """
    return _EFFECT_WORDS.parse(text)


def parse_beverage(text: str) -> str:
    """Read a beverage: `water`, `tea`, `energy drink`.

    Raises:
        UnknownWordError: with the nearest beverages.
    """
    return _BEVERAGE_WORDS.parse(text)
