"""Facts about what is made of a question and of what was found for it, at the values that decide."""

from dataclasses import astuple

import numpy as np
import pytest
from queries import query

from passerelle.courtesy import core
from passerelle.dates import Dated, When, are_editions, dated, when
from passerelle.evidence import evidence
from passerelle.exact import exact_answer
from passerelle.fusion import Fusion, Ranked
from passerelle.index.lexical.bm25 import Lexical
from passerelle.index.store.candidates import Candidate
from passerelle.index.types import Document, Heading, Language, Passage, Span
from passerelle.labelled import Named, named_parts
from passerelle.language import french_probability
from passerelle.marks import marking, marks
from passerelle.newest import preferring
from passerelle.picks import choose
from passerelle.reading.rows import Row
from passerelle.reading.spans import PassageReading, Scored, whole_words
from passerelle.settled import leaves_nothing_open
from passerelle.suggestions import suggestions
from passerelle.titles import told_apart
from passerelle.types import Hit
from passerelle.weights import Features, Pick
from passerelle.words import content_words, coverage, kind_of, names, stem


def hit(rank: int, document: Document, score: float = 0.9, language: Language = "fr") -> Hit:
    return Hit(rank, Passage(document, 0, len(document.text), language), score, 0.8)


def pick(found: Hit, score: float = 1.0, span: Span | None = None, **known: float) -> Pick:
    features = Features(**{**dict.fromkeys(Features.__slots__, 0.0), **known})
    return Pick(found, span or Span(0, len(found.document.text)), score, features)


@pytest.mark.parametrize(("before", "year"), [(396, 2031), (397, 0)])
def test_a_text_says_its_own_date_in_its_first_four_hundred_letters(before: int, year: int) -> None:
    assert dated(Document("a", "Note", "fr", f"{'x' * (before - 1)} 2031")).year == year


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Plan 2021-2031", Dated(2021, until=2031)),
        ("Plan 2021-2032", Dated(2032)),
        ("Plan 2031-2021", Dated(2031)),
        ("Plan 2031-31", Dated(2031)),
        ("Plan 2021/22", Dated(2021, until=2022)),
        ("Plan v4", Dated(0, version=4)),
        ("Plan mars 2021", Dated(2021, 3)),
        ("Plan 1821", Dated(0)),
        ("Plan 2021, puis 2023", Dated(2023)),
    ],
)
def test_a_document_is_for_ten_years_at_most(title: str, found: Dated) -> None:
    assert dated(Document("a", title, "fr", "")) == found


def test_a_year_that_is_named_counts_for_more_than_now() -> None:
    assert when("le tarif actuel de 2021") == When(frozenset({2021}))
    assert when("le tarif actuel") == When(newest=True)
    assert not when("le tarif").asks


def test_documents_without_a_name_of_their_own_are_no_editions() -> None:
    one, other = (Document(f"{year}.md", f"{year}", "fr", "") for year in (2021, 2022))
    assert not are_editions(one, other)


def sayings(shared: int, own: int, title: str = "Note") -> list[Hit]:
    """Return hits of two years that share so many words, and have so many of their own."""
    made = []
    for rank, (place, year) in enumerate((("nord", 2022), ("sud", 2025)), start=1):
        words = [f"{chr(97 + at)}bac" for at in range(shared)] + [
            f"{place[0]}{chr(97 + at)}zut" for at in range(own)
        ]
        made.append(
            hit(rank, Document(f"{place}/{place}.md", f"{title} {year}", "fr", " ".join(words)), 1 / rank)
        )
    return made


@pytest.mark.parametrize(
    ("shared", "own", "editions"), [(6, 4, True), (5, 5, False), (6, 0, True), (5, 0, False)]
)
def test_passages_of_six_words_of_which_six_in_ten_are_shared_say_the_same(
    shared: int, own: int, *, editions: bool
) -> None:
    assert bool(preferring(When(newest=True), sayings(shared, own)).passed_over) is editions


