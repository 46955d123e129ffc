"""fascia follow-up: the days after a session."""

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import date

import pytest

from builders import place, ratings
from fasciatrack.domain.afterwards import FollowUp
from fasciatrack.domain.records import Entry
from fasciatrack.storage import connection
from world import Outcome, World


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


def asked(outcome: Outcome) -> list[str]:
    """Name the questions that were asked, in order."""
    names = (
        *("Soreness now", "Pain now", "Stiffness now", "Hobbling"),
        *("Movement after", "Activity for", "Water in"),
    )
    found = [(outcome.err.find(name), name) for name in names if name in outcome.err]
    return [name for _, name in sorted(found)]


FELT = ["Soreness now", "Pain now", "Stiffness now", "Hobbling"]


def test_one_line_keeps_the_morning_after(morning: World) -> None:
    outcome = morning.ok(
        *("follow-up", "--soreness", "3", "--pain", "2", "--stiffness", "2"),
        *("--movement", "walk 20m", "--load", "light", "--water", "500ml"),
        *("--hobbling", "no"),
    )
    assert outcome.out == ""
    assert outcome.err == (
        "✓ 2  follow-up 24 h · left calf, neck · today 07:30"
        " · pain 2 · stiffness 2 · soreness 3 · hobbling no · movement walk 20 min"
        " · activity load light · water after 500 ml   (fascia undo)\n"
    )
    (entry,) = follow_ups(morning)
    assert entry.follow_up == FollowUp(
        session=ids(morning)[1],
        hours=24,
        hobbling="no",
        movement="walk",
        movement_minutes=20,
        activity_load="light",
        water_ml=500,
    )
    assert set(entry.ratings) == set(
        ratings(
            *("soreness left-calf=3", "soreness neck=3", "pain left-calf=2"),
            *("pain neck=2", "stiffness left-calf=2", "stiffness neck=2"),
        )
    )
    assert entry.areas == (place("left-calf"), place("neck"))
    assert (entry.at, entry.day) == (morning.now, date(2026, 11, 21))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (["left-calf=3"], ["soreness left-calf=3"]),
        (["3", "neck=0"], ["soreness left-calf=3", "soreness neck=0"]),
        (["quads=3"], ["soreness quads=3"]),
    ],
)
def test_a_score_can_be_about_one_area(
    morning: World, typed: list[str], kept: list[str]
) -> None:
    options = [word for score in typed for word in ("--soreness", score)]
    morning.ok("follow-up", *options)
    assert set(follow_ups(morning)[0].ratings) == set(ratings(*kept))


def test_one_answer_serves_the_sessions_of_one_evening(world: World) -> None:
    world.ok("log", "foam-roll", "left-calf", "--at", "20:45")
    world.ok("log", "ball", "neck")
    world.later(hours=10)
    outcome = world.ok("follow-up", "--soreness", "3", "--pain", "neck=2")
    assert outcome.err.count("follow-up 24 h") == 2
    assert outcome.err.count("(fascia undo)") == 1
    by_session = {look(entry).session: entry for entry in follow_ups(world)}
    numbers = ids(world)
    assert by_session[numbers[1]].ratings == ratings("soreness left-calf=3")
    assert set(by_session[numbers[2]].ratings) == set(
        ratings("soreness neck=3", "pain neck=2")
    )
    world.ok("undo")
    assert follow_ups(world) == []


def test_a_session_of_which_nothing_is_told_stays_due(world: World) -> None:
    world.ok("log", "foam-roll", "left-calf", "--at", "20:45")
    world.ok("log", "ball", "neck")
    world.later(hours=10)
    outcome = world.ok("follow-up", "--soreness", "left-calf=3")
    assert [look(entry).session for entry in follow_ups(world)] == [ids(world)[1]]
    assert "1 follow-up due" in world.ok("status").out
    assert outcome.err.count("follow-up 24 h") == 1


def test_the_latest_is_meant_and_the_others_are_named(world: World) -> None:
    world.ok("log", "ball", "neck", "--at", "yesterday 20:00")
    world.ok("log", "foam-roll", "left-calf")
    world.later(hours=12)
    outcome = world.ok("follow-up", "--soreness", "1")
    assert [look(entry).session for entry in follow_ups(world)] == [ids(world)[2]]
    assert outcome.err.endswith(
        "1 session more to look back at:\n  1  ball · neck · Thu 19 Nov 20:00\n"
    )
    world.ok("follow-up", "--soreness", "0", "--of", "1")
    assert [look(entry).hours for entry in follow_ups(world)] == [24, 48]


