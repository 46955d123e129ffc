"""What the page about statistics says is what the program does, number by number."""

from pathlib import Path

import pytest

from fasciatrack.cli import beside_usual
from fasciatrack.cli.noticing import DAYS_SILENT
from fasciatrack.domain.follow_ups import SORE, SORE_FOR_DAYS
from fasciatrack.domain.thresholds import (
    FEWEST_DAYS,
    FEWEST_SESSIONS,
    LOWEST_BASELINE,
    MOST_AT_ZERO,
    PERCENT_STEPS,
    POINT_STEPS,
)
from fasciatrack.reporting import trend
from fasciatrack.reporting.change import FEWEST_PAIRS
from fasciatrack.reporting.change_figures import CHANCE, FEWEST_FOR_SPREAD
from fasciatrack.reporting.compare import (
    comparison,
    line,
    matching,
    next_day,
    parts,
    usual_hour,
)
from fasciatrack.reporting.notices import (
    caffeine,
    drinks,
    nights,
    pain,
    session,
    soreness,
    unchanged,
)
from fasciatrack.reporting.over_time import trends
from fasciatrack.reporting.relate import chance, report
from fasciatrack.reporting.relief import episodes as relief_episodes
from fasciatrack.reporting.relief import report as relief
from fasciatrack.reporting.statistics import smoothing
from fasciatrack.reporting.statistics.regression_to_mean import expected_regression
from fasciatrack.reporting.trials import size as trial_size

PAGE = Path(__file__).parents[1] / "docs" / "explanation" / "does-it-help.md"
WORDS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 10: "ten"}
(LARGE, MODERATE, SMALL) = (least for least, _ in PERCENT_STEPS)
TWO, ONE = (least for least, _ in POINT_STEPS)


