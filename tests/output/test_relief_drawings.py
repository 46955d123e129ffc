"""How long relief lasts, drawn, in sentences and as JSON."""

import json
import re
from collections.abc import Callable
from datetime import timedelta

import pytest

from builders import DAY, a_check_in, a_session
from fasciatrack.domain.periods import EARLIEST, Period
from fasciatrack.domain.records import Entry, Place
from fasciatrack.domain.selection import Selection
from fasciatrack.domain.timeline import done_in, felt_in
from fasciatrack.domain.values import replace
from fasciatrack.output.columns import cell_width
from fasciatrack.output.json_text import json_text
from fasciatrack.output.relief_curve import Axis, axis_for, beyond, draw_curve
from fasciatrack.output.relief_sheet import draw_relief
from fasciatrack.output.relief_words import (
    half_sentence,
    half_words,
    lasting,
    lengths_words,
    nothing_to_tell,
    relief_sentences,
    relief_values,
)
from fasciatrack.output.screen import Screen
from fasciatrack.reporting.relief.episodes import Until, episodes
from fasciatrack.reporting.relief.report import (
    By,
    ReliefGroup,
    ReliefReport,
    build_relief_report,
)
from relief_diary import a_diary

Golden = Callable[[str, str], None]
FORMS = {
    "plain": Screen(),
    "color": Screen(color=True),
    "ascii": Screen(unicode=False),
}
ESCAPES = re.compile(r"\x1b\[[\d;]*m")
DIARY = a_diary()


def report(
    *entries: Entry,
    by: By | None = None,
    until: Until = "half",
    selection: Selection | None = None,
) -> ReliefReport:
    some = entries or tuple(DIARY)
    return build_relief_report(
        episodes(felt_in(some), done_in(some), until=until),
        selection=selection or Selection(),
        until=until,
        by=by,
    )


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("by", [None, "area"])
def test_relief_looks_as_it_was_found_right(
    by: By | None, width: int, form: str, golden: Golden
) -> None:
    screen = replace(FORMS[form], width=width)
    drawn = draw_relief(report(by=by), screen)
    golden(f"relief-{by or 'all'}-{width}-{form}.txt", drawn)
    assert ("\x1b" in drawn) == screen.color
    assert drawn.isascii() == (not screen.unicode)
    assert max(map(cell_width, ESCAPES.sub("", drawn).splitlines())) <= width


def test_colors_change_nothing_that_is_written() -> None:
    plain = draw_relief(report(), FORMS["plain"])
    assert ESCAPES.sub("", draw_relief(report(), FORMS["color"])) == plain


def test_the_sentences_are_as_they_were_found_right(golden: Golden) -> None:
    said = relief_sentences(report(), Screen())
    golden("relief-sentences.txt", said)
    assert relief_sentences(report(), Screen(unicode=False)).isascii()


def group(ends: str, *, rough: int = 0) -> ReliefGroup:
    """Build a group of sessions; `1` is over by 1 day, `2+` still lower after 2."""
    (found,) = report_of(ends).groups
    return replace(found, rough=rough)


def report_of(ends: str) -> ReliefReport:
    """Tell of one kind of sessions, in the words of `group`."""
    entries = []
    for number, word in enumerate(ends.split()):
        begin = DAY + timedelta(days=40 * number)
        days = int(word.removesuffix("+"))
        entries.append(a_session("pain neck=6:2", areas="neck", day=begin))
        entries += [
            a_check_in("pain neck=2", day=begin + timedelta(days=day), at="20:59")
            for day in range(1, days + 1)
        ]
        if not word.endswith("+"):
            back = begin + timedelta(days=days)
            entries.append(a_check_in("pain neck=9", day=back, at="21:00"))
        last = begin + timedelta(days=39)
        entries.append(a_session(areas="neck", day=last, at="09:00"))
    return report(*entries, by="kind")


def rows(some: ReliefGroup, axis: Axis, screen: Screen | None = None) -> list[str]:
    """Draw it so wide that a day takes five columns, and without the range."""
    columns = 7 + round(5 * axis.days)
    drawn = draw_curve(some, axis, columns, screen or Screen())
    assert {cell_width(ESCAPES.sub("", line)) for line in drawn} == {columns}
    return [line.replace("░", " ").rstrip() for line in drawn]


