"""The words for what speaks against pressing."""

import pytest

from fasciatrack.domain import cautions, safety
from fasciatrack.errors import UnknownWordError


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("pregnancy", "pregnancy"),
        ("Blood thinners", "blood-thinners"),
        ("fracture", "broken-bone"),
        ("DVT", "deep-vein-clot"),
        ("surgery", "recent-operation"),
    ],
)
def test_a_caution_is_read_as_people_call_it(typed: str, word: str) -> None:
    assert cautions.parse_caution(typed) == word
    assert cautions.find_caution(typed) == word


def test_an_unknown_one_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownWordError, match="'pregnant-ish'") as refusal:
        cautions.parse_caution("pregnant-ish")
    assert "pregnan" in refusal.value.hint
    assert cautions.find_caution("desk") is None


def test_every_other_word_stands_for_a_known_one() -> None:
    for alias, word in cautions._ALIASES.items():  # noqa: SLF001 - all of it is looked through
        assert word in cautions.CAUTIONS
        assert alias not in cautions.CAUTIONS
    assert cautions.CAUTIONS.keys() >= cautions.OF_WHOLE_BODY


def test_the_safety_page_has_each_of_them_once() -> None:
    shown = [*safety.CONTRAINDICATIONS, *safety.CAUTIONS]
    assert {one.word: one.what for one in shown} == cautions.CAUTIONS
    assert len(shown) == len(cautions.CAUTIONS)
    assert [one.word for one in safety.CONTRAINDICATIONS] == [
        "broken-bone",
        "open-wound",
    ]
