"""Safety notices from the command line: told after the answer, kept with the entry."""

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from io import StringIO

import pytest

from builders import a_session
from fasciatrack.cli.context import Context
from fasciatrack.cli.noticing import SESSIONS_BEFORE, WEEKS, with_notices
from fasciatrack.domain.changes import Change
from fasciatrack.domain.notices import Notice
from fasciatrack.reporting.notices.pain import TREND_DAYS
from fasciatrack.reporting.notices.unchanged import FEWEST_SESSIONS
from fasciatrack.storage.diary import Diary
from meanwhile import run_meanwhile
from program import run
from world import Outcome, World

SEVERE = "! You logged pain 9 of 10 in the neck, the first such score in 14 days."
WATER = "! You logged 1200 ml of drinks within an hour."


def kept(world: World) -> list[Notice]:
    diary = world.diary
    try:
        return diary.notices()
    finally:
        diary.close()


def rules(world: World) -> list[str]:
    return [notice.rule for notice in kept(world)]


def told(outcome: Outcome) -> list[str]:
    """Return the notices on standard error."""
    return [line for line in outcome.err.splitlines() if line.startswith("! ")]


def test_a_notice_follows_the_answer_and_is_kept_with_the_entry(world: World) -> None:
    outcome = world.ok("log", "ball", "neck", "--pain", "9:3")
    lines = outcome.err.splitlines()
    assert outcome.out == ""
    assert lines[0].startswith("✓ 1  ball · neck")
    assert lines[1].startswith(SEVERE)
    assert lines[2] == "  Call the emergency number now with any of these:"
    assert lines[-1] == "Self-care log, not medical advice, not a medical device."
    (notice,) = kept(world)
    assert (notice.rule, notice.area, notice.side) == ("severe", "neck", None)
    assert notice.day == world.now.date()
    assert notice.entry == world.entries[0].id
    assert f"! {notice.text}" == lines[1]


def test_one_undo_takes_back_both(world: World) -> None:
    world.ok("log", "ball")
    world.ok("log", "ball", "neck", "--pain", "9:3")
    world.ok("undo")
    assert len(world.entries) == 1
    assert kept(world) == []
    assert told(world.ok("log", "ball", "neck", "--pain", "9:3"))


def test_the_same_is_said_once_a_week_and_area(world: World) -> None:
    sharp = ("log", "ball", "neck", "--sensation", "sharp")
    assert len(told(world.ok(*sharp))) == 1
    world.later(days=6)
    assert told(world.ok(*sharp)) == []
    assert "in the jaw." in told(world.ok("log", "ball", "jaw", *sharp[-2:]))[0]
    world.later(days=1)
    assert len(told(world.ok(*sharp))) == 1
    assert [(notice.area, notice.rule) for notice in kept(world)] == [
        ("neck", "sharp"),
        ("jaw", "sharp"),
        ("neck", "sharp"),
    ]


def test_only_areas_that_are_news_are_named(world: World) -> None:
    world.ok("log", "ball", "neck", "--sensation", "sharp")
    (line,) = told(world.ok("log", "ball", "neck", "jaw", "--discomfort", "8"))
    assert line.startswith("! You logged discomfort 8 of 10 in the jaw.")
    left, right = ("log", "ball", "left-calf"), ("log", "ball", "right-calf")
    assert told(world.ok(*left, "--sensation", "sharp"))
    assert told(world.ok(*right, "--sensation", "sharp"))


def test_several_areas_are_one_line_and_one_notice_each(world: World) -> None:
    outcome = world.ok("log", "ball", "neck", "jaw", "--discomfort", "7")
    assert len(told(outcome)) == 1
    assert {notice.area for notice in kept(world)} == {"neck", "jaw"}


def test_a_clock_that_was_ahead_silences_nothing_for_longer(world: World) -> None:
    world.later(days=300)
    assert told(world.ok("drink", "1200ml"))
    world.later(days=-300)
    assert told(world.ok("drink", "1200ml"))
    assert told(world.ok("drink", "1200ml")) == []


