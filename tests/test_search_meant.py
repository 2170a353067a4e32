"""Which form of a follow-up is answered: another than the first where that is much surer."""

import math
from dataclasses import fields, replace

import pytest
from library import Library
from number_network import NumberNetwork

from passerelle.answer import Assistant
from passerelle.conversation.turns import Turn
from passerelle.index.store.only import EVERYTHING, Only
from passerelle.index.sync import Options
from passerelle.reader import Reader
from passerelle.retrieval import Retriever
from passerelle.search import Message, Search
from passerelle.titles import Titles
from passerelle.types import Answer, QuestionLanguage
from passerelle.weights import Evidence, Weights

FEW_WORDS = [each.name for each in fields(Evidence)].index("few_words")
FERRY = "The heron ferry of Morne leaves at 8 daily."
LEAVES = "When does the heron ferry of Morne leave?"
DOGS = "All dogs that are on board are free of charge."
TURN = Turn(LEAVES, LEAVES, "en", ("ferry.txt",), ("ferry",), FERRY, "8")
LONG = "Does it carry dogs, the heron ferry of Morne leave?"
"""Of six words that carry meaning, where the question itself has two."""


def logit(share: float) -> float:
    return math.log(share / (1 - share))


def sure(six: float, two: float, apart: tuple[float, float] = (1 / 7, 1 / 3)) -> Weights:
    """Return weights by which an answer is so sure to a question of six words, and so to one of two, however found."""
    slope = (logit(two) - logit(six)) / (apart[1] - apart[0])
    evidence = [0.0] * len(fields(Evidence))
    evidence[FEW_WORDS] = slope
    return Weights((0.0,) * 11, tuple(evidence), logit(six) - slope * apart[0], 0.5)


def asked(library: Library, question: str, weights: Weights, *turns: Turn, name: str = "dogs") -> Answer:
    """Return the answer to a follow-up, of two texts: the ferry's, and one of dogs that has that *name*."""
    library.write("ferry.txt", FERRY)
    library.write(f"{name}.txt", DOGS)
    library.index(options=Options(passage_tokens=60))
    retriever = Retriever.of(library.open(), library.embedder)
    with Assistant(retriever, NumberNetwork(f"{FERRY} {DOGS}"), weights) as assistant:  # type: ignore[arg-type]
        return assistant.ask(question, history=turns or (TURN,))


@pytest.mark.parametrize(
    ("six", "two", "taken"),
    [
        (0.3, 0.56, True),
        (0.3, 0.54, False),  # less than .55
        (0.6, 0.71, True),
        (0.6, 0.69, False),  # not a tenth more
        (0.79, 0.95, True),
        (0.81, 0.95, False),  # the first is sure enough
    ],
)
def test_another_form_is_taken_where_its_answer_is_much_surer(
    library: Library, six: float, two: float, *, taken: bool
) -> None:
    found = asked(library, "Does it carry dogs?", sure(six, two), name="ferry dogs")
    assert found.searched == ("Does it carry dogs?" if taken else LONG)
    assert found.confidence == pytest.approx(two if taken else six, abs=1e-4)
    assert found.abstained is (found.confidence < 0.5)
    assert found.language == "en"


def test_of_several_forms_the_surest_is_taken(library: Library) -> None:
    found = asked(library, "And the dogs?", sure(0.3, 0.7), name="ferry dogs")
    assert found.searched == "The dogs?"
    assert found.citations[0].quote in {FERRY, DOGS}


def test_a_form_whose_answer_is_of_another_document_than_may_be_meant_is_not_taken(library: Library) -> None:
    elsewhere = Turn(LEAVES, LEAVES, "en", ("gone.txt",), ("gone",), FERRY, "8")
    assert asked(library, "Does it carry dogs?", sure(0.3, 0.7), elsewhere, name="note").searched == LONG


OWNS = Turn(
    "Who owns the lamp of the pier?",
    "Who owns the lamp of the pier?",
    "en",
    ("ferry.txt",),
    ("Tolmer pier rules",),
    "The lamp of the pier is owned by Ida.",
)
PART = "Does it carry dogs, owns the lamp of the pier, Tolmer pier rules?"


