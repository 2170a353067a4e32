"""What a question needs of a passage, word by word, and which spellings are one slip from another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pytest

from passerelle.index.lexical import stop_words, translations
from passerelle.index.lexical.names import Names
from passerelle.index.lexical.query import Need, is_one_slip, nearest_spellings, needs
from passerelle.index.types import Language

NONE = Names({})


@dataclass
class Held:
    """The terms that passages hold, and what is near others."""

    terms: frozenset[str] = frozenset()
    nearest: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def holding(self, term: str) -> int:
        return int(term in self.terms)

    def near(self, term: str) -> Sequence[str]:
        return self.nearest.get(term, ())


def needed(
    question: str, french: float, language: Language, held: str = "", names: Names = NONE, **nearest: str
) -> list[tuple[str, dict[str, float]]]:
    lexicon = Held(frozenset(held.split()), {term: near.split() for term, near in nearest.items()})
    return [(each.word, dict(each.choices)) for each in needs(question, french, language, lexicon, names)]


@pytest.mark.parametrize("kept", ["le bac part", "le bac, part ?", "LE BAC PART"])
def test_each_word_that_carries_meaning_is_a_need_in_the_order_of_the_question(kept: str) -> None:
    assert needed(kept, 1.0, "fr", "bac part") == [("bac", {"bac": 1.0}), ("part", {"part": 1.0})]


def test_a_word_is_needed_once_by_the_first_that_says_it() -> None:
    assert needed("écoles et école", 1.0, "fr", "ecol") == [("ecoles", {"ecol": 1.0})]


@pytest.mark.parametrize(
    ("french", "read"), [(0.24, ["en"]), (0.25, ["en", "fr"]), (0.75, ["fr", "en"]), (0.76, ["fr"])]
)
def test_a_question_is_read_in_each_language_it_may_be_in(french: float, read: list[Language]) -> None:
    (found,) = needed("chair", french, "en", "chair meat")
    meant = dict(translations.shipped()["fr"]["chair"])
    own = {"chair": 1.0} if "en" in read else {}
    other = {term: share**0.5 for term, share in meant.items()} if "fr" in read else {}
    assert found[1] == {term: max(own.get(term, 0), other.get(term, 0)) for term in own | other}


def test_a_word_that_is_small_in_a_language_the_question_may_be_in_is_no_need() -> None:
    assert needed("les but", 1.0, "fr", "but") == [("but", {"but": 1.0})]
    assert needed("les but", 0.5, "fr", "but les") == []
    assert needed("les but", 0.0, "en", "but les") == [("les", {"les": 1.0})]


def test_a_word_that_no_passage_holds_is_tried_as_one_of_the_other_language() -> None:
    school = needed("school", 1.0, "fr", "ecol")
    assert school[0][1]["ecol"] > 0.5
    assert "school" not in school[0][1]
    assert needed("school", 1.0, "fr", "school ecol") == [("school", {"school": 1.0})]
    assert needed("school", 1.0, "fr", "") == [("school", {"school": 1.0})]


def test_a_number_is_needed_as_it_is_in_whichever_language() -> None:
    for language in ("fr", "en", "other"):
        assert needed("1250", 1.0, language, "1250") == [("1250", {"1250": 1.0})]
        assert needed("1250", 0.0, language) == [("1250", {"1250": 1.0})]


def test_passages_in_a_third_language_need_the_word_itself() -> None:
    for held in ("ecole", "school", ""):
        assert needed("école", 1.0, "other", held) == [("ecole", {"ecole": 1.0})]


def test_a_word_that_one_of_the_languages_knows_is_not_misspelt() -> None:
    for french in (0.5, 1.0):
        assert needed("école", french, "fr", ecol="ecolx") == [("ecole", {"ecol": 1.0})]
    assert needed("zyxab", 0.5, "fr", zyxab="zyxac") == [("zyxab", {"zyxac": 0.7})]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("zyxab", {"zyxac": 0.7, "zyxad": 0.7}),
        ("zyxa", {"zyx": 1.0}),
        ("zyxa1", {"zyxa1": 1.0}),
        ("zyxabc", {"zyxabc": 1.0}),
        ("murss", {"murss": 1.0}),
    ],
)
def test_a_word_of_five_letters_that_none_knows_may_be_misspelt(
    word: str, expected: dict[str, float]
) -> None:
    near = "zyxac zyxad"
    ((_, choices),) = needed(word, 1.0, "fr", "", zyxab=near, zyx=near, zyxa=near, zyxa1=near)
    assert choices == expected


def test_a_word_of_a_name_may_be_met_by_the_name_and_a_small_word_of_it_not() -> None:
    names = Names.of("Val de Marne | Marne Valley")
    found = needed("le val de marne dort", 1.0, "fr", "val marn dort", names)
    assert found == [
        ("val", {"val": 1.0, "@val-de-marne": 1.0}),
        ("marne", {"marn": 1.0, "@val-de-marne": 1.0}),
        ("dort", {"dort": 1.0}),
    ]


def test_a_date_is_needed_in_each_way_it_may_be_read() -> None:
    assert needed("03/04/2025", 1.0, "fr")[-1] == ("@2025-04-03", {"@2025-04-03": 1.0, "@2025-03-04": 1.0})
    assert needed("en mai 2025", 1.0, "fr")[-1] == ("@2025-05", {"@2025-05": 1.0})
    assert [word for word, _ in needed("mai", 1.0, "fr")] == ["mai"]


HURRIED = """kel kelle kels koi kwa pk pkoi pq ki kan qd c g ct jai ya tt ds pr ke cmt keske wat wot wen r u ur pls
plz""".split()


def test_small_words_in_haste_are_no_needs() -> None:
    assert set(HURRIED) == stop_words.HURRIED
    assert [word for word, _ in needed(" ".join([*HURRIED, "bac"]), 1.0, "fr", "bac")] == ["bac"]
    for word in HURRIED:
        assert needed(word, 1.0, "fr", word) == [], word
        assert needed(word, 0.0, "en", word) == [], word


SLIPS = """
mur murs | mur ur | mur mu | mur mr | mur mxur | mur xmur | mur mux | mur xur | mur mxr | mur mru | mur umr | m mu | a b
mouton mouotn | mouton moutno
"""
NO_SLIPS = """
mur mur | mur murss | mur rum | mur m | mur xux | mur mxrx | mouton muoton x | ab cd | mouton motuno | abcd badc
"""


@pytest.mark.parametrize(("table", "slips"), [(SLIPS, True), (NO_SLIPS, False)])
def test_one_letter_more_less_or_changed_or_two_exchanged_is_one_slip(table: str, *, slips: bool) -> None:
    for pair in (each for line in table.strip().splitlines() for each in line.split(" | ")):
        one, _, other = pair.partition(" ")
        assert is_one_slip(one, other) is slips, pair
        assert is_one_slip(other, one) is slips, pair


def test_of_spellings_one_slip_away_the_three_commonest_are_the_nearest() -> None:
    assert nearest_spellings("mur", {"mura": 1, "murs": 3, "mure": 3, "mus": 2, "mural": 9, "mur": 9}) == [
        "mure",
        "murs",
        "mus",
    ]
    assert nearest_spellings("mur", {}) == []
    assert Need("mur", {"mur": 1.0}) == Need("mur", {"mur": 1.0})
