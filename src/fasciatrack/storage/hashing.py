"""SHA-256 over a row's values, to notice what SQLite's own checks cannot.

`hashlib` loads OpenSSL first, which takes longer than writing an entry; Python's own
SHA-256 is the same function without that.
"""

import json
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any


def _own_sha256() -> Any:  # noqa: ANN401 - a hash constructor
    own = "_sha2" if sys.version_info >= (3, 12) else "_sha256"
    for module in (own, "hashlib"):
        try:
            return import_module(module).sha256
        except ImportError:
            continue
    raise ImportError("this Python has no SHA-256")


_sha256 = _own_sha256()


def hash_of(values: Sequence[object]) -> str:
    """Return the SHA-256 of a row, as 64 hexadecimal digits."""
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    return str(_sha256(text.encode()).hexdigest())
