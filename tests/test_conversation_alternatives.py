"""Facts about other forms of a follow-up: one is taken where the first is answered badly, and no other document's."""

import pytest

from passerelle import Assistant, Conversation, Turn
from passerelle.conversation.alternatives import alternatives, is_meant
from passerelle.conversation.rewrite import stand_alone
from passerelle.index.sync import Options, sync

ROWING = "Règlement intérieur du club d'aviron de Sarlanges"
DOCUMENTS = {
    "sarlanges.md": f"""# {ROWING}

## Sorties
Les sorties ont lieu le mercredi à 14 heures et le samedi à 9 heures. Le port du gilet est obligatoire pour les mineurs.

## Matériel
Toute casse de bateau se signale au responsable du matériel, Bastien Lhermet, dans les 24 heures.

## Cotisation
La cotisation annuelle est de 210 €. Elle se règle avant le 15 octobre.
""",
    "lowmere.md": """# Lowmere Rowing Club: rules for members

Membership costs £180 a year. Outings are on Sundays at 8:00. Nobody rows after sunset. Report damage within two days.
""",
    "penhallow.md": """# Penhallow Village Hall Committee: minutes of 11 June

Bryn Roofing cannot come before 4 August to mend the roof. A grant of £3,000 for it came from the Carnoweth
Trust. The piano was sold to the school for £220.
""",
}
OUTING = "À quelle heure a lieu la sortie du mercredi à Sarlanges ?"
GRANT = "Which trust gave a grant for the roof of Penhallow village hall?"
FILTER = "How often should the filter of the VAGUELIS D12 be cleaned?"


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("talk")
    for name, text in DOCUMENTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    sync([folder], folder / "store", Options())
    return Assistant.open(folder / "store")


def quoted(assistant: Assistant, *questions: str) -> tuple[str, str]:
    """Return what is quoted for the last of *questions*, asked one after another, and the form it was looked for in."""
    said = Conversation()
    for question in questions:
        answer = assistant.ask(question, history=said.turns)
        said = said.after(answer)
    return (answer.citations[0].quote if answer.citations else ""), answer.searched


@pytest.mark.parametrize(
    ("questions", "words"),
    [
        ((GRANT, "how much was it?"), "£3,000"),
        ((OUTING, "ils rament aussi le dimanche à Lowmere ?"), "Sundays at 8:00"),
        (("À qui signaler une casse de bateau à Sarlanges ?", "dans quel délai ?"), "24 heures"),
        ((GRANT, "what did they get for the piano?"), "£220"),
    ],
)
def test_a_follow_up_is_answered_from_what_it_means(
    assistant: Assistant, questions: tuple[str, ...], words: str
) -> None:
    assert words in quoted(assistant, *questions)[0]


@pytest.mark.parametrize(
    "question", ["What is the fee of Lowmere Rowing Club?", "Combien coûte la cotisation à Sarlanges ?"]
)
def test_a_question_that_stands_alone_gets_no_other_form(assistant: Assistant, question: str) -> None:
    assert quoted(assistant, GRANT, question)[1] == ""


def test_only_what_is_new_and_of_a_document_that_was_spoken_of_is_meant(assistant: Assistant) -> None:
    grant, rowing = (assistant.ask(each) for each in (GRANT, "When are outings at Lowmere?"))
    before = [Turn.of(grant)]
    assert is_meant("how much was the grant?", before, grant.citations[0])
    assert not is_meant("is there a car park?", before, grant.citations[0])
    assert is_meant("do they row at Lowmere?", before, rowing.citations[0])
    assert not is_meant("when do they meet?", before, rowing.citations[0])
    assert not is_meant("how much was the grant of Corvin?", before, grant.citations[0])


def test_a_correction_or_an_exact_fragment_says_itself_what_is_asked() -> None:
    last = Turn(OUTING, OUTING, "fr", ("sarlanges.md",), (ROWING,))
    assert alternatives("ils rament à Lowmere ?", "x", [last])
    assert alternatives("non, je parlais de Lowmere", "x", [last]) == []
    assert "Pour une casse, aviron de Sarlanges ?" in alternatives("et pour une casse ?", "x", [last])
    for exact in ("et à Lowmere ?", "et le samedi ?", "et l'année d'avant ?", "et pour les 16 ans ?"):
        assert alternatives(exact, "x", [last]) == []


def test_a_thing_may_take_the_place_of_a_named_thing_where_its_own_document_answers() -> None:
    question = "How long is the guarantee of the Corvin R2 mower?"
    forms = alternatives("and the kettle?", "x", [Turn(question, question, "en", ("d",), ("Corvin R2",))])
    assert "How long is the guarantee of the kettle?" in forms


def test_an_owner_alone_takes_the_place_of_the_one_before() -> None:
    last = Turn(FILTER, FILTER, "en")
    assert stand_alone("and the washing machine's?", [last], lambda _: "") == (
        "How often should the filter of the washing machine be cleaned?"
    )


def test_a_question_word_with_its_noun_alone_asks_of_all_that_was_asked() -> None:
    last = Turn(
        "Où signaler une casse à Sarlanges ?", "Où signaler une casse à Sarlanges ?", "fr", ("d",), (ROWING,)
    )
    assert (
        stand_alone("dans quel délai ?", [last], lambda _: "")
        == "Dans quel délai, signaler une casse à Sarlanges ?"
    )


DRIER = "le sèche-linge Orvel"
TEXT = "Le tambour du sèche-linge Orvel ne reçoit ni laine ni cuir. La garantie est de deux ans."


@pytest.mark.parametrize(
    ("before", "question", "form"),
    [
        (
            "Qu'est-ce qu'il ne sèche pas",
            "et le tambour ?",
            f"Qu'est-ce que le tambour ne sèche pas, {DRIER} ?",
        ),
        ("Que faire s'il est bloqué", "et le tambour ?", f"Que faire si le tambour est bloqué, {DRIER} ?"),
        ("Que faire s'il est bloqué", "et le volet roulant ?", "Que faire si le volet roulant est bloqué ?"),
        ("Qu'est-ce qu'il ne faut pas y mettre", "et le tambour ?", "Le tambour, Sèche-linge Orvel ?"),
    ],
)
def test_a_thing_takes_the_place_of_a_pronoun_that_means_one(before: str, question: str, form: str) -> None:
    first = "Combien de temps est garanti le sèche-linge Orvel ?"
    history = [Turn(first, first, "fr", ("d",), ("Sèche-linge Orvel",))]
    history.append(Turn(f"{before} ?", f"{before}, {DRIER} ?", "fr", ("d",), ("Sèche-linge Orvel",)))
    assert stand_alone(question, history, lambda _: TEXT) == form
