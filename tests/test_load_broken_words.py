"""Plain text whose lines break words: the words are whole, and what only looks broken stays."""

import pytest

from passerelle.index.load.broken_words import made_whole

FULL = "Le conseil de la commune du lac a"


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        (f"{FULL} dé-\ncidé de fermer.", f"{FULL} décidé\nde fermer."),
        (f"{FULL} dé\u00ad\n  cidé de fermer.", f"{FULL} décidé\n  de fermer."),
        (f"{FULL} « dé\u2010\ncidé », puis", f"{FULL} « décidé »,\npuis"),
        (f"{FULL} dé-\ncidé\nde fermer.", f"{FULL} décidé\nde fermer."),
        (f"{FULL} dé-\ncidé\n\nFin.", f"{FULL} décidé\n\nFin."),
        (f"{FULL} dé-\ncidé", f"{FULL} décidé"),
        (f"{FULL} un sous-\npréfet élu.", f"{FULL} un sous-préfet\nélu."),
        (f"{FULL} rendez-\nvous ici.", f"{FULL} rendez-vous\nici."),
        (f"{FULL} vu un va-et-\nvient ici.", f"{FULL} vu un va-et-vient\nici."),
        (f"{FULL} vu le lac-\nBleu ici.", f"{FULL} vu le lac-\nBleu ici."),
        (f"{FULL} pre-\nand post-war maps", f"{FULL} pre-\nand post-war maps"),
        (f"{FULL} --no-\ninstall ici", f"{FULL} --no-\ninstall ici"),
        (f"{FULL} a/dé-\ncidé ici", f"{FULL} a/dé-\ncidé ici"),
        ("dé-\ncidé", "dé-\ncidé"),
        (f"{FULL} vu 1990-\nhier", f"{FULL} vu 1990-\nhier"),
        (f"{FULL} vu —-\nhier", f"{FULL} vu —-\nhier"),
    ],
)
def test_a_word_that_a_full_line_breaks_is_whole(text: str, whole: str) -> None:
    assert made_whole(text) == whole


def test_the_rest_of_a_text_tells_a_compound_from_a_broken_word() -> None:
    broken = f"{FULL} mis la plate-\nforme en vente. Une plateforme."
    assert "la plateforme\nen vente" in made_whole(broken)
    assert "la plate-forme\nen vente" in made_whole(broken.replace("plateforme", "plate-forme"))


@pytest.mark.parametrize("word", ["and", "or", "to", "but", "et", "ou", "à", "ni", "et,", "ou-bien"])
def test_a_hyphen_before_a_word_that_joins_stands_for_the_rest_of_one(word: str) -> None:
    text = f"{FULL} vu pré-\n{word} post-natal."
    assert made_whole(text) == text
    assert made_whole(text.replace(word, f"{word[0]}b{word[1:]}")) != text


@pytest.mark.parametrize("sign", [*"\\/=<>{}[]|@#$%*+:."])
def test_what_holds_signs_of_programs_and_addresses_is_no_word(sign: str) -> None:
    text = f"{FULL} vu a{sign}dé-\ncidé ici."
    assert made_whole(text) == text


@pytest.mark.parametrize(
    ("ahead", "whole"),
    [
        ("x" * 25, False),
        ("x" * 26, True),
        (f"{' ' * 9}{'x' * 25}", False),
        (f"un\n{'x' * 26}", True),
        (f"{'x' * 30}\nun", False),
        (f"deux\n{'x' * 30}\nun", False),
    ],
)
def test_a_line_is_full_from_thirty_signs_on(ahead: str, *, whole: bool) -> None:
    assert ("décidé" in made_whole(f"{ahead} dé-\ncidé ici.")) is whole


def test_the_end_of_a_text_is_no_part_of_the_line_that_is_full() -> None:
    assert made_whole(f"{'x' * 25} dé- \ncidé") == f"{'x' * 25} dé- \ncidé"
    assert made_whole(f"{'x' * 26} dé- \ncidé") == f"{'x' * 26} décidé"
