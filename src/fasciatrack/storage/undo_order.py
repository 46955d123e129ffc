"""Which operations undo and redo take back, and in which order."""

from collections.abc import Iterator, Sequence


def undoable(operations: Sequence[tuple[str, str | None]]) -> list[str]:
    """Return the operations still in force, latest first, undos themselves left out.

    Args:
        operations: Identifier and what it undoes, latest first.
    """
    return [
        id_
        for id_, undoes, cancelled in _walk(operations)
        if not cancelled and undoes is None
    ]


def redoable(operations: Sequence[tuple[str, str | None]]) -> list[str]:
    """Return the undos that nothing has followed since, latest first."""
    undos = {id_ for id_, undoes in operations if undoes is not None}
    found = []
    for id_, undoes, cancelled in _walk(operations):
        if undoes is None:
            break
        if not cancelled and undoes not in undos:
            found.append(id_)
    return found


def _walk(
    operations: Sequence[tuple[str, str | None]],
) -> Iterator[tuple[str, str | None, bool]]:
    cancelled: set[str] = set()
    for id_, undoes in operations:
        is_cancelled = id_ in cancelled
        if undoes is not None and not is_cancelled:
            cancelled.add(undoes)
        yield id_, undoes, is_cancelled
