"""The parts of an Office file: how they are tied together, which cannot be read, and what the file says of itself."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from passerelle.index.errors import LoadError
from passerelle.index.load.account import Account
from passerelle.index.load.openxml import Package, Tie, fields


def tie(id_: str, way: str, target: str, more: str = "") -> str:
    return f'<Relationship Id="{id_}" Type="http://x/{way}" Target="{target}" {more}/>'


@contextmanager
def opened(folder: Path, **parts: str) -> Iterator[Package]:
    """Open a package of parts, whose names have two underlines for a slash and one before ``rels`` for a dot."""
    path = folder / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name.replace("__", "/").replace("X", "."), part)
    with zipfile.ZipFile(path) as archive:
        yield Package(archive, Account())


TIES = (
    tie("a", "styles", "styles.xml")
    + tie("b", "image", "../media/a%20b.png")
    + tie("c", "styles", "/top.xml")
    + tie("d", "link", "http://vey.example", 'TargetMode="External"')
)


def test_parts_are_tied_by_names_from_where_they_lie(tmp_path: Path) -> None:
    with opened(tmp_path, word___rels__dXxmlXrels=f"<r>{TIES}</r>") as package:
        assert package.ties("word/d.xml") == [
            Tie("a", "styles", "word/styles.xml", external=False),
            Tie("b", "image", "media/a b.png", external=False),
            Tie("c", "styles", "top.xml", external=False),
            Tie("d", "link", "http://vey.example", external=True),
        ]
        assert list(package.related("word/d.xml", "styles")) == ["word/styles.xml", "top.xml"]
        assert list(package.related("word/d.xml", "link")) == []
        assert package.target("word/d.xml", "b") == "media/a b.png"
        assert (package.target("word/d.xml", "d"), package.target("word/d.xml", "z")) == ("", "")
        assert package.ties("word/other.xml") == []


def test_the_main_part_is_the_document_that_the_package_is_tied_to(tmp_path: Path) -> None:
    with opened(tmp_path, _rels__Xrels=f"<r>{tie('a', 'officeDocument', 'word/d.xml')}</r>") as package:
        assert package.main() == "word/d.xml"
    with opened(tmp_path, _rels__Xrels="<r/>") as package:
        assert package.main() == ""
    with (
        opened(tmp_path, aXxml="<r/>") as package,
        pytest.raises(KeyError, match=r"There is no item named '_rels/\.rels' in the archive"),
    ):
        package.main()
    with opened(tmp_path, _rels__Xrels="<r>") as package, pytest.raises(LoadError, match="is not XML"):
        package.main()


def test_a_part_that_cannot_be_read_is_missing(tmp_path: Path) -> None:
    ties = f"<r>{TIES}{tie('e', 'notes', 'gone.xml')}</r>"
    with opened(tmp_path, word___rels__dXxmlXrels=ties, word__stylesXxml="<s/>", topXxml="<t>") as package:
        found = package.xml("word/d.xml", "styles")
        assert found is not None
        assert found.tag == "s"
        assert package.xml("word/d.xml", "comments") is None
        assert not package.account.gaps
        assert package.xml("word/d.xml", "notes") is None
        assert package.named("top.xml") is None
        assert [(gap.kind, gap.count, gap.where) for gap in package.account.gaps] == [
            ("missing parts", 2, "word/gone.xml, top.xml")
        ]
    with opened(tmp_path, word___rels__dXxmlXrels="<r>") as package:
        assert package.ties("word/d.xml") == []
        assert [gap.where for gap in package.account.gaps] == ["word/_rels/d.xml.rels"]


@pytest.mark.parametrize(
    ("core", "title", "said"),
    [
        ("<title> Le bac </title>", "Le bac", {}),
        ("<creator>Ada</creator><subject>Quai</subject><keywords>eau</keywords>", "",
         {"author": "Ada", "subject": "Quai", "keywords": "eau"}),
        ("<created>2030-01-02</created>", "", {"date": "2030-01-02"}),
        ("<created>2030-01-02</created><modified>2031-04-05T06:07</modified>", "", {"date": "2031-04-05"}),
        ("<title/>", "", {}),
    ],
)  # fmt: skip
def test_a_file_says_of_itself_what_its_core_says(
    tmp_path: Path, core: str, title: str, said: dict[str, str]
) -> None:
    rels = f"<r>{tie('a', 'core-properties', 'core.xml')}</r>"
    with opened(tmp_path, _rels__Xrels=rels, coreXxml=f"<c>{core}</c>") as package:
        assert package.properties() == (title, said)
    with opened(tmp_path, _rels__Xrels="<r/>") as package:
        assert package.properties() == ("", {})


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ({"date": "2031-04-05T10:00"}, {"date": "2031-04-05"}),
        ({"date": " 2031-04 "}, {"date": "2031-04"}),
        ({"date": "2031-4-5"}, {"date": "2031"}),
        ({"date": "le 2031"}, {}),
        ({"date": "1601-01-01T00:00"}, {}),
        ({"author": "Apache POI"}, {}),
        ({"author": "Ada"}, {"author": "Ada"}),
        ({"subject": "Apache POI"}, {"subject": "Apache POI"}),
        ({"from": "Ada", "to": ""}, {"from": "Ada"}),
    ],
)
def test_what_says_nothing_is_no_field(given: dict[str, str], kept: dict[str, str]) -> None:
    assert fields(**given) == kept
