"""A conversation as Markdown: each question, its answer, and where each quotation stands."""

from collections.abc import Sequence

from passerelle import phrases
from passerelle.conversation.redrawn import Redrawn
from passerelle.index.text import visible
from passerelle.index.types import Passage
from passerelle.types import Citation, QuestionLanguage
from passerelle.ui.words import say

CELL = " | "


def exported_markdown(title: str, answers: Sequence[Redrawn], language: QuestionLanguage) -> str:
    """Return a conversation as Markdown; of a question that nothing answers, the places of the nearest passages."""
    parts = [f"# {_flat(title)}"]
    for each in answers:
        answer = each.answer
        parts.append(f"## {_flat(answer.question)}")
        if answer.searched:
            parts.append(f"*{_flat(phrases.searched(answer.language, answer.searched))}*")
        parts += [_flat(line) for line in answer.text.splitlines() if line.strip()]
        for citation in answer.citations:
            place = _place(citation.passage, citation.start, citation.end)
            parts.append(f"{citation.number}\\. {place}\n\n{_quoted(citation)}")
        if answer.abstained and not answer.small_talk and answer.nearest:
            near = [hit.passage for hit in answer.nearest]
            parts.append("\n".join(f"- {_place(passage, passage.start, passage.end)}" for passage in near))
        if each.lost:
            parts.append(f"*{say('cited_gone', language).striptags()}*")
    return "\n\n".join(parts) + "\n"


def _place(passage: Passage, start: int, end: int) -> str:
    document = passage.document
    number = document.page_at(start)
    page = f", p. {number}" if number else ""
    return f"**{_flat(document.title)}**, {_flat(document.path or document.id)}{page}, {start}-{end}"


def _quoted(citation: Citation) -> str:
    """Return a quotation with what it is read with before it: a row of a table under its columns, as a table."""
    before = [
        text
        for span, text in zip(citation.context, citation.context_texts, strict=True)
        if span.end <= citation.start
    ]
    lines = visible(citation.quote).splitlines()
    rows = [line.split(CELL) for text in before for line in text.splitlines()] + [
        line.split(CELL) for line in lines
    ]
    if before and len(rows[0]) > 1 and {len(row) for row in rows} == {len(rows[0])}:
        head, *rest = [f"| {CELL.join(_flat(cell) for cell in row)} |" for row in rows]
        return "\n".join([head, f"|{'---|' * len(rows[0])}", *rest])
    return "\n".join(f"> {_flat(line)}" for line in lines)


def _flat(text: str) -> str:
    """Return *text* on one line, its characters that Markdown or HTML would read set off."""
    line = " ".join(visible(text).split())
    return "".join(f"\\{each}" if each in "\\`*_[]<>#|" else each for each in line)
