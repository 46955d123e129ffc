"""Reasons not to press, or to ask first, with the words they are kept under as tags.

What a study says about each of them is in `domain.safety`.
"""

from fasciatrack.domain.vocabulary import WordList, fold, with_aliases

CAUTIONS: dict[str, str] = {
    "broken-bone": "a broken bone",
    "open-wound": "an open wound",
    "inflammation": "inflamed tissue",
    "deep-vein-clot": "a clot in a deep vein",
    "bone-infection": "an infection of the bone",
    "bone-in-muscle": "bone growing in a muscle (myositis ossificans)",
    "fever": "fever, or an infection",
    "damaged-skin": "burnt, infected, thin or broken skin",
    "fresh-strain": "a strain or sprain of the last three days",
    "blood-thinners": "blood thinners, or blood that clots badly",
    "brittle-bones": "brittle bones, or steroids taken for long",
    "tumour": "a tumour where the pressure would be",
    "recent-operation": "an operation not long ago",
    "pregnancy": "pregnancy",
    "numbness": "numb skin, or damaged nerves",
    "varicose-veins": "varicose veins, or swelling from lymph",
}
"""What to say of each word; those not to roll over at all come first."""

OF_WHOLE_BODY = frozenset(
    {
        "fever",
        "blood-thinners",
        "brittle-bones",
        "tumour",
        "recent-operation",
        "pregnancy",
    }
)
"""Those that are no spot one could keep clear of."""

_ALIASES = {
    "fracture": "broken-bone",
    "wound": "open-wound",
    "inflamed": "inflammation",
    "clot": "deep-vein-clot",
    "thrombosis": "deep-vein-clot",
    "dvt": "deep-vein-clot",
    "osteomyelitis": "bone-infection",
    "myositis-ossificans": "bone-in-muscle",
    "infection": "fever",
    "burn": "damaged-skin",
    "strain": "fresh-strain",
    "sprain": "fresh-strain",
    "anticoagulants": "blood-thinners",
    "bleeding-disorder": "blood-thinners",
    "osteoporosis": "brittle-bones",
    "steroids": "brittle-bones",
    "cancer": "tumour",
    "tumor": "tumour",
    "operation": "recent-operation",
    "surgery": "recent-operation",
    "pregnant": "pregnancy",
    "numb": "numbness",
    "neuropathy": "numbness",
    "lymphoedema": "varicose-veins",
    "lymphedema": "varicose-veins",
}
_WORDS = WordList("caution", with_aliases(CAUTIONS, _ALIASES))


def parse_caution(text: str) -> str:
    """Read a caution: `pregnancy`, `blood thinners`, `fracture`.

    Raises:
        UnknownWordError: with the nearest ones.
    """
    return _WORDS.parse(text)


def find_caution(tag: str) -> str | None:
    """Return the caution that a tag names; None where it names none."""
    return _WORDS.exact(fold(tag))


def caution_in(text: str) -> str | None:
    """Name the caution that a notice is about, in words; None where it names none."""
    said = text.casefold()
    found = (word for word, what in CAUTIONS.items() if what.casefold() in said)
    return next((word.replace("-", " ") for word in found), None)
