"""What a run was made of: the store, the set, the weights, the program's own files, and the machine."""

from dataclasses import replace
from pathlib import Path

import pytest
from library import Library

from passerelle.evaluation.runs import origin as of
from passerelle.evaluation.runs.origin import _files, machine, origin, program
from passerelle.evaluation.types import Question
from passerelle.fusion import WORDS_ALONE
from passerelle.index.sync import Options
from passerelle.retrieval import Retriever

ONE, TWO = (Question(id_, "Où est le pont ?", "fr", answerable=False) for id_ in "ab")


def test_the_origin_names_the_store_the_set_and_the_weights(library: Library) -> None:
    for town in ("Brume", "Harrow"):
        library.write(
            f"{town}.txt", f"Le pont de {town} fut ouvert par le maire de {town}.\n\n{'Un pont. ' * 80}"
        )
    library.index(options=Options(passage_tokens=64))
    retriever = Retriever.of(library.open(), library.embedder)
    store = retriever.store
    made = origin(retriever, [ONE], 7)
    assert (made.documents, made.model, made.k, made.fusion) == (2, "words", 7, "")
    assert made.passages == sum(len(store.passages(entry.id)) for entry in store.entries()) > 2
    assert (made.passage_tokens, made.contents, made.program) == (64, store.contents, program())
    assert (made.generation, made.fingerprint) == (store.generation, library.embedder.fingerprint)
    other = origin(retriever, [ONE, TWO], 7)
    assert other == replace(made, questions=other.questions) != made
    words = Retriever(store, retriever.embedder, WORDS_ALONE)
    assert origin(words, [ONE], 7) == replace(made, fusion=str(WORDS_ALONE))


def test_a_change_of_a_file_or_of_its_name_is_another_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_text("1", encoding="utf-8")
    two.write_text("2", encoding="utf-8")

    def told(**files: Path) -> str:
        monkeypatch.setattr(of, "_files", lambda: files)
        return program.__wrapped__()

    first = told(a=one, b=two)
    assert told(b=two, a=one) == first
    assert len({first, told(a=two, b=one), told(a=one), told(a=one, c=two), told(a=one, b=one)}) == 5
    version, _, digest = first.partition("+")
    assert (len(digest), version) == (12, program().partition("+")[0])


@pytest.mark.skipif(not Path("/proc/cpuinfo").is_file(), reason="this system tells its processor otherwise")
def test_the_processor_has_the_name_that_the_system_gives() -> None:
    told = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    names = [line.split(": ", 1)[1] for line in told if line.startswith("model name")]
    assert machine().startswith(f"{names[0]}, " if names else "")


def test_the_program_is_its_own_files_without_what_trains_models() -> None:
    files = _files()
    assert {"passerelle/evaluation/runs/origin.py", "passerelle/index/sync.py"} <= files.keys()
    assert "passerelle/fusion.json" in files
    assert not any("training" in name.split("/") for name in files)
    assert all(path.name == name.rpartition("/")[2] for name, path in files.items())


def test_the_machine_is_its_processor_its_cores_and_its_python() -> None:
    name, cores, *rest = machine().rsplit(", ", 3)
    assert name
    assert cores.endswith(" cores")
    assert rest[1].startswith("Python 3.")
