"""How far long work is: a bar on a terminal, nothing in a pipe or for short work."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import typer

from fasciatrack.cli.context import Context

LONG = 5_000
"""Rows below which nobody has time to look at a bar."""
_STEP = 500

Item = TypeVar("Item")


def watched(
    context: Context,
    items: Iterable[Item],
    *,
    label: str,
    total: int,
    position: Callable[[Item], int],
) -> Iterable[Item]:
    """Let items pass and show on standard error how far they are.

    Args:
        context: Where it is shown, if somebody is there.
        items: What is worked on.
        label: What is done with them.
        total: The position of the last one.
        position: Tells how far an item is.
    """
    if total < LONG or context.is_quiet or not context.stderr.isatty():
        return items
    return _with_bar(context, items, label, total, position)


def _with_bar(
    context: Context,
    items: Iterable[Item],
    label: str,
    total: int,
    position: Callable[[Item], int],
) -> Iterator[Item]:
    reached = 0
    with typer.progressbar(length=total, label=label, file=context.stderr) as bar:
        for count, item in enumerate(items):
            yield item
            if count % _STEP == 0:
                bar.update(position(item) - reached)
                reached = position(item)
        bar.update(total - reached)
