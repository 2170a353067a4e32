"""Trees of XML as word processors write them: names, children, descendants, and the words of what is left out."""

from xml.etree.ElementTree import Element, fromstring

import pytest

from passerelle.index.load.office import attribute, child, descend, kind, said


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("<del><p>un</p><p>deux</p></del>", "un deux"),
        ("<del><h>un</h><p>deux</p></del>", "un deux"),
        ("<del>un<b>deux</b>trois</del>", "undeuxtrois"),
        ("<del><p>un<b>deux</b>trois</p></del>", "undeuxtrois"),
        ("<del><p>un</p>tail</del>", "un"),
        ("<del><r><t>un</t></r><r><delText> deux</delText></r></del>", "un deux"),
        *((f"<del>un<{space}/>deux</del>", "un deux") for space in ("s", "tab", "line-break", "br", "cr")),
        *((f"<del>un<{name}>non</{name}>deux</del>", "undeux") for name in
          ("instrText", "delInstrText", "creator", "date")),
        ("<del><change-info><p>Luc</p></change-info><p>un</p></del>", "un"),
        ("<del>  un\n  deux </del>", "un deux"),
        ("<del><p>a<p>b</p></p></del>", "ab"),
        ("<del/>", ""),
    ],
)  # fmt: skip
def test_the_words_of_a_part_are_one_line(part: str, words: str) -> None:
    assert said(fromstring(part)) == words


def test_what_stands_behind_a_part_is_none_of_it() -> None:
    (part,) = fromstring("<p><del>un</del>deux</p>")
    assert said(part) == "un"


def test_names_are_read_without_their_space() -> None:
    element = fromstring("<x:p xmlns:x='a' x:val='1' other='2'/>")
    assert (kind(element), attribute(element, "val"), attribute(element, "other")) == ("p", "1", "2")
    assert (attribute(element, "al"), attribute(None, "val")) == ("", "")
    assert kind(Element("p")) == "p"


def test_a_child_is_the_first_of_its_name_and_a_path_goes_down() -> None:
    top = fromstring("<a><b n='1'><c n='2'/></b><b n='3'><d/></b></a>")
    assert attribute(child(top, "b"), "n") == "1"
    assert attribute(child(top, "b", "c"), "n") == "2"
    assert child(top, "b", "d") is None
    assert child(top, "c") is None
    assert child(None, "b") is None
    assert child(top) is top


def test_descendants_are_the_outermost_of_their_kind_and_none_below_what_is_skipped() -> None:
    top = fromstring("<a><p n='1'><p n='2'/></p><x><p n='3'/></x><y><p n='4'/></y><p n='5'/></a>")
    assert [attribute(each, "n") for each in descend(top, {"p"})] == ["1", "3", "4", "5"]
    assert [attribute(each, "n") for each in descend(top, {"p"}, {"x"})] == ["1", "4", "5"]
    assert [kind(each) for each in descend(top, {"p", "x"}, {"p"})] == ["p", "x", "p", "p"]
    assert list(descend(top, {"a"})) == []
    deep = fromstring("<a><x><p n='1'/><y><p n='2'/><p n='3'/></y><p n='4'/></x><p n='5'/></a>")
    assert [attribute(each, "n") for each in descend(deep, {"p"})] == ["1", "2", "3", "4", "5"]
