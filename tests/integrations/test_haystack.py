"""Passerelle inside Haystack: components of its pipelines, written to YAML and read back."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fakes import WordEmbedder
from library import Library

from passerelle import Assistant, Only
from passerelle.index.embed.open import open_embedder
from passerelle.index.errors import StoreError
from passerelle.index.store.location import read_location
from passerelle.integrations import haystack_embedders, quiet_haystack
from passerelle.integrations.haystack import PasserelleReader, PasserelleRetriever, folders_json
from passerelle.integrations.haystack_embedders import PasserelleDocumentEmbedder, PasserelleTextEmbedder
from passerelle.integrations.limits import limits_json, read_limits
from passerelle.permalink import Permalink

from haystack import Document, Pipeline  # isort: skip  ours comes first and keeps it quiet
from haystack.components.retrievers.in_memory import InMemoryEmbeddingRetriever  # isort: skip
from haystack.dataclasses import ExtractedAnswer  # isort: skip
from haystack.document_stores.in_memory import InMemoryDocumentStore  # isort: skip

WHEN, COST = "When was the lighthouse of Quintal first lit?", "Combien coûte une nuit au port en été ?"
NOWHERE = "Who won the chess tournament of 1987 in Oslo?"
FREE = [
    Document(content="The mill grinds barley on Thursdays. It was rebuilt by Edith Pane in 1931."),
    Document(content="Le four du village est allumé chaque vendredi à 6 heures."),
    Document(content=None, meta={"title": "a picture"}),
]


@pytest.fixture(scope="module")
def store(shore: Library, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the folder of a store of the shore's documents, made with the bundled model."""
    made = Library(tmp_path_factory.mktemp("bundled"))
    made.embedder = open_embedder()  # type: ignore[assignment]
    made.index(shore.documents)
    return str(made.folder)


@pytest.fixture(scope="module")
def ours(store: str) -> Iterator[PasserelleRetriever]:
    retriever = PasserelleRetriever(store, top_k=4)
    retriever.warm_up()
    assert retriever.retriever
    yield retriever
    retriever.retriever.close()


@pytest.fixture(scope="module")
def reader(store: str) -> PasserelleReader:
    return PasserelleReader(store)


def reading(store: Any) -> Pipeline:
    made = Pipeline()
    made.add_component("retriever", PasserelleRetriever(store, top_k=4))
    made.add_component("reader", PasserelleReader(store))
    made.connect("retriever.documents", "reader.documents")
    return made


def asked(pipeline: Pipeline, question: str) -> list[ExtractedAnswer]:
    found = pipeline.run({"retriever": {"query": question}, "reader": {"query": question}})
    answers: list[ExtractedAnswer] = found["reader"]["answers"]
    return answers


def sound(answer: ExtractedAnswer) -> bool:
    """Tell whether both spans of *answer* hold its words."""
    assert answer.document
    assert answer.document_offset
    assert answer.context
    assert answer.context_offset
    within, around = answer.document_offset, answer.context_offset
    there = (answer.document.content or "")[within.start : within.end]
    return bool(answer.data == there == answer.context[around.start : around.end])


def test_a_document_holds_a_passage_its_score_and_its_place(ours: PasserelleRetriever) -> None:
    found = ours.run(WHEN)["documents"]
    assert ours.retriever
    hits = ours.retriever.search(WHEN, 4)
    assert [(each.content, each.score, each.id) for each in found] == [
        (hit.text, hit.score, hit.passage.id) for hit in hits
    ]
    assert found[0].meta["permalink"] == str(hits[0].permalink)
    assert "3 May 1871" in found[0].content
    assert Document.from_dict(found[0].to_dict()) == found[0]


def test_a_pipeline_quotes_the_exact_words_with_their_places(store: str) -> None:
    first = asked(reading(store), WHEN)[0]
    assert first.data == "3 May 1871"
    assert "lit for the first time on 3 May 1871" in str(first.context)
    assert sound(first)
    link = Permalink.parse(first.meta["permalink"])
    assert first.meta["quote"] == first.context
    assert link.document == first.document.meta["document"] == "harbour.md"
    assert ExtractedAnswer.from_dict(first.to_dict()) == first


