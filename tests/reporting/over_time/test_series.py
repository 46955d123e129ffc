from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import a_check_in, a_drink, a_night, a_session, place
from chart_diary import chart_of
from fasciatrack.domain.periods import EARLIEST, Period
from fasciatrack.domain.records import Entry, Night
from fasciatrack.domain.selection import Selection
from fasciatrack.domain.values import replace
from fasciatrack.errors import InvalidValueError, UnknownWordError
from fasciatrack.reporting.over_time.buckets import bucket_of
from fasciatrack.reporting.over_time.chartables import CHART_WORDS, CHARTABLES
from fasciatrack.reporting.over_time.series import (
    MOST_PANELS,
    Chart,
    Line,
)

TODAY = date(2026, 11, 19)
"""A Thursday."""
MONDAY = date(2026, 11, 16)


def day(text: str) -> date:
    return date.fromisoformat(f"2026-{text}")


def chart(
    metric: str,
    *entries: Entry,
    first: date = MONDAY,
    last: date = TODAY,
    **changes: Any,  # noqa: ANN401 - any argument of build_chart
) -> Chart:
    values = {"selection": Selection(), "today": TODAY, **changes}
    return chart_of(metric, entries, period=Period(first=first, last=last), **values)


def only_line(drawn: Chart) -> Line:
    (panel,) = drawn.panels
    (line,) = panel.lines
    return line


def values(line: Line) -> list[float | None]:
    return [point.value for point in line.points]


def test_a_day_is_the_mean_of_its_ratings_and_a_day_without_one_is_a_gap() -> None:
    drawn = chart(
        "pain",
        a_check_in("pain neck=4", day=MONDAY),
        a_check_in("pain neck=7", "pain calf=5", day=MONDAY),
        a_check_in("pain neck=2", day=day("11-18")),
    )
    line = only_line(drawn)
    assert drawn.bucket == "day"
    assert [point.day.day for point in line.points] == [16, 17, 18, 19]
    assert values(line) == [5.333333333, None, 2, None]
    assert [point.n for point in line.points] == [3, 0, 1, 0]


def test_a_rating_of_zero_is_a_value_and_not_a_gap() -> None:
    assert values(only_line(chart("pain", a_check_in("pain neck=0")))) == [
        None,
        None,
        None,
        0,
    ]


def test_before_after_and_now_are_lines_of_their_own_in_this_order() -> None:
    drawn = chart("pain", a_check_in("pain neck=4"), a_session("pain left-calf=6:3"))
    (panel,) = drawn.panels
    assert [(line.label, line.points[-1].value) for line in panel.lines] == [
        ("before", 6),
        ("after", 3),
        ("now", 4),
    ]


def test_a_week_is_the_mean_of_its_days_so_that_a_busy_day_counts_once() -> None:
    drawn = chart(
        "pain",
        *(a_check_in("pain neck=8", day=MONDAY) for _ in range(9)),
        a_check_in("pain neck=2", day=day("11-18")),
        first=date(2026, 1, 1),
    )
    last = only_line(drawn).points[-1]
    assert drawn.bucket == "week"
    assert (last.day, last.value, last.n) == (MONDAY, 5, 10)


@pytest.mark.parametrize(
    ("metric", "days", "bucket"),
    [
        ("pain", 1, "day"),
        ("pain", 120, "day"),
        ("pain", 121, "week"),
        ("pain", 3 * 366, "week"),
        ("pain", 3 * 366 + 1, "month"),
        ("sleep", 200, "week"),
        ("sessions", 1, "week"),
        ("sessions", 27 * 7, "week"),
        ("minutes", 27 * 7 + 1, "month"),
    ],
)
def test_the_longer_the_period_the_wider_the_buckets(
    metric: str, days: int, bucket: str
) -> None:
    first = TODAY - timedelta(days=days - 1)
    entries = (a_session("pain=5:3"), a_night())
    assert chart(metric, *entries, first=first).bucket == bucket


def test_buckets_of_months_begin_on_their_first_day() -> None:
    line = only_line(chart("pain", a_check_in("pain neck=4"), first=date(2023, 11, 10)))
    assert [str(point.day) for point in line.points[:3]] == [
        "2023-11-01",
        "2023-12-01",
        "2024-01-01",
    ]
    assert line.points[-1].day == date(2026, 11, 1)


