import json
from datetime import date, timedelta
from typing import Any

import pytest

from builders import a_check_in, a_drink, a_night, a_session
from chart_diary import a_diary
from fasciatrack.cli.chart import complete_metric
from fasciatrack.domain.changes import Change
from fasciatrack.domain.records import Entry
from world import World

TODAY = date(2026, 11, 20)
"""The day of the world; a Friday."""


def keep(world: World, *entries: Entry) -> None:
    """Store entries as they are."""
    diary = world.diary
    changes = [Change(before=None, after=entry) for entry in entries]
    diary.apply("log", changes)
    diary.close()


@pytest.fixture
def kept(world: World) -> World:
    """Return a world with eight weeks of entries."""
    keep(world, *(entry.__replace__(number=None) for entry in a_diary()))
    return world


def test_the_last_eight_weeks_are_drawn_on_standard_output(kept: World) -> None:
    outcome = kept.ok("chart", "pain")
    lines = outcome.out.splitlines()
    assert lines[0] == "Pain, 0–10 · all areas · 28 Sep – 20 Nov 2026"
    assert lines[16:] == [
        "before n 29, after n 29, now n 6, 23 of 54 days without a rating",
        "trend: falling from about 7.2 to 2.1",
        "−0.7 points a week (95 % range −0.88 to −0.54), 31 days",
        "2 areas, each about its own mean",
    ]
    assert outcome.err == ""


def test_a_young_diary_fills_its_picture(world: World) -> None:
    keep(world, a_check_in("pain neck=4", day=date(2026, 11, 11)))
    assert "9 Nov – 20 Nov 2026" in world.ok("chart", "pain").out
    assert "1 Nov – 20 Nov" in world.ok("chart", "pain", "--month", "2026-11").out


@pytest.mark.parametrize("width", [40, 80, 120])
def test_the_picture_fits_the_terminal(kept: World, width: int) -> None:
    outcome = kept.ok(
        "chart", "pain", terminal=True, environ={"COLUMNS": str(width), "NO_COLOR": "1"}
    )
    assert max(map(len, outcome.out.splitlines())) == width
    assert "\x1b" not in outcome.out


def test_colors_are_for_terminals_and_can_be_asked_for(kept: World) -> None:
    assert "\x1b[38;5;5m●" in kept.ok("chart", "pain", terminal=True).out
    assert "\x1b" not in kept.ok("chart", "pain").out
    assert "\x1b[38;5;5m●" in kept.ok("chart", "pain", "--color", "always").out


def test_ascii_can_be_asked_for(kept: World) -> None:
    assert kept.ok("chart", "pain", "--ascii").out.isascii()


def test_describe_says_it_in_sentences(kept: World) -> None:
    first, trend = kept.ok("chart", "sleep", "--describe").out.splitlines()
    assert first.startswith("Sleep: 32 days between 28 Sep and 20 Nov 2026, mean 7 h")
    assert trend == (
        "Trend of sleep: not clear, 0 min a week (95 % range −5.5 to +5.3); 32 days,"
        " p 1. Seven-day mean: 7 h 4 min (3 Oct), 7 h 16 min (20 Nov), 16 gaps of too"
        " few days. Mean with older days fading: 7 h 9 min (18 Nov)."
    )


def test_json_has_every_bucket_with_null_for_gaps(kept: World) -> None:
    value = json.loads(kept.ok("chart", "pain", "--last", "3d", "--json").out)
    assert (value["schema_version"], value["metric"]) == (1, "pain")
    (panel,) = value["panels"]
    lines = {
        line["label"]: [point["value"] for point in line["points"]]
        for line in panel["lines"]
    }
    assert lines == {"before": [4, None, None], "after": [1, None, None]}


def test_kinds_areas_and_tags_choose_what_is_drawn(world: World) -> None:
    keep(
        world,
        a_session("pain left-calf=6:3", kind="ball", tags=("travel",), day=TODAY),
        a_session("pain neck=9:9", areas="neck", day=TODAY),
    )
    for option in ("--area=calf", "--kind=ball", "--tag=travel"):
        value = json.loads(world.ok("chart", "pain", option, "--json").out)
        (panel,) = value["panels"]
        assert panel["lines"][0]["points"][-1]["value"] == 6


