"""Diaries to measure on, made by SQL, so that a million ratings take seconds."""

import sqlite3
from datetime import date
from pathlib import Path

from fasciatrack.storage.creation import create_diary

FILL = """
WITH RECURSIVE i(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM i WHERE n + 1 < :sessions)
INSERT INTO entry (number, id, type, day, at, utc_offset_minutes, zone, recorded_at,
                   source, note)
SELECT n + 1, printf('00000000-0000-7000-8000-%012d', n), 'session',
       date(:last, '-' || ((:sessions - 1 - n) * :days / :sessions) || ' days'),
       date(:last, '-' || ((:sessions - 1 - n) * :days / :sessions) || ' days')
           || 'T18:00:00Z',
       60, 'Europe/Berlin', date(:last) || 'T18:10:00Z', 'manual',
       CASE WHEN n % 10 = 0 THEN 'after a long day at the desk' END
FROM i;
"""
SESSIONS = """
INSERT INTO session (entry, kind, duration_seconds, pressure)
SELECT number, CASE number % 3 WHEN 0 THEN 'foam-roll' WHEN 1 THEN 'ball'
       ELSE 'stretch' END, 300 + number % 20 * 60, number % 11
FROM entry;
"""
AREAS = """
INSERT INTO worked_area (entry, position, area, side)
SELECT number, 0, CASE number % 4 WHEN 0 THEN 'calf' WHEN 1 THEN 'neck'
       WHEN 2 THEN 'quads' ELSE 'glutes' END,
       CASE number % 2 WHEN 0 THEN 'left' END
FROM entry;
"""
RATINGS = """
WITH RECURSIVE j(k) AS (SELECT 0 UNION ALL SELECT k + 1 FROM j WHERE k + 1 < :each)
INSERT INTO rating (entry, position, metric, phase, value, area, side)
SELECT e.number, j.k,
       CASE j.k / 2 WHEN 0 THEN 'pain' WHEN 1 THEN 'stiffness' ELSE 'soreness' END,
       CASE j.k % 2 WHEN 0 THEN 'before' ELSE 'after' END,
       abs(e.number * 7 + j.k * 5) % 100 / 10.0, w.area, w.side
FROM entry e JOIN worked_area w ON w.entry = e.number JOIN j
ORDER BY e.number, j.k;
"""


def make_diary(
    path: Path, *, sessions: int, ratings_each: int, days: int, last: date
) -> Path:
    """Create a diary whose sessions are spread evenly over the last `days` days."""
    create_diary(path)
    connection = sqlite3.connect(path)
    values = {
        "sessions": sessions,
        "days": days,
        "last": last.isoformat(),
        "each": ratings_each,
    }
    for statement in (FILL, SESSIONS, AREAS, RATINGS):
        connection.execute(statement, values)
    connection.commit()
    connection.close()
    return path
