"""Facts about how words score: BM25 worked by hand, and what a question needs of a passage."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pytest

from passerelle.index.lexical import translations
from passerelle.index.lexical.bm25 import Collection, Scorer
from passerelle.index.lexical.names import shipped
from passerelle.index.lexical.query import Need, needs
from passerelle.index.types import Language

WALL = Need("mur", {"mur": 1.0})
BERLIN = Need("berlin", {"berlin": 1.0})
KNOWN = Collection(passages=10, length=4.0, holding={"mur": 2, "berlin": 1})
IDF_WALL = math.log(1 + 8.5 / 2.5)
IDF_BERLIN = math.log(1 + 9.5 / 1.5)
MOST = 5.0 + IDF_WALL + IDF_BERLIN


@dataclass(slots=True)
class Counts:
    """A lexicon written down: how many passages hold a term, and what is near another."""

    counts: Mapping[str, int] = field(default_factory=dict)
    nearest: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def holding(self, term: str) -> int:
        return self.counts.get(term, 0)

    def near(self, term: str) -> Sequence[str]:
        return self.nearest.get(term, ())


def choices(
    question: str, language: Language, lexicon: Counts, *, french: float = 1.0
) -> dict[str, list[str]]:
    return {need.word: sorted(need.choices) for need in needs(question, french, language, lexicon, shipped())}


def test_a_term_held_once_in_a_passage_of_mean_length_scores_its_idf() -> None:
    scored = Scorer([WALL, BERLIN], KNOWN).score("le mur tombe hier")
    assert scored.score == pytest.approx(IDF_WALL / MOST)
    assert [(met.word, met.term) for met in scored.met] == [("mur", "mur")]


def test_the_score_is_bm25_as_worked_by_hand() -> None:
    # Two times in eight terms: 1.9 x 2 / (2 + 0.9 (0.6 + 0.4 x 8/4)) = 3.8 / 3.26.
    scored = Scorer([WALL, BERLIN], KNOWN).score("mur a b mur c d e f")
    assert scored.score == pytest.approx(IDF_WALL * 3.8 / 3.26 / MOST)


def test_words_asked_side_by_side_earn_more_where_they_stand_so() -> None:
    apart = Scorer([WALL, BERLIN], KNOWN).score("mur de x berlin").score
    for beside in ("mur berlin x de", "de berlin mur x"):
        gain = Scorer([WALL, BERLIN], KNOWN).score(beside).score - apart
        assert gain == pytest.approx(0.5 * min(IDF_WALL, IDF_BERLIN) / MOST)


def test_of_the_terms_that_meet_a_word_only_the_best_counts() -> None:
    either = Need("urss", {"mur": 0.5, "berlin": 1.0})
    scored = Scorer([either], KNOWN).score("mur berlin a b")
    assert [met.term for met in scored.met] == ["berlin"]
    assert scored.score == pytest.approx(IDF_BERLIN / (5.0 + IDF_BERLIN))


def test_a_word_that_no_passage_holds_lowers_every_score() -> None:
    alone = Scorer([WALL], KNOWN).score("mur a b c").score
    with_unknown = Scorer([WALL, Need("zzz", {"zzz": 1.0})], KNOWN).score("mur a b c").score
    assert with_unknown < alone


def test_a_word_that_no_passage_holds_weighs_half_of_the_rarest_that_could_be_held() -> None:
    unknown = Need("zzz", {"zzz": 1.0})
    most = 5.0 + IDF_WALL + 0.5 * math.log(1 + 10.5 / 0.5)
    assert Scorer([WALL, unknown], KNOWN).score("mur a b c").score == pytest.approx(IDF_WALL / most)


def test_a_passage_without_the_words_scores_nothing() -> None:
    scored = Scorer([WALL, BERLIN], KNOWN).score("rien du tout")
    assert (scored.score, scored.met) == (0.0, ())


def test_a_french_word_needs_its_stem_in_french_and_its_translations_in_english() -> None:
    lexicon = Counts({"ecol": 1, "school": 1})
    assert choices("les écoles", "fr", lexicon) == {"ecoles": ["ecol"]}
    assert "school" in choices("les écoles", "en", lexicon)["ecoles"]


@pytest.mark.parametrize(
    ("french", "in_french", "in_english"),
    [(0.2, False, True), (0.3, True, True), (0.7, True, True), (0.8, True, False)],
)
def test_a_question_that_may_be_in_either_language_is_read_as_both(
    french: float, *, in_french: bool, in_english: bool
) -> None:
    lexicon = Counts(
        {"chair": 1, "president": 1}
    )  # "chair" is flesh in French, and the English for a president
    (found,) = choices("chair", "fr", lexicon, french=french).values()
    assert ("chair" in found, "president" in found) == (in_french, in_english)


def test_a_name_is_met_by_any_of_its_spellings() -> None:
    assert "@moscou" in choices("Moscou", "en", Counts({"@moscou": 1}))["moscou"]


def test_a_date_is_a_need_of_its_own() -> None:
    assert "@1988-04-14" in choices("signé le 14 avril 1988", "en", Counts())


def test_an_english_word_in_a_french_question_is_tried_as_english() -> None:
    lexicon = Counts({"deadlin": 3})
    assert choices("Quelle est la deadline ?", "en", lexicon) == {"deadline": ["deadlin"]}


def test_a_misspelt_word_is_met_by_the_nearest_that_passages_hold() -> None:
    lexicon = Counts({"afghanistan": 4}, {"afganistan": ["afghanistan"]})
    (need,) = needs("Afganistan", 1.0, "fr", lexicon, shipped())
    assert dict(need.choices) == {"afghanistan": 0.7}


@pytest.mark.parametrize(("word", "found"), [("blork", "block"), ("blor", "blor")])
def test_a_word_of_five_letters_may_be_misspelt_and_one_of_four_not(word: str, found: str) -> None:
    near = {each: ["block"] for each in ("blork", "blor")}
    assert list(choices(word, "fr", Counts({"block": 4}, near)).values()) == [[found]]


def test_a_translation_is_worth_the_root_of_how_often_it_is_one() -> None:
    shares = dict(translations.shipped()["fr"]["ecol"])
    (need,) = needs("école", 1.0, "en", Counts({"school": 1}), shipped())
    assert 0 < shares["school"] < 1
    assert need.choices["school"] == pytest.approx(math.sqrt(shares["school"]))


@pytest.mark.parametrize("word", ["murr", "mur-x1", "b4teau"])
def test_short_words_and_codes_are_not_taken_for_misspelt_ones(word: str) -> None:
    read = choices(word, "fr", Counts({"mur": 4}, {each: ["mur"] for each in (word, "murr", "x1", "mur-x1")}))
    assert ["mur"] not in [found for typed, found in read.items() if typed != "mur"]


def test_a_word_known_to_be_right_is_not_taken_for_a_misspelt_one() -> None:
    lexicon = Counts({"fichu": 4}, {"fichi": ["fichu"]})
    assert choices("fichiers", "fr", lexicon) == {"fichiers": ["fichi"]}


@pytest.mark.parametrize("hurried", ["kel mur", "c koi le mur", "pk le mur", "ct koi mur"])
def test_small_words_typed_in_haste_are_not_looked_for(hurried: str) -> None:
    assert list(choices(hurried, "fr", Counts({"mur": 1}))) == ["mur"]


@pytest.mark.parametrize("question", ["", "?!", "c'est quoi", "\0", "😀"])
def test_a_question_of_small_words_needs_nothing(question: str) -> None:
    assert needs(question, 1.0, "fr", Counts(), shipped()) == ()
