import json
import re
from collections.abc import Callable
from datetime import date
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from body_diary import FOUR_WEEKS, a_diary
from builders import a_check_in, a_session
from fasciatrack.domain.periods import EARLIEST, Period
from fasciatrack.domain.records import Entry
from fasciatrack.domain.selection import Selection
from fasciatrack.output.body.figure import caption
from fasciatrack.output.body.map import NARROWEST, body_map
from fasciatrack.output.body.paints import level_of, levels
from fasciatrack.output.body.svg import BODY_CSS, body_svg
from fasciatrack.output.body.words import (
    body_heading,
    body_notes,
    body_sentences,
    body_values,
    day_text,
    nothing_to_map,
)
from fasciatrack.output.columns import cell_width
from fasciatrack.output.screen import Screen
from fasciatrack.reporting.body import (
    FIGURES,
    ON_THE_BODY,
    BodyReport,
    Figure,
    build_body,
)

Golden = Callable[[str, str], None]
EVER = Selection()
DIARY = a_diary()
FORMS = {
    "plain": Screen(),
    "color": Screen(color=True),
    "ascii": Screen(unicode=False),
}
SVG = "{http://www.w3.org/2000/svg}"
ESCAPES = re.compile(r"\x1b\[[\d;]*m")


def body(*entries: Entry, **how: Any) -> BodyReport:  # noqa: ANN401 - as build_body
    selection = FOUR_WEEKS if not entries else EVER
    return build_body(entries or DIARY, **{"selection": selection, **how})


def drawn(*entries: Entry, width: int = 80, **how: Any) -> list[str]:  # noqa: ANN401 - as above
    return body_map(body(*entries, **how), Screen(width=width)).splitlines()


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("figure", FIGURES)
def test_maps_look_as_they_were_found_right(
    figure: Figure, width: int, form: str, golden: Golden
) -> None:
    screen = FORMS[form].__replace__(width=width)
    text = body_map(body(figure=figure), screen)
    golden(f"body_{figure}_{width}_{form}.txt", text)
    assert ("\x1b" in text) == screen.color
    assert text.isascii() == (not screen.unicode)
    assert max(map(cell_width, ESCAPES.sub("", text).splitlines())) <= width


def test_a_mobility_map_looks_as_it_was_found_right(golden: Golden) -> None:
    entries = [
        a_session("mobility neck=40:55", "mobility left-hip=100:100"),
        a_check_in("mobility right-shoulder=75.5", "mobility left-knee=0"),
    ]
    report = body(*entries, metric="mobility")
    golden("body_mobility_80.txt", body_map(report, Screen()))


@pytest.mark.parametrize("form", FORMS)
def test_every_number_of_the_legend_is_on_the_picture(form: str) -> None:
    for width in (40, 60, 80, 100, 120):
        screen = FORMS[form].__replace__(width=width)
        report = body()
        text = ESCAPES.sub("", body_map(report, screen))
        for area in report.areas:
            if area.number is not None:
                found = re.findall(rf"(?<!\d){area.number}(?!\d)", text)
                assert len(found) >= 2, (width, area.number)


def test_left_and_right_are_where_the_caption_says() -> None:
    for width in (19, 21, 31):
        assert caption("front", width).split() == ["right", "front", "left"]
        assert caption("back", width).split() == ["left", "back", "right"]
    for width in (11, 13, 17):
        assert caption("front", width).split() == ["R", "front", "L"]
        assert caption("back", width).split() == ["L", "back", "R"]
    assert all(len(caption("back", width)) == width for width in range(11, 40))
    # A left calf is seen from behind, on the left.
    rows = drawn(a_check_in("pain left-calf=5"), width=40)[2:20]
    ((front, back),) = [(row[:19], row[21:]) for row in rows if "1" in row]
    assert "1" not in front
    assert back.index("1") < 9


def test_what_was_not_rated_stays_blank() -> None:
    blank = drawn(a_check_in("pain big-toe=5"))[2:20]
    zero = drawn(a_check_in("pain neck=0"))[2:20]
    figures = [line[:40] for line in blank]
    assert not any(sign.isalnum() for line in figures for sign in line)
    assert [line[:40] for line in zero] != figures


def test_places_that_are_on_no_picture_are_in_the_legend() -> None:
    lines = drawn(a_check_in("pain=4", "pain whole-body=2", "pain big-toe=3"))
    start = next(n for n, line in enumerate(lines) if "no place on the body:" in line)
    said = [line[40:].split() for line in lines[start + 1 : start + 4]]
    assert [(words[:-4], words[-4]) for words in said] == [
        (["in", "general"], "4"),
        (["big", "toe"], "3"),
        (["whole", "body"], "2"),
    ]


