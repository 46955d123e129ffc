"""Start `fascia`, as a command or with `python -m fasciatrack`."""

import gc
import os
import sys


def run() -> None:
    """Run the command line and leave with its exit code.

    A run is short and makes few cycles: collecting them while Typer loads would take
    a tenth of the time a log takes. At the end the diary is closed and every stream
    flushed, so there is nothing left for Python to take apart.
    """
    gc.disable()
    if sys.argv[1:] in (["--version"], ["-V"]):
        sys.exit(_print_version())
    try:
        from fasciatrack.cli.main import main

        code = main(sys.argv[1:])
    except KeyboardInterrupt:  # so early that nothing has begun, or so late
        code = 130
    os._exit(code)


def _print_version() -> int:
    from fasciatrack import __version__

    if sys.stdout is None:  # the caller closed it
        return 0
    try:
        sys.stdout.write(f"fascia {__version__}\n")
        sys.stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0 if isinstance(error, BrokenPipeError) else 1
    return 0


if __name__ == "__main__":
    run()
