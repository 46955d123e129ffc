"""A fair test on the screen, in sentences, and as JSON."""

import json
import re
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fasciatrack.domain.coin import draws
from fasciatrack.domain.values import replace
from fasciatrack.output.json_text import json_text
from fasciatrack.output.plan_sheet import (
    agenda_values,
    describe_agenda,
    describe_result,
    draw_agenda,
    draw_list,
    draw_result,
    result_values,
)
from fasciatrack.output.plan_words import share_words, span_words
from fasciatrack.output.screen import Screen
from fasciatrack.reporting.trials.agenda import Agenda, Kept, Seen, build_agenda
from fasciatrack.reporting.trials.result import TrialResult, build_result
from trial_days import a_trial, after_a_day, day, done, seen

Golden = Callable[[str, str], None]

TRIAL = a_trial(draws(8, 1), days=3, skip=1)
SCORES = [
    None if number % 11 == 5 else (4.0 if kind == "foam-roll" else 6.0) + number % 3 - 1
    for number in range(48)
    for kind in (TRIAL.option_on(day(number)),)
]
SESSIONS = tuple(
    done(number)
    for number in range(48)
    if (TRIAL.option_on(day(number)) == "foam-roll") is (number % 7 != 3)
)
LOOKS = ["plain", "ascii", "color"]


def agenda(today: int = 22, *, show_all: bool = False) -> Agenda:
    return build_agenda(TRIAL, _until(today), today=day(today), show_all=show_all)


def result(today: int = 48) -> TrialResult:
    return build_result(TRIAL, _until(today), today=day(today))


def _until(today: int) -> Seen:
    sessions = [session for session in SESSIONS if session.day <= day(today)]
    return seen(SCORES[: today + 1], sessions=sessions)


def screen_of(width: int, look: str) -> Screen:
    return Screen(width=width, color=look == "color", unicode=look != "ascii")


def uncolored(drawn: str) -> str:
    return re.sub("\x1b\\[[0-9;]*m", "", drawn)


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("what", ["agenda", "result"])
def test_a_fair_test_looks_as_it_should(
    golden: Golden, what: str, width: int, look: str
) -> None:
    def draw(screen: Screen) -> str:
        if what == "agenda":
            return draw_agenda(agenda(), screen)
        return draw_result(result(), screen)

    drawn = draw(screen_of(width, look))
    golden(f"plan-{what}-{width}-{look}.txt", drawn)
    words = uncolored(drawn)
    assert max(map(len, words.splitlines())) <= width
    assert look != "ascii" or drawn.isascii()
    if look == "color":
        assert words == draw(Screen(width=width))


@given(
    today=st.integers(-3, 60),
    days=st.integers(2, 14),
    pairs=st.integers(1, 12),
    width=st.integers(40, 130),
    options=st.sampled_from(
        [("foam-roll", "nothing"), ("mfr-therapist", "massage-gun")]
    ),
)
def test_every_fair_test_fits_its_screen(
    today: int, days: int, pairs: int, width: int, options: tuple[str, str]
) -> None:
    trial = a_trial(draws(pairs, 3), days=days, first=options[0], second=options[1])
    known = seen([float(n % 5) for n in range(max(today + 1, 0))], sessions=[done(0)])
    screen = Screen(width=width, unicode=False)
    for drawn in (
        draw_agenda(build_agenda(trial, known, today=day(today)), screen),
        draw_result(build_result(trial, known, today=day(today)), screen),
    ):
        assert drawn.isascii()
        assert max(map(len, drawn.splitlines())) <= width


def test_where_marks_have_no_room_the_figures_stay() -> None:
    drawn = draw_result(result(), Screen(width=30))
    assert "   1   4.0   6.5   −2.5\n" in drawn
    assert " all   4.4   6.6   −2.2\n" in drawn


def test_nothing_in_the_name_of_an_area_acts_on_the_terminal() -> None:
    trial = a_trial(area="kn\x1b[31mee\u202e", side=None)
    agenda = build_agenda(trial, Seen(), today=day(9))
    result = build_result(trial, Seen(), today=day(9))
    drawn = (
        draw_agenda(agenda, Screen()),
        describe_agenda(agenda, Screen()),
        draw_result(result, Screen()),
        describe_result(result, Screen()),
        draw_list([trial], day(9), Screen()),
    )
    for text in drawn:
        assert "\\x1b[31m" in text
        assert "\x1b" not in text
        assert "\u202e" not in text


def test_what_is_to_come_is_not_shown() -> None:
    drawn = draw_agenda(agenda(-1), Screen())
    assert "begins tomorrow" in drawn
    assert "16 periods to come, drawn and not shown" in drawn
    assert "●" not in drawn
    assert "seed" not in drawn
    shown = draw_agenda(agenda(-1, show_all=True), Screen())
    assert shown.count("foam-roll ···") == shown.count("nothing   ···") == 8
    assert "the coin's seed: 5" in shown


