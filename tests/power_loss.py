"""What a disk may hold after power was lost: a model, fed by a trace of system calls.

Whatever was not synced may be there or not: each 512-byte sector in any state it had
since its last sync, each name in a folder likewise. Real disks are kinder; a program
that loses nothing here loses nothing there.
"""

import random
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

SECTOR = 512
CALLS = (
    "openat,close,pwrite64,write,fdatasync,fsync,ftruncate,unlink,link,linkat,rename"
)
STRACE_OPTIONS = ("-e", f"trace={CALLS}", "-xx", "-s", "1000000")

_CALL = re.compile(r"^(\w+)\((.*)\)\s+= (-?\d+)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')

Files = dict[str, bytes]


class Call(NamedTuple):
    """One system call that worked."""

    name: str
    arguments: list[str]
    texts: list[bytes]
    result: int


def calls_in(trace: str) -> Iterator[Call]:
    """Yield the calls of a trace that worked, in order."""
    for line in trace.splitlines():
        found = _CALL.match(line)
        if found and not found[3].startswith("-"):
            texts = [bytes.fromhex(t.replace("\\x", "")) for t in _TEXT.findall(line)]
            arguments = _TEXT.sub("?", found[2]).split(", ")
            yield Call(found[1], arguments, texts, int(found[3]))


class _File:
    """A file's synced content, and for each sector what it became since."""

    def __init__(self) -> None:
        self.content = bytearray()
        self.synced = b""
        self.since: dict[int, list[bytes]] = defaultdict(list)

    def write(self, offset: int, data: bytes) -> None:
        end = offset + len(data)
        self.content.extend(bytes(max(0, end - len(self.content))))
        self.content[offset:end] = data
        for sector in range(offset // SECTOR, (end - 1) // SECTOR + 1):
            start = sector * SECTOR
            self.since[sector].append(bytes(self.content[start : start + SECTOR]))

    def cut(self, size: int) -> None:
        self.write(size, bytes(max(0, len(self.content) - size)) or b"\0")
        del self.content[size:]

    def sync(self) -> None:
        self.synced = bytes(self.content)
        self.since.clear()

    def after_loss(self, chance: random.Random, kept: float) -> bytes:
        found = bytearray(self.synced)
        for sector, states in sorted(self.since.items()):
            if chance.random() < kept:
                data = chance.choice(states) if 0 < kept < 1 else states[-1]
                start = sector * SECTOR
                found.extend(bytes(max(0, start + len(data) - len(found))))
                found[start : start + len(data)] = data
        return bytes(found)


class Disk:
    """A folder as a disk keeps it; follows the calls of one process.

    Args:
        folder: The folder; what happens elsewhere is ignored.
        before: What it holds at the beginning, synced.
    """

    def __init__(self, folder: Path, before: Files) -> None:
        self._folder = folder
        self._names: dict[str, _File | None] = {}
        self._since: dict[str, list[_File | None]] = defaultdict(list)
        self._synced: dict[str, _File | None] = {}
        self._opened: dict[int, _File | None] = {}
        for name, content in before.items():
            file = _File()
            if content:
                file.write(0, content)
            file.sync()
            self._name(name, file)
        self._sync_names()

    def follow(self, call: Call) -> bool:
        """Do what a call did; say whether anything on the disk may differ."""
        act = getattr(self, f"_do_{call.name}", None)
        return bool(act and act(call))

    def after_loss(self, chance: random.Random, kept: float) -> Files:
        """Return the files that may be found after power was lost now.

        Args:
            chance: Decides what reached the disk.
            kept: How much of what was not synced did; 0 nothing, 1 everything.
        """
        names = dict(self._synced)
        for name, states in self._since.items():
            if chance.random() < kept:
                names[name] = chance.choice(states) if 0 < kept < 1 else states[-1]
        contents: dict[int, bytes] = {}
        for file in names.values():
            if file is not None and id(file) not in contents:
                contents[id(file)] = file.after_loss(chance, kept)
        return {
            name: contents[id(file)] for name, file in names.items() if file is not None
        }

    def _name(self, name: str, file: _File | None) -> None:
        self._names[name] = file
        self._since[name].append(file)

    def _sync_names(self) -> None:
        self._synced = dict(self._names)
        self._since.clear()

    def _inside(self, path: bytes) -> str | None:
        found = Path(path.decode())
        return found.name if found.parent == self._folder else None

    def _do_openat(self, call: Call) -> bool:
        self._opened.pop(call.result, None)
        path = call.texts[0]
        if Path(path.decode()) == self._folder:
            self._opened[call.result] = None
        elif name := self._inside(path):
            is_new = self._names.get(name) is None
            if is_new:
                self._name(name, _File())
            self._opened[call.result] = self._names[name]
            return is_new
        return False

    def _do_close(self, call: Call) -> bool:
        self._opened.pop(int(call.arguments[0]), None)
        return False

    def _do_pwrite64(self, call: Call) -> bool:
        file = self._opened.get(int(call.arguments[0]))
        if file is None:
            return False
        file.write(int(call.arguments[3]), call.texts[0][: call.result])
        return True

    def _do_ftruncate(self, call: Call) -> bool:
        file = self._opened.get(int(call.arguments[0]))
        if file is None:
            return False
        file.cut(int(call.arguments[1]))
        return True

    def _do_fsync(self, call: Call) -> bool:
        descriptor = int(call.arguments[0])
        if descriptor not in self._opened:
            return False
        file = self._opened[descriptor]
        if file is None:
            self._sync_names()
        else:
            file.sync()
        return True

    _do_fdatasync = _do_fsync

    def _do_unlink(self, call: Call) -> bool:
        name = self._inside(call.texts[0])
        if name is None:
            return False
        self._name(name, None)
        return True

    def _do_link(self, call: Call) -> bool:
        old, new = (self._inside(text) for text in call.texts)
        if old is None or new is None:
            return False
        self._name(new, self._names[old])
        return True

    _do_linkat = _do_link

    def _do_rename(self, call: Call) -> bool:
        return self._do_link(call) and self._do_unlink(call)
