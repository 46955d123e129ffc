"""fascia compare, from the command line."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from builders import DAY, a_check_in, a_session
from fasciatrack.cli.commands import COMMANDS
from fasciatrack.cli.compare import complete_group, run
from fasciatrack.cli.context import Context
from fasciatrack.domain.article import LABEL
from fasciatrack.domain.changes import Change
from fasciatrack.domain.records import Entry, Session
from fasciatrack.domain.values import replace
from fasciatrack.errors import ExitCode
from fasciatrack.reporting.compare.comparison import ENOUGH_DAYS, ENOUGH_FOR
from world import World

SESSIONS = 12


def keep(world: World, *entries: Entry) -> None:
    """Store entries as they are."""
    diary = world.diary
    diary.apply(
        "log",
        [Change(before=None, after=replace(entry, number=None)) for entry in entries],
    )
    diary.close()


def evenings(every: int = 7) -> list[Entry]:
    """Return a session every so many evenings, by turns, and a score every evening."""
    entries = []
    for number in range(every * SESSIONS):
        day = DAY - timedelta(days=every * SESSIONS - number)
        if number % every:
            pain = 3 if number % every == 1 else 5 + number % 2
            entries.append(a_check_in(f"pain neck={pain}", day=day, at="21:00"))
            continue
        turn = number // every % 2
        session = a_session(
            "pain neck=6:4",
            "stiffness neck=6:5",
            day=day,
            areas="neck",
            kind=("foam-roll", "ball")[turn],
        )
        assert session.session is not None
        done = Session(
            kind=session.session.kind,
            duration_seconds=(300, 1200)[turn],
            pressure=(2.0, 7.0)[turn],
            practitioner=("self", "Mara")[turn],
            tool=("foam-roller", "peanut")[turn],
        )
        entries.append(replace(session, session=done))
    return entries


@pytest.fixture
def kept(world: World) -> World:
    """Return a world with twelve weeks of evenings."""
    keep(world, *evenings())
    return world


@pytest.fixture
def shifting(world: World) -> World:
    """Return a world with sessions on any day of the week."""
    keep(world, *evenings(every=8))
    return world


def plain(world: World, *argv: str) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(world.ok("compare", *argv, "--json").out)
    return value


def compared(document: dict[str, Any], first: str, second: str) -> dict[str, Any]:
    (one,) = (
        one
        for one in document["next_day"]
        if (one["first"], one["second"]) == (first, second)
    )
    found: dict[str, Any] = one
    return found


def test_days_with_a_session_are_held_against_days_with_nothing(
    shifting: World,
) -> None:
    outcome = shifting.ok("compare")
    first, _, answer, *rest = outcome.out.splitlines()
    assert first == "Pain, by kind · 15 Aug – 20 Nov 2026 · 12 sessions"
    assert answer.startswith("• With any session, pain was ")
    assert "The next day, less days with nothing that began alike" in rest
    assert "With any session, pain was" in outcome.out
    assert outcome.err == ""


def test_json_says_the_same(shifting: World) -> None:
    document = plain(shifting)
    assert document["schema_version"] == 1
    assert (document["metric"], document["by"]) == ("pain", "kind")
    one = compared(document, "any session", "nothing")
    assert (one["first_matched"], one["second_matched"]) == (12, 47)
    assert one["verdict"] == "lower"
    assert one["change"] == -3
    assert one["missing"] == []
    ball = compared(document, "ball", "nothing")
    assert ball["missing"] == [{"what": "day with ball", "have": 6, "need": 10}]
    assert ball["verdict"] == "too few"
    assert "article" not in document


def test_a_session_each_week_may_be_the_day_of_the_week(kept: World) -> None:
    one = compared(plain(kept), "any session", "nothing")
    assert one["verdict"] == "day of the week"
    assert one["weekday"] == {"day": "Thursday", "first": 12, "second": 0}
    assert one["p"] == one["q"] == 1
    assert one["low"] is one["high"] is None
    said = (
        "cannot be told from the days of the week: 12 of 12 days with any"
        " session are Thursdays, 0 of 35 with nothing."
    )
    drawn = " ".join(kept.ok("compare").out.split())
    assert f"• The next day, any session {said}" in drawn
    assert "lower the next day" not in drawn
    assert "would happen anyway" not in drawn
    assert f"That {said}" in kept.ok("compare", "--describe").out


def test_nothing_is_what_groups_are_held_against_anyway(kept: World) -> None:
    assert kept.ok("compare", "ball", "nothing").out == kept.ok("compare", "ball").out
    outcome = kept.run("compare", "Nothing")
    assert outcome.code == ExitCode.USAGE
    assert "'Nothing' alone is no comparison" in outcome.err
    assert "fascia compare foam-roll nothing" in outcome.err


def test_the_wash_out_may_be_in_days(kept: World) -> None:
    assert plain(kept, "--washout", "3D") == plain(kept, "--washout", "72h")
    assert plain(kept, "--washout", "2d")["washout_hours"] == 48


def test_a_group_that_is_never_scored_in_time_says_so(world: World) -> None:
    entries = []
    for number in range(60):
        day = DAY - timedelta(days=60 - number)
        entries.append(a_check_in(f"pain calf={3 + number % 4}", day=day, at="07:00"))
        if number < 20:
            entries.append(a_check_in("pain neck=4", day=day, at="07:00"))
        if number % 6 == 0:
            entries.append(a_session(day=day, at="20:00", areas="neck"))
        if number % 10 == 0:
            heat = a_session(day=day, at="07:10", areas="calf")
            assert heat.session is not None
            kind = replace(heat.session, kind="heat")
            entries.append(replace(heat, session=kind))
    keep(world, *entries)
    one = compared(plain(world), "foam-roll", "nothing")
    assert one["first_days"] == 0
    assert one["second_days"] < 20
    assert one["lost"] == {"reason": "not_scored", "days": 6}
    drawn = " ".join(world.ok("compare").out.split())
    assert (
        f"foam-roll (0 and {one['second_days']} days): 6 days without a score" in drawn
    )
    assert "more days with foam-roll" not in drawn


def test_sessions_at_another_hour_need_days_with_nothing_scored_then(
    world: World,
) -> None:
    entries = []
    for number in range(60):
        day = DAY - timedelta(days=60 - number)
        if number % 8 == 0:
            entries.append(
                a_session("pain neck=6:4", day=day, at="19:00", areas="neck")
            )
        else:
            entries.append(a_check_in("pain neck=4", day=day, at="07:00"))
    keep(world, *entries)
    one = compared(plain(world), "foam-roll", "nothing")
    assert one["lost"] == {"reason": "other_hour", "days": 8}
    drawn = " ".join(world.ok("compare").out.split())
    assert "foam-roll at another hour. They can be held against each other" in drawn
    assert "takes a score right before the session" not in drawn


def test_a_day_that_is_compared_in_one_place_is_not_lost_for_another(
    world: World,
) -> None:
    entries = [a_check_in("pain calf=3", day=DAY - timedelta(days=61), at="07:00")]
    for number in range(60):
        day = DAY - timedelta(days=60 - number)
        entries.append(a_check_in(f"pain neck={3 + number % 4}", day=day, at="07:00"))
        if number % 14 == 0:
            areas = "neck left-calf" if number else "left-calf"
            entries.append(a_session(day=day, at="08:00", areas=areas))
    keep(world, *entries)
    one = compared(plain(world), "foam-roll", "nothing")
    assert one["first_days"] == 4
    assert one["lost"] is None
    assert "1 more such day with foam-roll" in " ".join(world.ok("compare").out.split())


@pytest.mark.parametrize(
    ("by", "labels"),
    [
        ("kind", ["ball", "foam-roll"]),
        ("tool", ["foam-roller", "peanut"]),
        ("area", ["neck"]),
        ("duration", ["short", "medium"]),
        ("pressure", ["light", "strong"]),
        ("practitioner", ["Mara", "self"]),
    ],
)
def test_sessions_are_told_apart_by_what_one_says(
    kept: World, by: str, labels: list[str]
) -> None:
    document = plain(kept, "--by", by)
    assert [group["label"] for group in document["groups"]] == labels


@pytest.mark.parametrize(
    ("argv", "labels"),
    [
        (("ball",), ["ball"]),
        (("roller", "balls"), ["foam-roll", "ball"]),
        (("--by", "tool", "peanut"), ["peanut"]),
        (("--by", "duration", "short"), ["short"]),
        (("--by", "pressure", "strong", "light"), ["strong", "light"]),
        (("--by", "practitioner", "mara"), ["Mara"]),
        (("--by", "area", "neck"), ["neck"]),
    ],
)
def test_only_the_groups_asked_for_are_compared(
    kept: World, argv: tuple[str, ...], labels: list[str]
) -> None:
    document = plain(kept, *argv)
    assert [group["label"] for group in document["groups"]] == labels
    assert all(one["first"] != "any session" for one in document["next_day"])


def test_other_scores_can_be_compared(kept: World) -> None:
    document = plain(kept, "--metric", "stiffness")
    assert document["groups"][0]["change"] == -1
    assert document["next_day"][0]["first_days"] == 0


def test_a_period_and_a_place_narrow_it(kept: World) -> None:
    document = plain(kept, "--last", "4w", "--area", "neck")
    assert document["sessions"] == 3
    assert document["period"]["last"] == "2026-11-20"
    assert document["conditions"] == ["neck"]
    (one,) = plain(kept, "--area", "calf", "ball")["groups"]
    assert one["sessions"] == 0


def test_the_wash_out_makes_days_with_nothing_more_or_fewer(kept: World) -> None:
    def nothing(washout: str) -> int:
        document = plain(kept, "--washout", washout)
        assert document["washout_hours"] == int(washout.removesuffix("h"))
        count: int = document["next_day"][0]["second_days"]
        return count

    assert nothing("48h") - nothing("72h") == SESSIONS
    assert nothing("0h") > nothing("48h")


def test_the_score_of_the_day_after_the_period_ends_its_last_day(kept: World) -> None:
    last = DAY - timedelta(days=7)
    document = plain(kept, "--from", "2026-01-01", "--to", last.isoformat())
    assert document["next_day"][0]["first_days"] == 12
    assert document["left_out"]["no_next_day"] == 0


def test_sessions_before_the_period_still_wash_out(kept: World) -> None:
    start = DAY - timedelta(days=13)
    document = plain(kept, "--from", start.isoformat(), "--to", "2026-11-09")
    assert document["sessions"] == 0
    assert document["left_out"]["washing_out"] == 3


def test_the_article_stands_beside_it_only_when_asked_for(kept: World) -> None:
    assert LABEL not in kept.ok("compare").out
    assert LABEL in kept.ok("compare", "--article").out
    article = plain(kept, "--article")["article"]
    assert article["label"] == LABEL
    assert len(article["groups"]) == 4
    assert article["caveats"]


def test_it_can_be_said_in_sentences(kept: World) -> None:
    said = kept.ok("compare", "ball", "--describe").out
    assert "With ball, pain was " in said
    assert "├" not in said


def test_an_empty_diary_is_told_so_politely(world: World) -> None:
    outcome = world.ok("compare")
    assert outcome.out == ""
    assert outcome.err.startswith("nothing to compare: there is no diary yet at ")
    assert outcome.err.endswith("; `fascia log` adds a session\n")
    assert not world.database.exists()
    document = plain(world)
    assert (document["groups"], document["period"]) == ([], None)
    assert plain(world, "--last", "4w")["period"]["first"] == "2026-10-24"


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("--to", "2020-01-01"), " in that time"),
        (("ball", "--to", "2020-01-01"), " with ball in that time"),
        (("yoga", "--to", "2020-01-01"), " with yoga"),
        (("--area", "neck", "--to", "2020-01-01"), " on neck in that time"),
        (("--area", "jaw", "--to", "2020-01-01"), " on jaw"),
        (("--by", "tool", "peanut", "--to", "2020-01-01"), " with peanut"),
        (("yoga",), " with yoga"),
    ],
)
def test_sessions_at_another_time_are_not_denied(
    kept: World, argv: tuple[str, ...], said: str
) -> None:
    outcome = kept.ok("compare", *argv)
    assert outcome.out == ""
    expected = f"nothing to compare: no sessions{said}; `fascia log` adds one\n"
    assert outcome.err == expected


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        ((), "no mobility on record; `fascia check --mobility neck=40` adds some"),
        (("--area", "neck"), "no mobility on record on neck; `fascia check"),
    ],
)
def test_a_score_that_was_never_given_is_named(
    kept: World, argv: tuple[str, ...], said: str
) -> None:
    outcome = kept.ok("compare", "--metric", "mobility", *argv)
    assert outcome.out == ""
    assert said in outcome.err
    assert plain(kept, "--metric", "mobility")["scores"] == 0
    assert "fascia check --stress 4`" in kept.ok("compare", "--metric", "stress").err


def test_only_some_kinds_or_tags_are_compared(kept: World) -> None:
    everything = plain(kept, "ball")["next_day"][0]
    document = plain(kept, "--kind", "ball")
    assert document["conditions"] == ["ball"]
    assert document["sessions"] == 6
    assert [group["label"] for group in document["groups"]] == ["ball"]
    assert document["next_day"][0] == everything
    assert document["left_out"]["other_session"] == 6
    assert [
        group["label"]
        for group in plain(kept, "--kind", "ball", "--by", "tool")["groups"]
    ] == ["peanut"]


def test_a_tag_says_which_sessions_are_meant(world: World) -> None:
    entries = evenings()
    tagged = [
        replace(entry, tags=("run",)) if entry.session and number % 14 else entry
        for number, entry in enumerate(entries)
    ]
    keep(world, *tagged)
    document = plain(world, "--tag", "run")
    assert document["conditions"] == ["#run"]
    assert (document["sessions"], document["left_out"]["other_session"]) == (6, 6)
    assert document["groups"][0]["label"] == "ball"
    assert plain(world, "--tag", "#nothing")["sessions"] == 0


def test_the_hour_is_that_of_the_clock_on_the_wall(kept: World) -> None:
    assert plain(kept)["usual_hour"] == 21


def test_help_names_the_days_that_it_takes() -> None:
    said = " ".join((run.__doc__ or "").split())
    assert f"{ENOUGH_DAYS} of each to find a" in said
    assert f"difference of {ENOUGH_FOR:g} points" in said


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("--by", "colour"), "--by 'colour' is unknown"),
        (("--metric", "joy"), "metric 'joy' is unknown"),
        (("fom-roll",), "foam-roll"),
        (("neck",), "'neck' is an area, not a kind; add --by area"),
        (("strap",), "'strap' is a tool, not a kind; add --by tool"),
        (("--by", "tool", "spoon"), "tool 'spoon' is unknown"),
        (("--by", "duration", "10m"), "one of short, medium, long"),
        (("--by", "area", "nek"), "neck"),
        (("--washout", "15d"), "15d"),
        (("--washout", "400h"), "the wash-out '400h' is too long"),
        (("--json", "--describe"), "contradict each other"),
        (("--last", "4w", "--week", "this"), "contradict each other"),
    ],
)
def test_what_cannot_be_compared_is_refused_by_name(
    kept: World, argv: tuple[str, ...], said: str
) -> None:
    outcome = kept.run("compare", *argv)
    assert outcome.code == ExitCode.USAGE
    assert said in outcome.err
    assert outcome.out == ""


@pytest.mark.parametrize(
    ("by", "typed", "offered"),
    [
        (None, "foam", "foam-roll"),
        ("kind", "foam", "foam-roll"),
        ("area", "nec", "neck"),
        ("tool", "pea", "peanut"),
        ("duration", "sh", "short"),
        ("pressure", "st", "strong"),
    ],
)
def test_groups_are_completed(
    world: World, by: str | None, typed: str, offered: str
) -> None:
    assert offered in [
        word for word, _ in complete_group(typed_so_far(world, by), typed)
    ]


def test_names_of_people_are_not_completed(world: World) -> None:
    assert complete_group(typed_so_far(world, "practitioner"), "") == []


def typed_so_far(world: World, by: str | None) -> Any:  # noqa: ANN401 - stands for Typer's
    return _Typed(world, by)


class _Typed:
    """What is typed so far, as completion is given it."""

    def __init__(self, world: World, by: str | None) -> None:
        self.params = {"by": by}
        self.obj = Context(
            environ=world.environ,
            clock=lambda: datetime(2026, 11, 20, tzinfo=UTC),
            zone_name="UTC",
            stdin=None,  # type: ignore[arg-type]  # nothing is read
            stdout=None,  # type: ignore[arg-type]  # nor written
            stderr=None,  # type: ignore[arg-type]  # nor said
        )

    def find_root(self) -> "_Typed":
        """Return itself."""
        return self


def test_it_stands_in_the_help() -> None:
    assert COMMANDS["compare"].examples
