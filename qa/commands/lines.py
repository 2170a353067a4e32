"""What the command line prints: plain lines a person reads, and the JSON of an indexing run."""

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from passerelle.commands.account import account_lines, without_failures
from passerelle.index.run.types import Summary
from passerelle.index.store.documents import Entry
from passerelle.index.store.leftovers import size
from passerelle.index.store.location import typed
from passerelle.index.store.verify import Audit
from passerelle.index.text import counted, visible, visible_name
from passerelle.index.types import Passage
from passerelle.phrases import searched, suggested
from passerelle.section import section
from passerelle.types import Answer, Citation, Hit

WIDTH = 100
SHOWN = 3
"""Nearest hits shown under an abstention."""
FAILURES = 50
"""Failures that an indexing run prints by name."""
EXCERPT = 240
"""Characters of a hit's text on the terminal; ``--json`` gives it whole."""
ALSO = {"fr": "in French", "en": "in English", "other": "in another language"}
LANGUAGES = {"fr": "français", "en": "English", "other": "other"}

if TYPE_CHECKING:
    from passerelle.index.store.location import Location


def summary_json(summary: Summary) -> dict[str, Any]:
    """Return the run's counts, with ``failed`` beside the list of ``failures``."""
    return {**asdict(summary), "failed": len(summary.failures)}


def summary_lines(summary: Summary, store: "Location") -> Iterator[str]:
    yield (
        f"documents: {summary.added} added, {summary.updated} updated, {summary.removed} removed, "
        f"{summary.unchanged} unchanged, {len(summary.failures)} failed"
    )
    yield (
        f"the store holds {counted(summary.documents, 'document')} in {counted(summary.passages, 'passage')}; "
        f"{counted(summary.embedded, 'passage')} embedded in {summary.seconds:.1f} s"
    )
    if summary.moved:
        yield f"{counted(summary.moved, 'document')} moved, with the same id and words"
    if summary.fileless:
        yield fileless(summary.fileless, store)
    for failure in summary.failures[:FAILURES]:
        yield visible_name(f"not read: {failure.reason}")
    if len(summary.failures) > FAILURES:
        yield f"not read: {len(summary.failures) - FAILURES} more that failed: `--json` names them"
    yield from account_lines(without_failures(summary.account))


def fileless(count: int, store: "Location") -> str:
    """Say that *count* documents have no file any more, and how to take them out."""
    have = "document has" if count == 1 else "documents have"
    return (
        f"{count} {have} no file any more: `passerelle index --prune --store {typed(store)}` takes such out"
    )


def answer_lines(answer: Answer) -> Iterator[str]:
    if answer.searched:
        yield from _wrapped(searched(answer.language, answer.searched))
        yield ""
    yield from _wrapped(answer.text)
    if answer.suggestions:
        yield from _wrapped(suggested(answer.language, answer.suggestions))
    if answer.citations:
        yield ""
    for citation in answer.citations:
        yield f"[{citation.number}] {where(citation)}"
        for text in citation.context_texts:
            yield from textwrap.wrap(
                visible(" ".join(text.split())),
                WIDTH - 4,
                initial_indent="    with: ",
                subsequent_indent="      ",
            )
        yield from _translation_lines(citation.translation)
    if answer.abstained and answer.nearest:
        yield ""
        yield from hit_lines(answer.nearest[:SHOWN])


def hit_lines(hits: Sequence[Hit]) -> Iterator[str]:
    for hit in hits:
        passage = hit.passage
        yield f"{hit.rank}. {_place(passage, passage.page, passage.start, passage.end)} · score {hit.score:.3f}"
        text = visible(" ".join(passage.text.split()))
        for line in textwrap.wrap(textwrap.shorten(text, EXCERPT, placeholder=" …"), WIDTH - 3):
            yield f"   {line}"
        yield from _translation_lines(hit.translation)


def _translation_lines(passage: Passage | None) -> Iterator[str]:
    """Yield the line that says where the translation of a passage stands, if it has one."""
    if passage:
        place = _place(passage, passage.page, passage.start, passage.end)
        yield f"   the same {ALSO[passage.language]}: {place}"


def explained_lines(hits: Sequence[Hit]) -> Iterator[str]:
    """Yield each hit with what vectors and words gave it."""
    for hit in hits:
        yield from hit_lines([hit])
        yield from textwrap.wrap(_reasons(hit), WIDTH - 3, initial_indent="   ", subsequent_indent="   ")


def _reasons(hit: Hit) -> str:
    met = ", ".join(
        f"{each.word} {each.share:.2f}"
        if each.word == each.term
        else f"{each.word} = {each.term} {each.share:.2f}"
        for each in sorted(hit.met, key=lambda each: -each.share)
    )
    boost = (
        f", lifted by its like in the other language {hit.translation_boost:+.3f}"
        if hit.translation_boost
        else ""
    )
    return f"→ vectors {hit.dense:.3f}, words {hit.lexical:.2f} ({met or 'none'}){boost}"


def where(citation: Citation) -> str:
    """Return where a quotation stands: title, section or page, language, document id and offsets."""
    return _place(citation.passage, citation.page, citation.start, citation.end)


def passage_lines(passage: Passage) -> Iterator[str]:
    """Yield the words of *passage* whole, where they stand, and the file they were read from."""
    yield from _wrapped(passage.text)
    yield ""
    yield _place(passage, passage.page, passage.start, passage.end)
    yield visible_name(passage.document.path)


def entry_lines(entries: Sequence[Entry]) -> Iterator[str]:
    for entry in entries:
        parts = (
            entry.id,
            entry.title,
            LANGUAGES[entry.language],
            counted(entry.passages, "passage"),
            entry.path,
        )
        yield " · ".join(visible_name(part) for part in parts if part)
    yield counted(len(entries), "document")


def audit_lines(audit: Audit, store: "Location") -> Iterator[str]:
    for problem in audit.problems:
        yield f"wrong: {problem.what}"
        yield f"  to mend it: {problem.remedy}"
    if audit.fileless:
        yield f"{fileless(len(audit.fileless), store)} ({_named(audit.fileless)})"
    if audit.problems:
        yield f"{counted(len(audit.problems), 'problem')} in {counted(audit.documents, 'document')}"
    else:
        said = "sound in itself" if audit.fileless else "sound"
        yield (
            f"{said}: {counted(audit.documents, 'document')}, {counted(audit.passages, 'passage')}, "
            f"{counted(audit.vectors, 'vector')} (search: {audit.search}), "
            f"generation {audit.generation}"
        )
    if audit.leftovers:
        left = tuple(map(Path, audit.leftovers))
        yield (
            f"left by programs that were stopped: {counted(len(left), 'file')} that nothing reads, "
            f"unless one is at work now, {size(left) / 1e6:.1f} MB ({_named([each.name for each in left])}): "
            f"`passerelle index PATH --store {typed(store)}` deletes them"
        )
    yield from account_lines(audit.account)


def _named(ids: Sequence[str]) -> str:
    return ", ".join(map(visible_name, ids[:SHOWN])) + (", …" if len(ids) > SHOWN else "")


def _place(passage: Passage, page: int | None, start: int, end: int) -> str:
    parts = [
        passage.document.title,
        f"page {page}" if page else section(passage),
        LANGUAGES[passage.language],
        f"{passage.document.id}:{start}-{end}",
    ]
    return visible_name(" · ".join(part for part in parts if part))


def _wrapped(text: str) -> Iterator[str]:
    for line in visible(text).splitlines():
        yield from textwrap.wrap(line, WIDTH, break_on_hyphens=False) or [""]
