"""Start `fascia`, as a command or with `python -m fasciatrack`."""

import gc
import sys


def run() -> None:
    """Run the command line and leave with its exit code.

    A run is short and makes few cycles: collecting them while Typer loads, and once
    more at exit, would take a tenth of the time a log takes.
    """
    gc.disable()
    if sys.argv[1:] in (["--version"], ["-V"]):
        from fasciatrack import __version__

        sys.stdout.write(f"fascia {__version__}\n")
        sys.exit(0)
    try:
        from fasciatrack.cli.main import main

        code = main(sys.argv[1:])
    except KeyboardInterrupt:  # so early that nothing has begun, or so late
        code = 130
    gc.freeze()
    sys.exit(code)


if __name__ == "__main__":
    run()
