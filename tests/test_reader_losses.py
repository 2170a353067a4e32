"""What the network loses on a row: where the answer stands, whether there is one, and by what its rivals say."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from small_training import LAYERS, PACKED, SMALL, START, rows_of

from passerelle.training.reader.batches import part_of

if TYPE_CHECKING:
    import torch
else:
    torch = pytest.importorskip("torch", reason="the extra training is not installed")

from passerelle.training.reader.network import Reader, losses

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
