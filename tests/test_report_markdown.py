"""A report in Markdown, whole, of figures made by hand: in English, in French, and where there is little to say."""

from dataclasses import replace

import pytest
from runs import ORIGIN, asked, run_of

from passerelle.evaluation.figures.results import (
    Change,
    Comparison,
    Evaluated,
    Figure,
    Group,
    PairedTest,
    Summary,
    Verdict,
)
from passerelle.evaluation.reports.markdown import markdown, plain
from passerelle.evaluation.types import Problem

FIGURES = {
    "R@5": Figure(0.75, 0.5, 0.9876, 8),
    "R@10": Figure(0.9, 0.5, 1.0, 8),
    "nDCG@10": Figure(0.5, 0.25, 0.75, 8),
    "false answers": Figure(0.1, 0.0, 0.25, 2),
}
ALL = Group("all", "all", 10, FIGURES, ("nDCG@10",))
FRENCH = Group("direction", "fr→none", 8, {"R@5": Figure(0.5, 0.25, 0.75, 8)})
TAG = Group("tag", "lieu", 2, {"R@5": Figure(0.25, 0.2, 0.3, 2)})
RUN = run_of([asked("q", 1, said="x")])
BARE = Evaluated(RUN, Summary((ALL, FRENCH, TAG), ()), None, Verdict(()))
TESTS = (
    PairedTest("R@5", "all", 1.0, 0.75, 8, 0.05, 0.1, worse=True),
    PairedTest("nDCG@10", "all", 0.25, 0.5, 8, 0.01, 0.1, worse=False),
    PairedTest("false answers", "all", 0.1, 0.1004, 2, 1.0, 1.0, worse=True),
    PairedTest("R@5", "fr→none", 0.625, 0.5, 8, 0.06, 0.1, worse=True),
)
CHANGES = (
    Change("lost", "a`b", "Où est-il ?", "no longer among the first 5; rank 2 → none"),
    Change("won", "w", "Qui ?", "now refused"),
    Change("rank", "r", "?", ""),
    Change("rank", "s", "?", ""),
    Change("quote", "t", "?", ""),
    Change("gone", "u", "?", ""),
)
COMPARED = replace(
    BARE,
    comparison=Comparison(CHANGES, TESTS, ("k", "passage_tokens")),
    verdict=Verdict(("R@5 = 0.75 meets `R@5 < 0.9`", "2 lost")),
    unread=(Problem("b_1.pdf", 0, "damaged"),),
    run=replace(RUN, problems=(Problem("set.jsonl", 4, "no"),)),
    summary=replace(BARE.summary, stale=("x_1", "y")),
)


def test_a_run_alone_is_a_line_of_facts_and_a_table() -> None:
    assert markdown(BARE).splitlines() == [
        "### Passerelle: ✅ passed",
        "",
        "1 questions of 2 documents in 5 passages, 10 hits each, model words",
        "",
        "| | n | R@5 | nDCG@10 | answered in error |",
        "|---|--:|--:|--:|--:|",
        "| took part | 10 | 0.800 | 0.800 | 0.200 |",
        "| can show a drop of | · | 0.750 | ≤0.750 | · |",
        "| fr→no answer | 8 | 0.500 | · | · |",
        "| all | 10 | 0.750 | 0.500 | 0.100 |",
    ]


def test_a_run_beside_its_baseline_says_what_moved_and_what_was_lost() -> None:
    assert markdown(COMPARED).splitlines() == [
        "### Passerelle: ❌ failed",
        "",
        "- **R@5 = 0.75 meets \\`R@5 \\< 0.9\\`**",
        "- **2 lost**",
        "",
        "1 questions of 2 documents in 5 passages, 10 hits each, model words",
        "",
        "| | n | R@5 | nDCG@10 | answered in error |",
        "|---|--:|--:|--:|--:|",
        "| took part | 10 | 0.800 | 0.800 | 0.200 |",
        "| can show a drop of | · | 0.750 | ≤0.750 | · |",
        "| fr→no answer | 8 | 0.500 (−0.125) | · | · |",
        "| all | 10 | 0.750 (−0.250 ▼) | 0.500 (+0.250 ▲) | 0.100 |",
        "",
        "▲ ▼: p ≤ 0.05",
        "",
        "Not made alike: k, passage\\_tokens",
        "",
        "**Lost (1)**",
        "",
        "- `a'b` Où est-il ? — no longer among the first 5; rank 2 → none",
        "",
        "**Won (1)**",
        "",
        "- `w` Qui ? — now refused",
        "",
        "Found at another rank: 2 · Quoted otherwise: 1 · New: 0 · Gone: 1",
        "",
        "**Not read (2)**",
        "",
        "- b\\_1.pdf: damaged",
        "- set.jsonl, line 4: no",
        "",
        "**Stale expectations**: x\\_1, y",
    ]


