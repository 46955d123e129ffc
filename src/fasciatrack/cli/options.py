"""Options that several commands take, so that they mean the same everywhere.

They are defaults of parameters and no annotations: those Typer unwraps and copies once
more each time it looks at a command, which alone took a sixtieth of a log's time.
"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import typer

from fasciatrack.cli.context import Context
from fasciatrack.domain.values import replace
from fasciatrack.domain.vocabulary import BEVERAGES, EFFECTS, KINDS, SENSATIONS, TOOLS
from fasciatrack.errors import InvalidValueError, NotFoundError, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fasciatrack.domain.records import Entry, EntryType

Completions = list[tuple[str, str]]

HARMLESS = str.maketrans("\"'`", "”’’", "\\$")
"""Replaces the signs by which a quoted text could become a command in a shell."""
LONGEST_NUMBER = 15
"""Digits that every SQLite integer can hold."""


def context_of(ctx: typer.Context) -> Context:
    """Return the world a command runs in."""
    context: Context = ctx.find_root().obj
    return context


def complete_words(ctx: typer.Context, incomplete: str) -> Completions:
    """Offer kinds and areas, as the words after `fascia log`."""
    return complete_kind(incomplete) + complete_area(ctx, incomplete)


def complete_kind(incomplete: str) -> Completions:
    """Offer kinds."""
    return _starting(incomplete, ((kind.slug, kind.label) for kind in KINDS.values()))


def complete_area(ctx: typer.Context, incomplete: str) -> Completions:
    """Offer areas, the person's own ones included."""
    return _harmless(context_of(ctx).areas.completions(incomplete))


def complete_own_area(ctx: typer.Context, incomplete: str) -> Completions:
    """Offer only the areas that the person added."""
    own = context_of(ctx).diary.own_areas()
    return _starting(incomplete, ((area.slug, area.name) for area in own))


def complete_number(ctx: typer.Context, incomplete: str) -> Completions:
    """Offer the numbers of the latest entries, and `last`."""
    return _numbers(ctx, incomplete, (), "the entry written down last")


def complete_session(ctx: typer.Context, incomplete: str) -> Completions:
    """Offer the numbers of the latest sessions, and `last`."""
    return _numbers(ctx, incomplete, ("session",), "the last session")


def complete_tag(ctx: typer.Context, incomplete: str) -> Completions:
    """Offer tags used before."""
    return _starting(incomplete, ((tag, "") for tag in context_of(ctx).diary.tags()))


def complete_caution(incomplete: str) -> Completions:
    """Offer what speaks against pressing."""
    from fasciatrack.domain.cautions import CAUTIONS

    return _starting(incomplete, CAUTIONS.items())


def with_cautions(
    tags: list[str] | None, cautions: list[str] | None
) -> list[str] | None:
    """Add cautions to the tags that they are kept among.

    Raises:
        UnknownWordError: one is unknown; it names the nearest.
    """
    if not cautions:
        return tags
    from fasciatrack.domain.cautions import parse_caution

    words = [*(tags or ()), *map(parse_caution, cautions)]
    return list(dict.fromkeys(words))


def offer(*words: str) -> Callable[[str], Completions]:
    """Offer fixed words."""

    def complete(incomplete: str) -> Completions:
        return _starting(incomplete, ((word, "") for word in words))

    return complete


def _numbers(
    ctx: typer.Context, incomplete: str, types: "Sequence[EntryType]", last: str
) -> Completions:
    from fasciatrack.output.lines import entry_line

    context = context_of(ctx)
    latest = context.diary.last_recorded(types, count=20)
    lines = (
        (
            str(entry.number),
            entry_line(
                replace(entry, number=None), today=context.today, screen=context.screen
            ),
        )
        for entry in latest
    )
    return _starting(incomplete, (("last", last), *lines))


def _starting(incomplete: str, words: Iterable[tuple[str, str]]) -> Completions:
    return _harmless(pair for pair in words if pair[0].startswith(incomplete))


def _harmless(pairs: Iterable[tuple[str, str]]) -> Completions:
    """Leave out what a shell could run: words are inserted, zsh evaluates them all."""
    return [
        (word, explained.translate(HARMLESS))
        for word, explained in pairs
        if all(sign.isalnum() or sign in "-_.+" for sign in word)
    ]


def scores(name: str, help_: str) -> Any:  # noqa: ANN401 - as typer.Option itself
    """Describe an option that takes scores."""
    return typer.Option(None, f"--{name}", metavar="SCORES", help=help_)


