"""Every way of greeting, thanking, leaving, and asking about the store itself, and the replies with their counts."""

import pytest

from passerelle.conversation.small_talk import TITLES, SmallTalk, is_neutral, reply, small_talk
from passerelle.index.store.documents import Entry
from passerelle.index.types import Language

SAID = {
    "greeting": """
bonjour | bonsoir | salut | coucou | bjr | bsr | slt | hello | hi | hey | hiya | good morning | good afternoon
good evening | good day | greetings | re bonjour | Bonjour à tous | bonjour à toutes | bonjour tout le monde | hi there
hello everyone | hi all | bonjour madame | bonjour monsieur | bonjour mesdames et messieurs | bonjour passerelle
hello again | bonjour à vous | salut toi | salut l'ami | salut les amis | salut les gars | hi guys | hello team
hello my friend | ça va | comment ça va ? | comment vas-tu ? | comment allez-vous ? | tu vas bien ? | how are you
how are you doing today? | how's it going | how is it going | what's up | bonjour, comment allez-vous ?
""",
    "thanks": """
merci | un grand merci | merci beaucoup | merci bcp | merci bien | merci infiniment | merci à vous | merci d'avance
merci pour tout | merci pour la réponse | merci pour votre réponse | thanks | many thanks | thanks a lot
thanks so much | thanks for that | thanks for your help | thank you | thank u very much | thx | ty | mci | cheers
c'est parfait | c'est très clair | c'est gentil | parfait | super | génial | great | perfect | cool | nice | excellent
très bien | bravo | that's great | that's all | ok | okay | d'accord | entendu | compris | got it | I see | je vois
understood | all right | alright | ça marche | c'est noté | noted | d'acc | nickel | sounds good | no problem
no worries | pas de souci | pas de problème | de rien | you're welcome | OK merci
""",
    "farewell": """
au revoir | bye | bye bye | goodbye | see you | see you later | see you soon | à bientôt | à plus | ciao | tchao
bonne journée | bonne soirée | bonne nuit | good night | have a good day | have a nice evening | merci, au revoir
""",
    "help": """
help | help me | aide | aide-moi | aidez-moi | à l'aide | besoin d'aide | I need help | can you help me?
could you please help | pouvez-vous m'aider | peux-tu m'aider | who are you? | what are you? | qui es-tu ?
qui êtes-vous ? | tu es qui ? | what can you do? | what could you do for me? | what do you do? | que sais-tu faire ?
que savez-vous faire ? | que peux-tu faire pour moi ? | que pouvez-vous faire ? | qu'est-ce que tu sais faire ?
qu'est-ce que vous pouvez faire ? | tu sais faire quoi ? | à quoi sers-tu ? | à quoi servez-vous ? | à quoi ça sert ?
comment ça marche ? | comment ça fonctionne ? | comment faire ? | comment t'utiliser ? | how does it work?
how does this work? | how do I use it? | what is this? | c'est quoi passerelle ? | what is passerelle?
qu'est-ce que passerelle ? | mode d'emploi | what can I ask? | que puis-je vous demander ? | que puis-je demander ?
quelles questions puis-je poser ?
""",
    "documents": """
quels documents ? | quels sont les documents ? | quels sont tes documents ? | combien de documents as-tu ?
combien de documents y a-t-il ? | combien de fichiers avez-vous ? | quels textes connais-tu ? | combien de pages ?
combien de documents contient la base ? | combien de documents en tout ? | combien de documents dans cette base ?
qu'avez-vous comme documents ? | what's in here? | liste des documents | lister les documents
montre-moi les documents | donne-moi la liste des documents | quelle est la liste de documents
combien de documents sont en français ? | how many documents are there in English?
which documents do you have in French? | what documents do you have? | how many files are there? | which texts are there
what documents can I ask about? | how many documents are in the store? | how many pages in total? | list documents
list your documents | show me all the documents | what's in the store? | what is in your library?
what are your documents about? | qu'y a-t-il dans la base ? | qu'est-ce qu'il y a dans tes documents ?
""",
    "nothing": "oui | yes | yep | non | no | nope | hm | hmmm | euh | bof | test | ha ha | lol | ? | … | !!",
}


@pytest.mark.parametrize(
    ("kind", "message"),
    [
        (kind, message)
        for kind, table in SAID.items()
        for line in table.strip().splitlines()
        for message in line.split(" | ")
    ],
)
def test_small_talk_is_known_however_it_is_said(kind: str, message: str) -> None:
    assert small_talk(message) == kind
    greeted = "greeting" if kind == "thanks" or not any(map(str.isalnum, message)) else kind
    assert small_talk(f"Bonjour, {message}") == greeted


@pytest.mark.parametrize(
    "message",
    [
        "bonjour, quand ouvre la halle ?",
        "merci de dire quand ouvre la halle",
        "quels documents faut-il pour un permis ?",
        "how many documents must I bring?",
        "how does it work with a permit?",
        "help for farmers",
        "what is this permit?",
        "test de la halle",
        "no dogs",
    ],
)
def test_a_question_that_begins_like_small_talk_is_one(message: str) -> None:
    assert small_talk(message) is None


