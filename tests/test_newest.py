"""Which of several editions is preferred, how much worse its words may be, and when a year is missing."""

import pytest

from passerelle.dates import When
from passerelle.index.types import Document, Passage, Span
from passerelle.newest import Preference, preferring
from passerelle.types import Hit
from passerelle.weights import Features, Pick

NEWEST = When(newest=True)


def year(*years: int) -> When:
    return When(frozenset(years))


def hit(id_: str, title: str, text: str = "Le bac est au quai.", rank: int = 1) -> Hit:
    return Hit(rank, Passage(Document(id_, title, "fr", text, path=id_), 0, len(text), "fr"), 0.9, 0.8)


def editions(*names: str) -> list[Hit]:
    """Return a hit of each document, ``tarif-2024`` say, whose text does not tell its date."""
    return [hit(f"{name}.md", name[:5].title(), rank=rank) for rank, name in enumerate(names, start=1)]


@pytest.mark.parametrize(
    ("when", "names", "order", "missing"),
    [
        (NEWEST, "tarif-2023 tarif-2025 tarif-2024", "tarif-2025 tarif-2023 tarif-2024", False),
        (NEWEST, "tarif-2025-03-01 tarif-2025-11-01", "tarif-2025-11-01 tarif-2025-03-01", False),
        (NEWEST, "tarif-2025 autre-2026", "tarif-2025 autre-2026", False),
        (NEWEST, "tarif-2025 tarif_2025", "tarif-2025 tarif_2025", False),  # of one date
        (year(2024), "tarif-2023 tarif-2025 tarif-2024", "tarif-2024 tarif-2023 tarif-2025", False),
        (year(2023, 2024), "tarif-2022 tarif-2024 tarif-2023", "tarif-2024 tarif-2023 tarif-2022", False),
        (year(2024), "tarif-2025 tarif-2023-2026", "tarif-2023-2026 tarif-2025", False),
        (year(2024), "tarif-2023-2026 tarif-2024", "tarif-2024 tarif-2023-2026", False),
        (year(2020), "tarif-2023 tarif-2025", "tarif-2023 tarif-2025", True),
        (year(2020), "tarif-2023 autre-2025", "tarif-2023 autre-2025", False),
        (year(2020), "autre-2023 tarif-2023 tarif-2025", "autre-2023 tarif-2023 tarif-2025", False),
        (year(2020), "tarif-2023-04-01 tarif-2023-05-01", "tarif-2023-04-01 tarif-2023-05-01", False),
        (year(2024), "tarif-2024", "tarif-2024", False),
        (When(), "tarif-2023 tarif-2025", "tarif-2023 tarif-2025", False),
        (NEWEST, "", "", False),
    ],
)
def test_the_editions_asked_for_come_first_and_the_others_last(
    when: When, names: str, order: str, *, missing: bool
) -> None:
    found = preferring(when, editions(*names.split()))
    assert [each.document.id.removesuffix(".md") for each in found.hits] == order.split()
    assert found.missing is missing


def test_a_year_that_an_edition_speaks_of_is_not_missing() -> None:
    first, second = editions("tarif-2023", "tarif-2025")
    told = hit("tarif-2025.md", "Tarif", "En 2020, le bac était au quai.", 2)
    assert preferring(year(2020), [first, second]).missing
    assert not preferring(year(2020), [first, told]).missing
    assert not preferring(year(2020, 2021), [first, told]).missing
    assert preferring(year(2021), [first, told]).missing


def picks(*scores: float) -> list[Pick]:
    """Return a pick of the preferred edition for each positive number, and of another for each negative one."""
    new, old = editions("tarif-2025", "tarif-2024")
    return [Pick(new if each > 0 else old, Span(0, 6), abs(each), Features(*[0.0] * 11)) for each in scores]


