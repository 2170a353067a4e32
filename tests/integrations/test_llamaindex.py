"""Passerelle inside LlamaIndex: nodes with their places, and our model as an embedding."""

import asyncio
import pickle
from typing import Any

import pytest
from fakes import WordEmbedder
from library import Library
from llama_index.core import MockEmbedding, Settings, VectorStoreIndex
from llama_index.core.llms import MockLLM
from llama_index.core.query_engine import RetrieverQueryEngine
from llama_index.core.schema import MetadataMode, NodeRelationship, ObjectType, QueryBundle, TextNode

from passerelle import Only, Retriever
from passerelle.index.embed.embedder import Engine
from passerelle.index.embed.open import BUNDLED_NAME, open_embedder
from passerelle.index.errors import EmbedderError
from passerelle.index.types import Document, Passage, Span
from passerelle.integrations import llamaindex
from passerelle.integrations.llamaindex import PasserelleEmbedding, PasserelleRetriever, node_of
from passerelle.query import QueryError
from passerelle.types import Hit

QUESTION = "Who built the lighthouse of red granite?"


@pytest.fixture
def ours(shore_retriever: Retriever) -> PasserelleRetriever:
    return PasserelleRetriever(shore_retriever, similarity_top_k=3)


def test_a_node_is_a_passage_with_its_place_in_its_document(
    ours: PasserelleRetriever, shore_retriever: Retriever
) -> None:
    found = ours.retrieve(QUESTION)
    hits = shore_retriever.search(QUESTION, 3)
    assert [each.score for each in found] == [hit.score for hit in hits]
    node, whole = found[0].node, shore_retriever.store.document("harbour.md")
    assert isinstance(node, TextNode)
    assert "Ana Duarte" in node.text
    assert whole.text[node.start_char_idx : node.end_char_idx] == node.text == found[0].get_content()
    assert node.node_id == hits[0].passage.id
    assert node.ref_doc_id == "harbour.md"
    source: Any = node.relationships[NodeRelationship.SOURCE]
    assert source.metadata["title"] == node.metadata["title"] == whole.title
    assert node.metadata["permalink"] == str(hits[0].permalink)


def test_a_model_is_shown_the_title_and_not_the_numbers(ours: PasserelleRetriever) -> None:
    node = ours.retrieve("What does a berth cost in summer?")[0].node
    shown = node.get_content(MetadataMode.LLM)
    assert shown == (
        "title: The harbour of Quintal\nheading: The harbour of Quintal › Fees\n\n" + node.get_content()
    )
    assert shown == node.get_content(MetadataMode.EMBED)


def test_a_page_is_shown_where_there_is_one_and_a_node_is_a_part_of_its_document() -> None:
    paged = Document("a", "Bac", "fr", "Le bac part. Il revient.", (Span(0, 13), Span(13, 24)), path="a.pdf")
    hit = Hit(2, Passage(paged, 13, 24, "fr", page=2), 0.5, 0.25)
    node = node_of(hit)
    assert node.get_content(MetadataMode.LLM) == "title: Bac\npage: 2\n\nIl revient."
    assert node.get_content(MetadataMode.EMBED) == node.get_content(MetadataMode.LLM)
    assert (node.node_id, node.start_char_idx, node.end_char_idx) == (hit.passage.id, 13, 24)
    source: Any = node.relationships[NodeRelationship.SOURCE]
    assert (source.node_id, source.metadata) == ("a", {"title": "Bac", "path": "a.pdf", "fields": {}})


@pytest.mark.parametrize(("size", "taken"), [(0, False), (1, True), (2048, True), (2049, False)])
def test_texts_are_embedded_together_within_the_limits_of_the_framework(size: int, *, taken: bool) -> None:
    if taken:
        assert PasserelleEmbedding(embed_batch_size=size).embed_batch_size == size
    else:
        with pytest.raises(ValueError, match="embed_batch_size"):
            PasserelleEmbedding(embed_batch_size=size)


def test_a_model_is_the_one_that_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    def open_model(name: str) -> WordEmbedder:
        opened.append(name)
        return WordEmbedder()

    monkeypatch.setattr(llamaindex, "open_embedder", open_model)
    ours = PasserelleEmbedding(model_name="mine")
    assert ours.get_text_embedding("un") == WordEmbedder().embed_passages(["un"])[0].tolist()
    assert opened == ["mine"]


def test_a_node_is_read_back_from_its_own_json(ours: PasserelleRetriever) -> None:
    node = ours.retrieve("moorings checked by divers")[0].node
    assert node.metadata["fields"] == {"author": "Ana Duarte", "year": 2021}
    assert TextNode.from_json(node.to_json()) == node


def test_awaited_or_asked_by_a_bundle_it_finds_the_same(ours: PasserelleRetriever) -> None:
    alone = ours.retrieve(QUESTION)
    assert asyncio.run(ours.aretrieve(QUESTION)) == alone
    assert ours.retrieve(QueryBundle(QUESTION)) == alone
    assert len(alone) == 3