def test_a_period_open_at_its_beginning_starts_with_the_first_observation() -> None:
    drawn = chart(
        "pain",
        a_night(day=date(2020, 1, 1)),
        a_check_in("pain neck=4", day=day("11-10")),
        first=EARLIEST,
    )
    assert drawn.period == Period(first=day("11-10"), last=TODAY)


def test_nothing_is_drawn_after_today() -> None:
    drawn = chart("pain", a_check_in("pain neck=4"), last=day("11-30"))
    assert drawn.period.last == TODAY


def test_an_entry_from_a_place_where_it_is_tomorrow_already_is_drawn() -> None:
    tomorrow = TODAY + timedelta(days=1)
    drawn = chart("pain", a_check_in("pain neck=4", day=tomorrow), last=day("11-30"))
    assert values(only_line(drawn))[-1] == 4
    assert drawn.period.last == tomorrow


def test_without_observations_there_is_no_panel_and_the_period_is_as_asked() -> None:
    drawn = chart("pain", a_night(), last=day("11-30"))
    assert drawn.panels == ()
    assert drawn.period.last == day("11-30")


class TestSelecting:
    def test_entries_outside_the_period_are_left_out(self) -> None:
        outside = a_check_in("pain neck=4", day=MONDAY - timedelta(days=1))
        assert chart("pain", outside).panels == ()

    def test_only_the_ratings_of_the_places_asked_for_count(self) -> None:
        entry = a_session("pain left-calf=6:3", "pain neck=8:8", areas="left-calf neck")
        selection = Selection(places=(place("left-calf"),), tags=())
        drawn = chart("pain", entry, selection=selection)
        assert [line.points[-1].value for line in drawn.panels[0].lines] == [6, 3]
        assert drawn.conditions == ("left calf",)

    def test_kinds_and_tags_are_named_with_what_is_drawn(self) -> None:
        entry = a_session("pain left-calf=6:3", kind="ball", tags=("travel",))
        selection = Selection(kinds=("ball",), tags=("travel",))
        drawn = chart("pain", entry, a_check_in("pain neck=1"), selection=selection)
        assert drawn.conditions == ("all areas", "ball", "#travel")
        assert [line.label for line in drawn.panels[0].lines] == ["before", "after"]

    @pytest.mark.parametrize("metric", ["fatigue", "sleep", "water", "sessions"])
    def test_all_areas_are_named_only_where_several_could_mix(
        self, metric: str
    ) -> None:
        assert chart(metric).conditions == ()


class TestOtherMetrics:
    def test_sleep_is_in_minutes_and_a_night_without_them_is_a_gap(self) -> None:
        line = only_line(chart("sleep", a_night(400), a_night(None, 4, day=MONDAY)))
        assert values(line) == [None, None, None, 400]
        assert line.label == "sleep"

    def test_sleep_is_computed_from_the_times_where_all_are_known(self) -> None:
        lights_out = datetime.fromisoformat("2026-11-18T23:00+01:00")
        night = Night(
            lights_out_at=lights_out,
            woke_at=lights_out + timedelta(hours=7),
            latency_minutes=20,
            awake_minutes=10,
        )
        entry = replace(a_night(), night=night)
        assert values(only_line(chart("sleep", entry)))[-1] == 390

    def test_two_nights_on_one_day_are_averaged_and_not_added(self) -> None:
        line = only_line(chart("sleep", a_night(400), a_night(440, source="watch")))
        assert values(line)[-1] == 420

    def test_sleep_quality_leaves_out_nights_without_one(self) -> None:
        line = only_line(chart("sleep-quality", a_night(400, 2), a_night(300)))
        assert (line.points[-1].value, line.points[-1].n) == (2, 1)

    def test_drinks_of_a_day_add_up_whatever_was_in_the_glass(self) -> None:
        entries = (a_drink(500), a_drink(250, "tea"), a_drink(330, day=MONDAY))
        line = only_line(chart("drinks", *entries))
        assert values(line) == [330, None, None, 750]

    def test_only_water_is_water(self) -> None:
        entries = (a_drink(500), a_drink(250, "tea"), a_drink(330, "tea", day=MONDAY))
        line = only_line(chart("water", *entries))
        assert values(line) == [None, None, None, 500]
        assert line.points[-1].n == 1

    def test_a_week_of_drinks_is_the_mean_of_the_days_that_have_some(self) -> None:
        entries = (a_drink(500), a_drink(500), a_drink(600, day=MONDAY))
        line = only_line(chart("water", *entries, first=date(2026, 1, 1)))
        assert line.points[-1].value == 800

    def test_caffeine_counts_only_where_it_is_said(self) -> None:
        entries = (a_drink(250, "coffee", 95), a_drink(500), a_drink(day=MONDAY))
        line = only_line(chart("caffeine", *entries))
        assert values(line) == [None, None, None, 95]
        assert line.points[-1].n == 1

    @pytest.mark.parametrize("metric", ["fatigue", "stress", "mood"])
    def test_what_the_whole_person_feels_is_drawn(self, metric: str) -> None:
        assert values(only_line(chart(metric, a_check_in(f"{metric}=6"))))[-1] == 6

    def test_entries_of_other_types_say_nothing(self) -> None:
        entry = a_check_in("fatigue=3")
        for metric in ("sessions", "minutes", "sleep", "water", "pain"):
            assert chart(metric, entry).panels == ()