@pytest.mark.parametrize(
    ("message", "follows"),
    [
        ("combien de pages ?", None),
        ("how does it work?", None),
        ("comment ça marche ?", None),
        ("what is this?", None),
        ("à quoi ça sert ?", None),
        ("which documents?", None),
        ("combien de documents as-tu ?", "documents"),
        ("merci", "thanks"),
    ],
)
def test_what_may_be_of_the_question_before_is_no_small_talk_behind_one(
    message: str, follows: str | None
) -> None:
    assert small_talk(message) is not None
    assert small_talk(message, follows=True) == follows


@pytest.mark.parametrize(("spaces", "kind"), [(115, "greeting"), (116, None)])
def test_a_message_of_more_than_a_hundred_and_twenty_letters_is_no_small_talk(
    spaces: int, kind: str | None
) -> None:
    assert small_talk(f"hello{' ' * spaces}") == kind


@pytest.mark.parametrize(
    "word", "ok okay super cool bravo bye test lol ha euh hm hmm excellent documents".split()
)
def test_some_words_are_the_same_in_both_languages(word: str) -> None:
    assert is_neutral(f"{word.upper()} !")
    assert not is_neutral(f"{word} merci")


def entry(number: int, language: Language, title: str = "") -> Entry:
    return Entry(f"{number}.md", title or f"T{number}", language, f"{number}.md", passages=2, characters=9)


def test_the_documents_are_counted_by_language_and_the_first_eight_are_named() -> None:
    some = [entry(1, "fr"), entry(2, "en"), entry(3, "other")]
    assert reply("documents", "en", some) == (
        "There are 3 documents (1 in French, 1 in English, 1 in another language), in 6 passages: “T1”, “T2”, “T3”."
    )
    assert reply("documents", "fr", some[:1]) == (
        "Il y a 1 document (1 en français), soit 2 passages\u00a0: «\u00a0T1\u00a0»."
    )
    assert reply("documents", "en", some[1:2]).startswith(
        "There is 1 document (1 in English), in 2 passages:"
    )
    many = [entry(number, "fr") for number in range(TITLES + 2)]
    assert TITLES == 8
    assert reply("documents", "en", many).endswith("“T7” and 2 more.")
    assert reply("documents", "fr", many).endswith(" et 2 de plus.")
    assert " more" not in reply("documents", "en", many[:8])


def test_a_document_is_told_from_another_of_its_title() -> None:
    named = [entry(1, "en", "Rules"), entry(2, "en", " ")]
    said = reply("documents", "en", named, {"1.md": "2020", "2.md": "x"})
    assert said.endswith(": “Rules” (2020), “2.md”.")


@pytest.mark.parametrize("kind", ["greeting", "help", "documents", "nothing"])
def test_where_there_is_no_document_the_command_that_adds_some_is_said(kind: str) -> None:
    assert "passerelle index DOSSIER" in reply(kind, "fr", [])  # type: ignore[arg-type]
    assert "passerelle index FOLDER" in reply(kind, "en", [])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "message", "french", "english"),
    [
        (
            "greeting",
            "",
            "Bonjour. Posez une question sur vos documents. Il y a",
            "Hello. Ask a question about your",
        ),
        ("greeting", "bsr", "Bonsoir. Posez", "Good evening. Ask"),
        ("greeting", "Good Evening!", "Bonsoir. Posez", "Good evening. Ask"),
        ("greeting", "bonsoirs", "Bonjour. Posez", "Hello. Ask"),
        ("thanks", "", "Avec plaisir. Posez une autre question", "You are welcome. Ask another question"),
        ("farewell", "bonsoir", "Au revoir.", "Goodbye."),
        (
            "help",
            "",
            "Passerelle répond, en français ou en anglais,",
            "Passerelle answers, in French or English,",
        ),
        ("documents", "", "Il y a 1 document (1 en français)", "There is 1 document (1 in French)"),
        (
            "nothing",
            "",
            "Posez une question en quelques mots. Il y a 1",
            "Ask a question in a few words. There is 1",
        ),
        ("foreign", "", "Passerelle comprend les questions", "Passerelle understands questions"),
    ],
)
def test_each_kind_has_its_reply_in_both_languages(
    kind: SmallTalk, message: str, french: str, english: str
) -> None:
    held = [entry(1, "fr")]
    assert reply(kind, "fr", held, message=message).startswith(french)
    assert reply(kind, "en", held, message=message).startswith(english)


def test_a_title_is_named_without_the_spaces_around_it() -> None:
    assert reply("documents", "en", [entry(1, "fr", " Bac\u00a0 ")]).endswith(": “Bac”.")
    assert reply("documents", "en", [entry(1, "other")]).startswith(
        "There is 1 document (1 in another language)"
    )
    assert reply("documents", "fr", [entry(1, "other"), entry(2, "en")]).startswith(
        "Il y a 2 documents (1 en anglais, 1 dans une autre langue), soit 4 passages"
    )
