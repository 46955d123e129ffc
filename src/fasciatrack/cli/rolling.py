"""The course of a guided session: prepare, ask, count down, ask again, keep."""

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from fasciatrack.cli import roll_questions as questions
from fasciatrack.cli.context import Context
from fasciatrack.cli.keyboard import RESIZE, Keyboard, can_read_keys
from fasciatrack.cli.noticing import tell_notices, with_notices
from fasciatrack.cli.recording import given
from fasciatrack.cli.roll_session import COMMAND, Guided
from fasciatrack.cli.roll_words import tell_afterwards, tell_preparation
from fasciatrack.cli.routines import check_new
from fasciatrack.cli.stopwatch import stopwatch
from fasciatrack.cli.unhurried import ended_once, unhurried
from fasciatrack.domain.areas import place_word
from fasciatrack.domain.changes import Change, Receipt
from fasciatrack.domain.form_reading import read_entry
from fasciatrack.domain.forms import Form
from fasciatrack.domain.guided import scored
from fasciatrack.domain.own import OpenSession, Routine
from fasciatrack.domain.routine_reading import Dose, Plan, parse_plan
from fasciatrack.domain.routines import known_routines, new_routine
from fasciatrack.domain.values import Value, replace
from fasciatrack.domain.words import parse_session_ratings
from fasciatrack.errors import (
    ChangedMeanwhileError,
    DeclinedError,
    FasciaError,
    InvalidValueError,
    NotFoundError,
)
from fasciatrack.output.own_lines import own_line, running_text
from fasciatrack.output.roll_screen import Manner
from fasciatrack.storage.identifiers import new_id

HABIT_SECONDS = 0.5
"""An Enter so soon after a score is a habit, not the start."""
KEPT = (
    "What was done is kept: `fascia roll --resume` goes on, `fascia stop` keeps it as"
    " it is, `fascia cancel` forgets it."
)
KEPT_BEFORE = (
    "What was answered is kept: `fascia roll --resume` begins, `fascia cancel` forgets"
    " it."
)


class Wish(Value):
    """What the options ask for, besides the areas."""

    dose: Dose
    scores: Mapping[str, str]
    """Scores before, by metric."""
    tool: str | None
    cautions: tuple[str, ...]
    is_silent: bool
    save: str | None
    key: str | None


def read_plan(context: Context, words: Sequence[str], dose: Dose) -> Plan:
    """Read what is to be rolled.

    Raises:
        InvalidValueError: a word is no routine, area, kind or duration.
    """
    known = known_routines(context.diary.routines())
    return parse_plan(words, known=known, areas=context.areas, dose=dose)


def read_scores(context: Context, **texts: list[str] | None) -> Form:
    """Read the scores before that options give.

    Raises:
        InvalidValueError: one is unreadable, or about afterwards.
    """
    return {
        metric: questions.read_before(metric, said, context)
        for metric, said in texts.items()
        if said and given(**{metric: said})
    }


def roll(
    context: Context, wish: Wish, plan: Plan | None, *, is_resumed: bool
) -> Receipt | None:
    """Guide one session from its preparation to the diary.

    Raises:
        KeyboardInterrupt: Ctrl-C; what was done stays open.
        FasciaError: another session runs, or nothing can be stored.
    """
    # Between two questions signals are noted, too: none of them ends a write.
    with Keyboard(context) if can_read_keys(context) else ended_once():
        return _rolled(context, wish, plan, is_resumed=is_resumed)


def _rolled(
    context: Context, wish: Wish, plan: Plan | None, *, is_resumed: bool
) -> Receipt | None:
    running = context.diary.open_session()
    if running is None and is_resumed:
        raise NotFoundError("no session runs", hint="`fascia roll` begins one")
    if running is not None:
        choice = _choice(context, running, is_resumed=is_resumed)
        if choice != questions.DROP:
            return _taken_up(context, wish, running, choice)
        context.diary.apply(COMMAND, [Change(before=running)])
        context.say("dropped   (fascia undo)")
        if plan is None:
            return None
    plan = plan or _asked_plan(context, wish)
    if wish.save is not None:
        _save(context, plan.routine, wish.save)
    tell_preparation(context, plan.routine)
    running = _begun(context, wish, plan)
    guided = Guided(context, running, plan.routine, stopwatch)
    return _guided_to_the_end(context, wish, guided, plan.routine)