@pytest.mark.parametrize("question", [WHEN, COST, NOWHERE, "Quand ouvre le marché ?"])
def test_it_answers_as_passerelle_itself_does(
    ours: PasserelleRetriever, reader: PasserelleReader, store: str, question: str
) -> None:
    answers = reader.run(question, ours.run(question, top_k=10)["documents"])["answers"]
    with Assistant.open(store) as assistant:
        answer = assistant.ask(question)
    assert [each.context for each in answers if each.data] == [each.quote for each in answer.citations]
    assert answers[0].score == pytest.approx(1 - answer.confidence if answer.abstained else answer.confidence)


def test_without_its_store_a_passage_still_knows_its_place(ours: PasserelleRetriever) -> None:
    first = PasserelleReader().run(WHEN, ours.run(WHEN)["documents"])["answers"][0]
    assert first.data == "3 May 1871"
    assert sound(first)
    assert ours.retriever
    link = Permalink.parse(first.meta["permalink"])
    whole = ours.retriever.store.document(link.document).text
    assert whole[link.start : link.end] == first.context


def test_where_nothing_answers_one_answer_says_so_unless_none_is_wanted(store: str) -> None:
    (unanswered,) = asked(reading(store), NOWHERE)
    assert unanswered.data is None
    assert unanswered.document is None
    assert unanswered.score > 0.5
    assert PasserelleReader(store, no_answer=False).run(NOWHERE, [])["answers"] == []
    assert PasserelleReader().run(NOWHERE, [])["answers"] == [
        ExtractedAnswer(query=NOWHERE, data=None, document=None, score=1.0)
    ]


@pytest.mark.parametrize(
    ("question", "words", "place"),
    [("Who rebuilt the mill?", "Edith Pane", 0), ("When is the oven of the village lit?", "6 heures", 1)],
)
@pytest.mark.parametrize("with_store", [True, False])
def test_documents_of_any_other_retriever_are_read_too(
    question: str, words: str, place: int, store: str, *, with_store: bool
) -> None:
    first = PasserelleReader(store if with_store else None).run(question, FREE)["answers"][0]
    assert words in str(first.context)
    assert first.document == FREE[place]
    assert sound(first)


def test_a_long_text_is_read_where_it_answers() -> None:
    filler = " ".join(
        f"On day {number} the wind came from the west and nobody sailed." for number in range(50)
    )
    long = Document(content=f"{filler} The bell of Sarnt was cast in 1702. {filler}")
    first = PasserelleReader().run("When was the bell of Sarnt cast?", [long])["answers"][0]
    assert first.data == "1702"
    assert first.document == long
    assert sound(first)


def test_a_quotation_that_goes_on_behind_its_passage_has_a_document_that_holds_it(library: Library) -> None:
    library.embedder = open_embedder()  # type: ignore[assignment]
    items = [
        "A rope of ten metres",
        "Two lanterns with oil",
        "A whistle for each sailor",
        "Bread for three days",
    ]
    library.write(
        "aboard.md", "Bring the following things aboard:\n\n" + "\n".join(f"- {each}" for each in items)
    )
    library.index()
    question = "Which things do I bring aboard?"
    documents = PasserelleRetriever(library.folder).run(question)["documents"]
    assert len(documents) > 1
    first = PasserelleReader(library.folder).run(question, documents)["answers"][0]
    assert first.context.count("\n") >= 3
    assert sound(first)


@pytest.mark.parametrize(
    "only",
    [
        Only(),
        Only(language="fr", documents=["a", "b"], folder="team"),
        Only(where={"author": "Ana Duarte", "year": (">", 2022)}),
        Only(
            where={
                "year": ((">=", 2020), ("<", 2024), ("!=", 2021), ("!=", 2022)),
                "team": ["x", "y"],
                "gone": None,
            }
        ),
    ],
)
def test_limits_are_read_back_from_their_json(only: Only) -> None:
    again = read_limits(limits_json(only))
    assert again == only
    assert limits_json(again) == limits_json(only)


