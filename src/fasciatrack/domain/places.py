"""Whether what was done somewhere may also have been done to a place."""

from collections.abc import Iterable

from fasciatrack.domain.records import Place

_EITHER = (None, "both")


def may_be_on(worked: Iterable[Place], place: Place | None) -> bool:
    """Say whether a session may have been on a place.

    Args:
        worked: The places that it names. One that names none may have been anywhere,
            and one without a side on either side.
        place: None for the whole person, whom any session is on.
    """
    if place is None:
        return True
    area, side = place.area, place.side
    named = False
    for one in worked:
        if one.area == area and (
            one.side == side or side in _EITHER or one.side in _EITHER
        ):
            return True
        named = True
    return not named
