from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from builders import place, ratings
from fasciatrack.domain.records import Entry, Session, SideEffect
from world import World


def log(world: World, *words: str, **more: object) -> Entry:
    """Log one session and return it."""
    world.ok("log", *words, **more)
    return next(entry for entry in reversed(world.entries) if entry.session)


def session(entry: Entry) -> Session:
    assert entry.session is not None
    return entry.session


def test_a_session_is_stored_and_told_with_the_way_back(world: World) -> None:
    outcome = world.ok(
        "log", "foam-roll", "left-calf", "10m", "--pain", "6:3", "--stiffness", "7:4"
    )

    assert outcome.out == ""
    assert outcome.err.splitlines() == [
        (
            "✓ 1  foam-roll · left calf · 10 min · today 21:30"
            " · pain 6→3 · stiffness 7→4   (fascia undo)"
        ),
        f"This is the first entry of your diary: {world.database}",
        "Self-care log, not medical advice, not a medical device.",
    ]
    (entry,) = world.entries
    assert entry.session == Session(kind="foam-roll", duration_seconds=600)
    assert entry.areas == (place("left-calf"),)
    assert entry.ratings == ratings("pain left-calf=6:3", "stiffness left-calf=7:4")
    assert entry.at == world.now
    assert entry.zone == "Europe/Berlin"
    assert entry.day == date(2026, 11, 20)


def test_only_the_first_entry_says_where_the_diary_is(world: World) -> None:
    world.ok("log", "ball")
    assert len(world.ok("log", "ball").err.splitlines()) == 1


@pytest.mark.parametrize(
    "words",
    [
        ("foam-roll", "left-calf", "neck", "10m"),
        ("10m", "left-calf", "neck", "foam-roll"),
        ("neck", "10m", "foam-roll", "left-calf"),
        ("Foam", "Roll", "left", "calf", "neck", "10", "min"),
        ("roller", "l-calf", "nape", "600s"),
        ("foam-rolling", "calf-left", "cervical", "0.5h"),
    ],
)
def test_words_need_no_order_and_have_many_spellings(
    world: World, words: tuple[str, ...]
) -> None:
    entry = log(world, *words)

    assert session(entry).kind == "foam-roll"
    assert set(entry.areas) == {place("left-calf"), place("neck")}
    assert session(entry).duration_seconds == (1800 if "0.5h" in words else 600)


@pytest.mark.parametrize(
    ("word", "side"),
    [("left-calf", "left"), ("calf-r", "right"), ("both-calf", "both")],
)
def test_an_area_has_a_side_where_one_is_named(
    world: World, word: str, side: str
) -> None:
    (calf,) = log(world, "ball", word).areas
    assert (calf.area, calf.side) == ("calf", side)


def test_sets_give_the_duration(world: World) -> None:
    done = session(log(world, "stretch", "hamstrings", "3x60s"))
    assert (done.duration_seconds, done.sets, done.set_seconds) == (180, 3, 60)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (["6:3"], ("pain left-calf=6:3", "pain neck=6:3")),
        (["6:"], ("pain left-calf=6:", "pain neck=6:")),
        ([":2.5"], ("pain left-calf=:2.5", "pain neck=:2.5")),
        (["left-calf=6:3", "quads=4:4"], ("pain left-calf=6:3", "pain quads=4:4")),
        (["left-calf=6:3 neck=5:2"], ("pain left-calf=6:3", "pain neck=5:2")),
        (["5:5", "neck=8:1"], ("pain left-calf=5:5", "pain neck=8:1")),
    ],
)
def test_scores_hold_for_all_areas_or_for_the_one_they_name(
    world: World, typed: list[str], kept: tuple[str, ...]
) -> None:
    options = [word for score in typed for word in ("--pain", score)]
    entry = log(world, "ball", "left-calf", "neck", *options)
    assert set(entry.ratings) == set(ratings(*kept))


def test_an_area_can_be_rated_without_being_treated(world: World) -> None:
    entry = log(world, "ball", "glutes", "--pain", "lower-back=6:5")
    assert entry.areas == (place("glutes"),)
    assert entry.ratings == ratings("pain lower-back=6:5")


