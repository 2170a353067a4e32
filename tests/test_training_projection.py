"""The last layer as it is trained: which pairs and questions it learns from, and that it brings them together."""

import gzip
import json
import math
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from fakes import WordEmbedder

from passerelle.index.embed.bundled import OpenVinoEmbedder
from passerelle.training.model import projection
from passerelle.training.model.projection import Material, _draw_languages, _pairs, _questions, _read, train
from passerelle.training.model.training_pairs import SETS
from passerelle.training.question_sets import is_held_out

if TYPE_CHECKING:
    import torch
else:
    torch = pytest.importorskip("torch", reason="the extra sentence-transformers is not installed")

pytestmark = pytest.mark.usefixtures("one_thread")
TITLES = [f"Title {number}" for number in range(12)]


def write(place: Path, rows: list[dict[str, Any]]) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Question sets whose questions name their set and title, and ten aligned texts of each of two sources."""
    for name in SETS:
        own = name.split("/")[0]
        passages = [
            {"id": f"{own} {at}", "title": title, "text": f"{own} says {at}"}
            for at, title in enumerate(TITLES)
        ]
        asked = [
            {"question": f"{own} {at}?", "passage_ids": [f"{own} {at}", f"{own} 0"]}
            for at in range(len(TITLES))
        ]
        write(tmp_path / own / "passages.jsonl", passages)
        write(tmp_path / f"{name}.jsonl", [*asked, {"question": "None?", "passage_ids": []}])
    write(tmp_path / "canlaws_tune" / "questions.jsonl", [{"question": "Titre 3"}, {"question": "Heading 4"}])
    rows = [
        {
            "source": source, "group": f"{source} {at}", "fr": f"Texte {source} {at}", "en": f"Text {source} {at}",
            "heading_fr": f"Titre {at}" if at else "", "heading_en": f"Heading {at}",
        }
        for source in ("canlaws", "pydocs")
        for at in range(10)
    ]  # fmt: skip
    (tmp_path / "aligned").mkdir()
    with gzip.open(tmp_path / "aligned" / "pairs.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    return tmp_path


def test_aligned_texts_are_drawn_of_each_source_but_what_a_set_asks(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = _pairs(data)
    assert Counter(row["source"] for row in drawn) == {"canlaws": 8, "pydocs": 8}
    assert {row["heading_en"][-1] for row in drawn} == set("01256789")
    assert drawn == _pairs(data)
    assert drawn != sorted(drawn, key=lambda row: row["source"])
    monkeypatch.setattr(projection, "PAIRS", {"canlaws": 3})
    monkeypatch.setattr(projection, "OTHER_PAIRS", 5)
    assert Counter(row["source"] for row in _pairs(data)) == {"canlaws": 3, "pydocs": 5}


def test_questions_are_those_of_titles_that_are_not_held_out(data: Path) -> None:
    kept = [at for at, title in enumerate(TITLES) if not is_held_out(title)]
    assert 0 < len(kept) < len(TITLES)
    names = [name.split("/")[0] for name in SETS]
    assert list(_questions(data)) == [
        (f"{name} {at}?", f"Title {at}\n{name} says {at}") for name in names for at in kept
    ]


def test_texts_and_headings_are_embedded_and_a_text_without_a_heading_is_asked_for_by_its_beginning(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(projection, "LONGEST", 9)
    pairs, asked = _pairs(data), list(_questions(data))
    material, plain = _read(data, WordEmbedder()), WordEmbedder()
    for vectors, texts in (
        (material.french, [row["fr"][:9] for row in pairs]),
        (material.english, [row["en"][:9] for row in pairs]),
        (material.french_headings, [row["heading_fr"] or row["fr"] for row in pairs]),
        (material.english_headings, [row["heading_en"] for row in pairs]),
        (material.questions, [question for question, _ in asked]),
        (material.passages, [passage for _, passage in asked]),
    ):
        np.testing.assert_array_equal(vectors.numpy(), plain.embed_queries(texts))


def numbered(*signs: int) -> "torch.Tensor":
    """Return two hundred rows of two columns each, the row's number times each of *signs*."""
    return torch.arange(1.0, 201)[:, None] * torch.tensor([list(map(float, signs))])


