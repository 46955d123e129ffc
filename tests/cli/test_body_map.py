import json
from datetime import date

import pytest

from body_diary import a_diary
from builders import a_check_in, a_follow_up, a_session
from fasciatrack.cli.body_map import complete_metric
from fasciatrack.domain.changes import Change
from fasciatrack.domain.records import Entry
from world import World

TODAY = date(2026, 11, 20)


def keep(world: World, *entries: Entry) -> None:
    """Store entries as they are."""
    diary = world.diary
    fresh = [entry.__replace__(number=None) for entry in entries]
    diary.apply("log", [Change(before=None, after=entry) for entry in fresh])
    diary.close()


@pytest.fixture
def kept(world: World) -> World:
    """Return a world with three weeks of entries."""
    keep(world, *a_diary())
    return world


def test_the_last_four_weeks_of_pain_are_drawn_on_standard_output(kept: World) -> None:
    outcome = kept.ok("map")
    lines = outcome.out.splitlines()
    assert lines[0] == "Pain, 0–10 · latest score · 24 Oct – 20 Nov 2026"
    assert "1 left glutes         9  1 20 Nov" in outcome.out
    assert outcome.err == ""


@pytest.mark.parametrize("width", [40, 80, 120])
def test_the_picture_fits_the_terminal(kept: World, width: int) -> None:
    outcome = kept.ok(
        "map", terminal=True, environ={"COLUMNS": str(width), "NO_COLOR": "1"}
    )
    assert max(map(len, outcome.out.splitlines())) <= width
    assert "\x1b" not in outcome.out


def test_colors_are_for_terminals_and_can_be_asked_for(kept: World) -> None:
    assert "\x1b[38;5;243m" in kept.ok("map", terminal=True).out
    assert "\x1b" not in kept.ok("map").out
    assert "\x1b[38;5;243m" in kept.ok("map", "--color", "always").out
    assert kept.ok("map", "--ascii").out.isascii()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--show", "average"), "Pain, 0–10 · average · 24 Oct"),
        (("pain", "--show", "Change"), "Pain, 0–10 · change over a session · 24 Oct"),
        (("--last", "1w"), "latest score · 14 Nov – 20 Nov 2026"),
        (("--week", "this"), "latest score · week 2026-W47 (16–22 Nov)"),
        (("--area", "calf", "--kind", "foam-roll"), "2026 · calf · foam-roll\n"),
    ],
)
def test_what_of_what_and_when_can_be_chosen(
    kept: World, words: tuple[str, ...], said: str
) -> None:
    assert said in kept.ok("map", *words, environ={"COLUMNS": "120"}).out


def test_other_metrics_have_their_own_map(world: World) -> None:
    keep(
        world,
        a_session("stiffness neck=5:3", "pain jaw=2:1", day=TODAY),
        a_check_in("mobility hip=80", tags=("desk",), day=TODAY),
    )
    assert " neck  " in world.ok("map", "stiffness").out
    assert " hip  " in world.ok("map", "mobility", "--tag", "desk").out
    assert " jaw  " in world.ok("map").out


def test_own_areas_are_in_the_legend(world: World) -> None:
    world.ok("areas", "add", "big-toe")
    world.ok("check", "--pain", "left-big-toe=4")
    lines = world.ok("map").out.splitlines()
    place = next(n for n, line in enumerate(lines) if "no place on the body" in line)
    assert lines[place + 1][40:].split() == [
        "left",
        "big",
        "toe",
        "4",
        "1",
        "20",
        "Nov",
    ]


def test_describe_says_it_in_sentences(kept: World) -> None:
    outcome = kept.ok("map", "--describe", "--area", "left-calf")
    assert outcome.out == (
        "Pain, 0–10, latest score between 24 Oct and 20 Nov 2026, left calf: 1 place,"
        " worst first.\n"
        "1, left calf: 3 on 19 Nov, after a session; n 14; seen behind.\n"
    )


