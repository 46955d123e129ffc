from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fasciatrack.domain.asked_period import choose_period
from fasciatrack.domain.periods import (
    EARLIEST,
    Period,
    find_day,
    format_day,
    iso_week_label,
    month_of,
    parse_day,
    parse_last,
    parse_month,
    parse_week,
    week_of,
    weekday_number,
)
from fasciatrack.errors import InvalidValueError

DAY = timedelta(days=1)
SUNDAY = date(2026, 11, 22)
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2999, 12, 31))
PERIODS = st.builds(
    lambda first, length: Period(first=first, last=first + length * DAY),
    st.dates(min_value=date(1950, 1, 1), max_value=date(2100, 1, 1)),
    st.integers(0, 800),
)
ALMOST_PERIODS = st.text(alphabet="0123456789-Wwdmyagolstrntu ²٣", max_size=12)


def period(first: str, last: str) -> Period:
    return Period(first=date.fromisoformat(first), last=date.fromisoformat(last))


def test_a_period_has_its_first_and_its_last_day() -> None:
    days = period("2026-11-28", "2026-12-02")
    assert days.length == 5
    assert next(days.days()) == date(2026, 11, 28)
    assert list(days.days())[-1] == date(2026, 12, 2)
    assert days.contains(days.first)
    assert days.contains(days.last)
    assert not days.contains(days.first - DAY)
    assert not days.contains(days.last + DAY)


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="begins on 2026-11-02, after its end"):
        period("2026-11-02", "2026-11-01")


@given(PERIODS)
def test_the_period_before_ends_the_day_before_and_never_overlaps(now: Period) -> None:
    before = now.previous()
    assert before.last + DAY == now.first
    assert not set(before.days()) & set(now.days())


@given(DAYS)
def test_every_day_belongs_to_one_week_and_one_month(day: date) -> None:
    for kind in (week_of, month_of):
        own = kind(day)
        assert own.contains(day)
        assert all(kind(other) == own for other in own.days())
        assert kind(own.previous().last) == own.previous()


@given(PERIODS)
def test_the_days_of_consecutive_weeks_partition_time(days: Period) -> None:
    weeks = {week_of(day) for day in days.days()}
    covered = [
        day for week in sorted(weeks, key=lambda w: w.first) for day in week.days()
    ]
    assert covered == [covered[0] + n * DAY for n in range(len(covered))]
    assert {week.length for week in weeks} == {7}
    assert {week.first.weekday() for week in weeks} == {0}


@pytest.mark.parametrize(
    ("now", "before"),
    [
        (("2026-03-01", "2026-03-31"), ("2026-02-01", "2026-02-28")),
        (("2026-01-01", "2026-01-31"), ("2025-12-01", "2025-12-31")),
        (("2024-02-01", "2024-02-29"), ("2024-01-01", "2024-01-31")),
        (("2026-11-09", "2026-11-15"), ("2026-11-02", "2026-11-08")),
        (("2026-11-01", "2026-11-20"), ("2026-10-12", "2026-10-31")),
        (("2026-11-20", "2026-11-20"), ("2026-11-19", "2026-11-19")),
    ],
)
def test_a_month_follows_a_month_and_other_periods_their_length(
    now: tuple[str, str], before: tuple[str, str]
) -> None:
    assert period(*now).previous() == period(*before)


@pytest.mark.parametrize(
    ("first", "last", "label"),
    [
        ("2026-11-09", "2026-11-15", "week 2026-W46 (9–15 Nov)"),
        ("2026-11-30", "2026-12-06", "week 2026-W49 (30 Nov – 6 Dec)"),
        ("2026-12-28", "2027-01-03", "week 2026-W53 (28 Dec 2026 – 3 Jan 2027)"),
        ("2026-11-01", "2026-11-30", "November 2026"),
        ("2026-02-01", "2026-02-28", "February 2026"),
        ("2026-11-01", "2026-11-20", "1 Nov – 20 Nov 2026"),
        ("2025-12-01", "2026-01-31", "1 Dec 2025 – 31 Jan 2026"),
        ("2026-11-08", "2026-11-14", "8 Nov – 14 Nov 2026"),
        ("2026-11-20", "2026-11-20", "20 Nov 2026"),
        ("1900-01-01", "2026-11-20", "until 20 Nov 2026"),
    ],
)
def test_a_period_is_called_what_people_call_it(
    first: str, last: str, label: str
) -> None:
    assert period(first, last).label == label