def test_the_same_report_speaks_french() -> None:
    lines = markdown(COMPARED, "fr").splitlines()
    assert lines[0] == "### Passerelle: ❌ échoué"
    assert lines[5] == "1 questions sur 2 documents en 5 passages, 10 résultats chacune, modèle words"
    assert lines[7] == "| | n | R@5 | nDCG@10 | répondues à tort |"
    assert lines[9:13] == [
        "| y participent | 10 | 0,800 | 0,800 | 0,200 |",
        "| montrent une baisse de | · | 0,750 | ≤0,750 | · |",
        "| fr→sans réponse | 8 | 0,500 (−0,125) | · | · |",
        "| toutes | 10 | 0,750 (−0,250 ▼) | 0,500 (+0,250 ▲) | 0,100 |",
    ]
    assert lines[14] == "▲ ▼ : p ≤ 0,05"
    assert lines[16] == "Ce qui n’était pas pareil : k, passage\\_tokens"
    assert "- `a'b` Où est-il ? — n’est plus parmi les 5 premiers ; rang 2 → aucun" in lines
    assert lines[-8] == "Trouvées à un autre rang : 2 · Citées autrement : 1 · Nouvelles : 0 · Disparues : 1"
    assert (lines[-6], lines[-1]) == (
        "**Lignes et documents non lus (2)**",
        "**Attentes périmées**: x\\_1, y",
    )


def test_where_nothing_changed_the_lists_are_empty() -> None:
    lines = markdown(replace(BARE, comparison=Comparison((), (), ()))).splitlines()
    assert lines[lines.index("▲ ▼: p ≤ 0.05") :] == [
        "▲ ▼: p ≤ 0.05",
        "",
        "**Lost (0)**",
        "",
        "**Won (0)**",
        "",
        "Found at another rank: 0 · Quoted otherwise: 0 · New: 0 · Gone: 0",
    ]


@pytest.mark.parametrize(("count", "more"), [(20, []), (21, ["- … +1"])])
def test_twenty_of_each_list_are_shown(count: int, more: list[str]) -> None:
    changes = tuple(Change("lost", f"q{n}", "?", "") for n in range(count))
    problems = tuple(Problem(f"p{n}", 0, "no") for n in range(count))
    stale = tuple(f"s{n}" for n in range(count))
    evaluated = replace(
        BARE,
        comparison=Comparison(changes, (), ()),
        unread=problems,
        summary=replace(BARE.summary, stale=stale),
    )
    lines = markdown(evaluated).splitlines()
    assert f"**Lost ({count})**" in lines
    assert sum(line.startswith("- `q") for line in lines) == 20
    assert [line for line in lines if line.startswith("- …")] == more
    assert f"**Not read ({count})**" in lines
    assert sum(line.startswith("- p") for line in lines) == 20
    assert lines[-1] == f"**Stale expectations**: {', '.join(stale[:20])}"


def test_the_facts_are_those_of_the_run_and_call_nobody() -> None:
    origin = replace(ORIGIN, model="a_b|c", documents=7, passages=9, k=3)
    line = markdown(replace(BARE, run=replace(RUN, origin=origin, outcomes=()))).splitlines()[2]
    assert line == "0 questions of 7 documents in 9 passages, 3 hits each, model a\\_b\\|c"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("  two\n lines\t", "two lines"),
        *((mark, f"\\{mark}") for mark in "\\`*_[]<>|~&#$"),
        ("@maire", "@\u2060maire"),
        ("(@maire)", "(@\u2060maire)"),
        ("a@b", "a@b"),
        ("@ 5", "@ 5"),
        ("http://x", "http:\u2060//x"),
        ("a//b", "a//b"),
        ("f(x) + {1} = !", "f(x) + {1} = !"),
    ],
)
def test_words_stand_as_they_are_and_call_and_link_nothing(text: str, shown: str) -> None:
    assert plain(text) == shown
