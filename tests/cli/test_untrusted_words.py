"""Words that somebody typed or imported never act on the terminal.

Older versions and files made elsewhere hold words that are refused today, so that
they are put into the diary directly.
"""

import csv
import json
import re
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import timedelta
from io import StringIO

import pytest

from builders import (
    a_check_in,
    a_drink,
    a_follow_up,
    a_look_back,
    a_night,
    a_session,
    rating,
)
from fasciatrack.cli.answer_line import AnswerLine
from fasciatrack.cli.asking import ask
from fasciatrack.cli.context import Context
from fasciatrack.cli.key_replies import Drawing
from fasciatrack.cli.question import Question, explain
from fasciatrack.cli.roll_lines import count_down_in_lines
from fasciatrack.cli.roll_session import Guided
from fasciatrack.domain.afterwards import ActivityScore, Recommendation
from fasciatrack.domain.changes import Change
from fasciatrack.domain.own import Goal, OpenSession, Own, OwnArea, Routine, Step
from fasciatrack.domain.records import Entry, Place, Rating
from fasciatrack.domain.values import replace
from fasciatrack.errors import DeclinedError, InvalidValueError
from fasciatrack.output.roll_screen import Manner
from fasciatrack.storage import connection
from world import Outcome, Terminal, World

ACTS = "\x1b[5m\x1b]0;pwned\x07\x9b5m\u202eb\u2028\r\n\x1b[2J[bold]c[/bold]"
"""Blinking, a title, C1, an order of letters, lines, an empty screen, markup."""


def word(name: str) -> str:
    return f"=1+1 {name}{ACTS}"


AREA = word("area")
HERE = Place(area=AREA, side="left")
PRACTITIONER = word("practitioner")


def a_hostile(entry: Entry) -> Entry:
    """Fill in every text an entry can hold."""
    places = (HERE, Place(area="neck"))
    return replace(
        entry,
        areas=places if entry.areas else (),
        ratings=tuple(
            replace(one, area=place.area, side=place.side)
            for one in entry.ratings
            for place in (places if one.place else (Place(area="neck"),))
        ),
        session=entry.session
        and replace(entry.session, practitioner=PRACTITIONER, tool=entry.session.tool),
        note=word("note"),
        tags=(word("tag"), "question"),
        source=word("source"),
        zone=word("zone"),
        number=None,
    )


def rated(place: Place, before: float, after: float) -> tuple[Rating, ...]:
    return tuple(
        replace(one, area=place.area, side=place.side)
        for metric in ("pain", "stiffness")
        for one in (rating(metric, "before", before), rating(metric, "after", after))
    )


def own() -> list[Own]:
    step = Step(area=AREA, side="left", seconds=45, sets=2)
    return [
        OwnArea(slug=AREA, name=word("area name"), aliases=(word("alias"),)),
        Routine(
            slug=word("routine"),
            name=word("routine name"),
            steps=(step, Step(area="lower-back", seconds=5)),
        ),
        Routine(slug="mine", name=word("other name"), steps=(step,)),
        Goal(subject="sessions", target=3),
        Goal(subject="pain", target=3),
    ]


@pytest.fixture
def hostile(world: World) -> World:
    """Return a world whose diary acts wherever it can."""
    diary = world.diary
    diary.apply(word("command"), [Change(after=one) for one in own()], key=word("key"))
    first = world.now.date()
    entries: list[Entry] = []
    for back in (35, 33, 9, 8, 2, 1):
        day = first - timedelta(days=back)
        session = a_session(day=day, kind="mfr-therapist")
        session = a_hostile(replace(session, ratings=()))
        session = replace(session, ratings=rated(HERE, 6, 3 + back % 2))
        entries.append(session)
        follow_up = a_follow_up(
            "soreness=4", of=session.id, day=day + timedelta(days=1)
        )
        felt = Rating(metric="soreness", phase="now", value=4, area=AREA, side="left")
        entries.append(replace(a_hostile(follow_up), ratings=(felt,)))
        check_in = a_hostile(a_check_in("fatigue=4", day=day))
        aches = Rating(metric="pain", phase="now", value=5, area=AREA, side="left")
        entries.append(replace(check_in, ratings=(*check_in.ratings, aches)))
        entries.append(a_hostile(a_night(day=day)))
        entries.append(a_hostile(a_drink(day=day)))
    for back in (40, 3):
        said = a_hostile(a_look_back(day=first - timedelta(days=back), peg="6 7 4"))
        activities = (ActivityScore(activity=word("activity"), score=4),)
        recommended = (Recommendation(practitioner=PRACTITIONER, would="yes"),)
        entries.append(
            replace(said, activities=activities, recommendations=recommended)
        )
    for number, entry in enumerate(entries):
        diary.apply("import", [Change(after=entry)], key=word(f"key {number}"))
    stored = diary.entry(1)
    changed = replace(stored, note=word("changed"), areas=(HERE,))
    diary.apply(word("edit"), [Change(before=stored, after=changed)])
    stored = diary.last_recorded(("look-back",))[0]
    changed = replace(stored, activities=(ActivityScore(activity=AREA, score=9),))
    diary.apply(word("edit"), [Change(before=stored, after=changed)])
    diary.close()
    return world


