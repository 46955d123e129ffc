"""What the columns of somebody else's CSV mean, as the person says it."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from fasciatrack.domain.quantities import parse_amount
from fasciatrack.domain.scales import METRICS, Phase
from fasciatrack.domain.values import Value
from fasciatrack.errors import InvalidValueError, UnknownWordError, quoted
from fasciatrack.exchange.written_dates import DATE_ORDERS, DateOrder

_ENDINGS: tuple[tuple[str, Phase], ...] = (
    ("", "now"),
    ("-before", "before"),
    ("-after", "after"),
)
SCORES: dict[str, tuple[str, Phase]] = {
    f"{metric}{ending}": (metric, phase)
    for metric in METRICS
    for ending, phase in _ENDINGS
}
"""Targets that are scores: `pain` is now, `pain-before` belongs to a session."""

TARGETS: dict[str, str] = {
    "at": "date and time",
    "day": "date; without a time only the day is known",
    "year": "year of the date, with month and day-of-month",
    "month": "month of the date, a number or a name",
    "day-of-month": "day of the date, a number",
    "time": "time of day, with day",
    "area": "body area, with or without its side",
    "side": "left, right or both",
    "metric": f"what value is a score of: {', '.join(METRICS)}",
    "value": "score for metric",
    **{
        name: f"{metric} {phase}, {METRICS[metric].bounds.low:g} to"
        f" {METRICS[metric].bounds.high:g}"
        for name, (metric, phase) in SCORES.items()
    },
    "kind": "kind of session",
    "duration": "how long the session took: 10m, 1h30",
    "minutes": "how long the session took, in minutes",
    "sleep": "sleep of the night before, in minutes or like 7h30",
    "sleep-hours": "sleep of the night before, in hours",
    "sleep-quality": "1 very poor to 5 very good, or in these words",
    "water": "amount drunk, in --unit or like 500ml",
    "beverage": "what was drunk, if not water",
    "note": "words that are kept as they are",
    "tags": "words to find it by",
}
"""What a column can mean."""

_ALIASES = {"drink": "water", "date": "day", "timestamp": "at"}
_DATES = ({"at"}, {"day"}, {"year", "month", "day-of-month"})
_CONTENT = {
    *SCORES,
    "value",
    "kind",
    "sleep",
    "sleep-hours",
    "sleep-quality",
    "water",
    "note",
}
_NEEDS = {
    "side": "area",
    "metric": "value",
    "value": "metric",
    "beverage": "water",
    "duration": "kind",
    "minutes": "kind",
    **{name: "kind" for name, (_, phase) in SCORES.items() if phase != "now"},
}
"""Targets that mean nothing without another one."""
_NOTHING: Mapping[str, str] = MappingProxyType({})
_EITHER = (("duration", "minutes"), ("sleep", "sleep-hours"))


class CsvMapping(Value):
    """Which column holds what, and what is said about all rows."""

    columns: Mapping[str, str]
    """For each target the name of its column."""
    constants: Mapping[str, str] = _NOTHING
    """For each target the text that holds for every row."""
    translations: Mapping[str, str] = _NOTHING
    """What the file calls it, in lower case, and what it is here; empty: missing."""
    skips: tuple[tuple[str, str], ...] = ()
    """Rows with this value in this column are something else."""
    unit: str = "ml"
    """Unit of amounts that have none."""
    delimiter: str = ","
    dates: DateOrder | None = None


def read_mapping(  # noqa: PLR0913 - one argument per option
    maps: Iterable[str],
    *,
    sets: Iterable[str] = (),
    translates: Iterable[str] = (),
    skips: Iterable[str] = (),
    unit: str = "ml",
    delimiter: str = ",",
    dates: str | None = None,
) -> CsvMapping:
    """Read the options that say what the columns are.

    Args:
        maps: `TARGET=COLUMN`, several with commas between them.
        sets: `TARGET=TEXT` for what is the same in all rows.
        translates: `TEXT=WORD`, such as `Knee Pain=knee`.
        skips: `COLUMN=TEXT` of rows to leave out.
        unit: Of amounts that have none.
        delimiter: One character, or `tab`.
        dates: `dmy` or `mdy`, for dates like 03/04/2026.

    Raises:
        InvalidValueError: unreadable, said twice, or something needed is not said.
    """
    columns = _targets("--map", (part for text in maps for part in _between(text)))
    constants = _targets("--set", sets)
    for target in constants:
        if target in columns:
            raise InvalidValueError(
                f"{target} is given by --map and by --set", hint="give one of them"
            )
    _check_together({*columns, *constants})
    pairs = (_pair("--translate", text, last=True) for text in translates)
    return CsvMapping(
        columns=columns,
        constants=constants,
        translations={text.casefold(): word for text, word in pairs},
        skips=tuple(_pair("--skip", text) for text in skips),
        unit=_unit(unit),
        delimiter=_delimiter(delimiter),
        dates=_date_order(dates),
    )


def _between(text: str) -> Iterator[str]:
    """Split at commas, but not within a column's name."""
    waiting = ""
    for part in text.split(","):
        if waiting and "=" in part:
            yield waiting
            waiting = part
        else:
            waiting = f"{waiting},{part}" if waiting else part
    yield waiting


