"""What an import does: read the file, plan, tell, and store the plan."""

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fasciatrack.cli.context import Context
from fasciatrack.cli.progress import LONG, watched
from fasciatrack.cli.recording import check_key
from fasciatrack.domain.disclaimer import NOT_ADVICE
from fasciatrack.domain.own import known_as
from fasciatrack.domain.periods import Period
from fasciatrack.domain.plain import to_plain
from fasciatrack.domain.records import Entry
from fasciatrack.domain.scales import NAME_CHARACTERS
from fasciatrack.domain.selection import Selection
from fasciatrack.domain.values import Value
from fasciatrack.errors import InputRefusedError, InvalidValueError, quoted
from fasciatrack.exchange.plan import (
    ImportPlan,
    OnConflict,
    new_nights,
    plan_import,
    refuse_second_nights,
)
from fasciatrack.output.screen import safe

if TYPE_CHECKING:
    from fasciatrack.exchange.mapped_csv import MappedFile
    from fasciatrack.exchange.mapping import CsvMapping

COMMAND = "import"
FORMATS = ("csv", "json")
NO_NOTICES = (
    "What is imported gives no safety notice; `fascia safety` has the signs that"
    " belong to a professional."
)


class Source(Value):
    """The file to import."""

    name: str
    """Its own name, without its folder."""
    text: str
    format: str


class CsvOptions(Value):
    """The options that only mean something for a CSV, as typed."""

    maps: tuple[str, ...] = ()
    sets: tuple[str, ...] = ()
    translates: tuple[str, ...] = ()
    skips: tuple[str, ...] = ()
    unit: str = "ml"
    dates: str | None = None
    delimiter: str = ","


class Wish(Value):
    """How the person wants it done."""

    csv: CsvOptions = CsvOptions()
    on_conflict: OnConflict = "refuse"
    key: str | None = None
    dry_run: bool = False
    json: bool = False


class FilePlan(Value):
    """What the import of one file would do."""

    plan: ImportPlan
    rows_skipped: int | None = None
    """Left out because the person said so; None for a file without rows."""


def complete_target(incomplete: str) -> list[tuple[str, str]]:
    """Offer what a column can mean."""
    from fasciatrack.exchange.mapping import TARGETS

    return [
        (f"{target}=", meaning)
        for target, meaning in TARGETS.items()
        if target.startswith(incomplete)
    ]


def read_source(
    context: Context, file: str, chosen: str | None, encoding: str | None
) -> Source:
    """Read the file and find out which format it has.

    Raises:
        InputRefusedError: it cannot be read, or is no text.
        InvalidValueError: there is no such format or encoding.
    """
    from fasciatrack.exchange.files import read_text

    if chosen is not None and chosen not in FORMATS:
        raise InvalidValueError(
            f"--format {quoted(chosen)} is unknown", hint=f"one of {', '.join(FORMATS)}"
        )
    if file == "-":
        stdin = getattr(context.stdin, "buffer", None)
        stream = stdin or BytesIO(context.read_stdin().encode())
        text = read_text(stream, encoding=encoding)
        name = "stdin"
    else:
        text = read_text(Path(file), encoding=encoding)
        name = Path(file).name.encode(errors="replace").decode()
    return Source(name=name, text=text, format=chosen or _guessed(name, text))


def plan_file(context: Context, source: Source, wish: Wish) -> FilePlan:
    """Work out what the import does, without doing it.

    Raises:
        InputRefusedError: something in the file cannot be kept; it was told what.
        InvalidValueError: the options do not fit the file.
    """
    if source.format == "json":
        if wish.csv != CsvOptions():
            raise InvalidValueError(
                "--map and its companions are for CSV",
                hint="fascia's own JSON needs none of them",
            )
        return _plan_json(context, source, wish)
    return _plan_csv(context, source, wish)


def was_imported(context: Context, wish: Wish) -> bool:
    """Say whether the key was used before, and tell it.

    Raises:
        InvalidValueError: it cannot be a key, or belongs to another command.
    """
    check_key(wish.key)
    if wish.key is None or context.diary.stored_under(wish.key, COMMAND) is None:
        return False
    _tell_stored_before(context, wish)
    return True


def bring_in(context: Context, file_plan: FilePlan, wish: Wish) -> None:
    """Store what was planned, unless it is a dry run, and tell what it was."""
    plan = file_plan.plan
    is_first = not context.diary.exists
    if plan.changes and not wish.dry_run:
        if len(plan.changes) >= LONG:
            context.say(f"storing {len(plan.changes):,} entries …")
        receipt = context.diary.apply(COMMAND, plan.changes, key=wish.key)
        if receipt.already_stored:
            _tell_stored_before(context, wish)
            return
    if wish.json:
        _show_json(context, wish, file_plan)
    mark = "would be:" if wish.dry_run else context.talk_screen.glyph("✓", "ok")
    undo = "   (fascia undo)" if plan.changes and not wish.dry_run else ""
    context.say(f"{mark} {summary(file_plan)}{undo}")
    if undo and (plan.added or plan.replaced):
        context.say(NO_NOTICES)
    if is_first and context.diary.exists:
        context.say(
            f"This is the beginning of your diary: {safe(str(context.diary.path))}\n"
            f"{NOT_ADVICE}"
        )


