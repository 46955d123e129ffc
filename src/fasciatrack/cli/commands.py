"""The table of commands, in the order of the help page."""

from dataclasses import dataclass

RECORD, LOOK, MEND, MOVE, SET_UP = (
    "Record",
    "Look",
    "Mend",
    "Take out, bring in",
    "Set up",
)


@dataclass(frozen=True, slots=True)
class Command:
    """One line of the help page."""

    name: str
    panel: str
    summary: str
    examples: tuple[str, ...]
    """Command lines that run on a diary with entries; tests run them."""
    file: str = ""
    """The module in `cli` that holds its `run`, where it is not called the same."""


COMMANDS: dict[str, Command] = {
    command.name: command
    for command in (
        Command(
            "log",
            RECORD,
            "Keep one session, with its before and after.",
            (
                "fascia log foam-roll left-calf 10m --pain 6:3 --stiffness 7:4",
                (
                    "fascia log mfr-therapist neck upper-trap-right 45m --pain 7:4"
                    " --sleep 6h30 --water 500ml"
                ),
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
                (
                    "fascia sleep --bed 22:45 --lights-out 23:00 --latency 30m"
                    " --awake 20m --woke 6:40 --up 7:00"
                ),
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
            file="list_entries",
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
                (
                    "fascia import other.csv --map day=Date --map pain=Intensity"
                    " --set area=knee"
                ),
            ),
            file="import_diary",
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
