import pytest
from hypothesis import given
from hypothesis import strategies as st

from fasciatrack.domain import scales
from fasciatrack.domain.quantities import (
    Duration,
    duration_text,
    format_amount,
    format_duration,
    format_minutes,
    format_score,
    looks_like_duration,
    metric_text,
    parse_amount,
    parse_before_after,
    parse_duration,
    parse_minutes,
    parse_number,
    parse_score,
    parse_span,
)
from fasciatrack.errors import InvalidValueError

PAIN = scales.METRICS["pain"]
MOBILITY = scales.METRICS["mobility"]

ALMOST_QUANTITIES = st.text(alphabet="0123456789.,:x× hmslcup-+e٣²", max_size=12)
SINGLE = st.builds(Duration, seconds=st.integers(1, 8 * 3600))
IN_SETS = st.builds(
    lambda sets, each: Duration(seconds=sets * each, sets=sets, set_seconds=each),
    st.integers(1, 20),
    st.integers(1, 600),
)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("10m", 600),
        ("45min", 2700),
        ("1h30", 5400),
        ("1h30m", 5400),
        ("7h30", 27000),
        ("6h", 21600),
        ("90s", 90),
        ("1h5", 3900),
        ("1H30M", 5400),
        ("1.5h", 5400),
        (".5h", 1800),
        ("1m30", 90),
        ("1h10s", 3610),
        ("1h59m59s", 7199),
        ("0.33h", 1188),
        ("10 minutes", 600),
        (" 1 h 30 min ", 5400),
        ("8h", 28800),
    ],
)
def test_a_duration_is_read_in_every_way_people_write_it(
    text: str, seconds: int
) -> None:
    assert parse_duration(text) == Duration(seconds=seconds)


@pytest.mark.parametrize(
    ("text", "sets", "set_seconds"),
    [("3x60s", 3, 60), ("3x1m", 3, 60), ("20X600s", 20, 600), ("3 × 2 min", 3, 120)],
)
def test_sets_give_the_duration(text: str, sets: int, set_seconds: int) -> None:
    assert parse_duration(text) == Duration(
        seconds=sets * set_seconds, sets=sets, set_seconds=set_seconds
    )


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "m", "10x", "x10", "x10s", "3x", "3xm", "3mx10s", "1.5x10s"),
        *("1 2x10s", "1h90", "1h60m", "30m1h", "10m10m", "1.5h30", "1h1.5m", "1h5m3s2"),
        *("10km", "٣m", "²m", "1e3m", "1_0m", "-10m", "10m!", "10m\n", "12 34m"),
        *("1234567890m", "10 m 5 km", "1h٣"),
    ],
)
def test_what_is_not_a_duration_is_refused(text: str) -> None:
    with pytest.raises(InvalidValueError, match="is not a duration") as refusal:
        parse_duration(text)
    assert refusal.value.hint == "write 10m, 1h30, 90s or 3x60s"


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("10", "'10' has no unit", "write 10m"),
        ("1.5", "'1.5' has no unit", "write 1.5m"),
        ("3x10", "'3x10' has no unit", "write 3x10s"),
        ("1,5h", "'1,5h' is not a duration", "write 1.5h"),
        ("0m", "'0m' is no time at all", "leave it out"),
        ("0.001s", "'0.001s' is no time at all", "leave it out"),
        ("3x0s", "'3x0s' is no time at all", "leave it out"),
        ("0x10s", "'0x10s' is no time at all", "leave it out"),
        ("8h1s", "'8h1s' is too long", "a session lasts 8 h at most"),
        ("999999999h", "'999999999h' is too long", "a session lasts 8 h at most"),
        ("21x10s", "the number of sets 21 is out of range", "it goes from 1 to 20"),
        (
            "2x601s",
            "the length of a set 601 seconds is out of range",
            "it goes from 1 to 600 seconds",
        ),
    ],
)
def test_a_refused_duration_says_what_to_type(
    text: str, message: str, hint: str
) -> None:
    with pytest.raises(InvalidValueError) as refusal:
        parse_duration(text)
    assert (refusal.value.message, refusal.value.hint) == (message, hint)


@pytest.mark.parametrize(
    ("word", "meant"),
    [("10m", True), ("10x", True), ("neck", False), ("", False), ("٣m", False)],
)
def test_a_word_that_begins_with_a_digit_is_meant_as_a_duration(
    word: str, *, meant: bool
) -> None:
    assert looks_like_duration(word) is meant


@given(st.one_of(SINGLE, IN_SETS))
def test_a_duration_can_be_typed_as_it_is_written(duration: Duration) -> None:
    stored = (duration.seconds, duration.sets, duration.set_seconds)
    assert parse_duration(duration_text(*stored)) == duration
    assert parse_duration(format_duration(*stored)) == duration