def _targets(option: str, texts: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for text in texts:
        name, value = _pair(option, text)
        target = _ALIASES.get(name.lower(), name.lower())
        if target not in TARGETS:
            raise _unknown_target(name)
        if target in found:
            raise InvalidValueError(
                f"{option} gives {target} twice", hint="give each target once"
            )
        if not value:
            raise InvalidValueError(
                f"{option} {quoted(text)} says nothing about {target}",
                hint=f"write {target}=…",
            )
        found[target] = value
    return found


def _unknown_target(name: str) -> InvalidValueError:
    from difflib import get_close_matches  # noqa: PLC0415 - for typos only

    nearest = tuple(get_close_matches(name.lower(), TARGETS))
    if nearest:
        return UnknownWordError(name, what="target", nearest=nearest)
    return InvalidValueError(
        f"{quoted(name)} is not a known target",
        hint="such as at, day, area, pain, value, kind, sleep, water or note",
    )


def _pair(option: str, text: str, *, last: bool = False) -> tuple[str, str]:
    """Split at the first equals sign, or at the last one."""
    name, equals, value = text.rpartition("=") if last else text.partition("=")
    if not equals or not name.strip():
        raise InvalidValueError(
            f"{option} {quoted(text)} lacks its two sides",
            hint=f"write {option} LEFT=RIGHT",
        )
    return name.strip(), value.strip()


def _check_together(targets: set[str]) -> None:
    if sum(bool(way & targets) for way in _DATES) != 1 or not any(
        way <= targets for way in _DATES
    ):
        raise InvalidValueError(
            "it must be said once when it was",
            hint="map at=COLUMN, day=COLUMN, or year=, month= and day-of-month=",
        )
    if "time" in targets and "at" in targets:
        raise InvalidValueError(
            "at and time are both times", hint="map day=COLUMN and time=COLUMN"
        )
    for target, needed in _NEEDS.items():
        if target in targets and needed not in targets:
            raise InvalidValueError(
                f"{target} needs {needed}", hint=f"say {needed} with --map or --set"
            )
    for one, other in _EITHER:
        if one in targets and other in targets:
            raise InvalidValueError(
                f"{one} and {other} say the same", hint="map one of them"
            )
    if not targets & _CONTENT:
        raise InvalidValueError(
            "nothing is mapped that can be kept",
            hint="such as --map pain=COLUMN",
        )


def _unit(unit: str) -> str:
    try:
        parse_amount(f"1{unit}")
    except InvalidValueError:
        raise InvalidValueError(
            f"--unit {quoted(unit)} is unknown", hint="such as ml, l, floz or glasses"
        ) from None
    return unit


def _delimiter(text: str) -> str:
    delimiter = "\t" if text in ("tab", "\\t") else text
    if len(delimiter) != 1 or delimiter in '"\r\n' or delimiter.isalnum():
        raise InvalidValueError(
            f"--delimiter {quoted(text)} cannot separate columns",
            hint="one character such as ; or the word tab",
        )
    return delimiter


def _date_order(text: str | None) -> DateOrder | None:
    if text is None:
        return None
    for order in DATE_ORDERS:
        if text == order:
            return order
    raise InvalidValueError(
        f"--dates {quoted(text)} is unknown", hint="dmy: day first, mdy: month first"
    )
