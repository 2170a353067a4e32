"""Rare forms of lines, questions and lists: the other side of each condition that common texts never meet."""

import pytest

from passerelle.index.types import Document, Heading, Passage, Span
from passerelle.quotation.candidates import candidates
from passerelle.quotation.faq import pair_at
from passerelle.quotation.layout import Layout
from passerelle.quotation.lines import trimmed
from passerelle.quotation.lists import list_at
from passerelle.quotation.prose import line_sentences
from passerelle.quotation.quote import quotation


def document(text: str, *headings: str, name: str = "a.md") -> Document:
    marked = tuple(Heading(text.index(each), text.index(each) + len(each), 1) for each in headings)
    return Document(name, "T", "fr", text, headings=marked)


FAQ = "Où va-t-on ?\n\nÀ Vaux. C'est loin.\n\nFin."


@pytest.mark.parametrize(
    ("text", "words", "headings", "quoted", "context"),
    [
        (FAQ, FAQ, (), "À Vaux. C'est loin.", ["Où va-t-on ?"]),
        (FAQ, "C'est loin.\n\nFin", (), "C'est loin.\n\nFin.", ["Où va-t-on ?"]),
        ("Il dit :\n\nUn bac part. Fin.", "dit :\n\nUn", (), "Il dit :\n\nUn bac part.", []),
        ("Il faut :\n- un pot :\n- un sac", "pot", (), "Il faut :\n- un pot :\n- un sac", []),
        ("Prix\n\n- un pot\n- un sac", "Prix\n\n- un", ("Prix",), "Prix\n\n- un pot\n- un sac", []),
        ("Voici.\n\n- un pot\n- un sac", "Voici.\n\n- un", (), "Voici.\n\n- un pot\n- un sac", []),
        ("Voici :\n\nFerme | Oies\nHarle | 40\n\nFin.", "Voici", (), "Voici :\n\nFerme | Oies\nHarle | 40", []),
        ("Voici :\n\nFerme | Oies\nHarle | 40\nFin.", "Voici", (), "Voici :\n\nFerme | Oies\nHarle | 40", []),
    ],
)  # fmt: skip
def test_a_span_over_several_lines_is_quoted_as_what_holds_it(
    text: str, words: str, headings: tuple[str, ...], quoted: str, context: list[str]
) -> None:
    start = text.index(words)
    found = quotation(document(text, *headings), Span(start, start + len(words)))
    assert text[found.span.start : found.span.end] == quoted
    assert [text[each.start : each.end] for each in found.context] == context


def test_of_an_endless_list_without_a_lead_in_as_many_items_are_quoted_as_fit() -> None:
    text = "\n".join(f"- le pot numéro {number}" for number in range(100, 300))
    start = text.index("pot numéro 100")
    found = quotation(document(text), Span(start, start + 30))
    assert found.span == Span(0, 2999)


@pytest.mark.parametrize(
    ("text", "words", "question", "answer"),
    [
        ("Où va-t-on ? Réponse.", "Réponse", "Où va-t-on ?", "Réponse."),
        ("## Q : Où va-t-on ? Ici.", "Ici", "Où va-t-on ?", "Ici."),
        ("Où ?\nQuand ?\nFin.", "Fin", "Quand ?", "Fin."),
        ("Où ?\n\nQuand ?\n\nFin.", "Quand", "Quand ?", "Fin."),
        ("Q : A ?\n\ndix\n\nou\n\nOù ?\n\nIci.\n\nLà.", "Où", "Où ?", "Ici."),
        ("Où ?\nQuand ?", "Quand", "", ""),
        ("Où ?\nQuand ?\n\nFin.\n\nLà.", "Quand", "", ""),
        ("Où va-t-on ? Ici. Quand ? À midi.", " Quand", "", ""),
    ],
)
def test_a_question_is_paired_with_what_stands_right_behind_it(
    text: str, words: str, question: str, answer: str
) -> None:
    read = Layout.around(document(text), Span(0, 1))
    found = pair_at(read, text.index(words))
    assert (read.text(found.question) if found else "") == question
    assert (read.text(found.answer) if found else "") == answer


ASKED = "Combien de bateaux vont à Vaux ?"


@pytest.mark.parametrize(
    ("text", "headings", "words"),
    [
        (ASKED, (ASKED,), []),
        ("- Où va le bac gris ?\n- Quand va le bac gris ?", (), []),
        ("Prix :\n- le pot gris\n- le sac gris", (), ["Prix :\n- le pot gris\n- le sac gris"]),
        ("- le pot gris\n- le sac gris", (), ["- le pot gris\n- le sac gris"]),
        (
            "Il dit que oui : le bac gris part. Il dit :",
            (),
            ["Il dit que oui : le bac gris part.", "Il dit :"],
        ),
    ],
)
def test_questions_alone_are_no_candidates_and_a_whole_list_is_one(
    text: str, headings: tuple[str, ...], words: list[str]
) -> None:
    passage = Passage(document(text, *headings), 0, len(text), "fr")
    assert [each.words for each in candidates(passage, whole_list=True)] == words


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Ada   12\nBob   13\nCid   14", ["row: Ada   12", "row: Bob   13", "row: Cid   14"]),
        ("Q : le prix\nDix euros", ["text: Q : le prix", "text: Dix euros"]),
        ("Q : le prix\ndix euros", ["text: Q : le prix\ndix euros"]),
        ("Un bac (petit)\n(grand) part", ["text: Un bac (petit)", "text: (grand) part"]),
    ],
)
def test_lines_are_rows_by_their_gaps_and_go_on_in_small_letters(text: str, lines: list[str]) -> None:
    read = Layout.around(document(text, name="a.txt"), Span(0, len(text)))
    assert [f"{each.kind}: {text[each.start : each.end]}" for each in read.lines] == lines
    assert trimmed(text, Span(0, len(text))) == Span(0, len(text))


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Article 3bis. Le quai ouvre. Il ferme.", ["Article 3bis. Le quai ouvre.", "Il ferme."]),
        ("Article 3bis. Le quai ouvre.", ["Article 3bis. Le quai ouvre."]),
        ("Article 3bis.", ["Article 3bis."]),
        ("Voir 3bis. Le quai ouvre.", ["Voir 3bis.", "Le quai ouvre."]),
    ],
)
def test_a_label_that_ends_like_a_sentence_stands_in_the_one_behind_it(
    text: str, sentences: list[str]
) -> None:
    read = Layout.around(document(text), Span(0, len(text)))
    assert [read.text(each) for each in line_sentences(read, read.lines[0])] == sentences


LOOSE = "Il faut :\n\nun pot,\n\nun sac,\n\n"


@pytest.mark.parametrize(
    ("closing", "headings", "items"),
    [
        ("un lit.", (), [1, 2, 3]),
        ("Prix", ("Prix",), [1, 2]),
        ("| a | b |\n| c | d |", (), [1, 2]),
        (f"Un paragraphe. {'Il en dit trop. ' * 30}", (), [1, 2]),
    ],
)
def test_paragraphs_that_end_in_commas_are_a_list_that_one_more_closes(
    closing: str, headings: tuple[str, ...], items: list[int]
) -> None:
    text = LOOSE + closing
    read = Layout.around(document(text, *headings), Span(0, len(text)))
    for at in range(3):
        found = list_at(read, at)
        assert found is not None
        assert list(found.items) == items
        assert found.lead == Span(0, 9)
    assert (list_at(read, 3) is not None) is (3 in items)
