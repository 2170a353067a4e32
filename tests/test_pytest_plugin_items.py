"""The plugin of pytest, part by part: what is collected, what an item says, and when a session says nothing."""

import argparse
import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from library import Library
from runs import asked, run_of

from passerelle.evaluation.figures.summary import summarise
from passerelle.evaluation.sets.question_json import QuestionError
from passerelle.index.errors import StoreError
from passerelle.index.store.location import read_location
from passerelle.pytest_plugin import FILES, _hits, pytest_collect_file, pytest_configure
from passerelle.pytest_plugin.all_stale import AllStale
from passerelle.pytest_plugin.asked import asker_of, located, retriever_of
from passerelle.pytest_plugin.items import (
    ProblemItem,
    QuestionFailure,
    QuestionFile,
    QuestionItem,
    StaleQuestion,
    mark_of,
)
from passerelle.pytest_plugin.measured import Measured, Measuring
from passerelle.retrieval import Retriever

STALE = {"id": "stale", "question": "Où est le pont ?", "expected": [{"document": "pont.txt"}]}
NONE = {"id": "none", "question": "Where is the bridge?", "answerable": False}
LOST = {"id": "lost", "question": "Où est le bac ?", "answers": ["ici"], "language": "fr"}


class Session:
    """What the plugin asks of a session of pytest, in a folder with a set and a store without a document."""

    def __init__(self, library: Library, request: pytest.FixtureRequest) -> None:
        self.place, self.opened, self.plugins = library.place, list[Any](), list[object]()
        self._library, self._session = library, request.session
        library.index()

    def config(self, *lines: object, **options: Any) -> Any:
        """Return a configuration whose set has these *lines*."""
        written = "".join(f"{each if isinstance(each, str) else json.dumps(each)}\n" for each in lines)
        (self.place / "set.jsonl").write_text(written, encoding="utf-8")
        known = {
            "passerelle_questions": ["set.jsonl"],
            "passerelle_store": ".passerelle",
            "passerelle_k": 10,
            "passerelle_allow_stale": False,
        } | options
        return SimpleNamespace(
            getoption=known.__getitem__,
            invocation_params=SimpleNamespace(dir=self.place),
            stash=pytest.Stash(),
            args=[],
            hook=SimpleNamespace(pytest_passerelle_retriever=self._open),
            pluginmanager=SimpleNamespace(register=self.plugins.append),
        )

    def _open(self, config: Any, store: Any) -> Retriever:  # noqa: ARG002
        self.opened.append(store)
        if store == self.place / "none":
            raise StoreError("there is no store in none")
        return Retriever.of(self._library.open(), self._library.embedder)

    def items(self, *lines: object, **options: Any) -> list[Any]:
        """Return the items of a set of these *lines*."""
        config = self.config(*lines, **options)
        file: Any = QuestionFile.from_parent(self._session, path=self.place / "set.jsonl")
        items = list(file.collect())
        for item in items:
            item.config = config
        return items


@pytest.fixture
def session(library: Library, request: pytest.FixtureRequest) -> Session:
    return Session(library, request)


def test_a_question_is_an_item_and_a_line_that_is_none_one_that_fails(session: Session) -> None:
    items = session.items(NONE, "{", "", {**LOST, "id": "none"}, LOST)
    assert [(type(item), item.name) for item in items] == [
        (QuestionItem, "none"),
        (ProblemItem, "line 2"),
        (ProblemItem, "line 4"),
        (QuestionItem, "lost"),
    ]
    path = session.place / "set.jsonl"
    assert [item.reportinfo() for item in items] == [
        (path, 0, "none: Where is the bridge?"),
        (path, 1, "line 2"),
        (path, 3, "line 4"),
        (path, 4, "lost: Où est le bac ?"),
    ]
    with pytest.raises(QuestionFailure, match=r"set\.jsonl, line 4: the id 'none' is used twice; give each"):
        items[2].runtest()


def test_a_set_without_a_question_is_no_set(session: Session) -> None:
    with pytest.raises(QuestionFile.CollectError, match=r"there is no question in .*set\.jsonl"):
        session.items("")
    assert [item.name for item in session.items("{")] == ["line 1"]


def test_a_set_that_cannot_be_read_says_so(request: pytest.FixtureRequest) -> None:
    file: Any = QuestionFile.from_parent(request.session, path=Path("none.jsonl"))
    with pytest.raises(QuestionFile.CollectError, match=r"none\.jsonl: there is no such file or folder"):
        list(file.collect())


