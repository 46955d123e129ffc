"""Rows of the views for an export: a few whole entries in one statement.

No statement stays open between two of them, so that a reader who stops in the middle
keeps nobody from writing.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from fasciatrack.domain.selection import Selection
from fasciatrack.storage import queries, views

ENTRIES = 1000
"""Entries whose rows are read at a time; memory stays flat."""
NUMBERS = 20 * ENTRIES
"""Entries chosen at a time: a selection by area or tag is worked out anew for each."""

Query = tuple[str, list[object]]

RATINGS = views.ratings_from("(SELECT * FROM v_measures WHERE entry BETWEEN ? AND ?)")
"""As the view, which would put together the figures of all entries each time."""


def batches_of_numbers(
    fetch: Callable[[str, list[object]], list[Any]], selection: Selection
) -> Iterator[list[int]]:
    """Yield the selected entries' numbers in rising order."""
    where, values = queries.condition(selection)
    query = (
        f"SELECT e.number FROM entry e WHERE {where} AND e.number > ?"
        " ORDER BY e.number LIMIT ?"
    )
    latest = 0
    while True:
        numbers = [row[0] for row in fetch(query, [*values, latest, NUMBERS])]
        for start in range(0, len(numbers), ENTRIES):
            yield numbers[start : start + ENTRIES]
        if len(numbers) < NUMBERS:
            return
        latest = numbers[-1]


def rows_of(
    view: str, columns: Sequence[str], selection: Selection, numbers: Sequence[int]
) -> Query:
    """Return the query for these entries' rows, in their order."""
    source, bounds = view, []
    extra, values = queries.EVERYTHING
    order = "number"
    if view == "v_ratings":
        source, bounds = f"({RATINGS})", [numbers[0], numbers[-1]]
        extra, values = queries.rating_condition(selection)
        order = "number, position"
    marks = ", ".join("?" * len(numbers))
    query = (
        f"SELECT {', '.join(columns)} FROM {source}"
        f" WHERE number IN ({marks}) AND {extra} ORDER BY {order}"
    )
    return query, [*bounds, *numbers, *values]
