"""fascia plan, from the command line."""

import json
import subprocess
import sys
from typing import Any

import pytest

from fasciatrack.domain.coin import draws
from fasciatrack.domain.scales import METRICS
from fasciatrack.domain.trials import Trial
from program import environ, run
from world import World

DRAW = ("plan", "randomize", "foam-roll", "--area", "left-calf")
SHORT = ("--period", "2d", "--pairs", "6", "--seed", "5")
NONE = "there is no fair test yet; such as `fascia plan randomize foam-roll"


def trials(world: World) -> list[Trial]:
    diary = world.diary
    try:
        return diary.trials()
    finally:
        diary.close()


def plan(world: World, *argv: str) -> dict[str, Any]:
    value = json.loads(world.ok("plan", *argv, "--json").out)
    assert value["schema_version"] == 1
    found: dict[str, Any] = value["plan"]
    return found


def live(world: World, days: int) -> None:
    """Score every day, and do what is drawn: it takes two points away."""
    for _ in range(days):
        drawn = json.loads(world.ok("status", "--json").out)["plan"]["option"]
        score = "4" if drawn == "foam-roll" else "6"
        world.ok("check", "--pain", f"left-calf={score}")
        if drawn == "foam-roll":
            world.ok("log", "foam-roll", "left-calf", "--pain", f"{score}:1")
        world.later(days=1)


@pytest.mark.parametrize("words", [[], ["show"], ["result"], ["result", "--peek"]])
def test_without_a_test_it_says_how_to_draw_one(world: World, words: list[str]) -> None:
    outcome = world.ok("plan", *words)
    assert outcome.out == ""
    assert outcome.err.startswith(NONE)
    name = "result" if "result" in words else "plan"
    value = json.loads(world.ok("plan", *words, "--json").out)
    assert value == {"schema_version": 1, name: None}
    assert world.ok("plan", "list").err.startswith(NONE)
    assert not world.database.exists()


def test_a_draw_is_told_and_kept(world: World) -> None:
    outcome = world.ok(*DRAW)
    assert outcome.out == ""
    drawn, finds, each_day, stop, *_ = outcome.err.splitlines()
    assert drawn == (
        "✓ drawn: foam-roll or nothing · pain of left calf · 18 pairs of 2 × 3 days"
        " · 21 Nov 2026 to 8 Mar 2027   (fascia undo)"
    )
    assert finds == (
        "18 pairs find a true difference of 1.5 points in about 8 of 10 such tests,"
        " where scores have a standard deviation of 1.8 points"
    )
    assert each_day == (
        "each day `fascia status` says what is drawn; score it once, before any"
        " session, such as `fascia check --pain left-calf=5`"
    )
    assert stop == "if it does you no good, stop: `fascia plan cancel`"
    (trial,) = trials(world)
    assert trial.draws == draws(18, trial.seed)
    assert (trial.days, trial.skip, str(trial.start)) == (3, 1, "2026-11-21")
    assert (trial.first, trial.second, str(trial.place)) == (
        "foam-roll",
        "nothing",
        "left calf",
    )


def test_every_draw_has_a_seed_of_its_own_unless_it_is_given(world: World) -> None:
    seeds = []
    for more in ([], [], ["--seed", "0"], ["--seed", "0"]):
        world.ok(*DRAW, *more)
        seeds += [trial.seed for trial in trials(world)]
        world.ok("undo")
    assert seeds[0] != seeds[1]
    assert seeds[2:] == [0, 0]


def test_everything_can_be_said(world: World) -> None:
    world.ok(
        *("plan", "randomize", "nothing", "yoga", "--area", "neck"),
        *("--metric", "stiffness", "--period", "1w", "--pairs", "10", "--skip", "2d"),
        *("--start", "mon", "--seed", "42"),
    )
    (trial,) = trials(world)
    assert (trial.first, trial.second) == ("yoga", "nothing")
    assert (trial.metric, trial.days, trial.skip) == ("stiffness", 7, 2)
    assert (trial.pairs, trial.seed, trial.draws) == (10, 42, draws(10, 42))
    assert str(trial.start) == "2026-11-23"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", "2026-11-20"),
        ("tomorrow", "2026-11-21"),
        ("fri", "2026-11-20"),
        ("thursday", "2026-11-26"),
        ("2027-01-04", "2027-01-04"),
    ],
)
def test_it_begins_on_a_day_to_come(world: World, text: str, day: str) -> None:
    world.ok(*DRAW, "--start", text)
    assert str(trials(world)[0].start) == day


