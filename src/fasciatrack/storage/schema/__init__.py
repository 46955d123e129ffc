"""The shape of the diary file, said once: tables, types, bounds, indexes.

Every column holds plain text, integers or reals, so that any program can read them:
instants are ISO 8601 in UTC with a `Z`, local moments ISO 8601 with offset, days
`YYYY-MM-DD`. Bounds and words come from the domain and become CHECK constraints.
Importing this module is slow; the everyday commands never do.
"""

from sqlmodel import SQLModel

from fasciatrack.storage.schema.entries import (
    ActivityRow,
    DrinkRow,
    EntryRow,
    FollowUpRow,
    LookBackRow,
    NightRow,
    RatingRow,
    RecommendationRow,
    SessionRow,
    SideEffectRow,
    TagRow,
    WorkedAreaRow,
)
from fasciatrack.storage.schema.history import DeviceRow, OperationRow, RevisionRow
from fasciatrack.storage.schema.own import (
    GoalRow,
    NoticeRow,
    OpenSessionRow,
    OwnAreaRow,
    RoutineRow,
    TrialRow,
)

__all__ = [
    "TABLES",
    "ActivityRow",
    "DeviceRow",
    "DrinkRow",
    "EntryRow",
    "FollowUpRow",
    "GoalRow",
    "LookBackRow",
    "NightRow",
    "NoticeRow",
    "OpenSessionRow",
    "OperationRow",
    "OwnAreaRow",
    "RatingRow",
    "RecommendationRow",
    "RevisionRow",
    "RoutineRow",
    "SessionRow",
    "SideEffectRow",
    "TagRow",
    "TrialRow",
    "WorkedAreaRow",
]

TABLES: tuple[type[SQLModel], ...] = (
    EntryRow,
    SessionRow,
    WorkedAreaRow,
    RatingRow,
    SideEffectRow,
    TagRow,
    NightRow,
    DrinkRow,
    FollowUpRow,
    LookBackRow,
    ActivityRow,
    RecommendationRow,
    OwnAreaRow,
    RoutineRow,
    GoalRow,
    OpenSessionRow,
    TrialRow,
    NoticeRow,
    OperationRow,
    RevisionRow,
    DeviceRow,
)
