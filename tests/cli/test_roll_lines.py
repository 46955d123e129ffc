"""The countdown line by line, with a clock that a test moves."""

import signal
import sqlite3
import sys
from contextlib import closing

import pytest

from builders import a_session, place, ratings
from fasciatrack.cli.context import Context
from fasciatrack.cli.roll_lines import count_down_in_lines
from fasciatrack.cli.roll_session import Guided
from fasciatrack.domain.changes import Change
from fasciatrack.domain.own import OpenSession, Routine, Step, Worked
from fasciatrack.domain.values import replace
from fasciatrack.errors import ChangedMeanwhileError, DeclinedError, FasciaError
from fasciatrack.output.roll_screen import Manner
from fasciatrack.storage import connection
from world import Terminal, World

ROUTINE = Routine(
    slug="x",
    name="x",
    steps=(
        Step(area="neck", seconds=45),
        Step(area="calf", side="left", seconds=30, sets=2),
    ),
    rest_seconds=10,
)


class Clock:
    """Seconds that pass only while somebody waits, each time a little too long."""

    def __init__(self, late: float = 0.0) -> None:
        self.moment = 500.0
        self.late = late
        self.sleeps_at: float | None = None
        self.ends_at: float | None = None

    def now(self) -> float:
        return self.moment

    def wait(self, seconds: float) -> None:
        self.moment += seconds + self.late
        if self.sleeps_at is not None and self.moment > self.sleeps_at:
            self.moment += 1000
            self.sleeps_at = None
        if self.ends_at is not None and self.moment > self.ends_at:
            signal.raise_signal(signal.SIGTERM)


def begun(world: World, clock: Clock) -> tuple[Guided, Context, Terminal]:
    entry = replace(
        a_session("pain=6:", minutes=None, areas="neck left-calf"),
        number=None,
        at=world.now,
        day=world.now.date(),
    )
    running = OpenSession(entry=entry, routine="x")
    err = Terminal()
    context = Context(
        environ=world.environ,
        clock=lambda: world.now,
        zone_name="Europe/Berlin",
        stdin=Terminal(),
        stdout=Terminal(),
        stderr=err,
    )
    context.diary.apply("roll", [Change(after=running)])
    return Guided(context, running, ROUTINE, clock.now), context, err


def counted(world: World, clock: Clock, *, silent: bool = True) -> tuple[Guided, str]:
    guided, context, err = begun(world, clock)
    manner = Manner(title="x", is_silent=silent)
    count_down_in_lines(context, guided, manner, clock.wait)
    context.close()
    return guided, err.getvalue()


@pytest.mark.parametrize("late", [0.0, 0.3])
def test_every_part_is_told_and_every_quarter_of_a_minute(
    world: World, late: float
) -> None:
    guided, told = counted(world, Clock(late))
    assert told.splitlines() == [
        "get ready, 5 s: neck",
        "neck, 45 s",
        "  30 s",
        "  15 s",
        "rest, 10 s, then left calf, set 1 of 2",
        "left calf, set 1 of 2, 30 s",
        "  15 s",
        "rest, 10 s, then left calf, set 2 of 2",
        "left calf, set 2 of 2, 30 s",
        "  15 s",
        "done",
    ]
    assert guided.running.worked == (
        Worked(area="neck", seconds=45),
        Worked(area="calf", side="left", seconds=60),
    )


def test_the_bell_rings_at_every_change(world: World) -> None:
    _, told = counted(world, Clock(), silent=False)
    assert told.count("\a") == 7


def test_a_sleeping_computer_does_not_count(world: World) -> None:
    clock = Clock()
    clock.sleeps_at = 520.0
    guided, _ = counted(world, clock)
    assert guided.running.worked[0] == Worked(area="neck", seconds=45)
    assert clock.moment == pytest.approx(500 + 1000 + 130, abs=2)


@pytest.mark.skipif(sys.platform == "win32", reason="a signal would end the tests")
def test_told_to_end_it_keeps_what_was_done(world: World) -> None:
    clock = Clock()
    clock.ends_at = 560.0
    guided, context, _ = begun(world, clock)
    before = signal.getsignal(signal.SIGTERM)
    with pytest.raises(DeclinedError):
        count_down_in_lines(context, guided, Manner(title="x"), clock.wait)
    assert signal.getsignal(signal.SIGTERM) == before
    kept = context.diary.open_session()
    assert kept is not None
    assert kept.worked == (Worked(area="neck", seconds=45),)
    context.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no hang-up")
