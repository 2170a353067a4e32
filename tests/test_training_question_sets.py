"""What nothing of ours is fitted on, what aligned texts are read, and what the lists of translations are made of."""

import gzip
import hashlib
import json
from pathlib import Path

import numpy as np
import pytest

from passerelle.fusion import VECTORS_ALONE, Fusion, fitted_fusion
from passerelle.index.types import Document, Passage, Span
from passerelle.training import meanings
from passerelle.training.fusion import Asked
from passerelle.training.libraries import Case, answers, direction, language_of
from passerelle.training.question_sets import (
    digest,
    in_held_out_third,
    is_held_out,
    laws,
    part,
    read_jsonl,
    read_pairs,
)


def test_a_number_is_drawn_by_a_text_as_its_sha_256_begins() -> None:
    assert digest("abc") == 0xBA7816BF  # FIPS 180-2's own example
    assert digest("é") == int.from_bytes(hashlib.sha256("é".encode()).digest()[:4], "big")


@pytest.mark.parametrize(
    ("title", "number", "held_out"),
    [
        ("bac", 0, True),
        ("pont", 1, False),
        ("bois", 2, False),
        ("lac", 3, True),
        ("digue", 4, False),
        ("rive", 5, False),
        ("phare", 6, True),
        ("moulin", 7, False),
    ],
)
def test_three_of_eight_parts_of_the_titles_are_measured_on_only(
    title: str, number: int, *, held_out: bool
) -> None:
    assert part(title) == number
    assert is_held_out(title) is held_out


@pytest.mark.parametrize(("id_", "held_out"), [("a", False), ("b", True), ("d", False), ("f", True)])
def test_a_third_of_the_questions_of_a_set_in_both_languages_is(id_: str, *, held_out: bool) -> None:
    assert in_held_out_third(id_) is held_out


def test_aligned_texts_are_read_but_those_of_laws_left_out(tmp_path: Path) -> None:
    rows = [{"group": group, "fr": "é"} for group in ("act:a", "act:b", "b", "c")]
    path = tmp_path / "pairs.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write("\n".join(map(json.dumps, rows)))
    assert [row["group"] for row in read_pairs(path)] == ["act:a", "act:b", "b", "c"]
    assert [row["group"] for row in read_pairs(path, {"b"})] == ["act:a", "c"]


def test_the_laws_of_a_set_are_those_its_passages_are_named_after(tmp_path: Path) -> None:
    path = tmp_path / "passages.jsonl"
    ids = ("ca-a-1-12-fr", "ca-a-1-13-en", "ca-b.2-1-fr")
    path.write_text("".join(f'{{"id": "{id_}"}}\n' for id_ in ids), encoding="utf-8")
    assert laws(path) == {"a-1", "b.2"}
    assert read_jsonl(path)[0] == {"id": "ca-a-1-12-fr"}


def test_an_object_may_hold_any_end_of_a_line_that_json_leaves_as_it_is(tmp_path: Path) -> None:
    rows = [{"text": "un\u2028deux\x85trois\u2029"}, {"text": "quatre\n"}]
    lines = "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)
    (tmp_path / "set.jsonl").write_text(lines, encoding="utf-8")
    assert read_jsonl(tmp_path / "set.jsonl") == rows


@pytest.fixture
def lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, file in (("LEARNT", "learnt"), ("EVERYDAY", "everyday")):
        monkeypatch.setattr(meanings, name, tmp_path / file)
    (tmp_path / "learnt").write_text(
        "quai\twharf\t10\t9\nbac\tferri\t60\t10\nbac\tboat\t9\t70\n", encoding="utf-8"
    )
    (tmp_path / "everyday").write_text("cheval horse\nbac ferry\nbac tub\n", encoding="utf-8")
    return tmp_path


def test_a_meaning_is_kept_from_ten_in_a_hundred_and_one_of_every_day_is_likely(lists: Path) -> None:
    assert meanings.meanings() == {
        "fr": {"quai": {"wharf": 10}, "bac": {"ferri": 60, "tub": 40}, "cheval": {"hors": 40}},
        "en": {"ferri": {"bac": 40}, "boat": {"bac": 70}, "hors": {"cheval": 40}, "tub": {"bac": 40}},
    }


def test_a_french_plural_that_has_a_stem_of_its_own_is_a_word_too(lists: Path) -> None:
    (lists / "everyday").write_text("bateau boat\n", encoding="utf-8")
    assert list(meanings.everyday()) == [("bateau", "boat"), ("bateaus", "boat")]


