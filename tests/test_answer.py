"""Facts about answers: exact quotations, marks in order, and the honest word that the documents do not say."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from library import Library

from passerelle import Assistant
from passerelle.citations import cite
from passerelle.index.sync import Options, sync
from passerelle.index.types import Document, Passage, Span
from passerelle.json import answer_json, hit_json
from passerelle.phrases import abstention, answer
from passerelle.picks import choose
from passerelle.query import QueryError
from passerelle.reader import candidate_spans
from passerelle.section import section
from passerelle.types import Citation, Hit
from passerelle.weights import Features, Pick

FEATURES = Features(*[0.0] * 11)
BRIDGE = (
    "# Le pont de Brume\n\nLe pont de Brume est inauguré le 4 juin 1931 par le maire Anselme Corbier. "
    "Il mesure 212 mètres. Un péage y est perçu jusqu'en 1950."
)
MILL = "# The Harrow mill\n\nThe Harrow mill was built by Edith Pane in 1804. It ground barley for the whole valley."


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """Return an assistant with the bundled model over a French and an English document."""
    place = tmp_path_factory.mktemp("answers")
    (place / "pont.md").write_text(BRIDGE, encoding="utf-8")
    (place / "mill.md").write_text(MILL, encoding="utf-8")
    sync([place], place / "store", Options())
    return Assistant.open(place / "store")


@pytest.mark.parametrize(
    ("question", "language", "document", "words"),
    [
        ("Quand le pont de Brume a-t-il été inauguré ?", "fr", "pont.md", "4 juin 1931"),
        ("Who built the Harrow mill?", "en", "mill.md", "Edith Pane"),
        ("When was the Brume bridge opened?", "en", "pont.md", "4 juin 1931"),
        ("Qui a construit le moulin Harrow ?", "fr", "mill.md", "Edith Pane"),
    ],
)
def test_each_direction_is_answered_with_the_sentence_that_says_it(
    assistant: Assistant, question: str, language: str, document: str, words: str
) -> None:
    found = assistant.ask(question)
    assert not found.abstained
    assert found.language == language
    assert found.citations[0].passage.document.id == document
    assert words in found.citations[0].quote


def test_a_question_on_nothing_the_documents_hold_is_refused_with_the_nearest_passages(
    assistant: Assistant,
) -> None:
    found = assistant.ask("Comment soigner un rhume de cerveau ?")
    assert found.abstained
    assert found.citations == ()
    assert found.text.startswith("Les documents ne permettent pas de répondre")
    assert [hit.rank for hit in found.nearest] == [1, 2]
    assert not re.search(r"\[\d", found.text)


def test_every_mark_has_its_citation_in_order_of_first_use(assistant: Assistant) -> None:
    found = assistant.ask("Quand le pont de Brume a-t-il été inauguré ?")
    marks = [int(mark) for mark in re.findall(r"\[(\d+)\]", found.text)]
    assert marks == [citation.number for citation in found.citations] == list(range(1, len(marks) + 1))
    for citation in found.citations:
        assert f"{citation.quote}" in found.text


def test_what_is_cited_is_not_listed_again_among_the_nearest(assistant: Assistant) -> None:
    found = assistant.ask("Who built the Harrow mill?")
    cited = {citation.passage.id for citation in found.citations}
    assert cited
    assert not cited & {hit.passage.id for hit in found.nearest}


def test_the_interface_settles_the_language_only_of_what_has_none(assistant: Assistant) -> None:
    assert assistant.ask("1804 ?", interface="fr").language == "fr"
    assert assistant.ask("1804 ?", interface="en").language == "en"
    assert assistant.ask("Who built the Harrow mill?", interface="fr").language == "en"


@pytest.mark.parametrize("question", ["", " \n"])
def test_an_empty_question_is_no_question(assistant: Assistant, question: str) -> None:
    with pytest.raises(QueryError, match="the question is empty"):
        assistant.ask(question)


@pytest.mark.parametrize(
    "question", ["\0", "😀", "\u200f", "?", "l’âge", "[1]", "{title} {quote}", "a" * 10_000]
)
def test_awkward_questions_get_an_answer_or_a_refusal(assistant: Assistant, question: str) -> None:
    found = assistant.ask(question)
    assert found.abstained is (found.citations == ())
    assert 0.0 <= found.confidence <= 1.0


def test_an_empty_store_abstains_and_shows_nothing(library: Library) -> None:
    path = library.write("a.txt", "Un texte.")
    sync([library.documents], library.folder)
    path.unlink()
    sync([library.documents], library.folder)
    found = Assistant.open(library.folder).ask("Que dit le texte ?")
    assert found.abstained
    assert found.nearest == ()
    assert found.text == "Les documents ne permettent pas de répondre à cette question."


def test_the_json_of_an_answer_has_the_names_that_tools_rely_on(assistant: Assistant) -> None:
    found = answer_json(assistant.ask("Who built the Harrow mill?"))
    assert list(found) == [
        "question", "language", "abstained", "confidence", "text", "citations", "nearest", "milliseconds",
        "searched", "small_talk", "suggestions",
    ]  # fmt: skip
    citation = found["citations"][0]
    assert list(citation) == [
        "number", "document", "title", "told_apart", "path", "fields", "language", "page", "start", "end", "quote",
        "answer", "context", "passage", "translation", "permalink",
    ]  # fmt: skip
    text = assistant.document(citation["document"]).text
    assert text[citation["start"] : citation["end"]] == citation["quote"]
    passage = citation["passage"]
    assert text[passage["start"] : passage["end"]] == passage["text"]
    assert citation["page"] is None
    assert list(found["nearest"][0]) == [
        "rank", "score", "document", "title", "path", "fields", "language", "page", "start", "end", "text",
        "heading", "permalink", "dense", "lexical", "met", "translation", "translation_boost",
    ]  # fmt: skip


def test_the_page_of_a_citation_is_the_one_its_quotation_starts_on() -> None:
    document = Document("d", "D", "en", "One. Two.", (Span(0, 4), Span(4, 9)))
    passage = Passage(document, 0, 9, "en", page=1)
    hit = Hit(1, passage, 0.5, 0.5)
    (citation,) = cite([Pick(hit, Span(5, 9), 1.0, FEATURES)])
    assert citation.quote == "Two."
    assert hit_json(hit)["page"] == 1
    assert answer_json_page(citation) == 2


def answer_json_page(citation: Citation) -> object:
    from passerelle.json import citation_json

    return citation_json(citation)["page"]


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.text(min_size=1, max_size=300).filter(str.strip), st.data())
def test_every_quotation_equals_its_slice_of_the_document(text: str, data: st.DataObject) -> None:
    document = Document("d", "", "fr", text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    passage = Passage(document, start, end, "fr")
    picks = [Pick(Hit(1, passage, 0.0, 0.0), span, 0.0, FEATURES) for span in candidate_spans(passage)]
    chosen = data.draw(st.lists(st.sampled_from(picks), max_size=4)) if picks else []
    for place, citation in enumerate(cite(chosen), start=1):
        assert citation.number == place
        assert 0 <= citation.start < citation.end <= len(text)
        assert citation.quote == text[citation.start : citation.end]
        assert not any(each.start < citation.end and citation.start < each.end for each in citation.context)


def picks(text: str, *spans: tuple[int, int]) -> list[Pick]:
    passage = Passage(Document("d", "T", "en", text), 0, len(text), "en")
    return [
        Pick(Hit(1, passage, 0.0, 0.0), Span(*span), -2.0 * place, FEATURES)
        for place, span in enumerate(spans)
    ]


def test_neighbouring_sentences_are_quoted_as_one_in_the_order_of_the_text() -> None:
    (citation,) = cite(picks("One. Two.", (5, 9), (0, 4)))
    assert citation.quote == "One. Two."


def test_sentences_apart_are_two_citations_in_the_order_picked() -> None:
    assert [each.quote for each in cite(picks("One. Two. Three.", (10, 16), (0, 4)))] == ["Three.", "One."]


def test_sentences_of_two_paragraphs_are_not_joined() -> None:
    assert [each.quote for each in cite(picks("One.\n\nTwo.", (0, 4), (6, 10)))] == ["One.", "Two."]


def test_a_second_sentence_is_quoted_only_when_it_is_nearly_as_good() -> None:
    best, second = picks("One. Two.", (0, 4), (5, 9))
    assert choose([best, second]) == [best]
    near = Pick(second.hit, second.span, best.score - 1.0, FEATURES)
    assert choose([best, near]) == [best, near]


def test_titles_and_quotations_may_hold_braces_and_marks() -> None:
    passage = Passage(Document("d", "{quote} {title}", "en", "It says {number} [9]."), 0, 21, "en")
    assert answer("en", (Citation(1, passage, 0, 21),)) == (
        "According to “{quote} {title}”: “It says {number} [9].” [1]"
    )


def test_where_two_documents_answer_each_is_given_its_date() -> None:
    old = Document("a", "Note", "fr", "Fait le 1er mai 2023. Le bureau ouvre à 9 h.")
    new = Document("b", "Mémo 2024", "fr", "Le bureau ouvre à 8 h.")
    first = Citation(1, Passage(old, 0, len(old.text), "fr"), 22, len(old.text))
    second = Citation(2, Passage(new, 0, len(new.text), "fr"), 0, len(new.text))
    assert answer("fr", (first,)).startswith("Selon «\u00a0Note\u00a0»\u00a0: ")
    french, named = answer("fr", (first, second)).splitlines()
    assert french.startswith("Selon «\u00a0Note\u00a0» (1er mai 2023)\u00a0: «")
    assert named.startswith("Selon «\u00a0Mémo 2024\u00a0»\u00a0: «")
    assert answer("en", (first, second)).startswith("According to “Note” (1 May 2023): “")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_document_without_title_is_quoted_all_the_same(language: str) -> None:
    passage = Passage(Document("d", "", "en", "It says so."), 0, 11, "en")
    assert "It says so." in answer("fr" if language == "fr" else "en", (Citation(1, passage, 0, 11),))


def test_an_abstention_speaks_of_nearest_passages_only_where_there_are_some() -> None:
    hit = picks("One.", (0, 4))[0].hit
    assert abstention("en", [hit]).endswith("Here are the nearest passages.")
    assert abstention("en", []) == "The documents do not answer this question."


def test_the_section_leaves_the_title_out() -> None:
    document = Document("d", "Le pont", "fr", "x")
    assert section(Passage(document, 0, 1, "fr", heading="Le pont › Histoire › Péage")) == "Histoire › Péage"
    assert section(Passage(document, 0, 1, "fr", heading="Le pont")) == ""
    assert section(Passage(document, 0, 1, "fr", heading="Le pont neuf › Coût")) == "Le pont neuf › Coût"


def test_the_bundled_collection_is_not_needed_to_ask(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(
        "La clé est sous le pot de fleurs bleu, près de la porte.", encoding="utf-8"
    )
    sync([tmp_path / "note.txt"], tmp_path / "store")
    found = Assistant.open(tmp_path / "store").ask("Où est la clé ?")
    assert "sous le pot de fleurs" in found.citations[0].quote


def test_the_number_of_hits_decides_how_many_are_shown_and_nothing_of_the_answer(
    assistant: Assistant,
) -> None:
    usual = assistant.ask("Who built the Harrow mill?")
    few, many = (assistant.ask("Who built the Harrow mill?", k=k) for k in (1, 60))
    for other in (few, many):
        assert (other.text, other.citations, other.confidence) == (
            usual.text,
            usual.citations,
            usual.confidence,
        )
    assert (few.nearest, many.nearest) == ((), usual.nearest)
    refused = assistant.ask("Quelle est la capitale du Pérou ?", k=1)
    assert [hit.rank for hit in refused.nearest] == [1]
    with pytest.raises(QueryError, match="k is 0"):
        assistant.ask("Bonjour", k=0)


@pytest.mark.slow
@pytest.mark.parametrize("seconds", [0.2, 0.4, 0.6, 0.8])
def test_a_program_may_end_while_the_network_is_still_loaded(seconds: float, tmp_path: Path) -> None:
    (tmp_path / "mill.txt").write_text("The mill opens at nine.", encoding="utf-8")
    sync([tmp_path], tmp_path / "store", Options())
    program = f"import time, passerelle; passerelle.Assistant.open({str(tmp_path / 'store')!r}); time.sleep({seconds})"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
