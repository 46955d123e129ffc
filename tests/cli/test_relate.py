"""fascia relate, from the command line."""

import json
import shlex
from datetime import date, timedelta
from typing import Any

import pytest

from builders import a_check_in, a_drink, a_follow_up, a_night, a_session
from fasciatrack.cli.commands import COMMANDS
from fasciatrack.cli.relate import complete_measure, run
from fasciatrack.domain.changes import Change
from fasciatrack.domain.records import Entry
from fasciatrack.domain.values import replace
from fasciatrack.reporting.relate.measures import MEASURES, PAIRS, Measure
from fasciatrack.reporting.relate.report import (
    FEWEST_JUDGED,
    FEWEST_SHOWN,
    PLANNED_DAYS,
)
from unrelated_diary import seeded
from world import World

TODAY = date(2026, 11, 20)
"""The day of the world."""
DAYS = 60


def keep(world: World, *entries: Entry) -> None:
    """Store entries as they are."""
    diary = world.diary
    changes = [
        Change(before=None, after=replace(entry, number=None)) for entry in entries
    ]
    diary.apply("log", changes)
    diary.close()


def sixty_days() -> list[Entry]:
    """Return two months in which a short night is followed by a stiff neck."""
    rng = seeded(12)
    entries: list[Entry] = []
    for number in range(DAYS):
        day = TODAY - timedelta(days=DAYS - 1 - number)
        minutes = rng.randrange(300, 540, 15)
        stiff = min(10, max(0, round((540 - minutes) / 30 + rng.gauss(0, 0.7))))
        pain, stress = rng.randrange(2, 8), rng.randrange(1, 9)
        entries.append(a_night(minutes, 1 + rng.randrange(5), day=day))
        entries.append(
            a_check_in(
                f"stiffness neck={stiff}",
                f"pain neck={pain}",
                f"stress={stress}",
                day=day,
            )
        )
        entries.append(a_drink(250 * rng.randrange(1, 7), day=day))
        if number % 2:
            after = pain - rng.randrange(3)
            scores = f"pain neck={pain}:{after}"
            entries.append(a_session(scores, day=day, at="20:00", areas="neck"))
    return entries


@pytest.fixture(scope="module")
def entries() -> list[Entry]:
    return sixty_days()


@pytest.fixture
def kept(world: World, entries: list[Entry]) -> World:
    """Return a world with two months of entries."""
    keep(world, *entries)
    return world


def plain(world: World, *argv: str) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(world.ok("relate", *argv, "--json").out)
    assert value["schema_version"] == 1
    return value


def test_the_short_list_is_shown_whole(kept: World) -> None:
    outcome = kept.ok("relate")
    lines = outcome.out.splitlines()
    assert lines[0] == (
        "What goes together · 22 Sep – 20 Nov 2026 · 6 of 8 pairs tested"
    )
    assert lines[3].startswith("sleep → stiffness ")
    assert " 60 −0.9" in lines[3]
    assert "May go together: more sleep and less stiffness." in lines
    assert "Cannot be told from chance: 5 other pairs." in lines
    assert sum("→" in line for line in lines[3:11]) == len(PAIRS)
    assert outcome.err == ""


def test_json_and_the_sentences_say_the_same(kept: World) -> None:
    first, *others = plain(kept)["pairs"]
    assert (first["x"], first["y"], first["n"]) == ("sleep", "stiffness", 60)
    assert first["finding"] == "together"
    assert {one["finding"] for one in others} == {"chance", "too few"}
    said = kept.ok("relate", "--describe").out.splitlines()
    rho = f"{first['rho']:.2f}".replace("-", "−")
    assert f"Sleep → stiffness: 60 days with both, ρ {rho}, p <0.001" in said[1]
    assert len(said) == 1 + len(PAIRS) + 3


def test_sessions_are_related_by_the_session(kept: World) -> None:
    (found,) = plain(kept, "water-before", "drop")["pairs"]
    assert (found["per"], found["n"]) == ("session", 30)
    assert plain(kept, "sessions", "pain")["pairs"][0]["n"] == 53


