"""fascia follow-up: the days after a session."""

import json
from datetime import date, datetime, timedelta, tzinfo

import pytest

from builders import place, ratings
from fasciatrack.domain.afterwards import FollowUp
from fasciatrack.domain.records import Entry
from world import World


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
    assert outcome.err.endswith(
        "1 session more to look back at:\n  2  ball · neck · yesterday 21:30\n"
    )


def test_answering_for_one_of_two_names_the_other(world: World) -> None:
    world.ok("log", "foam-roll", "left-calf", "--at", "20:45")
    world.ok("log", "ball", "neck")
    world.later(hours=10)
    outcome = world.ok("follow-up", answers=["neck=3", *["-"] * 6])
    assert [look(entry).session for entry in follow_ups(world)] == [ids(world)[2]]
    assert "1 session more to look back at:\n  1  foam-roll · left calf" in outcome.err


def test_an_area_without_a_side_is_meant_by_each_of_its_sides(world: World) -> None:
    world.ok("log", "foam-roll", "glutes", "--at", "20:45")
    world.ok("log", "ball", "left-glutes", "--at", "21:00")
    world.ok("log", "ball", "right-glutes")
    world.later(hours=10)
    outcome = world.ok("follow-up", "--soreness", "left-glutes=5")
    numbers = ids(world)
    told = [look(entry).session for entry in follow_ups(world)]
    assert told == [numbers[1], numbers[2]]
    assert "1 session more to look back at:\n  3  ball · right glutes" in outcome.err


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
        "changes": [],
        "notices": [],
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
            {"days": 4},
            ["--of", "1"],
            2,
            (
                "session 1 lies 4 days or more before; say when you felt it with"
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
        (["--soreness", "4"], 47, False),
        (["--soreness", "4"], 48, True),
        (["--soreness", "3.9"], 48, False),
        (["--hobbling", "yes"], 23, False),
        (["--hobbling", "yes"], 24, True),
        (["--hobbling", "unsure"], 24, False),
    ],
)
def test_being_sore_for_days_is_said_to_have_been_too_much(
    world: World,
    words: list[str],
    hours: int,
    is_told: bool,  # noqa: FBT001 - a column
) -> None:
    world.ok("log", "ball", "neck")
    world.later(hours=hours)
    line = "sore for days means that it was too much"
    assert (line in world.ok("follow-up", *words).err) is is_told


@pytest.mark.parametrize(("now", "is_told"), [("2", True), ("1", False)])
def test_being_sorer_after_three_days_is_so_too(
    morning: World,
    now: str,
    is_told: bool,  # noqa: FBT001 - a column
) -> None:
    line = "sore for days means that it was too much"
    assert line not in morning.ok("follow-up", "--soreness", "1").err
    morning.later(hours=62)
    assert (line in morning.ok("follow-up", "--soreness", now).err) is is_told


class Offset(tzinfo):
    """What the clock of a computer tells: an offset, and the name of the zone."""

    key = "Europe/Berlin"

    def utcoffset(self, _: datetime | None) -> timedelta:
        """Return the one of this winter's day."""
        return timedelta(hours=1)

    def dst(self, _: datetime | None) -> None:
        """Know nothing of it."""

    def tzname(self, _: datetime | None) -> str:
        """Name it."""
        return "CET"


def test_a_look_opens_by_the_clock_of_its_own_day(world: World) -> None:
    world.now = datetime(2026, 3, 28, 23, 0, tzinfo=Offset())
    world.ok("log", "ball", "neck", "--at", "20:00")
    said = world.ok("follow-up").err
    assert said == "no follow-up is due; the next is due tomorrow from 05:00\n"


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


def test_where_nobody_can_be_asked_what_is_due_is_said(world: World) -> None:
    world.ok("log", "foam-roll", "left-calf", "--at", "20:00")
    world.ok("log", "ball", "neck")
    world.later(hours=12)
    outcome = world.run("follow-up")
    assert outcome.code == 2
    assert outcome.err.startswith(
        "2 sessions to look back at:\n"
        "  1  foam-roll · left calf · yesterday 20:00\n"
        "  2  ball · neck · yesterday 21:30\n"
        "fascia: nothing to keep; such as"
    )
    quiet = world.run("follow-up", "--quiet").err
    assert quiet.startswith("fascia: nothing to keep")
