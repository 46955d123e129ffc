import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import place
from fasciatrack.domain import countdown as counting
from fasciatrack.domain.countdown import (
    Countdown,
    back,
    begin,
    look,
    more,
    pause,
    sets_done,
    skip,
    worked,
)
from fasciatrack.domain.own import Routine, Step, Worked

START = 1000.0


def a_routine(*steps: str, rest: int = 15) -> Routine:
    """Build a routine from `left-calf 2x60` and `quads 60`."""
    found = []
    for text in steps:
        where, _, dose = text.partition(" ")
        sets, _, seconds = dose.rpartition("x")
        there = place(where)
        found.append(
            Step(
                area=there.area,
                side=there.side,
                sets=int(sets or 1),
                seconds=int(seconds),
            )
        )
    return Routine(slug="test", name="Test", steps=tuple(found), rest_seconds=rest)


def done(countdown: Countdown, now: float) -> dict[str, int]:
    return {str(each.place): each.seconds for each in worked(countdown, now)}


def running(countdown: Countdown, until: float, *, every: float = 1.0) -> Countdown:
    """Look again and again until a moment."""
    now = countdown.seen
    while now < until:
        now = min(now + every, until)
        countdown = look(countdown, now)
    return countdown


def test_it_gets_ready_then_works_and_rests_between_sets_and_areas() -> None:
    countdown = begin(a_routine("left-calf 2x60", "quads 45"), START)
    parts = [
        (each.phase, str(each.step.place), each.set, each.seconds)
        for each in countdown.parts
    ]
    assert parts == [
        ("ready", "left calf", 1, 5),
        ("work", "left calf", 1, 60),
        ("rest", "left calf", 2, 15),
        ("work", "left calf", 2, 60),
        ("rest", "quads", 1, 15),
        ("work", "quads", 1, 45),
    ]
    assert countdown.coming == countdown.parts[1]
    assert countdown.whole_remaining(START) == 200


def test_without_rest_one_set_follows_the_other() -> None:
    countdown = begin(a_routine("left-calf 2x60", rest=0), START)
    assert [each.phase for each in countdown.parts] == ["ready", "work", "work"]


@given(
    st.lists(st.floats(min_value=0.001, max_value=4.9), min_size=1, max_size=200),
    st.integers(min_value=0, max_value=30),
)
def test_late_looks_never_add_up(gaps: list[float], rest: int) -> None:
    countdown = begin(a_routine("left-calf 2x60", "quads 45", rest=rest), START)
    whole = countdown.whole_remaining(START)
    now = START
    for gap in gaps:
        now += gap
        countdown = look(countdown, now)
        due = max(whole - (now - START), 0.0)
        assert countdown.whole_remaining(now) == pytest.approx(due, abs=1e-6)
    if countdown.is_over:
        assert done(countdown, now) == {"left calf": 120, "quads": 45}


@given(
    st.lists(
        st.tuples(st.booleans(), st.floats(min_value=0.01, max_value=4.9)), max_size=60
    )
)
def test_only_time_that_runs_is_worked(steps: list[tuple[bool, float]]) -> None:
    countdown = begin(a_routine("left-calf 300", rest=0), START)
    now, ran = START, 0.0
    for presses, gap in steps:
        if presses:
            countdown = pause(countdown, now)
        ran += 0.0 if countdown.is_paused else gap
        now += gap
        countdown = look(countdown, now)
    on_the_roller = min(max(ran - counting.GET_READY, 0.0), 300.0)
    kept = sum(done(countdown, now).values())
    if on_the_roller > counting.CLAIMED:
        assert kept == pytest.approx(on_the_roller, abs=0.51)
    else:
        assert kept <= counting.CLAIMED


def test_what_is_left_is_counted_3_2_1_and_never_0() -> None:
    countdown = skip(begin(a_routine("neck 30"), START), START)
    assert countdown.shown(START) == 30
    assert countdown.shown(START + 0.01) == 30
    assert countdown.shown(START + 1) == 29
    assert countdown.shown(START + 29.99) == 1
    assert countdown.until_next_second(START) == 1.0
    assert countdown.until_next_second(START + 0.25) == 0.75
    assert pause(countdown, START).until_next_second(START) is None


def test_a_long_absence_is_a_pause_and_not_work() -> None:
    countdown = running(begin(a_routine("neck 60"), START), START + 25.0)
    assert countdown.remaining(START + 25) == 40

    woken = look(countdown, START + 4000)

    assert woken.is_paused
    assert woken.slept
    assert woken.remaining(START + 4000) == 40
    assert done(woken, START + 4000) == {"neck": 20}
    on = pause(woken, START + 4100)
    assert not on.slept
    assert on.remaining(START + 4110) == 30
    # Nobody looked between the sleep and the end: that is not counted either.
    assert done(countdown, START + 4000) == {"neck": 20}


def test_a_late_look_goes_on_to_where_it_is_now() -> None:
    countdown = begin(a_routine("left-calf 2x1", "neck 30", rest=1), START)
    countdown = running(countdown, START + 4.9)
    late = look(countdown, START + 4.9 + 4.5)
    assert (late.part.phase, str(late.part.step.place)) == ("work", "neck")
    assert late.shown(START + 9.4) == 30


