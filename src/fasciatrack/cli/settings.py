"""What a person can set, and how a value is decided.

An option on the command line beats the environment, which beats the settings file,
which beats the default. `read_settings` is pure: text and environment in, values out.
"""

from collections.abc import Mapping
from datetime import time

from fasciatrack.domain.moments import parse_clock
from fasciatrack.domain.values import Value
from fasciatrack.errors import FasciaError, SettingsError, quoted
from fasciatrack.output.screen import safe

COLOR_CHOICES = ("auto", "always", "never")
YES, NO = ("true", "1", "yes"), ("false", "0", "no")
NOON = time(12)


class Settings(Value):
    """The effective settings."""

    database: str = ""
    color: str = "auto"
    ascii: bool = False
    day_ends_at: time = time(4)
    glass_ml: int = 250
    cup_ml: int = 240
    cautions: tuple[str, ...] = ()
    safety_quiet: bool = False


class Setting(Value):
    """One line of the settings file."""

    name: str
    variable: str
    meaning: str
    default: str
    """As it is written in TOML."""
    example: str = ""
    """The same, where the default does not show how."""


SETTINGS = (
    Setting(
        name="database",
        variable="FASCIATRACK_DB",
        meaning="Where the diary is. Empty: the platform's place for data.",
        default='""',
    ),
    Setting(
        name="color",
        variable="FASCIATRACK_COLOR",
        meaning="auto, always or never. NO_COLOR in the environment means never.",
        default='"auto"',
    ),
    Setting(
        name="ascii",
        variable="FASCIATRACK_ASCII",
        meaning="Draw with plain ASCII characters only.",
        default="false",
    ),
    Setting(
        name="day_ends_at",
        variable="FASCIATRACK_DAY_ENDS_AT",
        meaning="What happens before this hour counts for the evening before.",
        default='"04:00"',
    ),
    Setting(
        name="glass_ml",
        variable="FASCIATRACK_GLASS_ML",
        meaning="How much a `glass` is, in millilitres.",
        default="250",
    ),
    Setting(
        name="cup_ml",
        variable="FASCIATRACK_CUP_ML",
        meaning="How much a `cup` is, in millilitres.",
        default="240",
    ),
    Setting(
        name="cautions",
        variable="FASCIATRACK_CAUTIONS",
        meaning="Words of --caution that hold for all sessions: ask before you press.",
        default="[]",
        example='["pregnancy", "blood-thinners"]',
    ),
    Setting(
        name="safety_quiet",
        variable="FASCIATRACK_SAFETY_QUIET",
        meaning="Leave out notices about water, caffeine and sleep; no others.",
        default="false",
    ),
)


def read_settings(text: str, environ: Mapping[str, str]) -> Settings:
    """Decide the settings from the file's text and the environment.

    Raises:
        SettingsError: a name is unknown or a value impossible; it names where.
    """
    chosen: dict[str, object] = {}
    for name, value in _parsed(text).items():
        chosen[name] = _value(name, value, f"{quoted(name)} in the settings file")
    for setting in SETTINGS:
        if raw := environ.get(setting.variable):
            chosen[setting.name] = _value(setting.name, raw, setting.variable)
    return Settings(**chosen)  # type: ignore[arg-type]  # each value was checked


def settings_text(settings: Settings, *, origin: str) -> str:
    """Write settings as a commented file that can be used as it is."""
    lines = [
        "# Settings of fascia. Remove the # of a line to change it.",
        f"# Place of this file: {safe(origin)}",
    ]
    for setting in SETTINGS:
        value = _toml(getattr(settings, setting.name))
        mark = "# " if value == setting.default else ""
        lines += [
            "",
            f"# {setting.meaning}",
            f"# ({setting.variable} in the environment beats this file.)",
            f"{mark}{setting.name} = {value}",
        ]
    return "\n".join(lines) + "\n"


def _parsed(text: str) -> dict[str, object]:
    if not text.strip():
        return {}
    import tomllib

    try:
        values = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        what = f": {error}" if isinstance(error, tomllib.TOMLDecodeError) else ""
        raise SettingsError(
            f"the settings file is not valid TOML{what}",
            hint="mend it, or move it away and let `fascia config` print a new one",
        ) from error
    known = {setting.name for setting in SETTINGS}
    for name in values:
        if name not in known:
            raise SettingsError(
                f"{quoted(name)} in the settings file is no setting",
                hint=f"known are {', '.join(sorted(known))}",
            )
    return values


def _value(name: str, value: object, where: str) -> object:
    try:
        return _READERS[name](value)
    except (FasciaError, ValueError) as error:
        raise SettingsError(
            f"{where} cannot be {quoted(str(value))}",
            hint=f"write it like {_default(name)}",
        ) from error


def _default(name: str) -> str:
    setting = next(setting for setting in SETTINGS if setting.name == name)
    return setting.example or setting.default


def _color(value: object) -> str:
    if value not in COLOR_CHOICES:
        raise ValueError(value)
    return str(value)


def _yes_or_no(value: object) -> bool:
    word = str(value).lower()
    if word not in YES + NO:
        raise ValueError(value)
    return word in YES


def _text(value: object) -> str:
    if not isinstance(value, str) or "\0" in value:
        raise ValueError(value)  # one kind of refusal for the caller
    return value


def _millilitres(value: object) -> int:
    text = str(value)
    amount = int(text) if text.isascii() and text.isdigit() else 0
    if not 1 <= amount <= 3000:  # noqa: PLR2004 - as scales.MILLILITRES
        raise ValueError(value)
    return amount


def _clock(value: object) -> time:
    clock = parse_clock(str(value))
    if clock >= NOON:
        raise ValueError(value)  # a day that ends in the evening would be the next one
    return clock


def _cautions(value: object) -> tuple[str, ...]:
    # Hardly anybody sets any.
    from fasciatrack.domain.cautions import parse_caution

    words = value.split(",") if isinstance(value, str) else value
    if not isinstance(words, list):
        raise ValueError(value)  # noqa: TRY004 - one kind of refusal for the caller
    return tuple(dict.fromkeys(parse_caution(str(word)) for word in words))


_READERS = {
    "database": _text,
    "color": _color,
    "ascii": _yes_or_no,
    "day_ends_at": _clock,
    "glass_ml": _millilitres,
    "cup_ml": _millilitres,
    "cautions": _cautions,
    "safety_quiet": _yes_or_no,
}


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, tuple):
        return f"[{', '.join(map(_toml, value))}]"
    text = (
        value.strftime("%H:%M:%S" if value.second else "%H:%M")
        if (isinstance(value, time))
        else str(value)
    )
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(character: str) -> str:
    if character in {'"', "\\"}:
        return f"\\{character}"
    return character if character.isprintable() else f"\\U{ord(character):08x}"
