"""Selections as SQL: the same question as `Selection.matches`, asked to the file."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fasciatrack.domain.records import Place
    from fasciatrack.domain.selection import Selection

Condition = tuple[str, list[object]]
"""A WHERE clause over `entry e`, with its values."""
EVERYTHING: Condition = ("1", [])
HAPPENED = "e.day, rtrim(e.at, 'Z'), e.number"
"""The order of entries; without the Z, a second sorts before its fractions."""
HAPPENED_LAST = "e.day DESC, rtrim(e.at, 'Z') DESC, e.number DESC"
SECOND = "CAST(strftime('%s', substr(e.at, 1, 19)) AS INTEGER)"
"""When an entry was, since 1970; a fraction, which SQLite may round up, is cut off."""


def condition(selection: "Selection | None") -> Condition:
    """Return the clause that finds the selected entries; all where None is."""
    if selection is None:
        return EVERYTHING
    clauses: list[str] = []
    values: list[object] = []
    if selection.period is not None:
        clauses.append("e.day BETWEEN ? AND ?")
        values += [
            selection.period.first.isoformat(),
            selection.period.last.isoformat(),
        ]
    for wanted, clause in (
        (selection.types, "e.type IN ({})"),
        (selection.numbers, "e.number IN ({})"),
        (
            selection.kinds,
            "e.number IN (SELECT entry FROM session WHERE kind IN ({}))",
        ),
        (selection.tags, "e.number IN (SELECT entry FROM tag WHERE tag IN ({}))"),
    ):
        if wanted:
            clauses.append(clause.format(_marks(len(wanted))))
            values += wanted
    if selection.places:
        at_place, place_values = _places(selection.places)
        clauses.append(
            f"(e.number IN (SELECT entry FROM worked_area WHERE {at_place})"
            f" OR e.number IN (SELECT entry FROM rating WHERE {at_place}))"
        )
        values += place_values * 2
    return " AND ".join(clauses) or "1", values


def rating_condition(selection: "Selection") -> Condition:
    """Return the further clause that keeps only the selected places' ratings."""
    if not selection.places:
        return EVERYTHING
    at_place, values = _places(selection.places)
    return f"({at_place})", values


def _places(places: "tuple[Place, ...]") -> Condition:
    clauses: list[str] = []
    values: list[object] = []
    for place in places:
        if place.side is None:
            clauses.append("area = ?")
            values.append(place.area)
        else:
            clauses.append("(area = ? AND side IN (?, 'both'))")
            values += [place.area, place.side]
    return " OR ".join(clauses), values


def _marks(count: int) -> str:
    return ", ".join("?" * count)
