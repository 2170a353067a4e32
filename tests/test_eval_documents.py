"""The documents that a run of questions brings along are read for it, and what cannot be read is named whole."""

from pathlib import Path

from passerelle.evaluation.runs.stores import own_store, store_of
from passerelle.index.store.folders import open_one


def test_a_document_that_cannot_be_read_is_named_by_its_file_alone(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "pont.txt").write_text("Le pont de Brume est ouvert.", encoding="utf-8")
    (tmp_path / "docs" / "plan.pdf").write_bytes(b"%PDF-1.4 broken")
    with own_store() as place, store_of(tmp_path / "docs", place) as (store, problems):
        (problem,) = problems
        assert str(problem).startswith(f"{problem.path}: ")
        assert problem.path.endswith("plan.pdf")
        with open_one(store) as opened:
            assert [each.id for each in opened.entries()] == ["pont.txt"]
    assert not place.exists()


def test_a_store_that_is_there_is_asked_as_it_is(tmp_path: Path) -> None:
    with store_of(None, tmp_path / "store") as given:
        assert given == (tmp_path / "store", ())
    assert not (tmp_path / "store").exists()
