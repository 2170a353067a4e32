"""What the network loses on a row: where the answer stands, whether there is one, and by what its rivals say."""

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from small_training import LAYERS, PACKED, SMALL, START, rows_of

from passerelle.training.reader.batches import part_of
from passerelle.training.reader.rows import Row
from passerelle.training.reader.start import Start

if TYPE_CHECKING:
    import torch
else:
    torch = pytest.importorskip("torch", reason="the extra training is not installed")

from passerelle.training.reader.network import Reader, losses, state_of

pytestmark = pytest.mark.usefixtures("one_thread")


def test_where_an_answer_stands_is_not_learnt_of_what_nobody_marked() -> None:
    unmarked = [
        replace(example, set="faq_fr_divers", spans=()) for example in PACKED.examples if example.spans
    ]
    rows = rows_of(replace(PACKED, examples=unmarked), SMALL)
    span, answers = losses(Reader(START, LAYERS), part_of([rows.draw() for _ in range(4)]), "cpu")
    assert span.tolist() == [0, 0, 0, 0]
    assert (answers > 0).all()


def test_a_row_that_answers_loses_what_its_rivals_say() -> None:
    rows = rows_of(PACKED, SMALL)
    drawn = [rows.draw() for _ in range(20)]
    gold, near = (next(row for row in drawn if row.answered is answered) for answered in (True, False))
    network = Reader(START, LAYERS)
    with torch.no_grad():
        alone, together = (losses(network, part_of([gold, near], each), "cpu") for each in ([0, 1], [0, 0]))
        starts, ends, answers = network(*(torch.from_numpy(each) for each in _shown(part_of([gold, near]))))
    extra = (torch.stack(together) - torch.stack(alone)).numpy()
    assert extra[:, 1].tolist() == [0, 0]
    first, last = gold.span
    tokens = [(each - each[:, :1])[:, 1:].flatten() for each in (starts, ends)]
    span = (
        sum(
            each.logsumexp(0) - (whole[0, at] - whole[0, 0])
            for each, whole, at in zip(tokens, (starts, ends), (first, last), strict=True)
        )
        / 2
    )
    np.testing.assert_allclose(extra[:, 0], [span, answers.logsumexp(0) - answers[0]], atol=0.05)  # bfloat16


def _shown(part: Any) -> tuple[Any, Any, Any]:
    return part.ids, part.mask, part.inside


def lost(rows: list[Row], starts: Any, ends: Any, answers: Any, questions: list[int]) -> Any:
    """Return what is lost where the network says these logits, whatever it is shown: of spans, and of answers."""
    said: Any = lambda *_: tuple(torch.tensor(each) for each in (starts, ends, answers))  # noqa: E731
    return [each.tolist() for each in losses(said, part_of(rows, questions), "cpu")]


def total(*logits: float) -> float:
    return math.log(sum(map(math.exp, logits)))


GOLD = Row([9] * 4, 1, 4, (2, 3), answered=True, marked=True)
NEAR = Row([9] * 4, 1, 4, (0, 0), answered=False, marked=True)
STARTS, ENDS = [[0.0, 1.0, 2.0, 3.0], [1.0, 0.0, 0.0, 2.0]], [[3.0, 2.0, 1.0, 0.5], [0.0, 0.0, 1.0, 0.0]]


def test_a_row_alone_loses_by_where_its_answer_begins_and_ends_and_by_whether_it_has_one() -> None:
    spans, answers = lost([GOLD, NEAR], STARTS, ENDS, [0.7, 0.7], [0, 1])
    gold = (total(*STARTS[0]) - 2.0 + total(*ENDS[0]) - 0.5) / 2
    near = (total(*STARTS[1]) - 1.0 + total(*ENDS[1]) - 0.0) / 2
    assert spans == pytest.approx([gold, near])
    assert answers == pytest.approx([math.log(1 + math.exp(-0.7)), math.log(1 + math.exp(0.7))])