def test_what_the_whole_body_feels_has_no_area(world: World) -> None:
    outcome = world.ok("plan", "randomize", "yoga", "walk", "--metric", "mood")
    assert "yoga or movement · mood · 18 pairs" in outcome.err
    assert "such as `fascia check --mood 5`" in outcome.err
    assert trials(world)[0].place is None


def test_percent_are_scored_as_percent(world: World) -> None:
    outcome = world.ok(*DRAW, "--metric", "mobility")
    assert "fascia check --mobility left-calf=50`" in outcome.err
    assert "true difference" not in outcome.err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ("frogs --area neck", 2, "'frogs' is not a known kind; known are"),
        ("fom-roll --area neck", 2, "'fom-roll' is not a known kind; did you mean"),
        ("yoga heat cold --area neck", 2, "'cold' is one option too many"),
        ("yoga yoga --area neck", 2, "yoga against yoga compares nothing"),
        ("nothing --area neck", 2, "nothing against nothing compares nothing"),
        ("yoga", 2, "the area of the pain is missing; such as --area left-calf"),
        ("yoga --area nek", 2, "'nek' is not a known area; did you mean neck?"),
        ("yoga --metric mood --area neck", 2, "mood is not felt in one area"),
        ("yoga --metric pian --area neck", 2, "'pian' is not a known score"),
        (
            "yoga --area neck --pairs 5",
            2,
            "5 pairs cannot be told from chance; 6 pairs",
        ),
        (
            "yoga --area neck --pairs 53",
            2,
            "pairs '53' is out of range; it goes from 6 to",
        ),
        ("yoga --area neck --pairs six", 2, "pairs 'six' is not a whole number"),
        ("yoga --area neck --pairs -6", 2, "pairs '-6' is not a whole number"),
        ("yoga --area neck --period 15d", 2, "the period 15 days is out of range"),
        ("yoga --area neck --period 3h", 2, "period '3h' is not a number of days"),
        ("yoga --area neck --period d", 2, "period 'd' is not a number of days"),
        (
            "yoga --area neck --period 1d",
            2,
            (
                "a period of 1 day has no day to compare: the first score of a day"
                " tells of the day before; write --period 3d; 2d is the shortest"
            ),
        ),
        ("yoga --area neck --period 0", 2, "a period of 0 days has no day to compare"),
        ("yoga --area neck --period 1d --skip 0", 2, "write --period 3d"),
        (
            "yoga --area neck --skip 0",
            2,
            "the first score of a period tells of the period before; write --skip 1d,",
        ),
        (
            "yoga --area neck --skip 3",
            2,
            (
                "a period of 3 days without its first 3 leaves no day to compare;"
                " write --skip 2d or --period 4d\n"
            ),
        ),
        ("yoga --area neck --skip 14d", 2, "write --skip 2d\n"),
        ("yoga --area neck --seed x", 2, "seed 'x' is not a whole number"),
        (
            "yoga --area neck --seed 1000000",
            2,
            "seed '1000000' is out of range; it goes from 0 to 999999",
        ),
        (
            "yoga --area neck --seed 99999999999999999999999",
            2,
            "seed '99999999999999999999999' is out of range; it goes from 0 to 999999",
        ),
        (
            "yoga --area neck --period 99999999999999d",
            2,
            "period '99999999999999d' is out of range; it goes from 2 to 14 days",
        ),
        (
            "yoga --area neck --start yesterday",
            2,
            "'yesterday' is over; a coin decides",
        ),
        ("yoga --area neck --start soon", 2, "'soon' is not a day"),
        ("yoga --area neck --start 2028-01-01", 2, "more than a year ahead"),
    ],
)
def test_what_makes_no_test_is_refused_in_one_line(
    world: World, words: str, code: int, said: str
) -> None:
    outcome = world.run("plan", "randomize", *words.split())
    assert outcome.code == code
    assert said in outcome.err
    assert outcome.err.count("\n") == 1
    assert not world.database.exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("check --pain left-calf=3", "left calf was scored today already"),
        ("check --stiffness left-calf=3", "left calf was scored today already"),
        (
            "log yoga left-calf",
            "there was a session today already that may have been on left calf",
        ),
        ("log yoga", "there was a session today already that may have been on left"),
        ("log yoga calf --pain calf=3:2", "there was a session today already that"),
        ("log yoga neck --pain neck=3:2", None),
        ("check --pain right-calf=3 --mood 4", None),
        ("check --pain left-calf=3 --at yesterday", None),
    ],
)
@pytest.mark.parametrize("start", ["today", "fri"])
def test_it_begins_today_only_where_nothing_is_known_of_today(
    world: World, words: str, said: str | None, start: str
) -> None:
    world.ok(*words.split())
    outcome = world.run(*DRAW, "--start", start)
    if said is None:
        assert str(trials(world)[0].start) == "2026-11-20"
        return
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"fascia: {said}")
    assert outcome.err.endswith("; write --start tomorrow\n")
    assert trials(world) == []
    world.ok(*DRAW, "--start", "tomorrow")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("check --mood 5", "mood was scored today already; write --start tomorrow"),
        ("log heat neck", "there was a session today already; write --start tomorrow"),
        ("check --fatigue 5", None),
    ],
)
def test_a_test_of_the_whole_body_begins_before_what_it_is_about(
    world: World, words: str, said: str | None
) -> None:
    world.ok(*words.split())
    draw = ("plan", "randomize", "yoga", "--metric", "mood", "--start", "today")
    outcome = world.run(*draw)
    assert outcome.code == (2 if said else 0)
    assert said is None or outcome.err == f"fascia: {said}\n"


