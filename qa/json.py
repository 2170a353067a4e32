"""The JSON of hits and answers: names that other tools and tests rely on."""

from dataclasses import asdict
from typing import Any

from passerelle.index.types import Passage
from passerelle.types import Answer, Citation, Hit


def hit_json(hit: Hit) -> dict[str, Any]:
    """Return a hit: where it stands, what it says, what vectors and words gave it, and its translation or null."""
    return {
        "rank": hit.rank,
        "score": round(hit.score, 6),
        **passage_json(hit.passage),
        "dense": round(hit.dense, 6),
        "lexical": round(hit.lexical, 6),
        "met": [{"word": each.word, "term": each.term, "share": round(each.share, 4)} for each in hit.met],
        "translation": translation_json(hit.translation),
        "translation_boost": round(hit.translation_boost, 6),
    }


def passage_json(passage: Passage) -> dict[str, Any]:
    """Return a passage: where it stands and what it says."""
    return {
        "document": passage.document.id,
        "title": passage.document.title,
        "path": passage.document.path,
        "fields": dict(passage.document.fields),
        "language": passage.language,
        "page": passage.page,
        "start": passage.start,
        "end": passage.end,
        "text": passage.text,
    }


def translation_json(passage: Passage | None) -> dict[str, Any] | None:
    """Return the passage that is a translation, or null where there is none."""
    return passage_json(passage) if passage else None


def citation_json(citation: Citation) -> dict[str, Any]:
    """Return a citation; ``page`` is the one the quotation starts on, ``context`` what must be read with it."""
    passage = citation.passage
    return {
        "number": citation.number,
        "document": passage.document.id,
        "title": passage.document.title,
        "path": passage.document.path,
        "fields": dict(passage.document.fields),
        "language": passage.language,
        "page": citation.page,
        "start": citation.start,
        "end": citation.end,
        "quote": citation.quote,
        "answer": asdict(citation.answer) if citation.answer else None,
        "context": [
            {"start": span.start, "end": span.end, "text": text}
            for span, text in zip(citation.context, citation.context_texts, strict=True)
        ],
        "passage": {"start": passage.start, "end": passage.end, "text": passage.text},
        "translation": translation_json(citation.translation),
    }


def answer_json(answer: Answer) -> dict[str, Any]:
    """Return a whole answer, its citations and its nearest hits."""
    return {
        "question": answer.question,
        "language": answer.language,
        "abstained": answer.abstained,
        "confidence": answer.confidence,
        "text": answer.text,
        "citations": [citation_json(citation) for citation in answer.citations],
        "nearest": [hit_json(hit) for hit in answer.nearest],
        "milliseconds": answer.milliseconds,
        "searched": answer.searched,
        "small_talk": answer.small_talk,
        "suggestions": list(answer.suggestions),
    }
