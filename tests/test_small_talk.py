"""Facts about greetings and courtesy: what asks nothing of the documents gets no passages of them."""

from pathlib import Path

import pytest
from library import Library

from passerelle import Assistant, Retriever
from passerelle.conversation.small_talk import reply, small_talk
from passerelle.courtesy import core
from passerelle.index.sync import Options, sync
from passerelle.types import QuestionLanguage


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ("Bonsoir !", "greeting"),
        ("Hi there, how are you?", "greeting"),
        ("Merci beaucoup, bonne journée", "farewell"),
        ("ok, thanks a lot", "thanks"),
        ("Goodbye", "farewell"),
        ("help", "help"),
        ("Bonjour, que savez-vous faire ?", "help"),
        ("Quels documents avez-vous ?", "documents"),
        ("How many documents are there in the store?", "documents"),
        ("List the documents, please", "documents"),
        ("thanks a lot, very helpful", "thanks"),
        ("Merci, c'est très clair !", "thanks"),
        ("What languages do you speak?", "help"),
        ("Quelles langues comprends-tu ?", "help"),
        ("Are you a robot?", "help"),
        ("Which languages must the guide speak?", None),
        ("Is it helpful?", None),
        ("?!", "nothing"),
        ("👍", "nothing"),
        ("Quels documents fournir pour une bourse ?", None),
        ("How many documents must an applicant send?", None),
        ("Bonjour, quel est le loyer ?", None),
        ("Thanks, and the deposit?", None),
        ("Who wrote the help page?", None),
        ("why?", None),
        ("slt", "greeting"),
        ("coucou les amis", "greeting"),
        ("Bonjour mesdames et messieurs", "greeting"),
        ("Hi folks", "greeting"),
        ("Ça marche !", "thanks"),
        ("C’est noté, merci", "thanks"),
        ("no problem", "thanks"),
        ("ciao", "farewell"),
        ("Bonjour, et l'équipe ?", None),
        ("Comment ça marche ?", "help"),
        ("Ça marche le dimanche ?", None),
        ("Who is on the team?", None),
        ("merci bcp !", "thanks"),
        ("Can you help me?", "help"),
        ("Can you help me find the rent?", None),
        ("Combien y a-t-il de documents ?", "documents"),
        ("Which documents are in French?", "documents"),
        ("Quels documents sont en anglais ?", "documents"),
        ("Which documents in French must be sent?", None),
        ("Combien de documents faut-il fournir ?", None),
        ("Hola", "foreign"),
        ("¡Hola! ¿Qué tal?", "foreign"),
        ("Guten Tag", "foreign"),
        ("Buongiorno a tutti", "foreign"),
        ("Olá, tudo bem?", "foreign"),
        ("Muchas gracias, adiós", "foreign"),
        ("Danke schön", "foreign"),
        ("Привет!", "foreign"),
        ("你好", "foreign"),
        ("こんにちは", "foreign"),
        ("مرحبا", "foreign"),
        ("안녕하세요", "foreign"),
        ("नमस्ते", "foreign"),
        ("Hola, ¿cuánto cuesta la entrada?", None),
        ("Vale", "foreign"),
        ("todos", None),
        ("tout le monde", None),
        ("Danke for the rent?", None),
    ],
)
def test_small_talk_is_told_from_a_question(message: str, kind: str | None) -> None:
    assert small_talk(message) == kind


def test_an_evening_is_wished_where_one_was() -> None:
    said = {text: reply("greeting", "fr", [], message=text)[:8] for text in ("Bonsoir !", "Bonjour")}
    assert said == {"Bonsoir !": "Bonsoir.", "Bonjour": "Bonjour."}
    assert reply("greeting", "en", [], message="good evening").startswith("Good evening.")


def test_whether_there_is_a_document_is_answered_by_titles_in_either_language(library: Library) -> None:
    library.write("pool.md", "# Tarifs de la piscine des Sorbiers\n\nL'entrée coûte 4 euros.")
    library.write(
        "rent.md",
        "# Lease of the mill\n\nThe rent of the mill is due on the fifth day. Dogs are not allowed.",
    )
    library.index()
    with Assistant(Retriever(library.open(), library.embedder)) as assistant:
        said = [
            assistant.ask(each)
            for each in (
                "Avez-vous un document sur la piscine ?",
                "Do you have anything about the pool?",
                "quels documents parlent du moulin ?",
            )
        ]
        other = [assistant.ask(each) for each in ("Do you have anything about dogs?", "Is there a lease?")]
    assert (
        said[0].text
        == "Oui, 1 document le dit dans son titre\u00a0: «\u00a0Tarifs de la piscine des Sorbiers\u00a0»."
    )
    assert said[1].text == "Yes, 1 document says so in its title: “Tarifs de la piscine des Sorbiers”."
    assert "Lease of the mill" in said[2].text
    assert [each.small_talk for each in (*said, *other)] == [True, True, True, False, False]


