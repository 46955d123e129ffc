"""fascia look-back, from the command line and in conversation."""

import json
import shlex
import sqlite3
from contextlib import closing

import pytest

from fasciatrack.cli.look_back_questions import as_command
from fasciatrack.cli.look_back_said import Said
from fasciatrack.domain.records import Entry
from fasciatrack.storage import connection
from world import World

OUTCOMES = ["y", "n", "unsure", "-"]
PEG = ["6", "7", "4"]
NO_ACTIVITY = ["-"]
NO_NOTE = ["-"]


def kept(world: World) -> Entry:
    (entry,) = [entry for entry in world.entries if entry.look_back is not None]
    return entry


def activities(entry: Entry) -> dict[str, float]:
    return {one.activity: one.score for one in entry.activities}


def recommended(entry: Entry) -> dict[str, str]:
    return {one.practitioner: one.would for one in entry.recommendations}


def test_one_line_keeps_everything(world: World) -> None:
    outcome = world.ok(
        *("look-back", "--less-pain", "yes", "--more-motion", "n"),
        *("--better-sleep", "unsure", "--better-performance", "no"),
        *("--peg", "6 7 4", "--activity", "climbing stairs=4"),
        *("--activity", "typing=7.5, gardening=0", "--recommend", "Mara=yes"),
        *("--note", "a long month", "--tag", "desk"),
    )
    entry = kept(world)
    back = entry.look_back
    assert back is not None
    assert (back.less_pain, back.more_motion) == ("yes", "no")
    assert (back.better_sleep, back.better_performance) == ("unsure", "no")
    assert back.peg == pytest.approx(17 / 3)
    assert activities(entry) == {"climbing stairs": 4, "typing": 7.5, "gardening": 0}
    assert recommended(entry) == {"Mara": "yes"}
    assert (entry.note, entry.tags) == ("a long month", ("desk",))
    assert entry.at is not None
    assert outcome.out == ""
    assert "PEG 5.7" in outcome.err
    assert "(fascia undo)" in outcome.err
    world.ok("undo")
    assert world.entries == []


def test_the_same_day_completes_and_corrects_it(world: World) -> None:
    world.ok("look-back", "--less-pain", "yes", "--peg", "6 - 4", "--note", "one")
    world.ok("look-back", "--activity", "stairs=4,typing=2", "--recommend", "Mara=no")
    world.later(hours=1)
    outcome = world.ok(
        *("look-back", "--less-pain", "unsure", "--peg", "- 7 -", "--tag", "late"),
        *("--activity", "Stairs=5", "--recommend", "mara=yes,Jo=unsure"),
    )
    entry = kept(world)
    back = entry.look_back
    assert back is not None
    assert back.less_pain == "unsure"
    assert (back.peg_pain, back.peg_enjoyment, back.peg_activity) == (6, 7, 4)
    assert activities(entry) == {"Stairs": 5, "typing": 2}
    assert recommended(entry) == {"mara": "yes", "Jo": "unsure"}
    assert (entry.note, entry.tags) == ("one", ("late",))
    assert "less pain: yes → unsure" in outcome.err
    assert entry.at is not None
    assert entry.at.hour == 21
    world.ok("look-back", "--better-sleep", "no", "--at", "today 20:00")
    assert kept(world).at != entry.at
    assert kept(world).tags == ("late",)


def test_the_next_day_is_another_one_and_names_what_was(world: World) -> None:
    world.ok("look-back", "--peg", "6 8 5", "--activity", "stairs=3")
    world.later(days=30)
    outcome = world.ok("look-back", "--peg", "6 7 4", "--activity", "Stairs=6")
    assert len(world.entries) == 2
    assert "since 20 Nov: PEG 6.3 → 5.7 · Stairs 3.0 → 6.0\n" in outcome.err
    assert "a change of 1 point or more may be noticeable" in outcome.err
    world.later(days=30)
    only = world.ok("look-back", "--less-pain", "yes")
    assert "since" not in only.err


def test_a_key_stores_it_once_and_a_dry_run_never(world: World) -> None:
    dry = world.ok("look-back", "--less-pain", "yes", "--dry-run")
    assert dry.err.startswith("would store")
    assert not world.database.exists()
    for _ in range(2):
        world.ok("look-back", "--less-pain", "yes", "--key", "november")
    again = world.ok("look-back", "--less-pain", "no", "--key", "november")
    assert "already stored" in again.err
    back = kept(world).look_back
    assert back is not None
    assert back.less_pain == "yes"


def test_json_holds_the_entry(world: World) -> None:
    value = json.loads(world.ok("look-back", "--peg", "6 7 4", "--json").out)
    (entry,) = value["entries"]
    assert value["schema_version"] == 1
    assert entry["type"] == "look-back"
    assert entry["look_back"]["peg_enjoyment"] == 7.0


