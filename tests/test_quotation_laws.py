"""What holds of every quotation, whatever the text: inside the document, apart from its context, no word cut."""

import time

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from passerelle.index.chunk import chunk
from passerelle.index.text import clean
from passerelle.index.types import Document, Heading, Passage, Span
from passerelle.quotation import quotation
from passerelle.quotation.candidates import candidates
from passerelle.quotation.named import articles

LINES = [
    "# Titre", "- un", "- deux :", "1. Ouvrir.", "a | b", "| c | d |", "|---|---|", "Q : Quand ?", "R : Demain.",
    "Comment ? Ainsi. Pourquoi ? Parce que.", "Il faut :", "Article 4. Le bail dure un an. Il cesse.", "3.2 The end.",
    "De : A", "Objet : B", "Date : 3 mai 2024", "Une phrase. Une autre, plus longue. Et la fin", "lignes;de;texte",
    "  en retrait", "Qui ?", "§ 3", "« Oui. »", "l’âge\u202f: 12\u202fans",
    "x" * 90, "mot " * 60, "🙂", "\u200f", "?", ":",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from([*LINES, "", ""]) | st.text("ab .?:|\n-1é", max_size=12), max_size=30).map(
    "\n".join
)
ANY = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=300)


def whole_words(text: str, span: Span) -> bool:
    """Tell whether *span* cuts no word of *text*: at each end stands something that is no letter or digit."""
    return all(
        not 0 < place < len(text) or not (text[place - 1].isalnum() and text[place].isalnum())
        for place in (span.start, span.end)
    )


@ANY
@given(TEXTS, st.data())
def test_a_quotation_and_its_context_lie_in_the_document_apart_and_in_order(
    text: str, data: st.DataObject
) -> None:
    text = clean(text)
    if not text:
        return
    end = text.find("\n")
    headings = (Heading(0, end, 1),) if end > 0 and data.draw(st.booleans()) else ()
    document = Document(data.draw(st.sampled_from(["a.md", "a.txt"])), "T", "fr", text, headings=headings)
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, min(len(text), start + 200))))
    found = quotation(document, span, whole_list=data.draw(st.booleans()))
    assert 0 <= found.span.start < found.span.end <= len(text)
    assert whole_words(text, found.span) or found.span == span
    last = 0
    for each in found.context:
        assert last <= each.start < each.end <= len(text)
        assert whole_words(text, each)
        assert each.end <= found.span.start or found.span.end <= each.start
        last = each.end


@ANY
@given(TEXTS, st.sampled_from(["none", "list", "steps"]))
def test_what_a_reader_may_choose_can_be_quoted_and_is_no_question(text: str, wanted: str) -> None:
    text = clean(text)
    document = Document("a.txt", "T", "fr", text)
    offered = candidates(
        Passage(document, 0, len(text), "fr"), whole_list=wanted == "list", steps=wanted == "steps"
    )
    spans = [each.span for each in offered]
    assert spans == sorted(set(spans), key=lambda span: (span.start, span.end))
    for each in offered:
        assert 0 <= each.span.start < each.span.end <= len(text)
        assert each.words.strip()
        quoted = quotation(document, each.span).span
        assert quoted.start < each.span.end
        assert each.span.start < quoted.end


def test_a_sentence_before_the_one_that_announces_a_list_is_quoted_itself() -> None:
    text = "La fontaine est à sec depuis 1987. On peut la voir :\n\n- le samedi ;\n- le dimanche.\n"
    document = Document("a.md", "Fontaine", "fr", text)
    first, lead = Span(0, text.index(" On")), Span(text.index("On"), text.index(":") + 1)
    for whole_list in (False, True):
        assert quotation(document, first, whole_list=whole_list).span == first
        assert quotation(document, lead, whole_list=whole_list).span == Span(lead.start, len(text) - 1)
    last_letter = Span(first.start, lead.start + 1)
    assert quotation(document, last_letter).span == Span(lead.start, len(text) - 1)


@ANY
@given(TEXTS)
def test_articles_begin_in_order_and_lie_in_the_document(text: str) -> None:
    text = clean(text)
    found = articles(Document("a.txt", "T", "fr", text))
    assert [each.span.start for each in found] == sorted({each.span.start for each in found})
    assert all(each.span.start < each.span.end <= len(text) for each in found)


def test_a_quotation_of_an_endless_line_is_cut_between_words() -> None:
    text = "mot " * 60_000
    document = Document("a.txt", "T", "fr", text.strip())
    span = quotation(document, Span(120_001, 120_002)).span
    assert 300 < span.end - span.start <= 720
    assert whole_words(text, span)


def test_time_does_not_grow_with_the_document() -> None:
    paragraph = (
        "Le canal fut creusé en trois ans. Il passe sous deux ponts. Un gardien ouvre l'écluse à six.\n\n"
    )
    row = "Ville | 12 | 30\n"

    def seconds(text: str) -> float:
        document = Document("a.md", "T", "fr", text.strip())
        place = len(document.text) // 2
        started = time.perf_counter()
        for _ in range(20):
            quotation(document, Span(place, place + 5))
        return time.perf_counter() - started

    for part in (paragraph, row):
        assert (
            min(seconds(part * 20_000) for _ in range(3))
            < 8 * min(seconds(part * 200) for _ in range(3)) + 0.1
        )


def test_every_passage_of_a_document_offers_something_or_nothing_but_headings() -> None:
    text = "Titre\n\n" + "Le canal fut creusé en trois ans par les gens du bourg.\n\n" * 40
    document = Document("a.md", "T", "fr", text.strip(), headings=(Heading(0, 5, 1),))
    for passage in chunk(document, lambda texts: [len(each.split()) for each in texts], target_tokens=30):
        assert candidates(passage)
