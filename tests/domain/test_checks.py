"""What constructors check, each check by itself."""

import math
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fasciatrack.domain import checks, scales
from fasciatrack.errors import ExitCode, InvalidValueError

NOON = datetime(2026, 11, 20, 12)  # noqa: DTZ001 - the zone is what is tried
NOT_WHOLE = "has an offset with seconds; offsets from UTC are whole minutes"
TEN = scales.Bounds(low=1, high=10, unit="ml")


def at(**offset: int) -> datetime:
    return NOON.replace(tzinfo=timezone(timedelta(**offset)))


@pytest.mark.parametrize(
    ("check", "refusal"),
    [
        (lambda: checks.check_name("", "tag"), "the tag is empty; give it a word"),
        (
            lambda: checks.check_name("x" * 81, "tag"),
            "the tag is 81 characters long; at most 80 fit",
        ),
        (
            lambda: checks.check_name("abcd", "tag", 3),
            "the tag is 4 characters long; at most 3 fit",
        ),
        (
            lambda: checks.check_name("a\0", "tag"),
            "the tag holds a NUL character; remove it",
        ),
        (
            lambda: checks.within(0, TEN, "sip"),
            "sip 0 ml is out of range; it goes from 1 to 10 ml",
        ),
        (
            lambda: checks.within(10.5, TEN, "sip"),
            "sip 10.5 ml is out of range; it goes from 1 to 10 ml",
        ),
        (
            lambda: checks.within(math.nan, TEN, "sip"),
            "sip nan ml is out of range; it goes from 1 to 10 ml",
        ),
        (lambda: checks.one_of("c", ("a", "b"), "letter"), "'c' is not a known letter"),
        (lambda: checks.one_of("", ("a", "b"), "letter"), "'' is not a known letter"),
        (
            lambda: checks.one_of("\x1b[1m", ("a",), "letter"),
            "'\\x1b[1m' is not a known letter",
        ),
        (lambda: checks.aware(NOON, "noon"), "noon has no offset from UTC"),
        (
            lambda: checks.aware(at(seconds=90), "noon"),
            f"noon 2026-11-20T12:00:00+00:01:30 {NOT_WHOLE}",
        ),
        (
            lambda: checks.aware(at(minutes=1, microseconds=1), "noon"),
            f"noon 2026-11-20T12:00:00+00:01:00.000001 {NOT_WHOLE}",
        ),
        (
            lambda: checks.score(10.1, "PEG"),
            "PEG 10.1 is out of range; it goes from 0 to 10",
        ),
        (
            lambda: checks.score(5.55, "PEG"),
            "PEG 5.55 is finer than the scale; one decimal at most",
        ),
    ],
)
def test_a_refusal_names_the_value_and_the_remedy(
    check: Callable[[], None], refusal: str
) -> None:
    with pytest.raises(InvalidValueError) as refused:
        check()
    assert str(refused.value) == refusal
    assert refused.value.exit_code is ExitCode.USAGE


def test_what_is_not_known_passes_every_check() -> None:
    checks.within(None, TEN, "sip")
    checks.one_of(None, ("a",), "letter")
    checks.score(None, "PEG")


def test_the_bounds_themselves_pass() -> None:
    for value in (1, 10, 1.0, 5.5):
        checks.within(value, TEN, "sip")
    for value in (0, 10, 0.1, 9.9):
        checks.score(value, "PEG")
    checks.check_name("x", "tag")
    checks.check_name("ä" * 80, "tag")
    checks.check_name("abc", "tag", 3)


@given(st.integers(-1439, 1439))
def test_any_offset_of_whole_minutes_is_one(minutes: int) -> None:
    checks.aware(at(minutes=minutes), "noon")
    checks.aware(NOON.replace(tzinfo=UTC), "noon")


@given(st.floats() | st.integers(-20, 200).map(lambda tenths: tenths / 10))
def test_a_score_passes_exactly_when_it_is_on_its_scale(value: float) -> None:
    fits = 0 <= value <= 10 and round(value, 1) == value
    try:
        checks.score(value, "PEG")
    except InvalidValueError:
        assert not fits
    else:
        assert fits
