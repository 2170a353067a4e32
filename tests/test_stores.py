"""Facts about several stores searched as one: the ranks of one store, and each hit says where it is from."""

import pickle
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from fakes import WordEmbedder
from library import Library

from passerelle import (
    Assistant,
    Collection,
    Hit,
    Only,
    Permalink,
    Retriever,
    StoreError,
    json_schema,
)
from passerelle.index.store.protocol import AnyStore
from passerelle.index.store.store import Store
from passerelle.index.store.stores import Stores, open_store
from passerelle.query import read_query

WORK = {
    "mill.txt": "The old mill grinds barley on Thursdays.",
    "notes.txt": "The quay of the north closes at seven in the evening.",
}
HOME = {
    "notes.txt": "The dog of the neighbour barks at the barley field.",
    "same.txt": "The old mill grinds barley on Thursdays.",
    "tide.txt": "High water comes to the quay at noon.",
}


def fill(folder: Path, texts: dict[str, str], embedder: WordEmbedder | None = None, **more: Any) -> Path:
    with Collection.open(folder, embedder=embedder) as collection:
        collection.add([{"id": id_, "text": text, **more} for id_, text in texts.items()])
    return folder


@pytest.fixture
def both(library: Library) -> Retriever:
    folders = {name: library.place / name / ".passerelle" for name in ("work", "home")}
    fill(folders["work"], WORK, library.embedder, fields={"team": "north"})
    fill(folders["home"], HOME, library.embedder, path="home.md")
    return Retriever.of(Stores.open(folders), library.embedder)


def test_every_question_a_store_can_be_asked_several_answer_themselves() -> None:
    asked = {name for name in vars(AnyStore) if not name.startswith("_")}
    made_of_others = {"are_translations", "beside", "candidates", "candidates_of"}
    assert made_of_others < asked
    assert asked - made_of_others <= set(vars(Stores))


def test_hits_are_those_of_one_store_that_holds_all(library: Library, both: Retriever) -> None:
    union = WORK | {f"home/{id_}" if id_ in WORK else id_: text for id_, text in HOME.items()}
    one = Retriever.of(Store.open(fill(library.place / "union", union, library.embedder)), library.embedder)
    for question in ("the mill and its barley", "when does the quay close?", "high watr at noon"):
        hits, wanted = both.search(question, k=4), one.search(question, k=4)
        assert len(hits) == 4
        assert [_seen(hit) for hit in hits] == [_seen(hit) for hit in wanted]
        assert both.search_many([question, "a dog"], k=4)[0] == hits


def _seen(hit: Hit) -> tuple[object, ...]:
    return hit.rank, hit.document.id, hit.text, hit.score, hit.dense, hit.lexical, hit.met


def test_a_hit_says_which_store_it_is_from_and_its_permalink_resolves(both: Retriever) -> None:
    hits = both.search("barley, the quay, water", k=10)
    assert {(hit.document.id, hit.store) for hit in hits} == {
        ("mill.txt", "work"),
        ("notes.txt", "work"),
        ("home/notes.txt", "home"),
        ("tide.txt", "home"),
    }
    for hit in hits:
        link = Permalink.parse(str(hit.permalink))
        assert both.store.document(link.document).text[link.start : link.end] == hit.text
        assert hit.passage in both.store.passages(link.document)
        assert both.resolve(link).text == hit.text
        for again in (pickle.loads(pickle.dumps(hit)), Hit.from_dict(hit.to_dict())):
            assert (again, again.store) == (hit, hit.store)
        schema = json_schema()
        jsonschema.validate(hit.to_dict(), {"$ref": "#/$defs/hit", "$defs": schema["$defs"]})


