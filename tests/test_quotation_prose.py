"""Which sentences are quoted for a span: whole, with their label and with those that complete them, not without end."""

import pytest

from passerelle.index.types import Document, Span
from passerelle.quotation.layout import Layout
from passerelle.quotation.prose import LONGEST, NEAR, line_sentences, whole_sentences


def layout(text: str, name: str = "a.md") -> Layout:
    return Layout.around(Document(name, "T", "fr", text), Span(0, len(text)))


def whole(text: str, words: str) -> str:
    start = text.index(words)
    found = whole_sentences(layout(text), Span(start, start + len(words)))
    return text[found.start : found.end]


def sentences(text: str, at: int = 0) -> list[str]:
    read = layout(text)
    return [read.text(each) for each in line_sentences(read, read.lines[at])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Un bac. Un quai.", ["Un bac.", "Un quai."]),
        ("- Un bac. Un quai.", ["Un bac.", "Un quai."]),
        ("Article 4. Un bac. Un quai.", ["Article 4. Un bac.", "Un quai."]),
        ("Article 4.", ["Article 4."]),
        ("4.2 Un bac. Un quai.", ["4.2 Un bac.", "Un quai."]),
        ("Art. 12 - Un bac. Un quai.", ["Art. 12 - Un bac.", "Un quai."]),
        ("Article 4. Un bac.", ["Article 4. Un bac."]),
    ],
)
def test_a_label_stands_in_the_sentence_behind_it_and_a_bullet_in_none(
    text: str, expected: list[str]
) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Un bac. Un quai. Une rue.", "quai", "Un quai."),
        ("Un bac. Un quai. Une rue.", "bac. Un", "Un bac. Un quai."),
        ("Un bac. Un quai. Une rue.", " ", "Un bac."),
        ("Un bac. Un quai. Une rue.", ". Un", "Un bac. Un quai."),
        ("- Un bac. Un quai.", "-", "Un bac."),
        ("- Un bac. Un quai.", "- Un bac. Un q", "Un bac. Un quai."),
        ("Un bac.\n\nUn quai. Une rue.", "bac.\n\nUn", "Un bac.\n\nUn quai."),
        ("Un bac. Un pont.\n\nUn quai. Une rue.", "pont.\n\nUn quai. U", "Un pont.\n\nUn quai. Une rue."),
        ("Il faut : un bac. Fin.", "un bac", "Il faut : un bac."),
        ("Il dit ceci : Un bac. Fin.", "dit", "Il dit ceci : Un bac."),
        ("Voici les suivants. Un bac. Fin.", "Voici", "Voici les suivants. Un bac."),
        ("Où ? Un bac. Fin.", "Où", "Où ? Un bac."),
        ("Où ? Un bac. Fin.", "Où ? Un", "Où ? Un bac."),
        ("Un bac. Où ?", "Où", "Où ?"),
        ("Oui. Un bac. Fin.", "Oui", "Oui. Un bac."),
        ("Oui ! Un bac. Fin.", "Oui", "Oui ! Un bac."),
        ("Oui, un bac. Un quai.", "Oui", "Oui, un bac."),
        ("Oui. Où ? Fin.", "Oui", "Oui."),
        ("Un bac. Oui.", "Oui", "Oui."),
        ("Un bac. Oui. Fin.", "bac. Oui", "Un bac. Oui."),
        ("Deux bacs. Le premier part. Puis le bleu. Fin.", "Deux", "Deux bacs. Le premier part. Puis le bleu."),
        ("Deux bacs. Le second part. Le premier dort.", "Deux", "Deux bacs."),
        ("Deux bacs. L’un part. L’autre dort. Fin.", "Deux", "Deux bacs. L’un part. L’autre dort."),
        ("Deux bacs. L’unité part.", "Deux", "Deux bacs."),
        ("Un bac. Le premier part.", "Un bac", "Un bac."),
        ("Deuxième bac. Le premier part.", "Deux", "Deuxième bac."),
        ("Deux bacs. Fin. Le premier part.", "Deux", "Deux bacs."),
        ("Deux bacs. Le premier part. Fin. Le second dort.", "Deux", "Deux bacs. Le premier part."),
        ("Un bac. Deux quais. Le premier dort. Fin.", "bac. Deux", "Un bac. Deux quais. Le premier dort."),
        ("Deux bacs.", "Deux", "Deux bacs."),
        ("Il a deux ans. Le premier part.", "deux", "Il a deux ans."),
        ("Two boats. One of them left. The other did. End.", "Two", "Two boats. One of them left. The other did."),
        ("Two boats. Onepart left.", "Two", "Two boats."),
    ],
)  # fmt: skip
def test_a_span_is_quoted_by_its_sentences_and_those_that_complete_them(
    text: str, words: str, expected: str
) -> None:
    assert whole(text, words) == expected


def endless(count: int) -> str:
    return "a" + "".join(f" {number:04}" for number in range(count))


@pytest.mark.parametrize(("length", "cut"), [(LONGEST, False), (LONGEST + 1, True)])
def test_a_sentence_of_seven_hundred_letters_is_quoted_whole(length: int, *, cut: bool) -> None:
    text = endless(139) + "x" * (length - 696)
    assert len(text) == length
    assert (len(whole(text, "0070")) < length) is cut


