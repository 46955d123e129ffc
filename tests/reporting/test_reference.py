"""Own figures beside the article's: counted right, and silent where there are few."""

from datetime import date, timedelta

import pytest

from builders import DAY, a_check_in, a_look_back, a_session, place
from fasciatrack.domain.article import Group
from fasciatrack.domain.periods import EARLIEST, Period
from fasciatrack.domain.records import Entry, SideEffect
from fasciatrack.reporting.reference import (
    Answers,
    Drop,
    Drops,
    GroupFigures,
    OwnFigure,
    ReferenceReport,
    build_reference,
)

EVER = Period(first=EARLIEST, last=DAY)


def ago(days: int) -> date:
    return DAY - timedelta(days=days)


def report(*entries: Entry, period: Period = EVER) -> ReferenceReport:
    return build_reference(entries, period=period)


def row(group: Group, *entries: Entry) -> GroupFigures:
    return next(one for one in report(*entries).comparisons if one.group == group)


def sessions(kind: str, *scores: str) -> list[Entry]:
    return [
        a_session(score, kind=kind, areas="neck", day=ago(len(scores) - number))
        for number, score in enumerate(scores)
    ]


PAINS = [f"pain neck={before}:{after}" for before, after in ("84", "22", "63", "12")]


def test_percent_is_a_ratio_of_means() -> None:
    # 8, 2, 6, 1, 5, 5 to 4, 2, 3, 2, 5, 5: 27 to 21, where the mean of ratios is 0.
    entries = sessions("mfr-self", *PAINS, "pain neck=5:5", "pain neck=5:5")
    assert row("mfr", *entries).pain_percent == OwnFigure(
        n=6, needed=6, value=-22.222222222
    )


def test_below_the_minimum_there_is_no_figure() -> None:
    found = row("mfr", *sessions("mfr-self", *PAINS, "pain neck=5:5"))
    assert found.pain_percent == OwnFigure(n=5, needed=6, value=None)


def test_what_began_at_0_and_what_is_incomplete_is_not_counted() -> None:
    more = ("pain neck=5:5", "pain neck=5:5", "pain neck=0:3", "pain neck=9:")
    found = row("mfr", *sessions("mfr-self", *PAINS, *more))
    assert found.pain_percent.n == 6
    assert found.pain_percent.value == -22.222222222


def test_mobility_is_percent_of_what_it_was() -> None:
    found = row("massage", *sessions("deep-tissue", *["mobility neck=60:75"] * 6))
    assert found.mobility_percent.value == 25


@pytest.mark.parametrize(
    ("kind", "group"),
    [
        ("mfr-therapist", "mfr"),
        ("mfr-self", "mfr"),
        ("massage", "massage"),
        ("deep-tissue", "massage"),
        ("foam-roll", "self-release"),
        ("ball", "self-release"),
        ("yoga", None),
    ],
)
def test_each_kind_stands_in_its_own_row(kind: str, group: str | None) -> None:
    found = report(*sessions(kind, *["pain neck=6:3"] * 6))
    filled = [one.group for one in found.comparisons if one.pain_percent.n]
    assert filled == ([group] if group else [])


def test_roller_and_ball_have_no_figure_of_the_article() -> None:
    with_figures = [one.group for one in report().comparisons if one.article]
    assert with_figures == ["mfr", "massage", "nothing"]


def test_no_therapy_is_a_day_without_a_session_and_the_next() -> None:
    pains = (6, 5, 6, 5, 6, 5, 3)
    checks = [
        a_check_in(f"pain neck={pain}", day=ago(7 - number))
        for number, pain in enumerate(pains)
    ]
    found = row("nothing", *checks).pain_percent
    assert found == OwnFigure(n=6, needed=6, value=round(100 * -3 / 33, 9))


def test_days_with_and_without_a_session_are_told_apart() -> None:
    levels = report(
        a_check_in("pain neck=7", day=ago(3)),
        a_session(day=ago(3)),
        a_check_in("pain neck=4", day=ago(2)),
    ).day_levels
    assert [(one.mean_with, one.mean_without) for one in levels] == [(7, 4)]


def test_the_length_of_sessions_takes_two() -> None:
    one = report(a_session(kind="mfr-therapist", minutes=60), a_session(minutes=None))
    assert one.session_minutes == OwnFigure(n=1, needed=2, value=None)
    two = report(
        a_session(kind="mfr-therapist", minutes=60),
        a_session(kind="mfr-self", minutes=45),
        a_session(minutes=15),
    )
    assert two.session_minutes == OwnFigure(n=2, needed=2, value=52.5)
    assert two.all_session_minutes == OwnFigure(n=3, needed=2, value=40)


