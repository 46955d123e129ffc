"""fascia start: the before, and when it began."""

import json
import subprocess
from datetime import timedelta

import pytest

import program
from builders import place, ratings
from fasciatrack.domain.own import OpenSession
from fasciatrack.domain.records import Entry, Session
from world import World


def running(world: World) -> OpenSession | None:
    diary = world.diary
    try:
        return diary.open_session()
    finally:
        diary.close()


def begun(world: World, *words: str, **more: object) -> Entry:
    """Start a session and return what is kept of it so far."""
    world.ok("start", *words, **more)
    found = running(world)
    assert found is not None
    return found.entry


def test_the_before_and_the_moment_are_kept(world: World) -> None:
    outcome = world.ok("start", "foam-roll", "left-calf", "--pain", "6")

    assert outcome.out == ""
    assert outcome.err.splitlines() == [
        (
            "✓ running foam-roll · left calf · today 21:30 · pain 6 before"
            "   (fascia undo)"
        ),
        f"This is the first entry of your diary: {world.database}",
        "Self-care log, not medical advice, not a medical device.",
    ]
    found = running(world)
    assert found is not None
    assert (found.routine, found.worked) == (None, ())
    assert found.entry.session == Session(kind="foam-roll")
    assert found.entry.areas == (place("left-calf"),)
    assert found.entry.ratings == ratings("pain left-calf=6:")
    assert (found.entry.at, found.entry.number) == (world.now, None)
    assert world.entries == []


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (["6"], ("pain left-calf=6:", "pain neck=6:")),
        (["6:"], ("pain left-calf=6:", "pain neck=6:")),
        (["5.5"], ("pain left-calf=5.5:", "pain neck=5.5:")),
        (["left-calf=6 neck=4:"], ("pain left-calf=6:", "pain neck=4:")),
        (["left calf=6, neck=4"], ("pain left-calf=6:", "pain neck=4:")),
        (["6", "neck=4"], ("pain left-calf=6:", "pain neck=4:")),
        (["lower-back=3"], ("pain lower-back=3:",)),
    ],
)
def test_a_score_is_how_it_is_before(
    world: World, typed: list[str], kept: tuple[str, ...]
) -> None:
    options = [word for score in typed for word in ("--pain", score)]
    entry = begun(world, "ball", "left-calf", "neck", *options)
    assert set(entry.ratings) == set(ratings(*kept))


@pytest.mark.parametrize(
    ("words", "refused"),
    [
        (
            ["--pain", "6:3"],
            (
                "pain '6:3' says how it is after; --pain 6 here, and"
                " `fascia stop --pain 3` when it is over"
            ),
        ),
        (
            ["--stiffness", "neck=:3"],
            (
                "stiffness ':3' says how it is after;"
                " `fascia stop --stiffness 3` when it is over"
            ),
        ),
        (
            ["10m"],
            (
                "how long it takes is not known yet: '10m'; leave it out,"
                " `fascia stop` works it out; or `fascia log` it whole"
            ),
        ),
        (
            ["--at", "today"],
            (
                "'today' has no time of day; say when it began, such as --at 21:00;"
                ' or "10m ago"'
            ),
        ),
        (["--pain", "11"], "pain 11 is out of range; it goes from 0 to 10"),
        (["--pain", "six"], "pain 'six' is not a number; write it like 6 or 6.5"),
        (["--at", "23:59 tomorrow"], None),
    ],
)
def test_what_cannot_be_known_before_is_refused(
    world: World, words: list[str], refused: str | None
) -> None:
    outcome = world.run("start", "ball", "neck", *words)
    assert outcome.code == 2
    if refused:
        assert outcome.err == f"fascia: {refused}\n"
    assert not world.database.exists()


def test_everything_else_that_is_known_before_is_kept(world: World) -> None:
    entry = begun(
        world,
        *("mfr-therapist", "neck", "--pressure", "5", "--tool", "hands"),
        *("--practitioner", "Ana", "--tag", "work", "--note", "after the drive"),
        *("--fatigue", "4", "--mobility", "60", "--at", "10m ago"),
    )
    assert entry.session == Session(
        kind="mfr-therapist", pressure=5, tool="hands", practitioner="Ana"
    )
    assert entry.ratings == ratings("mobility neck=60:", "fatigue=4:")
    assert (entry.tags, entry.note) == (("work",), "after the drive")
    assert entry.at == world.now - timedelta(minutes=10)


def test_the_last_session_can_be_done_again_without_its_length(world: World) -> None:
    world.ok("log", "ball", "neck", "10m", "--tool", "peanut", "--pain", "6:3")
    entry = begun(world, "--like", "last", "left-calf", "--pain", "5")
    assert entry.session == Session(kind="ball", tool="peanut")
    assert entry.ratings == ratings("pain left-calf=5:")
    assert entry.areas == (place("left-calf"),)