@pytest.mark.parametrize(
    ("eight", "five", "searched"),
    [
        (0.3, 0.51, "Does it carry dogs, Tolmer pier rules?"),
        (0.3, 0.49, PART),
        (0.501, 0.52, PART),  # the first is no refusal
    ],
)
def test_what_is_refused_of_a_part_is_asked_of_all_that_is_cited(
    library: Library, eight: float, five: float, searched: str
) -> None:
    found = asked(library, "Does it carry dogs?", sure(eight, five, (1 / 9, 1 / 6)), OWNS)
    assert found.searched == searched


def test_a_question_without_a_conversation_is_looked_for_as_it_is(library: Library) -> None:
    library.write("ferry.txt", FERRY)
    library.index()
    retriever = Retriever.of(library.open(), library.embedder)
    with Assistant(retriever, NumberNetwork(FERRY), sure(0.3, 0.7)) as assistant:  # type: ignore[arg-type]
        found = assistant.ask("Does it carry dogs?")
    assert (found.searched, found.confidence) == ("", 0.7)


RULES = """All the dogs that come on board with their owners are free of charge, and they have to stay below.

Les chiens qui montent à bord avec leurs maîtres ne paient pas leur place, et ils doivent rester en bas.
"""


def search(
    library: Library,
    text: str,
    *,
    only: Only = EVERYTHING,
    interface: QuestionLanguage | None = None,
    threshold: float = 0.5,
) -> Search:
    library.index(options=Options(passage_tokens=20))
    retriever = Retriever.of(library.open(), library.embedder)
    known = Weights((0.0,) * 11, (0.0,) * len(fields(Evidence)), 0.0, threshold)
    reader = Reader(NumberNetwork(f"{FERRY} {DOGS} {RULES}"), library.embedder, known)  # type: ignore[arg-type]
    return Search(retriever, reader, Titles(retriever.store), Message(text, (), interface, only))


def test_ten_hits_of_the_documents_allowed_are_found(library: Library) -> None:
    for number in range(12):
        library.write(f"{number}.txt", f"The boat named {'abcdefghijkl'[number]} lies here.")
    allowed = tuple(f"{number}.txt" for number in range(11))
    whole, part = (
        search(library, "x", only=each).find("boat") for each in (EVERYTHING, Only(documents=allowed[:3]))
    )
    assert (len(whole.hits), len(part.hits)) == (10, 3)
    assert {hit.document.id for hit in part.hits} == set(allowed[:3])
    assert whole.query.text == "boat"


@pytest.mark.parametrize(("interface", "language"), [("fr", "fr"), ("en", "en"), (None, "fr")])
def test_a_question_of_no_language_is_read_in_that_of_the_page(
    library: Library, interface: QuestionLanguage | None, language: str
) -> None:
    library.write("ferry.txt", FERRY)
    assert search(library, "x", interface=interface).find("Morne 8 ?").query.language == language


@pytest.mark.parametrize(("threshold", "refused"), [(0.5, False), (0.51, True), (0.0, False)])
def test_what_is_less_sure_than_the_threshold_is_refused(
    library: Library, threshold: float, *, refused: bool
) -> None:
    library.write("ferry.txt", FERRY)
    asked = search(library, "x", threshold=threshold)
    found = asked.find("When does the ferry leave?")
    assert found.sure == 0.5
    assert asked.is_refused(found) is refused
    assert asked.is_refused(replace(found, picks=[], sure=1.0))


def test_what_is_cited_is_told_from_others_of_its_title(library: Library) -> None:
    library.write("north/ferry.md", f"# Ferry\n\n{FERRY}")
    library.write("south/ferry.md", f"# Ferry\n\n{DOGS}")
    asked = search(library, "x")
    found = asked.find("When does the heron ferry leave?")
    assert {each.told_apart for each in asked.cited(found, found.picks)} == {
        "north/ferry.md",
        "south/ferry.md",
    }


@pytest.mark.parametrize(("language", "told"), [(None, {"en", "fr"}), ("en", {"en"}), ("fr", {"fr"})])
def test_of_a_document_the_passages_in_the_language_allowed_are_read(
    library: Library, language: QuestionLanguage | None, told: set[str]
) -> None:
    library.write("rules.txt", RULES)
    asked = search(library, "x", only=Only(language=language))
    assert {each.language for each in asked._passages("rules.txt")} == told