@pytest.mark.parametrize(
    ("wrong", "error", "says"),
    [
        ("fr", TypeError, "only is 'fr': give an Only"),
        ({"where": ["year"]}, TypeError, "where is"),
        ({"languages": "fr"}, TypeError, "languages"),
        ({"language": "de"}, ValueError, "the language is 'de'"),
        ({"where": {"year": {"~": [1]}}}, ValueError, "year"),
    ],
)
def test_limits_that_say_nothing_are_refused(wrong: Any, error: type[Exception], says: str) -> None:
    with pytest.raises(error, match=says):
        read_limits(wrong)


def test_a_search_is_limited_by_the_component_or_the_call(store: str, ours: PasserelleRetriever) -> None:
    only = {"where": {"year": {">": [2022]}}}
    limited = PasserelleRetriever(store, only=only)
    for found in (
        limited.run("the bay"),
        ours.run("the bay", only=only),
        ours.run("the bay", only=read_limits(only)),
    ):
        assert [each.meta["document"] for each in found["documents"]] == ["storms"]
    assert len(ours.run("the bay", top_k=2)["documents"]) == 2


def test_a_pipeline_is_written_to_yaml_and_read_back(store: str) -> None:
    made = reading(store)
    made.get_component("retriever").only = Only(language="en", where={"year": (">", 2020)})
    again = Pipeline.loads(made.dumps())
    assert again.to_dict() == made.to_dict()
    assert again.get_component("retriever").only == Only(language="en", where={"year": (">", 2020)})
    assert asked(Pipeline.loads(reading(store).dumps()), WHEN) == asked(reading(store), WHEN)


def test_several_stores_are_searched_and_read_as_one(store: str, library: Library) -> None:
    library.embedder = open_embedder()  # type: ignore[assignment]
    library.write("mill.txt", "The mill of Sarnt was rebuilt by Edith Pane in 1931.")
    library.index()
    both = {"shore": store, "inland": str(library.folder)}
    answers = asked(Pipeline.loads(reading(both).dumps()), "Who rebuilt the mill of Sarnt?")
    assert (answers[0].data, answers[0].meta["store"]) == ("Edith Pane", "inland")
    assert asked(reading([store, library.folder]), WHEN)[0].meta["document"] == "harbour.md"


def test_awaited_it_finds_the_same(store: str, ours: PasserelleRetriever) -> None:
    pipeline = Pipeline()
    pipeline.add_component("retriever", PasserelleRetriever(store, top_k=4))
    found = asyncio.run(pipeline.run_async({"retriever": {"query": WHEN}}))
    assert found["retriever"] == ours.run(WHEN)


@pytest.mark.parametrize(
    ("given", "json"),
    [
        ("shore", "shore"),
        (Path("a") / "b", str(Path("a") / "b")),
        ("postgresql://me:secret@host/name", "postgresql://me@host/name"),
        (read_location("postgresql://me:secret@host/name"), "postgresql://me@host/name"),
        ({"a": Path("x"), "b": "postgresql://me:secret@host/y"}, {"a": "x", "b": "postgresql://me@host/y"}),
        ([Path("x"), "y"], ["x", "y"]),
    ],
)
def test_a_store_is_written_by_its_place_and_no_password_is(given: Any, json: Any) -> None:
    assert folders_json(given) == json
    assert PasserelleRetriever(given).to_dict()["init_parameters"] == {
        "store": json,
        "top_k": 10,
        "only": None,
    }
    assert PasserelleReader(given).to_dict()["init_parameters"] == {"store": json, "no_answer": True}
    bare = PasserelleReader(no_answer=False).to_dict()
    assert bare["init_parameters"] == {"store": None, "no_answer": False}
    assert PasserelleReader.from_dict(bare).no_answer is False


