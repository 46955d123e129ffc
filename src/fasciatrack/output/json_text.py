"""Values as JSON that can be shown: nothing in it acts on a terminal."""

import json


def json_text(value: object) -> str:
    """Write plain values as one line of JSON.

    Letters of every language stay as they are; what could act on a terminal, such as a
    character that turns the direction of writing, is spelled as JSON spells it.
    """
    text = json.dumps(value, ensure_ascii=False)
    if text.isprintable():
        return text
    return "".join(
        character if character.isprintable() else json.dumps(character)[1:-1]
        for character in text
    )
