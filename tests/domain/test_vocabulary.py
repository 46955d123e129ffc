"""Kinds, tools, side effects and beverages, as people type them."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fasciatrack.domain.vocabulary import (
    BEVERAGES,
    EFFECTS,
    KIND_WORDS,
    KINDS,
    SIDES,
    TOOLS,
    WordList,
    fold,
    parse_beverage,
    parse_effect,
    parse_kind,
    parse_tool,
    tokens,
)
from fasciatrack.errors import ExitCode, UnknownWordError


def test_the_kinds_are_these_seventeen() -> None:
    assert tuple(KINDS) == (
        "mfr-therapist",
        "mfr-self",
        "foam-roll",
        "ball",
        "massage",
        "deep-tissue",
        "trigger-point",
        "stretch",
        "yoga",
        "iastm",
        "cupping",
        "massage-gun",
        "dry-needling",
        "heat",
        "cold",
        "movement",
        "other",
    )


def test_every_kind_is_kept_under_its_own_slug_and_has_a_label() -> None:
    for slug, kind in KINDS.items():
        assert kind.slug == slug
        assert kind.label


@pytest.mark.parametrize(
    ("kind", "by_therapist"),
    [
        ("mfr-therapist", True),
        ("deep-tissue", True),
        ("dry-needling", True),
        ("mfr-self", False),
        ("foam-roll", False),
        ("ball", False),
        ("massage", None),
        ("cupping", None),
        ("other", None),
    ],
)
def test_a_kind_says_who_does_it_only_when_that_is_certain(
    kind: str, *, by_therapist: bool | None
) -> None:
    assert KINDS[kind].by_therapist is by_therapist


def test_no_word_names_two_kinds() -> None:
    words = [word for kind in KINDS.values() for word in (kind.slug, *kind.aliases)]
    assert len(words) == len(set(words))
    assert set(words) == set(KIND_WORDS.words)


@pytest.mark.parametrize("slugs", [tuple(KINDS), SIDES, TOOLS, EFFECTS, BEVERAGES])
def test_every_slug_is_written_as_it_is_stored(slugs: tuple[str, ...]) -> None:
    assert [fold(slug) for slug in slugs] == list(slugs)
    assert len(set(slugs)) == len(slugs)


@pytest.mark.parametrize("word", KIND_WORDS.words)
def test_every_alias_of_a_kind_can_be_typed(word: str) -> None:
    assert fold(word) == word
    assert parse_kind(word.replace("-", " ").upper()) == KIND_WORDS.words[word]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("foam-roll", "foam-roll"),
        ("Foam Roll", "foam-roll"),
        ("FOAM_ROLL", "foam-roll"),
        ("  foam - roll ", "foam-roll"),
        ("roller", "foam-roll"),
        ("roll", "foam-roll"),
        ("lacrosse", "ball"),
        ("gun", "massage-gun"),
        ("ice", "cold"),
        ("walk", "movement"),
        ("stretching", "stretch"),
        ("massage", "massage"),
    ],
)
def test_a_kind_is_read_in_any_spelling(text: str, kind: str) -> None:
    assert parse_kind(text) == kind


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("mfr", ("mfr-therapist", "mfr-self")),
        ("mas", ("massage", "massage-ball", "massage-gun")),
        ("tissue", ("deep-tissue",)),
        ("streching", ("stretching",)),
        ("he", ("heat",)),
        ("fo", ()),
        ("xyzzy", ()),
        ("", ()),
        ("\x1b[31m", ()),
    ],
)
def test_an_unclear_kind_is_refused_with_the_nearest(
    text: str, nearest: tuple[str, ...]
) -> None:
    with pytest.raises(UnknownWordError, match="is not a known kind") as refused:
        parse_kind(text)
    assert refused.value.nearest == nearest
    assert refused.value.word == text
    assert refused.value.exit_code is ExitCode.USAGE
    assert "\x1b" not in str(refused.value)


@pytest.mark.parametrize(
    ("parse", "text", "slug"),
    [
        (parse_tool, "Foam Roller", "foam-roller"),
        (parse_tool, "lacrosse ball", "lacrosse-ball"),
        (parse_tool, "gun", "massage-gun"),
        (parse_tool, "none", "none"),
        (parse_effect, "tired", "fatigue"),
        (parse_effect, "Bruises", "bruising"),
        (parse_beverage, "energy drink", "energy-drink"),
        (parse_beverage, "Coke", "cola"),
    ],
)
def test_tools_effects_and_beverages_are_read_the_same_way(
    parse: Callable[[str], str], text: str, slug: str
) -> None:
    assert parse(text) == slug


@pytest.mark.parametrize(
    ("parse", "what", "slugs"),
    [
        (parse_tool, "tool", TOOLS),
        (parse_effect, "side effect", EFFECTS),
        (parse_beverage, "beverage", BEVERAGES),
    ],
)
def test_what_is_in_a_list_is_read_and_what_is_not_is_refused(
    parse: Callable[[str], str], what: str, slugs: tuple[str, ...]
) -> None:
    assert [parse(slug) for slug in slugs] == list(slugs)
    with pytest.raises(
        UnknownWordError, match=f"'qqqq' is not a known {what}; known are "
    ):
        parse("qqqq")


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Lower Back", "lower-back"),
        ("lower_back", "lower-back"),
        ("lower -- back!", "lower-back"),
        ("golfer's elbow", "golfers-elbow"),
        ("golfer’s elbow", "golfers-elbow"),
        ("Größe", "grösse"),
        ("Gro\u0308ße", "grösse"),
        ("कमर", "कमर"),
        ("पीठ नीचे", "पीठ-नीचे"),
        ("«Rücken»", "rücken"),
        ("L5", "l5"),
        ("!?", ""),
    ],
)
def test_case_separators_and_punctuation_do_not_matter(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded
    assert tokens(folded) == [part for part in folded.split("-") if part]


@given(st.text(max_size=12))
def test_any_text_is_a_kind_or_refused_in_one_line(text: str) -> None:
    try:
        said = parse_kind(text)
    except UnknownWordError as refusal:
        said = str(refusal)
    assert said in KINDS or "is not a known kind" in said
    assert said.isprintable()


@given(st.data(), st.sampled_from(sorted(KIND_WORDS.words)))
def test_the_beginning_of_a_word_is_suggested_and_never_taken(
    data: st.DataObject, word: str
) -> None:
    beginning = fold(word[: data.draw(st.integers(3, max(3, len(word))))])
    if beginning in KIND_WORDS.words:
        return
    with pytest.raises(UnknownWordError) as refused:
        parse_kind(beginning)
    assert refused.value.nearest


def test_each_slug_is_suggested_once_and_three_at_most() -> None:
    words = WordList("thing", {"abcd": "x", "abce": "x", "abcf": "y", "abcg": "z"})
    assert words.nearest("abc") == ("abcd", "abcf", "abcg")
    more = WordList("thing", {f"abc{letter}": letter for letter in "defgh"})
    assert more.nearest("abc") == ("abcd", "abce", "abcf")
