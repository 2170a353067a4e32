"""Facts about a collection: documents from a program's memory are added, replaced and removed, whole or not at all."""

import re
import sqlite3
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from fakes import WordEmbedder
from library import Library

from passerelle import Collection, Document, Heading, Only, Retriever, Span, StoreError, Update
from passerelle.index.errors import StoreLockedError
from passerelle.index.store import schema
from passerelle.index.store.change import change
from passerelle.index.store.verify import verify

MILL = "The old mill grinds barley on Thursdays."
QUAY = "Le quai du nord ferme à dix-neuf heures."


@dataclass
class Note:
    id: str
    text: str
    fields: dict[str, Any] = field(default_factory=dict)


@pytest.fixture
def collection(library: Library) -> Collection:
    return Collection.open(library.folder, embedder=library.embedder)


def counts(update: Update) -> tuple[int, int, int, int]:
    return update.added, update.replaced, update.removed, update.unchanged


def found(library: Library, question: str, only: Only | None = None) -> list[str]:
    retriever = Retriever.of(library.open(), library.embedder)
    return [hit.document.id for hit in retriever.search(question, only=only or Only())]


def test_the_examples_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    readme = (Path(__file__).parents[1] / "index" / "README.md").read_text(encoding="utf-8")
    examples = re.findall(r"^```python\n(.*?)^```", readme, re.MULTILINE | re.DOTALL)
    assert max(len(each.splitlines()) for each in examples) <= 10
    for each in examples:
        exec(compile(each, "index/README.md", "exec"), {})
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "quay {'year': 2025} Le quai du nord ferme à 19 heures."
    assert said[1:] == ["0 1 0 Account(gaps=(), unread=())", "2", "(2, 384) 2"]


def test_it_makes_the_store_where_there_is_none(tmp_path: Path) -> None:
    with Collection.open(tmp_path / "new" / "store") as collection:
        assert len(collection) == 0
    with Retriever.open(tmp_path / "new" / "store") as retriever:
        assert retriever.search("Is anything here?") == []


def test_dicts_dataclasses_and_documents_are_added_and_found(
    library: Library, collection: Collection
) -> None:
    given = [{"id": "mill", "text": MILL}, Note("quay", QUAY), Document("d", "Dog", "en", "The dog runs.")]
    assert counts(collection.add(given)) == (3, 0, 0, 0)
    assert (collection.ids(), len(collection), "quay" in collection) == (["d", "mill", "quay"], 3, True)
    assert found(library, "When does the mill grind barley?")[0] == "mill"
    with library.open() as store:
        assert (store.document("mill").text, store.document("quay").language) == (MILL, "fr")
    assert verify(library.folder).problems == ()


def test_a_text_stays_as_it_stands_so_that_offsets_are_the_callers_own(
    library: Library, collection: Collection
) -> None:
    text = "\r\n  Cafe\u0301 du port\u00ad.\r\n\r\nIl ferme \u200bà minuit.\t\x00 😀 "
    collection.add([{"id": 7, "text": text}])
    with library.open() as store:
        passages = store.passages("7")
        assert store.document("7").text == text
    assert all(text[each.start : each.end] == each.text for each in passages)


def test_all_that_a_dict_says_is_kept(library: Library, collection: Collection) -> None:
    fields = {"year": np.int64(2024), "on": date(2024, 5, 3), "tags": ("a", "b"), "draft": False, "by": None}
    text = "Tide tables\n\nHigh water is at noon."
    given: dict[str, Any] = {"id": "t", "text": text, "title": "Tides", "language": "en", "fields": fields}
    given |= {"source": Path("notes/tides.md"), "headings": [(0, 11, 1)], "pages": [(0, len(text))]}
    collection.add([given])
    with library.open() as store:
        document = store.document("t")
    assert document.fields == {
        "year": 2024,
        "on": "2024-05-03",
        "tags": ["a", "b"],
        "draft": False,
        "by": None,
    }
    assert (document.title, document.language, document.path) == ("Tides", "en", "notes/tides.md")
    assert (document.headings, document.pages) == ((Heading(0, 11, 1),), (Span(0, len(text)),))
    hit = Retriever.of(library.open(), library.embedder).search(
        "high water", only=Only(where={"year": 2024})
    )[0]
    assert hit.document.fields["tags"] == ["a", "b"]
    assert found(library, "high water", Only(where={"on": (">=", "2025")})) == []


def test_an_id_must_be_new_to_be_added(library: Library, collection: Collection) -> None:
    collection.add([{"id": "mill", "text": MILL}])
    with pytest.raises(ValueError, match=r"holds 1 document of these ids already \('mill'\): `replace`"):
        collection.add([{"id": "new", "text": QUAY}, {"id": "mill", "text": QUAY}])
    assert collection.ids() == ["mill"]
    assert library.open().generation == 2


