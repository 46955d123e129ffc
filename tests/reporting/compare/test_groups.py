"""Which group a session belongs to."""

from typing import Any

import pytest

from builders import place
from compared_days import done
from fasciatrack.reporting.compare.groups import Basis, labels


@pytest.mark.parametrize(
    ("by", "fields", "label"),
    [
        ("kind", {"kind": "heat"}, "heat"),
        ("tool", {"tool": "peanut"}, "peanut"),
        ("tool", {}, None),
        ("area", {}, "left calf"),
        ("duration", {"minutes": 9.9}, "short"),
        ("duration", {"minutes": 10}, "medium"),
        ("duration", {"minutes": 29.9}, "medium"),
        ("duration", {"minutes": 30}, "long"),
        ("duration", {"minutes": 480}, "long"),
        ("duration", {}, None),
        ("pressure", {"pressure": 0}, "light"),
        ("pressure", {"pressure": 3}, "light"),
        ("pressure", {"pressure": 3.1}, "firm"),
        ("pressure", {"pressure": 6.9}, "firm"),
        ("pressure", {"pressure": 7}, "strong"),
        ("pressure", {"pressure": 10}, "strong"),
        ("pressure", {}, None),
        ("practitioner", {"practitioner": "Mara"}, "Mara"),
        ("practitioner", {}, None),
    ],
)
def test_a_session_belongs_to_one_group(
    by: Basis, fields: dict[str, Any], label: str | None
) -> None:
    session = done(0, **fields)
    assert labels(by, [session])(session, place("left-calf")) == label


def test_without_a_place_there_is_no_area() -> None:
    assert labels("area", [])(done(0), None) is None


def test_a_name_is_one_however_it_is_written() -> None:
    first, last = done(0, practitioner="mara"), done(1, practitioner="Mara")
    name = labels("practitioner", [first, last])
    assert name(first, None) == name(last, None) == "Mara"
