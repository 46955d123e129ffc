"""The usual move of a score."""

from hypothesis import given
from hypothesis import strategies as st

from fasciatrack.reporting.statistics.averages import exact, median
from fasciatrack.reporting.usual import Usual, usual_of

SCORES = st.integers(0, 100).map(lambda tenths: tenths / 10)


@given(st.lists(st.tuples(SCORES, SCORES), min_size=1))
def test_it_is_the_middle_and_the_ends_as_they_are_reckoned(
    pairs: list[tuple[float, float]],
) -> None:
    moves = [exact(after - before) for before, after in pairs]
    assert usual_of(pairs) == Usual(
        n=len(pairs),
        median=exact(median(moves)),
        lowest=min(moves),
        highest=max(moves),
    )


def test_what_is_the_doing_of_the_machine_is_left_out() -> None:
    usual = usual_of([(5.6, 5.8), (5.8, 6.1)])
    assert (usual.median, usual.lowest, usual.highest) == (0.25, 0.2, 0.3)
