import json
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import a_check_in, a_drink, a_night, a_session, place
from chart_diary import EIGHT_WEEKS, TODAY, a_diary, chart_of, many_areas
from fasciatrack.domain.periods import Period, week_of
from fasciatrack.domain.records import Entry
from fasciatrack.domain.selection import Selection
from fasciatrack.output.charts import NARROWEST, chart_values, draw_chart
from fasciatrack.output.columns import cell_width
from fasciatrack.output.screen import Screen
from fasciatrack.reporting.over_time.chartables import CHARTABLES
from fasciatrack.reporting.over_time.series import Chart

Golden = Callable[[str, str], None]


def chart(
    metric: str,
    *entries: Entry,
    period: Period = EIGHT_WEEKS,
    **changes: Any,  # noqa: ANN401 - any argument of build_chart
) -> Chart:
    values = {"selection": Selection(), "today": TODAY, **changes}
    return chart_of(metric, entries or a_diary(), period=period, **values)


def drawn(metric: str, *entries: Entry, width: int = 80, **changes: Any) -> list[str]:  # noqa: ANN401 - as above
    return draw_chart(
        chart(metric, *entries, **changes), Screen(width=width)
    ).splitlines()


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
@pytest.mark.parametrize("metric", ["pain", "sessions"])
def test_charts_look_as_they_were_found_right(
    name: str, metric: str, screen: Screen, golden: Golden
) -> None:
    golden(f"chart_{metric}_{name}.txt", draw_chart(chart(metric), screen))


@pytest.mark.parametrize("metric", ["minutes", "sleep", "sleep-quality", "water"])
def test_other_charts_look_as_they_were_found_right(
    metric: str, golden: Golden
) -> None:
    golden(f"chart_{metric}_80.txt", draw_chart(chart(metric), Screen()))


@pytest.mark.parametrize("width", [40, 80, 120])
def test_small_multiples_look_as_they_were_found_right(
    width: int, golden: Golden
) -> None:
    by_area = chart("pain", *many_areas(), by_area=True)
    golden(f"chart_by_area_{width}.txt", draw_chart(by_area, Screen(width=width)))


def test_a_year_looks_as_it_was_found_right(golden: Golden) -> None:
    entries = (
        a_check_in(f"pain neck={2 + week % 6}", day=TODAY - timedelta(weeks=week))
        for week in range(52)
        if week not in range(20, 26)
    )
    year = Period(first=TODAY - timedelta(days=364), last=TODAY)
    golden(
        "chart_year_80.txt", draw_chart(chart("pain", *entries, period=year), Screen())
    )


