"""Trends in words: every verdict, every unit, and what is missing."""

from datetime import date, timedelta
from typing import Any

import pytest

from fasciatrack.domain.periods import Period
from fasciatrack.domain.values import replace
from fasciatrack.output.screen import Screen
from fasciatrack.output.trend_words import trend_parts, trend_sentences
from fasciatrack.reporting.missing import Missing
from fasciatrack.reporting.over_time.buckets import bucket_for
from fasciatrack.reporting.over_time.series import Chart
from fasciatrack.reporting.over_time.smoothed import TrendPoint
from fasciatrack.reporting.over_time.trends import TrendLine, Trends, Verdict

FIRST, LAST = date(2026, 9, 28), date(2026, 11, 19)
PLAIN = Screen(unicode=False)
LINE = TrendLine(
    step="day",
    n=31,
    first=FIRST,
    last=LAST,
    per="week",
    slope=-0.3,
    low=-0.41,
    high=-0.12,
    start=6.1,
    end=4,
    start_range=(5.5, 6.6),
    end_range=(3.2, 4.5),
    alike=0.2,
    lead=-180,
    p=0.0123,
    q=0.0246,
    decimals=2,
)
MISSING = (
    Missing(what="day with a rating", have=6, need=8),
    Missing(what="day from first to last", have=13, need=14),
)


def trends(verdict: Verdict = "falling", **changes: Any) -> Trends:  # noqa: ANN401 - any field
    line = replace(LINE, **changes)
    return Trends(days=31, verdict=verdict, line=line, missing=())


TO_JUDGE = (
    Missing(what="day with a rating", have=6, need=14),
    Missing(what="day from first to last", have=13, need=28),
)
NOTHING = Trends(days=6, verdict="none", line=None, missing=MISSING, to_judge=TO_JUDGE)


@pytest.mark.parametrize(
    ("found", "parts"),
    [
        (
            trends(),
            [
                "falling from about 6.1 to 4",
                "−0.3 points a week (95 % range −0.41 to −0.12)",
                "31 days",
            ],
        ),
        (
            trends("rising", slope=12, low=0, high=20, per="year", step="week", n=9),
            [
                "rising from about 6.1 to 4",
                "+12 points a year (95 % range just above 0 to +20)",
                "31 days in 9 weeks",
            ],
        ),
        (
            trends(high=0, n=90),
            [
                "falling from about 6.1 to 4",
                "−0.3 points a week (95 % range −0.41 to just below 0)",
                "31 days",
            ],
        ),
        (
            trends(end=5.2),
            [
                "falling from about 6.1 to 5.2",
                "less than 1 point in all",
                "−0.3 points a week (95 % range −0.41 to −0.12)",
                "31 days",
            ],
        ),
        (
            trends("unclear", end=6),
            [
                "not clear",
                "−0.3 points a week (95 % range −0.41 to −0.12)",
                "31 days",
            ],
        ),
        (
            trends("level", slope=0, low=0, high=0),
            ["level", "median slope 0 points a week", "31 days"],
        ),
        (
            trends("higher", slope=0, low=0, high=0),
            ["higher later on", "median slope 0 points a week", "31 days"],
        ),
        (
            trends("lower", slope=0, low=-0.2, high=0),
            ["lower later on", "median slope 0 points a week", "31 days"],
        ),
        (
            replace(trends("unclear"), areas=2, is_without_today=True),
            [
                "not clear",
                "−0.3 points a week (95 % range −0.41 to −0.12)",
                "31 days",
                "2 areas, each about its own mean",
                "without today",
            ],
        ),
        (trends("same"), ["none, 6.1 on all 31 days"]),
        (
            replace(trends("same"), areas=2),
            ["none", "31 days", "2 areas, each about its own mean"],
        ),
        (
            replace(trends("early"), missing=MISSING[:1], areas=2),
            [
                "too early to say",
                "so far −0.3 points a week (95 % range −0.41 to −0.12)",
                "2 areas, each about its own mean",
                "2 more days with a rating",
            ],
        ),
        (
            replace(trends("early"), missing=MISSING),
            [
                "too early to say",
                "so far −0.3 points a week (95 % range −0.41 to −0.12)",
                "2 more days with a rating",
                "1 more day from first to last",
            ],
        ),
        (
            NOTHING,
            [
                "none yet",
                (
                    "a line takes 2 more days with a rating and 1 more day from first"
                    " to last"
                ),
                (
                    "a verdict 8 more days with a rating and 15 more days from first"
                    " to last"
                ),
            ],
        ),
    ],
)
def test_every_verdict_is_said_in_parts(found: Trends, parts: list[str]) -> None:
    assert trend_parts("pain", found, Screen()) == parts
    assert "".join(trend_parts("pain", found, PLAIN)).isascii()


@pytest.mark.parametrize(
    ("metric", "start", "end", "said", "slope"),
    [
        ("sleep", 431, 402, "7 h 11 min to 6 h 42 min", "−0.3 min a week"),
        ("mobility", 70, 85, "70 % to 85 %", "−0.3 percentage points a week"),
        ("sleep-quality", 2.5, 3.1, "2.5 to 3.1", "−0.3 points a week"),
        ("water", 1450, 900, "1450 ml to 900 ml", "−0.3 ml a week"),
        ("caffeine", 310, 120, "310 mg to 120 mg", "−0.3 mg a week"),
        # The line may leave the scale; what is said does not.
        ("pain", 10.4, -0.3, "10 to 0", "−0.3 points a week"),
        ("sleep-quality", 0.2, 5.8, "1 to 5", "−0.3 points a week"),
        ("water", -80, 5200, "0 ml to 5200 ml", "−0.3 ml a week"),
    ],
)
def test_each_metric_has_its_unit(
    metric: str, start: float, end: float, said: str, slope: str
) -> None:
    first, second, _ = trend_parts(metric, trends(start=start, end=end), Screen())
    assert first == f"falling from about {said}"
    assert second.startswith(slope)


