"""When to get help, when not to press, how long to roll: texts with their sources.

General information about everybody, never a judgement about this person: nothing here
names what somebody has. Where a line rests on common advice only, its source says so.
"""

from typing import Literal

from fasciatrack.domain.cautions import CAUTIONS as WORDS_FOR
from fasciatrack.domain.disclaimer import NOT_ADVICE
from fasciatrack.domain.values import Value

Urgency = Literal["now", "same-day", "soon"]

PROFESSIONAL = "Ask a doctor, a physiotherapist or a pharmacist when in doubt."

GENERAL_LISTS = "lists of warning signs as health services print them"
COMMON_ADVICE = "common advice, not a study"
BARTSCH = "Bartsch 2021, J Clin Med 10:5360; in brackets how many of 37 experts agreed"
BEHM = "Behm 2020, J Strength Cond Res 34:3301"


class RedFlags(Value):
    """Signs that belong to a professional, all of the same urgency."""

    urgency: Urgency
    action: str
    """What to do about them."""
    signs: tuple[str, ...]
    source: str = GENERAL_LISTS


class Caution(Value):
    """Something that speaks against rolling or pressing."""

    word: str
    """How `--caution` and the settings name it."""
    what: str
    agreement_percent: int | None
    """How many of the experts agreed, of 100; None where no vote is known."""
    source: str


class Dose(Value):
    """How much a review found useful, in one respect."""

    what: str
    lowest: int
    highest: int
    unit: str
    source: str = BEHM


RED_FLAGS: tuple[RedFlags, ...] = (
    RedFlags(
        urgency="now",
        action="Call the emergency number now",
        signs=(
            "new trouble holding or passing urine or stool",
            "numbness between the legs, where a saddle would touch",
            "weakness or numbness in both legs, or one that quickly gets worse",
            "chest pain, or trouble breathing",
            "a sudden headache, the worst there ever was",
            (
                "neck pain with dizziness, double vision, slurred speech or a"
                " drooping face"
            ),
            "a bad fall or accident, or a bone that may be broken",
        ),
    ),
    RedFlags(
        urgency="same-day",
        action="See somebody the same day",
        signs=(
            "a hot, swollen calf, or one leg more swollen than the other",
            "fever or feeling ill together with back or neck pain",
            "a wound, or redness that spreads over the skin",
            "dark urine after very hard pressure",
        ),
    ),
    RedFlags(
        urgency="soon",
        action="See somebody soon",
        signs=(
            "pain at night that no position eases",
            "losing weight without wanting to",
            "new pain after a cancer, or with a weakened immune system",
            "new pain while taking steroids for long",
            "new back pain before 20 or after 55",
            "pain that is no better after four to six weeks",
            "weakness that grows, or a foot that drags",
            "mornings stiff for more than an hour, for weeks",
        ),
    ),
)

AGREEMENT = {
    "broken-bone": 84,
    "open-wound": 73,
    "inflammation": 97,
    "deep-vein-clot": 97,
    "bone-infection": 94,
    "bone-in-muscle": 92,
}
"""How many of 100 experts agreed; nobody voted on the other cautions."""
NOT_AT_ALL = ("broken-bone", "open-wound")


def _caution(word: str) -> Caution:
    percent = AGREEMENT.get(word)
    return Caution(
        word=word,
        what=WORDS_FOR[word],
        agreement_percent=percent,
        source=COMMON_ADVICE if percent is None else BARTSCH,
    )


CONTRAINDICATIONS: tuple[Caution, ...] = tuple(map(_caution, NOT_AT_ALL))
"""What the experts called a reason not to roll at all."""

CAUTIONS: tuple[Caution, ...] = tuple(
    _caution(word) for word in WORDS_FOR if word not in NOT_AT_ALL
)
"""What to ask a professional about before rolling or pressing."""

NEVER_PRESS: tuple[str, ...] = (
    "the front of the neck",
    "the spine, or any bone directly",
    "the hollow behind the knee",
    "the groin",
    "the belly, with a ball or a massage gun",
)
NEVER_PRESS_SOURCE = COMMON_ADVICE

DOSAGE: tuple[Dose, ...] = (
    Dose(what="an area", lowest=1, highest=3, unit="sets"),
    Dose(what="one set", lowest=30, highest=120, unit="seconds"),
    Dose(what="once along the muscle", lowest=2, highest=4, unit="seconds"),
)
"""What a review of foam rolling found for range of motion, right afterwards."""

DOSAGE_LIMITS: tuple[str, ...] = (
    "It is about range of motion right afterwards, not about pain.",
    "What weeks of rolling change is not clear: studies disagree.",
)

PREPARATION: tuple[str, ...] = (
    "A glass of water within reach.",
    "Loose clothes that do not pinch.",
    "Pressure, not pain: ease off if sharp.",
    "Go easy on coffee beforehand.",
)
"""Before a session; each line fits 40 columns with its bullet."""

AFTERWARDS: tuple[str, ...] = (
    "A glass of water, as thirst asks.",
    "Walk, swing the arms, stretch gently.",
    "Nothing heavy for the rest of the day.",
)
"""After a session; each line fits 40 columns with its bullet."""

HABITS_SOURCE = "the article's tips, in our words"


class SafetyTexts(Value):
    """Everything above in one value, as it is shown."""

    not_advice: str = NOT_ADVICE
    """What all of it is."""
    professional: str = PROFESSIONAL
    """Whom to ask when in doubt."""
    red_flags: tuple[RedFlags, ...] = RED_FLAGS
    """Signs that belong to a professional, the most urgent first."""
    contraindications: tuple[Caution, ...] = CONTRAINDICATIONS
    """Reasons not to roll or press at all."""
    cautions: tuple[Caution, ...] = CAUTIONS
    """Reasons to ask a professional first."""
    never_press: tuple[str, ...] = NEVER_PRESS
    """Where not to press."""
    never_press_source: str = NEVER_PRESS_SOURCE
    dosage: tuple[Dose, ...] = DOSAGE
    """How long to roll."""
    dosage_limits: tuple[str, ...] = DOSAGE_LIMITS
    """What the dosage does not tell."""
    preparation: tuple[str, ...] = PREPARATION
    """Before a session."""
    afterwards: tuple[str, ...] = AFTERWARDS
    """After a session."""
    habits_source: str = HABITS_SOURCE
    """Where the lines around a session come from."""
