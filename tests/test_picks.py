"""Which picks of what was found may answer: of which document, how far ahead they stand, and which are quoted."""

from dataclasses import astuple

import pytest
from queries import query

from passerelle.evidence import evidence
from passerelle.index.types import Document, Language, Passage, Span
from passerelle.labelled import named_parts
from passerelle.marks import marking
from passerelle.picks import choose
from passerelle.types import Hit
from passerelle.weights import Features, Pick


def hit(rank: int, document: Document, score: float = 0.9, language: Language = "fr") -> Hit:
    return Hit(rank, Passage(document, 0, len(document.text), language), score, 0.8)


def pick(found: Hit, score: float = 1.0, span: Span | None = None, **known: float) -> Pick:
    features = Features(**{**dict.fromkeys(Features.__slots__, 0.0), **known})
    return Pick(found, span or Span(0, len(found.document.text)), score, features)


def test_of_siblings_the_one_that_is_named_comes_first() -> None:
    one, other, third = (
        Document(f"kt-{at}.md", f"Notice KT-{at}", "fr", f"Le KT-{at} pèse {at} kg.") for at in (40, 50, 60)
    )
    found = marking("Combien pèse le KT-50 ?", [hit(1, one), hit(2, other)])
    assert ([each.document for each in found.hits], found.missing) == ([other, one], False)
    assert marking("Combien pèse le KT-70 ?", [hit(1, one), hit(2, third)]).missing
    assert not marking("Combien pèse le KT-70 ?", []).missing
    assert not marking("Combien pèse-t-il ?", [hit(1, one)]).missing
    strays = [pick(hit(1, one)), pick(hit(2, other))]
    assert [each.hit.document for each in found.picks(strays)] == [other]


def test_a_pick_stands_ahead_of_those_of_other_passages_by_four_at_most() -> None:
    document = Document("a", "Bac", "fr", "Le bac part à midi.")
    first, second = hit(1, document, 0.9), hit(2, document, 0.7)
    asked = query("Quand part le bac ?")

    def ahead(*scores: float) -> float:
        return evidence(
            asked, [first, second], [pick(first, 5.0), *(pick(second, each) for each in scores)]
        ).ahead

    assert [ahead(4.0), ahead(1.0), ahead(0.5), ahead()] == [1.0, 4.0, 4.0, 4.0]


def test_a_store_of_few_passages_is_read_as_if_others_filled_it() -> None:
    document = Document("a", "Bac", "fr", "Le bac part à midi.")
    asked = query("Quand part le bac ?")
    alone = evidence(asked, [hit(1, document, 0.9)], [pick(hit(1, document, 0.9))])
    assert alone.lead == pytest.approx(10 * (0.9 - 0.32))
    assert alone.peak == pytest.approx(10 * (0.9 - 0.32))
    low = evidence(asked, [hit(1, document, 0.9), hit(2, document, 0.1)], [pick(hit(1, document, 0.9))])
    assert low.lead == pytest.approx(10 * (0.9 - 0.1))
    many = [hit(at, document, 0.9 if at == 1 else 0.6) for at in range(1, 11)]
    assert evidence(asked, many, [pick(many[0])]).lead == pytest.approx(3.0)
    assert len(astuple(alone)) == 18


@pytest.mark.parametrize(("second", "quoted"), [(3.9, 2), (3.8, 1), (None, 1)])
def test_a_second_sentence_is_quoted_where_it_is_nearly_as_good(second: float | None, quoted: int) -> None:
    found = hit(1, Document("a", "Bac", "fr", "Le bac part à midi."))
    picks = [pick(found, 5.0), *([] if second is None else [pick(found, second)])]
    assert len(choose(picks)) == quoted


def test_a_named_article_is_looked_for_in_the_first_three_documents() -> None:
    documents = [Document(f"{at}", "Bail", "fr", "Article 1. Un.\n\nArticle 2. Deux.") for at in range(4)]
    hits = [hit(rank, each) for rank, each in enumerate(documents, start=1)]
    found = named_parts("Que dit l'article 2 ?", hits, lambda _: [])
    assert list(found.parts) == ["0", "1", "2"]
    assert named_parts("Que dit l'article 9 ?", hits, lambda _: []).missing
    assert not named_parts("Que dit le bail ?", hits, lambda _: []).missing
    assert named_parts("Que dit le bail ?", hits, lambda _: []).holds(hits[0].passage, Span(0, 1))
