"""Which options of ``passerelle eval`` mean nothing of several settings, and what some of them need."""

from pathlib import Path

import pytest

from passerelle.commands.main import main


@pytest.mark.parametrize(
    "option",
    [
        ("--save", "run.json"),
        ("--baseline", "run.json"),
        ("--fail-on", "R@5 < 0.5"),
        ("--fail-on-drop", "0.1"),
        ("--max-lost", "0"),
        ("--report", "a.html"),
        ("--markdown", "a.md"),
        ("--junit", "a.xml"),
        ("--misses",),
        ("--by", "document"),
        ("--allow-changed-set",),
    ],
)
def test_an_option_of_a_single_run_is_refused_beside_settings(
    option: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["eval", "set.jsonl", "--matrix", "m.toml", *option]) == 1
    said = capsys.readouterr().err
    assert f"{option[0]} is for a single run: leave it out, or leave out --matrix" in said


@pytest.mark.parametrize("option", [("--fail-on-drop", "0.1"), ("--max-lost", "0")])
def test_a_fall_is_told_beside_a_saved_run(
    option: tuple[str, ...],
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["eval", "set.jsonl", *option]) == 1
    assert "compare with a saved run: name it with --baseline" in capsys.readouterr().err
