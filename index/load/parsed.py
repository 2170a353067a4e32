"""What a parser hands over: text, structure, and the title it found if any."""

from dataclasses import dataclass
from pathlib import Path

from index.errors import LoadError
from index.language import document_language
from index.text import TextBuilder, one_line
from index.types import Document

LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class Parsed:
    """A parsed file before it has an id; an empty title means that none was found."""

    builder: TextBuilder
    title: str = ""

    def document(self, path: Path, id: str) -> Document:  # noqa: A002
        """Return the document of *path*: titled by its own title, else its first heading, else its name.

        Raises:
            LoadError: the file holds no text.
        """
        text = self.builder.text
        if not text.strip():
            raise LoadError(
                f"{path}: there is no text in it; if it is a scan, run character recognition first"
            )
        return Document(
            id=id,
            title=self._title(path, text),
            language=document_language(text),
            text=text,
            pages=tuple(self.builder.pages),
            headings=tuple(self.builder.headings),
        )

    def _title(self, path: Path, text: str) -> str:
        top = [text[each.start : each.end] for each in self.builder.headings[:1]]
        named = path.stem.replace("-", " ").replace("_", " ")
        found = next(title for title in (one_line(self.title), *top, one_line(named), path.name) if title)
        return found[:LONGEST_TITLE]
