"""Which format something is written in."""

import pytest

from fasciatrack.cli.formats import choose_format
from fasciatrack.errors import InvalidValueError

ENDINGS = {".txt": "text", ".md": "md", ".markdown": "md", ".json": "json"}


@pytest.mark.parametrize(
    ("given", "output", "json", "chosen"),
    [
        (None, None, "", "text"),
        (None, "a.MD", "", "md"),
        (None, "a.markdown", "", "md"),
        (None, "a.doc", "", "text"),
        (None, "folder.md/a", "", "text"),
        ("md", "a.json", "", "md"),
        (None, "a.md", "json", "json"),
        ("json", None, "json", "json"),
    ],
)
def test_what_is_asked_for_goes_before_the_files_ending(
    given: str | None, output: str | None, json: str, chosen: str
) -> None:
    found = choose_format(given, output, json=bool(json), endings=ENDINGS)
    assert found == chosen


@pytest.mark.parametrize(
    ("given", "json", "said"),
    [
        ("pdf", "", "--format 'pdf' is unknown"),
        ("pdf", "json", "--format 'pdf' is unknown"),
        ("md", "json", "--json and --format md contradict each other"),
    ],
)
def test_a_format_that_cannot_be_is_refused(given: str, json: str, said: str) -> None:
    with pytest.raises(InvalidValueError) as refused:
        choose_format(given, None, json=bool(json), endings=ENDINGS)
    assert refused.value.message == said
    if not json:
        assert refused.value.hint == "one of text, md, json"
