import json

from hypothesis import given

from fasciatrack.output.json_text import json_text
from strategies import TEXT


@given(TEXT)
def test_it_is_the_same_value_and_every_character_can_be_shown(text: str) -> None:
    shown = json_text({"note": text})
    assert shown.isprintable()
    assert json.loads(shown) == {"note": text}


def test_letters_stay_letters_and_what_acts_is_spelled() -> None:
    said = json_text("Müde 首 \x1b[2J \x9b1m \u202e \U000e0001")
    assert said == '"Müde 首 \\u001b[2J \\u009b1m \\u202e \\udb40\\udc01"'