def test_an_empty_option_is_refused(world: World) -> None:
    outcome = world.run("plan", "randomize", "", "--area", "neck")
    assert outcome == (
        2,
        "",
        "fascia: option: the value is empty; leave it out where it is not known\n",
    )


def test_a_dry_run_keeps_nothing_and_shows_no_draw(world: World) -> None:
    outcome = world.ok(*DRAW, *SHORT, "--dry-run", "--json")
    assert outcome.err.startswith("would draw: foam-roll or nothing · pain of left")
    value = json.loads(outcome.out)
    assert value["done"] is False
    assert {period["option"] for period in value["plan"]["periods"]} == {None}
    assert value["plan"]["seed"] is None
    assert not world.database.exists()


def test_there_is_one_test_at_a_time(world: World) -> None:
    world.ok(*DRAW, *SHORT)
    outcome = world.run(*DRAW)
    assert outcome.code == 1
    assert outcome.err == (
        "fascia: a fair test is planned to Mon 14 Dec already;"
        " `fascia plan cancel` ends it\n"
    )
    world.later(days=25)
    world.ok(*DRAW)
    assert len(trials(world)) == 2


def test_a_key_draws_once(world: World) -> None:
    first = world.ok(*DRAW, "--key", "once", "--json")
    again = world.ok(*DRAW, "--key", "once", "--json")
    assert again.err.startswith("already done under this key")
    assert json.loads(again.out)["plan"] == json.loads(first.out)["plan"]
    assert len(trials(world)) == 1
    world.ok("plan", "cancel", "--key", "end")
    assert world.ok("plan", "cancel", "--key", "end").err.startswith("already done")
    known = json.loads(world.ok(*DRAW, "--key", "once", "--json").out)["plan"]
    assert (known["state"], known["cancelled"]) == ("cancelled", "2026-11-20")
    ended = json.loads(world.ok("plan", "cancel", "--key", "end", "--json").out)
    assert ended["changes"][0]["after"]["cancelled"] == "2026-11-20"
    world.ok("undo", "2", "--yes")
    assert json.loads(world.ok(*DRAW, "--key", "once", "--json").out)["plan"] is None


