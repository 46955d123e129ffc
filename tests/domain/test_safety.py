"""What is said about safety: complete, sourced, short, and no diagnosis."""

from collections.abc import Iterator

import pytest

from fasciatrack.domain import safety
from fasciatrack.domain.disclaimer import NOT_ADVICE

NARROWEST = 40


def texts() -> Iterator[str]:
    for flags in safety.RED_FLAGS:
        yield from (flags.action, *flags.signs)
    yield from (one.what for one in safety.CONTRAINDICATIONS + safety.CAUTIONS)
    yield from safety.NEVER_PRESS
    yield from (one.what for one in safety.DOSAGE)
    yield from safety.DOSAGE_LIMITS
    yield from safety.PREPARATION
    yield from safety.AFTERWARDS
    yield from (NOT_ADVICE, safety.PROFESSIONAL)


@pytest.mark.parametrize("words", ["you have", "safe for", "you are", "diagnos"])
def test_nothing_is_a_verdict_about_this_person(words: str) -> None:
    assert [text for text in texts() if words in text.lower()] == []


def test_nothing_is_said_twice() -> None:
    said = [text.lower() for text in texts()]
    assert len(said) == len(set(said))


def test_the_most_urgent_signs_come_first_and_name_no_country() -> None:
    assert [flags.urgency for flags in safety.RED_FLAGS] == ["now", "same-day", "soon"]
    assert safety.RED_FLAGS[0].action == "Call the emergency number now"
    assert not any(digit in text for text in texts() for digit in ("112", "911", "999"))


@pytest.mark.parametrize(
    ("urgency", "words"),
    [
        ("now", "passing urine"),
        ("now", "saddle"),
        ("now", "chest pain"),
        ("now", "headache"),
        ("now", "slurred speech"),
        ("same-day", "swollen calf"),
        ("same-day", "fever"),
        ("same-day", "dark urine"),
        ("soon", "pain at night"),
        ("soon", "losing weight"),
        ("soon", "four to six weeks"),
        ("soon", "stiff for more than an hour"),
    ],
)
def test_a_sign_stands_under_its_urgency(urgency: str, words: str) -> None:
    signs = {flags.urgency: flags.signs for flags in safety.RED_FLAGS}
    assert [sign for sign in signs[urgency] if words in sign]  # type: ignore[index]  # one of three


def test_the_experts_percentages_are_those_of_the_study() -> None:
    votes = {
        one.what: one.agreement_percent
        for one in safety.CONTRAINDICATIONS + safety.CAUTIONS
        if one.agreement_percent is not None
    }
    assert votes == {
        "a broken bone": 84,
        "an open wound": 73,
        "inflamed tissue": 97,
        "a clot in a deep vein": 97,
        "an infection of the bone": 94,
        "bone growing in a muscle (myositis ossificans)": 92,
    }


def test_a_line_has_the_experts_as_source_exactly_where_they_voted() -> None:
    for one in safety.CONTRAINDICATIONS + safety.CAUTIONS:
        assert (one.source == safety.BARTSCH) is (one.agreement_percent is not None)
        assert one.source


def test_the_dosage_is_that_of_the_review() -> None:
    doses = [(one.lowest, one.highest, one.unit) for one in safety.DOSAGE]
    assert doses == [(1, 3, "sets"), (30, 120, "seconds"), (2, 4, "seconds")]
    assert {one.source for one in safety.DOSAGE} == {safety.BEHM}


@pytest.mark.parametrize("lines", [safety.PREPARATION, safety.AFTERWARDS])
def test_the_lines_around_a_session_fit_a_narrow_screen(lines: tuple[str, ...]) -> None:
    assert [line for line in lines if len(line) > NARROWEST - len("* ")] == []
    assert all(line.endswith(".") for line in lines)


@pytest.mark.parametrize("words", ["water", "clothes", "pressure", "coffee"])
def test_the_preparation_is_complete(words: str) -> None:
    assert [line for line in safety.PREPARATION if words in line.lower()]


@pytest.mark.parametrize("words", ["water", "walk", "heavy"])
def test_what_to_do_afterwards_is_complete(words: str) -> None:
    assert [line for line in safety.AFTERWARDS if words in line.lower()]