@pytest.mark.parametrize(("score", "kept"), [(2.5, 1), (2.6, 2)])
def test_a_much_better_pick_of_another_year_is_kept(score: float, kept: int) -> None:
    found = sayings(6, 0)
    preference = preferring(When(newest=True), found)
    assert len(preference.picks([pick(found[0], score), pick(found[1], 0.0)])) == kept
    assert len(preference.picks([pick(found[0], score)])) == 1


@pytest.mark.parametrize(("years", "left"), [({2022}, "prix du bac"), (set(), "")])
def test_a_question_is_asked_without_its_year_where_an_edition_meets_it(years: set[int], left: str) -> None:
    preference = preferring(When(frozenset(years)), sayings(6, 0))
    assert preference.undated("prix du bac 2022" if years else "prix du bac") == left
    assert preference.undated("2022 ?") == ""


def ranked(row: int, score: float, language: Language = "fr") -> Ranked:
    return Ranked(Candidate(row, language, score, Lexical(0.0, ())), score)


def test_a_passage_is_given_half_of_what_its_translation_scores_more() -> None:
    raised = ranked(1, 0.5).with_translation(ranked(2, 0.9, "en"))
    assert (raised.score, raised.translation_boost) == (0.7, 0.2)
    lower = ranked(1, 0.5).with_translation(ranked(2, 0.4, "en"))
    assert (lower.score, lower.translation_boost) == (0.5, 0.0)


def test_a_passage_put_before_another_scores_a_millionth_more() -> None:
    assert ranked(1, 0.5).before(0.9).score == 0.900001
    assert ranked(1, 0.9).before(0.9) == ranked(1, 0.9)


def test_scores_that_differ_in_the_seventh_decimal_are_equal() -> None:
    law = Fusion(same=0.2, crossing=0.1)
    found = [Candidate(row, "fr", dense, Lexical(0.0, ())) for row, dense in ((2, 0.50000004), (1, 0.5))]
    assert [each.candidate.row for each in law.rank(found, 1.0)] == [1, 2]
    apart = [Candidate(row, "fr", dense, Lexical(0.0, ())) for row, dense in ((2, 0.500002), (1, 0.5))]
    assert [each.candidate.row for each in law.rank(apart, 1.0)] == [2, 1]


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("Combien en 2021 ?", "En 2021, il coûta 12 euros.", "12 euros"),
        ("Combien ?", "En 2021, il coûta 12 euros.", "12 euros"),
        ("Combien ?", "Le bac coûta 12 euros, puis 15.", None),
        ("Combien ?", "1\u202f200 m² en tout.", "1\u202f200 m²"),
        ("Combien ?", "Voir A-12.", None),
        ("Quand ?", "Le 1er mai.", "1er mai"),
        ("Quand ?", "À 9h30.", "9h30"),
        ("Quand ?", "En 1821.", "1821"),
        ("Quand ?", "Le cœur bat depuis le 1er mai.", "1er mai"),
        ("Pourquoi ?", "Il coûta 12 euros.", None),
    ],
)
def test_the_exact_words_are_those_that_leave_no_choice(question: str, text: str, words: str | None) -> None:
    found = exact_answer(query(question), Document("a", "", "fr", text), Span(0, len(text)), ())
    assert (found and found.text) == words


@pytest.mark.parametrize(
    ("question", "cell"),
    [
        ("le loyer de Harle ?", "40"),
        ("le poids de Harle ?", "lundi"),
        ("le loyer et le poids ?", None),
        ("la couleur de Harle ?", None),
    ],
)
def test_the_cell_is_that_of_the_one_column_asked_for(question: str, cell: str | None) -> None:
    text = "Ferme | Loyer | Poids\nHarle | 40 | lundi"
    row = Span(text.index("Harle"), len(text))
    found = exact_answer(query(question), Document("a", "", "fr", text), row, (Span(0, row.start - 1),))
    assert (found and found.text) == cell
    short = "Ferme | Loyer | Poids\nHarle | 40"
    row = Span(short.index("Harle"), len(short))
    assert (
        exact_answer(query(question), Document("a", "", "fr", short), row, (Span(0, row.start - 1),)) is None
    )


