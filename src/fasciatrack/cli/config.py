"""fascia config: the effective settings, as a file that can be used as is."""

from typing import Annotated

import typer

from fasciatrack.cli import options
from fasciatrack.cli.settings import SETTINGS, settings_text


def run(
    ctx: typer.Context,
    *,
    location: Annotated[
        bool, typer.Option("--location", help="Only say where the file is.")
    ] = False,
    json: options.Json = False,
) -> None:
    """Save what it prints at the place it names, and change what you like.

    An option beats the environment, which beats the file, which beats the default.
    """
    context = options.context_of(ctx)
    if location:
        context.show(str(context.settings_path))
    elif json:
        import json as json_module

        values = {
            setting.name: str(getattr(context.settings, setting.name))
            for setting in SETTINGS
        }
        value = {
            "schema_version": 1,
            "location": str(context.settings_path),
            "database": str(context.database_path),
            "settings": values,
        }
        context.show(json_module.dumps(value, ensure_ascii=False))
    else:
        text = settings_text(context.settings, origin=str(context.settings_path))
        context.show(f"{text}\n# The diary in use: {context.database_path}")