def test_a_later_look_is_due_only_while_one_is_sore(morning: World) -> None:
    morning.ok("follow-up", "--soreness", "2")
    morning.later(hours=30)
    morning.ok("follow-up", "--soreness", "1")
    morning.later(hours=24)
    morning.ok("follow-up", "--soreness", "0")
    assert [look(entry).hours for entry in follow_ups(morning)] == [24, 48, 72]
    morning.later(hours=24)
    assert morning.ok("follow-up").err == "no follow-up is due\n"


@pytest.mark.parametrize(
    ("later", "following"),
    [
        ({"hours": 1}, "; the next is due tomorrow from 05:30"),
        ({"hours": 7}, "; the next is due today from 05:30"),
        ({"days": 9}, ""),
    ],
)
def test_nothing_due_says_when_something_will_be(
    world: World, later: dict[str, int], following: str
) -> None:
    world.ok("log", "ball", "neck")
    world.later(**later)
    outcome = world.ok("follow-up", "--json")
    assert outcome.err == f"no follow-up is due{following}\n"
    assert json.loads(outcome.out) == {
        "schema_version": 1,
        "already_stored": False,
        "entries": [],
    }
    refused = world.run("follow-up", "--soreness", "3")
    assert (refused.code, refused.err) == (
        1,
        (
            f"fascia: no follow-up is due{following}; name the session with --of ID,"
            " or keep it with `fascia check`\n"
        ),
    )
    assert follow_ups(world) == []


def test_a_session_without_a_time_is_due_the_next_day(world: World) -> None:
    world.ok("log", "ball", "neck", "--at", "today")
    said = world.ok("follow-up").err
    assert said == "no follow-up is due; the next is due tomorrow\n"
    world.later(hours=10)
    world.ok("follow-up", "--soreness", "0")
    assert look(follow_ups(world)[0]).hours == 24


def test_an_empty_diary_has_nothing_due(world: World) -> None:
    assert world.ok("follow-up").err == "no follow-up is due\n"
    assert not world.database.exists()


def test_any_session_of_the_last_days_can_be_named(morning: World) -> None:
    morning.ok("follow-up", "--soreness", "0")
    morning.later(hours=60)
    morning.ok("follow-up", "--of", "last", "--soreness", "2")
    morning.ok("follow-up", "--of", "1", "--pain", "1", "--at", "2026-11-22 20:00")
    assert sorted(look(entry).hours for entry in follow_ups(morning)) == [24, 48, 72]


@pytest.mark.parametrize(
    ("later", "words", "code", "refused"),
    [
        (
            {"hours": 1},
            ["--of", "1"],
            2,
            (
                "session 1 is too short ago to be looked back at; the first look is"
                " due the next day, 8 hours after it at the earliest"
            ),
        ),
        (
            {"days": 5},
            ["--of", "1"],
            2,
            (
                "session 1 is more than 4 days before; say when you felt it with"
                " --at, or `fascia check` keeps how it is now"
            ),
        ),
        ({"days": 1}, ["--of", "9"], 3, "there is no entry 9"),
        ({"days": 1}, ["--of", "2"], 2, "entry 2 is a drink, not a session"),
        ({"days": 1}, ["--of", "x"], 2, "'x' is no entry number"),
        ({"days": 1}, ["--hobbling", "perhaps"], 2, "'perhaps' is not a known answer"),
        ({"days": 1}, ["--movement", "dance"], 2, "'dance' is not a known movement"),
        ({"days": 1}, ["--load", "huge"], 2, "'huge' is not a known activity load"),
        ({"days": 1}, ["--water", "20l"], 2, "the amount 20000 ml is out of range"),
        ({"days": 1}, ["--soreness", "6:3"], 2, "'6:3' is a before and after"),
        ({"days": 1}, ["--tag", "x"], 2, "nothing to keep; such as"),
        ({"days": 1}, ["--note", ""], 2, "the follow-up is empty"),
        ({"days": 1}, [], 2, "nothing to keep; such as"),
        ({"days": 1}, ["--at", "tomorrow"], 2, "lies in the future"),
    ],
)
def test_what_cannot_be_kept_is_refused(
    world: World, later: dict[str, int], words: list[str], code: int, refused: str
) -> None:
    world.ok("log", "ball", "neck", "--water", "250ml")
    world.later(**later)
    more = ["--soreness", "3"] if words[:1] == ["--of"] else []
    outcome = world.run("follow-up", *words, *more)
    assert outcome.code == code, outcome.err
    assert refused in outcome.err
    assert follow_ups(world) == []


def test_no_session_at_all_is_said(world: World) -> None:
    outcome = world.run("follow-up", "--of", "last", "--soreness", "1")
    assert outcome.err == "fascia: there is no session yet; log a first one\n"
    assert outcome.code == 3


