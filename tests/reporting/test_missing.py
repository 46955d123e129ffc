"""What is missing until something may be said."""

from fasciatrack.reporting.missing import Missing, still_missing


def test_only_what_is_too_little_is_missing() -> None:
    missing = still_missing(("day with", 3, 5), ("day without", 5, 5))
    assert missing == (Missing(what="day with", have=3, need=5),)
    assert missing[0].more == 2


def test_enough_lacks_nothing() -> None:
    assert still_missing(("pair", 8, 5)) == ()
    assert Missing(what="pair", have=8, need=5).more == 0
