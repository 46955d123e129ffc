import shlex
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from builders import place, ratings
from fasciatrack.cli.session_questions import around
from fasciatrack.domain.records import Drink, Night, Session
from fasciatrack.storage import connection
from world import Outcome, World

WHOLE = ["ball", "neck", "10m", "6", "3", "7", "4", "6h30", "500ml", "after work"]
QUESTIONS = [
    "What did you do, such as foam-roll",
    "Where, such as left-calf",
    "How long, such as 10m",
    "Pain before, 0 to 10",
    "Pain after, 0 to 10",
    "Stiffness before, 0 to 10",
    "Stiffness after, 0 to 10",
    "Sleep last night",
    "Water so far today",
    "A note",
]


def told(world: World, *answers: str) -> Outcome:
    outcome = world.run("log", answers=answers)
    assert outcome.code == 0, outcome.err
    return outcome


def test_a_session_is_asked_for_question_by_question(world: World) -> None:
    outcome = told(world, *WHOLE)

    positions = [outcome.err.index(f"{question}: ") for question in QUESTIONS]
    assert positions == sorted(positions)
    assert outcome.out == ""
    by_type = {entry.type: entry for entry in world.entries}
    session, night, drink = (by_type[name] for name in ("session", "night", "drink"))
    assert session.session == Session(kind="ball", duration_seconds=600)
    assert session.areas == (place("neck"),)
    assert session.ratings == ratings("pain neck=6:3", "stiffness neck=7:4")
    assert session.note == "after work"
    assert night.night == Night(minutes=390)
    assert drink.drink == Drink(millilitres=500)
    assert (drink.day, drink.at) == (world.now.date(), None)  # drunk when, nobody said


def test_what_today_holds_already_is_not_asked(world: World) -> None:
    told(world, *WHOLE)
    outcome = told(world, *WHOLE[:7], WHOLE[-1])
    assert "Sleep" not in outcome.err
    assert "Water" not in outcome.err
    assert [entry.type for entry in world.entries].count("session") == 2

    world.later(days=1)
    assert "Sleep last night" in told(world, *WHOLE).err


def test_enter_takes_what_was_done_last_time_but_never_a_score(world: World) -> None:
    told(world, *WHOLE)
    outcome = told(world, *[""] * 8)

    for offered in ("do [ball]: ", "Where [neck]: ", "How long [10m]: "):
        assert offered in outcome.err
    assert "Pain before, 0 to 10: " in outcome.err
    again = world.entries[-1]
    assert again.session == Session(kind="ball", duration_seconds=600)
    assert (again.areas, again.ratings, again.note) == ((place("neck"),), (), None)


def test_a_dash_leaves_it_unknown(world: World) -> None:
    told(world, *WHOLE)
    told(world, "", "-", "-", "-", "0", "-", "-", "-")
    again = world.entries[-1]
    assert again.session == Session(kind="ball")
    assert (again.areas, again.note) == ((), None)
    assert again.ratings == ratings("pain=:0")


def test_the_kind_is_needed(world: World) -> None:
    outcome = told(world, "", "-", *WHOLE)
    assert outcome.err.count("  this one is needed; ? explains it") == 2


def test_one_can_go_back_and_finds_the_answer_given(world: World) -> None:
    outcome = told(world, "<", "ball", "neck", "<", "", "<", "jaw", *WHOLE[2:])
    assert "Where [neck]: " in outcome.err
    session = next(entry for entry in world.entries if entry.session)
    assert session.areas == (place("jaw"),)


def test_going_back_offers_an_answer_left_unknown_as_such(world: World) -> None:
    told(world, *WHOLE)
    outcome = told(world, "", "-", "<", "", *WHOLE[2:7], "")
    assert "Where [neck]: Where" not in outcome.err
    assert "Where [-]: " in outcome.err
    assert world.entries[-1].areas == ()


def test_a_question_mark_explains(world: World) -> None:
    outcome = told(world, "?", "?", "ball", "?", "neck", "10m", "?", *WHOLE[3:])
    assert outcome.err.count("  One of mfr-therapist, mfr-self, foam-roll,") == 2
    assert "  Areas, such as left-calf or: neck, upper-trap-right." in outcome.err
    assert "  0 is no pain, 10 is worst pain imaginable." in outcome.err


@pytest.mark.parametrize(
    ("question", "wrong", "said"),
    [
        (0, "blorb", "'blorb' is not a known kind"),
        (1, "knie", "'knie' is not a known area; did you mean "),
        (1, "xyzzy", "'xyzzy' is not a known area; `fascia areas` lists them"),
        (1, "yesterday", "'yesterday' is not a known area"),
        (1, "gl", "'gl' is not a known area; did you mean glutes?"),
        (1, "nec", "did you mean neck or neck-front?"),
        (1, "ball", "that is not an area; such as left-calf"),
        (2, "10", "'10' has no unit; write 10m"),
        (2, "forever", "'forever' is not a duration"),
        (3, "11", "pain 11 is out of range; it goes from 0 to 10"),
        (3, "6:3", "is a before and after"),
        (4, "NaN", "pain 'NaN' is not a number"),
        (5, "neck 4", "lacks an equals sign"),
        (7, "25h", "it goes from 0 min to 16 h"),
        (8, "500", "'500' has no unit; write 500ml"),
        (9, "x" * 10_001, "the note is 10,001 characters long"),
    ],
)
def test_a_wrong_answer_is_explained_and_asked_again(
    world: World, question: int, wrong: str, said: str
) -> None:
    outcome = told(world, *WHOLE[:question], wrong, *WHOLE[question:])
    assert said in outcome.err
    assert len(world.entries) == 3