@pytest.mark.parametrize("terminal", ["10", "300"])
def test_the_real_terminal_changes_nothing(
    terminal: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = drawn("pain")
    monkeypatch.setenv("COLUMNS", terminal)
    monkeypatch.setenv("LINES", "5")
    monkeypatch.setenv("TERM", "dumb")
    assert drawn("pain") == before


@pytest.mark.parametrize("metric", CHARTABLES)
@pytest.mark.parametrize("width", [1, 40, 60, 80, 99, 100, 120])
def test_no_line_is_wider_than_the_screen(metric: str, width: int) -> None:
    entries = (
        a_session("pain=6:3", "stiffness=4:4", "tightness=5:", "soreness=:2"),
        a_check_in("mobility neck=80", "fatigue=3", "stress=2", "mood=9"),
        a_night(400, 3),
        a_drink(300, "coffee", 95),
        a_drink(500),
    )
    lines = drawn(metric, *entries, width=width)
    assert max(map(len, lines)) <= max(width, NARROWEST)
    assert len(lines) >= 13


def test_without_unicode_and_color_there_is_nothing_but_ascii() -> None:
    for metric in ("pain", "minutes", "sleep-quality"):
        assert draw_chart(chart(metric), Screen(unicode=False)).isascii()


def test_colors_are_never_the_only_difference_between_lines() -> None:
    (key,) = [line for line in drawn("pain") if "before a session" in line]
    signs = [part.split()[0] for part in key.split("   ")]
    assert len(set(signs)) == len(signs) == 4


def test_a_persons_words_cannot_act_on_the_terminal() -> None:
    entry = a_check_in("pain neck=4", tags=("\x1b[31m",))
    selection = Selection(tags=("\x1b[31m",))
    text = draw_chart(chart("pain", entry, selection=selection), Screen())
    assert "\x1b" not in text
    assert "#\\x1b[31m" in text


def test_an_own_area_cannot_act_on_the_terminal_or_break_the_columns() -> None:
    entry = a_check_in("pain 首の後ろ\x1b]0;=4", "pain neck=3")
    lines = drawn("pain", entry, width=120, by_area=True)
    (titles,) = [line for line in lines if "首" in line and "n 1" in line]
    assert "\x1b" not in "".join(lines)
    # Each of the four characters takes two columns.
    assert titles.index("neck") + 4 == 61


def test_an_area_is_never_cut_and_the_counts_move_to_a_line_of_their_own() -> None:
    entries = [
        a_session("pain left-calf=6:3", "pain left-calf=4", day=TODAY - timedelta(ago))
        for ago in range(10)
    ]
    entries += [a_check_in("pain left-calf=9", "pain neck=3") for _ in range(10)]
    lines = drawn("pain", *entries, width=40, by_area=True)
    at = lines.index("left calf")
    assert lines[at + 1] == "before n 10, after n 10, now n 20"
    assert lines[at + 2].startswith("10┤")
    assert "neck  now n 10" in lines
    wide = drawn("pain", *entries, width=50, by_area=True)
    assert "left calf  before n 10, after n 10, now n 20" in wide


def test_counts_wider_than_the_screen_are_broken_between_them() -> None:
    entries = [
        *(a_session("pain neck=6:3", areas="neck") for _ in range(10)),
        *(a_check_in("pain neck=9", "pain jaw=3") for _ in range(10)),
    ]
    lines = drawn("pain", *entries, width=NARROWEST, by_area=True)
    at = lines.index("neck")
    assert lines[at + 1 : at + 3] == ["before n 10, after n 10", "now n 10"]
    colored = draw_chart(
        chart("pain", *entries, by_area=True), Screen(width=NARROWEST, color=True)
    )
    assert "\x1b[1mneck\x1b[0m\nbefore n 10" in colored


def test_pictures_side_by_side_begin_on_the_same_line() -> None:
    entry = a_check_in(f"pain {'x' * 70}=4", "pain neck=3", "pain jaw=2")
    lines = drawn("pain", entry, width=120, by_area=True)
    at = lines.index("x" * 59 + "  " + "neck  now n 1")
    assert lines[at + 1 : at + 3] == ["x" * 11, "now n 1"]
    assert lines[at + 3].startswith("10┤")
    assert lines[at + 3][61:].startswith("10┤")


@pytest.mark.parametrize("others", [0, 1])
@pytest.mark.parametrize("name", ["x" * 80, "首" * 40, "my-sore-" * 9 + "back"])
def test_a_name_wider_than_the_screen_goes_on_on_the_next_line(
    others: int, name: str
) -> None:
    entry = a_check_in(f"pain {name}=4", *["pain neck=3"][:others])
    lines = drawn("pain", entry, width=40, by_area=True)
    assert name.replace("-", "") in "".join(lines).replace("-", "").replace(" ", "")
    assert "…" not in "".join(lines)
    assert max(map(cell_width, lines)) <= 40


def test_areas_that_are_not_drawn_are_all_named_on_a_narrow_screen() -> None:
    names = [f"spot-number-{n}" for n in range(12)]
    entry = a_check_in(*(f"pain {name}=4" for name in names))
    lines = drawn("pain", entry, width=40, by_area=True)
    text = " ".join(lines)
    assert "…" not in text
    assert all(name.replace("-", " ") in text.replace("-", " ") for name in names)
    assert max(map(len, lines)) <= 40


def test_scores_are_drawn_on_the_whole_scale_whatever_they_are() -> None:
    for score in (0, 3, 10):
        lines = drawn("pain", a_check_in(f"pain neck={score}"))
        labels = [line[:2].strip() for line in lines if line[2:3] in "┤│"]
        assert labels == ["10", "", "8", "", "6", "", "4", "", "2", "", "0"]


def rows_with(sign: str, lines: list[str]) -> list[int]:
    """Give the scores at which a sign is drawn, highest first."""
    rows = [line for line in lines if line[2:3] in "┤│"]
    return [10 - number for number, line in enumerate(rows) if sign in line]


def test_every_score_has_a_row_of_its_own() -> None:
    for score in range(11):
        lines = drawn("pain", a_check_in(f"pain neck={score}"))
        assert rows_with("◆", lines) == [score]


@pytest.mark.parametrize("width", [40, 80, 120])
def test_every_score_has_a_row_of_its_own_in_small_pictures_too(width: int) -> None:
    entries = (
        a_session("pain neck=5:3", areas="neck"),
        a_check_in("pain jaw=3.3", day=TODAY - timedelta(days=9)),
    )
    lines = drawn("pain", *entries, by_area=True, width=width)
    rows = [line for line in lines if line[2:3] in "┤│"]
    assert [line[:2].strip() for line in rows[:11]] == [
        *("10", "", "8", "", "6", "", "4", "", "2", "", "0")
    ]
    # Side by side from 100 columns on, else one below the other.
    scores = [10 - number % 11 for number in range(len(rows))]
    found = {
        sign: [score for score, line in zip(scores, rows, strict=True) if sign in line]
        for sign in "●○◆◉"
    }
    assert found == {"●": [5], "○": [3], "◆": [3], "◉": []}


def test_bars_of_several_areas_stay_small() -> None:
    entries = [a_session(areas=area, minutes=20) for area in ("neck", "jaw")]
    lines = drawn("minutes", *entries, by_area=True)
    assert len([line for line in lines if "┤" in line or line[2:3] == "│"]) == 12


def test_scores_that_meet_on_one_day_are_drawn_as_one_sign_that_says_so() -> None:
    lines = drawn("pain", a_session("pain=5:5"))
    assert rows_with("◉", lines) == [5]
    assert rows_with("●", lines) == rows_with("○", lines) == []
    assert any("◉ two together" in line for line in lines)


def test_signs_of_neighbouring_days_in_one_column_are_drawn_as_one() -> None:
    # At 40 columns about every third of these days shares a column with the next.
    shared = 0
    for ago in range(10):
        entries = (
            a_session("pain=5:", day=TODAY - timedelta(days=ago)),
            a_session("pain=:5", day=TODAY - timedelta(days=ago + 1)),
        )
        lines = drawn("pain", *entries, width=40)
        shared += rows_with("◉", lines) == [5]
        assert (rows_with("●", lines) == [5]) != (rows_with("◉", lines) == [5])
        assert (rows_with("○", lines) == [5]) != (rows_with("◉", lines) == [5])
        assert any("◉ two together" in line for line in lines) == (
            rows_with("◉", lines) == [5]
        )
    assert shared >= 2


TENTHS = st.integers(0, 100).map(lambda number: number / 10)


@pytest.mark.parametrize("width", [40, 80, 120])
@settings(max_examples=60)
@given(
    before=TENTHS,
    after=TENTHS,
    ago=st.integers(0, 110),
    apart=st.integers(0, 2),
    days=st.integers(113, 120) | st.integers(2, 56),
    by_area=st.booleans(),
)
def test_whatever_two_values_each_is_seen_as_its_own_sign_or_the_shared_one(  # noqa: PLR0913 - what a drawing depends on
    width: int,
    *,
    before: float,
    after: float,
    ago: int,
    apart: int,
    days: int,
    by_area: bool,
) -> None:
    day = TODAY - timedelta(days=ago % days)
    then = max(day - timedelta(days=apart), TODAY - timedelta(days=days))
    entries = (
        a_session(f"pain neck={before}:", areas="neck", day=day),
        a_session(f"pain neck=:{after}", areas="neck", day=then),
        a_check_in("pain jaw=1"),
    )[: 3 if by_area else 2]
    period = Period(first=TODAY - timedelta(days=days), last=TODAY)
    lines = drawn("pain", *entries, width=width, period=period, by_area=by_area)
    rows = [line for line in lines if line[2:3] in "┤│"]
    found = {
        sign: [
            10 - n % 11 for n, line in enumerate(rows) for _ in range(line.count(sign))
        ]
        for sign in "●○◉"
    }
    if found["◉"]:
        assert found == {"●": [], "○": [], "◉": [pytest.approx(before, abs=0.5)]}
        assert found["◉"] == [pytest.approx(after, abs=0.5)]
    else:
        assert found["●"] == [pytest.approx(before, abs=0.5)]
        assert found["○"] == [pytest.approx(after, abs=0.5)]


def test_a_day_alone_between_gaps_is_a_point() -> None:
    lines = drawn("fatigue", a_check_in("fatigue=4", day=date(2026, 10, 20)))
    assert rows_with("◆", lines) == [4]
    assert not any("\u2800" < character < "\u2900" for character in "".join(lines))


@pytest.mark.parametrize(("missing", "is_joined"), [(0, True), (1, True), (2, False)])
def test_a_line_breaks_where_more_than_one_day_is_missing(
    *, missing: int, is_joined: bool
) -> None:
    first = date(2026, 10, 20)
    entries = (
        a_check_in("fatigue=2", day=first),
        a_check_in("fatigue=9", day=first + timedelta(days=missing + 1)),
    )
    text = "".join(drawn("fatigue", *entries))
    assert any("\u2800" < character < "\u2900" for character in text) == is_joined


class TestWhatItContains:
    def test_each_line_says_how_many_ratings_and_all_how_many_gaps(self) -> None:
        entries = (a_session("pain=6:3"), a_session("pain=5:"), a_check_in("pain=4"))
        week = week_of(TODAY)
        assert drawn("pain", *entries, period=week)[-1] == (
            "before n 2, after n 1, now n 1, 3 of 4 days without a rating"
        )

    def test_a_full_period_says_that_nothing_is_missing(self) -> None:
        today = Period(first=TODAY, last=TODAY)
        assert drawn("sleep", a_night(), period=today)[-1] == (
            "n 1, no day without a night"
        )

    def test_weeks_without_sessions_are_counted_where_the_diary_was_kept(self) -> None:
        early = a_session(minutes=20, day=date(2026, 10, 27))
        undated = a_session(minutes=None, day=date(2026, 11, 3))
        lines = drawn("minutes", early, undated)
        assert lines[-2:] == [
            "n 1, 2 of 8 weeks without a session, 1 session without a duration",
            "last week to 19 Nov",
        ]

    def test_bars_of_weeks_that_are_not_whole_are_named(self) -> None:
        period = Period(first=date(2026, 11, 4), last=date(2026, 11, 15))
        assert drawn("sessions", a_session(day=date(2026, 11, 5)), period=period)[
            -1
        ].endswith("first week from 4 Nov")

    def test_areas_that_are_not_drawn_are_named(self) -> None:
        assert "not drawn: foot, hand" in drawn("pain", *many_areas(), by_area=True)

    def test_one_area_alone_is_drawn_large_with_its_name(self) -> None:
        entry = a_check_in("pain neck=4")
        lines = drawn("pain", entry, by_area=True)
        assert "neck" in lines
        assert len([line for line in lines if line[2:3] in "┤│"]) == 11
        assert "neck" not in drawn(
            "pain", entry, by_area=True, selection=Selection(places=(place("neck"),))
        )


class TestBars:
    def bar_rows(self, *entries: Entry, **changes: Any) -> list[str]:  # noqa: ANN401 - any value
        lines = drawn("minutes", *entries, **changes)
        return [line for line in lines if "┤" in line or " │" in line]

    def test_a_number_stands_on_each_bar_and_on_an_empty_week(self) -> None:
        entries = (
            a_session(minutes=30, day=date(2026, 11, 3)),
            a_session(minutes=None, day=date(2026, 11, 10)),
            a_session(minutes=20, day=date(2026, 10, 21)),
        )
        rows = self.bar_rows(*entries)
        assert rows[-1].split("│")[1].split() == ["██████", "0", "██████", "?", "0"]
        assert rows[0].split() == ["│", "30"]

    def test_the_shortest_session_is_still_a_bar(self) -> None:
        entries = (
            a_session(minutes=480, day=date(2026, 11, 3)),
            a_session(minutes=1, day=date(2026, 11, 10)),
        )
        assert "▄▄▄▄▄▄" in self.bar_rows(*entries)[-1]

    def test_less_than_a_minute_is_not_written_as_zero(self) -> None:
        entry = a_session(minutes=None)
        short = entry.session.__replace__(duration_seconds=20) if entry.session else 0
        rows = self.bar_rows(entry.__replace__(session=short))
        assert any("<1" in row for row in rows)

    def test_more_bars_than_columns_are_still_drawn(self) -> None:
        entries = [
            a_session(day=date(2016 + number // 12, 1 + number % 12, 3))
            for number in range(120)
        ]
        period = Period(first=date(2016, 1, 1), last=TODAY)
        lines = drawn("sessions", *entries, width=40, period=period)
        assert max(map(len, lines)) <= 40
        assert any("████████" in line for line in lines)

    def test_a_bar_reaches_the_row_where_its_value_is_written(self) -> None:
        for minutes in (10, 20, 50, 100):
            entry = a_session(minutes=minutes, day=date(2026, 11, 16))
            rows = self.bar_rows(entry, period=week_of(TODAY))
            (label,) = [row for row in rows if row.lstrip().startswith(f"{minutes}┤")]
            assert "█" in label
            assert "█" not in rows[rows.index(label) - 1]


def test_json_has_the_same_numbers_and_null_for_gaps() -> None:
    week = Period(first=date(2026, 11, 18), last=TODAY)
    values = chart_values(chart("pain", a_session("pain=6:3"), period=week))
    found = json.loads(json.dumps(values))
    trends = found["panels"][0].pop("trends")
    assert (trends["days"], trends["verdict"], trends["line"]) == (1, "none", None)
    assert found == {
        "schema_version": 1,
        "metric": "pain",
        "unit": "0-10",
        "from": "2026-11-18",
        "to": "2026-11-19",
        "bucket": "day",
        "conditions": ["all areas"],
        "panels": [
            {
                "title": "all areas",
                "lines": [
                    {
                        "label": label,
                        "points": [
                            {"day": "2026-11-18", "value": None, "n": 0, "unsaid": 0},
                            {"day": "2026-11-19", "value": value, "n": 1, "unsaid": 0},
                        ],
                    }
                    for label, value in (("before", 6), ("after", 3))
                ],
            }
        ],
        "others": [],
    }


def test_json_without_data_has_no_panels() -> None:
    assert chart_values(chart("pain", a_night()))["panels"] == []


SCORES = st.lists(
    st.tuples(st.integers(0, 200), st.integers(0, 100)), min_size=1, max_size=40
)


@settings(max_examples=30)
@given(SCORES, st.sampled_from(["pain", "mobility", "mood"]), st.integers(30, 120))
def test_any_ratings_can_be_drawn(
    scores: list[tuple[int, int]], metric: str, width: int
) -> None:
    high = CHARTABLES[metric].high or 0
    entries = [
        a_check_in(
            f"{metric} neck={score * high / 100:.1f}", day=TODAY - timedelta(ago)
        )
        for ago, score in scores
    ]
    first = TODAY - timedelta(days=max(ago for ago, _ in scores))
    lines = drawn(metric, *entries, width=width, period=Period(first=first, last=TODAY))
    assert max(map(len, lines)) <= width
    assert "◆" in "".join(lines)
