import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from fasciatrack.errors import FasciaError
from fasciatrack.output import plotting
from fasciatrack.output.plotting import Bar, Picture, Sign, Stroke, draw
from fasciatrack.output.screen import Screen

PLAIN = Screen(unicode=False)
_names = count(1)


def a_picture(**changes: Any) -> Picture:  # noqa: ANN401 - any field of Picture
    values: dict[str, Any] = {
        "columns": 8,
        "rows": 3,
        "x_ticks": ((0, "Mon"),),
        "y_ticks": ((0, "0"), (2, "10")),
    }
    return Picture(**(values | changes))


def drawn(screen: Screen = PLAIN, **changes: Any) -> list[str]:  # noqa: ANN401 - as above
    return [line.rstrip() for line in draw(a_picture(**changes), screen)]


def test_axes_and_their_words_are_drawn_around_an_empty_canvas() -> None:
    assert drawn(Screen()) == ["10┤", "  │", " 0┤", "  └┬───────", "   Mon"]


def test_without_unicode_every_character_is_ascii() -> None:
    assert drawn() == ["10+", "  |", " 0+", "  ++-------", "   Mon"]


def test_a_sign_stands_in_its_cell_and_a_word_around_it() -> None:
    lines = drawn(
        signs=(
            Sign(spot=(0, 2), text="o", color=5),
            Sign(spot=(4, 0), text="abc", color=5),
        )
    )
    assert lines[:3] == ["10+o", "  |", " 0+   abc"]


def test_a_stroke_goes_through_all_its_spots_and_under_the_signs() -> None:
    lines = drawn(
        strokes=(Stroke(spots=((0, 0), (4, 0), (4, 2)), color=5),),
        signs=(Sign(spot=(4, 0), text="o", color=5),),
    )
    assert lines[:3] == ["10+    .", "  |    .", " 0+....o"]


def test_bars_stand_on_the_axis_in_whole_rows_without_unicode() -> None:
    bar = Bar(left=1, right=3, height=2, color=6)
    assert drawn(bars=(bar,))[:3] == ["10+", "  | ###", " 0+ ###"]


@pytest.mark.parametrize(
    ("height", "column"), [(0.5, "  ▄"), (1, "  █"), (1.5, " ▄█"), (3, "███")]
)
def test_bars_have_half_rows_with_unicode(height: float, column: str) -> None:
    bar = Bar(left=0, right=0, height=height, color=6)
    lines = drawn(Screen(), bars=(bar,))[:3]
    assert "".join(line[3:] or " " for line in lines) == column


def test_bars_side_by_side_fill_their_columns_and_no_others() -> None:
    bars = tuple(Bar(left=at, right=at + 1, height=1, color=6) for at in (0, 3, 6))
    assert drawn(Screen(), bars=bars)[2] == " 0┤██ ██ ██"


def test_colors_are_the_terminals_own_and_there_is_no_background() -> None:
    sign = Sign(spot=(0, 2), text="●", color=5)
    text = "".join(draw(a_picture(signs=(sign,)), Screen(color=True)))
    assert "\x1b[38;5;5m●" in text
    assert "\x1b[48" not in text
    assert "\x1b" not in "".join(draw(a_picture(signs=(sign,)), Screen()))


@pytest.mark.parametrize("columns", [9, 40, 200])
@pytest.mark.parametrize("rows", [1, 11, 60])
def test_a_picture_has_exactly_its_size_whatever_the_terminal(
    columns: int, rows: int
) -> None:
    picture = a_picture(columns=columns, rows=rows, y_ticks=((0, "0"),))
    lines = draw(picture, Screen())
    assert len(lines) == picture.height == rows + 2
    assert {len(line) for line in lines} == {picture.width} == {columns + 2}


