"""What the page makes of documents, questions and answers, as HTML."""

from dataclasses import dataclass, field, replace
from html import unescape
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from passerelle import phrases
from passerelle.html import escape, escape_line, together
from passerelle.index.types import Document, Heading, Passage, Span
from passerelle.types import Answer, Citation, Hit
from passerelle.ui.cards import SHOWN, cited_card, evidence, near_card, reference
from passerelle.ui.drawn import Shown, drawn
from passerelle.ui.messages import answer_message, question_message
from passerelle.ui.strings import STRINGS
from passerelle.ui.text import fingerprint, reading

HOSTILE = "<script>x</script> <img src=x onerror=y> [a](b) ![c](d) **e** `f` $$g$$ &lt; \"'\u202e [1]"
TEXT = f"Les accords\n\nIls sont signés le 14 avril 1988. {HOSTILE}.\n  Deux  espaces.\n"
DOCUMENT = Document("doc<1>", "Titre <b>", "fr", TEXT, headings=(Heading(0, 11, 1),))
SIGNED = TEXT.index("Ils sont")
QUOTE_END = TEXT.index("1988.") + 5
PASSAGE = Passage(DOCUMENT, 0, len(TEXT), "fr", heading="Titre <b> › Les accords")
CITATION = Citation(1, PASSAGE, SIGNED, QUOTE_END)
HOSTILE_CITATION = Citation(2, PASSAGE, TEXT.index("<script>"), TEXT.index(".\n  Deux") + 1)
HITS = tuple(Hit(rank, PASSAGE, 1 / rank, 0.9) for rank in range(1, 6))


