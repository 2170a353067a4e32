"""Facts about what the reader learns from: how sets are packed, what is held out, how questions are changed."""

import json
import random
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from reader_sets import PLACES, write_asked, write_everyday
from tokenizers import Tokenizer

from passerelle.index.embed.embedder import Embedder
from passerelle.index.embed.open import BUNDLED_FOLDER, open_embedder
from passerelle.training.question_sets import is_held_out
from passerelle.training.reader.batches import part_of, steps
from passerelle.training.reader.counterfactual import counterfactual
from passerelle.training.reader.everyday import Everyday
from passerelle.training.reader.examples import Example, Packed, Text, packed_from, read_packed, write_packed
from passerelle.training.reader.families import LARGEST, families, held_out
from passerelle.training.reader.mixture import SHARES, Mixture
from passerelle.training.reader.opposites import opposite
from passerelle.training.reader.pack import pack
from passerelle.training.reader.perturb import perturb
from passerelle.training.reader.rows import LONGEST, Rows

TOKENIZER = Tokenizer.from_file(str(BUNDLED_FOLDER / "tokenizer.json"))


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sets")
    write_asked(folder)
    write_everyday(folder)
    return folder


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return open_embedder()


@pytest.fixture(scope="module")
def packed(data: Path, embedder: Embedder) -> Packed:
    return pack(data, embedder)


@pytest.fixture(scope="module")
def everyday(data: Path, embedder: Embedder) -> Everyday:
    return Everyday.read(data / "everyday", embedder)


def of(packed: Packed, name: str) -> list[Example]:
    found = [example for example in packed.examples if example.set == name]
    assert found
    return found


def words(packed: Packed, example: Example) -> list[str]:
    text = packed.passages[example.passage].text
    return [text[start:end] for start, end in example.spans]


def test_an_answer_is_where_its_set_says(packed: Packed) -> None:
    for example in of(packed, "asked"):
        (year,) = words(packed, example)
        assert year == str(1700 + int(example.id[1:-2]))
    assert {packed.direction(example) for example in of(packed, "asked")} == {"fr→en", "en→en"}


def test_an_answer_in_markdown_is_found_in_the_text_that_is_shown(packed: Packed) -> None:
    for example in of(packed, "everyday"):
        text = packed.passages[example.passage]
        (price,) = words(packed, example)
        assert f"adulte coûte {price} par jour" in text.text
        assert price.endswith(" €")
        assert text.context.startswith("Piscine de ")


def test_where_words_stand_twice_the_place_in_the_source_decides(everyday: Everyday) -> None:
    name = next(iter(everyday.sources))
    source, place = everyday.sources[name], PLACES[0]
    second = everyday.find(name, place, source.rindex(place))
    assert second is not None
    assert everyday.documents[name].text[second[0] :].startswith(f"{place} ferme")


def test_a_near_miss_is_asked_of_the_passage_that_looks_as_if_it_answered(packed: Packed) -> None:
    for example in of(packed, "asked_near"):
        assert not example.answered
        assert packed.passages[example.passage].context in example.question


def test_what_is_held_out_is_told_by_title_and_met_by_no_question_that_is_trained_on(packed: Packed) -> None:
    asked = [*of(packed, "asked"), *of(packed, "asked_near"), *of(packed, "asked_none")]
    assert {example.held_out for example in asked} == {True, False}
    for example in asked:
        if not example.held_out:
            assert not is_held_out(packed.passages[example.passage].context)
    for example in of(packed, "asked"):
        assert example.held_out == is_held_out(packed.passages[example.passage].context)


def test_a_passage_that_is_only_near_holds_no_answer(packed: Packed) -> None:
    answers = {example.id: words(packed, example)[0] for example in of(packed, "asked")}
    for example in of(packed, "asked_none"):
        assert answers[example.id] not in packed.passages[example.passage].text


def test_siblings_are_never_on_both_sides_and_meet_none_of_the_other(
    packed: Packed, everyday: Everyday
) -> None:
    places = {
        place: {f"fr-piscine-{place.lower()}-{year}.md" in everyday.held for year in (2024, 2025)}
        for place in PLACES
    }
    assert all(len(sides) == 1 for sides in places.values())
    assert {side for sides in places.values() for side in sides} == {True, False}
    for example in packed.examples:
        if example.source == "everyday":
            passage = packed.passages[example.passage]
            (met,) = (place for place in PLACES if place in f"{passage.context} {passage.text}")
            assert places[met] == {example.held_out}


def test_documents_named_alike_or_worded_alike_are_of_one_family_through_others_too() -> None:
    names = ["bail-2024.md", "bail-2025.md", "notes-a.md", "loyer.md", "tarif-2024-05-b.md", "tarif-2023.md"]
    vectors = np.eye(6, dtype=np.float32)
    vectors[3] = (0, 0.8, 0, 0.6, 0, 0)  # a copy of the second but for its name
    found = families(names, vectors)
    assert found == [
        ["bail-2024.md", "bail-2025.md", "loyer.md"],
        ["notes-a.md"],
        ["tarif-2023.md", "tarif-2024-05-b.md"],
    ]


