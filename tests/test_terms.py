"""Facts about terms: what counts as one word, however it is written, in French and in English."""

from collections.abc import Sequence

import pytest

from passerelle.index.lexical.analysis import stem, terms
from passerelle.index.lexical.names import Names, shipped
from passerelle.index.lexical.query import is_one_slip, nearest_spellings, needs
from passerelle.index.lexical.spelling import plain, words
from passerelle.index.types import Language


def french(text: str) -> list[str]:
    return terms(text, "fr", shipped())


def english(text: str) -> list[str]:
    return terms(text, "en", shipped())


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("en 1741¹", ["1741", "1"]),
        ("10⁶ germes", ["10", "6", "germ"]),
        ("le traité² signé", ["trait", "2", "sign"]),
    ],
)
def test_a_raised_figure_is_no_part_of_the_number_or_word_before_it(written: str, found: list[str]) -> None:
    assert french(written) == found


def test_a_raised_figure_is_part_of_a_unit() -> None:
    assert french("45 m²") == french("45 m2")


@pytest.mark.parametrize(
    "written", ["l'école", "l’école", "L’ÉCOLE", "École", "ecole", "l'e\u0301cole", "écoles"]
)
def test_a_french_word_is_one_however_it_is_written(written: str) -> None:
    assert french(written) == ["ecol"]


@pytest.mark.parametrize("written", ["schools", "School", "SCHOOL", "the school's"])
def test_an_english_word_is_one_however_it_is_written(written: str) -> None:
    assert english(written) == ["school"]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("jusqu'au traité", ["trait"]),
        ("Lorsqu’il signe", ["sign"]),
        ("qu'aujourd'hui", ["aujourd", "hui"]),
        ("d'œuvres", ["oeuvr"]),
        ("« prélèvement\u202f»", ["prelev"]),
        ("eﬀort ﬁnal", ["effort", "final"]),
    ],
)
def test_elisions_ligatures_and_french_spaces_do_not_hide_a_word(written: str, found: list[str]) -> None:
    assert french(written) == found


@pytest.mark.parametrize("written", ["sécurité", "securite", "SÉCURITÉ", "SECURITE"])
def test_accents_are_folded_before_the_stem_is_cut(written: str) -> None:
    assert french(written) == ["securit"]


@pytest.mark.parametrize(
    "written",
    ["1234", "1 234", "1\u202f234", "1\u00a0234", "1,234"],
    ids=["bare", "space", "thin", "hard", "comma"],
)
def test_a_number_is_one_however_its_thousands_are_parted(written: str) -> None:
    assert french(f"{written} hommes") == ["1234", "homm"]


@pytest.mark.parametrize(
    ("written", "number"), [("3,5", "3.5"), ("3.5", "3.5"), ("1 234,5", "1234.5"), ("1,234.5", "1234.5")]
)
def test_a_decimal_is_one_with_a_comma_or_a_point(written: str, number: str) -> None:
    assert french(written) == [number]


@pytest.mark.parametrize(
    ("left", "right"),
    [("XIXe siècle", "19e siècle"), ("IVe siècle", "4e siècle"), ("XXe siècle", "20e siècle")],
)
def test_a_century_is_one_in_roman_numerals_and_in_ours(left: str, right: str) -> None:
    assert french(left) == french(right)


@pytest.mark.parametrize("written", ["O.N.U.", "ONU", "l’O.N.U."])
def test_an_acronym_is_one_with_points_and_without(written: str) -> None:
    assert french(written) == ["onu", "@onu"]


@pytest.mark.parametrize("written", ["the UN", "the U.N.", "the United Nations"])
def test_an_acronym_that_is_also_a_small_word_is_known_by_its_capitals(written: str) -> None:
    assert "@onu" in english(written)
    assert "@onu" not in french("un homme et une femme")


def test_a_compound_is_found_by_its_parts_and_as_one_word() -> None:
    assert english("an e-mail") == ["e", "mail", "email"]
    assert english("email") == ["email"]


def test_small_words_are_no_terms() -> None:
    assert french("Est-ce que c'est dans les ?") == []
    assert english("What is it that they were?") == []


