"""Reports of a run: what the page, the Markdown and the JUnit say, whatever words are in the documents."""

import re
import xml.etree.ElementTree as ET
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from reported import HOSTILE, OUTCOMES, PASSAGE, RUN, evaluated, outcome, question

from passerelle.commands.main import main
from passerelle.evaluation.figures.results import Change
from passerelle.evaluation.figures.verdict import Conditions, read_condition
from passerelle.evaluation.reports.failure import failure_lines
from passerelle.evaluation.reports.junit import junit
from passerelle.evaluation.reports.markdown import markdown, plain
from passerelle.evaluation.reports.marking import pieces, stems
from passerelle.evaluation.reports.numbers import difference, number
from passerelle.evaluation.reports.page import page
from passerelle.evaluation.reports.rows import row_of, state_of
from passerelle.evaluation.reports.words import MEASURES, WORDS, change_words, direction
from passerelle.types import QuestionLanguage

PAGE = page(evaluated())
FAILED = evaluated(conditions=Conditions((read_condition("R@5 < 0.99"),), stale=1, changed_set=True))


class Elements(HTMLParser):
    """The elements of a page, in order, with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def lines_of(id_: str) -> list[str]:
    return list(failure_lines(row_of(next(each for each in OUTCOMES if each.question.id == id_), RUN.texts)))


@pytest.mark.parametrize("each", OUTCOMES, ids=lambda each: each.question.id)
def test_each_kind_of_failure_is_told_by_its_name(each: object) -> None:
    assert state_of(each) == each.question.id  # type: ignore[attr-defined,arg-type]


def test_a_failure_says_what_was_asked_expected_and_came_and_where_the_right_one_stood() -> None:
    assert lines_of("misquoted") == [
        "question: Qui a peint le pont ? (fr)",
        "expected: « Edith Pane » of pont.txt",
        "came:     « Le pont fut ouvert en 1931. » of pont.txt",
        "the right one stood at: rank 2 of 2 hits",
    ]


def test_a_refusal_shows_the_nearest_passage_instead() -> None:
    assert lines_of("refused")[2:4] == [
        "came:     no answer (confidence 0.25)",
        f"nearest:  « {PASSAGE} » of pont.txt",
    ]


def test_an_answer_that_should_not_be_says_that_none_was_expected() -> None:
    assert lines_of("answered")[1] == "expected: no answer"


def test_a_question_that_could_not_be_asked_says_why() -> None:
    assert "came:     nothing: the question has 15000 characters" in lines_of("problem")


def test_the_expected_words_are_shown_where_they_stand() -> None:
    (place,) = row_of(OUTCOMES[2], RUN.texts).expected
    assert (place.before + place.quote + place.after, place.quote) == (PASSAGE, "Edith Pane")


def test_long_surroundings_are_cut() -> None:
    long = {place: "x" * 500 + text[500:] for place, text in RUN.texts.items()}
    far = outcome(question("far"), 1)
    assert all(len(place.after) < 400 for place in row_of(far, RUN.texts).came)
    assert row_of(far, long).came[0].after.endswith("…")


def test_words_shared_with_the_expected_ones_are_marked_and_small_words_are_not() -> None:
    shared = stems(["les ponts de Brume"])
    assert pieces("Le pont de <Brume>", shared) == [
        ("Le ", False),
        ("pont", True),
        (" de <", False),
        ("Brume", True),
        (">", False),
    ]


class Told(HTMLParser):
    """The words of a page, a line for each run of them, and of each picture and filter what it says."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.silent = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent = tag in {"style", "script"}
        for name, value in attrs:
            if name.startswith("data-"):
                self._add(f"{name}={value}")

    def handle_data(self, data: str) -> None:
        if data.strip() and not self.silent:
            self._add(data)

    def _add(self, told: str) -> None:
        self.lines.append(told.replace("\n", "⏎"))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_page_says_word_for_word_what_it_is_known_to_say(language: QuestionLanguage) -> None:
    known = Path(__file__).parent / "data" / f"report_{language}.txt"
    assert Told(page(evaluated(), language)).lines == known.read_text(encoding="utf-8").splitlines()


