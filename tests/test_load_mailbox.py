"""Mailboxes, mail by mail, and pages saved as mails."""

from pathlib import Path

import pytest

from passerelle.index.errors import LoadError
from passerelle.index.load.mailbox import load_mbox, load_mht
from passerelle.index.types import Document

FIRST = "From ada@vey.example Mon Apr  5 10:00:00 2031\nSubject: Four\nFrom: Ada\n\nLe four est chaud.\n"
SECOND = "From luc@vey.example Mon Apr  5 11:00:00 2031\nSubject: Re: Moulin\n\nLe moulin tourne.\n"


def box(folder: Path, content: str) -> list[Document | LoadError]:
    path = folder / "a.mbox"
    path.write_bytes(content.encode())
    return list(load_mbox(path, "lettres"))


def test_each_mail_of_a_box_is_a_document_under_its_number(tmp_path: Path) -> None:
    found = box(tmp_path, f"{FIRST}\n{SECOND}")
    assert [
        (each.id, each.title, each.text.rpartition("\n\n")[2]) for each in found if isinstance(each, Document)
    ] == [
        ("lettres#1", "Four", "Le four est chaud."),
        ("lettres#2", "Moulin", "Le moulin tourne."),
    ]


def test_a_mail_that_is_none_costs_itself_and_is_named_by_its_number(tmp_path: Path) -> None:
    broken = "From x Mon Apr  5 10:00:00 2031\n\nSans en-tête.\n"
    found = box(tmp_path, f"{FIRST}\n{broken}\n{SECOND}")
    assert [type(each).__name__ for each in found] == ["Document", "LoadError", "Document"]
    path = tmp_path / "a.mbox"
    assert str(found[1]).startswith(f"{path}, mail 2: it is not a mail")
    assert str(found[1]).count(str(path)) == 1
    last = found[2]
    assert isinstance(last, Document)
    assert last.id == "lettres#3"


@pytest.mark.parametrize(
    "line",
    [
        "From here on all is free.",
        "From Paris: two trains an hour.",
        "From 09:00 to 17:30 on 3 March 2031",
        "From Monday on it is closed.",
    ],
)
@pytest.mark.parametrize("below", ["\nLuc\n", "Luc\n", ""])
def test_a_sentence_that_begins_with_from_begins_no_mail(tmp_path: Path, line: str, below: str) -> None:
    found = box(tmp_path, f"{FIRST}\n{line}\n{below}\n{SECOND}")
    texts = [each.text for each in found if isinstance(each, Document)]
    assert len(found) == len(texts) == 2
    assert f"Le four est chaud.\n\n{line}" in texts[0]


@pytest.mark.parametrize(
    "start",
    ["From ", "From -", "From 183@xxx Mon Apr 05 11:00:00 +0000 2031", "From - Mon Apr 05 11:00:00 2031"],
)
def test_programs_begin_their_mails_in_several_ways(tmp_path: Path, start: str) -> None:
    second = SECOND.partition("\n")[2]
    found = box(tmp_path, f"{FIRST}\n{start}\n{second}")
    assert [each.title for each in found if isinstance(each, Document)] == ["Four", "Moulin"]


def test_a_sentence_above_what_looks_like_a_header_begins_no_mail_in_the_middle_of_a_text(
    tmp_path: Path,
) -> None:
    (found,) = box(tmp_path, f"{FIRST}From Vey,\nNote: la route est fermée.\n>From la mairie.\n")
    assert isinstance(found, Document)
    assert found.text.endswith("chaud.\nFrom Vey,\nNote: la route est fermée.\nFrom la mairie.")


@pytest.mark.parametrize("day", ["Mon", "tue", "WED", "Thursday,", "Fri", "sat", "Sunday"])
@pytest.mark.parametrize("who", ["ada@vey.example ", "-\t", ""])
def test_a_line_with_its_day_begins_a_mail_wherever_it_stands(tmp_path: Path, day: str, who: str) -> None:
    second = SECOND.partition("\n")[2]
    found = box(tmp_path, f"{FIRST}From {who} {day} Apr 05 11:00:00 2031\n{second}")
    assert [each.title for each in found if isinstance(each, Document)] == ["Four", "Moulin"]