def test_a_cancelled_test_is_brought_back_by_undo(world: World) -> None:
    world.ok(*DRAW, *SHORT)
    tried = world.ok("plan", "cancel", "--dry-run")
    assert tried.err == (
        "would cancel: ~ fair test foam-roll or nothing, left calf pain,"
        " 2026-11-21 – 2026-12-14, cancelled before it began\n"
    )
    assert trials(world)[0].cancelled is None
    world.later(days=5)
    gone = world.ok("plan", "cancel")
    assert gone.err.endswith(
        " 2026-12-14, cancelled on day 5 of 24\ncancelled   (fascia undo)\n"
    )
    assert str(trials(world)[0].cancelled) == "2026-11-25"
    refused = world.run("plan", "cancel")
    assert refused.code == 3
    assert "no fair test runs or is to come" in refused.err
    world.ok("undo")
    assert trials(world)[0].seed == 5
    assert trials(world)[0].cancelled is None


def test_a_cancelled_test_stays_on_record_beside_the_next(world: World) -> None:
    world.ok(*DRAW, *SHORT, "--start", "2026-11-29")
    world.ok("plan", "cancel")
    world.ok(*DRAW, *SHORT)
    world.later(days=12)
    wide = {"COLUMNS": "120"}
    first, second = world.ok("plan", "list", environ=wide).out.splitlines()
    assert first.endswith("21 Nov to 14 Dec 2026 (running)")
    assert second.endswith("29 Nov to 22 Dec 2026 (cancelled before it began)")
    assert "day 12 of 24" in world.ok("plan").out
    world.ok("plan", "cancel")
    first = world.ok("plan", "list", environ=wide).out.splitlines()[0]
    assert first.endswith("(cancelled on day 12 of 24)")
    shown = world.ok("plan", "show", "1").out
    assert "cancelled on day 12 of 24 (fascia plan result)" in shown
    assert "fair test" not in world.ok("status").out
    listed = json.loads(world.ok("plan", "list", "--json").out)["plans"]
    assert [(one["state"], one["cancelled"]) for one in listed] == [
        ("cancelled", "2026-12-02"),
        ("cancelled", "2026-11-20"),
    ]
    assert [one["number"] for one in listed] == [1, 2]


def test_what_is_to_come_is_shown_only_when_asked_for(world: World) -> None:
    world.ok(*DRAW, *SHORT)
    world.later(days=3)
    assert draws(6, 5).startswith("ABAB")
    hidden = world.ok("plan").out
    assert "today: nothing until tomorrow" in hidden
    assert hidden.count("foam-roll ") == 2
    assert "10 more periods to come, drawn and not shown" in hidden
    assert [one["option"] for one in plan(world)["periods"]][2:] == [None] * 10
    told = world.ok("plan", "show", "--all")
    assert told.err.startswith("who knows what comes next")
    assert told.out.count("foam-roll ") == 7
    assert "the coin's seed: 5" in told.out
    assert plan(world, "show", "--all")["seed"] == 5
    assert world.ok("plan", "show").out == hidden
    assert "Today: nothing until tomorrow." in world.ok("plan", "--describe").out


