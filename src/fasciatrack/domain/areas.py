"""Areas of the body, and how people type them."""

from typing import TYPE_CHECKING

from fasciatrack.domain.records import Place
from fasciatrack.domain.values import Value
from fasciatrack.domain.vocabulary import (
    KIND_WORDS,
    SIDES,
    Side,
    WordList,
    fold,
    tokens,
    with_aliases,
)
from fasciatrack.errors import InvalidValueError, UnknownWordError, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fasciatrack.domain.own import OwnArea

SIDE_WORDS: dict[str, Side] = {
    "left": "left",
    "l": "left",
    "right": "right",
    "r": "right",
    "both": "both",
    "bilateral": "both",
}

# They say where on an area, not which area: `lower` may go on with `leg`.


class Area(Value):
    """An area of the body that everybody's diary knows."""

    slug: str
    label: str
    region: str
    aliases: tuple[str, ...] = ()
    midline_only: bool = False
    """Whether it has no left and right."""


_AREAS = (
    ("head", "Head", "head", "scalp headache"),
    ("temple", "Temples", "head", "temporalis temples"),
    ("jaw", "Jaw", "head", "tmj masseter jaw-muscle jaws"),
    ("suboccipital", "Base of skull", "neck", "suboccipitals skull-base base-of-skull"),
    ("neck", "Neck", "neck", "cervical back-of-neck nape"),
    (
        "neck-front",
        "Front and side of neck",
        "neck",
        "scm sternocleidomastoid scalenes front-of-neck side-of-neck",
    ),
    (
        "upper-trap",
        "Upper trapezius",
        "shoulder",
        "traps trap trapezius upper-traps upper-trapezius shoulder-knot",
    ),
    ("levator-scapulae", "Levator scapulae", "shoulder", "levator"),
    (
        "shoulder",
        "Shoulder",
        "shoulder",
        "shoulders delts deltoid front-shoulder rotator-cuff",
    ),
    (
        "scapula",
        "Shoulder blade",
        "upper back",
        "shoulder-blade shoulder-blades subscapularis",
    ),
    (
        "rhomboids",
        "Between shoulder blades",
        "upper back",
        "rhomboid interscapular computer-hunch between-shoulder-blades",
    ),
    ("upper-back", "Upper and mid back", "back", "thoracic t-spine mid-back"),
    ("lats", "Latissimus dorsi", "back", "lat latissimus side-back"),
    ("lower-back", "Lower back", "back", "lumbar low-back lbp"),
    ("ql", "Quadratus lumborum", "back", "quadratus quadratus-lumborum"),
    ("erectors", "Spinal erectors", "back", "erector-spinae paraspinals"),
    ("si-joint", "Sacroiliac joint", "pelvis", "si sacrum sacroiliac"),
    ("chest", "Chest", "chest", "pec pecs pectorals pec-minor"),
    ("ribs", "Ribs", "chest", "rib intercostals serratus"),
    ("abdomen", "Abdomen", "trunk", "belly abs core diaphragm"),
    ("upper-arm", "Upper arm", "arm", "biceps triceps upper-arms"),
    ("elbow", "Elbow", "arm", "elbows tennis-elbow golfers-elbow"),
    ("forearm", "Forearm", "arm", "forearms wrist-extensors wrist-flexors"),
    ("wrist", "Wrist", "arm", "wrists carpal-tunnel"),
    ("hand", "Hand and fingers", "arm", "hands palm thumb fingers"),
    ("hip", "Hip", "hip", "hips trochanter"),
    ("hip-flexor", "Hip flexors", "hip", "hip-flexors psoas iliopsoas iliacus"),
    ("tfl", "Tensor fasciae latae", "hip", "tensor-fasciae-latae"),
    ("glutes", "Glutes", "hip", "glute butt buttock buttocks gluteus"),
    ("piriformis", "Piriformis", "hip", "sciatic"),
    ("groin", "Groin and adductors", "thigh", "adductors inner-thigh thigh-inner"),
    (
        "quads",
        "Quadriceps",
        "thigh",
        "quad quadriceps thigh-front front-thigh vastus",
    ),
    (
        "hamstrings",
        "Hamstrings",
        "thigh",
        "hammies hamstring back-thigh thigh-back",
    ),
    ("it-band", "IT band", "thigh", "itb iliotibial outer-thigh thigh-outer"),
    ("knee", "Knee", "leg", "knees kneecap patella runners-knee"),
    ("knee-back", "Back of knee", "leg", "popliteal back-of-knee"),
    ("calf", "Calf", "leg", "calves gastroc soleus"),
    ("shin", "Shin", "leg", "shins tibialis shin-splints anterior-tibialis"),
    ("peroneals", "Outer lower leg", "leg", "peroneus fibularis outer-lower-leg"),
    ("achilles", "Achilles tendon", "leg", "achilles-tendon"),
    ("ankle", "Ankle", "foot", "ankles"),
    ("foot", "Foot", "foot", "feet toes"),
    (
        "plantar-fascia",
        "Sole of the foot",
        "foot",
        "sole heel plantar-fasciitis arch",
    ),
    ("whole-body", "Whole body", "whole body", "everywhere full-body widespread"),
)
_MIDLINE_ONLY = ("abdomen", "whole-body")
AREAS: dict[str, Area] = {
    slug: Area(
        slug=slug,
        label=label,
        region=region,
        aliases=tuple(aliases.split()),
        midline_only=slug in _MIDLINE_ONLY,
    )
    for slug, label, region, aliases in _AREAS
}