class TestBars:
    FIRST = day("10-19")

    def weeks(self, metric: str, *entries: Entry, **changes: Any) -> Line:  # noqa: ANN401 - any value
        return only_line(chart(metric, *entries, first=self.FIRST, **changes))

    def test_a_week_without_sessions_is_zero_from_the_diarys_first_week_on(
        self,
    ) -> None:
        line = self.weeks("sessions", a_night(day=day("10-28")), a_session())
        assert values(line) == [None, 0, 0, 0, 1]

    def test_the_diarys_first_day_can_lie_before_the_entries_given(self) -> None:
        line = self.weeks("sessions", a_session(), begun=date(2020, 1, 1))
        assert values(line) == [0, 0, 0, 0, 1]

    def test_minutes_add_up_over_the_week(self) -> None:
        entries = (a_session(minutes=10), a_session(minutes=25, day=MONDAY))
        assert values(self.weeks("minutes", *entries))[-1] == 35

    def test_a_week_whose_sessions_have_no_duration_is_a_gap_and_not_zero(
        self,
    ) -> None:
        line = self.weeks(
            "minutes",
            a_session(minutes=10, day=day("10-28")),
            a_session(minutes=None),
        )
        assert values(line) == [None, 10, 0, 0, None]
        assert [point.unsaid for point in line.points] == [0, 0, 0, 0, 1]

    def test_a_session_without_duration_is_counted_as_left_out(self) -> None:
        entries = (a_session(minutes=10), a_session(minutes=None))
        point = self.weeks("minutes", *entries).points[-1]
        assert (point.value, point.n, point.unsaid) == (10, 1, 1)

    def test_sessions_count_whether_or_not_they_say_how_long_they_took(self) -> None:
        entries = (a_session(minutes=10), a_session(minutes=None))
        point = self.weeks("sessions", *entries).points[-1]
        assert (point.value, point.n, point.unsaid) == (2, 2, 0)

    def test_durations_alone_missing_leave_nothing_to_draw(self) -> None:
        assert chart("minutes", a_session(minutes=None)).panels == ()

    def test_only_sessions_of_the_kinds_asked_for_are_counted(self) -> None:
        line = self.weeks(
            "sessions",
            a_session(kind="ball"),
            a_session(kind="foam-roll", day=day("11-10")),
            selection=Selection(kinds=("ball",)),
        )
        assert values(line)[-2:] == [0, 1]


