from datetime import timedelta

import pytest

from builders import a_check_in, a_session
from chart_diary import EIGHT_WEEKS, TODAY, chart_of
from fasciatrack.domain.records import Entry
from fasciatrack.domain.selection import Selection
from fasciatrack.output.pictures import picture_of
from fasciatrack.output.plotting import Picture
from fasciatrack.output.screen import Screen


def picture(*entries: Entry) -> Picture:
    chart = chart_of(
        "pain", entries, period=EIGHT_WEEKS, selection=Selection(), today=TODAY
    )
    return picture_of(chart, chart.panels[0], Screen(), width=80, rows=12)


def entries(*, with_sessions: bool) -> list[Entry]:
    days = [TODAY - timedelta(days=n) for n in range(3)]
    found = [a_check_in("pain neck=4", day=day) for day in days]
    if with_sessions:
        found += [a_session("pain neck=6:3", areas="neck", day=day) for day in days]
    return found


@pytest.mark.parametrize(("with_sessions", "strokes"), [(True, 2), (False, 1)])
def test_check_ins_are_joined_only_where_nothing_else_is_drawn(
    with_sessions: bool,  # noqa: FBT001 - pytest passes it so
    strokes: int,
) -> None:
    drawn = picture(*entries(with_sessions=with_sessions))

    assert len(drawn.strokes) == strokes
    assert {sign.text for sign in drawn.signs} >= {"◆"}


def test_signs_and_dates_are_handed_over_in_whole_cells_one_to_a_cell() -> None:
    drawn = picture(*entries(with_sessions=True), a_check_in("pain neck=2.5"))

    spots = [sign.spot for sign in drawn.signs]
    assert len(spots) == len(set(spots)) > 0
    assert all(number == int(number) for spot in spots for number in spot)
    assert all(column == int(column) for column, _ in drawn.x_ticks)