def test_a_curve_falls_where_sessions_were_over() -> None:
    assert rows(group("1 1 2 3 4"), Axis(days=4, step=1)) == [
        "100% ┤━━━━━┓",
        "     │     ┃",
        "     │     ┃",
        "     │     ┃",
        "     │     ┗━━━━┓",
        " 50% ┤┄┄┄┄┄     ┃",
        "     │          ┗━━━━┓",
        "     │               ┃",
        "     │               ┗━━━━┓",
        "     │                    ┃",
        "  0% ┼─────┬────┬────┬────┗",
        "days  0    1    2    3    4",
        "n     5    5    3    2    1",
    ]


def test_a_session_whose_end_was_not_seen_is_marked_on_the_curve() -> None:
    assert rows(group("1 1+ 2+ 3 3+"), Axis(days=4, step=1)) == [
        "100% ┤━━━━━┓",
        "     │     ┃",
        "     │     ┗━━━━╋━━━━┓",
        "     │               ┃",
        "     │               ┃",
        " 50% ┤┄┄┄┄┄          ┃┄┄┄┄┄",
        "     │               ┗",
        "     │",
        "     │",
        "     │",
        "  0% ┼─────┬────┬────┬────┬",
        "days  0    1    2    3    4",
        "n     5    5    3    2    0",
    ]


def test_what_is_beyond_the_axis_is_not_drawn_and_counted() -> None:
    some = group("1 1 2 3 4")
    assert rows(some, Axis(days=2, step=1)) == [
        "100% ┤━━━━━┓",
        "     │     ┃",
        "     │     ┃",
        "     │     ┃",
        "     │     ┗━━━━┓",
        " 50% ┤┄┄┄┄┄     ┃",
        "     │          ┗",
        "     │",
        "     │",
        "     │",
        "  0% ┼─────┬────┬",
        "days  0    1    2",
        "n     5    5    3",
    ]
    assert [beyond(some, Axis(days=days, step=1)) for days in (2, 3, 4)] == [2, 1, 0]


def test_shares_near_half_all_and_none_are_never_drawn_as_these() -> None:
    few_over = rows(group(" ".join(["1", *["3+"] * 20])), Axis(days=4, step=1))
    assert "━" not in few_over[0][12:]
    assert "┗━━" in few_over[1]
    above = rows(group("1 1 1 1 1 3+ 3+ 3+ 3+ 3+ 3+"), Axis(days=4, step=1))
    assert "┗━━" in above[4]
    below = rows(group("1 1 1 1 1 1 3+ 3+ 3+ 3+ 3+"), Axis(days=4, step=1))
    assert "┗━━" in below[6]
    half = rows(group("1 1 1 3+ 3+ 3+"), Axis(days=4, step=1))
    assert "┗━━" in half[5]
    few_left = rows(group(" ".join([*["1"] * 25, "3+"])), Axis(days=4, step=1))
    assert "┗━━" in few_left[9]


def test_the_range_is_drawn_around_the_curve() -> None:
    drawn = draw_curve(group("1 1 2 3 4"), Axis(days=4, step=1), 27, Screen())
    assert drawn[5] == " 50% ┤┄┄┄┄┄░░░░░┃░░░░░░░░░░"
    assert drawn[9] == "     │     ░░░░░░░░░░░░░░░┃"


def test_curves_in_color_have_the_frame_dim_and_the_curve_cyan() -> None:
    drawn = draw_curve(group("1 1 2 3 4"), Axis(days=4, step=1), 27, Screen(color=True))
    assert drawn[0] == "\x1b[2m100% ┤\x1b[0m\x1b[36m━━━━━┓\x1b[0m               "


@pytest.mark.parametrize(
    ("ends", "columns", "axis"),
    [
        ("1 1 1 1 1", 46, ("hours", 1, 6)),
        ("1 2 3 4 4", 46, ("days", 4, 1)),
        ("1 2 3 4 4", 20, ("days", 4, 2)),
        ("1 1 1 1 7", 30, ("days", 8, 2)),
        ("1+ 1+ 1+ 1+ 1", 12, ("hours", 1, 12)),
    ],
)
def test_an_axis_holds_the_lengths_in_steps_that_can_be_read(
    ends: str, columns: int, axis: tuple[str, float, float]
) -> None:
    found = axis_for([group(ends)], columns)
    step = found.step * (24 if found.unit == "hours" else 1)
    assert (found.unit, found.days, step) == axis