def test_a_search_is_limited(shore_retriever: Retriever) -> None:
    for only in (Only(where={"year": (">", 2022)}), {"where": {"year": {">": [2022]}}}):
        found = PasserelleRetriever(shore_retriever, only=only).retrieve("the bay of Quintal")
        assert [each.node.ref_doc_id for each in found] == ["storms"]


def test_ten_passages_are_found_and_settings_of_the_framework_are_its_own(library: Library) -> None:
    for number in range(12):
        library.write(f"{number}.txt", f"Boat {number} lies in the bay.")
    library.index()
    with library.open() as store:
        ours = PasserelleRetriever(Retriever.of(store, library.embedder), verbose=True)
        assert len(ours.retrieve("a boat in the bay")) == 10
        assert len(asyncio.run(ours.aretrieve("a boat in the bay"))) == 10
        assert ours._verbose is True


def test_awaited_a_search_is_limited_too_and_hidden_is_what_a_model_is_not_shown(
    shore_retriever: Retriever,
) -> None:
    ours = PasserelleRetriever(shore_retriever, 2, {"where": {"year": {"<": [2022]}}})
    (found,) = asyncio.run(ours.aretrieve("moorings in the bay"))
    assert found.node.ref_doc_id == "moorings"
    hidden = found.node.excluded_llm_metadata_keys
    assert hidden == found.node.excluded_embed_metadata_keys
    assert "title" not in hidden
    assert {"page", "document", "path", "fields", "permalink", "rank", "score"} <= set(
        hidden
    )  # it has no page
    source: Any = found.node.relationships[NodeRelationship.SOURCE]
    assert source.node_type == ObjectType.DOCUMENT
    assert source.metadata == {
        "title": "Moorings",
        "path": found.node.metadata["path"],
        "fields": found.node.metadata["fields"],
    }


def test_it_feeds_a_query_engine(ours: PasserelleRetriever) -> None:
    answered = RetrieverQueryEngine.from_args(ours, llm=MockLLM()).query(QUESTION)
    assert "red granite by Ana Duarte" in str(answered)
    assert answered.source_nodes == ours.retrieve(QUESTION)


def test_a_store_is_opened_by_its_folder_and_a_blank_question_refused(library: Library) -> None:
    library.write("marché.txt", "Le marché de Quintal ouvre le samedi à 7 heures.")
    library.embedder = open_embedder()  # type: ignore[assignment]
    library.index()
    ours = PasserelleRetriever.open(library.folder, similarity_top_k=1)
    assert ours.retrieve("When does the market open?")[0].node.ref_doc_id == "marché.txt"
    with pytest.raises(QueryError, match="the question is empty"):
        ours.retrieve(" ")
    ours.retriever.close()
    with pytest.raises(EmbedderError, match="the bundled model always runs"):
        PasserelleRetriever.open(library.folder, Engine("torch"))


def test_passages_and_questions_are_embedded_each_with_its_own_prompt() -> None:
    ours, texts = (
        PasserelleEmbedding(),
        ["Le marché ouvre à 7 heures.", "The lighthouse was lit in 1871.", ""],
    )
    passages = open_embedder().embed_passages(texts).tolist()
    assert ours.get_text_embedding_batch(texts) == passages
    assert asyncio.run(ours.aget_text_embedding_batch(texts)) == passages
    assert ours.get_text_embedding(texts[0]) == pytest.approx(passages[0], abs=1e-4)
    question = open_embedder().embed_queries(texts[:1])[0].tolist()
    assert ours.get_query_embedding(texts[0]) == asyncio.run(ours.aget_query_embedding(texts[0])) == question


def test_the_embedding_is_kept_as_its_settings() -> None:
    ours = PasserelleEmbedding(embed_batch_size=7)
    usual = PasserelleEmbedding()
    assert (usual.embed_batch_size, usual.model_name, usual.class_name()) == (
        256,
        BUNDLED_NAME,
        "PasserelleEmbedding",
    )
    assert asyncio.run(ours.aget_text_embedding("marché")) == ours.get_text_embedding("marché")
    for again in (PasserelleEmbedding.from_dict(ours.to_dict()), pickle.loads(pickle.dumps(ours))):
        assert again.embed_batch_size == 7
        assert again.get_query_embedding("marché") == ours.get_query_embedding("marché")


def test_an_index_of_llamaindex_is_made_with_our_model() -> None:
    nodes = [TextNode(text="Le marché ouvre à 7 heures."), TextNode(text="The lighthouse was lit in 1871.")]
    index = VectorStoreIndex(nodes, embed_model=PasserelleEmbedding())
    found = index.as_retriever(similarity_top_k=1).retrieve("When does the market open?")
    assert found[0].get_content() == nodes[0].text
    assert not isinstance(Settings._embed_model, MockEmbedding)
