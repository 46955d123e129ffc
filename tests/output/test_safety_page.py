"""The safety page: what is most urgent first, readable on a narrow screen."""

import re
from collections.abc import Callable

import pytest

from fasciatrack.domain.safety import SafetyTexts
from fasciatrack.output.safety_page import safety_page
from fasciatrack.output.screen import Screen

Golden = Callable[[str, str], None]
TEXTS = SafetyTexts()


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("look", ["plain", "ascii", "color"])
def test_it_looks_as_it_should(golden: Golden, width: int, look: str) -> None:
    screen = Screen(width=width, color=look == "color", unicode=look != "ascii")
    drawn = safety_page(TEXTS, screen)
    golden(f"safety-{width}-{look}.txt", drawn)
    words = re.sub("\x1b\\[[0-9;]*m", "", drawn)
    assert max(map(len, words.splitlines())) <= width
    assert ("\x1b" in drawn) is (look == "color")
    if look == "ascii":
        assert drawn.isascii()


def test_everything_is_on_the_page() -> None:
    drawn = " ".join(safety_page(TEXTS, Screen(width=40)).split())
    for flags in TEXTS.red_flags:
        assert all(sign in drawn for sign in (flags.action, *flags.signs))
    for caution in TEXTS.contraindications + TEXTS.cautions:
        assert caution.what in drawn
        assert caution.source in drawn
        if caution.agreement_percent is not None:
            assert f"{caution.what} ({caution.agreement_percent} %)" in drawn
    for dose in TEXTS.dosage:
        assert f"{dose.what}: {dose.lowest} to {dose.highest} {dose.unit}" in drawn
        assert dose.source in drawn
    lines = TEXTS.never_press + TEXTS.dosage_limits + TEXTS.preparation
    assert all(line in drawn for line in lines + TEXTS.afterwards)
    assert TEXTS.not_advice in drawn
    assert TEXTS.professional in drawn


def test_the_emergency_number_is_the_first_line() -> None:
    assert safety_page(TEXTS, Screen()).startswith("Call the emergency number now")