def test_places_without_a_value_are_named() -> None:
    entries = (a_check_in("pain neck=3"), a_session("pain jaw=:3"))
    change = "\n".join(drawn(*entries, figure="change"))
    assert "without a before and an after: jaw," in change
    assert "neck" in change
    average = "\n".join(drawn(*entries, figure="average"))
    assert "rated only after sessions: jaw" in average
    assert "rated only" not in "\n".join(drawn(*entries))


@pytest.mark.parametrize(
    ("scores", "note", "spots"),
    [
        (("pain calf=3",), "no side said; drawn on both", 2),
        (
            ("pain calf=3", "pain left-calf=5"),
            "no side said; drawn only on the right",
            1,
        ),
        (
            ("pain calf=3", "pain left-calf=5", "pain right-calf=4"),
            "no side said; not drawn, the sides have their own",
            0,
        ),
        (
            ("pain calf=3", "pain both-calf=5"),
            "no side said; not drawn, the sides have their own",
            0,
        ),
        (("pain neck=3",), "", 1),
        (
            ("pain neck=3", "pain left-neck=5"),
            "no side said; drawn only on the right",
            1,
        ),
        (("pain both-calf=3",), "", 2),
    ],
)
def test_a_place_without_a_side_is_drawn_where_no_side_has_its_own(
    scores: tuple[str, ...], note: str, spots: int
) -> None:
    place = scores[0].removeprefix("pain ").partition("=")[0]
    report = body(a_check_in(*scores))
    text = body_map(report, Screen(width=120))
    last = max(area.number or 0 for area in report.areas)
    picture = "".join(line[:64] for line in text.splitlines()[2:])
    assert picture.count(str(last)) == spots
    assert [each for each in body_notes(report) if each.startswith(place)] == [
        f"{place}: {note}"
    ] * bool(note)


def test_a_change_has_a_sign_and_claims_no_cause() -> None:
    lines = "\n".join(
        drawn(
            a_session("pain neck=3:5", "pain jaw=6:2", "pain hip=2:2"),
            figure="change",
            width=120,
        )
    )
    assert re.search(r"1 neck +3\.0 +5\.0 +\+2\.0 +1 ", lines)
    assert re.search(r"2 hip +2\.0 +2\.0 +0\.0 +1 ", lines)
    assert re.search(r"3 jaw +6\.0 +2\.0 +−4\.0 +1 ", lines)
    words = " ".join(line[64:].strip() for line in lines.splitlines())
    assert "it says what was felt, not what caused it" in words
    assert "n below 6: too few to judge" in words
    assert "minus is better" in words


def test_enough_sessions_are_not_called_too_few() -> None:
    sessions = [a_session("pain neck=6:4") for _ in range(6)]
    assert "too few" not in "\n".join(drawn(*sessions, figure="change"))
    report = body(
        *[a_session("mobility neck=60:64") for _ in range(6)],
        metric="mobility",
        figure="change",
    )
    assert any("plus is better" in note for note in body_notes(report))


@pytest.mark.parametrize(
    ("value", "level"),
    [
        (0, "0"),
        (0.1, "1"),
        (2, "1"),
        (2.1, "2"),
        (6, "3"),
        (8, "4"),
        (8.1, "5"),
        (10, "5"),
    ],
)
def test_scores_have_steps(value: float, level: str) -> None:
    assert level_of(body(), value).name == level


@pytest.mark.parametrize(
    ("value", "level"), [(100, "0"), (99, "1"), (80, "1"), (79, "2"), (0, "5")]
)
def test_more_mobility_is_a_lower_step(value: float, level: str) -> None:
    report = body(a_check_in("mobility neck=5"), metric="mobility")
    assert level_of(report, value).name == level
    assert levels(report)[1].words == "from 80%"


@pytest.mark.parametrize(
    ("metric", "value", "level"),
    [
        ("pain", -2.1, "much-better"),
        ("pain", -2, "better"),
        ("pain", 0, "same"),
        ("pain", 2, "worse"),
        ("pain", 2.1, "much-worse"),
        ("mobility", 20, "better"),
        ("mobility", 21, "much-better"),
        ("mobility", -1, "worse"),
        ("mobility", -21, "much-worse"),
    ],
)
def test_a_change_has_a_direction(metric: str, value: float, level: str) -> None:
    report = body(a_check_in(f"{metric} neck=5"), metric=metric, figure="change")
    assert level_of(report, value).name == level