def test_a_pause_lets_time_stand_still() -> None:
    countdown = running(begin(a_routine("neck 60"), START), START + 15)
    paused = pause(countdown, START + 15)
    assert paused.is_paused
    assert look(paused, START + 500).remaining(START + 500) == 50
    on = pause(paused, START + 500)
    assert on.remaining(START + 510) == 40
    assert done(running(on, START + 560), START + 560) == {"neck": 60}


def test_skipping_keeps_what_was_done() -> None:
    countdown = running(begin(a_routine("neck 60", "quads 60"), START), START + 25)
    countdown = skip(countdown, START + 25)
    assert countdown.part.phase == "rest"
    countdown = skip(countdown, START + 26)
    assert str(countdown.part.step.place) == "quads"
    assert countdown.remaining(START + 26) == 60
    over = skip(running(countdown, START + 36), START + 36)
    assert over.is_over
    assert done(over, START + 36) == {"neck": 20, "quads": 10}


def test_skipping_while_paused_stays_paused() -> None:
    paused = pause(begin(a_routine("neck 60"), START), START)
    on = skip(paused, START + 9)
    assert on.is_paused
    assert on.remaining(START + 99) == 60


def test_an_area_of_a_few_seconds_is_not_claimed() -> None:
    countdown = running(begin(a_routine("neck 60"), START), START + 9)
    assert done(countdown, START + 9) == {}
    assert done(look(countdown, START + 10), START + 10) == {"neck": 5}


def test_an_area_of_which_all_was_done_is_claimed_however_short() -> None:
    countdown = running(begin(a_routine("neck 2x2", rest=1), START), START + 8)
    assert done(countdown, START + 8) == {}
    assert done(look(countdown, START + 10), START + 10) == {"neck": 4}


def test_back_begins_anew_and_what_was_worked_stays_worked() -> None:
    countdown = running(begin(a_routine("neck 60"), START), START + 15)
    again = back(countdown, START + 15)
    assert again.position == countdown.position
    assert again.remaining(START + 15) == 60
    over = running(again, START + 80)
    assert over.is_over
    assert done(over, START + 80) == {"neck": 70}


@pytest.mark.parametrize("into", [0, 2])
def test_back_right_at_the_beginning_is_the_area_before(into: int) -> None:
    countdown = begin(a_routine("neck 60", "quads 60"), START)
    for _ in range(3):
        countdown = skip(countdown, START)
    now = START + into
    before = back(countdown, now)
    assert str(before.part.step.place) == "neck"
    assert before.remaining(now) == 60


def test_back_in_a_rest_is_the_area_before_it() -> None:
    countdown = skip(skip(begin(a_routine("neck 60", "quads 60"), START), START), START)
    countdown = running(countdown, START + 10)
    assert countdown.part.phase == "rest"
    assert str(back(countdown, START + 10).part.step.place) == "neck"


def test_back_while_getting_ready_begins_that_anew() -> None:
    countdown = look(begin(a_routine("neck 60"), START), START + 3)
    again = back(countdown, START + 3)
    assert again.position == 0
    assert again.remaining(START + 3) == counting.GET_READY


def test_more_time_is_15_seconds_as_long_as_a_set_can_be() -> None:
    countdown = skip(begin(a_routine("neck 60"), START), START)
    longer = more(countdown, START)
    assert longer.remaining(START) == 75
    assert more(pause(longer, START), START + 1).remaining(START) == 90
    for _ in range(50):
        longer = more(longer, START)
    assert longer.part.seconds == 600
    assert longer.remaining(START) == 600


def test_when_all_is_over_keys_do_nothing() -> None:
    over = skip(skip(begin(a_routine("neck 60"), START), START), START)
    assert over.is_over
    assert not over.is_paused
    for move in (look, pause, skip, back, more):
        assert move(over, START + 1).is_over
    assert over.remaining(START) == 0
    assert over.until_next_second(START) is None
    assert over.part.phase == "work"
    assert over.coming is None


def test_what_was_worked_before_is_not_done_again() -> None:
    routine = a_routine("left-calf 2x60", "quads 60", "neck 60")
    before = (
        Worked(area="calf", side="left", seconds=90),
        Worked(area="quads", seconds=57),
    )
    countdown = begin(routine, START, before=before)
    parts = [
        (each.phase, str(each.step.place), each.set, each.seconds)
        for each in countdown.parts
    ]
    assert parts == [
        ("ready", "left calf", 2, 5),
        ("work", "left calf", 2, 30),
        ("rest", "neck", 1, 15),
        ("work", "neck", 1, 60),
    ]
    over = running(countdown, START + 200)
    assert done(over, START + 200) == {"left calf": 120, "quads": 57, "neck": 60}
    assert sets_done(over, START + 200) is None


def test_where_all_was_worked_before_it_is_over_at_once() -> None:
    before = (Worked(area="neck", seconds=60),)
    countdown = begin(a_routine("neck 60"), START, before=before)
    assert countdown.is_over
    assert done(countdown, START) == {"neck": 60}


@pytest.mark.parametrize(
    ("steps", "uniform"),
    [
        (("neck 2x30", "quads 30"), (3, 30)),
        (("neck 30", "quads 45"), None),
        (("neck 30",), None),
        (("neck 20x5", "quads 5"), None),
    ],
)
def test_sets_are_told_where_all_were_alike(
    steps: tuple[str, ...], uniform: tuple[int, int] | None
) -> None:
    countdown = running(begin(a_routine(*steps, rest=0), START), START + 300)
    assert countdown.is_over
    assert sets_done(countdown, START + 300) == uniform
