"""Archives and the XML in them: what is damaged, locked, swollen, hostile, or read up to its damage."""

import zipfile
import zlib
from pathlib import Path

import pytest

from passerelle.index.errors import LoadError
from passerelle.index.load import zipped
from passerelle.index.load.account import Account
from passerelle.index.load.zipped import (
    DamagedXmlError,
    opened_zip,
    parse_xml,
    read_flat,
    read_part,
    read_what_can_be,
    read_xml,
)


def archive(folder: Path, **parts: str) -> Path:
    with zipfile.ZipFile(folder / "a.zip", "w", zipfile.ZIP_DEFLATED) as made:
        for name, part in parts.items():
            made.writestr(f"{name}.xml", part)
    return folder / "a.zip"


@pytest.mark.parametrize(
    "error",
    [
        KeyError("x"),
        EOFError(),
        ValueError("x"),
        NotImplementedError(),
        zipfile.BadZipFile(),
        zlib.error("x"),
    ],
    ids=repr,
)
def test_whatever_breaks_while_an_archive_is_read_is_named(tmp_path: Path, error: Exception) -> None:
    path = archive(tmp_path, a="<a/>")
    with (
        pytest.raises(
            LoadError,
            match=r"a\.zip: it is damaged, or not the format its name says \(.*\); save it again from its program$",
        ),
        opened_zip(path),
    ):
        raise error


def test_other_errors_go_on_and_what_is_no_archive_is_refused(tmp_path: Path) -> None:
    path = archive(tmp_path, a="<a/>")
    with pytest.raises(LoadError, match=r"^mine$"), opened_zip(path):
        raise LoadError("mine")
    (tmp_path / "b.zip").write_bytes(b"Le bac part.")
    with pytest.raises(LoadError, match=r"b\.zip: it is damaged"), opened_zip(tmp_path / "b.zip"):
        pass


@pytest.mark.parametrize(("largest", "size", "read"), [(100, 100, True), (100, 101, False)])
def test_a_part_has_a_largest_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, largest: int, size: int, *, read: bool
) -> None:
    monkeypatch.setattr(zipped, "LARGEST", largest)
    with opened_zip(archive(tmp_path, a="x" * size)) as opened:
        if read:
            assert read_part(opened, "a.xml") == b"x" * size
            return
        said = rf"a\.xml in it would unpack to {size} bytes, as no document does; split it, or save it again from "
        with pytest.raises(LoadError, match=rf"{said}its program$"):
            read_part(opened, "a.xml")


@pytest.mark.parametrize(
    ("suspect", "ratio", "read"), [(999, 10**6, True), (1000, 1, True), (999, 1, False), (10**6, 1, True)]
)
def test_a_part_that_swells_is_refused_where_it_is_large_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suspect: int, ratio: int, *, read: bool
) -> None:
    monkeypatch.setattr(zipped, "SUSPECT", suspect)
    monkeypatch.setattr(zipped, "LARGEST_RATIO", ratio)
    with opened_zip(archive(tmp_path, a="x" * 1000)) as opened:
        if read:
            assert len(read_part(opened, "a.xml")) == 1000
            return
        with pytest.raises(LoadError, match="would unpack to 1000 bytes"):
            read_part(opened, "a.xml")


def test_a_locked_part_needs_its_password(tmp_path: Path) -> None:
    path = archive(tmp_path, a="<a/>")
    with zipfile.ZipFile(path) as opened:
        opened.getinfo("a.xml").flag_bits |= 1
        with pytest.raises(LoadError, match=r"a\.zip: it needs a password; save it again without one$"):
            read_part(opened, "a.xml")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<a>", "x in it is not XML"),
        (b"", "x in it is not XML"),
        (b"<?xml version='1.0' encoding='nonsense'?><a/>", "x in it is not XML"),
        (b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "x in it declares entities, as attacks do"),
    ],
)
def test_xml_is_refused_where_it_is_damaged_or_hostile(content: bytes, said: str) -> None:
    with pytest.raises(LoadError, match=rf"^f: {said}( \(.+\))?; save it again from its program$"):
        parse_xml("f", "x", content)
    assert parse_xml("f", "x", b"<!DOCTYPE a><a>b</a>").text == "b"


@pytest.mark.parametrize(
    ("content", "text"),
    [("<a><b>un</b>", "un"), ("<a>un<b>deux", "un"), ("<a><b>un</b></c>", "un"), ("<a>un</a>", "un")],
)
def test_a_main_part_is_read_up_to_its_damage(tmp_path: Path, content: str, text: str) -> None:
    account = Account()
    with opened_zip(archive(tmp_path, a=content)) as opened:
        found = read_what_can_be(opened, "a.xml", account)
    assert "".join(found.itertext()).startswith(text)
    whole = content.endswith("</a>")
    assert [gap.where for gap in account.gaps] == ([] if whole else ["a.xml behind its damage"])


@pytest.mark.parametrize(
    "content",
    [
        *("<a><b>", "", "un", "<a> </b>", "<?xml version='1.0' encoding='nonsense'?><a>un"),
        *("un <a>deux</a>", "<1>un</1>", "<a b=>un</a>"),
    ],
)
def test_a_part_without_words_before_its_damage_is_damaged(tmp_path: Path, content: str) -> None:
    with opened_zip(archive(tmp_path, a=content)) as opened:
        with pytest.raises(DamagedXmlError, match=r"a\.xml in it is not XML"):
            read_what_can_be(opened, "a.xml", Account())
        with pytest.raises(DamagedXmlError, match=r"a\.xml in it is not XML"):
            read_xml(opened, "a.xml")


def test_a_flat_file_is_read_up_to_its_damage(tmp_path: Path) -> None:
    account = Account()
    (tmp_path / "a.fodt").write_text("<a>un<b>", encoding="utf-8")
    assert read_flat(tmp_path / "a.fodt", account).text == "un"
    assert [gap.where for gap in account.gaps] == ["the XML behind its damage"]
