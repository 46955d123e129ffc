"""Least squares with a few covariates, some of which may say nothing of their own.

Solved by sweeping (Goodnight 1979, Am Stat 33:149).
"""

from collections.abc import Sequence

_NOTHING_LEFT = 1e-9
"""The share of its own squares below which a covariate is made of those before it."""


class Swept:
    """Products of covariates with each other and with what they explain, solved."""

    def __init__(
        self,
        products: Sequence[Sequence[float]],
        covariates: int,
        sizes: Sequence[float],
    ) -> None:
        """Solve them.

        Args:
            products: Of each column with each, symmetric; what is explained comes last.
            covariates: How many columns explain it.
            sizes: The squares of each column before anything was taken out of it.
        """
        self.square = [list(row) for row in products]
        self.used = [
            at
            for at in range(covariates)
            if self._sweep(at, _NOTHING_LEFT * sizes[at] + _NOTHING_LEFT)
        ]
        self.slopes = [row[-1] for row in self.square[:covariates]]
        """Of each covariate; 0 for one that says nothing of its own."""
        self.inverse = [row[:covariates] for row in self.square[:covariates]]
        """Of the products of the covariates that are used; 0 for the others."""
        self.left = self.square[-1][-1]
        """The squares of what is not explained."""

    def _sweep(self, at: int, least: float) -> bool:
        """Take a covariate out of all other columns; a collinear one is left out."""
        square = self.square
        own = square[at]
        pivot = own[at]
        if pivot <= least:
            square[at] = [0.0] * len(own)
            for row in square:
                row[at] = 0.0
            return False
        own = square[at] = [value / pivot for value in own]
        own[at] = 1 / pivot
        for index, row in enumerate(square):
            if index != at and (times := row[at]):
                row[at] = 0.0
                square[index] = [
                    value - times * mine for value, mine in zip(row, own, strict=True)
                ]
        return True
