"""What an OpenDocument file says of its styles and of itself, packed or flat, and which files are refused."""

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from office_files import ODF
from open_documents import held

from passerelle.index.errors import LoadError
from passerelle.index.load.account import Account
from passerelle.index.load.opendocument.package import Look, OpenDocument, opened

META = f'<office:document-meta {ODF} xmlns:dc="dc"><office:meta>{{}}</office:meta></office:document-meta>'
CONTENT = (
    f"<office:document-content {ODF}><office:body><office:text/></office:body></office:document-content>"
)
LOCK = "<manifest><entry/><entry><encryption-data/></entry></manifest>"


def packed(path: Path, **parts: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in {"content": CONTENT, **parts}.items():
            archive.writestr(f"{name.replace('__', '/')}.xml", part)
    return path


def look(properties: str, attributes: str = "") -> Look:
    return held("<p/>", f'<style name="A" {attributes}><text-properties {properties}/></style>').look("A")


@pytest.mark.parametrize(
    ("properties", "shown"),
    [
        ("", Look()),
        ('display="none"', Look(hidden=True)),
        ('display="true"', Look()),
        ('text-position="super"', Look(raised=1)),
        ('text-position="super 58%"', Look(raised=1)),
        ('text-position="sub 58%"', Look(raised=-1)),
        ('text-position="33% 58%"', Look(raised=1)),
        ('text-position="-33% 58%"', Look(raised=-1)),
        ('text-position="0.5%"', Look(raised=1)),
        ('text-position="0% 100%"', Look()),
        ('text-position="x 58%"', Look()),
        ('text-position=" "', Look()),
        ('font-name="Symbol"', Look(font="Symbol")),
        ("font-family=\"'Wing dings'\"", Look(font="Wing dings")),
        ('font-name="A" font-family="B"', Look(font="A")),
        ('text-line-through-style="solid"', Look(struck=True)),
        ('text-line-through-type="double"', Look(struck=True)),
        ('text-line-through-style="none"', Look(struck=False)),
        ('text-line-through-style="none" text-line-through-type="none"', Look(struck=False)),
        ('text-line-through-style="none" text-line-through-type="single"', Look(struck=True)),
    ],
)
def test_a_style_says_how_its_text_looks(properties: str, shown: Look) -> None:
    assert look(properties) == shown


@pytest.mark.parametrize(
    ("attributes", "shown"),
    [
        ('style:list-style-name="L"', Look(numbering="L")),
        ('style:list-style-name=""', Look(numbering="")),
        ('parent-style-name="B"', Look(parent="B")),
        ('data-style-name="N1"', Look(number_format="N1")),
    ],
)
def test_a_style_names_its_list_its_numbers_and_what_it_is_made_from(attributes: str, shown: Look) -> None:
    assert look("", attributes) == shown


def looks(**given: Look) -> OpenDocument:
    file = held("<p/>")
    return OpenDocument(file.body, file.roots, None, Account(), None, given)


FULL = Look(True, 1, "F", "L", "", "N", struck=True)


@pytest.mark.parametrize(
    ("own", "shown"),
    [
        (Look(parent="B"), Look(True, 1, "F", "L", "B", "N", struck=True)),
        (Look(raised=-1, parent="B"), Look(True, -1, "F", "L", "B", "N", struck=True)),
        (Look(font="G", parent="B"), Look(True, 1, "G", "L", "B", "N", struck=True)),
        (Look(numbering="", parent="B"), Look(True, 1, "F", "", "B", "N", struck=True)),
        (Look(number_format="M", parent="B"), Look(True, 1, "F", "L", "B", "M", struck=True)),
        (Look(struck=False, parent="B"), Look(True, 1, "F", "L", "B", "N", struck=False)),
        (Look(parent="C"), Look(parent="C")),
    ],
)
def test_a_style_takes_from_the_one_it_is_made_from_what_it_does_not_say(own: Look, shown: Look) -> None:
    assert looks(A=own, B=FULL).look("A") == shown
    assert looks(A=Look(parent="C"), C=own, B=FULL).look("A") == replace(shown, parent="C")


def test_styles_made_from_each_other_end_and_one_that_is_not_there_says_nothing() -> None:
    round_ = looks(A=Look(parent="B"), B=Look(font="F", parent="A"))
    assert round_.look("A").font == "F"
    assert round_.look("C") == Look()


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Title", True),
        ("Titre", True),
        ("T", True),
        ("U", True),
        ("V", False),
        ("Subtitle", False),
        ("", False),
    ],
)
def test_a_style_is_the_titles_by_its_name_or_made_from_it(name: str, *, title: bool) -> None:
    file = looks(T=Look(parent="Title"), U=Look(parent="Titre"), V=Look(parent="T"))
    assert file.is_title(name) is title


