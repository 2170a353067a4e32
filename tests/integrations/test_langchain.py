"""Passerelle inside LangChain: what a citation needs, and our model."""

import asyncio
import json
from importlib import import_module
from typing import Any

import pytest
from fakes import WordEmbedder
from langchain_core.documents import Document
from langchain_core.runnables import RunnableLambda
from library import Library

from passerelle import Only, Retriever
from passerelle.index.embed.embedder import Engine
from passerelle.index.embed.open import open_embedder
from passerelle.index.errors import EmbedderError
from passerelle.index.types import Document as Source
from passerelle.index.types import Passage
from passerelle.integrations import langchain
from passerelle.integrations.extras import needing
from passerelle.integrations.langchain import PasserelleEmbeddings, PasserelleRetriever, document_of
from passerelle.permalink import Permalink
from passerelle.query import QueryError
from passerelle.types import Hit

QUESTION = "Who built the lighthouse in the bay of Quintal?"


def test_a_document_holds_a_passage_and_the_place_of_its_words(shore_retriever: Retriever) -> None:
    asked = "Who built the lighthouse of red granite?"
    found = PasserelleRetriever(retriever=shore_retriever, k=3).invoke(asked)
    hits = shore_retriever.search(asked, 3)
    assert [each.page_content for each in found] == [hit.text for hit in hits]
    first, hit = found[0], hits[0]
    assert first.id == hit.passage.id
    link = Permalink.parse(first.metadata["permalink"])
    assert shore_retriever.store.document(link.document).text[link.start : link.end] == first.page_content
    assert "Ana Duarte" in first.page_content
    assert first.metadata["source"].endswith("documents/harbour.md")
    names = {
        "document",
        "title",
        "path",
        "page",
        "start",
        "end",
        "heading",
        "score",
        "fields",
        "language",
        "rank",
    }
    assert names <= first.metadata.keys()
    assert first.metadata["score"] == hit.score
    assert json.loads(json.dumps(first.metadata)) == first.metadata


def test_fields_come_along_and_what_was_read_from_no_file_is_cited_by_its_id(
    shore_retriever: Retriever,
) -> None:
    found = PasserelleRetriever(retriever=shore_retriever, k=1).invoke("moorings checked by divers")
    assert found[0].metadata["fields"] == {"author": "Ana Duarte", "year": 2021}
    assert found[0].metadata["document"] == "moorings"


@pytest.mark.parametrize(
    ("only", "documents"),
    [
        (Only(language="fr"), {"marché.txt"}),
        (Only(where={"year": (">", 2022)}), {"storms"}),
        ({"where": {"year": {">": [2022]}}}, {"storms"}),
        (Only(documents=()), set()),
    ],
)
def test_a_limit_holds_for_the_retriever_or_for_one_call(
    shore_retriever: Retriever, only: Any, documents: set[str]
) -> None:
    always = PasserelleRetriever(retriever=shore_retriever, only=only)
    once = PasserelleRetriever(retriever=shore_retriever)
    awaited = asyncio.run(once.ainvoke("the bay of Quintal", only=only))
    for found in (always.invoke("the bay of Quintal"), once.invoke("the bay of Quintal", only=only), awaited):
        assert {each.metadata["document"] for each in found} == documents
    assert len(once.invoke("the bay of Quintal")) > 1


def test_ten_passages_are_found_unless_another_number_is_asked(library: Library) -> None:
    for number in range(12):
        library.write(f"{number}.txt", f"Boat {number} lies in the bay.")
    library.index()
    with library.open() as store:
        ours = PasserelleRetriever(retriever=Retriever.of(store, library.embedder))
        assert len(ours.invoke("a boat in the bay")) == 10
        assert len(asyncio.run(ours.ainvoke("a boat in the bay"))) == 10
        assert len(asyncio.run(ours.ainvoke("a boat in the bay", k=11))) == 11
        assert len(PasserelleRetriever(retriever=ours.retriever, k=1).invoke("a boat")) == 1


def test_awaited_and_in_a_batch_it_finds_the_same(shore_retriever: Retriever) -> None:
    ours = PasserelleRetriever(retriever=shore_retriever, k=2)
    asked = [QUESTION, "À quelle heure ouvre le marché ?", "a berth in summer"]
    alone = [ours.invoke(each) for each in asked]
    assert ours.batch(asked) == alone
    assert asyncio.run(ours.abatch(asked)) == alone


