"""What touches in the source of a page and is shown apart."""

import pytest
from test_load_html_hidden_parts import read


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("<span>Préparation</span><span>20 min</span><span>Cuisson</span>", "Préparation 20 min Cuisson"),
        ("<b>Total:</b><span>12,50</span>", "Total: 12,50"),
        ("<strong>Lundi</strong><time>9 h</time>", "Lundi 9 h"),
        ("<a href='/a'>vélo</a><a href='/b'>canal</a>", "vélo canal"),
        ("<p>Le <b>Conseil</b><i>Municipal</i></p>", "Le Conseil Municipal"),
        ("<em>min</em><small>3</small>", "min 3"),
        ("<span>12</span><span>Pub</span>", "12 Pub"),
        ("<data>3</data><time>mn</time>", "3 mn"),
        ("<span>le</span><span>Éclair</span>", "le Éclair"),
        ("<a href='/a'>vélo</a><b>20</b>", "vélo 20"),
        ("<a href='/a'>2 vélos</a><a href='/b'>3 canaux</a>", "2 vélos 3 canaux"),
        *((f"<b>Total{sign}</b><span>12</span>", f"Total{sign} 12") for sign in ",;:!?"),
        ("<b>Prix (TTC):</b><span>net</span>", "Prix (TTC): net"),
        ("<b>Prix (€):</b><span>net</span>", "Prix (€): net"),
    ],
)
def test_a_label_and_its_value_are_two_words(body: str, shown: str) -> None:
    assert read(f"<div>{body}</div>") == shown


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("<span>con</span><span>seil</span>", "conseil"),
        ("<span>20</span><span>26</span>", "2026"),
        ("<span>L</span><span>Avenir</span>", "LAvenir"),
        ("<span>TI</span><span>TRE</span>", "TITRE"),
        ("<span>CO</span><span>2</span>", "CO2"),
        ("<span>km</span><span>2</span>", "km2"),
        ("<span>5</span><span>m</span>", "5m"),
        ("<span>3</span><span>,5</span>", "3,5"),
        ("<span>www.</span><span>Exemple</span>", "www.Exemple"),
        ("mot<span>Clé</span>", "motClé"),
        ("<span>mot</span>Clé", "motClé"),
        ("<p>Un mot<a href='#1'>1</a><a href='#2'>2</a></p>", "Un mot¹²"),
        ("<a>vélo</a><a>canal</a>", "vélocanal"),
        ("<pre><span>Durée</span><span>20</span></pre>", "Durée20"),
        ("<span>ABC</span><span>2</span>", "ABC2"),
        ("<span>CAFÉ</span><span>2</span>", "CAFÉ2"),
        ("<span>ab_</span><span>2</span>", "ab_2"),
        ("<span>e</span><span>Pub</span>", "ePub"),
        ("<span>min</span><span>C</span>", "minC"),
        ("<span>CAFÉ</span><span>Pub</span>", "CAFÉPub"),
        ("<span>€:</span><span>12</span>", "€:12"),
        ("<span>Total:</span><span>(net)</span>", "Total:(net)"),
        ("<u>Durée</u><span>20</span>", "Durée20"),
        ("<span>Durée</span><u>20</u>", "Durée20"),
        ("<a href='/a'>vélo</a><a>canal</a>", "vélocanal"),
        ("<a>vélo</a><a href='/b'>canal</a>", "vélocanal"),
        ("<a href='/a'>vélo</a><a href='/b'>A</a>", "véloA"),
        ("<a href='/a'>A</a><a href='/b'>vélo</a>", "Avélo"),
    ],
)
def test_parts_of_a_word_stay_one(body: str, shown: str) -> None:
    assert read(f"<div>{body}</div>") == shown
