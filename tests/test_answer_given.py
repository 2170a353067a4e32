"""What is given beside a question, the turns before it, the page's language and the documents allowed, is heeded."""

import asyncio
from dataclasses import fields, replace

import pytest
from library import Library
from number_network import NumberNetwork

from passerelle.answer import Assistant
from passerelle.collection import Collection
from passerelle.conversation.turns import Conversation, Turn
from passerelle.index.store.only import Only
from passerelle.index.store.stores import Stores
from passerelle.index.sync import Options
from passerelle.retrieval import Retriever
from passerelle.starting import KEPT_IN
from passerelle.types import Answer
from passerelle.weights import Evidence, Weights

TEXTS = {
    "ferry": "The ferry leaves at 8 daily.",
    "dogs": "All dogs are carried free of charge.",
    "quai": "Le quai de Morne ferme au public.",
}
ASKED = "When does the ferry leave?"
ENGLISH = Turn(ASKED, ASKED, "en", ("ferry.txt",), ("ferry",), TEXTS["ferry"])
ANY = Weights((0.0,) * 11, (0.0,) * len(fields(Evidence)), 2.0, 0.5)
FRENCH = Turn("Quand part le bac ?", "Quand part le bac ?", "fr", ("gone.txt",), ("bac",), "")


def assistant(library: Library) -> Assistant:
    network = NumberNetwork(" ".join(TEXTS.values()))
    retriever = Retriever.of(library.open(), library.embedder)
    return Assistant(retriever, network, ANY)  # type: ignore[arg-type]  # all that is asked of one


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Return a library of three short texts and twelve of boats, that no test changes."""
    library = Library(tmp_path_factory.mktemp("given"))
    for name, text in TEXTS.items():
        library.write(f"{name}.txt", text)
    for number in range(12):
        library.write(f"boat{number}.txt", f"# Boat\n\nThe boat named {'abcdefghijkl'[number]} lies here.")
    library.index(options=Options(passage_tokens=60))
    return library


def timeless(answer: Answer) -> Answer:
    return replace(answer, milliseconds=0.0)


def ids(answer: Answer) -> set[str]:
    cited = {each.passage.document.id for each in answer.citations}
    return cited | {hit.document.id for hit in answer.nearest}


def test_a_question_in_an_event_loop_is_asked_with_all_that_is_given(kept: Library) -> None:
    only = Only(documents=("dogs.txt", "quai.txt"))
    with assistant(kept) as asked:
        given = {"history": [ENGLISH], "interface": "fr", "only": only, "k": 1}
        found = asyncio.run(asked.aask("And the dogs?", **given))  # type: ignore[arg-type]
        assert timeless(found) == timeless(asked.ask("And the dogs?", **given))  # type: ignore[arg-type]
        assert found.searched
        assert ids(found) <= set(only.documents or ())
        assert asyncio.run(asked.aask("Morne 8 ?", interface="fr")).language == "fr"
        assert asyncio.run(asked.aask("Morne 8 ?", interface="en")).language == "en"
        assert len(asyncio.run(asked.aask("Which boat?", k=2)).nearest) <= 2


@pytest.mark.parametrize("k", [3, 10, 11, 20])
def test_no_document_is_listed_that_is_not_allowed_however_many_hits_are_wanted(
    kept: Library, k: int
) -> None:
    allowed = {"ferry.txt", "boat1.txt", "boat2.txt"}
    with assistant(kept) as asked:
        assert ids(asked.ask("Which boat?", only=Only(documents=tuple(allowed)), k=k)) == allowed


def test_a_conversation_is_heeded_as_its_turns_are(kept: Library) -> None:
    with assistant(kept) as asked:
        whole = asked.ask("And the dogs?", history=Conversation((ENGLISH,)))
        assert timeless(whole) == timeless(asked.ask("And the dogs?", history=[ENGLISH]))
        assert whole.searched
        assert asked.ask("And the dogs?").searched == ""


@pytest.mark.parametrize(("turn", "language"), [(FRENCH, "fr"), (ENGLISH, "en")])
@pytest.mark.parametrize("interface", ["fr", "en", None])
def test_the_language_of_the_turn_before_goes_before_that_of_the_page(
    kept: Library, turn: Turn, language: str, interface: str | None
) -> None:
    with assistant(kept) as asked:
        for message in ("ok", "Gracias"):
            found = asked.ask(message, history=[turn], interface=interface)  # type: ignore[arg-type]
            assert (found.small_talk, found.language) == (True, language)


def test_what_follows_a_question_may_ask_of_it_and_is_no_small_talk(kept: Library) -> None:
    with assistant(kept) as asked:
        assert asked.ask("how many pages?").small_talk
        assert not asked.ask("how many pages?", history=[ENGLISH]).small_talk


def test_a_turn_whose_document_is_gone_is_heeded_all_the_same(kept: Library) -> None:
    with assistant(kept) as asked:
        assert asked.ask("Et le quai ?", history=[FRENCH]).searched


def test_documents_of_one_title_are_told_apart_where_a_store_is_described(library: Library) -> None:
    for folder in ("north", "south"):
        library.write(f"{folder}/boat.md", f"# Boat\n\nThe boat of the {folder} lies here.")
    library.index()
    with assistant(library) as asked:
        told = asked.ask("Which documents do you have?").text
        named = asked.ask("Do you have anything about the boat?").text
    for text in (told, named):
        assert "north" in text
        assert "south" in text


def test_every_store_that_is_searched_is_erased_with_what_lies_beside_it(library: Library) -> None:
    folders = {name: library.place / name for name in ("north", "south")}
    for name, folder in folders.items():
        with Collection.open(folder, embedder=library.embedder) as collection:
            collection.add([{"id": f"{name} boat", "text": "A boat lies here."}])
        (folder / KEPT_IN).write_text("{}", encoding="utf-8")
    retriever = Retriever.of(Stores.open(folders), library.embedder)
    with Assistant(retriever, NumberNetwork("A boat lies here."), ANY) as asked:  # type: ignore[arg-type]
        asked.remove("south boat", erase=True)
        assert [name for name in folders if (folders[name] / KEPT_IN).exists()] == ["north"]
        asked.remove(erase=True)
        assert [each.id for each in asked.documents()] == ["north boat"]
    assert not any((folder / KEPT_IN).exists() for folder in folders.values())
