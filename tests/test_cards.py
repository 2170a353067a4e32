"""What each card says of a citation or a near passage, what its buttons hold, and what is copied from it."""

import json
import re
from dataclasses import replace
from html import unescape
from typing import Any

import pytest
from test_page_html import Seen

from passerelle.index.types import Document, Passage, Span
from passerelle.types import Answer, Citation, ExactAnswer, Hit, QuestionLanguage
from passerelle.ui.cards import (
    answer_parts,
    cards,
    citation_parts,
    cited_card,
    evidence,
    far_context,
    figure,
    near_card,
    reference,
    window,
)
from passerelle.ui.text import fingerprint, reading

TEXT = "Le bac part à midi. Il coûte 3 euros."
BAC = Document("docs/bac.txt", "Bac", "fr", TEXT, path="docs/bac.txt")
PASSAGE = Passage(BAC, 0, len(TEXT), "fr", heading="Bac › Tarifs")
CITED = Citation(1, PASSAGE, 20, 37)
NEAR = tuple(
    Hit(rank, Passage(BAC, start, start + 4, "fr"), 0.5, 0.5) for rank, start in enumerate(range(5), 1)
)


def answer(*citations: Citation, nearest: tuple[Hit, ...] = NEAR, **known: Any) -> Answer:
    given = {"confidence": 0.9, "abstained": not citations, "milliseconds": 1.0, **known}
    return Answer("Combien ?", "fr", "Il dit.", citations, nearest=nearest, **given)


def shown(html: str) -> str:
    return " ".join(unescape(Seen(html).text).replace("\u00a0", " ").split())


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
def test_three_passages_stand_open_under_a_refusal(count: int) -> None:
    html = evidence(answer(nearest=NEAR[:count]), 2, "fr")
    opened, *folded = html.split("<details")
    assert opened.count("<article") == min(count, 3)
    assert len(folded) == (count > 3)
    assert html.count("<article") == count
    if folded:
        assert f'class="count">{count - 3}<' in folded[0]


@pytest.mark.parametrize(
    ("known", "heading"),
    [
        ({"citations": (CITED,)}, "Passages cités"),
        ({}, "Passages les plus proches"),
        ({"small_talk": True}, "Sources"),
    ],
)
def test_the_head_of_the_evidence_says_what_it_is(known: dict[str, Any], heading: str) -> None:
    html = evidence(answer(*known.pop("citations", ()), **known), 2, "fr")
    head = html.split("</header>")[0]
    assert shown(head.split("</h2>")[0] + "</h2></header></div>") == heading
    assert 'data-turn="2"' in head
    assert ("evidence-abstained" in unescape(head)) is (heading != "Passages cités")
    assert ("data-copied" in head) is (heading == "Passages cités")


def test_nothing_is_said_of_nearest_passages_where_there_is_none() -> None:
    html = evidence(answer(nearest=()), 1, "en")
    assert "<article" not in html
    assert "nearest_note" not in html
    assert "nearest_note" not in evidence(answer(CITED), 1, "en")
    assert "nearest_note" in evidence(answer(), 1, "en")


@pytest.mark.parametrize(
    ("number", "before", "behind"), [(1, None, 2), (2, 1, 3), (3, 2, None)], ids=["first", "middle", "last"]
)
def test_a_card_leads_to_the_one_before_and_the_one_behind(
    number: int, before: int | None, behind: int | None
) -> None:
    html = evidence(answer(*(replace(CITED, number=each) for each in (1, 2, 3))), 7, "en")
    card = html.split(f'id="card-7-{number}"')[1].split("</article>")[0]
    steps = dict(re.findall(r'aria-keyshortcuts="Arrow(\w+)" href="#card-7-(\d)"', card))
    assert steps.get("Left") == (str(before) if before else None)
    assert steps.get("Right") == (str(behind) if behind else None)
    assert 'class="step"' not in evidence(answer(CITED), 7, "en")


