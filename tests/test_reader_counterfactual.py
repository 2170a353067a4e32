"""Near misses made of questions, opposites, questions badly typed, families of documents: each rule at its edge."""

import random
import re
from collections import Counter

import numpy as np
import pytest

from passerelle.training.reader.counterfactual import counterfactual, names
from passerelle.training.reader.families import families, held_out, stem
from passerelle.training.reader.opposites import OPPOSITES, opposite
from passerelle.training.reader.perturb import perturb
from passerelle.training.reader.settings import Settings


def made(question: str, passage: str, *others: str, language: str = "fr") -> set[str | None]:
    """Return all that two hundred draws make of *question*."""
    return {counterfactual(question, passage, language, others, random.Random(seed)) for seed in range(200)}


def numbers(found: set[str | None]) -> set[int]:
    return {int(re.findall(r"\d+", each)[0]) for each in found if each}


@pytest.mark.parametrize(
    ("number", "least", "most"),
    [(8, 5, 11), (12, 9, 15), (13, 8, 18), (1931, 1926, 1936), (2999, 2994, 3004)],
)
def test_a_number_moves_a_little(number: int, least: int, most: int) -> None:
    moved = numbers(made(f"Que dit la page {number} ?", f"Page {number}."))
    assert moved <= set(range(least, most + 1)) - {number}
    assert (min(moved), max(moved)) == (least, most)


def test_a_large_number_moves_further_and_a_small_one_stays_above_nought() -> None:
    assert numbers(made("Coûte-t-il 3000 euros ?", "3000 euros")) == {2900, 3001, 3010, 2990, 3100}
    assert numbers(made("Que dit la page 1 ?", "Page 1.")) == {2, 3, 4}


def test_a_number_that_the_passage_says_is_not_asked_for() -> None:
    said = "Pages 5 6 7 8 9 10 11"
    assert made("Que dit la page 8 ?", said) == {None}
    assert numbers(made("Que dit la page 8 ?", said.replace(" 5", "").replace("11", "110"))) == {5, 11}


@pytest.mark.parametrize(
    "question", ["Que dit la page 9 ?", "Est-il à 1,8 km ?", "Est-il à 8.50 ?", "Quoi ?"]
)
def test_a_number_that_the_passage_does_not_say_or_a_part_of_one_stays(question: str) -> None:
    assert made(question, "Page 8, à 80 km.") == {None}


def test_a_name_becomes_another_that_the_passage_does_not_say() -> None:
    question, passage = "Que fit Corbier à Brume ?", "CORBIER vint en 1931, et Harrow aussi."
    assert made(question, passage, "Harrow", "Brume", "Vesle", "Orne") - {None} == {
        "Que fit Vesle à Brume ?",
        "Que fit Orne à Brume ?",
    }
    assert made(question, passage) == {None}
    assert made(question, passage, "Harrow", "Brume") == {None}
    assert made("Corbier vint-il ?", passage, "Vesle") == {None}


def test_names_are_words_with_a_capital_that_begin_nothing() -> None:
    assert names("Où Ada Thorne et l’Écluse d'Orsec, Ada ?") == ["Ada", "Thorne", "Écluse", "Orsec"]
    assert names("Ada et Al ?") == []


def test_an_opposite_is_asked_for_where_the_passage_does_not_say_it() -> None:
    assert made("Quand ouvre le bac ?", "Il ouvre à midi.") == {"Quand ferme le bac ?"}
    assert made("Quand ouvre le bac ?", "Il ferme à midi.") == {None}
    assert made("When does it open?", "At noon.", language="en") == {"When does it close?"}
    assert made("When does it open?", "At noon.", language="de") == {None}


@pytest.mark.parametrize(
    ("word", "before", "language", "other"),
    [
        ("Premier", "", "fr", "dernier"),
        ("dernier", " ", "fr", "premier"),
        ("est", "'", "fr", "ouest"),
        ("EST", "’", "fr", "ouest"),
        ("est", " ", "fr", None),
        ("été", "’", "fr", "hiver"),
        ("été", " ", "fr", None),
        ("ouest", " ", "fr", "est"),
        ("hiver", "", "fr", "été"),
        ("east", " ", "en", "west"),
        ("first", "", "fr", None),
        ("first", "", "other", None),
        ("bac", "", "fr", None),
    ],
)
def test_an_opposite_is_one_of_its_language(word: str, before: str, language: str, other: str | None) -> None:
    assert opposite(word, before, language) == other