def test_load_and_soreness_come_from_follow_ups(world: World) -> None:
    for number in range(14):
        session = a_session(day=TODAY - timedelta(days=number + 2), id=f"s{number}")
        look = a_follow_up(
            f"soreness left-calf={number % 5}",
            of=f"s{number}",
            day=TODAY - timedelta(days=number + 1),
            activity_load=("light", "heavy", "none")[number % 3],
        )
        keep(world, session, look)
    (found,) = plain(world, "load", "soreness-after")["pairs"]
    assert (found["per"], found["n"]) == ("session", 14)
    assert found["rho"] is not None
    (elsewhere,) = plain(world, "load", "soreness-after", "--area", "neck")["pairs"]
    assert elsewhere["n"] == 0


@pytest.mark.parametrize(
    ("argv", "lag", "n"),
    [
        (("sleep", "stiffness"), 0, 60),
        (("sleep", "stiffness", "--lag", "1"), 1, 59),
        (("sleep", "stiffness", "--lag", "14d"), 14, 46),
        (("water", "stiffness"), 1, 59),
        (("water", "stiffness", "--lag", "0"), 0, 59),
        (("stiffness", "water"), 0, 59),
        (("load", "drop", "--lag", "0"), 0, 0),
    ],
)
def test_a_pair_of_ones_own_has_its_lag(
    kept: World, argv: tuple[str, ...], lag: int, n: int
) -> None:
    value = plain(kept, *argv)
    (found,) = value["pairs"]
    # Today's water is still being drunk.
    assert (found["lag_days"], found["n"]) == (lag, n)
    assert value["is_short_list"] is False


def test_a_pair_of_ones_own_says_so(kept: World) -> None:
    said = kept.ok("relate", "quality", "mood", terminal=True).err
    assert said.endswith("; `fascia check --mood 4` adds mood\n")
    assert said.startswith(
        "nothing to relate: no day has both sleep quality and mood between 22 Sep"
    )
    said = kept.ok("relate", "sleep", "pain").out
    assert "Who asks for twenty" in said


@pytest.mark.parametrize(
    ("option", "first", "last", "n"),
    [
        ((), "2026-09-22", "2026-11-20", 60),
        (("--last", "4w"), "2026-10-24", "2026-11-20", 28),
        (("--month", "2026-10"), "2026-10-01", "2026-10-31", 31),
        (("--from", "2019-01-01"), "2019-01-01", "2026-11-20", 60),
        (("--to", "2026-10-01"), "2026-09-22", "2026-10-01", 10),
        (("--month", "2020-01"), "2020-01-01", "2020-01-31", 0),
        (("--to", "2020-01-31"), "2020-01-31", "2020-01-31", 0),
    ],
)
def test_the_period_is_that_of_the_days(
    kept: World, option: tuple[str, ...], first: str, last: str, n: int
) -> None:
    value = plain(kept, "sleep", "stiffness", *option)
    assert (value["from"], value["to"]) == (first, last)
    assert value["pairs"][0]["n"] == n


def test_what_comes_just_before_the_period_still_counts(kept: World) -> None:
    value = plain(kept, "water", "stiffness", "--last", "4w")
    assert value["pairs"][0]["n"] == 28
    assert plain(kept, "sessions", "pain", "--last", "4w")["pairs"][0]["n"] == 28


def test_an_area_chooses_scores_and_sessions(kept: World) -> None:
    assert plain(kept, "--area", "neck")["conditions"] == ["neck"]
    found = {
        (one["x"], one["y"]): one["n"] for one in plain(kept, "--area", "hip")["pairs"]
    }
    assert set(found.values()) == {0}
    (stress,) = plain(kept, "sleep", "stress", "--area", "hip")["pairs"]
    assert stress["n"] == 60


def test_kinds_and_tags_say_which_sessions_count(world: World) -> None:
    for number in range(20):
        day = TODAY - timedelta(days=number)
        kind = "ball" if number % 4 else "yoga"
        tags = ("run",) if number % 2 else ()
        session = a_session(
            f"pain neck={4 + number % 3}:3",
            day=day,
            at="18:00",
            areas="neck",
            kind=kind,
        )
        keep(world, replace(session, tags=tags), a_drink(500, day=day, at="07:00"))

    def count(*argv: str) -> int:
        (found,) = plain(world, "water-before", "drop", *argv)["pairs"]
        assert found["n"] == found["n_x"] == found["n_y"]
        number: int = found["n"]
        return number

    assert count() == 20
    assert count("--kind", "ball") == 15
    assert count("--tag", "#run") == 10
    assert count("--tag", "run", "--kind", "yoga") == 0
    value = plain(world, "--kind", "ball", "--tag", "run")
    assert value["conditions"] == ["ball", "#run"]
    (scores,) = plain(world, "sessions", "pain", "--kind", "yoga")["pairs"]
    assert scores["n"] == plain(world, "sessions", "pain")["pairs"][0]["n"]


