"""Drawing a fair test: from what was typed to what a coin decides."""

import os
from datetime import date

from fasciatrack.cli.context import Context
from fasciatrack.cli.plan_looking import taken_back
from fasciatrack.cli.recording import check_word, stored_before
from fasciatrack.domain.areas import place_word
from fasciatrack.domain.changes import Change
from fasciatrack.domain.coin import draws
from fasciatrack.domain.periods import (
    DAY,
    Period,
    format_day,
    parse_day,
    weekday_number,
)
from fasciatrack.domain.places import may_be_on
from fasciatrack.domain.records import Place
from fasciatrack.domain.scales import METRICS, Bounds
from fasciatrack.domain.selection import Selection
from fasciatrack.domain.trials import (
    FEWEST_SKIPPED,
    NOTHING,
    PAIRS,
    PERIOD_DAYS,
    SEED,
    Trial,
)
from fasciatrack.domain.values import Value
from fasciatrack.domain.vocabulary import WordList, parse_kind
from fasciatrack.errors import (
    FasciaError,
    InvalidValueError,
    quoted,
)
from fasciatrack.output.figures import counted
from fasciatrack.output.plan_words import (
    find_words,
    gone_words,
    size_words,
    span_words,
    subject,
)
from fasciatrack.output.screen import safe
from fasciatrack.reporting.trials.agenda import running_trial, usual_find
from fasciatrack.reporting.trials.draws import draws_of
from fasciatrack.reporting.trials.size import (
    FEWEST_PAIRS,
    USUAL_DAYS,
    USUAL_PAIRS,
    USUAL_SKIP,
)
from fasciatrack.storage.identifiers import new_id

_PAIRS = Bounds(low=FEWEST_PAIRS, high=PAIRS.high)
OPTIONS = 2
NONE_WORDS = (NOTHING, "none")
LONGEST_NUMBER = 10
"""Digits that any number here can need."""
AHEAD = 366
"""Days that a test can lie ahead."""
DAYS_IN_UNIT = {"": 1, "d": 1, "day": 1, "days": 1, "w": 7, "week": 7, "weeks": 7}
_METRIC_WORDS = WordList("score", {name: name for name in METRICS})


class Words(Value):
    """A fair test as typed."""

    options: tuple[str, ...]
    area: str | None = None
    metric: str = "pain"
    period: str | None = None
    pairs: str | None = None
    skip: str | None = None
    start: str | None = None
    seed: str | None = None


def draw(
    context: Context, words: Words, *, key: str | None, dry_run: bool
) -> Trial | None:
    """Throw the coin, keep what it says, and tell what comes of it.

    Returns the test; None where this key stored one that is gone.

    Raises:
        InvalidValueError: something typed cannot be read, or makes no test.
        FasciaError: another test is not over.
    """
    before = stored_before(context, "plan randomize", key)
    if before is not None:
        kept = {trial.id: trial for trial in context.diary.trials()}
        known = [change.after for change in before.changes]
        return next(
            (
                kept[one.id]
                for one in known
                if isinstance(one, Trial) and one.id in kept
            ),
            None,
        )
    trial = _read(context, words)
    other = running_trial(context.diary.trials(), context.today)
    if other is not None:
        until = format_day(other.end, today=context.today)
        raise FasciaError(
            f"a fair test is planned to {until} already",
            hint="`fascia plan cancel` ends it",
        )
    if not dry_run:
        context.diary.apply("plan randomize", [Change(after=trial)], key=key)
    _tell(context, trial, dry_run=dry_run)
    return trial


