"""Frames of pandas and polars, and tables of Arrow, as the records their rows are: none of the three is imported."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol, TypedDict

from passerelle.index.collection.values import is_missing
from passerelle.index.given import require_kind, several

ROLES = ("id", "text", "title", "language", "path", "source", "headings", "pages")
NAMED = 12
"""Columns that an error names."""


class Frame(Protocol):
    """A frame of pandas or polars, or another with columns and one of their ways to give rows."""

    @property
    def columns(self) -> Any:
        """The names of its columns, in order."""


class Columns(TypedDict, total=False):
    """What the columns of a frame, or the keys of dicts, are called that say these things of a document.

    ``fields`` are those that become its fields; where they are given, all other columns are left out.
    """

    id: str
    text: str
    title: str
    language: str
    path: str
    source: str
    fields: Sequence[str]


def read_columns(given: Mapping[str, Any]) -> Columns:
    """Return the *given* names of columns.

    Raises:
        TypeError: one maps nothing that a document has, or is no name.
    """
    for role, name in given.items():
        if role not in Columns.__annotations__:
            raise TypeError(
                f"a document has no {role!r}: map {', '.join(Columns.__annotations__)} to columns"
            )
        if role != "fields":
            require_kind(role, name, str, "the name of a column")
    fields = {"fields": several("fields", given["fields"], "['author']")} if "fields" in given else {}
    for name in fields.get("fields", ()):
        require_kind("one of the fields", name, str, "the name of a column")
    return Columns(**{**given, **fields})  # type: ignore[typeddict-item]


def frame_rows(given: object) -> tuple[list[str], Iterator[Mapping[str, Any]]] | None:
    """Return the names of a frame's columns, and its rows by them; ``None`` for what is no frame.

    Raises:
        TypeError: it is a lazy one.
        ValueError: two columns have one name.
    """
    frame: Any = given
    rows: Callable[[], Iterable[Mapping[str, Any]]]
    if type(given).__name__ == "LazyFrame":
        raise TypeError("the frame is lazy: give what its `collect()` returns")
    if hasattr(given, "iter_rows") and hasattr(given, "columns"):
        names, rows = frame.columns, lambda: frame.iter_rows(named=True)
    elif hasattr(given, "itertuples") and hasattr(given, "columns"):
        names, rows = frame.columns, lambda: frame.to_dict("records")
    elif hasattr(given, "to_pylist") and hasattr(given, "column_names"):
        names, rows = frame.column_names, frame.to_pylist
    else:
        return None
    names = [*names]
    for name in names:
        if names.count(name) > 1:
            raise ValueError(f"two columns are called {name!r}: rename one")
    return names, iter(rows())


def frame_records(
    names: Sequence[str], rows: Iterable[Mapping[str, Any]], columns: Columns
) -> Iterator[dict[str, Any]]:
    """Yield what each row says of a document; a cell that holds nothing says nothing.

    Raises:
        ValueError: a column that is named or needed is missing, or one is neither mapped nor among the fields.
    """
    used = {role: _column(columns, role) for role in ROLES if role in columns or role in names}
    wanted = [*(used | {role: _column(columns, role) for role in ("id", "text")}).items()]
    for role, name in [*wanted, *(("fields", name) for name in columns.get("fields", ()))]:
        if name not in names:
            hint = "" if role in columns else f", or say which it is with {role}=…"
            raise ValueError(f"there is no column {name!r}: {_named(names)}; name one of these{hint}")
    left = [name for name in names if name not in {*used.values(), "fields"}]
    if left and "fields" not in columns:
        raise ValueError(
            f"the column {left[0]!r} is none that a document has: name it in fields=[…], where columns that are not "
            f"named are left out"
        )
    for row in rows:
        record = _record(_present(row), columns, used)
        if isinstance(record.get("fields"), Mapping):  # polars gives each the names that any other has
            record["fields"] = _present(record["fields"])
        yield record


def dict_record(row: Mapping[str, Any], columns: Columns) -> dict[str, Any]:
    """Return the record of one dict whose keys are called as *columns* say."""
    used = {role: _column(columns, role) for role in ROLES}
    record = _record(row, columns, {role: name for role, name in used.items() if name in row})
    if "fields" not in columns:
        left = {name: value for name, value in row.items() if name not in used.values()}
        record = left | record
    return record


def _record(row: Mapping[str, Any], columns: Columns, used: Mapping[str, str]) -> dict[str, Any]:
    record = {role: row[name] for role, name in used.items() if name in row}
    if "fields" in columns:
        record["fields"] = {name: row[name] for name in columns["fields"] if name in row}
    elif "fields" in row:
        record["fields"] = row["fields"]
    return record


def _present(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if not is_missing(value)}


def _column(columns: Columns, role: str) -> str:
    return str(columns.get(role, role))


def _named(names: Sequence[str]) -> str:
    more = ", …" if len(names) > NAMED else ""
    return f"there are {', '.join(map(repr, names[:NAMED]))}{more}" if names else "there are none"
