from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fasciatrack.cli.settings import SETTINGS, Settings, read_settings, settings_text
from fasciatrack.domain.values import field_names
from fasciatrack.errors import SettingsError

SOURCES = [
    ("database", "FASCIATRACK_DB", '"file.db"', "file.db", "env.db", "env.db"),
    ("color", "FASCIATRACK_COLOR", '"always"', "always", "never", "never"),
    ("ascii", "FASCIATRACK_ASCII", "true", True, "no", False),
    ("day_ends_at", "FASCIATRACK_DAY_ENDS_AT", '"05:30"', time(5, 30), "2am", time(2)),
    ("day_ends_at", "FASCIATRACK_DAY_ENDS_AT", "03:00:00", time(3), "0:00", time(0)),
    ("glass_ml", "FASCIATRACK_GLASS_ML", "200", 200, "300", 300),
    ("cup_ml", "FASCIATRACK_CUP_ML", "150", 150, "3000", 3000),
    (
        "cautions",
        "FASCIATRACK_CAUTIONS",
        '["fever", "Surgery", "fever"]',
        ("fever", "recent-operation"),
        "pregnancy, blood thinners",
        ("pregnancy", "blood-thinners"),
    ),
    ("safety_quiet", "FASCIATRACK_SAFETY_QUIET", "true", True, "0", False),
]


@pytest.mark.parametrize(
    ("name", "variable", "in_file", "from_file", "in_environ", "from_environ"), SOURCES
)
def test_the_environment_beats_the_file_which_beats_the_default(  # noqa: PLR0913, PLR0917 - one column each
    name: str,
    variable: str,
    in_file: str,
    from_file: object,
    in_environ: str,
    from_environ: object,
) -> None:
    text = f"{name} = {in_file}\n"
    assert getattr(read_settings("", {}), name) == getattr(Settings(), name)
    assert getattr(read_settings(text, {}), name) == from_file
    assert getattr(read_settings(text, {variable: ""}), name) == from_file
    assert getattr(read_settings(text, {variable: in_environ}), name) == from_environ


def test_every_setting_is_tried_above_and_documented() -> None:
    assert {name for name, *_ in SOURCES} == set(field_names(Settings))
    assert [setting.name for setting in SETTINGS] == list(field_names(Settings))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("colour = 1", "'colour' in the settings file is no setting; known are ascii"),
        ('color = "red"', "'color' in the settings file cannot be 'red'"),
        ("color = [1]", "cannot be '[1]'; write it like \"auto\""),
        ("ascii = 2", "cannot be '2'; write it like false"),
        ('glass_ml = "٣"', "cannot be '٣'; write it like 250"),
        ("glass_ml = 250.0", "cannot be '250.0'"),
        ("glass_ml = 0", "cannot be '0'"),
        ("glass_ml = 3001", "cannot be '3001'"),
        ("glass_ml = true", "cannot be 'True'"),
        ("day_ends_at = 4", "cannot be '4'; write it like \"04:00\""),
        ('day_ends_at = "23:00"', "cannot be '23:00'"),
        ("cautions = 1", 'cannot be \'1\'; write it like ["pregnancy", "blood'),
        ('cautions = ["worry"]', "cannot be '['worry']'"),
        ("cautions = [1]", "cannot be '[1]'"),
        ("safety_quiet = 2", "cannot be '2'; write it like false"),
        ("database = 1", "'database' in the settings file cannot be '1'"),
        ('database = "a\\u0000"', "cannot be 'a\\x00'"),
        ("glass_ml =", "is not valid TOML: Invalid value (at end of document)"),
        ("glass_ml = " + "9" * 5000, "is not valid TOML; mend it, or move it away"),
        ("glass_ml = " + "[" * 5000, "is not valid TOML; mend it, or move it away"),
    ],
)
def test_a_wrong_settings_file_is_refused_with_what_is_wrong(
    text: str, said: str
) -> None:
    with pytest.raises(SettingsError) as refused:
        read_settings(text, {})
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_wrong_environment_variable_is_named() -> None:
    with pytest.raises(SettingsError, match="FASCIATRACK_GLASS_ML cannot be 'big'"):
        read_settings("", {"FASCIATRACK_GLASS_ML": "big"})


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


@given(
    st.builds(
        Settings,
        database=TEXTS,
        color=st.sampled_from(["auto", "always", "never"]),
        ascii=st.booleans(),
        day_ends_at=st.times(max_value=time(11, 59, 59)).map(
            lambda at: at.replace(microsecond=0)
        ),
        glass_ml=st.integers(1, 3000),
        cup_ml=st.integers(1, 3000),
    ),
    TEXTS,
)
def test_what_is_written_gives_the_same_settings_back(
    settings: Settings, origin: str
) -> None:
    text = settings_text(settings, origin=origin)
    assert read_settings(text, {}) == settings
    assert "\x1b" not in text


def test_defaults_are_commented_out() -> None:
    lines = settings_text(Settings(glass_ml=200), origin="x").splitlines()
    assert "glass_ml = 200" in lines
    assert "# cup_ml = 240" in lines


def test_the_defaults_shown_are_the_defaults() -> None:
    uncommented = "\n".join(f"{s.name} = {s.default}" for s in SETTINGS)
    assert read_settings(uncommented, {}) == Settings()
