"""Which unwanted effects were noted, and with how many sessions."""

from builders import a_session
from fasciatrack.domain.records import SideEffect
from fasciatrack.reporting.effects import EffectCount, count_effects


def test_a_session_counts_once_for_each_effect_the_most_frequent_first() -> None:
    sore, worse = (SideEffect(effect="soreness", severity=n) for n in (1, 3))
    thirst, fatigue = SideEffect(effect="thirst"), SideEffect(effect="fatigue")
    assert count_effects(
        [
            a_session(side_effects=(thirst, sore, worse)),
            a_session(side_effects=(sore, fatigue)),
            a_session(),
        ]
    ) == (
        EffectCount(effect="soreness", sessions=2),
        EffectCount(effect="fatigue", sessions=1),
        EffectCount(effect="thirst", sessions=1),
    )


def test_where_none_was_noted_there_is_nothing_to_count() -> None:
    assert count_effects([a_session()]) == ()
