"""Whole conversations key by key, on a real pseudo-terminal."""

import sys
from collections.abc import Sequence

import pytest

from builders import place, ratings
from fasciatrack.domain.records import Drink, Entry, Night, Session
from program import environ
from world import World

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminals", allow_module_level=True)

from pseudo_terminal import PseudoTerminal

pytestmark = pytest.mark.measured

ENTER, UP, DOWN, ESCAPE = "\r", "\x1b[A", "\x1b[B", "\x1b"

KEY_SECONDS = 0.28
"""One keystroke of an average typist who is no secretary, and ..."""
THOUGHT_SECONDS = 1.35
"""... one moment of thought: Card, Moran, Newell (1980), the keystroke-level model."""

LOG = [
    ("What did you do", "3"),
    ("Where", f"neck{ENTER}"),
    ("How long", f"10m{ENTER}"),
    ("Pain before", "6"),
    ("Pain after", "3"),
    ("Stiffness before", "7"),
    ("Stiffness after", "4"),
    ("Sleep last night", f"6h30{ENTER}"),
    ("Water so far today", f"500ml{ENTER}"),
    ("A note", f"after work{ENTER}"),
]
"""Every question of a first session, with the keys that answer it."""
CHECK = [
    ("Pain now", "4"),
    ("Stiffness now", f"neck=5{ENTER}"),
    ("Tiredness", "6"),
    ("Mood", "-"),
    ("Sleep last night", "-"),
    ("Water so far today", "-"),
    ("A note", ENTER),
]
EVERY_QUESTION = [
    *(("log", number) for number in range(len(LOG))),
    *(("check", number) for number in range(len(CHECK))),
]


def sit_down(world: World, *words: str, **more: str) -> PseudoTerminal:
    here = environ(world, **{"TERM": "xterm", "PYTHONIOENCODING": "utf-8", **more})
    return PseudoTerminal([sys.executable, "-m", "fasciatrack", *words], here)


def answer(terminal: PseudoTerminal, questions: Sequence[tuple[str, str]]) -> None:
    for question, keys in questions:
        terminal.wait_for(question)
        terminal.type(keys)


def session(world: World) -> Entry:
    """Return the session written down last."""
    (entry,) = world.diary.last_recorded(("session",))
    return entry


@pytest.fixture
def habit(world: World) -> World:
    """Return a world of someone who rolls the left calf, and sometimes the neck."""
    for days in range(2, 7):
        when = f"{days} days ago"
        world.ok("log", "foam-roll", "left-calf", "10m", "--pain", "6:3", "--at", when)
    world.ok("log", "ball", "neck", "5m", "--at", "yesterday")
    return world


def test_a_session_is_told_key_by_key(world: World) -> None:
    with sit_down(world, "log") as terminal:
        before = terminal.modes()
        answer(terminal, LOG)
        assert terminal.end() == 0
        assert terminal.modes() == before

    by_type = {entry.type: entry for entry in world.entries}
    told, night, drink = (by_type[name] for name in ("session", "night", "drink"))
    assert told.session == Session(kind="foam-roll", duration_seconds=600)
    assert told.areas == (place("neck"),)
    assert told.ratings == ratings("pain neck=6:3", "stiffness neck=7:4")
    assert told.note == "after work"
    assert (night.night, drink.drink) == (Night(minutes=390), Drink(millilitres=500))


@pytest.mark.parametrize(
    ("keys", "thoughts", "scores"),
    [
        (
            [ENTER, ENTER, ENTER, *"6374>"],
            6,
            ("pain left-calf=6:3", "stiffness left-calf=7:4"),
        ),
        (
            [ENTER, ENTER, ENTER, *"63----", ENTER, ENTER],
            6,
            ("pain left-calf=6:3",),
        ),
    ],
)
def test_a_habitual_entry_takes_less_than_fifteen_seconds(
    habit: World, keys: list[str], thoughts: int, scores: tuple[str, ...]
) -> None:
    seconds = KEY_SECONDS * len(keys) + THOUGHT_SECONDS * thoughts
    assert seconds < 15
    with sit_down(habit, "log") as terminal:
        terminal.wait_for("What did you do [foam-roll]: ")
        terminal.type("".join(keys[:-1]))
        if keys[-1] == ENTER:  # one so soon after a dash is taken for a habit
            terminal.wait_for("A note: ")
            assert not terminal.comes("✓", within=0.5)
        terminal.type(keys[-1])
        assert terminal.end() == 0
    told = session(habit)
    assert told.session == Session(kind="foam-roll", duration_seconds=600)
    assert told.areas == (place("left-calf"),)
    assert told.ratings == ratings(*scores)
    assert len(habit.entries) == 7


