"""HTML and SVG, put together so that no text can become markup.

Text is `str` and always escaped; what is markup already is `Html`, which only
`element` and `trusted` make. A template engine would be two more dependencies for what
is a page of code here, and would leave escaping to a setting.
"""

from collections.abc import Iterable
from html import escape

from fasciatrack.output.screen import safe

VOID = ("br", "meta")
"""Elements without content and without an end."""


class Html:
    """Finished markup."""

    __slots__ = ("source",)

    def __init__(self, source: str) -> None:
        self.source = source


Content = str | Html
Attribute = str | int | float | None


def element(name: str, /, *content: Content, **attributes: Attribute) -> Html:
    """Build one element.

    Args:
        name: The element's name.
        content: Text and elements.
        attributes: Their names with `_` for `-`, and `_` behind a word of Python's;
            those that are None are left out.
    """
    written = "".join(
        f' {_name(key)}="{_text(_value(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in VOID:
        return Html(f"<{name}{written}>")
    return Html(f"<{name}{written}>{joined(content).source}</{name}>")


def joined(content: Iterable[Content], between: str = "") -> Html:
    """Set texts and elements one after the other."""
    return Html(
        _text(between).join(
            one.source if isinstance(one, Html) else _text(one) for one in content
        )
    )


def trusted(source: str) -> Html:
    """Take over markup that this program wrote; never anything a person typed."""
    return Html(source)


def _name(key: str) -> str:
    return key.removesuffix("_").replace("_", "-")


def _value(value: str | float) -> str:
    # Coordinates: a tenth of a unit is finer than any eye.
    return value if isinstance(value, str) else f"{round(value, 1):g}"


def _text(text: str) -> str:
    # What is invisible or turns the direction of writing is spelled out first.
    return escape(safe(text), quote=True)