@pytest.mark.parametrize(
    ("day", "label"),
    [
        (date(2026, 11, 9), "2026-W46"),
        (date(2027, 1, 3), "2026-W53"),
        (date(2024, 12, 30), "2025-W01"),
    ],
)
def test_a_week_is_named_by_the_year_of_its_thursday(day: date, label: str) -> None:
    assert iso_week_label(day) == label


@given(DAYS)
def test_a_week_can_be_typed_as_it_is_named(day: date) -> None:
    assert parse_week(iso_week_label(day)) == week_of(day)


@given(DAYS)
def test_a_month_can_be_typed_as_it_is_written(day: date) -> None:
    assert parse_month(f"{day:%Y-%m}") == month_of(day)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026",
        "2026-46",
        "2025-W53",
        "2026-W00",
        "2026-W1",
        "W46",
        "26-W46",
        "٢-W46",
    ],
)
def test_what_is_not_a_week_is_refused(text: str) -> None:
    with pytest.raises(
        InvalidValueError, match="is not a week; write it like 2026-W46"
    ):
        parse_week(text)


@pytest.mark.parametrize(
    "text", ["", "2026", "2026-13", "2026-00", "2026-1", "nov", "2026-11-20", "²026-11"]
)
def test_what_is_not_a_month_is_refused(text: str) -> None:
    with pytest.raises(
        InvalidValueError, match="is not a month; write it like 2026-11"
    ):
        parse_month(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1899", "'1899-.*' lies before 1900; is the year right"),
        ("3000", "'3000-.*' lies too far in the future"),
    ],
)
def test_a_year_that_cannot_be_meant_is_refused(text: str, message: str) -> None:
    for parse, rest in ((parse_week, "-W30"), (parse_month, "-07")):
        with pytest.raises(InvalidValueError, match=message):
            parse(text + rest)
    with pytest.raises(InvalidValueError, match=message):
        parse_day(f"{text}-07-01", SUNDAY)


@pytest.mark.parametrize(
    ("text", "today", "first"),
    [
        ("1d", "2026-11-22", "2026-11-22"),
        ("30d", "2026-11-22", "2026-10-24"),
        ("4w", "2026-11-22", "2026-10-26"),
        ("4 Weeks", "2026-11-22", "2026-10-26"),
        ("6m", "2026-11-22", "2026-05-23"),
        ("1m", "2026-03-31", "2026-03-01"),
        ("1m", "2024-03-30", "2024-03-01"),
        ("1m", "2026-01-15", "2025-12-16"),
        ("12m", "2026-12-31", "2026-01-01"),
        ("1y", "2026-11-22", "2025-11-23"),
        ("1y", "2024-02-29", "2023-03-01"),
        ("126y", "2026-11-22", "1900-11-23"),
    ],
)
def test_the_last_days_weeks_months_and_years_end_today(
    text: str, today: str, first: str
) -> None:
    assert parse_last(text, date.fromisoformat(today)) == period(first, today)


@pytest.mark.parametrize(
    "text", ["", "4", "w", "0d", "-4w", "4x", "1.5w", "٤w", "999999d"]
)
def test_what_is_not_a_stretch_of_days_is_refused(text: str) -> None:
    with pytest.raises(InvalidValueError, match="30d, 4w, 6m or 1y"):
        parse_last(text, SUNDAY)


@pytest.mark.parametrize("text", ["99999d", "127y", "99999y", "2000m"])
def test_a_stretch_from_before_1900_is_refused(text: str) -> None:
    with pytest.raises(InvalidValueError, match="lies before 1900"):
        parse_last(text, SUNDAY)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-20", "2026-11-20"),
        (" today ", "2026-11-22"),
        ("Yesterday", "2026-11-21"),
        ("sun", "2026-11-22"),
        ("last sunday", "2026-11-15"),
        ("sat", "2026-11-21"),
        ("last sat", "2026-11-21"),
        ("monday", "2026-11-16"),
        ("tues", "2026-11-17"),
        ("3d ago", "2026-11-19"),
        ("3 days ago", "2026-11-19"),
        ("1 week ago", "2026-11-15"),
        ("0d ago", "2026-11-22"),
        ("2027-01-01", "2027-01-01"),
    ],
)
def test_a_day_is_read_as_people_say_it(text: str, day: str) -> None:
    assert parse_day(text, SUNDAY) == date.fromisoformat(day)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "mo",
            "mondays",
            "last",
            "last year",
            "ago",
            "2h ago",
            "3m ago",
        ),
        *(
            "2026-11-31",
            "2026-1-1",
            "20261120",
            "2026-W46-5",
            "2026-11-20-1",
            "٢٠٢٦-11-20",
        ),
    ],
)
def test_what_is_not_a_day_is_refused(text: str) -> None:
    assert find_day(text, SUNDAY) is None
    with pytest.raises(InvalidValueError, match="is not a day; write it like"):
        parse_day(text, SUNDAY)