def test_four_keys_log_the_same_as_last_time(habit: World) -> None:
    with sit_down(habit, "log") as terminal:
        terminal.wait_for("= as last time: ball, neck, 5m")
        terminal.type("=52>")
        assert terminal.end() == 0
    assert "What did you do: ball, neck, 5m\r\n" in terminal.seen
    told = session(habit)
    assert told.session == Session(kind="ball", duration_seconds=300)
    assert told.ratings == ratings("pain neck=5:2")


def test_what_is_offered_depends_on_what_was_answered(habit: World) -> None:
    with sit_down(habit, "log") as terminal:
        terminal.wait_for("2 ball")
        terminal.type("2")
        terminal.wait_for("Where [neck]: ")
        terminal.type(f"{DOWN}{ENTER}")
        terminal.wait_for("Where: left-calf")
        terminal.wait_for("How long [5m]: ")
        terminal.type("<")
        terminal.wait_for("Where [left-calf]: ")
        terminal.type("\x03")
        assert terminal.end() == 130


@pytest.mark.parametrize(
    ("keys", "scores"),
    [
        ("63", ("pain left-calf=6:3",)),
        ("6:3", ("pain left-calf=6:3",)),
        (f"6{ENTER}3{ENTER}", ("pain left-calf=6:3",)),
        (f"5.5{ENTER}3", ("pain left-calf=5.5:3",)),
        (f"5,5{ENTER}3", ("pain left-calf=5.5:3",)),
        (f"103{ENTER}", ("pain left-calf=10:3",)),
        (f"1{ENTER}3", ("pain left-calf=1:3",)),
        (f"1.5{ENTER}3", ("pain left-calf=1.5:3",)),
        ("-3", ("pain left-calf=:3",)),
        ("4<63", ("pain left-calf=6:3",)),
        (f"neck=6{ENTER}neck=3{ENTER}", ("pain neck=6:3",)),
        (
            f" 6 neck=5{ENTER} 3 neck=2{ENTER}",
            ("pain left-calf=6:3", "pain neck=5:2"),
        ),
    ],
)
def test_one_key_is_a_score_and_everything_else_can_be_typed(
    habit: World, keys: str, scores: tuple[str, ...]
) -> None:
    with sit_down(habit, "log") as terminal:
        terminal.wait_for("What did you do")
        terminal.type(f"{ENTER * 3}{keys}>")
        assert terminal.end() == 0
    assert set(session(habit).ratings) == set(ratings(*scores))


def test_typing_shortens_the_list_and_tab_completes(habit: World) -> None:
    with sit_down(habit, "log") as terminal:
        terminal.wait_for("What did you do")
        terminal.type("f")
        terminal.wait_for("[foam-roll]: f\r\n")
        terminal.type("\t")
        terminal.wait_for("[foam-roll]: foam-roll")
        terminal.type(ENTER)
        terminal.wait_for("Where")
        terminal.type("left-calf, nec")
        terminal.wait_for("left-calf, neck-front")
        terminal.type(f"\t{ENTER}")
        terminal.wait_for("Where: left-calf, neck\r\n")
        terminal.wait_for("How long")
        terminal.type(">")
        assert terminal.end() == 0
    assert "How long: 10m\r\n" in terminal.seen
    assert session(habit).areas == (place("left-calf"), place("neck"))


def test_a_whole_line_may_be_pasted(habit: World) -> None:
    with sit_down(habit, "log") as terminal:
        terminal.wait_for("What did you do")
        terminal.type(f"ball{ENTER}")
        terminal.wait_for("Where")
        terminal.type("neck, left calf, right upper trap\r")
        terminal.wait_for("How long")
        terminal.type("\x03")
        assert terminal.end() == 130
    assert "Where: neck, left calf, right upper trap\r\n" in terminal.seen


def test_a_long_text_is_pasted_without_being_drawn_letter_by_letter(
    world: World,
) -> None:
    note = " ".join(f"word-{number}" for number in range(400))
    with sit_down(world, "log") as terminal:
        terminal.wait_for("What did you do")
        terminal.type(f"ball{ENTER}")
        answer(terminal, [(question, "-") for question, _ in LOG[1:-1]])
        terminal.wait_for("A note")
        terminal.type(f"{note}{ENTER}")
        assert terminal.end() == 0
    assert session(world).note == note
    assert len(terminal.seen) < 30 * len(note)


def test_every_question_is_explained_and_can_be_gone_back_to(world: World) -> None:
    with sit_down(world, "log") as terminal:
        for question, keys in LOG[:-1]:
            terminal.wait_for(f"{question}")
            terminal.type("?")
            terminal.wait_for("\r\n  ")
            terminal.wait_for(question)
            terminal.type(keys)
        for question, _ in reversed(LOG[:-1]):
            terminal.type("<")
            terminal.wait_for(f"{question}")
        terminal.type(f"<{ENTER}")
        terminal.comes("Where", within=1)
        terminal.type(ENTER)
        terminal.wait_for("Where [neck]: ")
        terminal.type("\x03")
        assert terminal.end() == 130
    for said in ("10 is worst pain imaginable", "as you estimate it", "1 waits for 0"):
        assert said in terminal.seen.replace("\r\n  ", " ")


