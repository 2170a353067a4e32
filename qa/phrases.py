"""The words around a quotation, in the question's language; the quotation itself stays in its own."""

from collections.abc import Sequence

from passerelle.index.text import visible
from passerelle.types import Citation, Hit, QuestionLanguage

NOTHING = {
    "fr": "Les documents ne permettent pas de répondre à cette question.",
    "en": "The documents do not answer this question.",
}
NEAREST = {"fr": " Voici les passages les plus proches.", "en": " Here are the nearest passages."}
QUOTE = {
    "fr": "Selon «\u00a0{title}\u00a0»\u00a0: «\u00a0{quote}\u00a0» [{number}]",
    "en": "According to “{title}”: “{quote}” [{number}]",
}
UNTITLED = {
    "fr": "Le document répond\u00a0: «\u00a0{quote}\u00a0» [{number}]",
    "en": "The document says: “{quote}” [{number}]",
}


def answer(language: QuestionLanguage, citations: Sequence[Citation]) -> str:
    """Return the quotations, each with its ``[n]`` mark, one a line."""
    lines = []
    for citation in citations:
        title = visible(citation.passage.document.title)
        frame = QUOTE if title else UNTITLED
        # Replaced one by one: a title or quotation may hold braces of its own.
        line = frame[language].replace("{number}", str(citation.number))
        before, after = line.split("{quote}")
        lines.append(f"{before.replace('{title}', title)}{citation.quote}{after}")
    return "\n".join(lines)


def abstention(language: QuestionLanguage, hits: Sequence[Hit]) -> str:
    return NOTHING[language] + (NEAREST[language] if hits else "")
