"""fascia safety: when to get help, when not to press, how long to roll."""

import typer

from fasciatrack.cli import options


def run(ctx: typer.Context, *, json: bool = options.JSON) -> None:
    """General information with its sources, the same for everybody.

    It knows nothing of you and needs no diary.
    """
    from fasciatrack.domain.safety import SafetyTexts

    context = options.context_of(ctx)
    texts = SafetyTexts()
    if json:
        from fasciatrack.domain.plain import to_plain
        from fasciatrack.output.json_text import json_text

        value = {"schema_version": 1, **to_plain(texts)}
        context.show(json_text(value))
        return
    from fasciatrack.output.safety_page import safety_page

    context.show(safety_page(texts, context.screen))
