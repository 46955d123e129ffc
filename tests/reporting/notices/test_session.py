"""How a session felt, what speaks against it, and caffeine before it."""

from typing import Any

import pytest

from builders import a_check_in, a_session, place
from fasciatrack.domain.cautions import CAUTIONS
from fasciatrack.domain.notices import NOTICE_CHARACTERS
from fasciatrack.domain.records import Entry, Session
from fasciatrack.domain.values import replace
from fasciatrack.reporting.notices import caffeine
from fasciatrack.reporting.notices.found import Found
from fasciatrack.reporting.notices.session import about_cautions, about_sensation


def session(kind: str = "ball", areas: str = "neck", **felt: Any) -> Entry:  # noqa: ANN401 - any of Session
    return replace(a_session(areas=areas), session=Session(kind=kind, **felt))


def texts(found: list[Found]) -> list[str]:
    return [one.text(one.places) for one in found]


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (session(sensation="sharp"), "a sharp sensation in the neck."),
        (session(discomfort=7), "discomfort 7 of 10 in the neck."),
        (
            session(sensation="sharp", discomfort=8.5),
            "a sharp sensation and discomfort 8.5 of 10 in the neck.",
        ),
        (session(sensation="sharp", areas=""), "a sharp sensation."),
        (session(sensation="sharp", discomfort=0), "a sharp sensation in the neck."),
        (session(discomfort=6.9), ""),
        (session(sensation="tender"), ""),
        (session(sensation="pressure", discomfort=0), ""),
        (session(), ""),
        (a_check_in("pain=9"), ""),
    ],
)
def test_it_should_feel_like_pressure(entry: Entry, expected: str) -> None:
    said = texts(list(about_sensation(entry)))
    assert [text.split("It should")[0] for text in said] == [
        f"You logged {each} " for each in [expected] if each
    ]
    assert all("pressure, not like sharp pain: ease off" in text for text in said)


def test_a_sharp_session_is_about_its_areas() -> None:
    (one,) = about_sensation(session(areas="neck jaw", sensation="sharp"))
    assert (one.rule, one.places) == ("sharp", (place("neck"), place("jaw")))


def cautions(entry: Entry, *words: str, general: tuple[str, ...] = ()) -> list[Found]:
    return list(about_cautions(entry, words, general=general))


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("open-wound", "Do not roll or press over an open wound; ask a professional"),
        ("wound", "Do not roll or press over an open wound; ask a professional first."),
        ("Fracture", "Do not roll or press over a broken bone; ask a professional"),
        ("pregnancy", "Pregnancy: ask a professional before you roll or press."),
        (
            "fever",
            "Fever, or an infection: ask a professional before you roll or press.",
        ),
    ],
)
def test_a_caution_says_what_not_to_press(word: str, expected: str) -> None:
    (text,) = texts(cautions(session(), word))
    assert text.startswith(f"You named a caution. {expected}")


def test_other_tags_are_no_cautions() -> None:
    assert cautions(session(), "work", "desk") == []
    assert cautions(session()) == []
    assert cautions(a_check_in("pain=1"), "fever") == []


def test_each_caution_is_said_once_and_of_every_area() -> None:
    found = cautions(
        session(areas="neck jaw"), "fever", "infection", general=("fever",)
    )
    assert [one.places for one in found] == [(place("neck"), place("jaw"))]
    assert cautions(session(areas=""), "fever")[0].places == (None,)


@pytest.mark.parametrize("kind", ["stretch", "yoga", "heat", "cold", "movement"])
def test_those_of_the_settings_are_about_pressing_only(kind: str) -> None:
    assert cautions(session(kind), general=("pregnancy",)) == []
    assert len(cautions(session(kind), "pregnancy")) == 1
    assert len(cautions(session("ball"), general=("pregnancy",))) == 1


@pytest.mark.parametrize("word", CAUTIONS)
def test_every_caution_fits_the_diary(word: str) -> None:
    (text,) = texts(cautions(session(), word))
    assert len(text) < NOTICE_CHARACTERS
    assert text.isascii()
    assert CAUTIONS[word][1:] in text


@pytest.mark.parametrize(
    ("drunk", "expected"),
    [
        ([(96.0, 201)], "You logged 201 mg of caffeine in the 4 hours before this"),
        ([(96.0, 100), (100.0, 101)], "You logged 201 mg"),
        ([(96.0, 200)], ""),
        ([(95.9, 500)], ""),
        ([(100.1, 500)], ""),
        ([(None, 500)], ""),
        ([], ""),
    ],
)
def test_more_than_200_mg_in_the_four_hours_before_are_said(
    drunk: list[tuple[float | None, float]], expected: str
) -> None:
    said = texts(list(caffeine.about_caffeine_before(100, drunk)))
    assert bool(said) is bool(expected)
    assert all(text.startswith(expected) and "EFSA (2015)" in text for text in said)


@pytest.mark.parametrize(
    ("amounts", "expected"), [([400], ""), ([1, 400], "401 mg of caffeine in a day.")]
)
def test_more_than_400_mg_in_a_day_are_said(
    amounts: list[float], expected: str
) -> None:
    said = texts(list(caffeine.about_caffeine_of_day(amounts)))
    assert bool(said) is bool(expected)
    assert all(expected in text for text in said)