@pytest.mark.parametrize(
    ("ids", "ends"),
    [
        (("2024/rent/bill.md", "2025/rent/bill.md"), ("2024/…/bill.md", "2025/…/bill.md")),
        (("a/bill.md", "b/bill.md"), ("a/bill.md", "b/bill.md")),
        (("bill.md", "a/bill.md"), ("bill.md", "a/bill.md")),
        (("x/a/b/c.md", "x/d/b/c.md"), ("a/…/c.md", "d/…/c.md")),
        (("p/a/x/c.md", "p/a/y/c.md", "q/a/x/c.md"), ("p/a/x/c.md", "y/c.md", "q/…/c.md")),
    ],
)
def test_documents_of_one_title_are_told_apart_by_the_end_of_their_path(
    ids: tuple[str, ...], ends: tuple[str, ...]
) -> None:
    found = told_apart((id_, "The  BILL" if at else "the bill") for at, id_ in enumerate(ids))
    assert tuple(found[id_] for id_ in ids) == ends
    assert told_apart([("a.md", "A"), ("b.md", "B")]) == {}


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Où est le bac ?", "place"),
        ("Ou est le bac ?", "place"),
        ("Le bac ou le pont ?", "other"),
        ("Le bac est où ?", "place"),
        ("Qu'est-ce que c'est que le bac ?", "other"),
        ("Quelle est la durée du bail ?", "number"),
        ("En quelle année ?", "time"),
        ("Qui le tient ?", "person"),
        ("Pourquoi ?", "other"),
        ("Quel pays a signé ?", "place"),
        ("Quel président a signé ?", "person"),
    ],
)
def test_the_kind_of_thing_a_question_asks_for(question: str, kind: str) -> None:
    assert kind_of(question) == kind


@pytest.mark.parametrize(
    ("word", "cut"),
    [
        ("bateaux", "bateau"),
        ("bateau", "bateau"),
        ("bacs", "bac"),
        ("bas", "bas"),
        ("prix", "pri"),
        ("1,5", "1.5"),
        ("internationale", "intern"),
    ],
)
def test_a_word_is_cut_to_six_letters_and_freed_of_its_plural(word: str, cut: str) -> None:
    assert stem(word) == cut


def test_the_share_of_a_questions_words_counts_long_ones_for_more() -> None:
    asked = content_words("bac restaurant 12")
    assert coverage(asked, content_words("restaurant")) == pytest.approx(1 / 2.5)
    assert coverage(asked, content_words("12")) == pytest.approx(1 / 2.5)
    assert coverage(asked, content_words("bac")) == pytest.approx(0.5 / 2.5)
    assert coverage(asked, content_words("bac"), {"bac": 3.0, "restau": 1.0, "12": 1.0}) == pytest.approx(
        1.5 / 3.5
    )
    assert coverage((), ("bac",)) == 1.0


def test_the_names_of_a_question_are_its_capitals_behind_the_first_word_and_its_numbers() -> None:
    assert names("Quand Harle a-t-il 12 ans ?") == content_words("Harle 12")
    assert names("Harle est-il là ?") == ()
    assert names("KT40 est-il là ?") == content_words("KT40")
    assert names("QUAND HARLE ?") == ()


@pytest.mark.parametrize(
    ("question", "french"),
    [
        ("le bac", True),
        ("the ferry", False),
        ("What is Le Monde?", False),
        ("WHAT IS LE MONDE?", False),
        ("Qui a écrit Back to the Future ?", True),
        ("« the ferry » part quand ?", True),
        ("the http://www.le-bac-est-la.fr/quand-part-il", False),
        ("l'heure", True),
        ("what's up", False),
        ("part-il", True),
    ],
)
def test_the_language_of_a_question_is_that_of_its_small_words(question: str, *, french: bool) -> None:
    assert (french_probability(question) > 0.5) is french


def test_the_language_of_the_page_settles_what_nothing_else_does() -> None:
    assert french_probability("?") == 0.5
    assert french_probability("?", interface="fr") == pytest.approx(0.731, abs=0.001)
    assert french_probability("?", interface="en") == pytest.approx(0.269, abs=0.001)
    assert french_probability("the ferry", interface="fr") < 0.5


