"""Write docs/reference from the program, so that the two cannot disagree.

`make docs` writes the pages; with `--check` nothing is written and drift is an error.
"""  # noqa: INP001 - a script beside the pages it writes

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from generator.command_line import cli_page
from generator.diary_file import data_page
from generator.json_documents import json_page
from generator.words_and_files import (
    areas_page,
    csv_page,
    exit_codes_page,
    kinds_page,
    scales_page,
    settings_page,
)

FOLDER = Path(__file__).parent / "reference"
MARK = "<!-- Written by docs/generate.py from the program; `make docs` renews it. -->"
PAGES: dict[str, Callable[[], Iterator[str]]] = {
    "cli.md": cli_page,
    "data.md": data_page,
    "csv.md": csv_page,
    "json.md": json_page,
    "exit-codes.md": exit_codes_page,
    "settings.md": settings_page,
    "areas.md": areas_page,
    "kinds-and-tools.md": kinds_page,
    "scales.md": scales_page,
}


def generated() -> dict[str, str]:
    """Return every page as it should be."""
    return {name: "\n\n".join((MARK, *page())) + "\n" for name, page in PAGES.items()}


def main(arguments: Sequence[str]) -> int:
    """Write the pages, or say which differ from what they should be."""
    differing = [
        name
        for name, text in generated().items()
        if not (FOLDER / name).exists()
        or (FOLDER / name).read_text(encoding="utf-8") != text
    ]
    if "--check" in arguments:
        for name in differing:
            sys.stderr.write(f"docs/reference/{name} is out of date: make docs\n")
        return 1 if differing else 0
    FOLDER.mkdir(exist_ok=True)
    for name, text in generated().items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
