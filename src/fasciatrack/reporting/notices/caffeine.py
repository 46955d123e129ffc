"""What much caffeine gives rise to, before a session and in a day."""

from collections.abc import Iterable, Iterator

from fasciatrack.reporting.notices.found import Found

HOURS_BEFORE = 4
MUCH_MG = 200
"""In the hours before a session."""
MUCH_A_DAY_MG = 400
EFSA = (
    f"For adults EFSA (2015) sees no concern up to {MUCH_MG} mg at once and"
    f" {MUCH_A_DAY_MG} mg in a day; in pregnancy up to {MUCH_MG} mg in a day."
)


def about_caffeine_before(
    at: float, drunk: Iterable[tuple[float | None, float]]
) -> Iterator[Found]:
    """Find much caffeine in the hours before a session.

    Args:
        at: When the session began, in hours.
        drunk: When caffeine was drunk, in hours, and how many milligrams.
    """
    milligrams = sum(
        amount
        for each, amount in drunk
        if each is not None and at - HOURS_BEFORE <= each <= at
    )
    if milligrams > MUCH_MG:
        yield _found(milligrams, f"in the {HOURS_BEFORE} hours before this session")


def about_caffeine_of_day(amounts: Iterable[float]) -> Iterator[Found]:
    """Find much caffeine in a day, from the milligrams of each drink."""
    milligrams = sum(amounts)
    if milligrams > MUCH_A_DAY_MG:
        yield _found(milligrams, "in a day")


def _found(milligrams: float, when: str) -> Found:
    said = f"You logged {milligrams:.0f} mg of caffeine {when}."
    return Found(rule="caffeine", words=f"{said} {EFSA}")
