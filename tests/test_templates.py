"""HTML made from templates shows whatever it is given as it stands, and none of it becomes an element."""

from collections.abc import Callable
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import UndefinedError
from markupsafe import Markup
from reported import BASELINE, RUN, evaluated

from passerelle import templates
from passerelle.evaluation.reports.page import page
from passerelle.evaluation.types import Outcome, Run
from passerelle.index.types import Document, Passage
from passerelle.types import Answer, Citation, Hit
from passerelle.ui.cards import evidence
from passerelle.ui.feedback import feedback_form
from passerelle.ui.text import reading

TEMPLATES = sorted(templates.PROGRAM.rglob("*.html"))
HOSTILE = "</script><script>x</script><img src=x onerror=y>\"' on=z {{ 7*7 }} {% raw %} ${7*7} \0 \x1b [a](b)"
TABLE = ("table", "thead", "tbody", "tr", "th", "td")
Alter = Callable[[str], str]


class Elements(HTMLParser):
    """The elements of some HTML, in order, each with the names of its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, tuple[str, ...]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, tuple(name for name, _ in attrs)))


@pytest.fixture
def template(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Give a function that fills in a template given as text."""
    monkeypatch.setattr(templates, "PROGRAM", tmp_path)

    def filled(text: str, **values: object) -> str:
        (tmp_path / "t.html").write_text(text, encoding="utf-8")
        templates._environment.cache_clear()
        return str(templates.render("t.html", **values))

    return filled


def test_there_are_templates_and_none_lets_anything_through() -> None:
    assert [path.name for path in TEMPLATES] == [
        "changes.html",
        "charts.html",
        "failures.html",
        "report.html",
        "notebook.html",
        "cards.html",
        "text.html",
    ]
    for path in TEMPLATES:
        text = path.read_text(encoding="utf-8")
        assert "safe" not in text, f"{path} hands on words without escaping them"
        assert "autoescape" not in text


def test_a_value_is_escaped_as_content_and_as_an_attribute(template: Callable[..., str]) -> None:
    html = template('<p title="{{ value }}">{{ value }}</p>', value=HOSTILE)
    assert Elements(html).found == [("p", ("title",))]
    assert unescape(html).count(HOSTILE.replace("\0", "�").replace("\x1b", "�")) == 2


def test_what_a_filter_or_a_macro_makes_of_a_value_is_escaped(template: Callable[..., str]) -> None:
    text = (
        "{% macro shown(value) %}<i>{{ value }}</i>{% endmacro %}"
        "{{ shown(value) }}{{ [value, value]|join(value) }}{{ value ~ value }}{{ value|upper }}"
    )
    assert {tag for tag, _ in Elements(template(text, value="<b>\0")).found} == {"i"}
    assert "\0" not in template(text, value="<b>\0")


def test_html_that_is_made_already_is_kept(template: Callable[..., str]) -> None:
    assert template("{{ value }}", value=Markup("<b>x</b>")) == "<b>x</b>"


def test_a_name_that_is_not_given_is_an_error_and_no_gap(template: Callable[..., str]) -> None:
    with pytest.raises(UndefinedError, match="'value' is undefined"):
        template("{{ value }}")


def test_line_ends_between_tags_do_not_reach_the_page_and_others_do(template: Callable[..., str]) -> None:
    text = "<ul>\n  {% for each in shown %}\n  <li>{{ each }}</li>\n  {% endfor %}\n</ul>\n<pre>a\nb</pre>\n"
    assert template(text, shown=["x\n<y", "z"]) == "<ul><li>x\n&#60;y</li><li>z</li></ul><pre>a\nb</pre>"


def altered(outcome: Outcome, alter: Alter) -> Outcome:
    """Return *outcome* with every text of it altered."""
    question = outcome.question
    return replace(
        outcome,
        question=replace(
            question,
            id=f"{question.id}{alter('')}",
            text=alter(question.text),
            tags=tuple(map(alter, question.tags)),
            known_miss=alter(question.known_miss) if question.known_miss else "",
            expected=tuple(replace(each, document=alter(each.document)) for each in question.expected),
        ),
        hits=tuple(replace(each, document=alter(each.document)) for each in outcome.hits),
        citations=tuple(
            replace(each, document=alter(each.document), quote=alter(each.quote))
            for each in outcome.citations
        ),
        problem=alter(outcome.problem) if outcome.problem else "",
    )


def report(alter: Alter) -> str:
    """Return the report of a run with every text of it altered."""

    def run_of(run: Run) -> Run:
        return replace(
            run,
            origin=replace(run.origin, model=alter(run.origin.model), program=alter(run.origin.program)),
            outcomes=tuple(altered(each, alter) for each in run.outcomes),
            problems=tuple(
                replace(each, path=alter(each.path), reason=alter(each.reason)) for each in run.problems
            ),
            texts={
                f"{alter(name.partition(':')[0])}:{name.partition(':')[2]}": text
                for name, text in run.texts.items()
            },
            machine=alter(run.machine),
        )

    return page(evaluated(run_of(RUN), run_of(BASELINE)))


def unmarked(html: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return the elements of *html* but the marks of words, which follow from the words."""
    return [each for each in Elements(html).found if each[0] != "mark"]


@pytest.mark.parametrize("shown", [HOSTILE, "<b", "&lt;b&gt;", "\"' x=y", "\ud800", "\n\n"])
def test_a_report_has_the_same_elements_whatever_its_texts_are(shown: str) -> None:
    assert unmarked(report(lambda text: f"{text} {shown}")) == unmarked(report(lambda text: f"{text} q"))


def cards(shown: str) -> str:
    document = Document(f"id{shown}", f"Title{shown}", "fr", f"A text. {shown} It ends.")
    passage = Passage(document, 0, len(document.text), "fr", heading=f"Above{shown}")
    hits = tuple(Hit(rank, passage, 1.0, 0.5) for rank in (1, 2))
    answer = Answer(f"Q{shown}", "en", "x", (Citation(1, passage, 0, 7),), False, 0.9, hits, 1.0)
    return evidence(answer, 1, "en") + feedback_form(answer, "en") + reading(document, None, "", "en")


@settings(deadline=None)  # the first call reads the templates
@given(st.one_of(st.just(HOSTILE), st.text("<>&\"'{}%$`\0\ud800/ aé", min_size=1, max_size=12)))
def test_cards_have_the_same_elements_whatever_the_documents_say(shown: str) -> None:
    assert Elements(cards(shown)).found == Elements(cards("q")).found


@settings(deadline=None)
@given(st.text("<>&\"'{}%$`\0\ud800/ aé\n|-1.", min_size=1, max_size=16))
def test_lines_of_documents_become_paragraphs_lists_and_tables_and_nothing_else(shown: str) -> None:
    named = {name for name, _ in Elements(cards("q")).found}
    found = Elements(cards(f"\n{shown}\n")).found
    assert {name for name, _ in found} <= named | {"p", "div", "ul", "ol", "li", "br", *TABLE}
    assert not any(each.startswith("on") for _, attributes in found for each in attributes)


def test_what_hostile_documents_say_is_read_on_the_cards_as_it_stands() -> None:
    assert HOSTILE.replace("\0", "�").replace("\x1b", "�") in unescape(cards(HOSTILE))
    assert "${" not in cards(HOSTILE), "the page's own framework would compute it"
    assert "{{" not in cards(HOSTILE)