@pytest.mark.parametrize(
    ("confidence", "word"), [(0.8, "fort"), (0.79, "moyen"), (0.5, "moyen"), (0.49, "faible")]
)
def test_a_cited_card_says_how_strong_its_answer_is(confidence: float, word: str) -> None:
    html = evidence(answer(CITED, confidence=confidence), 1, "fr")
    assert f"Appui {word} ({round(100 * confidence)} %)" in shown(html)
    assert "Appui" not in shown(cited_card(CITED, 1, "fr"))


@pytest.mark.parametrize(
    ("confidence", "language", "said"),
    [(0.834, "fr", "83\u00a0%"), (0.835, "en", "84%"), (1.0, "fr", "100\u00a0%"), (0.0, "en", "0%")],
)
def test_a_confidence_is_a_percentage_of_whole_points(
    confidence: float, language: QuestionLanguage, said: str
) -> None:
    assert figure(confidence, language) == said


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [(0, 37, (0, 37)), (20, 37, (10, 37)), (5, 15, (5, 30)), (12, 20, (10, 30)), (0, 40, (0, 40))],
)
def test_a_card_shows_the_passage_and_what_of_the_quotation_reaches_beyond_it(
    start: int, end: int, expected: tuple[int, int]
) -> None:
    passage = replace(PASSAGE, start=10, end=30)
    assert window(Citation(1, passage, start, end)) == Span(*expected)


@pytest.mark.parametrize(
    ("context", "far"),
    [
        (Span(0, 10), True),
        (Span(0, 11), False),
        (Span(30, 37), True),
        (Span(29, 37), False),
        (Span(0, 37), False),
    ],
)
def test_what_lies_outside_of_a_card_is_read_above_it(context: Span, *, far: bool) -> None:
    cited = Citation(1, replace(PASSAGE, start=10, end=30), 12, 20, context=(context,))
    assert far_context(cited, Span(10, 30)) == ([context] if far else [])
    html = cited_card(cited, 1, "fr")
    assert ('<p class="context"' in html) is far
    assert TEXT[context.start : context.end] in shown(html) or not far


def test_a_button_names_its_document_its_span_and_the_words_there() -> None:
    cited, near = (unescape(each) for each in (cited_card(CITED, 1, "fr"), near_card(NEAR[1], "fr")))
    words = fingerprint(BAC, Span(20, 37))
    held = f'data-document="docs/bac.txt" data-start="20" data-end="37" data-words="{words}"'
    assert f'class="open" {held}>' in cited
    held = f'data-document="docs/bac.txt" data-start="1" data-end="5" data-words="{fingerprint(BAC, Span(1, 5))}"'
    assert f'class="open" {held} data-near="1">' in near
    assert fingerprint(BAC, Span(1, 5)) != fingerprint(BAC, Span(1, 4))


def test_the_exact_words_of_an_answer_are_bold_on_its_card() -> None:
    exact = replace(CITED, answer=ExactAnswer("3 euros", 29, 36))
    assert '<b class="exact short">3 euros</b>' in cited_card(exact, 1, "fr")
    assert "<b class" not in cited_card(CITED, 1, "fr")


def test_the_place_of_a_passage_is_its_section_its_page_its_date_and_its_file() -> None:
    paged = replace(BAC, pages=(Span(0, 20), Span(20, 37)), fields={"date": "2031-05-03"}, title="Horaires")
    passage = Passage(paged, 0, 37, "fr", page=1, heading="Horaires › Tarifs")
    twin = Passage(replace(paged, id="b", path="b.txt"), 0, 4, "fr")
    html = evidence(answer(replace(CITED, passage=passage), nearest=(Hit(1, twin, 0.5, 0.5),)), 1, "fr")
    assert "Tarifs · page 2 · 3 mai 2031 · docs/bac.txt" in shown(html)
    assert "· b.txt" in shown(html)
    alone = evidence(answer(replace(CITED, passage=passage), nearest=()), 1, "fr")
    assert "docs/bac.txt" not in shown(alone)
    assert '<p class="place">' not in near_card(NEAR[0], "fr")