def test_a_few_long_ones_do_not_stretch_the_axis_but_half_does() -> None:
    some = group(" ".join([*["1"] * 30, "30"]))
    assert axis_for([some], 46).days == 1
    assert axis_for([replace(some, half_days=30)], 46).days == 30
    nearly_none = replace(
        some,
        half_days=0,
        lengths=tuple(replace(one, days=0) for one in some.lengths),
    )
    assert axis_for([nearly_none], 46).days == pytest.approx(1 / 24)


def test_numbers_below_the_axis_never_touch() -> None:
    some = group("1 1 2 3 4")
    many = replace(some, lengths=some.lengths * 60)
    drawn = draw_curve(many, Axis(days=4, step=1), 19, Screen())
    assert drawn[-2:] == ["days  0  1  2  3  4", "n     300  180   60"]


@pytest.mark.parametrize(
    ("days", "said"),
    [
        *((0, "15 min"), (0.01, "15 min"), (0.02, "30 min"), (0.03, "1 hour")),
        *((0.5, "12 hours"), (0.97, "23 hours"), (0.98, "1 day"), (1, "1 day")),
        *((1.04, "1 day"), (1.06, "1.1 days"), (2.5, "2.5 days"), (14, "14 days")),
    ],
)
def test_lengths_are_said_as_people_say_them(days: float, said: str) -> None:
    assert lasting(days, Screen()) == said


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ((2, 1, 3), "half longer than 2 days (1 to 3 days)"),
        ((2, 0.5, 3), "half longer than 2 days (12 hours to 3 days)"),
        ((0.5, 0.25, 0.75), "half longer than 12 hours (6 to 18 hours)"),
        ((2, 0, 3), "half longer than 2 days (up to 3 days)"),
        ((2, 1, None), "half longer than 2 days (at least 1 day)"),
        ((2, 2, 2), "half longer than 2 days (about 2 days)"),
        ((2, 0, None), "half longer than 2 days (any length)"),
        ((None, 1, None), "more than half longer than 4 days (at least 1 day)"),
        ((None, None, None), "more than half longer than 4 days"),
    ],
)
def test_half_is_said_with_its_range(
    fields: tuple[float | None, ...], said: str
) -> None:
    half, low, high = fields
    some = replace(group("1 1 2 3 4"), half_days=half, half_low=low, half_high=high)
    assert half_sentence(some, Screen()) == said
    for n, rough, is_said in ((5, 3, True), (5, 2, False), (6, 3, True)):
        said = half_words(replace(some, n=n, rough=rough), Screen())
        assert (", rough" in said) is is_said


def test_before_any_is_over_the_share_has_a_range_too() -> None:
    said = relief_sentences(report_of("2 3+ 3+ 3+ 3+ 3+"), Screen())
    assert "After 1 day 100 % (61 to 100 %) were still lower, 6 followed" in said
    still = relief_sentences(report_of("3+ 3+ 3+ 3+ 3+ 3+"), Screen())
    assert "Half lasted" not in still
    assert "More than half lasted longer than 3 days" in still
    assert "After 2 days 100 % (61 to 100 %) were still lower, 6 followed" in still


def test_a_group_with_too_few_says_what_there_is_and_what_is_missing() -> None:
    drawn = draw_relief(report(), Screen(width=120))
    for line in (
        "right hip    4 of 4         4  1 more session needed; so far about 5 hours, 7",
        "jaw          2 of 2         2  3 more sessions needed\n",
        "left hand    0 of 1         0  nothing to follow\n",
    ):
        assert line in drawn
    few = draw_relief(report(*DIARY[:12]), Screen())
    assert "All sessions: 1 more session needed; so far about" in few
    assert "┼" not in few
    some = group("1 1+ 2")
    assert lengths_words(some, Screen()) == "so far about 1 day, > 1 day, 2 days"
    assert lengths_words(group("1 1"), Screen()) == ""


def test_more_curves_than_a_look_takes_are_named() -> None:
    some = report(by="area").groups[0]
    names = ("jaw", "neck", "hip", "knee", "foot", "hand", "head", "x\x1b[2J")
    groups = tuple(replace(some, place=Place(area=name)) for name in names)
    drawn = draw_relief(replace(report(by="area"), groups=groups), Screen(width=200))
    assert drawn.count("100% ┤") == 6
    assert "not drawn: head, x\\x1b[2J" in drawn
    assert max(map(cell_width, drawn.splitlines())) <= 116


def test_a_very_narrow_screen_is_drawn_on_as_if_it_were_wider() -> None:
    assert draw_relief(report(), Screen(width=5)) == draw_relief(
        report(), Screen(width=30)
    )


