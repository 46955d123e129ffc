"""The pages about files, settings, exit codes and words."""

from collections.abc import Iterator

from fasciatrack.cli.settings import SETTINGS
from fasciatrack.domain import scales
from fasciatrack.domain.areas import AREAS
from fasciatrack.domain.vocabulary import BEVERAGES, EFFECTS, KINDS, TOOLS
from fasciatrack.errors import ExitCode
from fasciatrack.exchange import csv_files, mapping
from fasciatrack.reporting.over_time.chartables import CHARTABLES
from generator.markup import attribute_docs, code, coded, fenced, table, words


def csv_page() -> Iterator[str]:
    """Describe the CSV files that go out and the columns that can come in."""
    yield "# CSV"
    yield (
        "UTF-8, RFC 4180, a header line first, a dot as decimal sign.\n"
        "An empty cell is unknown; it is never 0.\n"
        "Text that a spreadsheet would take for a formula gets an apostrophe in front"
        " (`--raw` leaves it as it is); `--excel` adds a byte order mark and CR LF.\n"
        "New columns may be added at the end; none changes its meaning within a major"
        " version."
    )
    yield "## fascia export: one row for each figure"
    yield (
        "An entry with three scores is three rows; one without any is one row with an"
        " empty `metric`.\n"
        "In JSON only: the four clock times of a night, your own areas, routines and"
        " goals.\n"
        "Areas worked on that have no score are in JSON and in `--wide`."
    )
    yield table(("column", "meaning"), coded(csv_files.RATING_COLUMNS))
    yield "## fascia export --wide: one row for each session"
    yield table(("column", "meaning"), coded(csv_files.SESSION_COLUMNS))
    yield "## fascia import: what a column of another file can be"
    yield (
        "`--map TARGET=COLUMN` says what a column holds, `--set TARGET=TEXT` what is"
        " the same in all rows."
    )
    yield table(("target", "meaning"), coded(mapping.TARGETS))


def exit_codes_page() -> Iterator[str]:
    """Describe what the shell gets."""
    yield "# Exit codes"
    yield "Scripts can rely on these; what went wrong is one line on standard error."
    yield table(
        ("code", "name", "meaning"),
        (
            (code(getattr(ExitCode, name)), name, said)
            for name, said in attribute_docs(ExitCode).items()
        ),
    )
    yield "`fascia status --check` returns 1 when today has no entry."


def settings_page() -> Iterator[str]:
    """Describe what can be set."""
    yield "# Settings"
    yield (
        "An option on the command line beats the environment, which beats the settings"
        " file, which beats the default.\n"
        "The file is TOML; `fascia config --location` says where it is, `fascia"
        " config` prints one that can be used as it is.\n"
        "`FASCIATRACK_CONFIG` in the environment names another file, `NO_COLOR` means"
        " no color."
    )
    yield table(
        ("setting", "in the environment", "default", "meaning"),
        (
            (code(each.name), code(each.variable), code(each.default), each.meaning)
            for each in SETTINGS
        ),
    )
    yield "All defaults, as a file:"
    yield fenced("toml", [f"{each.name} = {each.default}" for each in SETTINGS])


def areas_page() -> Iterator[str]:
    """Describe the body areas."""
    yield "# Body areas"
    yield (
        "Put `left-`, `right-` or `both-` before an area, or `-left` behind it;"
        " `l` and `r` will do.\n"
        "Three letters are enough where they are unambiguous, upper case and spaces do"
        " not matter.\n"
        "`fascia areas add` adds one of your own."
    )
    for region in dict.fromkeys(area.region for area in AREAS.values()):
        yield f"## {region.capitalize()}"
        yield table(
            ("area", "in full", "can also be typed", "has sides"),
            (
                (
                    code(area.slug),
                    area.label,
                    words(area.aliases),
                    "no" if area.midline_only else "yes",
                )
                for area in AREAS.values()
                if area.region == region
            ),
        )


def kinds_page() -> Iterator[str]:
    """Describe kinds, tools and the other words."""
    yield "# Kinds, tools and other words"
    yield "## Kinds of session"
    done_by = {True: "a therapist", False: "oneself", None: "either"}
    yield table(
        ("kind", "in full", "can also be typed", "done by"),
        (
            (
                code(kind.slug),
                kind.label,
                words(kind.aliases),
                done_by[kind.by_therapist],
            )
            for kind in KINDS.values()
        ),
    )
    yield "## Tools, for --tool"
    yield words(TOOLS)
    yield "## Unwanted effects, for --side-effect"
    yield words(EFFECTS)
    yield "## Beverages, for fascia drink"
    yield words(BEVERAGES)


def scales_page() -> Iterator[str]:
    """Describe what is measured, between which bounds."""
    yield "# Scales"
    yield (
        "Scores may have one decimal.\n"
        "A value outside its bounds is refused, never clipped.\n"
        "These are the same anchors forever, so that one person's scores stay"
        " comparable over time; they do not compare people."
    )
    yield "## Scores"
    yield table(
        ("metric", "from", "to", "better is", "felt"),
        (
            (
                code(each.name),
                f"{each.bounds.low:g} {each.lowest}",
                f"{each.bounds.high:g}{each.bounds.unit} {each.highest}",
                "lower" if each.lower_is_better else "higher",
                "in an area" if each.per_area else "as a whole",
            )
            for each in scales.METRICS.values()
        ),
    )
    yield "## Other figures"
    yield table(("figure", "from", "to", "unit"), _bounds())
    yield (
        "Pressure is 0 touch, 3 light, 5 firm but comfortable, 7 strong, 10"
        " unbearable.\n"
        f"Sleep quality is {', '.join(_qualities())}.\n"
        f"A note has at most {scales.NOTE_CHARACTERS:,} characters, a tag or a name"
        f" {scales.NAME_CHARACTERS}."
    )
    yield "## What can be charted"
    yield table(
        ("metric", "unit", "drawn as", "one observation is a"),
        (
            (code(each.name), each.unit, each.form, each.counted)
            for each in CHARTABLES.values()
        ),
    )


def _bounds() -> Iterator[tuple[str, str, str, str]]:
    for name, bounds in (
        ("pressure", scales.PRESSURE),
        ("severity of a side effect", scales.SEVERITY),
        ("length of a session", scales.SESSION_SECONDS),
        ("sets", scales.SETS),
        ("length of a set", scales.SET_SECONDS),
        ("sleep", scales.SLEEP_MINUTES),
        ("sleep quality", scales.SLEEP_QUALITY),
        ("time to fall asleep", scales.SLEEP_LATENCY_MINUTES),
        ("awake in between", scales.AWAKE_MINUTES),
        ("awakenings", scales.AWAKENINGS),
        ("one drink", scales.MILLILITRES),
        ("caffeine in one drink", scales.CAFFEINE_MG),
    ):
        yield name, f"{bounds.low:g}", f"{bounds.high:g}", bounds.unit


def _qualities() -> Iterator[str]:
    for number, word in enumerate(scales.SLEEP_QUALITIES, 1):
        yield f"{number} {word}"