@given(st.one_of(st.text(), ALMOST_QUANTITIES))
def test_any_text_is_read_or_refused(text: str) -> None:
    for parse in (
        parse_duration,
        parse_span,
        parse_amount,
        lambda typed: parse_minutes(typed, scales.SLEEP_MINUTES, "sleep"),
        lambda typed: parse_score(typed, PAIN),
        lambda typed: parse_before_after(typed, PAIN),
    ):
        try:
            value = parse(text)
        except InvalidValueError as refusal:
            assert "\n" not in str(refusal)  # noqa: PT017 - a refusal is one way out
        else:
            assert value is not None


def test_a_span_may_be_empty_or_longer_than_any_session() -> None:
    assert (parse_span("0m"), parse_span("30h")) == (0, 108_000)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("7h30", 450),
        ("7.5h", 450),
        ("25m", 25),
        ("120s", 2),
        ("0m", 0),
        ("16h", 960),
        ("7.33h", 440),
        ("0.025h", 2),
    ],
)
def test_sleep_is_counted_in_whole_minutes(text: str, minutes: int) -> None:
    assert parse_minutes(text, scales.SLEEP_MINUTES, "sleep") == minutes


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        (
            "90s",
            "sleep '90s' is finer than a minute",
            "write whole minutes, such as 25m",
        ),
        (
            "7h30m30s",
            "sleep '7h30m30s' is finer than a minute",
            "write whole minutes, such as 25m",
        ),
        ("16h1", "sleep '16h1' is out of range", "it goes from 0 min to 16 h"),
        ("7", "'7' has no unit", "write 7h for hours, or 7m for minutes"),
        ("seven", "'seven' is not a duration", "write 10m, 1h30, 90s or 3x60s"),
    ],
)
def test_refused_minutes_say_what_to_type(text: str, message: str, hint: str) -> None:
    with pytest.raises(InvalidValueError) as refusal:
        parse_minutes(text, scales.SLEEP_MINUTES, "sleep")
    assert (refusal.value.message, refusal.value.hint) == (message, hint)


def test_minutes_below_the_lower_bound_are_refused() -> None:
    with pytest.raises(InvalidValueError, match="from 10 min to 20 min"):
        parse_minutes("9m", scales.Bounds(low=10, high=20), "rest")


@given(st.integers(0, 960))
def test_minutes_can_be_typed_as_they_are_said(minutes: int) -> None:
    said = format_minutes(minutes)
    assert parse_minutes(said, scales.SLEEP_MINUTES, "sleep") == minutes


@pytest.mark.parametrize(
    ("text", "millilitres"),
    [
        ("500ml", 500),
        ("33cl", 330),
        ("2dl", 200),
        ("0.5l", 500),
        ("1.5L", 1500),
        ("16floz", 473),
        ("16 fl oz", 473),
        ("20ukfloz", 568),
        ("1cup", 240),
        ("2cups", 480),
        ("1glass", 250),
        ("2glasses", 500),
        ("0.5 glass", 125),
        ("2.5ml", 3),
        ("3l", 3000),
    ],
)
def test_an_amount_becomes_whole_millilitres(text: str, millilitres: int) -> None:
    assert parse_amount(text) == millilitres


def test_the_size_of_a_glass_and_of_a_cup_is_the_persons() -> None:
    sizes = [
        parse_amount(text, glass_ml=200, cup_ml=180) for text in ("2glass", "1cup")
    ]
    assert sizes == [400, 180]


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("500", "'500' has no unit", "write 500ml"),
        ("1,5l", "'1,5l' is not an amount", "write 1.5l"),
        (
            "two cups",
            "'two cups' is not an amount",
            "write 500ml, 0.5l, 16floz, 2cups or 2glasses",
        ),
        (
            "1l500ml",
            "'1l500ml' is not an amount",
            "write 500ml, 0.5l, 16floz, 2cups or 2glasses",
        ),
        (
            "10m",
            "'10m' is not an amount",
            "write 500ml, 0.5l, 16floz, 2cups or 2glasses",
        ),
        ("0ml", "the amount 0 ml is out of range", "it goes from 1 to 3000 ml"),
        ("3001ml", "the amount 3001 ml is out of range", "it goes from 1 to 3000 ml"),
    ],
)
def test_a_refused_amount_says_what_to_type(text: str, message: str, hint: str) -> None:
    with pytest.raises(InvalidValueError) as refusal:
        parse_amount(text)
    assert (refusal.value.message, refusal.value.hint) == (message, hint)


@given(st.integers(1, 3000))
def test_an_amount_can_be_typed_as_it_is_said(millilitres: int) -> None:
    assert parse_amount(format_amount(millilitres)) == millilitres


@pytest.mark.parametrize(
    ("text", "value"),
    [("6", 6.0), ("6.5", 6.5), (" 6 ", 6.0), (".5", 0.5), ("-3", -3.0), ("007", 7.0)],
)
def test_a_plain_decimal_is_a_number(text: str, value: float) -> None:
    assert parse_number(text, "pain") == value


