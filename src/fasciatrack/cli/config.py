"""fascia config: the effective settings, as a file that can be used as is."""

from datetime import time
from typing import Annotated, Any

import typer

from fasciatrack.cli import options
from fasciatrack.cli.context import Context
from fasciatrack.cli.settings import Settings, settings_text
from fasciatrack.domain.values import field_names, replace
from fasciatrack.output.screen import safe


def run(
    ctx: typer.Context,
    *,
    location: Annotated[
        bool, typer.Option("--location", help="Only say where the file is.")
    ] = False,
    json: bool = options.JSON,
) -> None:
    """Save what it prints at the place it names, and change what you like.

    An option beats the environment, which beats the file, which beats the default.
    """
    context = options.context_of(ctx)
    if location:
        context.show(str(context.settings_path))
        return
    settings = _in_force(context)
    if json:
        from fasciatrack.output.json_text import json_text

        value = {
            "schema_version": 1,
            "location": str(context.settings_path),
            "database": str(context.database_path),
            "settings": {
                name: value.isoformat() if isinstance(value, time) else value
                for name in field_names(Settings)
                for value in [getattr(settings, name)]
            },
        }
        context.show(json_text(value))
    else:
        text = settings_text(settings, origin=str(context.settings_path))
        context.show(f"{text}\n# The diary in use: {safe(str(context.database_path))}")


def _in_force(context: Context) -> Settings:
    """Return the settings as the options of this command change them."""
    chosen = context.chosen
    changed: dict[str, Any] = {
        name: chosen[name] for name in ("color", "ascii") if name in chosen
    }
    if "db" in chosen:
        changed["database"] = chosen["db"]
    return replace(context.settings, **changed)
