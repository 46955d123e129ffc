"""The words of a fair test, the same in the picture and in the sentences."""

from collections.abc import Iterator, Sequence
from datetime import date

from fasciatrack.domain.periods import MONTHS, format_day
from fasciatrack.domain.records import Place
from fasciatrack.domain.scales import METRICS, SCORE
from fasciatrack.output.figures import counted, decimal, round_half_up
from fasciatrack.output.marks import missing_words
from fasciatrack.output.own_lines import cancelled_text
from fasciatrack.output.screen import Screen
from fasciatrack.reporting.trials.agenda import Agenda, Kept
from fasciatrack.reporting.trials.draws import Draws
from fasciatrack.reporting.trials.result import TrialResult
from fasciatrack.reporting.trials.scored import FEWEST_SCORED
from fasciatrack.reporting.trials.size import FOUND_BY_PEEKING, LIKELY

_ANY = Screen()
"""What is said here is put into the screen's characters where it is drawn."""
CERTAIN, ROUGH = 1000, 100
APART = 2
"""Hours of the day that scores of two options may lie apart without a word."""
FEW = 0.01
"""A smaller share is counted by the thousand, others by the hundred."""
_CHOSEN = "A coin chose what was done, not which days were scored"
_NEAR_TEN = 9.5
"""So many of 1,000 are not rounded to 10, which are counted by the hundred."""


def title(one: Agenda | TrialResult) -> str:
    """Name a test: `Fair test: foam-roll or nothing, pain of left calf`."""
    return f"Fair test: {one.first} or {one.second}, {subject(one.metric, one.place)}"


def subject(metric: str, place: Place | None) -> str:
    """Name what is scored: `pain of left calf`, `mood`."""
    return metric if place is None else f"{metric} of {place}"


def size_words(pairs: int, days: int) -> str:
    """Say how large a test is: `18 pairs of 2 × 3 days`."""
    return f"{counted(pairs, 'pair')} of 2 × {counted(days, 'day')}"


def span_words(start: date, end: date) -> str:
    """Say when a test is: `21 Nov 2026 to 8 Mar 2027`."""
    first, last = day_words(start), day_words(end)
    same = start.year == end.year
    return f"{first}{'' if same else f' {start.year}'} to {last} {end.year}"


def day_words(day: date) -> str:
    """Name a day without its year: `12 Oct`."""
    return f"{day.day} {MONTHS[day.month - 1][:3]}"


def draw_words(agenda: Agenda) -> str:
    """Say what is drawn for today, or when the test begins or ended."""
    if agenda.cancelled is not None:
        said = cancelled_text(agenda.start, agenda.end, agenda.cancelled)
        return f"{said} (fascia plan result)"
    if agenda.state == "coming":
        return f"begins {format_day(agenda.start, today=agenda.today)}"
    if agenda.option is None or agenda.until is None:
        return f"over since {day_words(agenda.end)} (fascia plan result)"
    parts = [f"today: {agenda.option}"]
    if agenda.until == agenda.today:
        parts.append("the last day of this period")
    else:
        parts[0] += f" until {format_day(agenda.until, today=agenda.today)}"
    if agenda.is_kept is not None:
        parts.append("done" if agenda.is_kept else "not kept to")
    return ", ".join(parts)


def kept_words(kept: Kept) -> str:
    """Say how far an option was kept to: `foam-roll: kept to on 4 of 5 days`."""
    if not kept.days:
        return f"{kept.option}: not drawn for a day so far"
    said = f"{kept.option}: kept to on {kept.kept} of {counted(kept.days, 'day')}"
    return f"{said}, {kept.unknown} not known" if kept.unknown else said


def scored_words(agenda: Agenda) -> str:
    """Say how many of the days that are compared have a score."""
    parts = ["no day to compare so far"]
    if agenda.to_score:
        days = counted(agenda.to_score, "day")
        late = agenda.after_session
        after = f", {late} of them after a session there" if late else ""
        parts = [f"scored: {agenda.scored} of {days} to compare{after}"]
    if agenda.lacks_score:
        parts.append("today has no score yet")
    parts.append(skip_words(agenda.skip))
    return "; ".join(parts)


