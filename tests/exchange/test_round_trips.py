"""What leaves a diary can come back, and what cannot come in changes nothing."""

import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import example, given
from hypothesis import settings as limits
from hypothesis import strategies as st

from builders import a_check_in, a_session
from conftest import NOW
from fasciatrack.domain.changes import Change, Subject
from fasciatrack.domain.own import Own
from fasciatrack.domain.records import Entry
from fasciatrack.exchange.json_files import json_chunks, read_json
from fasciatrack.exchange.plan import plan_import
from fasciatrack.storage.diary import Diary
from strategies import DIARIES, OWN_LISTS
from world import World


@contextmanager
def a_diary() -> Iterator[Diary]:
    with tempfile.TemporaryDirectory() as folder:
        diary = Diary(
            Path(folder) / "diary.db", now=lambda: datetime(2026, 11, 20, tzinfo=UTC)
        )
        with closing(diary):
            yield diary


def export(diary: Diary) -> str:
    return "".join(json_chunks(diary.entries(), diary.own()))


def bring_in(diary: Diary, text: str) -> int:
    found = read_json(text)
    ids = [entry.id for entry in found.entries]
    plan = plan_import(
        found.entries,
        found.own,
        existing=diary.by_id(ids),
        ever_held=diary.ever_held(ids),
        own_existing=diary.own(),
    )
    if plan.changes:
        diary.apply("import", plan.changes)
    return len(plan.changes)


@given(DIARIES, OWN_LISTS)
@limits(max_examples=40)
def test_export_and_import_give_the_same_diary_byte_for_byte(
    entries: list[Entry], own: list[Own]
) -> None:
    subjects: list[Subject] = [*own, *entries]
    with a_diary() as first, a_diary() as second:
        if subjects:
            first.apply("log", [Change(after=subject) for subject in subjects])
        text = export(first)
        assert bring_in(second, text) == len(subjects)
        assert export(second) == text
        assert bring_in(second, text) == 0
        assert bring_in(first, text) == 0


OUR_JSON = "".join(
    json_chunks([a_session("pain left-calf=6:3", note="a"), a_check_in("mood=7")])
)
OUR_CSV = 'day,where,pain\n2026-11-01,knee,3\n2026-11-02,"neck",4.5\n'
DAMAGE = st.lists(
    st.tuples(st.integers(0, 2000), st.integers(0, 6), st.binary(max_size=4)),
    max_size=4,
)


def damaged(text: str, damages: list[tuple[int, int, bytes]]) -> bytes:
    content = text.encode()
    for position, length, other in damages:
        start = position % len(content) if content else 0
        content = content[:start] + other + content[start + length :]
    return content


@given(
    st.binary(max_size=200)
    | DAMAGE.map(lambda damages: damaged(OUR_JSON, damages))
    | DAMAGE.map(lambda damages: damaged(OUR_CSV, damages)),
    st.booleans(),
)
@example(OUR_JSON.encode(), True)
@example(OUR_CSV.encode(), False)
@limits(max_examples=200)
def test_any_bytes_come_in_whole_or_change_nothing(
    content: bytes,
    as_json: bool,  # noqa: FBT001 - a case's own flag
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        world = World(folder=Path(folder), now=NOW)
        path = world.folder / ("in.json" if as_json else "in.csv")
        path.write_bytes(content)
        options = () if as_json else ("--map=day=day,area=where", "--map=pain=pain")
        predicted = world.run("import", str(path), *options, "--dry-run")
        assert not world.database.exists()
        outcome = world.run("import", str(path), *options)
        assert outcome.code == predicted.code
        assert outcome.code in (0, 2, 4), outcome.err
        assert "bug in fascia" not in outcome.err
        if outcome.code:
            assert not world.database.exists()
            assert outcome.err == predicted.err