def test_everything_else_about_a_session_is_kept(world: World) -> None:
    entry = log(
        world,
        *("mfr-therapist", "neck", "45m", "--pressure", "5.5", "--tool", "hands"),
        *("--practitioner", " Ana   Ruiz ", "--side-effect", "soreness=3"),
        *("--side-effect", "tired", "--tag", "#work", "--tag", "trip"),
        *("--mobility", "60:80", "--fatigue", "4", "--note", " said to rest \n"),
    )

    assert session(entry) == Session(
        kind="mfr-therapist",
        duration_seconds=2700,
        practitioner="Ana Ruiz",
        tool="hands",
        pressure=5.5,
    )
    assert entry.side_effects == (
        SideEffect(effect="soreness", severity=3),
        SideEffect(effect="fatigue"),
    )
    assert entry.tags == ("work", "trip")
    assert entry.note == "said to rest"
    assert set(entry.ratings) == set(ratings("mobility neck=60:80", "fatigue=4"))


def test_what_is_not_said_stays_unknown(world: World) -> None:
    entry = log(world, "ball")
    assert session(entry) == Session(kind="ball")
    assert (entry.areas, entry.ratings, entry.note, entry.tags) == ((), (), None, ())


def test_the_night_and_the_water_told_along_are_entries_of_their_own(
    world: World,
) -> None:
    outcome = world.ok("log", "ball", "--sleep", "6h30", "--water", "2glasses")

    assert [entry.type for entry in world.entries] == ["night", "session", "drink"]
    assert outcome.err.count("✓") == 3
    world.ok("undo", "-y")
    assert world.entries == []


def test_all_that_is_told_with_a_time_belongs_to_that_time(world: World) -> None:
    line = ("log", "ball", "--sleep", "7h", "--water", "1cup")
    world.ok(*line, "--at", "yesterday 20:00")

    assert {entry.day for entry in world.entries} == {date(2026, 11, 19)}
    night, done, drink = world.entries
    assert night.at is None
    assert done.at == drink.at == world.now - timedelta(days=1, hours=1, minutes=30)


def test_several_sessions_a_day_are_several_entries(world: World) -> None:
    for _ in range(3):
        world.ok("log", "ball", "neck", "--pain", "6:3")
    assert [entry.number for entry in world.entries] == [1, 2, 3]


def test_like_takes_what_was_done_and_never_how_it_felt(world: World) -> None:
    first = ("ball", "neck", "10m", "--pain", "6:3", "--pressure", "4", "--tag", "a")
    world.ok("log", *first, "--note", "long", "--side-effect", "thirst")
    world.ok("drink", "250ml")

    again = log(world, "--like", "last", "--pain", "5:")

    assert session(again) == Session(kind="ball", duration_seconds=600, pressure=4)
    assert again.areas == (place("neck"),)
    assert again.tags == ("a",)
    assert again.ratings == ratings("pain neck=5:")
    assert (again.note, again.side_effects) == (None, ())


def test_words_beat_what_like_takes_over(world: World) -> None:
    world.ok("log", "ball", "neck", "10m")
    world.ok("log", "yoga")

    again = log(world, "--like", "1", "jaw", "5m")

    assert session(again) == Session(kind="ball", duration_seconds=300)
    assert again.areas == (place("jaw"),)


@pytest.mark.parametrize(
    ("like", "code", "said"),
    [
        ("last", 3, "there is no session yet"),
        ("1", 2, "entry 1 is a drink, not a session"),
        ("9", 3, "there is no entry 9"),
        ("neck", 2, "'neck' is no entry number"),
        ("", 2, "'' is no entry number"),
        ("٣", 2, "is no entry number"),
    ],
)
def test_like_needs_a_session(world: World, like: str, code: int, said: str) -> None:
    world.ok("drink", "250ml")
    outcome = world.run("log", "--like", like)
    assert outcome.code == code
    assert said in outcome.err
    assert len(world.entries) == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ["foam-roll", "left-clf"],
            "'left-clf' is not a known kind, area or duration;",
        ),
        (["left-clf"], "did you mean left-calf?"),
        (["yoga", "ball"], "'yoga' and 'ball' are both kinds"),
        (["ball", "5m", "6m"], "'5m' and '6m' are both durations"),
        (["ball", "neck", "nape"], "'neck' is named twice"),
        (["ball", "10"], "'10' has no unit; write 10m"),
        (["left-calf"], "the kind is missing; add one"),
        (["--pain", "6:3"], "the kind is missing; add one"),
        ([], "nothing to log; say what you did"),
        ([""], "word: the value is empty"),
        (["stretch", "hamstring", "l", "calf"], "can be read in two ways"),
    ],
)
def test_a_line_that_cannot_be_read_is_refused_and_never_guessed(
    world: World, words: list[str], said: str
) -> None:
    outcome = world.run("log", *words)
    assert outcome.code == 2
    assert said in outcome.err
    assert len(outcome.err.splitlines()) == 1
    assert not world.database.exists()