def test_a_title_above_a_card_is_told_once_whatever_spaces_are_around_it() -> None:
    headed = replace(BAC, title=" Bac ")
    passage = Passage(headed, 0, 37, "fr", heading="Bac › Tarifs")
    made = cards("fr").near(Hit(1, passage, 0.5, 0.5))
    assert "told" not in str(made)


@pytest.mark.parametrize(("language", "quoted"), [("fr", "« {} »"), ("en", "“{}”"), ("other", "“{}”")])
def test_a_quotation_is_copied_in_the_marks_of_its_language(language: Any, quoted: str) -> None:
    cited = replace(CITED, passage=replace(PASSAGE, language=language))
    assert reference(cited) == f"{quoted.format('Il coûte 3 euros.')} (Bac, Tarifs, docs/bac.txt)"


@pytest.mark.parametrize(
    ("title", "heading", "pages", "place"),
    [
        ("Bac", "Bac › Tarifs", (), "Bac, Tarifs, docs/bac.txt"),
        ("Bac", "Bac", (), "Bac, docs/bac.txt"),
        ("", "", (Span(0, 20), Span(20, 37)), "p. 2, docs/bac.txt"),
        ("Bac", "Bac › A › B", (Span(0, 37),), "Bac, A › B, p. 1, docs/bac.txt"),
    ],
)
def test_a_copied_citation_names_its_place(
    title: str, heading: str, pages: tuple[Span, ...], place: str
) -> None:
    passage = replace(PASSAGE, document=replace(BAC, title=title, pages=pages), heading=heading)
    assert reference(replace(CITED, passage=passage)).endswith(f" ({place})")


def test_what_is_copied_leaves_room_for_the_address_of_the_page() -> None:
    link = f"document=docs/bac.txt&span=20-37&words={fingerprint(BAC, Span(20, 37))}"
    assert json.loads(citation_parts(CITED)) == [f"{reference(CITED)}\n", link]
    assert "«" in citation_parts(CITED)
    second = replace(CITED, number=2, start=0, end=19)
    other = f"document=docs/bac.txt&span=0-19&words={fingerprint(BAC, Span(0, 19))}"
    assert json.loads(answer_parts(answer(CITED, second))) == [
        "Combien ?\n\nIl dit.\n\n[1] Bac, Tarifs, docs/bac.txt\n",
        f"{link}\n[2] Bac, Tarifs, docs/bac.txt\n",
        other,
    ]
    assert "û" in answer_parts(answer(replace(CITED, passage=replace(PASSAGE, heading="Coûts"))))


def test_the_end_of_a_long_near_passage_is_hidden_at_first() -> None:
    text = " ".join(f"La barque {number} part de Brume à midi précis." for number in range(20))
    long = Passage(Document("b", "Bac", "fr", text), 0, len(text), "fr")
    start, _, end = near_card(Hit(1, long, 0.5, 0.5), "fr").partition('<span class="rest" hidden>')
    assert "La barque 1 part" in start
    assert "La barque 19 part" in end
    assert "hidden>La barque" not in near_card(NEAR[0], "fr")


@pytest.mark.parametrize(("near", "classes"), [(True, "near starts ends"), (False, "starts ends")])
def test_what_is_only_near_is_marked_as_such_in_its_document(classes: str, *, near: bool) -> None:
    html = reading(BAC, Span(20, 37), "", "fr", near=near)
    assert f'<mark class="{classes}">Il coûte 3 euros.</mark>' in unescape(html)


@pytest.mark.parametrize(
    ("span", "marked"), [(Span(36, 37), True), (Span(36, 38), False), (Span(5, 5), False)]
)
def test_a_span_is_marked_where_it_lies_in_the_text(span: Span, *, marked: bool) -> None:
    assert ("<mark" in reading(BAC, span, "", "fr")) is marked