def run_on(hostile: World) -> None:
    """Let a session run whose words act too."""
    diary = hostile.diary
    entry = a_session(day=hostile.now.date(), minutes=None, at="21:00")
    entry = replace(a_hostile(entry), ratings=rated(HERE, 6, 3)[::2])
    running = OpenSession(entry=entry, routine=word("routine"))
    diary.apply("start", [Change(after=running)])
    diary.close()


SHOWN: dict[str, Sequence[str]] = {
    "status": ("status",),
    "list": ("list",),
    "all": ("list", "--count", "100"),
    "those of an area": ("list", "--area", AREA),
    "those with a tag": ("list", "--tag", word("tag")),
    "report": ("report",),
    "long report": ("report", "--last", "6w"),
    "report as Markdown": ("report", "--last", "6w", "--format", "md"),
    "chart": ("chart", "pain"),
    "chart by area": ("chart", "pain", "--by", "area"),
    "chart in words": ("chart", "pain", "--describe"),
    "chart of an area": ("chart", "pain", "--area", AREA),
    "map": ("map",),
    "map in words": ("map", "--describe"),
    "map of change": ("map", "--show", "change"),
    "calendar": ("calendar",),
    "calendar of an area": ("calendar", "pain", "--area", AREA),
    "calendar in words": ("calendar", "--describe"),
    "goal": ("goal",),
    "areas": ("areas",),
    "area twice": ("areas", "add", AREA),
    "area of a routine": ("areas", "remove", AREA),
    "routines": ("routines",),
    "routine": ("routines", "show", "mine"),
    "routine by a hostile word": ("routines", "show", word("routine")),
    "no routine": ("routines", "show", "min"),
    "no such routine": ("routines", "show", f"{word('routine')}x"),
    "routine twice": ("routines", "add", word("routine"), "neck"),
    "new routine": ("routines", "add", "x" + ACTS, AREA, "--name", ACTS, "-n"),
    "routine away": ("routines", "remove", "mine", "-n"),
    "reference": ("reference",),
    "reference as Markdown": ("reference", "--format", "md"),
    "safety": ("safety",),
    "page": ("page", "--name", word("name"), "--question", word("question")),
    "page as Markdown": ("page", "--format", "md", "--name", word("name")),
    "page as HTML": ("page", "--format", "html", "--name", word("name")),
    "dry edit": ("edit", "1", "--note", word("new"), "-n"),
    "dry deletion": ("delete", "1", "2", "3", "-n"),
    "dry undo": ("undo", "-n"),
    "dry undo of all": ("undo", "30", "-n"),
    "dry roll": ("roll", "-n", "mine"),
    "dry log": ("log", "ball", AREA, "5m", "--note", ACTS, "--tag", ACTS, "-n"),
    "dry check": ("check", "--pain", f"{AREA}=4", "--note", ACTS, "-n"),
    "dry follow-up": ("follow-up", "--soreness", "5", "--note", ACTS, "-n"),
    "dry look back": ("look-back", "--activity", f"{ACTS}=4", "--note", ACTS, "-n"),
    "used key": ("log", "ball", "--key", word("key 0")),
    "unknown area": ("log", "ball", "are", "5m"),
    "unknown option": ("log", f"--{ACTS}"),
    "unknown command": (ACTS,),
    "unknown file": ("import", ACTS),
}


def harmless(outcome: Outcome) -> str:
    """Return all that was written, once nothing in it can act."""
    written = outcome.out + outcome.err
    assert "\x1b[5m" not in written
    plain = re.sub(r"\x1b\[[0-9;]*m", "", written)
    assert "Traceback" not in plain
    acting = {sign for sign in plain if not (sign.isprintable() or sign == "\n")}
    where = {sign: plain[max(plain.index(sign) - 60, 0) :][:90] for sign in acting}
    assert not acting, where
    return plain


