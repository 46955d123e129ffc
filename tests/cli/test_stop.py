"""fascia stop: the after, and how long it took."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

import program
from builders import a_session, place, ratings
from fasciatrack.domain.changes import Change
from fasciatrack.domain.own import OpenSession, Worked
from fasciatrack.domain.records import Entry, Session, SideEffect
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


def guided(world: World, *worked: tuple[str, int], **span: int) -> None:
    """Leave a guided session as it was when its terminal closed."""
    scores = (f"pain {word}=6:" for word in ("left-calf", "neck", "quads"))
    entry = a_session(*scores, minutes=None, areas="left-calf neck quads")
    entry = entry.__replace__(number=None, at=world.now, day=world.now.date())
    parts = tuple(
        Worked(area=place(word).area, side=place(word).side, seconds=seconds)
        for word, seconds in worked
    )
    session = OpenSession(entry=entry, routine="evening", worked=parts)
    diary = world.diary
    diary.apply("roll", [Change(after=session)])
    diary.close()
    world.later(**span)


def test_the_time_between_is_the_duration(world: World) -> None:
    world.ok("start", "foam-roll", "left-calf", "--pain", "6", "--stiffness", "7")
    world.later(minutes=12, seconds=20)
    outcome = world.ok("stop", "--pain", "3", "--stiffness", ":4")

    assert outcome.out == ""
    assert outcome.err == (
        "✓ 1  foam-roll · left calf · 12 min · today 21:30"
        " · pain 6→3 · stiffness 7→4   (fascia undo)\n"
    )
    entry = kept(world)
    assert entry.session == Session(kind="foam-roll", duration_seconds=720)
    assert entry.ratings == ratings("pain left-calf=6:3", "stiffness left-calf=7:4")
    assert entry.at == world.now - timedelta(minutes=12, seconds=20)
    assert entry.recorded_at == world.now
    assert not runs(world)


@pytest.mark.parametrize(
    ("before", "after", "kept_scores"),
    [
        (["6"], ["3"], ["pain left-calf=6:3", "pain neck=6:3"]),
        (["6"], ["left-calf=3"], ["pain left-calf=6:3", "pain neck=6:"]),
        (["neck=5"], ["2"], ["pain neck=5:2"]),
        (["lower-back=5"], ["2"], ["pain lower-back=5:2"]),
        (["6"], ["3", "neck=:1"], ["pain left-calf=6:3", "pain neck=6:1"]),
        ([], ["3"], ["pain left-calf=:3", "pain neck=:3"]),
        ([], ["6:3"], ["pain left-calf=6:3", "pain neck=6:3"]),
        (["6"], ["5:3"], ["pain left-calf=5:3", "pain neck=5:3"]),
        (["6"], [], ["pain left-calf=6:", "pain neck=6:"]),
    ],
)
def test_a_score_is_how_it_is_after(
    world: World, before: list[str], after: list[str], kept_scores: list[str]
) -> None:
    def options(scores: list[str]) -> list[str]:
        return [word for score in scores for word in ("--pain", score)]

    world.ok("start", "ball", "left-calf", "neck", *options(before))
    world.later(minutes=5)
    world.ok("stop", *options(after))
    assert set(kept(world).ratings) == set(ratings(*kept_scores))


def test_the_whole_person_has_a_before_and_an_after_too(world: World) -> None:
    world.ok("start", "ball", "neck", "--fatigue", "4", "--mobility", "60")
    world.later(minutes=5)
    world.ok("stop", "--fatigue", "3", "--mobility", "80", "--mood", "6")
    assert kept(world).ratings == ratings(
        "mobility neck=60:80", "fatigue=4:3", "mood=:6"
    )


def test_what_was_said_at_the_start_stays_and_what_comes_is_added(
    world: World,
) -> None:
    world.ok(
        *("start", "ball", "neck", "--note", "before", "--tag", "a", "--tag", "b"),
        *("--tool", "peanut", "--pressure", "4"),
    )
    world.later(minutes=5)
    world.ok(
        *("stop", "--note", "after", "--tag", "b", "--tag", "c", "--pressure", "5"),
        *("--side-effect", "soreness=3", "--practitioner", "Ana"),
    )
    entry = kept(world)
    assert (entry.note, entry.tags) == ("before\nafter", ("a", "b", "c"))
    assert entry.side_effects == (SideEffect(effect="soreness", severity=3),)
    assert entry.session == Session(
        kind="ball",
        tool="peanut",
        pressure=5,
        practitioner="Ana",
        duration_seconds=300,
    )


@pytest.mark.parametrize(
    ("words", "seconds"),
    [
        (["--duration", "12m"], 720),
        (["--duration", "3x60s"], 180),
        (["--duration", "unknown"], None),
        (["--duration", "-"], None),
        (["--at", "21:45"], 900),
        (["--at", "15m ago"], 2700),
        (["--at", "now"], 3600),
    ],
)
def test_how_long_it_was_can_be_said(
    world: World, words: list[str], seconds: int | None
) -> None:
    world.ok("start", "ball")
    world.later(hours=1)
    world.ok("stop", *words)
    assert length(world) == seconds


@pytest.mark.parametrize(
    ("words", "refused"),
    [
        (["--duration", "10m", "--at", "21:40"], "--duration and --at both say"),
        (["--at", "21:20"], "2026-11-20 21:20 is not after its beginning"),
        (["--at", "today"], "'today' has no time of day"),
        (["--at", "23:30"], "not after its beginning"),
        (["--duration", "9h"], "'9h' is too long"),
        (["--duration", "10"], "'10' has no unit"),
        (["--pain", "12"], "pain 12 is out of range"),
        (["--pain", "neck=3 neck=4"], "pain of neck is given twice"),
        (["--side-effect", "joy"], "'joy' is not a known"),
    ],
)
def test_what_cannot_be_is_refused_and_it_runs_on(
    world: World, words: list[str], refused: str
) -> None:
    world.ok("start", "ball", "neck", "--pain", "6")
    world.later(hours=1)
    before = world.database.read_bytes()
    outcome = world.run("stop", *words, answers=["3"])
    assert outcome.code == 2
    assert refused in outcome.err
    assert "Pain after" not in outcome.err
    assert world.database.read_bytes() == before


def test_nothing_runs_is_one_line(world: World) -> None:
    line = (
        "fascia: there is nothing to stop: no session is running;"
        " `fascia start` begins one\n"
    )
    assert world.run("stop") == (1, "", line)
    assert not world.database.exists()
    world.ok("log", "ball")
    assert world.run("stop", "--pain", "3") == (1, "", line)


def test_one_undo_lets_it_run_on(world: World) -> None:
    world.ok("start", "ball", "neck", "--pain", "6")
    world.later(minutes=5)
    world.ok("stop", "--pain", "3")
    said = world.ok("undo").err
    assert "  + running ball · neck · today 21:30 · pain 6 before\n" in said
    assert "  - 1  ball · neck · 5 min · today 21:30 · pain 6→3\n" in said
    assert world.entries == []
    world.later(minutes=5)
    world.ok("stop", "--pain", "2")
    assert length(world) == 600


def test_a_dry_run_stops_nothing(world: World) -> None:
    world.ok("start", "ball")
    world.later(minutes=5)
    said = world.ok("stop", "--dry-run").err
    assert said == "would store ball · 5 min · today 21:30\n"
    assert runs(world)


@pytest.mark.parametrize(
    ("started", "stopped", "note"),
    [
        (["left-calf"], ["right-calf=3"], "right calf was not worked on; it was left"),
        (["left-calf"], ["jaw=3"], "note: jaw was not worked on; it was left calf\n"),
        (["left-calf", "neck"], ["left-calf=3", "neck=2"], ""),
        (["left-calf"], ["3"], ""),
        (["left-calf"], ["calf=3"], ""),
        (["calf"], ["left-calf=3"], ""),
        (["both-calf"], ["left-calf=3"], ""),
        (["left-calf", "--pain", "jaw=5"], ["jaw=3"], ""),
        ([], ["jaw=3"], ""),
        (["left-calf", "--pain", "5"], ["right-calf=3"], "right calf was not worked"),
    ],
)
def test_a_score_elsewhere_is_kept_and_noticed(
    world: World, started: list[str], stopped: list[str], note: str
) -> None:
    world.ok("start", "ball", *started)
    world.later(minutes=5)
    said = world.ok("stop", *(f"--pain={one}" for one in stopped)).err
    assert note in said
    assert ("note: " in said) == bool(note)
    assert len([each for each in kept(world).ratings if each.phase == "after"]) == len(
        stopped
    )


def test_json_is_the_entry(world: World) -> None:
    world.ok("start", "ball")
    world.later(minutes=5)
    value = json.loads(world.ok("stop", "--json").out)
    assert (value["schema_version"], value["already_stored"]) == (1, False)
    assert value["entries"][0]["session"]["duration_seconds"] == 300


def test_a_key_stops_once(world: World) -> None:
    world.ok("start", "ball")
    world.later(minutes=5)
    world.ok("stop", "--key", "a")
    again = world.ok("stop", "--key", "a", "--json")
    assert again.err.startswith("already stored 1  ball")
    assert json.loads(again.out)["already_stored"] is True
    assert len(world.entries) == 1


@pytest.mark.parametrize(
    ("before", "said", "asked"),
    [
        ([], [], []),
        (["--pain", "6"], [], ["Pain"]),
        (["--pain", "6"], ["--pain", "3"], []),
        (["--stiffness", "6", "--pain", "6"], ["--pain", "3"], ["Stiffness"]),
        (["--stiffness", "6", "--pain", "6"], [], ["Pain", "Stiffness"]),
        (["--mobility", "60", "--mood", "4"], [], ["Mobility", "Mood"]),
    ],
)
def test_only_what_is_missing_is_asked(
    world: World, before: list[str], said: list[str], asked: list[str]
) -> None:
    world.ok("start", "ball", "neck", *before)
    world.later(minutes=5)
    outcome = world.ok("stop", *said, answers=["2"] * len(asked))
    found = [
        line.partition(" after, 0 to ")[0]
        for line in outcome.err.replace(": ", ":\n").splitlines()
        if " after, 0 to " in line
    ]
    assert found == asked
    assert ("ball · neck · today 21:30" in outcome.err.partition("✓")[0]) is bool(asked)
    afters = [each.value for each in kept(world).ratings if each.phase == "after"]
    assert sorted(afters) == [2] * len(asked) + [3] * bool(said)


def test_an_after_can_be_left_unknown_and_explained(world: World) -> None:
    world.ok("start", "ball", "neck", "--pain", "6", "--stiffness", "5")
    world.later(minutes=5)
    outcome = world.ok("stop", answers=["?", "-", "neck=11", "neck=4"])
    assert "0 is no pain, 10 is worst pain imaginable." in outcome.err
    assert "stiffness 11 is out of range" in outcome.err
    assert kept(world).ratings == ratings("pain neck=6:", "stiffness neck=5:4")


LEFT = [{"hours": 3, "seconds": 1}, {"hours": 9}, {"days": 30}]


@pytest.mark.parametrize("span", LEFT)
def test_left_running_it_is_never_the_time_between(
    world: World, span: dict[str, int]
) -> None:
    world.ok("start", "ball", "neck")
    world.later(**span)
    before = world.database.read_bytes()
    outcome = world.run("stop", "--pain", "3")
    assert outcome.code == 2
    assert outcome.err.startswith("fascia: left running: ball · neck · ")
    assert outcome.err.endswith(
        "; how long it was is not known; say it with --duration 10m, --at 22:10 for"
        " its end, or --duration unknown\n"
    )
    assert world.database.read_bytes() == before


@pytest.mark.parametrize(
    ("answers", "seconds"),
    [
        (["10m"], 600),
        (["22:10"], 2400),
        (["22.10", "yesterday 10:10pm"], 2400),
        (["-"], None),
        ([""], None),
        (["10", "600s"], 600),
        (["yesterday", "10pm"], 1800),
        (["8:00", "12h", "8h"], 8 * 3600),
        (["10h ago", "9h ago"], 3600),
    ],
)
def test_left_running_it_is_asked_how_long_it_really_was(
    world: World, answers: Sequence[str], seconds: int | None
) -> None:
    world.ok("start", "ball", "neck", "--pain", "6")
    world.later(hours=10)
    outcome = world.ok("stop", answers=[*answers, "3"])
    assert "left running: ball · neck · yesterday 21:30 · pain 6 before" in outcome.err
    assert length(world) == seconds
    assert kept(world).ratings == ratings("pain neck=6:3")


def test_the_remedy_works(world: World) -> None:
    world.ok("start", "ball")
    world.later(hours=10)
    assert world.run("stop", "--no-input", answers=[]).code == 2
    world.ok("stop", "--at", "22:10")
    assert length(world) == 2400


def test_shortly_after_midnight_the_clock_is_still_believed(world: World) -> None:
    world.now = datetime(2026, 11, 20, 23, 50, tzinfo=ZoneInfo("Europe/Berlin"))
    world.ok("start", "ball")
    world.later(minutes=40)
    world.ok("stop")
    assert length(world) == 2400


def test_a_clock_change_adds_nothing(world: World) -> None:
    world.now = datetime(2026, 10, 25, 2, 50, tzinfo=ZoneInfo("Europe/Berlin"))
    world.ok("start", "ball")
    later = world.now.astimezone(UTC) + timedelta(minutes=20)
    world.now = later.astimezone(ZoneInfo("Europe/Berlin"))
    assert (world.now.hour, world.now.minute) == (2, 10)
    world.ok("stop")
    assert length(world) == 1200


def test_a_journey_adds_nothing(world: World) -> None:
    world.ok("start", "ball")
    later = world.now.astimezone(UTC) + timedelta(minutes=20)
    world.now = later.astimezone(ZoneInfo("America/New_York"))
    world.ok("stop")
    assert length(world) == 1200
    at = kept(world).at
    assert at is not None
    assert at.isoformat() == "2026-11-20T21:30:00+01:00"


def test_a_clock_that_was_set_back_is_not_believed(world: World) -> None:
    world.ok("start", "ball")
    world.later(minutes=-5)
    assert world.run("stop").code == 2
    world.ok("stop", "--duration", "unknown")
    assert length(world) is None


def test_no_time_at_all_is_left_unknown(world: World) -> None:
    world.ok("start", "ball")
    world.ok("stop")
    assert length(world) is None


def test_a_guided_session_lasted_what_was_counted(world: World) -> None:
    guided(world, ("left-calf", 60), ("neck", 45), ("left-calf", 30), hours=9)
    world.ok("stop", "--pain", "3")
    entry = kept(world)
    assert length(world) == 135
    assert entry.areas == (place("left-calf"), place("neck"))
    assert entry.ratings == ratings("pain left-calf=6:3", "pain neck=6:3")


def test_a_guided_session_can_be_said_to_have_been_longer(world: World) -> None:
    guided(world, ("left-calf", 60), minutes=5)
    world.ok("stop", "--duration", "4m")
    assert length(world) == 240


@pytest.mark.parametrize("words", [[], ["--pain", "3"], ["--duration", "unknown"]])
def test_of_a_guided_session_nothing_is_kept_where_nothing_was_worked(
    world: World, words: list[str]
) -> None:
    guided(world, minutes=5)
    before = world.database.read_bytes()
    outcome = world.run("stop", *words, answers=["3"])
    assert outcome.code == 1
    assert "Pain after" not in outcome.err
    assert outcome.err.startswith("fascia: no area was worked on so far: foam-roll · ")
    assert outcome.err.endswith(
        "; `fascia roll --resume` goes on, `fascia cancel` forgets it; or say how long"
        " it was, such as --duration 10m\n"
    )
    assert world.database.read_bytes() == before
    world.ok("cancel")


@pytest.mark.parametrize("words", [["--duration", "4m"], ["--at", "21:34"]])
def test_a_guided_session_that_nothing_counted_can_be_said_to_have_been(
    world: World, words: list[str]
) -> None:
    guided(world, hours=12)
    world.ok("stop", *words)
    assert length(world) == 240
    assert len(kept(world).areas) == 3


def test_start_and_stop_are_two_processes(world: World) -> None:
    program.run(world, "start", "ball", "neck", "--pain", "6", "--at", "10m ago")
    done = program.run(world, "stop", "--pain", "3", "-q")
    assert (done.returncode, done.stderr) == (0, b"")
    assert length(world) == 600
    assert kept(world).ratings == ratings("pain neck=6:3")


def test_notes_may_come_from_a_pipe(world: World) -> None:
    world.ok("start", "ball", "--note", "-", stdin="one\n")
    world.later(minutes=5)
    world.ok("stop", "--note", "-", stdin="two\n")
    assert kept(world).note == "one\ntwo"
