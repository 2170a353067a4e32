"""JSONL and CSV files: a document a line, and an error in place of a bad one."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from passerelle.index.errors import LoadError
from passerelle.index.load import load
from passerelle.index.load.collection import csv_records
from passerelle.index.types import Document


def read(path: Path, content: str | bytes) -> list[Document | LoadError]:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(load(path, "ignored"))


def documents(items: list[Document | LoadError]) -> list[tuple[str, str, str]]:
    return [(each.id, each.title, each.text) for each in items if isinstance(each, Document)]


def faults(items: list[Document | LoadError]) -> list[str]:
    return [str(each) for each in items if isinstance(each, LoadError)]


def test_each_line_of_jsonl_is_a_document_of_its_own_id(tmp_path: Path) -> None:
    lines = '\ufeff{"id": "a", "title": "L\'été", "text": "Un\\r\\ntexte.", "lang": "fr"}\n\n  \n{"id": 7, "text": "x"}'
    assert documents(read(tmp_path / "a.jsonl", lines)) == [("a", "L'été", "Un\ntexte."), ("7", "", "x")]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{nope", "it is not JSON .*; write one object per line"),
        ('["a"]', 'it is not an object; write {"id": …, "text": …}$'),
        ("[" * 100_000, "it nests too deep; write one flat object a line"),
        ('{"text": "x"}', "there is no 'id'; give each document one"),
        ('{"id": true, "text": "x"}', "the 'id' is not text but bool; put it between quotes"),
        ('{"id": "b"}', "the document 'b' has no 'text'; give it some, or delete the line"),
        ('{"id": "b", "text": " \\n\\u0000"}', "the document 'b' has no 'text'"),
        ('{"id": "b", "text": ["x"]}', "the 'text' is not text but list; put it between quotes"),
        ('{"id": "b", "text": "x", "title": 3}', "the 'title' is not text but int"),
        ('{"id": "b", "text": "x", "lang": 3}', "the 'lang' is not text but int"),
        ('{"id": "a", "text": "y"}', "the id 'a' was given on line 1; give each its own"),
    ],
)
def test_a_bad_line_of_jsonl_is_an_error_in_its_place_and_the_rest_goes_on(
    tmp_path: Path, line: str, reason: str
) -> None:
    good = ['{"id": "a", "text": "x"}', '{"id": "z", "text": "y"}']
    items = read(tmp_path / "a.jsonl", "\n".join([good[0], line, good[1]]))
    assert [isinstance(each, Document) for each in items] == [True, False, True]
    with pytest.raises(LoadError, match=rf"a\.jsonl, line 2: {reason}"):
        raise next(each for each in items if isinstance(each, LoadError))


def test_a_line_of_jsonl_in_another_encoding_is_an_error_and_the_rest_goes_on(tmp_path: Path) -> None:
    lines = (
        '{"id": "a", "text": "été"}\n'.encode()
        + '{"id": "b", "text": "été"}\n'.encode("cp1252")
        + b'{"id": "c", "text": "x"}'
    )
    items = read(tmp_path / "a.jsonl", lines)
    assert [each[0] for each in documents(items)] == ["a", "c"]
    assert "line 2: it is not UTF-8; save the file in that encoding" in faults(items)[0]


def test_jsonl_in_utf_16_is_read(tmp_path: Path) -> None:
    content = '{"id": "a", "text": "été"}\n{"id": "b", "text": "x"}'.encode("utf-16")
    assert documents(read(tmp_path / "a.jsonl", content)) == [("a", "", "été"), ("b", "", "x")]


@pytest.mark.parametrize(
    ("lang", "language"),
    [
        ("fr", "fr"),
        ("FR", "fr"),
        ("fr-CA", "fr"),
        ("French", "fr"),
        *((name, "fr") for name in ("français", "Francais", "fra", "fre", " fr_BE ")),
        *((name, "en") for name in ("en", "eng", "anglais")),
        ("en_US", "en"),
        ("English", "en"),
        ("de", "other"),
        ("", "en"),
        ("  ", "en"),
    ],
)
def test_a_language_is_a_code_or_a_name_and_detected_when_it_is_not_given(
    tmp_path: Path, lang: str, language: str
) -> None:
    record = {
        "id": "a",
        "text": "The treaty was signed in Washington by the two leaders of the powers.",
        "lang": lang,
    }
    (document,) = read(tmp_path / "a.jsonl", json.dumps(record))
    assert isinstance(document, Document)
    assert document.language == language


def test_tabs_part_the_columns_of_tsv(tmp_path: Path) -> None:
    content = "id\ttext\tpour, avec, sans\na\tUn, deux; trois\t\n"
    assert documents(read(tmp_path / "a.tsv", content)) == [("a", "", "Un, deux; trois")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_csv_is_read_with_any_delimiter_and_encoding(tmp_path: Path, delimiter: str, encoding: str) -> None:
    rows = [
        ["ID", "Text", " Title ", "note"],
        ["a", '"L\'été, ""chaud""; sec\tet\nlong"', "L'âge", "x"],
        ["b", "deux", "", ""],
    ]
    content = "\r\n".join(delimiter.join(row) for row in rows).encode(encoding)
    assert documents(read(tmp_path / "a.csv", content)) == [
        ("a", "L'âge", 'L\'été, "chaud"; sec et\nlong'),
        ("b", "", "deux"),
    ]


def test_a_bad_row_of_csv_is_an_error_at_its_first_line_and_the_rest_goes_on(tmp_path: Path) -> None:
    rows = [
        "id,text",
        'a,"un\ndeux"',
        "b,trois, quatre",
        "",
        "c",
        'd,"x" y',
        "a,z",
        "e,fin,,",
        'f,"ouvert',
        "g,x",
    ]
    items = read(tmp_path / "a.csv", "\n".join(rows))
    assert documents(items) == [("a", "", "un\ndeux"), ("e", "", "fin"), ("g", "", "x")]
    said = [
        "line 4: it has 3 cells for 2 columns; put text with ',' in it between quotes",
        "line 6: the document 'c' has no 'text'; give it some, or delete the line",
        "line 7: it is not CSV (',' expected after '\"'); put text with quotes in it between quotes, and double them",
        "line 8: the id 'a' was given on line 2; give each its own",
        "line 10: it is not CSV (unexpected end of data); put text with quotes in it between quotes, and double them",
    ]
    assert [fault.split("a.csv, ")[1] for fault in faults(items)] == said


def test_a_quote_left_open_costs_its_own_row(tmp_path: Path) -> None:
    rows = [f"{place};Fiche {place};{'' if place != 3 else chr(34)}Le bac {place}." for place in range(1, 9)]
    items = read(tmp_path / "a.csv", "\n".join(["id;title;text", *rows]))
    assert [each[0] for each in documents(items)] == ["1", "2", "4", "5", "6", "7", "8"]
    assert "line 4: it is not CSV (unexpected end of data)" in faults(items)[0]


def test_a_quote_that_closes_rows_later_costs_its_own_row_and_a_cell_of_many_lines_none(
    tmp_path: Path,
) -> None:
    rows = [
        "id;title;text",
        'a;A;"un',
        "b;B;deux",
        "c;C;trois",
        'd;D;quatre"',
        'e;E;"une, deux',
        "trois; quatre",
        'fin"',
    ]
    items = read(tmp_path / "a.csv", "\n".join(rows))
    assert [each[0] for each in documents(items)] == ["b", "c", "d", "e"]
    assert "line 2: a quote that is opened on it takes in 3 lines that look like rows" in faults(items)[0]


def test_excels_own_line_about_the_delimiter_is_passed_over(tmp_path: Path) -> None:
    assert documents(read(tmp_path / "a.csv", "sep=;\nid;text\na;b, c")) == [("a", "", "b, c")]
    wrong = read(tmp_path / "a.csv", "\nsep=;\nid;text\na;b;c\nd;e\na;f\nd;g")
    assert [fault.partition("a.csv, ")[2][:7] for fault in faults(wrong)] == ["line 4:", "line 7:"]
    assert faults(wrong)[1].endswith("the id 'd' was given on line 5; give each its own")


def test_the_columns_that_are_asked_for_are_all_named_where_one_is_missing(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Question,text\nx,y\n", encoding="utf-8")
    said = r"must name a column 'question' and a column 'answer', and it names \['question', 'text'\]; put"
    with pytest.raises(LoadError, match=said):
        list(csv_records(tmp_path / "a.csv", ("question", "answer")))
    assert list(csv_records(tmp_path / "a.csv", ("question", "text"))) == [
        (2, {"question": "x", "text": "y"})
    ]


def test_a_cell_of_a_megabyte_is_read(tmp_path: Path) -> None:
    ((_, _, text),) = documents(read(tmp_path / "a.csv", "id,text\na," + "mot " * 250_000))
    assert len(text) == 999_999


@pytest.mark.parametrize("header", ["id;texte", "id,text,text", "id,id,text", "a", ""])
def test_csv_without_its_text_is_refused_and_the_columns_are_named(tmp_path: Path, header: str) -> None:
    with pytest.raises(LoadError, match="must name a column 'text', and it names"):
        read(tmp_path / "a.csv", f"{header}\nx,y")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", "text;label\nUn quai;3\n\nDeux quais;4\n"),
        ("a.jsonl", '{"text": "Un quai", "label": 3}\n{"text": "Deux quais", "label": 4}'),
        ("a.json", '{"text": "Un quai", "label": 3}\n{"text": "Deux quais", "label": 4}'),
    ],
)
def test_documents_without_ids_are_numbered_under_their_files_own(
    tmp_path: Path, name: str, content: str
) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    read = [each for each in load(tmp_path / name, f"quais/{name}") if isinstance(each, Document)]
    assert [(each.id, each.text, each.fields) for each in read] == [
        (f"quais/{name}#1", "Un quai", {"label": 3}),
        (f"quais/{name}#2", "Deux quais", {"label": 4}),
    ]


@pytest.mark.parametrize(
    ("name", "content"), [("a.jsonl", "\n \n"), ("a.csv", "id,text\n\n"), ("a.jsonl", "\ufeff")]
)
def test_a_collection_without_documents_is_refused(tmp_path: Path, name: str, content: str) -> None:
    with pytest.raises(LoadError, match="there is no document in it; write one per line, or delete it"):
        read(tmp_path / name, content)


@pytest.mark.parametrize(("name", "head"), [("a.jsonl", ""), ("a.csv", "id,text\n")])
def test_a_collection_is_read_as_it_is_asked_for(tmp_path: Path, name: str, head: str) -> None:
    line = '{{"id": "{0}", "text": "x"}}\n' if not head else "{0},x\n"
    (tmp_path / name).write_text(
        head + "".join(line.format(number) for number in range(100_000)), encoding="utf-8"
    )
    items: Iterator[Document | LoadError] = load(tmp_path / name, "ignored")
    assert [each.id for each, _ in zip(items, range(2), strict=False) if isinstance(each, Document)] == [
        "0",
        "1",
    ]


@pytest.mark.parametrize("text", ["mot", "l'âge l’âge", "«\u202foui\u202f»", "🙂", "\u200fא", "e\u0301\0"])
@pytest.mark.parametrize("name", ["a.jsonl", "a.csv"])
def test_awkward_text_comes_through(tmp_path: Path, name: str, text: str) -> None:
    content = json.dumps({"id": "a", "text": text}) if name == "a.jsonl" else f"id,text\na,{text}"
    assert documents(read(tmp_path / name, content)) == [("a", "", text.replace("e\u0301\0", "é"))]


def test_a_column_without_a_name_and_one_named_twice_are_fields_too(tmp_path: Path) -> None:
    (document,) = read(tmp_path / "a.csv", "text,note,,note,\nUn quai,a,b,c,d\n")
    assert isinstance(document, Document)
    assert document.fields == {"note": "a", "column 3": "b", "note 2": "c", "column 5": "d"}


def test_a_title_is_one_line_and_a_text_of_markup_has_its_headings(tmp_path: Path) -> None:
    text = "<h2>Le quai</h2><p>Il ferme.</p>"
    (found,) = read(tmp_path / "a.jsonl", json.dumps({"id": "a", "title": " Le\n bac ", "text": text}))
    assert isinstance(found, Document)
    assert (found.title, found.text) == ("Le bac", "Le quai\n\nIl ferme.")
    assert [(each.start, each.level) for each in found.headings] == [(0, 2)]


@pytest.mark.parametrize(
    "content",
    [
        "id,text\na,Le bac\n",
        " \t\n\nid,text\na,Le bac\n",
        "sep=,\nid,text\na,Le bac\n",
        " ID , Text \na,Le bac\n",
        "id,text\n , \n,\na,Le bac\n",
        "id,text\na,Le bac, ,\n",
        "id,text\na,Le\0 bac\n",
    ],
)
def test_lines_and_cells_of_blanks_are_no_rows(tmp_path: Path, content: str) -> None:
    assert documents(read(tmp_path / "a.csv", content)) == [("a", "", "Le bac")]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", "id;Titre;text;langue\na;Horaires;Open at nine.;fr"),
        ("a.csv", "id,titre,text,title,langue,lang\na,Bac,Open at nine.,Horaires,en,fr"),
        ("a.jsonl", '{"id": "a", "titre": "Horaires", "text": "Open at nine.", "langue": "fr"}'),
    ],
)
def test_the_title_and_the_language_may_be_named_in_french(tmp_path: Path, name: str, content: str) -> None:
    (document,) = read(tmp_path / name, content)
    assert isinstance(document, Document)
    assert (document.title, document.language) == ("Horaires", "fr")
    assert dict(document.fields) == ({"titre": "Bac", "langue": "en"} if "Bac" in content else {})


def test_a_title_in_french_that_is_no_text_is_a_field(tmp_path: Path) -> None:
    (document,) = read(tmp_path / "a.jsonl", '{"id": "a", "titre": 7, "text": "x"}')
    assert isinstance(document, Document)
    assert (document.title, dict(document.fields)) == ("", {"titre": 7})