def summary(file_plan: FilePlan) -> str:
    """Say in one line what comes in and what does not."""
    plan, skipped = file_plan.plan, file_plan.rows_skipped
    parts = [f"{_counted(plan.added, 'entry', 'entries')} imported"]
    if skipped is not None:
        parts.append(f"{_counted(skipped, 'row', 'rows')} skipped")
    there = plan.unchanged + (plan.kept if skipped is not None else 0)
    parts.append(f"{there:,} already there")
    if skipped is not None and plan.kept:
        parts[-1] += (
            f" ({plan.kept:,} otherwise now, or deleted;"
            " --replace takes them from the file)"
        )
    elif plan.kept:
        parts.append(f"{plan.kept:,} kept as the diary has them")
    if plan.own_kept:
        left = ", ".join(
            f"{kind} {safe(name)}" for kind, name in map(known_as, plan.own_kept)
        )
        parts.append(f"{left} kept as the diary has it")
    if plan.replaced:
        parts.append(f"{plan.replaced:,} replaced")
    kinds = [
        known_as(change.after)[0]
        for change in plan.changes
        if change.after is not None and not isinstance(change.after, Entry)
    ]
    parts += [
        _counted(kinds.count(kind), kind, f"{kind}s") for kind in dict.fromkeys(kinds)
    ]
    return ", ".join(parts)


def _guessed(name: str, text: str) -> str:
    suffix = Path(name).suffix.lower().removeprefix(".")
    if suffix in FORMATS:
        return suffix
    return "json" if text.lstrip()[:1] in ("{", "[") else "csv"


def _plan_json(context: Context, source: Source, wish: Wish) -> FilePlan:
    from fasciatrack.exchange.json_files import read_json

    found = read_json(source.text)
    plan = plan_import(
        found.entries,
        found.own,
        own_existing=context.diary.own(),
        on_conflict=wish.on_conflict,
        **_held(context, found.entries),
    )
    return FilePlan(plan=plan)


def _plan_csv(context: Context, source: Source, wish: Wish) -> FilePlan:
    from fasciatrack.exchange.mapped_csv import columns_hint, read_mapped

    if not wish.csv.maps:
        raise InvalidValueError(
            "it must be said what the columns mean: add --map",
            hint=columns_hint(source.text, wish.csv.delimiter),
        )
    found = read_mapped(
        source.text,
        _mapping(wish.csv),
        reading=context.reading,
        source=f"csv:{source.name}"[:NAME_CHARACTERS],
        watched=lambda rows: watched(
            context,
            rows,
            label="reading",
            total=source.text.count("\n"),
            position=lambda row: row[0],
        ),
    )
    if found.refusals:
        raise _refused(context, found, wish)
    plan = plan_import(
        found.entries,
        on_conflict=wish.on_conflict,
        is_own_file=False,
        **_held(context, found.entries),
    )
    _check_nights(context, plan)
    return FilePlan(plan=plan, rows_skipped=found.skipped)


def _mapping(csv: CsvOptions) -> "CsvMapping":
    from fasciatrack.exchange.mapping import read_mapping

    return read_mapping(
        csv.maps,
        sets=csv.sets,
        translates=csv.translates,
        skips=csv.skips,
        unit=csv.unit,
        delimiter=csv.delimiter,
        dates=csv.dates,
    )


def _check_nights(context: Context, plan: ImportPlan) -> None:
    """Refuse nights of days that have one, in the plan or in the diary."""
    if nights := new_nights(plan):
        days = [night.day for night in nights]
        span = Period(first=min(days), last=max(days))
        held = context.diary.entries(Selection(types=("night",), period=span))
        refuse_second_nights(plan, held)


def _held(context: Context, entries: "tuple[Entry, ...]") -> dict[str, Any]:
    ids = [entry.id for entry in entries]
    return {
        "existing": context.diary.by_id(ids),
        "ever_held": context.diary.ever_held(ids),
    }


def _refused(context: Context, found: "MappedFile", wish: Wish) -> InputRefusedError:
    from fasciatrack.exchange.mapped_csv import told

    for line in told(found.refusals):
        context.tell(line)
    if wish.json:
        from fasciatrack.output.json_text import json_text

        refused = [to_plain(refusal) for refusal in found.refusals]
        context.show(json_text({"schema_version": 1, "refused": refused}))
    hint = "mend them, or leave them out with --skip COLUMN=TEXT"
    if found.ragged:
        hint = "a row with too many or too few cells has to be mended in the file"
    if 0 < found.ragged < len(found.refusals):
        hint += "; others can be left out with --skip COLUMN=TEXT"
    return InputRefusedError(
        f"{len(found.refusals):,} of {_counted(found.rows, 'row', 'rows')} cannot be"
        " read; nothing was imported",
        hint=hint,
    )


def _tell_stored_before(context: Context, wish: Wish) -> None:
    if wish.json:
        _show_json(context, wish, FilePlan(plan=ImportPlan()), already_stored=True)
    context.say("already imported under this key; nothing was changed")


def _show_json(
    context: Context, wish: Wish, file_plan: FilePlan, *, already_stored: bool = False
) -> None:
    from fasciatrack.output.json_text import json_text

    plan = file_plan.plan
    value = {
        "schema_version": 1,
        "dry_run": wish.dry_run,
        "already_stored": already_stored,
        "added": plan.added,
        "replaced": plan.replaced,
        "unchanged": plan.unchanged,
        "kept": plan.kept,
        "own": plan.own,
        "own_kept": len(plan.own_kept),
        "rows_skipped": file_plan.rows_skipped,
    }
    context.show(json_text(value))


def _counted(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"
