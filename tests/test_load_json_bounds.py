"""Which JSON holds records of text, and under which names: each name, their order, and what is no record."""

import json
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from passerelle.index.errors import LoadError
from passerelle.index.load import json_records
from passerelle.index.load.json_records import holds_records, load_json
from passerelle.index.types import Document


def read(place: Path, content: Any) -> list[Document | str]:
    path = place / "a.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return [each if isinstance(each, Document) else str(each) for each in load_json(path, "a.json")]


def only(place: Path, record: dict[str, Any]) -> Document:
    (document,) = read(place, [record])
    assert isinstance(document, Document), document
    return document


TEXTS = ("text", "content", "body", "page_content", "texte", "contenu", "answer", "abstract")
IDS = ("id", "_id", "uuid", "key", "slug", "url")
TITLES = ("title", "titre", "name", "question", "headline", "subject")


@pytest.mark.parametrize("name", TEXTS)
def test_a_record_has_its_text_under_many_names(tmp_path: Path, name: str) -> None:
    assert only(tmp_path, {name: "Le bac part."}).text == "Le bac part."
    (tmp_path / "a.json").write_text(f'[{{"x": 1, "{name}": "a"}}]', encoding="utf-8")
    assert holds_records(tmp_path / "a.json")


@pytest.mark.parametrize("name", IDS)
def test_a_record_has_its_id_under_many_names(tmp_path: Path, name: str) -> None:
    assert only(tmp_path, {name: "k7", "text": "Le bac."}).id == "k7"
    assert only(tmp_path, {name: 7, "text": "Le bac."}).id == "7"
    assert only(tmp_path, {name: 0, "text": "Le bac."}).id == "0"
    for nothing in ("", None, False):
        assert only(tmp_path, {name: nothing, "text": "Le bac."}).id == "a.json#1"


@pytest.mark.parametrize("name", TITLES)
def test_a_record_has_its_title_under_many_names(tmp_path: Path, name: str) -> None:
    assert only(tmp_path, {name: "Bacs", "text": "Le bac."}).title == "Bacs"


@pytest.mark.parametrize(
    ("text", "id_", "title"),
    [("body", "uuid", "headline"), ("text", "id", "title"), ("texte", "url", "name")],
)
def test_what_is_the_document_itself_is_no_field_of_it(
    tmp_path: Path, text: str, id_: str, title: str
) -> None:
    document = only(tmp_path, {text: "Le bac.", id_: "k7", title: "Bacs", "team": "A"})
    assert (document.id, document.title, dict(document.fields)) == ("k7", "Bacs", {"team": "A"})


@pytest.mark.parametrize("names", [TEXTS, IDS, TITLES])
def test_of_two_names_the_better_known_counts(tmp_path: Path, names: tuple[str, ...]) -> None:
    kind = {TEXTS: "text", IDS: "id", TITLES: "title"}[names]
    for better, worse in zip(names, names[1:], strict=False):
        record = {"text": "Le bac."} if kind != "text" else {}
        document = only(tmp_path, {**record, worse: "second", better: "first"})
        assert getattr(document, kind) == "first"
        assert document.fields.get(worse) == "second"


@pytest.mark.parametrize(
    "content",
    [
        '[{"text": "a"}]',
        '  [ {"title": "b", "text": "a"}]',
        '{"rows": [{"text": "a"}]}',
        '{"text": "a"}\n{"text": "b"}',
    ],
)
def test_records_are_an_array_an_object_with_one_or_lines(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.json").write_text(content, encoding="utf-8")
    assert holds_records(tmp_path / "a.json")
    assert "a" in [each.text for each in read(tmp_path, content) if isinstance(each, Document)]


@pytest.mark.parametrize(
    "content",
    [
        '{"text": "a"}',
        '[{"texts": "a"}]',
        '[{"text": 3}]',
        '["text"]',
        '{"a": ["text"]}',
        'x [{"text": "a"}]',
        'x\n{"text": "a"}\n{"text": "b"}',
        "",
    ],
)
def test_other_json_seems_to_hold_none(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.json").write_text(content, encoding="utf-8")
    assert not holds_records(tmp_path / "a.json")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("{", "it is not JSON"),
        ("[" * 100_000, "it is not JSON"),
        ('[{"text": "a"}\n{"text": "b"}]', "it is not JSON"),
        ("[]", "holds no records of text"),
        ('["a"]', "holds no records of text"),
        ('{"a": [{"text": "a"}], "b": [{"text": "b"}]}', "holds no records of text"),
        ("3", "holds no records of text"),
    ],
)
def test_a_file_without_records_is_refused_with_what_to_write(
    tmp_path: Path, content: str, reason: str
) -> None:
    remedy = (
        'write an array of objects, each with a "text" and best an "id" and a "title", or save it as .jsonl'
    )
    with pytest.raises(LoadError, match=f"{reason}.*; {remedy}$"):
        read(tmp_path, content)


