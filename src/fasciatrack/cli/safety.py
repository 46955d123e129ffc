"""fascia safety: when to get help, when not to press, how long to roll."""

import typer

from fasciatrack.cli import options


def run(ctx: typer.Context, *, json: options.Json = False) -> None:
    """General information with its sources, the same for everybody.

    It knows nothing of you and needs no diary.
    """
    from fasciatrack.domain.safety import SafetyTexts

    context = options.context_of(ctx)
    texts = SafetyTexts()
    if json:
        import json as json_module

        from fasciatrack.domain.plain import to_plain

        value = {"schema_version": 1, **to_plain(texts)}
        context.show(json_module.dumps(value, ensure_ascii=False))
        return
    from fasciatrack.output.safety_page import safety_page

    context.show(safety_page(texts, context.screen))
