"""The page about JSON, record by record."""

from collections.abc import Iterator
from datetime import date, datetime
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from sqlmodel import SQLModel

from fasciatrack.domain import afterwards, areas, notices, own, records, trials
from fasciatrack.domain.safety import SafetyTexts
from fasciatrack.domain.values import Value, field_names
from fasciatrack.exchange import json_files
from fasciatrack.output.json_text import DECIMALS, DIGITS, SMALL
from fasciatrack.reporting import session_change, steps
from fasciatrack.reporting.compare.comparison import CompareReport, Comparison
from fasciatrack.reporting.differences import Difference
from fasciatrack.reporting.over_time import heat_map, series
from fasciatrack.reporting.over_time.area_trends import AreaTrend
from fasciatrack.reporting.page.areas import TrendPoint
from fasciatrack.reporting.page.care import EffectCount
from fasciatrack.reporting.page.report import PageReport
from fasciatrack.reporting.reference import ReferenceReport
from fasciatrack.reporting.relate.report import Relation
from fasciatrack.reporting.relief.report import ReliefGroup
from fasciatrack.reporting.status import DayStatus
from fasciatrack.reporting.summary import PeriodReport
from fasciatrack.reporting.trials.agenda import Agenda
from fasciatrack.reporting.trials.result import TrialResult
from fasciatrack.storage import schema
from generator.markup import attribute_docs, code, said_of, table, words

ROWS_OF: dict[type[Value], type[SQLModel]] = {
    records.Entry: schema.EntryRow,
    records.Session: schema.SessionRow,
    records.Place: schema.WorkedAreaRow,
    records.Rating: schema.RatingRow,
    records.SideEffect: schema.SideEffectRow,
    records.Night: schema.NightRow,
    records.Drink: schema.DrinkRow,
    afterwards.FollowUp: schema.FollowUpRow,
    afterwards.LookBack: schema.LookBackRow,
    afterwards.ActivityScore: schema.ActivityRow,
    afterwards.Recommendation: schema.RecommendationRow,
    own.OwnArea: schema.OwnAreaRow,
    own.Routine: schema.RoutineRow,
    own.Goal: schema.GoalRow,
    trials.Trial: schema.TrialRow,
    notices.Notice: schema.NoticeRow,
}
"""The table that says what a record's fields mean."""
NAMED_APART: dict[type[Value], str] = {
    Comparison: "GroupComparison",
    TrendPoint: "PagePoint",
    EffectCount: "PageEffect",
}
"""Records of which another one has the same name."""


def json_page() -> Iterator[str]:
    """Describe the JSON of the commands, record by record."""
    yield "# JSON"
    yield (
        "Every `--json` and `fascia export --format json` writes one object with"
        f" `schema_version` {json_files.SCHEMA_VERSION}.\n"
        "Missing is `null`, never 0; moments are ISO 8601 with their offset, days"
        " `YYYY-MM-DD`.\n"
        "What was logged is as it was logged. What is reckoned from it is rounded once,"
        f" to {DECIMALS} decimals, below {SMALL} to {DIGITS} digits; tables round the"
        " same figure to the digits they show, halves away from 0. So 1.04996 is 1.05"
        " here and 1.0 in a table: whoever shows fewer digits takes the table's.\n"
        "New keys may be added within a schema version; none changes its meaning."
    )
    yield "## Documents"
    yield table(
        ("command", "keys besides `schema_version`"),
        ((code(name), keys) for name, keys in documents().items()),
    )
    yield "## Records"
    for record in all_records():
        yield f"### {name_of(record)}"
        yield said_of(record)
        yield table(("key", "value", "meaning"), field_rows(record))


