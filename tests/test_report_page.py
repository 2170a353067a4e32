"""The page of a run, part by part, of figures made by hand: what stands there, and what does only where it applies."""

import base64
import hashlib
import re
from dataclasses import replace
from html import unescape

import pytest
from runs import ORIGIN, asked, refused, run_of

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
from passerelle.evaluation.reports.charts import charts, figures_table, whisker
from passerelle.evaluation.reports.charts import tests_of as by_figure
from passerelle.evaluation.reports.failures import choices, failure
from passerelle.evaluation.reports.page import page
from passerelle.evaluation.reports.rows import Place, row_of
from passerelle.evaluation.types import Problem

FIVE = Figure(0.75, 0.5, 0.9876, 8)
ALL = Group(
    "all",
    "all",
    10,
    {"R@5": FIVE, "false answers": Figure(0.1, 0, 0.25, 2), "R@1": FIVE, "ms median": Figure(12.4, 9, 15, 8)},
)
FRENCH = Group("direction", "fr→fr", 8, {"R@5": Figure(0.5, 0.25, 0.75, 8)})
TAG = Group("tag", "lieu", 2, {"R@5": FIVE})
PLACE = Group("document", "a.txt", 2, {"R@5": FIVE, "R@1": FIVE})
RUN = replace(
    run_of([asked("good", 1, right=True, said="x"), asked("bad", None)]),
    made="2031-05-04T10:20:59+00:00",
    machine="a machine",
)
BARE = Evaluated(RUN, Summary((ALL,), ()), None, Verdict(()))


def fell(group: str = "all", p: float = 0.05, *, measure: str = "R@5", now: float = 0.75) -> PairedTest:
    return PairedTest(measure, group, 1.0, now, 8, p, 0.125, worse=now < 1)


COMPARED = replace(
    BARE, comparison=Comparison((Change("lost", "bad", "Où ?", "rank 1 → none"),), (fell(),), ("k",))
)


def shown(evaluated: Evaluated) -> str:
    return unescape(page(evaluated))


def test_the_head_says_what_was_asked_and_when() -> None:
    text = shown(BARE)
    assert '<span class="verdict passed">passed</span>' in text
    assert "<p>2 questions of 2 documents in 5 passages, 10 hits each, model words</p>" in text
    assert '<p class="note">Made on 2031-05-04 10:20 UTC with 0.1.0+dd, on a machine</p>' in text
    assert 'class="reasons"' not in text
    failed = shown(replace(BARE, verdict=Verdict(("too low", "2 lost"))))
    assert '<span class="verdict failed">failed</span>' in failed
    assert "<li>too low</li><li>2 lost</li>" in failed


