"""Pages of manuals: the links that turn them are no text, and a box with a sign is no table."""

import pytest

from passerelle.index.load.html import parse_html

PROSE = "Le bac traverse la rivière toutes les vingt minutes, de six heures du matin à dix heures du soir."
HEADER = (
    "<div class=navheader><table><tr><th colspan=2>2. Le bac</th></tr><tr><td><a href=1><img alt=Préc.></a></td>"
    "<td><a href=3>Suivant</a></td></tr></table></div>"
)


def text(body: str) -> str:
    return parse_html(f"<html><body>{body}</body></html>").builder.text


@pytest.mark.parametrize(
    "turning",
    [
        HEADER,
        "<p><a href=1>Previous</a> | <a href=0>Up</a> | <a href=3>Next chapter</a></p>",
        "<a href=1><img alt='Précédent'></a> <a href=0><img alt=Sommaire></a> <a href=3>« Page suivante »</a><hr>",
        "<div><a rel=prev href=1>Le pont</a><a rel=next href=3>Le gué</a></div>",
        "<table><tr><td><a href=1>&lt; Prev</a></td><td> </td><td><a href=3>Next &gt;</a></td></tr></table>",
    ],
)
def test_links_that_turn_pages_are_no_text(turning: str) -> None:
    assert text(f"{turning}<h1>Le bac</h1><p>{PROSE}</p>{turning}") == f"Le bac\n\n{PROSE}"


@pytest.mark.parametrize(
    "shown",
    [
        "<p>Voir la page <a href=3>suivante</a>, puis le tarif.</p>",
        "<p>Voir le <a href=3>sommaire</a></p>",
        "<p><a href=3>Next</a> est le nom du bac.</p>",
        "<ul><li><a href=0>Contents</a><li><a href=1>Index</a></ul>",
        "<table><tr><th>Bac</th><th>Quai</th></tr><tr><td><a href=1>Next</a></td><td>Rive gauche</td></tr></table>",
        f"<div class=navbar><p>{PROSE}</p></div>",
    ],
)
def test_words_that_only_look_like_such_links_stay(shown: str) -> None:
    bare = parse_html(f"<html><body>{shown}</body></html>", furniture=False).builder.text
    kept = text(f"<h1>Le bac</h1><p>{PROSE}</p>{shown}")
    assert kept == f"Le bac\n\n{PROSE}\n\n{bare}"


TURNS = "<div><a href=1>Previous</a> <a href=3>Next</a></div>"


@pytest.mark.parametrize(
    ("block", "left"),
    [
        (f"<div class=navheader><div>{'x' * 120}</div>{TURNS}</div>", ""),
        (f"<div class=navheader><div>{'x' * 121}</div>{TURNS}</div>", "x" * 121),
        (f"<div class=navheader><h2>Quais</h2>{TURNS}</div>", "Quais"),
        (f"<div class=navheader><p>Quais</p>{TURNS}</div>", "Quais"),
        (f"<div class=quai><div>Quais</div>{TURNS}</div>", "Quais"),
        (f"<section class=navheader><div>Quais</div>{TURNS}</section>", "Quais"),
    ],
    ids=["title", "text", "heading", "paragraph", "no navigation", "a part"],
)
def test_around_such_links_goes_what_is_no_more_than_a_title(block: str, left: str) -> None:
    kept = text(f"<h1>Le bac</h1><p>{PROSE}</p>{block}")
    assert kept.removeprefix(f"Le bac\n\n{PROSE}").strip() == left


def test_a_box_with_a_sign_is_read_as_its_text() -> None:
    box = "<table><tr><td rowspan=2><img alt='[{}]'></td><th>Avis</th></tr><tr><td>Payez à bord.</td></tr></table>"
    assert text(f"<p>{PROSE}</p>{box.format('Avis')}") == f"{PROSE}\n\nAvis\n\nPayez à bord."
    assert text(f"<p>{PROSE}</p>{box.format('Danger')}") == f"{PROSE}\n\n[Danger]\n\nAvis\n\nPayez à bord."


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("<p>Bac</p><dl><dt>1</dt><dd>Voir.</dd><dt>[2]</dt><dd><p>Mai.</p></dd></dl>", "Bac\n\n1 Voir.\n[2] Mai."),
        ("<dl><dt>Bac</dt><dd>Bateau.</dd><dt>12</dt><dt>13</dt><dd>Quais.</dd></dl>", "Bac\nBateau.\n12\n13 Quais."),
        ("<aside><span>[<a href=#a>1</a>]</span><p>Voir le plan.</p></aside><p>Fin.</p>", "[1] Voir le plan.\n\nFin."),
        ("<div>12<p>Le bac.</p></div>", "12\n\nLe bac."),
        ("<p>Plan <img alt=img/plan-2.svg src=x> du bac <img alt='Mon plan' src='a/Mon%20plan'></p>", "Plan du bac"),
        ("<p><img alt='Plan du bac' src=plan.svg></p>", "Plan du bac"),
        ("<p>Il part. <a class='footnote-reference brackets' href=#n1>1</a> Il rentre.</p>", "Il part. ¹ Il rentre."),
        ("<p>Voir le quai <a href=#q1>1</a></p>", "Voir le quai 1"),
    ],
)  # fmt: skip
def test_a_note_stands_behind_its_number_and_a_file_is_no_picture_in_words(body: str, shown: str) -> None:
    assert text(body) == shown