def skip_words(skip: int) -> str:
    """Say which days are left out, and why."""
    which = "the first day" if skip == 1 else f"the first {skip} days"
    verb = "is" if skip == 1 else "are"
    return f"{which} of each period {verb} left out, for what came before to wear off"


def find_words(finds: float, pairs: int) -> str:
    """Say what a test of this size finds, and what that rests on."""
    return (
        f"{pairs} pairs find a true difference of {finds:g} points in about 8 of"
        " 10 such tests, where scores have a standard deviation of 1.8 points"
    )


def share_words(p: float) -> str:
    """Say a share: `31 of 100`, `8 of 1,000`.

    In whole numbers, and as finely as it takes next to the line that decides.
    """
    if p * CERTAIN < 1:
        return "fewer than 1 of 1,000"
    if round(p, 4) < FEW:
        number = p * CERTAIN
        return f"{round(number, 1 if number >= _NEAR_TEN else 0):g} of 1,000"
    number, line = round(p * ROUGH, 6), LIKELY * ROUGH
    digits = 0 if abs(number - line) >= 1 else 1
    while number != line == round(number, digits):
        digits += 1
    return f"{round(number, digits):g} of 100"


def gone_words(draws: Draws) -> str:
    """Say how many draws were given up: `, 2 cancelled, 1 taken back`."""
    gone = {"cancelled": draws.cancelled, "taken back": draws.taken_back}
    return "".join(f", {count} {how}" for how, count in gone.items() if count)


def result_sentences(result: TrialResult) -> Iterator[str]:
    """Say what a test found and how sure that is; nothing more."""
    if result.difference is not None:
        yield _means(result)
        if result.interval is not None:
            yield _interval(result)
    if result.pairs:
        yield _scored(result)
        yield from _after_session(result)
        yield from _written(result)
    yield from _verdict(result)
    yield from _draws(result)
    if result.hours_later is not None and abs(result.hours_later) >= APART:
        hours = counted(round_half_up(abs(result.hours_later)), "hour")
        when = "later" if result.hours_later > 0 else "earlier"
        yield (
            f"With {result.first} drawn, scores were taken {hours} {when} in the day"
            f" than with {result.second}: that may be part of a difference."
        )
    if result.incomplete:
        yield (
            f"{counted(result.incomplete, 'pair')}"
            f" {'is' if result.incomplete == 1 else 'are'} left out:"
            " no score on one side or both."
        )


def small_print(result: TrialResult) -> Iterator[str]:
    """Say how a test was made, and what one of its size finds."""
    yield f"{_capital(skip_words(result.skip))}."
    if result.finds is not None:
        yield f"{find_words(result.finds, result.complete)}."
    if result.seed is not None:
        yield f"The coin's seed was {result.seed}."


def keeping_sentences(kept: Sequence[Kept]) -> Iterator[str]:
    """Say how far a test was kept to, and that every score counts all the same."""
    for one in kept:
        yield f"{_capital(kept_words(one))}."
    for one in kept:
        known = one.kept + one.not_kept
        if known and one.kept < known / 2:
            yield (
                f"{_capital(one.option)} was kept to on fewer than half of its days:"
                " this says more about drawing it than about doing it."
            )
    yield "Every score counts for what was drawn, kept to or not."


def _means(result: TrialResult) -> str:
    first, second = decimal(result.first_mean, _ANY), decimal(result.second_mean, _ANY)
    what = _capital(subject(result.metric, result.place))
    means = f"{first} with {result.first} drawn and {second} with {result.second}"
    so_far = " so far" if result.state == "running" else ""
    over = counted(result.complete, "pair")
    assert result.difference is not None  # noqa: S101 - asked before
    return f"{what}{so_far}: {means}, {_by(result.difference, result)} over {over}."


def _by(difference: float, result: TrialResult) -> str:
    """Say a difference: `1.4 lower`, `3 percentage points higher`, `no difference`."""
    amount = decimal(abs(difference), _ANY)
    if amount == "0.0":
        return "no difference"
    unit = "" if METRICS[result.metric].bounds == SCORE else " percentage points"
    return f"{amount}{unit} {'lower' if difference < 0 else 'higher'}"


def _interval(result: TrialResult) -> str:
    assert result.interval is not None  # noqa: S101 - asked before
    low, high = result.interval.low, result.interval.high
    return (
        f"95 % interval: from {_by(low, result)} to {_by(high, result)}"
        f" with {result.first}."
    )


