from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import a_check_in, a_session, place
from fasciatrack.domain.forms import form_of
from fasciatrack.domain.records import Entry, Session
from fasciatrack.domain.values import replace
from fasciatrack.reporting.likely import likely_places, likely_texts, session_text

NOW = datetime(2026, 11, 20, 21, 30, tzinfo=ZoneInfo("Europe/Berlin"))


def session(
    days: int, kind: str, areas: str = "", minutes: int = 10, at: str | None = None
) -> Entry:
    """Return a session of so many days ago."""
    day = NOW.date() - timedelta(days=days)
    return a_session(day=day, at=at, kind=kind, areas=areas, minutes=minutes)


def kinds(*sessions: Entry) -> tuple[str, ...]:
    return likely_texts(sessions, "kind", given={}, now=NOW)


@pytest.mark.parametrize(
    ("sessions", "expected"),
    [
        ([], ()),
        ([session(1, "ball")], ("ball",)),
        ([session(1, "ball"), session(2, "yoga")], ("ball", "yoga")),
        (
            [session(1, "yoga"), session(2, "ball"), session(3, "ball")],
            ("ball", "yoga"),
        ),
        (
            [session(1, "yoga"), session(40, "ball"), session(41, "ball")],
            ("yoga", "ball"),
        ),
        (
            [session(0, "yoga", at="07:00"), session(1, "ball", at="22:00")],
            ("ball", "yoga"),
        ),
        (
            [session(0, "yoga", at="18:30"), session(1, "ball", at="22:00")],
            ("yoga", "ball"),
        ),
        (
            [session(1, "yoga", at="18:29"), session(2, "ball", at="00:30")],
            ("ball", "yoga"),
        ),
        (
            [session(1, "yoga", at="00:31"), session(2, "ball", at="21:00")],
            ("ball", "yoga"),
        ),
        (
            [session(-1, "yoga"), session(0, "ball"), session(0, "ball")],
            ("ball", "yoga"),
        ),
    ],
)
def test_what_is_done_often_and_lately_and_at_this_time_comes_first(
    sessions: list[Entry], expected: tuple[str, ...]
) -> None:
    assert kinds(*sessions) == expected
    assert kinds(*reversed(sessions)) == expected


def test_an_entry_a_fortnight_older_counts_half() -> None:
    two_old = [session(14, "ball"), session(14, "ball")]
    assert kinds(*two_old, session(1, "yoga"))[0] == "ball"
    assert kinds(*two_old, session(0, "yoga"), session(90, "yoga"))[0] == "yoga"


def test_areas_come_from_sessions_of_the_same_kind_first() -> None:
    sessions = [
        session(1, "ball", "neck"),
        session(1, "ball", "neck"),
        session(30, "foam-roll", "left-calf quads"),
        session(31, "yoga"),
    ]

    def areas(kind: str) -> tuple[str, ...]:
        return likely_texts(sessions, "areas", given={"kind": kind}, now=NOW)

    assert areas("ball") == ("neck", "left-calf, quads", "")
    assert areas("foam-roll")[:2] == ("left-calf, quads", "neck")
    assert areas("yoga")[0] == ""
    assert areas("heat")[0] == "neck"


def test_a_duration_comes_from_what_agrees_most() -> None:
    sessions = [
        session(90, "ball", "neck", 5),
        session(2, "ball", "jaw", 7),
        session(1, "yoga", "neck", 60),
        session(1, "yoga", "hip", 45),
        session(0, "yoga", "hip", 45),
    ]
    said = {"kind": "ball", "areas": "neck"}
    found = likely_texts(sessions, "duration", given=said, now=NOW)
    assert found == ("5m", "7m", "1h", "45m")


@given(
    st.lists(
        st.builds(
            session,
            st.integers(0, 400),
            st.sampled_from(["ball", "yoga", "heat"]),
            st.sampled_from(["", "neck", "left-calf"]),
            st.integers(1, 90),
            st.sampled_from([None, "00:00", "12:00", "23:59"]),
        ),
        max_size=20,
    ),
    st.sampled_from(["kind", "areas", "duration"]),
)
def test_every_text_is_named_once(sessions: list[Entry], name: str) -> None:
    found = likely_texts(sessions, name, given={"kind": "ball"}, now=NOW)
    assert len(found) == len(set(found))
    assert bool(found) == bool(sessions)


@pytest.mark.parametrize(
    "entry",
    [
        session(1, "ball"),
        session(1, "ball", "neck left-calf", 75),
        replace(session(1, "ball"), session=Session(kind="yoga")),
        replace(
            session(1, "ball"),
            session=Session(kind="heat", duration_seconds=180, sets=3, set_seconds=60),
        ),
    ],
)
def test_a_text_is_what_the_form_says(entry: Entry) -> None:
    form = form_of(entry)
    for name in ("kind", "areas", "duration"):
        assert session_text(entry, name) == form[name]
    assert session_text(a_check_in("pain=4"), "kind") == ""


def test_the_places_rated_most_and_lately_come_first() -> None:
    entries = [
        a_check_in("pain neck=4", "pain left-calf=2", "stiffness jaw=3", "pain=5"),
        a_check_in("pain left-calf=2"),
        a_session("pain right-calf=6:3", areas="right-calf"),
    ]
    places = likely_places(entries, "pain", now=NOW)
    assert set(places[:2]) == {place("left-calf"), place("right-calf")}
    assert places[2] == place("neck")
    assert likely_places(entries, "stiffness", now=NOW) == (place("jaw"),)
    assert likely_places(entries, "mood", now=NOW) == ()