def documents() -> dict[str, str]:
    """Name the keys of each command's document."""
    said = "`notices` (list of [Notice](#notice))"
    stored = (
        "`already_stored`, `entries` (list of [Entry](#entry)), `changes` (list of"
        f" [SessionChange](#sessionchange)) of a session, {said}"
    )
    running = "`already_stored`, `running` ([OpenSession](#opensession) or null)"
    counts = (
        "`dry_run`, `already_stored`, `added`, `replaced`, `unchanged`, `kept`,"
        " `own`, `own_kept`, `rows_skipped`"
    )
    return {
        "fascia export --format json": "`program`, `own_areas` (list of"
        " [OwnArea](#ownarea)), `routines` (list of [Routine](#routine)), `goals`"
        " (list of [Goal](#goal)), `trials` (list of [Trial](#trial)), `notices` (list"
        " of [Notice](#notice)), `entries` (list of [Entry](#entry))",
        **{f"fascia {name} --json": stored for name in ("log", "check", "sleep")},
        "fascia drink --json": stored,
        **{f"fascia {name} --json": stored for name in ("stop", "roll", "follow-up")},
        "fascia roll --dry-run --json": "`routine` (as `fascia routines show` has it;"
        " null where it would be asked)",
        "fascia look-back --json": stored,
        "fascia start --json": f"{running}, {said}",
        "fascia cancel --json": running,
        "fascia status --json": "those of [DayStatus](#daystatus)",
        "fascia list --json": "`entries` (list of [Entry](#entry))",
        "fascia show ID --json": "`is_deleted`, `entry` ([Entry](#entry)), `history`"
        " (list of [HistoryStep](#historystep)), `follow_ups` (list of"
        " [Entry](#entry)) of a session, `session` ([Entry](#entry) or null) of a"
        " follow-up, `changes` (list of [SessionChange](#sessionchange)) of a session",
        "fascia report --json": "those of [PeriodReport](#periodreport)",
        "fascia chart METRIC --json": "`metric`, `unit`, `from`, `to`, `bucket`,"
        " `conditions`, `panels` (list of [Panel](#panel)), `others`",
        "fascia compare --json": "those of [CompareReport](#comparereport); with"
        " `--article` also what the article says",
        "fascia relate --json": "`from`, `to`, `conditions`, `is_short_list`, `tested`,"
        " `fewest_shown`, `fewest_judged`, `most_p`, `most_q`, `pairs` (list of"
        " [Relation](#relation))",
        "fascia relief --json": "`metric`, `until`, `from`, `to`, `conditions`,"
        " `apart_days`, `groups` (list of [ReliefGroup](#reliefgroup))",
        "fascia plan --json": "`plan` ([Agenda](#agenda) or null)",
        "fascia plan list --json": "`plans` (each a [Trial](#trial) with its number,"
        " its end and its state, and without its draws), `taken_back` (the same of"
        " those an undo took back, with the day)",
        "fascia plan result --json": "`result` ([TrialResult](#trialresult) or null)",
        "fascia plan randomize OPTIONS --json": "`plan` ([Agenda](#agenda)), `done`",
        "fascia map --json": "`metric`, `figure`, `unit`, `from`, `to`, `conditions`,"
        " `areas` (list of [BodyArea](#bodyarea))",
        "fascia page --json": "those of [PageReport](#pagereport)",
        "fascia calendar --json": "`metric`, `unit`, `from`, `to`, `conditions`,"
        " `steps` (list of [HeatStep](#heatstep)), `days` (list of"
        " [HeatDay](#heatday)), `rhythm` ([Rhythm](#rhythm))",
        "fascia goal --json": "`goals` (list of [GoalProgress](#goalprogress)) in this"
        " week",
        "fascia reference --json": "those of [ReferenceReport](#referencereport)",
        "fascia safety --json": "those of [SafetyTexts](#safetytexts)",
        "fascia import FILE --json": counts,
        "fascia areas --json": "`areas` (list of [Area](#area)), `own_areas` (list of"
        " [OwnArea](#ownarea))",
        "fascia routines --json": "`routines` and `own_routines` (lists of"
        " [Routine](#routine), each also with its whole seconds, rests included, and"
        " its words as they are typed)",
        "fascia routines show ROUTINE --json": "`routine` (such a [Routine](#routine))",
        "fascia config --json": "`location`, `database`, `settings`",
    }


def all_records() -> list[type[Value]]:
    """List every record that can be in a document, each before its parts."""
    found: list[type[Value]] = []
    waiting: list[type[Value]] = [
        records.Entry,
        own.OwnArea,
        own.Routine,
        own.Goal,
        own.OpenSession,
        trials.Trial,
        notices.Notice,
        areas.Area,
        DayStatus,
        PeriodReport,
        session_change.SessionChange,
        CompareReport,
        Relation,
        ReliefGroup,
        Agenda,
        TrialResult,
        ReferenceReport,
        PageReport,
        SafetyTexts,
        series.Panel,
        heat_map.HeatStep,
        heat_map.HeatDay,
        steps.HistoryStep,
        Difference,
    ]
    while waiting:
        record = waiting.pop(0)
        if record not in found:
            found.append(record)
            parts = [parts_of(kind) for kind in kinds_of(record).values()]
            waiting[:0] = [part for each in parts for part in each]
    return found


def name_of(record: type[Value]) -> str:
    """Name a record as no other one is named."""
    return NAMED_APART.get(record, record.__name__)


def kinds_of(record: type[Value]) -> dict[str, Any]:
    """Give each field's annotation; what is named in one may be loaded here only."""
    kinds = get_type_hints(record, localns={"AreaTrend": AreaTrend})
    return {name: kinds[name] for name in field_names(record)}


def parts_of(kind: Any) -> list[type[Value]]:  # noqa: ANN401 - any annotation
    """List the records within an annotation."""
    if isinstance(kind, type) and issubclass(kind, Value):
        return [kind]
    return [part for inner in get_args(kind) for part in parts_of(inner)]


def field_rows(record: type[Value]) -> Iterator[tuple[str, str, str]]:
    """Say each field's type and meaning."""
    described = attribute_docs(record)
    row = ROWS_OF.get(record)
    columns = row.model_fields if row else {}
    for name, kind in kinds_of(record).items():
        column = columns.get(name)
        said = described.get(name) or (column.description if column else "") or ""
        yield code(name), type_words(kind), said


def type_words(kind: Any) -> str:  # noqa: ANN401 - any annotation
    """Say an annotation as a JSON type."""
    arguments = get_args(kind)
    if get_origin(kind) in (Union, UnionType):
        inner = next(each for each in arguments if each is not NoneType)
        return f"{type_words(inner)} or null"
    if get_origin(kind) is tuple:
        return f"list of {type_words(arguments[0])}"
    if get_origin(kind) is Literal:
        return words(arguments)
    if isinstance(kind, type) and issubclass(kind, Value):
        return f"[{name_of(kind)}](#{name_of(kind).lower()})"
    return {
        str: "text",
        bool: "true or false",
        int: "whole number",
        float: "number",
        date: "day",
        datetime: "moment",
    }[kind]
