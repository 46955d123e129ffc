"""The table of commands, in the order of the help page, and how one is found.

Only the command that was asked for is imported and built, so that a growing program
does not slow down a log.
"""

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from fasciatrack import __version__
from fasciatrack.cli.settings import COLOR_CHOICES
from fasciatrack.errors import InvalidValueError, UnknownWordError, quoted

if TYPE_CHECKING:
    from typer._click.shell_completion import CompletionItem

NAMES = {"help_option_names": ["-h", "--help"]}
RECORD, LOOK, MEND, MOVE, SET_UP = "Record", "Look", "Mend", "Take out, bring in", "Set up"


@dataclass(frozen=True, slots=True)
class Command:
    """One line of the help page."""

    name: str
    panel: str
    summary: str
    examples: tuple[str, ...]
    """Command lines that run on a diary with entries; tests run them."""

    @property
    def module(self) -> str:
        """The file in `cli` that holds it: `areas` is in `areas_command`."""
        return f"fasciatrack.cli.{self.name}_command"


COMMANDS: dict[str, Command] = {
    command.name: command
    for command in (
        Command(
            "log",
            RECORD,
            "Keep one session, with its before and after.",
            (
                "fascia log foam-roll left-calf 10m --pain 6:3 --stiffness 7:4",
                "fascia log mfr-therapist neck upper-trap-right 45m --pain 7:4"
                " --sleep 6h30 --water 500ml",
                'fascia log ball glutes --pain 5:2 --at "yesterday 21:00"',
                "fascia log --like last --pain 5:3",
                "fascia log",
            ),
        ),
        Command(
            "check",
            RECORD,
            "Keep how it is now, without a session.",
            (
                "fascia check --pain neck=4 --stiffness neck=5 --fatigue 6",
                "fascia check --sleep 7h30 --water 250ml --mood 6",
            ),
        ),
        Command(
            "sleep",
            RECORD,
            "Keep last night's sleep.",
            (
                "fascia sleep 7h30",
                "fascia sleep 6h45 --quality good",
                "fascia sleep --bed 22:45 --lights-out 23:00 --latency 30m"
                " --awake 20m --woke 6:40 --up 7:00",
            ),
        ),
        Command(
            "drink",
            RECORD,
            "Keep something you drank.",
            (
                "fascia drink 500ml",
                "fascia drink 1 cup coffee --caffeine 95",
                'fascia drink 2glasses --at "today 0:01"',
            ),
        ),
        Command(
            "status",
            LOOK,
            "Say in one line what today holds.",
            ("fascia status", "fascia status --check || echo remember"),
        ),
        Command(
            "list",
            LOOK,
            "List entries, newest last.",
            ("fascia list", "fascia list --area calf --last 4w", "fascia list --json"),
        ),
        Command(
            "show",
            LOOK,
            "Show one entry with its history.",
            ("fascia show 1", "fascia show last --json"),
        ),
        Command(
            "report",
            LOOK,
            "Report a week against the week before.",
            (
                "fascia report",
                "fascia report --month 2026-11 --area neck",
                "fascia report --format md -o report.md",
            ),
        ),
        Command(
            "chart",
            LOOK,
            "Draw a trend in the terminal.",
            (
                "fascia chart pain",
                "fascia chart pain --by area --last 12w",
                "fascia chart sleep --describe",
            ),
        ),
        Command(
            "edit",
            MEND,
            "Correct an entry; what it was stays in its history.",
            (
                "fascia edit last --pain 6:2",
                "fascia edit 1 --note 'shorter than usual' --clear pressure",
                "fascia edit last",
            ),
        ),
        Command(
            "delete",
            MEND,
            "Delete entries; undo brings them back.",
            ("fascia delete 1", "fascia delete 1 2 3 --yes"),
        ),
        Command(
            "undo",
            MEND,
            "Take back the last command that changed the diary.",
            ("fascia undo", "fascia undo 3 --yes", "fascia undo --dry-run"),
        ),
        Command("redo", MEND, "Take back an undo.", ("fascia redo",)),
        Command(
            "export",
            MOVE,
            "Take everything out, as CSV or JSON.",
            (
                "fascia export -o diary.csv",
                "fascia export --wide --excel -o sessions.csv",
                "fascia export --format json -o diary.json",
            ),
        ),
        Command(
            "import",
            MOVE,
            "Bring a diary in: fascia's own JSON, or anybody's CSV.",
            (
                "fascia import diary.json --dry-run",
                "fascia import other.csv --map day=Date --map pain=Intensity"
                " --set area=knee",
            ),
        ),
        Command(
            "areas",
            SET_UP,
            "List the body areas, and add your own.",
            ("fascia areas", "fascia areas add big-toe --alias hallux"),
        ),
        Command(
            "config",
            SET_UP,
            "Print the effective settings as a file that can be used as is.",
            ("fascia config", "fascia config --location"),
        ),
        Command(
            "demo",
            SET_UP,
            "Show what it looks like, on a made-up diary in a scratch place.",
            ("fascia demo",),
        ),
    )
}