MANNERS: dict[str, tuple[str, ...]] = {
    "plain": (),
    "colour": ("--color", "always"),
    "ascii": ("--ascii",),
}


@pytest.mark.repeats
@pytest.mark.parametrize("manner", MANNERS)
def test_nothing_that_is_shown_acts(hostile: World, manner: str) -> None:
    numbers = [str(entry.number) for entry in hostile.entries]
    commands = [*SHOWN.values(), *(("show", number) for number in numbers)]
    for terminal in (False, True):
        for command in commands:
            outcome = hostile.run(*MANNERS[manner], *command, terminal=terminal)
            assert outcome.code in {0, 1, 2, 3, 4}, command
            harmless(outcome)


def test_what_is_refused_by_name_is_named(hostile: World) -> None:
    said = {name: harmless(hostile.run(*SHOWN[name])) for name in SHOWN}
    assert "routine\\x1b[5m" in said["routines"]
    assert "area\\x1b[5m" in said["routine"]
    assert "[bold]c[/bold]" in said["list"]
    assert "activity\\x1b[5m" in said["long report"]
    assert "recommend =1+1 practitioner\\x1b[5m" in harmless(
        hostile.run("show", str(hostile.entries[0].number))
    )


def test_what_runs_does_not_act(hostile: World) -> None:
    run_on(hostile)
    for command in (
        ["status"],
        ["start", "ball"],
        ["stop", "--pain", "3", "-n"],
        ["cancel", "-n"],
        ["cancel"],
        ["undo", "-n"],
        ["undo"],
        ["redo", "-n"],
        ["stop", "--duration", "10m", "--pain", "3"],
        ["undo", "-n"],
        ["show", "last"],
        ["undo"],
        ["redo", "-n"],
    ):
        harmless(hostile.run(*command))


TALKS: dict[str, tuple[Sequence[str], Sequence[str]]] = {
    "log": (["log"], ["?", "", "?", "", "?", "are", "10m", "?", "5", "?", ACTS]),
    "check": (["check"], ["?", "3", "?", "x", "4", "?", "2", "<", "?", ACTS, "-"]),
    "check to the end": (["check"], [*["-"] * 9, ACTS]),
    "start": (["start"], ["?", "", "?", "", "?", "5", "?", "4"]),
    "roll": (["roll"], ["?", "min"]),
    "follow-up": (["follow-up"], ["?", "5", "?", "3", "?", *["-"] * 8]),
    "look back": (["look-back"], [*["?", "-"] * 4, "?", "5", "?", "4", "?", "3", "?"]),
    "activities": (["look-back", "activities"], ["?", "3", ACTS, "?", "4", "-"]),
    "recommend": (["look-back", "recommend"], ["?", "maybe", "yes"]),
    "delete": (["delete", "1", "2", "3"], ["no"]),
}


@pytest.mark.parametrize("talk", TALKS)
def test_no_question_acts(hostile: World, talk: str) -> None:
    command, answers = TALKS[talk]
    hostile.later(days=40 if command[0] == "look-back" else 0)
    outcome = hostile.run(*command, answers=answers, terminal=True)
    assert outcome.code in {0, 1}, outcome.err
    harmless(outcome)


def test_a_stop_asks_for_hostile_areas(hostile: World) -> None:
    run_on(hostile)
    outcome = hostile.run("stop", answers=["?", "10m", "?", "3", "2"], terminal=True)
    assert "\\x1b[5m" in harmless(outcome)


@pytest.mark.parametrize("wide", [[], ["--wide"]])
def test_an_export_calculates_nothing_and_does_not_act_on_a_terminal(
    hostile: World, wide: list[str]
) -> None:
    exported = hostile.ok("export", *wide).out
    rows = list(csv.reader(StringIO(exported, newline="")))
    cells = {cell for row in rows for cell in row}
    assert not [cell for cell in cells if cell.startswith("=")]
    assert f"'{word('note')}" in cells
    harmless(hostile.ok("export", *wide, terminal=True))


def test_json_keeps_every_word_as_it_was(hostile: World) -> None:
    document = json.loads(hostile.ok("export", "--format", "json").out)
    assert document["entries"][0]["note"] == word("note")
    harmless(hostile.ok("export", "--format", "json", terminal=True))


