"""The plugin of pytest: a test a question, failures a person can read, measures in one's own tests."""

import json
from pathlib import Path

import ir_measures  # noqa: F401  the runs below would import it anew each time
import openvino  # noqa: F401  and so is this, of which half would stay
import pytest
from library import Library
from test_imports import loaded

import passerelle.pytest_plugin.items
import passerelle.pytest_plugin.measured
from passerelle.evaluation.sets.question_json import line_of, question_from_record
from passerelle.evaluation.sets.read import read_questions

pytest_plugins = ["pytester"]

BRIDGE = "Le pont de Brume fut ouvert au public le 4 juin 1931. La porte du pont fut peinte par Edith Pane."
MILL = "The old mill was rebuilt in March 1804. It ground forty bushels of barley each day."
CONFTEST = """
import sys
sys.path.insert(0, {tests!r})
from fakes import WordEmbedder
from passerelle.index.store.store import Store
from passerelle.retrieval import Retriever


def pytest_passerelle_retriever(config, store):
    return Retriever.of(Store.open(store), WordEmbedder())
"""
GOOD = {
    "id": "good",
    "question": "When was the old mill rebuilt?",
    "expected": [{"document": "mill.txt"}],
}
LOST = {
    "id": "lost",
    "question": "Quand le pont de Brume fut-il ouvert au public ?",
    "expected": [{"document": "pont.txt", "quote": "peinte par Edith Pane"}],
    "tags": ["porte", "skip"],
}
KNOWN = {**LOST, "id": "known", "known_miss": "the reader takes the first sentence"}
STALE = {"id": "stale", "question": "Où est-il ?", "expected": [{"document": "gone.txt"}]}


@pytest.fixture
def place(pytester: pytest.Pytester, library: Library) -> pytest.Pytester:
    """Return a folder with a store and a conftest that asks it with the embedder that counts words."""
    library.write("pont.txt", BRIDGE)
    library.write("mill.txt", MILL)
    library.index()
    pytester.makeconftest(CONFTEST.format(tests=str(Path(__file__).parent)))
    pytester.makeini(
        "[pytest]\naddopts = --strict-markers -p no:randomly -p no:cacheprovider\nfilterwarnings = error\n"
    )
    return pytester


def ask(
    place: pytest.Pytester, library: Library, *arguments: str, lines: tuple[object, ...]
) -> pytest.RunResult:
    written = "".join(f"{each if isinstance(each, str) else json.dumps(each)}\n" for each in lines)
    (place.path / "set.jsonl").write_text(written, encoding="utf-8")
    return place.runpytest(
        "--passerelle-questions", "set.jsonl", f"--passerelle-store={library.folder}", *arguments
    )


def test_each_question_is_a_test(place: pytest.Pytester, library: Library) -> None:
    ran = ask(place, library, "-v", lines=(GOOD, LOST))
    ran.assert_outcomes(passed=1, failed=1)
    ran.stdout.fnmatch_lines(["set.jsonl::good PASSED*", "set.jsonl::lost FAILED*"])


def test_a_failure_is_told_in_words_and_no_code(place: pytest.Pytester, library: Library) -> None:
    ran = ask(place, library, lines=(LOST,))
    ran.stdout.fnmatch_lines(
        [
            "*lost: Quand le pont de Brume fut-il ouvert au public ?*",
            "question: Quand le pont de Brume fut-il ouvert au public ? (fr)",
            "expected: « peinte par Edith Pane » of pont.txt",
            "came:*",
            "the right one stood at: rank 2 of * hits",
        ]
    )
    ran.stdout.no_fnmatch_line("*Traceback*")
    ran.stdout.no_fnmatch_line("*def runtest*")


def test_a_known_miss_is_an_expected_failure(place: pytest.Pytester, library: Library) -> None:
    ask(place, library, lines=(KNOWN,)).assert_outcomes(xfailed=1)
    ask(place, library, lines=({**GOOD, "known_miss": "it was once"},)).assert_outcomes(xpassed=1)


def test_a_stale_expectation_fails_and_says_what_to_do(place: pytest.Pytester, library: Library) -> None:
    ask(place, library, lines=(STALE, {**STALE, "id": "missed", "known_miss": "why"})).assert_outcomes(
        failed=2
    )
    ran = ask(place, library, "-rs", "--passerelle-allow-stale", lines=(STALE, GOOD))
    ran.assert_outcomes(skipped=1, passed=1)
    assert ran.ret == pytest.ExitCode.OK
    ran.stdout.fnmatch_lines(["*not in the store any more: `passerelle questions check *set.jsonl`*"])


def test_a_session_of_stale_questions_alone_fails_even_where_they_are_skipped(
    place: pytest.Pytester, library: Library
) -> None:
    to_refuse = {"id": "none", "question": "What does a zeppelin cost?", "answerable": False}
    ran = ask(place, library, "--passerelle-allow-stale", lines=(STALE, to_refuse))
    ran.assert_outcomes(skipped=1, passed=1)
    assert ran.ret == pytest.ExitCode.TESTS_FAILED
    ran.stdout.fnmatch_lines(["passerelle: every question that expects a place was stale*"])


def test_a_line_that_is_no_question_fails_by_itself(place: pytest.Pytester, library: Library) -> None:
    ran = ask(place, library, "-v", lines=(GOOD, "{", GOOD))
    ran.assert_outcomes(passed=1, failed=2)
    ran.stdout.fnmatch_lines(
        ["set.jsonl::line 2 FAILED*", "set.jsonl::line 3 FAILED*", "*set.jsonl, line 2: it is not JSON*"]
    )
    ran.stdout.fnmatch_lines(["*line 3: the id 'good' is used twice; give each its own"])