@pytest.mark.parametrize(
    ("tag", "mark"),
    [
        ("Pont-levis (vieux)", "Pont_levis_vieux"),
        ("été", "été"),
        ("_a_", "a"),
        ("…", ""),
        ("2031", "tag_2031"),
        ("xfail", "tag_xfail"),
        ("skip", "tag_skip"),
        ("skipif", "tag_skipif"),
        ("usefixtures", "tag_usefixtures"),
        ("filterwarnings", "tag_filterwarnings"),
        ("parametrize", "tag_parametrize"),
        ("tryfirst", "tag_tryfirst"),
        ("trylast", "tag_trylast"),
        ("skips", "skips"),
    ],
)
def test_a_tag_is_a_mark_unless_pytest_has_one_of_that_name(tag: str, mark: str) -> None:
    assert mark_of(tag) == mark


def test_an_item_has_the_marks_of_its_tags_and_of_a_known_miss(
    session: Session, pytestconfig: pytest.Config
) -> None:
    item, plain = session.items({**LOST, "tags": ["…", "vieux pont"], "known_miss": "why"}, NONE)
    marks = {mark.name: mark for mark in item.own_markers}
    assert set(marks) == {"vieux_pont", "xfail"}
    assert marks["xfail"].kwargs == {"reason": "why", "raises": QuestionFailure}
    assert "vieux_pont: questions tagged 'vieux pont'" in pytestconfig.getini("markers")
    assert plain.own_markers == []


def test_a_question_passes_or_says_what_was_expected(session: Session) -> None:
    right, lost = session.items(NONE, LOST)
    right.runtest()
    with pytest.raises(
        QuestionFailure, match=r"^no answer, and the documents have one\nquestion: Où est le bac"
    ):
        lost.runtest()
    assert [item.user_properties for item in (right, lost)] == [[], []]
    assert session.opened == [session.place / ".passerelle"]
    caught = pytest.ExceptionInfo.from_exc_info
    for error in (QuestionFailure("said"), StaleQuestion("said"), StoreError("said")):
        assert lost.repr_failure(caught((type(error), error, None))) == "said"  # type: ignore[arg-type]


def test_a_stale_question_fails_or_is_skipped_where_that_is_allowed(session: Session) -> None:
    said = "what is expected is not in the store any more: `passerelle questions check .*` says what to mend"
    (item,) = session.items(STALE)
    with pytest.raises(StaleQuestion, match=f"^{said}; --passerelle-allow-stale skips it$"):
        item.runtest()
    assert item.user_properties == [("passerelle", "stale")]
    (item,) = session.items(STALE, passerelle_allow_stale=True)
    with pytest.raises(pytest.skip.Exception, match=f"^{said}$"):
        item.runtest()


def test_a_fault_of_the_program_is_shown_as_pytest_shows_one(
    library: Library, request: pytest.FixtureRequest
) -> None:
    path = library.write("set.jsonl", '{\n{"question": "?"}\n')
    file: Any = QuestionFile.from_parent(request.session, path=path)
    with pytest.raises(ValueError, match="ours") as fault:
        raise ValueError("ours")
    with pytest.raises(QuestionFailure, match="line 1: it is not JSON") as bad:
        next(file.collect()).runtest()
    for item in file.collect():
        assert "ValueError: ours" in str(item.repr_failure(fault))
        assert item.repr_failure(bad) == str(bad.value)


def report(when: Any, *said: str) -> pytest.TestReport:
    return pytest.TestReport(
        "a", ("a", 0, "a"), {}, "passed", None, when, user_properties=[("passerelle", each) for each in said]
    )


@pytest.mark.parametrize(
    ("reports", "nothing"),
    [
        ([], False),
        ([("call", "stale")], True),
        ([("call", "stale"), ("call", "asked")], False),
        ([("call", "asked")], False),
        ([("call",), ("call", "stale"), ("call", "stale")], True),
        ([("setup", "stale"), ("teardown", "stale")], False),
        ([("call", "stale"), ("teardown", "asked")], True),
    ],
)
def test_a_session_in_which_all_was_stale_says_nothing(
    reports: list[tuple[str, ...]], *, nothing: bool
) -> None:
    counting = AllStale()
    for each in reports:
        counting.pytest_runtest_logreport(report(*each))
    for status, ended in ((pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED), (2, 2)):
        session = SimpleNamespace(exitstatus=status)
        counting.pytest_sessionfinish(session)  # type: ignore[arg-type]
        assert session.exitstatus == (ended if nothing else status)
    written: list[str] = []
    terminal = SimpleNamespace(write_line=lambda line, **_: written.append(line))
    counting.pytest_terminal_summary(terminal)  # type: ignore[arg-type]
    said = "every question that expects a place was stale: --passerelle-allow-stale skips some, and not all"
    assert written == ([f"passerelle: {said}"] if nothing else [])


