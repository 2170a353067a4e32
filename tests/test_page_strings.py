"""The words of the page: each in its own language, no two of them alike, and which fault is told by which."""

import pytest

from passerelle.conversation import lists
from passerelle.conversation.leaning import content
from passerelle.conversation.spoken import speak_of
from passerelle.conversation.tokens import tokens
from passerelle.index.errors import EmbedderError, LoadError, PasserelleError, StoreError, StoreLockedError
from passerelle.index.language import document_language
from passerelle.query import LONGEST_QUERY, QueryError
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


FREELY = {
    "fr": """abandonner absents affichee aller annuler appui assez aucun aucune aussi autre autres bibliotheque bon
bonne certitude chaque citation cite comme consultables consultes copie copier couleurs cours demandait
dit effacent entree essentiel etre eux garde gardees ici instant lance meme modifiez moyen nouveau passage
permise plus precedente proches pu puis quelques rangee recommencez relancez remedier renommer repond
repondent repondu seulement suivante suivantes supprime supprimer toujours trop vide""",
    "en": """10,000 again all another answer answers ask back browser cancel cannot certainty cited comes considered
documents empty enough enter escape fair first fix go gone here kept less like longer moment more most
needed next none noted once only other quotation quotes read reads really right running same say says
searched show shown skip some strong support then too try untitled used whole write""",
}
"""Words that the other language says by others than a dictionary has."""


@pytest.mark.parametrize(("language", "other"), [("fr", "en"), ("en", "fr")])
def test_each_word_is_said_in_the_other_language_too(
    language: QuestionLanguage, other: QuestionLanguage
) -> None:
    free = {*FREELY[language].split(), *lists.ATTRIBUTES}
    alone = {
        (key, word.text)
        for key, said in STRINGS[language].items()
        for word in content(tokens(said))
        if word.plain not in free and not speak_of([STRINGS[other][key]], [word])
    }
    assert alone == set()


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("hint", "Enter: send · Shift + Enter: new line · Escape, then 1 to 9: cited passage"),
        ("kept_where", "Kept on the server, and visible in this browser only."),
        ("store_fault", ("The library cannot be read. Index the documents again with “passerelle index”, "
         "then ask once more.")),
        ("empty", "The library is empty. Add a folder to it with “passerelle index FOLDER”, then reload this page."),
        ("too_long", f"This question is too long: {LONGEST_QUERY:,} characters at most."),
        ("blank", "Write a question first."),
        ("gone", "This document is no longer in the library. Ask the question again."),
    ],
)  # fmt: skip
def test_what_to_do_is_said_to_the_letter(key: str, said: str) -> None:
    assert STRINGS["en"][key] == said


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
