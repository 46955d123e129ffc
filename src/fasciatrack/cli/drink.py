"""fascia drink: keep something you drank."""

from typing import Annotated

import typer

from fasciatrack.cli import options
from fasciatrack.cli.recording import (
    Answers,
    changes_for,
    check_word,
    given,
    read_note,
    show_json,
    store,
)
from fasciatrack.domain.quantities import is_unit
from fasciatrack.domain.vocabulary import BEVERAGES, parse_beverage
from fasciatrack.errors import InvalidValueError, UnknownWordError, quoted


def run(  # noqa: PLR0913 - one argument per option
    ctx: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="AMOUNT [BEVERAGE]",
            help="500ml, 0.5l, 16floz, 2cups, 2glasses; water unless said otherwise.",
            autocompletion=options.offer(*BEVERAGES),
        ),
    ],
    *,
    caffeine: str | None = options.CAFFEINE,
    at: str | None = options.AT,
    note: str | None = options.NOTE,
    tag: list[str] | None = options.TAGS,
    key: str | None = options.KEY,
    dry_run: bool = options.DRY_RUN,
    json: bool = options.JSON,
) -> None:
    """Amounts are kept in millilitres; how big a glass or cup is can be set."""
    context = options.context_of(ctx)
    amount, beverage = _sorted(words)
    form = given(
        amount=amount,
        beverage=beverage,
        caffeine=caffeine,
        at=at,
        note=read_note(context, note),
        tags=tag,
    )
    changes = changes_for(context, Answers(drink=form))
    receipt = store(context, "drink", changes, key=key, dry_run=dry_run)
    if json:
        show_json(context, receipt)


def _sorted(words: list[str]) -> tuple[str, str | None]:
    """Tell the amount from the beverage: `1 cup coffee` is `1cup` of `coffee`."""
    amount: list[str] = []
    beverages: list[str] = []
    for word in words:
        check_word(word, "amount")
        try:
            beverages.append(parse_beverage(word))
        except UnknownWordError:
            if amount and not (is_unit(word) or word[:1].isdigit()):
                raise
            amount.append(word)
    if len(beverages) > 1:
        raise InvalidValueError(
            f"{quoted(' '.join(beverages))} are two beverages",
            hint="log each on its own",
        )
    if not amount:
        raise InvalidValueError("the amount is missing", hint="such as 250ml")
    return "".join(amount), beverages[0] if beverages else None