@pytest.mark.parametrize(
    ("number", "said", "more"),
    [
        (
            -1,
            "cancelled before it began (fascia plan result)",
            "16 periods",
        ),
        (
            9,
            "cancelled on day 10 of 48 (fascia plan result)",
            "12 more periods",
        ),
    ],
)
def test_a_cancelled_test_says_when_and_nothing_of_what_did_not_come(
    number: int, said: str, more: str
) -> None:
    gone = replace(TRIAL, cancelled=day(number))
    agenda = build_agenda(gone, _until(number), today=day(20))
    drawn = draw_agenda(agenda, Screen())
    assert said in drawn
    assert f"{more} that did not come, drawn and not shown" in drawn
    assert ("kept to on" in drawn) is (number > 0)
    assert drawn.count("−") == drawn.count("− not known")
    assert "true difference" not in drawn
    described = describe_agenda(agenda, Screen())
    assert said.capitalize() in described
    assert ("kept to on" in described) is (number > 0)


def test_one_last_period_is_said_in_the_singular() -> None:
    assert "1 more period to come" in draw_agenda(agenda(42), Screen())


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (0, "today: nothing until Wed 4 Nov"),
        (1, "today: nothing until tomorrow"),
        (5, "today: foam-roll, the last day of this period, done"),
        (3, "today: foam-roll until Sat 7 Nov\n"),
        (48, "over since 19 Dec (fascia plan result)"),
    ],
)
def test_the_draw_of_today_is_said(today: int, said: str) -> None:
    assert said in draw_agenda(agenda(today), Screen())


def test_the_agenda_in_sentences_says_the_same() -> None:
    assert describe_agenda(agenda(), Screen()) == (
        "Fair test: foam-roll or nothing, pain of left calf: 8 pairs of 2 × 3 days,"
        " 2 Nov to 19 Dec 2026. Today: foam-roll until tomorrow, done. Foam-roll: kept"
        " to on 10 of 11 days. Nothing: kept to on 9 of 12 days, 1 not known. Scored:"
        " 13 of 15 days to compare; the first day of each period is left out, for what"
        " came before to wear off.\n"
    )
    assert describe_agenda(agenda(-1), Screen(unicode=False)) == (
        "Fair test: foam-roll or nothing, pain of left calf: 8 pairs of 2 x 3 days,"
        " 2 Nov to 19 Dec 2026. Begins tomorrow.\n"
    )


def test_a_done_nothing_is_not_kept_to() -> None:
    today = build_agenda(TRIAL, seen(sessions=[done(0)]), today=day(0))
    said = draw_agenda(today, Screen())
    assert "today: nothing until Wed 4 Nov, not kept to\n" in said
    assert "no day to compare so far; the first day" in said
    lacking = build_agenda(TRIAL, Seen(), today=day(1))
    assert "o day to compare so far; today has no score yet;" in describe_agenda(
        lacking, Screen()
    )
    whole = build_agenda(a_trial(), seen([None, 5]), today=day(1))
    assert "scored: 1 of 1 day to compare; the first" in draw_agenda(whole, Screen())


def test_no_score_is_seen_before_the_end() -> None:
    other = seen([10.0] * 23, sessions=SESSIONS)
    at_ten = build_agenda(TRIAL, other, today=day(22))
    at_none = build_agenda(TRIAL, seen([0.0] * 23, sessions=SESSIONS), today=day(22))
    assert at_ten == at_none


def test_a_clear_result_is_said_with_its_share_and_its_limits() -> None:
    assert describe_result(result(), Screen()) == (
        "Fair test: foam-roll or nothing, pain of left calf: 8 pairs of 2 × 3 days,"
        " 2 Nov to 19 Dec 2026.\n"
        "Pain of left calf: 4.4 with foam-roll drawn and 6.6 with nothing, 2.2 lower"
        " over 8 pairs. 95 % interval: from 2.4 lower to 2.0 lower with foam-roll."
        " Scored: 14 of 16 days with foam-roll drawn, 15 of 16 with nothing. Unlikely"
        " to be chance alone: if they did not differ, 8 of 1,000 draws would differ as"
        " much. A coin chose what was done, not which days were scored; days without a"
        " score, and what you expected, may explain some of it. Foam-roll minus"
        " nothing: pair 1 −2.5, pair 2 −2.0, pair 3 −2.5, pair 4 −2.0, pair"
        " 5 −2.0, pair 6 −2.0, pair 7 −2.5, pair 8 −2.0."
        " Foam-roll: kept to on 22 of 24 days, 1 not known. Nothing: kept to on 18 of"
        " 24 days, 1 not known. Every score counts for what was drawn, kept to or"
        " not. The first day of each period is left out, for what came before to wear"
        " off. 8 pairs find a true difference of 2.4 points in about 8 of 10 such"
        " tests, where scores have a standard deviation of 1.8 points. The coin's seed"
        " was 5.\n"
    )


