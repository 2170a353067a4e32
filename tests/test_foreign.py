"""Facts about a third language: it is named where it is a whole document or a part of some size, and nowhere else."""

from pathlib import Path

import pytest

from passerelle.index.foreign import third_language
from passerelle.index.types import Document, Gap, Language, Span

TESTS = Path(__file__).parent
ENGLISH = (TESTS / "data" / "report_en.txt").read_text("utf-8")
FRENCH = (TESTS / "data" / "report_fr.txt").read_text("utf-8")
OTHERS = {
    "German": (
        "Die Sitzung beginnt um neun Uhr, und wer zu spät kommt, muss vor der Tür warten, bis eine Pause gemacht wird. "
        "Nach dem Mittagessen werden die Zahlen des letzten Jahres vorgestellt, danach darf jeder Fragen stellen. "
    ),
    "Spanish": (
        "La reunión empieza a las nueve y quien llega tarde tiene que esperar fuera hasta que haya una pausa. "
        "Después de comer se presentan las cifras del año pasado y luego cada uno puede hacer sus preguntas. "
    ),
    "Russian": "Собрание начинается в девять часов, и кто опаздывает, тот ждёт за дверью до перерыва. ",
    "Chinese": "会议九点开始，迟到的人必须在门外等到休息时间。午饭后介绍去年的数字，然后每个人都可以提问。",
}


@pytest.mark.parametrize("other", OTHERS.values(), ids=OTHERS.keys())
@pytest.mark.parametrize(("around", "language"), [(ENGLISH, "en"), (FRENCH, "fr")])
def test_a_part_in_another_language_is_named_by_its_page_or_its_first_words(
    other: str, around: str, language: Language
) -> None:
    part = other * (1 + 1600 // len(other))
    text = "\n\n".join([around[:1500], part, around[:1500]])
    paged = Document(
        "x",
        "",
        language,
        text,
        (Span(0, 1502), Span(1502, 1502 + len(part)), Span(1502 + len(part), len(text))),
    )
    assert third_language(paged) == Gap("third language", 1, "page 2")
    found = third_language(Document("x", "", language, text))
    assert found is not None
    assert found.where.startswith("from “")


@pytest.mark.parametrize(
    "text", [ENGLISH, FRENCH, "", "12 | 40,00 | Müller GmbH\n" * 90, OTHERS["German"] + ENGLISH]
)
def test_french_english_tables_and_a_sentence_are_no_third_language(text: str) -> None:
    assert third_language(Document("x", "", "en", text)) is None


def test_a_document_of_another_language_is_named_whole() -> None:
    assert third_language(Document("x", "", "other", "Kurz.")) == Gap(
        "third language", 1, "the whole document"
    )