def test_the_result_waits_for_the_end(world: World) -> None:
    world.ok(*DRAW, *SHORT)
    assert world.run("plan", "result").err == (
        "fascia: the fair test begins tomorrow and ends Mon 14 Dec;"
        " `fascia plan` shows it\n"
    )
    world.later(days=1)
    live(world, 22)
    early = world.run("plan", "result", "--json")
    assert (early.code, early.out) == (1, "")
    assert early.err == (
        "fascia: the fair test runs to tomorrow: 1 more day;"
        " `fascia plan result --peek` looks early all the same\n"
    )
    live(world, 1)
    last = world.run("plan", "result").err
    assert "the fair test runs to today: today is its last day;" in last
    peeked = world.ok("plan", "result", "--peek")
    assert peeked.err == "looked at early; the conclusion comes at the end\n"
    assert "Too few to judge yet: it takes 1 more pair with scores." in peeked.out
    live(world, 1)
    assert "the fair test is over (fascia plan result)" in world.ok("status").out
    outcome = world.ok("plan", "result")
    assert outcome.err == ""
    assert "Pain of left calf: 4.0 with foam-roll drawn and 6.0 with" in outcome.out
    assert "Unlikely to be chance alone" in outcome.out
    value = json.loads(world.ok("plan", "result", "--json").out)["result"]
    assert (value["difference"], value["p"], value["verdict"]) == (-2, 0.0312, "lower")
    assert [one["kept"] for one in value["kept"]] == [12, 12]
    assert "pair 6 −2.0" in world.ok("plan", "result", "--describe").out
    assert world.ok("plan", "result", "--ascii").out.isascii()
    assert "over since 14 Dec (fascia plan result)" in world.ok("plan").out


def test_earlier_tests_stay_within_reach(world: World) -> None:
    world.ok(*DRAW, *SHORT)
    world.later(days=26)
    world.ok("plan", "randomize", "yoga", "--area", "neck", *SHORT)
    assert world.ok("plan", "list").out == (
        " 1  foam-roll or nothing, pain of left calf, 21 Nov to 14 Dec 2026 (over)\n"
        " 2  yoga or nothing, pain of neck, 17 Dec 2026 to 9 Jan 2027 (coming)\n"
    )
    narrow = world.ok("plan", "list", environ={"COLUMNS": "40"}).out
    assert narrow.startswith(
        " 1  foam-roll or nothing, pain of left\n    calf, 21 Nov to 14 Dec"
    )
    listed = json.loads(world.ok("plan", "list", "--json").out)["plans"]
    assert [one["state"] for one in listed] == ["over", "coming"]
    assert "draws" not in listed[1]
    assert "seed" not in listed[1]
    assert "foam-roll or nothing" in world.ok("plan", "result", "1").out
    assert "foam-roll or nothing" in world.ok("plan", "show", "1").out
    assert "yoga or nothing" in world.ok("plan").out
    for wrong in ("0", "3", "first"):
        refused = world.run("plan", "result", wrong)
        assert refused.code == 3
        assert f"there is no fair test '{wrong}'" in refused.err


@pytest.mark.parametrize("words", [[], ["show"], ["result"]])
def test_one_way_of_telling_at_a_time(world: World, words: list[str]) -> None:
    outcome = world.run("plan", *words, "--describe", "--json")
    assert outcome.code == 2
    assert "--describe and --json contradict each other" in outcome.err


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("fascia plan r", {"randomize", "result"}),
        ("fascia plan randomize fo", {"foam-roll"}),
        ("fascia plan randomize no", {"nothing"}),
        ("fascia plan randomize yoga --metric ", set(METRICS)),
        ("fascia plan randomize yoga --area left-cal", {"left-calf"}),
        ("fascia plan result ", {"1"}),
        ("fascia plan show 2", set()),
    ],
)
def test_options_scores_and_tests_complete(
    world: World, line: str, offered: set[str]
) -> None:
    world.ok(*DRAW)
    more = {
        "_FASCIA_COMPLETE": "complete_bash",
        "COMP_WORDS": line,
        "COMP_CWORD": str(line.count(" ")),
    }
    assert set(run(world, more=more).stdout.decode().split()) == offered


def test_no_coin_is_loaded_where_none_is_thrown(world: World) -> None:
    world.ok(*DRAW)
    code = "import fasciatrack.cli.plan, fasciatrack.reporting.trials.result, sys;"
    code += "print(*sys.modules)"
    shown = subprocess.run(
        [sys.executable, "-c", code],
        # Measuring coverage loads modules of its own.
        env={
            name: value
            for name, value in environ(world).items()
            if not name.startswith("COVERAGE")
        },
        check=True,
        capture_output=True,
    )
    assert not {b"random", b"statistics", b"rich"} & set(shown.stdout.split())
