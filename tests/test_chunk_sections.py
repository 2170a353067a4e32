"""Facts about headings and passages: what begins one, what path it has, and where tokens are counted anew."""

from collections.abc import Sequence

import pytest

from passerelle.index.chunk import chunk, columns, context, embedding_text
from passerelle.index.types import Document, Heading, Passage, Span


def words(texts: Sequence[str]) -> list[int]:
    return [len(text.split()) for text in texts]


def made(text: str, *levels: int, title: str = "", language: str = "fr") -> Document:
    """Return a document whose lines in capitals are headings, of these *levels*, 1 each where none are given."""
    headings, place = list[Heading](), 0
    for line in text.split("\n"):
        if line.isupper():
            level = levels[len(headings)] if levels else 1
            headings.append(Heading(place, place + len(line), level))
        place += len(line) + 1
    return Document("a", title, language, text, headings=tuple(headings))  # type: ignore[arg-type]


def cut(document: Document, target: int = 4, most: int = 60) -> list[tuple[str, str]]:
    passages = chunk(document, words, target_tokens=target, max_tokens=most)
    return [(each.heading, each.text.replace("\n\n", "¶").replace("\n", "↵")) for each in passages]


@pytest.mark.parametrize(
    ("levels", "path"),
    [
        ((1, 2, 3), "UN › DEUX › TROIS"),
        ((1, 2, 2), "UN › TROIS"),
        ((1, 2, 1), "TROIS"),
        ((2, 1, 3), "DEUX › TROIS"),
        ((3, 2, 1), "TROIS"),
        ((1, 3, 2), "UN › TROIS"),
        ((1, 1, 1), "TROIS"),
    ],
)
def test_a_path_has_the_headings_of_outer_levels(levels: Sequence[int], path: str) -> None:
    text = "UN\n\nLa roue tourne ici.\n\nDEUX\n\nElle tourne encore ici.\n\nTROIS\n\nElle ne tourne plus."
    assert cut(made(text, *levels))[-1] == (path, "TROIS¶Elle ne tourne plus.")
    assert len(cut(made(text, *levels))) == 3


def test_headings_with_nothing_between_begin_one_passage() -> None:
    text = "UN\n\nDEUX\n\nLa roue tourne.\n\nTROIS\nQUATRE\n\nElle dort."
    assert cut(made(text, 1, 2, 1, 2)) == [
        ("UN › DEUX", "UN¶DEUX¶La roue tourne."),
        ("TROIS › QUATRE", "TROIS↵QUATRE¶Elle dort."),
    ]


def test_a_heading_at_the_end_is_a_passage_of_its_own() -> None:
    assert cut(made("UN\n\nLa roue tourne ici.\n\nDEUX")) == [
        ("UN", "UN¶La roue tourne ici."),
        ("DEUX", "DEUX"),
    ]
    assert cut(made("UN")) == [("UN", "UN")]


@pytest.mark.parametrize(
    ("before", "alone"),
    [
        ("Note", False),
        ("Le 4 mai", False),
        ("La roue tourne.", True),
        ("Attention !", True),
        ("À savoir :", True),
        ("Note\n\nLe 4 mai", True),
        ("x" * 90, False),
        ("x" * 91, True),
    ],
)
def test_a_label_before_the_first_heading_begins_its_passage(before: str, *, alone: bool) -> None:
    found = cut(made(f"{before}\n\nUN\n\nElle tourne depuis toujours."))
    assert (len(found) > 1) is alone
    assert found[-1][0] == "UN"
    assert found[0][0] == ("" if alone else "UN")


def test_a_short_line_between_two_headings_is_text_of_the_first() -> None:
    assert cut(made("UN\n\nNote\n\nDEUX\n\nElle tourne.")) == [
        ("UN", "UN¶Note"),
        ("DEUX", "DEUX¶Elle tourne."),
    ]


def test_white_space_inside_a_heading_is_one_space_of_its_path() -> None:
    document = Document("a", "", "fr", "Un\n deux\n\nElle tourne.", headings=(Heading(0, 8, 1),))
    assert [each.heading for each in chunk(document, words)] == ["Un deux"]


def test_a_heading_that_is_the_title_is_no_path_and_one_that_begins_with_it_is() -> None:
    text = "UN\n\nElle tourne."
    assert cut(made(text, title="UN"))[0][0] == ""
    assert cut(made(text, title="U"))[0][0] == "UN"
    assert cut(made(text, title="UN DEUX"))[0][0] == "UN"
    (passage,) = chunk(made(text, title="U"), words)
    assert context(passage) == "U › UN"


def test_headings_stay_with_the_text_below_them_however_long_it_is() -> None:
    long = " ".join(f"mot{number}" for number in range(40)) + "."
    found = cut(made(f"UN\n\nDEUX TROIS\n\n{long}", 1, 2), target=10, most=30)
    assert found[0][1].startswith("UN¶DEUX TROIS¶mot0 mot1")
    assert all(len(text.replace("¶", " ").split()) + 4 <= 30 for _, text in found)
    assert "".join(text for _, text in found).count("mot") == 40


def test_headings_that_fill_half_a_window_leave_it_to_the_text() -> None:
    head = " ".join(["TITRE"] * 12)
    long = " ".join(f"mot{number}" for number in range(30))
    found = cut(made(f"{head}\n\n{long}"), target=10, most=30)
    assert all(len(text.replace("¶", " ").split()) + 12 <= 30 for _, text in found)
    assert "".join(text for _, text in found).count("mot") == 30


