"""The narrow way to read says the same as whole entries do."""

import tempfile
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import DAY, a_check_in, a_drink, a_night, a_session
from diaries import START, a_diary, add
from fasciatrack.domain.changes import Change
from fasciatrack.domain.nights import asleep_minutes
from fasciatrack.domain.notices import Notice
from fasciatrack.domain.periods import Period
from fasciatrack.domain.records import Entry, Night, Place
from fasciatrack.domain.scales import METRICS
from fasciatrack.domain.selection import Selection
from fasciatrack.domain.timeline import done_in, felt_in
from fasciatrack.domain.values import replace
from strategies import ENTRIES, NIGHTS, PERIODS, SELECTIONS
from timelines import drunk_in, looked_in, slept_in

BEFORE = datetime(2026, 11, 19, 7, 12, tzinfo=UTC)
SEVERAL = st.lists(ENTRIES, max_size=6, unique_by=lambda entry: entry.id)
NEXT = a_session(number=99, day=DAY + timedelta(days=1))
SCORE, FIRST = "pain left-calf=6:2", DAY - timedelta(days=30)
SOME_METRICS = st.lists(st.sampled_from(list(METRICS)), max_size=2, unique=True)


@given(SEVERAL, SELECTIONS, SOME_METRICS)
@settings(max_examples=60)
def test_scores_and_sessions_are_those_of_the_selected_entries(
    entries: list[Entry], selection: Selection, metrics: list[str]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        diary = a_diary(Path(folder))
        if entries:
            add(diary, *entries)
        chosen = diary.entries(selection)
        assert diary.felt(metrics, selection) == [
            one
            for one in felt_in(chosen)
            if (not metrics or one.metric in metrics) and selection.covers(one.place)
        ]
        assert diary.done(selection) == list(done_in(chosen))


@given(SEVERAL, st.none() | PERIODS)
@settings(max_examples=60)
def test_nights_drinks_and_follow_ups_are_those_of_the_period(
    entries: list[Entry], period: Period | None
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        diary = a_diary(Path(folder))
        if entries:
            add(diary, *entries)
        chosen = diary.entries(Selection(period=period))
        assert diary.slept(period) == list(slept_in(chosen))
        assert diary.drunk(period) == list(drunk_in(chosen))
        assert diary.looked(period) == list(looked_in(chosen))


@given(NIGHTS)
@settings(max_examples=60)
def test_a_night_is_as_long_as_it_is_anywhere_else(night: Night) -> None:
    with tempfile.TemporaryDirectory() as folder:
        diary = a_diary(Path(folder))
        add(diary, replace(a_night(), night=night))
        (slept,) = diary.slept()
        assert slept.minutes == asleep_minutes(night)


def test_moments_are_hours_on_one_clock_wherever_they_were(tmp_path: Path) -> None:
    diary = a_diary(tmp_path)
    moment = datetime(2026, 11, 19, 21, tzinfo=timezone(timedelta(hours=1)))
    later = datetime(2026, 11, 19, 21, tzinfo=timezone(timedelta(hours=-5)))
    add(
        diary,
        replace(a_session("pain neck=6:3", number=None), at=moment),
        replace(a_drink(number=None), at=later),
    )
    (before, after), (drink,) = diary.felt(), diary.drunk()
    assert before.at == after.at
    assert before.at is not None
    assert drink.at is not None
    assert drink.at - before.at == 6


def test_it_is_known_when_entries_were_written_down_on_the_wall_clock(
    tmp_path: Path,
) -> None:
    diary = a_diary(tmp_path)
    moment = datetime(2026, 11, 20, 1, 30, tzinfo=UTC)
    west = datetime(2026, 11, 19, 20, tzinfo=timezone(timedelta(hours=-5)))
    zone, period = timezone(timedelta(hours=1)), Period(first=DAY, last=DAY)
    add(
        diary,
        replace(a_check_in("pain neck=6", number=None), at=west, recorded_at=moment),
        replace(a_check_in("pain neck=6", number=None), at=None, recorded_at=moment),
        replace(a_check_in("pain neck=6", number=None), source="import: old.csv"),
        replace(a_check_in("pain jaw=6", number=None), recorded_at=moment),
    )
    there = Selection(period=period, places=(Place(area="neck"),))
    found = diary.written(there, zone)
    assert found == {1: moment, 2: moment}
    assert [one.isoformat()[:16] for one in found.values()] == [
        "2026-11-19T20:30",
        "2026-11-20T02:30",
    ]
    assert len(diary.written(Selection(), zone)) == 3


def test_an_entry_has_its_scores_since_they_were_changed_last(tmp_path: Path) -> None:
    diary = a_diary(tmp_path)
    kept = replace(a_check_in("pain neck=6", number=None), recorded_at=BEFORE)
    add(diary, kept)
    (first,) = diary.entries()
    assert diary.written(Selection(), UTC) == {1: BEFORE}
    noted = replace(first, note="a word more")
    diary.apply("edit", [Change(before=first, after=noted)])
    assert diary.written(Selection(), UTC) == {1: BEFORE}
    scored = replace(noted, ratings=a_check_in("pain neck=2").ratings)
    diary.apply("edit", [Change(before=noted, after=scored)])
    changed = diary.written(Selection(), UTC)[1]
    assert START < changed < START + timedelta(minutes=1)
    diary.apply("edit", [Change(before=scored, after=replace(scored, note=None))])
    assert diary.written(Selection(), UTC) == {1: changed}


def test_the_latest_pairs_are_of_one_kind_and_place(tmp_path: Path) -> None:
    diary = a_diary(tmp_path)
    add(
        diary,
        a_session("pain left-calf=9:8", number=None, kind="ball"),
        a_session("pain left-calf=6:3", "pain neck=5:5", number=None),
        a_session("pain left-calf=7:", number=None),
        a_session("pain left-calf=5:4", "stiffness left-calf=1:0", number=None),
        a_check_in("pain left-calf=2", number=None),
    )
    calf = Place(area="calf", side="left")
    pairs = diary.recent_pairs(NEXT, calf, "pain", count=5)
    assert pairs == [(5, 4), (6, 3)]
    assert diary.recent_pairs(NEXT, calf, "pain", count=1) == [(5, 4)]
    assert diary.recent_pairs(NEXT, None, "pain", count=5) == []


@pytest.mark.parametrize(
    ("other", "is_before"),
    [
        (a_session(SCORE, number=None, at=None, day=DAY - timedelta(days=1)), True),
        (a_session(SCORE, number=None, at="20:59"), True),
        (a_session(SCORE, number=None, at="21:00"), False),
        (a_session(SCORE, number=None, at="21:01"), False),
        (a_session(SCORE, number=None, at=None), False),
        (a_session(SCORE, number=None, day=DAY + timedelta(days=1)), False),
    ],
)
@pytest.mark.parametrize("at", ["21:00", None])
def test_the_latest_pairs_surely_were_before_an_entry(
    other: Entry, at: str | None, tmp_path: Path, *, is_before: bool
) -> None:
    diary = a_diary(tmp_path)
    (first, _) = add(diary, other, a_session(SCORE, number=None, day=FIRST))
    calf = Place(area="calf", side="left")
    entry = a_session(number=3, at=at)
    expected = is_before and (at is not None or first.day < DAY)
    found = diary.recent_pairs(entry, calf, "pain", count=5)
    assert found == [(6, 2)] * (1 + expected)
    earlier = a_session(number=1, day=DAY + timedelta(days=9))
    assert diary.recent_pairs(earlier, calf, "pain", count=5) == []
    unstored = replace(entry, number=None)
    assert diary.recent_pairs(unstored, calf, "pain", count=5) == found


def test_the_latest_pairs_are_of_one_side_only(tmp_path: Path) -> None:
    diary = a_diary(tmp_path)
    scores = ("pain left-calf=6:3", "pain right-calf=9:8", "pain calf=2:1")
    others = ("pain left-glutes=5:0", "pain glutes=4:0")
    add(diary, a_session(*scores, *others, number=None))
    found = {
        side: diary.recent_pairs(NEXT, Place(area="calf", side=side), "pain", count=5)
        for side in ("left", "right", None)
    }
    assert found == {"left": [(6, 3)], "right": [(9, 8)], None: [(2, 1)]}


@pytest.mark.parametrize(("elsewhere", "found"), [(19, [(6, 3)]), (20, [])])
def test_the_latest_pairs_are_looked_for_in_ten_times_as_many_sessions(
    elsewhere: int, found: list[tuple[float, float]], tmp_path: Path
) -> None:
    diary = a_diary(tmp_path)
    others = [a_session("pain neck=5:4", number=None) for _ in range(elsewhere)]
    add(diary, a_session("pain left-calf=6:3", number=None), *others)
    calf = Place(area="calf", side="left")
    assert diary.recent_pairs(NEXT, calf, "pain", count=2) == found


@pytest.mark.parametrize(
    ("since", "texts"),
    [
        (None, ["one", "two", "three"]),
        (date(2026, 11, 2), ["two", "three"]),
        (date(2026, 11, 4), []),
    ],
)
def test_notices_are_read_from_a_day_on(
    since: date | None, texts: list[str], tmp_path: Path
) -> None:
    diary = a_diary(tmp_path)
    for number, text in enumerate(("one", "two", "three"), 1):
        notice = Notice(
            id=f"{9 - number}", rule="sharp", day=date(2026, 11, number), text=text
        )
        diary.apply("log", [Change(after=notice)])
    assert [notice.text for notice in diary.notices(since)] == texts