def test_the_page_asks_nothing_of_another_place() -> None:
    elements = Elements(PAGE).found
    addresses = [
        value for _, attributes in elements for name, value in attributes.items() if name in {"src", "href"}
    ]
    assert addresses == ["data:,"]
    assert "url(" not in PAGE
    assert "@import" not in PAGE
    (policy,) = [attributes["content"] for _, attributes in elements if attributes.get("http-equiv")]
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


def test_hostile_words_make_no_element_of_the_page() -> None:
    tags = [tag for tag, _ in Elements(PAGE).found]
    assert tags.count("script") == 1
    assert "img" not in tags
    assert "b" not in tags
    assert HOSTILE.replace("\x00", "�") in unescape(PAGE)


def test_every_failure_has_its_row_and_what_is_right_has_none() -> None:
    states = [
        attributes["data-state"] for tag, attributes in Elements(PAGE).found if "data-state" in attributes
    ]
    assert states == ["unfound", "misquoted", "refused", "answered", "stale", "problem"]


def test_the_page_tells_what_was_lost_and_what_is_known() -> None:
    told = unescape(PAGE)
    assert 'class="card lost"' in told
    assert "no longer among the first 5" in told
    assert "Known miss: <bdi>trop loin" in told
    assert "set.jsonl, line 4: there is no 'question'" in told


def test_a_page_without_baseline_or_failures_has_neither_part() -> None:
    fine = page(evaluated(type(RUN)(RUN.origin, OUTCOMES[:1]), None))
    assert 'id="baseline"' not in fine
    assert WORDS["en"]["no_failure"] in unescape(fine)
    assert "<form" not in fine


def test_a_run_that_fails_says_why_in_every_report() -> None:
    (reason,) = FAILED.verdict.reasons
    assert reason in unescape(page(FAILED))
    assert plain(reason) in markdown(FAILED)
    assert "❌ failed" in markdown(FAILED)
    assert reason in [each.get("message") for each in ET.fromstring(junit(FAILED)).iter("failure")]


def test_a_whisker_runs_from_the_low_end_to_the_high_one() -> None:
    figure = evaluated().summary.overall.figures["R@5"]
    assert f"{figure.value:.3f}, 95 % between {figure.low:.3f} and {figure.high:.3f}" in unescape(PAGE)
    lines = [attributes for _, attributes in Elements(PAGE).found if attributes.get("class") == "interval"]
    assert all(float(str(line["x1"])) <= float(str(line["x2"])) for line in lines)
    assert len(lines) >= 10


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_page_and_the_markdown_speak_one_language(language: QuestionLanguage) -> None:
    own, other = WORDS[language], WORDS["en" if language == "fr" else "fr"]
    told = unescape(page(evaluated(), language))
    assert f'<html lang="{language}">' in told
    for name in ("title", "failures", "lost", "marked"):
        assert own[name] in told
        assert other[name] not in told
    assert own["won"] in markdown(evaluated(), language)


def test_both_languages_say_the_same_things() -> None:
    assert WORDS["fr"].keys() == WORDS["en"].keys()
    assert MEASURES["fr"].keys() == MEASURES["en"].keys()


def test_what_became_of_a_question_is_told_in_french() -> None:
    change = Change("lost", "a", "?", "no longer among the first 5; now answered right; rank 2 → none")
    assert change_words(change, "fr") == (
        "n’est plus parmi les 5 premiers ; a maintenant la bonne réponse ; rang 2 → aucun"
    )
    assert change_words(change, "en") == change.what


def test_numbers_are_written_as_the_reader_writes_them() -> None:
    assert (number(0.8512, "en"), number(0.8512, "fr")) == ("0.851", "0,851")
    assert [difference(each, "fr") for each in (0.012, -0.012, -0.0001)] == ["+0,012", "−0,012", "±0"]
    assert direction("fr→none", "fr") == "fr→sans réponse"