def test_fillings_can_be_told_apart_without_color() -> None:
    for figure in FIGURES:
        paints = [level.paint for level in levels(body(figure=figure))]
        for each in ("color", "pattern", "sign"):
            assert len({getattr(paint, each) for paint in paints}) == len(paints)


def test_the_year_is_said_where_the_period_has_another() -> None:
    entries = (
        a_check_in("pain neck=4", day=date(2025, 3, 1)),
        a_check_in("pain jaw=4", day=date(2026, 3, 1)),
    )
    lines = "\n".join(drawn(*entries, width=120))
    assert "1 Mar 2025" in lines
    assert "1 Mar 2026" not in lines
    assert "all entries" in lines
    until = Selection(period=Period(first=EARLIEST, last=date(2026, 3, 1)))
    lines = "\n".join(drawn(*entries, width=120, selection=until))
    assert "1 Mar 2025" in lines
    assert "1 Mar 2025 – 1 Mar 2026" in lines


@pytest.mark.repeats
@pytest.mark.parametrize("width", [1, 29, 30, 33, 46, 60, 77, 78, 99, 101, 150])
def test_a_map_fits_any_screen_that_a_body_fits(width: int) -> None:
    for figure in FIGURES:
        for form in FORMS.values():
            text = body_map(body(figure=figure), form.__replace__(width=width))
            widest = max(map(cell_width, ESCAPES.sub("", text).splitlines()))
            assert widest <= max(width, NARROWEST)


@settings(max_examples=30)
@given(
    st.lists(
        st.tuples(st.sampled_from([*ON_THE_BODY, "big-toe"]), st.integers(0, 10)),
        min_size=1,
        max_size=60,
        unique_by=lambda pair: pair[0],
    ),
    st.integers(30, 130),
    st.sampled_from([*FORMS]),
)
def test_any_map_fits_and_says_every_value(
    scores: list[tuple[str, int]], width: int, form: str
) -> None:
    entry = a_check_in(*(f"pain {area}={score}" for area, score in scores))
    screen = FORMS[form].__replace__(width=width)
    text = ESCAPES.sub("", body_map(body(entry), screen))
    assert max(map(cell_width, text.splitlines())) <= width
    words = " ".join(text.split())
    for area, _ in scores:
        assert area.split("-")[-1] in words


def test_an_own_area_with_an_endless_name_is_cut() -> None:
    long, wide = "x" * 70, "足" * 40
    for width in (30, 40, 80, 120):
        lines = drawn(
            a_check_in(f"pain {long}=3", f"pain {wide}=4"),
            a_session(f"pain y{long}=3:"),
            width=width,
        )
        assert max(map(cell_width, lines)) <= width
        assert "…" in "".join(lines)
    assert "x" * 70 in body_sentences(body(a_check_in(f"pain {long}=3")), Screen())


def test_nothing_that_a_person_wrote_acts() -> None:
    evil = "<script>\x1b[31m"
    report = body(
        a_check_in(f"pain {evil}=3"), selection=Selection(tags=())
    ).__replace__(conditions=(f"#{evil}",))
    for text in (body_map(report, Screen()), body_sentences(report, Screen())):
        assert "\x1b" not in text
        assert "\\x1b[31m" in text
    svg = body_svg(report)
    assert "<script>" not in svg
    assert "\x1b" not in svg
    assert "\x1b" not in nothing_to_map(report, evil)


def test_sentences_say_every_value() -> None:
    said = body_sentences(body(), Screen()).splitlines()
    assert said[0] == (
        "Pain, 0–10, latest score between 24 Oct and 20 Nov 2026: 15 places,"
        " worst first."
    )
    assert said[1] == "1, left glutes: 9 on 20 Nov, before a session; n 1; seen behind."
    assert "in general: 4 on 19 Nov; n 7; no place on the body." in said
    assert "Calf: no side said; drawn only on the right." in said
    said = body_sentences(body(figure="average"), Screen()).splitlines()
    assert (
        "3, left calf: 6.9; n 7 on 7 days, the last on 19 Nov; seen behind."
    ) in said
    assert "Scores after a session are left out; each day counts once." in said
    said = body_sentences(body(figure="change"), Screen()).splitlines()
    assert said[1] == (
        "1, left plantar fascia: +1.0, from 6.0 to 7.0; n 1, the last on 20 Nov;"
        " seen behind."
    )
    report = body(a_check_in("pain neck=3"), selection=Selection(tags=()))
    assert body_sentences(
        report.__replace__(conditions=("neck",)), Screen()
    ).startswith("Pain, 0–10, latest score all entries, neck: 1 place, worst first.\n")


