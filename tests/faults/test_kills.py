"""Killed at any moment, the diary keeps what was acknowledged and nothing by halves."""

import itertools
import random
import time
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from diaries import a_diary, check, put_into_format, raw
from fasciatrack.storage.diary import Diary
from fault_harness import (
    Tell,
    a_moment,
    calls_of_a_log,
    fork,
    log,
    log_and_tell,
    needs_strace,
    on_the_diary,
    seconds_for,
    stored,
    times,
    traced,
)

pytestmark = pytest.mark.fault

CHANGING = "openat,pwrite64,fdatasync,fsync,unlink,ftruncate,fcntl,flock"


def journal_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")


def test_killing_a_writer_at_random_loses_nothing_it_acknowledged(
    tmp_path: Path,
) -> None:
    path = a_diary(tmp_path).path
    chance = random.Random(1)  # noqa: S311 - only the moments of the kills
    acknowledged: set[str] = set()
    hot = silent = 0

    def log_on(kill: int, tell: Tell) -> None:
        for number in itertools.count():
            log(path, f"{kill}-{number}")
            tell(f"{kill}-{number}")

    kills = times(120, 1000)
    for kill in range(kills):
        child = fork(partial(log_on, kill))
        began = time.monotonic()
        said = child.hear(chance.randrange(1, 4))
        one = (time.monotonic() - began) / len(said)
        time.sleep(chance.uniform(0, 2 * one))
        child.kill()
        said += child.lines()
        hot += journal_of(path).exists()
        acknowledged.update(said)
        if kill % 20 == 0 or kill == kills - 1:
            found = stored(path)
            assert acknowledged <= found, "an acknowledged entry is lost"
            silent = len(found - acknowledged)
            assert check(path) == []
        else:
            diary = Diary(path, now=a_moment)
            assert set(diary.by_id(said)) == set(said)
            diary.close()
    print(  # noqa: T201 - shown with pytest -s
        f"{kills} kills, {hot} journals left, {len(acknowledged)} acknowledged,"
        f" {silent} stored but not acknowledged"
    )
    assert hot > 0, "the kills came at the wrong moments"
    assert len(acknowledged) > kills // 4


@needs_strace
def test_killing_a_log_at_every_system_call_stores_all_of_it_or_nothing(
    tmp_path: Path,
) -> None:
    path = a_diary(tmp_path).path
    log(path, "first")
    before = path.read_bytes()
    calls = calls_of_a_log(path, CHANGING)
    assert calls["fdatasync"] + calls.get("fsync", 0) >= 4
    hot = points = finished = 0
    for name, count in calls.items():
        for number in range(1, count + 1):
            path.write_bytes(before)
            journal_of(path).unlink(missing_ok=True)
            id_ = f"{name}-{number}"
            said = traced(
                partial(log_and_tell, path, id_),
                *("-o", "/dev/null", "-e", f"trace={name}"),
                *("-e", f"inject={name}:signal=SIGKILL:when={number}"),
                *on_the_diary(path),
            )
            hot += journal_of(path).exists()
            after = stored(path)
            assert after in ({"first"}, {"first", id_}), id_
            assert said == [], f"{id_} was not killed"
            assert check(path) == []
            points += 1
            finished += id_ in after
    print(f"{points} points, {hot} journals left, {finished} stored")  # noqa: T201 - figures for whoever reads the run
    assert points == sum(calls.values())
    assert finished >= 3, "some kills came after the commit"
    assert hot > 10


def test_a_repeated_key_is_stored_once_however_often_it_is_killed(
    tmp_path: Path,
) -> None:
    path = a_diary(tmp_path).path
    chance = random.Random(2)  # noqa: S311 - only the moments of the kills
    keys = times(80, 1000)
    kills = 0
    other = tmp_path / "other.db"
    other.write_bytes(path.read_bytes())
    usual = seconds_for(lambda _: log(other, "measured"))
    for number in range(keys):
        key = f"key-{number}"

        def attempt(tell: Tell, key: str = key, number: int = number) -> None:
            log(path, f"{number}", key=key)
            tell("saved")

        for _ in range(chance.randrange(4)):
            child = fork(attempt)
            time.sleep(chance.uniform(0.1, 1.2) * usual)
            child.kill()
            child.lines()
            kills += 1
        assert fork(attempt).lines() == ["saved"]
    found = stored(path)
    assert found == {str(number) for number in range(keys)}
    with closing(raw(path)) as connection:
        (operations,) = connection.execute("SELECT count(*) FROM operation").fetchone()
        (entries,) = connection.execute("SELECT count(*) FROM entry").fetchone()
    assert operations == entries == keys
    print(f"{keys} keys, {kills} kills")  # noqa: T201 - figures for whoever reads the run


def test_killing_first_runs_leaves_a_diary_or_none(tmp_path: Path) -> None:
    chance = random.Random(3)  # noqa: S311 - only the moments of the kills
    fork(lambda _: log(tmp_path / "warm" / "diary.db", "warm")).lines()
    usual = seconds_for(lambda _: log(tmp_path / "measured" / "diary.db", "measured"))
    made = 0
    for number in range(times(40, 400)):
        path = tmp_path / f"{number}" / "diary.db"
        child = fork(partial(log_and_tell, path, "one"))
        time.sleep(chance.uniform(0.1, 1.5) * usual)
        child.kill()
        child.lines()
        if path.exists():
            made += 1
            assert check(path) == []
            assert stored(path) <= {"one"}
        log(path, "two")
        assert "two" in stored(path)
        strays = [file.name for file in path.parent.iterdir() if file != path]
        assert all(name.startswith(".diary.db.") for name in strays), strays
    assert made > 0


def test_killing_an_upgrade_leaves_the_diary_as_it_was_or_as_it_will_be(
    tmp_path: Path,
) -> None:
    chance = random.Random(4)  # noqa: S311 - only the moments of the kills
    old = a_diary(tmp_path).path
    for number in range(20):
        log(old, f"{number}")
    entries = stored(old)
    put_into_format(old, 1)
    upgraded = 0

    def open_it(path: Path, _: Tell) -> None:
        Diary(path, now=a_moment).entries()

    measured = tmp_path / "measured.db"
    measured.write_bytes(old.read_bytes())
    usual = seconds_for(partial(open_it, measured))
    for number in range(times(40, 400)):
        path = tmp_path / f"{number}" / "diary.db"
        path.parent.mkdir()
        path.write_bytes(old.read_bytes())
        child = fork(partial(open_it, path))
        time.sleep(chance.uniform(0.1, 1.5) * usual)
        child.kill()
        child.lines()
        kept = path.with_name("diary.db.format-1")
        assert not kept.exists() or kept.read_bytes() == old.read_bytes()
        upgraded += path.read_bytes() != old.read_bytes()
        assert stored(path) == entries
        assert check(path) == []
    assert 0 < upgraded < times(40, 400), "the kills came at the wrong moments"