def test_a_long_message_is_no_small_talk() -> None:
    assert small_talk("merci" + " merci beaucoup" * 7) == "thanks"
    assert small_talk("?" * 120) == "nothing"
    assert small_talk("?" * 121) is None


def test_what_may_ask_of_the_turn_before_is_no_small_talk_behind_it() -> None:
    assert small_talk("how many pages?") == "documents"
    assert small_talk("how many pages?", follows=True) is None
    assert small_talk("how many documents are there?", follows=True) == "documents"


def test_the_store_is_described_in_numbers_and_titles(library: Library) -> None:
    for number in range(9):
        library.write(
            f"{number}.md", f"# Note {number}\n\nThe heron number {number} waits in the shallow water."
        )
    library.write(
        "cerf.md", "# Le cerf\n\nLe cerf traverse la forêt, le soir, quand il ne pleut pas sur les arbres."
    )
    library.index()
    with library.open() as store:
        entries = store.entries()
    text = reply("documents", "en", entries)
    assert text.startswith("There are 10 documents (1 in French, 9 in English), in ")
    assert text.endswith("“Note 7” and 2 more.")
    assert reply("documents", "fr", entries[-1:]).startswith("Il y a 1 document (1 en français), soit ")


def test_a_greeting_is_answered_in_its_language_and_without_passages(tmp_path: Path) -> None:
    (tmp_path / "mill.md").write_text(
        "# The Harrow mill\n\nThe mill was built by Edith Pane in 1804.", encoding="utf-8"
    )
    sync([tmp_path], tmp_path / "store", Options())
    with Assistant.open(tmp_path / "store") as assistant:
        hello, thanks = assistant.ask("Bonjour"), assistant.ask("ok", interface="fr")
    assert (hello.small_talk, hello.nearest, hello.citations) == (True, (), ())
    assert hello.text.startswith("Bonjour. Posez une question")
    assert "“" not in hello.text
    assert "«\u00a0The Harrow mill\u00a0»" in hello.text
    assert thanks.text.startswith("Avec plaisir")


@pytest.mark.parametrize(
    ("message", "asked"),
    [
        (
            "Bonjour, pourriez-vous s'il vous plaît me dire quel est le loyer du box ? Merci d'avance.",
            "Quel est le loyer du box?",
        ),
        (
            "Hello, I hope you are well. I was wondering if you could tell me how much the box costs? Many thanks",
            "How much the box costs?",
        ),
        ("Je voudrais savoir si les chiens sont admis, s'il vous plaît.", "Les chiens sont admis?"),
        ("Could you tell me when the library closes, please?", "When the library closes?"),
        ("Who signs the lease, please?", "Who signs the lease?"),
        ("What should I tell my landlord?", "What should I tell my landlord?"),
        ("Can you tell the difference between A and B?", "Can you tell the difference between A and B?"),
        ("Merci !", "Merci !"),
        ("Would you mind telling me who runs the club?", "Who runs the club?"),
        ("Good morning, could I ask you how long the visit takes?", "How long the visit takes?"),
        ("Je me permets de vous écrire pour savoir quand commence la saison.", "Quand commence la saison?"),
        ("Hi, quick question: how much is the deposit?", "How much is the deposit?"),
        ("Une question de droit se pose-t-elle ?", "Une question de droit se pose-t-elle ?"),
    ],
)
def test_a_polite_question_is_asked_by_its_core(message: str, asked: str) -> None:
    assert core(message) == asked


@pytest.mark.parametrize(
    ("language", "said"), [("fr", "aucun document. Ajoutez-en"), ("en", "no document yet. Add")]
)
def test_an_empty_store_says_how_to_fill_it(language: QuestionLanguage, said: str) -> None:
    assert said in reply("documents", language, [])
    assert "0" not in reply("greeting", language, [])


def test_a_greeting_in_a_third_language_gets_a_word_about_our_two_and_no_passage(library: Library) -> None:
    library.write("rent.txt", "The rent is due on the fifth day.")
    library.index()
    with Assistant(Retriever(library.open(), library.embedder)) as assistant:
        english, french = (assistant.ask("Hola", interface=each) for each in (None, "fr"))
    assert (english.small_talk, english.citations, english.nearest, english.suggestions) == (True, (), (), ())
    assert english.text.startswith(
        "Passerelle understands questions in French and in English. Passerelle comprend"
    )
    assert french.text.startswith(
        "Passerelle comprend les questions en français et en anglais. Passerelle understands"
    )