def test_a_diary_without_sessions_has_none_on_record(world: World) -> None:
    for back in range(40):
        day = TODAY - timedelta(days=back)
        keep(world, a_check_in(f"pain neck={back % 7}", "stress=4", day=day))
    drawn = " ".join(world.ok("relate").out.split())
    assert ", sessions (`fascia log ball neck`)" in drawn
    # One that really never changes is said to.
    assert "One side never changes: stress → pain." in drawn
    assert drawn.count("never changes") == 2
    said = world.ok("relate", "sessions", "pain").err
    assert said.startswith(
        "nothing to relate: no day has both sessions in 7 days and pain"
    )
    assert said.endswith("`fascia log ball neck` adds sessions\n")
    described = world.ok("relate", "--describe").out
    assert "Sessions in 7 days → pain: 0 days with both" in described
    world.ok("log", "ball", "neck", "--at", "yesterday 20:00")
    assert "Not on record: sessions" not in world.ok("relate", "sessions", "pain").out


@pytest.mark.parametrize("measure", MEASURES.values(), ids=list(MEASURES))
def test_what_adds_a_value_does(world: World, measure: Measure) -> None:
    for day in range(8, 0, -1):
        keep(world, a_check_in("pain neck=5", day=TODAY - timedelta(days=day)))
    yesterday = TODAY - timedelta(days=1)
    keep(world, a_session(day=yesterday, at="20:00", areas="neck"))
    other = "drop" if measure.per == "session" else "pain"
    pair = (measure.name, other if measure.name != other else "water-before")
    if measure.name == "pain":
        pair = ("pain", "stress")

    def known() -> int:
        (found,) = plain(world, *pair, "--lag", "0")["pairs"]
        number: int = found["n_x" if found["x"] == measure.name else "n_y"]
        return number

    before = known()
    command = shlex.split(measure.added_by)[1:]
    if measure.sources[-1] == "drunk":
        command += ["--at", "yesterday 19:30"]
    world.ok(*command)
    if measure.name in {"sessions", "minutes"}:
        assert before, "of the week before"
        return
    assert known() == before + 1


@pytest.mark.parametrize("width", [40, 80, 120])
def test_the_table_fits_the_terminal(kept: World, width: int) -> None:
    environ = {"COLUMNS": str(width), "NO_COLOR": "1"}
    out = kept.ok("relate", terminal=True, environ=environ).out
    assert max(map(len, out.splitlines())) <= width
    assert "\x1b" not in out


def test_colors_are_for_terminals_and_ascii_can_be_asked_for(kept: World) -> None:
    assert "\x1b[1m" in kept.ok("relate", terminal=True).out
    assert "\x1b" not in kept.ok("relate").out
    assert kept.ok("relate", "--ascii").out.isascii()
    assert kept.ok("relate", "--describe", "--ascii").out.isascii()


def test_nothing_to_relate_is_said_in_one_line_and_is_no_failure(world: World) -> None:
    outcome = world.ok("relate")
    assert outcome.out == ""
    assert outcome.err.startswith("nothing to relate: there is no diary yet at ")
    assert outcome.err.count("\n") == 1
    empty = plain(world)
    assert {one["n"] for one in empty["pairs"]} == {0}
    assert (empty["from"], empty["to"]) == (None, None)
    assert plain(world, "--last", "1w")["to"] == TODAY.isoformat()
    world.ok("log", "ball", "neck", "--pain", "6:3")
    assert world.ok("relate").err.startswith(
        "nothing to relate: no two things on the same days on 20 Nov 2026; "
    )
    command = world.ok("relate").err.split("`")[1].split()[1:]
    world.ok(*command)
    assert "13 more for ρ" in world.ok("relate").out
    described = world.ok("relate", "--describe").out
    assert "1 day with both; 13 more days for ρ, 29 more to judge." in described


