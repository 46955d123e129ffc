import pytest

from fasciatrack.domain.records import Drink
from world import World


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        (["500ml"], Drink(millilitres=500)),
        (["500", "ml"], Drink(millilitres=500)),
        (["0.5l"], Drink(millilitres=500)),
        (["16floz"], Drink(millilitres=473)),
        (["2cups"], Drink(millilitres=480)),
        (["2glasses", "tea"], Drink(millilitres=500, beverage="tea")),
        (["1", "cup", "coffee"], Drink(millilitres=240, beverage="coffee")),
        (["espresso", "30ml"], Drink(millilitres=30, beverage="coffee")),
        (
            ["250ml", "cola", "--caffeine", "25mg"],
            Drink(millilitres=250, beverage="cola", caffeine_mg=25),
        ),
    ],
)
def test_amounts_are_kept_in_millilitres(
    world: World, words: list[str], kept: Drink
) -> None:
    outcome = world.ok("drink", *words)
    assert world.entries[0].drink == kept
    assert f"{kept.beverage} {kept.millilitres} ml" in outcome.err


def test_how_big_a_glass_and_a_cup_are_can_be_set(world: World) -> None:
    sizes = {"FASCIATRACK_GLASS_ML": "200", "FASCIATRACK_CUP_ML": "150"}
    world.ok("drink", "2glasses", environ=sizes)
    world.ok("drink", "1cup", environ=sizes)
    assert [entry.drink for entry in world.entries] == [
        Drink(millilitres=400),
        Drink(millilitres=150),
    ]


def test_after_midnight_it_still_counts_for_the_evening(world: World) -> None:
    outcome = world.ok("drink", "250ml", "--at", "today 0:01")
    assert "Fri 20 Nov 00:01" in outcome.err
    assert world.entries[0].day.isoformat() == "2026-11-19"


def test_several_drinks_a_day_are_several_entries(world: World) -> None:
    world.ok("drink", "250ml")
    world.ok("drink", "250ml")
    assert len(world.entries) == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["tea"], "the amount is missing; such as 250ml"),
        ([""], "amount: the value is empty"),
        (["500"], "'500' has no unit; write 500ml"),
        (["0ml"], "it goes from 1 to 3000 ml"),
        (["3001ml"], "it goes from 1 to 3000 ml"),
        (["6,5l"], "is not an amount"),
        (["٣ml"], "is not an amount"),
        (["1e3ml"], "is not an amount"),
        (["1cup", "2cups"], "is not an amount"),
        (["250ml", "tea", "coffee"], "'tea coffee' are two beverages"),
        (["250ml", "--caffeine", "2.5"], "is not a whole number"),
        (["250ml", "--caffeine", "1001"], "it goes from 0 to 1000 mg"),
        (["250ml", "--caffeine", ""], "caffeine: the value is empty"),
        (["250ml", "--at", "2026-11-21 07:00"], "lies in the future"),
    ],
)
def test_what_cannot_be_drunk_is_refused(
    world: World, words: list[str], said: str
) -> None:
    outcome = world.run("drink", *words)
    assert outcome.code == 2
    assert said in outcome.err
    assert not world.database.exists()


def test_json_gives_the_drink(world: World) -> None:
    assert '"millilitres": 250' in world.ok("drink", "250ml", "--json").out