def of(differences: Sequence[float | None], *, more: int = 0) -> TrialResult:
    """Analyse pairs with these differences, some to come."""
    scores: list[float | None] = []
    for one in differences:
        scores += [None, 5] if one is None else [5 + one, 5]
    trial = a_trial("AB" * (len(differences) + more))
    today = day(2 * len(scores) - (1 if more else 0))
    return build_result(trial, seen(after_a_day(scores)), today=today)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (
            of([-1] * 4),
            "Too few to judge: it would have taken 2 more pairs with scores.",
        ),
        (
            of([-1] * 5, more=4),
            "Too few to judge yet: it takes 1 more pair with scores.",
        ),
        (of([-1] * 6), "if they did not differ, 3 of 100 draws would differ as much."),
        (
            of([-1] * 8),
            "if they did not differ, 8 of 1,000 draws would differ as much.",
        ),
        (of([-1] * 12), "if they did not differ, fewer than 1 of 1,000 draws would"),
        (of([1] * 6), "5.0 with nothing, 1.0 higher over 6 pairs."),
        (of([0] * 6), "5.0 with nothing, no difference over 6 pairs."),
        (of([0] * 6), "100 of 100 draws would differ as much. That does not show that"),
        (
            of([-1] * 7, more=2),
            "Looked at early, 8 days before the end: no conclusion.",
        ),
        (of([-1] * 7, more=2), "Pain of left calf so far: 4.0 with foam-roll drawn"),
        (
            of([-1, -2] * 3 + [None]),
            "1 pair is left out: no score on one side or both.",
        ),
        (of([-1, None, None]), "2 pairs are left out: no score on one side or both."),
        (of([-1, -2] * 3), "interval: from 2.1 lower to 0.9 lower with foam-roll."),
        (of([-2, 1] * 3), "interval: from 2.2 lower to 1.2 higher with foam-roll."),
    ],
)
def test_each_result_is_said_no_stronger_than_it_is(
    found: TrialResult, said: str
) -> None:
    assert said in describe_result(found, Screen())


@pytest.mark.parametrize(
    ("later", "said"),
    [
        (11.8, "With foam-roll drawn, scores were taken 12 hours later in the day"),
        (-2.0, "scores were taken 2 hours earlier in the day than with nothing: that"),
        (1.9, None),
        (None, None),
    ],
)
def test_scores_from_other_times_of_the_day_are_said(
    later: float | None, said: str | None
) -> None:
    text = describe_result(replace(result(), hours_later=later), Screen())
    assert said in text if said else "in the day" not in text


@pytest.mark.parametrize(("kept", "is_said"), [(0, True), (4, True), (5, False)])
def test_a_test_that_was_not_kept_to_is_said_to_be_one(
    kept: int, *, is_said: bool
) -> None:
    first = Kept(option="yoga", days=12, kept=kept, not_kept=10 - kept, unknown=12 - 10)
    unknown = Kept(option="nothing", days=12, kept=0, not_kept=0, unknown=12)
    text = describe_result(replace(result(), kept=(first, unknown)), Screen())
    assert ("Yoga was kept to on fewer than half of its days" in text) is is_said
    assert "Nothing was kept" not in text


def test_only_an_unlikely_difference_is_said_to_be_one() -> None:
    unlikely = "Unlikely to be chance alone"
    assert unlikely in describe_result(of([-1] * 6), Screen())
    for other in (of([-1] * 5), of([-1] * 5 + [1]), of([-1] * 9, more=1)):
        assert unlikely not in describe_result(other, Screen())


COIN = "A coin chose what was done, not which days were scored."


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (
            of([-1] * 6),
            "Scored: 6 of 6 days with foam-roll drawn, 6 of 6 with nothing.",
        ),
        (
            of([-1] * 6),
            "A coin chose the days, so bad days do not explain it; what you",
        ),
        (
            of([-1] * 6 + [None] * 2),
            "No conclusion: fewer than 80 % of the days with foam-roll have a score. "
            + COIN,
        ),
    ],
)
def test_a_result_says_which_days_have_a_score(found: TrialResult, said: str) -> None:
    assert said in describe_result(found, Screen())


