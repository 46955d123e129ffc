"""fascia reference, from the command line."""

import json
from typing import Any

import pytest

from fasciatrack.domain.article import LABEL
from fasciatrack.errors import ExitCode
from world import World


@pytest.fixture
def diary(world: World) -> World:
    """Return a world with six foam-roll sessions, one of them weeks ago."""
    world.later(days=-40)
    world.ok("log", "foam-roll", "left-calf", "20m", "--pain", "8:8")
    world.later(days=35)
    for _ in range(5):
        world.later(days=1)
        world.ok("log", "foam-roll", "left-calf", "10m", "--pain", "6:3")
    return world


def plain(world: World, *argv: str) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(world.ok("reference", "--json", *argv).out)
    return value


def pain(document: dict[str, Any], group: str) -> dict[str, Any]:
    rows = {row["group"]: row for row in document["comparisons"]}
    figure: dict[str, Any] = rows[group]["pain_percent"]
    return figure


def test_the_whole_diary_stands_beside_the_article(diary: World) -> None:
    outcome = diary.ok("reference", environ={"COLUMNS": "120"})
    assert LABEL in outcome.out
    assert "pain −39 % (n=6, early)" in outcome.out
    assert outcome.err == ""


def test_json_says_the_same_with_its_label(diary: World) -> None:
    document = plain(diary)
    assert document["schema_version"] == 1
    assert document["label"] == LABEL
    assert pain(document, "self-release") == {"n": 6, "needed": 6, "value": -39.4737}
    assert pain(document, "mfr") == {"n": 0, "needed": 6, "value": None}
    assert document["period"]["first"] == "2026-10-11"


def test_a_period_narrows_it(diary: World) -> None:
    document = plain(diary, "--last", "4w")
    assert pain(document, "self-release") == {"n": 5, "needed": 6, "value": None}
    assert document["drops"]["found"][0]["difference"] == 0


def test_a_diary_that_is_not_there_yet_still_has_the_article(world: World) -> None:
    outcome = world.ok("reference")
    assert "Yours: nothing is logged here." in outcome.out
    assert not world.database.exists()


def test_line_by_line_takes_no_table(diary: World) -> None:
    outcome = diary.ok("reference", "--describe")
    assert f"  {LABEL}: 45 minutes" in outcome.out.splitlines()


def test_two_forms_at_once_are_refused(world: World) -> None:
    outcome = world.run("reference", "--describe", "--json")
    assert outcome.code == ExitCode.USAGE
    assert "contradict each other" in outcome.err