PAIN = scores("pain", "6:3, 6: or :3; left-calf=6:3 for one area.")
STIFFNESS = scores("stiffness", "The same, 0 to 10.")
TIGHTNESS = scores("tightness", "The same, 0 to 10.")
SORENESS = scores("soreness", "The same, 0 to 10.")
MOBILITY = scores("mobility", "0 to 100, in percent.")
FATIGUE = scores("fatigue", "0 to 10.")
STRESS = scores("stress", "0 to 10.")
MOOD = scores("mood", "0 very low to 10 very good.")

AT = typer.Option(
    None,
    "--at",
    metavar="WHEN",
    help='"yesterday 21:00", "mon 7am", "2h ago", "2026-11-20 07:15".',
)
NOTE = typer.Option(None, "--note", metavar="TEXT", help="Your words; - reads stdin.")
TAGS = typer.Option(
    None,
    "--tag",
    metavar="WORD",
    help="A word to find it by.",
    autocompletion=complete_tag,
)
KEY = typer.Option(
    None, "--key", metavar="WORD", help="Store once, however often repeated."
)
DRY_RUN = typer.Option(
    False, "--dry-run", "-n", help="Say what would happen; do nothing."
)
YES = typer.Option(False, "--yes", "-y", help="Do not ask.")
JSON = typer.Option(False, "--json", help="As JSON on standard output.")
SLEEP = typer.Option(
    None, "--sleep", metavar="TIME", help="The night before, such as 6h30."
)
QUALITY = typer.Option(
    None,
    "--quality",
    metavar="WORD",
    help="Sleep: 1 to 5, or very-poor, poor, fair, good, very-good.",
    autocompletion=offer("very-poor", "poor", "fair", "good", "very-good"),
)
WATER = typer.Option(None, "--water", metavar="AMOUNT", help="500ml, 2glasses, 1cup.")
PRESSURE = typer.Option(
    None, "--pressure", metavar="0-10", help="5 is firm but comfortable."
)
SENSATION = typer.Option(
    None,
    "--sensation",
    metavar="WORD",
    help="What it felt like: pressure, tender or sharp.",
    autocompletion=offer(*SENSATIONS),
)
DISCOMFORT = typer.Option(
    None, "--discomfort", metavar="0-10", help="While it lasted; 10 the worst."
)
CAUTIONS = typer.Option(
    None,
    "--caution",
    metavar="WORD",
    help="What speaks against pressing, such as fever; kept as a tag.",
    autocompletion=complete_caution,
)
TOOL = typer.Option(
    None, "--tool", metavar="WORD", help="What you used.", autocompletion=offer(*TOOLS)
)
PRACTITIONER = typer.Option(
    None, "--practitioner", metavar="NAME", help="self, or who treated you."
)
SIDE_EFFECTS = typer.Option(
    None,
    "--side-effect",
    metavar="WORD[=0-10]",
    help="Such as soreness=3.",
    autocompletion=offer(*EFFECTS),
)
BEVERAGE = typer.Option(
    None,
    "--beverage",
    metavar="WORD",
    help="water unless said otherwise.",
    autocompletion=offer(*BEVERAGES),
)
CAFFEINE = typer.Option(
    None, "--caffeine", metavar="MG", help="Milligrams of caffeine."
)


def find_entry(context: Context, word: str) -> "Entry":
    """Return the entry that a number or `last` names.

    Raises:
        NotFoundError: there is none.
        InvalidValueError: it is neither a number nor `last`.
    """
    if word == "last":
        latest = context.diary.last_written()
        if latest is None:
            raise NotFoundError(context.emptiness, hint="`fascia log` starts it")
        return latest
    return context.diary.entry(read_number(word))


def read_number(word: str) -> int:
    """Read an entry's number.

    Raises:
        InvalidValueError: it is not a whole number.
    """
    if not (word.isascii() and word.isdigit() and len(word) <= LONGEST_NUMBER):
        raise InvalidValueError(
            f"{quoted(word)} is no entry number",
            hint="`fascia list` shows the numbers; `last` is the newest",
        )
    return int(word)


def read_seconds(text: str, name: str) -> int:
    """Read a length of time, in seconds where it has no unit: `20`, `20s`, `1m`.

    Raises:
        InvalidValueError: it is neither.
    """
    from fasciatrack.domain.quantities import parse_span

    plain = text.strip()
    digits = plain.removeprefix("-")
    if digits.isascii() and digits.isdigit() and len(digits) <= LONGEST_NUMBER:
        return int(plain)  # its bounds are checked, and told, where it is kept
    try:
        return parse_span(text)
    except InvalidValueError:
        raise InvalidValueError(
            f"{name} {quoted(text)} is not a length of time", hint="write 20s or 1m"
        ) from None