@pytest.mark.parametrize(
    ("scores", "kept"),
    [
        ((-5.0, 2.5), (2.5,)),
        ((-5.0, 2.4), (-5.0, 2.4)),
        ((-5.0, 3.0, -2.0, 1.0), (3.0, 1.0)),
        ((2.0, -1.0), (2.0,)),
        ((2.0, -4.5), (2.0,)),
        ((2.0, -4.6), (2.0, -4.6)),
        ((-2.0, -1.0), (-2.0, -1.0)),
        ((2.0, 1.0), (2.0, 1.0)),
        ((), ()),
    ],
)
def test_words_of_the_preferred_edition_answer_where_they_are_nearly_as_good(
    scores: tuple[float, ...], kept: tuple[float, ...]
) -> None:
    preferred = Preference(NEWEST, (), frozenset({"tarif-2024.md"}), missing=False)
    assert preferred.picks(picks(*scores)) == picks(*kept)


@pytest.mark.parametrize(
    ("when", "passed_over", "question", "left"),
    [
        (year(2024), {"a"}, "Combien en 2024  pour un bac ?", "Combien en pour un bac ?"),
        (year(2024), {"a"}, "Combien en 2024-2025 pour un bac ?", "Combien en pour un bac ?"),
        (year(2024), {"a"}, "Et de 2024 ?", ""),
        (year(2024), set(), "Combien en 2024 pour un bac ?", ""),
        (NEWEST, {"a"}, "Combien pour un bac aujourd'hui ?", ""),
    ],
)
def test_a_question_goes_without_the_year_that_a_document_meets(
    when: When, passed_over: set[str], question: str, left: str
) -> None:
    assert Preference(when, (), frozenset(passed_over), missing=False).undated(question) == left


SIX = "chat chien loup ours renard lapin"


@pytest.mark.parametrize(
    ("one", "other", "siblings"),
    [
        (SIX, SIX, True),
        ("chat chien loup ours renard", "chat chien loup ours renard", False),  # fewer than six words
        (f"{SIX} 12 34", f"{SIX} 56 78", True),
        ("chat chien loup ours renard 1 2 3", "chat chien loup ours renard 1 2 3", False),
        (
            f"{SIX} oie cerf daim pie",
            "chat chien loup ours renard lapin brebis agneau veau porc",
            True,
        ),  # 6 of 10
        (f"{SIX} oie cerf daim pie", "chat chien loup ours renard taupe brebis agneau veau porc", False),
        (f"{SIX} oie cerf daim pie", "chat chien loup ours taupe belette", True),  # 4 of 6
        (f"{SIX} oie cerf daim pie", "chat chien loup rat taupe belette", False),
    ],
)
def test_documents_called_alike_are_editions_where_six_in_ten_words_of_a_passage_agree(
    one: str, other: str, *, siblings: bool
) -> None:
    found = preferring(NEWEST, [hit("nord/a.md", "Faune 2024", one), hit("sud/b.md", "Faune 2025", other, 2)])
    assert found.passed_over == ({"nord/a.md"} if siblings else set())


@pytest.mark.parametrize(
    ("one", "other", "siblings"),
    [
        ("Faune 2024", "Faune du lac 2025", True),
        ("Faune du lac 2024", "Faune 2025", True),
        ("Faune du lac 2024", "Faune du bois 2025", False),
    ],
)
def test_the_words_of_one_title_are_all_in_that_of_its_edition(
    one: str, other: str, *, siblings: bool
) -> None:
    found = preferring(NEWEST, [hit("nord/a.md", one, SIX), hit("sud/b.md", other, SIX, 2)])
    assert found.passed_over == ({"nord/a.md"} if siblings else set())


OTHERS = "oie cerf daim pie brebis agneau"


def test_one_passage_that_is_alike_makes_editions_of_two_documents() -> None:
    text = f"{SIX}. {OTHERS}."
    document = Document("nord/a.md", "Faune 2024", "fr", text, path="nord/a.md")
    parted = [
        Hit(1, Passage(document, start, end, "fr"), 0.9, 0.8)
        for start, end in ((len(SIX) + 2, len(text)), (0, len(SIX)))
    ]
    assert preferring(NEWEST, [*parted, hit("sud/b.md", "Faune 2025", SIX, 3)]).passed_over == {"nord/a.md"}


def test_a_third_document_makes_no_editions_of_two_others() -> None:
    found = [
        hit("nord/a.md", "Faune 2024", SIX),
        hit("sud/b.md", "Faune 2025", OTHERS, 2),
        hit("c.md", "Flore", SIX, 3),
    ]
    assert preferring(NEWEST, found).passed_over == set()