def test_replacing_adds_changes_and_leaves_alone(library: Library, collection: Collection) -> None:
    same = {"id": "mill", "text": MILL, "fields": {"year": 2024}}
    collection.add([same, {"id": "quay", "text": QUAY}])
    library.newly_asked()
    update = collection.replace(
        [same, {"id": "quay", "text": f"{QUAY} Sauf le lundi."}, Note("new", "A dog.")]
    )
    assert (counts(update), update.embedded) == ((1, 1, 0, 1), 2)
    assert MILL not in library.newly_asked()
    assert counts(collection.replace([same | {"fields": {"year": 2025}}])) == (0, 1, 0, 0)
    assert library.newly_asked() == []
    assert found(library, "barley", Only(where={"year": 2025})) == ["mill"]
    generation = library.open().generation
    assert counts(collection.replace([Note("new", "A dog.")])) == (0, 0, 0, 1)
    assert library.open().generation == generation


def test_removing_takes_out_all_or_none(library: Library, collection: Collection) -> None:
    collection.add([{"id": number, "text": f"Ship {number} is at the quay."} for number in range(3)])
    with pytest.raises(StoreError, match="no document 'none' in"):
        collection.remove(["0", "none"])
    assert counts(collection.remove([0, "2", "2"])) == (0, 0, 2, 0)
    assert (counts(collection.remove([])), library.open().generation) == ((0, 0, 0, 0), 3)
    assert collection.ids() == ["1"]
    with pytest.raises(TypeError, match=r"give several, as \['1'\]"):
        collection.remove("1")


GOOD = {"id": "good", "text": MILL}
WRONG: list[tuple[Any, type[Exception], str]] = [
    ({"id": "a", "text": MILL, "author": "Ada"}, ValueError, "no 'author': put it into 'fields'"),
    ({"id": "a", "text": MILL, "lang": "en"}, ValueError, "no 'lang': .* call it 'language' if"),
    (GOOD, ValueError, r"the id 'good' is that of documents\[0\] too"),
    ({"text": MILL}, ValueError, "there is no 'id'"),
    ({"id": " ", "text": MILL}, ValueError, "there is no 'id'"),
    ({"id": 1.5, "text": MILL}, TypeError, "the id is 1.5: give text"),
    ({"id": True, "text": MILL}, TypeError, "the id is True"),
    ({"id": "a"}, ValueError, "document 'a' has no 'text'"),
    ({"id": "a", "text": None}, ValueError, "document 'a' has no 'text'"),
    ({"id": "a", "text": " \n"}, ValueError, "document 'a' has no 'text'"),
    ({"id": "a", "text": b"x"}, TypeError, "the text of the document 'a' is b'x'"),
    ({"id": "a", "text": "half \ud83d"}, ValueError, "half of a surrogate pair"),
    ({"id": "a", "text": MILL, "title": 3}, TypeError, "the title .* is 3"),
    ({"id": "a", "text": MILL, "language": "de"}, ValueError, "the language .* is 'de': give one of fr, en"),
    ({"id": "a", "text": MILL, "fields": ["x"]}, TypeError, "give names and values"),
    ({"id": "a", "text": MILL, "fields": {"x": {"y": 1}}}, TypeError, "the field 'x'"),
    ({"id": "a", "text": MILL, "fields": {"x": float("nan")}}, ValueError, "the field 'x' .* is nan"),
    ({"id": "a", "text": MILL, "fields": {3: "x"}}, TypeError, "the name of a field"),
    ({"id": "a", "text": MILL, "path": 3}, TypeError, "the path is 3"),
    ({"id": "a", "text": MILL, "path": "x", "source": "y"}, ValueError, "give one"),
    ({"id": "a", "text": MILL, "headings": "Mill"}, TypeError, "give several, in a list"),
    ({"id": "a", "text": MILL, "headings": [(0, 3)]}, TypeError, r"give \(start, end, level\)"),
    ({"id": "a", "text": MILL, "headings": [(0, 999, 1)]}, ValueError, "does not lie in its text"),
    (Document("a", "", "en", MILL).light(Span(0, 3)), ValueError, "is a light copy"),
    (Document("a", "", "de", MILL), ValueError, "the language"),  # type: ignore[arg-type]
    ("a", TypeError, "'a' is no document"),
    (Note, TypeError, "is no document"),
]


@pytest.mark.parametrize(("wrong", "error", "said"), WRONG)
def test_a_mistake_is_named_with_its_place_before_anything_is_written(
    library: Library, collection: Collection, wrong: Any, error: type[Exception], said: str
) -> None:
    for put in (collection.add, collection.replace):
        with pytest.raises(error, match=rf"^documents\[1\]: .*{said}"):
            put(iter([GOOD, wrong]))
    assert (collection.ids(), library.open().generation) == ([], 1)


@pytest.mark.parametrize("alone", [GOOD, "text", b"text", Document("a", "", "en", MILL), 3, None])
def test_one_document_alone_is_refused(collection: Collection, alone: Any) -> None:
    with pytest.raises(TypeError, match="give several, as"):
        collection.add(alone)


