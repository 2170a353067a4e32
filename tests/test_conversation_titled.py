"""Each way of asking whether there is a document about something."""

import pytest

from passerelle.conversation.titled import titled
from passerelle.index.store.documents import Entry

BAIL = Entry("bail.md", "Bail du garage", "fr", "bail.md", 1, 10)
ASKS = """avez-vous | avez vous | as-tu | as tu | y a-t-il | y a t il | vous avez | tu as | il y a
est-ce que vous avez | est ce que tu as | est-ce qu'il y a | est-ce qu’il y a | do you have | have you | have you got
is there | are there | show me | list"""
KINDS = "document documents texte textes text texts fichier fichiers file files"
WHICH = (
    """avez-vous | avez vous | as-tu | as tu | y a-t-il | y a t il | do you have | are there | have you got"""
)
ABOUT = """sur le | à propos de | à propos du | à propos des | concernant le | au sujet de | au sujet du | au sujet des
qui parle de | qui parlent du | parle du | parlent des | about the | on | regarding the | concerning"""


def parts(table: str) -> list[str]:
    return [each.strip() for each in table.replace("\n", " | ").split(" | ")]


def is_held(message: str) -> bool:
    return titled(message, lambda: [BAIL]) == [BAIL]


@pytest.mark.parametrize("asks", parts(ASKS))
def test_each_way_of_asking_for_a_document_is_answered_with_its_title(asks: str) -> None:
    for article in (
        "",
        "un ",
        "une ",
        "des ",
        "a ",
        "an ",
        "any ",
        "the ",
        "les ",
        "autre ",
        "d'autres ",
        "other ",
        "more ",
        "some ",
    ):
        assert is_held(f"{asks} {article}document sur le bail ?") is (article != "autre ")
    for thing in ("quelque chose", "des choses", "anything", "something"):
        assert is_held(f"{asks} {thing} sur le bail ?")
    assert not is_held(f"pourquoi {asks} un document sur le bail ?")
    assert not is_held(f"{asks} un document sur le quai ?")
    assert not is_held(f"{asks} un document sur ?")


@pytest.mark.parametrize("kind", KINDS.split())
def test_a_document_is_asked_for_by_each_of_its_names(kind: str) -> None:
    for which in ("quels", "quel", "which", "what", "ces"):
        assert is_held(f"{which} {kind} sur le bail ?") is (which != "ces")
        for asks in parts(WHICH):
            assert is_held(f"{which} {kind} {asks} sur le bail ?") is (which != "ces")
    assert is_held(f"quels sont les {kind} sur le bail")
    assert is_held(f"il y a un {kind} sur le bail")
    assert not is_held(f"{kind} sur le bail")


@pytest.mark.parametrize("about", parts(ABOUT))
def test_what_a_document_is_about_stands_behind_each_preposition(about: str) -> None:
    assert is_held(f" Avez-vous un document {about} bail ?!")
    assert is_held(f"QUELS DOCUMENTS {about.upper()} BAIL")
    assert not is_held(f"avez-vous un document pour {about} bail")
