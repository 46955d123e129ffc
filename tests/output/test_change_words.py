"""An average before and after in words."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import DAY
from fasciatrack.domain.thresholds import percent_size, point_size
from fasciatrack.output.change_words import (
    change_sentences,
    label_words,
    p_words,
    short_label,
)
from fasciatrack.reporting.change import Change, Pair
from fasciatrack.reporting.change_figures import ChangeFigures, summarise


def of(
    *pairs: Pair, metric: str = "pain", every: int = 3
) -> tuple[Change, ChangeFigures]:
    return summarise(
        metric,
        [
            (DAY + timedelta(days=every * number), pair)
            for number, pair in enumerate(pairs)
        ],
    )


def said(*pairs: Pair, metric: str = "pain") -> str:
    change, figures = of(*pairs, metric=metric)
    return " ".join(
        [*change_sentences("Neck", change, figures), *label_words(change, figures)]
    )


def short(*pairs: Pair) -> str:
    change, figures = of(*pairs)
    assert figures.benchmark is not None
    return short_label(change, figures.benchmark)


def test_nothing_is_said_of_what_has_no_pair() -> None:
    assert said((6, None), metric="stiffness") == "Neck: no session with both scores."


def test_one_session_is_its_own_numbers() -> None:
    assert said((6, 3)) == (
        "Neck: 6.0 → 3.0 over 1 session (−3.0 points, −50 %)."
        " Too few to judge: 5 more sessions."
        " A label takes 11 more sessions, 27 more days."
    )


def test_few_sessions_have_a_middle_and_ends() -> None:
    scores: list[Pair] = [(6, 3), (0, 1), (5, 5), (4, 3), (4, 2)]
    assert said(*scores, metric="stiffness") == (
        "Neck: 3.8 → 2.8 on average over 5 sessions in 13 days (−1.0 points, −32 %"
        " of those above 0). Median −1.0, from −3.0 to +1.0; lower after 3, the same"
        " after 1, higher after 1. Too few to judge: 1 more session."
        " 1 session began at 0 and is in no percentage."
    )


def test_an_early_average_has_a_range_that_still_moves() -> None:
    words = said((6, 3), (7, 5), (4, 4), (5, 3), (3, 2.5), (8, 4), metric="stiffness")
    assert words.endswith(
        "The average may lie between −3.5 and −0.3 (95 %, spread 1.5, and this early it"
        " moves a lot); sign flips p 0.063."
    )


def test_a_percentage_is_not_given_in_percent_of_itself() -> None:
    words = said((60, 75), (0, 20), metric="mobility")
    assert words.startswith(
        "Neck: 30.0 → 47.5 % on average over 2 sessions in 4 days (+17.5 percentage"
        " points)."
    )
    assert "began at 0" not in words


def test_what_all_moved_alike_has_no_spread() -> None:
    words = said(*[(6, 3)] * 12)
    assert (
        "Every session moved by −3.0: there is no spread to judge by; sign flips"
        " p < 0.001. By published" in words
    )
    assert "Median" not in words
    assert words.endswith("large, 50 % or more (50 % lower, 3.0 points).")


@pytest.mark.parametrize(
    ("pairs", "long", "brief"),
    [
        (
            [(6, 3), (6, 4.2)],
            (
                "moderate, 30 % or more being a commonly used threshold (40 % lower,"
                " 2.4 points)."
            ),
            "lower by 2.4 points, 40 %: moderate",
        ),
        (
            [(7, 6), (6, 4.5)],
            "small, what many people call slightly better (19 % lower, 1.3 points).",
            "lower by 1.3 points, 19 %: small",
        ),
        (
            [(6, 7), (6, 7.5)],
            "small, what many people call slightly worse (21 % higher, 1.3 points).",
            "higher by 1.3 points, 21 %: small",
        ),
        (
            [(5, 3), (4, 3)],
            (
                "no common label, 33 % lower is moderate, 30 % or more being a commonly"
                " used threshold, and 1.5 points is 1 point or more, but less than 2."
            ),
            "lower by 1.5 points (small), 33 % (moderate): no common label",
        ),
        (
            [(4, 2), (3.8, 2)],
            (
                "no label for the percentage, pain began at 3.9, below 4 on average;"
                " 1.9 points is 1 point or more, but less than 2."
            ),
            "lower by 1.9 points, 49 %: no label, it began at 3.9, below 4",
        ),
        (
            [(0, 0), (0, 0)],
            (
                "no label for the percentage, pain began at 0.0, below 4 on average;"
                " 0.0 points is less than 1 point."
            ),
            "unchanged: no label, it began at 0.0, below 4",
        ),
        (
            [(0, 1), (8, 4), (8, 5), (8, 4)],
            (
                "no label for the percentage, 3 of 12 sessions began at 0 and"
                " could only rise; 2.5 points is 2 points or more."
            ),
            "lower by 2.5 points, 46 % of those above 0: no label, 3 of 12 began at 0",
        ),
        (
            [(5, 5.4), (6, 5.4)],
            "no clear change (2 % lower, 0.1 points).",
            "lower by 0.1 points, 2 %: no clear change",
        ),
        (
            [(5, 6), (6, 5)],
            "no clear change (0 %, 0.0 points).",
            "unchanged: no clear change",
        ),
        (
            [(9, 0), (5, 9), (6, 5)],
            "no label, it may be chance.",
            "lower by 2.0 points, 30 %: no label, it may be chance",
        ),
    ],
)
def test_a_label_is_said_with_what_it_rests_on(
    pairs: list[Pair], long: str, brief: str
) -> None:
    sessions = pairs * (12 // len(pairs))
    assert said(*sessions).endswith(f"By published benchmarks: {long}")
    assert short(*sessions) == brief


@pytest.mark.parametrize(
    ("pair", "brief"),
    [
        # A figure is rounded only so far that it stays on its side of a threshold.
        ((6.7, 4.7), "lower by 2.0 points (2 or more), 29.9 % (small)"),
        ((6.6, 4.6), "lower by 2.0 points, 30 %: moderate"),
    ],
)
def test_a_rounded_percentage_stays_on_its_side(pair: Pair, brief: str) -> None:
    assert short(*[pair] * 12).startswith(brief)


def test_a_label_over_a_start_at_zero_says_what_its_percentage_is_of() -> None:
    pairs: list[Pair] = [(0, 0), *[(6.0, 3.0), (7.0, 5.0)] * 6]
    assert short(*pairs) == "lower by 2.3 points, 38 % of those above 0: moderate"
    assert said(*pairs).endswith("(38 % lower where it began above 0, 2.3 points).")


def test_rounded_points_stay_on_their_side() -> None:
    pairs: list[Pair] = [(5, 3)] * 11 + [(5, 3.6)]
    assert short(*pairs).startswith("lower by 1.95 points (small), 39 % (moderate)")


def test_a_mean_just_below_the_lowest_start_is_not_written_as_it() -> None:
    pairs: list[Pair] = [(4, 2)] * 11 + [(3.6, 1)]
    assert short(*pairs).endswith("no label, it began at 3.97, below 4")


@given(st.integers(40, 100), st.integers(0, 100))
def test_what_is_written_has_the_size_it_is_called(before: int, after: int) -> None:
    words = short(*[(before / 10, after / 10)] * 12)
    if words.startswith("unchanged"):
        return
    amounts = words.partition(":")[0].replace(" (", "|").split(" by ")[1].split(", ")
    change, figures = of(*[(before / 10, after / 10)] * 12)
    assert figures.benchmark is not None
    points = float(amounts[0].partition(" ")[0])
    percent = float(amounts[1].partition(" ")[0])
    assert point_size(points) == figures.benchmark.by_points
    assert percent_size(percent) == figures.benchmark.by_percent
    assert change.difference is not None


@pytest.mark.parametrize(
    ("p", "words"),
    [
        (1, "1"),
        (0.99, "0.99"),
        (0.6, "0.6"),
        (0.0625, "0.063"),
        (0.03125, "0.031"),
        (0.0501, "0.0501"),
        (0.05, "0.05"),
        (0.0499, "0.05"),
        (0.001, "0.001"),
        (0.00097, "< 0.001"),
        (1e-30, "< 0.001"),
    ],
)
def test_a_p_is_short_and_on_its_side_of_its_bound(p: float, words: str) -> None:
    assert p_words(p) == words