@pytest.mark.parametrize(
    ("meta", "title", "fields"),
    [
        ("<dc:title> Le bac </dc:title>", "Le bac", {}),
        ("<dc:title>a</dc:title><dc:title>b</dc:title>", "a", {}),
        ("<dc:creator>Ada</dc:creator>", "", {"author": "Ada"}),
        ("<dc:creator>Ada</dc:creator><meta:initial-creator>Luc</meta:initial-creator>", "", {"author": "Luc"}),
        ("<dc:date>2031-04-05T06:00</dc:date>", "", {"date": "2031-04-05"}),
        ("<meta:creation-date>2030-01-02</meta:creation-date>", "", {"date": "2030-01-02"}),
        ("<meta:creation-date>2030-01-02</meta:creation-date><dc:date>2031-04-05</dc:date>", "",
         {"date": "2031-04-05"}),
        ("<dc:subject>Quai</dc:subject>", "", {"subject": "Quai"}),
        ("<meta:keyword>eau</meta:keyword><meta:keyword> </meta:keyword><meta:keyword>bac</meta:keyword>", "",
         {"keywords": "eau, bac"}),
        ("<dc:title> </dc:title>", "", {}),
        ("", "", {}),
    ],
)  # fmt: skip
def test_a_file_says_of_itself_what_its_meta_part_says(
    tmp_path: Path, meta: str, title: str, fields: dict[str, str]
) -> None:
    with opened(packed(tmp_path / "a.odt", meta=META.format(meta)), "text", "text", ".odt") as file:
        assert file.properties() == (title, fields)


def test_a_file_without_a_meta_part_says_nothing_of_itself(tmp_path: Path) -> None:
    with opened(packed(tmp_path / "a.odt"), "text", "text", ".odt") as file:
        assert file.properties() == ("", {})
        assert file.account.gaps == ()
        assert file.part("other.xml") is None


def test_styles_of_both_parts_are_known_and_other_parts_are_read_by_name(tmp_path: Path) -> None:
    style = '<style name="{}"><text-properties font-name="{}"/></style>'
    content = CONTENT.replace(
        "<office:body>", f"{style.format('A', 'F')}<office:body>{style.format('C', 'H')}"
    )
    path = packed(
        tmp_path / "a.odt",
        content=content,
        styles=f"<s>{style.format('B', 'G')}</s>",
        other="<b/>",
        bad="<b>",
    )
    with opened(path, "text", "text", ".odt") as file:
        assert {name: file.look(name).font for name in "ABC"} == {"A": "F", "B": "G", "C": ""}
        other = file.part("other.xml")
        assert other is not None
        assert other.tag == "b"
        assert file.part("bad.xml") is None
        assert len(file.roots) == 2


@pytest.mark.parametrize("name", ["styles", "meta"])
def test_a_part_that_is_damaged_is_missing(tmp_path: Path, name: str) -> None:
    with opened(packed(tmp_path / "a.odt", **{name: "<b>"}), "text", "text", ".odt") as file:
        assert [(gap.kind, gap.where) for gap in file.account.gaps] == [("missing parts", f"{name}.xml")]


@pytest.mark.parametrize("ahead", [b"", b"\xef\xbb\xbf", b" \t\r\n"])
def test_a_flat_file_is_one_part(tmp_path: Path, ahead: bytes) -> None:
    meta = '<meta><title xmlns="dc">Le bac</title></meta>'
    path = tmp_path / "a.fodt"
    path.write_bytes(ahead + f"<document>{meta}<body><text><p/></text></body></document>".encode())
    with opened(path, "text", "text", ".odt") as file:
        assert (len(file.roots), len(file.body), file.archive) == (1, 1, None)
        assert file.properties() == ("Le bac", {})
        assert file.part("styles.xml") is None


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.odt")
    said = r"a\.odt: it is an OpenDocument file but no spreadsheet; save it as \.ods or \.pdf"
    with pytest.raises(LoadError, match=said), opened(path, "spreadsheet", "spreadsheet", ".ods"):
        pass


@pytest.mark.parametrize(
    ("manifest", "locked"),
    [(LOCK, True), (LOCK.replace("encryption", "other"), False), ("<manifest>", False)],
)
def test_a_locked_file_is_refused(tmp_path: Path, manifest: str, *, locked: bool) -> None:
    path = packed(tmp_path / "a.odt", **{"META-INF__manifest": manifest})
    if not locked:
        with opened(path, "text", "text", ".odt") as file:
            assert file.account.gaps == ()
        return
    said = r"a\.odt: it needs a password; save it again without one"
    with pytest.raises(LoadError, match=said), opened(path, "text", "text", ".odt"):
        pass