def test_a_question_waits_in_another_thread_and_not_in_the_loop(shore_retriever: Retriever) -> None:
    async def ask() -> tuple[list[Document], int]:
        ours, turns = PasserelleRetriever(retriever=shore_retriever, k=1), 0
        task = asyncio.create_task(ours.ainvoke(QUESTION, k=2))
        while not task.done():
            turns += 1
            await asyncio.sleep(0)
        return await task, turns

    found, turns = asyncio.run(ask())
    assert len(found) == 2
    assert turns > 3


def test_it_stands_in_a_chain(shore_retriever: Retriever) -> None:
    chain = PasserelleRetriever(retriever=shore_retriever, k=1) | RunnableLambda(
        lambda found: found[0].page_content
    )
    assert "7 heures" in chain.invoke("Quand ouvre le marché de Quintal ?")


def test_a_store_is_opened_by_its_folder(library: Library) -> None:
    library.write("marché.txt", "Le marché de Quintal ouvre le samedi à 7 heures.")
    library.embedder = open_embedder()  # type: ignore[assignment]
    library.index()
    ours = PasserelleRetriever.open(library.folder, k=1, tags=["shore"])
    assert [each.page_content for each in ours.invoke("When does the market open?")] == [
        "Le marché de Quintal ouvre le samedi à 7 heures."
    ]
    assert ours.tags == ["shore"]
    ours.retriever.close()
    with pytest.raises(EmbedderError, match="the bundled model always runs"):
        PasserelleRetriever.open(library.folder, Engine("torch"))


def test_a_model_is_the_one_that_is_named_and_is_run_as_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Any] = []

    def open_model(*given: object) -> WordEmbedder:
        opened.append(given)
        return WordEmbedder()

    monkeypatch.setattr(langchain, "open_embedder", open_model)
    assert PasserelleEmbeddings("mine", Engine("torch")).embed_query("un") == (
        WordEmbedder().embed_queries(["un"])[0].tolist()
    )
    PasserelleEmbeddings()
    assert opened == [("mine", Engine("torch")), ("", Engine())]


@pytest.mark.parametrize(("path", "source"), [("docs/a.txt", "docs/a.txt"), ("", "a")])
def test_a_source_is_a_path_or_else_the_id_of_a_document(path: str, source: str) -> None:
    hit = Hit(2, Passage(Source("a", "A", "fr", "Le bac part.", path=path), 3, 6, "fr"), 0.5, 0.25)
    found = document_of(hit)
    assert (found.id, found.page_content, found.metadata["source"]) == (hit.passage.id, "bac", source)
    assert (found.metadata["rank"], found.metadata["score"]) == (2, 0.5)


def test_what_cannot_be_asked_is_refused(shore_retriever: Retriever) -> None:
    ours = PasserelleRetriever(retriever=shore_retriever)
    with pytest.raises(QueryError, match="the question is empty"):
        ours.invoke("  ")
    with pytest.raises(QueryError, match="k is 0"):
        ours.invoke("bay", k=0)
    with pytest.raises(TypeError, match="only is 'fr'"):
        ours.invoke("bay", only="fr")
    with pytest.raises(ValueError, match="greater than or equal to 1"):
        PasserelleRetriever(retriever=shore_retriever, k=0)


def test_passages_and_questions_are_embedded_each_with_its_own_prompt() -> None:
    ours, texts = (
        PasserelleEmbeddings(),
        ["Le marché ouvre à 7 heures.", "The lighthouse was lit in 1871.", ""],
    )
    assert ours.embed_documents(texts) == open_embedder().embed_passages(texts).tolist()
    assert ours.embed_query(texts[0]) == open_embedder().embed_queries(texts[:1])[0].tolist()
    assert ours.embed_documents([]) == []


def test_a_package_that_is_missing_is_named_with_how_to_install_it() -> None:
    remedy = r"\(no_such_thing\): `pip install 'passerelle\[langchain\]'`"
    with pytest.raises(ImportError, match=remedy), needing("langchain"):
        import_module("no_such_thing")
