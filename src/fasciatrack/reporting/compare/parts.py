"""What lies between scores and sessions: which came first, and how long after."""

from collections.abc import Sequence
from math import inf
from typing import NamedTuple

from fasciatrack.domain.timeline import Done, Felt

SHORTEST, LONGEST = 18, 30
"""Hours from a score to the next day's."""


class Parts(NamedTuple):
    """The sessions of a day: those before a score, and those from it on."""

    earlier: Sequence[Done]
    since: Sequence[Done]
    is_clear: bool = True
    """Whether that can be told."""


def parted(score: Felt, sessions: Sequence[Done]) -> Parts:
    """Divide a day's sessions; the score that belongs to one comes before it."""
    earlier: list[Done] = []
    since: list[Done] = []
    for session in sessions:
        if score.at is None or session.at is None:
            is_own = score.phase == "before" and all(
                one.number == score.number for one in sessions
            )
            return Parts((), sessions, is_clear=is_own)
        (earlier if session.at < score.at else since).append(session)
    return Parts(earlier, since)


def hours_since(session: Done, score: Felt) -> float:
    """Give the hours from a session to a score; infinite where they are not known."""
    if session.at is None or score.at is None:
        return inf
    return score.at - session.at


def is_a_day(start: Felt, end: Felt) -> bool:
    """Say whether two scores of days in a row are a day apart."""
    if start.at is None or end.at is None:
        return True
    return SHORTEST <= end.at - start.at <= LONGEST