@dataclass
class Seen(HTMLParser):
    """What a browser would make of some HTML: its elements, its text, and the text in ``<mark>``."""

    html: str
    tags: list[str] = field(default_factory=list)
    text: str = ""
    marked: str = ""
    links: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.feed(self.html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag == "br":
            self.text += "\n"
            return
        self.open.append(tag)
        self.links += [value or "" for name, value in attrs if name in {"href", "src"}]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"</{tag}> closes nothing in {self.html}"

    def handle_data(self, data: str) -> None:
        self.text += data
        if "mark" in self.open:
            self.marked += data


def answer(*citations: Citation, nearest: tuple[Hit, ...] = HITS, confidence: float = 0.9) -> Answer:
    text = phrases.answer("fr", citations) if citations else phrases.abstention("fr", nearest)
    return Answer("Quand ? <i>", "fr", text, citations, not citations, confidence, nearest, 1.0)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_escaped_text_reads_as_it_was(text: str) -> None:
    assert unescape(escape(text)) == text


@given(st.text())
def test_escaped_text_holds_no_mark_of_html_markdown_or_tex(text: str) -> None:
    bare = escape(text).replace("&#", "").replace(";", "")
    assert not set(bare) & set("<>&\"'`*_[]()!#$\\~|:/@{}\0\t\r")
    assert escape(text).encode("utf-8").decode("utf-8") == escape(text)


def test_what_no_html_can_hold_is_shown_as_a_replacement() -> None:
    assert escape("a\0b\x1bc\ud800") == "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}c?"


@given(st.text())
def test_a_line_for_markdown_has_no_line_end_to_end_a_block(text: str) -> None:
    assert "\n" not in escape_line(text)


@given(st.data())
def test_drawn_text_is_the_text_and_its_mark_the_exact_slice(data: st.DataObject) -> None:
    text = data.draw(st.text("aé <&\n«»😀\u0301", max_size=60))
    cuts = data.draw(st.lists(st.integers(0, len(text)), min_size=8, max_size=8).map(sorted))
    headings = (Heading(cuts[0], cuts[2], 1), Heading(cuts[2], cuts[6], 6))
    pages = (Span(0, cuts[3]), Span(cuts[3], len(text)))
    window, marked = Span(cuts[1], cuts[7]), Span(cuts[4], cuts[5])
    seen = Seen(str(drawn(Document("id", "t", "fr", text, pages, headings), Shown(window, marked))))
    assert seen.text == text[window.start : window.end]
    assert "".join(seen.marked.split()) == "".join(text[marked.start : marked.end].split())


def test_a_citation_card_marks_its_quotation_inside_its_passage() -> None:
    seen = Seen(cited_card(CITATION, 3, "fr"))
    assert seen.marked == CITATION.quote == "Ils sont signés le 14 avril 1988."
    assert PASSAGE.text in seen.text
    assert 'id="card-3-1"' in seen.html


ENGLISH = Document("doc<2>", "Title <b>", "en", f"They were signed on 14 April 1988. {HOSTILE}")
TRANSLATION = Passage(ENGLISH, 0, len(ENGLISH.text), "en")


def test_a_card_has_one_line_that_opens_the_translation_of_its_passage() -> None:
    cited = replace(CITATION, translation=TRANSLATION)
    near = replace(HITS[0], translation=TRANSLATION)
    for html in (cited_card(cited, 3, "fr"), near_card(near, "fr")):
        card = Seen(html)
        before, opened = html.split("<details")
        assert opened.startswith(' class="translation"><summary>')
        summary, shown = opened.split("</summary>")
        assert STRINGS["fr"]["same_en"] in unescape(summary)
        assert ENGLISH.text in Seen(shown[: shown.index("</details>")]).text
        assert ENGLISH.text not in Seen(f"{before}</article>").text
        assert (card.tags.count("details"), card.tags.count("blockquote")) == (1, 2)
        assert f'data-document="{escape(ENGLISH.id)}"' in shown
        assert 'lang="en"' in shown
    assert "<details" not in cited_card(CITATION, 3, "fr")
    assert STRINGS["en"]["same_fr"] in unescape(near_card(replace(near, translation=PASSAGE), "en"))


def test_a_hostile_passage_title_and_question_make_no_element() -> None:
    for html in (
        evidence(answer(HOSTILE_CITATION), 1, "en"),
        near_card(replace(HITS[0], translation=TRANSLATION), "en"),
        answer_message(answer(HOSTILE_CITATION), 1, "en"),
        question_message(HOSTILE, "fr"),
        reading(DOCUMENT, None, "", "en"),
    ):
        seen = Seen(html)
        assert not {"script", "img", "b", "i"} & set(seen.tags)
        assert all(link.startswith("#") for link in seen.links)
        assert "<script>x</script> <img src=x onerror=y> [a](b)" in seen.text


def test_a_card_names_the_page_of_the_quotation_and_its_section_without_the_title() -> None:
    document = Document("d", "Titre", "fr", "a" * 20, (Span(0, 10), Span(10, 20)))
    passage = Passage(document, 0, 20, "fr", page=1, heading="Titre › Partie")
    place = Seen(cited_card(Citation(1, passage, 12, 15), 1, "fr")).text
    assert "Partie · page 2" in place
    assert "Titre › Partie" not in place


def test_passages_that_are_not_quoted_hold_no_mark() -> None:
    assert "mark" not in Seen(near_card(HITS[0], "fr")).tags


def test_cited_passages_stand_open_and_the_others_are_folded() -> None:
    cited, folded = evidence(answer(CITATION), 1, "fr").split("<details")
    assert cited.count("<article") == 1
    assert folded.count("<article") == len(HITS)


def test_an_abstention_shows_the_nearest_passages_and_folds_the_rest() -> None:
    shown, folded = evidence(answer(), 1, "fr").split("<details")
    assert (shown.count("<article"), folded.count("<article")) == (SHOWN, len(HITS) - SHOWN)
    assert STRINGS["fr"]["nearest_note"] in unescape(shown)


def test_an_answer_says_what_it_says_with_a_link_for_each_citation() -> None:
    said = answer(CITATION, HOSTILE_CITATION)
    seen = Seen(answer_message(said, 7, "fr").replace("</p><p", "</p><br><p"))
    assert seen.text.replace(STRINGS["fr"]["mark"], "") == STRINGS["fr"]["answer"] + said.text
    assert seen.links == ["#card-7-1", "#card-7-2"]  # the [1] of the document's own is no link


def test_a_title_in_the_words_before_a_quotation_has_the_language_of_its_document() -> None:
    titled = replace(DOCUMENT, title="Selon", language="en")  # a word of the frame, too
    html = answer_message(answer(replace(CITATION, passage=replace(PASSAGE, document=titled))), 1, "fr")
    assert '<span class="lead">Selon «' in html
    assert html.count('<span lang="en" dir="auto">Selon</span>') == 1


def test_an_abstention_leads_to_the_nearest_passages_of_its_turn() -> None:
    seen = Seen(answer_message(answer(), 4, "fr"))
    assert phrases.NOTHING["fr"] in seen.text
    assert seen.links == ["#evidence-4"]
    assert Seen(answer_message(answer(nearest=()), 4, "fr")).links == []


def test_only_an_answer_more_likely_wrong_than_right_says_it_is_unsure() -> None:
    unsure = STRINGS["en"]["unsure"]
    assert unsure in Seen(answer_message(answer(CITATION, confidence=0.49), 1, "en")).text
    assert unsure not in Seen(answer_message(answer(CITATION, confidence=0.5), 1, "en")).text


def test_a_copied_citation_quotes_and_names_its_place() -> None:
    assert reference(CITATION) == ("« Ils sont signés le 14 avril 1988. » (Titre <b>, Les accords, doc<1>)")


def test_a_document_is_read_whole_with_the_words_marked() -> None:
    span = Span(CITATION.start, CITATION.end)
    seen = Seen(reading(DOCUMENT, span, fingerprint(DOCUMENT, span), "fr"))
    assert TEXT in seen.text
    assert seen.marked == CITATION.quote


def test_words_that_changed_since_are_not_marked_and_that_is_said() -> None:
    span = Span(CITATION.start, CITATION.end)
    seen = Seen(reading(DOCUMENT, span, "another digest", "fr"))
    assert seen.marked == ""
    assert STRINGS["fr"]["changed"] in seen.text


def test_the_end_of_a_page_is_drawn_inside_what_is_shown_and_not_at_its_head() -> None:
    document = Document("d", "t", "fr", "Une page.\n\nUne autre.", pages=(Span(0, 11), Span(11, 21)))
    assert str(drawn(document, Shown(Span(0, 21)))).count('data-page="2"') == 1
    assert "data-page" not in str(drawn(document, Shown(Span(11, 21))))


def test_a_french_sign_stays_on_the_line_of_its_word() -> None:
    assert together("Oui ! « Où » : ici ?") == "Oui\u202f! «\u00a0Où\u00a0»\u00a0: ici\u202f?"
    assert together("a ?b :c -- is it; so?") == "a ?b :c -- is it; so?"
    assert "quand&#8239;" not in question_message("quand ?", "fr")
    assert "quand\u202f&#63;" in question_message("quand ?", "fr")
