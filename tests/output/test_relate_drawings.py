"""What goes together, as a table, in words and as JSON."""

import json
from collections.abc import Callable
from datetime import date

import pytest

from fasciatrack.domain.periods import Period
from fasciatrack.domain.values import replace
from fasciatrack.output.relate_sheet import (
    describe_relations,
    draw_relations,
    relations_values,
)
from fasciatrack.output.relate_words import (
    NOT_CAUSE,
    chance_text,
    correlation,
    nothing_to_relate,
    verdicts,
)
from fasciatrack.output.screen import Screen
from fasciatrack.reporting.missing import still_missing
from fasciatrack.reporting.relate.measures import Per
from fasciatrack.reporting.relate.report import Finding, Relation, Relations

Golden = Callable[[str, str], None]

PERIOD = Period(first=date(2026, 8, 1), last=date(2026, 11, 20))
LOOKS = {
    "plain": Screen(),
    "color": Screen(color=True),
    "ascii": Screen(unicode=False),
}


def pair(  # noqa: PLR0913 - one argument per figure a test names
    x: str,
    y: str,
    n: int,
    *,
    rho: float | None = None,
    p: float | None = None,
    q: float | None = None,
    finding: Finding = "chance",
    lag: int = 0,
    per: Per = "day",
    drifts: bool = False,
) -> Relation:
    both = f"{per} with both"
    return Relation(
        x=x,
        y=y,
        lag_days=lag,
        per=per,
        n=n,
        n_x=n + 3,
        n_y=n,
        missing=still_missing((both, n, 14), (both, n, 30)),
        finding="too few" if n < 30 and finding != "constant" else finding,
        rho=rho,
        effective=None if p is None else n / 2,
        p=p,
        q=q,
        drifts=drifts,
    )


EVERYTHING = (
    pair("sleep", "stiffness", 62, rho=-0.41, p=0.0004, q=0.0024, finding="together"),
    pair("sleep-quality", "pain", 52, rho=-0.21, p=0.188, q=0.376),
    pair("water", "stiffness", 59, rho=0.0, p=0.53, q=0.6, lag=1, drifts=True),
    pair("water-before", "drop", 16, rho=0.12, per="session"),
    pair("caffeine", "falling-asleep", 13, lag=1),
    pair(
        "stress", "pain", 61, rho=0.55, p=0.083, q=0.249, finding="drift", drifts=True
    ),
    pair("sessions", "pain", 80, rho=1.0, p=0.061, q=0.25, finding="week"),
    pair("load", "soreness-after", 31, per="session", finding="constant"),
)


def relations(*pairs: Relation, short: bool = True, where: str = "") -> Relations:
    return Relations(
        period=PERIOD,
        conditions=(where,) if where else (),
        is_short_list=short,
        tested=sum(one.p is not None for one in pairs),
        pairs=pairs,
    )


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("width", [40, 80, 120])
def test_the_table_looks_as_it_was_found_right(
    golden: Golden, width: int, look: str
) -> None:
    screen = LOOKS[look].__replace__(width=width)
    drawn = draw_relations(relations(*EVERYTHING, where="left calf"), screen)
    golden(f"relate-{width}-{look}.txt", drawn)
    if look != "color":
        assert max(map(len, drawn.splitlines())) <= width
    if look == "ascii":
        assert drawn.isascii()


@pytest.mark.parametrize("look", LOOKS)
def test_the_sentences_say_all_of_the_table(golden: Golden, look: str) -> None:
    said = describe_relations(relations(*EVERYTHING, where="left calf"), LOOKS[look])
    golden(f"relate-described-{look}.txt", said)
    assert said.isascii() is (look == "ascii")


def test_no_width_breaks_the_table() -> None:
    for width in range(20, 130):
        lines = draw_relations(relations(*EVERYTHING), Screen(width=width)).splitlines()
        assert max(map(len, lines)) <= max(width, 40)


@pytest.mark.parametrize(
    ("rho", "x_y"),
    [
        (0.4, "more sleep and more stiffness"),
        (-0.4, "more sleep and less stiffness"),
    ],
)
def test_what_may_go_together_is_said_with_its_direction(rho: float, x_y: str) -> None:
    found = pair("sleep", "stiffness", 60, rho=rho, p=0.01, q=0.01, finding="together")
    said = list(verdicts(relations(found)))
    assert said == [f"May go together: {x_y}."]


