"""Facts about a notebook: an answer and a hit show themselves, quotations marked, whatever their texts are."""

import pickle
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_templates import HOSTILE, Elements

from passerelle import Answer, Citation, Document, Hit, Passage, Span
from passerelle.types import ExactAnswer, QuestionLanguage

TEXT = "The weir of Morne. It was raised in 1871 by nine masons. Eels pass it in May.\n\nSecond page."
DOCUMENT = Document("rivers/weir.pdf", "Weirs", "en", TEXT, (Span(0, 79), Span(79, len(TEXT))))
PASSAGE = Passage(DOCUMENT, 0, 78, "en", 1, "Weirs › On the Morne")
START, END = TEXT.index("It was"), TEXT.index(" Eels")
CITED = Citation(1, PASSAGE, START, END, answer=ExactAnswer.of(DOCUMENT, Span(36, 40)))
NEAR = tuple(Hit(rank, PASSAGE, 1.0, 0.5) for rank in range(1, 6))
ANSWER = Answer("When was it raised?", "en", "In 1871. [1]", (CITED,), False, 0.9, NEAR, 1.0)


class Read(HTMLParser):
    """The words of some HTML inside each element of one name."""

    def __init__(self, html: str, tag: str) -> None:
        super().__init__()
        self.tag, self.open, self.found = tag, 0, list[str]()
        self.feed(html)

    def handle_starttag(self, tag: str, _: Sequence[tuple[str, str | None]]) -> None:
        if tag == self.tag:
            self.open += 1
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        self.open -= tag == self.tag

    def handle_data(self, data: str) -> None:
        if self.open:
            self.found[-1] += data


def words(shown: Answer | Hit, tag: str = "div") -> str:
    return "".join(Read(shown._repr_html_(), tag).found)


def test_an_answer_shows_its_number_title_section_page_and_address_and_marks_what_it_quotes() -> None:
    assert TEXT[36:40] == "1871"
    assert words(ANSWER, "mark") == CITED.quote == "It was raised in 1871 by nine masons."
    assert "<mark" in ANSWER._repr_html_().split("<strong>1871</strong>")[0]
    assert "[1] Weirs · On the Morne · p. 1 document=rivers/weir.pdf&span=19-56" in words(ANSWER)
    assert Read(ANSWER._repr_html_(), "blockquote").found == [PASSAGE.text] * 6
    assert "When was it raised?In 1871. [1]" in words(ANSWER)


def test_a_hit_shows_its_rank_and_its_words() -> None:
    assert (
        words(NEAR[1]) == f"2. Weirs · On the Morne · p. 1 document=rivers/weir.pdf&span=0-78{PASSAGE.text}"
    )


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Searched: the weirTry: Eels · Locks"), ("fr", "Recherché\xa0: the weirEssayez\xa0: ")],
)
def test_a_refusal_shows_what_was_searched_what_to_try_and_three_passages(
    language: QuestionLanguage, said: str
) -> None:
    refused = replace(
        ANSWER, language=language, text="", citations=(), abstained=True, searched="the weir",
        suggestions=("Eels", "Locks"),
    )  # fmt: skip
    html = refused._repr_html_()
    assert said in words(refused)
    assert len(Read(html.split("<details>")[0], "blockquote").found) == 3
    assert len(Read(html, "blockquote").found) == len(NEAR)


def test_an_answer_that_was_pickled_or_read_from_json_shows_the_same() -> None:
    beyond = replace(CITED, end=len(TEXT), context=(Span(79, 85),), answer=None)
    behind = replace(CITED, start=80, end=len(TEXT), context=(Span(0, 8),), answer=None)
    answer = replace(ANSWER, citations=(CITED, beyond, behind))
    html = answer._repr_html_()
    assert pickle.loads(pickle.dumps(answer))._repr_html_() == html
    assert Answer.from_dict(answer.to_dict())._repr_html_() == html
    assert Read(html, "blockquote").found[1:3] == [TEXT, f"{PASSAGE.text}…{TEXT[80:]}"]


def hostile(shown: str) -> str:
    text = f"A text. {shown} It ends."
    document = Document(f"id{shown}", f"Title{shown}", "fr", text)
    passage = Passage(document, 0, len(text), "fr", heading=f"Above{shown}")
    cited = Citation(1, passage, 0, len(text), answer=ExactAnswer.of(document, Span(8, 8 + len(shown))))
    answer = Answer(
        f"Q{shown}", "en", f"x{shown}", (cited,), False, 0.9, (Hit(1, passage, 1.0, 0.5),), 1.0, f"s{shown}",
        suggestions=(f"t{shown}",),
    )  # fmt: skip
    return answer._repr_html_() + answer.nearest[0]._repr_html_()


@settings(deadline=None)
@given(st.one_of(st.just(HOSTILE), st.text("<>&\"'{}%$`\0\ud800\u202e/ aé\n", min_size=1, max_size=12)))
def test_a_notebook_has_the_same_elements_whatever_the_documents_say(shown: str) -> None:
    assert Elements(hostile(shown)).found == Elements(hostile("q")).found


def test_what_hostile_documents_say_is_read_as_it_stands_and_nothing_is_fetched_or_run() -> None:
    html = hostile(HOSTILE)
    assert unescape(html).count(HOSTILE.replace("\0", "�").replace("\x1b", "�")) >= 6
    attributes = {name for _, names in Elements(html).found for name in names}
    assert attributes == {"style", "lang", "dir"}
    assert not re.search(r"url\(|<style|<script|<link|<img", html)


def test_colours_are_the_notebooks_own_or_translucent() -> None:
    for style in re.findall(r'style="([^"]*)"', ANSWER._repr_html_()):
        for colour in re.findall(r"(?:background|color|border-left):([^;]*)", style):
            assert "inherit" in colour or re.search(r"rgba\([\d,]+\.\d+\)", colour)


def test_what_makes_html_is_imported_when_an_answer_is_shown_and_not_before() -> None:
    program = (
        "import sys; from passerelle import Answer; a = Answer('q', 'en', 't', (), True, 0.0, (), 1.0); "
        "before = 'jinja2' in sys.modules; shown = a._repr_html_(); "
        "print(before, 'jinja2' in sys.modules, len(shown) > 50)"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["False", "True", "True"]