@pytest.mark.parametrize(
    "said",
    [
        f"by {expected_regression(4, 1.8, 6, 0.5):.1f} points the next day",
        f"| {FEWEST_FOR_SPREAD} sessions | mean, median",
        (
            f"| {FEWEST_PAIRS} sessions | the range of the mean, the spread and p;"
            f" *early* below {FEWEST_SESSIONS} |"
        ),
        f"| {FEWEST_SESSIONS} sessions over {FEWEST_DAYS} days |",
        (
            f"| {comparison.FEWEST_DAYS} matched days on each side | the figures of a"
            f" comparison; its range and p from {comparison.FEWEST_FOR_RANGE} |"
        ),
        f"| {comparison.FEWEST_TO_CONCLUDE} matched days on each side | a sentence",
        (
            f"| {trend.FEWEST_DAYS} days over {trend.SHORTEST} days | a trend line;"
            f" called *falling* or *rising* from {trends.FEWEST_TO_JUDGE} days over"
            f" {trends.SHORTEST_TO_JUDGE} |"
        ),
        (
            f"| {report.FEWEST_SHOWN} days or sessions with both values | a"
            f" correlation;"
            f" judged from {report.FEWEST_JUDGED} |"
        ),
        (
            f"| {relief.FEWEST_LISTED} sessions with relief that were followed | each"
            f" length; a curve and a median from {relief.FEWEST_SESSIONS} |"
        ),
        f"| {trial_size.FEWEST_PAIRS} pairs of periods |",
        (
            f"Below {SMALL} % is *no clear change*, from {SMALL} % *small*, from"
            f" {MODERATE} % *moderate*, from {LARGE} % *large*; by points, below"
            f" {ONE} is"
            f" none, from {ONE} small, from {TWO} as much"
        ),
        f"began at {LOWEST_BASELINE} or more on average, and q is {CHANCE} or less",
        f"from {WORDS[beside_usual.FEWEST]} on: the last {beside_usual.LOOKED_AT} in",
        f"more than {100 * MOST_AT_ZERO:g} % of the sessions began at 0",
        f"({parts.SHORTEST} to {parts.LONGEST} hours later)",
        f"nor do those within {next_day.SETTLED} hours after one",
        f"{WORDS[usual_hour.REACH]} hours to either side",
        f"within {usual_hour.SOON} hours after the starting score",
        f"none in the {comparison.WASHOUT_HOURS:g} hours before the start",
        (
            f"a starting score within {10 * matching.CALIPER:g} point (of mobility,"
            f" {100 * matching.CALIPER:g} percentage points)."
        ),
        (
            f"within {10 * matching.YESTERDAYS * matching.CALIPER:g} points of its"
            f" yesterday too ({100 * matching.YESTERDAYS * matching.CALIPER:g}"
            " percentage points)"
        ),
        {0.25: "differs by a quarter or more"}[line.LOPSIDED],
        (
            f"takes {comparison.FEWEST_TO_CONCLUDE} matched days on each side and a"
            f" q of"
            f" {matching.UNLIKELY} or less"
        ),
        f"takes {comparison.ENOUGH_FOR} points off",
        (
            f"takes {comparison.ENOUGH_FOR} points off the next day is found in at"
            f" least 80"
            f" of 100 diaries with {comparison.ENOUGH_DAYS} days on each side"
        ),
        (
            f"takes {report.FEWEST_JUDGED} days, p of {chance.MOST_P} or less, and q of"
            f" {report.MOST_Q} or less"
        ),
        f"Above {chance.VERY_LONG:,} pairs, where both say nearly the same",
        f"in at least 80 of 100 diaries of {report.PLANNED_DAYS} days",
        f"pain was lower by {relief_episodes.LEAST_DROP} or more",
        f"more than {WORDS[relief_episodes.WIDE]} days on end",
        f"Above {trends.MOST_POINTS} days the means of weeks",
        (
            f"need p ≤ {trends.SURE}, {trends.FEWEST_TO_JUDGE} days, and"
            f" {WORDS[trends.SHORTEST_TO_JUDGE // 7]} weeks"
        ),
        (
            f"p is above {trends.NOT_NEAR} and the means of the earlier and the later"
            f" half of the days are less than {trends.SMALLEST_FELT} of 10 points apart"
        ),
        f"needs {WORDS[smoothing.FEWEST_DAYS]} of its seven days",
        f"1 − e^(−Δt/{smoothing.TAU:g})",
        f"last {trial_size.USUAL_DAYS} days unless you say otherwise",
        f"in {trial_size.FOUND_BY_PEEKING} of 100 tests without any",
        f"The usual size, {trial_size.USUAL_PAIRS} pairs",
        f"soreness of {SORE:g} or more {WORDS[SORE_FOR_DAYS // 24]} days after",
        f"each up to {soreness.DAYS_BACK} days after it",
        (
            f"{unchanged.FEWEST_SESSIONS} sessions over {unchanged.SESSION_DAYS} days"
            f" or more, and the pain before them is less than {unchanged.LEAST_DROP}"
            f" point and less than {100 * unchanged.LEAST_SHARE:g} % lower"
        ),
        f"discomfort of {session.UNCOMFORTABLE} or more",
        (
            f"pain of {pain.SEVERE} or more where the median of {pain.MEDIAN_DAYS}"
            f" days was"
            f" {pain.CALM} or less"
        ),
        (
            f"or {pain.RISE} points more within {pain.RISE_HOURS} hours of a session"
            f" than before it"
        ),
        f"rises by {pain.LEAST_RISE} points or more over {pain.SHORTEST} days at least",
        f"{pain.FEWEST_DAYS} of them scored",
        (
            f"the last {unchanged.AT_LAST} against that of the first"
            f" {unchanged.AT_FIRST} of all"
        ),
        (
            f"more than {drinks.MUCH_AT_ONCE_ML // 1000} litre within an hour, or"
            f" {drinks.MUCH_A_DAY_ML // 1000} in a day"
        ),
        (
            f"more than {caffeine.MUCH_MG} mg in the {caffeine.HOURS_BEFORE} hours"
            f" before a"
            f" session, or {caffeine.MUCH_A_DAY_MG} in a day"
        ),
        (
            f"a mean below {nights.SHORT_MINUTES // 60} hours over the last"
            f" {nights.NIGHTS} nights, {nights.FEWEST_NIGHTS} of them logged"
        ),
        f"said once in {DAYS_SILENT} days for one area",
    ],
)
def test_each_number_of_the_page_is_the_programs(said: str) -> None:
    assert said in PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (
            "find-out-what-helps",
            (
                f"about {comparison.ENOUGH_DAYS} on each side a difference of"
                f" {comparison.ENOUGH_FOR} points mostly shows"
            ),
        ),
        ("analyse-a-real-diary", f"a middling one takes about {report.PLANNED_DAYS}."),
    ],
)
def test_so_is_each_number_of_the_pages_beside_it(page: str, said: str) -> None:
    there = PAGE.parents[1] / "how-to" / f"{page}.md"
    assert said in there.read_text(encoding="utf-8")
