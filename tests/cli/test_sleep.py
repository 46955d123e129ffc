from datetime import date, datetime

import pytest

from fasciatrack.domain.records import Entry, Night
from world import World


def night(world: World, *words: str) -> Night:
    world.ok("sleep", *words)
    kept = world.entries[-1].night
    assert kept is not None
    return kept


def entry(world: World) -> Entry:
    (only,) = world.entries
    return only


def test_a_night_belongs_to_the_day_of_waking_up(world: World) -> None:
    outcome = world.ok("sleep", "7h30")
    assert outcome.err.startswith("✓ 1  sleep 7 h 30 min · today   (fascia undo)")
    assert entry(world).night == Night(minutes=450)
    assert (entry(world).day, entry(world).at) == (date(2026, 11, 20), None)


@pytest.mark.parametrize(
    ("quality", "kept"),
    [("good", 4), ("very-good", 5), ("Very Poor", 1), ("3", 3)],
)
def test_quality_is_a_word_or_a_number(world: World, quality: str, kept: int) -> None:
    assert night(world, "7h", "--quality", quality).quality == kept


def test_the_sleep_diary_gives_the_time_asleep(world: World) -> None:
    kept = night(
        world,
        *("--bed", "22:45", "--lights-out", "23:00", "--latency", "30m"),
        *("--awake", "20m", "--awakenings", "2", "--woke", "6:40", "--up", "7:00"),
    )
    assert kept.minutes == 410
    assert kept.in_bed_at == datetime.fromisoformat("2026-11-19T22:45+01:00")
    assert entry(world).at == datetime.fromisoformat("2026-11-20T06:40+01:00")
    assert entry(world).zone == "Europe/Berlin"


def test_a_second_word_about_a_night_corrects_and_completes_the_first(
    world: World,
) -> None:
    world.ok("sleep", "7h30", "--tag", "trip")
    outcome = world.ok("sleep", "6h45", "--quality", "good")

    assert outcome.err.splitlines() == [
        "✓ 1  sleep 6 h 45 min · good · today · #trip",
        "    sleep: 7 h 30 min → 6 h 45 min",
        "    sleep quality: not given → good   (fascia undo)",
    ]
    assert entry(world).night == Night(minutes=405, quality=4)
    world.ok("undo")
    assert entry(world).night == Night(minutes=450)


def test_the_same_word_again_changes_nothing(world: World) -> None:
    world.ok("sleep", "7h")
    again = world.ok("sleep", "7h")
    assert again.err == "nothing new: 1  sleep 7 h · today\n"
    world.ok("undo")
    assert world.entries == []


def test_a_time_asleep_that_was_computed_follows_its_figures(world: World) -> None:
    times = ("--lights-out", "23:00", "--woke", "7:00", "--latency", "30m")
    assert night(world, *times, "--awake", "0m").minutes == 450
    assert night(world, "--awake", "45m").minutes == 405
    assert night(world, "6h", "--awake", "50m").minutes == 360
    assert night(world, "--awake", "10m").minutes == 360


@pytest.mark.parametrize(
    ("day", "kept"),
    [("yesterday", date(2026, 11, 19)), ("mon", date(2026, 11, 16))],
)
def test_another_day_is_another_night(world: World, day: str, kept: date) -> None:
    world.ok("sleep", "7h")
    world.ok("sleep", "6h", "--day", day)
    assert [each.day for each in world.entries] == [kept, date(2026, 11, 20)]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "nothing is said about the night; such as 7h30"),
        (["--note", "restless"], "nothing is said about the night"),
        (["--day", "yesterday"], "nothing is said about the night"),
        (["17h"], "it goes from 0 min to 16 h"),
        (["90"], "'90' has no unit"),
        (["7:30"], "'7:30' is not a duration"),
        (["7h30m20s"], "finer than a minute"),
        (["7h", "--quality", "superb"], "is no sleep quality; 1 to 5, or one of"),
        (["7h", "--quality", "6"], "it goes from 1 to 5"),
        (["7h", "--awakenings", "2.5"], "is not a whole number; write it like 2"),
        (["7h", "--awakenings=-1"], "it goes from 0 to 50"),
        (["7h", "--day", "2026-11-21"], "lies in the future"),
        (["7h", "--day", "someday"], "'someday' is not a day"),
        (["--woke", "23:59"], "2026-11-20 23:59 lies in the future"),
        (["--bed", "7:00", "--woke", "6:00"], "the sleep times are not in order"),
        (["--bed", "13:00", "--woke", "20:00"], "is more than a day; write a time"),
        (["--bed", "late"], "'late' is not a time of day"),
        (
            [
                *("--lights-out", "23:00", "--woke", "6:00"),
                *("--latency", "6h", "--awake", "3h"),
            ],
            "are longer than the night; correct one of them",
        ),
    ],
)
def test_a_night_that_cannot_be_is_refused(
    world: World, words: list[str], said: str
) -> None:
    outcome = world.run("sleep", *words)
    assert outcome.code == 2
    assert said in outcome.err
    assert len(outcome.err.splitlines()) == 1
    assert not world.database.exists()


def test_a_dry_run_predicts_the_correction(world: World) -> None:
    world.ok("sleep", "7h")
    outcome = world.ok("sleep", "6h", "-n")
    assert outcome.err.splitlines() == [
        "would store 1  sleep 6 h · today",
        "    sleep: 7 h → 6 h",
    ]
    assert entry(world).night == Night(minutes=420)


def test_a_key_is_remembered_even_where_nothing_was_new(world: World) -> None:
    world.ok("sleep", "7h")
    world.ok("sleep", "7h", "--key", "k")
    world.ok("sleep", "6h")
    assert world.ok("sleep", "7h", "--key", "k").err.startswith("already stored 1")
    assert entry(world).night == Night(minutes=360)
    assert '"minutes": 360' in world.ok("sleep", "6h", "--json", "-q").out
