"""What is read with a quotation is shown with it: on the page, on the terminal, in JSON; and what wants a list."""

import json
from pathlib import Path

import pytest
from test_page_html import Seen, answer

from passerelle import Assistant
from passerelle.commands.main import main
from passerelle.index.sync import sync
from passerelle.index.types import Document, Passage, Span
from passerelle.json import citation_json
from passerelle.quotation.wanted import wants_list, wants_steps
from passerelle.types import Answer, Citation, ExactAnswer
from passerelle.ui.cards import cited_card
from passerelle.ui.messages import answer_message

TABLE = "Ferme | Oies | Loyer\nHarle | 40 | 510 €\nMorvent | 12 | 380 €"
DOCUMENT = Document("fermes.md", "Fermes", "fr", f"Fermes\n\n{TABLE}\n\nFin.")
ROW = Span(DOCUMENT.text.index("Morvent"), DOCUMENT.text.index("\n\nFin"))
HEADER = Span(8, 8 + len("Ferme | Oies | Loyer"))
FAR = Citation(1, Passage(DOCUMENT, ROW.start, ROW.end, "fr"), ROW.start, ROW.end, (HEADER,))
NEAR = Citation(1, Passage(DOCUMENT, 0, ROW.end, "fr"), ROW.start, ROW.end, (HEADER,))


def test_a_card_shows_a_far_header_above_its_passage_and_a_near_one_underlined_in_it() -> None:
    far, near = (Seen(cited_card(each, 1, "fr")) for each in (FAR, NEAR))
    assert far.text.count("Ferme | Oies | Loyer") == near.text.count("Ferme | Oies | Loyer") == 1
    assert '<p class="context"' in far.html
    assert '<span class="context"' in near.html
    assert far.marked == near.marked == "Morvent | 12 | 380 €"


def test_a_card_shows_a_quotation_that_leaves_its_passage_whole() -> None:
    passage = Passage(DOCUMENT, HEADER.start, HEADER.end, "fr")
    assert Seen(cited_card(Citation(1, passage, HEADER.start, ROW.end), 1, "fr")).marked == TABLE.replace(
        "\n", ""
    )


def test_the_conversation_names_the_columns_above_a_row() -> None:
    seen = Seen(answer_message(answer(FAR), 1, "fr")).text
    assert seen.index("Ferme | Oies | Loyer") < seen.index("Morvent")


def test_json_gives_context_and_exact_words_as_slices() -> None:
    cell = Span(ROW.end - len("380 €"), ROW.end)
    found = citation_json(
        Citation(1, FAR.passage, ROW.start, ROW.end, (HEADER,), ExactAnswer.of(DOCUMENT, cell))
    )
    assert found["answer"] == {"text": "380 €", "start": cell.start, "end": cell.end}
    assert found["context"] == [{"start": HEADER.start, "end": HEADER.end, "text": "Ferme | Oies | Loyer"}]
    assert citation_json(FAR)["answer"] is None


@pytest.fixture
def farms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder whose store holds the table of farms."""
    rows = "\n".join(f"| Nérac{number} | {number} | {300 + number} € |" for number in range(60))
    text = (
        f"# Fermes du canton\n\n| Ferme | Oies | Loyer |\n|---|---|---|\n{rows}\n| Morvent | 12 | 380 € |\n"
    )
    (tmp_path / "fermes.md").write_text(text, encoding="utf-8")
    sync([tmp_path / "fermes.md"], tmp_path / ".passerelle")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_row_is_answered_with_its_columns_and_its_cell(farms: Path) -> None:
    (citation,) = (
        Assistant.open(farms / ".passerelle").ask("Quel est le loyer de la ferme Morvent ?").citations
    )
    assert citation.quote == "Morvent | 12 | 380 €"
    assert citation.context_texts == ("Ferme | Oies | Loyer",)
    assert citation.answer is not None
    assert citation.answer.text == "380 €"
    text = citation.passage.document.text
    assert text[citation.answer.start : citation.answer.end] == citation.answer.text


def test_the_terminal_and_its_json_show_the_columns(farms: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "Quel est le loyer de la ferme Morvent ?"]) == 0
    assert "    with: Ferme | Oies | Loyer" in capsys.readouterr().out
    assert main(["ask", "--json", "Quel est le loyer de la ferme Morvent ?"]) == 0
    (citation,) = json.loads(capsys.readouterr().out)["citations"]
    assert [each["text"] for each in citation["context"]] == ["Ferme | Oies | Loyer"]


@pytest.mark.parametrize(
    "question",
    [
        "Quels sont les horaires ?",
        "Quelles pièces dois-je joindre ?",
        "Donnez-moi la liste des salles.",
        "Que doit apporter un bénévole ?",
        "De quoi a-t-on besoin pour la tarte ?",
        "Qu’est-ce qu’il faut pour s’inscrire ?",
        "Which documents must I send?",
        "What are the steps to renew a card?",
        "What should every guest bring?",
        "what papers do I need",
        "Name the three rooms.",
    ],
)
def test_questions_that_ask_for_several_things_want_a_list(question: str) -> None:
    assert wants_list(question)


@pytest.mark.parametrize(
    "question",
    [
        "Quelle est la date de la fête ?",
        "Qui a fondé le club ?",
        "Which bus goes to the port?",
        "What was the price in 2019?",
        "Who lists the boats?",
        "What is this address?",
        "Which president has the keys?",
        "Combien coûte un billet ?",
    ],
)
def test_questions_that_ask_for_one_thing_want_none(question: str) -> None:
    assert not wants_list(question)


def test_a_question_of_how_wants_steps_and_one_of_how_many_does_not() -> None:
    assert wants_steps("How do I clean the filter?")
    assert wants_steps("Comment remplacer le joint ?")
    assert not wants_steps("How many rooms are there?")
    assert wants_steps("Comment s'inscrire ?")


def test_the_exact_words_stand_out_in_the_quotation_and_nothing_is_lost() -> None:
    text = "The <b>locker</b> costs 3 pounds & a smile."
    document = Document("gym", "Gym", "en", text)
    start = text.index("3 pounds")
    exact = ExactAnswer.of(document, Span(start, start + 8))
    citation = Citation(1, Passage(document, 0, len(text), "en"), 0, len(text), (), exact)
    given = Answer("?", "en", "", (citation,), abstained=False, confidence=0.9, nearest=(), milliseconds=1.0)
    html = answer_message(given, 1, "en")
    assert 'costs <b class="exact short">3 pounds</b> &#38; a smile' in html
    assert "<b>" not in html  # the document's own
