"""Files are written whole or not at all, and read as text or refused."""

import codecs
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from fasciatrack.errors import FasciaError, InputRefusedError, InvalidValueError
from fasciatrack.exchange.files import name_without_link, read_text, write_file


def failing_chunks() -> Iterator[str]:
    yield "the first half\n"
    raise InputRefusedError("the second half is missing")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_holds_exactly_what_was_written(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    write_file(path, ["a,ä\r\n", "b,\n"])
    assert path.read_bytes() == "a,ä\r\nb,\n".encode()
    assert names(tmp_path) == ["out.csv"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
@pytest.mark.parametrize("force", [False, True])
def test_only_the_owner_can_read_it(
    tmp_path: Path,
    umask: int,
    force: bool,  # noqa: FBT001 - a case's own flag
) -> None:
    path = tmp_path / "out.csv"
    before = os.umask(umask)
    try:
        write_file(path, ["x"], force=force)
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_another_encoding_can_be_asked_for(tmp_path: Path) -> None:
    write_file(tmp_path / "out", ["é"], encoding="latin-1")
    assert (tmp_path / "out").read_bytes() == b"\xe9"


def test_an_existing_file_is_not_touched_without_force(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_text("mine")
    with pytest.raises(InvalidValueError, match=r"exists already; --force replaces"):
        write_file(path, ["other"])
    assert path.read_text() == "mine"
    assert names(tmp_path) == ["out.csv"]


def test_force_replaces_a_file_and_what_it_allowed(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_text("mine")
    path.chmod(0o666)
    write_file(path, ["other"], force=True)
    assert path.read_text() == "other"
    assert names(tmp_path) == ["out.csv"]


def test_a_file_that_appears_while_writing_wins(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"

    def chunks() -> Iterator[str]:
        path.write_text("faster")
        yield "slower"

    with pytest.raises(InvalidValueError, match="exists already"):
        write_file(path, chunks())
    assert path.read_text() == "faster"
    assert names(tmp_path) == ["out.csv"]


@pytest.mark.parametrize("force", [False, True])
def test_a_failure_on_the_way_leaves_everything_as_it_was(
    tmp_path: Path,
    force: bool,  # noqa: FBT001 - a case's own flag
) -> None:
    path = tmp_path / "out.csv"
    if force:
        path.write_text("mine")
    with pytest.raises(InputRefusedError):
        write_file(path, failing_chunks(), force=force)
    assert names(tmp_path) == (["out.csv"] if force else [])
    assert not force or path.read_text() == "mine"


def test_a_folder_a_link_and_a_device_are_refused(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("mine")
    link = tmp_path / "link"
    link.symlink_to(victim)
    dangling = tmp_path / "dangling"
    dangling.symlink_to(tmp_path / "nowhere")
    for path, reason in (
        (tmp_path, "is a folder"),
        (link, "is a link"),
        (dangling, "is a link"),
        (Path(os.devnull), "is a device"),
    ):
        with pytest.raises(InvalidValueError, match=reason):
            write_file(path, ["other"], force=True)
    assert victim.read_text() == "mine"
    assert names(tmp_path) == ["dangling", "link", "victim"]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FasciaError, match=r"was not written: no such file") as caught:
        write_file(tmp_path / "nowhere" / "out.csv", ["x"])
    assert caught.value.exit_code == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows has no file size limits")
def test_a_full_disk_leaves_nothing_behind(tmp_path: Path) -> None:
    script = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from fasciatrack.errors import FasciaError\n"
        "from fasciatrack.exchange.files import write_file\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))\n"
        "try:\n"
        "    write_file(Path(sys.argv[1]), ['x' * 1000] * 100)\n"
        "except FasciaError as error:\n"
        "    print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "out.csv")],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert "was not written" in done.stdout
    assert names(tmp_path) == []


def test_an_unfinished_file_that_vanishes_leaves_nothing_behind(tmp_path: Path) -> None:
    def chunks() -> Iterator[str]:
        yield "lost"
        for path in tmp_path.iterdir():
            path.unlink()

    with pytest.raises(FasciaError, match=r"was not written: no such file"):
        write_file(tmp_path / "out.csv", chunks())
    assert names(tmp_path) == []


def test_a_name_is_given_without_hard_links_too(tmp_path: Path) -> None:
    unfinished, path = tmp_path / "unfinished", tmp_path / "out.csv"
    unfinished.write_text("new")
    name_without_link(unfinished, path)
    assert path.read_text() == "new"
    unfinished.write_text("newer")
    with pytest.raises(InvalidValueError, match="exists already"):
        name_without_link(unfinished, path)
    assert path.read_text() == "new"


def test_a_name_that_cannot_be_given_is_not_left_taken(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    with pytest.raises(FileNotFoundError):
        name_without_link(tmp_path / "vanished", path)
    assert names(tmp_path) == []


@pytest.mark.parametrize(
    "content",
    [
        "ä\r\nb".encode(),
        codecs.BOM_UTF8 + "ä\r\nb".encode(),
        codecs.BOM_UTF16_LE + "ä\r\nb".encode("utf-16-le"),
        codecs.BOM_UTF16_BE + "ä\r\nb".encode("utf-16-be"),
    ],
)
def test_text_is_read_from_files_and_streams(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "in.csv"
    path.write_bytes(content)
    assert read_text(path) == "ä\r\nb"
    assert read_text(BytesIO(content)) == "ä\r\nb"


def test_an_encoding_can_be_said() -> None:
    assert read_text(BytesIO(b"\xe9"), encoding="cp1252") == "é"


@pytest.mark.parametrize("encoding", ["klingon", "hex", "-"])
def test_an_unknown_encoding_is_refused(encoding: str) -> None:
    with pytest.raises(InvalidValueError, match="--encoding"):
        read_text(BytesIO(b"ab"), encoding=encoding)


@pytest.mark.parametrize(
    ("content", "encoding", "refusal"),
    [
        (b"abc\xff", None, "the input is not valid UTF-8 at byte 4"),
        (codecs.BOM_UTF16_LE + b"a", None, "the input is not valid UTF-16 at byte"),
        (b"a", "undefined", "the input is not valid UNDEFINED"),
        (b"a\nb\0c", None, "the input holds a NUL character in line 2"),
        (codecs.BOM_UTF32_LE + b"a\0\0\0", None, "NUL character in line 1"),
    ],
)
def test_what_is_no_text_is_refused(
    content: bytes, encoding: str | None, refusal: str
) -> None:
    with pytest.raises(InputRefusedError, match=refusal) as caught:
        read_text(BytesIO(content), encoding=encoding)
    assert "--encoding" in caught.value.hint


def test_a_file_that_is_too_large_is_refused_with_the_limit() -> None:
    assert read_text(BytesIO(b"x" * 2_000_000), largest=2_000_000)
    with pytest.raises(InputRefusedError, match="too large; at most 2 MB are read"):
        read_text(BytesIO(b"x" * 2_000_001), largest=2_000_000)


def test_an_endless_file_is_refused() -> None:
    endless = Path("/dev/zero")
    if not endless.exists():
        pytest.skip("this machine has no endless file")
    with pytest.raises(InputRefusedError, match="too large"):
        read_text(endless, largest=1_000_000)


def test_what_is_not_there_or_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputRefusedError, match=r"there is no file '.*missing.csv'"):
        read_text(tmp_path / "missing.csv")
    with pytest.raises(InputRefusedError, match=r"cannot be read: is a directory"):
        read_text(tmp_path)