@pytest.mark.measured(False)
@pytest.mark.parametrize(("command", "number"), EVERY_QUESTION)
@pytest.mark.parametrize("way", ["ctrl-c", "ctrl-d", "hang-up"])
def test_leaving_at_any_question_leaves_no_trace(
    world: World, command: str, number: int, way: str
) -> None:
    questions = LOG if command == "log" else CHECK
    with sit_down(world, command) as terminal:
        before = terminal.modes()
        answer(terminal, questions[:number])
        terminal.wait_for(questions[number][0])
        if way == "hang-up":
            assert terminal.hang_up() == 1
        else:
            terminal.type("\x03" if way == "ctrl-c" else "\x04")
            assert terminal.end() == (130 if way == "ctrl-c" else 1)
            assert terminal.modes() == before
    said = {"ctrl-c": "Interrupted; nothing was changed.", "ctrl-d": "the input ended"}
    assert said.get(way, "") in terminal.seen
    assert "Traceback" not in terminal.seen
    assert not world.database.exists()


def test_ctrl_d_ends_nothing_in_the_middle_of_a_word(world: World) -> None:
    with sit_down(world, "log") as terminal:
        terminal.wait_for("What did you do")
        terminal.type(f"ball\x04{ENTER}")
        terminal.wait_for("Where")
        terminal.type(f">{ENTER}")
        assert terminal.end() == 0
    assert session(world).session == Session(kind="ball")


def test_a_window_made_narrower_half_way_is_filled_anew(habit: World) -> None:
    with sit_down(habit, "log") as terminal:
        terminal.resize(80, 24)
        terminal.wait_for("= as last time: ball, neck, 5m")
        terminal.resize(40, 5)
        terminal.wait_for("1 foam-roll")
        assert not terminal.comes("3 mfr-therapist", within=1)
        terminal.resize(40, 24)
        terminal.wait_for("= as last time")
        terminal.type(ENTER)
        terminal.wait_for("Where")
        terminal.type(f"left-calf, right-upper-trap, both-glutes{ENTER}")
        terminal.wait_for("How long")
        terminal.type(">")
        assert terminal.end() == 0
    assert len(session(habit).areas) == 3


def test_areas_are_shown_on_a_map_or_named_after_all(habit: World) -> None:
    with sit_down(habit, "log") as terminal:
        terminal.resize(80, 40)
        terminal.wait_for("What did you do")
        terminal.type(ENTER)
        terminal.wait_for("m and Enter")
        terminal.type(f"m{ENTER}")
        terminal.wait_for("\x1b[?1049h")
        terminal.type(ESCAPE)
        terminal.wait_for("\x1b[?1049l")
        terminal.wait_for("Where [left-calf]: ")
        terminal.type(f"map{ENTER}")
        terminal.wait_for("\x1b[?1049h")
        terminal.type(ENTER)
        terminal.wait_for("Where: left-calf")
        terminal.wait_for("How long")
        terminal.type(">")
        assert terminal.end() == 0
    assert session(habit).areas == (place("left-calf"),)


def test_a_check_in_asks_for_the_areas_of_this_person_one_by_one(habit: World) -> None:
    habit.ok("check", "--pain", "neck=4", "--stiffness", "jaw=2", "--at", "yesterday")
    with sit_down(habit, "check") as terminal:
        answer(
            terminal,
            [
                ("Pain now, left calf, 0 to 10: ", f"neck=2{ENTER}"),
                ("this is about one area", "2"),
                ("Pain now, neck, 0 to 10: ", "5.5"),
            ],
        )
        terminal.wait_for("Pain now, neck, 0 to 10 [5]: ")
        terminal.type(ENTER)
        answer(
            terminal,
            [
                ("Pain elsewhere", f"3{ENTER}"),
                ("say where; such as jaw=3", f"jaw=3{ENTER}"),
                ("Stiffness now, jaw, 0 to 10: ", "-"),
                ("Stiffness elsewhere", "-"),
                ("Tiredness", "7>"),
            ],
        )
        assert terminal.end() == 0
    (told,) = habit.diary.last_recorded(("check-in",))
    assert set(told.ratings) == set(
        ratings("pain left-calf=2", "pain neck=5.5", "pain jaw=3", "fatigue=7")
    )


def test_a_terminal_that_cannot_move_its_cursor_is_asked_line_by_line(
    habit: World,
) -> None:
    with sit_down(habit, "log", TERM="dumb") as terminal:
        terminal.wait_for("What did you do [foam-roll]: ")
        terminal.type("=\n6\n3\n>\n")
        assert terminal.end() == 0
    assert "\x1b" not in terminal.seen
    assert session(habit).ratings == ratings("pain neck=6:3")
