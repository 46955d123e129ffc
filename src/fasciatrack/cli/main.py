"""Run one command line: every failure becomes one line and an exit code."""

import os
import sys
import traceback
from collections.abc import Sequence

import typer

from fasciatrack.cli.app import main_group, plain_completion_help
from fasciatrack.cli.context import Context, OutputClosedError
from fasciatrack.errors import ExitCode, FasciaError


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
        _silence(context)
    except FasciaError as error:
        _silence(context)
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
        context.tell("\nInterrupted; nothing was changed.")
        return ExitCode.INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the last line of defence
        return _report_bug(context, error)


def _run(argv: Sequence[str], context: Context) -> int:
    if "_FASCIA_COMPLETE" in context.environ:
        plain_completion_help()
    try:
        code = main_group()(
            args=list(argv), prog_name="fascia", standalone_mode=False, obj=context
        )
    except typer.TyperException as error:
        raise _as_usage_error(error) from error
    return code if isinstance(code, int) else ExitCode.DONE


def _as_usage_error(error: typer.TyperException) -> FasciaError:
    command = getattr(getattr(error, "ctx", None), "command_path", "fascia")
    said = " ".join(error.format_message().split()).rstrip(".")
    usage = FasciaError(
        said[:1].lower() + said[1:], hint=f"`{command} --help` shows how"
    )
    usage.exit_code = ExitCode(error.exit_code)
    return usage


def _tell(context: Context, error: FasciaError) -> None:
    context.tell(f"fascia: {error}")


def _report_bug(context: Context, error: Exception) -> int:
    """Show where it happened, and nothing of what the person wrote."""
    frames = traceback.format_list(traceback.extract_tb(error.__traceback__))
    context.tell("".join(frames).rstrip())
    context.tell(
        f"fascia: {type(error).__name__}: this is a bug in fascia, please report the"
        " lines above; what was saved before is safe"
    )
    return ExitCode.FAILED


def _silence(context: Context) -> None:
    """Keep Python from complaining about a closed stream while it shuts down."""
    if context.stdout is sys.stdout:
        with open(os.devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123
            os.dup2(nowhere.fileno(), sys.stdout.fileno())