def test_a_row_that_answers_is_asked_to_be_the_likeliest_of_its_rivals() -> None:
    alone, _ = lost([GOLD, NEAR], STARTS, ENDS, [0.7, 0.2], [0, 1])
    spans, answers = lost([GOLD, NEAR], STARTS, ENDS, [0.7, 0.2], [5, 5])
    above = [
        [each - row[0] for each in row[1:]] for row in (*STARTS, *ENDS)
    ]  # each above no answer in its row
    among = (total(*above[0], *above[1]) - 2.0 + total(*above[2], *above[3]) - (0.5 - 3.0)) / 2
    assert spans == pytest.approx([alone[0] + among, alone[1]])
    plain = math.log(1 + math.exp(-0.7))
    assert answers == pytest.approx([plain + total(0.7, 0.2) - 0.7, math.log(1 + math.exp(0.2))])


def test_where_the_words_of_an_answer_are_not_marked_no_span_is_lost_among_rivals_either() -> None:
    unmarked = replace(GOLD, span=(0, 0), marked=False)
    spans, answers = lost([unmarked, NEAR], STARTS, ENDS, [0.7, 0.2], [0, 0])
    assert spans[0] == 0
    assert answers[0] == pytest.approx(math.log(1 + math.exp(-0.7)) + total(0.7, 0.2) - 0.7)


def test_the_heads_begin_small_and_without_a_leaning() -> None:
    torch.manual_seed(0)
    network = Reader(START, 1)
    assert len(network.layers) == 1
    assert len(Reader(START).layers) == LAYERS  # all that there are
    for head in (network.span, network.answers):
        assert head.bias.tolist() == [0.0] * len(head.bias)
        assert 0.01 < head.weight.std().item() < 0.03


def test_only_what_is_inside_may_be_chosen() -> None:
    network = Reader(START, 1)
    ids, mask = torch.tensor([[0, 5, 6, 7]]), torch.ones((1, 4))
    inside = torch.tensor([[True, False, True, True]])
    with torch.no_grad():
        starts, ends, answers = network(ids, mask, inside)
        shorter, _, alone = network(ids[:, :3], mask[:, :3], inside[:, :3])
        padded, _, whole = network(ids, torch.tensor([[1.0, 1.0, 1.0, 0.0]]), inside)
    for each in (starts, ends):
        assert (each[0] < -1000).tolist() == [False, True, False, False]
    assert answers.shape == (1,)
    torch.testing.assert_close(padded[:, :3], shorter, atol=1e-3, rtol=0)  # padding is not seen
    torch.testing.assert_close(whole, alone, atol=1e-3, rtol=0)
    assert (starts[0, 0] - shorter[0, 0]).abs() > 1e-4


def test_a_network_begins_with_the_embedder_s_weights() -> None:
    chance = np.random.default_rng(2)
    drawn = {
        name: chance.normal(0, 1, values.shape)
        for name, values in START.arrays.items()
        if name[-2:] in {".w", ".b"}
    }
    start = Start({**START.arrays, **drawn})
    state = {name: values.numpy() for name, values in state_of(Reader(start)).items()}
    for layer in range(LAYERS):
        here, there = f"l{layer}", f"layers.{layer}"
        inward = [start.matrix(f"{here}.{name}.w") for name in "qkv"]
        np.testing.assert_array_equal(state[f"{there}.qkv.weight"], np.concatenate(inward))
        shifts = [start.single(f"{here}.{name}.b") for name in "qkv"]
        np.testing.assert_array_equal(state[f"{there}.qkv.bias"], np.concatenate(shifts))
        for ours, theirs in (("out", "ao"), ("up", "fi"), ("down", "fo")):
            np.testing.assert_array_equal(state[f"{there}.{ours}.weight"], start.matrix(f"{here}.{theirs}.w"))
            np.testing.assert_array_equal(state[f"{there}.{ours}.bias"], start.single(f"{here}.{theirs}.b"))
        for ours, theirs in (("norm1", "aln"), ("norm2", "oln")):
            np.testing.assert_array_equal(state[f"{there}.{ours}.weight"], start.single(f"{here}.{theirs}.w"))
            np.testing.assert_array_equal(state[f"{there}.{ours}.bias"], start.single(f"{here}.{theirs}.b"))
    for ours, theirs in (("scale", "w"), ("shift", "b")):
        np.testing.assert_array_equal(state[ours], start.single(f"emb.ln.{theirs}"))
    np.testing.assert_array_equal(state["places"], start.places)
