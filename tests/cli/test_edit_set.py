"""fascia edit --set: any field of an entry, most of all of those without options."""

import pytest

from builders import ratings
from fasciatrack.domain.forms import FIELDS
from fasciatrack.domain.records import Entry
from program import run
from world import World


@pytest.fixture
def kept(world: World) -> World:
    """Return a world with a session, its follow-up, a look back and a drink: 1 to 4."""
    world.ok("log", "ball", "neck", "left-calf", "--pain", "6:3")
    world.later(hours=12)
    world.ok("follow-up", "--soreness", "3", "--load", "light")
    world.ok("look-back", "--peg", "5 5 5", "--activity", "stairs=3")
    world.ok("drink", "250ml")
    return world


def entry(world: World, number: int) -> Entry:
    (found,) = (each for each in world.entries if each.number == number)
    return found


@pytest.mark.parametrize(
    ("number", "words", "said"),
    [
        ("2", ["--set", "load=heavy"], ["activity load: light → heavy"]),
        (
            "2",
            ["--set", "movement=walk 20m", "--set", "hobbling=no"],
            ["hobbling: not given → no", "movement: not given → walk 20 min"],
        ),
        ("2", ["--set", " load =hard"], ["activity load: light → heavy"]),
        ("2", ["--water", "500ml"], ["water after: not given → 500 ml"]),
        ("2", ["--set", "water=2glasses"], ["water after: not given → 500 ml"]),
        ("2", ["--set", "soreness=left-calf=1"], ["soreness, left calf: 3 → 1"]),
        (
            "2",
            ["--set", "soreness=1"],
            ["soreness, neck: 3 → 1", "soreness, left calf: 3 → 1"],
        ),
        (
            "2",
            ["--soreness", "1"],
            ["soreness, neck: 3 → 1", "soreness, left calf: 3 → 1"],
        ),
        ("2", ["--set", "note=so = so"], ["note: not given → so = so"]),
        ("3", ["--set", "peg=6 7 4"], ["PEG: 5.0 (5, 5, 5) → 5.7 (6, 7, 4)"]),
        ("3", ["--set", "less-pain=yes"], ["less pain: not given → yes"]),
        ("3", ["--set", "recommend=Mara=yes"], ["recommend Mara: not given → yes"]),
        ("3", ["--set", "activities=stairs=4"], ["activity stairs: 3 → 4"]),
        ("4", ["--set", "amount=1l"], ["amount: 250 ml → 1000 ml"]),
        ("4", ["--set", "water=1l"], ["amount: 250 ml → 1000 ml"]),
        ("1", ["--set", "pain=neck=:2"], ["pain after, neck: 3 → 2"]),
        ("1", ["--set", "tag=desk", "--set", "kind=yoga"], ["kind: ball → yoga"]),
    ],
)
def test_any_field_is_set_and_undone(
    kept: World, number: str, words: list[str], said: list[str]
) -> None:
    before = kept.entries
    outcome = kept.ok("edit", number, *words)
    told = [line.strip() for line in outcome.err.splitlines()[1:-1]]
    assert told[: len(said)] == said
    kept.ok("undo")
    assert kept.entries == before


def test_a_score_for_everywhere_is_about_the_areas_of_the_session(kept: World) -> None:
    kept.ok("edit", "2", "--set", "pain=4")
    assert set(entry(kept, 2).ratings) == set(
        ratings(
            *("soreness neck=3", "soreness left-calf=3"),
            *("pain neck=4", "pain left-calf=4"),
        )
    )


def test_water_after_a_session_is_made_unknown_again(kept: World) -> None:
    kept.ok("edit", "2", "--water", "500ml")
    kept.ok("edit", "2", "--clear", "water")
    look = entry(kept, 2).follow_up
    assert look is not None
    assert look.water_ml is None


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["2", "--set", "load"], "--set 'load' has no value; write --set load=VALUE"),
        (["2", "--set", "load="], "load: the value is empty"),
        (["2", "--set", "load=x", "--set", "load=y"], "load is given twice"),
        (["2", "--soreness", "1", "--set", "soreness=2"], "soreness is given twice"),
        (["2", "--water", "1l", "--set", "water=1l"], "water is given twice"),
        (["2", "--set", "load=blorb"], "'blorb' is not a known activity load"),
        (["2", "--set", "soreness=6:3"], "'6:3' is a before and after"),
        (["3", "--set", "peg=6 7"], "PEG '6 7' has not three scores"),
        (
            ["2", "--set", "shoes=1"],
            "entry 2 is a follow-up and has no 'shoes'; --set FIELD=VALUE changes",
        ),
        (["3", "--set", "load=heavy"], "entry 3 is a look-back and has no 'load'"),
        (["3", "--water", "1l"], "entry 3 is a look-back and has no 'water'"),
        (["2", "--kind", "ball"], "; --set FIELD=VALUE changes what it has: at, pain"),
        (["2", "--load", "heavy"], "no such option: --load; write --set load=VALUE\n"),
        (["3", "--less-pain", "yes"], "--less-pain; write --set less-pain=VALUE\n"),
        (["2", "--shoes", "1"], "no such option: --shoes"),
        (["2"], "name it by options, such as --set load=heavy"),
        (["3"], 'name it by options, such as --set "peg=6 7 4"'),
    ],
)
def test_what_cannot_be_set_is_refused_in_one_line(
    kept: World, words: list[str], said: str
) -> None:
    before = kept.database.read_bytes()
    outcome = kept.run("edit", *words)
    assert outcome.code == 2
    assert said in outcome.err
    assert len(outcome.err.splitlines()) == 1
    assert kept.database.read_bytes() == before


def test_no_refusal_names_what_it_says_is_missing(kept: World) -> None:
    for number in ("1", "2", "3", "4"):
        for option in ("--water", "--kind", "--sleep", "--beverage"):
            outcome = kept.run("edit", number, option, "x")
            _, is_missing, rest = outcome.err.partition(" and has no '")
            name, _, known = rest.partition("'")
            assert not is_missing or f" {name}" not in known.split(",")


def test_only_edit_offers_to_set(kept: World) -> None:
    assert "--set" not in kept.run("log", "ball", "--load", "heavy").err


def offered(world: World, line: str) -> list[str]:
    more = {
        "_FASCIA_COMPLETE": "complete_bash",
        "COMP_WORDS": line,
        "COMP_CWORD": str(line.count(" ")),
    }
    return run(world, more=more).stdout.decode().split()


@pytest.mark.parametrize("option", ["--set", "--clear"])
def test_the_fields_of_the_entry_complete(kept: World, option: str) -> None:
    assert offered(kept, f"fascia edit 2 {option} ") == list(FIELDS["follow-up"])
    assert offered(kept, f"fascia edit 3 {option} pe") == ["peg"]
    assert offered(kept, f"fascia edit 99 {option} lo") == ["load"]
