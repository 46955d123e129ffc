"""Choosing entries: the period and filter options, the same for every command."""

from typing import TYPE_CHECKING, Annotated

import typer

from fasciatrack.cli.context import Context
from fasciatrack.cli.options import complete_area, complete_kind, complete_tag, offer
from fasciatrack.domain.values import Value

if TYPE_CHECKING:
    from fasciatrack.domain.periods import Period
    from fasciatrack.domain.selection import Selection

From = Annotated[str | None, typer.Option("--from", metavar="DAY", help="First day.")]
To = Annotated[str | None, typer.Option("--to", metavar="DAY", help="Last day.")]
Last = Annotated[
    str | None, typer.Option("--last", metavar="4w", help="30d, 4w, 6m or 1y to today.")
]
Week = Annotated[
    str | None,
    typer.Option(
        "--week",
        metavar="2026-W46",
        help="Also: this, last.",
        autocompletion=offer("this", "last"),
    ),
]
Month = Annotated[
    str | None,
    typer.Option(
        "--month",
        metavar="2026-11",
        help="Also: this, last.",
        autocompletion=offer("this", "last"),
    ),
]
OnlyAreas = Annotated[
    list[str] | None,
    typer.Option(
        "--area", metavar="AREA", help="Only this area.", autocompletion=complete_area
    ),
]
OnlyKinds = Annotated[
    list[str] | None,
    typer.Option(
        "--kind", metavar="KIND", help="Only this kind.", autocompletion=complete_kind
    ),
]
OnlyTags = Annotated[
    list[str] | None,
    typer.Option(
        "--tag", metavar="WORD", help="Only with this tag.", autocompletion=complete_tag
    ),
]


class PeriodWords(Value):
    """The period options as typed."""

    start: str | None = None
    end: str | None = None
    last: str | None = None
    week: str | None = None
    month: str | None = None

    @property
    def is_given(self) -> bool:
        """Whether any of them was."""
        return self != PeriodWords()


def read_period(words: PeriodWords, context: Context, *, default: "Period") -> "Period":
    """Turn the period options into a period.

    Raises:
        InvalidValueError: unreadable, or two ways of saying it at once.
    """
    from fasciatrack.domain.asked_period import choose_period

    return choose_period(
        week=words.week,
        month=words.month,
        last=words.last,
        start=words.start,
        end=words.end,
        today=context.today,
        default=default,
    )


def read_selection(
    context: Context,
    *,
    period: "Period | None" = None,
    areas: list[str] | None = None,
    kinds: list[str] | None = None,
    tags: list[str] | None = None,
) -> "Selection":
    """Turn the filter options into a selection.

    Raises:
        UnknownWordError: an area or a kind is not known.
    """
    from fasciatrack.domain.selection import Selection
    from fasciatrack.domain.vocabulary import parse_kind

    return Selection(
        period=period,
        places=tuple(context.areas.place(word) for word in areas or ()),
        kinds=tuple(parse_kind(word) for word in kinds or ()),
        tags=tuple(word.lstrip("#") for word in tags or ()),
    )