def test_water_is_only_water_and_drinks_are_everything(world: World) -> None:
    keep(world, a_drink(500, day=TODAY), a_drink(200, "coffee", 95, day=TODAY))
    for metric, amount in (("water", 500), ("drinks", 700)):
        value = json.loads(world.ok("chart", metric, "--last", "1d", "--json").out)
        assert value["panels"][0]["lines"][0]["points"][-1]["value"] == amount


def test_by_area_gives_every_area_a_picture(world: World) -> None:
    keep(world, a_check_in("pain neck=4", "pain hip=7", day=TODAY))
    lines = world.ok("chart", "pain", "--by", "area").out.splitlines()
    assert [line for line in lines if "now n 1" in line] == [
        "hip  now n 1",
        "neck  now n 1",
    ]


def test_a_week_without_sessions_is_zero_since_the_diary_began(world: World) -> None:
    keep(
        world,
        a_night(day=TODAY - timedelta(weeks=3)),
        a_session(day=TODAY),
    )
    value = json.loads(world.ok("chart", "sessions", "--last", "5w", "--json").out)
    points = value["panels"][0]["lines"][0]["points"]
    assert [point["value"] for point in points] == [None, None, 0, 0, 0, 1]


def test_a_period_open_at_its_beginning_starts_with_the_first_entry(
    world: World,
) -> None:
    keep(
        world,
        a_drink(day=date(2019, 3, 4)),
        a_check_in("pain neck=4", day=date(2026, 11, 2)),
    )
    assert "2 Nov – 20 Nov 2026" in world.ok("chart", "pain", "--to", "today").out


@pytest.mark.parametrize("arguments", [(), ("--describe",), ("--by", "area")])
def test_nothing_to_draw_is_said_in_one_line_and_is_no_failure(
    world: World, arguments: tuple[str, ...]
) -> None:
    outcome = world.ok("chart", "pain", *arguments)
    assert outcome.out == ""
    assert outcome.err == (
        "nothing to draw: no pain ratings between 28 Sep and 20 Nov 2026;"
        " `fascia log` adds some\n"
    )


def test_nothing_to_draw_says_where_the_last_value_is(world: World) -> None:
    keep(
        world,
        a_session("pain left-calf=6:3", kind="ball", day=date(2021, 6, 15)),
        a_session("stiffness neck=5:4", minutes=None, day=date(2021, 6, 16)),
        a_drink(200, "coffee", day=date(2022, 3, 1)),
    )
    for arguments, said in (
        (("pain",), "15 Jun 2021: fascia chart pain --from 2021-01-01"),
        (("minutes",), "15 Jun 2021: fascia chart minutes --from 2021-01-01"),
        (("drinks",), "1 Mar 2022: fascia chart drinks --from 2022-01-01"),
        (
            ("pain", "--area", "left-calf", "--describe"),
            "15 Jun 2021: fascia chart pain --from 2021-01-01 --area left-calf",
        ),
    ):
        outcome = world.ok("chart", *arguments)
        assert outcome.out == ""
        assert outcome.err.startswith("nothing to draw: no ")
        assert outcome.err.endswith(f" 2026; the last is of {said}\n")
        command = said.partition("fascia ")[2].split()
        assert world.ok(*command).err == ""
    for metric in ("water", "caffeine", "sleep"):
        assert world.ok("chart", metric).err.endswith(" adds some\n")


def test_nothing_as_json_is_still_json(world: World) -> None:
    assert json.loads(world.ok("chart", "pain", "--json").out)["panels"] == []


@pytest.mark.parametrize(
    ("options", "named"),
    [
        (("--trend",), "⠒⠒ trend, straight   ░ its 95 % range"),
        (("--average",), "▄▀ seven-day mean"),
        (("--fading",), "⠤⠒ fading mean"),
    ],
)
def test_curves_are_drawn_over_the_days(
    kept: World, options: tuple[str, ...], named: str
) -> None:
    lines = kept.ok("chart", "pain", *options).out.splitlines()
    assert lines[1].startswith(f"• a day   {named}")
    assert any(line.startswith("23 of 54 days without a rating") for line in lines)
    three = kept.ok("chart", "pain", "--fading", "--trend", "--average").out
    assert named in three


