"""What one session's scores did, in words."""

from datetime import timedelta

import pytest

from builders import DAY, a_check_in, a_session
from fasciatrack.domain.timeline import felt_in
from fasciatrack.domain.values import replace
from fasciatrack.output.session_words import (
    about,
    beside_earlier,
    moved,
    session_reasons,
    session_sentences,
)
from fasciatrack.reporting.session_change import SessionChange, session_changes
from fasciatrack.reporting.usual import usual_of

FEWEST, USUAL = 6, 8


def change(score: str = "pain neck=6:3", *, earlier: int = 0) -> SessionChange:
    """Return a change with so many sessions before it, by 2, 1, 3, 2 … points."""
    name = score.partition("=")[0]
    others = [
        a_session(f"{name}=6:{4 + (0, 1, -1)[number % 3]}", day=DAY - timedelta(number))
        for number in range(1, earlier + 1)
    ]
    entry = a_session(score)
    felt = list(felt_in(others))
    pairs = [(6, 4 + (0, 1, -1)[number % 3]) for number in range(1, earlier + 1)]
    usual = usual_of(pairs[:USUAL]) if earlier >= FEWEST else None
    rating = entry.ratings[0]
    (found,) = session_changes(entry, felt, {(rating.metric, rating.place): usual})
    return found


@pytest.mark.parametrize(
    ("score", "name", "words"),
    [
        ("pain neck=6:3", "pain, neck", "−3.0 (50 % lower)"),
        ("pain left-calf=4:5", "pain, left calf", "+1.0 (25 % higher)"),
        ("stiffness=4:4", "stiffness", "0.0"),
        ("pain neck=0:2", "pain, neck", "+2.0"),
        ("mobility neck=60:75", "mobility, neck", "+15.0 percentage points"),
    ],
)
def test_one_session_is_its_own_numbers(score: str, name: str, words: str) -> None:
    found = change(score)
    assert (about(found), moved(found)) == (name, words)


@pytest.mark.parametrize(
    ("earlier", "words"),
    [
        (0, "no foam-roll session before with both scores"),
        (1, "1 foam-roll session before: −1.0"),
        (
            5,
            (
                "5 foam-roll sessions before, too few to judge: median −2.0,"
                " from −3.0 to −1.0"
            ),
        ),
        (6, "usual −2.0, the median of 6 foam-roll sessions before, from −3.0 to −1.0"),
        (
            9,
            (
                "usual −2.0, the median of the 8 written down last of 9 foam-roll"
                " sessions before, from −3.0 to −1.0"
            ),
        ),
    ],
)
def test_it_stands_beside_those_before_it(earlier: int, words: str) -> None:
    assert beside_earlier(change(earlier=earlier)) == words


def test_without_a_usual_those_before_are_summed_up() -> None:
    found = replace(change(earlier=6), usual=None)
    assert beside_earlier(found) == (
        "6 foam-roll sessions before: median −2.0, from −3.0 to −1.0"
    )


def test_sentences_say_each_move() -> None:
    (said,) = session_sentences(a_session("pain neck=6:3"), [change(earlier=6)])
    assert said == (
        "Change, pain, neck: 6 → 3, −3.0 (50 % lower). Usual −2.0, the median of 6"
        " foam-roll sessions before, from −3.0 to −1.0."
    )


def test_what_is_unknown_is_not_said_to_have_stayed() -> None:
    assert list(session_sentences(a_session("pain neck=6:"), ())) == [
        "How it moved is not known: no score both before and after."
    ]
    assert list(session_sentences(a_check_in("pain neck=4"), ())) == []


def test_one_session_has_no_label_and_those_so_far_may() -> None:
    (first,) = session_reasons((change(),))
    assert first == (
        "pain, neck: one session is 6.0 → 3.0 and no more. A label takes 11 more"
        " sessions, 27 more days."
    )
    (later,) = session_reasons((change(earlier=27), change("stiffness neck=6:3")))
    assert later == (
        "pain, neck: one session is 6.0 → 3.0 and no more. With the foam-roll sessions"
        " before: 6.0 → 4.0 on average over 28 sessions in 28 days (−2.0 points,"
        " −34 %). By published benchmarks: moderate, 30 % or more being a commonly used"
        " threshold (34 % lower, 2.0 points)."
    )


def test_without_pain_there_is_nothing_to_label() -> None:
    assert list(session_reasons(())) == [
        "No pain before and after is on record here: there is nothing to label."
    ]
