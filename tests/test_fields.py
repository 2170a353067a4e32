"""Facts about a document's own fields: read with their types, given back with hits, and a limit to a search."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from library import Library

from passerelle.commands.main import main
from passerelle.index.load import load
from passerelle.index.store.only import Only
from passerelle.index.store.where import Where
from passerelle.index.types import Document, Field
from passerelle.json import hit_json
from passerelle.retrieval import Retriever

NOTES: dict[str, Mapping[str, Field]] = {
    "a": {
        "author": "Zoé Arnaud",
        "date": "2024-05-03",
        "year": 2024,
        "open": True,
        "tags": ["budget", "école"],
    },
    "b": {"author": "Paul Mir", "date": "2024", "year": 2023.5, "open": False, "tags": ["roads"]},
    "c": {"author": "Zoé", "date": "2025-01-02T10:00", "year": "2024", "tags": []},
    "d": {"Author": "zoé arnaud", "code": "1240 bis", "year": None},
}


@pytest.fixture(scope="module")
def notes(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Return a library of one collection, a line for each of ``NOTES``, that no test changes."""
    library = Library(tmp_path_factory.mktemp("notes"))
    lines = [
        json.dumps({"id": id_, "text": f"The note {id_} of the council.", **NOTES[id_]}) for id_ in NOTES
    ]
    library.write("notes.jsonl", "\n".join(lines))
    library.index()
    return library


def found(library: Library, where: Where, k: int = 9) -> str:
    with Retriever.of(library.open(), library.embedder) as retriever:
        hits = retriever.search("note of the council", k, only=Only(where=where))
    return "".join(sorted(hit.document.id for hit in hits))


@pytest.mark.parametrize(
    ("where", "ids"),
    [
        ({}, "abcd"),
        ({"author": "Zoé Arnaud"}, "a"),
        ({"author": "Zoe\u0301 Arnaud"}, "a"),
        ({"AUTHOR": ["zoé arnaud", "Paul Mir"]}, "bd"),
        ({"author": []}, ""),
        ({"author": ("contains", "ZOÉ")}, "acd"),
        ({"author": ("!=", "Paul Mir")}, "acd"),
        ({"editor": "Zoé"}, ""),
        ({"year": 2024}, "ac"),
        ({"year": "2024"}, "ac"),
        ({"year": (">", 2023)}, "abc"),
        ({"year": None}, "d"),
        ({"year": ("!=", None)}, "abc"),
        ({"open": True}, "a"),
        ({"open": "false"}, "b"),
        ({"open": 1}, ""),
        ({"tags": "école"}, "a"),
        ({"date": "2024"}, "ab"),
        ({"date": 2024}, "ab"),
        ({"date": ("<=", "2024-05")}, "ab"),
        ({"date": (">", "2024")}, "c"),
        ({"date": ((">=", "2024-05"), ("<", date(2025, 1, 2)))}, "a"),
        ({"date": date(2025, 1, 2)}, "c"),
        ({"code": "1240"}, ""),
        ({"code": (">", 5)}, ""),
        ({"author": ("contains", "zoé"), "year": ("<=", 2024)}, "ac"),
        ({"path": "documents/notes.jsonl", "id": ("<", "c")}, "ab"),
        ({"title": None}, ""),
        ({"language": ("!=", None)}, "abcd"),
        ({"path": ["documents/notes.jsonl", None], "id": "a"}, "a"),
    ],
)
def test_a_search_is_limited_to_documents_with_these_fields(notes: Library, where: Where, ids: str) -> None:
    assert found(notes, where) == ids