def test_a_page_for_a_browser_holds_no_markup_of_theirs(world: World) -> None:
    evil = "</style><script>x</script><img src=x onerror=x>\"'&"
    world.ok("log", "ball", "neck", "5m", "--pain", "6:3", "--note", evil)
    world.ok("edit", "1", "--tag", "question", "--practitioner", evil)
    named = ("--name", evil, "--question", evil)
    page = world.ok("page", "--format", "html", *named).out
    assert "<script" not in page
    assert "<img" not in page
    assert "&lt;script&gt;" in page


def on_a_terminal(
    world: World, drawn: Callable[[Context], None], typed: str = ""
) -> str:
    """Return what was drawn, with the cursor's ways and nothing else that acts."""
    err = Terminal()
    context = Context(
        environ={**world.environ, "COLUMNS": "200"},
        clock=lambda: world.now,
        zone_name=None,
        stdin=Terminal(typed),
        stdout=StringIO(),
        stderr=err,
    )
    drawn(context)
    context.close()
    moved = re.sub(r"\x1b\[(?:\d+[AC]|J)|\r", "", err.getvalue())
    return harmless(Outcome(0, "", moved))


HOSTILE_QUESTION = Question(
    name="x",
    text=word("text"),
    explanation=word("explanation"),
    read=str,
    offered=word("offered"),
    choices=(word("choice"),),
    again={"x": word("again")},
)


HOSTILE_PARTS = (
    *("text", "explanation", "offered", "choice", "again"),
    *("typed", "settled", "answer"),
)


def test_a_question_answered_key_by_key_does_not_act(world: World) -> None:
    def draw(context: Context) -> None:
        drawing = Drawing(context)
        drawing.draw(AnswerLine(HOSTILE_QUESTION, ""))
        drawing.draw(AnswerLine(HOSTILE_QUESTION, word("typed")))
        drawing.draw(AnswerLine(HOSTILE_QUESTION, word("typed") + ACTS))
        drawing.settle(word("settled"), word("answer"))
        explain(context, HOSTILE_QUESTION.explanation)

    shown = on_a_terminal(world, draw)
    for name in HOSTILE_PARTS:
        assert f"=1+1 {name}\\x1b[5m" in shown.replace("\n", " ")


def test_a_countdown_told_line_by_line_does_not_act(world: World) -> None:
    steps = (Step(area=AREA, side="left", seconds=2, sets=2),)
    routine = Routine(slug="x", name=word("routine"), steps=steps, rest_seconds=1)
    entry = replace(
        a_session("pain=6:", minutes=None, day=world.now.date()), number=None
    )
    moment = [0.0]

    def wait(seconds: float) -> None:
        moment[0] += seconds

    def count_down(context: Context) -> None:
        running = OpenSession(entry=entry, routine="x")
        context.diary.apply("roll", [Change(after=running)])
        guided = Guided(context, running, routine, lambda: moment[0])
        manner = Manner(title=word("title"), is_silent=True)
        count_down_in_lines(context, guided, manner, wait)

    told = on_a_terminal(world, count_down)
    assert "area\\x1b[5m" in told
    assert "\\\\x1b" not in told


def test_a_refused_answer_does_not_act(world: World) -> None:
    def refuse(reply: str) -> str:
        raise InvalidValueError(f"{reply}{ACTS}", hint=word("hint"))

    def answer(context: Context) -> None:
        with pytest.raises(DeclinedError):
            ask(context, [replace(HOSTILE_QUESTION, read=refuse)])

    told = on_a_terminal(world, answer, "x\n")
    assert "x\\x1b[5m" in told
    assert "hint\\x1b[5m" in told


TYPED = ACTS.partition("\r")[0]
HANDED_BACK: dict[str, list[str]] = {
    "log": ["", "", "", *["-"] * 4, "-", "-", TYPED],
    "look-back": [*["-"] * 8, TYPED, "5", ">"],
}


@pytest.mark.parametrize("verb", HANDED_BACK)
def test_answers_that_are_handed_back_do_not_act(
    hostile: World, verb: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.01)
    with closing(sqlite3.connect(hostile.database)) as other:
        other.execute("BEGIN IMMEDIATE")
        outcome = hostile.run(verb, answers=HANDED_BACK[verb])
    assert outcome.code == 5, outcome.err
    assert f"fascia {verb} " in harmless(outcome)