@pytest.mark.parametrize(
    ("line", "below", "mails"),
    [
        ("From -", "Subject: Bac", 2),
        ("From -", "X-9.a : y", 2),
        ("From -", "Sujet été: Bac", 1),
        ("From -", "Bac", 1),
        ("From -", "", 1),
        ("From Mon", "", 1),
        ("From x Mon Apr", "", 1),
        ("From x Mon Apr 5 at noon", "", 1),
        ("From x Moon Apr 5 10", "", 1),
        ("From", "Subject: Bac", 1),
        ("from -", "Subject: Bac", 1),
    ],
)
def test_a_line_behind_an_empty_one_begins_a_mail_where_a_header_follows(
    tmp_path: Path, line: str, below: str, mails: int
) -> None:
    assert len(box(tmp_path, f"{FIRST}\n{line}\n{below}\n\nVu.\n")) == mails


def test_a_quoted_beginning_loses_one_mark(tmp_path: Path) -> None:
    (found,) = box(tmp_path, f"{FIRST}>From Vey.\n>>From Orsec.\n> From Vaux.\n")
    assert isinstance(found, Document)
    assert found.text.endswith("chaud.\nFrom Vey.\n\nFrom Orsec.\nFrom Vaux.")


@pytest.mark.parametrize("ahead", ["", "\n", "\r\n", "\n\n"])
def test_a_box_begins_with_the_line_of_its_first_mail(tmp_path: Path, ahead: str) -> None:
    assert len(box(tmp_path, ahead + FIRST)) == 1


@pytest.mark.parametrize(
    "content",
    [
        "Subject: Four\n\nChaud.\n",
        "From: Ada\n\nChaud.\n",
        "\n\n\nFrom ada\n\nx",
        "",
        "Fro",
        f" {FIRST}",
        f"\r{FIRST}",
    ],
)
def test_what_is_no_mailbox_is_refused(tmp_path: Path, content: str) -> None:
    said = r'a\.mbox: it is no mailbox, its first line does not begin with "From "; save it as \.eml$'
    with pytest.raises(LoadError, match=said):
        box(tmp_path, content)


def part(text: str, kind: str = "text/html", more: str = "") -> str:
    return f"--x\nContent-Type: {kind}\n{more}\n{text}\n"


def archive(folder: Path, *parts: str) -> Path:
    path = folder / "a.mht"
    head = "\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n"
    path.write_bytes((head + "".join(parts) + "--x--\n").encode("latin-1"))
    return path


PAGE = "<title>Le four</title><meta name=author content=Ada><h1>Four</h1><p>Chaud.</p><p hidden>tu</p>"


def test_a_web_archive_is_the_page_that_it_holds(tmp_path: Path) -> None:
    parsed = load_mht(archive(tmp_path, part(PAGE), part("00", "image/png")))
    assert (parsed.builder.text, parsed.title, parsed.fields) == ("Four\n\nChaud.", "Four", {"author": "Ada"})
    assert [(gap.kind, gap.count) for gap in parsed.gaps] == [("hidden text", 1)]


def test_the_pages_in_frames_of_an_archive_are_accounted_for(tmp_path: Path) -> None:
    parsed = load_mht(archive(tmp_path, part(PAGE), part("<p>deux</p>"), part("<p>trois</p>")))
    assert [(gap.kind, gap.count, gap.where) for gap in parsed.gaps] == [
        ("hidden text", 1, "p"),
        ("embedded files", 2, "pages in frames"),
    ]
    assert (parsed.title, parsed.fields) == ("Four", {"author": "Ada"})


@pytest.mark.parametrize(
    ("kind", "text"),
    [("text/html; charset=mac-roman", "é"), ("text/html; charset=windows-1252", "Ž")],
)
def test_a_page_of_an_archive_is_in_the_encoding_its_part_names(tmp_path: Path, kind: str, text: str) -> None:
    assert load_mht(archive(tmp_path, part("<p>caf\x8e</p>", kind))).builder.text == f"caf{text}"


@pytest.mark.parametrize("parts", [(), (part("un", "text/plain"),), (part("00", "image/png"),)])
def test_an_archive_without_a_page_is_refused(tmp_path: Path, parts: tuple[str, ...]) -> None:
    said = r"a\.mht: there is no page in it; open it in a browser and save it as a complete page, \.html$"
    with pytest.raises(LoadError, match=said):
        load_mht(archive(tmp_path, *parts))
