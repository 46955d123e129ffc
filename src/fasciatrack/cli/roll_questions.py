"""What a guided session asks: which areas, how it is before, and how afterwards."""

from collections.abc import Callable, Mapping, Sequence

from fasciatrack.cli.asking import MANNERS, ask
from fasciatrack.cli.context import Context
from fasciatrack.cli.keyboard import can_read_keys
from fasciatrack.cli.question import Question, explain
from fasciatrack.domain.areas import place_word
from fasciatrack.domain.forms import Form
from fasciatrack.domain.own import OpenSession, Routine
from fasciatrack.domain.routines import BUILT_IN
from fasciatrack.domain.scales import METRICS
from fasciatrack.domain.words import (
    parse_checkin_ratings,
    rating_texts,
)
from fasciatrack.errors import InvalidValueError, quoted
from fasciatrack.reporting.likely import likely_texts, session_text

Keep = Callable[[str, str], None]
"""Takes each metric and its scores at once, should the last answer never come."""
USUAL_KIND = "foam-roll"
RECENT = 60
"""So many sessions say what is likely rolled now."""
MOST_LIKELY = 3
"""So many of them stand before the routines."""
ASKED = ("pain", "stiffness")
RESUME, FINISH, DROP = "resume", "finish", "drop"


def ask_what(
    context: Context, known: Mapping[str, Routine], read: Callable[[str], str]
) -> str:
    """Ask which routine or areas, offering what is likely now."""
    routines = sorted(known, key=lambda slug: slug in BUILT_IN)
    likely = _likely(context)
    question = Question(
        name="what",
        text="Which routine or areas",
        explanation="Areas, such as left-calf quads=2x60s, or a routine: "
        + ", ".join(routines)
        + ". `fascia routines` shows what is in them.",
        read=read,
        offered=likely[0] if likely else "",
        example="legs",
        choices=(*likely[:MOST_LIKELY], *routines),
        complete=lambda begun: _words(context, routines, begun),
        point=(lambda: _pointed(context)) if can_read_keys(context) else None,
        is_needed=True,
    )
    return ask(context, [question])["what"]


def ask_before(context: Context, said: Mapping[str, str], keep: Keep) -> Form:
    """Ask for the scores before that no option gave."""
    metrics = [metric for metric in ASKED if metric not in said]
    if metrics:
        explain(context, MANNERS)
    return ask(context, [_score(context, each, "before", keep) for each in metrics])


def ask_after(context: Context, keep: Keep) -> Form:
    """Ask for the scores afterwards."""
    return ask(context, [_score(context, metric, "after", keep) for metric in ASKED])


def ask_about_open(context: Context, running: OpenSession) -> str:
    """Ask what becomes of a guided session that was left in the middle."""
    question = Question(
        name="open",
        text="Resume, finish or drop it",
        explanation="resume goes on where it stopped; finish asks how it is now and"
        " keeps what was done; drop forgets it, and `fascia undo` brings it back.",
        read=_read_choice,
        offered=RESUME if running.entry.day == context.today else FINISH,
        choices=(RESUME, FINISH, DROP),
        initials=True,
        is_needed=True,
    )
    return ask(context, [question])["open"]


def read_before(metric: str, words: Sequence[str], context: Context) -> str:
    """Read scores before that an option gives: `6`, `6:`, `left-calf=6 quads=4`.

    Raises:
        InvalidValueError: unreadable, out of range, or a score afterwards.
    """
    items = " ".join(words).replace(",", " ").split()
    if any(":" in item.removesuffix(":") for item in items):
        raise InvalidValueError(
            f"--{metric} {' '.join(items)} says how it is afterwards",
            hint="give the score before; the one after is asked when you are done",
        )
    return _read(context, metric, " ".join(item.removesuffix(":") for item in items))


def _likely(context: Context) -> tuple[str, ...]:
    """Return the areas that are likely rolled now, likeliest first."""
    rolled = [
        entry
        for entry in context.diary.last_recorded(("session",), count=RECENT)
        if session_text(entry, "kind") == USUAL_KIND and entry.areas
    ]
    return likely_texts(rolled, "areas", given={}, now=context.now)


def _words(context: Context, routines: Sequence[str], begun: str) -> list[str]:
    named = [slug for slug in routines if slug.startswith(begun)]
    return named + [word for word, _ in context.areas.completions(begun)]


def _pointed(context: Context) -> str | None:
    """Let the areas be shown on a map of the body."""
    from fasciatrack.cli.body_picker import pick_places

    taken = pick_places(context)
    return None if taken is None else ", ".join(map(place_word, taken))


def _score(context: Context, metric: str, phase: str, keep: Keep) -> Question:
    scale = METRICS[metric]

    def read(text: str) -> str:
        scores = _read(context, metric, text)
        keep(metric, scores)
        return scores

    return Question(
        name=metric,
        text=f"{metric.capitalize()} {phase}, 0 to 10",
        explanation=f"0 is {scale.lowest}, 10 is {scale.highest}."
        " One score for all areas, or by area: neck=6 left-calf=4.",
        read=read,
        is_score=True,
    )


def _read(context: Context, metric: str, text: str) -> str:
    return rating_texts(parse_checkin_ratings(metric, [text], context.areas), metric)


def _read_choice(text: str) -> str:
    word = text.casefold()
    for choice in (RESUME, FINISH, DROP):
        if word and choice.startswith(word):
            return choice
    raise InvalidValueError(
        f"{quoted(text)} is no answer here", hint="resume, finish or drop"
    )
