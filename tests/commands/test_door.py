"""How a program begins and ends: its streams, its bars, its list of commands, and what stops it."""

import argparse
import errno
import io
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import argcomplete
import pytest
import watchfiles

import passerelle
from passerelle.commands import completion
from passerelle.commands import watch as watching
from passerelle.commands.door import guarded, prepare_streams
from passerelle.commands.main import COMMANDS, _parser, main
from passerelle.commands.progress import asking_bar, indexing_bar
from passerelle.evaluation.runs.runner import Asked
from passerelle.index.errors import PasserelleError
from passerelle.index.run.types import Progress


def ends(fault: BaseException | int, stopped: str = "") -> int:
    def run() -> int:
        if isinstance(fault, BaseException):
            raise fault
        return fault

    return guarded(run, stopped=stopped)


@pytest.mark.parametrize(
    ("fault", "status", "said"),
    [
        (0, 0, ""),
        (3, 3, ""),
        (PasserelleError("no store\x1b"), 1, "passerelle: no store⟨U+001B⟩\n"),
        (KeyboardInterrupt(), 130, "passerelle: stopped; it waits\n"),
        (BrokenPipeError(errno.EPIPE, "Broken pipe"), 0, ""),
        (
            OSError(errno.ENOSPC, "No space left on device"),
            1,
            "passerelle: the system refuses what this command needs (No space left on device)\n",
        ),
        (
            OSError(errno.EROFS, "Read-only file system", "/store/x"),
            1,
            "passerelle: the system refuses what this command needs (/store/x: Read-only file system)\n",
        ),
        (OSError("gone"), 1, "passerelle: the system refuses what this command needs (gone)\n"),
    ],
)
def test_what_stops_a_command_is_a_sentence_and_a_status(
    fault: BaseException | int, status: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ends(fault, "; it waits") == status
    assert capsys.readouterr() == ("", said)


def test_a_fault_of_a_program_is_not_hidden() -> None:
    with pytest.raises(ZeroDivisionError, match="it is ours"):
        ends(ZeroDivisionError("it is ours"))


class Closed(io.StringIO):
    """An output whose reader went away."""

    def flush(self) -> None:
        raise BrokenPipeError(errno.EPIPE, "Broken pipe")


def test_a_reader_that_went_away_before_the_end_is_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", Closed())
    assert ends(3) == 0
    assert ends(PasserelleError("no store")) == 1


def test_an_output_that_still_takes_words_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (tmp_path / "out").open("w", encoding="utf-8") as out, (tmp_path / "err").open("w") as err:
        monkeypatch.setattr(sys, "stdout", out)
        monkeypatch.setattr(sys, "stderr", err)
        sys.stdout.write("before\n")
        assert ends(PasserelleError("no store")) == 1
        sys.stdout.write("behind\n")
    assert (tmp_path / "out").read_text(encoding="utf-8") == "before\nbehind\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
@pytest.mark.parametrize(
    ("fault", "status"),
    [(0, 1), (PasserelleError("no store"), 1), (KeyboardInterrupt(), 130), (BrokenPipeError(), 0)],
)
def test_an_output_that_takes_nothing_is_sent_nowhere(
    monkeypatch: pytest.MonkeyPatch, fault: BaseException | int, status: int
) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        monkeypatch.setattr(sys, "stdout", full)
        sys.stdout.write("before\n")
        assert ends(fault) == status
        full.flush()  # what is left goes where it fails no more


@pytest.mark.parametrize(("fault", "status"), [(PasserelleError("no store"), 1), (KeyboardInterrupt(), 130)])
def test_where_nobody_is_told_a_fault_it_ends_as_it_would(
    monkeypatch: pytest.MonkeyPatch, fault: BaseException, status: int
) -> None:
    monkeypatch.setattr(sys, "stderr", Closed())
    assert ends(fault) == status


def test_streams_that_are_closed_swallow_all_and_others_show_any_sign(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdin", None)
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="ascii", write_through=True))
    monkeypatch.setattr(sys, "stderr", None)
    prepare_streams()
    sys.stdout.write("é\n")
    sys.stderr.write("nothing\n")
    assert written.getvalue() == b"\\xe9\n"
    assert sys.stdin.read() == ""
    assert sys.stderr.name == os.devnull
    sys.stdin.close()
    sys.stderr.close()
    plain = io.StringIO()
    monkeypatch.setattr(sys, "stderr", plain)
    prepare_streams()
    sys.stderr.write("é\n")
    assert plain.getvalue() == "é\n"


def test_a_bar_tells_how_far_indexing_has_come(capsys: pytest.CaptureFixture[str]) -> None:
    with indexing_bar(shown=True, every=0.0) as draw:
        draw(Progress(25, 100, 3, 0))
        draw(Progress(50, 100, 7, 0))
    drawn = capsys.readouterr().err
    assert "indexing  25% |" in drawn
    assert "indexing  50% |" in drawn
    assert "3 passages, 0 embedded/s" in drawn
    assert "7 passages, 0 embedded/s" in drawn
    assert drawn.endswith(" \r")  # it leaves no line behind
    with indexing_bar(shown=True, every=0.0) as draw:
        draw(Progress(50, 100, 7, 5))
    (speed,) = re.findall(r"7 passages, (\d+) embedded/s", capsys.readouterr().err)[:1]
    assert int(speed) > 5  # in much less than a second
    with indexing_bar(shown=False) as draw:
        draw(Progress(50, 100, 7, 0))
    assert capsys.readouterr().err == ""