@pytest.mark.parametrize("text", ["", " ", "\0", "😀", "\u200f", "?!", "«\u202f»"])
def test_text_without_words_has_no_terms(text: str) -> None:
    assert french(text) == english(text) == []


def test_an_unknown_language_is_folded_and_not_stemmed() -> None:
    assert terms("Größe Häuser", "other", shipped()) == ["große", "hauser"]


@pytest.mark.parametrize(
    ("language", "word", "cut"),
    [
        ("fr", "negociations", "negoci"),
        ("en", "negotiations", "negoti"),
        ("other", "negotiations", "negotiations"),
    ],
)
def test_a_word_is_cut_by_the_stemmer_of_its_language(language: Language, word: str, cut: str) -> None:
    assert stem(word, language) == cut


def test_words_keep_compounds_whole() -> None:
    assert words(plain("Jean-Paul II à Saint-Denis")) == ["jean-paul", "ii", "a", "saint-denis"]


@pytest.mark.parametrize("slip", ["afganistan", "afghanisttan", "afghanistam", "afghainstan"])
def test_one_slip_of_the_finger_is_near(slip: str) -> None:
    assert is_one_slip(slip, "afghanistan")


@pytest.mark.parametrize("other", ["afghanistan", "afganistam", "pakistan", ""])
def test_the_same_word_and_two_slips_are_not_one(other: str) -> None:
    assert not is_one_slip("afghanistan", other)


def test_of_near_terms_the_three_commonest_are_offered() -> None:
    assert nearest_spellings("mure", {"mur": 9, "mura": 2, "mare": 5, "murs": 5, "mural": 7}) == [
        "mur",
        "mare",
        "murs",
    ]


class Nothing:
    """The terms of a store that holds none."""

    def holding(self, _: str) -> int:
        return 0

    def near(self, term: str) -> Sequence[str]:
        return (f"{term}x",)


def words_needed(question: str, french: float, language: Language) -> list[tuple[str, dict[str, float]]]:
    found = needs(question, french, language, Nothing(), Names({}))
    return [(each.word, dict(each.choices)) for each in found]


@pytest.mark.parametrize(
    ("question", "french", "language", "needed"),
    [
        ("their", 1.0, "en", []),
        ("zyxab", 1.0, "fr", [("zyxab", {"zyxabx": 0.7})]),
        ("zyxa", 1.0, "fr", [("zyxa", {"zyx": 1.0})]),
        ("zyx12", 1.0, "fr", [("zyx12", {"zyx12": 1.0})]),
        ("chien", 1.0, "fr", [("chien", {"chien": 1.0})]),
        ("le", 1.0, "fr", []),
        ("bac bac", 1.0, "other", [("bac", {"bac": 1.0})]),
    ],
)
def test_a_word_that_no_passage_holds_is_tried_as_one_misspelt_where_it_is_long(
    question: str, french: float, language: Language, needed: list[tuple[str, dict[str, float]]]
) -> None:
    assert words_needed(question, french, language) == needed


def test_each_word_of_a_name_may_be_met_by_the_name_and_no_word_beside_it() -> None:
    names = Names.of("Val Marrow | Marrow Vale")
    (term,) = {each.term for each in names.find(["val", "marrow"])}
    found = needs("Bridges near Val Marrow closed", 0.0, "en", Nothing(), names)
    assert {each.word: term in each.choices for each in found} == {
        "bridges": False,
        "near": False,
        "val": True,
        "marrow": True,
        "closed": False,
    }


def test_a_date_of_the_question_may_be_met_by_any_of_its_forms() -> None:
    found = needs("4 May 1931", 0.0, "en", Nothing(), Names({}))
    assert "@1931-05-04" in found[-1].choices
    assert set(found[-1].choices.values()) == {1.0}


@pytest.mark.parametrize(
    ("text", "word"), [("in the US", "usa"), ("GIVE IT TO US", "us"), ("U.N. rules", "onu")]
)
def test_an_acronym_among_capitals_alone_is_a_word(text: str, word: str) -> None:
    assert word in words(plain(text))