def headed(name: str, heading: str) -> Document:
    text = f"{heading}\n\nLe bac part."
    return Document(name, "Bac", "fr", text, headings=(Heading(0, len(heading), 1),))


@pytest.mark.parametrize(("length", "suggested"), [(80, True), (81, False)])
def test_a_heading_of_eighty_letters_is_suggested(length: int, *, suggested: bool) -> None:
    document = headed("a", "x" * length)
    passage = Passage(document, length + 2, len(document.text), "fr", heading="x" * length)
    found = suggestions("Quand part le bac ?", [Hit(1, passage, 0.9, 0.9)])
    assert found == (("x" * length,) if suggested else ())


def test_three_headings_are_suggested_each_once() -> None:
    hits = []
    for at, name in enumerate(("Prix", "prix", "Jours", "Quais", "Ponts"), start=1):
        document = headed(f"{at}", name)
        passage = Passage(document, len(name) + 2, len(document.text), "fr", heading=name)
        hits.append(Hit(at, passage, 0.9, 0.9))
    assert suggestions("Quand part le bac ?", hits) == ("Prix", "Jours", "Quais")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("le KT-40 et le kt 40", {"kt40"}),
        ("version 5.2", {"5.2", "v5.2"}),
        ("n° 4", set()),
        ("lot 2", {"lot2"}),
        ("en 2021", set()),
        ("le 2e lot", set()),
        ("l'A12/b", {"a12b"}),
        ("lot, 2", set()),
    ],
)
def test_marks_are_versions_and_type_numbers(text: str, found: set[str]) -> None:
    assert marks(text) == found


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


def reading(tokens: int, first: int, last: int) -> PassageReading:
    """Return what is made of a text of so many words of one letter, whose best answer is from *first* to *last*."""
    text = " ".join("x" * tokens)
    places = tuple((2 * at, 2 * at + 1) for at in range(tokens))
    starts, ends = np.full(tokens, -9.0, np.float32), np.full(tokens, -9.0, np.float32)
    starts[first], ends[last] = 5.0, 5.0
    return PassageReading(text, [(Row((), 0, places), Scored(1.0, starts, ends))])


@pytest.mark.parametrize(("last", "score"), [(63, 10.0), (64, -4.0)])
def test_an_answer_has_sixty_four_tokens_at_most(last: int, score: float) -> None:
    found = reading(70, 0, last).best()
    assert found is not None
    assert found.score == score


def test_an_answer_ends_no_earlier_than_it_begins_and_lies_where_it_is_looked_for() -> None:
    found = reading(10, 5, 4).best()
    assert found is not None
    assert found.score == -4.0
    inside = reading(10, 2, 3).best(8, 12)
    assert inside is not None
    assert inside.start >= 8
    assert reading(10, 2, 3).best(30, 40) is None


@pytest.mark.parametrize(
    ("start", "end", "grown"),
    [(4, 6, (3, 6)), (3, 5, (3, 6)), (2, 7, (3, 6)), (6, 7, (7, 7)), (0, 1, (0, 2)), (7, 8, (7, 9))],
)
def test_words_that_are_cut_are_made_whole(start: int, end: int, grown: tuple[int, int]) -> None:
    assert whole_words("le bac va", start, end) == grown


@pytest.mark.parametrize(
    ("question", "settled"),
    [
        ("Quel est le loyer de Harle ?", True),
        ("Quel est le loyer de Morve ?", False),
        ("Quel est le poids de Harle ?", False),
        ("Qui est Harle ?", False),
    ],
)
def test_a_row_that_has_all_the_words_leaves_nothing_open(question: str, *, settled: bool) -> None:
    text = "Ferme | Loyer\nHarle | 40 euros"
    found = hit(1, Document("a", "Liste", "fr", text))
    chosen = pick(found, span=Span(text.index("Harle"), len(text)))
    assert leaves_nothing_open(query(question), chosen, Named((found,), {})) is settled
    head = pick(found, span=Span(0, text.index("\n")))
    assert not leaves_nothing_open(query(question), head, Named((found,), {}))


