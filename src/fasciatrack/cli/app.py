"""How a command line finds its command.

Only the command that was asked for is imported and built, so that a growing program
does not slow down a log.
"""

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperGroup, TyperOption

from fasciatrack import __version__
from fasciatrack.cli.command import Command
from fasciatrack.cli.commands import COMMANDS
from fasciatrack.cli.settings import COLOR_CHOICES
from fasciatrack.domain.disclaimer import NOT_ADVICE
from fasciatrack.errors import InvalidValueError, UnknownWordError, quoted

if TYPE_CHECKING:  # Typer names these nowhere else
    from typer._click.core import Command as Built
    from typer._click.core import Context as Parsed
    from typer._click.shell_completion import CompletionItem

NAMES = {"help_option_names": ["-h", "--help"]}


def keep_choice(ctx: Any, param: Any, value: str | bool | None) -> Any:  # noqa: ANN401, FBT001 - as Typer calls it
    """Remember an option that every command takes, wherever it stands."""
    if value is not None and value is not False:
        if value == "":
            raise InvalidValueError(f"--{param.name} is empty", hint="leave it out")
        if param.name == "color" and value not in COLOR_CHOICES:
            raise InvalidValueError(
                f"--color {quoted(str(value))} is unknown",
                hint=f"one of {', '.join(COLOR_CHOICES)}",
            )
        ctx.obj.chosen[param.name] = value
    return value


def print_version(_ctx: Any, _param: Any, value: bool) -> None:  # noqa: ANN401, FBT001 - as Typer calls it
    """Print the version and leave."""
    if value:
        typer.echo(f"fascia {__version__}")
        raise typer.Exit


@cache
def _shared_params() -> tuple[TyperOption, ...]:
    """Build the options that every command takes, before or after its name."""
    return (
        _option("--db", metavar="FILE", help="Use this diary."),
        _option(
            "--color",
            metavar="WHEN",
            help="auto, always or never.",
            autocompletion=lambda _ctx, _args, _incomplete: COLOR_CHOICES,
        ),
        _flag("--ascii", help="Plain characters."),
        _flag("--quiet", "-q", help="Only data and errors."),
        _flag("--no-input", help="Never ask."),
    )


def _flag(*names: str, **described: Any) -> TyperOption:  # noqa: ANN401 - as Typer's own
    return _option(*names, is_flag=True, default=False, **described)


def _option(*names: str, **described: Any) -> TyperOption:  # noqa: ANN401 - as Typer's own
    described = {"callback": keep_choice, **described}
    return TyperOption(param_decls=[*names], expose_value=False, **described)


class Commands(TyperGroup):
    """Finds commands in the table and builds only the one that is needed."""

    def list_commands(self, _ctx: "Parsed") -> list[str]:
        """Return every name, in the order of the help page."""
        return list(COMMANDS)

    def get_command(self, _ctx: "Parsed", cmd_name: str) -> "Built | None":
        """Build one command."""
        command = COMMANDS.get(cmd_name)
        return build(command) if command else None

    def resolve_command(
        self, ctx: "Parsed", args: list[str]
    ) -> "tuple[str | None, Built | None, list[str]]":
        """Refuse an unknown command with the nearest ones."""
        if args[0] not in COMMANDS and not ctx.resilient_parsing:
            from difflib import get_close_matches

            nearest = tuple(get_close_matches(args[0], COMMANDS))
            refusal = UnknownWordError(args[0], what="command", nearest=nearest)
            refusal.hint = refusal.hint or "`fascia --help` lists them"
            raise refusal
        return super().resolve_command(ctx, args)

    def shell_complete(self, ctx: "Parsed", incomplete: str) -> "list[CompletionItem]":
        """Complete command names without building any of them."""
        from typer._click.shell_completion import CompletionItem

        if incomplete.startswith("-"):
            return super(TyperGroup, self).shell_complete(ctx, incomplete)
        return [
            CompletionItem(command.name, help=command.summary)
            for command in COMMANDS.values()
            if command.name.startswith(incomplete)
        ]


def build(command: Command) -> Any:  # noqa: ANN401 - a command or a group of them
    """Build one command with everything it takes and its examples."""
    found = import_module(f"fasciatrack.cli.{command.file or command.name}")
    app: typer.Typer = getattr(found, "subcommands", None) or typer.Typer(
        add_completion=False
    )
    text = f"{command.summary}\n\n{_unwrapped(found.run.__doc__ or '')}"
    examples = "Examples:\n\n" + "\n\n".join(command.examples)
    if app.registered_commands:
        app.callback(
            invoke_without_command=True,
            help=text,
            epilog=examples,
            context_settings=NAMES,
        )(found.run)
    else:
        app.command(command.name, help=text, epilog=examples, context_settings=NAMES)(
            found.run
        )
    built = typer.main.get_command(app)
    built.name = command.name
    setattr(built, "rich_help_panel", command.panel)  # noqa: B010 - Typer's type does not know it
    for each in (built, *getattr(built, "commands", {}).values()):
        each.params.extend(_shared_params())
        each.help = _unwrapped(each.help or "")
    return built


def _unwrapped(text: str) -> str:
    """Join the lines of each paragraph, so that the help page wraps them itself."""
    paragraphs = text.strip().split("\n\n")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def main_group(*, with_completion: bool = True) -> Any:  # noqa: ANN401 - Typer's get_command says less
    """Build the program: options, completion, and the table of commands.

    Args:
        with_completion: Whether it can be asked to install completion, or to complete;
            whoever names a command at once does neither.
    """
    app = typer.Typer(
        cls=Commands,
        add_completion=with_completion,
        context_settings=NAMES,
        rich_markup_mode="rich",
        pretty_exceptions_enable=False,
    )

    @app.callback(invoke_without_command=True, epilog=NOT_ADVICE)
    def fascia(ctx: typer.Context) -> None:
        """A private diary for knots, stiffness and pain."""
        if ctx.invoked_subcommand is None:
            typer.echo(ctx.get_help())

    group = typer.main.get_command(app)
    version = _flag(
        "--version",
        "-V",
        help="Print the version.",
        callback=print_version,
        is_eager=True,
    )
    group.params = [version, *group.params, *_shared_params()]
    return group


def plain_completion_help() -> None:
    """Let zsh and fish show help texts without loading rich to strip markup.

    None of our texts holds markup. Should Typer rename its function, completion is
    slower and nothing else; tests/test_startup.py would say so.
    """
    from typer import _completion_classes

    _completion_classes._sanitize_help_text = _unchanged  # noqa: SLF001 - a test notices a new name


def complete_at_once_in_zsh() -> None:
    """Let the first Tab after zsh starts complete, and not only load the script.

    zsh runs the file when it is first needed; Typer's only defines a function then.
    """
    from typer import _completion_shared

    scripts = _completion_shared._completion_scripts  # noqa: SLF001 - zsh's own needs a line more
    scripts["zsh"] += (
        "\nif [[ $zsh_eval_context[-1] == loadautofunc ]]; then"
        '\n  %(complete_func)s "$@"\nfi'
    )


def _unchanged(text: str) -> str:
    return text