def _choice(context: Context, running: OpenSession, *, is_resumed: bool) -> str:
    """Decide what becomes of the session that runs already."""
    screen = context.talk_screen
    said = running_text(running, today=context.today, screen=screen)
    if running.routine is None:
        raise FasciaError(
            f"a session runs already: {said}",
            hint="`fascia stop` keeps it, `fascia cancel` forgets it",
        )
    if is_resumed:
        return questions.RESUME
    context.tell(f"A guided session was not finished: {said}")
    if not context.may_ask:
        raise DeclinedError(
            "it has to be decided first",
            hint="--resume, `fascia stop` or `fascia cancel`",
        )
    return questions.ask_about_open(context, running)


def _taken_up(
    context: Context, wish: Wish, running: OpenSession, choice: str
) -> Receipt | None:
    routine = _routine_of(context, running, wish.dose)
    guided = Guided(context, running, routine, stopwatch)
    if choice == questions.RESUME and not guided.countdown.is_over:
        return _guided_to_the_end(context, wish, guided, routine)
    return _kept(context, wish, guided)


def _routine_of(context: Context, running: OpenSession, dose: Dose) -> Routine:
    """Return what was begun; a routine that is gone is its areas, 60 s each."""
    areas = list(map(place_word, running.entry.areas))
    for words in ((running.routine or "").split(), areas):
        try:
            return read_plan(context, words, dose).routine
        except InvalidValueError:
            continue
    raise FasciaError(
        "what was begun names no area any more",
        hint="`fascia stop` keeps it, `fascia cancel` forgets it",
    )


def _asked_plan(context: Context, wish: Wish) -> Plan:
    if not context.may_ask:
        raise InvalidValueError(
            "there is no area", hint="name one, or a routine: `fascia routines`"
        )
    known = known_routines(context.diary.routines())

    def read(text: str) -> str:
        words = text.replace(",", " ").split()
        read_plan(context, words, wish.dose)
        return " ".join(words)

    words = questions.ask_what(context, known, read)
    return read_plan(context, words.split(), wish.dose)


def _save(context: Context, routine: Routine, word: str) -> None:
    kept = new_routine(
        word, routine.steps, rest_seconds=routine.rest_seconds, areas=context.areas
    )
    check_new(kept, context.diary.routines())
    context.diary.apply("routines add", [Change(after=kept)])
    said = own_line(kept, today=context.today, screen=context.talk_screen)
    context.say(f"saved {said}   (fascia undo)")


def _begun(context: Context, wish: Wish, plan: Plan) -> OpenSession:
    """Ask how it is, and let the diary know that a session runs."""
    if not context.may_ask:
        return _open(context, wish, plan, wish.scores)
    answered: dict[str, str] = {}
    try:
        asked = questions.ask_before(context, wish.scores, answered.__setitem__)
    except DeclinedError:
        # The terminal may have gone: what was answered is not lost with it.
        if answered:
            _open(context, wish, plan, {**wish.scores, **answered})
            raise _ended(KEPT_BEFORE) from None
        raise
    return _open(context, wish, plan, {**wish.scores, **asked})


def _open(
    context: Context, wish: Wish, plan: Plan, answers: Mapping[str, str]
) -> OpenSession:
    places = dict.fromkeys(step.place for step in plan.routine.steps)
    form = {
        "kind": plan.kind or questions.USUAL_KIND,
        "areas": ", ".join(map(place_word, places)),
        "tool": wish.tool or "",
        "tags": " ".join(wish.cautions),
        **{metric: scored(text, "before") for metric, text in answers.items()},
    }
    reading = replace(context.reading, now=context.clock())
    entry = read_entry("session", form, id_=new_id(), reading=reading)
    running = OpenSession(entry=entry, routine=plan.words or f"{len(places)} areas")
    changes = with_notices(context, [Change(after=running)])
    with unhurried():
        tell_notices(context, context.diary.apply(COMMAND, changes))
    return running


