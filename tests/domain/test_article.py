"""The article's figures: exactly as it prints them, each with its limits."""

from fasciatrack.domain import article
from fasciatrack.domain.afterwards import LookBack
from fasciatrack.domain.values import field_names
from fasciatrack.domain.vocabulary import EFFECTS, KINDS


def test_the_comparison_is_the_articles() -> None:
    rows = [
        (
            article.LABELS[one.group],
            one.pain_reduction_percent,
            one.mobility_improvement_percent,
            one.period_weeks,
        )
        for one in article.COMPARISONS
    ]
    assert rows == [
        ("Myofascial release", 55, 45, 4),
        ("Traditional massage", 35, 23, None),
        ("No therapy", 7, 4, None),
    ]


def test_the_table_about_sessions_is_the_articles() -> None:
    assert [(one.key, one.stated) for one in article.STATED] == [
        ("length", "45 minutes"),
        ("drop", "up to 2.5 points lower"),
        ("effects", "mild soreness, fatigue, thirst"),
        ("recommend", "over 70 % of users"),
    ]
    assert all(one.caveat for one in article.STATED)
    assert article.SESSIONS_UNTIL_DROP == 4
    assert "Small study" in article.FOOTNOTE
    assert "2023" in article.FOOTNOTE


def test_the_survey_is_the_articles() -> None:
    assert [(one.label, one.percent) for one in article.SURVEY] == [
        ("Less pain", 78),
        ("More range of motion", 65),
        ("Better sleep", 38),
        ("Better athletic performance", 24),
    ]
    assert (article.SURVEY_N, article.SURVEY_YEAR) == (122, 2023)


def test_what_the_survey_asks_a_look_back_asks_too() -> None:
    assert {one.outcome for one in article.SURVEY} <= set(field_names(LookBack))


def test_only_kinds_and_effects_that_exist_are_named() -> None:
    assert set(article.GROUPS) <= set(KINDS)
    (effects,) = [one.stated for one in article.STATED if one.key == "effects"]
    assert set(effects.removeprefix("mild ").split(", ")) <= set(EFFECTS)


def test_roller_and_ball_are_in_none_of_the_articles_rows() -> None:
    assert {article.GROUPS[kind] for kind in ("foam-roll", "ball")} == {"self-release"}
    assert "self-release" not in {one.group for one in article.COMPARISONS}
    assert set(article.GROUPS.values()) | {"nothing"} == set(article.LABELS)


def test_every_table_comes_with_its_caveats() -> None:
    assert article.LABEL == "article figure, unverified"
    assert article.NO_SOURCE
    assert any("period" in caveat for caveat in article.COMPARISON_CAVEATS)
    assert article.SURVEY_CAVEATS


def test_the_real_reviews_stand_beside_it() -> None:
    assert [one.citation for one in article.REVIEWS] == [
        "Laimi 2018, Clin Rehabil 32:440",
        "Wu 2021, Front Med 8:697986",
    ]
    assert "-0.37" in article.REVIEWS[1].finding
    assert "375" in article.REVIEWS[1].n
