"""Facts about limits: what a search is limited to lets nothing else in, and what is no limit is refused."""

import json
from pathlib import Path
from typing import Any

import pytest
from library import Library

from passerelle import Assistant, Only, Retriever
from passerelle.commands.main import main

NAMES = ("team/a.txt", "team-secret/b.txt", "team/deep/c.txt", "teams.txt")


def found(library: Library, only: Only) -> list[str]:
    """Return the ids of the documents in which the harvest is found."""
    with Retriever.of(library.open(), library.embedder) as retriever:
        hits = retriever.search("harvest date", only=only)
        abstained = Assistant(retriever).ask("harvest date", only=only).nearest
    assert {hit.passage.document.id for hit in abstained} <= {hit.passage.document.id for hit in hits}
    return sorted(hit.passage.document.id for hit in hits)


@pytest.fixture
def teams(library: Library) -> Library:
    for place, name in enumerate(NAMES):
        library.write(name, f"The harvest date of field {place} is the ninth of May, as the board said.")
    library.index()
    return library


@pytest.mark.parametrize("documents", [(), [], set(), iter(()), {}])
def test_no_documents_is_nothing_and_not_everything(teams: Library, documents: Any) -> None:
    assert found(teams, Only(documents=documents)) == []


@pytest.mark.parametrize(
    "documents", [("team/a.txt", "nowhere"), ["team/a.txt"], {"team/a.txt"}, iter(["team/a.txt", "\ud800"])]
)
def test_documents_may_come_in_any_collection(teams: Library, documents: Any) -> None:
    assert found(teams, Only(documents=documents)) == ["team/a.txt"]


@pytest.mark.parametrize(
    "folder",
    [
        "documents/team",
        "documents/team/",
        "./documents/team",
        "documents/other/../team",
        Path("documents/team"),
    ],
)
def test_a_folder_counts_by_whole_names(teams: Library, folder: str) -> None:
    assert found(teams, Only(folder=folder)) == ["team/a.txt", "team/deep/c.txt"]
    assert found(teams, Only(folder=teams.place / folder)) == ["team/a.txt", "team/deep/c.txt"]


@pytest.mark.parametrize(
    ("folder", "names"),
    [
        (".", sorted(NAMES)),
        ("/", sorted(NAMES)),
        ("documents/team-secret/b.txt", ["team-secret/b.txt"]),
        ("team", []),
        ("documents/te", []),
        ("documents/%", []),
        ("documents/team\udce9", []),
    ],
)
def test_a_folder_may_lie_above_be_a_file_or_not_be_there(
    teams: Library, folder: str, names: list[str]
) -> None:
    assert found(teams, Only(folder=folder)) == names


def test_limits_narrow_each_other(teams: Library) -> None:
    limits = Only(language="en", documents=NAMES[:2], folder="documents/team")
    assert found(teams, limits) == ["team/a.txt"]
    assert found(teams, Only(language="fr", folder="documents/team")) == []


@pytest.mark.parametrize(
    ("limits", "error", "said"),
    [
        ({"documents": "team/a.txt"}, TypeError, "give ids"),
        ({"documents": b"team"}, TypeError, "give ids"),
        ({"documents": 3}, TypeError, "give ids"),
        ({"documents": (3,)}, TypeError, "an id is a string"),
        ({"documents": (None,)}, TypeError, "an id is a string"),
        ({"folder": 3}, TypeError, "give a path"),
        ({"folder": b"team"}, TypeError, "give a path"),
        ({"folder": ""}, ValueError, "the folder is empty"),
        ({"folder": "a\0b"}, ValueError, "no path holds a NUL"),
        ({"language": "de"}, ValueError, "one of fr, en, other"),
        ({"language": "FR"}, ValueError, "one of fr, en, other"),
        ({"language": ""}, ValueError, "one of fr, en, other"),
        ({"language": ["fr"]}, TypeError, "one of fr, en, other"),
    ],
)
def test_what_is_no_limit_is_refused_at_once(
    limits: dict[str, Any], error: type[Exception], said: str
) -> None:
    with pytest.raises(error, match=said):
        Only(**limits)


@pytest.mark.parametrize("only", [None, {"language": "fr"}, "team", ()])
def test_limits_of_another_type_are_refused_and_let_nothing_in(teams: Library, only: Any) -> None:
    with (
        Retriever.of(teams.open(), teams.embedder) as retriever,
        pytest.raises(TypeError, match=r"Only\(language="),
    ):
        retriever.search("harvest date", only=only)


@pytest.mark.parametrize(
    ("limits", "names", "says"),
    [
        (["--folder", "documents/team"], ["team/a.txt", "team/deep/c.txt"], ""),
        (["--folder", "documents/team/", "--document", "team/a.txt"], ["team/a.txt"], ""),
        (["--document", "teams.txt", "--document", "team/a.txt"], ["team/a.txt", "teams.txt"], ""),
        (["--document", "teams.txt", "--where", "path~secret"], [], ""),
        (["--document", ""], [], "there is no document ''"),
        (["--document", "team"], [], "there is no document 'team': `passerelle documents` lists them"),
        (["--folder", "documents/te"], [], "no document was read from 'documents/te'"),
        (["--language", "fr", "--folder", "documents"], [], ""),
        (["--language", "en", "--folder", "."], sorted(NAMES), ""),
    ],
)
@pytest.mark.parametrize("command", ["ask", "search"])
def test_the_command_line_takes_the_same_limits(
    teams: Library,
    command: str,
    limits: list[str],
    names: list[str],
    says: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("passerelle.retrieval.open_embedder", lambda *_: teams.embedder)
    assert main([command, "harvest date", "--json", "--store", str(teams.folder), *limits]) == 0
    printed = capsys.readouterr()
    found = json.loads(printed.out)
    hits = found if command == "search" else found["citations"] or found["nearest"]
    assert {each["document"] for each in hits} <= set(names)
    assert command == "ask" or sorted(each["document"] for each in hits) == names
    assert says in printed.err if says else not printed.err


@pytest.mark.parametrize(
    ("limits", "says"),
    [
        (["--folder", ""], "'' is no path"),
        (["--folder", "a\0b"], "is no path"),
        (["--language", "de"], "invalid choice: 'de'"),
    ],
)
def test_the_command_line_refuses_what_is_no_limit(
    limits: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["search", "harvest", *limits])
    assert says in capsys.readouterr().err


def test_documents_are_counted_by_what_a_question_is_limited_to(teams: Library) -> None:
    with teams.open() as store:
        limits = (Only(), Only(folder="documents/team"), Only(documents=()), Only(where={"path": "nowhere"}))
        assert [store.count(each) for each in limits] == [4, 2, 0, 0]
        with pytest.raises(TypeError, match="only is None"):
            store.count(None)  # type: ignore[arg-type]