@pytest.mark.parametrize("place", [0, 2, 20, 90, 100, 180, 197, 199])
def test_words_without_end_are_cut_at_words_within_three_hundred_and_fifty_letters(place: int) -> None:
    text = endless(200)
    found = whole(text, f"{place:04}")
    first, last = max(0, place - 70), min(199, place + 70)
    start = "a " if place < 70 else ""
    assert found == start + " ".join(f"{number:04}" for number in range(first, last + 1))


def test_words_that_end_where_the_cut_falls_are_kept_and_the_next_is_not() -> None:
    found = whole(endless(200), "0070 0071")
    assert found == " ".join(f"{number:04}" for number in range(1, 141))


def test_a_span_longer_than_can_be_quoted_is_quoted_and_no_more() -> None:
    text = endless(200)
    words = text[text.index("0010") : text.index(" 0180")]
    assert len(words) > LONGEST
    assert whole(text, words) == words
    assert whole(text, words[1:-1]) == words


@pytest.mark.parametrize(("length", "all_of_it"), [(2 * NEAR, True), (2 * NEAR + 1, False)])
def test_of_a_line_of_more_than_four_thousand_letters_the_sentences_near_the_span_are_read(
    length: int, *, all_of_it: bool
) -> None:
    text = ("Un bac part. " * 400)[: length - 7] + "Un fin."
    assert len(text) == length
    read = layout(text)
    (line,) = read.lines
    everything = line_sentences(read, line)
    for place, at in ((0, 0), (length - 5, -1)):
        near = line_sentences(read, line, Span(place, place + 3))
        assert (near == everything) is all_of_it
        assert near[at] == everything[at]


def test_up_to_two_thousand_letters_on_each_side_of_a_span_are_read() -> None:
    read = layout("mot " * 3000 + "fin")
    (line,) = read.lines
    for span, expected in (
        (Span(6001, 6003), Span(4004, 8003)),
        (Span(NEAR, NEAR + 3), Span(0, 2 * NEAR + 3)),
        (Span(NEAR + 1, NEAR + 3), Span(4, 2 * NEAR + 3)),
        (Span(12_003 - NEAR - 3, 12_003 - NEAR), Span(8004, 12_003)),
        (Span(12_003 - NEAR - 4, 12_003 - NEAR - 1), Span(8000, 12_003)),
        (Span(12_003 - NEAR - 9, 12_003 - NEAR - 5), Span(7996, 11_999)),
    ):
        assert line_sentences(read, line, span) == [expected], span


SCRAPS = "Oui | Non | Si | Jamais | Toujours | Bien sûr | Yes | No | Never | Always | Of course | Sure"
COUNTED = "Deux | Trois | Quatre | Cinq | Six | Plusieurs | Two | Three | Four | Five | Several"
FIRST = """Le premier | La première | L’un | L'une | D’abord | Tout d’abord | Premièrement | The first | First | One"""
NEXT = """La première | Le premier | Le deuxième | Le second | La seconde | Le troisième | Le quatrième | Le cinquième
Le dernier | La dernière | L’autre | D’abord | Deuxièmement | Secondement | Troisièmement | Premièrement | Ensuite
Puis | Enfin | The first | The second | The third | The fourth | The fifth | The last | The other | First | Second
Third | Then | Finally | Lastly"""


def each(table: str) -> list[str]:
    return [word.strip() for word in table.replace("\n", " | ").split(" | ")]


@pytest.mark.parametrize("scrap", each(SCRAPS))
def test_a_scrap_is_quoted_with_what_stands_behind_it(scrap: str) -> None:
    assert whole(f"{scrap}. Un bac. Fin.", scrap) == f"{scrap}. Un bac."
    assert whole(f"{scrap} ! Un bac. Fin.", scrap) == f"{scrap} ! Un bac."
    assert whole(f"{scrap} bac. Un bac. Fin.", scrap) == f"{scrap} bac."


@pytest.mark.parametrize("word", each(COUNTED))
def test_a_number_of_things_is_quoted_with_the_first_of_them(word: str) -> None:
    assert whole(f"{word} bacs. D’abord un. Fin.", word) == f"{word} bacs. D’abord un."
    for time in ("fois", "times", "ans", "years", "jours", "days"):
        assert whole(f"Il a {word} {time}. D’abord un.", word) == f"Il a {word} {time}."


@pytest.mark.parametrize("word", each(FIRST))
def test_the_first_of_several_is_told_in_many_ways(word: str) -> None:
    assert whole(f"Deux bacs. {word} dort. Fin.", "Deux") == f"Deux bacs. {word} dort."
    assert whole(f"Deux bacs. {word}x dort. Fin.", "Deux") == "Deux bacs."


@pytest.mark.parametrize("word", each(NEXT))
def test_the_next_of_several_is_told_in_many_ways(word: str) -> None:
    assert whole(f"Deux bacs. L’un dort. {word} dort. Fin.", "Deux") == f"Deux bacs. L’un dort. {word} dort."
    assert whole(f"Deux bacs. L’un dort. {word}x dort. Fin.", "Deux") == "Deux bacs. L’un dort."
