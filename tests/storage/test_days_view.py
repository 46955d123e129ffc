"""The view of days tells outsiders what the report tells."""

import sqlite3
from contextlib import closing
from pathlib import Path

from builders import (
    DAY,
    a_check_in,
    a_drink,
    a_follow_up,
    a_look_back,
    a_night,
    a_session,
)
from diaries import a_diary, add
from fasciatrack.domain.selection import Selection
from fasciatrack.reporting.coverage import daily_pain, daily_sleep


def test_a_day_of_the_view_is_the_day_of_the_report(tmp_path: Path) -> None:
    entries = [
        a_session("pain left-calf=6:3"),
        a_check_in("pain neck=4"),
        a_follow_up("pain left-calf=2", day=DAY, water_ml=900),
        a_look_back(peg="6 7 4"),
        a_night(450, 4),
        a_night(360, 2),
        a_drink(500),
        a_drink(200, "coffee", 95),
        a_check_in("mood=5", day=DAY.replace(day=1)),
    ]
    diary = a_diary(tmp_path)
    stored = add(diary, *entries)
    diary.close()

    with closing(sqlite3.connect(diary.path)) as connection:
        connection.row_factory = sqlite3.Row
        empty, full = connection.execute("SELECT * FROM v_days ORDER BY day").fetchall()

    (pain,) = daily_pain(stored, Selection())
    (sleep,) = daily_sleep(stored)
    assert (full["day"], full["entries"], full["sessions"]) == (DAY.isoformat(), 8, 1)
    assert (full["pain_mean"], full["sleep_minutes"]) == (pain.value, sleep.value)
    assert (full["pain_mean"], full["sleep_minutes"]) == (4.0, 405.0)
    assert (full["sleep_quality"], full["drink_ml"], full["water_ml"]) == (3, 700, 500)
    assert empty["pain_mean"] is None
    assert empty["water_ml"] is None
