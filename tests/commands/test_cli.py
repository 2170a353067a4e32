"""Facts about the command line: what each command prints, and with which status it ends."""

import re
import subprocess
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

import pytest
from command_line import printed

from passerelle.commands.main import main
from passerelle.commands.progress import indexing_bar
from passerelle.index.run.types import Progress


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


def test_a_store_is_copied_into_another_folder_and_compared(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["index"])
    capsys.readouterr()
    assert main(["copy", ".passerelle", "there"]) == 0
    assert capsys.readouterr().out == (
        "copied 2 documents and 2 passages from .passerelle to there, and compared them\n"
    )
    assert [entry["id"] for entry in printed(capsys, "documents", "--store", "there")] == [
        "mill.txt",
        "pont.txt",
    ]


def test_a_search_without_a_question_is_wrong_usage_where_a_person_sits(
    place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    assert main(["search"]) == 2
    assert capsys.readouterr().err == (
        "passerelle: nothing is asked: give a question, or - to type several, one per line\n"
    )


@pytest.mark.parametrize(("asked", "status"), [("0", 1), ("1", 0)])
def test_a_draft_has_one_question_at_least(
    place: Path, capsys: pytest.CaptureFixture[str], asked: str, status: int
) -> None:
    main(["index"])
    capsys.readouterr()
    assert main(["questions", "new", "-n", asked]) == status
    printed_ = capsys.readouterr()
    assert ("-n is 0: ask for one question at least" in printed_.err) is bool(status)
    assert printed_.out.count("\n") == 1 - status