def test_a_whole_point_and_other_scales_are_not_called_small() -> None:
    small = "less than 1 point in all"
    assert small in trend_parts("mood", trends(start=5, end=4.1), Screen())
    # In binary, 6.1 − 5.1 is a hair less than 1.
    assert small not in trend_parts("pain", trends(start=6.1, end=5.1), Screen())
    assert small not in trend_parts("sleep-quality", trends(start=4, end=4.5), Screen())
    assert small not in trend_parts("sleep", trends(start=400, end=400.5), Screen())


def sentences(found: Trends, *, days: int = 53) -> str:
    last = FIRST + timedelta(days=days - 1)
    chart = Chart(
        metric="pain",
        unit="0-10",
        period=Period(first=FIRST, last=last),
        form="line",
        bucket=bucket_for(days),
        panels=(),
    )
    return " ".join(trend_sentences(chart, "pain, neck", found, Screen()))


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (
            trends(),
            (
                "it fell from about 6.1 on 28 Sep to 4 on 19 Nov 2026,"
                " −0.3 points a week (95 % range −0.41 to −0.12); 31 days,"
                " p 0.0123, q 0.0246. What it comes from a trend does not say."
            ),
        ),
        (
            trends(
                "rising",
                slope=0.5,
                low=0.3,
                high=0.7,
                first=date(2025, 12, 30),
                p=0.000_04,
                q=0.000_04,
            ),
            (
                "it rose from about 6.1 on 30 Dec 2025 to 4 on 19 Nov 2026,"
                " +0.5 points a week (95 % range +0.3 to +0.7); 31 days,"
                " p below 0.0001. What it comes from a trend does not say."
            ),
        ),
        (
            trends("unclear", p=0.25, q=0.25),
            (
                "not clear, −0.3 points a week (95 % range −0.41 to −0.12); 31 days,"
                " p 0.25."
            ),
        ),
        (
            trends("unclear", p=1.0, q=1.0),
            "not clear, −0.3 points a week (95 % range −0.41 to −0.12); 31 days, p 1.",
        ),
        (
            trends("level", slope=0, low=0, high=0),
            "level, median slope 0 points a week; 31 days, p 0.0123, q 0.0246.",
        ),
        (
            replace(trends("higher", slope=0, p=0.000_12, q=0.000_23), areas=3),
            (
                "higher later on, median slope 0 points a week; 31 days, 3 areas, each"
                " about its own mean, p 0.00012, q 0.00023."
            ),
        ),
        (
            trends("rising", start=6.2, end=7.1),
            (
                "it rose from about 6.2 on 28 Sep to 7.1 on 19 Nov 2026, less than 1"
                " point in all, −0.3 points a week (95 % range −0.41 to −0.12);"
                " 31 days, p 0.0123, q 0.0246. What it comes from a trend does not say."
            ),
        ),
        (trends("same"), "none, 6.1 on all 31 days."),
        (
            replace(trends("same"), areas=2),
            "none, 31 days, 2 areas, each about its own mean.",
        ),
        (
            replace(trends("early"), missing=MISSING[:1], is_without_today=True),
            (
                "too early to say, it takes 2 more days with a rating; so far"
                " −0.3 points a week (95 % range −0.41 to −0.12), without today."
            ),
        ),
        (
            replace(trends("early"), missing=MISSING),
            (
                "too early to say, it takes 2 more days with a rating and 1 more day"
                " from first to last; so far −0.3 points a week"
                " (95 % range −0.41 to −0.12)."
            ),
        ),
        (
            NOTHING,
            (
                "none yet, a line takes 2 more days with a rating and 1 more day"
                " from first to last, a verdict 8 more days with a rating and 15 more"
                " days from first to last."
            ),
        ),
    ],
)
def test_every_verdict_is_a_sentence(found: Trends, said: str) -> None:
    assert sentences(found) == f"Trend of pain, neck: {said}"


def point(
    number: int, average: float | None = None, fading: float | None = None
) -> TrendPoint:
    return TrendPoint(
        day=FIRST + timedelta(days=number),
        value=fading,
        n=int(fading is not None),
        average=average,
        fading=fading,
    )


@pytest.mark.parametrize(
    ("points", "said"),
    [
        ([point(0, None, 5), point(1)], ""),
        (
            [point(0, None, 5), point(1, 4.25, 4), point(2, 3.5, None)],
            (
                " Seven-day mean: 4.3 (29 Sep), 3.5 (30 Sep), 1 gap of too few days."
                " Mean with older days fading: 4 (29 Sep)."
            ),
        ),
        (
            [point(0, 3, 5)],
            " Seven-day mean: 3 (28 Sep). Mean with older days fading: 5 (28 Sep).",
        ),
    ],
)
def test_smoothed_values_are_said_at_their_ends(
    points: list[TrendPoint], said: str
) -> None:
    found = replace(NOTHING, points=tuple(points))
    assert sentences(found).removeprefix(sentences(NOTHING)) == said


@pytest.mark.parametrize(
    ("days", "said"),
    [(53, "(28 Sep)"), (120, "(28 Sep 2026)"), (400, "(week of 28 Sep 2026)")],
)
def test_a_bucket_is_named_as_in_the_picture(days: int, said: str) -> None:
    found = replace(NOTHING, points=(point(0, 3, 5),))
    assert f"mean: 3 {said}." in sentences(found, days=days)