def test_a_note_can_come_from_a_pipe(world: World) -> None:
    assert log(world, "ball", "--note", "-", stdin="one\ntwo\n").note == "one\ntwo"


def test_a_key_stores_once_however_often_it_is_repeated(world: World) -> None:
    line = ("log", "ball", "neck", "--key", "morning")
    world.ok(*line)
    world.later(minutes=5)
    again = world.ok(*line)
    dry = world.ok(*line, "--dry-run")

    assert again.err == "already stored 1  ball · neck · today 21:30\n"
    assert dry.err == again.err
    assert len(world.entries) == 1
    world.ok("log", "ball", "neck", "--key", "evening")
    assert len(world.entries) == 2


def test_a_dry_run_tells_and_changes_nothing(world: World) -> None:
    outcome = world.ok("log", "ball", "neck", "--sleep", "7h", "-n")
    assert outcome.err.splitlines() == [
        "would store ball · neck · today 21:30",
        "would store sleep 7 h · today",
    ]
    assert not world.database.exists()


def test_json_gives_what_was_stored_and_quiet_leaves_only_that(world: World) -> None:
    outcome = world.ok("log", "ball", "neck", "--json", "-q")
    assert outcome.err == ""
    assert outcome.out.startswith('{"schema_version": 1, "already_stored": false')
    assert '"number": 1' in outcome.out
    assert '"at": "2026-11-20T21:30:00+01:00"' in outcome.out
    assert world.ok("log", "ball", "-q") == (0, "", "")


BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("at", "kept", "day"),
    [
        ("21:00", "2026-11-20T21:00:00+01:00", date(2026, 11, 20)),
        ("23:59", "2026-11-19T23:59:00+01:00", date(2026, 11, 19)),
        ("yesterday 21:00", "2026-11-19T21:00:00+01:00", date(2026, 11, 19)),
        ("2h ago", "2026-11-20T19:30:00+01:00", date(2026, 11, 20)),
        ("2026-11-20 00:30", "2026-11-20T00:30:00+01:00", date(2026, 11, 19)),
        ("2026-07-01 07:15", "2026-07-01T07:15:00+02:00", date(2026, 7, 1)),
        ("2026-11-19T21:00-05:00", "2026-11-19T21:00:00-05:00", date(2026, 11, 19)),
    ],
)
def test_a_late_entry_is_kept_for_when_it_happened(
    world: World, at: str, kept: str, day: date
) -> None:
    entry = log(world, "ball", "--at", at)
    assert entry.at is not None
    assert (entry.at.isoformat(), entry.day) == (kept, day)


def test_a_day_alone_leaves_the_time_unknown(world: World) -> None:
    outcome = world.ok("log", "ball", "--at", "yesterday")
    (entry,) = world.entries
    assert (entry.day, entry.at) == (date(2026, 11, 19), None)
    assert "ball · yesterday   (" in outcome.err


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("2026-11-21 07:00", "lies in the future"),
        ("gestern", "'gestern' is not a time; write 21:00"),
        ("2026-03-29 02:30", "never was: the clocks skipped 2026-03-29 02:30"),
        ("2026-10-25 02:30", "happened twice, because the clocks went back"),
        ("", "at: the value is empty"),
    ],
)
def test_a_time_that_cannot_be_is_never_replaced_by_now(
    world: World, at: str, said: str
) -> None:
    outcome = world.run("log", "ball", "--at", at)
    assert outcome.code == 2
    assert said in outcome.err
    assert not world.database.exists()


def test_before_four_in_the_morning_it_is_still_the_evening_before(
    world: World,
) -> None:
    world.now = datetime(2026, 11, 21, 1, 15, tzinfo=BERLIN)
    entry = log(world, "ball")
    assert (entry.day, entry.at) == (date(2026, 11, 20), world.now)


def test_a_tag_of_two_words_is_one_tag(world: World) -> None:
    world.ok("log", "ball", "--tag", "long drive", "--tag", "desk")

    assert world.entries[0].tags == ("long-drive", "desk")


def test_a_key_says_when_what_it_stored_was_taken_back(world: World) -> None:
    world.ok("log", "ball", "--key", "k")
    assert world.ok("log", "ball", "--key", "k").err.startswith(
        "already stored 1  ball"
    )
    world.ok("undo")

    outcome = world.ok("log", "ball", "--key", "k")

    assert outcome.err.startswith("already stored, and taken back since: 1  ball")
    assert world.entries == []
