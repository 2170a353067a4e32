"""When a question is in a third language: by its alphabet, its marked letters or its small words, never by a name."""

import pytest

from passerelle.third import SMALL, is_third_language

ASKED = {
    "es": "¿Cuándo abre el museo de la ciudad?|¿Quién puede entrar con perro?|¿Hay una tienda en las afueras?",
    "de": "Wann ist das Museum geöffnet?|Wer darf mit dem Hund hinein?|Wo sind die Toiletten?",
    "it": "Quando apre il museo della città?|Chi può entrare con il cane?|Quanto costa entrare nel museo?",
    "pt": "Quando abre o museu da cidade?|Quem pode entrar com um cão?|Quanto custa entrar no museu?",
    "nl": "Wanneer is het museum open?|Wie mag met een hond naar binnen?|Hoeveel kost het?",
    "others": "Когда открыт музей?|美術館はいつ開きますか|Πότε ανοίγει το μουσείο;|متى يفتح المتحف|Gdzie są łąki?",
}


@pytest.mark.parametrize("question", [each for line in ASKED.values() for each in line.split("|")])
def test_a_question_in_another_language_is_told(question: str) -> None:
    assert is_third_language(question)
    assert is_third_language(question.upper()) or "łąki" in question  # capitals may be a name's


@pytest.mark.parametrize(
    "question",
    [
        "Quand ouvre le musée de la ville ?",
        "When does the museum of the town open?",
        "ouvre kan le muse",
        "museum",
        "12 ?",
        "",
        "Qui sont les Łąki Świąteczne ?",
        "Where is the Καφέ?",
        "Who wrote Das Boot?",
        "Qui a écrit La vita è bella ?",
        "Le menu del dia",
        "Is there a house en bois?",
        "Wer?",  # one small word alone
        "Wann Zug",
        "Was ist",  # one of the two is English
    ],
)
def test_a_question_in_ours_or_a_doubtful_one_is_ours(question: str) -> None:
    assert not is_third_language(question)


@pytest.mark.parametrize(
    ("question", "third"),
    [
        ("Wann und Zug Bahn Steig", True),  # two in five
        ("Wann und Zug Bahn Steig Uhr", False),  # two in six
        ("Wann und the Zug Bahn", True),
        ("Wann und the of Zug", False),  # as many of ours
        ("Wann wann Zug", False),  # one word twice
        ("ab жж", False),  # half of the letters
        ("a жж", True),
        ("ąb ćd", True),
        ("ąb", False),
        ("Ąb Ćd", False),  # names
        ("Ąb ćd", True),
        ("ąb ćd the of", False),
        ("ąb ćd le la", False),
        ("por para", True),
        *((f"{word} por", False) for word in ("a", "en", "no", "se", "y")),
        ("met voor", False),
        ("ąb ćd ęf the of", True),
    ],
)
def test_how_many_words_or_letters_it_takes(question: str, *, third: bool) -> None:
    assert is_third_language(question) is third


@pytest.mark.parametrize(
    ("language", "word", "other"),
    [
        ("es", "cuánto", "dónde"),
        ("de", "wieviel", "warum"),
        ("it", "perché", "quanti"),
        ("pt", "quantos", "foram"),
        ("nl", "hoeveel", "waarom"),
    ],
)
def test_each_language_is_known_by_its_small_words(language: str, word: str, other: str) -> None:
    assert {word, other} <= SMALL[language]
    assert is_third_language(f"{word} {other}")