def test_what_happened_long_before_is_no_news(world: World) -> None:
    at = ("--pain", "9:3", "--at")
    assert told(world.ok("log", "ball", "neck", *at, "7 days ago")) == []
    assert told(world.ok("log", "ball", "jaw", *at, "6 days ago")) != []


def test_another_caution_is_another_notice(world: World) -> None:
    for word in ("fever", "open-wound"):
        assert len(told(world.ok("log", "ball", "neck", "--caution", word))) == 1
    again = world.ok("log", "ball", "neck", "--caution", "fever", "--tag", "wound")
    assert told(again) == []
    assert world.entries[-1].tags == ("wound", "fever")


def test_cautions_of_the_settings_are_told_once_before_pressing(world: World) -> None:
    environ = {"FASCIATRACK_CAUTIONS": "pregnancy"}
    (line,) = told(world.ok("start", "ball", "neck", environ=environ))
    assert line.endswith("Pregnancy: ask a professional before you roll or press.")
    assert told(world.ok("stop", "--duration", "5m", environ=environ)) == []
    assert told(world.ok("log", "yoga", "jaw", environ=environ)) == []


def test_an_unknown_caution_is_refused_and_nothing_is_kept(world: World) -> None:
    outcome = world.run("log", "ball", "neck", "--caution", "pregnant-ish")
    assert (outcome.code, world.entries) == (2, [])
    assert "'pregnant-ish'" in outcome.err


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        (("log", "ball", "neck", "--pain", "9:"), "severe"),
        (("start", "ball", "neck", "--pain", "9"), "severe"),
        (("start", "ball", "neck", "--caution", "fever"), "caution"),
        (("check", "--pain", "neck=9"), "severe"),
        (("check", "--water", "1200ml"), "water"),
        (("drink", "1200ml"), "water"),
        (("drink", "1cup", "coffee", "--caffeine", "401"), "caffeine"),
    ],
)
def test_every_recording_command_gives_notice(
    world: World, words: Sequence[str], rule: str
) -> None:
    document = json.loads(world.ok(*words, "--json").out)
    (notice,) = document["notices"]
    assert notice["rule"] == rule
    assert notice["day"] == "2026-11-20"
    assert rules(world) == [rule]
    assert rules(world) == [one["rule"] for one in document["notices"]]


def test_stopping_tells_how_it_felt(world: World) -> None:
    world.ok("start", "ball", "neck", "--pain", "2")
    felt = ("--sensation", "sharp", "--discomfort", "8", "--caution", "fever")
    outcome = world.ok("stop", "--pain", "7", *felt, "--duration", "5m")
    assert sorted(rules(world)) == ["caution", "severe", "sharp"]
    assert [line[:12] for line in told(outcome)] == [
        "! Pain in th",
        "! You logged",
        "! You named ",
    ]
    session = world.entries[0].session
    assert session is not None
    assert (session.sensation, session.discomfort) == ("sharp", 8)
    assert world.entries[0].tags == ("fever",)


def test_a_short_week_is_told_by_sleep_and_by_its_correction(world: World) -> None:
    for day in range(16, 20):
        world.ok("sleep", "5h", "--day", f"2026-11-{day}")
    assert told(world.ok("sleep", "11h")) == []
    (line,) = told(world.ok("sleep", "5h"))
    assert "5 are logged, with a mean of 5 h 0 min" in line or "5 h asleep" in line
    assert rules(world) == ["sleep"]


def test_caffeine_before_a_session_is_told(world: World) -> None:
    world.ok("drink", "1cup", "coffee", "--caffeine", "150", "--at", "19:00")
    world.ok("drink", "1cup", "coffee", "--caffeine", "60", "--at", "20:00")
    assert told(world.ok("log", "ball", "neck", "--at", "today")) == []
    (line,) = told(world.ok("log", "ball", "neck"))
    assert line.startswith("! You logged 210 mg of caffeine in the 4 hours before")