def _verdict(result: TrialResult) -> Iterator[str]:
    if result.verdict == "too few":
        is_over = result.state == "over"
        yield (
            f"Too few to judge{'' if is_over else ' yet'}: it"
            f" {'would have taken' if is_over else 'takes'}"
            f" {missing_words(result.missing)}."
        )
    elif result.verdict == "looked early":
        yield (
            f"Looked at early, {counted(result.days_to_come, 'day')} before the end: no"
            " conclusion. Who looks after every pair, and stops on a good day, finds a"
            f" difference in {FOUND_BY_PEEKING} of 100 usual tests that have none."
        )
    elif result.verdict == "open":
        yield (
            f"This test cannot tell the two apart: {_chance(result)} That does not show"
            " that they are the same."
        )
    elif result.verdict not in {"lower", "higher"}:
        yield f"No conclusion: {_withheld(result)}."
    elif all(one.scored == one.days for one in result.scored):
        yield (
            f"Unlikely to be chance alone: {_chance(result)} A coin chose the days, so"
            " bad days do not explain it; what you expected may."
        )
    else:
        yield (
            f"Unlikely to be chance alone: {_chance(result)} {_CHOSEN}; days"
            " without a score, and what you expected, may explain some of it."
        )


def _scored(result: TrialResult) -> str:
    first, second = result.scored
    return (
        f"Scored: {first.scored} of {counted(first.days, 'day')} with {first.option}"
        f" drawn, {second.scored} of {second.days} with {second.option}."
    )


def _written(result: TrialResult) -> Iterator[str]:
    """Say how many scores do not stand as they were written down on their day."""
    written = result.written
    if written.late:
        after = ""
        if written.after_end:
            over = "over" if result.cancelled is None else "over or cancelled"
            after = f", {written.after_end} of them when the test was {over}"
        yield (
            f"{written.late} of {counted(written.scores, 'score')}"
            f" {'was' if written.late == 1 else 'were'} written down or changed on a"
            f" later day{after}."
        )


def _draws(result: TrialResult) -> Iterator[str]:
    """Say that the same was drawn more than once."""
    draws = result.draws
    if draws.count > 1:
        suits = ""
        if draws.taken_back:
            suits = " Who draws until the order suits has no fair test."
        yield (
            f"This is draw {draws.number} of {draws.count} with these options and this"
            f" place{gone_words(draws)}: of several tests, one differs by chance more"
            f" often than a single one.{suits}"
        )


def _after_session(result: TrialResult) -> Iterator[str]:
    """Say how many scores a session there had touched already."""
    touched = [one for one in result.scored if one.after_session]
    if touched:
        first, *others = touched
        said = f"{first.after_session} of {first.scored} scores with {first.option}"
        said += " drawn"
        for one in others:
            said += f" and {one.after_session} of {one.scored} with {one.option}"
        yield (
            f"{said} were taken after a session there that day: they may say how it"
            " feels right after."
        )


def _withheld(result: TrialResult) -> str:
    """Say why nothing is concluded from a test that is over."""
    if result.cancelled is not None:
        said = cancelled_text(result.start, result.end, result.cancelled)
        return f"{said}, and what was seen until then may be why"
    if result.verdict == "late":
        return (
            "most scores were written down or changed on a later day, from memory, and"
            " what was drawn may have gone into them"
        )
    if result.verdict == "unscored":
        few = [one.option for one in result.scored if one.share < FEWEST_SCORED]
        return (
            f"fewer than {100 * FEWEST_SCORED:g} % of the days with"
            f" {' and with '.join(few)} have a score. {_CHOSEN}"
        )
    more, less = sorted(result.scored, key=lambda one: one.share)
    is_lower = (result.difference or 0) < 0
    best = "high" if (more.option == result.first) is is_lower else "low"
    end = "highest" if best == "high" else "lowest"
    return (
        f"more days with {more.option} than with {less.option} lack a score, and had"
        f" those been as {best} as the {end}, this might be chance. {_CHOSEN}"
    )


def _chance(result: TrialResult) -> str:
    share = share_words(result.p or 0)
    return f"if they did not differ, {share} draws would differ as much."


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
