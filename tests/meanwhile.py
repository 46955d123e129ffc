"""A command that waits for an answer while another one changes the diary."""

from collections.abc import Callable, Sequence
from io import StringIO

from fasciatrack.cli.context import Context
from fasciatrack.cli.main import main
from world import Outcome, Terminal, World


class _Meanwhile(Terminal):
    """A terminal at which something happens before the last answer is read."""

    def __init__(self, answers: Sequence[str], happen: Callable[[], object]) -> None:
        super().__init__("".join(f"{answer}\n" for answer in answers))
        self.left = len(answers)
        self.happen = happen

    def readline(self, size: int = -1, /) -> str:  # type: ignore[override]  # as it is
        """Let it happen, then read on."""
        self.left -= 1
        if self.left == 0:
            self.happen()
        return super().readline(size)


def run_meanwhile(
    world: World,
    *argv: str,
    answers: Sequence[str],
    happen: Callable[[], object],
) -> Outcome:
    """Run `fascia`; before the last answer is read something happens.

    Args:
        world: Where.
        argv: The words after `fascia`.
        answers: What a person types, line by line.
        happen: What another terminal does meanwhile.
    """
    out, err = StringIO(), Terminal()
    context = Context(
        environ={**world.environ, "NO_COLOR": "1"},
        clock=lambda: world.now,
        zone_name="Europe/Berlin",
        stdin=_Meanwhile(answers, happen),
        stdout=out,
        stderr=err,
    )
    code = main(argv, context)
    return Outcome(int(code), out.getvalue(), err.getvalue())
