"""Text that is struck through is left out of every format and accounted for; how a word is read stands behind it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from office_files import odt, one, p, said, word

from passerelle.index.types import Document, Gap

SAID = "Le sac vaut 15 euros."


def struck_word(path: Path) -> Document:
    struck = '<w:r><w:rPr><w:dstrike/></w:rPr><w:t xml:space="preserve"> 12</w:t></w:r>'
    rest = '<w:r><w:rPr><w:strike w:val="0"/></w:rPr><w:t xml:space="preserve"> 15 euros.</w:t></w:r>'
    return one(word(path / "a.docx", p(said("Le sac vaut") + struck + rest)))


def struck_odt(path: Path) -> Document:
    style = (
        '<style:style style:name="T" style:family="text"><style:text-properties '
        'style:text-line-through-style="solid"/></style:style>'
    )
    body = '<text:p>Le sac vaut<text:span text:style-name="T"> 12</text:span> 15 euros.</text:p>'
    return one(odt(path / "a.odt", body, styles=style))


def struck_rtf(path: Path) -> Document:
    (path / "a.rtf").write_bytes(rb"{\rtf1\ansi Le sac vaut{\strike  12} 15 euros.\par}")
    return one(path / "a.rtf")


@pytest.mark.parametrize("made", [struck_word, struck_odt, struck_rtf], ids=["docx", "odt", "rtf"])
def test_what_is_struck_through_is_no_text_and_its_words_stand_in_the_account(
    tmp_path: Path, made: Callable[[Path], Document]
) -> None:
    document = made(tmp_path)
    assert document.text == SAID
    assert document.gaps == (Gap("deletions", 1, "12"),)


def test_how_a_word_is_read_stands_behind_it(tmp_path: Path) -> None:
    ruby = (
        "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>tōkyō</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>東京</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    )
    assert one(word(tmp_path / "a.docx", p(ruby))).text == "東京 (tōkyō)"
    base = "<text:ruby><text:ruby-base>東京</text:ruby-base><text:ruby-text>とうきょう</text:ruby-text></text:ruby>"
    assert one(odt(tmp_path / "a.odt", f"<text:p>{base}</text:p>")).text == "東京(とうきょう)"
