"""An HTML document taken apart, strictly: every element must be closed in order."""

from html.parser import HTMLParser
from typing import NamedTuple

VOID = {"meta", "br"}


class Element(NamedTuple):
    """One element as it stands in the document."""

    name: str
    attributes: dict[str, str | None]
    inside: tuple[str, ...]
    """The names of the elements around it, outermost first."""
    content: list[str]
    """Text directly and further inside."""

    @property
    def text(self) -> str:
        """All text inside."""
        return "".join(self.content)


class Document(HTMLParser):
    """A document whose elements are listed in order.

    Attributes:
        elements: All of them.
        odd: Comments, processing instructions and the like.
    """

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.odd: list[str] = []
        self._open: list[Element] = []
        self.feed(source)
        self.close()
        assert self._open == [], "elements are left open"

    def all(self, *names: str) -> list[Element]:
        """Return the elements of these names."""
        return [one for one in self.elements if one.name in names]

    def with_id(self, name: str) -> Element:
        """Return the one element with this id."""
        (found,) = [one for one in self.elements if one.attributes.get("id") == name]
        return found

    @property
    def names(self) -> list[str]:
        """The names of all elements, in order."""
        return [one.name for one in self.elements]

    @property
    def text(self) -> str:
        """Everything that is text."""
        return self.elements[0].text

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        assert len(dict(attrs)) == len(attrs), "an attribute is given twice"
        around = tuple(one.name for one in self._open)
        element = Element(tag, dict(attrs), around, [])
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an element that ends at once, as SVG has them."""
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the element that was opened last."""
        assert self._open.pop().name == tag

    def handle_data(self, data: str) -> None:
        """Keep text with every element around it."""
        for element in self._open:
            element.content.append(data)

    def handle_comment(self, data: str) -> None:
        """Note a comment."""
        self.odd.append(data)

    def handle_pi(self, data: str) -> None:
        """Note a processing instruction."""
        self.odd.append(data)

    def unknown_decl(self, data: str) -> None:
        """Note anything else."""
        self.odd.append(data)
