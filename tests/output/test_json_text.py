import json

import pytest
from hypothesis import given

from fasciatrack.output.json_text import json_text
from strategies import TEXT


@given(TEXT)
def test_it_is_the_same_value_and_every_character_can_be_shown(text: str) -> None:
    shown = json_text({"note": text})
    assert shown.isprintable()
    assert json.loads(shown) == {"note": text}


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (-22 / 21, "-1.0476"),
        (0.1 + 0.2, "0.3"),
        (2.00005, "2.0001"),
        (-2.00005, "-2.0001"),
        (6.3, "6.3"),
        (6.0, "6.0"),
        (6, "6"),
        (-0.0, "0.0"),
        (0.0, "0.0"),
        (0.0041349, "0.00413"),
        (0.00999951, "0.01"),
        (1.23456e-12, "1.23e-12"),
        (1e-12, "1e-12"),
        (True, "true"),
        (None, "null"),
    ],
)
def test_a_figure_is_rounded_once_wherever_it_stands(value: object, said: str) -> None:
    assert json_text(value) == said
    assert json_text({"a": [{"b": (value, "0.123456")}], "c": 3.14159}) == (
        f'{{"a": [{{"b": [{said}, "0.123456"]}}], "c": 3.1416}}'
    )


def test_letters_stay_letters_and_what_acts_is_spelled() -> None:
    said = json_text("Müde 首 \x1b[2J \x9b1m \u202e \U000e0001")
    assert said == '"Müde 首 \\u001b[2J \\u009b1m \\u202e \\udb40\\udc01"'
