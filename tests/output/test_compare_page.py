"""Groups against each other, drawn and said: the same figures, never a cause."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from builders import DAY, a_session
from compared_days import done, felt
from compared_reports import CLEAR, EARLY, REPORTS, report
from fasciatrack.domain.article import LABEL
from fasciatrack.domain.periods import Period
from fasciatrack.domain.scales import PHASES, Phase
from fasciatrack.domain.timeline import Done, Felt
from fasciatrack.domain.values import replace
from fasciatrack.output.compare_page import compare_page
from fasciatrack.output.compare_words import nothing_to_compare
from fasciatrack.output.reference_parts import reference_parts
from fasciatrack.output.screen import Screen
from fasciatrack.reporting.compare.comparison import (
    ENOUGH_DAYS,
    ENOUGH_FOR,
    Comparison,
)
from fasciatrack.reporting.compare.groups import BASES, Basis
from fasciatrack.reporting.reference import build_reference
from simulated_diaries import seeded, two_kinds

Golden = Callable[[str, str], None]


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize(
    ("style", "screen"),
    [
        ("colour", Screen(color=True)),
        ("plain", Screen()),
        ("ascii", Screen(unicode=False)),
    ],
)
@pytest.mark.parametrize("name", REPORTS)
def test_the_page_is_drawn_as_it_was(
    golden: Golden, name: str, style: str, screen: Screen, width: int
) -> None:
    drawn = compare_page(REPORTS[name], replace(screen, width=width))
    assert all(cell_len(line) <= width for line in _bare(drawn).splitlines())
    assert screen.unicode or drawn.isascii()
    golden(f"compare-{name}-{width}-{style}.txt", drawn)


def _bare(drawn: str) -> str:
    for code in ("1", "2", "0"):
        drawn = drawn.replace(f"\x1b[{code}m", "")
    return drawn


@pytest.mark.parametrize("name", REPORTS)
def test_the_sentences_are_those_it_was(golden: Golden, name: str) -> None:
    drawn = compare_page(REPORTS[name], Screen(), describe=True)
    golden(f"compare-{name}-described.txt", drawn)


@pytest.mark.parametrize("describe", [True, False])
@pytest.mark.parametrize("name", REPORTS)
def test_nothing_is_said_to_work(name: str, *, describe: bool) -> None:
    drawn = _joined(compare_page(REPORTS[name], Screen(), describe=describe)).lower()
    for word in ("works", "effect", "improve", "because", "thanks to"):
        assert word not in drawn
    assert "not proof of what caused what" in drawn
    assert "fascia plan randomize" in drawn


def _joined(drawn: str) -> str:
    return " ".join(drawn.split())


def test_the_page_names_the_days_it_takes() -> None:
    said = _joined(compare_page(EARLY, Screen()))
    assert f"With {ENOUGH_DAYS} days on each side" in said
    assert f"a difference of {ENOUGH_FOR:g} points" in said


def test_a_clear_difference_is_seen_and_said() -> None:
    drawn = compare_page(CLEAR, Screen(color=True))
    one = CLEAR.next_day[1]
    assert (one.first, one.verdict) == ("foam-roll", "lower")
    said = f"{one.difference:.1f} ({one.low:.1f} to {one.high:.1f})".replace("-", "−")
    assert f"\x1b[1m{said}\x1b[0m" in drawn
    assert (
        f"With foam-roll, pain was {-(one.difference or 0):.1f} points lower the next"
        " day" in _joined(drawn)
    )


def words(**changes: Any) -> str:  # noqa: ANN401 - any field of Comparison
    """Draw a report whose first comparison is another."""
    first, *others = CLEAR.next_day
    changed = replace(CLEAR, next_day=(replace(first, **changes), *others))
    return _joined(compare_page(changed, Screen()))


@pytest.mark.parametrize(
    ("change", "anyway", "said"),
    [
        (-1.9, -1.3, "About 1.3 of the drop of 1.9 by the next day would happen"),
        (-0.9, -1.3, "All of the drop of 0.9 by the next day would happen anyway"),
        (0.4, -0.3, "By the next day it changes by +0.4, and by −0.3 on days with"),
        (-0.4, 0.3, "By the next day it changes by −0.4, and by +0.3 on days with"),
        (0.0, 0.0, "By the next day it changes by 0.0, and by 0.0 on days with"),
        (-0.2, -0.04, "By the next day it changes by −0.2, and by 0.0 on days with"),
        (-0.62, -0.58, "All of the drop of 0.6 by the next day would happen anyway"),
        (-0.04, -0.2, "By the next day it changes by 0.0, and by −0.2 on days with"),
    ],
)
def test_what_would_happen_anyway_is_said_in_numbers(
    change: float, anyway: float, said: str
) -> None:
    drawn = words(change=change, anyway=anyway, first_start=6.2, second_start=4.1)
    assert "Days with any session begin at 6.2, days with nothing at 4.1." in drawn
    assert said in drawn


@pytest.mark.parametrize(
    ("nap", "said"), [(0.615, "0.62"), (0.205, "0.21"), (0.0, "0.00"), (1.0, "1.00")]
)
def test_the_overlap_is_rounded_as_its_percentage(nap: float, said: str) -> None:
    first, *others = CLEAR.next_day
    changed = replace(CLEAR, next_day=(replace(first, nap=nap), *others))
    percent = f"{float(said) * 100:.0f} % of pairs of days (NAP {said}, Tau"
    assert percent in _joined(compare_page(changed, Screen(), describe=True))
    assert f"  {said}  " in compare_page(changed, Screen(width=120))


@pytest.mark.parametrize(
    ("by", "first", "said"),
    [
        ("kind", "foam-roll", "foam-roll"),
        ("duration", "short", "short sessions"),
        ("pressure", "firm", "firm pressure"),
        ("pressure", "any session", "any session"),
    ],
)
def test_a_band_is_said_to_be_one_of_something(
    by: Basis, first: str, said: str
) -> None:
    one, *others = CLEAR.next_day
    changed = replace(CLEAR, by=by, next_day=(replace(one, first=first), *others))
    for describe in (False, True):
        drawn = _joined(compare_page(changed, Screen(), describe=describe))
        assert f"Days with {said} begin at" in drawn
        assert f"With {said}, pain was" in drawn
    assert f"days with {said} and" in drawn
    assert f"; with {said} it changed by" in drawn


def test_where_higher_is_better_it_rises_anyway() -> None:
    first, *others = CLEAR.next_day
    changed = replace(first, change=19.0, anyway=13.0)
    drawn = compare_page(
        replace(CLEAR, lower_is_better=False, next_day=(changed, *others)), Screen()
    )
    assert "About 13.0 of the rise of 19.0" in _joined(drawn)


@pytest.mark.parametrize(
    ("q", "said"),
    [
        (0.0123, "q 0.012"),
        (0.0155, "q 0.016"),
        (0.01549, "q 0.015"),
        (0.0004, "q below 0.001"),
        (0.26, "q 0.26"),
        (0.0504, "q 0.0504"),
        (0.0496, "q 0.050"),
    ],
)
def test_a_chance_has_as_many_decimals_as_it_takes(q: float, said: str) -> None:
    assert f"any session ({said})" in words(q=q, verdict="no clear difference")


def daily(count: int, pain: float, *, hour: float = 20) -> list[Felt]:
    return [felt(day, pain, hour=hour) for day in range(count)]


def test_days_that_began_otherwise_are_not_alike() -> None:
    scores = [*daily(20, 3), *(felt(30 + day, 8) for day in range(20))]
    sessions = [done(30 + day, number=day) for day in range(0, 20, 2)]
    said = _joined(compare_page(report(scores, sessions), Screen()))
    assert "No day with nothing began within 1 point of one with foam-roll" in said


def test_who_treats_every_day_has_no_day_with_nothing() -> None:
    scores = daily(20, 5)
    sessions = [done(day, number=day) for day in range(0, 20, 2)]
    said = _joined(compare_page(report(scores, sessions), Screen()))
    assert (
        "foam-roll (10 and 0 days): 5 more days with nothing for figures, 10 to judge"
    ) in said
    assert "The 72 h wash-out leaves no day with nothing." in said
    assert "not felt for longer than 12 h: --washout 12h." in said


def test_scores_long_before_sessions_need_others_at_their_hour() -> None:
    sessions = [done(day, number=day) for day in range(0, 20, 5)]
    drawn = compare_page(report(daily(20, 5, hour=7), sessions), Screen())
    said = _joined(drawn)
    assert "Your scores come more than 3 hours before your sessions" in said
    assert "4 taken more than 3 hours before a session" in said


def test_why_scores_are_left_out_is_counted() -> None:
    scores = [
        *daily(10, 5),
        felt(12, 5, hour=8),
        felt(14, 5, hour=20.5),
        felt(16, 5, hour=None),
    ]
    sessions = [done(14, number=1), done(16, hour=None, number=2)]
    said = _joined(compare_page(report(scores, sessions), Screen()))
    assert (
        "Starting scores left out: 1 without a score at that hour of the next day, 1 at"
        " another hour than usual, 1 shortly after a session, 1 where without a time it"
        " cannot be told what came first."
    ) in said


def test_groups_that_share_a_day_or_are_not_named_are_counted() -> None:
    scores = daily(10, 5)
    sessions = [
        done(0, number=1, tool="peanut"),
        done(0, number=2, hour=22, tool="hands"),
        done(5, number=3),
    ]
    found = report(scores, sessions, by="tool")
    said = _joined(compare_page(found, Screen()))
    assert "2 days with several groups at once" not in said
    assert "1 day with several groups at once: only in `any session`." in said
    assert "1 session without a tool: only in `any session`." in said
    # Of a single group there is no such row.
    alone = replace(found, next_day=found.next_day[1:])
    said = _joined(compare_page(alone, Screen()))
    assert "1 day with several groups at once: left out." in said
    assert "1 session without a tool: left out." in said


def test_pairs_with_too_few_days_are_named_together() -> None:
    scores, sessions = two_kinds(
        seeded(3), days=300, reliefs={"foam-roll": 3, "ball": 0}
    )
    last = sessions[-1]
    sessions[-1] = last._replace(kind="heat")
    said = _joined(compare_page(report(scores, sessions), Screen()))
    assert (
        said.count("Too few days alike yet: ball less heat, foam-roll less heat") == 2
    )


def test_bands_are_explained() -> None:
    sessions = [done(0, number=1, minutes=5), done(5, number=2, minutes=45)]
    said = _joined(
        compare_page(report(daily(10, 5), sessions, by="duration"), Screen())
    )
    assert "Pain, by how long" in said
    assert "Duration: short under 10 min, long 30 min and more." in said


def test_the_articles_table_stands_below_with_its_label_and_caveats() -> None:
    reference = build_reference(
        [a_session("pain neck=6:3", areas="neck")], period=Period(first=DAY, last=DAY)
    )
    part = reference_parts(reference, Screen())[0]
    drawn = compare_page(
        CLEAR, Screen(width=60), article=part, article_label=reference.label
    )
    own, _, article = drawn.partition("The article's table")
    assert "%" not in own.partition("•")[0]
    assert _joined(article).count(LABEL) == 4
    for caveat in reference.comparison_caveats:
        assert caveat in _joined(article)


@pytest.mark.parametrize(
    ("fields", "sessions", "said"),
    [
        ({}, [], "nothing to compare: no sessions; `fascia log` adds one"),
        (
            {"metric": "mood"},
            [done(0)],
            "nothing to compare: no mood on record; `fascia check --mood 4` adds some",
        ),
        (
            {"by": "tool"},
            [done(0)],
            "nothing to compare: no sessions that say which tool",
        ),
        (
            {"wanted": ("yoga", "heat")},
            [done(0)],
            "nothing to compare: no sessions with yoga, heat; `fascia log` adds one",
        ),
    ],
)
def test_nothing_is_said_politely(
    fields: dict[str, Any], sessions: list[Done], said: str
) -> None:
    assert nothing_to_compare(report(daily(2, 5), sessions, **fields)) == said


@pytest.mark.parametrize("width", [20, 24, 40, 60, 64, 66, 70, 80, 120])
def test_long_names_and_figures_of_two_digits_fit(width: int) -> None:
    def long(one: Comparison) -> Comparison:
        many = replace(one, first_matched=1810, second_matched=1258)
        return replace(many, first="shockwave with a very long name", low=-12.3)

    changed = replace(
        CLEAR,
        next_day=tuple(map(long, CLEAR.next_day)),
        right_after=tuple(map(long, CLEAR.right_after)),
    )
    drawn = compare_page(changed, Screen(width=width))
    assert max(map(cell_len, drawn.splitlines())) <= width


def test_a_name_acts_nowhere() -> None:
    evil = "\x1b[31m=cmd|' /C calc'!A0 [bold]x[/]"
    scores = daily(60, 5)
    sessions = [
        done(day, number=day, practitioner=evil if day % 10 else "self")
        for day in range(0, 60, 5)
    ]
    found = report(scores, sessions, by="practitioner")
    for describe in (True, False):
        drawn = compare_page(found, Screen(width=120), describe=describe)
        assert "\x1b" not in drawn
        assert "[bold]x[/]" in drawn


Entries = list[tuple[int, int, float | None, Phase, str, str]]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(0, 60),
            st.integers(0, 10),
            st.sampled_from([None, 7, 20, 20.5, 23]),
            st.sampled_from(PHASES),
            st.sampled_from(["neck", "left-calf", "calf", ""]),
            st.sampled_from(["foam-roll", "ball", "heat", ""]),
        ),
        min_size=1,
        max_size=60,
    ),
    st.sampled_from(BASES),
    st.integers(20, 120),
)
def test_any_diary_can_be_drawn(entries: Entries, by: Basis, width: int) -> None:
    scores, sessions = [], []
    in_order = sorted(entries, key=lambda entry: (entry[0], entry[2] or 0))
    for number, (day, pain, hour, phase, where, kind) in enumerate(in_order):
        scores.append(
            felt(day, pain, hour=hour, phase=phase, where=where, number=number)
        )
        if kind:
            sessions.append(done(day, hour=hour, kind=kind, where=where, number=number))
    found = report(scores, sessions, by=by)
    screen = Screen(width=width, unicode=False)
    assert compare_page(found, screen, describe=True).isascii()
    drawn = compare_page(found, screen)
    assert all(len(line) <= width for line in drawn.splitlines())