def test_a_set_without_questions_fails_beside_other_tests(place: pytest.Pytester, library: Library) -> None:
    place.makepyfile("def test_other():\n    pass\n")
    ran = ask(place, library, "test_a_set_without_questions_fails_beside_other_tests.py", lines=("", " "))
    ran.assert_outcomes(errors=1)
    ran.stdout.fnmatch_lines(["*there is no question in *set.jsonl*"])


@pytest.mark.parametrize(
    ("option", "said"), [("-k=0", "is not a number from 1 on"), ("-questions=.", "is a folder")]
)
def test_a_wrong_option_is_wrong_usage(
    place: pytest.Pytester, library: Library, option: str, said: str
) -> None:
    ran = ask(place, library, f"--passerelle{option}", lines=(GOOD,))
    assert ran.ret == pytest.ExitCode.USAGE_ERROR
    ran.stderr.fnmatch_lines([f"*{said}*"])


def test_tags_are_marks_even_where_marks_are_strict(place: pytest.Pytester, library: Library) -> None:
    ask(place, library, "-m", "porte", lines=(GOOD, LOST)).assert_outcomes(failed=1, deselected=1)
    ask(place, library, "-m", "tag_skip", lines=(GOOD, LOST)).assert_outcomes(failed=1, deselected=1)


def test_one_question_is_asked_by_its_name(place: pytest.Pytester, library: Library) -> None:
    ask(place, library, "set.jsonl::good", lines=(GOOD, LOST)).assert_outcomes(passed=1)


def test_questions_stand_beside_other_tests(place: pytest.Pytester, library: Library) -> None:
    place.makepyfile("def test_other():\n    assert True\n")
    ask(place, library, lines=(GOOD,)).assert_outcomes(passed=2)


def test_without_the_option_a_set_is_not_collected(place: pytest.Pytester, library: Library) -> None:
    (place.path / "set.jsonl").write_text(json.dumps(GOOD), encoding="utf-8")
    place.makepyfile("def test_other():\n    assert True\n")
    place.runpytest().assert_outcomes(passed=1)


def test_a_file_that_is_no_set_is_an_error_that_says_so(place: pytest.Pytester, library: Library) -> None:
    (place.path / "set.json").write_text("[]", encoding="utf-8")
    ran = place.runpytest("--passerelle-questions", "set.json")
    ran.assert_outcomes(errors=1)
    ran.stdout.fnmatch_lines(["*set.json: it is not SQuAD JSON*"])


def test_a_store_that_is_not_there_is_said_by_each_question_even_a_known_miss(
    place: pytest.Pytester, library: Library
) -> None:
    (place.path / "conftest.py").unlink()
    (place.path / "set.jsonl").write_text(f"{json.dumps(GOOD)}\n{json.dumps(KNOWN)}\n", encoding="utf-8")
    ran = place.runpytest("--passerelle-questions", "set.jsonl", "--passerelle-store", "nowhere")
    ran.assert_outcomes(failed=2)
    ran.stdout.fnmatch_lines(["there is no store in *nowhere: make one with `passerelle index*"])


MEASURES = """
import openvino  # noqa: F401  and so is this, of which half would stay
import pytest
from passerelle.evaluation.sets.question_json import QuestionError


def test_figures(passerelle_measures):
    measured = passerelle_measures("set.jsonl", store={store!r})
    assert measured["R@1"] == 0.5
    assert measured["R@5"] == 1
    assert measured["document@1", "en→en"] == 1
    assert measured is passerelle_measures("set.jsonl", store={store!r})
    with pytest.raises(KeyError, match="there is no group 'de→fr'; there are all"):
        measured["R@1", "de→fr"]
    with pytest.raises(KeyError, match="there is no 'R@7' of 'all'; there are R@1"):
        measured["R@7"]


def test_a_set_must_be_named(passerelle_measures):
    with pytest.raises(QuestionError, match="no question set is named"):
        passerelle_measures()
"""


def test_measures_are_asserted_in_a_person_s_own_tests(place: pytest.Pytester, library: Library) -> None:
    place.makepyfile(MEASURES.format(store=str(library.folder)))
    (place.path / "set.jsonl").write_text(f"{json.dumps(GOOD)}\n{json.dumps(LOST)}\n", encoding="utf-8")
    place.runpytest().assert_outcomes(passed=2)


@pytest.mark.parametrize(
    ("tag", "mark"),
    [("porte", "porte"), ("deux mots", "deux_mots"), ("skip", "tag_skip"), ("1931", "tag_1931"), ("_", "")],
)
def test_a_tag_becomes_a_mark_that_can_be_chosen(tag: str, mark: str) -> None:
    assert passerelle.pytest_plugin.items.mark_of(tag) == mark


def test_a_known_miss_is_read_from_a_line_and_from_a_row(tmp_path: Path) -> None:
    question = question_from_record(KNOWN)
    assert question.known_miss == "the reader takes the first sentence"
    (tmp_path / "set.jsonl").write_text(line_of(question), encoding="utf-8")
    assert read_questions([tmp_path / "set.jsonl"]).questions == (question,)
    (tmp_path / "set.csv").write_text("question,document,known_miss\nWho?,a.txt,too far\n", encoding="utf-8")
    assert read_questions([tmp_path / "set.csv"]).questions[0].known_miss == "too far"


def test_the_plugin_imports_nothing_heavy_before_it_is_used() -> None:
    assert (
        loaded("import passerelle.pytest_plugin") & {"passerelle.index", "numpy", "faiss", "gradio"} == set()
    )
