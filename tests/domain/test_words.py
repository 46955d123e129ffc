"""The words after `fascia log`, and the scores of its options."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fasciatrack.domain.areas import AREAS, Areas, place_word
from fasciatrack.domain.own import OwnArea
from fasciatrack.domain.quantities import Duration
from fasciatrack.domain.records import Place, Rating
from fasciatrack.domain.scales import METRICS, PHASES, Phase
from fasciatrack.domain.vocabulary import KINDS, SIDES
from fasciatrack.domain.words import (
    SessionWords,
    parse_checkin_ratings,
    parse_session_ratings,
    parse_words,
    rating_texts,
)
from fasciatrack.errors import InvalidValueError, UnknownWordError

AREAS_KNOWN = Areas()
LEFT_CALF = Place(area="calf", side="left")
NECK = Place(area="neck")
QUADS = Place(area="quads")


def read(line: str) -> SessionWords:
    return parse_words(line.split(), AREAS_KNOWN)


def a_rating(
    place: Place | None, phase: Phase, value: float, metric: str = "pain"
) -> Rating:
    return Rating(
        metric=metric,
        phase=phase,
        value=value,
        area=place.area if place else None,
        side=place.side if place else None,
    )


def around(place: Place | None, before: float, after: float) -> tuple[Rating, ...]:
    return a_rating(place, "before", before), a_rating(place, "after", after)


@pytest.mark.parametrize(
    ("line", "kind", "places", "duration"),
    [
        ("", None, [], None),
        ("foam-roll left-calf 10m", "foam-roll", ["left-calf"], 600),
        ("10m left-calf foam-roll", "foam-roll", ["left-calf"], 600),
        ("left-calf 10m foam-roll", "foam-roll", ["left-calf"], 600),
        (
            "mfr-therapist neck upper-trap-right 45m",
            "mfr-therapist",
            ["neck", "right-upper-trap"],
            2700,
        ),
        ("ball glutes", "ball", ["glutes"], None),
        ("neck", None, ["neck"], None),
        ("yoga", "yoga", [], None),
        ("1h30", None, [], 5400),
        ("1h 30m", None, [], 5400),
        ("10 min neck", None, ["neck"], 600),
        ("lower back", None, ["lower-back"], None),
        ("left calf", None, ["left-calf"], None),
        ("upper trap right 10m", None, ["right-upper-trap"], 600),
        ("left outer lower leg", None, ["left-peroneals"], None),
        ("foam roll lower back", "foam-roll", ["lower-back"], None),
        ("massage gun it band l 5m", "massage-gun", ["left-it-band"], 300),
        ("hip flexor", None, ["hip-flexor"], None),
        ("hip neck", None, ["hip", "neck"], None),
        ("left calf right hamstring", None, ["left-calf", "right-hamstrings"], None),
        ("calf left hamstring right", None, ["left-calf", "right-hamstrings"], None),
        ("left-calf right-calf", None, ["left-calf", "right-calf"], None),
        ("neck 10m left calf", None, ["neck", "left-calf"], 600),
        ("Foam ROLL Both Calves", "foam-roll", ["both-calf"], None),
        ("golfers elbow stretching", "stretch", ["elbow"], None),
    ],
)
def test_words_are_read_in_any_order_and_joined_where_needed(
    line: str, kind: str | None, places: list[str], duration: int | None
) -> None:
    words = read(line)
    assert words.kind == kind
    assert [place_word(place) for place in words.places] == places
    assert words.duration == (Duration(seconds=duration) if duration else None)


def test_sets_are_kept_with_the_duration() -> None:
    assert read("3x60s").duration == Duration(seconds=180, sets=3, set_seconds=60)


def test_a_word_of_several_words_is_one_word_when_quoted() -> None:
    words = parse_words(["foam roll", "left calf", "1h 30m"], AREAS_KNOWN)
    assert words == SessionWords(
        kind="foam-roll", places=(LEFT_CALF,), duration=Duration(seconds=5400)
    )


def test_an_own_area_is_a_word_like_any_other() -> None:
    areas = Areas((OwnArea(slug="big-toe", name="Big toe"),))
    words = parse_words(["ball", "big", "toe", "left"], areas)
    assert words.places == (Place(area="big-toe", side="left"),)


@pytest.mark.parametrize(
    ("line", "refusal"),
    [
        ("foam-roll stretch", "'foam-roll' and 'stretch' are both kinds"),
        ("foam roll neck gun", "'foam roll' and 'gun' are both kinds"),
        ("roll foam-roll", "'roll' and 'foam-roll' are both kinds"),
        ("10m neck 5m", "'10m' and '5m' are both durations"),
        ("5m 10m", "'5m' and '10m' are both durations"),
        ("calf calves", "'calf' is named twice"),
        ("left calf calf-l", "'left calf' is named twice"),
        ("10 neck", "'10' has no unit; write 10m"),
        ("12x neck", "'12x' is not a duration"),
        ("9h", "'9h' is too long"),
        ("abdomen left", "'abdomen left' names a side, but the abdomen has none"),
        ("10m left abdomen yoga", "'left abdomen' names a side"),
        ("calf left right", "'calf left right' names more than one side"),
    ],
)
def test_a_line_that_contradicts_itself_is_refused(line: str, refusal: str) -> None:
    with pytest.raises(InvalidValueError) as refused:
        read(line)
    assert refusal in str(refused.value)
    assert not isinstance(refused.value, UnknownWordError)


@pytest.mark.parametrize(
    ("line", "first", "second"),
    [
        ("neck left calf", "left-calf", "neck-left"),
        ("upper trap right lower back", "right-lower-back", "upper-trap-right"),
        ("neck front shoulder", "front-shoulder", "neck-front"),
    ],
)
def test_a_line_that_can_be_read_in_two_ways_is_refused_with_both(
    line: str, first: str, second: str
) -> None:
    with pytest.raises(InvalidValueError, match="can be read in two ways") as refused:
        read(line)
    assert refused.value.hint.endswith(f": {first} or {second}")


def test_even_a_line_of_equal_words_is_refused_in_words() -> None:
    areas = Areas((OwnArea(slug="neck-neck", name="Odd"),))
    with pytest.raises(InvalidValueError, match=r"two ways.*neck-neck or neck-neck"):
        parse_words(["neck", "neck", "neck"], areas)


@pytest.mark.parametrize(
    ("words", "unknown", "nearest"),
    [
        (["foam-roll", "lfet-calf", "10m"], "lfet-calf", ("calf",)),
        (["foam-rolll"], "foam-rolll", ("foam-roll",)),
        (["left", "clf", "10m"], "left clf", ("left-calf",)),
        (["left", "foam-roll"], "left", ()),
        (["left"], "left", ()),
        (["neck", "left", "calff"], "calff", ("calf", "scalp")),
        (["l"], "l", ()),
        (["back", "10m"], "back", ("upper-back", "lower-back", "knee-back")),
        (["inner", "knee"], "inner", ("inner-thigh",)),
        (["lower", "neck"], "lower", ("lower-back",)),
        (["hea"], "hea", ("head", "heat")),
        (["mas"], "mas", ("massage", "massage-ball", "massage-gun")),
        (["neck", ""], "", ()),
        (["neck", "-", "10m"], "-", ()),
        (["a", "b", "c", "d", "e"], "a", ()),
    ],
)
def test_an_unknown_word_is_refused_with_the_nearest_kinds_and_areas(
    words: list[str], unknown: str, nearest: tuple[str, ...]
) -> None:
    with pytest.raises(UnknownWordError) as refused:
        parse_words(words, AREAS_KNOWN)
    assert refused.value.word == unknown
    assert refused.value.nearest == nearest
    assert "is not a known kind, area or duration" in refused.value.message


places = st.builds(
    lambda area, side: Place(
        area=area, side=None if AREAS[area].midline_only else side
    ),
    st.sampled_from(sorted(AREAS)),
    st.sampled_from((None, *SIDES)),
)


@given(
    st.none() | st.sampled_from(sorted(KINDS)),
    st.lists(places, unique=True, max_size=4),
    st.none() | st.integers(1, 480),
    st.randoms(use_true_random=False),
)
def test_a_session_written_as_slugs_is_read_back_in_every_order(
    kind: str | None,
    wanted: list[Place],
    minutes: int | None,
    random: Random,
) -> None:
    other = [word for word in (kind, minutes and f"{minutes}m") if word]
    line = [place_word(place) for place in wanted]
    for word in other:
        line.insert(random.randint(0, len(line)), word)
    assert parse_words(line, AREAS_KNOWN) == SessionWords(
        kind=kind,
        places=tuple(wanted),
        duration=Duration(seconds=minutes * 60) if minutes else None,
    )


@given(st.lists(st.text(max_size=10) | st.sampled_from(["left", "calf", "10m"])))
def test_any_words_are_read_or_refused_in_one_line(words: list[str]) -> None:
    try:
        said = str(parse_words(words, AREAS_KNOWN).kind)
    except InvalidValueError as refusal:
        said = str(refusal)
    assert said.isprintable()


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([], ()),
        ([""], ()),
        (["6:3"], (*around(LEFT_CALF, 6, 3), *around(NECK, 6, 3))),
        (["6:"], (a_rating(LEFT_CALF, "before", 6), a_rating(NECK, "before", 6))),
        ([":3.5"], (a_rating(LEFT_CALF, "after", 3.5), a_rating(NECK, "after", 3.5))),
        (["0:0"], (*around(LEFT_CALF, 0, 0), *around(NECK, 0, 0))),
        (["neck=6:3"], around(NECK, 6, 3)),
        (["left calf = 6:3"], around(LEFT_CALF, 6, 3)),
        (["quads=4:4"], around(QUADS, 4, 4)),
        (["neck=6:3", "l-calf=4:2"], (*around(NECK, 6, 3), *around(LEFT_CALF, 4, 2))),
        (["neck=6:3,l-calf=4:2"], (*around(NECK, 6, 3), *around(LEFT_CALF, 4, 2))),
        (["neck=6:3, left calf=4:2"], (*around(NECK, 6, 3), *around(LEFT_CALF, 4, 2))),
        (["neck=6:3 left calf=4:2"], (*around(NECK, 6, 3), *around(LEFT_CALF, 4, 2))),
        (["neck=6:,quads=4:4"], (a_rating(NECK, "before", 6), *around(QUADS, 4, 4))),
        (["6:3", "neck=5:1"], (*around(LEFT_CALF, 6, 3), *around(NECK, 5, 1))),
        (["neck=5:1 6:3"], (*around(LEFT_CALF, 6, 3), *around(NECK, 5, 1))),
        (["6:3 neck=5:"], (*around(LEFT_CALF, 6, 3), a_rating(NECK, "before", 5))),
        (
            ["6:3, quads=2:1"],
            (*around(LEFT_CALF, 6, 3), *around(NECK, 6, 3), *around(QUADS, 2, 1)),
        ),
    ],
)
def test_scores_are_given_to_the_places_of_a_session(
    texts: list[str], expected: tuple[Rating, ...]
) -> None:
    read = parse_session_ratings("pain", texts, (LEFT_CALF, NECK), AREAS_KNOWN)
    assert read == expected


def test_a_score_without_any_place_has_no_area() -> None:
    read = parse_session_ratings("pain", ["6:3 neck=4:2"], (), AREAS_KNOWN)
    assert read == (*around(None, 6, 3), *around(NECK, 4, 2))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4", (a_rating(None, "now", 4, "mood"),)),
        (
            "6:3",
            (a_rating(None, "before", 6, "mood"), a_rating(None, "after", 3, "mood")),
        ),
        (":3", (a_rating(None, "after", 3, "mood"),)),
    ],
)
def test_what_the_whole_person_feels_has_no_area(
    text: str, expected: tuple[Rating, ...]
) -> None:
    read = parse_session_ratings("mood", [text], (LEFT_CALF, NECK), AREAS_KNOWN)
    assert read == expected


@pytest.mark.parametrize(
    ("metric", "texts", "refusal"),
    [
        ("pain", ["6:3", "5:2"], "pain is given twice"),
        ("pain", ["6:", ":3"], "pain is given twice"),
        ("pain", ["neck=6:3", "Neck=5:2"], "pain of neck is given twice"),
        ("pain", ["l-calf=6:3 calf-left=6:3"], "pain of left calf is given twice"),
        ("pain", ["4"], "pain '4' does not say before and after"),
        ("pain", ["neck=4"], "pain '4' does not say before and after"),
        ("pain", [":"], "pain ':' does not say before and after"),
        ("pain", ["neck="], "pain '' does not say before and after"),
        ("pain", ["neck"], "pain 'neck' does not say before and after"),
        ("pain", ["neck 6:3"], "pain 'neck 6:3' lacks an equals sign"),
        ("pain", ["11:3"], "pain 11 is out of range"),
        ("pain", ["6:-1"], "pain -1 is out of range"),
        ("pain", ["6.25:3"], "finer than the scale"),
        ("pain", ["6,5:3"], "pain '6,5' is not a number; write 6.5"),
        ("pain", ["clf=6:3"], "'clf' is not a known area; did you mean calf?"),
        ("pain", ["=6:3"], "'' is not a known area"),
        ("pain", ["abdomen-l=6:3"], "names a side"),
        ("pain", ["neck=6=3:2"], "is not a known area"),
        ("mood", ["neck=6:3"], "mood 'neck=6:3' names an area"),
        ("mood", ["4 6:3"], "mood is given twice"),
        ("mood", ["very 4"], "mood 'very 4' is not a number"),
        ("mobility", ["50:101"], "mobility 101 % is out of range"),
    ],
)
def test_scores_of_a_session_that_cannot_be_kept_are_refused(
    metric: str, texts: list[str], refusal: str
) -> None:
    with pytest.raises(InvalidValueError) as refused:
        parse_session_ratings(metric, texts, (NECK,), AREAS_KNOWN)
    assert refusal in str(refused.value)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([], ()),
        (["4"], (a_rating(None, "now", 4),)),
        (["neck=4"], (a_rating(NECK, "now", 4),)),
        (["left-calf=2.5"], (a_rating(LEFT_CALF, "now", 2.5),)),
        (
            ["neck=0 left calf=10"],
            (a_rating(NECK, "now", 0), a_rating(LEFT_CALF, "now", 10)),
        ),
        (["neck=4", "quads=1"], (a_rating(NECK, "now", 4), a_rating(QUADS, "now", 1))),
        (["neck=4, 3"], (a_rating(NECK, "now", 4), a_rating(None, "now", 3))),
    ],
)
def test_scores_of_a_check_in_are_how_it_is_now(
    texts: list[str], expected: tuple[Rating, ...]
) -> None:
    assert parse_checkin_ratings("pain", texts, AREAS_KNOWN) == expected


@pytest.mark.parametrize(
    ("metric", "texts", "refusal"),
    [
        (
            "pain",
            ["neck=6:3"],
            "'6:3' is a before and after; that belongs to a session",
        ),
        ("pain", ["6:"], "fascia log"),
        ("pain", ["4", "5"], "pain is given twice"),
        ("pain", ["neck=4", "nape=4"], "pain of neck is given twice"),
        ("pain", ["neck=4,5"], "pain '4,5' is not a number; write 4.5"),
        ("pain", ["neck=11"], "pain 11 is out of range"),
        ("pain", ["neck="], "pain '' is not a number"),
        ("pain", ["neck 4"], "pain 'neck 4' lacks an equals sign"),
        ("stress", ["neck=4"], "stress 'neck=4' names an area"),
    ],
)
def test_scores_of_a_check_in_that_cannot_be_kept_are_refused(
    metric: str, texts: list[str], refusal: str
) -> None:
    with pytest.raises(InvalidValueError) as refused:
        parse_checkin_ratings(metric, texts, AREAS_KNOWN)
    assert refusal in str(refused.value)


def test_scores_are_written_as_they_are_typed() -> None:
    ratings = (
        *around(LEFT_CALF, 6, 3.5),
        a_rating(NECK, "before", 4),
        a_rating(QUADS, "after", 2),
        a_rating(None, "now", 3, "mood"),
    )
    assert rating_texts(ratings, "pain") == "left-calf=6:3.5 neck=4: quads=:2"
    assert rating_texts(ratings, "mood") == "3"
    assert rating_texts(ratings, "stress") == ""


def test_a_score_of_now_and_one_around_a_session_are_both_written() -> None:
    ratings = (a_rating(NECK, "now", 5), *around(NECK, 6, 3))
    assert rating_texts(ratings, "pain") == "neck=5 neck=6:3"


def scores_of(
    metric: str, where: st.SearchStrategy[Place | None], *, now: bool
) -> st.SearchStrategy[list[Rating]]:
    bounds = METRICS[metric].bounds
    value = st.integers(int(bounds.low) * 10, int(bounds.high) * 10).map(
        lambda tenths: tenths / 10
    )
    phases: tuple[Phase, ...] = PHASES[2:] if now else PHASES[:2]
    each = st.dictionaries(st.sampled_from(phases), value, min_size=1)
    return st.dictionaries(where, each, max_size=5).map(
        lambda found: [
            a_rating(place, phase, scores[phase], metric)
            for place, scores in found.items()
            for phase in phases
            if phase in scores
        ]
    )


@given(scores_of("stiffness", places, now=False))
def test_scores_of_places_are_read_back_as_written(ratings: list[Rating]) -> None:
    text = rating_texts(ratings, "stiffness")
    read = parse_session_ratings("stiffness", [text], (NECK,), AREAS_KNOWN)
    assert list(read) == ratings


@given(scores_of("mobility", places | st.none(), now=False))
def test_scores_without_an_area_are_read_back_where_no_place_is_named(
    ratings: list[Rating],
) -> None:
    text = rating_texts(ratings, "mobility")
    read = parse_session_ratings("mobility", [text], (), AREAS_KNOWN)
    assert set(read) == set(ratings)
    assert len(read) == len(ratings)


@pytest.mark.parametrize("now", [True, False])
@given(data=st.data())
def test_scores_of_the_whole_person_are_read_back_as_written(
    data: st.DataObject, *, now: bool
) -> None:
    ratings = data.draw(scores_of("mood", st.none(), now=now))
    text = rating_texts(ratings, "mood")
    assert list(parse_session_ratings("mood", [text], (NECK,), AREAS_KNOWN)) == ratings


@given(scores_of("soreness", places | st.none(), now=True))
def test_scores_of_a_check_in_are_read_back_as_written(ratings: list[Rating]) -> None:
    text = rating_texts(ratings, "soreness")
    assert list(parse_checkin_ratings("soreness", [text], AREAS_KNOWN)) == ratings


@given(st.sampled_from(sorted(METRICS)), st.lists(st.text(max_size=12), max_size=3))
def test_any_scores_are_read_or_refused_in_one_line(
    metric: str, texts: list[str]
) -> None:
    for check_in in (False, True):
        try:
            read = (
                parse_checkin_ratings(metric, texts, AREAS_KNOWN)
                if check_in
                else parse_session_ratings(metric, texts, (NECK,), AREAS_KNOWN)
            )
        except InvalidValueError as refusal:
            said = str(refusal)
        else:
            said = rating_texts(read, metric)
        assert said.isprintable()
