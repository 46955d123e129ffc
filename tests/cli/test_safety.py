"""fascia safety, from the command line."""

import json

from world import World


def test_it_needs_no_diary_and_makes_none(world: World) -> None:
    outcome = world.ok("safety")
    assert outcome.out.startswith("Call the emergency number now")
    assert outcome.err == ""
    assert not world.database.exists()


def test_it_is_never_wider_than_the_screen(world: World) -> None:
    outcome = world.ok("safety", "--ascii", environ={"COLUMNS": "40"})
    assert max(map(len, outcome.out.splitlines())) <= 40
    assert outcome.out.isascii()


def test_json_has_every_text_with_its_source(world: World) -> None:
    document = json.loads(world.ok("safety", "--json").out)
    assert document["schema_version"] == 1
    assert [one["urgency"] for one in document["red_flags"]] == [
        "now",
        "same-day",
        "soon",
    ]
    assert document["contraindications"][0]["agreement_percent"] == 84
    assert document["cautions"][-1]["agreement_percent"] is None
    assert document["dosage"][1] == {
        "what": "one set",
        "lowest": 30,
        "highest": 120,
        "unit": "seconds",
        "source": "Behm 2020, J Strength Cond Res 34:3301",
    }
