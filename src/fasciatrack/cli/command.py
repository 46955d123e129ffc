"""What a command is, before anybody types it: a line of the help page."""

from fasciatrack.domain.values import Value

RECORD, LOOK, MEND, MOVE, SET_UP = (
    "Record",
    "Look",
    "Mend",
    "Take out, bring in",
    "Set up",
)


class Command(Value):
    """One line of the help page."""

    name: str
    panel: str
    summary: str
    examples: tuple[str, ...]
    """Command lines that run on a diary with entries; tests run them."""
    file: str = ""
    """The module in `cli` that holds its `run`, where it is not called the same."""
