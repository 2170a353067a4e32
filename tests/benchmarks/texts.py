"""Real text for benchmarks, cut to size, and collections as large as asked made of it."""

import json
import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from passerelle.index.load import load
from passerelle.index.sentences import sentences
from passerelle.index.types import Document
from passerelle.training.question_sets import read_jsonl

ROOT = Path(__file__).parents[2]
DOCUMENTS = ROOT / "documents"
QUESTIONS = ROOT / "tests" / "questions"
SETS = ("piaf_tune", "squad2_halfdev_en", "pyfaq", "covidfaq", "canlaws_tune")
MOST_OF_A_SET = 1500
PARAGRAPHS_A_DOCUMENT = 40
CHARACTERS_A_PASSAGE = 650
"""What a passage of 128 tokens comes to, headings and short last ones included."""
DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph somebody wrote, whole sentences in one language."""

    language: str
    sentences: tuple[str, ...]


def paragraphs(data: Path) -> list[Paragraph]:
    """Return the paragraphs of the bundled documents, and of the question sets in *data* where they are."""
    found: list[Paragraph] = []
    for path in sorted(DOCUMENTS.rglob("*.*")):
        for document in load(path, path.name):
            if isinstance(document, Document):
                found += [_paragraph(document.language, part) for part in document.text.split("\n\n")]
    for name in SETS:
        file = data / name / "passages.jsonl"
        rows = read_jsonl(file)[:MOST_OF_A_SET] if file.exists() else []
        found += [_paragraph(row["lang"], row["text"]) for row in rows]
    return [each for each in found if sum(map(len, each.sentences)) > 80]


def _paragraph(language: str, text: str) -> Paragraph:
    return Paragraph(language, tuple(text[each.start : each.end] for each in sentences(text, 0, len(text))))


def questions(data: Path, most: int = 500) -> list[str]:
    """Return the bundled questions, then those of the sets in *data* where they are, *most* in all."""
    files = [*sorted(QUESTIONS.glob("*.jsonl")), *(data / name / "questions.jsonl" for name in SETS)]
    every = [[row["question"] for row in read_jsonl(file)] for file in files if file.exists()]
    bundled = [text for texts in every[:4] for text in texts]
    others = [text for texts in every[4:] for text in texts]
    return [*bundled, *random.Random(0).sample(others, min(len(others), max(0, most - len(bundled))))][:most]


def of_about(
    tokens: int, count: int, source: Sequence[Paragraph], count_tokens: Callable[[Sequence[str]], list[int]]
) -> list[str]:
    """Return *count* texts of whole sentences that run on, each within a sixth of *tokens* long, the same each time."""
    draw = random.Random(tokens)
    found: list[str] = []
    by_language = [[each for each in source if each.language == language] for language in ("fr", "en")]
    while len(found) < count:
        parts = draw.choice(by_language)
        text, size = "", 0
        for paragraph in parts[draw.randrange(len(parts)) :][:20]:
            for sentence in paragraph.sentences:
                if size < tokens * 5 / 6:
                    text = f"{text} {sentence}".strip()
                    size = count_tokens([text])[0]
        if abs(size - tokens) <= tokens / 6:
            found.append(text)
    return found


def write_collection(folder: Path, passages: int, source: Sequence[Paragraph]) -> None:
    """Write Markdown documents of about *passages* passages, half in each language, the same each time.

    A paragraph is a real one with its sentences in another order, about one in four of them from another real
    paragraph in its language, and every digit another: words, lengths and language are as people write them,
    and no two passages are the same.
    """
    draw = random.Random(0)
    left = passages * CHARACTERS_A_PASSAGE
    number = 0
    while left > 0:
        language = ("fr", "en")[number % 2]
        ours = [each for each in source if each.language == language]
        text = "\n\n".join(_document(f"Document {number}", ours, draw))
        place = folder / language / f"{number // 200:03}" / f"{number:05}.md"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(f"{text}\n", encoding="utf-8")
        left -= len(text)
        number += 1


def _document(title: str, source: Sequence[Paragraph], draw: random.Random) -> Iterator[str]:
    yield f"# {title}"
    for place in range(PARAGRAPHS_A_DOCUMENT):
        if place % 8 == 7:
            yield f"## {' '.join(draw.choice(source).sentences[0].split()[:5])}"
        yield perturbed(draw.choice(source), source, draw)


def perturbed(paragraph: Paragraph, source: Sequence[Paragraph], draw: random.Random) -> str:
    """Return *paragraph* in another order, some of its sentences and all of its digits others."""
    kept = draw.sample(paragraph.sentences, len(paragraph.sentences))
    kept = [draw.choice(draw.choice(source).sentences) if draw.random() < 0.25 else each for each in kept]
    return DIGIT.sub(lambda _: str(draw.randrange(10)), " ".join(kept))


def write_rows(path: Path, data: Path, most: int) -> None:
    """Write at most *most* real passages of the sets in *data* as a collection file, evenly from each set."""
    with path.open("w", encoding="utf-8") as file:
        for name in SETS[:3]:
            place = data / name / "passages.jsonl"
            for row in read_jsonl(place)[: most // 3] if place.exists() else []:
                kept = {key: row[key] for key in ("id", "title", "text", "lang")}
                file.write(json.dumps({**kept, "id": f"{name}/{row['id']}"}, ensure_ascii=False) + "\n")