def test_the_policy_allows_the_page_s_own_style_and_script_alone() -> None:
    text = shown(BARE)
    own = []
    for name in ("style", "script"):
        (content,) = re.findall(rf"<{name}>(.*?)</{name}>", text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        own.append(f"{name}-src 'sha256-{digest}'")
    policy = f"default-src 'none'; {'; '.join(own)}; img-src data:; base-uri 'none'; form-action 'none'"
    assert f'<meta http-equiv="Content-Security-Policy" content="{policy}">' in text
    assert text.endswith("</html>\n")


def test_tiles_are_of_the_headlines_that_were_measured_and_moved_beside_a_baseline() -> None:
    for evaluated, moved in ((BARE, []), (COMPARED, ["−0.250, p = 0.050"])):
        text = shown(evaluated)
        tiles = text[text.index('class="tiles"') : text.index('id="figures"')]
        assert re.findall(r"<h2>(.*?)</h2>", tiles) == ["R@5", "answered in error"]
        assert re.findall(r'class="moved worse">(.*?)</p>', tiles) == moved
        assert "95 % between 0.500 and 0.988 · 8 of 10 questions · shows drops from 0.750" in tiles


def test_tables_are_of_the_groups_there_are_directions_first() -> None:
    def titles(*groups: Group) -> list[str]:
        text = shown(replace(BARE, summary=Summary((ALL, *groups), ())))
        return re.findall(r"<details><summary>(.*?)</summary>", text)

    assert titles() == []
    assert titles(PLACE, TAG, FRENCH) == ["Every figure", "By tag", "By document"]
    assert titles(TAG) == ["By tag"]


def test_what_was_not_read_and_what_is_stale_have_their_parts() -> None:
    assert 'id="unread"' not in shown(BARE)
    assert 'id="stale"' not in shown(BARE)
    run = replace(RUN, problems=(Problem("set.jsonl", 3, "no"),))
    more = replace(
        BARE, run=run, unread=(Problem("b.pdf", 0, "damaged"),), summary=Summary((ALL,), ("s", "t"))
    )
    text = shown(more)
    assert "<h2>Not read (2)</h2>" in text
    assert "<li>b.pdf: damaged</li><li>set.jsonl, line 3: no</li>" in text
    assert "<h2>Stale expectations (2)</h2>" in text
    assert "<li>s</li><li>t</li>" in text


def test_beside_a_baseline_stands_what_changed_and_which_figures_moved() -> None:
    assert 'id="baseline"' not in shown(BARE)
    text = shown(COMPARED)
    assert "Not made alike: k</p>" in text
    assert "each by itself with a p of at most 0.05 (1)" in text
    assert '<h3>Lost <span class="count">1</span></h3>' in text
    assert "<code>bad</code> rank 1 → none" in text
    still = Comparison((), (fell(p=0.0501),), ())
    text = shown(replace(BARE, comparison=still))
    assert "No question changed." in text
    assert "each by itself" not in text


def test_what_is_right_is_no_row_of_the_table() -> None:
    text = shown(COMPARED)
    assert "<h2>What is not as it should be (1)</h2>" in text
    assert re.findall(r'data-state="(.*?)" data-direction="(.*?)".*? data-change="(.*?)"', text) == [
        ("unfound", "fr→fr", "lost")
    ]
    assert 'data-change=""' in shown(BARE)
    fine = replace(BARE, run=replace(RUN, outcomes=RUN.outcomes[:1]))
    assert "Every question is answered as it should be." in shown(fine)


def test_the_facts_are_those_of_the_run_s_origin() -> None:
    origin = replace(ORIGIN, documents=7, passages=90, k=3, model="m", program="2.0+ee")
    text = shown(replace(BARE, run=replace(RUN, origin=origin)))
    assert "2 questions of 7 documents in 90 passages, 3 hits each, model m" in text
    assert "with 2.0+ee, on" in text


def test_a_chart_has_a_row_for_each_direction_that_was_measured() -> None:
    evaluated = replace(COMPARED, summary=Summary((ALL, FRENCH, TAG, PLACE), ()))
    drawn = {chart.measure: [row.group for row in chart.rows] for chart in charts(evaluated, "en")}
    assert drawn == {"R@1": ["all"], "R@5": ["fr→fr", "all"], "false answers": ["all"]}
    five = next(chart for chart in charts(evaluated, "en") if chart.measure == "R@5")
    assert [(row.value, row.overall, row.test) for row in five.rows] == [
        (0.5, False, None),
        (0.75, True, fell()),
    ]
    assert [row.whisker.was for row in five.rows] == [None, 194.0]
    assert by_figure(evaluated) == {("all", "R@5"): fell()}


@pytest.mark.parametrize(
    ("share", "at"), [(0.0, 6.0), (0.123456, 29.21), (0.5, 100.0), (1.0, 194.0), (1.5, 194.0)]
)
def test_a_share_has_its_place_in_a_picture(share: float, at: float) -> None:
    drawn = whisker(Figure(share, -1.0, 2.0, 3), None, "fr")
    assert (drawn.low, drawn.value, drawn.high) == (6.0, at, 194.0)
    assert drawn.label.endswith(", 95 % entre -1,000 et 2,000, 3 questions")


def test_the_baseline_is_named_in_a_picture_where_the_figure_moved() -> None:
    found = Figure(0.5, 0.25, 0.75, 3)
    assert whisker(found, fell(now=0.5), "fr").label.endswith("3 questions; référence 1,000")
    assert whisker(found, replace(fell(), was=0.75), "fr").label.endswith("3 questions")


def test_a_table_has_the_measures_that_any_of_its_groups_has() -> None:
    evaluated = replace(BARE, summary=Summary((ALL, TAG, PLACE), ()))
    tag, place = figures_table(evaluated, "tag"), figures_table(evaluated, "document")
    assert tag is not None
    assert place is not None
    assert (tag.measures, [group.name for group in tag.groups]) == (("R@5",), ["lieu", "all"])
    assert (place.measures, [group.name for group in place.groups]) == (("R@1", "R@5"), ["a.txt", "all"])
    assert figures_table(evaluated, "direction") is None
    other = replace(TAG, name="port", figures={"R@1": FIVE})
    both = figures_table(replace(BARE, summary=Summary((ALL, TAG, other), ())), "tag")
    assert both is not None
    assert (both.measures, [group.name for group in both.groups]) == (("R@1", "R@5"), ["lieu", "port", "all"])


def test_a_column_can_be_filtered_where_it_has_two_values() -> None:
    def tagged(*tags: str, id_: str = "a", english: bool = False) -> object:
        outcome = asked(id_, None, language="en" if english else "fr")
        return row_of(replace(outcome, question=replace(outcome.question, tags=tags)), {})

    one, two = tagged("b", "a"), tagged("b", id_="b", english=True)
    answered = row_of(refused("c", abstained=False), {})
    found = dict(choices([one, two, answered], {"a": "new", "b": "lost", "x": "won"}, "fr"))  # type: ignore[list-item]
    assert found == {
        "state": [("unfound", "Introuvée"), ("answered", "Répondue à tort")],
        "direction": [("en→fr", "en→fr"), ("fr→fr", "fr→fr"), ("fr→none", "fr→sans réponse")],
        "tag": [("a", "a"), ("b", "b")],
        "change": [("new", "Nouvelles"), ("lost", "Perdues")],
    }
    assert dict(choices([two, two], {"b": "lost"}, "fr")) == {}  # type: ignore[list-item]


def test_a_question_that_expects_no_place_has_no_rank() -> None:
    shown = failure(row_of(refused("c", abstained=False), {}), {}, "en")
    assert (shown.rank, shown.change, shown.shared) == ("–", "", frozenset())
    found = failure(row_of(asked("q", 7, 3), {}), {"q": "rank"}, "en")
    assert (found.rank, found.rank_key, found.change) == ("3", 3, "rank")
    assert found.shared == {"quote", "0", "1"}


def test_the_words_shared_with_an_expected_passage_are_those_that_are_shown_of_it() -> None:
    row = row_of(asked("q", 7, 3), {})
    for place in (Place("a.txt", "moulin", "un", "port"), Place("a.txt", "", "un", "moulin")):
        assert failure(replace(row, expected=(place,)), {}, "fr").shared == {"moulin"}
