import json
from datetime import date, timedelta

import pytest

from builders import a_check_in, a_session
from fasciatrack.cli.relief import complete_metric
from fasciatrack.domain.changes import Change
from fasciatrack.domain.records import Entry
from relief_diary import a_diary
from world import World

TODAY = date(2026, 11, 20)
"""The day of the world; a Friday."""


def keep(world: World, *entries: Entry) -> None:
    """Store entries as they are."""
    diary = world.diary
    diary.apply(
        "log", [Change(after=entry.__replace__(number=None)) for entry in entries]
    )
    diary.close()


@pytest.fixture
def kept(world: World) -> World:
    """Return a world with sessions on some areas, and what was felt after them."""
    keep(world, *a_diary())
    return world


def groups(world: World, *arguments: str) -> list[tuple[str | None, str, int]]:
    """Return what each group is by, its name, and its sessions."""
    value = json.loads(world.ok("relief", "--json", *arguments).out)
    return [
        (
            group["by"],
            group["kind"] or (group["place"] or {}).get("area", ""),
            group["sessions"],
        )
        for group in value["groups"]
    ]


def test_all_sessions_are_drawn_and_areas_and_kinds_listed(kept: World) -> None:
    outcome = kept.ok("relief")
    lines = outcome.out.splitlines()
    assert lines[0] == (
        "How long pain stays lower · until half of the drop is gone · whole diary"
    )
    assert lines[2:4] == ["All sessions", "half longer than 22 hours (up to 2.4 days)"]
    assert sum("100% ┤" in line for line in lines) == 1
    assert any(line.startswith("left calf  24 of 24") for line in lines)
    assert any(line.startswith("Foam rolling") for line in lines)
    assert outcome.err == ""


@pytest.mark.parametrize(
    ("by", "drawn"), [("area", "left calf"), ("kind", "Foam rolling"), ("KIND", "Foam")]
)
def test_a_curve_for_each_area_or_kind(kept: World, by: str, drawn: str) -> None:
    out = kept.ok("relief", "--by", by).out
    assert out.count("100% ┤") == 2
    assert drawn in out
    assert "All sessions" not in out


@pytest.mark.parametrize("width", [40, 80, 120])
def test_it_fits_the_terminal_in_color_and_without(kept: World, width: int) -> None:
    environ = {"COLUMNS": str(width), "NO_COLOR": "1"}
    for by in ((), ("--by", "area"), ("--by", "kind")):
        out = kept.ok("relief", *by, terminal=True, environ=environ).out
        assert max(map(len, out.splitlines())) <= width
        assert "\x1b" not in out
    assert "\x1b[36m━" in kept.ok("relief", terminal=True).out
    assert kept.ok("relief", "--ascii").out.isascii()


def test_describe_says_it_in_sentences(kept: World) -> None:
    said = kept.ok("relief", "--describe", "--by", "area").out.splitlines()
    assert said[1].startswith(
        "By area, left calf: 24 of 24 sessions lower after, 24 followed,"
    )
    assert said[5] == "By area, left hand: 0 of 1 session lower after."
    assert kept.ok("relief", "--describe", "--ascii").out.isascii()


def test_json_has_all_of_it(kept: World) -> None:
    value = json.loads(kept.ok("relief", "--json").out)
    assert (value["schema_version"], value["metric"], value["until"]) == (
        *(1, "pain", "half"),
    )
    assert (value["from"], value["to"], value["conditions"]) == (None, None, [])
    whole = value["groups"][0]
    assert (whole["sessions"], whole["lower"], whole["n"]) == (38, 37, 37)
    assert whole["curve"][-1]["days"] <= 20
    assert len(whole["lengths"]) == 37


def test_areas_kinds_and_periods_choose_the_sessions(kept: World) -> None:
    assert groups(kept, "--by=kind", "--area=neck") == [("kind", "mfr-therapist", 7)]
    assert groups(kept, "--by=area", "--kind=ball") == [("area", "hip", 4)]
    first_days = groups(kept, "--by=kind", "--to=2026-08-03")
    assert first_days == [
        *(("kind", kind, 1) for kind in ("ball", "foam-roll", "mfr-therapist")),
        *(("kind", kind, 1) for kind in ("stretch", "heat")),
    ]
    value = json.loads(kept.ok("relief", "--to", "2026-08-03", "--json").out)
    assert (value["from"], value["to"]) == ("2026-08-01", "2026-08-03")


def test_a_session_before_the_period_does_not_count_and_one_after_still_ends_it(
    world: World,
) -> None:
    day = TODAY - timedelta(days=20)
    keep(
        world,
        a_session("pain neck=9:5", areas="neck", day=day),
        a_session("pain neck=6:2", areas="neck", day=day + timedelta(days=1)),
        a_check_in("pain neck=2", day=day + timedelta(days=2), at="21:00"),
        a_session(areas="neck", kind="heat", day=day + timedelta(days=4)),
        a_check_in("pain neck=9", day=day + timedelta(days=5)),
    )
    begin = (day + timedelta(days=1)).isoformat()
    value = json.loads(world.ok("relief", "--from", begin, "--to", begin, "--json").out)
    (group,) = [one for one in value["groups"] if one["by"] is None]
    assert (group["sessions"], group["n"], group["still"]) == (1, 1, 1)


