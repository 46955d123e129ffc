"""Pictures of trends: the line and its range, and the smoothed values."""

from collections.abc import Callable, Mapping
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import a_check_in, a_session
from chart_diary import EIGHT_WEEKS, TODAY, a_diary, chart_of, many_areas
from fasciatrack.domain.periods import Period
from fasciatrack.domain.records import Entry
from fasciatrack.domain.selection import Selection
from fasciatrack.output.charts import draw_chart
from fasciatrack.output.plotting import Picture, Stroke
from fasciatrack.output.screen import Screen
from fasciatrack.output.trend_pictures import (
    AVERAGE,
    CURVES,
    FADED,
    LINE,
    RANGE,
    Curve,
    trend_picture,
)
from fasciatrack.reporting.over_time.series import Chart

Golden = Callable[[str, str], None]


def chart(
    metric: str,
    *entries: Entry,
    period: Period = EIGHT_WEEKS,
    by_area: bool = False,
) -> Chart:
    return chart_of(
        metric,
        entries or a_diary(),
        period=period,
        selection=Selection(),
        by_area=by_area,
        today=TODAY,
    )


def check_ins(scores: Mapping[int, float], last: int = 55) -> Chart:
    """Return a chart of scores by day, counted from the first of 56."""
    first = TODAY - timedelta(days=last)
    entries = [
        a_check_in(f"pain neck={score:g}", day=first + timedelta(days=number))
        for number, score in scores.items()
    ]
    return chart("pain", *entries, period=Period(first=first, last=TODAY))


def picture(
    drawn: Chart, *curves: Curve, width: int = 80, screen: Screen | None = None
) -> Picture:
    trends = drawn.panels[0].trends
    assert trends is not None
    return trend_picture(
        drawn, trends, screen or Screen(), width=width, rows=11, curves=curves
    )


def strokes(found: Picture, color: int) -> list[Stroke]:
    return [stroke for stroke in found.strokes if stroke.color == color]


@pytest.mark.parametrize(
    ("name", "screen"),
    [
        ("40", Screen(width=40)),
        ("80", Screen(width=80)),
        ("120", Screen(width=120)),
        ("80_ascii", Screen(width=80, unicode=False)),
        ("80_color", Screen(width=80, color=True)),
    ],
)
def test_trends_look_as_they_were_found_right(
    name: str, screen: Screen, golden: Golden
) -> None:
    golden(f"chart_trend_{name}.txt", draw_chart(chart("pain"), screen, CURVES))


@pytest.mark.parametrize("curve", CURVES)
def test_each_curve_alone_looks_as_it_was_found_right(
    curve: Curve, golden: Golden
) -> None:
    drawn = draw_chart(chart("sleep"), Screen(), (curve,))
    golden(f"chart_{curve}_sleep_80.txt", drawn)


def test_trends_of_areas_look_as_they_were_found_right(golden: Golden) -> None:
    entries = [
        a_check_in(
            f"pain neck={3 + ago % 4}",
            f"pain hip={2 + ago // 9}",
            day=TODAY - timedelta(days=ago),
        )
        for ago in range(45)
    ]
    drawn = chart("pain", *entries, by_area=True)
    golden("chart_trend_by_area_80.txt", draw_chart(drawn, Screen(), ("trend",)))