def test_a_signal_that_is_ignored_stays_ignored(world: World) -> None:
    before = signal.signal(signal.SIGTERM, signal.SIG_IGN)
    try:
        clock = Clock()
        clock.ends_at = 510.0
        guided, _ = counted(world, clock)
    finally:
        signal.signal(signal.SIGTERM, before)
    assert len(guided.running.worked) == 2


def changed_elsewhere(world: World, guided: Guided) -> None:
    other = world.diary
    changed = replace(guided.running, worked=(Worked(area="chest", seconds=9),))
    other.apply("test", [Change(before=guided.running, after=changed)])
    other.close()


def lines_of(told: str) -> list[str]:
    """Return the lines that were handed back."""
    return [line.strip() for line in told.splitlines() if line.startswith("  fascia")]


LINE = "fascia log foam-roll neck left-calf 105s --at 2026-11-20T21:30+01:00 --pain 6:"


def test_where_the_diary_cannot_take_it_the_countdown_goes_on(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock()
    guided, context, err = begun(world, clock)
    context.diary.close()
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.01)
    with closing(sqlite3.connect(world.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        count_down_in_lines(context, guided, Manner(title="x"), clock.wait)
        assert not guided.is_kept
        guided.check()
        with pytest.raises(FasciaError):
            guided.store(None)
        other.execute("ROLLBACK")
    assert len(guided.running.worked) == 2
    assert lines_of(err.getvalue()) == [LINE, "fascia cancel"]
    guided.save()
    assert guided.is_kept
    context.close()


def test_what_another_command_changed_is_counted_no_further(world: World) -> None:
    clock = Clock()
    guided, context, err = begun(world, clock)
    changed_elsewhere(world, guided)
    with pytest.raises(ChangedMeanwhileError):
        count_down_in_lines(context, guided, Manner(title="x"), clock.wait)
    assert guided.running.worked == (Worked(area="neck", seconds=45),)
    assert "left calf, set 1" in err.getvalue()
    assert "left calf, set 2" not in err.getvalue()
    assert not guided.is_kept
    with pytest.raises(ChangedMeanwhileError):
        guided.store(None)
    assert lines_of(err.getvalue()) == [
        LINE.replace(" left-calf 105s", " 45s"),
        "fascia cancel",
    ]
    context.close()


def test_what_another_command_forgot_is_not_kept(world: World) -> None:
    guided, context, err = begun(world, Clock())
    assert guided.is_kept
    world.ok("cancel")
    assert not guided.is_kept
    guided.hand_back()
    (line,) = lines_of(err.getvalue())
    assert line == "fascia check --at 2026-11-20T21:30+01:00 --pain 6"
    world.ok(*line.split()[1:])
    (entry,) = world.entries
    assert entry.ratings == ratings("pain=6")
    context.close()


def test_nothing_done_and_nothing_answered_is_no_loss(world: World) -> None:
    guided, context, err = begun(world, Clock())
    entry = replace(guided.running.entry, ratings=())
    guided.running = replace(guided.running, entry=entry)
    guided.hand_back()
    assert err.getvalue() == "No area was worked on; nothing is kept.\n"
    context.close()


def test_what_another_command_stopped_is_replaced(world: World) -> None:
    clock = Clock()
    guided, context, err = begun(world, clock)
    world.ok("stop", "--duration", "1m")
    guided.running = replace(guided.running, worked=(Worked(area="neck", seconds=45),))
    assert not guided.is_kept
    guided.hand_back()
    lines = lines_of(err.getvalue())
    assert lines == ["fascia delete 1", LINE.replace(" left-calf 105s", " 45s")]
    for line in lines:
        world.ok(*line.split()[1:])
    (entry,) = world.entries
    assert entry.areas == (place("neck"),)
    context.close()


def test_where_the_diary_is_gone_the_line_is_still_handed_back(world: World) -> None:
    guided, context, err = begun(world, Clock())
    context.diary.close()
    guided.running = replace(guided.running, worked=(Worked(area="neck", seconds=45),))
    world.database.write_bytes(b"no diary at all" * 400)
    assert not guided.is_kept
    guided.hand_back()
    assert len(lines_of(err.getvalue())) == 1