def test_what_is_not_read_is_accounted_for_as_a_sync_does(library: Library, collection: Collection) -> None:
    german = "Der Hafen schließt um neunzehn Uhr, und niemand darf danach am Kai entlang gehen. " * 8
    update = collection.add(
        [{"id": "de", "text": german}, {"id": "long", "text": MILL, "fields": {"abstract": "x" * 2000}}]
    )
    assert [(each.document, each.kind) for each in update.account.gaps] == [
        ("de", "third language"),
        ("long", "long fields"),
    ]
    assert collection.account.gaps == update.account.gaps
    again = collection.replace([{"id": "long", "text": MILL, "fields": {"abstract": "x" * 2000}}])
    assert (counts(again), len(again.account.gaps)) == ((0, 0, 0, 1), 1)


def test_a_stored_document_is_put_back_as_it_was(library: Library, collection: Collection) -> None:
    collection.add([{"id": "a", "text": MILL, "path": "mill.txt", "fields": {"note": "y" * 1500}}])
    document = library.open().document("a")
    assert counts(collection.replace([document])) == (0, 0, 0, 1)
    assert counts(collection.replace([replace(document, title="Mill")])) == (0, 1, 0, 0)


def test_documents_from_memory_survive_runs_over_files(library: Library, collection: Collection) -> None:
    library.write("dog.txt", "The dog runs in a green garden.")
    memory: list[Mapping[str, Any]] = [
        {"id": "mill", "text": MILL, "path": "documents/gone.txt"},
        {"id": "dog.txt", "text": "Another dog altogether sleeps.", "path": "documents/dog.txt"},
        {"id": "quay", "text": QUAY},
    ]
    collection.add(memory)
    for rebuild in (False, False, True):
        collection.sync([library.place, library.documents], prune=True, rebuild=rebuild)
        assert collection.ids() == ["documents/dog.txt", "dog.txt", "mill", "quay"]
    with library.open() as store:
        assert store.document("dog.txt").text == "Another dog altogether sleeps."
    (library.documents / "dog.txt").unlink()
    assert collection.sync([library.documents]).removed == 1
    assert collection.ids() == ["dog.txt", "mill", "quay"]
    assert (verify(library.folder).problems, verify(library.folder).fileless) == ((), ())


def test_a_damaged_document_from_memory_is_put_in_again_by_its_program(
    library: Library, collection: Collection
) -> None:
    collection.add([GOOD])
    with closing(sqlite3.connect(library.folder / schema.FILE)) as connection:
        connection.execute("UPDATE documents SET text = 'Other words.'")
        connection.commit()
    remedies = [each.remedy for each in verify(library.folder).problems]
    assert any(each.endswith("then put it in again by the program that gave it") for each in remedies)
    collection.remove(["good"])
    collection.add([GOOD])
    assert verify(library.folder).problems == ()


def test_stores_made_before_there_were_collections_are_read_and_written(library: Library) -> None:
    library.write("a.txt", "The mill grinds barley.")
    library.index()
    with closing(sqlite3.connect(library.folder / schema.FILE)) as connection:
        connection.executescript("DROP TABLE given; DROP TABLE removed")
    assert (verify(library.folder).problems, library.ids()) == ((), ["a.txt"])
    Collection.open(library.folder, embedder=library.embedder, passage_tokens=6).add([GOOD])
    assert library.ids() == ["a.txt", "good"]


def test_threads_and_another_writer_that_waits_follow_each_other(library: Library) -> None:
    both = [Collection.open(library.folder, embedder=library.embedder, wait=30) for _ in range(2)]

    def add(number: int) -> int:
        return both[number % 2].add([{"id": number, "text": f"Ship {number} is at the quay."}]).added

    with ThreadPoolExecutor(4) as threads:
        assert sum(threads.map(add, range(12))) == 12
    assert sorted(both[0].ids(), key=int) == [str(number) for number in range(12)]
    assert verify(library.folder).problems == ()


def test_a_store_of_another_model_is_refused_and_says_how_to_rebuild(
    library: Library, collection: Collection
) -> None:
    collection.add([GOOD])
    with pytest.raises(StoreError, match="--rebuild"):
        Collection.open(library.folder, embedder=WordEmbedder(version="2"))


def test_another_writer_is_said_and_a_closed_collection_too(library: Library, collection: Collection) -> None:
    settings = library.open().settings
    with change(library.folder, settings, None), pytest.raises(StoreLockedError):
        collection.add([GOOD])
    with collection:
        collection.add([GOOD])
    for call in (lambda: collection.add([GOOD]), collection.ids, lambda: collection.remove(["good"])):
        with pytest.raises(StoreError, match=r"is closed: open it again with `Collection\.open`"):
            call()
    assert library.ids() == ["good"]
