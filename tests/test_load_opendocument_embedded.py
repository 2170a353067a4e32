"""Documents that an OpenDocument file has put in: where they lie, which are read, and what is seen of a chart."""

from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import Element, tostring
from zipfile import ZipFile

import pytest
from open_documents import first, held

from passerelle.index.load.opendocument.embedded import called, embedded, shown


@pytest.mark.parametrize(
    ("href", "name"), [("./Objet 1/", "Objet 1"), ("./Objet 1", "Objet 1"), ("Objet 1", "Objet 1"), ("", "")]
)
def test_an_object_is_kept_in_a_folder(href: str, name: str) -> None:
    assert called(Element("object", {"{x}href": href})) == name


@pytest.mark.parametrize(
    ("inside", "kind"),
    [
        ("<chart/>", "chart"),
        ("<spreadsheet/>", "spreadsheet"),
        ("<text/>", "text"),
        ("<text/><chart/>", "chart"),
        ("<text/><spreadsheet/>", "spreadsheet"),
        ("<drawing/>", ""),
    ],
)
def test_charts_sheets_and_texts_are_read(inside: str, kind: str) -> None:
    file = held(f"<object><document><body>{inside}</body></document></object>")
    found = embedded(file, first(file))
    assert (found.body.tag if found else "") == kind
    if found:
        assert found.account is file.account


def test_an_object_without_a_document_holds_none() -> None:
    file = held("<object><p/></object>")
    assert embedded(file, first(file)) is None
    file = held("<object xlink:href='./Objet 1/'/>")
    assert embedded(file, first(file)) is None


@pytest.mark.parametrize(
    ("href", "inside", "text"),
    [
        ("./Objet 1/", "", "packed"),
        ("Objet 1", "<p/>", "packed"),
        ("./Objet 2/", "", None),
        ("", "", None),
        ("./Objet 1/", "<document><body><text>whole</text></body></document>", "whole"),
    ],
)
def test_a_document_is_in_its_object_or_in_a_part_of_the_file(
    tmp_path: Path, href: str, inside: str, text: str | None
) -> None:
    with ZipFile(tmp_path / "a.odt", "w") as made:
        made.writestr("Objet 1/content.xml", "<document><body><text>packed</text></body></document>")
        made.writestr("content.xml", "<document><body><text>non</text></body></document>")
    with ZipFile(tmp_path / "a.odt") as archive:
        file = replace(held(f"<object xlink:href='{href}'>{inside}</object>"), archive=archive)
        found = embedded(file, first(file))
        assert (found.body.text if found else None) == text


def seen(body: str, *, figures: bool, kind: str = "chart") -> list[str]:
    return ["".join(each.itertext()) for each in shown(held(body, kind=kind), figures=figures)]


CHART = (
    "<title><p>Bac</p></title><subtitle><p>du port</p></subtitle><legend><p>non</p></legend>"
    "<table><title><p>non</p></title><p>4</p><p>NaN</p></table><footer><p>en mai</p></footer>"
)


def test_of_a_chart_its_titles_and_its_figures_are_seen() -> None:
    assert seen(CHART, figures=False) == ["Bac", "du port", "en mai"]
    assert seen(CHART, figures=True) == ["Bac", "du port", "en mai", "non4"]
    *_, figures = shown(held(CHART, kind="chart"), figures=True)
    assert [each.tag for each in figures] == ["table"]
    assert seen("<p>un</p>", figures=False, kind="text") == ["un"]


def test_what_is_seen_can_be_read_as_blocks() -> None:
    (top,) = shown(held("<title><x>non</x><p>Bac</p></title>", kind="chart"), figures=True)
    assert tostring(top) == b"<object><p>Bac</p></object>"
