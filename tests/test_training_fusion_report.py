"""What weights of words are fitted on and how they are told of: a small library, asked by an embedder of words."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from fakes import WordEmbedder
from test_training_fusion import asked
from test_training_libraries import SET, write_set

from passerelle.fusion import VECTORS_ALONE, Fusion, fitted_fusion
from passerelle.index.types import Document, Passage, Span
from passerelle.training import fusion
from passerelle.training.fusion import _alike, _report, ask
from passerelle.training.libraries import Case, Library
from passerelle.training.memory_store import MemoryStore


def told(case: Any, *, held_out: bool = False) -> Any:
    return replace(case, held_out=held_out)


def test_a_report_has_the_ranks_by_each_leg_of_what_was_fitted_and_of_what_was_held_out() -> None:
    found = told(asked([0.9, 0.8], [0.0, 0.4], right=1, group="pyfaq fr→en mixed"))
    both = told(asked([0.9, 0.8], [0.0, 0.4], right=0, group="pyfaq fr→en mixed"), held_out=True)
    taught = told(asked([0.9, 0.8], [0.0, 0.4], right=1, group="xquad_en fr→en mixed"), held_out=True)
    unseen = told(asked([0.9, 0.8], [0.0, 0.4], right=1, group="piaf_tune fr→fr mixed"))
    best = Fusion(same=0.1, crossing=0.5)
    first, heads, *lines = _report([found, both, taught, unseen], best)
    assert first == "words weigh 0.1 within a language, 0.5 across"
    columns = ["words", "vectors", "both"]
    assert heads.split()[-9:] == ["fitted:", *columns, "held", "out:", *columns]
    rows = {" ".join(line.split()[:3]): line.split()[3:] for line in lines}
    assert rows == {
        "pyfaq fr→en mixed": ["1.000", "0.500", "1.000", "0.000", "1.000", "0.500"],
        "xquad_en fr→en mixed": ["nan", "nan", "nan", "1.000", "0.500", "1.000"],
    }


def test_of_sets_that_were_not_taught_the_numbers_are_fitted_and_kept(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    data = write_set(tmp_path)
    fitted: list[Any] = []

    def fit(asked: Any) -> Fusion:
        fitted.extend(asked)
        return Fusion(same=0.08, crossing=0.24)

    new = {
        "open_embedder": WordEmbedder,
        "SETS": SET,
        "WHOLE": SET,
        "NUMBERS": tmp_path / "fusion.json",
        "fit": fit,
    }
    for name, value in new.items():
        monkeypatch.setattr(fusion, name, value)
    before = fitted_fusion()
    assert fusion.main([str(data)]) == 0
    assert fitted_fusion() is not before
    kept = json.loads((tmp_path / "fusion.json").read_text(encoding="utf-8"))
    assert (kept["same"], kept["crossing"]) == (0.08, 0.24)
    assert sorted(kept) == ["alike", "crossing", "names", "same"]
    kinds = {each.group.split()[2] for each in fitted}
    assert kinds == {"mixed", "alone", "parallel"}
    assert not any(each.held_out for each in fitted)
    assert "words weigh 0.08 within a language, 0.24 across" in capsys.readouterr().out


def passage(name: str, language: Any, text: str) -> Passage:
    return Passage(Document(name, "", language, text), 0, len(text), language)


PASSAGES = (
    passage("x:fr:a", "fr", "bac pont quai tour"),
    passage("x:en:a", "en", "bac pont quai tour"),
    passage("x:en:b", "en", "bac pont quai mill"),
    passage("x:fr:c", "fr", "zinc"),
)


def test_a_question_that_no_passage_answers_is_left_out_and_the_others_have_their_group() -> None:
    cases = (
        Case("x/questions", "Où est le bac ?", "fr", "x:fr:a", Span(0, 3), (), held_out=True),
        Case("x/questions", "pont ?", "fr", "", None, (), held_out=False),
    )
    (found,) = ask(Library(0, PASSAGES, cases), "mixed", WordEmbedder())
    assert (found.group, found.held_out) == ("x fr→fr mixed", True)
    assert found.right.tolist() == [True, False, False, False]
    assert len(found.dense) == len(found.lexical) == len(found.shared) == 4
    assert found.shared[0] > found.shared[1]
    store = MemoryStore(PASSAGES, WordEmbedder())
    query = WordEmbedder().embed_queries([cases[0].question])[0]
    assert found.dense == pytest.approx(store.vectors_of(range(4)) @ query)
    assert found.lexical[0] > 0
    assert found.lexical[3] == 0


def test_each_passage_stands_beside_the_one_of_the_other_language_that_is_much_like_it() -> None:
    found = _alike(MemoryStore(PASSAGES, WordEmbedder()))
    own, other, _ = found["en"]
    assert list(zip(own.tolist(), other.tolist(), strict=True)) == [(1, 0)]  # for "a" the likeliest is "a"
    own, other, _ = found["fr"]
    assert (0, 1) in zip(own.tolist(), other.tolist(), strict=True)
    for only in (PASSAGES[1:3], PASSAGES[::3]):  # in one language
        alone = _alike(MemoryStore(only, WordEmbedder()))
        assert [len(column) for each in alone.values() for column in each] == [0] * 6


@pytest.mark.parametrize(("near", "chosen"), [(0.0009, 0.08), (0.0011, 0.24)])
def test_of_numbers_nearly_as_good_those_that_trust_words_least_are_kept(
    near: float, chosen: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    def means(_: Any, of: Fusion) -> dict[str, float]:
        best = of.same == of.crossing == 0.24
        return {"a": 0.5 if of in fusion.LEGS else 0.9 - near * (not best)}

    monkeypatch.setattr(fusion, "_means", means)
    found = fusion.fit([])
    assert (found.same, found.crossing) == (chosen, chosen)


@pytest.mark.parametrize(("loss", "kept"), [(0.0099, True), (0.0101, False)])
def test_numbers_that_lose_a_hundredth_to_a_leg_are_not_kept(
    loss: float, monkeypatch: pytest.MonkeyPatch, *, kept: bool
) -> None:
    monkeypatch.setattr(
        fusion, "_means", lambda _, of: {"a": 0.5 if of in fusion.LEGS else 0.5 - loss, "b": 0.9}
    )
    assert (fusion.fit([]) != VECTORS_ALONE) is kept
    assert np.isclose(fusion._mean({"a": 0.5, "b": 1.0}), 0.75)


def test_of_numbers_that_trust_words_alike_the_better_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    better = {(0.10, 0.08): 0.9, (0.08, 0.10): 0.8995}

    def means(_: Any, of: Fusion) -> dict[str, float]:
        return {"a": 0.5 if of in fusion.LEGS else better.get((of.same, of.crossing), 0.6)}

    monkeypatch.setattr(fusion, "_means", means)
    found = fusion.fit([])
    assert (found.same, found.crossing) == (0.10, 0.08)