def _read(context: Context, words: Words) -> Trial:
    first, second = _options(words.options)
    place = _place(context, words)
    days, skip = _period(words)
    pairs = _number(words.pairs, "pairs", USUAL_PAIRS, _PAIRS)
    if pairs < FEWEST_PAIRS:
        raise InvalidValueError(
            f"{pairs} pairs cannot be told from chance",
            hint=f"{FEWEST_PAIRS} pairs are the fewest that can, {USUAL_PAIRS} usual",
        )
    seed = _number(words.seed, "seed", _any_seed(), SEED)
    metric = _METRIC_WORDS.parse(words.metric)
    return Trial(
        id=new_id(),
        metric=metric,
        area=None if place is None else place.area,
        side=None if place is None else place.side,
        first=first,
        second=second,
        start=_start(context, words.start, metric, place),
        days=days,
        skip=skip,
        draws=draws(pairs, seed),
        seed=seed,
    )


def _period(words: Words) -> tuple[int, int]:
    """Read the days of a period, and how many of the first are left out."""
    days = _days(words.period, "period", USUAL_DAYS)
    if days < PERIOD_DAYS.low:
        raise InvalidValueError(
            f"a period of {counted(days, 'day')} has no day to compare: the first score"
            " of a day tells of the day before",
            hint=f"write --period {USUAL_DAYS}d; {PERIOD_DAYS.low:g}d is the shortest",
        )
    PERIOD_DAYS.check(days, "the period")
    skip = _days(words.skip, "skip", USUAL_SKIP)
    if skip < FEWEST_SKIPPED:
        raise InvalidValueError(
            "the first score of a period tells of the period before",
            hint=f"write --skip {FEWEST_SKIPPED}d, or leave it out",
        )
    if skip >= days:
        longer = skip + 1
        fits = longer <= PERIOD_DAYS.high
        raise InvalidValueError(
            f"a period of {days} days without its first {skip} leaves no day to"
            " compare",
            hint=f"write --skip {days - 1}d{f' or --period {longer}d' * fits}",
        )
    return days, skip


def _any_seed() -> int:
    return int.from_bytes(os.urandom(8)) % (int(SEED.high) + 1)


def _options(words: tuple[str, ...]) -> tuple[str, str]:
    """Read one or two options; the first is a kind, and `nothing` the second."""
    for word in words:
        check_word(word, "option")
    if len(words) > OPTIONS:
        raise InvalidValueError(
            f"{quoted(words[OPTIONS])} is one option too many",
            hint="a fair test compares two",
        )
    read = [_option(word) for word in words]
    first, second = read if len(read) == OPTIONS else (read[0], NOTHING)
    if first == second:
        raise InvalidValueError(
            f"{first} against {second} compares nothing",
            hint="give two different options",
        )
    return (second, first) if first == NOTHING else (first, second)


def _option(word: str) -> str:
    return NOTHING if word.strip().lower() in NONE_WORDS else parse_kind(word)


def _place(context: Context, words: Words) -> Place | None:
    metric = METRICS[_METRIC_WORDS.parse(words.metric)]
    if not metric.per_area:
        if words.area is not None:
            raise InvalidValueError(
                f"{metric.name} is not felt in one area", hint="leave --area out"
            )
        return None
    if words.area is None:
        raise InvalidValueError(
            f"the area of the {metric.name} is missing",
            hint="such as --area left-calf",
        )
    return context.areas.place(words.area)


def _start(
    context: Context, text: str | None, metric: str, place: Place | None
) -> date:
    today = context.today
    if text is None:
        return today + DAY
    weekday = weekday_number(text.strip().lower())
    if weekday is not None:
        day = today + (weekday - today.weekday()) % 7 * DAY
    else:
        day = parse_day(text, today)
    if day < today:
        raise InvalidValueError(
            f"{quoted(text)} is over", hint="a coin decides only about days to come"
        )
    if (day - today).days > AHEAD:
        raise InvalidValueError(
            f"{quoted(text)} is more than a year ahead", hint="is the year right?"
        )
    if day == today:
        _check_untouched(context, metric, place)
    return day


