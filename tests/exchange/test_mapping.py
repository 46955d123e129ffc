"""What the columns mean is said on the command line, and checked before reading."""

from typing import Any

import pytest

from fasciatrack.errors import InvalidValueError, UnknownWordError
from fasciatrack.exchange.mapping import TARGETS, CsvMapping, read_mapping


def test_targets_are_given_one_by_one_or_with_commas() -> None:
    expected = CsvMapping(
        columns={"year": "startyear", "month": "m", "day-of-month": "d", "pain": "p"}
    )
    one_by_one = ["year=startyear", "month=m", "day-of-month=d", "pain=p"]
    assert read_mapping(one_by_one) == expected
    assert read_mapping(["year=startyear,month=m", "day-of-month=d,pain=p"]) == expected


def test_a_column_name_may_hold_commas_and_equals_signs() -> None:
    mapping = read_mapping(["day=Date, local,pain=Pain (0=none)", " note = Why? "])
    assert mapping.columns == {
        "day": "Date, local",
        "pain": "Pain (0=none)",
        "note": "Why?",
    }


def test_what_people_call_a_target_is_understood() -> None:
    mapping = read_mapping(["Date=a", "drink=b"])
    assert mapping.columns == {"day": "a", "water": "b"}
    assert read_mapping(["timestamp=a", "PAIN=b"]).columns == {"at": "a", "pain": "b"}


def test_all_the_rest_is_read() -> None:
    mapping = read_mapping(
        ["at=when", "pain-before=x"],
        sets=["area=knee", "kind=ball"],
        translates=["Back Pain=lower-back", "a=b=neck", "NA="],
        skips=["name=happiness", "p="],
        unit="glasses",
        delimiter="tab",
        dates="mdy",
    )
    assert mapping == CsvMapping(
        columns={"at": "when", "pain-before": "x"},
        constants={"area": "knee", "kind": "ball"},
        translations={"back pain": "lower-back", "a=b": "neck", "na": ""},
        skips=(("name", "happiness"), ("p", "")),
        unit="glasses",
        delimiter="\t",
        dates="mdy",
    )


@pytest.mark.parametrize(
    ("maps", "options", "refusal"),
    [
        (["day"], {}, "--map 'day' lacks its two sides"),
        (["=day"], {}, "--map '=day' lacks its two sides"),
        (["day="], {}, "--map 'day=' says nothing about day"),
        (["day=a", "Day=b"], {}, "--map gives day twice"),
        (["day=a", "pain=b"], {"sets": ["pain=3"]}, "given by --map and by --set"),
        (["day=a"], {}, "nothing is mapped that can be kept"),
        (["pain=a"], {}, "said once when it was"),
        (["year=a", "month=b", "pain=c"], {}, "said once when it was"),
        (["day=a", "at=b", "pain=c"], {}, "said once when it was"),
        (["day=a", "month=b", "pain=c"], {}, "said once when it was"),
        (["at=a", "time=b", "pain=c"], {}, "at and time are both times"),
        (["day=a", "pain=c", "side=d"], {}, "side needs area"),
        (["day=a", "value=c"], {}, "value needs metric"),
        (["day=a", "metric=c"], {}, "metric needs value"),
        (["day=a", "pain-after=c"], {}, "pain-after needs kind"),
        (["day=a", "pain=b", "duration=c"], {}, "duration needs kind"),
        (["day=a", "pain=b", "beverage=c"], {}, "beverage needs water"),
        (
            ["day=a", "kind=b", "duration=c", "minutes=d"],
            {},
            "duration and minutes say the same",
        ),
        (["day=a", "sleep=c", "sleep-hours=d"], {}, "sleep and sleep-hours say"),
        (["day=a", "pain=b"], {"skips": ["name"]}, "--skip 'name' lacks"),
        (["day=a", "pain=b"], {"translates": ["name"]}, "--translate 'name' lacks"),
        (["day=a", "pain=b"], {"unit": "barrels"}, "--unit 'barrels' is unknown"),
        (["day=a", "pain=b"], {"unit": ""}, "--unit '' is unknown"),
        (["day=a", "pain=b"], {"delimiter": ";;"}, "cannot separate columns"),
        (["day=a", "pain=b"], {"delimiter": '"'}, "cannot separate columns"),
        (["day=a", "pain=b"], {"delimiter": "x"}, "cannot separate columns"),
        (["day=a", "pain=b"], {"delimiter": ""}, "cannot separate columns"),
        (["day=a", "pain=b"], {"dates": "ymd"}, "--dates 'ymd' is unknown"),
        (["day=a", "pane=b"], {}, "'pane' is not a known target; did you mean pain"),
        (["day=a", "luck=b"], {}, "'luck' is not a known target; such as at, day"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    maps: list[str],
    options: dict[str, Any],
    refusal: str,
) -> None:
    with pytest.raises(InvalidValueError, match=refusal) as caught:
        read_mapping(maps, **options)
    assert caught.value.hint


def test_a_misspelt_target_is_an_unknown_word() -> None:
    with pytest.raises(UnknownWordError) as caught:
        read_mapping(["day=a", "stifness=b"])
    assert caught.value.nearest[0] == "stiffness"


def test_every_target_says_what_it_is() -> None:
    assert all(TARGETS.values())
    assert {"pain", "pain-before", "pain-after", "mobility"} <= set(TARGETS)
    assert TARGETS["mobility-after"] == "mobility after, 0 to 100"
