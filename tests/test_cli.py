"""Facts about the command line: what each command prints, and with which status it ends."""

import json
import re
import subprocess
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from passerelle.commands.main import main
from passerelle.commands.progress import indexing_bar
from passerelle.index.run.types import Progress

BRIDGE = "Le pont de Brume est inauguré le 4 juin 1931 par Anselme Corbier. Il mesure 212 mètres de long."
MILL = "The Harrow mill was built by Edith Pane in 1804. It ground barley for the whole valley below."


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder to work in, with two documents in ``documents``."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "pont.txt").write_text(BRIDGE, encoding="utf-8")
    (tmp_path / "documents" / "mill.txt").write_text(MILL, encoding="utf-8")
    return tmp_path


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    """Run a command that must succeed and return its JSON."""
    assert main([*arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_a_second_run_finds_everything_unchanged(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = printed(capsys, "index"), printed(capsys, "index")
    assert (first["added"], first["unchanged"], first["embedded"]) == (2, 0, 2)
    assert (second["added"], second["unchanged"], second["embedded"]) == (0, 2, 0)
    assert (place / ".passerelle" / "store.sqlite").is_file()


def test_the_summary_is_for_people(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["index", "documents"]) == 0
    out = capsys.readouterr().out
    assert "documents: 2 added, 0 updated, 0 removed, 0 unchanged, 0 failed" in out
    assert "the store holds 2 documents in 2 passages; 2 passages embedded" in out


@pytest.mark.parametrize(("strict", "status"), [([], 0), (["--strict"], 1)])
def test_a_bad_file_is_named_and_fails_only_a_strict_run(
    place: Path, capsys: pytest.CaptureFixture[str], strict: Sequence[str], status: int
) -> None:
    (place / "documents" / "bad.pdf").write_bytes(b"not a PDF")
    assert main(["index", *strict]) == status
    out = capsys.readouterr().out
    assert "2 added" in out
    assert "1 failed" in out
    assert "not read: " in out
    assert "bad.pdf" in out


GERMAN = "Der Gemeinderat hat den Haushalt der Gemeinde nach einer langen Diskussion verabschiedet."
ACCOUNT = [
    "neither French nor English: third language: 1 in 1 document (rat.txt)",
    "not read: 3 files of other formats, 2 .doc, 1 .xyz: convert them to one of .csv",
    "not read: 1 linked folder (documents/archive): name what they lead to, to have it read",
]


def test_what_was_not_read_is_said_by_kind_by_document_and_in_json_and_fails_a_strict_run(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    documents = place / "documents"
    (documents / "rat.txt").write_text(GERMAN, encoding="utf-8")
    for name in ("a.doc", "b.doc", "c.xyz"):
        (documents / name).write_bytes(b"x")
    (place / "away").mkdir()
    (documents / "archive").symlink_to(place / "away", target_is_directory=True)
    assert main(["index", "--strict"]) == 1
    assert main(["index", "--strict"]) == 1, "what was not read stays unread though nothing has changed"
    out = capsys.readouterr().out
    assert [line for line in ACCOUNT if line not in out] == []
    assert main(["verify"]) == 0
    out = capsys.readouterr().out
    assert [line for line in ACCOUNT if line not in out] == []
    assert main(["documents", "--gaps"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "rat.txt · third language: 1 (the whole document)",
        "documents · linked folders: 1 linked (archive)",
        "documents · other formats: 2 .doc (a.doc, b.doc)",
        "documents · other formats: 1 .xyz (c.xyz)",
    ]
    told = printed(capsys, "index")["account"]
    assert [(each["document"], each["kind"], each["where"]) for each in told["gaps"]] == [
        ("rat.txt", "third language", "the whole document")
    ]
    assert [(each["what"], each["count"]) for each in told["unread"]] == [("", 1), (".doc", 2), (".xyz", 1)]
    assert main(["index", "documents/pont.txt", "--strict"]) == 0


def test_a_question_is_answered_with_its_place(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["index"])
    capsys.readouterr()
    assert main(["ask", "Quand", "le pont de Brume", "a-t-il été inauguré ?"]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert "inauguré le 4 juin 1931 par Anselme Corbier. » [1]" in out
    assert "[1] pont · français · pont.txt:0-" in out


def test_an_answer_is_limited_to_documents_by_their_fields(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["index"])
    capsys.readouterr()
    question = ("ask", "Who built the Harrow mill?", "--where")
    (citation,) = printed(capsys, *question, "path~mill")["citations"]
    assert (citation["document"], citation["path"], citation["fields"]) == (
        "mill.txt",
        "documents/mill.txt",
        {},
    )
    other = printed(capsys, *question, "path~pont")
    assert {each["document"] for each in (*other["citations"], *other["nearest"])} == {"pont.txt"}


def test_an_answer_as_json_is_the_contract(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["index"])
    capsys.readouterr()
    answer = printed(capsys, "ask", "Who built the Harrow mill?")
    assert answer["language"] == "en"
    assert answer["citations"][0]["quote"] == MILL[: answer["citations"][0]["end"]]
    assert answer["citations"][0]["document"] == "mill.txt"


def test_a_question_that_the_terminal_wrote_in_another_encoding_is_asked(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["index"])
    capsys.readouterr()
    assert (
        main(
            [
                "ask",
                b"Quand le pont de Brume a-t-il \xe9t\xe9 inaugur\xe9 ?".decode("utf-8", "surrogateescape"),
            ]
        )
        == 0
    )
    assert "4 juin 1931" in capsys.readouterr().out


def test_a_question_follows_on_those_before_where_that_is_asked_for(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["index"])
    capsys.readouterr()
    printed(capsys, "ask", "--follow", "Who built the Harrow mill?")
    then = printed(capsys, "ask", "-f", "what did it grind?")
    assert then["searched"] == "What did it grind, the Harrow mill?"
    assert main(["ask", "-f", "and who built it?"]) == 0
    assert "Searched: Who built it, the Harrow mill?\n\nAccording to" in capsys.readouterr().out
    assert printed(capsys, "ask", "what did it grind?")["searched"] == ""
    assert printed(capsys, "ask", "-f", "--new", "what did it grind?")["searched"] == ""


def test_a_refusal_is_no_failure_and_shows_what_is_nearest(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["index"])
    capsys.readouterr()
    assert main(["ask", "Quelle est la capitale du Pérou ?"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Les documents ne permettent pas de répondre")
    assert "1. " in out


def test_search_lists_hits(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["index"])
    capsys.readouterr()
    hits = printed(capsys, "search", "barley mill", "-k", "1")
    assert [(hit["rank"], hit["document"]) for hit in hits] == [(1, "mill.txt")]
    assert main(["search", "barley mill"]) == 0
    assert "1. mill · English · mill.txt:0-" in capsys.readouterr().out


def test_a_hit_is_shown_by_its_first_words_in_lines_that_fit(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = " ".join(f"The heron number {number} waits." for number in range(9, 40))
    for number in range(4):
        (place / "documents" / f"heron{number}.txt").write_text(f"{told} Heron {number}.", encoding="utf-8")
    main(["index"])
    capsys.readouterr()
    assert main(["search", "heron", "-k", "1"]) == 0
    heading, *lines = capsys.readouterr().out.splitlines()
    assert heading.startswith("1. ")
    shown = " ".join(line.strip() for line in lines)
    assert 225 < len(shown) <= 240
    assert shown.endswith(" …")
    assert max(map(len, lines)) in range(85, 101)
    assert main(["ask", "What is the capital of Peru?"]) == 0
    assert re.findall(r"^\d(?=\. )", capsys.readouterr().out, re.MULTILINE) == ["1", "2", "3"]


def test_search_explains_what_vectors_and_words_gave(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["index"])
    capsys.readouterr()
    assert main(["search", "--explain", "barley mill"]) == 0
    out = capsys.readouterr().out
    assert re.search(r"→ vectors 0\.\d{3}, words 0\.\d\d \(.*barley", out)


def test_of_very_many_failures_the_first_are_named_and_the_others_counted(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (place / "documents" / "rows.csv").write_text("id,text\n" + "x,\n" * 60, encoding="utf-8")
    assert main(["index"]) == 0
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("not read: ")]
    assert len(lines) == 51
    assert lines[-1] == "not read: 10 more that failed: `--json` names them"


def test_documents_are_listed_and_removed(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["index"])
    capsys.readouterr()
    assert [entry["id"] for entry in printed(capsys, "documents")] == ["mill.txt", "pont.txt"]
    assert main(["remove", "mill.txt"]) == 0
    capsys.readouterr()
    assert main(["documents"]) == 0
    out = capsys.readouterr().out
    assert "pont.txt · pont · français · 1 passage · documents/pont.txt" in out
    assert "mill.txt" not in out


@pytest.mark.parametrize("command", ["ask", "search"])
def test_names_that_have_changed_since_they_were_read_are_noted_until_the_next_run(
    place: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    main(["index"])
    (place / ".passerelle" / "names.txt").write_text("Pont de Brume | Mist Bridge\n", encoding="utf-8")
    capsys.readouterr()
    assert main([command, "Mist Bridge"]) == 0
    assert "`passerelle index PATH --store .passerelle` reads them again" in capsys.readouterr().err
    main(["index"])
    capsys.readouterr()
    assert main([command, "Mist Bridge"]) == 0
    assert capsys.readouterr().err == ""


def test_a_sound_store_is_said_to_be_sound(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["index"])
    capsys.readouterr()
    assert main(["verify"]) == 0
    assert "sound: 2 documents, 2 passages, 2 vectors" in capsys.readouterr().out


def test_a_damaged_store_ends_verify_with_one_and_a_remedy(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["index"])
    (derived,) = (place / ".passerelle").glob("vectors-*.faiss")
    content = bytearray(derived.read_bytes())
    content[len(content) // 2] ^= 0xFF
    derived.write_bytes(content)
    capsys.readouterr()
    assert main(["verify"]) == 1
    out = capsys.readouterr().out
    assert "wrong: " in out
    assert "to mend it: " in out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["ask", "Quoi ?"], "make one with `passerelle index PATH"),
        (["search", "x", "--store", "elsewhere"], "there is no store in elsewhere"),
        (["documents"], "there is no store"),
        (["verify"], "there is no store"),
        (["remove", "x"], "there is no store"),
        (["index", "missing"], "there is no such file or folder"),
    ],
)
def test_a_fault_is_one_sentence_with_a_remedy_and_no_traceback(
    place: Path, capsys: pytest.CaptureFixture[str], arguments: Sequence[str], words: str
) -> None:
    assert main(arguments) == 1
    err = capsys.readouterr().err
    assert words in err
    assert err.startswith("passerelle: ")
    assert "Traceback" not in err


def stop(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("command", [["index"], ["remove", "mill.txt"]])
def test_a_command_that_changes_the_store_and_is_stopped_says_how_the_store_is(
    place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    main(["index"])
    (place / "documents" / "new.txt").write_text(MILL, encoding="utf-8")
    monkeypatch.setattr("passerelle.index.store.change.Change.commit", stop)
    capsys.readouterr()
    assert main(command) == 130
    assert capsys.readouterr().err == (
        "passerelle: stopped; the store is as it was before the unfinished change\n"
    )
    assert [entry["id"] for entry in printed(capsys, "documents")] == ["mill.txt", "pont.txt"]


@pytest.mark.parametrize(
    "command",
    [["ask", "Où ?"], ["search", "pont"], ["documents"], ["verify"], ["chat"], ["eval", "set.jsonl"]],
)
def test_a_command_that_changes_no_store_and_is_stopped_says_nothing_of_it(
    place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    monkeypatch.setattr("passerelle.index.store.schema.connect_to_read", stop)
    (place / "set.jsonl").write_text('{"question": "Où ?", "answerable": false}\n', encoding="utf-8")
    assert main(command) == 130
    err = capsys.readouterr().err
    assert err.startswith("passerelle: stopped")
    assert "the store is" not in err


def test_a_blank_question_is_a_fault_with_a_remedy(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["index"])
    assert main(["ask", " "]) == 1
    assert "type a few words" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [[], ["sing"], ["search", "x", "-k", "0"], ["search", "x", "-k", "many"], ["index", "--wait", "-1"]],
)
def test_wrong_usage_ends_with_two(arguments: Sequence[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(arguments)


@pytest.mark.parametrize(
    "command", ["index", "ask", "search", "resolve", "eval", "documents", "remove", "verify", "chat"]
)
def test_each_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main([command, "--help"])
    assert "--store STORE" in capsys.readouterr().out


def test_the_version_is_printed_before_any_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(["--version"])
    assert capsys.readouterr().out == f"passerelle {version('passerelle')}\n"


def test_python_minus_m_passerelle_is_the_same_program(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "passerelle", "documents", "--store", str(tmp_path / "none")],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    assert "there is no store" in done.stderr


def test_the_bar_shows_how_far_the_bytes_have_come(capsys: pytest.CaptureFixture[str]) -> None:
    with indexing_bar(shown=True, every=0.0) as draw:
        draw(Progress(done=500, total=1000, passages=7, embedded=5))
    assert "50%" in (shown := capsys.readouterr().err)
    assert re.search(r"50% \|.*\| 00:00, .* left, 7 passages, \d+ embedded/s", shown)
    with indexing_bar(shown=False) as draw:
        draw(Progress(done=500, total=1000, passages=7, embedded=5))
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ["index", ""],
        ["index", "--store", ""],
        ["index", "--again", ""],
        ["ask", "who?", "--store", ""],
        ["backup", ""],
        ["restore", ""],
        ["eval", ""],
        ["chat", "--port", "65536"],
        ["chat", "--port", "-1"],
        ["chat", "--host", ""],
        ["chat", "--allow-host", " "],
        ["search", "who?", "--threads", "99999"],
        ["search", "who?", "-k", "9" * 5000],
    ],
)
def test_an_argument_that_says_nothing_or_too_much_is_wrong_usage(
    arguments: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "error: argument" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("option", ["--prune", "--rebuild", "--words"])
def test_what_is_done_to_a_whole_store_makes_none(
    option: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["index", option, "--store", str(tmp_path / "typo")]) == 1
    assert "there is no store in" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_copy_is_put_back_from_another_folder(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for copied, said in (("store", "is the store itself"), ("none", "there is no store in")):
        assert main(["restore", str(tmp_path / copied), "--store", str(tmp_path / "store")]) == 1
        error = capsys.readouterr().err
        assert said in error
        assert "a folder that `passerelle backup` made" in error