def test_documents_are_listed_and_limited_by_what_they_are_called(both: Retriever) -> None:
    store = both.store
    called = ["home/notes.txt", "mill.txt", "notes.txt", "same.txt", "tide.txt"]
    assert [entry.id for entry in store.entries()] == called
    assert store.count() == 5
    assert store.field_names == ["team"]
    for limit, wanted in (
        (Only(documents=["notes.txt"]), ["notes.txt"]),
        (Only(documents=["home/notes.txt", "tide.txt", "none"]), ["home/notes.txt", "tide.txt"]),
        (Only(where={"team": "north"}), ["mill.txt", "notes.txt"]),
        (Only(where={"path": "home.md"}), ["home/notes.txt", "same.txt", "tide.txt"]),
    ):
        found = both.search("barley, the quay, water", only=limit)
        assert sorted(hit.document.id for hit in found) == wanted
        assert store.count(limit) == len(wanted)
    with pytest.raises(
        StoreError,
        match=r"^no document 'home/mill\.txt' in .*work.*, .*home.*: `passerelle documents` lists those there are$",
    ):
        store.document("home/mill.txt")


def test_a_name_in_front_is_no_way_to_two_documents(library: Library) -> None:
    texts = [
        {"a": "One dog."},
        {"a": "Two dogs.", "b/a": "Three dogs."},
        {"b/a": "Four dogs.", "b/b/a": "Five."},
    ]
    folders = {
        n: fill(library.place / n, each, library.embedder) for n, each in zip("xby", texts, strict=True)
    }
    store = Stores.open(folders)
    assert [entry.id for entry in store.entries()] == ["a", "b/a", "b/b/a", "b/b/b/a", "y/b/a"]
    said = [store.document(entry.id).text for entry in store.entries()]
    assert said == ["One dog.", "Three dogs.", "Five.", "Two dogs.", "Four dogs."]


def test_a_change_in_one_is_seen_by_the_next_search(library: Library, both: Retriever) -> None:
    generation, contents = both.store.generation, both.store.contents
    with Collection.open(library.place / "home" / ".passerelle", embedder=library.embedder) as collection:
        collection.add([{"id": "new.txt", "text": "A heron stands in the marsh."}])
    assert both.search("the heron in the marsh")[0].document.id == "new.txt"
    assert both.store.generation == generation + 1
    assert both.store.contents != contents


def test_one_that_is_missing_or_of_another_model_is_named(library: Library, both: Retriever) -> None:
    work = library.place / "work" / ".passerelle"
    with pytest.raises(StoreError, match=r"there is no store in .*none: make one with"):
        Retriever.open([work, library.place / "none"])
    other = fill(library.place / "an other", HOME, WordEmbedder(name="others"))
    said = (
        rf"^the store in {work} was made with the model words \(\w+\) and that in {other} with others \(\w+\), so they "
        rf"cannot be searched as one: embed the second again with `passerelle index --rebuild --model words --store "
        rf"'{other}'`$"
    )
    with pytest.raises(StoreError, match=said):
        Stores.open([work, other])
    for wrong, error, said in (
        ([], ValueError, "no store is given"),
        ([work, work], ValueError, "given twice"),
        ({"a": work, "b": f"{work}/../.passerelle"}, ValueError, "given twice"),
        (3, TypeError, "the stores are 3"),
        ([3], TypeError, "the store's folder is 3"),
        ({"": work}, ValueError, "name of a store is empty"),
    ):
        with pytest.raises(error, match=said):
            Retriever.open(wrong)  # type: ignore[arg-type]
    both.close()
    with pytest.raises(StoreError, match="is closed"):
        both.search("barley")


def test_translations_are_joined_and_answers_quoted_across_stores(tmp_path: Path) -> None:
    english = {
        "en.txt": "The ferry leaves the north harbour every morning at 9:40, and tickets are sold on board."
    }
    french = {
        "fr.txt": "Le bac quitte le port du nord chaque matin à 9 h 40, et les billets sont vendus à bord."
    }
    folders = [fill(tmp_path / "one", english), fill(tmp_path / "two", french | {"x.txt": "Le chat dort."})]
    with Assistant.open(folders) as assistant:
        hits = assistant.retriever.search("À quelle heure part le bac ?")
        assert [hit.document.id for hit in hits] == ["fr.txt", "x.txt"]
        assert hits[0].translation is not None
        assert (hits[0].store, hits[0].translation.document.store) == tuple(map(str, reversed(folders)))
        cited = assistant.ask("When does the ferry leave the north harbour?").citations[0]
        assert (cited.document.id, cited.document.store) == ("en.txt", str(folders[0]))
        assert cited.to_dict()["store"] == str(folders[0])
        assert [entry.id for entry in assistant.documents()] == ["en.txt", "fr.txt", "x.txt"]