def test_days_between_are_said() -> None:
    found = pair(
        "stress", "mood", 60, rho=-0.4, p=0.01, q=0.01, finding="together", lag=3
    )
    assert list(verdicts(relations(found))) == [
        "May go together: more stress and lower mood 3 days later."
    ]


def test_what_cannot_be_told_from_chance_is_counted() -> None:
    null = pair("sleep", "pain", 60, rho=0.1, p=0.5, q=0.5)
    found = pair("sleep", "stiffness", 60, rho=0.6, p=0.01, q=0.03, finding="together")
    assert list(verdicts(relations(null))) == [
        "The pair tested cannot be told from chance."
    ]
    assert list(verdicts(relations(null, null))) == [
        "None of the 2 pairs tested can be told from chance."
    ]
    assert list(verdicts(relations(null, found)))[1:] == [
        "Cannot be told from chance: 1 other pair."
    ]
    assert list(verdicts(relations(found, found)))[2:] == []


def test_what_cannot_be_judged_yet_is_a_countdown() -> None:
    early = pair("sleep", "pain", 13)
    later = pair("load", "drop", 29, rho=0.2, per="session")
    drawn = draw_relations(relations(early, later), Screen())
    assert "none of 2 pairs can be judged yet" in drawn
    first, second = drawn.splitlines()[3:5]
    assert " ".join(first.split()) == "sleep → pain 1 more for ρ 13 – 17 more"
    assert second.endswith(" 29 +0.20        1 more")
    assert "Too early to judge: 2 pairs; the table says how many more days" in drawn
    # A ρ is explained where there is one; p and q are not there yet.
    assert "ρ: +1 where both rise together" in drawn
    assert "p: how often" not in drawn
    assert "ρ: +1" not in draw_relations(relations(early), Screen())
    assert NOT_CAUSE in drawn
    said = describe_relations(relations(early, later), Screen())
    assert "13 days with both; 1 more day for ρ, 17 more to judge.\n" in said
    assert "29 sessions with both, ρ +0.20; 1 more session to judge.\n" in said


def test_a_pair_of_ones_own_is_told_that_asking_often_finds_something() -> None:
    null = pair("sleep", "pain", 60, rho=0.1, p=0.5, q=0.5)
    alone = draw_relations(relations(null, short=False), Screen())
    assert "1 pair tested" in alone
    assert "Who asks for twenty finds one by chance" in alone
    assert "twenty" not in draw_relations(relations(null), Screen())
    early = draw_relations(relations(pair("sleep", "pain", 13), short=False), Screen())
    assert "twenty" not in early
    assert "the pair cannot be judged yet" in early


def test_more_sessions_with_more_pain_is_explained() -> None:
    found = pair("sessions", "pain", 60, rho=0.5, p=0.01, q=0.01, finding="together")
    assert "Most people do more while it is worse" in draw_relations(
        relations(found), Screen()
    )
    null = pair("sessions", "pain", 60, rho=0.1, p=0.5, q=0.5)
    assert "Most people" not in draw_relations(relations(null), Screen())


def test_drift_does_not_hide_what_is_there_without_it() -> None:
    found = pair(
        "sleep", "pain", 60, rho=-0.6, p=0.01, q=0.01, finding="together", drifts=True
    )
    said = describe_relations(relations(found), Screen())
    assert "may go together with less pain, also without their drift." in said


@pytest.mark.parametrize(
    ("value", "text", "plain"),
    [
        (None, "–", "-"),
        (-0.415, "−0.42", "-0.42"),
        (0.3, "+0.30", "+0.30"),
        (0.0, "0.00", "0.00"),
        (1.0, "+1.00", "+1.00"),
    ],
)
def test_a_correlation_has_its_sign(value: float | None, text: str, plain: str) -> None:
    assert correlation(value, Screen()) == text
    assert correlation(value, Screen(unicode=False)) == plain


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "–"),
        (0.0001, "<0.001"),
        (0.001, "0.001"),
        (0.0496, "0.050"),
        (1, "1.000"),
    ],
)
def test_a_chance_is_never_zero(value: float | None, text: str) -> None:
    assert chance_text(value, Screen()) == text


