"""The base of every record and report: frozen, compared by value, quick to define."""

from collections.abc import Mapping
from typing import Any, ClassVar, Self, TypeVar, dataclass_transform


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Value:
    """A value with named fields, used like a frozen, keyword-only dataclass.

    Building a dataclass writes and compiles code for every class; the thirty that a
    log needs took a quarter of the time Typer takes to load (`make bench`). Here a
    class costs nothing, and type checkers see the same constructor.
    """

    _fields: ClassVar[tuple[str, ...]] = ()
    _names: ClassVar[frozenset[str]] = frozenset()
    _defaults: ClassVar[Mapping[str, Any]] = {}

    def __init_subclass__(cls) -> None:
        """Take the fields from the annotations, the defaults from their values."""
        cls._fields = tuple(cls.__annotations__)
        cls._names = frozenset(cls._fields)
        own = cls.__dict__
        cls._defaults = {name: own[name] for name in cls._fields if name in own}

    def __init__(self, /, **values: Any) -> None:  # noqa: ANN401 - checked as a dataclass is
        state = self.__dict__
        state.update(self._defaults)
        state.update(values)
        if state.keys() != self._names:
            wrong = ", ".join(sorted(state.keys() ^ self._names))
            raise TypeError(f"{type(self).__name__} is given wrongly: {wrong}")
        self.__post_init__()

    def __post_init__(self) -> None:
        """Refuse values that cannot be; subclasses check theirs here."""

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse to change: other places may hold the same value."""
        raise AttributeError(f"{type(self).__name__} is frozen: {name}")

    def __delattr__(self, name: str) -> None:
        """Refuse to change."""
        raise AttributeError(f"{type(self).__name__} is frozen: {name}")

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        return hash((type(self), *(self.__dict__[name] for name in self._fields)))

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={self.__dict__[name]!r}" for name in self._fields)
        return f"{type(self).__name__}({shown})"

    def __replace__(self, /, **changes: Any) -> Self:  # noqa: ANN401 - any field
        return type(self)(**{**self.__dict__, **changes})


SomeValue = TypeVar("SomeValue", bound=Value)


def replace(value: SomeValue, /, **changes: Any) -> SomeValue:  # noqa: ANN401 - any field
    """Return the same value with some fields changed, checked anew."""
    return value.__replace__(**changes)


def field_names(kind: type[Value]) -> tuple[str, ...]:
    """Name the fields of a kind of value, in order."""
    return kind._fields


def required_fields(kind: type[Value]) -> tuple[str, ...]:
    """Name the fields that have no default."""
    return tuple(name for name in kind._fields if name not in kind._defaults)  # noqa: SLF001 - this package's own
