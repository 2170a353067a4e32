"""What a page says where little was found or nothing went wrong, and of figures that moved, in both languages."""

import re
from dataclasses import replace
from html import unescape

import pytest
from reported import RUN, outcome, question
from runs import asked, run_of

from passerelle.evaluation.figures.results import (
    Change,
    ChangeKind,
    Comparison,
    Evaluated,
    Figure,
    Group,
    PairedTest,
    Summary,
    Verdict,
)
from passerelle.evaluation.reports.markdown import markdown
from passerelle.evaluation.reports.page import page
from passerelle.evaluation.reports.words import direction, measure_name
from passerelle.evaluation.types import Expectation, Judged
from passerelle.types import QuestionLanguage

FIGURES = {
    "R@5": Figure(1.0, 1.0, 1.0, 8),
    "quoted": Figure(1.0, 1.0, 1.0, 8),
    "false answers": Figure(0.5, 0.0, 1.0, 2),
}
BARE = Evaluated(RUN, Summary((Group("all", "all", 8, FIGURES, ("quoted",)),), ()), None, Verdict(()))
CHANGED = Change("won", "a", "?", "now refused")


def lines(shown: Evaluated, language: QuestionLanguage) -> list[str]:
    """Return the words of a page without its marks, a line each."""
    text = re.sub(r"<(style|script)>.*?</\1>", "", page(shown, language), flags=re.DOTALL)
    return [line.strip() for line in unescape(re.sub(r"<[^>]+>", "\n", text)).splitlines() if line.strip()]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["What is not as it should be (0)", "Every question is answered as it should be."]),
        ("fr", ["Ce qui n’est pas comme attendu (0)", "Chaque question reçoit la réponse attendue."]),
    ],
)
def test_a_page_without_a_failure_says_so(language: QuestionLanguage, said: list[str]) -> None:
    fine = run_of([asked("a", 1, right=True, said="x")])
    assert lines(replace(BARE, run=fine), language)[-2:] == said


@pytest.mark.parametrize(
    ("language", "said"), [("en", "No question changed."), ("fr", "Aucune question n’a changé.")]
)
def test_a_page_beside_a_baseline_of_the_same_answers_says_that_nothing_changed(
    language: QuestionLanguage, said: str
) -> None:
    for changes in ((), (CHANGED,)):
        shown = replace(BARE, comparison=Comparison(changes, (), ()))
        assert (said in lines(shown, language)) is (not changes)


PLACES = (
    replace(outcome(question("lost")), hits=(), judged=(Judged(),)),
    replace(
        outcome(question("twin")),
        judged=(Judged(translation_of=2),),
        question=question("twin", expected=(Expectation("pont.txt"),)),
    ),
)


@pytest.mark.parametrize(
    ("language", "nothing", "anywhere", "twin"),
    [
        ("en", "Nothing was found.", "any passage of this document", "the translation of hit 2"),
        (
            "fr",
            "Rien n’a été trouvé.",
            "n’importe quel passage de ce document",
            "c’est la traduction du passage 2",
        ),
    ],
)
def test_a_row_says_that_nothing_was_found_or_that_any_passage_would_do(
    language: QuestionLanguage, nothing: str, anywhere: str, twin: str
) -> None:
    said = lines(replace(BARE, run=replace(RUN, outcomes=PLACES)), language)
    none, rank = ("none", "none; it is ") if language == "en" else ("aucun", "aucun ; ")
    assert [said.count(each) for each in (nothing, none, anywhere, f"{rank}{twin}")] == [1, 1, 1, 1]


FELL = PairedTest("ms median", "fr→none", 1200.0, 0.5, 8, 0.0213, 0.125, worse=False)


@pytest.mark.parametrize(
    ("language", "title", "heads", "row"),
    [
        (
            "en",
            "Figures that moved, each by itself with a p of at most 0.05 (1)",
            ["Group", "Figure", "baseline", "this run", "n", "p", "p, any figure falling as much"],
            ["fr→no answer", "ms, median", "1200", "0", "8", "0.0213", "0.1250"],
        ),
        (
            "fr",
            "Mesures qui ont bougé, chacune pour elle-même avec un p d’au plus 0,05 (1)",
            "Groupe|Mesure|référence|cette fois|n|p|p, pour toute mesure qui baisserait autant".split("|"),
            ["fr→sans réponse", "ms, médiane", "1200", "0", "8", "0,0213", "0,1250"],
        ),
    ],
)
def test_a_figure_that_moved_has_a_row_with_its_chances(
    language: QuestionLanguage, title: str, heads: list[str], row: list[str]
) -> None:
    said = lines(replace(BARE, comparison=Comparison((), (FELL,), ())), language)
    at = said.index(title)
    assert said[at + 1 : at + 15] == [*heads, *row]
    assert (direction(FELL.group, language), measure_name(FELL.measure, language)) == (row[0], row[1])


@pytest.mark.parametrize(
    ("language", "drops"),
    [
        ("en", ["shows drops from 0.750", "shows drops from 0.750 or less", "too few to show a drop"]),
        (
            "fr",
            [
                "montre les baisses dès 0,750",
                "montre les baisses dès 0,750 ou moins",
                "trop peu pour montrer une baisse",
            ],
        ),
    ],
)
def test_a_tile_says_what_drop_its_questions_show(language: QuestionLanguage, drops: list[str]) -> None:
    said = lines(BARE, language)
    assert [each.rpartition(" · ")[2] for each in said if each.startswith("95 % ")] == drops


KINDS: tuple[ChangeKind, ...] = ("lost", "won", "rank", "quote", "new", "gone")


@pytest.mark.parametrize(
    ("language", "apart", "kinds"),
    [
        (
            "en",
            "Not made alike: k, model",
            ["Lost", "Won", "Found at another rank", "Quoted otherwise", "New", "Gone"],
        ),
        (
            "fr",
            "Ce qui n’était pas pareil : k, model",
            ["Perdues", "Gagnées", "Trouvées à un autre rang", "Citées autrement", "Nouvelles", "Disparues"],
        ),
    ],
)
def test_every_kind_of_change_has_its_heading(
    language: QuestionLanguage, apart: str, kinds: list[str]
) -> None:
    changes = tuple(Change(kind, "a", "?", "") for kind in KINDS)
    compared = replace(BARE, comparison=Comparison(changes, (), ("k", "model")))
    said = lines(compared, language)
    assert apart in said
    assert [each for each in said if each.removesuffix(" (1)") in kinds] == [
        *kinds[:2],
        *(f"{kind} (1)" for kind in kinds[2:]),
    ]
    counted = " · ".join(f"{kind}{' :' if language == 'fr' else ':'} 1" for kind in kinds[2:])
    assert counted in markdown(compared, language).splitlines()


@pytest.mark.parametrize(
    ("language", "rows"),
    [
        ("en", ["took part | 8 | 1.000 | 1.000 | 0.250", "can show a drop of | · | 0.750 | ≤0.750 | ·"]),
        (
            "fr",
            ["y participent | 8 | 1,000 | 1,000 | 0,250", "montrent une baisse de | · | 0,750 | ≤0,750 | ·"],
        ),
    ],
)
def test_a_table_in_markdown_says_how_many_took_part_and_what_they_show(
    language: QuestionLanguage, rows: list[str]
) -> None:
    assert [line.strip("| ") for line in markdown(BARE, language).splitlines()[6:8]] == rows