def test_being_sore_for_days_is_told_by_a_follow_up(world: World) -> None:
    world.ok("log", "foam-roll", "neck")
    world.later(hours=20)
    assert told(world.ok("follow-up", "--soreness", "1")) == []
    world.later(hours=52)
    (line,) = told(world.ok("follow-up", "--soreness", "2"))
    assert line.startswith(
        "! You logged soreness 2 of 10 in the neck, 3 days after foam"
    )


def test_being_sore_for_days_is_told_by_a_check_in(world: World) -> None:
    world.ok("log", "foam-roll", "neck")
    world.later(hours=50)
    assert told(world.ok("check", "--soreness", "neck=3")) == []
    (line,) = told(world.ok("check", "--soreness", "neck=4"))
    assert line.startswith(
        "! You logged soreness 4 of 10 in the neck, 2 days after foam"
    )


def test_only_the_first_look_is_what_a_third_is_compared_with(world: World) -> None:
    world.ok("log", "foam-roll", "neck")
    for hours, soreness in ((20, "2"), (25, "1"), (25, "2")):
        world.later(hours=hours)
        assert told(world.ok("follow-up", "--soreness", soreness)) == []


def test_what_another_terminal_stored_meanwhile_is_not_told_again(
    world: World,
) -> None:
    line = ("check", "--pain", "neck=9", "--key", "k")

    def happen() -> None:
        assert told(world.ok(*line))

    asked = run_meanwhile(
        world, "check", "--key", "k", answers=["neck=9", *["-"] * 6], happen=happen
    )
    assert asked.code == 0
    assert "already stored" in asked.err
    assert told(asked) == []
    assert rules(world) == ["severe"]


def test_other_sessions_first_looks_do_not_count(world: World) -> None:
    world.ok("log", "foam-roll", "neck")
    world.later(hours=20)
    world.ok("log", "ball", "neck")
    world.later(hours=20)
    world.ok("follow-up", "--of", "2", "--soreness", "1")
    world.later(hours=30)
    assert told(world.ok("follow-up", "--of", "1", "--soreness", "2")) == []


def test_a_rehearsal_says_it_and_keeps_nothing(world: World) -> None:
    outcome = world.ok("drink", "1200ml", "--dry-run", "--json")
    assert [line.partition(" More")[0] for line in told(outcome)] == [WATER]
    assert [one["rule"] for one in json.loads(outcome.out)["notices"]] == ["water"]
    assert not world.database.exists()


def test_what_is_stored_already_is_not_told_again(world: World) -> None:
    once = ("drink", "1200ml", "--key", "k", "--json")
    first, second = world.ok(*once), world.ok(*once)
    assert told(first)
    assert told(second) == []
    assert json.loads(first.out)["notices"] == json.loads(second.out)["notices"]


def test_quiet_hides_only_what_is_no_warning(world: World) -> None:
    outcome = world.ok("drink", "1200ml", "-q", "--json")
    assert (outcome.err, json.loads(outcome.out)["notices"]) == ("", [])
    assert world.ok("sleep", "5h", "-q").err == ""
    assert world.ok("log", "ball", "neck", "-q", "--pain", "9:").err.startswith(SEVERE)
    assert rules(world) == ["severe"]


def test_a_setting_hides_the_same(world: World) -> None:
    world.environ["FASCIATRACK_SAFETY_QUIET"] = "true"
    for day in range(16, 20):
        world.ok("sleep", "5h", "--day", f"2026-11-{day}")
    world.ok("drink", "2cups", "coffee", "--caffeine", "500")
    for words in (("sleep", "5h"), ("drink", "1200ml"), ("log", "ball", "neck")):
        assert told(world.ok(*words)) == []
    assert len(told(world.ok("log", "ball", "neck", "--sensation", "sharp"))) == 1


def test_looking_back_gives_no_notice(world: World) -> None:
    world.ok("log", "ball", "neck", "--pain", "3:")
    assert told(world.ok("look-back", "--less-pain", "no")) == []
    assert kept(world) == []


def test_water_so_far_today_was_not_drunk_within_an_hour(world: World) -> None:
    answers = ["ball", "neck", "-", "-", "-", "-", "-", "-", "1500ml", "-"]
    assert told(world.run("log", answers=answers)) == []
    assert "✓" in world.ok("drink", "200ml").err


