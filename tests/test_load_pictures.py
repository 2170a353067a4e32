"""The words that describe a picture of an office document, and those that only name it or are a program's."""

import pytest

from passerelle.index.load.pictures import picture_words


@pytest.mark.parametrize(
    ("description", "words"),
    [
        ("Le bac traverse", "Le bac traverse"),
        ("Le bac", ""),
        ("Logo", ""),
        ("", ""),
        (" \n", ""),
        (" Le bac\n traverse  le lac. ", "Le bac traverse le lac."),
        ("plan du lac.png en couleur", "plan du lac.png en couleur"),
        ("plan du lac.txt", "plan du lac.txt"),
        ("plan du lac png", "plan du lac png"),
        *(
            (f"plan du lac.{ending}", "")
            for ending in "png jpg jpeg gif svg webp bmp tif tiff emf wmf pdf PNG".split()
        ),
    ],
)
def test_three_words_or_more_describe_a_picture_and_no_file_does(description: str, words: str) -> None:
    assert picture_words(description) == words


@pytest.mark.parametrize(
    "made",
    [
        "Description générée automatiquement",
        "Description automatically generated",
        "Le contenu généré par l'IA peut être incorrect.",
        "Le contenu généré par l’IA peut être incorrect.",
        "AI-generated content may be incorrect.",
        "Description générée automatiquement avec une confiance moyenne",
    ],
)
@pytest.mark.parametrize(
    "before", ["", "Une image contenant texte, ", "Une image contenant bateau, eau\n\n", "A boat on a lake "]
)
def test_what_a_program_says_that_it_sees_describes_nothing(before: str, made: str) -> None:
    assert picture_words(f"{before}{made}") == ""


def test_words_that_only_begin_like_those_of_a_program_are_a_persons() -> None:
    for words in ("Schéma du contenu généré par le moulin", "Une description générée automatiquementale"):
        assert picture_words(words) == words
