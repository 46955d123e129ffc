"""What all commands that write have in common."""

import pytest

from world import World

WRITES: dict[str, tuple[str, ...]] = {
    "log": ("log", "ball", "neck"),
    "check": ("check", "--mood", "5"),
    "sleep": ("sleep", "7h"),
    "drink": ("drink", "250ml"),
    "start": ("start", "ball", "neck"),
    "stop": ("stop", "--pain", "3"),
    "cancel": ("cancel",),
    "edit": ("edit", "1", "--note", "x"),
    "delete": ("delete", "1"),
    "follow-up": ("follow-up", "--of", "1", "--soreness", "4"),
    "look-back": ("look-back", "--peg", "5,4,6"),
    "import": ("import", "-"),
}


@pytest.mark.parametrize("verb", WRITES)
def test_a_key_belongs_to_the_command_that_used_it(world: World, verb: str) -> None:
    other = "check" if verb == "drink" else "drink"
    world.ok("log", "ball", "neck", "10m", "--pain", "6:4")
    exported = world.ok("export", "--format", "json").out.replace('"ball"', '"yoga"')
    world.later(days=1)
    world.ok(*WRITES[other], "--key", "k\x1b")
    if verb in {"stop", "cancel"}:
        world.ok("start", "ball", "neck", "--pain", "6")
    kept = world.database.read_bytes()

    outcome = world.run(*WRITES[verb], "--key", "k\x1b", stdin=exported)

    assert outcome.code == 2
    assert outcome.err == (
        f"fascia: the key 'k\\x1b' was used for `fascia {other}`;"
        " nothing was changed; give each command a key of its own\n"
    )
    assert outcome.out == ""
    assert world.database.read_bytes() == kept


def test_a_key_does_not_let_a_session_run_on_in_silence(world: World) -> None:
    world.ok("start", "foam-roll", "left-calf", "--pain", "6", "--key", "k")
    world.later(minutes=10)
    assert world.run("stop", "--pain", "3", "--key", "k").code == 2
    assert world.ok("stop", "--pain", "3", "--key", "other").code == 0
