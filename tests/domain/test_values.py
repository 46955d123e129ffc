import pytest
from hypothesis import given
from hypothesis import strategies as st

from fasciatrack.domain.values import Value, field_names, replace, required_fields


class Point(Value):
    x: int
    y: int = 0

    def __post_init__(self) -> None:
        if self.y < 0:
            raise ValueError(self.y)

    @property
    def total(self) -> int:
        return self.x + self.y


def test_fields_come_from_the_annotations_and_defaults_from_their_values() -> None:
    point = Point(x=1)

    assert (point.x, point.y, point.total) == (1, 0, 1)
    assert field_names(Point) == ("x", "y")
    assert required_fields(Point) == ("x",)


@pytest.mark.parametrize(
    "given_wrongly", [{}, {"y": 1}, {"x": 1, "z": 2}, {"y": 1, "z": 2}]
)
def test_a_missing_or_unknown_field_is_refused(given_wrongly: dict[str, int]) -> None:
    with pytest.raises(TypeError, match="Point is given wrongly"):
        Point(**given_wrongly)


def test_a_value_cannot_be_changed_or_emptied() -> None:
    point = Point(x=1)

    with pytest.raises(AttributeError, match="frozen"):
        point.x = 2  # type: ignore[misc]  # that is the point
    with pytest.raises(AttributeError, match="frozen"):
        del point.x
    assert point == Point(x=1)


@given(x=st.integers(), y=st.integers(min_value=0))
def test_equal_fields_make_equal_values_with_equal_hashes(x: int, y: int) -> None:
    one, other = Point(x=x, y=y), Point(y=y, x=x)

    assert one == other
    assert hash(one) == hash(other)
    assert one != replace(one, x=x + 1)
    assert replace(one, x=x + 1).y == y


def test_values_of_two_kinds_are_never_equal() -> None:
    class Other(Value):
        x: int
        y: int = 0

    assert Point(x=1) != Other(x=1)


def test_a_replacement_is_checked_like_a_new_value() -> None:
    with pytest.raises(ValueError, match="-1"):
        replace(Point(x=1), y=-1)


def test_a_value_shows_its_fields() -> None:
    assert repr(Point(x=1)) == "Point(x=1, y=0)"
