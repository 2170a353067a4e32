"""Facts about the page at the lengths and numbers that decide: messages, lists, drawn text, what a browser may send."""

from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from typing import Any

import pytest
from test_page_html import Seen

from passerelle.conversation.erased import _without
from passerelle.conversation.erased_feedback import _is_of_others
from passerelle.conversation.redrawn import Redrawn
from passerelle.conversation.turns import Conversation, Turn
from passerelle.index.store.documents import Entry
from passerelle.index.types import Document, Heading, Passage, Span
from passerelle.types import Answer, Citation, ExactAnswer, Hit
from passerelle.ui.drawn import Shown, drawn
from passerelle.ui.exported import exported_markdown
from passerelle.ui.history import exported_json
from passerelle.ui.layout import library, log, refusal, welcome
from passerelle.ui.messages import answer_message
from passerelle.ui.strings import ALWAYS
from passerelle.ui.text import fingerprint, reading
from passerelle.ui.turns import texts_of
from passerelle.ui.words import badge, label, lang, say

TEXT = "Le bac part à midi. Il coûte 3 euros."
BAC = Document("bac.txt", "Bac", "fr", TEXT, path="docs/bac.txt")
PASSAGE = Passage(BAC, 0, len(TEXT), "fr", heading="Bac › Tarifs")
CITED = Citation(1, PASSAGE, 20, 37)


def answer(*citations: Citation, **known: Any) -> Answer:
    text = known.pop("text", " ".join(f"« {each.quote} » [{each.number}]" for each in citations))
    abstained = known.pop("abstained", not citations)
    nearest = known.pop("nearest", ())
    confidence = known.pop("confidence", 0.9)
    return Answer("Combien ?", "fr", text, citations, abstained, confidence, nearest, 1.0, **known)


@pytest.mark.parametrize(("confidence", "unsure"), [(0.5, False), (0.499, True)])
def test_an_answer_below_a_half_is_unsure(confidence: float, *, unsure: bool) -> None:
    assert ("say-unsure" in answer_message(answer(CITED, confidence=confidence), 1, "fr")) is unsure


@pytest.mark.parametrize(
    ("exact", "bold"),
    [
        (Span(29, 36), "3 euros"),
        (Span(20, 37), "Il coûte 3 euros."),
        (Span(19, 36), ""),
        (Span(29, 38), ""),
        (Span(30, 30), ""),
    ],
)
def test_the_exact_words_are_bold_inside_the_quotation_alone(exact: Span, bold: str) -> None:
    cited = replace(CITED, answer=ExactAnswer("x", exact.start, exact.end))
    html = unescape(answer_message(answer(cited), 1, "fr"))
    assert (f">{bold}</b>" in html) is bool(bold)
    assert ('<b class="exact' in html) is bool(bold)
    assert "Il coûte 3 euros." in Seen(html).text


def test_a_quotation_has_its_language_its_mark_and_what_is_read_with_it() -> None:
    other = replace(CITED, number=2, passage=replace(PASSAGE, language="other"), context=(Span(0, 19),))
    html = unescape(answer_message(answer(other), 7, "fr"))
    assert '<span class="quote" lang="">' in html
    assert '<span class="context" lang="">Le bac part à midi.</span>' in html
    assert 'href="#card-7-2"' in html
    assert 'lang="fr"><' not in answer_message(answer(CITED), 7, "fr").split("quote")[0].split("lead")[1]


def test_small_talk_is_an_answer_without_anything_to_see() -> None:
    html = answer_message(answer(text="Bonjour !", small_talk=True, searched="x"), 1, "fr")
    assert Seen(html).text.endswith("Bonjour !")
    assert "searched" not in html


def test_a_refusal_offers_what_to_try_and_leads_to_what_is_nearest() -> None:
    hits = (Hit(1, PASSAGE, 0.5, 0.4),)
    html = answer_message(answer(nearest=hits, suggestions=("Tarifs", "Ailleurs <i>")), 3, "fr")
    assert html.count('class="suggest"') == 2
    assert 'lang="fr" dir="auto">Tarifs</button>' in html
    assert 'lang="" dir="auto">Ailleurs' in html
    assert 'href="#evidence-3"' in html
    bare = answer_message(answer(), 3, "fr")
    assert "suggested" not in bare
    assert "evidence" not in bare
    assert "searched" in answer_message(answer(searched="Combien coûte le bac ?"), 1, "fr")