def test_a_diary_that_begins_tomorrow_is_no_failure(world: World) -> None:
    keep(world, a_night(day=TODAY + timedelta(days=1)))
    assert plain(world)["from"] == TODAY.isoformat()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("sleep",), "'sleep' alone is no pair; name two, such as `fascia relate"),
        (
            ("slep", "pain"),
            "'slep' is not a known thing to relate; did you mean sleep?",
        ),
        (("pain", "xyzzy"), "'xyzzy' is not a known thing to relate; one of pain, s"),
        (("pain", "pain"), "pain goes together with itself; name two different things"),
        (("drop", "pain"), "drop is told by the session, pain by the day; name two of"),
        (("pain", "drop"), "drop is told by the session, pain by the day; name two of"),
        (("load", "drop", "--lag", "1"), "--lag is for days, and load is told by the"),
        (("--lag", "1"), "--lag is for a pair of your own; name two, such as `fascia "),
        (("sleep", "pain", "--lag", "15"), "--lag '15' is not a number of days; 0 to"),
        (("sleep", "pain", "--lag", "-1"), "--lag '-1' is not a number of days; 0 to"),
        (
            ("sleep", "pain", "--lag", "\u0661"),
            "--lag '\u0661' is not a number of days; 0 to",
        ),
        (("sleep", "pain", "--lag", "001"), "--lag '001' is not a number of days; 0 "),
        (
            ("sleep", "pain", "--kind", "ball"),
            "--kind is for sessions, and neither sleep nor pain is about those; leave",
        ),
        (
            ("sleep", "pain", "--tag", "run"),
            "--tag is for sessions, and neither sleep nor pain is about those; leave",
        ),
        (("--json", "--describe"), "--describe and --json contradict each other; give"),
        (("--area", "wing"), "'wing' is not a known area"),
        (("--last", "soon"), "'soon' is not a stretch of days"),
    ],
)
def test_what_cannot_be_understood_is_refused_in_one_line(
    world: World, arguments: tuple[str, ...], said: str
) -> None:
    outcome = world.run("relate", *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"fascia: {said}")
    assert outcome.err.count("\n") == 1


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("drop water-before", "water-before drop"),
        ("soreness-after load", "load soreness-after"),
        ("load drop", "drop load"),
        ("pain sleep", "sleep pain"),
        ("sessions sleep-quality --lag 0", "sleep-quality sessions"),
        ("stress minutes", "minutes stress"),
        ("pain stress", "pain stress"),
        # Of different days, what was named first is of the earlier one.
        ("pain sleep --lag 1", "pain sleep"),
    ],
)
def test_no_arrow_points_back_in_time(kept: World, typed: str, told: str) -> None:
    (pair,) = plain(kept, *typed.split())["pairs"]
    assert f"{pair['x']} {pair['y']}" == told


def test_a_pair_that_is_turned_round_finds_the_same(kept: World) -> None:
    (pair,) = plain(kept, "drop", "water-before")["pairs"]
    assert [pair] == plain(kept, "water-before", "drop")["pairs"]
    assert pair["rho"] is not None
    assert (
        "water before → drop in pain" in kept.ok("relate", "drop", "water-before").out
    )


def test_measures_complete_with_what_they_are_told_by() -> None:
    assert complete_measure("sl") == [
        ("sleep", "by the day"),
        ("sleep-quality", "by the day"),
    ]
    assert complete_measure("dro") == [("drop", "by the session")]
    assert len(complete_measure("")) == len(MEASURES)


def test_help_names_every_measure_and_how_many_days_it_takes() -> None:
    text = run.__doc__ or ""
    words = text.replace(",", " ").replace(".", " ").replace(";", " ").split()
    assert set(MEASURES) <= set(words)
    for count in (FEWEST_SHOWN, FEWEST_JUDGED, PLANNED_DAYS):
        assert f" {count} " in " ".join(text.split())


@pytest.mark.parametrize("example", COMMANDS["relate"].examples)
def test_the_examples_of_the_help_page_run(kept: World, example: str) -> None:
    outcome = kept.ok(*example.split()[1:])
    assert outcome.out
    assert outcome.err == ""


@pytest.mark.parametrize("example", COMMANDS["relate"].examples)
def test_the_examples_run_on_a_diary_of_a_few_entries(
    world: World, example: str
) -> None:
    world.ok("log", "ball", "neck", "10m", "--pain", "6:3", "--sleep", "7h")
    assert world.ok(*example.split()[1:]).err.count("\n") <= 1