def test_nothing_is_said_with_a_way_to_change_it() -> None:
    nothing = pair("sleep", "pain", 0)
    assert nothing_to_relate(relations(nothing, nothing)) == (
        "nothing to relate: no two things on the same days between 1 Aug and 20 Nov"
        " 2026; `fascia check --sleep 7h30 --stiffness neck=4` adds two at once"
    )
    alone = relations(nothing, short=False, where="neck\x1b")
    assert nothing_to_relate(alone).startswith(
        "nothing to relate: no day has both sleep and pain for neck\\x1b between"
    )
    assert nothing_to_relate(alone).endswith("; `fascia check --pain neck=4` adds pain")
    apart = replace(nothing, n_y=12)
    assert nothing_to_relate(relations(apart, short=False)).endswith(
        "; sleep is known of 3 days, pain of 12 others"
    )
    one = replace(nothing, n_x=1, n_y=1)
    assert nothing_to_relate(relations(one, short=False)).endswith(
        "; sleep is known of 1 day, pain of 1 other"
    )
    lagged = replace(nothing, lag_days=1)
    assert "no day has both sleep and pain next day between" in nothing_to_relate(
        relations(lagged, short=False)
    )
    assert nothing_to_relate(relations(nothing), "the diary is empty").startswith(
        "nothing to relate: the diary is empty; "
    )


def test_what_is_not_on_record_is_named_with_what_adds_it() -> None:
    none = replace(pair("load", "soreness-after", 0, per="session"), n_x=0)
    shown = relations(pair("sleep", "pain", 60, rho=0.1, p=0.5, q=0.5), none)
    said = (
        "Not on record: load (`fascia follow-up --load heavy`), soreness after"
        " (`fascia follow-up --soreness 2`)."
    )
    assert said in draw_relations(shown, Screen(width=120))
    shared = [replace(pair(name, "pain", 0), n_x=0) for name in ("water", "drinks")]
    shared.append(replace(pair("water-before", "pain", 0), n_x=0, n_y=9))
    assert (
        "Not on record: water, water before (`fascia drink 500ml`), pain (`fascia check"
        " --pain neck=4`), drinks (`fascia drink 1 cup tea`).\n"
    ) in describe_relations(relations(*shared), Screen())
    assert f"{said}\n" in describe_relations(shown, Screen())


def test_an_area_never_acts_on_the_terminal() -> None:
    null = pair("sleep", "pain", 60, rho=0.1, p=0.5, q=0.5)
    evil = relations(null, where="neck\x1b[2J\u202e")
    for text in (
        draw_relations(evil, Screen(width=120)),
        describe_relations(evil, Screen()),
    ):
        assert "\x1b" not in text
        assert "\u202e" not in text


def test_json_has_every_pair_with_null_for_what_is_not_known() -> None:
    values = relations_values(relations(*EVERYTHING, where="neck"))
    assert json.loads(json.dumps(values)) == values
    assert values["schema_version"] == 1
    assert (values["from"], values["to"]) == ("2026-08-01", "2026-11-20")
    assert values["conditions"] == ["neck"]
    assert (values["tested"], values["is_short_list"]) == (5, True)
    assert (values["fewest_shown"], values["fewest_judged"]) == (14, 30)
    assert (values["most_p"], values["most_q"]) == (0.05, 0.1)
    pairs = values["pairs"]
    assert isinstance(pairs, list)
    assert pairs[0] == {
        "x": "sleep",
        "y": "stiffness",
        "lag_days": 0,
        "per": "day",
        "n": 62,
        "n_x": 65,
        "n_y": 62,
        "missing": [],
        "finding": "together",
        "rho": -0.41,
        "effective": 31.0,
        "p": 0.0004,
        "q": 0.0024,
        "drifts": False,
    }
    assert pairs[4]["rho"] is None
    assert pairs[4]["missing"] == [
        {"what": "day with both", "have": 13, "need": 14},
        {"what": "day with both", "have": 13, "need": 30},
    ]
