"""The page about the command line."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from fasciatrack.cli.app import build, main_group
from fasciatrack.cli.command import Command
from fasciatrack.cli.commands import COMMANDS
from generator.markup import code, fenced, table, words

EVERYWHERE = {"db", "color", "ascii", "quiet", "no_input"}


def cli_page() -> Iterator[str]:
    """Describe every command with everything it takes."""
    yield "# Command line"
    yield (
        "Every word and option of `fascia`, as `fascia --help` and"
        " `fascia COMMAND --help` show them.\n"
        "What a failure returns to the shell is in [exit codes](exit-codes.md)."
    )
    group = main_group()
    yield "## Before or after any command"
    yield table(("option", "value", "what it does"), option_rows(group.params))
    panel = ""
    for command in COMMANDS.values():
        if command.panel != panel:
            panel = command.panel
            yield f"## {panel}"
        yield from command_section(command)


def command_section(command: Command) -> Iterator[str]:
    """Describe one command and the commands within it."""
    built = build(command)
    yield f"### fascia {command.name}"
    yield built.help
    yield from parameters(f"fascia {command.name}", built.params)
    for name, inner in getattr(built, "commands", {}).items():
        yield f"#### fascia {command.name} {name}"
        yield inner.help
        yield from parameters(f"fascia {command.name} {name}", inner.params)
    yield "Examples:"
    yield fenced("text", command.examples)


def parameters(called: str, params: Sequence[Any]) -> Iterator[str]:
    """Show the usage line, the arguments and the options."""
    own = [param for param in params if param.name not in EVERYWHERE]
    arguments = [param for param in own if not param.opts[0].startswith("-")]
    options = [param for param in own if param.opts[0].startswith("-")]
    names = [argument.metavar for argument in arguments]
    yield fenced("text", [" ".join((called, *names, *["[OPTIONS]"] * bool(options)))])
    if arguments:
        yield table(
            ("word", "what it is"),
            ((code(each.metavar), each.help) for each in arguments),
        )
    if options:
        yield table(("option", "value", "what it does"), option_rows(options))


def option_rows(params: Iterable[Any]) -> Iterator[tuple[str, str, str]]:
    """Say each option's names, value and meaning."""
    for param in params:
        more = (
            "" if param.default in (None, False, []) else f" Default {param.default}."
        )
        again = " Can be repeated." if getattr(param, "multiple", False) else ""
        yield (
            words(param.opts),
            code(param.metavar) if param.metavar else "",
            f"{param.help}{more}{again}",
        )