@pytest.mark.parametrize(
    ("difference", "lacking", "end"),
    [
        (-1, 0, "as high as the highest"),
        (1, 0, "as low as the lowest"),
        (-1, 1, "as low as the lowest"),
        (1, 1, "as high as the highest"),
    ],
)
def test_what_days_without_a_score_may_hide_is_said(
    difference: float, lacking: int, end: str
) -> None:
    found = of([difference] * 6)
    scored = list(found.scored)
    scored[lacking] = replace(scored[lacking], scored=5)
    unequal = replace(found, verdict="unequal", scored=(scored[0], scored[1]))
    more, less = ("foam-roll", "nothing")[:: -1 if lacking else 1]
    assert (
        f"No conclusion: more days with {more} than with {less} lack a score, and had"
        f" those been {end}, this might be chance. {COIN}"
    ) in describe_result(unequal, Screen())


def test_both_options_are_named_where_both_lack_scores() -> None:
    found = of([-1] * 6 + [None] * 2)
    few = replace(found.scored[1], scored=6)
    both = replace(found, scored=(found.scored[0], few))
    said = describe_result(both, Screen())
    assert "the days with foam-roll and with nothing have a score." in said


def test_scores_after_a_session_are_said() -> None:
    found = result()
    assert "after a session" not in describe_result(found, Screen())
    first, second = found.scored
    some = (replace(first, after_session=12), second)
    assert (
        "12 of 14 scores with foam-roll drawn were taken after a session there that"
        " day: they may say how it feels right after. Unlikely"
    ) in describe_result(replace(found, scored=some), Screen())
    both = (some[0], replace(second, after_session=1))
    said = describe_result(replace(found, scored=both), Screen())
    assert "12 of 14 scores with foam-roll drawn and 1 of 15 with nothing were" in said
    late = replace(agenda(), after_session=3)
    assert "13 of 15 days to compare, 3 of them after a session" in draw_agenda(
        late, Screen()
    )


def test_percent_are_said_as_percent() -> None:
    trial = a_trial("AB" * 6, metric="mobility")
    found = build_result(trial, seen(after_a_day([60, 50] * 6)), today=day(24))
    said = describe_result(found, Screen())
    assert "Mobility of left calf: 60.0 with foam-roll drawn" in said
    assert "nothing, 10.0 percentage points higher over 6 pairs" in said
    assert "true difference" not in draw_result(found, Screen())


def test_a_result_without_any_pair_is_only_words() -> None:
    drawn = draw_result(result(-1), Screen())
    assert "Too few to judge yet: it takes 6 more pairs with scores." in drawn
    assert "pair  foam-roll" not in drawn
    assert "nothing: not drawn for a day so far." in drawn.lower()


@pytest.mark.parametrize(
    ("p", "said"),
    [
        (1.0, "100 of 100"),
        (0.3125, "31 of 100"),
        (0.0312, "3 of 100"),
        (0.0469, "4.7 of 100"),
        (0.0495, "4.95 of 100"),
        (0.05, "5 of 100"),
        (0.050003, "5.0003 of 100"),
        (0.0547, "5.5 of 100"),
        (0.0625, "6 of 100"),
        (0.01, "1 of 100"),
        (0.00999, "1 of 100"),
        (0.0095, "9.5 of 1,000"),
        (0.0078, "8 of 1,000"),
        (0.001, "1 of 1,000"),
        (0.0005, "fewer than 1 of 1,000"),
        (0.0, "fewer than 1 of 1,000"),
    ],
)
def test_a_share_is_said_in_whole_numbers_and_finer_near_the_line(
    p: float, said: str
) -> None:
    assert share_words(p) == said


def test_what_is_left_of_a_test_finds_less_than_was_planned() -> None:
    left = of([-1, -2] * 4 + [None] * 4)
    assert "\n8 pairs find a true difference of 2.6 points" in draw_result(
        left, Screen()
    )
    few = of([-1] * 5 + [None] * 7)
    assert "true difference" not in draw_result(few, Screen())
    assert few.finds is None


def test_a_span_over_new_year_names_both_years() -> None:
    assert span_words(day(0), day(47)) == "2 Nov to 19 Dec 2026"
    assert span_words(day(0), day(60)) == "2 Nov 2026 to 1 Jan 2027"


def test_json_holds_the_same_figures() -> None:
    value = json.loads(json_text(result_values(result())))
    assert value["schema_version"] == 1
    found = value["result"]
    assert (found["verdict"], found["complete"]) == ("lower", 8)
    assert found["place"] == {"area": "calf", "side": "left"}
    assert found["interval"].keys() == {"low", "high"}
    assert found["pairs"][0]["first"]["option"] == "foam-roll"
    assert result_values(None) == {"schema_version": 1, "result": None}
    plan = json.loads(json_text(agenda_values(agenda())))["plan"]
    assert plan["periods"][0]["days"][0]["day"] == "2026-11-02"
    assert plan["periods"][-1]["option"] is None
    assert agenda_values(None) == {"schema_version": 1, "plan": None}