def test_a_bar_tells_how_many_questions_were_asked(capsys: pytest.CaptureFixture[str]) -> None:
    with asking_bar(shown=True, every=0.0) as draw:
        draw(Asked(1, 4, 0))
        draw(Asked(3, 4, 0))
    drawn = capsys.readouterr().err
    assert "asking:  25%|" in drawn
    assert "| 3/4 [" in drawn
    assert "of a run before" not in drawn
    assert drawn.endswith(" \r")
    with asking_bar(shown=True, every=0.0) as draw:
        draw(Asked(2, 4, 2))
    assert "2 of a run before" in capsys.readouterr().err
    with asking_bar(shown=False) as draw:
        draw(Asked(1, 4, 0))
    assert capsys.readouterr().err == ""


def test_every_command_is_listed_once_in_the_order_of_its_use() -> None:
    names = [each.name for each in COMMANDS]
    assert (
        names
        == (
            "index watch worker ask search resolve eval questions documents remove verify backup restore copy chat "
            "completion"
        ).split()
    )
    shown = _parser().format_help()
    assert all(re.search(rf"\n    {name}\s", shown) for name in names)
    assert "exit status: 0 done; 1 an error, or a check that failed; 2 wrong usage" in " ".join(shown.split())


def test_only_the_command_that_is_typed_has_its_arguments(capsys: pytest.CaptureFixture[str]) -> None:
    for named, typed in ((None, "verify"), ("verify", "verify"), (None, "documents")):
        assert _parser(named).parse_args([typed, "--json"]).json
    with pytest.raises(SystemExit, match="2"):
        _parser("verify").parse_args(["documents", "--json"])
    assert "unrecognized arguments: --json" in capsys.readouterr().err


def test_the_version_is_printed_and_wrong_usage_ends_with_two(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(["--version"])
    assert capsys.readouterr().out == f"passerelle {passerelle.__version__}\n"
    with pytest.raises(SystemExit, match="2"):
        main([])
    assert main(["documents", "--store", "/none/of/these"]) == 1
    assert "there is no store in /none/of/these" in capsys.readouterr().err


def test_what_is_typed_is_read_where_nothing_is_given(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["passerelle", "verify", "--store", "/none/of/these"])
    assert main() == 1
    assert "there is no store in /none/of/these" in capsys.readouterr().err


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_gets_its_script(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert completion.run(completion.CompletionOptions(shell)) == 0
    script = capsys.readouterr().out
    assert "passerelle" in script
    assert ("function __fish_passerelle_complete" in script) is (shell == "fish")
    assert ("compdef" in script) is (shell != "fish")
    assert 'eval "$(passerelle completion bash)"' in completion.COMMAND.how


def test_what_may_come_next_is_told_only_where_a_shell_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[argparse.ArgumentParser] = []
    monkeypatch.setattr(argcomplete, "autocomplete", asked.append)
    monkeypatch.delenv("_ARGCOMPLETE", raising=False)
    parser = argparse.ArgumentParser()
    completion.complete(parser)
    assert asked == []
    monkeypatch.setenv("_ARGCOMPLETE", "1")
    completion.complete(parser)
    assert asked == [parser]


def test_a_program_prepares_its_streams_and_answers_a_shell_that_asks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def answer(_: argparse.ArgumentParser) -> None:
        raise SystemExit(7)

    monkeypatch.setattr(argcomplete, "autocomplete", answer)
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["documents", "--store", "/none/of/these"]) == 1
    monkeypatch.setenv("_ARGCOMPLETE", "1")
    with pytest.raises(SystemExit, match="7"):
        main(["no", "command"])
    sys.stderr.close()


@pytest.mark.parametrize(
    ("typed", "more"),
    [
        (["remove", "a"], "; the store is as it was before the unfinished change"),
        (["documents"], ""),
    ],
)
def test_a_program_that_is_stopped_says_how_a_store_is_that_it_changes(
    typed: list[str], more: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("passerelle.removal.remove", stop)
    monkeypatch.setattr("passerelle.index.store.stores.open_store", stop)
    assert main(typed) == 130
    assert capsys.readouterr().err == f"passerelle: stopped{more}\n"


def test_a_folder_that_is_watched_is_indexed_and_a_later_fault_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "b.docx").write_text("no archive", encoding="utf-8")
    watched: list[object] = []

    def changes(*paths: object, **_: object) -> Iterator[set[object]]:
        watched.extend(paths)
        (tmp_path / "documents" / "b.docx").unlink()
        (tmp_path / "documents").rmdir()
        yield set()

    monkeypatch.setattr(watchfiles, "watch", changes)
    options = watching.WatchOptions(
        store=tmp_path / "store",
        wait=0.0,
        paths=(),
        backend="",
        precision="",
        device="",
        batch_size=0,
        threads=0,
    )
    assert watching.run(options) == 0
    printed = capsys.readouterr()
    assert "1 failed" in printed.out
    assert printed.err.startswith("passerelle: ")
    assert "documents" in printed.err
    assert watched == [Path("documents")]