def test_a_document_like_two_others_joins_their_families() -> None:
    vectors = np.array([[1, 0], [0, 1], [0.7, 0.7]], dtype=np.float32)
    assert families(["loyer.md", "charges.md", "resume.md"], vectors) == [
        ["charges.md", "loyer.md", "resume.md"]
    ]
    assert len(families(["loyer.md", "charges.md"], vectors[:2])) == 2


def test_a_third_of_the_documents_is_held_out_and_no_large_family() -> None:
    large = [f"large-{number}" for number in range(LARGEST)]
    groups = [large, *([f"{number}-a", f"{number}-b"] for number in range(24))]
    held = held_out(groups)
    assert len(held) == 20
    assert not held & set(large)
    assert all(len(held & set(group)) in {0, len(group)} for group in groups)
    assert held_out(groups) == held


def test_what_is_packed_is_read_again_and_written_to_the_same_bytes(packed: Packed, tmp_path: Path) -> None:
    assert packed_from(tmp_path) == ""
    with pytest.raises(SystemExit, match=r"no packed examples: `python -m passerelle.training.reader pack"):
        read_packed(tmp_path)
    write_packed(packed, tmp_path, "a digest")
    first = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    assert packed_from(tmp_path) == "a digest"
    told = json.loads((tmp_path / "packed.json").read_text(encoding="utf-8"))
    apart = Counter(each.set for each in packed.examples if each.held_out)
    assert {name: count for name, count in told["examples"].items() if name.endswith(", held out")} == {
        f"{name}, held out": count for name, count in apart.items()
    }
    assert (told["passages"], sum(told["examples"].values())) == (len(packed.passages), len(packed.examples))
    again = read_packed(tmp_path)
    assert list(again.examples) == list(packed.examples)
    assert list(again.passages) == list(packed.passages)
    write_packed(again, tmp_path, "a digest")
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == first


def test_data_without_a_set_is_refused(tmp_path: Path, embedder: Embedder) -> None:
    with pytest.raises(SystemExit, match="holds none of the question sets: everyday, asked"):
        pack(tmp_path, embedder)


def test_the_same_data_is_packed_the_same(packed: Packed, data: Path, embedder: Embedder) -> None:
    assert list(pack(data, embedder).examples) == list(packed.examples)


@pytest.mark.parametrize(
    ("question", "passage", "language", "changed"),
    [
        ("Who is on page 98?", "Page 98 is by the cook.", "en", r"Who is on page (9[3-79]|10[0-3])\?"),
        ("Que dit l'article 12 ?", "Article 12 : les chiens.", "fr", r"Que dit l'article (9|1[0135]|14) \?"),
        ("Combien coûte le lot 4,50 ?", "Le lot à 4,50 €.", "fr", None),
        ("Où vit Marie Lenoir ?", "Marie Lenoir vit à Lille.", "fr", r"Où vit (Oscar Lenoir|Marie Oscar) \?"),
        ("When does it open?", "It opens at 9.", "en", r"When does it close\?"),
        ("Quand est né Paul ?", "paul est né hier.", "fr", r"Quand est né Oscar \?"),
        ("Que voit-on à l'est ?", "On voit la mer à l'est.", "fr", r"Que voit-on à l'ouest \?"),
        ("When does it open?", "It opens at 9 and must close at 5.", "en", None),
    ],
)  # fmt: skip
def test_one_thing_is_changed_that_the_passage_does_not_speak_of(
    question: str, passage: str, language: str, changed: str | None
) -> None:
    for seed in range(30):
        made = counterfactual(question, passage, language, ["Oscar"], random.Random(seed))
        if changed is None:
            assert made is None
        else:
            assert made is not None
            assert re.fullmatch(changed, made), made


def test_opposites_go_both_ways_and_are_those_of_the_language() -> None:
    assert opposite("First", " ", "en") == "last"
    assert opposite("dernier", " ", "fr") == "premier"
    assert opposite("arrive", " ", "en") == "leave"
    assert opposite("été", " ", "fr") is None
    assert opposite("été", "’", "fr") == "hiver"
    assert opposite("first", " ", "fr") is None


def test_a_question_is_typed_badly_now_and_then_and_asks_the_same() -> None:
    question = "Où l'été commence-t-il à Genève ?"
    typed = Counter(perturb(question, random.Random(seed)) for seed in range(2000))
    assert 0.6 < typed[question] / 2000 < 0.75
    assert typed["où l'été commence-t-il à genève ?"] > 50
    assert typed["Ou l'ete commence-t-il a Geneve ?"] > 50
    assert typed["Où l'été commence-t-il à Genève"] > 100
    assert all(abs(len(each.rstrip()) - len(question)) <= 3 for each in typed)
    assert perturb("Prix ?", random.Random(4)).lower().startswith("prix")


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
