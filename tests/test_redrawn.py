"""What is kept of an answer, to the letter, and what of it is drawn again from documents that may have changed."""

import json
from dataclasses import replace
from typing import Any

import pytest

from passerelle import phrases
from passerelle.conversation.redrawn import Redrawer, Redrawn, answer_kept
from passerelle.index.errors import StoreError
from passerelle.index.types import Document, Passage, Span
from passerelle.permalink import digest
from passerelle.types import Answer, Citation, ExactAnswer, Hit

TEXT = "Billet | Prix\nAdulte | 5 €\n\nLe bac part à midi."
BAC = Document("bac.txt", "Bac", "fr", TEXT)
FERRY = Document("ferry.txt", "Ferry", "en", "The ferry leaves at noon.")
PASSAGES = [Passage(BAC, 0, 26, "fr"), Passage(BAC, 28, 47, "fr", heading="Bac › Départs")]
ENGLISH = Passage(FERRY, 0, 25, "en")
CITED = Citation(
    1, PASSAGES[0], 14, 26, context=(Span(0, 13),), answer=ExactAnswer("5 €", 23, 26), translation=ENGLISH
)
NEAR = (Hit(1, PASSAGES[1], 0.75, 0.5), Hit(2, ENGLISH, 0.5, 0.25))
ANSWER = Answer(
    "Combien ?", "fr", phrases.answer("fr", (CITED,)), (CITED,), abstained=False, confidence=0.9, nearest=NEAR,
    milliseconds=12.5, searched="Combien coûte le bac ?",
)  # fmt: skip


def passages(id_: str, *, held: tuple[Passage, ...] = (*PASSAGES, ENGLISH)) -> list[Passage]:
    found = [each for each in held if each.document.id == id_]
    if not found:
        raise StoreError(f"there is no {id_}")
    return found


def again(kept: dict[str, Any], *held: Passage) -> Redrawn:
    return Redrawer(lambda id_: passages(id_, held=held or (*PASSAGES, ENGLISH))).answer("Combien ?", kept)


def changed(document: Document, old: str, new: str) -> list[Passage]:
    other = replace(document, text=document.text.replace(old, new))
    return [replace(each, document=other) for each in (*PASSAGES, ENGLISH) if each.document.id == document.id]


def test_places_and_digests_are_kept_and_no_words() -> None:
    kept = answer_kept(ANSWER)
    assert json.loads(json.dumps(kept)) == kept
    assert not any(
        word in json.dumps(kept, ensure_ascii=False) for word in ("midi", "Adulte", "ferry leaves")
    )
    assert {name: kept[name] for name in kept if name not in {"citations", "nearest"}} == {
        "language": "fr",
        "abstained": False,
        "confidence": 0.9,
        "milliseconds": 12.5,
        "searched": "Combien coûte le bac ?",
        "small_talk": False,
        "text": "",
    }
    place = {"document": "bac.txt", "start": 0, "end": 26, "words": digest(TEXT[:26])}
    ferry = {"document": "ferry.txt", "start": 0, "end": 25, "words": digest(FERRY.text)}
    assert kept["citations"] == [
        {
            **place,
            "number": 1,
            "quoted": [14, 26],
            "quote": digest(TEXT[14:26]),
            "answer": [23, 26],
            "context": [[0, 13, digest(TEXT[:13])]],
            "translation": ferry,
        }
    ]
    assert kept["nearest"][1] == {**ferry, "rank": 2, "score": 0.5, "dense": 0.25}
    bare = answer_kept(
        replace(ANSWER, citations=(replace(CITED, answer=None, translation=None, context=()),))
    )
    assert [bare["citations"][0][name] for name in ("answer", "translation", "context")] == [None, None, []]


def test_an_answer_comes_back_as_it_was() -> None:
    assert again(answer_kept(ANSWER)) == Redrawn(ANSWER, 0)
    bare = replace(ANSWER, citations=(replace(CITED, answer=None, translation=None, context=()),))
    bare = replace(bare, text=phrases.answer("en", bare.citations), language="en", searched="")
    assert again(answer_kept(bare)) == Redrawn(bare, 0)