def test_a_note_alone_is_a_look_back_and_can_come_from_stdin(world: World) -> None:
    world.ok("look-back", "--note", "-", stdin="quiet\n")
    assert kept(world).note == "quiet"


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        ([], 'nothing to keep; such as `fascia look-back --peg "6 7 4"`'),
        (["peg"], "nothing to keep"),
        (["frogs"], "'frogs' is not a known part of a look back; one of outcomes"),
        (["peg", "--less-pain", "yes"], "peg asks, and options answer"),
        (["--less-pain", "perhaps so"], "'perhaps so' is not a known answer"),
        (["--peg", "6 7"], "PEG '6 7' has not three scores"),
        (["--peg", "6 7 11"], "PEG 11 is out of range"),
        (["--activity", "stairs"], "'stairs' is no activity with its answer"),
        (["--activity", "stairs=4,Stairs=5"], "the activity 'Stairs' is given twice"),
        (["--activity", ""], "activity: the value is empty"),
        (["--activity", "a=1,b=1,c=1,d=1,e=1,f=1"], "6 activities are too many"),
        (["--recommend", "Mara"], "'Mara' is no therapist with its answer"),
        (["--recommend", " "], "recommend: the value is empty"),
        (["--note", ""], "nothing to keep"),
        (["--at", "yesterday"], "nothing to keep"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_one_line(
    world: World, argv: list[str], said: str
) -> None:
    outcome = world.run("look-back", *argv)
    assert outcome.code == 2
    assert said in outcome.err
    assert outcome.err.count("\n") == 1
    assert not world.database.exists()


def test_the_conversation_asks_all_four_parts(world: World) -> None:
    world.ok("log", "mfr-therapist", "neck", "--practitioner", "Mara")
    world.ok("log", "ball", "--practitioner", "Self")
    activity = ["climbing stairs", "4", "typing, fast", "typing", "0", "-"]
    outcome = world.ok(
        "look-back",
        answers=[*OUTCOMES, *PEG, *activity, "yes", "a note"],
    )
    entry = kept(world)
    back = entry.look_back
    assert back is not None
    assert (back.less_pain, back.more_motion) == ("yes", "no")
    assert (back.better_sleep, back.better_performance) == ("unsure", None)
    assert (back.peg_pain, back.peg_enjoyment, back.peg_activity) == (6, 7, 4)
    assert activities(entry) == {"climbing stairs": 4, "typing": 0}
    assert recommended(entry) == {"Mara": "yes"}
    assert entry.note == "a note"
    assert "Would you recommend Mara" in outcome.err
    assert "recommend Self" not in outcome.err
    assert "an activity has neither comma nor equals sign" in outcome.err


def test_the_wording_of_activities_stays_from_last_time(world: World) -> None:
    world.ok("look-back", "--activity", "Climbing stairs=3, gardening=2")
    world.later(days=30)
    outcome = world.ok("look-back", "activities", answers=["5", "-", "-", "-"])
    assert "Climbing stairs, 0 to 10: " in outcome.err
    assert "gardening, 0 to 10: " in outcome.err
    assert activities(world.entries[-1]) == {"Climbing stairs": 5}
    world.later(days=30)
    dropped = world.ok("look-back", "activities", answers=["6", "-", "-"])
    assert "gardening" not in dropped.err.partition("since")[0]


def test_five_activities_are_all_that_is_asked(world: World) -> None:
    world.ok("look-back", "--activity", "a=1,b=2,c=3,d=4,e=5")
    world.later(days=30)
    outcome = world.ok(
        "look-back", "activities", answers=["1", "1", "1", "1", "1", "-"]
    )
    assert "Something that is hard" not in outcome.err
    assert len(world.entries[-1].activities) == 5
    world.later(days=30)
    new = ["a", "1", "b", "2", "c", "-", "d", "4", "e", "5", "-"]
    world.ok("look-back", "--less-pain", "no", "--at", "yesterday")
    world.ok("look-back", "activities", answers=new)
    assert list(activities(world.entries[-1])) == ["a", "b", "d", "e"]


def test_a_part_is_asked_alone(world: World) -> None:
    outcome = world.ok("look-back", "peg", answers=["6", "7.5", "<", "8", "4", "-"])
    back = kept(world).look_back
    assert back is not None
    assert (back.peg_pain, back.peg_enjoyment, back.peg_activity) == (6, 8, 4)
    assert "Less pain" not in outcome.err
    assert "hard now" not in outcome.err


def test_a_refused_score_is_asked_again_and_the_scale_explained(world: World) -> None:
    outcome = world.ok(
        "look-back", "peg", answers=["11", "6.55", "six", "?", "6", "-", "-", "-"]
    )
    assert "PEG 11 is out of range" in outcome.err
    assert "PEG 6.55 is finer than the scale" in outcome.err
    assert "PEG 'six' is not a number" in outcome.err
    assert "(Krebs 2009)" in " ".join(outcome.err.split())
    back = kept(world).look_back
    assert back is not None
    assert (back.peg_pain, back.peg) == (6, None)


def test_therapists_are_those_since_the_last_look_back(world: World) -> None:
    world.ok("log", "mfr-therapist", "--practitioner", "Old", "--at", "2026-11-01")
    world.ok("look-back", "--less-pain", "no", "--at", "2026-11-02")
    for name in ("Mara", "Dr Lee, PhD", "mara"):
        world.ok("log", "mfr-therapist", "--practitioner", name)
    outcome = world.ok("look-back", "recommend", answers=["yes", "unsure", "-"])
    assert recommended(world.entries[-1]) == {"mara": "yes", "Dr Lee, PhD": "unsure"}
    assert "Old" not in outcome.err


def test_without_a_therapist_there_is_nobody_to_ask_about(world: World) -> None:
    world.ok("log", "ball", "--practitioner", "self")
    world.ok("log", "ball", "--practitioner", "Mara", "--at", "2026-08-01")
    outcome = world.run("look-back", "recommend", answers=["yes"])
    assert outcome.code == 1
    assert "no therapist is named" in outcome.err


def test_what_the_day_holds_is_not_asked_again(world: World) -> None:
    world.ok("look-back", "--less-pain", "yes", "--peg", "6 7 4")
    outcome = world.ok("look-back", answers=["stairs", "4", "-", "-"])
    assert "Less pain" not in outcome.err.partition("✓")[0]
    entry = kept(world)
    assert activities(entry) == {"stairs": 4}
    world.ok("look-back", "--recommend", "Mara=yes")
    again = world.ok("look-back", answers=["n", "-", "-", "-", ">"])
    assert "Less pain" in again.err
    back = kept(world).look_back
    assert back is not None
    assert (back.less_pain, back.peg_pain) == ("no", 6)


def test_leaving_everything_out_stores_nothing(world: World) -> None:
    outcome = world.run("look-back", answers=[">"])
    assert outcome.code == 1
    assert "every answer was left out; nothing was stored" in outcome.err
    assert not world.database.exists()


def test_answers_that_cannot_be_stored_are_handed_back(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.ok("log", "mfr-therapist", "--practitioner", "Mara")
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.01)
    outcomes, peg = ["y", "-", "-", "n"], ["6", "-", "4.5"]
    answers = [*outcomes, *peg, "climbing stairs", "4", "-", "y", "it's fine"]
    about = ("--tag", "long drive", "--at", "today 21:00")
    with closing(sqlite3.connect(world.database)) as other:
        other.execute("BEGIN IMMEDIATE")
        outcome = world.run("look-back", *about, answers=answers)
    assert outcome.code == 5
    head, lines = outcome.err.split("Your answers are not lost; to store them later:\n")
    line = lines.splitlines()[0].strip()
    assert head
    assert line == (
        "fascia look-back --less-pain yes --better-performance no --peg '6 - 4.5'"
        " --activity 'climbing stairs=4' --recommend Mara=yes"
        """ --note 'it'"'"'s fine' --at 'today 21:00' --tag long-drive"""
    )
    world.ok(*shlex.split(line)[1:])
    entry = kept(world)
    assert (entry.note, entry.tags) == ("it's fine", ("long-drive",))
    assert activities(entry) == {"climbing stairs": 4}


def test_one_answer_is_handed_back_as_one_option(world: World) -> None:
    about = {"at": "yesterday"}
    assert as_command(Said(look_back={"less_pain": "yes"}), {}) == (
        "fascia look-back --less-pain yes"
    )
    assert as_command(Said(look_back={}, note="x"), about) == (
        "fascia look-back --note x --at yesterday"
    )
    assert not world.database.exists()


def test_a_name_with_an_escape_sequence_cannot_act(world: World) -> None:
    nasty = "M\x1b[2Jara"
    world.ok("log", "mfr-therapist", "--practitioner", nasty)
    world.ok("look-back", "--activity", "st\x1b[2Jairs=4", "--at", "2026-11-01")
    outcome = world.ok("look-back", answers=[*OUTCOMES, *PEG, "5", "-", "yes", "-"])
    assert "\x1b" not in outcome.err
    assert "M\\x1b[2Jara" in outcome.err
    assert "st\\x1b[2Jairs, 0 to 10" in outcome.err
