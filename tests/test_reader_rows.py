"""The rows that the reader learns from: how sets are drawn, what is marked and masked, and which rivals go together."""

import random
from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from tokenizers import Tokenizer

from passerelle.index.embed.open import BUNDLED_FOLDER
from passerelle.training.reader.batches import part_of, steps
from passerelle.training.reader.examples import Example, Packed, Text
from passerelle.training.reader.mixture import SHARES, Mixture
from passerelle.training.reader.rows import LONGEST, Rows

TOKENIZER = Tokenizer.from_file(str(BUNDLED_FOLDER / "tokenizer.json"))


def examples_of(*sets: tuple[str, int]) -> list[Example]:
    return [
        Example(name, f"{name} {number}", "Où ?", "fr", 0, answered=False, spans=(), held_out=number == 0)
        for name, count in sets
        for number in range(count)
    ]


def test_sets_are_drawn_in_their_shares_and_each_example_as_often_as_another() -> None:
    mixture = Mixture(examples_of(("asked", 11), ("piaf_tune", 6)), seed=1)
    drawn = Counter(mixture.draw()[0] for _ in range(2500))
    by_set = Counter(example.set for example in drawn.elements())
    assert by_set["asked"] / by_set["piaf_tune"] == pytest.approx(
        SHARES["asked"] / SHARES["piaf_tune"], rel=0.15
    )
    for name, others in (("asked", 10), ("piaf_tune", 5)):
        counts = [count for example, count in drawn.items() if example.set == name]
        assert len(counts) == others  # all but the one held out
        assert max(counts) - min(counts) <= 1


def test_a_drawing_is_taken_up_where_it_stopped() -> None:
    examples = examples_of(("asked", 11), ("piaf_tune", 6))

    def draws(mixture: Mixture, count: int) -> list[tuple[Example, float]]:
        return [(example, chance.random()) for example, chance in (mixture.draw() for _ in range(count))]

    whole = Mixture(examples, seed=1)
    first, rest = draws(whole, 40), draws(whole, 40)
    stopped = Mixture(examples, seed=1)
    assert draws(stopped, 40) == first
    assert draws(Mixture(examples, 1, stopped.place), 40) == rest
    assert draws(Mixture(examples, seed=2), 40) != first


def test_nothing_to_train_on_is_said() -> None:
    with pytest.raises(SystemExit, match="all examples are held out"):
        Mixture(examples_of(("asked", 1), ("unknown", 5)), seed=1)


def drawn_from(passages: list[Text], examples: list[Example], seed: int = 0) -> Rows:
    return Rows(Packed(passages, examples), Mixture(examples, seed), TOKENIZER)


def test_a_row_marks_the_tokens_of_the_answer_however_long_the_passage_is() -> None:
    text = "Rien ici. " * 200 + "Le code est zircon bleu. " + "Rien là. " * 200
    start = text.index("zircon")
    example = Example(
        "asked", "q", "Quel est le code ?", "fr", 0, True, ((start, start + 6),), held_out=False
    )
    rows = drawn_from([Text("Notes", text, "fr")], [example])
    for row in (rows.draw() for _ in range(50)):
        first, last = row.span
        assert row.answered
        assert row.first <= first <= last < row.end
        assert TOKENIZER.decode(list(row.ids[first : last + 1])).strip() == "zircon"
        assert len(row.ids) <= LONGEST


def test_a_row_of_a_near_miss_has_no_span_and_one_unmarked_is_learnt_as_answering_only() -> None:
    near = Example("asked_near", "n", "Où ?", "fr", 0, False, (), held_out=False)
    row = drawn_from([Text("", "Le chat dort.", "fr")], [near]).draw()
    assert (row.answered, row.marked, row.span) == (False, True, (0, 0))
    unmarked = Example("faq_fr_divers", "f", "Où ?", "fr", 0, True, (), held_out=False)
    row = drawn_from([Text("", "Le chat dort.", "fr")], [unmarked]).draw()
    assert (row.answered, row.marked, row.span) == (True, False, (0, 0))


def test_a_question_turned_into_a_near_miss_is_learnt_as_one() -> None:
    example = Example("asked", "q", "When does it open?", "en", 0, True, ((12, 13),), held_out=False)
    rows = drawn_from([Text("", "It opens at 9.", "en")], [example])
    drawn = [rows.draw() for _ in range(300)]
    near = [row for row in drawn if not row.answered]
    assert 0.1 < len(near) / len(drawn) < 0.22
    assert all(row.span == (0, 0) and row.marked for row in near)
    assert all("close" in TOKENIZER.decode(list(row.ids)).lower() for row in near if len(row.ids) == 13)