def entry(id_: str, title: str, **known: Any) -> Entry:
    return Entry(id_, title, known.get("language", "fr"), known.get("path", ""), 1, 9)


@pytest.mark.parametrize(("count", "more"), [(200, False), (201, True)])
def test_two_hundred_documents_are_listed(count: int, *, more: bool) -> None:
    html = library([entry(f"{number:03}", f"Bac {number:03}") for number in range(count)])
    assert html.count("data-document") == 200
    assert ("say-library_more" in html) is more
    assert f'<span class="count">{count}</span>' in html


def test_documents_are_listed_by_title_and_told_apart_where_titles_agree() -> None:
    entries = [
        entry("c", "zone"),
        entry("b", "Bac", path="docs/b.txt"),
        entry("a", "bac"),
        entry("d", " "),
        entry("e", "Bac", language="other"),
    ]
    html = unescape(library(entries))
    assert [html.index(f'data-document="{each}"') for each in "dabec"] == sorted(
        html.index(f'data-document="{each}"') for each in "abcde"
    )
    assert "say-untitled" in html
    assert '<bdi class="path">docs/b.txt</bdi>' in html
    assert '<bdi class="path">e</bdi>' in html
    assert '<bdi class="path">c</bdi>' not in html


def test_a_welcome_offers_questions_in_both_languages() -> None:
    assert "say-empty" in welcome([])
    assert "say-examples" not in welcome([entry("a", "Bac")])
    html = unescape(welcome([entry("a", "Bac")], [("fr", "Combien ?")]))
    assert html.count('class="example"') == 2
    assert 'data-question="Combien ?" lang="fr"' in html
    assert Seen(html).text.count(ALWAYS["en"].split()[0]) == 1
    assert welcome([entry("a", "Bac")], [("fr", "a"), ("en", "b")]).count('class="example"') == 2
    assert 'role="log"' in log()
    assert "${value}" in refusal()


def test_words_of_the_page_say_their_key_and_language() -> None:
    assert 'class="say say-anew" lang="en"' in say("anew", "en")
    assert 'class="say say-anew unseen"' in say("anew", "en", hidden=True)
    assert label("close", "fr").count('"') == 6
    assert ">—</span>" in badge("other", "fr")
    assert ">EN</span>" in badge("en", "fr")
    assert lang("other") == 'lang="" dir="auto"'


@pytest.mark.parametrize(
    ("span", "marked"),
    [(Span(0, 3), True), (Span(31, 37), True), (Span(31, 38), False), (Span(3, 3), False), (None, False)],
)
def test_a_span_is_marked_where_it_lies_in_the_text(span: Span | None, *, marked: bool) -> None:
    html = reading(BAC, span, "", "fr")
    assert ("<mark" in html) is marked
    assert ("say-moved" in html or "changed" in html) is (span is not None and not marked)


def test_a_document_is_read_whole_with_real_headings_in_its_language() -> None:
    headed = replace(BAC, text=f"Bac\n{TEXT}", headings=(Heading(0, 3, 1),), language="en")
    html = reading(headed, Span(4, 10), "", "fr")
    assert "<h3 " in html
    assert Seen(html).text.count(TEXT) == 1
    assert 'lang="en" dir="auto"' in html
    assert 'say-in_en unseen" lang="fr"' in html


def test_a_span_is_marked_while_its_words_stand() -> None:
    words = fingerprint(BAC, Span(0, 6))
    assert "<mark" in reading(BAC, Span(0, 6), words, "fr")
    assert "<mark" not in reading(BAC, Span(1, 7), words, "fr")
    assert 'class="near' in reading(BAC, Span(0, 6), words, "fr", near=True)


def html_of(text: str, shown: Shown | None = None, **known: Any) -> str:
    return unescape(str(drawn(Document("a", "A", "fr", text, **known), shown or Shown(Span(0, len(text))))))


