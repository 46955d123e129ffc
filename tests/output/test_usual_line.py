"""How a session compares with the usual one, on one line."""

import pytest

from fasciatrack.output.screen import Screen
from fasciatrack.output.usual_line import usual_line
from fasciatrack.reporting.usual import usual_of

OTHERS = usual_of([(5, 2), (3, 3), (4, 2), (6, 4), (4, 3), (5, 2.5)])


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
    others = usual_of([(1, 1.1), (1, 1.2), (1, 1.3), (1, 1.6)])
    line = usual_line("stiffness", 1.0, others, "ball", Screen())
    assert line.startswith("    stiffness +1.0 · usually +0.3 (")