def test_two_steps_are_parts_of_like_length_that_hold_every_row() -> None:
    passages = [Text("", "Le chat dort. " * (number + 1), "fr") for number in range(16)]
    examples = [
        Example("asked", f"{number}", "Qui dort ?", "fr", number, True, ((3, 7),), held_out=False)
        for number in range(16)
    ]
    made = list(steps(drawn_from(passages, examples), random.Random(0), batch=8, part=4))
    assert [[len(part) for part in parts] for parts in made] == [[4, 4], [4, 4]]
    lengths = [part.mask.sum(axis=1) for parts in made for part in parts]
    assert max(each.max() - each.min() for each in lengths) < np.ptp(np.concatenate(lengths)) / 2


def test_padding_is_masked_and_only_the_passage_and_the_first_token_may_be_chosen() -> None:
    rows = drawn_from(
        [Text("", "Le chat dort.", "fr"), Text("", "Le chien court vite dans le pré.", "fr")],
        [
            Example("asked_near", str(place), "Où ?", "fr", place, False, (), held_out=False)
            for place in (0, 1)
        ],
    )
    short, long = sorted((rows.draw(), rows.draw()), key=lambda row: len(row.ids))
    part = part_of([short, long])
    assert part.mask.sum(axis=1).tolist() == [len(short.ids), len(long.ids)]
    assert np.flatnonzero(part.inside[0]).tolist() == [0, *range(short.first, short.end)]


def test_the_same_examples_and_seed_draw_the_same_rows_in_every_process() -> None:
    passages = [
        Text("", "Ada Brun opened the mill of Corbin.", "en"),
        Text("", "Zoe lives in Lens near Tom, Max and Eve.", "en"),
    ]
    examples = [
        Example(
            "asked", "a", "Did Ada Brun sell the mill of Corbin?", "en", 0, True, ((0, 8),), held_out=False
        ),
        Example(
            "asked",
            "z",
            "Does Zoe live in Lens with Tom, Max or Eve?",
            "en",
            1,
            True,
            ((0, 3),),
            held_out=False,
        ),
    ]
    rows = drawn_from(passages, examples)
    drawn = [rows.draw() for _ in range(60)]
    near = [TOKENIZER.decode(list(row.ids[: row.first])) for row in drawn if not row.answered]
    assert near[:5] == [
        "Did Zoe Brun sell the mill of Corbin?",
        "Did Eve Brun sell the mill of Corbin?",
        "Did Ada Brun buy the mill of Corbin?",
        "Does Zoe live in Lens with Tom, Max or Brun?",
        "Did Lens Brun sell the mill of Corbin?",
    ]


def test_an_answered_question_is_drawn_with_its_rivals_in_the_same_words() -> None:
    passages = [
        Text("", text, "fr") for text in ("Le chat dort.", "Le chien court.", "Il pleut.", "Il vente.")
    ]
    gold = Example("asked", "q", "Qui dort dans la maison de Luc ?", "fr", 0, True, ((3, 7),), held_out=False)
    rivals = [replace(gold, set="asked_none", passage=place, answered=False, spans=()) for place in (1, 2, 3)]
    strange = replace(rivals[0], id="other")
    packed = Packed(passages, [gold, *rivals, strange])
    rows = Rows(packed, Mixture(packed.examples, 0), TOKENIZER, rivals=2)
    drawn = [rows.draw_with_rivals() for _ in range(60)]
    answered = [each for each in drawn if each[0].answered]
    assert answered
    for group in answered:
        assert [row.answered for row in group] == [True, False, False]
        assert len({tuple(row.ids[: row.first]) for row in group}) == 1
        assert len({tuple(row.ids) for row in group}) == 3
    assert all(len(each) == 1 for each in drawn if not each[0].answered)


def test_rivals_stay_in_one_part_and_no_row_is_lost() -> None:
    passages = [Text("", "Le chat dort. " * (number + 1), "fr") for number in range(6)]
    gold = Example("asked", "q", "Qui dort ?", "fr", 0, True, ((3, 7),), held_out=False)
    rivals = [
        replace(gold, set="asked_none", passage=place, answered=False, spans=()) for place in range(1, 6)
    ]
    packed = Packed(passages, [gold, *rivals])
    rows = Rows(packed, Mixture(packed.examples, 0), TOKENIZER, rivals=3)
    parts = [part for step in steps(rows, random.Random(0), batch=12, part=10) for part in step]
    assert sum(map(len, parts)) >= 24
    for part in parts:
        numbers = part.question.tolist()
        groups = [numbers.count(number) for number in set(numbers)]
        assert set(groups) <= {1, 4}
        assert all(
            part.answered[numbers.index(number)] for number in set(numbers) if numbers.count(number) > 1
        )