class Hidden(HTMLParser):
    """The words in elements that are hidden."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[bool] = []
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.open.append("hidden" in dict(attrs))

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.words += data if any(self.open) else ""


@pytest.mark.parametrize(("columns", "wide"), [(4, False), (5, True)])
def test_a_table_of_five_columns_scrolls_on_its_own(columns: int, *, wide: bool) -> None:
    row = " | ".join(f"mot{number}" for number in range(columns))
    assert ('tabindex="0"' in html_of(f"{row}\n{row}")) is wide


@pytest.mark.parametrize(("length", "short"), [(14, True), (15, False)])
def test_a_cell_of_fourteen_signs_is_kept_on_its_line(length: int, *, short: bool) -> None:
    html = html_of(f"{'x' * length} | {'y' * 20}\n{'z' * 20} | {'y' * 20}")
    assert (f'class="short">{"x" * length}' in html) is short
    assert html.count('class="short"') == int(short)


def test_a_row_alone_is_a_line_and_two_are_a_table() -> None:
    assert "<table>" not in html_of("a | b\nmot")
    assert "<table>" in html_of("mot\na | b\nc | d")
    assert '<th scope="col"' in html_of("Nom | Prix\nBac | 3 euros")
    assert "<th" not in html_of("Bac | 3 euros\nPont | 4 euros")


@pytest.mark.parametrize(("level", "tag", "name"), [(1, "h3", 1), (3, "h5", 3), (4, "h6", 4), (5, "h6", 4)])
def test_a_heading_is_a_real_one_where_it_is_asked_for(level: int, tag: str, name: int) -> None:
    text, headings = "Bac\nIl part.", (Heading(0, 3, level),)
    assert f'<{tag} class="heading heading-{name}">Bac</{tag}>' in html_of(
        text, Shown(Span(0, 12), outline=True), headings=headings
    )
    assert f'<p class="heading heading-{name}">Bac</p>' in html_of(text, headings=headings)


def test_headings_at_the_top_that_are_said_above_are_told() -> None:
    text = "Bac\nTarifs\nIl part.\nBac\nFin."
    headings = (Heading(0, 3, 1), Heading(4, 10, 2), Heading(20, 23, 1))
    html = html_of(text, Shown(Span(0, len(text)), above=("Bac", "Tarifs")), headings=headings)
    assert html.count(" told") == 2
    html = html_of(text, Shown(Span(0, len(text)), above=("Tarifs",)), headings=headings)
    assert html.count(" told") == 0


@pytest.mark.parametrize(
    ("excerpt", "hidden"),
    [
        (Span(0, 4), "- deux"),
        (Span(3, 4), "un.- deux"),
        (Span(4, 10), "un."),
        (Span(1, 7), "ueux"),
        (None, ""),
    ],
)
def test_what_lies_outside_of_an_excerpt_is_hidden(excerpt: Span | None, hidden: str) -> None:
    text = "un.\n- deux"
    assert Hidden(html_of(text, Shown(Span(0, len(text)), excerpt=excerpt))).words.replace("\n", "") == hidden


def test_a_mark_says_where_it_starts_and_ends_and_a_new_page_is_drawn_inside() -> None:
    text = "un deux. trois quatre."
    pages = (Span(0, 9), Span(9, len(text)))
    html = html_of(text, Shown(Span(0, len(text)), Span(3, 14), (Span(15, 21),)), pages=pages)
    assert '<mark class="starts">deux. </mark>' in html
    assert '<span class="page" data-page="2"></span><mark class="ends">trois</mark>' in html
    assert '<span class="context">quatre</span>' in html
    assert 'data-page="1"' not in html
    assert '<mark class="near starts ends">un</mark>' in html_of(
        text, Shown(Span(0, len(text)), Span(0, 2), near=True)
    )


def test_a_conversation_is_written_out_with_its_places_and_what_is_lost() -> None:
    paged = replace(BAC, title="B*c", pages=(Span(0, 20), Span(20, len(TEXT))))
    cited = replace(CITED, passage=replace(PASSAGE, document=paged))
    given = [
        Redrawn(answer(cited, text="Il dit :\n\n« Il coûte 3 euros. » [1]")),
        Redrawn(answer(text="Non."), 1),
    ]
    assert exported_markdown("Bac #1", given, "fr").split("\n\n")[:6] == [
        "# Bac \\#1",
        "## Combien ?",
        "Il dit :",
        "« Il coûte 3 euros. » \\[1\\]",
        "1\\. **B\\*c**, docs/bac.txt, p. 2, 20-37",
        "> Il coûte 3 euros.",
    ]
    assert exported_markdown("Bac", given, "fr").count("\n*") == 1
    assert [each["lost_citations"] for each in exported_json("Bac", given)["turns"]] == [0, 1]


def test_a_row_is_written_out_under_its_columns_and_a_refusal_with_the_nearest_places() -> None:
    text = "Ticket | Price\nAdult | £5\nChild | £2"
    document = Document("fares", "Fares", "en", text)
    passage = Passage(document, 0, len(text), language="en")
    cited = Citation(number=1, passage=passage, start=26, end=36, context=(Span(0, 14),))
    refused = answer(abstained=True, nearest=(Hit(1, passage, 0.5, 0.5),))
    written = exported_markdown("Fares", [Redrawn(answer(cited)), Redrawn(refused)], "en")
    assert "1\\. **Fares**, fares, 26-36\n\n| Ticket | Price |\n|---|---|\n| Child | £2 |\n" in written
    assert written.endswith(f"- **Fares**, fares, 0-{len(text)}\n")


def test_what_a_browser_sends_is_taken_as_texts() -> None:
    given = {"a": "un", "b": 2, "c": True, "d": None, "e": ["x"], 3: "y", "f": "\ud800"}
    assert texts_of(given) == {"a": "un", "b": "2", "f": "\ufffd"}
    assert texts_of(["a"]) == {}


def test_a_kept_answer_loses_what_came_from_a_document_that_is_gone() -> None:
    def cited(document: str, translation: str = "") -> dict[str, Any]:
        return {"document": document, "translation": {"document": translation} if translation else None}

    kept = {
        "searched": "le bac ?",
        "text": "Bonjour",
        "citations": [cited("a", "b"), cited("b"), cited("a", "a")],
        "nearest": [{"document": "b"}, {"document": "a"}],
        "erased": 2,
        "language": "fr",
    }
    assert _without(kept, {"a"}) == {
        "searched": "",
        "text": "",
        "citations": [cited("a"), cited("a", "a")],
        "nearest": [{"document": "a"}],
        "erased": 3,
        "language": "fr",
    }


@pytest.mark.parametrize(
    ("line", "gone"),
    [
        (b'{"tags": ["feedback"], "expected": [{"document": "b"}]}', True),
        (b'{"tags": ["feedback"], "expected": [{"document": "a"}, {"document": "b"}]}', True),
        (b'{"tags": ["feedback"], "expected": [{"document": "a"}]}', False),
        (b'{"tags": ["mine"], "expected": [{"document": "b"}]}', False),
        (b'{"tags": ["feedback"], "expected": []}', False),
        (b"no JSON", False),
        (b'{"tags": null}', False),
    ],
)
def test_what_a_reader_said_of_a_document_that_is_gone_goes(line: bytes, *, gone: bool) -> None:
    assert _is_of_others(line, {"a"}) is gone


def test_a_turn_keeps_two_hundred_signs_of_a_quotation_and_an_answer_of_sixty() -> None:
    for length, kept in ((60, "x" * 60), (61, "")):
        text = "x" * length + " " * 3 + "y" * 200
        document = replace(BAC, text=text)
        exact = ExactAnswer("x" * length, 0, length)
        cited = Citation(1, Passage(document, 0, len(text), "fr"), 0, len(text), answer=exact)
        turn = Turn.of(answer(cited, text="« x » [1]"))
        assert turn.quote == f"{'x' * length} {'y' * (199 - length)}"
        assert turn.answer == kept
    said = Conversation()
    for number in range(10):
        said = said.after(replace(answer(CITED), question=f"q{number}"))
    assert [turn.question for turn in said.turns] == [f"q{number}" for number in range(2, 10)]
    assert said.after(answer(text="Bonjour", small_talk=True)) is said