def test_tags_choose_sessions_and_not_what_was_felt_later(world: World) -> None:
    keep(
        world,
        a_session("pain neck=6:2", areas="neck", tags=("travel",), day=TODAY),
        a_session("pain jaw=6:2", areas="jaw", day=TODAY),
        a_check_in("pain neck=2", day=TODAY + timedelta(days=1)),
    )
    assert groups(world, "--by=area", "--tag", "travel") == [("area", "neck", 1)]
    assert groups(world, "--by=area", "--tag", "other") == []
    value = json.loads(world.ok("relief", "--tag", "travel", "--json").out)
    assert value["groups"][0]["n"] == 1
    assert value["conditions"] == ["#travel"]


def test_other_metrics_and_the_way_back_to_the_baseline(world: World) -> None:
    keep(
        world,
        a_session("stiffness neck=6:2", areas="neck", day=TODAY),
        a_check_in("stiffness neck=5", day=TODAY + timedelta(days=1)),
    )
    value = json.loads(world.ok("relief", "--metric=Stiffness", "--json").out)
    assert value["groups"][0]["still"] == 0
    value = json.loads(
        world.ok("relief", "--metric=stiffness", "--until=BASELINE", "--json").out
    )
    assert (value["until"], value["groups"][0]["still"]) == ("baseline", 1)


@pytest.mark.parametrize("arguments", [(), ("--describe",), ("--by", "kind")])
def test_nothing_to_tell_is_said_in_one_line_and_is_no_failure(
    world: World, arguments: tuple[str, ...]
) -> None:
    outcome = world.ok("relief", *arguments)
    assert outcome.out == ""
    assert outcome.err.startswith("nothing to tell: there is no diary yet at ")
    assert outcome.err.endswith("; `fascia log` adds a session\n")
    assert outcome.err.count("\n") == 1
    world.ok("check", "--pain", "neck=4")
    assert world.ok("relief", *arguments).err == (
        "nothing to tell: no session with pain before and after; `fascia log` adds"
        " some\n"
    )


def test_nothing_to_tell_says_where_the_last_session_is(world: World) -> None:
    keep(
        world,
        a_session("pain neck=6:2", areas="neck", day=date(2021, 6, 15)),
        a_session("pain neck=6:2", areas="neck", kind="ball", day=date(2022, 3, 1)),
        a_session("stiffness neck=6:2", areas="neck", day=date(2023, 3, 1)),
    )
    outcome = world.ok("relief", "--last", "4w", "--kind", "foam-roll")
    assert outcome.err == (
        "nothing to tell: no session with pain before and after for foam-roll between"
        " 24 Oct and 20 Nov 2026; the last is of 15 Jun 2021: fascia relief --from"
        " 2021-01-01 --kind foam-roll\n"
    )
    command = outcome.err.rpartition("fascia ")[2].split()
    assert world.ok(*command).err == ""
    stiff = world.ok("relief", "--last", "4w", "--metric", "stiffness").err
    assert stiff.endswith("2023: fascia relief --metric stiffness --from 2023-01-01\n")


def test_nothing_as_json_is_still_json(world: World) -> None:
    assert json.loads(world.ok("relief", "--json").out)["groups"] == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--metric", "stifness"), "'stifness' is not a known metric of relief; did y"),
        (
            ("--metric", "mobility"),
            (
                "mobility is not told to be lower for a while; one of pain, stiffness,"
                " tightness, soreness, fatigue, stress\n"
            ),
        ),
        (("--metric", "sleep"), "'sleep' is not a known metric of relief"),
        (("--by", "tool"), "--by 'tool' is unknown; one of area, kind\n"),
        (("--until", "gone"), "--until 'gone' is unknown; one of half, baseline\n"),
        (("--json", "--describe"), "--describe and --json contradict each other"),
        (("--last", "soon"), "'soon' is not a stretch of days"),
        (("--area", "wing"), "'wing' is not a known area"),
    ],
)
def test_what_cannot_be_understood_is_refused_in_one_line(
    world: World, arguments: tuple[str, ...], said: str
) -> None:
    outcome = world.run("relief", *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"fascia: {said}")
    assert outcome.err.count("\n") == 1


def test_metrics_complete_with_what_they_are() -> None:
    assert complete_metric("sti") == [
        ("stiffness", "not stiff at all to as stiff as it could be")
    ]
    assert [name for name, _ in complete_metric("")] == [
        *("pain", "stiffness", "tightness", "soreness", "fatigue", "stress"),
    ]
