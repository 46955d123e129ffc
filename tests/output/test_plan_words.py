"""What a fair test says of how it was made: cancelled, drawn again, written late."""

from datetime import date
from typing import Any

import pytest

from fasciatrack.domain.values import replace
from fasciatrack.output.plan_sheet import describe_result, draw_result
from fasciatrack.output.plan_words import result_sentences, skip_words, small_print
from fasciatrack.output.screen import Screen
from fasciatrack.reporting.trials.draws import Draws
from fasciatrack.reporting.trials.result import TrialResult, build_result
from fasciatrack.reporting.trials.written import WrittenDown
from trial_days import a_trial, after_a_day, day, seen


def result(cancelled: date | None = None, **changes: Any) -> TrialResult:  # noqa: ANN401 - any field of TrialResult
    """Analyse a clear test of eight pairs, with some of its fields changed."""
    trial = a_trial("AB" * 8, cancelled=cancelled)
    known = seen(after_a_day([3, 6] * 8))
    return replace(build_result(trial, known, today=day(40)), **changes)


def drawn(number: int, count: int, *, cancelled: int = 0, taken_back: int = 0) -> Draws:
    """Count draws of the same."""
    return Draws(number=number, count=count, cancelled=cancelled, taken_back=taken_back)


def said(found: TrialResult) -> str:
    """Say what it found on one line."""
    return " ".join(result_sentences(found))


@pytest.mark.parametrize(
    ("late", "after_end", "words"),
    [
        (0, 0, None),
        (1, 0, "1 of 16 scores was written down or changed on a later day."),
        (
            7,
            3,
            (
                "7 of 16 scores were written down or changed on a later day, 3 of them"
                " when the test was over."
            ),
        ),
    ],
)
def test_scores_written_down_late_are_said(
    late: int, after_end: int, words: str | None
) -> None:
    written = WrittenDown(scores=16, late=late, after_end=after_end)
    text = said(result(written=written))
    assert words in text if words else "written down" not in text
    assert "Unlikely to be chance alone" in text


def test_mostly_late_scores_conclude_nothing() -> None:
    text = said(result(verdict="late"))
    assert "No conclusion: most scores were written down or changed on a later" in text
    assert "Unlikely" not in text


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (20, "No conclusion: cancelled on day 21 of 32, and what was seen until then"),
        (-1, "No conclusion: cancelled before it began, and what"),
    ],
)
def test_a_cancelled_test_concludes_nothing(number: int, words: str) -> None:
    found = result(day(number))
    text = said(found)
    assert words in text
    assert "so far" not in text
    assert "Unlikely" not in text
    late = WrittenDown(scores=10, late=2, after_end=1)
    late_text = said(replace(found, written=late))
    assert ("when the test was over or cancelled" in late_text) is (number > 0)


@pytest.mark.parametrize(
    ("draws", "words"),
    [
        (drawn(1, 1), None),
        (
            drawn(2, 3),
            "This is draw 2 of 3 with these options and this place: of several tests,",
        ),
        (
            drawn(3, 3, cancelled=2),
            (
                "This is draw 3 of 3 with these options and this place, 2 cancelled: of"
                " several tests, one differs by chance more often than a single one."
            ),
        ),
        (
            drawn(4, 4, cancelled=2, taken_back=1),
            (
                "options and this place, 2 cancelled, 1 taken back: of several tests,"
                " one differs by chance more often than a single one. Who draws until"
                " the order suits has no fair test."
            ),
        ),
        (drawn(2, 2, taken_back=1), "this place, 1 taken back: of several tests,"),
    ],
)
def test_that_the_same_was_drawn_before_is_said(
    draws: Draws, words: str | None
) -> None:
    text = said(result(draws=draws))
    assert words in text if words else "This is draw" not in text
    assert ("order suits" in text) is bool(draws.taken_back)


def test_the_sentences_say_all_that_the_picture_says() -> None:
    found = result()
    drawn = " ".join(draw_result(found, Screen(width=1000)).split())
    described = describe_result(found, Screen())
    for sentence in (*result_sentences(found), *small_print(found)):
        assert sentence in described
        assert sentence in drawn
    assert "The coin's seed was 5." in described
    assert "8 pairs find a true difference of 2.6 points" in described
    assert "The first day of each period is left out" in described


def test_days_left_out_are_counted() -> None:
    assert skip_words(1).startswith("the first day of each period is left out,")
    assert skip_words(3).startswith("the first 3 days of each period are left out,")