def test_there_is_no_negative_zero() -> None:
    assert str(parse_number("-0", "pain")) == "0.0"


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            " ",
            "-",
            "--1",
            "٣",
            "½",
            "NaN",
            "inf",
            "-inf",
            "1e3",
            "1_0",
            "+5",
            "6.",
        ),
        *("6 5", "6ml", "1.2.3", "0x10", "9" * 400, "6\n", "=6"),
    ],
)
def test_only_ascii_decimals_are_numbers(text: str) -> None:
    with pytest.raises(InvalidValueError, match=r"^pain .* is not a number") as refusal:
        parse_number(text, "pain")
    assert refusal.value.hint == "write it like 6 or 6.5"


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("6,5", "write 6.5"),
        ("-6,5", "write -6.5"),
        ("6,5,4", "write it like 6 or 6.5"),
        ("six,five", "write it like 6 or 6.5"),
    ],
)
def test_a_decimal_comma_is_answered_with_the_point(text: str, hint: str) -> None:
    with pytest.raises(InvalidValueError) as refusal:
        parse_number(text, "pain")
    assert refusal.value.hint == hint


@pytest.mark.parametrize("text", ["11", "-1", "5.55"])
def test_a_score_stays_on_its_scale(text: str) -> None:
    with pytest.raises(InvalidValueError, match=r"^pain"):
        parse_score(text, PAIN)


def test_a_score_is_read_on_the_scale_of_its_metric() -> None:
    assert parse_score("80", MOBILITY) == 80


@pytest.mark.parametrize(
    ("text", "scores"),
    [
        ("6:3", (6.0, 3.0)),
        ("6:", (6.0, None)),
        (":3", (None, 3.0)),
        (" 6.5 : 0 ", (6.5, 0.0)),
        ("0:", (0.0, None)),
    ],
)
def test_before_and_after_stand_around_a_colon(
    text: str, scores: tuple[float | None, float | None]
) -> None:
    assert parse_before_after(text, PAIN) == scores


@pytest.mark.parametrize("text", [":", "6", "", " : "])
def test_without_a_side_of_the_colon_all_three_forms_are_shown(text: str) -> None:
    with pytest.raises(InvalidValueError, match="does not say before") as refusal:
        parse_before_after(text, PAIN)
    assert refusal.value.hint == (
        "write 6:3, or 6: for before only, or :3 for after only"
    )


@pytest.mark.parametrize("text", ["6:3:1", "11:3", "3:11", "a:", ":6,5"])
def test_both_sides_of_the_colon_are_checked(text: str) -> None:
    with pytest.raises(InvalidValueError, match=r"^pain"):
        parse_before_after(text, PAIN)


@given(st.integers(0, 100), st.integers(0, 100))
def test_scores_can_be_typed_as_they_are_said(before: int, after: int) -> None:
    said = f"{format_score(before / 10)}:{format_score(after / 10)}"
    assert parse_before_after(said, PAIN) == (before / 10, after / 10)


@pytest.mark.parametrize(
    ("duration", "said", "typed"),
    [
        ((600, None, None), "10 min", "10m"),
        ((5400, None, None), "1 h 30 min", "1h30m"),
        ((7200, None, None), "2 h", "2h"),
        ((90, None, None), "90 s", "90s"),
        ((45, None, None), "45 s", "45s"),
        ((60, None, None), "1 min", "1m"),
        ((120, None, None), "2 min", "2m"),
        ((125, None, None), "2 min 5 s", "2m5s"),
        ((3605, None, None), "1 h 5 s", "1h5s"),
        ((180, 3, 60), "3 × 60 s", "3x60s"),
        ((360, 3, 120), "3 × 2 min", "3x2m"),
        ((600, 3, 60), "10 min (3 × 60 s)", "10m"),
        ((600, 3, None), "10 min", "10m"),
    ],
)
def test_a_duration_is_said_and_typed(
    duration: tuple[int, int | None, int | None], said: str, typed: str
) -> None:
    assert (format_duration(*duration), duration_text(*duration)) == (said, typed)


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(450, "7 h 30 min"), (25, "25 min"), (60, "1 h"), (0, "0 min")],
)
def test_minutes_are_said_in_hours_and_minutes(minutes: int, said: str) -> None:
    assert format_minutes(minutes) == said


def test_amounts_are_always_said_in_millilitres() -> None:
    assert [format_amount(500), format_amount(1500)] == ["500 ml", "1500 ml"]


@pytest.mark.parametrize(
    ("value", "said"),
    [(6.0, "6"), (6.5, "6.5"), (0.0, "0"), (10, "10"), (100.0, "100")],
)
def test_a_score_shows_a_decimal_only_where_there_is_one(
    value: float, said: str
) -> None:
    assert format_score(value) == said


@pytest.mark.parametrize(
    ("metric", "value", "said"),
    [("pain", 6.0, "6"), ("pain", 6.5, "6.5"), ("mobility", 60.0, "60 %")],
)
def test_a_score_is_said_on_its_scale(metric: str, value: float, said: str) -> None:
    assert metric_text(metric, value) == said


@pytest.mark.parametrize("text", ["6-3", "6/3", "6 → 3"])
def test_two_scores_without_a_colon_are_refused_with_what_was_meant(text: str) -> None:
    with pytest.raises(InvalidValueError, match=r"did you mean 6:3\?"):
        parse_before_after(text, PAIN)