def test_said_twice_the_second_completes_and_corrects(morning: World) -> None:
    morning.ok("follow-up", "--soreness", "3", "--water", "500ml", "--note", "slow")
    morning.later(hours=1)
    outcome = morning.ok(
        *("follow-up", "--of", "1", "--soreness", "neck=1", "--hobbling", "no")
    )
    assert "soreness, neck: 3 → 1" in outcome.err
    assert "hobbling: not given → no" in outcome.err
    (entry,) = follow_ups(morning)
    assert set(entry.ratings) == set(ratings("soreness left-calf=3", "soreness neck=1"))
    assert (look(entry).water_ml, look(entry).hobbling) == (500, "no")
    assert entry.at is not None
    assert entry.at.hour == 7
    assert "nothing new" in morning.ok("follow-up", "--of", "1", "--note", "slow").err
    morning.ok("follow-up", "--of", "1", "--note", "slow", "--at", "8:10")
    assert follow_ups(morning)[0].at is not None
    assert f"{follow_ups(morning)[0].at:%H:%M}" == "08:10"


def test_a_deleted_session_leaves_its_follow_up(morning: World) -> None:
    morning.ok("follow-up", "--soreness", "3")
    morning.ok("delete", "1")
    assert len(follow_ups(morning)) == 1
    assert morning.ok("follow-up").err == "no follow-up is due\n"


@pytest.mark.parametrize(
    ("words", "hours", "is_told"),
    [
        (["--soreness", "9"], 10, False),
        (["--soreness", "4"], 45, True),
        (["--soreness", "3.9"], 45, False),
        (["--hobbling", "yes"], 10, True),
        (["--hobbling", "unsure"], 10, False),
    ],
)
def test_being_sore_for_days_points_to_the_safety_page(
    world: World,
    words: list[str],
    hours: int,
    is_told: bool,  # noqa: FBT001 - a column
) -> None:
    world.ok("log", "ball", "neck")
    world.later(hours=hours)
    line = "`fascia safety` says when to have it looked at.\n"
    assert (line in world.ok("follow-up", *words).err) is is_told


def test_a_dry_run_keeps_nothing(morning: World) -> None:
    outcome = morning.ok("follow-up", "--soreness", "3", "--dry-run")
    assert outcome.err.startswith("would store follow-up 24 h")
    assert follow_ups(morning) == []


def test_a_key_keeps_it_once(morning: World) -> None:
    morning.ok("follow-up", "--soreness", "3", "--key", "a")
    again = morning.ok("follow-up", "--soreness", "3", "--key", "a", "--json")
    assert again.err.startswith("already stored 2  follow-up 24 h")
    assert json.loads(again.out)["already_stored"] is True
    assert len(follow_ups(morning)) == 1


def test_json_is_what_was_stored(morning: World) -> None:
    value = json.loads(morning.ok("follow-up", "--soreness", "3", "--json").out)
    assert value["entries"][0]["follow_up"]["hours"] == 24


def test_each_session_that_is_due_is_asked_for(morning: World) -> None:
    outcome = morning.ok(
        "follow-up", answers=["3", "neck=2", "-", "n", "walk 20m", "light", "500ml"]
    )
    assert "24 h after 1  foam-roll · left calf, neck · 10 min · yesterday 21:30" in (
        outcome.err
    )
    assert asked(outcome) == [*FELT, "Movement after", "Activity for", "Water in"]
    (entry,) = follow_ups(morning)
    assert set(entry.ratings) == set(
        ratings("soreness left-calf=3", "soreness neck=3", "pain neck=2")
    )
    assert entry.follow_up == FollowUp(
        session=ids(morning)[1],
        hours=24,
        hobbling="no",
        movement="walk",
        movement_minutes=20,
        activity_load="light",
        water_ml=500,
    )


def test_water_that_was_logged_is_not_asked_for(world: World) -> None:
    world.ok("drink", "1l", "--at", "20:00")
    world.ok("log", "ball", "neck", "--at", "20:30")
    world.ok("drink", "250ml", "--at", "21:00")
    world.later(hours=10)
    outcome = world.ok("follow-up", answers=["0", "-", "-", "-", "none", "-"])
    assert "logged after it: 250 ml to drink\n" in outcome.err
    assert "Water in" not in outcome.err


@pytest.mark.parametrize("at", ["today", "20:30"])
def test_water_before_or_at_no_known_time_says_nothing(world: World, at: str) -> None:
    world.ok("drink", "1l", "--at", "20:00")
    world.ok("log", "ball", "neck", "--at", at)
    world.later(hours=10)
    outcome = world.ok("follow-up", answers=["0", *["-"] * 5, "2glasses"])
    assert "Water in" in outcome.err
    assert look(follow_ups(world)[0]).water_ml == 500


