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


def _figures(table: str, columns: dict[str, str], first: int = 0) -> str:
    """Select each of these columns as a figure with a name, where it is known."""
    return "".join(
        f"""
    UNION ALL SELECT entry, {position}, '{metric}', NULL, {column}, NULL, NULL, NULL
        FROM {table} WHERE {column} IS NOT NULL"""
        for position, (metric, column) in enumerate(columns.items(), first)
    )


def _answers(table: str, columns: dict[str, str], first: int = 0) -> str:
    """Select each of these columns as a word with a name, where it is known."""
    return "".join(
        f"""
    UNION ALL SELECT entry, {position}, '{metric}', NULL, NULL, NULL, NULL, {column}
        FROM {table} WHERE {column} IS NOT NULL"""
        for position, (metric, column) in enumerate(columns.items(), first)
    )


NIGHT = {
    "sleep": "minutes",
    "sleep-quality": "quality",
    "time-to-fall-asleep": "latency_minutes",
    "awake": "awake_minutes",
    "awakenings": "awakenings",
}
PEG = {
    "peg-pain": "peg_pain",
    "peg-enjoyment": "peg_enjoyment",
    "peg-activity": "peg_activity",
}
OUTCOMES = {
    "less-pain": "less_pain",
    "more-motion": "more_motion",
    "better-sleep": "better_sleep",
    "better-performance": "better_performance",
}
SINCE_THEN = {"hobbling": "hobbling", "activity-load": "activity_load"}

MEASURES = f"""
    SELECT entry, position, metric, phase, value, area, side, NULL AS answer
        FROM rating{_figures("night", NIGHT)}
    UNION ALL SELECT entry, 0, 'drink', NULL, millilitres, NULL, NULL, beverage
        FROM drink
    UNION ALL SELECT entry, 1, 'caffeine', NULL, caffeine_mg, NULL, NULL, NULL
        FROM drink WHERE caffeine_mg IS NOT NULL
    UNION ALL SELECT entry, 1000 + position, 'side-effect-' || effect, 'after',
        severity, NULL, NULL, NULL FROM side_effect
    UNION ALL SELECT entry, 1000, 'movement-after', NULL, movement_minutes, NULL, NULL,
        movement FROM follow_up
        WHERE movement IS NOT NULL OR movement_minutes IS NOT NULL
    UNION ALL SELECT entry, 1001, 'water-after', NULL, water_ml, NULL, NULL, NULL
        FROM follow_up WHERE water_ml IS NOT NULL
    {_answers("follow_up", SINCE_THEN, first=1002)}
    {_answers("look_back", OUTCOMES)}
    {_figures("look_back", PEG, first=len(OUTCOMES))}
    UNION ALL SELECT entry, 10 + position, 'activity-' || activity, NULL, score, NULL,
        NULL, NULL FROM activity
    UNION ALL SELECT entry, 30 + position, 'recommend-' || practitioner, NULL, NULL,
        NULL, NULL, would FROM recommendation"""
"""Everything with a figure or an answer, one row each; minutes, ml, mg.

The positions order the rows of one entry: its scores first, then the others.
"""


def ratings_from(measures: str) -> str:
    """Write the query for every figure with its entry, from a source of figures."""
    return f"""SELECT e.id, e.number, e.type, e.day, {LOCAL_AT} AS at,
    {RECORDED_AT} AS recorded_at, e.zone, s.kind,
    s.duration_seconds, s.sets, s.set_seconds, s.practitioner, s.tool, s.pressure,
    m.metric, m.phase, m.value, m.area, m.side, {TAGS} AS tags, e.note, e.source,
    m.position, m.answer, f.session AS looks_at, f.hours,
    s.sensation, s.discomfort
FROM entry e
LEFT JOIN session s ON s.entry = e.number
LEFT JOIN follow_up f ON f.entry = e.number
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
    {TAGS} AS tags, e.note, e.source, s.sensation, s.discomfort
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
