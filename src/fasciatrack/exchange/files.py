"""Files that other programs wrote or will read: whole or not at all.

A file is written beside its place and gets its name only when it is complete.
"""

import codecs
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from fasciatrack.errors import FasciaError, InputRefusedError, InvalidValueError, quoted

MEGABYTE = 1_000_000
LARGEST = 200 * MEGABYTE
"""Bytes that are read at most; a lifetime of entries is far smaller."""

_UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def write_file(
    path: Path, chunks: Iterable[str], *, force: bool = False, encoding: str = "utf-8"
) -> None:
    """Write a file that only its owner can read, completely or not at all.

    Args:
        path: Where it goes; a link or a device is refused.
        chunks: Its text; line ends are written as they are.
        force: Replace a file that is there.
        encoding: How text becomes bytes.

    Raises:
        InvalidValueError: something is there already, or the place is no file.
        FasciaError: the folder cannot be written, or the disk is full.
    """
    _check_place(path, force=force)
    with _system_errors(path):
        descriptor, name = tempfile.mkstemp(prefix=".fascia-", dir=path.parent)
        unfinished = Path(name)
        try:
            with open(descriptor, "w", encoding=encoding, newline="") as file:  # noqa: PTH123 - a descriptor has no path
                file.writelines(chunks)
                file.flush()
                os.fsync(file.fileno())
            if force:
                unfinished.replace(path)
            else:
                _name_new(unfinished, path)
        finally:
            unfinished.unlink(missing_ok=True)
        _sync_folder(path.parent)


def read_text(
    source: Path | BinaryIO, *, encoding: str | None = None, largest: int = LARGEST
) -> str:
    """Return the text of a file or a stream, line ends as they are.

    Args:
        source: A path, or a stream of bytes such as standard input's.
        encoding: What the person says it is; otherwise UTF-8, or UTF-16 when it
            begins with a byte order mark.
        largest: Bytes that are read at most.

    Raises:
        InputRefusedError: it cannot be read, is too large, is not text in this
            encoding, or holds a NUL character.
        InvalidValueError: there is no such encoding.
    """
    name = quoted(str(source), longest=200) if isinstance(source, Path) else "the input"
    content = _content(source, name, largest)
    text = _decoded(content, name, encoding)
    if (position := text.find("\0")) >= 0:
        line = text.count("\n", 0, position) + 1
        raise InputRefusedError(
            f"{name} holds a NUL character in line {line}",
            hint="it is no text file, or in another encoding: see --encoding",
        )
    return text


def _check_place(path: Path, *, force: bool) -> None:
    shown = quoted(str(path), longest=200)
    if path.is_symlink():
        raise InvalidValueError(
            f"{shown} is a link and is not followed", hint="name the file itself"
        )
    if path.is_dir():
        raise InvalidValueError(f"{shown} is a folder", hint="name a file in it")
    if path.exists() and not path.is_file():
        raise InvalidValueError(
            f"{shown} is a device, not a file",
            hint="leave -o out to write to standard output",
        )
    if path.exists() and not force:
        raise _exists(path)


def _exists(path: Path) -> InvalidValueError:
    return InvalidValueError(
        f"{quoted(str(path), longest=200)} exists already",
        hint="--force replaces it, or choose another name",
    )


def _name_new(unfinished: Path, path: Path) -> None:
    """Give a file its name unless something else took that name meanwhile."""
    try:
        path.hardlink_to(unfinished)
    except FileExistsError:
        raise _exists(path) from None
    except OSError:
        name_without_link(unfinished, path)


def name_without_link(unfinished: Path, path: Path) -> None:
    """Give a file its name where the file system has no hard links, as on FAT.

    Raises:
        InvalidValueError: something else has that name.
    """
    try:
        path.touch(mode=0o600, exist_ok=False)
    except FileExistsError:
        raise _exists(path) from None
    try:
        unfinished.replace(path)
    except OSError:
        path.unlink()
        raise


@contextmanager
def _system_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise FasciaError(
            f"{quoted(str(path), longest=200)} was not written: {reason}",
            hint="nothing was left behind; check the folder and its free space",
        ) from error


def _sync_folder(folder: Path) -> None:
    """Make the new name survive power loss, where folders can be opened."""
    with suppress(PermissionError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _content(source: Path | BinaryIO, name: str, largest: int) -> bytes:
    try:
        if not isinstance(source, Path):
            content = source.read(largest + 1)
        else:
            with source.open("rb") as file:
                content = file.read(largest + 1)
    except FileNotFoundError:
        raise InputRefusedError(f"there is no file {name}") from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InputRefusedError(f"{name} cannot be read: {reason}") from error
    if len(content) > largest:
        raise InputRefusedError(
            f"{name} is too large", hint=f"at most {largest // MEGABYTE:,} MB are read"
        )
    return content


def _decoded(content: bytes, name: str, encoding: str | None) -> str:
    found = encoding or ("utf-16" if content.startswith(_UTF_16_MARKS) else "utf-8")
    try:
        return content.decode(found).removeprefix("\ufeff")
    except LookupError:
        raise InvalidValueError(
            f"--encoding {quoted(found)} is unknown",
            hint="such as utf-8, latin-1 or cp1252",
        ) from None
    except UnicodeError as error:
        position = getattr(error, "start", None)
        where = "" if position is None else f" at byte {position + 1:,}"
        raise InputRefusedError(
            f"{name} is not valid {found.upper()}{where}",
            hint="say what it is, such as --encoding cp1252",
        ) from None
