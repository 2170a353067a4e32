"""The program that opens the page: what it is asked, and that it indexes first where there is no store yet."""

from pathlib import Path
from typing import Any

import pytest

from passerelle.index.embed.embedder import Engine
from passerelle.index.errors import PasserelleError
from passerelle.index.store.store import Store
from passerelle.ui import page

ROOT = Path(__file__).parents[1]


def main(arguments: list[str]) -> int:
    from app import main as opened

    return opened(arguments)


@pytest.fixture
def launched(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[dict[str, Any]]:
    """Return what pages were launched with, in place of a page, from a folder with one document."""
    known: list[dict[str, Any]] = []

    def launch(store: object, engine: object, **more: Any) -> None:
        known.append({"store": store, "engine": engine, **more})
        if more["port"] == 1:
            raise PasserelleError("nothing can listen there")

    monkeypatch.syspath_prepend(ROOT)
    monkeypatch.setattr(page, "launch", launch)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "documents").mkdir()
    write("pont.txt")
    return known


def write(name: str) -> None:
    (Path("documents") / name).write_text("Le pont de Brume fut ouvert en 1931.", encoding="utf-8")


def indexed(store: str) -> list[str]:
    with Store.open(Path(store)) as opened:
        return sorted(each.id for each in opened.entries())


def test_the_documents_are_indexed_before_the_page_is_first_opened_and_where_it_is_asked(
    launched: list[dict[str, Any]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--store", "kept"]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("indexing documents/ into kept/\n")
    assert "1 document" in said.err
    assert indexed("kept") == ["pont.txt"]
    write("quai.txt")
    assert main(["--store", "kept"]) == 0
    assert (capsys.readouterr().err, indexed("kept")) == ("", ["pont.txt"])
    assert main(["--store", "kept", "--index"]) == 0
    assert "indexing" in capsys.readouterr().err
    assert indexed("kept") == ["pont.txt", "quai.txt"]
    assert len(launched) == 3


def test_the_page_is_opened_as_it_is_asked(launched: list[dict[str, Any]]) -> None:
    main(["--store", "kept"])
    usual = {
        "store": Path("kept"), "engine": Engine(), "host": "127.0.0.1", "port": 7860, "open_browser": True,
        "hosts": (), "frames": (), "history": True,
    }  # fmt: skip
    assert launched == [usual]
    typed = "--host localhost --port 80 --no-browser --allow-host a.example --no-history --allow-frame https://b.example"
    main(["--store", "kept", "--threads", "2", *typed.split()])
    assert launched[1] == {
        "store": Path("kept"), "engine": Engine(threads=2), "host": "localhost", "port": 80, "open_browser": False,
        "hosts": ("a.example",), "frames": ("https://b.example",), "history": False,
    }  # fmt: skip


def test_a_fault_is_named_and_no_page_is_opened_of_no_documents(
    launched: list[dict[str, Any]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--store", "kept", "--port", "1"]) == 1
    assert capsys.readouterr().err.endswith("passerelle: nothing can listen there\n")
    for each in Path("documents").iterdir():
        each.unlink()
    Path("documents").rmdir()
    assert main(["--store", "other"]) == 1
    assert "documents" in capsys.readouterr().err
    assert len(launched) == 1
