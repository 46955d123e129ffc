"""The trend of pain by day in each place of a report."""

from datetime import timedelta

from builders import DAY, a_check_in, a_session, place
from fasciatrack.domain.periods import Period
from fasciatrack.domain.records import Entry
from fasciatrack.domain.selection import Selection
from fasciatrack.reporting.missing import Missing
from fasciatrack.reporting.over_time.area_trends import AreaTrend, area_trends

FOUR_WEEKS = Period(first=DAY - timedelta(days=27), last=DAY)


def falling(area: str, days: int = 28) -> list[Entry]:
    """Return a check-in a day, a point lower every seven days."""
    return [
        a_check_in(
            f"pain {area}={4 + round(number / 7, 1)}", day=DAY - timedelta(days=number)
        )
        for number in range(days)
    ]


def trends(*entries: Entry, selection: Selection | None = None) -> list[AreaTrend]:
    return list(area_trends(entries, FOUR_WEEKS, selection or Selection()))


def test_each_place_has_its_own_those_with_most_days_first() -> None:
    found = trends(*falling("jaw", 3), *falling("neck"), a_check_in("pain=4"))
    assert [(one.place, one.trend.days) for one in found] == [
        (place("neck"), 28),
        (place("jaw"), 3),
        (None, 1),
    ]
    neck, jaw, _ = (one.trend for one in found)
    assert neck.line is not None
    assert (neck.verdict, neck.line.slope) == ("falling", -1)
    assert jaw.missing[0] == Missing(what="day with a rating", have=3, need=8)


def test_places_with_as_many_days_are_in_alphabetical_order() -> None:
    found = trends(a_check_in("pain neck=4", "pain jaw=3", "pain=5"))
    assert [one.place for one in found] == [None, place("jaw"), place("neck")]


def test_scores_after_sessions_and_other_metrics_do_not_count() -> None:
    assert trends(a_session("pain neck=:2", "stiffness neck=4:3")) == []
    (both,) = trends(a_session("pain neck=6:2"), a_check_in("pain neck=4"))
    assert both.trend.days == 1


def test_only_days_of_the_period_and_selected_places_count() -> None:
    early = a_check_in("pain neck=4", day=FOUR_WEEKS.first - timedelta(days=1))
    first = a_check_in("pain neck=4", day=FOUR_WEEKS.first)
    (neck,) = trends(early, first)
    assert neck.trend.days == 1
    chosen = Selection(places=(place("jaw"),))
    (jaw,) = trends(first, a_check_in("pain jaw=3"), selection=chosen)
    assert jaw.place == place("jaw")


def test_a_day_counts_with_its_median() -> None:
    days = [DAY - timedelta(days=number) for number in range(14)]
    odd = [
        a_check_in(f"pain neck={score}", day=day)
        for day in days
        for score in (4, 4, 10)
    ]
    (neck,) = trends(*odd)
    assert (neck.trend.verdict, neck.trend.days) == ("same", 14)
