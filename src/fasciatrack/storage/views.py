"""What the diary file offers to outsiders: views to read, triggers that guard.

`v_ratings` and `v_sessions` are also what `fascia export` streams, so their columns
are the columns of the CSV files and stay as they are.
"""

from fasciatrack.domain.scales import METRICS, Metric

LOCAL_AT = """CASE WHEN e.at IS NULL THEN NULL ELSE
    strftime('%Y-%m-%dT%H:%M:%S', e.at, e.utc_offset_minutes || ' minutes')
    || printf('%s%02d:%02d', CASE WHEN e.utc_offset_minutes < 0 THEN '-' ELSE '+' END,
              abs(e.utc_offset_minutes) / 60, abs(e.utc_offset_minutes) % 60) END"""

RECORDED_AT = "replace(e.recorded_at, 'Z', '+00:00')"
"""In UTC, with its offset written as in every other moment."""

TAGS = "(SELECT group_concat(tag, ' ') FROM tag t WHERE t.entry = e.number)"

MEASURES = """
    SELECT entry, position, metric, phase, value, area, side FROM rating
    UNION ALL SELECT entry, 0, 'sleep', NULL, minutes, NULL, NULL FROM night
        WHERE minutes IS NOT NULL
    UNION ALL SELECT entry, 1, 'sleep-quality', NULL, quality, NULL, NULL FROM night
        WHERE quality IS NOT NULL
    UNION ALL SELECT entry, 2, 'time-to-fall-asleep', NULL, latency_minutes, NULL, NULL
        FROM night WHERE latency_minutes IS NOT NULL
    UNION ALL SELECT entry, 3, 'awake', NULL, awake_minutes, NULL, NULL FROM night
        WHERE awake_minutes IS NOT NULL
    UNION ALL SELECT entry, 4, 'awakenings', NULL, awakenings, NULL, NULL FROM night
        WHERE awakenings IS NOT NULL
    UNION ALL SELECT entry, 0, 'drink', NULL, millilitres, NULL, NULL FROM drink
    UNION ALL SELECT entry, 1, 'caffeine', NULL, caffeine_mg, NULL, NULL FROM drink
        WHERE caffeine_mg IS NOT NULL
    UNION ALL SELECT entry, 1000 + position, 'side-effect-' || effect, 'after',
        severity, NULL, NULL FROM side_effect
    UNION ALL SELECT entry, 1000, 'movement-after', NULL, movement_minutes, NULL, NULL
        FROM follow_up WHERE movement_minutes IS NOT NULL
    UNION ALL SELECT entry, 1001, 'water-after', NULL, water_ml, NULL, NULL
        FROM follow_up WHERE water_ml IS NOT NULL
    UNION ALL SELECT entry, 0, 'peg-pain', NULL, peg_pain, NULL, NULL FROM look_back
        WHERE peg_pain IS NOT NULL
    UNION ALL SELECT entry, 1, 'peg-enjoyment', NULL, peg_enjoyment, NULL, NULL
        FROM look_back WHERE peg_enjoyment IS NOT NULL
    UNION ALL SELECT entry, 2, 'peg-activity', NULL, peg_activity, NULL, NULL
        FROM look_back WHERE peg_activity IS NOT NULL
    UNION ALL SELECT entry, 10 + position, 'activity-' || activity, NULL, score, NULL,
        NULL FROM activity"""
"""Everything with a figure, one row each; minutes of a night and of moving, ml, mg.

The positions order the rows of one entry: its scores first, then the others.
"""


def ratings_from(measures: str) -> str:
    """Write the query for every figure with its entry, from a source of figures."""
    return f"""SELECT e.id, e.number, e.type, e.day, {LOCAL_AT} AS at,
    {RECORDED_AT} AS recorded_at, e.zone, s.kind,
    s.duration_seconds, s.sets, s.set_seconds, s.practitioner, s.tool, s.pressure,
    m.metric, m.phase, m.value, m.area, m.side, {TAGS} AS tags, e.note, e.source,
    m.position
FROM entry e
LEFT JOIN session s ON s.entry = e.number
LEFT JOIN {measures} m ON m.entry = e.number"""