def test_sentences_are_ascii_where_they_have_to_be(kept: World) -> None:
    shown = kept.ok("map", "--describe", "--ascii").out
    assert shown.startswith("Pain, 0-10, ")
    assert shown.isascii()
    assert kept.ok("map", "--show", "change", "--describe", "--ascii").out.isascii()


def test_json_says_the_same(kept: World) -> None:
    value = json.loads(kept.ok("map", "--json", "--area", "left-calf").out)
    assert value == {
        "schema_version": 1,
        "metric": "pain",
        "figure": "latest",
        "unit": "0-10",
        "from": "2026-10-24",
        "to": "2026-11-20",
        "conditions": ["left calf"],
        "areas": [
            {
                "number": 1,
                "place": {"area": "calf", "side": "left"},
                "value": 3,
                "n": 14,
                "days": 7,
                "day": "2026-11-19",
                "at": "2026-11-19T21:00:00+01:00",
                "phase": "after",
                "before": None,
                "after": None,
                "incomplete": 0,
            }
        ],
    }


def test_follow_ups_count(world: World) -> None:
    world.ok("log", "ball", "neck", "--pain", "6:3")
    (session,) = world.entries
    world.later(days=1)
    keep(world, a_follow_up("soreness neck=4", of=session.id, day=TODAY))
    assert json.loads(world.ok("map", "soreness", "--json").out)["areas"][0]["n"] == 1


def test_nothing_to_draw_is_said_in_one_line_and_is_no_failure(world: World) -> None:
    outcome = world.ok("map")
    assert outcome.out == ""
    assert outcome.err == (
        "nothing to draw: no pain ratings between 24 Oct and 20 Nov 2026;"
        " `fascia log` adds some\n"
    )
    assert json.loads(world.ok("map", "--json").out)["areas"] == []


def test_nothing_to_draw_says_where_the_last_value_is(world: World) -> None:
    keep(world, a_session("pain left-calf=6:3", kind="ball", day=date(2021, 6, 15)))
    outcome = world.ok("map", "--area", "calf", "--describe")
    assert outcome.err.endswith(
        "for calf between 24 Oct and 20 Nov 2026; the last is of 15 Jun 2021:"
        " fascia map pain --from 2021-01-01 --area calf\n"
    )
    command = outcome.err.strip().partition(": fascia ")[2].split()
    assert "left calf" in world.ok(*command).out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("stifness",), "did you mean stiffness or tightness or soreness?"),
        (("xyz",), "known are pain, stiffness, tightness, soreness, mobility"),
        (("mood",), "mood is not felt in one place; one of pain, stiffness"),
        (
            ("--show", "best"),
            "--show 'best' is unknown; one of latest, average, change",
        ),
        (("--json", "--describe"), "contradict each other; give one of them"),
        (("--pick", "--json"), "contradict each other; give one of them"),
        (("--area", "wing"), "'wing' is not a known area"),
    ],
)
def test_what_cannot_be_is_refused(
    world: World, words: tuple[str, ...], said: str
) -> None:
    outcome = world.run("map", *words)
    assert outcome.code == 2
    assert said in outcome.err
    assert outcome.out == ""


def test_without_a_terminal_pointing_is_refused_with_what_to_do_instead(
    world: World,
) -> None:
    for how in ({}, {"answers": ["x"], "terminal": True}):
        outcome = world.run("map", "--pick", environ={"TERM": "xterm"}, **how)  # type: ignore[arg-type]  # as run
        assert outcome.code == 2
        assert outcome.out == ""
        assert outcome.err.replace("\n    ", " ") == (
            "fascia: pointing at areas needs a terminal; name them, such as"
            " `fascia log foam-roll left-calf`; `fascia areas` lists them\n"
        )


def test_metrics_complete() -> None:
    assert [name for name, _ in complete_metric("")] == [
        "pain",
        "stiffness",
        "tightness",
        "soreness",
        "mobility",
    ]
    assert complete_metric("mob") == [("mobility", "cannot move it to normal for me")]
