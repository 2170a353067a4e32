"""Where a store is: in a folder of this machine, or in a PostgreSQL database, whose password is never shown."""

import hashlib
import os
import re
import shlex
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote

from passerelle.index.errors import StoreError, StoreLockedError
from passerelle.index.given import path_of

SCHEMA = "passerelle"
"""Where a store's tables are in a database, unless its address says ``?schema=`` otherwise."""
SCHEMA_NAME = re.compile(r"[a-z_][a-z0-9_]{0,62}")
ADDRESS = re.compile(
    r"(?P<scheme>postgres(?:ql)?)://(?P<host>(?:[^/?#@]*@)?[^/?#@]*)(?P<name>/[^?#@]*)?(?:\?(?P<rest>[^#@]*))?"
)
"""An address for libpq. What would be read as another part of it is to be written as ``%40`` and the like."""
SQUEEZED = re.compile(r"postgres(?:ql)?:/")
SECRET = {"password", "sslpassword"}
KEPT = Path(".passerelle")
"""Folder, below the current one, for what is kept of databases on this machine."""


@dataclass(frozen=True, slots=True, repr=False)
class Database:
    """A store in a PostgreSQL database: its address for libpq, and the schema that its tables are in.

    As text it is an address without a password, fit to be shown and to be typed again.
    """

    url: str
    schema: str = SCHEMA

    def __str__(self) -> str:
        return _address(self.url, [] if self.schema == SCHEMA else [("schema", self.schema)], SECRET)

    def __repr__(self) -> str:
        return f"Database({str(self)!r})"

    @property
    def beside(self) -> Path:
        """The folder on this machine for what is kept of it and is no part of it, as conversations are."""
        name = re.sub(r"[^\w.-]+", "-", str(self).partition("://")[2].partition("?")[0]).strip("-")
        return KEPT / f"{name}-{hashlib.sha256(str(self).encode()).hexdigest()[:8]}"


Location = Path | Database


def typed(location: object) -> str:
    """Return where a store is as a shell reads it: what holds a space, or the ? of an address, stands in quotes."""
    return shlex.quote(str(location))


def read_location(given: object) -> Location:
    """Return the folder or the database that *given* names; an address begins with ``postgresql://``.

    Raises:
        TypeError: it is neither text nor a path, or a path that was made of an address.
        ValueError: it is no address, its schema cannot be one, or no folder has that path.
    """
    if isinstance(given, Database):
        return given
    text = given if isinstance(given, str) else ""
    found = ADDRESS.fullmatch(text)
    if found is None:
        folder = Path(text) if SQUEEZED.match(text) else path_of(given, "the store's folder")
        if SQUEEZED.match(folder.as_posix()):
            raise (ValueError if text else TypeError)(
                "the store is no address of a database: write it as postgresql://user@host/name, with %40 for a @ in "
                "a name; give it as text, and not as a Path, which takes slashes away"
            )
        return folder
    pairs = _pairs(found["rest"])
    named = [value for name, value in pairs if name == "schema"]
    schema = unquote(named[-1]) if named else SCHEMA
    if not SCHEMA_NAME.fullmatch(schema):
        raise ValueError(
            f"the schema of a store is {schema!r}: write it in small letters, digits and underscores"
        )
    return Database(_address(text, [], {"schema"}), schema)


def beside(location: Location) -> Path:
    """Return the folder on this machine for what is kept beside a store: its own, where it is in one."""
    return location.beside if isinstance(location, Database) else location


def make_beside(location: Location) -> Path:
    """Return the same folder, made for a database's things where it can be; it is for its owner's eyes alone."""
    place = beside(location)
    if isinstance(location, Database):
        with suppress(OSError):  # whoever writes there says that it cannot be
            place.mkdir(mode=0o700, parents=True, exist_ok=True)
    return place


def absolute(location: Location) -> Location:
    """Return the same place, its folder from the root on."""
    return location if isinstance(location, Database) else Path(os.path.abspath(location))


def require_folder(location: Location | str, instead: str = "give the folder of one") -> Path:
    """Return the folder of a store that has one; *instead* says what serves where it is in a database.

    Raises:
        StoreError: it is in a database.
    """
    found = read_location(location)
    if isinstance(found, Database):
        raise StoreError(f"{found} is a database and no folder: {instead}")
    return found


def locked(location: Location) -> StoreLockedError:
    """Return the error that says that another program is writing to the store at *location*."""
    return StoreLockedError(
        f"another program is writing to {location}: let it finish, or wait for it with --wait SECONDS"
    )


def _pairs(rest: str | None) -> list[tuple[str, str]]:
    """Return the parameters of an address as they are written."""
    parted = (each.partition("=") for each in (rest or "").split("&") if each)
    return [(unquote(name), value) for name, _, value in parted]


def _address(url: str, more: list[tuple[str, str]], left_out: set[str]) -> str:
    """Return *url* without the parameters *left_out*, where these are secret without its password, and with *more*."""
    found = ADDRESS.fullmatch(url)
    if found is None:
        return "postgresql://…"
    user, at, host = found["host"].rpartition("@")
    shown = user.partition(":")[0] if left_out >= SECRET else user
    pairs = [(name, value) for name, value in _pairs(found["rest"]) if name not in left_out]
    rest = "&".join(f"{quote(name)}={value}" for name, value in [*pairs, *more])
    return f"{found['scheme']}://{shown}{at}{host}{found['name'] or ''}{'?' if rest else ''}{rest}"