def _check_untouched(context: Context, metric: str, place: Place | None) -> None:
    """Refuse to begin on a day of which something is known: who draws again may choose.

    Raises:
        InvalidValueError: there is a score or a session there today.
    """
    period = Period(first=context.today, last=context.today)
    everything = Selection(period=period)
    there = Selection(period=period, places=() if place is None else (place,))
    what = metric if place is None else safe(str(place))
    if context.diary.felt([metric] if place is None else (), there):
        known = f"{what} was scored today already"
    elif any(may_be_on(one.places, place) for one in context.diary.done(everything)):
        known = "there was a session today already"
        known += "" if place is None else f" that may have been on {what}"
    else:
        return
    raise InvalidValueError(known, hint="write --start tomorrow")


def _days(text: str | None, name: str, usual: int) -> int:
    """Read whole days: `3d`, `3`, `1w`."""
    if text is None:
        return usual
    plain = text.strip().lower()
    unit = plain.lstrip("0123456789")
    digits = plain.removesuffix(unit)
    factor = DAYS_IN_UNIT.get(unit.strip())
    if not digits or factor is None:
        raise InvalidValueError(
            f"{name} {quoted(text)} is not a number of days", hint="write 3d or 1w"
        )
    if len(digits) > LONGEST_NUMBER:
        raise _out_of_range(text, name, PERIOD_DAYS)
    return int(digits) * factor


def _number(text: str | None, name: str, usual: int, bounds: Bounds) -> int:
    """Read a whole number that is not above its bounds."""
    if text is None:
        return usual
    digits = text.strip()
    if not (digits.isascii() and digits.isdigit()):
        raise InvalidValueError(
            f"{name} {quoted(text)} is not a whole number", hint="write it like 18"
        )
    if len(digits) > LONGEST_NUMBER or int(digits) > bounds.high:
        raise _out_of_range(text, name, bounds)
    return int(digits)


def _out_of_range(text: str, name: str, bounds: Bounds) -> InvalidValueError:
    unit = f" {bounds.unit}" if bounds.unit else ""
    return InvalidValueError(
        f"{name} {quoted(text)} is out of range",
        hint=f"it goes from {bounds.low:g} to {bounds.high:g}{unit}",
    )


def _tell(context: Context, trial: Trial, *, dry_run: bool) -> None:
    screen = context.talk_screen
    dot, times = screen.glyph(" · ", " - "), screen.glyph("×", "x")
    what = dot.join(
        (
            f"{trial.first} or {trial.second}",
            safe(subject(trial.metric, trial.place)),
            size_words(trial.pairs, trial.days).replace("×", times),
            span_words(trial.start, trial.end),
        )
    )
    if dry_run:
        context.say(f"would draw: {what}")
    else:
        done = screen.paint(screen.glyph("✓", "ok"), "32")
        context.say(f"{done} drawn: {what}   {screen.paint('(fascia undo)', '2')}")
    drawn = draws_of(trial, context.diary.trials(), taken_back(context))
    if drawn.count > 1:
        context.say(
            f"the {_nth(drawn.number)} draw with these options and this place"
            f"{gone_words(drawn)};"
            " `fascia plan result` will say so"
        )
    finds = usual_find(trial, trial.pairs)
    if finds is not None:
        context.say(find_words(finds, trial.pairs))
    if not dry_run:
        context.say(
            "each day `fascia status` says what is drawn; score it once, before any"
            f" session, such as `{safe(_check(trial))}`"
        )
        context.say("if it does you no good, stop: `fascia plan cancel`")


def _nth(number: int) -> str:
    """Write which one it is: `2nd`, `3rd`, `11th`."""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number % 100 in (11, 12, 13) else ending}"


def _check(trial: Trial) -> str:
    """Say what keeps a score of the day."""
    if trial.place is None:
        return f"fascia check --{trial.metric} 5"
    score = "50" if trial.metric == "mobility" else "5"
    return f"fascia check --{trial.metric} {place_word(trial.place)}={score}"
