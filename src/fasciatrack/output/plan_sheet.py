"""A fair test on the screen: today's draw, what was kept to, and what it found."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from fasciatrack.domain.plain import to_plain
from fasciatrack.domain.trials import Trial
from fasciatrack.output.columns import cell_width, padded
from fasciatrack.output.figures import counted, decimal, missing, plain, signed
from fasciatrack.output.marks import Ends, common_ends, mark_scale, span_mark
from fasciatrack.output.own_lines import cancelled_text
from fasciatrack.output.paragraphs import BOLD, DIM, paragraph
from fasciatrack.output.plan_words import (
    day_words,
    draw_words,
    find_words,
    keeping_sentences,
    kept_words,
    result_sentences,
    scored_words,
    size_words,
    small_print,
    span_words,
    subject,
    title,
)
from fasciatrack.output.screen import Screen, safe
from fasciatrack.reporting.trials.agenda import (
    Agenda,
    AgendaDay,
    AgendaPeriod,
    state_of,
)
from fasciatrack.reporting.trials.draws import TakenBack
from fasciatrack.reporting.trials.pairs import PairScores
from fasciatrack.reporting.trials.result import TrialResult

GREEN, YELLOW = "32", "33"
LETTERS = ("A", "B")
WIDEST_MARK, NARROWEST_MARK = 41, 11
"""Columns in which the differences are drawn; with fewer they are not."""


def draw_agenda(agenda: Agenda, screen: Screen) -> str:
    """Draw a test so far, line ends included."""
    return _text(_agenda_lines(agenda, screen))


def describe_agenda(agenda: Agenda, screen: Screen) -> str:
    """Say a test so far in sentences, line ends included."""
    size = size_words(agenda.pairs, agenda.period_days)
    said = [f"{title(agenda)}: {size}, {span_words(agenda.start, agenda.end)}."]
    parts = [draw_words(agenda)]
    if agenda.reached >= agenda.start:
        parts += _so_far(agenda)
    said += [f"{words[0].upper()}{words[1:]}." for words in parts]
    return plain(safe(f"{' '.join(said)}\n", lines=True), screen)


def draw_list(
    trials: Sequence[Trial],
    today: date,
    screen: Screen,
    taken_back: Sequence[TakenBack] = (),
) -> str:
    """List tests with their numbers, then those taken back, line ends included."""
    gone = missing(screen).rjust(2)
    listed = [
        *((f"{at:>2}", one, _state(one, today)) for at, one in enumerate(trials, 1)),
        *((gone, one.trial, _taken_back(one)) for one in taken_back),
    ]
    return _text(
        line
        for number, one, state in listed
        for line in paragraph(
            f"{one.first} or {one.second}, {subject(one.metric, one.place)},"
            f" {span_words(one.start, one.end)} ({state})",
            screen,
            lead=f"{number}  ",
            indent="    ",
        )
    )


def list_values(
    trials: Sequence[Trial], today: date, taken_back: Sequence[TakenBack]
) -> dict[str, object]:
    """Turn the list into JSON values, without what the coin said."""
    plans = [
        {"number": number, **_without_draws(one), "state": state_of(one, today)}
        for number, one in enumerate(trials, 1)
    ]
    gone = [
        {**_without_draws(one.trial), "taken_back": one.day.isoformat()}
        for one in taken_back
    ]
    return {"schema_version": 1, "plans": plans, "taken_back": gone}


def _without_draws(trial: Trial) -> dict[str, object]:
    known = {
        name: value
        for name, value in to_plain(trial).items()
        if name not in {"draws", "seed"}
    }
    return {**known, "end": trial.end.isoformat()}


def _taken_back(one: TakenBack) -> str:
    """Say when a draw was taken back: `taken back before it began`."""
    start, end = one.trial.start, one.trial.end
    return cancelled_text(start, end, one.day, how="taken back")


def _state(trial: Trial, today: date) -> str:
    if trial.cancelled is None:
        return state_of(trial, today)
    return cancelled_text(trial.start, trial.end, trial.cancelled)


def agenda_values(agenda: Agenda | None) -> dict[str, object]:
    """Turn a test so far into JSON values; null where there is none."""
    return {"schema_version": 1, "plan": to_plain(agenda)}


def draw_result(result: TrialResult, screen: Screen) -> str:
    """Draw what a test found, line ends included."""
    return _text(_result_lines(result, screen))


def describe_result(result: TrialResult, screen: Screen) -> str:
    """Say what a test found in sentences, line ends included."""
    head = (
        f"{title(result)}: {size_words(result.pairs_drawn, result.period_days)},"
        f" {span_words(result.start, result.end)}."
    )
    pairs = ", ".join(
        f"pair {pair.number} {signed(pair.difference, screen)}"
        for pair in result.pairs
        if pair.difference is not None
    )
    first = result.first[0].upper() + result.first[1:]
    each = [f"{first} minus {result.second}: {pairs}."] if pairs else []
    said = [
        *result_sentences(result),
        *each,
        *keeping_sentences(result.kept),
        *small_print(result),
    ]
    return plain(safe(f"{head}\n{' '.join(said)}\n", lines=True), screen)


def result_values(result: TrialResult | None) -> dict[str, object]:
    """Turn what a test found into JSON values; null where there is none."""
    return {"schema_version": 1, "result": to_plain(result)}


def _text(lines: Iterable[str]) -> str:
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _agenda_lines(agenda: Agenda, screen: Screen) -> Iterator[str]:
    yield from paragraph(title(agenda), screen, code=BOLD)
    parts = [
        size_words(agenda.pairs, agenda.period_days),
        span_words(agenda.start, agenda.end),
    ]
    if agenda.day is not None:
        parts.append(f"day {agenda.day} of {agenda.days}")
    yield from paragraph(" · ".join(parts), screen, code=DIM)
    yield ""
    yield from paragraph(draw_words(agenda), screen, code=BOLD)
    shown = [period for period in agenda.periods if period.option is not None]
    if shown:
        yield ""
        yield from _pairs(agenda, shown, screen)
    hidden = len(agenda.periods) - len(shown)
    if hidden:
        several = counted(hidden, "more period" if shown else "period")
        comes = "to come" if agenda.cancelled is None else "that did not come"
        yield from paragraph(
            f"{several} {comes}, drawn and not shown", screen, code=DIM
        )
    yield ""
    if agenda.reached >= agenda.start:
        legend = (
            f"{_mark(True, screen)} kept to, {_mark(False, screen)} not kept to,"
            f" {missing(screen)} not known"
        )
        yield from paragraph(legend, screen, code=DIM)
        for words in _so_far(agenda):
            yield from paragraph(words, screen)
    if agenda.finds is not None and agenda.cancelled is None:
        yield from paragraph(find_words(agenda.finds, agenda.pairs), screen, code=DIM)
    if agenda.seed is not None:
        yield from paragraph(f"the coin's seed: {agenda.seed}", screen, code=DIM)


def _so_far(agenda: Agenda) -> Iterator[str]:
    yield from map(kept_words, agenda.kept)
    yield scored_words(agenda)


def _pairs(
    agenda: Agenda, shown: Sequence[AgendaPeriod], screen: Screen
) -> Iterator[str]:
    """Draw one pair on a line where both of its periods fit, else one period."""
    number = len("18")
    option = max(map(cell_width, (agenda.first, agenda.second)))
    date_width = max(len(day_words(period.days[0].day)) for period in shown)
    one = date_width + 1 + option + 1 + agenda.period_days
    fits = number + 2 * (2 + one) <= screen.width
    for pair, periods in groupby(shown, key=lambda period: period.pair):
        drawn = [
            f"{padded(day_words(period.days[0].day), date_width, right=True)}"
            f" {padded(period.option or '', option)} {_days(agenda, period, screen)}"
            for period in periods
        ]
        head = str(pair).rjust(number)
        if fits:
            yield "  ".join((head, *drawn))
            continue
        for line in drawn:
            yield f"{head}  {line}"
            head = " " * number


def _days(agenda: Agenda, period: AgendaPeriod, screen: Screen) -> str:
    return "".join(_day(agenda, day, screen) for day in period.days)


def _day(agenda: Agenda, day: AgendaDay, screen: Screen) -> str:
    if day.kept is not None:
        mark = _mark(day.kept, screen)
        return screen.paint(mark, GREEN if day.kept else YELLOW)
    return missing(screen) if day.day < agenda.reached else screen.glyph("·", ".")


def _mark(kept: bool, screen: Screen) -> str:  # noqa: FBT001 - one of two marks
    return screen.glyph("●", "#") if kept else screen.glyph("○", "o")


def _result_lines(result: TrialResult, screen: Screen) -> Iterator[str]:
    yield from paragraph(title(result), screen, code=BOLD)
    parts = (
        size_words(result.pairs_drawn, result.period_days),
        span_words(result.start, result.end),
    )
    yield from paragraph(" · ".join(parts), screen, code=DIM)
    yield ""
    for sentence in result_sentences(result):
        yield from paragraph(sentence, screen)
    yield ""
    if result.pairs:
        yield from _table(result, screen)
        yield ""
    for sentence in keeping_sentences(result.kept):
        yield from paragraph(sentence, screen)
    for sentence in small_print(result):
        yield from paragraph(sentence, screen, code=DIM)


def _table(result: TrialResult, screen: Screen) -> Iterator[str]:
    options = (result.first, result.second)
    names, widths = options, _widths(options)
    if _room(widths, screen) < NARROWEST_MARK:
        names, widths = LETTERS, _widths(LETTERS)
        yield from paragraph(f"A {options[0]} · B {options[1]}", screen, code=DIM)
    width = min(_room(widths, screen), WIDEST_MARK)
    ends = common_ends(
        [
            *(pair.difference for pair in result.pairs),
            *((result.interval.low, result.interval.high) if result.interval else ()),
        ]
    )
    headers = ("pair", *names, "diff")
    scale = mark_scale(ends, width, screen) if width >= NARROWEST_MARK else ""
    yield screen.paint(_row(headers, widths, scale), DIM)
    for pair in result.pairs:
        yield _pair(pair, widths, ends, width, screen)
    if result.difference is not None:
        yield _all(result, widths, ends, width, screen)


def _widths(names: Sequence[str]) -> tuple[int, ...]:
    return (len("pair"), *(max(len(name), len("10.0")) for name in names), len("−10.0"))


def _room(widths: Sequence[int], screen: Screen) -> int:
    return screen.width - sum(widths) - 2 * len(widths)


def _pair(
    pair: PairScores, widths: Sequence[int], ends: Ends, width: int, screen: Screen
) -> str:
    cells = (
        str(pair.number),
        decimal(pair.first.mean, screen),
        decimal(pair.second.mean, screen),
        signed(pair.difference, screen),
    )
    mark = ""
    if pair.difference is not None and width >= NARROWEST_MARK:
        mark = span_mark(
            None, pair.difference, None, ends=ends, width=width, screen=screen
        )
    return _row(cells, widths, mark)


def _all(
    result: TrialResult, widths: Sequence[int], ends: Ends, width: int, screen: Screen
) -> str:
    low, high = None, None
    if result.interval is not None:
        low, high = result.interval.low, result.interval.high
    cells = (
        "all",
        decimal(result.first_mean, screen),
        decimal(result.second_mean, screen),
        signed(result.difference, screen),
    )
    mark = ""
    if width >= NARROWEST_MARK:
        middle = result.difference or 0
        mark = span_mark(low, middle, high, ends=ends, width=width, screen=screen)
    return screen.paint(_row(cells, widths, mark), BOLD)


def _row(cells: Sequence[str], widths: Sequence[int], mark: str) -> str:
    said = [
        padded(cell, width, right=True)
        for cell, width in zip(cells, widths, strict=True)
    ]
    return "  ".join((*said, mark)).rstrip()