def test_curves_change_neither_sentences_nor_json(kept: World) -> None:
    for form in ("--describe", "--json"):
        plain = kept.ok("chart", "pain", form).out
        assert kept.ok("chart", "pain", form, "--trend").out == plain


def test_json_has_the_line_its_range_and_the_smoothed_values(kept: World) -> None:
    value = json.loads(kept.ok("chart", "pain", "--json").out)
    trends = value["panels"][0]["trends"]
    assert trends["line"] | {"alike": 0, "p": 0, "q": 0} == {
        "step": "day",
        "n": 31,
        "first": "2026-09-28",
        "last": "2026-11-18",
        "per": "week",
        "slope": -0.7,
        "low": -0.875,
        "high": -0.5385,
        "start": 7.236,
        "end": 2.136,
        "start_range": [6.7513, 7.761],
        "end_range": [1.386, 2.8283],
        "alike": 0,
        "lead": -307,
        "p": 0,
        "q": 0,
        "decimals": 2,
    }
    assert (trends["days"], trends["verdict"], trends["missing"]) == (31, "falling", [])
    assert len(trends["points"]) == 54
    assert trends["points"][22] == {
        "day": "2026-10-20",
        "value": None,
        "n": 0,
        "average": 6.2118,
        "fading": None,
    }


def daily(world: World, *values: float, area: str = "neck", until: int = 0) -> None:
    """Keep a check-in a day, the last of them so many days ago."""
    first = TODAY - timedelta(days=len(values) - 1 + until)
    keep(
        world,
        *(
            a_check_in(f"pain {area}={value:g}", day=first + timedelta(days=number))
            for number, value in enumerate(values)
        ),
    )


def trends_of(world: World, *arguments: str) -> dict[str, Any]:
    value = json.loads(world.ok("chart", *arguments, "--json").out)
    found: dict[str, Any] = value["panels"][0]["trends"]
    return found


def test_a_relapse_is_never_called_level(world: World) -> None:
    daily(world, *[0] * 40, *(3, 4, 0, 5, 0, 4, 6, 0, 5, 4, 6, 5))
    lines = world.ok("chart", "pain").out.splitlines()
    assert lines[-1] == (
        "trend: higher later on, median slope 0 points a week, 52 days"
    )
    assert "its 95 % range" not in world.ok("chart", "pain", "--trend").out
    assert trends_of(world, "pain")["verdict"] == "higher"


def test_a_mix_of_areas_that_hardly_move_is_no_fall(world: World) -> None:
    daily(world, *[6, 7, 8, 7, 6, 8] * 5, until=26)
    daily(world, *[3, 2, 4, 3, 4, 2] * 4, area="left-calf", until=2)
    daily(world, 7, area="neck")
    trends = trends_of(world, "pain")
    assert (trends["verdict"], trends["areas"]) == ("unclear", 2)
    assert "2 areas, each about its own mean" in world.ok("chart", "pain").out
    said = world.ok("chart", "pain", "--describe").out
    assert "not clear" in said
    assert "2 areas, each about its own mean" in said
    note = "areas are drawn about their common mean"
    assert note not in world.ok("chart", "pain", "--average").out
    assert note in world.ok("chart", "pain", "--average", "--last", "1w").out


def test_means_know_the_days_before_the_period(world: World) -> None:
    daily(world, *[2, 6, 4, 8, 3] * 16)
    whole = trends_of(world, "pain", "--last", "8w")["points"]
    short = trends_of(world, "pain", "--last", "2w")["points"]
    assert short == whole[-len(short) :]
    assert "gap" not in world.ok("chart", "pain", "--last", "2w", "--describe").out
    lines = world.ok("chart", "pain", "--last", "2w").out
    assert "now n 14," in lines


def test_sides_told_apart_only_before_the_period_make_no_panel(world: World) -> None:
    daily(world, *[4] * 20, area="left-calf", until=20)
    daily(world, *[4] * 20, area="both-calf")
    value = json.loads(
        world.ok("chart", "pain", "--by", "area", "--last", "2w", "--json").out
    )
    assert [panel["title"] for panel in value["panels"]] == ["calf (both)"]