@pytest.mark.parametrize("number", [float("nan"), float("inf"), -float("inf")])
def test_a_number_that_is_not_finite_never_reaches_plotext(number: float) -> None:
    for changes in (
        {"strokes": (Stroke(spots=((0, 0), (1, number)), color=5),)},
        {"signs": (Sign(spot=(number, 0), text="o", color=5),)},
        {"bars": (Bar(left=0, right=number, height=1, color=5),)},
    ):
        with pytest.raises(ValueError, match="not finite"):
            draw(a_picture(**changes), Screen())


def in_a_fresh_interpreter(code: str) -> list[str]:
    run = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    return run.stdout.splitlines()


DRAW = """
import sys
from fasciatrack.output.plotting import import_without, load_plotext
{first}
figure = load_plotext().figure
figure.draw(figure.signal([1, 2], [1, 2], marker="o"))
print(figure.build().string(colorless=True).count("o"))
print(any(name.startswith("plotext._doc") for name in sys.modules))
"""


def test_plotext_is_loaded_without_its_manual_and_still_draws() -> None:
    assert in_a_fresh_interpreter(DRAW.format(first="")) == ["2", "False"]


def test_a_plotext_that_needed_its_manual_would_get_it_and_draw() -> None:
    first = "import_without('plotext._doc.doc', offering='something else')"
    assert in_a_fresh_interpreter(DRAW.format(first=first)) == ["2", "True"]


class TestStandIn:
    """The same loader on packages made up for the purpose."""

    @pytest.fixture
    def package(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> Iterator[Path]:
        name = f"made_up_{next(_names)}"
        monkeypatch.syspath_prepend(tmp_path)
        folder = tmp_path / name
        folder.mkdir()
        yield folder
        for loaded in [one for one in sys.modules if one.startswith(name)]:
            del sys.modules[loaded]

    def load(self, folder: Path, init: str, manual: str | None = None) -> Any:  # noqa: ANN401 - any module
        text = init.replace("PACKAGE", folder.name)
        (folder / "__init__.py").write_text(text)
        if manual is not None:
            (folder / "manual.py").write_text(manual)
        return plotting.import_without(f"{folder.name}.manual", offering="docs")

    def test_the_slow_module_is_not_run(self, package: Path) -> None:
        found = self.load(
            package, "from PACKAGE.manual import docs\n", "raise SystemExit\n"
        )
        assert found.docs is None
        assert f"{package.name}.manual" not in sys.modules

    def test_a_package_that_needs_the_slow_module_is_imported_plainly(
        self, package: Path
    ) -> None:
        found = self.load(
            package,
            "from PACKAGE.manual import docs\nready = docs.upper()\n",
            "docs = 'text'\n",
        )
        assert found.ready == "TEXT"
        assert sys.modules[f"{package.name}.manual"].docs == "text"

    def test_a_package_that_takes_another_name_is_imported_plainly(
        self, package: Path
    ) -> None:
        found = self.load(
            package, "from PACKAGE.manual import pages\n", "pages = ['a']\n"
        )
        assert found.pages == ["a"]

    def test_a_package_without_the_slow_module_is_just_imported(
        self, package: Path
    ) -> None:
        assert self.load(package, "ready = True\n").ready
        assert f"{package.name}.manual" not in sys.modules

    def test_a_package_that_fails_says_why(self, package: Path) -> None:
        with pytest.raises(RuntimeError, match="really broken"):
            self.load(package, "raise RuntimeError('really broken')\n")

    def test_a_package_loaded_before_is_left_as_it_is(self, package: Path) -> None:
        first = self.load(package, "ready = True\n")
        assert self.load(package, "ready = False\n") is first

    @pytest.mark.parametrize("problem", ["ImportError", "OSError"])
    def test_a_plotext_that_does_not_run_here_is_told_in_one_line(
        self, package: Path, problem: str
    ) -> None:
        (package / "__init__.py").write_text(f"raise {problem}('no kernel here')\n")
        with pytest.raises(FasciaError, match="on this machine: no kernel here; --des"):
            plotting.load_plotext(f"{package.name}.manual")