def _guided_to_the_end(
    context: Context, wish: Wish, guided: Guided, routine: Routine
) -> Receipt | None:
    manner = Manner(title=routine.name, is_silent=wish.is_silent)
    with _way_back(context, guided):
        if not _ready(context):
            _leave(context, guided)
            return None
        guided.restart()
        _count_down(context, guided, manner)
        guided.check()
    return _kept(context, wish, guided)


def _leave(context: Context, guided: Guided) -> None:
    """Leave before it starts: what was never begun is forgotten."""
    if guided.running.worked:
        if guided.is_kept:
            context.say(KEPT)
        else:
            guided.hand_back()
        return
    guided.forget()
    context.say("not begun; nothing is kept   (fascia undo)")


def _ready(context: Context) -> bool:
    """Wait until the person is ready; say whether they are."""
    if not context.may_ask:
        return True
    if not can_read_keys(context):
        context.ask("Enter starts: ")
        if not context.stdin.readline():
            raise _ended(KEPT)  # `_way_back` says what holds
        return True
    with Keyboard(context) as keyboard:
        context.ask("Any key starts, q leaves: ")
        shown, key = stopwatch(), RESIZE
        while key == RESIZE or (key == "enter" and stopwatch() - shown < HABIT_SECONDS):
            key = keyboard.read() or ""
        context.ask("\n")
    return key not in {"q", "escape", "ctrl-d"}


def _count_down(context: Context, guided: Guided, manner: Manner) -> None:
    if can_read_keys(context):
        from fasciatrack.cli.roll_live import count_down

        count_down(context, guided, manner)
    else:
        from fasciatrack.cli.roll_lines import count_down_in_lines

        count_down_in_lines(context, guided, manner, time.sleep)


def _kept(context: Context, wish: Wish, guided: Guided) -> Receipt | None:
    """Ask how it is afterwards, and keep the session."""
    if not guided.close():
        guided.forget()
        context.say("no area was worked on; nothing is kept   (fascia undo)")
        return None
    if context.may_ask:
        _ask_afterwards(context, guided)
    receipt = guided.store(wish.key)
    tell_afterwards(context)
    return receipt


def _ask_afterwards(context: Context, guided: Guided) -> None:
    """Ask how it is; what was answered is kept even where the rest never is."""
    places = guided.running.entry.areas
    answered: dict[str, str] = {}

    def rate(answers: Mapping[str, str]) -> None:
        for metric, text in answers.items():
            said = [scored(text, "after")]
            guided.rate(parse_session_ratings(metric, said, places, context.areas))

    with _way_back(context, guided):
        try:
            rate(questions.ask_after(context, answered.__setitem__))
        except BaseException:
            rate(answered)
            guided.save()
            raise


@contextmanager
def _way_back(context: Context, guided: Guided) -> Iterator[None]:
    """Tell how to go on after an interruption, or how to store what was done."""
    try:
        yield
    except KeyboardInterrupt:
        if guided.is_kept:
            context.way_back = _in_a_sentence(_how_it_is_kept(guided))
        else:
            context.way_back = "the diary does not hold what was done"
            context.tell("")
            guided.hand_back()
        raise
    except DeclinedError:
        if guided.is_kept:
            raise _ended(_how_it_is_kept(guided)) from None
        guided.hand_back()
        raise DeclinedError(
            "the input ended", hint="the diary could not keep what was done"
        ) from None
    except ChangedMeanwhileError:
        guided.hand_back()
        raise


def _how_it_is_kept(guided: Guided) -> str:
    return KEPT if guided.running.worked else KEPT_BEFORE


def _ended(kept: str) -> DeclinedError:
    return DeclinedError("the input ended", hint=_in_a_sentence(kept))


def _in_a_sentence(said: str) -> str:
    return said[0].lower() + said[1:-1]
