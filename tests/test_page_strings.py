"""The words of the page: each in its own language, no two of them alike, and which fault is told by which."""

import pytest

from passerelle.index.errors import EmbedderError, LoadError, PasserelleError, StoreError, StoreLockedError
from passerelle.index.language import document_language
from passerelle.query import QueryError
from passerelle.types import QuestionLanguage
from passerelle.ui.strings import ALWAYS, STRINGS, fault, interface_language

ALIKE = {
    "conversation", "conversations", "document", "evidence", "numbered", "page", "title", "turn", "turns",
}  # fmt: skip
"""What is the same word in French and in English."""


@pytest.mark.parametrize("language", ["fr", "en"])
def test_what_is_said_at_length_is_said_in_its_own_language(language: QuestionLanguage) -> None:
    words = STRINGS[language]
    assert {key: document_language(said) for key, said in words.items() if len(said) > 25} == {
        key: language for key, said in words.items() if len(said) > 25
    }
    assert document_language(ALWAYS[language]) == language


def test_no_words_are_forgotten_in_the_other_language() -> None:
    assert {key for key, said in STRINGS["fr"].items() if said == STRINGS["en"][key]} == ALIKE


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_two_keys_say_the_same(language: QuestionLanguage) -> None:
    said = list(STRINGS[language].values())
    assert len(said) == len(set(said))


@pytest.mark.parametrize(
    ("error", "key"),
    [
        (StoreLockedError("x"), "locked_fault"),
        (StoreError("x"), "store_fault"),
        (EmbedderError("x"), "model_fault"),
        (LoadError("x"), "store_fault"),
        (QueryError("x"), "store_fault"),
        (PasserelleError("x"), "store_fault"),
    ],
)
def test_a_fault_is_told_by_what_a_reader_can_do(error: PasserelleError, key: str) -> None:
    assert fault(error) == key
    assert all(len(words[key]) > 25 for words in STRINGS.values())


@pytest.mark.parametrize(
    ("named", "language"), [("fr", "fr"), ("FR", "en"), ("en", "en"), ("", "en"), (["fr"], "en")]
)
def test_a_page_is_french_where_it_says_so(named: object, language: str) -> None:
    assert interface_language(named) == language
