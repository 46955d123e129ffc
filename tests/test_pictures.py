"""The pictures of the documentation are the program's own, and fetch nothing."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PICTURES = sorted((DOCS / "pictures").glob("*.svg"))
PAGES = (ROOT / "README.md", *DOCS.rglob("*.md"))
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def script() -> Iterator[Any]:
    """Return the script that draws the pictures."""
    sys.path.insert(0, str(DOCS))
    import pictures  # noqa: PLC0415 - found by the path above

    yield pictures
    sys.path.remove(str(DOCS))
    del sys.modules["pictures"]


def test_every_picture_is_what_the_program_draws(
    script: Any,  # noqa: ANN401 - a script
) -> None:
    drawn = script.drawn()
    assert {path.name for path in PICTURES} == set(drawn)
    for path in PICTURES:
        assert path.read_text(encoding="utf-8") == drawn[path.name], "make pictures"


def test_an_outdated_picture_is_named(
    script: Any,  # noqa: ANN401 - a script
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder, script.FOLDER = script.FOLDER, tmp_path / "pictures"
    assert script.main([]) == 0
    assert script.main(["--check"]) == 0
    (script.FOLDER / "map.svg").write_text("old", encoding="utf-8")

    assert script.main(["--check"]) == 1
    assert capsys.readouterr().err == (
        "docs/pictures/map.svg is out of date: make pictures\n"
    )
    script.FOLDER = folder


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: path.name)
def test_a_picture_is_sound_and_fetches_nothing(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    root = ET.fromstring(text)  # noqa: S314 - our own file
    tags = {each.tag.removeprefix(SVG) for each in root.iter()}
    assert tags <= {
        "svg",
        "title",
        "style",
        "defs",
        "clipPath",
        "rect",
        "text",
        "g",
        "circle",
    }
    assert re.findall(r"https?:[^\"]*", text) == [SVG.strip("{}")]
    assert all(where.startswith("#") for where in re.findall(r"url\((.*?)\)", text))
    assert not re.search(r"@import|@font-face|href|\bon\w+=", text)


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: path.name)
def test_everything_a_picture_refers_to_is_in_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    known = set(re.findall(r' id="([^"]+)"', text))
    assert set(re.findall(r"url\(#([^)]+)\)", text)) <= known


def test_every_picture_is_shown_with_words_for_those_who_do_not_see_it() -> None:
    shown = {
        (page.parent / name).resolve(): words
        for page in PAGES
        for words, name in re.findall(
            r"!\[([^\]]*)\]\(([^)]+\.svg)\)", page.read_text(encoding="utf-8")
        )
    }
    assert set(shown) == set(PICTURES)
    assert all(len(words.split()) > 3 for words in shown.values())