def test_days_ago_before_1900_are_refused() -> None:
    with pytest.raises(InvalidValueError, match="'99999d ago' lies before 1900"):
        parse_day("99999d ago", SUNDAY)


@given(st.one_of(st.text(), ALMOST_PERIODS), DAYS)
def test_any_text_is_read_or_refused(text: str, today: date) -> None:
    for parse in (
        parse_week,
        parse_month,
        lambda typed: parse_last(typed, today),
        lambda typed: parse_day(typed, today),
    ):
        try:
            value = parse(text)
        except InvalidValueError as refusal:
            assert "\n" not in str(refusal)  # noqa: PT017 - a refusal is one way out
        else:
            assert value is not None


@pytest.mark.parametrize(
    ("word", "number"),
    [("mon", 0), ("sunday", 6), ("thurs", 3), ("mo", None), ("", None)],
)
def test_weekdays_are_known_by_three_letters(word: str, number: int | None) -> None:
    assert weekday_number(word) == number


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 11, 22), "today"),
        (date(2026, 11, 21), "yesterday"),
        (date(2026, 11, 16), "Mon 16 Nov"),
        (date(2025, 11, 16), "Sun 16 Nov 2025"),
        (date(2026, 11, 23), "tomorrow"),
        (date(2026, 11, 24), "Tue 24 Nov"),
    ],
)
def test_a_day_is_said_with_its_year_when_it_is_another(day: date, said: str) -> None:
    assert format_day(day, today=SUNDAY) == said


DEFAULT = period("2026-11-16", "2026-11-22")


def choose(
    *,
    week: str | None = None,
    month: str | None = None,
    last: str | None = None,
    start: str | None = None,
    end: str | None = None,
) -> Period:
    return choose_period(
        week=week,
        month=month,
        last=last,
        start=start,
        end=end,
        today=SUNDAY,
        default=DEFAULT,
    )


def test_without_an_option_the_default_period_is_chosen() -> None:
    assert choose() == DEFAULT


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        (choose(week="2026-W46"), period("2026-11-09", "2026-11-15")),
        (choose(week="this"), period("2026-11-16", "2026-11-22")),
        (choose(week="Last"), period("2026-11-09", "2026-11-15")),
        (choose(month="2026-02"), period("2026-02-01", "2026-02-28")),
        (choose(month="this"), period("2026-11-01", "2026-11-30")),
        (choose(month="last"), period("2026-10-01", "2026-10-31")),
        (choose(last="2w"), period("2026-11-09", "2026-11-22")),
        (choose(start="2026-11-20"), period("2026-11-20", "2026-11-22")),
        (choose(end="2026-11-20"), Period(first=EARLIEST, last=date(2026, 11, 20))),
        (choose(start="mon", end="yesterday"), period("2026-11-16", "2026-11-21")),
    ],
)
def test_each_option_chooses_its_period(chosen: Period, expected: Period) -> None:
    assert chosen == expected


def test_two_ways_to_choose_a_period_contradict_each_other() -> None:
    with pytest.raises(InvalidValueError, match=r"^--week and --last contradict"):
        choose(week="this", last="4w")
    with pytest.raises(InvalidValueError, match=r"^--month and --from contradict"):
        choose(month="this", start="mon", end="today")
    with pytest.raises(InvalidValueError, match=r"^--last and --to contradict"):
        choose(last="4w", end="today")
    with pytest.raises(InvalidValueError, match=r"^--week and --month contradict"):
        choose(week="this", month="this")


def test_an_empty_option_is_refused_and_not_passed_over() -> None:
    with pytest.raises(InvalidValueError, match="'' is not a week"):
        choose(week="")
    with pytest.raises(InvalidValueError, match="'' is not a day"):
        choose(end="")


def test_a_start_in_the_future_needs_an_end() -> None:
    with pytest.raises(InvalidValueError, match="is later than today"):
        choose(start="2026-12-01")