def test_what_is_known_of_a_document_is_embedded_before_its_words_in_the_order_that_is_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    embedder, opened = WordEmbedder(), list[str]()

    def opening(model: str) -> WordEmbedder:
        opened.append(model)
        return embedder

    monkeypatch.setattr(haystack_embedders, "open_embedder", opening)
    ours = PasserelleDocumentEmbedder("mine", meta_fields_to_embed=["year", "title"])
    documents = [
        Document(content="un", meta={"title": "Pont", "year": 1931}),
        Document(content="deux", meta={"title": "", "other": "x"}),
        Document(content=None),
    ]
    found = ours.run(documents)["documents"]
    assert embedder.asked == ["1931\nPont\nun", "deux", ""]
    assert [(each.id, each.content) for each in found] == [(each.id, each.content) for each in documents]
    assert [each.embedding for each in documents] == [None] * 3
    text = PasserelleTextEmbedder("mine")
    assert (
        text.run("un")["embedding"]
        == text.run("un")["embedding"]
        == embedder.embed_queries(["un"])[0].tolist()
    )
    ours.run(documents[:1])
    PasserelleDocumentEmbedder().warm_up()
    assert opened == ["mine", "mine", ""]  # a model is opened once


def test_our_model_embeds_documents_and_questions_of_haystack() -> None:
    kept = InMemoryDocumentStore(embedding_similarity_function="cosine")
    embedded = PasserelleDocumentEmbedder(meta_fields_to_embed=["title"]).run(FREE)["documents"]
    kept.write_documents(embedded)
    assert embedded[0].embedding == open_embedder().embed_passages([FREE[0].content])[0].tolist()
    assert embedded[2].embedding == open_embedder().embed_passages(["a picture\n"])[0].tolist()
    pipeline = Pipeline()
    pipeline.add_component("embedder", PasserelleTextEmbedder())
    pipeline.add_component("retriever", InMemoryEmbeddingRetriever(kept, top_k=1))
    pipeline.connect("embedder.embedding", "retriever.query_embedding")
    again = Pipeline.loads(pipeline.dumps())
    assert again.to_dict()["components"]["embedder"] == pipeline.to_dict()["components"]["embedder"]
    found = pipeline.run({"embedder": {"text": "When is the oven lit?"}})["retriever"]["documents"]
    assert found[0].content == FREE[1].content


def test_a_store_that_is_missing_is_an_error_when_it_is_warmed_up(tmp_path: Path) -> None:
    retriever = PasserelleRetriever(tmp_path / "nowhere")
    assert PasserelleRetriever.from_dict(retriever.to_dict()).store == retriever.store
    with pytest.raises(StoreError, match="passerelle index"):
        retriever.warm_up()


def test_haystack_tells_nobody_unless_its_own_setting_asks_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    running: Any = sys.modules["haystack.telemetry._telemetry"]
    found = [running.telemetry]
    monkeypatch.setattr(running, "telemetry", "imported before")
    for setting in ("True", "", None):
        if setting is not None:
            monkeypatch.setenv(quiet_haystack.SETTING, setting)
        else:
            monkeypatch.delenv(quiet_haystack.SETTING)
        quiet_haystack.silence()
        found.append(running.telemetry)
    assert found == [None, "imported before", "imported before", None]
    assert os.environ[quiet_haystack.SETTING] == "False"


@pytest.mark.slow
def test_a_pipeline_asks_no_other_machine_even_where_haystack_came_first(store: str, tmp_path: Path) -> None:
    program = (
        "import sys\nfrom no_network import forbid\nforbid()\nfrom haystack import Pipeline\n"
        "from passerelle.integrations.haystack import PasserelleRetriever\n"
        "made = Pipeline()\nmade.add_component('retriever', PasserelleRetriever(sys.argv[1]))\n"
        "print(len(made.run({'retriever': {'query': 'the bay'}})['retriever']['documents']))"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1]), "HOME": str(tmp_path)}
    environment.pop(quiet_haystack.SETTING, None)
    ran = subprocess.run(
        [sys.executable, "-c", program, store], env=environment, capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stdout.strip().isdigit()) == (0, True), ran.stderr
