"""Which heads and feet the sections of a Word document show."""

import zipfile
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from office_files import W
from word_files import bare

from passerelle.index.load.account import Account
from passerelle.index.load.openxml import Package
from passerelle.index.load.word.edges import shown_edges


def edge(id_: str, kind: str = "", way: str = "header") -> str:
    return f'<{way}Reference id="{id_}" {f"type={chr(34)}{kind}{chr(34)}" if kind else ""}/>'


def section(*edges: str) -> str:
    return f"<sectPr>{''.join(edges)}</sectPr>"


def shown(folder: Path, body: str, settings: str = "", ties: str = "") -> list[str]:
    """Return which of two heads and a foot are shown by a *body*."""
    empty = f"<w:hdr {W}/>"
    parts = {"header1.xml": empty, "header2.xml": empty, "footer1.xml": empty}
    if settings:
        parts["settings.xml"] = f"<settings>{settings}</settings>"
    with zipfile.ZipFile(bare(folder / "a.docx", "", parts, ties)) as archive:
        package = Package(archive, Account())
        found = shown_edges(package, "word/document.xml", fromstring(f"<body>{body}</body>"))
    return sorted(name.removeprefix("word/").removesuffix(".xml") for name in found)


ONE, TWO, FOOT = "header1.xml", "header2.xml", "footer1.xml"


@pytest.mark.parametrize(
    ("body", "settings", "found"),
    [
        ("", "", []),
        (section(edge(ONE)), "", ["header1"]),
        (section(edge(ONE, "default"), edge(FOOT, way="footer")), "", ["footer1", "header1"]),
        (section(edge(ONE, "first")), "", []),
        (section(edge(ONE, "first"), "<titlePg/>"), "", ["header1"]),
        (section(edge(ONE, "first"), '<titlePg val="0"/>'), "", []),
        (section("<titlePg/>", edge(ONE)), "", ["header1"]),
        (section(edge(ONE, "even")), "", []),
        (section(edge(ONE, "even")), "<evenAndOddHeaders/>", ["header1"]),
        (section(edge(ONE, "even")), '<evenAndOddHeaders val="false"/>', []),
        (section(edge(ONE, "first")), "<evenAndOddHeaders/>", []),
        (f"<p><pPr>{section(edge(ONE))}</pPr></p>{section(edge(TWO))}", "", ["header1", "header2"]),
        (section(edge(ONE, "first"), "<titlePg/>") + section(edge(TWO, "first")), "", ["header1"]),
        (f"<sectPrChange>{section(edge(ONE))}</sectPrChange>", "", []),
        (section(edge("other.xml"), edge(TWO)), "", ["header2"]),
        (section(f'<x id="{ONE}"/>'), "", []),
    ],
)
def test_a_section_shows_the_heads_and_feet_that_it_calls(
    tmp_path: Path, body: str, settings: str, found: list[str]
) -> None:
    assert shown(tmp_path, body, settings) == found


def test_a_head_that_lies_outside_the_file_is_not_shown(tmp_path: Path) -> None:
    tie = '<Relationship Id="x" Type="http://x/header" Target="http://a.org/h.xml" TargetMode="External"/>'
    assert shown(tmp_path, section(edge("x"), edge(ONE)), ties=tie) == ["header1"]
