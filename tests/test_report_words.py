"""The words of a report: changes and measures in French, names of groups, numbers, and words set in evidence."""

import pytest

from passerelle.evaluation.figures.results import Change, Figure, Group, GroupKind
from passerelle.evaluation.reports.marking import pieces, stems
from passerelle.evaluation.reports.numbers import basis, difference, interval, number
from passerelle.evaluation.reports.words import MEANINGS, change_words, direction, measure_name


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("no longer among the first 5", "n’est plus parmi les 5 premiers"),
        ("now among the first 12", "est maintenant parmi les 12 premiers"),
        ("no longer refused", "n’est plus refusée"),
        ("now refused", "est maintenant refusée"),
        ("no longer answered right", "n’a plus la bonne réponse"),
        ("now answered right", "a maintenant la bonne réponse"),
        ("other words are quoted", "d’autres mots sont cités"),
        ("not in the baseline", "absente de la référence"),
        ("only in the baseline", "seulement dans la référence"),
        ("rank 3 → none", "rang 3 → aucun"),
        ("rank none → 10", "rang aucun → 10"),
        ("rank 1 → 2", "rang 1 → 2"),
        ("now refused; rank 1 → 2", "est maintenant refusée ; rang 1 → 2"),
        ("no longer answered", "n’a plus de réponse"),
        ("now answered; rank 1 → 2", "a maintenant une réponse ; rang 1 → 2"),
        ("it was stale in the baseline", "elle était périmée dans la référence"),
        (
            "the baseline asks something else under this id",
            "la référence demande autre chose sous cet identifiant",
        ),
        (
            "the baseline asks whether it is among the first 5 and answered right, which nothing tells here",
            "la référence demande si elle est parmi les 5 premiers et bien répondue, ce que rien ne dit ici",
        ),
        (
            "the baseline asks whether it is answered, which nothing tells here",
            "la référence demande si elle est répondue, ce que rien ne dit ici",
        ),
        (
            "the baseline asks whether it is refused, which nothing tells here",
            "la référence demande si elle est refusée, ce que rien ne dit ici",
        ),
    ],
)
def test_what_became_of_a_question_is_said_in_the_reader_s_language(english: str, french: str) -> None:
    change = Change("lost", "q", "?", english)
    assert (change_words(change, "en"), change_words(change, "fr")) == (english, french)


@pytest.mark.parametrize(
    ("name", "french", "english"),
    [
        ("all", "toutes", "all"),
        ("fr→en", "fr→en", "fr→en"),
        ("fr→?", "fr→?", "fr→?"),
        ("en→none", "en→sans réponse", "en→no answer"),
        ("none", "none", "none"),
        ("a.txt", "a.txt", "a.txt"),
    ],
)
def test_a_group_is_called_by_its_name_or_in_words(name: str, french: str, english: str) -> None:
    assert (direction(name, "fr"), direction(name, "en")) == (french, english)


@pytest.mark.parametrize(
    ("name", "french", "english"),
    [
        ("R@5", "R@5", "R@5"),
        ("quoted", "bons mots cités", "right words quoted"),
        ("quoted if answered", "juste si réponse", "right when answered"),
        ("false refusals", "refusées à tort", "refused in error"),
        ("false answers", "répondues à tort", "answered in error"),
        ("document@1", "document en tête", "document first"),
        ("document@5", "document parmi 5", "document in first 5"),
        ("ms median", "ms, médiane", "ms, median"),
        ("ms p95", "ms, 95e centile", "ms, 95th percentile"),
    ],
)
def test_a_measure_has_the_field_s_name_or_words(name: str, french: str, english: str) -> None:
    assert (measure_name(name, "fr"), measure_name(name, "en")) == (french, english)


def test_the_meaning_of_a_measure_is_said_in_both_languages() -> None:
    assert MEANINGS["fr"].keys() == MEANINGS["en"].keys()
    assert "lower is better" in MEANINGS["en"]["false answers"]
    assert "plus bas vaut mieux" in MEANINGS["fr"]["false refusals"]


@pytest.mark.parametrize(
    ("value", "digits", "french", "english"),
    [(0.5, 3, "0,500", "0.500"), (0.0499, 2, "0,05", "0.05"), (12.6, 0, "13", "13")],
)
def test_a_number_has_a_comma_in_french(value: float, digits: int, french: str, english: str) -> None:
    assert (number(value, "fr", digits), number(value, "en", digits)) == (french, english)


@pytest.mark.parametrize(
    ("value", "french"), [(0.25, "+0,250"), (-0.25, "−0,250"), (0.0005001, "+0,001"), (-0.0004, "±0")]
)
def test_a_difference_in_french_has_a_sign_and_a_comma(value: float, french: str) -> None:
    assert difference(value, "fr") == french


def test_an_interval_and_its_basis_are_said_in_french() -> None:
    figure = Figure(1.0, 0.25, 0.75, 8)

    def group(kind: GroupKind, *graded: str) -> Group:
        return Group(kind, "x", 10, {"R@5": figure}, graded)

    assert interval(figure, "fr") == "95 % entre 0,250 et 0,750"
    assert basis("R@5", group("all"), "fr") == "8 questions sur 10 · montre les baisses dès 0,750"
    assert (
        basis("R@5", group("all", "R@5"), "fr")
        == "8 questions sur 10 · montre les baisses dès 0,750 ou moins"
    )
    assert basis("R@5", group("tag"), "fr") == "8 questions sur 10 · trop peu pour montrer une baisse"


def test_words_whose_stem_is_shared_are_parted_from_the_rest() -> None:
    shared = stems(["Les ponts furent peints en 1 931,5 jours.", "Anselm"])
    assert pieces("Le pont, peint ; et le 31.", shared) == [
        ("Le ", False),
        ("pont", True),
        (", ", False),
        ("peint", True),
        (" ; et le 31.", False),
    ]
    assert pieces("pont", shared) == [("pont", True)]
    assert pieces("Le moulin", shared) == [("Le moulin", False)]
    assert pieces("", shared) == []
    assert pieces("pont", []) == [("pont", False)]


def test_a_number_with_its_point_or_comma_is_one_word() -> None:
    assert pieces("1,5 et 2.5", stems(["2.5"])) == [("1,5 et ", False), ("2.5", True)]
    assert pieces("1,5", stems(["1.5"])) == [("1,5", True)]
    assert pieces("1.5.2 ou 1.5", stems(["1.5"])) == [("1.5.2 ou ", False), ("1.5", True)]


def test_a_word_that_every_text_has_is_never_marked() -> None:
    assert pieces("Les Ponts", stems(["les ponts"])) == [("Les ", False), ("Ponts", True)]
    assert pieces("Les ponts", {"les", "le"}) == [("Les ponts", False)]