@pytest.mark.parametrize("figure", FIGURES)
def test_json_holds_what_the_legend_says(figure: Figure) -> None:
    report = body(figure=figure)
    value = json.loads(json.dumps(body_values(report)))
    assert (value["schema_version"], value["figure"]) == (1, figure)
    assert (value["from"], value["to"]) == ("2026-10-24", "2026-11-20")
    legend = body_map(report, Screen(width=120, unicode=False))
    for area in value["areas"]:
        if area["value"] is None or area["number"] is None:
            continue
        place = area["place"]
        name = place["area"].replace("-", " ")
        sign = "+" if figure == "change" and area["value"] > 0 else ""
        written = re.escape(f"{sign}{area['value']:.1f}")
        if figure == "latest":
            written = f"{area['value']:g}"
        pattern = rf"{area['number']} [a-z ]*{name}.* {written} +{area['n']} "
        assert re.search(pattern, legend), (pattern, legend)
    assert (
        json.loads(json.dumps(body_values(body(a_check_in("mood=3")))))["from"] is None
    )


def test_a_place_without_a_day_has_a_dash() -> None:
    report = body(a_session("pain neck=6:"), figure="change")
    (neck,) = report.areas
    assert day_text(report, neck, Screen()) == "–"


def test_a_heading_says_metric_figure_period_and_conditions() -> None:
    report = body(figure="change").__replace__(conditions=("neck", "#desk"))
    assert body_heading(report) == [
        "Pain, 0–10",
        "change over a session",
        "24 Oct – 20 Nov 2026",
        "neck",
        "#desk",
    ]


def test_nothing_to_draw_says_what_and_when() -> None:
    nothing = build_body([], selection=FOUR_WEEKS)
    assert nothing_to_map(nothing) == (
        "nothing to draw: no pain ratings between 24 Oct and 20 Nov 2026;"
        " `fascia log` adds some"
    )
    report = build_body([], selection=EVER).__replace__(conditions=("neck",))
    assert nothing_to_map(report, "the last is of 1 May") == (
        "nothing to draw: no pain ratings for neck; the last is of 1 May"
    )
    assert "no places" not in body_sentences(nothing, Screen())


def svg_of(report: BodyReport) -> ET.Element:
    return ET.fromstring(body_svg(report))  # noqa: S314 - our own


def test_svg_is_one_picture_with_its_words() -> None:
    report = body()
    root = svg_of(report)
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    names = (root.get("aria-labelledby") or "").split()
    title, words = (
        next(each for each in root.iter() if each.get("id") == name) for name in names
    )
    assert (title.tag, words.tag) == (f"{SVG}title", f"{SVG}desc")
    assert title.text == "Pain, 0–10, latest score, 24 Oct – 20 Nov 2026"
    assert words.text == body_sentences(report, Screen())


def test_svg_draws_what_the_terminal_draws() -> None:
    report = body()
    root = svg_of(report)
    front, back = root.findall(f"{SVG}g")
    texts = [each.text for each in root.iter(f"{SVG}text") if each.get("class")]
    numbers = {str(area.number) for area in report.areas if area.number is not None}
    assert set(texts) == numbers
    numbered = [each for each in front.iter(f"{SVG}text") if each.get("class")]
    # Nine is both knees.
    assert sorted(each.text or "" for each in numbered) == [
        *("10", "12", "5", "8", "9", "9")
    ]
    assert len(texts) == sum(
        len(part.findall(f"{SVG}g/{SVG}path")) for part in (front, back)
    )


def test_svg_has_no_script_no_style_and_nothing_from_elsewhere() -> None:
    svg = body_svg(body())
    for forbidden in ("<script", "style=", "<style", "href", "<image", "onload", "nan"):
        assert forbidden not in svg.lower()
    assert len(svg) < 64_000


def test_svg_colors_are_classes_that_the_styles_know() -> None:
    for figure in FIGURES:
        for level in levels(body(figure=figure)):
            assert f".body .level-{level.name} " in BODY_CSS
            assert (
                BODY_CSS.count(f"--{level.name}:")
                + BODY_CSS.count(f"--level-{level.name}:")
                == 2
            )  # light and dark
    classes = set(re.findall(r'class="([^"]+)"', body_svg(body(figure="change"))))
    for name in " ".join(classes).split():
        assert f".{name}" in BODY_CSS, name