def test_the_markdown_has_a_short_table_and_lists_what_was_lost() -> None:
    told = markdown(evaluated())
    rows = [line for line in told.splitlines() if line.startswith("| ")]
    assert {line.count(" | ") for line in rows} == {rows[0].count(" | ")}
    assert rows[-1].startswith("| all | 7 |")
    assert "**Lost (1)**" in told
    assert "- `unfound` Où est \\<img" in told


def test_a_question_in_markdown_calls_nobody_and_links_nothing() -> None:
    told = plain("@maire a|b <i> a@b.fr R@5 https://evil.example `x` $y$")
    assert told == "@\u2060maire a\\|b \\<i\\> a@b.fr R@5 https:\u2060//evil.example \\`x\\` \\$y\\$"


def test_a_long_list_in_markdown_is_cut() -> None:
    many = tuple(outcome(question(f"q{number}"), 1, right=True) for number in range(30))
    none = tuple(outcome(question(f"q{number}"), None, right=False) for number in range(30))
    told = markdown(evaluated(type(RUN)(RUN.origin, none), type(RUN)(RUN.origin, many)))
    assert "**Lost (30)**" in told
    assert told.count("- `q") == 20
    assert "- … +10" in told


def test_junit_has_a_case_a_question_and_counts_them() -> None:
    (suite,) = ET.fromstring(junit(evaluated()))
    assert [suite.get(name) for name in ("tests", "failures", "errors", "skipped")] == ["8", "3", "2", "2"]
    cases = {str(case.get("name")).split(":")[0]: case for case in suite.iter("testcase")}
    assert [child.tag for child in cases["misquoted"]] == ["failure"]
    assert cases["misquoted"].get("classname") == "passerelle.fr→fr"
    assert [child.get("message") for child in cases["refused"]] == ["known miss: trop loin"]
    assert list(cases["right"]) == []
    assert "stood at: rank 2" in str(cases["misquoted"][0].text)


def test_a_case_of_junit_is_called_by_the_beginning_of_its_question() -> None:
    long = outcome(question("long", "Où " * 200), 1, right=True)
    (case,) = ET.fromstring(junit(evaluated(type(RUN)(RUN.origin, (long,)), None))).iter("testcase")
    assert str(case.get("name")) == f"long: {'Où ' * 64}Où"[:200]


def test_of_surroundings_and_of_the_nearest_passage_some_words_are_shown() -> None:
    texts = {place: ("word " * 200) + text + (" word" * 200) for place, text in RUN.texts.items()}
    (near,) = row_of(outcome(question("far"), 1), texts).came[:1]
    assert 270 < len(near.after) <= 282


def test_junit_holds_what_no_xml_can_hold_as_a_mark() -> None:
    assert "\x00" not in junit(evaluated())
    assert "@maire �" in junit(evaluated())


def test_reports_are_written_beside_what_is_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("documents").mkdir()
    Path("documents", "pont.txt").write_text(PASSAGE, encoding="utf-8")
    Path("set.jsonl").write_text(
        '{"question": "Qui a peint le pont ?", "expected": [{"document": "pont.txt"}]}\n'
    )
    asked = ["eval", "set.jsonl", "--documents", "documents", "--language", "fr"]
    assert main([*asked, "--report", "r.html", "--markdown", "r.md", "--junit", "r.xml"]) == 0
    assert "1 question of 1 document" in capsys.readouterr().out
    assert "Rapport sur un jeu de questions" in unescape(Path("r.html").read_text(encoding="utf-8"))
    assert "✅ réussi" in Path("r.md").read_text(encoding="utf-8")
    assert re.search('tests="1" failures="0"', Path("r.xml").read_text(encoding="utf-8"))
    assert main([*asked, "--report", "no/r.html"]) == 1
    assert "no/r.html cannot be written (No such file or directory): name a file" in capsys.readouterr().err
