"""How large a change of pain people call one: published benchmarks and their sources.

They come from groups of people over weeks of treatment. Beside one person's sessions
they are a yardstick, never a verdict.
"""

from typing import Literal

from fasciatrack.domain.values import Value

METRIC = "pain"
"""The only score the benchmarks are about."""
LOWEST_BASELINE = 4
"""Below so much to begin with a percentage is not called small or large.

There is little room to go down, and one point is a large share of it.
"""
MOST_AT_ZERO = 0.1
"""Of the sessions. Those that began at 0 could only rise, and are in no percentage.

Where they are more, what is left of the percentage is too low to be called anything.
"""
FEWEST_SESSIONS = 12
"""With fewer, an average still moves a lot with each new one."""
FEWEST_DAYS = 28
"""From the first to the last session: a bad fortnight passes by itself."""

Size = Literal["none", "small", "moderate", "large"]
"""How much of a percentage, by IMMPACT's steps."""
PointSize = Literal["none", "small", "two"]
"""How many points: less than one, one, two or more."""

PERCENT_STEPS: tuple[tuple[float, Size], ...] = (
    (50, "large"),
    (30, "moderate"),
    (10, "small"),
)
"""From so many percent of the mean before on, higher or lower alike."""
POINT_STEPS: tuple[tuple[float, PointSize], ...] = ((2, "two"), (1, "small"))
"""From so many points of 0-10 on, higher or lower alike."""


class Published(Value):
    """One published benchmark."""

    key: str
    name: str
    """As it is named in a sentence: `Farrar 2001`."""
    found: str
    """What it says, in one sentence without its end."""
    about: str
    """Whom and how it was found with."""
    source: str


PUBLISHED: tuple[Published, ...] = (
    Published(
        key="farrar-2001",
        name="Farrar 2001",
        found=(
            "about 2 points or 30 % lower went with people saying they were much or"
            " very much improved; the percentage held wherever they began, the points"
            " had to be more where pain was high"
        ),
        about="2,724 people with long-lasting pain in 10 drug trials",
        source="Farrar et al., Pain 2001;94:149-158, doi:10.1016/S0304-3959(01)00349-9",
    ),
    Published(
        key="salaffi-2004",
        name="Salaffi 2004",
        found=(
            "1 point or 15 % lower went with slightly better, 2 points or 33 % lower"
            " with much better"
        ),
        about="825 people with long-lasting joint and muscle pain, over three months",
        source=(
            "Salaffi et al., Eur J Pain 2004;8:283-291,"
            " doi:10.1016/j.ejpain.2003.09.004"
        ),
    ),
    Published(
        key="immpact-2008",
        name="IMMPACT 2008",
        found=(
            "10 to 20 % lower is the least that matters, 30 % or more a moderate and"
            " 50 % or more a substantial change"
        ),
        about="a consensus on trials of long-lasting pain",
        source=(
            "Dworkin et al., J Pain 2008;9:105-121, doi:10.1016/j.jpain.2007.09.005"
        ),
    ),
    Published(
        key="datapain-2021",
        name="DATAPAIN 2021",
        found=(
            "an important change was 2.2 points on average while treatment went on and"
            " 4.2 once it was over, more where pain was high, and varied a lot"
        ),
        about="1,661 people of pain clinics and trials, over six months",
        source="Pain Practice 2021, doi:10.1111/papr.13089 (PMC9299931)",
    ),
)
"""Oldest first; the labels follow the first three, the last says how soft they are."""


def percent_size(percent: float) -> Size:
    """Name the size of a change in percent of the mean before, of either direction."""
    for least, size in PERCENT_STEPS:
        if abs(percent) >= least:
            return size
    return "none"


def point_size(points: float) -> PointSize:
    """Name the size of a change in points of 0-10, of either direction."""
    for least, size in POINT_STEPS:
        if abs(points) >= least:
            return size
    return "none"


def agree(percent: Size, points: PointSize) -> bool:
    """Say whether both rules call a change alike."""
    alike: dict[PointSize, tuple[Size, ...]] = {
        "none": ("none",),
        "small": ("small",),
        "two": ("moderate", "large"),
    }
    return percent in alike[points]
