import os
import subprocess
import sys
from datetime import datetime
from io import StringIO
from pathlib import Path

import platformdirs
import pytest

from fasciatrack.cli.clock import local_now, local_zone_name, zone_named
from fasciatrack.cli.context import Context
from fasciatrack.cli.places import data_folder, settings_folder
from world import Terminal, World


def context(world: World, **environ: str) -> Context:
    return Context(
        environ={"HOME": str(world.folder), **environ},
        clock=lambda: world.now,
        zone_name="Europe/Berlin",
        stdin=StringIO(),
        stdout=StringIO(),
        stderr=Terminal(),
    )


def test_a_path_may_begin_at_home(world: World) -> None:
    home = Path.home()
    settings = context(world, FASCIATRACK_CONFIG="~/s.toml", FASCIATRACK_DB="~/d.db")
    assert settings.settings_path == home / "s.toml"
    assert settings.database_path == home / "d.db"


def test_a_home_that_nobody_has_is_a_folder_name(world: World) -> None:
    strange = context(world, FASCIATRACK_DB="~nobody-has-this/d.db")
    assert strange.database_path == Path("~nobody-has-this/d.db")


def test_without_settings_the_platform_decides_where_things_are(world: World) -> None:
    plain = context(world, XDG_DATA_HOME="/data", XDG_CONFIG_HOME="/config")
    assert plain.database_path == Path("/data/fasciatrack/diary.db")
    assert plain.settings_path == Path("/config/fasciatrack/settings.toml")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere it is platformdirs")
@pytest.mark.parametrize("given", [None, "", " ", "/data", "relative", "./x", "~/data"])
def test_the_places_are_those_of_platformdirs(given: str | None) -> None:
    environ = dict(os.environ)
    for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        environ.pop(variable, None)
        if given is not None:
            environ[variable] = given
    script = (
        "import platformdirs\n"
        "print(platformdirs.user_data_path('fasciatrack'))\n"
        "print(platformdirs.user_config_path('fasciatrack'))"
    )
    told = subprocess.run(
        [sys.executable, "-c", script],
        env=environ,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    assert [str(data_folder(environ)), str(settings_folder(environ))] == told


def test_on_other_platforms_platformdirs_is_asked() -> None:
    assert data_folder({}, "darwin") == platformdirs.user_data_path("fasciatrack")
    settings = platformdirs.user_config_path("fasciatrack")
    assert settings_folder({}, "win32") == settings


@pytest.mark.parametrize(
    ("columns", "width"),
    [("20", 20), ("200", 200), ("0", 80), ("-5", 80), ("wide", 80), ("٣٣", 80)],
)
def test_columns_say_how_wide_it_is(world: World, columns: str, width: int) -> None:
    assert context(world, COLUMNS=columns).screen.width == width


def test_endless_columns_are_only_very_wide(world: World) -> None:
    assert context(world, COLUMNS="9" * 5000).screen.width == 999_999


@pytest.mark.parametrize(
    ("option", "environ", "in_terminal", "in_pipe"),
    [
        (None, {}, True, False),
        (None, {"NO_COLOR": "1"}, False, False),
        (None, {"NO_COLOR": ""}, True, False),
        (None, {"TERM": "dumb"}, False, False),
        (None, {"FASCIATRACK_COLOR": "always"}, True, True),
        (None, {"FASCIATRACK_COLOR": "always", "NO_COLOR": "1"}, False, False),
        ("always", {"NO_COLOR": "1", "TERM": "dumb"}, True, True),
        ("never", {"FASCIATRACK_COLOR": "always"}, False, False),
        ("auto", {"NO_COLOR": "1"}, True, False),
    ],
)
def test_colour_is_for_terminals_that_want_it(
    world: World,
    option: str | None,
    environ: dict[str, str],
    in_terminal: bool,  # noqa: FBT001 - a column
    in_pipe: bool,  # noqa: FBT001 - a column
) -> None:
    here = context(world, **environ)
    if option:
        here.chosen["color"] = option
    assert here.talk_screen.color is in_terminal
    assert here.screen.color is in_pipe


@pytest.mark.parametrize(
    ("encoding", "unicode"),
    [("utf-8", True), ("UTF8", True), ("ascii", False), ("latin-1", False)],
)
def test_beautiful_signs_need_an_encoding_that_has_them(
    world: World,
    encoding: str,
    unicode: bool,  # noqa: FBT001 - a column
) -> None:
    class Stream(StringIO):
        pass

    stream = Stream()
    Stream.encoding = encoding
    here = context(world)
    here.stdout = stream
    assert here.screen.unicode is unicode


def test_the_clock_and_the_zone_are_those_of_this_machine() -> None:
    now = local_now()
    assert now.tzinfo is not None
    assert now.microsecond == 0
    assert abs((datetime.now().astimezone() - now).total_seconds()) < 5  # noqa: TID251 - what is tested
    name = local_zone_name()
    assert name is None or zone_named(name) is not None


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "Nowhere/Land", "/etc"])
def test_a_zone_that_is_none_is_none(name: str) -> None:
    assert zone_named(name) is None


@pytest.mark.parametrize(
    ("variable", "name"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        (":Asia/Tokyo", "Asia/Tokyo"),
        ("CET-1CEST", None),
        ("../../etc/passwd", None),
    ],
)
def test_the_zone_follows_the_environment(variable: str, name: str | None) -> None:
    script = "from fasciatrack.cli.clock import *; print(local_zone_name())"
    told = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "TZ": variable},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert told == f"{name}\n"


@pytest.mark.skipif("TZ" in os.environ, reason="TZ says which zone it is")
def test_the_zone_is_where_the_link_leads(tmp_path: Path) -> None:
    link = tmp_path / "localtime"
    link.symlink_to("/usr/share/zoneinfo/America/New_York")
    assert local_zone_name(link) == "America/New_York"
    other = tmp_path / "elsewhere"
    other.symlink_to("/tmp/no-zone")  # noqa: S108 - nothing is there
    for place in (other, tmp_path / "missing"):
        name = local_zone_name(place)
        assert name is None or zone_named(name) is not None


def test_without_a_zone_name_the_offset_of_today_holds(world: World) -> None:
    here = context(world)
    here.zone_name = None
    assert here.zone() is world.now.tzinfo


def test_what_is_told_on_a_terminal_breaks_between_words(world: World) -> None:
    told = world.run(
        *(
            "log",
            "foam-roll",
            "left-calf",
            "10m",
            "--pain",
            "6:3",
            "--stiffness",
            "7:4",
        ),
        terminal=True,
        environ={"COLUMNS": "40", "NO_COLOR": "1"},
    ).err.splitlines()

    assert told[:2] == [
        "✓ 1  foam-roll · left calf · 10 min ·",
        "    today 21:30 · pain 6→3 · stiffness",
    ]
    assert all(len(line) <= 40 for line in told[:3])
