"""Draw docs/pictures from the program at work on the sample diary.

`make pictures` writes them; with `--check` nothing is written and drift is an error.
The clock stands still, the diary is made up, and nothing in a picture is fetched from
anywhere: the font is whatever monospaced one the reader has.
"""  # noqa: INP001 - a script beside the pictures it draws

import re
import shlex
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import cache
from io import StringIO
from pathlib import Path
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from fasciatrack.cli.context import Context
from fasciatrack.cli.demo import fill
from fasciatrack.cli.main import main as fascia
from fasciatrack.domain.countdown import begin, look
from fasciatrack.domain.sample_reflections import ROUTINE
from fasciatrack.output.roll_screen import Manner, roll_screen
from fasciatrack.output.screen import Screen
from fasciatrack.storage.diary import Diary

FOLDER = Path(__file__).parent / "pictures"
ZONE = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 20, 21, 30, tzinfo=ZONE)
WIDTH = 80
COMMANDS: dict[str, tuple[str, ...]] = {
    "log": (
        "fascia log foam-roll left-calf 10m --pain 6:3",
        "fascia sleep 6h30 --quality good",
        "fascia drink 2glasses",
        "fascia list --count 3",
    ),
    "report": ("fascia report --last 4w --area left-calf",),
    "chart": ("fascia chart pain --area left-calf --last 12w",),
    "map": ("fascia map",),
    "calendar": ("fascia calendar",),
}
"""What is typed in each picture; `roll` draws the countdown instead."""
ROLLED_SECONDS, ROLLED_ROWS = 113, 20
"""How far the guided session is in its picture, and how many rows it has."""

INK = (215, 218, 224)
THEME = TerminalTheme(
    (22, 24, 29),
    INK,
    [
        (22, 24, 29),
        (240, 113, 120),
        (127, 204, 131),
        (231, 195, 108),
        (115, 178, 247),
        (205, 151, 232),
        (99, 205, 215),
        INK,
    ],
    [
        (124, 131, 145),
        (255, 139, 146),
        (152, 224, 155),
        (247, 215, 140),
        (147, 199, 255),
        (222, 177, 245),
        (131, 225, 234),
        (245, 247, 250),
    ],
)
"""Calm colors on near black, every one readable on it (contrast above 4.5)."""
FONT_HEIGHT = 20.9
"""Pixels in which block characters of common fonts touch those of the next line."""
ASPECT = 0.63
TEMPLATE = """\
<svg viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg" role="img">
<title>TITLE</title>
<style>
.{unique_id}-matrix {{
  font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace;
  font-size: FONTpx; font-variant-ligatures: none; white-space: pre;
}}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/>
</clipPath>
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" CLIP>
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
""".replace("CLIP", 'clip-path="url(#{unique_id}-clip-terminal)"').replace(
    "FONT", str(FONT_HEIGHT)
)
"""Rich's own template fetches its font; this one fetches nothing."""


class Terminal(StringIO):
    """A stream that says it is a terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        """Say yes."""
        return True


@cache
def drawn() -> dict[str, str]:
    """Draw every picture; what was drawn once stays so."""
    makers: dict[str, Callable[[], str]] = {
        name: lambda lines=lines: _typed(lines)  # type: ignore[misc]  # bound at once
        for name, lines in COMMANDS.items()
    }
    makers["roll"] = _rolled
    return {f"{name}.svg": _picture(name, make()) for name, make in makers.items()}


def main(arguments: Sequence[str]) -> int:
    """Write the pictures, or say which differ from what they should be."""
    pictures = drawn()
    differing = [name for name, text in pictures.items() if _kept(name) != text]
    if "--check" in arguments:
        for name in differing:
            sys.stderr.write(f"docs/pictures/{name} is out of date: make pictures\n")
        return 1 if differing else 0
    FOLDER.mkdir(exist_ok=True)
    for name, text in pictures.items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
    return 0


def _kept(name: str) -> str | None:
    path = FOLDER / name
    return path.read_text(encoding="utf-8") if path.exists() else None


def _typed(lines: Sequence[str]) -> str:
    """Run commands one after the other on a sample diary of their own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "diary.db"
        path.write_bytes(_sample())
        return "\n".join(_answered(lines, path))


@cache
def _sample() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "diary.db"
        diary = Diary(path, now=lambda: NOW.replace(hour=6))
        fill(diary, today=NOW.date(), zone=ZONE)
        diary.close()
        return path.read_bytes()


def _answered(lines: Sequence[str], path: Path) -> Iterator[str]:
    for line in lines:
        screen = Terminal()
        context = Context(
            environ={
                "COLUMNS": str(WIDTH),
                "FASCIATRACK_DB": str(path),
                "FASCIATRACK_CONFIG": str(path.parent / "settings.toml"),
            },
            clock=lambda: NOW,
            zone_name=ZONE.key,
            stdin=StringIO(),
            stdout=screen,
            stderr=screen,
        )
        words = shlex.split(line)[1:]
        if code := fascia(["--color", "always", *words], context):
            raise SystemExit(f"{line} failed with {code}: {screen.getvalue()}")
        yield f"\x1b[32m$\x1b[0m \x1b[1m{line}\x1b[0m"
        yield screen.getvalue().rstrip("\n")


def _rolled() -> str:
    """Draw a guided session in the middle of a set."""
    countdown = begin(ROUTINE, 0)
    for second in range(ROLLED_SECONDS + 1):
        countdown = look(countdown, second)
    return "\n".join(
        roll_screen(
            countdown,
            Manner(title=ROUTINE.name),
            now=ROLLED_SECONDS,
            screen=Screen(width=WIDTH, color=True),
            rows=ROLLED_ROWS,
        )
    )


def _picture(name: str, screen: str) -> str:
    console = Console(
        record=True,
        width=WIDTH,
        file=StringIO(),
        force_terminal=True,
        color_system="truecolor",
        legacy_windows=False,
    )
    console.print(Text.from_ansi(screen), no_wrap=True, overflow="crop")
    title = COMMANDS.get(name, ("fascia roll evening",))[0]
    svg = console.export_svg(
        title="",
        theme=THEME,
        code_format=TEMPLATE.replace("TITLE", title),
        font_aspect_ratio=ASPECT,
        unique_id=f"fascia-{name}",
    )
    # Rich clips every line by itself, and forgets to define how for the last one.
    svg = re.sub(r' clip-path="url\(#[^"]*-line-\d+\)"', "", svg)
    return "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
