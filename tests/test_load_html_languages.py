"""Passages of a page that are marked as in a third language are named in its account."""

from pathlib import Path

import pytest

from passerelle.index.load import load
from passerelle.index.load.html import parse_html
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
