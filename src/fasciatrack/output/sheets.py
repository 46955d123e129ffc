"""Figures arranged in rows and columns, for whatever draws them."""

from fasciatrack.domain.values import Value


class Column(Value):
    """A column of figures."""

    header: str
    is_essential: bool = True
    """Whether it stays where there is little room."""
    is_roomy: bool = False
    """Whether it is only drawn where there is plenty of room."""
    is_drawing: bool = False
    """Marks instead of figures."""


class Row(Value):
    """One line of figures, under a group's name where it has one."""

    label: str
    cells: tuple[str, ...]
    group: str = ""
    """A place or a kind, as the person named it."""


class Sheet(Value):
    """One small table."""

    title: str
    names: tuple[str, ...]
    """What the names in front of the figures are, one for each."""
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @property
    def is_grouped(self) -> bool:
        """Whether its rows stand under the names of groups."""
        return len(self.names) > 1
