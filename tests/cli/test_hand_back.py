"""What could not be stored, as the line that stores it."""

import shlex
import sqlite3
import subprocess
from contextlib import closing
from shutil import which

import pytest

from builders import a_check_in, a_session, ratings
from fasciatrack.cli.hand_back import as_command, command_line
from fasciatrack.domain.afterwards import FollowUp
from fasciatrack.domain.changes import Change
from fasciatrack.domain.own import OpenSession, Worked
from fasciatrack.domain.records import Entry, SideEffect
from fasciatrack.domain.values import replace
from fasciatrack.storage import connection
from meanwhile import run_meanwhile
from world import World


def kept(world: World) -> Entry:
    (entry,) = world.entries
    return entry


def length(world: World) -> int | None:
    session = kept(world).session
    assert session is not None
    return session.duration_seconds


def runs(world: World) -> bool:
    diary = world.diary
    try:
        return diary.open_session() is not None
    finally:
        diary.close()


def guided(world: World) -> None:
    """Leave a guided session as it was when its terminal closed."""
    entry = a_session("pain left-calf=6:", minutes=None)
    session = OpenSession(
        entry=replace(entry, number=None, at=world.now, day=world.now.date()),
        routine="evening",
        worked=(Worked(area="calf", side="left", seconds=60),),
    )
    diary = world.diary
    diary.apply("roll", [Change(after=session)])
    diary.close()
    world.later(minutes=5)


def follow_ups(world: World) -> list[Entry]:
    return [entry for entry in world.entries if entry.follow_up]


def look(entry: Entry) -> FollowUp:
    assert entry.follow_up is not None
    return entry.follow_up


def ids(world: World) -> dict[int | None, str]:
    """Give the identifiers of the entries by their numbers."""
    return {entry.number: entry.id for entry in world.entries}


@pytest.fixture
def morning(world: World) -> World:
    """Return a world on the morning after a session, at 07:30."""
    world.ok("log", "foam-roll", "left-calf", "neck", "10m", "--pain", "6:3")
    world.later(hours=10)
    return world


def test_a_session_as_a_line_that_stores_it(world: World) -> None:
    entry = replace(
        a_session(
            *(
                "pain left-calf=6:3",
                "pain neck=5:",
                "stiffness left-calf=4:",
                "mood=6:7",
            ),
            areas="left-calf neck",
        ),
        at=world.now,
        note="it's tight",
        tags=("desk", "late"),
        side_effects=(SideEffect(effect="soreness", severity=3),),
    )
    world.ok(*shlex.split(as_command(entry))[1:])
    stored = kept(world)
    assert stored.areas == entry.areas
    assert stored.session == entry.session
    assert set(stored.ratings) == set(entry.ratings)
    assert (stored.at, stored.note, stored.tags) == (entry.at, entry.note, entry.tags)
    assert stored.side_effects == entry.side_effects


def test_a_check_in_as_a_line_that_stores_it(world: World) -> None:
    entry = replace(
        a_check_in("pain left-calf=6", "pain neck=5", "mood=6"), at=world.now
    )
    world.ok(*shlex.split(as_command(entry))[1:])
    assert set(kept(world).ratings) == set(entry.ratings)
    assert kept(world).type == "check-in"


@pytest.mark.skipif(which("bash") is None, reason="needs a shell")
@pytest.mark.parametrize(
    "word",
    [
        "",
        "it's",
        "a b",
        "a\nb",
        "\x1b[2J",
        "\u202e\x9b",
        "\U000e0001",
        "'\\\t'",
        "$(x)",
    ],
)
def test_a_line_says_the_same_to_a_shell_and_does_nothing_to_a_terminal(
    word: str,
) -> None:
    line = command_line(word)
    assert line.isprintable()
    shell = subprocess.run(
        ["bash", "-c", f'fascia() {{ printf %s "$1"; }}; {line}'],  # noqa: S607 - any
        env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        check=True,
    )
    assert shell.stdout.decode() == word