@pytest.mark.parametrize(
    ("question", "settled"), [("Que dit l'article 4 ?", True), ("Quel loyer dit l'article 4 ?", False)]
)
def test_an_article_asked_for_by_its_number_alone_leaves_nothing_open(
    question: str, *, settled: bool
) -> None:
    found = hit(1, Document("a", "Bail", "fr", "Article 4. Le bac part. Il revient."))
    named = Named((found,), {"a": (Span(0, 23),)})
    assert leaves_nothing_open(query(question), pick(found, span=Span(0, 23)), named) is settled
    assert not leaves_nothing_open(query(question), pick(found, span=Span(24, 35)), named)


@pytest.mark.parametrize(("second", "quoted"), [(3.9, 2), (3.8, 1), (None, 1)])
def test_a_second_sentence_is_quoted_where_it_is_nearly_as_good(second: float | None, quoted: int) -> None:
    found = hit(1, Document("a", "Bac", "fr", "Le bac part à midi."))
    picks = [pick(found, 5.0), *([] if second is None else [pick(found, second)])]
    assert len(choose(picks)) == quoted


@pytest.mark.parametrize(
    ("message", "asked"),
    [
        ("Hello. Where?", "Hello. Where?"),
        ("Hello. Where now?", "Where now?"),
        ("Could you tell me where?", "Could you tell me where?"),
        ("Could you tell me where it is?", "Where it is?"),
        ("Where is it, please?", "Where is it?"),
        ("Thanks!", "Thanks!"),
        ("Where is it?", "Where is it?"),
        (" Where is it? ", " Where is it? "),
    ],
)
def test_two_words_at_least_are_left_of_a_message(message: str, asked: str) -> None:
    assert core(message) == asked


@pytest.mark.parametrize(
    ("question", "french"),
    [("is t-il on", 0.843), ("where Lorne de la du Marrow", 0.764), ("Harle Le Pont", 0.849), ("bac", 0.187)],
)
def test_the_forms_the_letters_and_the_names_of_a_question_weigh_as_they_were_fitted(
    question: str, french: float
) -> None:
    assert french_probability(question) == pytest.approx(french, abs=0.03)


def test_a_named_article_is_looked_for_in_the_first_three_documents() -> None:
    documents = [Document(f"{at}", "Bail", "fr", "Article 1. Un.\n\nArticle 2. Deux.") for at in range(4)]
    hits = [hit(rank, each) for rank, each in enumerate(documents, start=1)]
    found = named_parts("Que dit l'article 2 ?", hits, lambda _: [])
    assert list(found.parts) == ["0", "1", "2"]
    assert named_parts("Que dit l'article 9 ?", hits, lambda _: []).missing
    assert not named_parts("Que dit le bail ?", hits, lambda _: []).missing
    assert named_parts("Que dit le bail ?", hits, lambda _: []).holds(hits[0].passage, Span(0, 1))


def test_a_question_without_words_leaves_all_open() -> None:
    text = "Ferme | Loyer\nHarle | 40 euros"
    found = hit(1, Document("a", "Liste", "fr", text))
    chosen = pick(found, span=Span(text.index("Harle"), len(text)))
    assert not leaves_nothing_open(query("Et de la ?"), chosen, Named((found,), {}))


def test_headings_in_the_language_of_the_question_are_suggested_first() -> None:
    def near(rank: int, language: Language, heading: str) -> Hit:
        document = Document(heading, heading, language, heading)
        return Hit(rank, Passage(document, 0, len(heading), language), 0.5, 0.5)

    hits = [near(1, "en", "Rent"), near(2, "fr", "Loyer"), near(3, "en", "Deposit"), near(4, "fr", "Charges")]
    assert suggestions("Combien coûte le chauffage ?", hits) == ("Loyer", "Charges", "Rent")
    assert suggestions("How much is the heating?", hits) == ("Rent", "Deposit", "Loyer")
