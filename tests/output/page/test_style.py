"""The page's colors and its style sheet."""

import re
from base64 import b64encode
from hashlib import sha256

import pytest

from fasciatrack.output.page.style import DARK, LIGHT, security_policy, style_sheet


def luminance(color: str) -> float:
    """Compute the relative luminance as WCAG 2.2 defines it."""
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_computed_as_it_is_defined() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "card"])
@pytest.mark.parametrize("ink", ["ink", "quiet", "accent"])
def test_words_and_marks_can_be_read(
    colors: dict[str, str], ground: str, ink: str
) -> None:
    assert contrast(colors[ink], colors[ground]) >= 4.5


def test_both_schemes_have_the_same_colors_and_all_are_used() -> None:
    style = style_sheet()
    assert LIGHT.keys() == DARK.keys()
    for name in LIGHT:
        assert style.count(f"--{name}:") == 2
        assert f"var(--{name})" in style
    known = set(re.findall(r"(--[\w-]+):", style))
    assert set(re.findall(r"var\((--[\w-]+)\)", style)) <= known


def test_dark_is_for_screens_only() -> None:
    style = style_sheet()
    asked = re.findall(r"@media[^{]*prefers-color-scheme[^{]*", style)
    assert asked
    assert all(one.startswith("@media screen and ") for one in asked)


def test_the_style_sheet_fetches_nothing_and_is_in_balance() -> None:
    style = style_sheet()
    assert not re.search(r"url\(|@import|expression|https?:|//|<|\\", style)
    assert style.count("{") == style.count("}")


def test_the_policy_allows_this_style_sheet_and_nothing_else() -> None:
    digest = b64encode(sha256(b"p { color: red }").digest()).decode()
    assert security_policy("p { color: red }").split("; ") == [
        "default-src 'none'",
        f"style-src 'sha256-{digest}'",
        "base-uri 'none'",
        "form-action 'none'",
    ]