def test_everything_said_to_stop_is_handed_back(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.ok("start", "ball", "neck", "--pain", "6", "--stiffness", "6")
    world.later(minutes=5)
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.01)
    with closing(sqlite3.connect(world.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        asked = world.run(
            *("stop", "--pressure", "5", "--note", "after\nthe run", "--key", "k"),
            *("--side-effect", "soreness=3", "--tag", "a", "--tag", "b"),
            answers=["3", "neck=4"],
        )
        silent = world.run("stop", "--pain", "3", "--at", "21:33")
        other.execute("ROLLBACK")
    assert asked.code == silent.code == 5
    assert (
        "Your answers are not lost; to store them later:\n"
        "  fascia stop --pressure 5 --side-effect soreness=3"
        " --note $'after\\u000athe run' --tag a --tag b --duration 5m --pain 3"
        " --stiffness neck=4 --key k\n"
    ) in asked.err
    assert "  fascia stop --pain 3 --duration 3m\n" in silent.err
    assert runs(world)


@pytest.mark.parametrize(
    ("answers", "said"),
    [(["-"], "--duration unknown"), (["10m"], "--duration 10m"), (["22:00"], "30m")],
)
def test_how_long_it_was_is_handed_back_as_it_was_answered(
    world: World, monkeypatch: pytest.MonkeyPatch, answers: list[str], said: str
) -> None:
    world.ok("start", "ball", "neck")
    world.later(hours=9)
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.01)
    with closing(sqlite3.connect(world.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        outcome = world.run("stop", answers=answers)
        other.execute("ROLLBACK")
    (line,) = (each for each in outcome.err.splitlines() if each.startswith("  fascia"))
    assert line.endswith(said)
    world.later(hours=3)
    world.ok(*line.split()[1:])
    assert length(world) == {"-": None, "10m": 600, "22:00": 1800}[answers[0]]


def test_what_a_guided_session_counted_is_handed_back_to_be_counted(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    guided(world)
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.01)
    with closing(sqlite3.connect(world.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        outcome = world.run("stop", "--pain", "3")
        other.execute("ROLLBACK")
    assert "  fascia stop --pain 3\n" in outcome.err


def test_where_nothing_runs_any_more_the_whole_session_is_handed_back(
    world: World,
) -> None:
    world.ok("start", "ball", "neck", "--pain", "6", "--note", "tight")
    world.later(minutes=5)
    outcome = run_meanwhile(
        *(world, "stop", "--pressure", "5"),
        answers=["3"],
        happen=lambda: world.ok("cancel"),
    )
    assert outcome.code == 1
    assert "was changed by another command in the meantime" in outcome.err
    (line,) = (each for each in outcome.err.splitlines() if each.startswith("  fascia"))
    assert line == (
        "  fascia log ball neck 5m --at 2026-11-20T21:30+01:00 --pain neck=6:3"
        " --pressure 5 --note tight"
    )
    world.ok(*line.split()[1:])
    assert kept(world).ratings == ratings("pain neck=6:3")


def test_a_follow_up_is_handed_back_with_its_moment(
    morning: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.01)
    answers = ["3", "neck=2", "-", "no", "walk 20m", "light", "2glasses"]
    with closing(sqlite3.connect(morning.database)) as other:
        other.execute("BEGIN IMMEDIATE")
        outcome = morning.run("follow-up", "--tag", "desk", answers=answers)
        earlier = morning.run("follow-up", "--at", "30m ago", answers=answers)
    assert outcome.code == 5
    line = (
        "fascia follow-up --of 1 --at 2026-11-21T07:30+01:00"
        " --pain neck=2 --soreness 'left-calf=3 neck=3' --hobbling no"
        " --movement 'walk 20m' --load light --water 500ml --tag desk"
    )
    said = f"Your answers are not lost; to store them later:\n  {line}\n"
    assert said in outcome.err
    assert " --at 2026-11-21T07:00+01:00 " in earlier.err
    morning.later(hours=40)
    morning.ok(*shlex.split(line)[1:])
    (entry,) = follow_ups(morning)
    assert (look(entry).hours, entry.tags) == (24, ("desk",))
    assert set(entry.ratings) == set(
        ratings("soreness left-calf=3", "soreness neck=3", "pain neck=2")
    )


def test_each_session_gets_its_own_answers_back(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.ok("log", "foam-roll", "left-calf", "--at", "20:45")
    world.ok("log", "ball", "neck")
    world.later(hours=10)
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.01)
    with closing(sqlite3.connect(world.database)) as other:
        other.execute("BEGIN IMMEDIATE")
        outcome = world.run("follow-up", answers=["left-calf=3 neck=1", *["-"] * 6])
    lines = [each for each in outcome.err.splitlines() if "fascia follow-up" in each]
    at = "--at 2026-11-21T07:30+01:00"
    assert lines == [
        f"  fascia follow-up --of 1 {at} --soreness left-calf=3",
        f"  fascia follow-up --of 2 {at} --soreness neck=1",
    ]