def test_what_was_drunk_today_is_not_a_whole_day(world: World) -> None:
    days = [TODAY - timedelta(days=ago) for ago in range(1, 41)]
    keep(world, *(a_drink(1500 + day.day % 3, day=day) for day in days))
    before = trends_of(world, "water")
    keep(world, a_drink(200, day=TODAY))
    after = trends_of(world, "water")
    assert after == before | {"is_without_today": True}
    (line,) = json.loads(world.ok("chart", "water", "--json").out)["panels"][0]["lines"]
    assert line["points"][-1]["value"] == 200
    assert world.ok("chart", "water").out.endswith(", 40 days, without today\n")
    drawn = world.ok("chart", "water", "--average").out
    assert "today is not drawn" in drawn
    assert "6 of 47 days without a drink of water" in drawn


def test_a_tiny_p_is_neither_0_nor_called_what_is_q(world: World) -> None:
    daily(world, *[10 - number // 6 for number in range(54)])
    daily(world, *[number % 4 for number in range(54)], area="hip")
    panels = json.loads(world.ok("chart", "pain", "--by", "area", "--json").out)[
        "panels"
    ]
    lines = [panel["trends"]["line"] for panel in panels]
    assert all(0 < line["p"] < line["q"] < 1e-6 for line in lines[:1])
    said = world.ok("chart", "pain", "--by", "area", "--describe").out
    assert "p below 0.0001, q below 0.0001" in said


def test_areas_are_judged_together(kept: World) -> None:
    lines = kept.ok("chart", "pain", "--by", "area").out.splitlines()
    assert lines[-4:] == [
        "trend, left calf: falling from about 7.2 to 1.9",
        "−0.73 points a week (95 % range −0.9 to −0.6), 29 days",
        "trend, neck: none yet, a line takes 2 more days with a rating",
        "a verdict 8 more days with a rating",
    ]


@pytest.mark.parametrize("more", [(), ("--describe",), ("--json",)])
def test_a_trend_that_is_asked_of_too_few_days_says_so(
    kept: World, more: tuple[str, ...]
) -> None:
    said = "a trend takes 14 days or more, such as --last 4w\n"
    assert kept.ok("chart", "pain", "--last", "13d", "--trend", *more).err == said
    assert kept.ok("chart", "pain", "--last", "14d", "--trend", *more).err == ""
    assert kept.ok("chart", "pain", "--last", "13d", *more).err == ""


def test_nights_and_drinks_can_be_chosen_by_tag(world: World) -> None:
    keep(
        world,
        a_night(400, day=TODAY, tags=("travel",)),
        a_night(500, day=TODAY - timedelta(days=1)),
        a_drink(300, day=TODAY, tags=("travel",)),
        a_drink(500, day=TODAY),
    )
    for metric, amount in (("sleep", 400), ("water", 300)):
        value = json.loads(
            world.ok("chart", metric, "--tag", "travel", "--last", "2d", "--json").out
        )
        (panel,) = value["panels"]
        (line,) = panel["lines"]
        assert [point["value"] for point in line["points"]] == [None, amount]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("minutes", "--trend"), "minutes are sums, drawn as bars without a trend"),
        (("stifness",), "'stifness' is not a known metric to chart; did you mean stif"),
        (("xyz",), "'xyz' is not a known metric to chart; one of pain, stiffness, t"),
        (("sleep", "--by", "area"), "sleep is not about an area; leave out --by area"),
        (("pain", "--by", "kind"), "--by 'kind' is unknown; write --by area"),
        (("pain", "--json", "--describe"), "--describe and --json contradict each o"),
        (("pain", "--last", "soon"), "'soon' is not a stretch of days"),
        (("pain", "--area", "wing"), "'wing' is not a known area"),
        ((), "missing argument 'METRIC'"),
    ],
)
def test_what_cannot_be_understood_is_refused_in_one_line(
    world: World, arguments: tuple[str, ...], said: str
) -> None:
    outcome = world.run("chart", *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"fascia: {said}")
    assert outcome.err.count("\n") == 1


def test_metrics_complete_with_what_they_are() -> None:
    assert complete_metric("sl") == [
        ("sleep", "nights, minutes"),
        ("sleep-quality", "nights, 1-5"),
    ]
    assert complete_metric("water") == [("water", "drinks of water, ml")]
    assert len(complete_metric("")) == 15