def drops(*entries: Entry) -> Drops:
    return report(*entries).drops


def befores(*scores: float, kind: str = "mfr-therapist") -> list[Entry]:
    return sessions(kind, *(f"pain neck={score}:1" for score in scores))


def test_the_drop_after_four_sessions_is_what_is_there_before_the_fifth() -> None:
    found = drops(*befores(7, 6, 6, 5, 4.5, 1))
    assert found == Drops(
        needed=5,
        most=6,
        found=(
            Drop(
                group="mfr",
                place=place("neck"),
                n=6,
                first=7,
                fifth=4.5,
                difference=-2.5,
            ),
        ),
    )


def test_four_sessions_are_too_few_for_a_drop() -> None:
    assert drops(*befores(7, 6, 6, 5)) == Drops(needed=5, most=4, found=())


def test_sessions_of_another_group_or_another_place_do_not_add_up() -> None:
    elsewhere = a_session(
        "pain jaw=7:5", "pain neck=7:5", kind="mfr-self", areas="jaw", day=ago(9)
    )
    found = drops(*befores(7, 6, 6, 5), *befores(4, kind="ball"), elsewhere)
    assert (found.most, found.found) == (4, ())


def test_drops_are_told_by_group_and_then_by_how_much_they_rest_on() -> None:
    jaw = [
        a_session("pain jaw=6:3", kind="ball", areas="jaw", day=ago(day))
        for day in range(6)
    ]
    found = drops(*befores(*[5] * 5, kind="foam-roll"), *jaw, *befores(*[5] * 5)).found
    assert [(one.group, str(one.place)) for one in found] == [
        ("mfr", "neck"),
        ("self-release", "jaw"),
        ("self-release", "neck"),
    ]


def test_sessions_rated_in_general_have_a_drop_too() -> None:
    found = drops(*sessions("mfr-self", *["pain=6:3"] * 5)).found
    assert [one.place for one in found] == [None]


def test_side_effects_are_counted_once_a_session() -> None:
    sore, thirsty = SideEffect(effect="soreness"), SideEffect(effect="thirst")
    worse = SideEffect(effect="soreness", severity=3)
    found = report(
        a_session(kind="mfr-therapist", side_effects=(sore, worse)),
        a_session(kind="mfr-therapist", side_effects=(thirsty, sore)),
        a_session(kind="mfr-self"),
        a_session(kind="ball"),
    ).side_effects
    assert [
        (
            one.group,
            one.sessions,
            [(each.effect, each.sessions) for each in one.effects],
        )
        for one in found
    ] == [("mfr", 3, [("soreness", 2), ("thirst", 1)]), ("self-release", 1, [])]


def test_the_latest_answer_about_each_therapist_counts() -> None:
    found = report(
        a_look_back(day=ago(0), recommendations=("Mara=no", "Jo=unsure")),
        a_look_back(day=ago(60), recommendations=("Mara=yes", "Kim=yes")),
    )
    assert found.recommend == Answers(yes=1, no=1, unsure=1)


def test_a_therapist_is_the_same_in_upper_and_lower_case() -> None:
    found = report(
        a_look_back(day=ago(0), recommendations=("MARA=no",)),
        a_look_back(day=ago(60), recommendations=("Mara=yes", "Jo Groß=yes")),
        a_look_back(day=ago(30), recommendations=("jo gross=unsure",)),
    )
    assert found.recommend == Answers(yes=0, no=1, unsure=1)


def test_each_look_back_answers_what_the_survey_asked() -> None:
    found = report(
        a_look_back(less_pain="yes", better_sleep="unsure", day=ago(60)),
        a_look_back(less_pain="no", better_sleep="yes", day=ago(30)),
        a_look_back(less_pain="yes"),
    )
    assert [(one.article.percent, one.answers) for one in found.survey] == [
        (78, Answers(yes=2, no=1, unsure=0)),
        (65, Answers(yes=0, no=0, unsure=0)),
        (38, Answers(yes=1, no=0, unsure=1)),
        (24, Answers(yes=0, no=0, unsure=0)),
    ]


def test_only_entries_of_the_period_count() -> None:
    entries = [*befores(7, 6), a_look_back(day=ago(40))]
    found = report(*entries, period=Period(first=ago(1), last=DAY))
    assert (found.entries, found.drops.most) == (1, 1)
    assert found.survey[0].answers == Answers(yes=0, no=0, unsure=0)
    assert found.period == Period(first=ago(1), last=DAY)


def test_everything_begins_with_the_first_entry() -> None:
    assert report(*befores(7, 6)).period == Period(first=ago(2), last=DAY)
    assert report().period is None