def test_one_session_runs_at_a_time(world: World) -> None:
    begun(world, "ball", "neck")
    world.later(minutes=5)
    outcome = world.run("start", "yoga")
    assert outcome.code == 1
    assert outcome.err == (
        "fascia: a session is running: ball · neck · today 21:30;"
        " `fascia stop` keeps it, `fascia cancel` forgets it\n"
    )
    found = running(world)
    assert found is not None
    assert found.entry.session == Session(kind="ball")


def test_undo_and_redo_say_what_runs(world: World) -> None:
    world.ok("start", "ball", "neck", "--pain", "6")
    line = "running ball · neck · today 21:30 · pain 6 before"
    assert f"  - {line}\n" in world.ok("undo").err
    assert running(world) is None
    assert f"  + {line}\n" in world.ok("redo").err
    assert running(world) is not None


def test_a_dry_run_starts_nothing(world: World) -> None:
    outcome = world.ok("start", "ball", "neck", "--dry-run", "--json")
    assert outcome.err == "would store running ball · neck · today 21:30\n"
    assert json.loads(outcome.out)["running"] is None
    assert not world.database.exists()


def test_json_is_what_runs(world: World) -> None:
    value = json.loads(world.ok("start", "ball", "--pain", "6", "--json").out)
    assert (value["schema_version"], value["already_stored"]) == (1, False)
    assert value["running"]["entry"]["session"]["kind"] == "ball"
    assert value["running"]["entry"]["at"] == "2026-11-20T21:30:00+01:00"


def test_a_key_starts_once(world: World) -> None:
    world.ok("start", "ball", "--key", "a")
    again = world.ok("start", "ball", "--key", "a", "--json")
    assert again.err == "already done under this key; nothing was changed\n"
    assert json.loads(again.out)["already_stored"] is True
    world.ok("stop")
    assert "already done" in world.ok("start", "ball", "--key", "a").err
    assert running(world) is None


def test_nothing_said_is_asked_for_on_a_terminal(world: World) -> None:
    outcome = world.ok("start", answers=["ball", "neck", "6:", "?", "left-calf=4"])
    for question in (
        "What did you do",
        "Where",
        "Pain before, 0 to 10",
        "Stiffness before, 0 to 10",
    ):
        assert question in outcome.err
    assert "How long" not in outcome.err
    assert "after" not in outcome.err.replace("after it", "").split("(fascia undo)")[0]
    assert "0 is not stiff at all" in outcome.err
    found = running(world)
    assert found is not None
    assert found.entry.ratings == ratings("pain neck=6:", "stiffness left-calf=4:")


def test_the_kind_alone_is_asked_for_where_only_it_is_missing(world: World) -> None:
    outcome = world.ok("start", "neck", "--pain", "6", answers=["ball"])
    assert "Where" not in outcome.err
    found = running(world)
    assert found is not None
    assert found.entry.session == Session(kind="ball")


def test_without_a_terminal_nothing_is_asked(world: World) -> None:
    outcome = world.run("start")
    assert (outcome.code, outcome.err) == (
        2,
        (
            "fascia: nothing to start; say what you do, such as"
            " `fascia start foam-roll left-calf --pain 6`\n"
        ),
    )
    assert world.run("start", "neck").err.startswith("fascia: the kind is missing")


def test_of_two_at_the_same_moment_one_starts(world: World) -> None:
    world.ok("log", "ball")
    words = [*program.FASCIA, "start", "ball", "neck"]
    both = [
        subprocess.Popen(words, env=program.environ(world), stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    said = [each.communicate(timeout=60)[1].decode() for each in both]
    codes = sorted(each.returncode for each in both)
    assert codes == [0, 1], said
    assert running(world) is not None
    world.ok("cancel")
    assert running(world) is None


@pytest.mark.parametrize(
    "text", ["\x1b]52;c;eA==\x07", "\x1b[2J\x9b31m\u202e", "[red]x[/] `ls` $(ls)"]
)
def test_nothing_a_person_wrote_acts(world: World, text: str) -> None:
    said = [
        world.ok("start", "ball", "--note", text, "--practitioner", f"Dr {text}"),
        world.run("start", "yoga"),
        world.ok("status"),
        world.ok("cancel"),
        world.ok("undo"),
        world.run("stop", "--note", text, answers=["-"]),
    ]
    shown = "".join(outcome.out + outcome.err for outcome in said)
    assert not any(sign in shown for sign in "\x1b\x07\x9b\u202e")
    assert world.entries[0].note == f"{text}\n{text}"


def test_a_note_may_be_long_but_not_endless(world: World) -> None:
    world.ok("start", "ball", "--note", "x" * 10_000)
    world.later(minutes=5)
    refused = world.run("stop", "--note", "y")
    assert refused.code == 2
    assert "the note is 10,002 characters long; at most 10,000 fit" in refused.err
    world.ok("stop")