def keep_choice(
    ctx: typer.Context, param: typer.CallbackParam, value: str | bool | None
) -> str | bool | None:
    """Remember an option that every command takes, wherever it stands."""
    if value is not None and value is not False:
        if param.name == "color" and value not in COLOR_CHOICES:
            raise InvalidValueError(
                f"--color {quoted(str(value))} is unknown",
                hint=f"one of {', '.join(COLOR_CHOICES)}",
            )
        ctx.obj.chosen[param.name] = value
    return value


def print_version(value: bool | None) -> None:  # noqa: FBT001 - Typer passes it so
    """Print the version and leave."""
    if value:
        typer.echo(f"fascia {__version__}")
        raise typer.Exit


def everywhere(
    *,
    db: Annotated[
        str | None,
        typer.Option(
            "--db", metavar="FILE", help="Use this diary.", callback=keep_choice
        ),
    ] = None,
    color: Annotated[
        str | None,
        typer.Option(
            "--color",
            metavar="WHEN",
            help="auto, always or never.",
            callback=keep_choice,
            autocompletion=lambda: list(COLOR_CHOICES),
        ),
    ] = None,
    ascii: Annotated[  # noqa: A002 - the option's name
        bool, typer.Option("--ascii", help="Plain characters.", callback=keep_choice)
    ] = False,
    quiet: Annotated[
        bool,
        typer.Option("--quiet", "-q", help="Only data and errors.", callback=keep_choice),
    ] = False,
    no_input: Annotated[
        bool, typer.Option("--no-input", help="Never ask.", callback=keep_choice)
    ] = False,
) -> None:
    """Name the options that every command takes, before or after its name."""


class Commands(TyperGroup):
    """Finds commands in the table and builds only the one that is needed."""

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]
        """Return every name, in the order of the help page."""
        return list(COMMANDS)

    def get_command(self, ctx: typer.Context, cmd_name: str) -> Any:  # type: ignore[override]  # noqa: ANN401 - Typer's own class is private
        """Build one command."""
        command = COMMANDS.get(cmd_name)
        return build(command) if command else None

    def resolve_command(self, ctx: typer.Context, args: list[str]) -> Any:  # type: ignore[override]  # noqa: ANN401
        """Refuse an unknown command with the nearest ones."""
        if args[0] not in COMMANDS and not ctx.resilient_parsing:
            from difflib import get_close_matches

            nearest = tuple(get_close_matches(args[0], COMMANDS))
            raise UnknownWordError(args[0], what="command", nearest=nearest)
        return super().resolve_command(ctx, args)

    def shell_complete(
        self, ctx: typer.Context, incomplete: str  # type: ignore[override]
    ) -> "list[CompletionItem]":
        """Complete command names without building any of them."""
        from typer._click.shell_completion import CompletionItem

        if incomplete.startswith("-"):
            return TyperCommand.shell_complete(self, ctx, incomplete)  # type: ignore[arg-type]
        return [
            CompletionItem(command.name, help=command.summary)
            for command in COMMANDS.values()
            if command.name.startswith(incomplete)
        ]


def build(command: Command) -> Any:  # noqa: ANN401 - Typer's own class is private
    """Build one command with everything it takes and its examples."""
    found = import_module(command.module)
    one = typer.Typer(add_completion=False, rich_markup_mode="rich")
    details = (found.run.__doc__ or "").strip()
    about = {
        "help": f"{command.summary}\n\n{details}",
        "epilog": "Examples:\n\n" + "\n\n".join(command.examples),
        "context_settings": NAMES,
        "rich_help_panel": command.panel,
    }
    if hasattr(found, "subcommands"):
        one = found.subcommands(about)
    else:
        one.command(command.name, **about)(found.run)
    built = typer.main.get_command(one)
    for each in (built, *getattr(built, "commands", {}).values()):
        each.params.extend(_shared_params())
    return built


def _shared_params() -> list[Any]:
    one = typer.Typer(add_completion=False)
    one.command()(everywhere)
    params = typer.main.get_command(one).params
    for param in params:
        param.expose_value = False
    return params


def main_group() -> Any:  # noqa: ANN401 - Typer's own class is private
    """Build the program: options, completion, and the table of commands."""
    app = typer.Typer(
        cls=Commands,
        context_settings=NAMES,
        rich_markup_mode="rich",
        pretty_exceptions_enable=False,
    )

    @app.callback(invoke_without_command=True)
    def fascia(
        ctx: typer.Context,
        *,
        version: Annotated[
            bool,
            typer.Option(
                "--version", "-V", help="Print the version.", callback=print_version,
                is_eager=True,
            ),
        ] = False,
    ) -> None:
        """A private diary for knots, stiffness and pain.

        Self-care log, not medical advice, not a medical device.
        """
        if ctx.invoked_subcommand is None and not version:
            typer.echo(ctx.get_help())

    group = typer.main.get_command(app)
    group.params.extend(_shared_params())
    return group


def plain_completion_help() -> None:
    """Let zsh and fish show help texts without loading rich to strip markup.

    None of our texts holds markup. Should Typer rename its function, completion is
    slower and nothing else; tests/test_startup.py would say so.
    """
    from typer import _completion_classes

    _completion_classes._sanitize_help_text = str  # noqa: SLF001 - see above

