"""Settings to compare, read from a TOML file: ``[[setting]]``, and what is set."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from passerelle.fusion import LEGS, Legs
from passerelle.index.errors import PasserelleError

KEYS = ("name", "model", "passage_tokens", "k", "legs")
EXAMPLE = '[[setting]]\nname = "as it is"\n\n[[setting]]\nname = "longer passages"\npassage_tokens = 256'


class SettingsError(PasserelleError):
    """A file of settings that cannot be used."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How documents are indexed and asked; an empty ``model`` or a zero is what it would be without."""

    name: str
    model: str = ""
    passage_tokens: int = 0
    k: int = 0
    legs: Legs = "both"

    @property
    def indexing(self) -> tuple[str, int]:
        """What a store is made with: settings that share it share the store."""
        return self.model, self.passage_tokens


def read_settings(path: Path) -> tuple[Setting, ...]:
    """Return the settings of *path*, two at least, each of a name of its own.

    Raises:
        SettingsError: it cannot be read, is no TOML, or a key or a value in it is not known.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"{path} cannot be read ({error.strerror}): write one as\n{EXAMPLE}") from error
    except ValueError as error:
        raise SettingsError(f"{path} is not TOML ({error}): write it as\n{EXAMPLE}") from error
    for key in data:
        if key != "setting":
            raise SettingsError(
                f"{path}: {key!r} is not known; write each setting as a table [[setting]], as\n{EXAMPLE}"
            )
    tables = data.get("setting", [])
    if not isinstance(tables, list) or len(tables) < 2:
        raise SettingsError(
            f"{path} needs two settings at least, the first being what the others are compared with; write it as\n"
            f"{EXAMPLE}"
        )
    settings = tuple(
        _setting(f"{path}, setting {number}", table) for number, table in enumerate(tables, start=1)
    )
    names = [setting.name for setting in settings]
    for name in names:
        if names.count(name) > 1:
            raise SettingsError(f"{path}: two settings have the name {name!r}; give each a 'name' of its own")
    return settings


def _setting(where: str, table: Any) -> Setting:
    if not isinstance(table, dict):
        raise SettingsError(f"{where} is {table!r}; write each setting as a table [[setting]], as\n{EXAMPLE}")
    for key in table:
        if key not in KEYS:
            raise SettingsError(f"{where}: {key!r} is not known; there are {', '.join(KEYS)}")
    for key in ("name", "model"):
        if not isinstance(table.get(key, ""), str):
            raise SettingsError(f"{where}: {key!r} is {table[key]!r}; write text between quotes")
    for key in ("passage_tokens", "k"):
        given = table.get(key, 1)
        if not isinstance(given, int) or isinstance(given, bool) or given < 1:
            raise SettingsError(f"{where}: {key!r} is {given!r}; write a whole number from 1 on")
    if table.get("legs", "both") not in LEGS:
        raise SettingsError(f'{where}: \'legs\' is {table["legs"]!r}; write "words", "vectors" or "both"')
    given = {key: value for key, value in table.items() if key != "name"}
    derived = ", ".join(f"{key} {value}" for key, value in given.items()) or "as it is"
    return Setting(name=table.get("name", "") or derived, **given)
