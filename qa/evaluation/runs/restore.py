"""Values of JSON as the dataclasses they were written from, every field held against its type."""

from collections.abc import Mapping
from dataclasses import is_dataclass
from functools import lru_cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

Data = TypeVar("Data")
LONGEST = 60
"""Characters of a wrong value that an error shows."""


def restore(kind: type[Data], value: object, where: str = "") -> Data:
    """Return the dataclass of that *kind* that was written as *value*; *where* begins the names in an error.

    A field may be a dataclass, a tuple of one type, a mapping of texts, a ``Literal``, ``None`` or a plain value.

    Raises:
        ValueError: a field is missing, unknown or of another type; the text names it.
    """
    if not isinstance(value, dict):
        raise _wrong(where, value, "an object")
    types = _types(kind)  # type: ignore[arg-type]  # a class is hashable
    given = {name: _restored(types.get(name), each, _below(where, name)) for name, each in value.items()}
    try:
        return kind(**given)
    except TypeError as error:  # dataclasses say which field is missing or unknown
        raise ValueError(f"{where or kind.__name__}: {error}") from error


def _restored(kind: Any, value: Any, where: str) -> Any:
    origin, arguments = get_origin(kind), get_args(kind)
    if is_dataclass(kind):
        return restore(kind, value, where)  # type: ignore[arg-type]
    if origin in {Union, UnionType}:
        (kind,) = (each for each in arguments if each is not NoneType)
        return None if value is None else _restored(kind, value, where)
    if origin is tuple:
        _expect(isinstance(value, list), where, value, "a list")
        return tuple(_restored(arguments[0], each, f"{where}[{at}]") for at, each in enumerate(value))
    if origin is Literal:
        _expect(
            isinstance(value, str) and value in arguments, where, value, " or ".join(map(repr, arguments))
        )
    elif origin is Mapping:
        _expect(isinstance(value, dict), where, value, "an object")
        return {name: _restored(arguments[1], each, _below(where, name)) for name, each in value.items()}
    elif kind is not None:  # an unknown field is refused by the dataclass
        number = kind is float and type(value) is int
        _expect(type(value) is kind or number, where, value, kind.__name__)
    return value


@lru_cache(maxsize=32)
def _types(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _below(where: str, name: str) -> str:
    return f"{where}.{name}" if where else name


def _expect(holds: bool, where: str, value: object, wanted: str) -> None:  # noqa: FBT001
    if not holds:
        raise _wrong(where, value, wanted)


def _wrong(where: str, value: object, wanted: str) -> ValueError:
    shown = repr(value)
    shown = shown if len(shown) <= LONGEST else f"{shown[:LONGEST]}…"
    return ValueError(f"{where or 'it'} is {shown} and not {wanted}")
