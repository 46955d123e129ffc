"""Run one command line: every failure becomes one line and an exit code."""

import traceback
from collections.abc import Sequence
from errno import ENOSPC

import typer

from fasciatrack.cli.app import (
    complete_at_once_in_zsh,
    main_group,
    plain_completion_help,
)
from fasciatrack.cli.commands import COMMANDS
from fasciatrack.cli.context import Context, OutputClosedError, output_error, silence
from fasciatrack.errors import ExitCode, FasciaError
from fasciatrack.output.screen import safe

COMPLETING = "_FASCIA_COMPLETE"
"""The environment variable by which a shell asks for completions."""


def main(argv: Sequence[str], context: Context | None = None) -> int:
    """Run `fascia` with these arguments and return its exit code.

    Args:
        argv: The words after `fascia`.
        context: The outside world; the real one when left out.
    """
    context = context or Context.of_this_process()
    code = _guarded(argv, context)
    try:
        context.flush()
    except OutputClosedError:
        silence(context.stdout)
    except FasciaError as error:
        silence(context.stdout)
        _tell(context, error)
        code = code or error.exit_code
    context.close()
    return code


def _guarded(argv: Sequence[str], context: Context) -> int:
    try:
        return _run(argv, context)
    except FasciaError as error:
        _tell(context, error)
        return error.exit_code
    except OutputClosedError:
        return ExitCode.DONE
    except (KeyboardInterrupt, typer.Abort):
        done = "`fascia list` shows what was stored"
        said = done if context.may_have_written else "nothing was changed"
        context.tell(f"\nInterrupted; {context.way_back or said}.")
        return ExitCode.INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the last line of defence
        return _report_bug(context, error)


def _run(argv: Sequence[str], context: Context) -> int:
    is_completing = COMPLETING in context.environ
    if is_completing:
        plain_completion_help()
    if any(word.endswith("-completion") for word in argv):
        complete_at_once_in_zsh()
    names_command = bool(argv) and argv[0] in COMMANDS
    program = main_group(with_completion=is_completing or not names_command)
    try:
        code = program(
            args=list(argv), prog_name="fascia", standalone_mode=False, obj=context
        )
    except typer.TyperException as error:
        raise _as_usage_error(error, argv) from error
    except OSError as error:
        if error.errno != ENOSPC:
            raise
        # Typer writes its help pages and completions to standard output itself.
        silence(context.stdout)
        raise output_error(error) from error
    except SystemExit as leaving:
        if isinstance(leaving.__context__, BrokenPipeError):
            raise OutputClosedError from leaving
        code = leaving.code
    if code == ExitCode.INTERRUPTED:
        raise KeyboardInterrupt  # what Typer made of it says nothing to the person
    return code if isinstance(code, int) else ExitCode.DONE


def _as_usage_error(error: typer.TyperException, argv: Sequence[str]) -> FasciaError:
    command = getattr(getattr(error, "ctx", None), "command_path", "")
    if not command:
        command = " ".join(["fascia", *[word for word in argv if word in COMMANDS][:1]])
    option = str(getattr(error, "option_name", ""))
    if remedy := _set_instead(command, option):
        usage = FasciaError(f"no such option: {option}", hint=remedy)
    else:
        said = safe(" ".join(error.format_message().split()).rstrip("."))
        usage = FasciaError(
            said[:1].lower() + said[1:], hint=f"`{command} --help` shows how"
        )
    usage.exit_code = error.exit_code
    return usage


def _set_instead(command: str, option: str) -> str:
    """Say how to correct a field that `fascia edit` has no option for."""
    from fasciatrack.domain.forms import FIELDS

    name = option.lstrip("-")
    is_field = any(name in fields for fields in FIELDS.values())
    return f"write --set {name}=VALUE" if command == "fascia edit" and is_field else ""


def _tell(context: Context, error: FasciaError) -> None:
    if COMPLETING not in context.environ:  # nobody wants to read it between two Tabs
        context.tell(f"fascia: {safe(str(error))}")


def _report_bug(context: Context, error: Exception) -> int:
    """Show where it happened, and nothing of what the person wrote."""
    frames = traceback.format_list(traceback.extract_tb(error.__traceback__))
    context.tell("".join(frames).rstrip())
    context.tell(
        f"fascia: {type(error).__name__}: this is a bug in fascia, please report the"
        " lines above; what was saved before is safe"
    )
    return ExitCode.FAILED
