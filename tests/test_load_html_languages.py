"""Passages of a page that are marked as in a third language are named in its account."""

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from passerelle.index.load import load
from passerelle.index.load.html import parse_html
from passerelle.index.load.html_languages import marked_foreign
from passerelle.index.types import Document, Gap

SAID = "Der Fährmann kommt heute nicht mehr."


def marked(body: str) -> list[tuple[int, str]]:
    return [
        (gap.count, gap.where) for gap in parse_html(f"<html lang=fr><body>{body}</body></html>").gaps
        if gap.kind == "third language"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "gaps"),
    [
        (f"<p>Il dit : <span lang=de>{SAID}</span></p>", [(1, SAID)]),
        (f"<p xml:lang=de-AT>{SAID}</p><p>Fin.</p>", [(1, SAID)]),
        (f"<div lang=de><p lang=de>{SAID}</p></div>", [(1, SAID)]),
        (f"<div lang=de><p>{SAID}</p><p lang=fr>Rien.</p></div>", [(1, f"{SAID} Rien.")]),
        ("<p><i lang=la>et cetera</i></p>", []),
        (f"<p lang=en-GB>{SAID}</p><p lang=''>{SAID}</p><p lang=und>{SAID}</p>", []),
        (f"<p lang=de hidden>{SAID}</p><p>{'Le bac ne vient pas ce soir. ' * 20}</p>", []),
    ],
)  # fmt: skip
def test_a_passage_marked_as_in_another_language_is_named(body: str, gaps: list[tuple[int, str]]) -> None:
    assert marked(body) == gaps


def test_what_is_found_in_the_text_stands_for_what_is_marked(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(f"<body><p lang=de>{SAID * 30}</p></body>", encoding="utf-8")
    (document,) = load(path, "a")
    assert isinstance(document, Document)
    assert document.gaps == (Gap("third language", 1, "the whole document"),)


def found(body: str, unseen: str = "") -> list[tuple[int, str]]:
    tree = LexborHTMLParser(f"<html lang=fr><body>{body}</body></html>")
    left_out = {node.mem_id for node in tree.css(unseen)} if unseen else set()
    return [(gap.count, gap.where) for gap in marked_foreign(tree, left_out)]


OURS = ["fr", "en", "fra", "fre", "eng", "FR", "en-GB", "en_US", " fr "]
NONE = ["", "und", "mul", "zxx", "mis", "x-klingon", "i-default"]


@pytest.mark.parametrize("code", OURS + NONE)
def test_a_mark_of_our_languages_or_of_none_names_no_third(code: str) -> None:
    assert found(f"<p lang='{code}'>{SAID}</p>") == []


@pytest.mark.parametrize("code", ["de", "DE", "de-AT", "de_AT", "zh-Hant", "deu", "frr"])
@pytest.mark.parametrize("name", ["lang", "xml:lang"])
def test_a_mark_of_another_language_names_a_third(name: str, code: str) -> None:
    assert found(f"<p {name}='{code}'>{SAID}</p>") == [(1, SAID)]


@pytest.mark.parametrize(("words", "named"), [("un zwei drei vier", False), ("un zwei drei vier fünf", True)])
def test_five_words_are_a_passage(words: str, *, named: bool) -> None:
    assert bool(found(f"<p lang=de>{words}</p>")) is named
    assert bool(found(f"<p lang=de>{words.replace(' ', '<br>')}</p>")) is named


@pytest.mark.parametrize(
    ("body", "unseen", "count"),
    [
        (f"<p lang=de>{SAID}</p><p lang=it>{SAID}</p>", "", 2),
        (f"<div lang=de><p lang=it>{SAID}</p></div>", "", 1),
        (f"<div lang=fr><p lang=it>{SAID}</p></div>", "", 1),
        (f"<p lang=de>{SAID}</p>", "p", 0),
        (f"<nav><p lang=de>{SAID}</p></nav>", "nav", 0),
        (f"<nav></nav><p lang=de>{SAID}</p>", "nav", 1),
        (f"<p lang=de>{SAID}</p>", "nav", 1),
    ],
)
def test_a_passage_is_counted_once_and_only_where_it_is_read(body: str, unseen: str, count: int) -> None:
    assert sum(each for each, _ in found(body, unseen)) == count


def test_a_whole_page_in_another_language_is_no_passage_of_it() -> None:
    tree = LexborHTMLParser(f"<html lang=de><body><p lang=de>{SAID}</p></body></html>")
    assert [gap.count for gap in marked_foreign(tree, ())] == [1]
    tree = LexborHTMLParser(f"<html><body lang=de><p lang=de>{SAID}</p></body></html>")
    assert [gap.count for gap in marked_foreign(tree, ())] == [1]
