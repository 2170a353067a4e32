"""Sixty questions over twelve FAQs, in six forms and both languages: the answer is quoted and not the question.

The floor stands one below what ``passerelle eval tests/questions/faq/questions.jsonl --documents
tests/questions/faq/documents`` counts, for processors that round otherwise.
"""

from collections import Counter
from pathlib import Path

import pytest

from passerelle import Assistant
from passerelle.evaluation.sets.read import read_questions
from passerelle.evaluation.types import Question
from passerelle.index.sync import sync
from passerelle.types import Answer

FOLDER = Path(__file__).parent / "questions" / "faq"
RIGHT = 56
Asked = list[tuple[Question, Answer]]


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Asked:
    store = tmp_path_factory.mktemp("faq")
    sync([FOLDER / "documents"], store)
    assistant = Assistant.open(store)
    return [
        (each, assistant.ask(each.text)) for each in read_questions([FOLDER / "questions.jsonl"]).questions
    ]


def test_the_set_asks_five_questions_of_each_faq_and_crosses_languages(asked: Asked) -> None:
    documents = Counter(question.expected[0].document for question, _ in asked)
    assert len(asked) == 60
    assert set(documents.values()) == {5}
    assert documents.keys() == {path.name for path in (FOLDER / "documents").iterdir()}
    crossing = [
        question
        for question, answer in asked
        if answer.citations and answer.citations[0].passage.language != question.language
    ]
    assert len(crossing) >= 20


def test_no_quotation_is_a_question(asked: Asked) -> None:
    quotes = [citation.quote for _, answer in asked for citation in answer.citations]
    assert quotes
    assert [quote for quote in quotes if quote.rstrip(" »”)").endswith("?")] == []


def test_quotations_hold_the_expected_words_with_their_question_as_context(asked: Asked) -> None:
    right = [
        question.id
        for question, answer in asked
        for citation in answer.citations
        if citation.passage.document.id == question.expected[0].document
        and question.expected[0].quote in citation.quote
        and citation.context_texts
    ]
    assert len(set(right)) >= RIGHT
