"""JSON that holds records of text is a collection, as a mailbox is; other JSON is left alone."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from passerelle.index.errors import LoadError
from passerelle.index.load import is_collection, is_read, load
from passerelle.index.types import Document

OVEN, MILL = "Le four chauffe.", "Le moulin tourne."


def records(path: Path, content: object) -> list[Document | LoadError]:
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return list(load(path, "a.json"))


def shown(found: Sequence[Document | LoadError]) -> list[tuple[str, str, str]]:
    return [(each.id, each.title, each.text) for each in found if isinstance(each, Document)]


@pytest.mark.parametrize(
    ("content", "documents"),
    [
        ([{"id": 7, "title": "Four", "text": OVEN}], [("7", "Four", OVEN)]),
        ([{"content": OVEN}, {"body": MILL}], [("a.json#1", "", OVEN), ("a.json#2", "", MILL)]),
        ({"version": 2, "pages": [{"url": "x", "titre": "Four", "texte": OVEN}]}, [("x", "Four", OVEN)]),
        ([{"page_content": OVEN, "metadata": {"source": "s"}}], [("a.json#1", "", OVEN)]),
        ('{"id": "a", "text": "un"}\n{"id": "b", "text": "deux"}\n', [("a", "", "un"), ("b", "", "deux")]),
    ],
)
def test_records_of_text_are_documents(
    tmp_path: Path, content: object, documents: list[tuple[str, str, str]]
) -> None:
    assert shown(records(tmp_path / "a.json", content)) == documents
    assert is_read(tmp_path / "a.json")
    assert is_collection(tmp_path / "a.json")


def test_what_else_a_record_says_are_its_fields(tmp_path: Path) -> None:
    (document,) = records(
        tmp_path / "a.json", [{"page_content": OVEN, "year": 1912, "metadata": {"source": "s"}}]
    )
    assert isinstance(document, Document)
    assert document.fields == {"year": 1912, "source": "s"}


def test_a_bad_record_costs_itself(tmp_path: Path) -> None:
    found = records(tmp_path / "a.json", [{"id": "a", "text": OVEN}, 3, {"id": "a", "text": MILL}])
    assert shown(found) == [("a", "", OVEN)]
    assert [str(each).partition(", ")[2] for each in found if isinstance(each, LoadError)] == [
        "record 2: it is no object; write one",
        "record 3: the id 'a' was given before; give each its own",
    ]


@pytest.mark.parametrize(
    "content", [{"name": "four", "version": "1.0"}, [1, 2], {"text": {"fr": "four"}}, "{"]
)
def test_other_json_is_passed_over_in_a_folder_and_told_what_to_be(tmp_path: Path, content: object) -> None:
    with pytest.raises(LoadError, match=r'write an array of objects, each with a "text"'):
        records(tmp_path / "a.json", content)
    assert not is_read(tmp_path / "a.json")


def test_each_mail_of_a_mailbox_is_a_document(tmp_path: Path) -> None:
    mail = "From a@b Fri May  3 10:00:00 2024\nFrom: Anne <a@b>\nSubject: {}\n\n{}\n\n"
    path = tmp_path / "a.mbox"
    path.write_text(mail.format("Four", f"{OVEN}\n>From là.") + mail.format("Moulin", MILL), encoding="utf-8")
    found = [each for each in load(path, "a.mbox") if isinstance(each, Document)]
    assert [(each.id, each.title) for each in found] == [("a.mbox#1", "Four"), ("a.mbox#2", "Moulin")]
    assert found[0].text == f"From: Anne <a@b>\nSubject: Four\n\n{OVEN}\nFrom là."
    path.write_text("Four", encoding="utf-8")
    with pytest.raises(LoadError, match=r"it is no mailbox"):
        list(load(path, "a.mbox"))


def test_a_page_saved_in_one_file_is_read_as_a_page(tmp_path: Path) -> None:
    path = tmp_path / "a.mhtml"
    path.write_text(
        "From: <Saved by Blink>\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=B\n\n--B\n"
        "Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n"
        "<html><meta charset=3Dutf-8><h1>Le four</h1><p>Il chauffe =C3=A0 Corvance.</html>\n--B\n"
        "Content-Type: text/css\n\np{}\n--B--\n",
        encoding="utf-8",
    )
    (document,) = load(path, "a.mhtml")
    assert isinstance(document, Document)
    assert (document.title, document.text) == ("Le four", "Le four\n\nIl chauffe à Corvance.")


@pytest.mark.parametrize(
    ("text", "shown_"),
    [
        ("<@U2|lea> voir <https://recette.example/a|la recette>", "@lea voir la recette"),
        ("merci <@U1>, <@U9> et <!here> dans <#C3|gel>", "merci @Karim, @U9 et @here dans #gel"),
        ("<https://recette.example/a> ou <mailto:a@b.example|a@b.example>", "https://recette.example/a ou a@b.example"),
        ("<!subteam^S1|@infra> le <!date^176760^{date}|5 janvier> au <tel:+331>", "@infra le 5 janvier au +331"),
        ("<!subteam^S1>", "@S1"),
        ("TLS &amp; *gel* _vite_ 2*3*4 a_b_c, si x &lt; 5", "TLS & gel vite 2*3*4 a_b_c, si x < 5"),
    ],
)  # fmt: skip
def test_a_message_of_slack_is_read_without_its_marks(tmp_path: Path, text: str, shown_: str) -> None:
    told = {"type": "message", "ts": "1767600000.0001", "text": text}
    first = {
        "type": "message",
        "user": "U1",
        "ts": "1767600001.0001",
        "text": "un",
        "user_profile": {"real_name": "Karim"},
    }
    assert shown(records(tmp_path / "a.json", [told, first]))[0][2] == shown_


def test_marks_like_those_of_slack_stay_in_other_records(tmp_path: Path) -> None:
    text = "l'entité &amp;, la balise <https://a.example|b> et *ceci*"
    assert shown(records(tmp_path / "a.json", [{"text": text}]))[0][2] == text


def test_a_text_in_runs_is_read_as_one(tmp_path: Path) -> None:
    runs = ["Semer les ", {"type": "bold", "text": "courges"}, " le 15 avril."]
    found = records(tmp_path / "a.json", [{"text": OVEN}, {"text": runs}, {"text": [1]}])
    assert [text for _, _, text in shown(found)] == [OVEN, "Semer les courges le 15 avril."]
    assert "the 'text' is not text but list" in str(found[2])