@pytest.mark.parametrize(
    ("before", "after", "kept"),
    [
        ("6", "3", ("pain neck=6:3", "pain left-calf=6:3")),
        ("6", "-", ("pain neck=6:", "pain left-calf=6:")),
        ("-", "3", ("pain neck=:3", "pain left-calf=:3")),
        ("neck=6, left calf=4", "neck=3", ("pain neck=6:3", "pain left-calf=4:")),
        ("neck=6 jaw=2", "3", ("pain neck=6:3", "pain left-calf=:3", "pain jaw=2:3")),
        ("6", "nape=3", ("pain neck=6:3", "pain left-calf=6:")),
    ],
)
def test_scores_may_be_for_all_areas_or_area_by_area(
    world: World, before: str, after: str, kept: tuple[str, ...]
) -> None:
    told(world, "ball", "neck, left calf", "", before, after, "", "", "", "", "")
    assert set(world.entries[0].ratings) == set(ratings(*kept))


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("", "", ""),
        ("6", "3", "6:3"),
        ("neck=6", "neck=3", "neck=6:3"),
        ("6", "neck=3", "6: neck=6:3"),
        ("neck=6", "3", "neck=6:3 :3"),
    ],
)
def test_before_and_after_are_joined_area_by_area(
    before: str, after: str, joined: str
) -> None:
    assert around(before, after) == joined


@pytest.mark.parametrize("answers", [WHOLE[:count] for count in range(len(WHOLE))])
def test_an_end_of_input_leaves_no_trace(world: World, answers: list[str]) -> None:
    outcome = world.run("log", answers=answers)
    assert outcome.code == 1
    assert outcome.err.endswith("\nfascia: the input ended; nothing was stored\n")
    assert not world.database.exists()


@pytest.mark.parametrize(
    "options", [{"stdin": "ball\n"}, {"answers": WHOLE, "option": "--no-input"}]
)
@pytest.mark.parametrize(
    ("command", "said"),
    [
        (["log"], "nothing to log; say what you did, such as"),
        (["log", "neck"], "the kind is missing; add one, such as foam-roll"),
        (["check"], "nothing to keep; such as `fascia check --pain neck=4`"),
    ],
)
def test_nothing_is_asked_where_nobody_answers(
    world: World, options: dict[str, str], command: list[str], said: str
) -> None:
    more = dict(options)
    option = more.pop("option", "--quiet")
    outcome = world.run(*command, option, **more)  # type: ignore[arg-type]  # as run
    assert outcome.code == 2
    assert outcome.err.startswith(f"fascia: {said}")
    assert len(outcome.err.splitlines()) == 1
    assert not world.database.exists()


def test_only_the_missing_kind_is_asked_for(world: World) -> None:
    outcome = world.run("log", "neck", "10m", "--pain", "6:3", answers=["yoga"])
    assert outcome.code == 0
    assert outcome.err.startswith(
        "What did you do, such as foam-roll: ✓ 1  yoga · neck"
    )
    assert world.entries[0].session == Session(kind="yoga", duration_seconds=600)


def test_a_check_in_is_asked_for_too(world: World) -> None:
    answers = ["neck=4, left calf=2", "", "6", "-", "7h", "", "tired"]
    outcome = world.run("check", answers=answers)
    assert outcome.code == 0
    night, check_in = world.entries
    assert night.night == Night(minutes=420)
    assert check_in.ratings == ratings("pain neck=4", "pain left-calf=2", "fatigue=6")
    assert check_in.note == "tired"


def test_a_check_in_without_any_answer_stores_nothing(world: World) -> None:
    outcome = world.run("check", answers=[""] * 7)
    assert outcome.code == 1
    assert outcome.err.endswith("every answer was left out; nothing was stored\n")
    assert not world.database.exists()


def test_what_is_offered_never_acts_on_the_terminal(world: World) -> None:
    world.ok("areas", "add", "toe")
    world.ok("log", "ball", "toe")
    outcome = told(world, *[""] * 7, "", "", "\x1b]0;x\x07 a note")
    assert "\x1b" not in outcome.err
    assert world.entries[-1].note == "\x1b]0;x\x07 a note"


def test_quiet_still_asks_and_explains(world: World) -> None:
    outcome = world.run("log", "-q", answers=["?", *WHOLE])
    assert outcome.code == 0
    assert "  One of mfr-therapist" in outcome.err
    assert "✓" not in outcome.err


@pytest.fixture
def locked(world: World, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """Return a world whose diary can be read but not written for now."""
    world.ok("drink", "1ml", "--at", "yesterday")
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.01)
    with closing(sqlite3.connect(world.database)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield world


def test_answers_that_cannot_be_stored_come_back_as_a_line_that_can(
    locked: World,
) -> None:
    outcome = locked.run("log", answers=[*WHOLE[:2], "", *WHOLE[3:-1], "it's sore"])

    assert outcome.code == 5
    (line,) = (each for each in outcome.err.splitlines() if "fascia log" in each)
    foreseen = locked.ok(*shlex.split(line)[1:], "--dry-run").err
    assert "ball · neck · today 21:30 · pain 6→3 · stiffness 7→4" in foreseen
    assert "it's sore" in foreseen
    assert "sleep 6 h 30 min" in foreseen
    assert "water 500 ml" in foreseen


def test_a_check_in_that_cannot_be_stored_comes_back_too(locked: World) -> None:
    outcome = locked.run("check", answers=["neck=4", "", "6", "", "", "", ""])

    assert outcome.code == 5
    assert "  fascia check --pain neck=4 --fatigue 6" in outcome.err.splitlines()