class TestTheLine:
    def test_it_goes_from_its_first_to_its_last_day(self) -> None:
        scores = {number: 8 - number / 10 for number in range(10, 51)}
        found = picture(check_ins(scores), "trend")
        ((left, top), (right, bottom)) = strokes(found, LINE.color)[0].spots
        assert left == pytest.approx(10 / 55 * (found.columns - 1))
        assert right == pytest.approx(50 / 55 * (found.columns - 1))
        assert (top, bottom) == (7, 3)

    def test_its_range_is_narrow_in_the_middle_and_stays_in_the_picture(self) -> None:
        scores = {number: (number * 7) % 11 for number in range(56)}
        found = picture(check_ins(scores), "trend")
        rows: dict[float, list[float]] = {}
        for sign in found.ground:
            assert sign.text == RANGE.sign
            rows.setdefault(sign.spot[0], []).append(sign.spot[1])
        assert [*rows] == [*range(found.columns)]
        assert len(rows[found.columns // 2]) == 1
        assert len(rows[0]) > 2 < len(rows[found.columns - 1])
        assert all(0 <= row <= 10 for some in rows.values() for row in some)
        assert all(
            some == [*range(int(min(some)), int(max(some)) + 1)]
            for some in rows.values()
        )

    def test_a_steep_line_is_cut_off_at_the_ends_of_the_scale(self) -> None:
        scores = {number: min(10, number // 2) for number in range(56)}
        found = picture(check_ins(scores), "trend")
        assert all(0 <= sign.spot[1] <= 10 for sign in found.ground)

    def test_too_few_days_have_none_and_the_key_says_nothing_of_it(self) -> None:
        drawn = check_ins({0: 4, 1: 5, 20: 6})
        found = picture(drawn, "trend")
        assert (found.strokes, found.ground) == ((), ())
        text = draw_chart(drawn, Screen(), ("trend",))
        assert "95 % range" not in text
        assert "trend: none yet, a line takes 5 more days with a rating" in text

    def test_weeks_stand_at_their_monday_and_so_does_the_line(self) -> None:
        first = TODAY - timedelta(days=363)
        entries = [
            a_check_in(
                f"pain neck={number / 40:.1f}", day=first + timedelta(days=number)
            )
            for number in range(364)
        ]
        drawn = chart("pain", *entries, period=Period(first=first, last=TODAY))
        assert drawn.bucket == "week"
        found = picture(drawn, "trend")
        (stroke,) = strokes(found, LINE.color)
        values = {sign.spot for sign in found.signs}
        for column, row in stroke.spots:
            assert any(
                abs(column - at) <= 1 and abs(row - other) <= 0.5
                for at, other in values
            )

    def test_days_in_one_column_have_no_line(self) -> None:
        days = [TODAY - timedelta(days=number) for number in range(15)]
        entries = [a_check_in(f"pain neck={day.day % 7}", day=day) for day in days]
        period = Period(first=TODAY - timedelta(days=3650), last=TODAY)
        found = picture(chart("pain", *entries, period=period), "trend")
        assert (found.strokes, found.ground) == ((), ())


class TestSmoothed:
    def test_the_average_has_a_gap_where_too_few_days_are_known(self) -> None:
        scores = dict.fromkeys((*range(8), *range(30, 36)), 4)
        runs = strokes(picture(check_ins(scores), "average"), AVERAGE.color)
        assert [stroke.is_heavy for stroke in runs] == [True, True]
        # From the fourth day on, and until three of seven are left.
        assert [len(stroke.spots) for stroke in runs] == [8, 6]

    def test_the_fading_mean_ends_where_it_is_forgotten(self) -> None:
        scores = dict.fromkeys((0, 2, 9, 17, 18), 4)
        runs = strokes(picture(check_ins(scores), "fading"), FADED.color)
        assert [len(stroke.spots) for stroke in runs] == [3, 2]

    def test_a_value_alone_is_a_sign_and_no_stroke(self) -> None:
        found = picture(check_ins({7: 4}), *CURVES)
        assert found.strokes == ()
        assert [sign.spot[1] for sign in found.signs] == [4]

    def test_months_have_no_seven_day_mean(self) -> None:
        period = Period(first=TODAY - timedelta(days=2000), last=TODAY)
        drawn = chart("pain", period=period)
        assert drawn.bucket == "month"
        assert strokes(picture(drawn, "average"), AVERAGE.color) == []
        text = draw_chart(drawn, Screen(), ("average",))
        assert "no seven-day mean over months" in text
        assert AVERAGE.sign not in text


def test_scores_after_sessions_are_left_out_and_it_is_said() -> None:
    drawn = chart("pain", a_session("pain=7:2"))
    assert [sign.spot[1] for sign in picture(drawn, "trend").signs] == [7]
    text = draw_chart(drawn, Screen(), ("trend",))
    assert "52 of 53 days without a rating, scores after sessions are not drawn" in text
    only_before = chart("pain", a_session("pain=7:"))
    assert "are not drawn" not in draw_chart(only_before, Screen(), ("trend",))


def test_areas_without_a_picture_are_named_here_too() -> None:
    drawn = chart("pain", *many_areas(), by_area=True)
    assert "not drawn: foot, hand" in draw_chart(drawn, Screen(), ("trend",))


def test_curves_differ_without_colors() -> None:
    assert len({style.sign[0] for style in (LINE, RANGE, AVERAGE, FADED)}) == 4
    assert len({style.plain_sign[0] for style in (LINE, RANGE, AVERAGE, FADED)}) == 4


@settings(max_examples=40)
@given(
    st.dictionaries(st.integers(0, 119), st.integers(0, 20), min_size=1, max_size=60),
    st.sampled_from([30, 40, 80, 120]),
    st.booleans(),
)
def test_whatever_was_scored_fits_the_screen(
    scores: dict[int, int],
    width: int,
    unicode: bool,  # noqa: FBT001 - Hypothesis gives it by position
) -> None:
    drawn = check_ins({number: score / 2 for number, score in scores.items()}, last=119)
    text = draw_chart(drawn, Screen(width=width, unicode=unicode), CURVES)
    assert max(map(len, text.splitlines())) <= width
    assert unicode or text.isascii()
