"""What stands before a Markdown text: YAML, TOML, Pandoc's title block or bare lines, as a title and fields."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from passerelle.index.load.days import written_date
from passerelle.index.load.html_fields import iso_date
from passerelle.index.text import one_line
from passerelle.index.types import Field

YAML = re.compile(
    r"\A\ufeff?---[ \t]*\n(?P<fields>(?:(?!(?:---|\.\.\.)[ \t]*(?:\n|\Z)).*\n)*)(?:---|\.\.\.)[ \t]*(?:\n|\Z)"
)
TOML = re.compile(r"\A\ufeff?\+\+\+[ \t]*\n(?P<fields>.*?)^\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
PANDOC = re.compile(r"\A\ufeff?% ?(?P<title>\S.*)\n(?:% ?(?P<author>.*)\n)?(?:% ?(?P<date>.*)\n)?")
BARE = re.compile(r"\A\ufeff?(?P<lines>(?:[^\W\d_][\w -]{0,30}:[ \t]*.*\n(?:[ \t]+\S.*\n)*)+)[ \t]*(?:\n|\Z)")
"""Lines as Pelican and MultiMarkdown have them, a name and its value each, down to the first empty one."""
BARE_LINE = re.compile(r"^(?P<key>[^\s:][^:\n]*):[ \t]*(?P<value>.*(?:\n[ \t]+\S.*)*)", re.MULTILINE)
BARE_NAMES = frozenset(
    """title subtitle date modified author authors tags keywords category categories summary description slug lang
    language status template layout copyright titre auteur auteurs mots-clés catégorie résumé langue""".split()
)
"""What such lines say for a program; what a person put among them stays text."""
KEY = re.compile(
    r"(?P<key>(?:title|author|date|tags)(?=[ \t]*:)|[\w.@/-]+(?=:)|\"[^\"]+\"|'[^']+')[ \t]*:"
    r"(?:[ \t]+(?P<value>.*)|[ \t]*)$",
    re.IGNORECASE,
)
FOLDED = re.compile(r"[>|][-+0-9]*(?:\s+#.*)?")
QUOTED = re.compile(r"(?P<mark>[\"'])(?P<words>.*)(?P=mark)(?:\s+#.*)?")
COMMENT = re.compile(r"(?:^|\s+)#.*$")
NUMBER = re.compile(r"[-+]?\d{1,15}(?:\.\d{1,15})?")
NAMES = {
    "authors": "author",
    "auteur": "author",
    "auteurs": "author",
    "tags": "keywords",
    "tag": "keywords",
    "mots-clés": "keywords",
    "description": "subject",
    "sujet": "subject",
    "published": "date",
    "titre": "title",
}
WORDS: dict[str, Field] = {"true": True, "yes": True, "false": False, "no": False, "null": None, "~": None}

Fields = Mapping[str, Field]


def front_matter(content: str) -> tuple[str, Fields, str]:
    """Return the title and the fields that stand before a Markdown text, and the text without them."""
    if (found := TOML.match(content)) and (toml := _toml(found["fields"])) is not None:
        return *_read(toml), content[found.end() :]
    if (found := YAML.match(content)) and (yaml := _yaml(found["fields"])) is not None:
        return *_read(yaml), content[found.end() :]
    if found := PANDOC.match(content):
        return *_read({key: value for key, value in found.groupdict().items() if value}), content[
            found.end() :
        ]
    if (found := BARE.match(content)) and (bare := _bare(found["lines"])) is not None:
        given, rest = bare
        return *_read(given), rest + content[found.end() :]
    return "", {}, content


def _bare(lines: str) -> tuple[dict[str, str], str] | None:
    """Return what bare *lines* say of the text, and as a text the others; ``None`` for prose, which has no title."""
    given, rest = {}, ""
    for found in BARE_LINE.finditer(lines):
        name = found["key"].strip().lower()
        if name in BARE_NAMES and name not in given:
            given[name] = one_line(found["value"])
        else:
            rest += f"{one_line(found[0])}\\\n"
    if not (given.get("title") or given.get("titre")):
        return None
    return given, f"{rest[:-2]}\n\n" if rest else ""


def _read(given: Mapping[str, Any]) -> tuple[str, Fields]:
    title, fields = "", {}
    for key, value in given.items():
        name = NAMES.get(key.lower(), key.lower())
        if name == "title":
            title = one_line(str(value))
        elif name not in fields and (kept := plain_value(value)) not in (None, ""):
            fields[name] = _day(kept) if name == "date" and isinstance(kept, str) else kept
    return title, fields


def _day(written: str) -> str:
    return iso_date(written) or written_date(written) or written


def plain_value(value: Any) -> Field:
    """Return a value as a field may hold it: lists joined by commas, dates as ISO 8601 has them."""
    if isinstance(value, str):
        return one_line(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, list):
        return ", ".join(str(kept) for each in value if (kept := plain_value(each)) not in (None, ""))
    if isinstance(value, dict):
        return ", ".join(f"{key}: {plain_value(each)}" for key, each in value.items())
    return value if isinstance(value, int | float | bool) or value is None else str(value)


def _toml(content: str) -> dict[str, Any] | None:
    try:
        return tomllib.loads(content)
    except tomllib.TOMLDecodeError:
        return None


def _yaml(content: str) -> dict[str, Any] | None:
    """Return the outermost keys of simple YAML; ``None`` for what is prose between two rules."""
    given: dict[str, Any] = {}
    lines = content.split("\n")
    if not content.strip() or not lines[0].strip():
        return None if content.strip() else {}
    for key, value, below in _entries(lines):
        if not key:
            return None
        given[key] = _block(value, below)
    return given


def _entries(lines: list[str]) -> Iterator[tuple[str, str, list[str]]]:
    """Yield each key with what stands behind it and the lines below it; an empty key for a line that has none."""
    key, value = "", ""
    below: list[str] = []
    for line in lines:
        found = KEY.match(line)
        if found:
            if key:
                yield key, value, below
            key, value, below = found["key"].strip("\"'"), (found["value"] or "").strip(), []
        elif line.lstrip().startswith("#") or not line.strip():
            continue
        elif key and (line[0] in " \t" or line.startswith("- ")):
            below.append(line)
        else:
            yield "", "", []
            return
    if key:
        yield key, value, below


def _block(value: str, below: list[str]) -> Any:
    if FOLDED.fullmatch(value):
        return " ".join(line.strip() for line in below)
    items = [line.strip()[2:].strip() for line in below if line.strip().startswith("- ")]
    empty = not COMMENT.sub("", value)
    if empty and items:
        return [_scalar(item) for item in items]
    if empty and below:
        return " ".join(line.strip() for line in below)
    return _scalar(" ".join([value, *(line.strip() for line in below)]))


def _scalar(written: str) -> Any:
    if quoted := QUOTED.fullmatch(written.strip()):
        return quoted["words"].replace("''", "'").replace('\\"', '"')
    bare = COMMENT.sub("", written).strip()
    if bare.startswith("[") and bare.endswith("]"):
        return [_scalar(each) for each in bare[1:-1].split(",") if each.strip()]
    if NUMBER.fullmatch(bare) and not re.match(r"[-+]?0\d", bare):
        return float(bare) if "." in bare else int(bare)
    return WORDS.get(bare.lower(), bare)
