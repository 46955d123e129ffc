import json
from datetime import time
from pathlib import Path

import pytest

from fasciatrack.cli.settings import Settings, read_settings
from world import World


def in_force(world: World, *options: str, **environ: str) -> Settings:
    """Return the settings that `fascia config` prints, read back."""
    return read_settings(world.ok("config", *options, environ=environ).out, {})


def write(world: World, text: str) -> None:
    Path(world.environ["FASCIATRACK_CONFIG"]).write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("option", "variable", "in_environ", "in_file", "name", "values"),
    [
        (
            ["--db", "option.db"],
            "FASCIATRACK_DB",
            "environ.db",
            'database = "file.db"',
            "database",
            ["option.db", "environ.db", "file.db", ""],
        ),
        (
            ["--color", "always"],
            "FASCIATRACK_COLOR",
            "never",
            'color = "always"',
            "color",
            ["always", "never", "always", "auto"],
        ),
        (
            ["--ascii"],
            "FASCIATRACK_ASCII",
            "no",
            "ascii = true",
            "ascii",
            [True, False, True, False],
        ),
        (
            [],
            "FASCIATRACK_DAY_ENDS_AT",
            "3am",
            'day_ends_at = "5:00"',
            "day_ends_at",
            [time(3), time(3), time(5), time(4)],
        ),
    ],
)
def test_option_beats_environment_beats_file_beats_default(  # noqa: PLR0913, PLR0917 - one column each
    world: World,
    option: list[str],
    variable: str,
    in_environ: str,
    in_file: str,
    name: str,
    values: list[object],
) -> None:
    del world.environ["FASCIATRACK_DB"]
    found = [getattr(in_force(world), name)]
    write(world, in_file)
    found.append(getattr(in_force(world), name))
    found.append(getattr(in_force(world, **{variable: in_environ}), name))
    found.append(getattr(in_force(world, *option, **{variable: in_environ}), name))
    assert found == values[::-1]


def test_the_file_that_is_printed_can_be_used_as_is(world: World) -> None:
    environ = {"FASCIATRACK_GLASS_ML": "200", "FASCIATRACK_ASCII": "1"}
    text = world.ok("config", environ=environ).out
    write(world, text)
    assert in_force(world).glass_ml == 200
    assert in_force(world).ascii
    assert f"# The diary in use: {world.database}" in text
    world.ok("drink", "1glass")
    drink = world.entries[0].drink
    assert drink is not None
    assert drink.millilitres == 200


def test_a_strange_path_leaves_the_file_valid(world: World) -> None:
    strange = 'a\n"b\\\x1b]0;x\x07'
    printed = world.ok("config", environ={"FASCIATRACK_DB": strange}).out
    assert read_settings(printed, {}).database == strange
    assert "\x1b" not in printed


def test_the_place_of_the_file_can_be_asked_for(world: World) -> None:
    assert world.ok("config", "--location").out == f"{world.folder}/settings.toml\n"


def test_json_keeps_the_types(world: World) -> None:
    shown = json.loads(world.ok("config", "--json", "--ascii").out)
    assert shown == {
        "schema_version": 1,
        "location": str(world.folder / "settings.toml"),
        "database": str(world.database),
        "settings": {
            "database": str(world.database),
            "color": "auto",
            "ascii": True,
            "day_ends_at": "04:00:00",
            "glass_ml": 250,
            "cup_ml": 240,
            "cautions": [],
            "safety_quiet": False,
        },
    }


def test_a_wrong_file_stops_every_command_with_one_line(world: World) -> None:
    write(world, "glass_ml = 0")
    for command in (["config"], ["log", "ball"], ["drink", "1glass"]):
        outcome = world.run(*command)
        assert outcome.code == 2
        assert outcome.err == (
            "fascia: 'glass_ml' in the settings file cannot be '0'; write it like 250"
            f" (it is {world.environ['FASCIATRACK_CONFIG']})\n"
        )
    assert world.ok("config", "--location").out.endswith("settings.toml\n")
    assert not world.database.exists()


def test_a_file_that_cannot_be_read_is_named(world: World) -> None:
    path = Path(world.environ["FASCIATRACK_CONFIG"])
    path.write_bytes(b'color = "\xff"')
    assert "cannot be read: it is not valid UTF-8" in world.run("config").err
    path.unlink()
    path.mkdir()
    outcome = world.run("config")
    assert outcome.code == 2
    assert f"'{path}' cannot be read: Is a directory; mend or remove it" in outcome.err
