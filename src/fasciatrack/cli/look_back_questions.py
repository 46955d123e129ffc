"""The questions of `fascia look-back`, in four short parts.

Scores and answers offer nothing: what is felt is never filled in by pressing Enter.
The PEG is asked in words of our own for its three items (Krebs et al. 2009, J Gen
Intern Med 24:733), own activities as the Patient-Specific Functional Scale asks them
(Stratford et al. 1995, Physiother Can 47:258).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from fasciatrack.cli.asking import MANNERS, ask
from fasciatrack.cli.context import Context
from fasciatrack.cli.hand_back import command_line
from fasciatrack.cli.look_back_said import MOST_ACTIVITIES, OWN_HANDS, Said
from fasciatrack.cli.looking_back import latest_look_backs
from fasciatrack.cli.question import Question, explain, yes_or_no
from fasciatrack.cli.session_questions import note_question
from fasciatrack.domain.afterwards import ActivityScore, Recommendation
from fasciatrack.domain.afterwards_reading import PEG_SCORES, parse_answer
from fasciatrack.domain.forms import OUTCOMES, Form
from fasciatrack.domain.periods import DAY, Period
from fasciatrack.domain.quantities import format_score, parse_number
from fasciatrack.domain.scales import (
    METRICS,
    NAME_CHARACTERS,
    check_score,
    check_text,
)
from fasciatrack.domain.selection import Selection
from fasciatrack.domain.values import replace
from fasciatrack.errors import DeclinedError, InvalidValueError

SEEN_DAYS = 92
"""Without an earlier look back, therapists of the last three months are asked about."""
_OUTCOME_TEXTS = {
    "less-pain": "Less pain than a month ago",
    "more-motion": "More range of motion",
    "better-sleep": "Better sleep",
    "better-performance": "Better performance",
}
_PEG_TEXTS = {
    "peg_pain": (
        "Pain in the past week, on average, 0 to 10",
        "0 is no pain, 10 is worst pain imaginable.",
    ),
    "peg_enjoyment": (
        "Pain got in the way of enjoying life, 0 to 10",
        "In the past week. 0 is not at all, 10 is completely.",
    ),
    "peg_activity": (
        "Pain got in the way of what you do, 0 to 10",
        "In the past week, in general. 0 is not at all, 10 is completely.",
    ),
}
_ACTIVITY_SCALE = (
    "0 is unable to do it, 10 is as well as before the problem. - leaves it out, now"
    " and next time. As in the Patient-Specific Functional Scale (Stratford 1995)."
)


def ask_to_look_back(context: Context, parts: Sequence[str], day: date) -> Said:
    """Ask the parts that are wanted, about the month up to a day.

    Raises:
        DeclinedError: nothing was answered, or the input ended.
    """
    explain(context, MANNERS)
    earlier = latest_look_backs(context, day - DAY)
    known = [one.activity for one in earlier[-1].activities] if earlier else []
    since = earlier[-1].day if earlier else day - SEEN_DAYS * DAY
    people = _therapists(context, Period(first=since, last=day))
    by_part: dict[str, Callable[[], Iterator[Question]]] = {
        "outcomes": _outcome_questions,
        "peg": _peg_questions,
        "activities": lambda: _activity_questions(known),
        "recommend": lambda: _people_questions(people),
    }
    questions = [
        question for part in by_part if part in parts for question in by_part[part]()
    ]
    if not questions:
        raise DeclinedError(
            "no therapist is named since the last look back", hint="nothing to ask"
        )
    said = _said(ask(context, [*questions, note_question()]), known, people)
    if said.is_empty:
        raise DeclinedError("every answer was left out", hint="nothing was stored")
    return said


def as_command(said: Said, about: Mapping[str, str]) -> str:
    """Write answers as the one line that says the same."""
    words = ["look-back"]
    for option, field in OUTCOMES.items():
        if field in said.look_back:
            words += [f"--{option}", said.look_back[field]]
    peg = [said.look_back.get(name) for name in PEG_SCORES]
    if any(score is not None for score in peg):
        written = ("-" if score is None else format_score(score) for score in peg)
        words += ["--peg", " ".join(written)]
    for scored in said.activities:
        words += ["--activity", f"{scored.activity}={format_score(scored.score)}"]
    for one in said.recommendations:
        words += ["--recommend", f"{one.practitioner}={one.would}"]
    if said.note is not None:
        words += ["--note", said.note]
    if "at" in about:
        words += ["--at", about["at"]]
    for tag in about.get("tags", "").split():
        words += ["--tag", tag]
    return command_line(*words)


def _therapists(context: Context, period: Period) -> list[str]:
    """Name who treated the person, latest first; nobody is asked about themselves."""
    found: dict[str, str] = {}
    sessions = Selection(types=("session",), period=period)
    for entry in reversed(context.diary.entries(sessions)):
        name = None if entry.session is None else entry.session.practitioner
        if name is not None and name.casefold() != OWN_HANDS:
            found.setdefault(name.casefold(), name)
    return list(found.values())


def _outcome_questions() -> Iterator[Question]:
    for name, text in _OUTCOME_TEXTS.items():
        yield yes_or_no(name, text, "Compared with a month ago, in your own opinion.")


def _peg_questions() -> Iterator[Question]:
    for name, (text, explanation) in _PEG_TEXTS.items():
        yield Question(
            name=name,
            text=text,
            explanation=f"{explanation} One of the three scores of the PEG (Krebs"
            " 2009); their mean is told only with all three.",
            read=lambda reply: _read_score(reply, "PEG"),
            is_score=True,
        )


def _activity_questions(known: Sequence[str]) -> Iterator[Question]:
    """Ask for the activities of last time, then for further ones."""
    for number, activity in enumerate(known):
        yield _score_question(f"score-{number}", activity)
    for number in range(len(known), MOST_ACTIVITIES):
        yield _name_question(number, is_first=number == len(known))
        yield replace(_score_question(f"score-{number}", "It"), adapt=_score_of(number))


def _score_question(name: str, activity: str) -> Question:
    return Question(
        name=name,
        text=f"{activity}, 0 to 10",
        explanation=_ACTIVITY_SCALE,
        read=lambda reply: _read_score(reply, "activity"),
        is_score=True,
    )


def _name_question(number: int, *, is_first: bool) -> Question:
    question = Question(
        name=f"activity-{number}",
        text="Something that is hard now",
        example="climbing stairs",
        explanation="In your own words; they are asked again next month. Choose what"
        f" matters to you, {MOST_ACTIVITIES} at most.",
        read=_read_name,
    )
    if is_first:
        return question
    before = f"activity-{number - 1}"
    following = replace(question, text="Another one", example="")
    return replace(
        following, adapt=lambda answers: following if before in answers else None
    )


def _score_of(number: int) -> Callable[[Form], Question | None]:
    def adapt(answers: Form) -> Question | None:
        activity = answers.get(f"activity-{number}")
        return (
            None if activity is None else _score_question(f"score-{number}", activity)
        )

    return adapt


def _people_questions(people: Sequence[str]) -> Iterator[Question]:
    for number, name in enumerate(people):
        yield yes_or_no(
            f"recommend-{number}",
            f"Would you recommend {name}",
            "To somebody with the same trouble.",
        )


def _said(answers: Form, known: Sequence[str], people: Sequence[str]) -> Said:
    fields: dict[str, object] = {
        field: parse_answer(answers[name])
        for name, field in OUTCOMES.items()
        if name in answers
    }
    fields |= {name: float(answers[name]) for name in PEG_SCORES if name in answers}
    names = dict(enumerate(known)) | {
        number: answers[f"activity-{number}"]
        for number in range(len(known), MOST_ACTIVITIES)
        if f"activity-{number}" in answers
    }
    return Said(
        look_back=fields,
        activities=tuple(
            ActivityScore(activity=name, score=float(answers[f"score-{number}"]))
            for number, name in names.items()
            if f"score-{number}" in answers
        ),
        recommendations=tuple(
            Recommendation(
                practitioner=name, would=parse_answer(answers[f"recommend-{number}"])
            )
            for number, name in enumerate(people)
            if f"recommend-{number}" in answers
        ),
        note=answers.get("note"),
    )


def _read_score(text: str, name: str) -> str:
    value = parse_number(text, name)
    check_score(value, replace(METRICS["pain"], name=name))
    return format_score(value)


def _read_name(text: str) -> str:
    name = " ".join(text.split())
    check_text(name, "activity", NAME_CHARACTERS)
    if "," in name or "=" in name:
        raise InvalidValueError(
            "an activity has neither comma nor equals sign", hint="one at a time"
        )
    return name