def test_what_followed_the_session_is_asked_only_once(morning: World) -> None:
    morning.ok("follow-up", answers=["3", *["-"] * 6])
    morning.later(hours=30)
    outcome = morning.ok("follow-up", answers=["2", "-", "-", "-"])
    assert asked(outcome) == FELT
    assert "48 h after 1  foam-roll" in outcome.err


@pytest.mark.parametrize(
    ("answers", "moved"),
    [
        (["walk", "0:20", "20m"], ("walk", 20)),
        (["walk", "-"], ("walk", None)),
        (["stretch 5m"], ("stretch", 5)),
        (["none"], ("none", None)),
        (["-"], (None, None)),
        (["walk 20m", "<", "stretch", "1h"], ("stretch", 60)),
        (["walk", "20m", "<", "<", "none"], ("none", None)),
    ],
)
def test_for_how_long_is_asked_where_somebody_moved(
    morning: World, answers: list[str], moved: tuple[str | None, int | None]
) -> None:
    outcome = morning.run("follow-up", answers=["1", "-", "-", "-", *answers, "-", "-"])
    assert outcome.code == 0, outcome.err
    kept = look(follow_ups(morning)[0])
    assert (kept.movement, kept.movement_minutes) == moved


def two_due(world: World) -> None:
    world.ok("log", "ball", "neck", "--at", "yesterday 20:00")
    world.ok("log", "foam-roll", "left-calf")
    world.later(hours=12)


def test_two_days_are_asked_for_one_after_the_other(world: World) -> None:
    two_due(world)
    outcome = world.ok("follow-up", answers=["1", *["-"] * 6, "2", *["-"] * 6])
    assert outcome.err.index("24 h after 2  ") < outcome.err.index("48 h after 1  ")
    assert outcome.err.count("✓") == 2
    assert outcome.err.count("Enter takes what is in brackets") == 1
    assert [each.value for entry in follow_ups(world) for each in entry.ratings] == [
        1,
        2,
    ]


def test_what_was_answered_is_kept_when_the_rest_is_not(world: World) -> None:
    two_due(world)
    outcome = world.run("follow-up", answers=["1", *["-"] * 6, "2"])
    assert outcome.code == 1
    (entry,) = follow_ups(world)
    assert entry.ratings == ratings("soreness left-calf=1")


def test_everything_left_out_keeps_nothing(world: World) -> None:
    two_due(world)
    outcome = world.ok("follow-up", answers=["-"] * 7 + ["2"] + ["-"] * 6)
    assert "left out; nothing was stored for it" in outcome.err
    (entry,) = follow_ups(world)
    assert look(entry).hours == 48


def test_with_a_key_one_look_is_asked_for(world: World) -> None:
    two_due(world)
    world.ok("follow-up", "--key", "a", answers=["1", *["-"] * 6])
    assert len(follow_ups(world)) == 1


def test_a_tag_goes_along_with_the_answers(morning: World) -> None:
    morning.ok("follow-up", "--tag", "desk", answers=["1", *["-"] * 6])
    assert follow_ups(morning)[0].tags == ("desk",)


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (["11", "3"], "soreness 11 is out of range"),
        (["6:3", "3"], "'6:3' is a before and after"),
        (["?", "3"], "0 is not sore, 10 is as sore as it could be."),
        (["3", "-", "-", "perhaps", "-"], "perhaps"),
        (["3", "-", "-", "-", "dance", "-"], "'dance' is not a known movement"),
        (["3", "-", "-", "-", "-", "-", "lots", "-"], "'lots' is not an amount"),
    ],
)
def test_an_answer_that_cannot_be_read_is_asked_again(
    morning: World, answers: Sequence[str], said: str
) -> None:
    outcome = morning.ok("follow-up", answers=[*answers, *["-"] * 7])
    assert said in outcome.err
    (entry,) = follow_ups(morning)
    assert {each.value for each in entry.ratings} == {3}


def test_answers_are_handed_back_when_storing_fails(
    morning: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.01)
    answers = ["3", "neck=2", "-", "no", "walk 20m", "light", "2glasses"]
    with closing(sqlite3.connect(morning.database)) as other:
        other.execute("BEGIN IMMEDIATE")
        outcome = morning.run("follow-up", answers=answers)
    assert outcome.code == 5
    assert (
        "Your answers are not lost; to store them later:\n"
        "  fascia follow-up --of 1 --soreness 3 --pain neck=2 --hobbling no"
        " --movement 'walk 20m' --load light --water 500ml\n"
    ) in outcome.err
