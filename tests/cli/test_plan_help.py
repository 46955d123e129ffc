"""The help pages of fascia plan, and where they send people."""

import shlex

import pytest

from fasciatrack.cli.app import build
from fasciatrack.cli.commands import COMMANDS
from world import World


def test_the_examples_run_one_after_the_other(world: World) -> None:
    world.ok("log", "ball", "neck", "--pain", "neck=6:3")
    for example in COMMANDS["plan"].examples:
        world.ok(*shlex.split(example)[1:])
    assert "fair test begins tomorrow" in world.ok("status").out


@pytest.mark.parametrize("name", ["randomize", "list", "show", "result", "cancel"])
def test_every_help_page_ends_in_examples_that_run(world: World, name: str) -> None:
    page = build(COMMANDS["plan"]).commands[name].epilog
    head, *examples = page.split("\n\n")
    assert head == "Examples:"
    assert len(examples) == 2
    if name != "randomize":
        world.ok("plan", "randomize", "foam-roll", "--area", "left-calf")
    for example in examples:
        world.ok(*shlex.split(example)[1:])


def test_who_looks_here_for_today_is_sent_to_status(world: World) -> None:
    outcome = world.run("plan", "status")
    assert outcome.code == 2
    assert outcome.err == (
        "fascia: 'status' is not a known command of `fascia plan`;"
        " `fascia status` says what is drawn for today\n"
    )
    other = world.run("plan", "frob")
    assert "no such command 'frob'" in other.err
