"""The table of commands, in the order of the help page."""

from fasciatrack.cli.command import LOOK, MEND, MOVE, RECORD, SET_UP, Command

COMMANDS: dict[str, Command] = {
    command.name: command
    for command in (
        Command(
            name="log",
            panel=RECORD,
            summary="Keep one session, with its before and after.",
            examples=(
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
            name="start",
            panel=RECORD,
            summary="Begin a session: keep how it is before.",
            examples=(
                "fascia start foam-roll left-calf --pain 6",
                'fascia start --like last --pain 5 --stiffness 6 --at "5m ago"',
            ),
        ),
        Command(
            name="stop",
            panel=RECORD,
            summary="End the session that runs: keep how it is after, and how long.",
            examples=(
                "fascia stop --pain 3",
                "fascia stop --pain 3 --duration 12m --side-effect soreness=2",
            ),
        ),
        Command(
            name="cancel",
            panel=RECORD,
            summary="Forget the session that runs.",
            examples=("fascia cancel",),
        ),
        Command(
            name="follow-up",
            panel=RECORD,
            summary="Keep how it is the day after a session.",
            examples=(
                (
                    "fascia follow-up --soreness 3 --pain 2 --stiffness 2"
                    ' --movement "walk 20m" --load light --water 500ml'
                ),
                "fascia follow-up --of last --soreness 1",
                "fascia follow-up",
            ),
            file="follow_up",
        ),
        Command(
            name="roll",
            panel=RECORD,
            summary="Count a session down area by area; asks before and after.",
            examples=(
                "fascia roll legs --dry-run",
                "fascia roll left-calf right-calf 2x60s --dry-run",
                "fascia roll left-calf=90s quads --rest 20 --save morning --dry-run",
            ),
        ),
        Command(
            name="check",
            panel=RECORD,
            summary="Keep how it is now, without a session.",
            examples=(
                "fascia check --pain neck=4 --stiffness neck=5 --fatigue 6",
                "fascia check --sleep 7h30 --water 250ml --mood 6",
            ),
        ),
        Command(
            name="sleep",
            panel=RECORD,
            summary="Keep last night's sleep.",
            examples=(
                "fascia sleep 7h30",
                "fascia sleep 6h45 --quality good",
                (
                    "fascia sleep --bed 22:45 --lights-out 23:00 --latency 30m"
                    " --awake 20m --woke 6:40 --up 7:00"
                ),
            ),
        ),
        Command(
            name="drink",
            panel=RECORD,
            summary="Keep something you drank.",
            examples=(
                "fascia drink 500ml",
                "fascia drink 1 cup coffee --caffeine 95",
                'fascia drink 2glasses --at "today 0:01"',
            ),
        ),
        Command(
            name="look-back",
            panel=RECORD,
            summary="Keep what changed in the last month.",
            examples=(
                "fascia look-back",
                'fascia look-back --less-pain yes --better-sleep unsure --peg "6 7 4"',
                'fascia look-back --activity "climbing stairs=4" --recommend Mara=yes',
            ),
            file="look_back",
        ),
        Command(
            name="status",
            panel=LOOK,
            summary="Say in one line what today holds.",
            examples=("fascia status", "fascia status --check || echo remember"),
        ),
        Command(
            name="list",
            panel=LOOK,
            summary="List entries, newest last.",
            examples=(
                "fascia list",
                "fascia list --area calf --last 4w",
                "fascia list --json",
            ),
            file="list_entries",
        ),
        Command(
            name="show",
            panel=LOOK,
            summary="Show one entry with its history.",
            examples=(
                "fascia show 1",
                "fascia show last --why",
                "fascia show last --describe",
                "fascia show last --json",
            ),
        ),
        Command(
            name="report",
            panel=LOOK,
            summary="Report a week against the week before.",
            examples=(
                "fascia report",
                "fascia report --last 8w --why",
                "fascia report --month 2026-11 --area neck --describe",
                "fascia report --format md -o report.md",
            ),
        ),
        Command(
            name="chart",
            panel=LOOK,
            summary="Draw a trend in the terminal.",
            examples=(
                "fascia chart pain",
                "fascia chart pain --trend --average",
                "fascia chart pain --by area --last 12w",
                "fascia chart sleep --describe",
            ),
        ),
        Command(
            name="relate",
            panel=LOOK,
            summary="Show what goes together, and what chance does alone.",
            examples=(
                "fascia relate",
                "fascia relate stress stiffness --lag 1 --last 12w",
                "fascia relate --describe",
            ),
        ),
        Command(
            name="compare",
            panel=LOOK,
            summary="Hold groups of sessions against each other and against nothing.",
            examples=(
                "fascia compare",
                "fascia compare foam-roll ball --last 6m",
                "fascia compare --by area --metric stiffness --describe",
                "fascia compare --by duration --washout 48h --article",
            ),
        ),
        Command(
            name="map",
            panel=LOOK,
            summary="Draw the body, coloured and numbered by what was felt where.",
            examples=(
                "fascia map",
                "fascia map stiffness --show average --last 12w",
                "fascia map --show change --describe",
            ),
            file="body_map",
        ),
        Command(
            name="relief",
            panel=LOOK,
            summary="Draw how long it stays better after a session.",
            examples=(
                "fascia relief",
                "fascia relief --by kind --area calf",
                "fascia relief --until baseline --describe",
            ),
        ),
        Command(
            name="page",
            panel=LOOK,
            summary="Write the one page for a therapist or doctor.",
            examples=(
                "fascia page",
                'fascia page --last 8w --question "May I run again?" -o page.html',
                "fascia page --area neck --format md",
            ),
        ),
        Command(
            name="reference",
            panel=LOOK,
            summary="Show the article's figures with their limits, and yours.",
            examples=("fascia reference", "fascia reference --last 12w --describe"),
        ),
        Command(
            name="safety",
            panel=LOOK,
            summary="Show when to get help, and when not to roll.",
            examples=("fascia safety",),
        ),
        Command(
            name="calendar",
            panel=LOOK,
            summary="Show the last months day by day, and how sessions are spread.",
            examples=(
                "fascia calendar",
                "fascia calendar pain --last 16w",
                "fascia calendar sleep --describe",
            ),
        ),
        Command(
            name="plan",
            panel=LOOK,
            summary="Draw a fair test of two options by coin, and see what it found.",
            examples=(
                "fascia plan randomize foam-roll nothing --area left-calf",
                "fascia plan",
                "fascia plan list",
                "fascia plan result --peek",
            ),
        ),
        Command(
            name="edit",
            panel=MEND,
            summary="Correct an entry; what it was stays in its history.",
            examples=(
                "fascia edit last --pain 6:2",
                "fascia edit 1 --note 'shorter than usual' --clear pressure",
                "fascia edit last",
            ),
        ),
        Command(
            name="delete",
            panel=MEND,
            summary="Delete entries; undo brings them back.",
            examples=("fascia delete 1", "fascia delete 1 2 3 --yes"),
        ),
        Command(
            name="undo",
            panel=MEND,
            summary="Take back the last command that changed the diary.",
            examples=("fascia undo", "fascia undo 3 --yes", "fascia undo --dry-run"),
        ),
        Command(
            name="redo",
            panel=MEND,
            summary="Take back an undo.",
            examples=("fascia redo",),
        ),
        Command(
            name="export",
            panel=MOVE,
            summary="Take everything out, as CSV or JSON.",
            examples=(
                "fascia export -o diary.csv",
                "fascia export --wide --excel -o sessions.csv",
                "fascia export --format json -o diary.json",
            ),
        ),
        Command(
            name="import",
            panel=MOVE,
            summary="Bring a diary in: fascia's own JSON, or anybody's CSV.",
            examples=(
                "fascia import diary.json --dry-run",
                (
                    "fascia import other.csv --map day=Date --map pain=Intensity"
                    " --set area=knee"
                ),
            ),
            file="import_diary",
        ),
        Command(
            name="goal",
            panel=SET_UP,
            summary="Set goals of your own, and see how this week stands to them.",
            examples=(
                "fascia goal sessions 3",
                "fascia goal water 1500ml",
                "fascia goal",
            ),
        ),
        Command(
            name="routines",
            panel=SET_UP,
            summary="List what `fascia roll` counts down, and add your own.",
            examples=(
                "fascia routines",
                "fascia routines show legs",
                "fascia routines add morning left-calf=2x60s right-calf=2x60s quads",
            ),
        ),
        Command(
            name="areas",
            panel=SET_UP,
            summary="List the body areas, and add your own.",
            examples=("fascia areas", "fascia areas add big-toe --alias hallux"),
        ),
        Command(
            name="config",
            panel=SET_UP,
            summary="Print the effective settings as a file that can be used as is.",
            examples=("fascia config", "fascia config --location"),
        ),
        Command(
            name="demo",
            panel=SET_UP,
            summary="Show what it looks like, on a made-up diary in a scratch place.",
            examples=("fascia demo",),
        ),
    )
}
