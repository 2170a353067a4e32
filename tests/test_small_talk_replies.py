"""What is said to each kind of small talk, word for word, in either language."""

import pytest

from passerelle.conversation.small_talk import SmallTalk, reply
from passerelle.index.store.documents import Entry
from passerelle.types import QuestionLanguage

SHELF = [
    Entry("a", "Bail", "fr", "a.md", 3, 10),
    Entry("b", " ", "en", "b.md", 1, 10),
    Entry("c", "Karte", "other", "c.md", 2, 10),
]
HELD_FR = (
    "Il y a 3 documents (1 en français, 1 en anglais, 1 dans une autre langue), soit 6 passages\u00a0: "
    "«\u00a0Bail\u00a0» (2031), «\u00a0b\u00a0», «\u00a0Karte\u00a0»."
)
HELD_EN = (
    "There are 3 documents (1 in French, 1 in English, 1 in another language), in 6 passages: "
    "“Bail” (2031), “b”, “Karte”."
)
HELPS_FR = (
    "Passerelle répond, en français ou en anglais, avec les mots exacts de vos documents\u00a0: "
    "demandez une date, un prix, une personne, une règle."
)
HELPS_EN = (
    "Passerelle answers, in French or English, with the exact words of your documents: "
    "ask for a date, a price, a person, a rule."
)
BOTH_FR = "Passerelle comprend les questions en français et en anglais."
BOTH_EN = "Passerelle understands questions in French and in English."


@pytest.mark.parametrize(
    ("kind", "language", "said"),
    [
        ("greeting", "fr", f"Bonjour. Posez une question sur vos documents. {HELD_FR}"),
        ("greeting", "en", f"Hello. Ask a question about your documents. {HELD_EN}"),
        ("thanks", "fr", "Avec plaisir. Posez une autre question quand vous voulez."),
        ("thanks", "en", "You are welcome. Ask another question whenever you like."),
        ("farewell", "fr", "Au revoir."),
        ("farewell", "en", "Goodbye."),
        (
            "help",
            "fr",
            f"{HELPS_FR} {HELD_FR}",
        ),
        (
            "help",
            "en",
            f"{HELPS_EN} {HELD_EN}",
        ),
        ("documents", "fr", HELD_FR),
        ("documents", "en", HELD_EN),
        ("nothing", "fr", f"Posez une question en quelques mots. {HELD_FR}"),
        ("nothing", "en", f"Ask a question in a few words. {HELD_EN}"),
        (
            "foreign",
            "fr",
            f"{BOTH_FR} {BOTH_EN}",
        ),
        (
            "foreign",
            "en",
            f"{BOTH_EN} {BOTH_FR}",
        ),
    ],
)
def test_small_talk_is_answered_with_what_the_store_holds(
    kind: SmallTalk, language: QuestionLanguage, said: str
) -> None:
    assert reply(kind, language, SHELF, {"a": "2031", "b": "none"}) == said


def test_one_document_is_told_in_the_singular_and_none_says_how_to_add_some() -> None:
    assert reply("documents", "en", SHELF[:1]) == "There is 1 document (1 in French), in 3 passages: “Bail”."
    assert reply("documents", "fr", SHELF[1:2]) == (
        "Il y a 1 document (1 en anglais), soit 1 passage\u00a0: «\u00a0b\u00a0»."
    )
    assert (
        reply("documents", "en", []) == "There is no document yet. Add some with “passerelle index FOLDER”."
    )
    assert reply("nothing", "fr", []) == (
        "Posez une question en quelques mots. Il n’y a encore aucun document. "
        "Ajoutez-en avec «\u00a0passerelle index DOSSIER\u00a0»."
    )


def test_eight_titles_are_named_and_the_rest_counted() -> None:
    eight, nine = (
        reply("documents", "en", [Entry(f"{at}", f"T{at}", "en", "x", 1, 1) for at in range(count)])
        for count in (8, 9)
    )
    assert eight.endswith("“T6”, “T7”.")
    assert nine.endswith("“T6”, “T7” and 1 more.")
    assert reply("documents", "fr", [*SHELF, *SHELF, *SHELF]).endswith("et 1 de plus.")
