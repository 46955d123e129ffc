"""Markdown from plain values: tables, code, and docstrings of attributes."""

import ast
import inspect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from textwrap import dedent


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a table; a bar in a cell is escaped, a line break becomes a space."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(
        "| "
        + " | ".join(" ".join(cell.split()).replace("|", "\\|") for cell in line)
        + " |"
        for line in lines
    )


def code(text: object) -> str:
    """Show something as it is typed."""
    return f"`{text}`"


def words(each: Iterable[str]) -> str:
    """Show several things as they are typed."""
    return ", ".join(map(code, each))


def coded(meanings: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Make rows of names and their meanings."""
    return ((code(name), meaning) for name, meaning in meanings.items())


def fenced(language: str, lines: Iterable[str]) -> str:
    """Put lines into a block."""
    return "\n".join((f"```{language}", *lines, "```"))


def said_of(thing: object) -> str:
    """Return the first paragraph of a docstring, on one line."""
    return " ".join((inspect.getdoc(thing) or "").split("\n\n")[0].split())


def attribute_docs(kind: type) -> dict[str, str]:
    """Read the texts that stand below the attributes of a class."""
    (tree,) = ast.parse(dedent(inspect.getsource(kind))).body
    found: dict[str, str] = {}
    name = ""
    for node in getattr(tree, "body", []):
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            name = node.target.id
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name = node.targets[0].id
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            if name:
                found[name] = " ".join(str(node.value.value).split())
            name = ""
        else:
            name = ""
    return found