def test_a_pair_lives_in_one_language_and_is_asked_for_in_either() -> None:
    material = Material(
        numbered(1, 1), numbered(-1, 1), numbered(1, 2), numbered(-1, 2), numbered(0), numbered(0)
    )
    rows = torch.arange(0, 200, 2)
    stored, asked, translated = _draw_languages(material, rows, torch.Generator().manual_seed(0))
    for each, second in ((stored, 1), (asked, 2), (translated, 1)):
        assert torch.equal(each[:, 1], second * (rows + 1.0))
        assert 25 < (each[:, 0] > 0).sum() < 75
    assert torch.equal(stored[:, 0], -translated[:, 0])
    assert 25 < ((stored[:, 0] > 0) == (asked[:, 0] > 0)).sum() < 75


def test_what_belongs_together_comes_nearer_and_the_map_stays_near_the_identity(
    capsys: pytest.CaptureFixture[str],
) -> None:
    draw = torch.Generator().manual_seed(3)
    french = torch.nn.functional.normalize(torch.randn(40, 12, generator=draw), dim=1)
    turned = torch.nn.functional.normalize(french + 0.6 * torch.randn(1, 12, generator=draw), dim=1)
    material = Material(french, turned, french, turned, french, turned)
    trained = train(material)
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(":")[0] for line in lines] == [f"pass {number}" for number in range(1, 7)]
    assert all(float(line.split("loss ")[1]) > 0 for line in lines)
    steps = np.abs(trained - np.eye(12))
    assert 0.001 < steps.max() < 0.02  # six steps of a thousandth, or little more
    np.testing.assert_array_equal(trained, train(material))

    def lead(weights: Any) -> float:
        """Return by how much a text is nearer to its translation than to all others, in the mean."""
        one, other = (each.numpy() @ weights.T for each in (french, turned))
        cosines = one @ other.T / np.linalg.norm(one, axis=1)[:, None] / np.linalg.norm(other, axis=1)
        return float(np.diag(cosines).mean() - cosines.mean())

    assert lead(trained) > lead(np.eye(12)) + 0.005


def test_seven_tenths_of_the_way_to_the_trained_map_are_kept(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Any] = []

    def embedder(folder: Path, name: str) -> WordEmbedder:
        opened.append((folder, name))
        return WordEmbedder(dimension=16)

    monkeypatch.setattr(OpenVinoEmbedder, "open", embedder)
    monkeypatch.setattr(projection, "PROJECTION", tmp_path / "made.npy")
    assert projection.main([str(tmp_path / "base"), str(data)]) == 0
    assert [folder for folder, _ in opened] == [tmp_path / "base"]
    kept = np.load(tmp_path / "made.npy")
    assert kept.dtype == np.float32
    trained = train(_read(data, WordEmbedder(dimension=16)))
    np.testing.assert_allclose(kept - np.eye(16), 0.7 * (trained - np.eye(16)), atol=1e-6)
    assert np.abs(kept - np.eye(16)).max() > 0.001


def alike(cosine: float) -> Material:
    """Return material whose texts are all one vector, and whose questions and passages are another."""
    text = torch.tensor([[1.0, 0.0]]).repeat(40, 1)
    other = torch.tensor([[cosine, (1 - cosine**2) ** 0.5]]).repeat(5, 1)
    return Material(text, text, text, text, other, other)


def test_the_first_loss_is_that_of_headings_translations_and_questions_among_all_that_is_there(
    capsys: pytest.CaptureFixture[str],
) -> None:
    train(alike(0.97))
    near = math.exp(-1)  # three hundredths away, as sharply as cosines are seen
    loss = 1.5 * math.log(40 + 192 * near) + math.log(192 + 40 * near)
    assert capsys.readouterr().out.splitlines()[0] == f"pass 1: loss {loss:.3f}"


def test_each_pass_has_gradients_of_its_own_and_is_drawn_back_to_the_identity(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    taken: list[Any] = []

    class Standing(torch.optim.Adam):
        """Steps to where the map is twice as large, and stays there."""

        def step(self, closure: Any = None) -> Any:  # noqa: ARG002
            (weights,) = self.param_groups[0]["params"]
            taken.append(weights.grad.clone())
            with torch.no_grad():
                weights.copy_(2 * torch.eye(2))

    monkeypatch.setattr(torch.optim, "Adam", Standing)
    train(alike(0.5))
    first, second, *others = taken
    assert len(taken) == 6
    torch.testing.assert_close(second, first / 2 + 0.06 * torch.eye(2))  # cosines know no length
    for each in others:
        torch.testing.assert_close(each, second)