def test_a_diary_that_cannot_be_asked_still_keeps_the_entry(world: World) -> None:
    world.ok("check", "--pain", "neck=4")
    with closing(sqlite3.connect(world.database)) as connection, connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("UPDATE entry SET day = '2026-11-1x'")
    outcome = world.ok("log", "ball", "neck", "--pain", "9:3")
    assert outcome.err.startswith("no safety notice could be worked out: ")
    assert "✓ 2  ball · neck" in outcome.err
    assert "Traceback" not in outcome.err


class Broken(Diary):
    """A diary that has a bug."""

    def pain_and_caffeine(self, *_: object, **__: object) -> list[tuple[object, ...]]:
        """Fail."""
        raise KeyError("private words")


def test_pain_is_looked_at_for_as_long_as_its_rules_need() -> None:
    assert WEEKS * 7 == TREND_DAYS
    assert SESSIONS_BEFORE == FEWEST_SESSIONS - 1


def test_not_even_a_bug_loses_an_entry(world: World) -> None:
    err = StringIO()
    context = Context(
        environ=world.environ,
        clock=lambda: world.now,
        zone_name=None,
        stdin=StringIO(),
        stdout=StringIO(),
        stderr=err,
    )
    context.__dict__["diary"] = Broken(world.database, now=lambda: world.now)
    change = Change(after=a_session("pain neck=9:3", day=world.now.date()))
    assert with_notices(context, [change]) == [change]
    assert err.getvalue() == (
        "no safety notice could be worked out: KeyError, a bug in fascia\n"
    )


def test_a_long_notice_is_broken_between_words_on_a_terminal(world: World) -> None:
    environ = {"COLUMNS": "40", "NO_COLOR": "1"}
    outcome = world.ok(
        "log", "ball", "neck", "--pain", "9:3", terminal=True, environ=environ
    )
    assert max(map(len, outcome.err.splitlines()[1:-3])) <= 40
    ascii_ = world.ok("log", "ball", "jaw", "--pain", "9:3", "--ascii").err
    assert ascii_.isascii()


def test_a_guided_session_is_warned_of_before_it_is_counted(world: World) -> None:
    words = ("roll", "neck", "--pain", "3", "--stiffness", "3", "--caution", "fever")
    outcome = world.run(*words, answers=(), terminal=True)
    text = outcome.err.replace("\n    ", " ")
    said = "You named a caution. Fever, or an infection: ask a professional before you"
    assert text.index(said) < text.index("Enter starts: ")
    assert rules(world) == ["caution"]
    stopped = world.ok("stop", "--duration", "2m", "--pain", "7")
    assert world.entries[0].tags == ("fever",)
    assert [line[:20] for line in told(stopped)] == ["! Pain in the neck w"]


def test_the_page_lists_what_was_said_and_status_and_list_do_not(world: World) -> None:
    world.ok("log", "ball", "neck", "--sensation", "sharp")
    page = world.ok("page").out
    assert "- Notices given: sharp or much discomfort (neck; 20 Nov)" in page
    (notice,) = json.loads(world.ok("page", "--json").out)["notices"]
    assert notice["text"] == kept(world)[0].text
    assert json.loads(world.ok("page", "--week", "last", "--json").out)["notices"] == []
    for command in ("status", "list"):
        assert "pressure, not like" not in world.ok(command).out


def test_help_ends_with_what_the_diary_is_not(world: World) -> None:
    text = run(world, "--help").stdout.decode().rstrip()
    assert text.endswith("Self-care log, not medical advice, not a medical device.")


@pytest.mark.parametrize("command", ["log", "start", "stop", "roll"])
def test_cautions_complete(world: World, command: str) -> None:
    line = f"fascia {command} --caution preg"
    more = {
        "_FASCIA_COMPLETE": "complete_bash",
        "COMP_WORDS": line,
        "COMP_CWORD": str(line.count(" ")),
    }
    assert run(world, more=more).stdout.decode().split() == ["pregnancy"]