def place_word(place: Place) -> str:
    """Write a place the way it is typed: `left-calf`, `neck`."""
    return f"{place.side}-{place.area}" if place.side else place.area


class Areas:
    """Every area a person can name: the known ones and their own."""

    def __init__(self, own: "Sequence[OwnArea]" = ()) -> None:
        aliases = {
            alias: area.slug for area in AREAS.values() for alias in area.aliases
        }
        words = with_aliases(AREAS, aliases)
        for mine in own:
            # A word of the program keeps its meaning, whatever an older diary says.
            for word in filter(None, map(fold, (mine.slug, *mine.aliases))):
                words.setdefault(word, mine.slug)
        self._labels = {mine.slug: mine.name for mine in own}
        self._labels |= {area.slug: area.label for area in AREAS.values()}
        self._slugs = (*AREAS, *(mine.slug for mine in own if mine.slug not in AREAS))
        self.word_list = WordList("area", words)

    def place(self, text: str) -> Place:
        """Read an area with or without its side, in any order and spelling.

        Raises:
            UnknownWordError: no such area; the nearest are named.
            InvalidValueError: two sides, or a side of an area that has none.
        """
        sides, word = _split(text)
        slug = self.word_list.exact(word)
        if slug is None:
            refusal = UnknownWordError(text, what="area", nearest=self.nearest(text))
            refusal.hint = refusal.hint or "`fascia areas` lists them"
            raise refusal
        if len(sides) > 1:
            raise InvalidValueError(
                f"{quoted(text)} names more than one side",
                hint=f"type both-{slug} for both, or each side by itself",
            )
        if sides and _has_no_sides(slug):
            raise InvalidValueError(
                f"{quoted(text)} names a side, but the {_spoken(slug)} has none",
                hint=f"type {slug}",
            )
        return Place(area=slug, side=sides[0] if sides else None)

    def find(self, text: str) -> Place | None:
        """Read an area like `place`, but return None where that refuses."""
        sides, word = _split(text)
        slug = self.word_list.exact(word)
        if slug is None or len(sides) > 1 or (sides and _has_no_sides(slug)):
            return None
        return Place(area=slug, side=sides[0] if sides else None)

    def nearest(self, text: str) -> tuple[str, ...]:
        """List areas that look like what was typed, with its side where it has one."""
        sides, word = _split(text)
        found = self.word_list.nearest(word)
        if len(sides) != 1:
            return found
        return tuple(
            near
            if _has_no_sides(self.word_list.words[near])
            else place_word(Place(area=near, side=sides[0]))
            for near in found
        )

    def known(self, slug: str) -> bool:
        """Say whether an area is stored under this slug."""
        return slug in self._labels

    def label(self, slug: str) -> str:
        """Name an area for people; a slug that is gone names itself."""
        return self._labels.get(slug, _spoken(slug))

    def slugs(self) -> tuple[str, ...]:
        """List every area, from head to foot, the person's own ones last."""
        return self._slugs

    def words(self) -> list[tuple[str, str]]:
        """List every slug with its label, for completion."""
        return [(slug, self._labels[slug]) for slug in self._slugs]

    def completions(self, prefix: str) -> list[tuple[str, str]]:
        """List words that begin with a prefix, each with a label.

        After `left-`, `right-` or `both-` the areas that have sides; otherwise slugs,
        and aliases where no slug begins so.
        """
        typed = prefix.casefold()
        for side in SIDES:
            if typed.startswith(side):
                pairs = [
                    (f"{side}-{slug}", f"{label}, {side}")
                    for slug, label in self.words()
                    if not _has_no_sides(slug)
                ]
                break
        else:
            pairs = self.words()
        found = [pair for pair in pairs if pair[0].startswith(typed)]
        return found or [
            (word, self._labels[slug])
            for word, slug in self.word_list.words.items()
            if word.startswith(typed)
        ]

    def check_new(self, own: "OwnArea") -> None:
        """Refuse an own area whose words are taken or could not be typed.

        Raises:
            InvalidValueError: naming the word.
        """
        seen: set[str] = set()
        for word in (own.slug, *own.aliases):
            _check_form(word)
            if word in seen:
                raise InvalidValueError(
                    f"{quoted(word)} is given twice", hint="give each word once"
                )
            seen.add(word)
            for taken in (self.word_list, KIND_WORDS):
                slug = taken.exact(word)
                if slug is not None:
                    raise InvalidValueError(
                        f"{quoted(word)} already names the {taken.what} {slug}",
                        hint="choose another word",
                    )


def _check_form(word: str) -> None:
    parts = tokens(word)
    sides = [part for part in parts if part in SIDE_WORDS]
    if sides:
        raise InvalidValueError(
            f"{quoted(word)} names a side",
            hint="leave it out; every area can be typed with left or right",
        )
    form = "-".join(parts)
    if not form or not form[0].isalpha():
        raise InvalidValueError(
            f"{quoted(word)} cannot be typed as an area", hint="begin with a letter"
        )
    if form != word:
        raise InvalidValueError(
            f"{quoted(word)} cannot be typed as an area", hint=f"write it as {form}"
        )


def _split(text: str) -> tuple[list[Side], str]:
    parts = tokens(text)
    sides = [SIDE_WORDS[part] for part in parts if part in SIDE_WORDS]
    return sides, "-".join(part for part in parts if part not in SIDE_WORDS)


def _has_no_sides(slug: str) -> bool:
    return slug in _MIDLINE_ONLY


def _spoken(slug: str) -> str:
    return slug.replace("-", " ")