def test_what_it_was_narrowed_to_stands_above_it_harmless() -> None:
    selection = Selection(tags=("a\x1b[2J",), period=Period(first=DAY, last=DAY))
    some = group("1 1 2 3 4")
    narrowed = report(selection=selection, until="baseline")
    drawn = draw_relief(replace(narrowed, groups=(some,)), Screen())
    assert drawn.startswith(
        "How long pain stays lower · until it is as before · 19 Nov 2026 · #a\\x1b[2J\n"
    )


@pytest.mark.parametrize(
    ("selection", "said"),
    [
        (Selection(), "before and after; `fascia"),
        (
            Selection(kinds=("ball",), tags=("x\x1b",)),
            "before and after for ball, #x\\x1b; `fascia",
        ),
        (
            Selection(period=Period(first=DAY, last=DAY)),
            "before and after on 19 Nov 2026; `fascia",
        ),
        (
            Selection(period=Period(first=EARLIEST, last=DAY)),
            "before and after until 19 Nov 2026; `fascia",
        ),
    ],
)
def test_nothing_to_tell_is_one_line(selection: Selection, said: str) -> None:
    found = nothing_to_tell(report(a_check_in("pain=3"), selection=selection))
    assert found == f"nothing to tell: no session with pain {said} log` adds some"


def test_the_values_are_those_of_the_report() -> None:
    found = report(selection=Selection(period=Period(first=DAY, last=DAY)))
    assert relief_values(found) == {
        "schema_version": 1,
        "metric": "pain",
        "until": "half",
        "from": "2026-11-19",
        "to": "2026-11-19",
        "conditions": [],
        "apart_days": None,
        "groups": [],
    }
    values = relief_values(report())
    assert (values["from"], values["to"], values["apart_days"]) == (None, None, 1)
    groups = json.loads(json_text(values))["groups"]
    assert [(one["by"], one["place"], one["kind"]) for one in groups[:2]] == [
        (None, None, None),
        ("area", {"area": "calf", "side": "left"}, None),
    ]
    assert groups[1]["lengths"][0] == {
        "number": report().groups[1].lengths[0].number,
        "day": "2026-08-01",
        "before": 6,
        "after": 2,
        "days": 0.21,
        "lower_until": 0,
        "back_by": 0.42,
        "is_rough": False,
    }
    assert groups[3]["missing"] == [{"what": "session", "have": 4, "need": 5}]


def test_sentences_tell_within_what_each_of_a_few_lasted() -> None:
    said = relief_sentences(replace(report(), groups=(group("1 1+ 2"),)), Screen())
    assert (
        "By kind, Foam rolling: 3 of 3 sessions lower after, 3 followed, 1 of these"
        " still lower when last scored. To tell how long half lasted, 2 more sessions"
        " needed. 19 Nov 2026: about 1 day. 29 Dec 2026: at least 1 day."
    ) in said
    said = relief_sentences(replace(report(), groups=(group("1"),)), Screen())
    assert "4 more sessions needed.\n" in said


def test_sentences_tell_the_share_after_some_days() -> None:
    said = relief_sentences(replace(report(), groups=(group("1 2 2 4 9+"),)), Screen())
    assert (
        "After 1 day 80 % (20 to 97 %) were still lower, 5 followed so long."
        " After 2 days 40 % (5 to 75 %) were still lower, 4 followed so long."
        " After 4 days 20 % (1 to 58 %) were still lower, 2 followed so long."
        " After 7 days 20 % (1 to 58 %) were still lower, 1 followed so long.\n"
    ) in said
    said = relief_sentences(replace(report(), groups=(group("2 2 2 4 9+"),)), Screen())
    assert "After 1 day 100 % (57 to 100 %) were still lower, 5 followed" in said


def test_notes_name_what_was_not_scored() -> None:
    unseen = a_session("pain neck=6:2", areas="neck", day=DAY + timedelta(days=90))
    drawn = draw_relief(report(*DIARY, unseen), Screen(width=120))
    assert "1 of 38 that were lower has no later score: `fascia follow-up`" in drawn
    assert "3 of 37 went more than 2 days without a score" in drawn
    other = a_session("pain jaw=6:2", areas="jaw", day=DAY + timedelta(days=90))
    drawn = draw_relief(report(*DIARY, unseen, other), Screen(width=120))
    assert "2 of 39 that were lower have no later score" in drawn
    drawn = draw_relief(report(unseen), Screen(width=120))
    assert "without a score" not in drawn
    assert "apart (median)" not in drawn
