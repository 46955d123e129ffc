"""The article's figures, and the person's own beside them where there are enough.

Own figures are what was felt around sessions, as a ratio of means; none of them says
what caused it. Below its minimum a figure is None, and says how many it would need.
"""

from collections.abc import Callable, Iterable, Sequence

from fasciatrack.domain import article
from fasciatrack.domain.afterwards import Answer
from fasciatrack.domain.article import Comparison, Group, Review, Stated, SurveyAnswer
from fasciatrack.domain.periods import EARLIEST, Period
from fasciatrack.domain.records import Entry, Place
from fasciatrack.domain.selection import Selection
from fasciatrack.domain.values import Value
from fasciatrack.reporting.change import FEWEST_PAIRS, Pair, exact_mean, session_pairs
from fasciatrack.reporting.effects import EffectCount, count_effects
from fasciatrack.reporting.quiet_days import DayLevels, QuietDays, quiet_days
from fasciatrack.reporting.statistics.averages import exact

FEWEST_FOR_MEAN = 2
"""One session has a length, not an average."""
FEWEST_FOR_DROP = article.SESSIONS_UNTIL_DROP + 1
"""What four sessions left is what is there before the fifth."""
TREATED: tuple[Group, ...] = ("mfr", "massage", "self-release")
"""The groups of sessions; days without any are no session."""


class OwnFigure(Value):
    """One of the person's figures."""

    n: int
    """What it is made from: pairs, or sessions with a length."""
    needed: int
    """How many it takes."""
    value: float | None
    """None while there are fewer."""


class GroupFigures(Value):
    """One row of the comparison: the article's, and the person's own."""

    group: Group
    article: Comparison | None
    """None for a group the article has no row for."""
    pain_percent: OwnFigure
    """Change of mean pain in percent; below 0 is less pain."""
    mobility_percent: OwnFigure
    """Change of mean mobility in percent; above 0 is more."""


class Drop(Value):
    """Pain before the first and before the fifth session of a group on one place.

    Only places that were worked on count.
    """

    group: Group
    place: Place | None
    """None for sessions rated without a place."""
    n: int
    """Sessions with a pain before."""
    first: float
    fifth: float
    difference: float
    """Points of 0-10; below 0 is less pain."""


class Drops(Value):
    """How pain before sessions moved over the first four."""

    needed: int
    """How many sessions it takes on one place."""
    most: int
    """The most sessions any place has; below `needed` there is no drop."""
    found: tuple[Drop, ...]


class GroupEffects(Value):
    """The side effects noted with the sessions of one group, most frequent first."""

    group: Group
    sessions: int
    effects: tuple[EffectCount, ...]


class Answers(Value):
    """How a question was answered at look backs."""

    yes: int
    no: int
    unsure: int


class SurveyRow(Value):
    """One line of the article's survey, and the person's own answers."""

    article: SurveyAnswer
    answers: Answers


class ReferenceReport(Value):
    """Everything the reference says."""

    label: str
    """What every figure of the article is."""
    source: str
    """Why it is."""
    period: Period | None
    """Of the own figures; None where there is no entry."""
    entries: int
    """How many the own figures are made from."""
    comparisons: tuple[GroupFigures, ...]
    """The first table: pain and mobility."""
    day_levels: tuple[DayLevels, ...]
    """Pain at check-ins on days with and without a session."""
    stated: tuple[Stated, ...]
    """The second table: sessions."""
    footnote: str
    """The article's, to the pain after some sessions."""
    session_minutes: OwnFigure
    """The mean length of myofascial release, by a therapist or oneself."""
    all_session_minutes: OwnFigure
    """The mean length of sessions of every kind."""
    drops: Drops
    """Beside the article's pain after some sessions."""
    side_effects: tuple[GroupEffects, ...]
    """Noted with sessions; what was not noted may still have been felt."""
    recommend: Answers
    """The latest answer about each therapist."""
    survey_n: int
    """How many people answered the article's survey."""
    survey_year: int
    survey: tuple[SurveyRow, ...]
    """The third table: what people reported after a few sessions."""
    comparison_caveats: tuple[str, ...]
    """What the first table leaves out."""
    survey_caveats: tuple[str, ...]
    """What the third table leaves out."""
    reviews: tuple[Review, ...]
    """What published reviews found."""


def build_reference(entries: Iterable[Entry], *, period: Period) -> ReferenceReport:
    """Set the article's figures beside what the diary says.

    Args:
        entries: Those of the period, in any order; others are ignored.
        period: One without a beginning starts with the first entry.
    """
    found = sorted(
        (entry for entry in entries if period.contains(entry.day)),
        key=lambda entry: (entry.day, entry.at is None, entry.at or entry.recorded_at),
    )
    groups = _sessions_by_group(found)
    quiet = {metric: quiet_days(found, metric) for metric in ("pain", "mobility")}
    return ReferenceReport(
        label=article.LABEL,
        source=article.NO_SOURCE,
        period=_covered(found, period),
        entries=len(found),
        comparisons=_comparisons(groups, quiet),
        day_levels=quiet["pain"].levels,
        stated=article.STATED,
        footnote=article.FOOTNOTE,
        session_minutes=_minutes(groups["mfr"]),
        all_session_minutes=_minutes(found),
        drops=_drops(groups),
        side_effects=_side_effects(groups),
        recommend=_recommend(found),
        survey_n=article.SURVEY_N,
        survey_year=article.SURVEY_YEAR,
        survey=_survey(found),
        comparison_caveats=article.COMPARISON_CAVEATS,
        survey_caveats=article.SURVEY_CAVEATS,
        reviews=article.REVIEWS,
    )


