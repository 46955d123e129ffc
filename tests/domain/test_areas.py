"""Areas of the body, and the ways to type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fasciatrack.domain.areas import AREAS, SIDE_WORDS, Areas, place_word
from fasciatrack.domain.own import OwnArea
from fasciatrack.domain.records import Place
from fasciatrack.domain.vocabulary import KIND_WORDS, SIDES, Side, fold
from fasciatrack.errors import InvalidValueError, UnknownWordError

KNOWN = Areas()
OWN = Areas(
    (
        OwnArea(slug="big-toe", name="Big toe", aliases=("hallux",)),
        OwnArea(slug="größe", name="Größe"),
    )
)


def test_there_are_forty_four_areas_each_with_label_and_region() -> None:
    assert len(AREAS) == 44
    for slug, area in AREAS.items():
        assert area.slug == slug
        assert area.label
        assert area.region


def test_no_word_names_two_areas_or_an_area_and_a_kind() -> None:
    words = [word for area in AREAS.values() for word in (area.slug, *area.aliases)]
    words += list(KIND_WORDS.words)
    assert sorted(set(words)) == sorted(words)


def test_no_word_of_an_area_hides_a_side() -> None:
    for area in AREAS.values():
        for word in (area.slug, *area.aliases):
            assert fold(word) == word
            assert not set(word.split("-")) & set(SIDE_WORDS)


def test_only_the_middle_of_the_body_has_no_sides() -> None:
    midline = [slug for slug, area in AREAS.items() if area.midline_only]
    assert midline == ["abdomen", "whole-body"]


@pytest.mark.parametrize(
    ("text", "area", "side"),
    [
        ("calf", "calf", None),
        ("calves", "calf", None),
        ("left-calf", "calf", "left"),
        ("calf-left", "calf", "left"),
        ("l-calf", "calf", "left"),
        ("Left Calf", "calf", "left"),
        ("LEFT_CALF", "calf", "left"),
        ("(r) calf!", "calf", "right"),
        ("upper-trap-right", "upper-trap", "right"),
        ("upper right trap", "upper-trap", "right"),
        ("both-calves", "calf", "both"),
        ("calf-both", "calf", "both"),
        ("bilateral calves", "calf", "both"),
        ("lower back left", "lower-back", "left"),
        ("golfer’s elbow", "elbow", None),
        ("t-spine", "upper-back", None),
        ("arch", "plantar-fascia", None),
        ("it band", "it-band", None),
        ("ql", "ql", None),
        ("neck", "neck", None),
        ("abdomen", "abdomen", None),
    ],
)
def test_an_area_is_read_in_any_spelling(
    text: str, area: str, side: Side | None
) -> None:
    assert KNOWN.place(text) == Place(area=area, side=side)
    assert KNOWN.find(text) == Place(area=area, side=side)


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("clf", ("calf",)),
        ("l-clf", ("left-calf",)),
        ("right clf", ("right-calf",)),
        ("back", ("upper-back", "lower-back", "knee-back")),
        ("upper", ("upper-trap", "upper-back", "upper-arm")),
        ("lower", ("lower-back",)),
        ("left body", ("whole-body",)),
        ("thigh", ("thigh-back", "thigh-front", "thigh-inner")),
        ("ca", ("calf",)),
        ("l", ()),
        ("left", ()),
        ("both", ()),
        ("xyzzy", ()),
        ("", ()),
    ],
)
def test_an_unclear_area_is_refused_with_the_nearest(
    text: str, nearest: tuple[str, ...]
) -> None:
    with pytest.raises(UnknownWordError, match="is not a known area") as refused:
        KNOWN.place(text)
    assert refused.value.nearest == nearest
    assert KNOWN.find(text) is None


@pytest.mark.parametrize("text", ["left-abdomen", "belly right", "both whole body"])
def test_a_side_of_an_area_without_sides_is_refused(text: str) -> None:
    with pytest.raises(InvalidValueError, match=r"names a side, but the .* has none"):
        KNOWN.place(text)
    assert KNOWN.find(text) is None


@pytest.mark.parametrize("text", ["left right calf", "l-calf-left", "both r calf"])
def test_two_sides_are_refused(text: str) -> None:
    with pytest.raises(InvalidValueError, match="more than one side; type both-calf"):
        KNOWN.place(text)
    assert KNOWN.find(text) is None


@pytest.mark.parametrize("text", ["l-calv", "for", "foo", "tem", "ham"])
def test_the_beginning_of_a_word_is_never_completed(text: str) -> None:
    assert KNOWN.find("l-calves") == Place(area="calf", side="left")
    assert KNOWN.find(text) is None
    with pytest.raises(UnknownWordError, match="did you mean"):
        KNOWN.place(text)


@given(st.sampled_from(sorted(KNOWN.word_list.words)), st.sampled_from((None, *SIDES)))
def test_every_word_of_an_area_is_read_with_every_side(
    word: str, side: Side | None
) -> None:
    slug = KNOWN.word_list.words[word]
    wanted = Place(area=slug, side=side)
    if side and AREAS[slug].midline_only:
        return
    forms = [word, f"{side}-{word}", f"{word} {side}"] if side else [word]
    for form in forms[-2:]:
        assert KNOWN.place(form.upper()) == wanted
    assert KNOWN.place(place_word(wanted)) == wanted


@given(st.text(max_size=15))
def test_any_text_is_an_area_or_refused_in_one_line(text: str) -> None:
    found = OWN.find(text)
    if found is not None:
        assert OWN.known(found.area)
        assert OWN.place(text) == found
        return
    with pytest.raises(InvalidValueError) as refused:
        OWN.place(text)
    assert str(refused.value).isprintable()


def test_an_own_area_is_read_like_any_other() -> None:
    assert OWN.place("Left Big Toe") == Place(area="big-toe", side="left")
    assert OWN.place("hallux") == Place(area="big-toe")
    assert OWN.place("GRÖSSE") == Place(area="größe")


def test_own_areas_come_last_in_the_list() -> None:
    assert OWN.slugs() == (*AREAS, "big-toe", "größe")
    assert OWN.words()[-2:] == [("big-toe", "Big toe"), ("größe", "Größe")]
    assert OWN.words()[0] == ("head", "Head")


def test_a_known_word_keeps_its_meaning_whatever_the_diary_says() -> None:
    areas = Areas(
        (
            OwnArea(slug="calf", name="My calf"),
            OwnArea(slug="spot", name="Spot", aliases=("neck", "!")),
        )
    )
    assert areas.place("neck") == Place(area="neck")
    assert areas.place("spot") == Place(area="spot")
    assert areas.label("calf") == "Calf"
    assert areas.slugs().count("calf") == 1
    assert areas.find("left") is None


def test_an_area_has_a_label_even_when_it_is_gone() -> None:
    assert OWN.label("big-toe") == "Big toe"
    assert OWN.label("lower-back") == "Lower back"
    assert KNOWN.label("big-toe") == "big toe"


def test_an_area_is_known_by_its_slug_only() -> None:
    assert KNOWN.known("calf")
    assert not KNOWN.known("calves")
    assert not KNOWN.known("big-toe")
    assert OWN.known("big-toe")


@pytest.mark.parametrize(
    ("place", "word"),
    [
        (Place(area="calf", side="left"), "left-calf"),
        (Place(area="calf", side="both"), "both-calf"),
        (Place(area="neck"), "neck"),
    ],
)
def test_a_place_is_written_as_it_is_typed(place: Place, word: str) -> None:
    assert place_word(place) == word


@pytest.mark.parametrize(
    ("prefix", "words"),
    [
        ("ca", ["calf"]),
        ("CA", ["calf"]),
        ("knee", ["knee", "knee-back"]),
        ("left-ca", ["left-calf"]),
        ("right-up", ["right-upper-trap", "right-upper-back", "right-upper-arm"]),
        ("both-kn", ["both-knee", "both-knee-back"]),
        ("calv", ["calves"]),
        ("left-abd", []),
        ("xyzzy", []),
    ],
)
def test_a_beginning_is_completed(prefix: str, words: list[str]) -> None:
    assert [word for word, _ in KNOWN.completions(prefix)] == words


def test_completion_offers_sides_only_when_a_side_was_begun() -> None:
    assert KNOWN.completions("") == KNOWN.words()
    assert len(KNOWN.completions("left")) == len(AREAS) - 2
    assert ("left-calf", "Calf, left") in KNOWN.completions("left")
    assert KNOWN.completions("calv") == [("calves", "Calf")]


@given(st.sampled_from(["", "l", "le", "left", "right-", "both-s", "s", "trap"]))
def test_every_completion_can_be_typed(prefix: str) -> None:
    for word, _ in OWN.completions(prefix):
        assert word.startswith(prefix)
        assert OWN.known(OWN.place(word).area)


def test_a_new_area_with_words_of_its_own_is_accepted() -> None:
    KNOWN.check_new(OwnArea(slug="big-toe", name="Big toe", aliases=("hallux", "l5")))
    KNOWN.check_new(OwnArea(slug="rücken-unten", name="Rücken unten"))
    KNOWN.check_new(OwnArea(slug="पीठ", name="पीठ"))


@pytest.mark.parametrize(
    ("slug", "aliases", "refusal"),
    [
        ("calf", (), "'calf' already names the area calf"),
        ("toe", ("calves",), "'calves' already names the area calf"),
        ("roller", (), "'roller' already names the kind foam-roll"),
        ("toe", ("ice",), "'ice' already names the kind cold"),
        ("toe", ("toe",), "'toe' is given twice"),
        ("toe", ("tip", "tip"), "'tip' is given twice"),
        ("left-toe", (), "'left-toe' names a side"),
        ("toe-r", (), "'toe-r' names a side"),
        ("Big Toe", (), "'Big Toe' cannot be typed as an area; write it as big-toe"),
        ("big_toe", (), "write it as big-toe"),
        ("toe-", (), "write it as toe"),
        ("größe", (), "write it as grösse"),
        ("5th-toe", (), "'5th-toe' cannot be typed as an area; begin with a letter"),
        ("toe", ("!!",), "'!!' cannot be typed as an area; begin with a letter"),
        ("toe", ("3x",), "begin with a letter"),
    ],
)
def test_a_new_area_with_an_impossible_word_is_refused(
    slug: str, aliases: tuple[str, ...], refusal: str
) -> None:
    with pytest.raises(InvalidValueError) as refused:
        KNOWN.check_new(OwnArea(slug=slug, name="Something", aliases=aliases))
    assert refusal in str(refused.value)


def test_a_new_area_may_not_take_the_word_of_another_own_one() -> None:
    with pytest.raises(InvalidValueError, match="already names the area big-toe"):
        OWN.check_new(OwnArea(slug="toe", name="Toe", aliases=("hallux",)))
