"""Pain before sessions that does not go down, however far apart they are."""

from datetime import date, timedelta

import pytest

from builders import DAY, place
from fasciatrack.reporting.notices.unchanged import medians_of, unchanged


def said(*pains: float, apart: int = 4, today: date = DAY) -> str:
    """Return what is said of sessions so many days apart, the last one today."""
    days = [today - timedelta(days=apart * back) for back in range(len(pains))]
    *earlier, now = zip(reversed(days), pains, strict=True)
    medians = medians_of(now, earlier[:4], earlier[:-5:-1])
    if medians is None:
        return ""
    found = unchanged(
        place("neck"),
        medians,
        since=earlier[0][0],
        today=today,
        sessions=len(pains),
    )
    assert (found.rule, found.places) == ("unchanged", (place("neck"),))
    return found.text(found.places)


@pytest.mark.parametrize(
    ("pains", "expected"),
    [
        ((6, 6, 6, 6, 6), "is about where it began (from 6 to 6)."),
        ((6, 6, 1, 5.5, 5.5), "is about where it began (from 6 to 5.5)."),
        ((6, 6, 1, 1, 1, 6, 6, 1), "is about where it began (from 6 to 6)."),
        ((4, 4, 4, 6, 6), "is above where it began (from 4 to 6)."),
        ((6, 6, 5, 5, 5), ""),  # a point, and 17 percent
        ((10, 10, 9, 9, 9), ""),  # a point, though only 10 percent
        ((5, 5, 4.2, 4.2, 4.2), ""),  # 16 percent
        ((6, 6, 6, 6), ""),
        ((0, 0, 0, 0, 0.5), ""),  # nothing left to go down
        ((1.5, 0.5, 1, 1, 1), "is about where it began (from 1 to 1)."),
    ],
)
def test_five_sessions_without_a_change_are_said(
    pains: tuple[float, ...], expected: str
) -> None:
    text = said(*pains)
    assert bool(text) is bool(expected)
    if expected:
        assert expected in text
        assert "asking more questions or getting a second opinion" in text


def test_so_is_since_when_and_how_many() -> None:
    assert said(6, 6, 6, 6, 6).startswith(
        "After 5 sessions since 3 Nov the pain before them in the neck"
    )
    long_ago = said(6, 6, 6, 6, 6, apart=100)
    assert long_ago.startswith("After 5 sessions since 15 Oct 2025 the pain")


@pytest.mark.parametrize(("apart", "is_found"), [(3, False), (4, True)])
def test_they_have_to_span_two_weeks(
    apart: int,
    is_found: bool,  # noqa: FBT001 - a column
) -> None:
    assert bool(said(6, 6, 6, 6, 6, apart=apart)) is is_found