def test_the_example_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fill(tmp_path / ".passerelle", WORK)
    fill(tmp_path / "home" / ".passerelle", HOME)
    monkeypatch.chdir(tmp_path)
    readme = (Path(__file__).parents[1] / "qa" / "README.md").read_text(encoding="utf-8")
    (example,) = re.findall(
        r"^## Several stores as one\n.*?^```python\n(.*?)^```", readme, re.MULTILINE | re.DOTALL
    )
    exec(compile(example, "qa/README.md", "exec"), {})
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert len(lines) == 3
    assert {(store, id_) for store, id_, _ in lines} <= {
        ("work", "mill.txt"),
        ("work", "notes.txt"),
        ("home", "home/notes.txt"),
        ("home", "tide.txt"),
    }
    assert all(link.startswith(f"document={id_}&span=") for _, id_, link in lines)


def test_documents_are_taken_out_of_the_stores_that_hold_them(both: Retriever) -> None:
    assistant = Assistant(both)
    with pytest.raises(StoreError, match="no document 'none'"):
        assistant.remove("mill.txt", "none")
    assistant.remove("mill.txt", "home/notes.txt", "tide.txt")
    assert [entry.id for entry in assistant.documents()] == ["notes.txt", "same.txt"]
    assert both.search("dog of the neighbour", 1)[0].document.id == "notes.txt"
    assistant.remove("same.txt", erase=True)
    assistant.remove(erase=True)
    left = b"".join(
        path.read_bytes() for each in both.store.parts for path in each.beside.rglob("*") if path.is_file()
    )
    assert b"barley" not in left


@pytest.mark.parametrize("folders", [b"a", 3, [], ["a", "a"], {"": "a"}, {"x": 3}])
def test_what_names_no_stores_is_refused(folders: Any) -> None:
    with pytest.raises((TypeError, ValueError), match="give"):
        open_store(folders)


@pytest.mark.parametrize(
    ("row", "error"),
    [
        ("3", TypeError),
        (1.0, TypeError),
        (True, TypeError),
        (None, TypeError),
        (-1, ValueError),
        (2**63, ValueError),
    ],
)
def test_what_is_no_row_is_refused_as_one_store_does(
    both: Retriever, row: Any, error: type[Exception]
) -> None:
    for store in (both.store, both.store.parts[0]):
        for call in (store.passage, store.in_place, lambda each, of=store: of.vectors_of([each])):
            with pytest.raises(error, match="the row is"):
                call(row)
        with pytest.raises(
            StoreError,
            match=r"^no passage has the row \d+ in \S+: ask inside the `reading` that found it; if that was done, "
            r"`passerelle verify --store \S+` says what is wrong$",
        ):
            store.passage(2**62)
        with pytest.raises(TypeError, match="rows is 3: give several"):
            store.vectors_of(3)  # type: ignore[arg-type]


def test_queries_may_be_read_once_only_and_what_is_none_is_not_called_damage(both: Retriever) -> None:
    query = read_query("the quay", both.embedder)
    for store in (both.store, both.store.parts[0]):
        once = store.candidates_of(iter([query, query]), 3)  # type: ignore[arg-type]
        assert once == store.candidates_of([query, query], 3)
        assert store.candidates_of([], 3) == []
        for wrong in (None, "quay", [None]):
            with pytest.raises(TypeError, match="quer"):
                store.candidates_of(wrong, 3)  # type: ignore[arg-type]
        for k in (-1, 2**63):
            with pytest.raises(ValueError, match=f"k is {k}: give a whole number from 0"):
                store.candidates_of([query], k)
        with pytest.raises(TypeError, match="other stores"):
            store.candidates_beside([3], [query], 3)  # type: ignore[list-item]


@pytest.mark.parametrize("stores", [None, {}, {"a": 1}, {1: None}, [], "folder"])
def test_what_holds_no_open_stores_is_refused(stores: Any) -> None:
    with pytest.raises((TypeError, ValueError), match="give"):
        Stores(stores)