def test_the_sets_that_are_named_are_collected_and_no_other(session: Session) -> None:
    path = session.place / "set.jsonl"
    for given, collected in (
        ([], [str(path)]),
        (["tests"], ["tests", str(path)]),
        (["set.jsonl::none"], ["set.jsonl::none"]),
        ([str(path)], [str(path)]),
    ):
        config = session.config(NONE)
        config.args.extend(given)
        pytest_configure(config)
        assert config.args == collected
        assert config.stash[FILES] == frozenset({path.resolve()})
        assert pytest_collect_file(session.place / "other.jsonl", SimpleNamespace(config=config)) is None  # type: ignore[arg-type]
    assert [type(each) for each in session.plugins] == [AllStale] * 4
    config = session.config(NONE, passerelle_questions=[])
    pytest_configure(config)
    assert (config.args, config.stash[FILES], len(session.plugins)) == ([], frozenset(), 4)
    with pytest.raises(
        pytest.UsageError, match=r"is a folder: name its sets, of a BEIR folder a \.tsv file of its qrels$"
    ):
        pytest_configure(session.config(NONE, passerelle_questions=["set.jsonl", "."]))


def test_a_store_is_opened_once_and_a_fault_of_it_told_each_time(session: Session) -> None:
    config, place = session.config(NONE, passerelle_k=3), session.place
    assert located(config, "a") == place / "a"
    database = read_location("postgresql://host/name")
    assert located(config, "postgresql://host/name") == located(config, database) == database
    first = retriever_of(config, Path("a"))
    assert retriever_of(config, place / "a") is first
    assert asker_of(config, Path("a")) is asker_of(config, Path("a"))
    assert session.opened == [place / "a"]
    for _ in range(2):
        with pytest.raises(StoreError, match="there is no store in none"):
            retriever_of(config, Path("none"))
    assert session.opened == [place / "a", place / "none"]


def test_a_figure_is_overall_or_of_a_group() -> None:
    run = run_of([asked("a", 1, said="x"), asked("b", 9, said="x", language="en")])
    measured = Measured(run, summarise(run))
    assert (measured["R@5"], measured["R@5", "all"], measured["R@5", "en→fr"]) == (0.5, 0.5, 0.0)
    with pytest.raises(KeyError, match=r"there is no group 'de→fr'; there are all, fr→fr, en→fr, a.txt"):
        measured["R@5", "de→fr"]
    with pytest.raises(KeyError, match="there is no 'R@7' of 'en→fr'; there are R@1, R@5"):
        measured["R@7", "en→fr"]


def test_a_set_is_measured_once_and_with_what_the_options_say(session: Session) -> None:
    measure = Measuring(session.config(NONE, passerelle_k=4))
    measured = measure()
    assert (measured["false answers"], measured.run.origin.k) == (0.0, 4)
    assert measure("set.jsonl") is measured
    assert measure("set.jsonl", store=".passerelle") is measured
    assert measure("set.jsonl", k=4) is measured
    other = measure("set.jsonl", k=2)
    assert (other.run.origin.k, len(session.opened)) == (2, 1)
    measure("set.jsonl", store="other")
    assert len(session.opened) == 2


def test_a_set_with_a_bad_line_or_a_stale_question_has_no_figures(session: Session) -> None:
    with pytest.raises(QuestionError, match=r"set\.jsonl, line 2: it is not JSON"):
        Measuring(session.config(NONE, "{"))()
    with pytest.raises(
        QuestionError,
        match=r"^stale: stale; `passerelle questions check` says what to mend, and --passerelle-allow-stale leaves "
        "them out$",
    ):
        Measuring(session.config(NONE, STALE))()
    allowed = Measuring(session.config(NONE, STALE, passerelle_allow_stale=True))()
    assert allowed.summary.lapsed == ("stale",)


def test_without_a_set_nothing_is_measured(session: Session) -> None:
    with pytest.raises(
        QuestionError, match=r"no question set is named: give its path, or --passerelle-questions FILE$"
    ):
        Measuring(session.config(passerelle_questions=[]))()


@pytest.mark.parametrize("hits", ["0", "-1", "1.5", "x", ""])
def test_hits_are_a_number_from_one_on(hits: str) -> None:
    assert (_hits("1"), _hits("12")) == (1, 12)
    with pytest.raises(argparse.ArgumentTypeError, match=f"^'{hits}' is not a number from 1 on$"):
        _hits(hits)