RATINGS = f"CREATE VIEW v_ratings AS\n{ratings_from('v_measures')}"
MEASURE_VIEW = f"CREATE VIEW v_measures AS {MEASURES}"


def _mean(metric: str, phase: str) -> str:
    return (
        "(SELECT round(avg(value), 2) FROM rating r WHERE r.entry = e.number"
        f" AND r.metric = '{metric}' AND r.phase = '{phase}')"
        f" AS {metric}_{phase}"
    )


def phases_of(metric: Metric) -> tuple[str, ...]:
    """Return the phases in which a session's row holds a metric."""
    around = ("before", "after")
    return around if metric.per_area else (*around, "now")


SESSIONS = f"""CREATE VIEW v_sessions AS
SELECT e.id, e.number, e.day, {LOCAL_AT} AS at,
    {RECORDED_AT} AS recorded_at, e.zone, s.kind,
    s.duration_seconds, s.sets, s.set_seconds, s.practitioner, s.tool, s.pressure,
    (SELECT group_concat(CASE WHEN w.side IS NULL THEN w.area
                              ELSE w.side || '-' || w.area END, ' ')
     FROM worked_area w WHERE w.entry = e.number) AS areas,
    {", ".join(_mean(m.name, p) for m in METRICS.values() for p in phases_of(m))},
    (SELECT group_concat(effect, ' ') FROM side_effect f WHERE f.entry = e.number)
        AS side_effects,
    {TAGS} AS tags, e.note, e.source
FROM entry e JOIN session s ON s.entry = e.number"""
"""One row per session; a score given for several areas is their mean."""

DAYS = """CREATE VIEW v_days AS
SELECT e.day,
    count(*) AS entries,
    count(s.entry) AS sessions,
    sum(s.duration_seconds) AS session_seconds,
    round(avg(n.minutes), 2) AS sleep_minutes,
    round(avg(n.quality), 2) AS sleep_quality,
    sum(d.millilitres) AS drink_ml,
    sum(CASE WHEN d.beverage = 'water' THEN d.millilitres END) AS water_ml,
    sum(d.caffeine_mg) AS caffeine_mg,
    (SELECT round(avg(r.value), 2) FROM rating r JOIN entry x ON x.number = r.entry
     WHERE x.day = e.day AND r.metric = 'pain' AND r.phase <> 'after') AS pain_mean
FROM entry e
LEFT JOIN session s ON s.entry = e.number
LEFT JOIN night n ON n.entry = e.number
LEFT JOIN drink d ON d.entry = e.number
GROUP BY e.day"""
"""One row per day that has an entry; what was not logged is null, never 0.

As in the report, pain is the mean of the scores before sessions and at check-ins, and
two notes of one night are averaged.
"""

ONLY_ADDED_TO = "BEGIN SELECT raise(ABORT, 'the history is only ever added to'); END"
HISTORY_GUARDS = tuple(
    statement
    for table in ("operation", "revision")
    for statement in (
        f"CREATE TRIGGER {table}_never_update BEFORE UPDATE ON {table} {ONLY_ADDED_TO}",
        f"CREATE TRIGGER {table}_never_delete BEFORE DELETE ON {table} {ONLY_ADDED_TO}",
        # INSERT OR REPLACE deletes without asking the trigger above.
        (
            f"CREATE TRIGGER {table}_never_replace BEFORE INSERT ON {table}"
            f" WHEN EXISTS (SELECT 1 FROM {table} WHERE id = new.id) {ONLY_ADDED_TO}"
        ),
    )
)

STATEMENTS = (MEASURE_VIEW, RATINGS, SESSIONS, DAYS, *HISTORY_GUARDS)