@pytest.mark.parametrize(("language", "others"), [("fr", []), ("en", ["begin", "opened"])])
def test_every_opposite_leads_back_but_of_a_word_with_two(language: str, others: list[str]) -> None:
    found = OPPOSITES[language]
    assert sorted(word for word, other in found.items() if found[other] != word) == others


def test_a_question_is_typed_as_people_do_and_mostly_as_it_is() -> None:
    question = "Où est la Grande Écluse du vieux port ?"
    drawn = [perturb(question, random.Random(seed)) for seed in range(2000)]
    assert 0.60 < drawn.count(question) / 2000 < 0.72  # .9 * .93 * .85 * .94 is .67
    clipped = sum("?" not in each for each in drawn)
    assert 0.12 < clipped / 2000 < 0.18
    assert 0.08 < sum(each == each.lower() for each in drawn) / 2000 < 0.12
    assert 0.05 < sum("É" not in each.upper() for each in drawn) / 2000 < 0.11
    slipped = [each for each in drawn if sorted(each.lower()) != sorted(question.lower()) and "?" in each]
    assert {len(each) - len(question) for each in slipped} == {-1, 0, 1}
    assert all(each[:3].lower() in {"où ", "ou "} for each in drawn)


def test_a_short_question_has_no_slip() -> None:
    letters = {
        perturb(question, random.Random(seed)).lower()
        for seed in range(400)
        for question in ("ou est-il la",)
    }
    assert letters == {"ou est-il la"}
    assert len({perturb("ou est-il la?", random.Random(seed)).rstrip("?") for seed in range(400)}) > 3


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("bail-2031.pdf", "bail"),
        ("bail-2031-05.md", "bail"),
        ("bail-a.txt", "bail"),
        ("bail-f-fr.txt", "bail-fr"),
        ("bail-g.txt", "bail-g"),
        ("bail-1999.txt", "bail-1999"),
        ("bail-20310.txt", "bail-20310"),
        ("bail.v2.txt", "bail.v2"),
    ],
)
def test_a_name_is_known_without_its_year_its_month_or_its_variant(name: str, bare: str) -> None:
    assert stem(name) == bare


def test_documents_as_like_as_that_are_of_one_family() -> None:
    def grouped(cosine: float, *file_names: str) -> list[list[str]]:
        vectors = np.array([[1, 0, 0], [cosine, np.sqrt(1 - cosine**2), 0], [0, 0, 1]], dtype=np.float32)
        return families(file_names, vectors)

    assert grouped(0.46, "b.txt", "a.txt", "c.txt") == [["a.txt", "b.txt"], ["c.txt"]]
    assert grouped(0.44, "b.txt", "a.txt", "c.txt") == [["a.txt"], ["b.txt"], ["c.txt"]]
    assert grouped(0.0, "b-2031.txt", "a.txt", "b-2032.txt") == [["a.txt"], ["b-2031.txt", "b-2032.txt"]]


def test_a_third_of_the_documents_is_held_out_whole_families_and_no_large_one() -> None:
    groups = [[f"{number}"] for number in range(30)]
    held = held_out(groups)
    assert (len(held), held_out(groups)) == (10, held)
    assert held_out([[f"{n}" for n in range(12)]]) == frozenset()
    assert held_out([[f"{n}" for n in range(11)]]) == {f"{n}" for n in range(11)}
    pairs = [[f"{n}a", f"{n}b"] for n in range(9)]
    chosen = held_out(pairs)
    assert {name[0] + "a" for name in chosen} | {name[0] + "b" for name in chosen} == chosen
    assert len(chosen) == 6


@pytest.mark.parametrize(
    ("step", "seen", "share"),
    [(0, 0, 0.25), (1, 0, 0.5), (3, 0, 1.0), (9, 0, 1.0), (9, 50, 0.51), (9, 100, 0.02), (9, 200, 0.02)],
)
def test_the_rate_rises_in_its_first_steps_and_falls_in_a_line(step: int, seen: int, share: float) -> None:
    settings = Settings(examples=100, rate=2.0, warm_up=4)
    assert settings.rate_at(step, seen) == pytest.approx(2.0 * share)


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


def test_each_kind_of_change_may_come_first() -> None:
    question, passage = "Quand ouvre Vaux le 20 ?", "Vaux ouvre le 20."
    found = {"".join(sorted(each or "")): each for each in made(question, passage, "Brest")}
    kinds = {
        ("Brest" in (each or ""), "ferme" in (each or ""), "20" in (each or "")) for each in found.values()
    }
    assert kinds == {(True, False, True), (False, True, True), (False, False, False)}
