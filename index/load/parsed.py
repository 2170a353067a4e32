"""What a parser hands over: text, structure, and the title it found if any."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from passerelle.index.errors import LoadError
from passerelle.index.language import document_language
from passerelle.index.text import TextBuilder, one_line
from passerelle.index.types import Document, Field, Gap

LONGEST_TITLE = 200
PROGRAM = re.compile(r"^Microsoft (?:Word|PowerPoint|Excel) - ", re.IGNORECASE)
LABEL = re.compile(r"^(?:objet|subject)[\s\u00a0\u202f]*:\s*(?=\S)", re.IGNORECASE)
"""What a letter writes before what it is about."""
NO_TITLE = re.compile(
    r".*\.(?:docx?|odt|pdf|indd|qxd|tex|dvi|rtf|html?|pptx?|xlsx?)|untitled.*|sans[ -]titre.*|"
    r"(?:document|présentation|presentation|classeur|book|diapositive|slide|page|feuille|sheet|scan|img|mise en page)"
    r"[ _-]?\d*|\W*(?:anonymous|unspecified|unknown|inconnue?|none|null|titre?|title)\W*|"
    r"(?:word|new|untitled) document|nouveau document.*|powerpoint presentation|présentation powerpoint|"
    r"[\W\d_]*|.*\ufffd.*|about:blank|(?:https?|file)://\S+",
    re.IGNORECASE,
)
"""What programs write where a person gave no title."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A parsed file before it has an id: its text, the title it gives itself, and the one its text begins with.

    A title is empty where none was found. ``fields`` are what the file says of itself, ``gaps`` what was not read.
    """

    builder: TextBuilder
    title: str = ""
    shown: str = ""
    fields: Mapping[str, Field] = field(default_factory=dict, hash=False)
    gaps: tuple[Gap, ...] = ()

    def document(self, path: Path, id: str) -> Document:  # noqa: A002
        """Return the document of *path*: titled by its own title, else its first heading, else its name.

        Raises:
            LoadError: the file holds no text.
        """
        text = self.builder.text
        if not text.strip():
            raise LoadError(
                f"{path}: there is no text in it; if it shows pictures of text, run character recognition first"
            )
        return Document(
            id=id,
            title=self._title(path, text),
            language=document_language(text),
            text=text,
            pages=tuple(self.builder.pages),
            headings=tuple(self.builder.headings),
            fields=self.fields,
            gaps=self.gaps,
        )

    def _title(self, path: Path, text: str) -> str:
        own = PROGRAM.sub("", one_line(self.title))
        first = [text[each.start : each.end] for each in self.builder.headings[:1]]
        named = one_line(path.stem.replace("-", " ").replace("_", " "))
        titles = ("" if NO_TITLE.fullmatch(own) else own, one_line(self.shown), *first, named, path.name)
        found = LABEL.sub("", next(title for title in titles if title))
        return found if len(found) <= LONGEST_TITLE else found[:LONGEST_TITLE].rsplit(" ", 1)[0] + "…"
