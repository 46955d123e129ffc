from datetime import date

import pytest

from fasciatrack.domain.periods import Period
from fasciatrack.output.period_words import between, day_words

FIRST, LAST = date(2026, 10, 1), date(2026, 11, 20)


@pytest.mark.parametrize(
    ("first", "words"),
    [
        (FIRST, "between 1 Oct and 20 Nov 2026"),
        (date(2025, 10, 1), "between 1 Oct 2025 and 20 Nov 2026"),
        (LAST, "on 20 Nov 2026"),
    ],
)
def test_a_period_is_said_by_its_ends(first: date, words: str) -> None:
    assert between(Period(first=first, last=LAST)) == words


def test_a_day_is_named_without_its_year() -> None:
    assert day_words(LAST) == "20 Nov"
