"""How much would change anyway: who starts on bad days finds better ones after."""

from math import erfc, exp, pi, sqrt


def expected_regression(
    mean: float, sd: float, cut: float, correlation: float, *, below: bool = False
) -> float:
    """Give how far values beyond a cut lie nearer to the mean when taken again.

    Barnett, van der Pols and Dobson (2005), for normal values.

    Args:
        mean: Of all values, chosen or not.
        sd: Their standard deviation, of all of them.
        cut: Only values from here on were chosen.
        correlation: Of a value with the one taken again, 0 to 1.
        below: Whether those up to the cut were chosen instead.
    """
    if sd <= 0:
        return 0.0
    z = (mean - cut if below else cut - mean) / sd
    return (1 - correlation) * sd * _height_by_tail(z)


def _height_by_tail(z: float) -> float:
    """Give the normal density at z divided by the share of values above z."""
    tail = erfc(z / sqrt(2)) / 2
    if not tail:
        return z  # so far out that it is the same in all digits
    return exp(-z * z / 2) / sqrt(2 * pi) / tail
