from world import World


def test_a_session_is_stored_and_told_with_the_way_back(world: World) -> None:
    outcome = world.ok(
        "log", "foam-roll", "left-calf", "10m", "--pain", "6:3", "--stiffness", "7:4"
    )

    assert outcome.out == ""
    assert outcome.err.splitlines()[0] == (
        "✓ 1  foam-roll · left calf · 10 min · today 21:30"
        " · pain 6→3 · stiffness 7→4   (fascia undo)"
    )
    assert len(world.entries) == 1