@pytest.mark.parametrize(
    ("head", "most", "passages"),
    [
        (
            "UN DEUX TROIS",
            9,
            ["UN DEUX TROIS¶un deux", "trois quatre cinq"],
        ),  # three of the six that its path leaves
        ("UN DEUX TROIS", 8, ["UN DEUX TROIS", "un deux trois quatre cinq"]),
        ("UN DEUX", 8, ["UN DEUX¶un deux", "trois quatre cinq"]),
    ],
)
def test_a_sentence_is_cut_for_headings_that_fill_half_a_window_at_most(
    head: str, most: int, passages: list[str]
) -> None:
    found = cut(made(f"{head}\n\nun deux trois quatre cinq"), target=6, most=most)
    assert [text for _, text in found] == passages


def test_the_title_and_headings_are_counted_with_each_passage() -> None:
    long = " ".join(f"mot{number}" for number in range(60))
    document = made(f"UN\n\n{long}", title="Le moulin du vieux port")
    passages = chunk(document, words, target_tokens=100, max_tokens=20)
    counts = words([embedding_text(each) for each in passages])
    assert max(counts) <= 20
    assert min(counts) > 10
    assert passages[-1].text.endswith("mot59")


def test_words_that_count_more_together_than_alone_are_parted_once_more() -> None:
    def joined(texts: Sequence[str]) -> list[int]:
        """Count a token for each word, and ten more for each pair of sentences."""
        return [len(text.split()) + 10 * max(0, text.count(".") - 1) for text in texts]

    text = "Un deux trois. Quatre cinq six. Sept huit neuf. Dix onze douze."
    passages = chunk(Document("a", "", "fr", text), joined, target_tokens=12, max_tokens=12)
    assert max(joined([embedding_text(each) for each in passages])) <= 12
    assert [each.text for each in passages] == [f"{each}." for each in text.rstrip(".").split(". ")]


@pytest.mark.parametrize(("target", "sizes"), [(3, [3] * 4), (6, [6, 6]), (12, [12]), (200, [12])])
def test_passages_have_about_the_tokens_that_are_wanted(target: int, sizes: list[int]) -> None:
    text = "Un deux trois. Quatre cinq six. Sept huit neuf. Dix onze douze."
    found = chunk(Document("a", "", "fr", text), words, target_tokens=target)
    assert words([each.text for each in found]) == sizes


def test_the_end_of_a_sentence_that_was_cut_is_joined_to_what_follows() -> None:
    text = " ".join(["mot"] * 90) + ". Un deux trois quatre cinq."
    document = Document("a", "", "fr", text)
    passages = chunk(document, words, target_tokens=50, max_tokens=80)
    assert words([each.text for each in passages]) == [45, 50]
    assert passages[1].text.endswith("mot. Un deux trois quatre cinq.")


@pytest.mark.parametrize("between", ["\n\n", "  \n\n", "\n \u202f\n", " \n\t\n\n  "])
def test_a_paragraph_begins_below_a_line_of_nothing_but_space(between: str) -> None:
    text = f"Un deux trois. Quatre cinq six.{between}Sept huit neuf. Dix onze douze. Treize quatorze quinze."
    passages = chunk(Document("a", "", "fr", text), words, target_tokens=8)
    assert words([each.text for each in passages]) == [6, 9]
    together = text.replace(between, "\n")
    assert len(chunk(Document("a", "", "fr", together), words, target_tokens=8)) == 2
    assert chunk(Document("a", "", "fr", together), words, target_tokens=8)[0].text != passages[0].text


def test_a_window_of_480_tokens_is_the_default() -> None:
    text = " ".join(["mot"] * 481)
    assert words([each.text for each in chunk(Document("a", "", "fr", text), words)]) == [240, 241]
    assert len(chunk(Document("a", "", "fr", text.rpartition(" ")[0]), words)) == 1


TABLE = "Ferme | Oies\nHarle | 40\nMorve | 12"


def test_the_columns_of_a_table_are_a_line_of_context() -> None:
    document = Document("a", "Fermes", "fr", f"{TABLE}\n\nFin.")
    row = Passage(document, 13, 23, "fr")
    assert columns(row) == Span(0, 12)
    assert context(row) == "Fermes\nFerme | Oies"
    assert embedding_text(row) == "Fermes\nFerme | Oies\nHarle | 40"
    untitled = Passage(Document("a", "", "fr", TABLE), 13, 23, "fr")
    assert context(untitled) == "Ferme | Oies"
    head = Passage(document, 0, 23, "fr")
    assert (columns(head), context(head)) == (None, "Fermes")


def test_the_two_lines_that_name_columns_are_one_line_of_context() -> None:
    text = "Fermes |\nFerme | Oies\nHarle | 40"
    row = Passage(Document("a", "", "fr", text), text.index("Harle"), len(text), "fr")
    assert context(row) == "Fermes | Ferme | Oies"


def test_passages_leave_room_for_their_title_before_they_are_packed() -> None:
    text = " ".join(f"Un deux mot{number}." for number in range(12))
    document = Document("a", "Le moulin du vieux port", "fr", text)
    found = chunk(document, words, target_tokens=100, max_tokens=20)
    assert words([each.text for each in found]) == [12, 12, 12]
    assert [each.text[-1] for each in found] == ["."] * 3


def test_a_passage_over_two_pages_is_on_the_first_of_them() -> None:
    text = "Un deux trois. Quatre cinq six. Sept huit neuf. Dix onze douze."
    document = Document("a", "", "fr", text, (Span(0, 15), Span(15, 32), Span(32, 48), Span(48, 63)))
    assert [each.page for each in chunk(document, words, target_tokens=6)] == [1, 3]
    assert [each.page for each in chunk(document, words, target_tokens=12)] == [1]