def test_a_lone_object_with_a_text_is_one_record(tmp_path: Path) -> None:
    assert read(tmp_path, {"text": "Le bac."}) == read(tmp_path, [{"text": "Le bac."}])
    assert len(read(tmp_path, {"text": "Le bac.", "tags": ["a"]})) == 1


def test_what_is_no_record_costs_itself_and_is_named_by_its_number(tmp_path: Path) -> None:
    first, second, third, fourth = read(
        tmp_path, [{"text": "a", "id": "x"}, 3, {"text": "b", "id": "x"}, {"text": "c"}]
    )
    assert isinstance(first, Document)
    assert second == f"{tmp_path / 'a.json'}, record 2: it is no object; write one"
    assert "record 3: the id 'x' was given before" in str(third)
    assert isinstance(fourth, Document)
    assert fourth.id == "a.json#4"


def test_what_stands_under_metadata_is_said_of_the_record_where_it_says_it_not_itself(tmp_path: Path) -> None:
    document = only(tmp_path, {"text": "a", "team": "A", "metadata": {"team": "B", "year": 2031}})
    assert dict(document.fields) == {"team": "A", "year": 2031}
    assert dict(only(tmp_path, {"text": "a", "metadata": 3}).fields) == {}


def test_a_file_that_cannot_be_opened_is_left_to_who_reads_it(tmp_path: Path) -> None:
    assert holds_records(tmp_path / "none.json")


def test_a_list_in_which_one_record_says_something_is_read_and_the_others_are_refused(tmp_path: Path) -> None:
    found = read(tmp_path, {"n": 1, "items": [{"text": "Le bac."}, {"x": 1}, "non"]})
    assert isinstance(found[0], Document)
    assert [str(each).rpartition("record ")[2][:2] for each in found[1:]] == ["2:", "3:"]


def test_a_file_of_more_than_64_mebibytes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    with path.open("wb") as file:
        file.truncate(64 * 2**20 + 1)  # takes no room
    with pytest.raises(LoadError, match=r"it is larger than 64 MiB; save it as \.jsonl"):
        list(load_json(path, "a.json"))


@pytest.mark.parametrize(("spare", "read_"), [(0, True), (1, False)])
def test_a_file_is_read_whole_up_to_its_largest_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spare: int, *, read_: bool
) -> None:
    content = '[{"id": "a", "text": "Le bac."}]'
    monkeypatch.setattr(json_records, "LARGEST", len(content) - spare)
    with (
        pytest.raises(LoadError, match="it is larger than 0 MiB; save it as") if not read_ else nullcontext()
    ):
        assert len(read(tmp_path, content)) == 1


@pytest.mark.parametrize(
    ("content", "holds"),
    [
        ('[{"text": "a"}]', True),
        ('  [ {"x": 1, "body": "a"}]', True),
        ('{"n": 1, "all": [{"text": "a"}]}', True),
        ('{"text": "a"}\n{"text": "b"}', True),
        ('3 [{"text": "a"}]', False),
        ('{"text": "a"}', False),
        ('[{"name": "a"}]', False),
        ('[{"text": 3}]', False),
        ('["text", {"text": "a"}]', False),
    ],
)
def test_a_file_holds_records_where_it_begins_as_such_files_do(
    tmp_path: Path, content: str, *, holds: bool
) -> None:
    (tmp_path / "a.json").write_text(content, encoding="utf-8")
    assert holds_records(tmp_path / "a.json") is holds
