CREATE INDEX ix_entry_day ON entry (day);

CREATE INDEX ix_follow_up_session ON follow_up (session);

CREATE INDEX ix_notice_day ON notice (day);

CREATE INDEX ix_operation_clock ON operation (clock);

CREATE INDEX ix_revision_number ON revision (number);

CREATE INDEX ix_revision_operation ON revision (operation);

CREATE INDEX ix_revision_subject_id ON revision (subject_id, clock);

CREATE TABLE activity (
	entry INTEGER NOT NULL,
	position INTEGER NOT NULL,
	activity TEXT NOT NULL,
	score REAL NOT NULL,
	CONSTRAINT pk_activity PRIMARY KEY (entry, position),
	CONSTRAINT ck_activity_activity CHECK (length(activity) BETWEEN 1 AND 80 AND instr(activity, char(0)) = 0),
	CONSTRAINT ck_activity_score CHECK (score BETWEEN 0 AND 10 AND score = round(score, 1)),
	CONSTRAINT fk_activity_entry FOREIGN KEY(entry) REFERENCES entry (number) ON DELETE CASCADE
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE device (
	id TEXT NOT NULL,
	CONSTRAINT pk_device PRIMARY KEY (id)
)
 STRICT;

CREATE TABLE drink (
	entry INTEGER NOT NULL,
	millilitres INTEGER NOT NULL,
	beverage TEXT NOT NULL,
	caffeine_mg INTEGER,
	CONSTRAINT pk_drink PRIMARY KEY (entry),
	CONSTRAINT ck_drink_millilitres CHECK (millilitres BETWEEN 1 AND 3000),
	CONSTRAINT ck_drink_beverage CHECK (beverage IN ('water', 'tea', 'coffee', 'cola', 'energy-drink', 'juice', 'milk', 'other')),
	CONSTRAINT ck_drink_caffeine_mg CHECK (caffeine_mg BETWEEN 0 AND 1000),
	CONSTRAINT fk_drink_entry FOREIGN KEY(entry) REFERENCES entry (number) ON DELETE CASCADE
)
 STRICT;

CREATE TABLE entry (
	number INTEGER NOT NULL,
	id TEXT NOT NULL,
	type TEXT NOT NULL,
	day TEXT NOT NULL,
	at TEXT,
	utc_offset_minutes INTEGER,
	zone TEXT,
	recorded_at TEXT NOT NULL,
	source TEXT NOT NULL,
	note TEXT,
	CONSTRAINT pk_entry PRIMARY KEY (number),
	CONSTRAINT ck_entry_type CHECK (type IN ('session', 'check-in', 'follow-up', 'look-back', 'night', 'drink')),
	CONSTRAINT ck_entry_day CHECK (day GLOB '????-??-??'),
	CONSTRAINT ck_entry_at CHECK (at GLOB '????-??-??T??:??:??*Z'),
	CONSTRAINT ck_entry_recorded_at CHECK (recorded_at GLOB '????-??-??T??:??:??*Z'),
	CONSTRAINT ck_entry_utc_offset CHECK (utc_offset_minutes BETWEEN -1440 AND 1440),
	CONSTRAINT ck_entry_moment CHECK ((at IS NULL) = (utc_offset_minutes IS NULL)),
	CONSTRAINT ck_entry_note CHECK (length(note) BETWEEN 1 AND 10000 AND instr(note, char(0)) = 0),
	CONSTRAINT ck_entry_source CHECK (length(source) BETWEEN 1 AND 80 AND instr(source, char(0)) = 0),
	CONSTRAINT uq_entry_id UNIQUE (id)
)
 STRICT;

CREATE TABLE follow_up (
	entry INTEGER NOT NULL,
	session TEXT NOT NULL,
	hours INTEGER NOT NULL,
	hobbling TEXT,
	movement TEXT,
	movement_minutes INTEGER,
	activity_load TEXT,
	water_ml INTEGER,
	CONSTRAINT pk_follow_up PRIMARY KEY (entry),
	CONSTRAINT ck_follow_up_session CHECK (length(session) BETWEEN 1 AND 80 AND instr(session, char(0)) = 0),
	CONSTRAINT ck_follow_up_hours CHECK (hours IN (24, 48, 72)),
	CONSTRAINT ck_follow_up_hobbling CHECK (hobbling IN ('yes', 'no', 'unsure')),
	CONSTRAINT ck_follow_up_movement CHECK (movement IN ('none', 'walk', 'arm-swings', 'stretch', 'other')),
	CONSTRAINT ck_follow_up_movement_minutes CHECK (movement_minutes BETWEEN 1 AND 600),
	CONSTRAINT ck_follow_up_activity_load CHECK (activity_load IN ('none', 'light', 'moderate', 'heavy')),
	CONSTRAINT ck_follow_up_water_ml CHECK (water_ml BETWEEN 0 AND 15000),
	CONSTRAINT fk_follow_up_entry FOREIGN KEY(entry) REFERENCES entry (number) ON DELETE CASCADE
)
 STRICT;

CREATE TABLE goal (
	subject TEXT NOT NULL,
	target REAL NOT NULL,
	CONSTRAINT pk_goal PRIMARY KEY (subject),
	CONSTRAINT ck_goal_subject CHECK (subject IN ('sessions', 'water', 'sleep', 'pain')),
	CONSTRAINT ck_goal_target CHECK (CASE subject WHEN 'sessions' THEN target BETWEEN 1 AND 50 WHEN 'water' THEN target BETWEEN 1 AND 15000 WHEN 'sleep' THEN target BETWEEN 1 AND 960 WHEN 'pain' THEN target BETWEEN 0 AND 10 ELSE 0 END)
)
 STRICT;

CREATE TABLE look_back (
	entry INTEGER NOT NULL,
	less_pain TEXT,
	more_motion TEXT,
	better_sleep TEXT,
	better_performance TEXT,
	peg_pain REAL,
	peg_enjoyment REAL,
	peg_activity REAL,
	CONSTRAINT pk_look_back PRIMARY KEY (entry),
	CONSTRAINT ck_look_back_less_pain CHECK (less_pain IN ('yes', 'no', 'unsure')),
	CONSTRAINT ck_look_back_more_motion CHECK (more_motion IN ('yes', 'no', 'unsure')),
	CONSTRAINT ck_look_back_better_sleep CHECK (better_sleep IN ('yes', 'no', 'unsure')),
	CONSTRAINT ck_look_back_better_performance CHECK (better_performance IN ('yes', 'no', 'unsure')),
	CONSTRAINT ck_look_back_peg_pain CHECK (peg_pain BETWEEN 0 AND 10 AND peg_pain = round(peg_pain, 1)),
	CONSTRAINT ck_look_back_peg_enjoyment CHECK (peg_enjoyment BETWEEN 0 AND 10 AND peg_enjoyment = round(peg_enjoyment, 1)),
	CONSTRAINT ck_look_back_peg_activity CHECK (peg_activity BETWEEN 0 AND 10 AND peg_activity = round(peg_activity, 1)),
	CONSTRAINT fk_look_back_entry FOREIGN KEY(entry) REFERENCES entry (number) ON DELETE CASCADE
)
 STRICT;

CREATE TABLE night (
	entry INTEGER NOT NULL,
	minutes INTEGER,
	quality INTEGER,
	in_bed_at TEXT,
	lights_out_at TEXT,
	woke_at TEXT,
	out_of_bed_at TEXT,
	latency_minutes INTEGER,
	awake_minutes INTEGER,
	awakenings INTEGER,
	CONSTRAINT pk_night PRIMARY KEY (entry),
	CONSTRAINT ck_night_minutes CHECK (minutes BETWEEN 0 AND 960),
	CONSTRAINT ck_night_quality CHECK (quality BETWEEN 1 AND 5),
	CONSTRAINT ck_night_in_bed_at CHECK (in_bed_at GLOB '????-??-??T??:??*[+-]??:??'),
	CONSTRAINT ck_night_lights_out_at CHECK (lights_out_at GLOB '????-??-??T??:??*[+-]??:??'),
	CONSTRAINT ck_night_woke_at CHECK (woke_at GLOB '????-??-??T??:??*[+-]??:??'),
	CONSTRAINT ck_night_out_of_bed_at CHECK (out_of_bed_at GLOB '????-??-??T??:??*[+-]??:??'),
	CONSTRAINT ck_night_latency_minutes CHECK (latency_minutes BETWEEN 0 AND 480),
	CONSTRAINT ck_night_awake_minutes CHECK (awake_minutes BETWEEN 0 AND 600),
	CONSTRAINT ck_night_awakenings CHECK (awakenings BETWEEN 0 AND 50),
	CONSTRAINT fk_night_entry FOREIGN KEY(entry) REFERENCES entry (number) ON DELETE CASCADE
)
 STRICT;

CREATE TABLE notice (
	id TEXT NOT NULL,
	rule TEXT NOT NULL,
	day TEXT NOT NULL,
	area TEXT,
	side TEXT,
	entry TEXT,
	text TEXT NOT NULL,
	CONSTRAINT pk_notice PRIMARY KEY (id),
	CONSTRAINT ck_notice_id CHECK (length(id) BETWEEN 1 AND 80 AND instr(id, char(0)) = 0),
	CONSTRAINT ck_notice_rule CHECK (rule IN ('sore', 'unchanged', 'sharp', 'severe', 'caution', 'water', 'caffeine', 'sleep', 'rising')),
	CONSTRAINT ck_notice_day CHECK (day GLOB '????-??-??'),
	CONSTRAINT ck_notice_area CHECK (length(area) BETWEEN 1 AND 80 AND instr(area, char(0)) = 0),
	CONSTRAINT ck_notice_side CHECK (side IN ('left', 'right', 'both')),
	CONSTRAINT ck_notice_entry CHECK (length(entry) BETWEEN 1 AND 80 AND instr(entry, char(0)) = 0),
	CONSTRAINT ck_notice_text CHECK (length(text) BETWEEN 1 AND 1000 AND instr(text, char(0)) = 0)
)
 STRICT;

CREATE TABLE open_session (
	id TEXT NOT NULL,
	entry TEXT NOT NULL,
	routine TEXT,
	worked TEXT NOT NULL,
	CONSTRAINT pk_open_session PRIMARY KEY (id),
	CONSTRAINT ck_open_session_id CHECK (id = 'now'),
	CONSTRAINT ck_open_session_entry CHECK (entry GLOB '{*}'),
	CONSTRAINT ck_open_session_routine CHECK (length(routine) BETWEEN 1 AND 80 AND instr(routine, char(0)) = 0),
	CONSTRAINT ck_open_session_worked CHECK (worked GLOB '[[]*]')
)
 STRICT;

CREATE TABLE operation (
	id TEXT NOT NULL,
	device TEXT NOT NULL,
	clock INTEGER NOT NULL,
	command TEXT NOT NULL,
	undoes TEXT,
	"key" TEXT,
	revisions INTEGER NOT NULL,
	sha256 TEXT NOT NULL,
	CONSTRAINT pk_operation PRIMARY KEY (id),
	CONSTRAINT ck_operation_revisions CHECK (revisions >= 0),
	CONSTRAINT ck_operation_sha256 CHECK (length(sha256) = 64),
	CONSTRAINT ck_operation_key CHECK (length(key) BETWEEN 1 AND 80 AND instr(key, char(0)) = 0),
	CONSTRAINT fk_operation_undoes FOREIGN KEY(undoes) REFERENCES operation (id),
	CONSTRAINT uq_operation_key UNIQUE ("key")
)
 STRICT;

CREATE TABLE own_area (
	slug TEXT NOT NULL,
	name TEXT NOT NULL,
	aliases TEXT NOT NULL,
	CONSTRAINT pk_own_area PRIMARY KEY (slug),
	CONSTRAINT ck_own_area_slug CHECK (length(slug) BETWEEN 1 AND 80 AND instr(slug, char(0)) = 0),
	CONSTRAINT ck_own_area_name CHECK (length(name) BETWEEN 1 AND 80 AND instr(name, char(0)) = 0),
	CONSTRAINT ck_own_area_aliases CHECK (aliases GLOB '[[]*]')
)
 STRICT;

CREATE TABLE rating (
	entry INTEGER NOT NULL,
	position INTEGER NOT NULL,
	metric TEXT NOT NULL,
	phase TEXT NOT NULL,
	value REAL NOT NULL,
	area TEXT,
	side TEXT,
	CONSTRAINT pk_rating PRIMARY KEY (entry, position),
	CONSTRAINT ck_rating_metric CHECK (metric IN ('pain', 'stiffness', 'tightness', 'soreness', 'mobility', 'fatigue', 'stress', 'mood')),
	CONSTRAINT ck_rating_phase CHECK (phase IN ('before', 'after', 'now')),
	CONSTRAINT ck_rating_value CHECK (CASE metric WHEN 'pain' THEN value BETWEEN 0 AND 10 WHEN 'stiffness' THEN value BETWEEN 0 AND 10 WHEN 'tightness' THEN value BETWEEN 0 AND 10 WHEN 'soreness' THEN value BETWEEN 0 AND 10 WHEN 'mobility' THEN value BETWEEN 0 AND 100 WHEN 'fatigue' THEN value BETWEEN 0 AND 10 WHEN 'stress' THEN value BETWEEN 0 AND 10 WHEN 'mood' THEN value BETWEEN 0 AND 10 ELSE 0 END AND value = round(value, 1)),
	CONSTRAINT ck_rating_area CHECK (length(area) BETWEEN 1 AND 80 AND instr(area, char(0)) = 0),
	CONSTRAINT ck_rating_side CHECK (side IN ('left', 'right', 'both')),
	CONSTRAINT fk_rating_entry FOREIGN KEY(entry) REFERENCES entry (number) ON DELETE CASCADE
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE recommendation (
	entry INTEGER NOT NULL,
	position INTEGER NOT NULL,
	practitioner TEXT NOT NULL,
	would TEXT NOT NULL,
	CONSTRAINT pk_recommendation PRIMARY KEY (entry, position),
	CONSTRAINT ck_recommendation_practitioner CHECK (length(practitioner) BETWEEN 1 AND 80 AND instr(practitioner, char(0)) = 0),
	CONSTRAINT ck_recommendation_would CHECK (would IN ('yes', 'no', 'unsure')),
	CONSTRAINT fk_recommendation_entry FOREIGN KEY(entry) REFERENCES entry (number) ON DELETE CASCADE
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE revision (
	id TEXT NOT NULL,
	operation TEXT NOT NULL,
	subject TEXT NOT NULL,
	subject_id TEXT NOT NULL,
	number INTEGER,
	clock INTEGER NOT NULL,
	parent TEXT,
	is_deleted INTEGER NOT NULL,
	body TEXT NOT NULL,
	sha256 TEXT NOT NULL,
	CONSTRAINT pk_revision PRIMARY KEY (id),
	CONSTRAINT ck_revision_subject CHECK (subject IN ('entry', 'area', 'routine', 'goal', 'trial', 'notice', 'running')),
	CONSTRAINT ck_revision_is_deleted CHECK (is_deleted IN (0, 1)),
	CONSTRAINT ck_revision_body CHECK (body GLOB '{*}'),
	CONSTRAINT ck_revision_sha256 CHECK (length(sha256) = 64),
	CONSTRAINT fk_revision_operation FOREIGN KEY(operation) REFERENCES operation (id),
	CONSTRAINT fk_revision_parent FOREIGN KEY(parent) REFERENCES revision (id)
)
 STRICT;

CREATE TABLE routine (
	slug TEXT NOT NULL,
	name TEXT NOT NULL,
	steps TEXT NOT NULL,
	rest_seconds INTEGER NOT NULL,
	CONSTRAINT pk_routine PRIMARY KEY (slug),
	CONSTRAINT ck_routine_slug CHECK (length(slug) BETWEEN 1 AND 80 AND instr(slug, char(0)) = 0),
	CONSTRAINT ck_routine_name CHECK (length(name) BETWEEN 1 AND 80 AND instr(name, char(0)) = 0),
	CONSTRAINT ck_routine_steps CHECK (steps GLOB '[[]*]'),
	CONSTRAINT ck_routine_rest_seconds CHECK (rest_seconds BETWEEN 0 AND 600)
)
 STRICT;

CREATE TABLE session (
	entry INTEGER NOT NULL,
	kind TEXT NOT NULL,
	duration_seconds INTEGER,
	sets INTEGER,
	set_seconds INTEGER,
	practitioner TEXT,
	tool TEXT,
	pressure REAL,
	sensation TEXT,
	discomfort REAL,
	CONSTRAINT pk_session PRIMARY KEY (entry),
	CONSTRAINT ck_session_kind CHECK (kind IN ('mfr-therapist', 'mfr-self', 'foam-roll', 'ball', 'massage', 'deep-tissue', 'trigger-point', 'stretch', 'yoga', 'iastm', 'cupping', 'massage-gun', 'dry-needling', 'heat', 'cold', 'movement', 'other')),
	CONSTRAINT ck_session_duration_seconds CHECK (duration_seconds BETWEEN 1 AND 28800),
	CONSTRAINT ck_session_sets CHECK (sets BETWEEN 1 AND 20),
	CONSTRAINT ck_session_set_seconds CHECK (set_seconds BETWEEN 1 AND 600),
	CONSTRAINT ck_session_practitioner CHECK (length(practitioner) BETWEEN 1 AND 80 AND instr(practitioner, char(0)) = 0),
	CONSTRAINT ck_session_tool CHECK (tool IN ('hands', 'knuckles', 'elbow', 'foam-roller', 'roller-stick', 'lacrosse-ball', 'tennis-ball', 'peanut', 'massage-gun', 'iastm-tool', 'cups', 'strap', 'heat-pack', 'ice', 'none', 'other')),
	CONSTRAINT ck_session_pressure CHECK (pressure BETWEEN 0 AND 10),
	CONSTRAINT ck_session_sensation CHECK (sensation IN ('pressure', 'tender', 'sharp')),
	CONSTRAINT ck_session_discomfort CHECK (discomfort BETWEEN 0 AND 10 AND discomfort = round(discomfort, 1)),
	CONSTRAINT fk_session_entry FOREIGN KEY(entry) REFERENCES entry (number) ON DELETE CASCADE
)
 STRICT;

CREATE TABLE side_effect (
	entry INTEGER NOT NULL,
	position INTEGER NOT NULL,
	effect TEXT NOT NULL,
	severity REAL,
	CONSTRAINT pk_side_effect PRIMARY KEY (entry, position),
	CONSTRAINT ck_side_effect_effect CHECK (effect IN ('soreness', 'fatigue', 'thirst', 'bruising', 'headache', 'dizziness', 'emotional', 'numbness', 'other')),
	CONSTRAINT ck_side_effect_severity CHECK (severity BETWEEN 0 AND 10),
	CONSTRAINT fk_side_effect_entry FOREIGN KEY(entry) REFERENCES entry (number) ON DELETE CASCADE
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE tag (
	entry INTEGER NOT NULL,
	position INTEGER NOT NULL,
	tag TEXT NOT NULL,
	CONSTRAINT pk_tag PRIMARY KEY (entry, position),
	CONSTRAINT ck_tag_tag CHECK (length(tag) BETWEEN 1 AND 80 AND instr(tag, char(0)) = 0),
	CONSTRAINT fk_tag_entry FOREIGN KEY(entry) REFERENCES entry (number) ON DELETE CASCADE
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE trial (
	id TEXT NOT NULL,
	metric TEXT NOT NULL,
	area TEXT,
	side TEXT,
	first TEXT NOT NULL,
	second TEXT NOT NULL,
	start TEXT NOT NULL,
	days INTEGER NOT NULL,
	skip INTEGER NOT NULL,
	draws TEXT NOT NULL,
	seed INTEGER NOT NULL,
	cancelled TEXT,
	CONSTRAINT pk_trial PRIMARY KEY (id),
	CONSTRAINT ck_trial_id CHECK (length(id) BETWEEN 1 AND 80 AND instr(id, char(0)) = 0),
	CONSTRAINT ck_trial_metric CHECK (metric IN ('pain', 'stiffness', 'tightness', 'soreness', 'mobility', 'fatigue', 'stress', 'mood')),
	CONSTRAINT ck_trial_area CHECK (length(area) BETWEEN 1 AND 80 AND instr(area, char(0)) = 0),
	CONSTRAINT ck_trial_side CHECK (side IN ('left', 'right', 'both')),
	CONSTRAINT ck_trial_first CHECK (first IN ('mfr-therapist', 'mfr-self', 'foam-roll', 'ball', 'massage', 'deep-tissue', 'trigger-point', 'stretch', 'yoga', 'iastm', 'cupping', 'massage-gun', 'dry-needling', 'heat', 'cold', 'movement', 'other', 'nothing')),
	CONSTRAINT ck_trial_second CHECK (second IN ('mfr-therapist', 'mfr-self', 'foam-roll', 'ball', 'massage', 'deep-tissue', 'trigger-point', 'stretch', 'yoga', 'iastm', 'cupping', 'massage-gun', 'dry-needling', 'heat', 'cold', 'movement', 'other', 'nothing')),
	CONSTRAINT ck_trial_start CHECK (start GLOB '????-??-??'),
	CONSTRAINT ck_trial_days CHECK (days BETWEEN 2 AND 14),
	CONSTRAINT ck_trial_skip CHECK (skip >= 1 AND skip < days),
	CONSTRAINT ck_trial_draws CHECK (length(draws) BETWEEN 2 AND 104 AND draws NOT GLOB '*[^AB]*'),
	CONSTRAINT ck_trial_seed CHECK (seed BETWEEN 0 AND 999999),
	CONSTRAINT ck_trial_cancelled CHECK (cancelled GLOB '????-??-??')
)
 STRICT;

CREATE TABLE worked_area (
	entry INTEGER NOT NULL,
	position INTEGER NOT NULL,
	area TEXT NOT NULL,
	side TEXT,
	CONSTRAINT pk_worked_area PRIMARY KEY (entry, position),
	CONSTRAINT ck_worked_area_area CHECK (length(area) BETWEEN 1 AND 80 AND instr(area, char(0)) = 0),
	CONSTRAINT ck_worked_area_side CHECK (side IN ('left', 'right', 'both')),
	CONSTRAINT fk_worked_area_entry FOREIGN KEY(entry) REFERENCES entry (number) ON DELETE CASCADE
)
 WITHOUT ROWID,
 STRICT;

CREATE TRIGGER operation_never_delete BEFORE DELETE ON operation BEGIN SELECT raise(ABORT, 'the history is only ever added to'); END;

CREATE TRIGGER operation_never_replace BEFORE INSERT ON operation WHEN EXISTS (SELECT 1 FROM operation WHERE id = new.id) BEGIN SELECT raise(ABORT, 'the history is only ever added to'); END;

CREATE TRIGGER operation_never_update BEFORE UPDATE ON operation BEGIN SELECT raise(ABORT, 'the history is only ever added to'); END;

CREATE TRIGGER revision_never_delete BEFORE DELETE ON revision BEGIN SELECT raise(ABORT, 'the history is only ever added to'); END;

CREATE TRIGGER revision_never_replace BEFORE INSERT ON revision WHEN EXISTS (SELECT 1 FROM revision WHERE id = new.id) BEGIN SELECT raise(ABORT, 'the history is only ever added to'); END;

CREATE TRIGGER revision_never_update BEFORE UPDATE ON revision BEGIN SELECT raise(ABORT, 'the history is only ever added to'); END;

CREATE VIEW v_days AS
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
GROUP BY e.day;

CREATE VIEW v_measures AS
    SELECT entry, position, metric, phase, value, area, side, NULL AS answer
        FROM rating
    UNION ALL SELECT entry, 0, 'sleep', NULL, minutes, NULL, NULL, NULL
        FROM night WHERE minutes IS NOT NULL
    UNION ALL SELECT entry, 1, 'sleep-quality', NULL, quality, NULL, NULL, NULL
        FROM night WHERE quality IS NOT NULL
    UNION ALL SELECT entry, 2, 'time-to-fall-asleep', NULL, latency_minutes, NULL, NULL, NULL
        FROM night WHERE latency_minutes IS NOT NULL
    UNION ALL SELECT entry, 3, 'awake', NULL, awake_minutes, NULL, NULL, NULL
        FROM night WHERE awake_minutes IS NOT NULL
    UNION ALL SELECT entry, 4, 'awakenings', NULL, awakenings, NULL, NULL, NULL
        FROM night WHERE awakenings IS NOT NULL
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

    UNION ALL SELECT entry, 1002, 'hobbling', NULL, NULL, NULL, NULL, hobbling
        FROM follow_up WHERE hobbling IS NOT NULL
    UNION ALL SELECT entry, 1003, 'activity-load', NULL, NULL, NULL, NULL, activity_load
        FROM follow_up WHERE activity_load IS NOT NULL

    UNION ALL SELECT entry, 0, 'less-pain', NULL, NULL, NULL, NULL, less_pain
        FROM look_back WHERE less_pain IS NOT NULL
    UNION ALL SELECT entry, 1, 'more-motion', NULL, NULL, NULL, NULL, more_motion
        FROM look_back WHERE more_motion IS NOT NULL
    UNION ALL SELECT entry, 2, 'better-sleep', NULL, NULL, NULL, NULL, better_sleep
        FROM look_back WHERE better_sleep IS NOT NULL
    UNION ALL SELECT entry, 3, 'better-performance', NULL, NULL, NULL, NULL, better_performance
        FROM look_back WHERE better_performance IS NOT NULL

    UNION ALL SELECT entry, 4, 'peg-pain', NULL, peg_pain, NULL, NULL, NULL
        FROM look_back WHERE peg_pain IS NOT NULL
    UNION ALL SELECT entry, 5, 'peg-enjoyment', NULL, peg_enjoyment, NULL, NULL, NULL
        FROM look_back WHERE peg_enjoyment IS NOT NULL
    UNION ALL SELECT entry, 6, 'peg-activity', NULL, peg_activity, NULL, NULL, NULL
        FROM look_back WHERE peg_activity IS NOT NULL
    UNION ALL SELECT entry, 10 + position, 'activity-' || activity, NULL, score, NULL,
        NULL, NULL FROM activity
    UNION ALL SELECT entry, 30 + position, 'recommend-' || practitioner, NULL, NULL,
        NULL, NULL, would FROM recommendation;

CREATE VIEW v_ratings AS
SELECT e.id, e.number, e.type, e.day, CASE WHEN e.at IS NULL THEN NULL ELSE
    strftime('%Y-%m-%dT%H:%M:%S', e.at, e.utc_offset_minutes || ' minutes')
    || printf('%s%02d:%02d', CASE WHEN e.utc_offset_minutes < 0 THEN '-' ELSE '+' END,
              abs(e.utc_offset_minutes) / 60, abs(e.utc_offset_minutes) % 60) END AS at,
    replace(e.recorded_at, 'Z', '+00:00') AS recorded_at, e.zone, s.kind,
    s.duration_seconds, s.sets, s.set_seconds, s.practitioner, s.tool, s.pressure,
    m.metric, m.phase, m.value, m.area, m.side, (SELECT group_concat(tag, ' ') FROM tag t WHERE t.entry = e.number) AS tags, e.note, e.source,
    m.position, m.answer, f.session AS looks_at, f.hours,
    s.sensation, s.discomfort
FROM entry e
LEFT JOIN session s ON s.entry = e.number
LEFT JOIN follow_up f ON f.entry = e.number
LEFT JOIN v_measures m ON m.entry = e.number;

CREATE VIEW v_sessions AS
SELECT e.id, e.number, e.day, CASE WHEN e.at IS NULL THEN NULL ELSE
    strftime('%Y-%m-%dT%H:%M:%S', e.at, e.utc_offset_minutes || ' minutes')
    || printf('%s%02d:%02d', CASE WHEN e.utc_offset_minutes < 0 THEN '-' ELSE '+' END,
              abs(e.utc_offset_minutes) / 60, abs(e.utc_offset_minutes) % 60) END AS at,
    replace(e.recorded_at, 'Z', '+00:00') AS recorded_at, e.zone, s.kind,
    s.duration_seconds, s.sets, s.set_seconds, s.practitioner, s.tool, s.pressure,
    (SELECT group_concat(CASE WHEN w.side IS NULL THEN w.area
                              ELSE w.side || '-' || w.area END, ' ')
     FROM worked_area w WHERE w.entry = e.number) AS areas,
    (SELECT round(avg(value), 2) FROM rating r WHERE r.entry = e.number AND r.metric = 'pain' AND r.phase = 'before') AS pain_before, (SELECT round(avg(value), 2) FROM rating r WHERE r.entry = e.number AND r.metric = 'pain' AND r.phase = 'after') AS pain_after, (SELECT round(avg(value), 2) FROM rating r WHERE r.entry = e.number AND r.metric = 'stiffness' AND r.phase = 'before') AS stiffness_before, (SELECT round(avg(value), 2) FROM rating r WHERE r.entry = e.number AND r.metric = 'stiffness' AND r.phase = 'after') AS stiffness_after, (SELECT round(avg(value), 2) FROM rating r WHERE r.entry = e.number AND r.metric = 'tightness' AND r.phase = 'before') AS tightness_before, (SELECT round(avg(value), 2) FROM rating r WHERE r.entry = e.number AND r.metric = 'tightness' AND r.phase = 'after') AS tightness_after, (SELECT round(avg(value), 2) FROM rating r WHERE r.entry = e.number AND r.metric = 'soreness' AND r.phase = 'before') AS soreness_before, (SELECT round(avg(value), 2) FROM rating r WHERE r.entry = e.number AND r.metric = 'soreness' AND r.phase = 'after') AS soreness_after, (SELECT round(avg(value), 2) FROM rating r WHERE r.entry = e.number AND r.metric = 'mobility' AND r.phase = 'before') AS mobility_before, (SELECT round(avg(value), 2) FROM rating r WHERE r.entry = e.number AND r.metric = 'mobility' AND r.phase = 'after') AS mobility_after, (SELECT round(avg(value), 2) FROM rating r WHERE r.entry = e.number AND r.metric = 'fatigue' AND r.phase = 'before') AS fatigue_before, (SELECT round(avg(value), 2) FROM rating r WHERE r.entry = e.number AND r.metric = 'fatigue' AND r.phase = 'after') AS fatigue_after, (SELECT round(avg(value), 2) FROM rating r WHERE r.entry = e.number AND r.metric = 'fatigue' AND r.phase = 'now') AS fatigue_now, (SELECT round(avg(value), 2) FROM rating r WHERE r.entry = e.number AND r.metric = 'stress' AND r.phase = 'before') AS stress_before, (SELECT round(avg(value), 2) FROM rating r WHERE r.entry = e.number AND r.metric = 'stress' AND r.phase = 'after') AS stress_after, (SELECT round(avg(value), 2) FROM rating r WHERE r.entry = e.number AND r.metric = 'stress' AND r.phase = 'now') AS stress_now, (SELECT round(avg(value), 2) FROM rating r WHERE r.entry = e.number AND r.metric = 'mood' AND r.phase = 'before') AS mood_before, (SELECT round(avg(value), 2) FROM rating r WHERE r.entry = e.number AND r.metric = 'mood' AND r.phase = 'after') AS mood_after, (SELECT round(avg(value), 2) FROM rating r WHERE r.entry = e.number AND r.metric = 'mood' AND r.phase = 'now') AS mood_now,
    (SELECT group_concat(effect, ' ') FROM side_effect f WHERE f.entry = e.number)
        AS side_effects,
    (SELECT group_concat(tag, ' ') FROM tag t WHERE t.entry = e.number) AS tags, e.note, e.source, s.sensation, s.discomfort
FROM entry e JOIN session s ON s.entry = e.number;