class TestByArea:
    def titles(self, metric: str, *entries: Entry, **changes: Any) -> list[str]:  # noqa: ANN401 - any value
        drawn = chart(metric, *entries, by_area=True, **changes)
        return [panel.title for panel in drawn.panels]

    def test_the_worst_area_comes_first_as_it_was_before_treatment(self) -> None:
        entries = (
            a_session("pain left-calf=5:0"),
            a_check_in("pain neck=4"),
            a_session("pain hip=:9", areas="hip"),
        )
        assert self.titles("pain", *entries) == ["hip", "left calf", "neck"]

    def test_for_mobility_the_lowest_is_the_worst(self) -> None:
        entry = a_check_in("mobility neck=40", "mobility hip=90")
        assert self.titles("mobility", entry) == ["neck", "hip"]

    def test_areas_alike_are_in_alphabetical_order(self) -> None:
        entry = a_check_in("pain neck=4", "pain hip=4")
        assert self.titles("pain", entry) == ["hip", "neck"]

    def test_panels_beyond_the_sixth_are_only_named(self) -> None:
        areas = ["ankle", "calf", "elbow", "foot", "hand", "hip", "jaw", "knee"]
        entry = a_check_in(*(f"pain {area}={9 - n}" for n, area in enumerate(areas)))
        drawn = chart("pain", entry, by_area=True)
        assert [panel.title for panel in drawn.panels] == areas[:MOST_PANELS]
        assert drawn.others == ("jaw", "knee")

    def test_both_sides_join_left_and_right_where_these_are_told_apart(self) -> None:
        entries = (
            a_check_in("pain both-calf=4", "pain both-hip=1"),
            a_check_in("pain left-calf=8", day=MONDAY),
        )
        drawn = chart("pain", *entries, by_area=True)
        lines = {panel.title: values(panel.lines[0]) for panel in drawn.panels}
        assert lines == {
            "left calf": [8, None, None, 4],
            "right calf": [None, None, None, 4],
            "hip (both)": [None, None, None, 1],
        }

    def test_sessions_are_counted_for_each_area_worked_on_most_first(self) -> None:
        entries = (
            a_session(areas="left-calf neck"),
            a_session(areas="neck"),
            a_session(areas=""),
        )
        drawn = chart("sessions", *entries, by_area=True)
        assert [(p.title, values(p.lines[0])[-1]) for p in drawn.panels] == [
            ("neck", 2),
            ("left calf", 1),
        ]

    def test_only_the_places_asked_for_get_a_panel(self) -> None:
        entry = a_session(areas="left-calf neck")
        selection = Selection(places=(place("neck"),))
        assert self.titles("sessions", entry, selection=selection) == ["neck"]

    def test_every_panel_has_the_same_buckets(self) -> None:
        drawn = chart(
            "pain",
            a_check_in("pain neck=4"),
            a_check_in("pain hip=2", day=MONDAY),
            by_area=True,
        )
        days = {
            tuple(point.day for point in line.points)
            for panel in drawn.panels
            for line in panel.lines
        }
        assert len(days) == 1

    @pytest.mark.parametrize("metric", ["fatigue", "sleep", "water", "caffeine"])
    def test_what_has_no_area_is_refused(self, metric: str) -> None:
        with pytest.raises(InvalidValueError, match=f"{metric} is not about an area"):
            chart(metric, by_area=True)


def test_an_unknown_metric_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownWordError, match="'stifness' is not a known metric"):
        CHART_WORDS.parse("stifness")
    assert CHART_WORDS.parse("Sleep Quality") == "sleep-quality"
    assert set(CHART_WORDS.words) == set(CHARTABLES)


DAYS = st.dates(date(2025, 10, 1), TODAY)


@given(
    st.lists(st.tuples(DAYS, st.integers(0, 10)), min_size=1, max_size=30),
    st.dates(date(2025, 9, 1), date(2026, 11, 1)),
)
def test_no_rating_of_the_period_is_lost_and_means_stay_in_range(
    scores: Sequence[tuple[date, int]], first: date
) -> None:
    entries = [a_check_in(f"pain neck={score}", day=on) for on, score in scores]
    inside = [score for on, score in scores if on >= first]
    drawn = chart("pain", *entries, first=first)
    points = only_line(drawn).points if inside else ()
    assert sum(point.n for point in points) == len(inside)
    for point in points:
        assert (point.value is None) == (point.n == 0)
        if point.value is not None:
            assert min(inside) <= point.value <= max(inside)


@given(st.lists(DAYS, min_size=1, max_size=20), st.sampled_from(["sessions", "pain"]))
def test_the_buckets_partition_the_period(found: list[date], metric: str) -> None:
    entries = [a_session("pain=5:", day=on) for on in found]
    drawn = chart(metric, *entries, first=min(found))
    starts = [point.day for point in only_line(drawn).points]
    assert starts == sorted(set(starts))
    assert {bucket_of(each, drawn.bucket) for each in drawn.period.days()} == set(
        starts
    )
    if metric == "sessions":
        assert sum(point.value or 0 for point in only_line(drawn).points) == len(found)
