"""What was done: sessions by kind, before, after, the day after and for how long."""

from datetime import timedelta

from builders import DAY, a_check_in, a_follow_up, a_session, place
from fasciatrack.domain.records import Entry, Place, SideEffect
from fasciatrack.domain.selection import Selection
from fasciatrack.reporting.page.care import CarePart, care_parts
from fasciatrack.reporting.relief.report import Relief


def care(*entries: Entry, places: tuple[Place, ...] = ()) -> tuple[CarePart, ...]:
    selection = Selection(places=places)
    return care_parts(entries, entries, selection)


def test_kinds_are_summed_up_the_most_frequent_first() -> None:
    found = care(
        a_session("pain=6:4", kind="yoga", minutes=60),
        a_session("pain=6:3"),
        a_session("pain=4:", minutes=None),
        a_check_in("pain=1"),
    )
    assert [(one.kind, one.sessions, one.n) for one in found] == [
        ("foam-roll", 2, 1),
        ("yoga", 1, 1),
    ]
    assert (found[0].minutes, found[0].without_duration) == (10, 1)
    assert (found[0].before, found[0].after, found[0].difference) == (6, 3, -3)
    assert found[1].minutes == 60


def test_six_sessions_have_an_interval_and_five_have_none() -> None:
    some = [a_session(f"pain=6:{after}") for after in (3, 4, 3, 2, 5, 4)]
    assert care(*some)[0].interval is not None
    assert care(*some[:5])[0].interval is None
    assert care(*some[:5])[0].difference == -2.6


def test_the_next_day_is_the_look_after_24_hours() -> None:
    found = care(
        a_session("pain left-calf=6:3", "pain neck=5:3", id="a"),
        a_session("pain left-calf=7:3", id="b"),
        a_session("pain=6:3", id="c", kind="yoga"),
        a_follow_up("pain left-calf=4", "pain neck=2", "soreness neck=9", of="a"),
        a_follow_up("pain left-calf=9", of="a", hours=48),
        a_follow_up("pain left-calf=5", of="b"),
        a_follow_up("soreness left-calf=5", of="c"),
        a_follow_up("pain left-calf=9", of="unknown"),
    )
    assert [(one.next_day, one.next_day_n) for one in found] == [(4, 2), (None, 0)]


def test_the_next_day_is_compared_in_the_areas_that_were_scored_before_too() -> None:
    (found,) = care(
        a_session("pain neck=6:3", "pain left-calf=2:1", id="a"),
        a_session("pain neck=8:", id="b"),
        a_session("pain neck=:1", id="c"),
        a_follow_up("pain neck=5", "pain jaw=9", of="a"),
        a_follow_up("pain neck=8", of="b"),
        a_follow_up("pain neck=8", of="c"),
    )
    assert (found.before, found.after, found.difference) == (4, 2, -2)
    assert found.next_day_n == 2
    assert (found.next_day_before, found.next_day) == (7, 6.5)
    assert found.next_day_difference == -0.5


def test_side_effects_are_counted_once_a_session() -> None:
    twice = (SideEffect(effect="fatigue"), SideEffect(effect="fatigue", severity=3))
    found = care(
        a_session(side_effects=(*twice, SideEffect(effect="thirst"))),
        a_session(side_effects=twice),
        a_session(side_effects=(SideEffect(effect="bruising"),)),
    )
    assert [(one.effect, one.n) for one in found[0].effects] == [
        ("fatigue", 2),
        ("bruising", 1),
        ("thirst", 1),
    ]


def test_sessions_and_scores_are_those_of_the_areas_asked_for() -> None:
    found = care(
        a_session("pain neck=8:8", "pain left-calf=6:3", areas="left-calf", id="a"),
        a_session("pain neck=9:9", areas="neck"),
        a_session(areas="both-calf"),
        a_follow_up("pain neck=9", "pain left-calf=2", of="a"),
        places=(place("left-calf"),),
    )
    assert [(one.sessions, one.before, one.next_day) for one in found] == [(2, 6, 2)]
    assert found[0].next_day_before == 6


def test_nothing_done_is_nothing() -> None:
    assert care(a_check_in("pain=3", day=DAY)) == ()


def test_relief_is_followed_by_kind_into_the_days_after() -> None:
    entries: list[Entry] = []
    for number in range(5):
        day = DAY + timedelta(days=10 * number)
        entries += [
            a_session("pain left-calf=6:2", day=day),
            a_session("pain neck=6:2", kind="yoga", areas="neck", day=day),
            a_check_in("pain left-calf=2", day=day + timedelta(days=1), at="21:00"),
            a_check_in(
                "pain left-calf=5",
                "pain neck=2",
                day=day + timedelta(days=2),
                at="21:00",
            ),
        ]
    rolled, stretched = care(*entries)
    assert rolled.relief == Relief(
        n=5, still=0, wide=0, median_days=1.5, longest_days=1.5
    )
    assert stretched.relief == Relief(
        n=5, still=1, wide=4, median_days=6, longest_days=6
    )
    (only,) = care(*entries, places=(place("neck"),))
    assert only.relief == stretched.relief
    within = care_parts(entries[:2], entries, Selection())
    assert [one.relief.n for one in within] == [1, 1]
