"""Facts about labels of laws and rules and marks of list items: what each looks like, and what only nearly."""

import pytest

from passerelle.index.sentences import sentences


def count(text: str) -> int:
    return len(sentences(text))


NAMES = """Article Articles Art. Arts. Clause Clauses Section Sections Sect. Sec. § §§ Annexe Annexes Annex Appendix
    Appendice Schedule Chapitre Chapter Chap. Titre Title Partie Part Livre Règle Rule Point Alinéa Paragraphe
    Paragraph Considérant Recital Question Étape Step Tableau Table Figure Fig. Note Lot Exemple Example""".split()
NUMBERS = """4|1234|4-2|4.2|4-2-1|premier|première|I|XIV|XXVIII|B|n° 4|no 4|no. 4|L. 121-3|R121|D. *121-3|1er|1re|1ère
    |4 bis|4 ter|4 quater|4 quinquies|4. I|4. XIII|4. 2|4. 2°|4: II""".replace("\n", "").split("|")


@pytest.mark.parametrize("name", NAMES)
def test_a_label_belongs_to_the_sentence_behind_it(name: str) -> None:
    assert count(f"{name} 4. Le bac part.") == 1
    assert count(f"{name.lower()} 4. Le bac part.") == 1
    assert count(f"Voir {name} 4. Le bac part.") == 2
    assert count(f"{name} 4 du texte. Le bac part.") == 2


@pytest.mark.parametrize("number", [each.strip() for each in NUMBERS])
def test_the_number_of_a_label_is_written_in_many_ways(number: str) -> None:
    assert count(f"Article {number}. Le bac part.") == 1


@pytest.mark.parametrize("number", ["12345", "LXXVIII", "BB", "bis", "deux", "4 sexies", "4e"])
def test_what_is_no_number_makes_no_label(number: str) -> None:
    assert count(f"Article {number}. Le bac part.") == 2


@pytest.mark.parametrize(
    "label", ["Article4", "Article\u00a04", "Article\u202f4", "**Article 4**", "## Article 4", "> Article 4"]
)
def test_a_label_may_be_marked_and_its_number_stand_close(label: str) -> None:
    assert count(f"{label}. Le bac part.") == 1


@pytest.mark.parametrize(
    ("label", "one"),
    [
        ("1", True),
        ("12", True),
        ("123", False),
        ("a", True),
        ("ab", False),
        ("iv", True),
        ("xviii", True),
        ("1.2", True),
        ("1.2.3.4", True),
        ("12.34", True),
        ("1.234", False),
        ("IV", True),
        ("XVIII", True),
        ("**4", True),
        ("> 4", True),
        ("> a", True),
    ],
)
def test_a_number_at_the_head_of_a_line_is_a_label(label: str, *, one: bool) -> None:
    assert count(f"{label}. Le bac part.") == (1 if one else 2)
    assert count(f"Le bac part !\n{label}. Le pont ouvre.") == (2 if one or label == "ab" else 3)


def test_a_label_below_a_label_begins_the_next_entry() -> None:
    assert count("Article 4.\nArticle 5.\nArticle 6.") == 3
    assert count("Article 4.\nLe bac part.") == 1
    assert count("Article 4 . Le bac part.") == 1


BULLETS = "•▪■‣◦·●○►▸▶▹▷➢➤❖◆◇∙⁃✓*☐☑☒–—-"
NUMBERED = "1. 1) (1) 12. 123. a. a) (a) z) ii. iv) (ii) (viii) A) (A)".split()


@pytest.mark.parametrize("mark", [*BULLETS, *NUMBERED])
def test_an_item_of_a_list_is_parted_from_the_line_above_it(mark: str) -> None:
    assert count(f"il faut au port,\n{mark} des bacs") == 2
    assert count(f"il faut au port,\n{mark}des bacs") == 1


@pytest.mark.parametrize("mark", ["1234.", "1", "A.", "é)", "abc)", "ivxivx)", "+", "B", "(12"])
def test_what_is_no_mark_of_an_item_parts_nothing(mark: str) -> None:
    assert count(f"il faut au port,\n{mark} des bacs") == 1


@pytest.mark.parametrize("mark", ["•", "1.", "(a)"])
def test_an_item_ends_where_a_capital_begins_the_line_below_it(mark: str) -> None:
    long = "un bac qui part de bon matin avec des vivres et des lettres"
    assert count(f"{mark} {long}\nLe pont ouvre") == 2
    assert count(f"{mark} {long}\nle pont ouvre") == 1
    assert count(f"{long}\nLe pont ouvre") == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("il suit le fleuve,\nB. le pont\nC. le port", 3),
        ("il suit le fleuve,\nB. le pont\nD. le port", 1),
        ("il suit le fleuve,\nB. le pont\nB. le port", 1),
        ("A. le fleuve\nB. le pont", 2),
        ("A. le fleuve,\nC. le pont", 1),
        ("B. le fleuve,\nA. le pont", 1),
        ("il suit le fleuve,\nB. le pont", 1),
    ],
)
def test_a_letter_is_the_mark_of_an_item_where_its_neighbour_stands_above_or_below(
    text: str, said: int
) -> None:
    assert count(text) == said