def test_a_word_too_small_to_be_looked_for_has_no_meaning(lists: Path) -> None:
    (lists / "everyday").write_text("le boat\nbac the\nhiver winter\n", encoding="utf-8")
    assert list(meanings.everyday()) == [("hiv", "winter"), ("hiver", "winter")]


def test_the_meanings_are_written_by_language_sorted_by_what_is_looked_up(lists: Path) -> None:
    meanings.main(lists)
    written = {
        path.name: path.read_text(encoding="utf-8")
        for path in lists.iterdir()
        if path.name not in {"learnt", "everyday"}
    }
    assert sorted(written.values()) == [
        "bac\tferri 60 tub 40\ncheval\thors 40\nquai\twharf 10\n",
        "boat\tbac 70\nferri\tbac 40\nhors\tcheval 40\ntub\tbac 40\n",
    ]


DOCUMENT = Document("set:fr:Pont:0", "Pont", "fr", "x" * 100)


@pytest.mark.parametrize(
    ("start", "end", "paragraph", "document", "answered"),
    [
        (10, 20, Span(15, 30), "set:fr:Pont:0", True),
        (10, 20, Span(20, 30), "set:fr:Pont:0", False),
        (10, 20, Span(0, 10), "set:fr:Pont:0", False),
        (10, 20, Span(0, 11), "set:fr:Pont:0", True),
        (10, 20, Span(19, 30), "set:fr:Pont:0", True),
        (10, 20, Span(15, 30), "set:en:Pont:0", False),
        (10, 20, None, "set:fr:Pont:0", False),
    ],
)
def test_a_passage_answers_that_overlaps_the_paragraph(
    start: int, end: int, paragraph: Span | None, document: str, *, answered: bool
) -> None:
    case = Case("set", "?", "en", document, paragraph, (), held_out=False)
    assert answers(Passage(DOCUMENT, start, end, "fr"), case) is answered


def test_a_direction_goes_to_the_document_s_language_or_stays() -> None:
    def of(document: str) -> str:
        return direction(Case("set", "?", "en", document, None, (), held_out=False))

    assert (of("set:fr:Pont:0"), of("set:en:Pont:0"), of("")) == ("en→fr", "en→en", "en→en")
    assert [language_of(id_) for id_ in ("a:fr:b", "fr:en:fr", "a:other:b")] == ["fr", "en", "en"]


def asked(group: str = "pyfaq", *, held_out: bool = False, translated: bool = True) -> Asked:
    """Return a question of three passages, the second answering; the first is much like the third."""
    return Asked(
        group,
        held_out,
        np.array([0.9, 0.8, 0.7]),
        np.array([0.0, 0.0, 0.0]),
        np.array([1.0, 1.0, 0.0]),
        np.array([False, True, False]),
        np.array([0]),
        np.array([2]),
        np.array([translated]),
    )


@pytest.mark.parametrize(
    ("group", "held_out", "fits"),
    [
        ("pyfaq fr→en mixed", False, True),
        ("canlaws_tune en→en alone", False, True),
        ("piaf_tune fr→fr mixed", False, False),
        ("pyfaq fr→en mixed", True, False),
    ],
)
def test_only_sets_that_the_model_was_not_taught_fit(group: str, *, held_out: bool, fits: bool) -> None:
    assert asked(group, held_out=held_out).fits is fits


def test_a_translation_has_less_than_any_and_lifts_the_other() -> None:
    scores = np.array([0.2, 0.5, 0.9])
    joined = asked().joined(scores)
    assert joined[2] == -np.inf
    assert joined[0] > 0.2
    assert joined[1] == 0.5
    assert scores.tolist() == [0.2, 0.5, 0.9]
    apart = asked(translated=False).joined(np.array([0.895, 0.5, 0.9]))
    assert 0.9 < apart[0] < 0.9 + 1e-3
    assert apart[1:].tolist() == [0.5, 0.9]
    assert asked(translated=False).joined(scores)[0] == 0.2  # too far behind


def test_the_rank_counts_what_stands_before_the_best_that_answers() -> None:
    fusion = Fusion(same=0.1, crossing=0.1)
    assert asked().reciprocal_rank(fusion) == 0.5
    assert asked().reciprocal_rank(VECTORS_ALONE) == 0.5
    assert asked().reciprocal_rank(fitted_fusion()) == 0.5
