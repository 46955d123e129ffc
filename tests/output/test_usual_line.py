"""How a session compares with the usual one, on one line."""

import pytest

from fasciatrack.output.screen import Screen
from fasciatrack.output.usual_line import usual_line

OTHERS = (-3.0, 0.0, -2.0, -2.0, -1.0, -2.5)


@pytest.mark.parametrize(
    ("screen", "line"),
    [
        (
            Screen(width=80),
            (
                "    pain −4.0 · usually −2.0"
                " (median of 6 ball sessions there, −3.0 to 0.0)"
            ),
        ),
        (
            Screen(width=80, unicode=False),
            (
                "    pain -4.0 - usually -2.0"
                " (median of 6 ball sessions there, -3.0 to 0.0)"
            ),
        ),
        (
            Screen(width=62),
            "    pain −4.0 · usually −2.0 (median of 6 ball sessions there)",
        ),
        (Screen(width=40), "    pain −4.0 · usually −2.0"),
        (Screen(width=20), ""),
    ],
)
def test_it_says_what_fits_into_a_line(screen: Screen, line: str) -> None:
    assert usual_line("pain", -4.0, OTHERS, "ball", screen) == line


def test_a_halved_middle_is_a_figure_like_any_other() -> None:
    line = usual_line("stiffness", 1.0, (0.1, 0.2, 0.3, 0.6), "ball", Screen())
    assert line.startswith("    stiffness +1.0 · usually +0.3 (")