@pytest.mark.parametrize(
    ("old", "new", "lost", "near"),
    [
        ("Adulte | 5", "Adulte | 6", 1, 2),
        ("Billet", "Ticket", 1, 2),
        ("midi", "deux", 0, 1),
    ],
)
def test_what_changed_since_is_neither_quoted_nor_shown(old: str, new: str, lost: int, near: int) -> None:
    found = again(answer_kept(ANSWER), *changed(BAC, old, new), ENGLISH)
    assert (found.lost, len(found.answer.citations), len(found.answer.nearest)) == (lost, 1 - lost, near)
    assert found.answer.text == phrases.answer("fr", found.answer.citations)


@pytest.mark.parametrize(("old", "lost"), [("Prix", 1), ("Billet", 1), ("Adulte", 0)])
def test_a_quotation_is_lost_where_what_it_is_read_with_changed_elsewhere(old: str, lost: int) -> None:
    cited = Citation(1, PASSAGES[1], 28, 47, context=(Span(0, 13),))
    kept = answer_kept(replace(ANSWER, citations=(cited,), nearest=()))
    redrawn = again(kept, *changed(BAC, old, old.upper()))
    assert (redrawn.lost, len(redrawn.answer.citations)) == (lost, 1 - lost)


def test_a_translation_that_changed_is_left_out_and_a_passage_cut_anew_is_lost() -> None:
    found = again(answer_kept(ANSWER), *PASSAGES, *changed(FERRY, "noon", "nine"))
    assert found.answer.citations == (replace(CITED, translation=None),)
    assert [hit.rank for hit in found.answer.nearest] == [1]
    for other in (replace(PASSAGES[0], end=25), replace(PASSAGES[0], start=1)):
        assert again(answer_kept(ANSWER), other, PASSAGES[1], ENGLISH).lost == 1
    gone = again(answer_kept(ANSWER), PASSAGES[1], replace(PASSAGES[0], document=FERRY))
    assert (gone.lost, gone.answer.citations) == (1, ())


def test_what_was_erased_before_counts_as_lost() -> None:
    assert again({**answer_kept(ANSWER), "erased": 2}).lost == 2
    assert again({**answer_kept(ANSWER), "erased": "2"}, PASSAGES[1], ENGLISH).lost == 3


def test_a_refusal_and_small_talk_are_said_again() -> None:
    refused = replace(ANSWER, citations=(), abstained=True, confidence=0.1)
    found = again(answer_kept(refused)).answer
    assert (found.abstained, found.text.split(".")[0]) == (True, phrases.NOTHING["fr"].split(".")[0])
    assert found.suggestions
    alone = again(answer_kept(replace(refused, nearest=()))).answer
    assert (alone.text, alone.suggestions) == (phrases.NOTHING["fr"], ())
    talk = replace(refused, small_talk=True, text="Bonjour.", nearest=())
    assert again(answer_kept(talk)) == Redrawn(talk, 0)
    assert again(answer_kept(replace(talk, nearest=NEAR))).answer.suggestions == ()


def test_each_document_is_read_once_and_titles_are_told_apart() -> None:
    read: list[str] = []

    def counted(id_: str) -> list[Passage]:
        read.append(id_)
        return passages(id_)

    redrawer = Redrawer(counted, lambda found: tuple(replace(each, told_apart="docs") for each in found))
    first, second = (redrawer.answer("Combien ?", answer_kept(ANSWER)) for _ in range(2))
    assert sorted(read) == ["bac.txt", "ferry.txt"]
    assert first == second
    assert [each.told_apart for each in first.answer.citations] == ["docs"]


@pytest.mark.parametrize(
    ("name", "value"),
    [("language", None), ("citations", 3), ("citations", [{}]), ("nearest", [3]), ("confidence", None), ("text", None)],
)  # fmt: skip
def test_what_was_never_kept_is_refused(name: str, value: Any) -> None:
    kept = answer_kept(ANSWER)
    if name in {"language", "text"}:
        del kept[name]
    else:
        kept[name] = value
    with pytest.raises(ValueError, match="this is no answer that was kept"):
        again(kept)
