"""What a page says of itself in its head: who wrote it, when, and about what."""

import re
from collections.abc import Mapping

from selectolax.lexbor import LexborHTMLParser

from passerelle.index.text import one_line
from passerelle.index.types import Field

NAMES = {
    **dict.fromkeys(("author", "dc.creator", "dcterms.creator", "article:author", "citation_author"), "author"),
    **dict.fromkeys(
        ("date", "dc.date", "dcterms.date", "dcterms.created", "dcterms.issued", "article:published_time",
         "citation_publication_date", "datepublished", "pubdate", "publication_date"), "date",
    ),
    **dict.fromkeys(("subject", "description", "dc.description", "og:description"), "subject"),
    **dict.fromkeys(("keywords", "dc.subject", "news_keywords", "article:tag"), "keywords"),
}  # fmt: skip
ISO = re.compile(r"(\d{4})(?:[-/.](0?[1-9]|1[0-2])(?:[-/.](0?[1-9]|[12]\d|3[01])(?!\d))?)?(?!\d)")
DAY_FIRST = re.compile(r"(0?[1-9]|[12]\d|3[01])[/.](0?[1-9]|1[0-2])[/.](\d{4})")
ADDRESS = re.compile(r"https?://", re.IGNORECASE)


def page_fields(tree: LexborHTMLParser) -> Mapping[str, Field]:
    """Return the ``author``, ``date``, ``subject`` and ``keywords`` of a page, those that it gives."""
    found: dict[str, list[str]] = {}
    for node in tree.css("meta[content]"):
        given = node.attributes
        name = NAMES.get(
            (given.get("name") or given.get("property") or given.get("itemprop") or "").lower().strip()
        )
        value = one_line(given.get("content") or "")
        if name == "date":
            value = iso_date(value)
        if name and value and not (name == "author" and ADDRESS.match(value)):
            found.setdefault(name, []).append(value)
    for node in tree.css("time[pubdate][datetime], time[itemprop=datePublished][datetime]")[:1]:
        if date := iso_date(node.attributes.get("datetime") or ""):
            found.setdefault("date", []).append(date)
    return {name: _joined(name, values) for name, values in found.items()}


def iso_date(written: str) -> str:
    """Return a date as ISO 8601 has it, as precise as *written* is; nothing where it is none."""
    if (day_first := DAY_FIRST.match(written.strip())) is not None:
        day, month, year = day_first.groups()
        return f"{year}-{int(month):02}-{int(day):02}"
    found = ISO.match(written.strip())
    return "-".join(f"{int(part):02}" for part in found.groups() if part) if found else ""


def _joined(name: str, values: list[str]) -> str:
    kept = list(dict.fromkeys(values))
    return "; ".join(kept) if name == "author" else ", ".join(kept) if name == "keywords" else kept[0]