def _covered(entries: Sequence[Entry], period: Period) -> Period | None:
    if not entries:
        return None
    first = entries[0].day if period.first == EARLIEST else period.first
    return Period(first=first, last=period.last)


def _sessions_by_group(entries: Iterable[Entry]) -> dict[Group, list[Entry]]:
    groups: dict[Group, list[Entry]] = {group: [] for group in TREATED}
    for entry in entries:
        kind = "" if entry.session is None else entry.session.kind
        if kind in article.GROUPS:
            groups[article.GROUPS[kind]].append(entry)
    return groups


def _comparisons(
    groups: dict[Group, list[Entry]], quiet: dict[str, QuietDays]
) -> tuple[GroupFigures, ...]:
    stated = {one.group: one for one in article.COMPARISONS}
    pairs: dict[Group, dict[str, list[Pair]]] = {
        group: _pairs(entries) for group, entries in groups.items()
    }
    pairs["nothing"] = {metric: list(days.pairs) for metric, days in quiet.items()}
    return tuple(
        GroupFigures(
            group=group,
            article=stated.get(group),
            pain_percent=_percent(pairs[group].get("pain", ())),
            mobility_percent=_percent(pairs[group].get("mobility", ())),
        )
        for group in article.LABELS
    )


def _pairs(entries: Iterable[Entry]) -> dict[str, list[Pair]]:
    found: dict[str, list[Pair]] = {}
    for entry in entries:
        for metric, pair in session_pairs(entry, Selection()):
            found.setdefault(metric, []).append(pair)
    return found


def _percent(pairs: Sequence[Pair]) -> OwnFigure:
    """Take the ratio of means, over complete pairs that began above 0."""
    known = [
        (before, after)
        for before, after in pairs
        if before is not None and after is not None and before > 0
    ]
    before = sum(before for before, _ in known)
    after = sum(after for _, after in known)
    return _figure(
        len(known), FEWEST_PAIRS, lambda: exact(100 * (after - before) / before)
    )


def _figure(n: int, needed: int, value: Callable[[], float | None]) -> OwnFigure:
    return OwnFigure(n=n, needed=needed, value=value() if n >= needed else None)


def _minutes(entries: Iterable[Entry]) -> OwnFigure:
    lengths = [
        entry.session.duration_seconds / 60
        for entry in entries
        if entry.session is not None and entry.session.duration_seconds is not None
    ]
    return _figure(len(lengths), FEWEST_FOR_MEAN, lambda: exact_mean(lengths))


def _drops(groups: dict[Group, list[Entry]]) -> Drops:
    found, most = [], 0
    for group, entries in groups.items():
        befores: dict[Place | None, list[float]] = {}
        for entry in entries:
            for rating in entry.ratings:
                is_start = rating.metric == "pain" and rating.phase == "before"
                if is_start and (rating.place is None or rating.place in entry.areas):
                    befores.setdefault(rating.place, []).append(rating.value)
        for place, scores in befores.items():
            most = max(most, len(scores))
            if len(scores) >= FEWEST_FOR_DROP:
                found.append(_drop(group, place, scores))
    found.sort(key=lambda one: (TREATED.index(one.group), -one.n, str(one.place)))
    return Drops(needed=FEWEST_FOR_DROP, most=most, found=tuple(found))


def _drop(group: Group, place: Place | None, scores: Sequence[float]) -> Drop:
    first, fifth = scores[0], scores[article.SESSIONS_UNTIL_DROP]
    return Drop(
        group=group,
        place=place,
        n=len(scores),
        first=first,
        fifth=fifth,
        difference=exact(fifth - first),
    )


def _side_effects(groups: dict[Group, list[Entry]]) -> tuple[GroupEffects, ...]:
    return tuple(
        GroupEffects(group=group, sessions=len(entries), effects=count_effects(entries))
        for group, entries in groups.items()
        if entries
    )


def _recommend(entries: Iterable[Entry]) -> Answers:
    latest = {
        one.practitioner.casefold(): one.would
        for entry in entries
        for one in entry.recommendations
    }
    return _answers(latest.values())


def _survey(entries: Sequence[Entry]) -> tuple[SurveyRow, ...]:
    looks = [entry.look_back for entry in entries if entry.look_back is not None]
    return tuple(
        SurveyRow(
            article=asked,
            answers=_answers(getattr(look, asked.outcome) for look in looks),
        )
        for asked in article.SURVEY
    )


def _answers(given: Iterable[Answer | None]) -> Answers:
    said = list(given)
    return Answers(
        yes=said.count("yes"), no=said.count("no"), unsure=said.count("unsure")
    )