@pytest.mark.parametrize(
    ("where", "says"),
    [
        ({"year": ("~", 3)}, r"the field 'year' is to be \('~', 3\): give one of = != < "),
        ({"year": (">=",)}, "the field 'year' is to be"),
        ({"year": (">", None)}, "the field 'year' cannot be > None"),
        ({"year": {"a": 1}}, r"the field 'year' cannot be compared with \{'a': 1\}"),
        ({"year": [float("nan")]}, "the field 'year' cannot be compared with nan"),
        ({3: "a"}, "the field 3 is not a name"),
        ("author=Zoé", "where is 'author=Zoé': give fields by name"),
    ],
)
def test_a_condition_that_says_nothing_is_refused_by_the_name_of_its_field(where: Any, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        Only(where=where)


def test_k_hits_come_where_k_documents_have_the_field_however_good_all_others_are(library: Library) -> None:
    lines = [
        json.dumps(
            {
                "id": f"n{n:03}",
                "text": f"harbour dues number {n}" + " harbour dues" * (n % 20 != 7),
                "even": n % 20 == 7,
            }
        )
        for n in range(300)
    ]
    library.write("notes.jsonl", "\n".join(lines))
    library.index()
    with Retriever.of(library.open(), library.embedder) as retriever:
        hits = retriever.search("harbour dues", 12, only=Only(where={"even": True}))
    assert len(hits) == 12
    assert all(hit.document.fields == {"even": True} for hit in hits)
    assert all(hit.lexical > 0 and hit.dense > 0 for hit in hits)


def read(path: Path, content: str) -> Document:
    path.write_text(content, encoding="utf-8")
    (document,) = load(path, path.name)
    assert isinstance(document, Document)
    return document


def test_further_columns_and_json_fields_keep_their_types(tmp_path: Path) -> None:
    row = read(
        tmp_path / "a.csv",
        "id,Team,year,zip,price,open,empty,text\n1,bleu,2024,01000,-1.50,TRUE,,Some text.\n",
    )
    assert row.fields == {"team": "bleu", "year": 2024, "zip": "01000", "price": -1.5, "open": True}
    line = {
        "id": 1,
        "text": "x",
        "a": 1.5,
        "b": None,
        "c": ["x", 2],
        "meta": {"by": "Ada", "of": {"n": 1}},
        "d": [{"e": 1}],
    }
    assert read(tmp_path / "a.jsonl", json.dumps(line)).fields == {
        "a": 1.5,
        "b": None,
        "c": ["x", 2],
        "meta.by": "Ada",
        "meta.of.n": 1,
        "d": ['{"e": 1}'],
    }
    assert read(tmp_path / "b.jsonl", '{"id": "1", "text": "x", "n": NaN, "m": 1e999}').fields == {
        "n": None,
        "m": None,
    }


def test_hits_stay_small_however_long_a_field_is_and_the_account_says_so(library: Library) -> None:
    line = {
        "id": "a",
        "text": "The note of the council.",
        "html": "<b>" * 90_000,
        "vector": [0.25] * 50_000,
        "by": "Ada",
    }
    library.write("notes.jsonl", json.dumps(line))
    library.index()
    with Retriever.of(library.open(), library.embedder) as retriever:
        (hit,) = retriever.search("note")
    assert len(json.dumps(hit_json(hit))) < 4000
    assert (hit.document.fields["by"], len(str(hit.document.fields["html"]))) == ("Ada", 1001)
    assert [(gap.kind, gap.count, gap.where) for gap in hit.document.gaps] == [
        ("long fields", 2, "html, vector")
    ]


def test_the_command_line_limits_a_question_and_shows_fields(
    notes: Library, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("passerelle.retrieval.open_embedder", lambda *_: notes.embedder)
    search = ["search", "note", "--json", "--store", str(notes.folder)]
    assert main([*search, "--where", "author~zoé", "--where", "date>=2024", "--where", "date<2025"]) == 0
    (hit,) = json.loads(capsys.readouterr().out)
    assert (hit["document"], hit["path"], hit["fields"]) == ("a", "documents/notes.jsonl", NOTES["a"])
    assert main([*search, "--where", "year="]) == 0
    assert [each["document"] for each in json.loads(capsys.readouterr().out)] == ["d"]
    assert main([*search, "--where", "autor=Zoé"]) == 0
    told = capsys.readouterr()
    assert json.loads(told.out) == []
    assert "no document has a field 'autor': there are Author, author, code, date" in told.err
    with pytest.raises(SystemExit):
        main([*search, "--where", "author"])
    assert "'author' is not a field with a value" in capsys.readouterr().err
