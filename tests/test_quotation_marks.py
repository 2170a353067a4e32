"""What a line's beginning or end says of it, mark by mark, and the likes of each that say nothing."""

import pytest

from passerelle.quotation import marks
from passerelle.quotation.marks import asks, leads

ITEMS = """• | ▪ | ■ | ‣ | ◦ | · | ● | ○ | ► | ▸ | ➢ | ❖ | ✓ | ✔ | ☐ | ☑ | □ | * | – | — | - | 1. | 12) | 123° | (4)
(4. | a) | b. | (c) | (d. | A) | (B) | i. | iv) | (viii) | [] | [ ] | [x] | [X]
étape 1 : | Étape 12. | ETAPE 3) | step 4 -
Step 5– | Step 6 —"""
NO_ITEMS = """+ | ~ | 1234. | 1 | 1: | A. | ab) | xviii) | [y] | [xx]
étape 123. | étape : | steps 4. | ° | step4. | #"""


def each(table: str) -> list[str]:
    return [part for line in table.splitlines() for part in line.split(" | ")]


@pytest.mark.parametrize("mark", each(ITEMS))
def test_a_mark_with_a_space_behind_it_begins_an_item(mark: str) -> None:
    for space in (" ", "  ", "\u00a0"):
        found = marks.ITEM.match(f"{mark}{space}une vis")
        assert found is not None
        assert found.group() == f"{mark}{space}"
    assert marks.ITEM.match(f"{mark}une vis") is None
    assert marks.ITEM.match(f"{mark} ") is None


@pytest.mark.parametrize("mark", each(NO_ITEMS))
def test_other_signs_begin_no_item(mark: str) -> None:
    assert marks.ITEM.match(f"{mark} une vis") is None


QUESTIONS = """Q: | q. | Q) | Q – | Q — | Q- | Q1: | Q 12 : | Q123) | Q. 4: | Q n°4 : | Q no 4: | Quest. 4: | quest:
QUESTION : | Question 4: | Question 4 | Question 123 | **Q:** | ***Q :*** | _Q:_ | Question n° 4 -"""
NO_QUESTIONS = (
    "Q | Quand : | Question | question 4 | Question 1234 | Q1234: | Qu: | ****Q: | Questions 4: | (Q) | Q m4:"
)


@pytest.mark.parametrize("mark", each(QUESTIONS))
def test_a_question_says_that_it_is_one(mark: str) -> None:
    found = marks.QUESTION.match(f"{mark} le prix")
    assert found is not None
    assert found.group() == f"{mark} "
    assert marks.QUESTION.match("Q: ") is None


@pytest.mark.parametrize("mark", each(NO_QUESTIONS))
def test_other_words_say_of_no_line_that_it_asks(mark: str) -> None:
    assert marks.QUESTION.match(f"{mark} le prix") is None


ANSWERS = """R: | r. | R) | R – | R - | Rép: | rep. | Rép. : | Réponse : | reponse: | RÉPONSE 4: | R4: | R 123 :
A: | a. | Ans: | Answer: | ANSWER 4 - | **A:** | ***R :*** | _A:_ | A—"""
NO_ANSWERS = "R | Rappel : | Ada : | Réponses : | Answers: | R1234: | ****A: | (A) | An: | Rn4:"


@pytest.mark.parametrize("mark", each(ANSWERS))
def test_an_answer_says_that_it_is_one(mark: str) -> None:
    found = marks.ANSWER.match(f"{mark} dix euros")
    assert found is not None
    assert found.group() == f"{mark} "
    assert marks.ANSWER.match("R: ") is None


@pytest.mark.parametrize("mark", each(NO_ANSWERS))
def test_other_words_say_of_no_line_that_it_answers(mark: str) -> None:
    assert marks.ANSWER.match(f"{mark} dix euros") is None


@pytest.mark.parametrize(
    "mark", ["R:", "R.", "Rép :", "Rép.", "Réponse 4 :", "A:", "A 123.", "Answer:", "Answer 4."]
)
def test_an_answer_may_begin_inside_a_line(mark: str) -> None:
    found = marks.ANSWER_INSIDE.search(f"le prix {mark} dix euros")
    assert found is not None
    assert found.group() == f" {mark} "
    assert marks.ANSWER_INSIDE.search(f"le prix{mark} dix euros") is None
    assert marks.ANSWER_INSIDE.search(f"le prix {mark}dix euros") is None


@pytest.mark.parametrize("mark", ["r:", "R)", "Ans:", "Answers:", "A1234:", "B:", "a.", "R -"])
def test_no_answer_begins_inside_a_line_with_less(mark: str) -> None:
    assert marks.ANSWER_INSIDE.search(f"le prix {mark} dix euros") is None


def test_the_mark_of_an_answer_may_stand_alone() -> None:
    for mark in ("R", "Rép", "Réponse", "A", "Ans", "Answer"):
        for sign in (".", ":", " :"):
            assert marks.ANSWER_ALONE.fullmatch(f"{mark}{sign}"), mark
        assert not marks.ANSWER_ALONE.fullmatch(mark)
        assert not marks.ANSWER_ALONE.fullmatch(f"{mark}: oui")


HEADERS = """de | à | a | cc | cci | bcc | objet | date | envoyé | from | to | subject | sent | reply-to | répondre à"""


@pytest.mark.parametrize("word", each(HEADERS))
def test_a_line_of_a_mails_head_begins_with_its_word(word: str) -> None:
    for sign in (":", " :", "\u00a0:"):
        for written in (word, word.upper()):
            assert marks.MAIL.match(f"{written}{sign} Ada")
            assert bool(marks.MAIL_SENT.match(f"{written}{sign} Ada")) is (word in {"date", "envoyé", "sent"})
            assert bool(marks.MAIL_SUBJECT.match(f"{written}{sign} Ada")) is (word in {"objet", "subject"})
    assert not marks.MAIL.match(f"{word}: ")
    assert not marks.MAIL.match(f"{word} Ada")
    assert not marks.MAIL.match(f"x{word}: Ada")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("# Prix", "HASHES"),
        ("###### Prix", "HASHES"),
        ("####### Prix", ""),
        ("#Prix", ""),
        ("# ", ""),
        ("---", "RULE"),
        ("--", ""),
        ("| === |", "RULE"),
        ("+---+:-", "RULE"),
        ("___", "RULE"),
        ("--- x", ""),
    ],
)
def test_hashes_begin_a_heading_and_lines_make_a_rule(text: str, kind: str) -> None:
    assert bool(marks.HASHES.match(text)) is (kind == "HASHES")
    assert bool(marks.RULE.fullmatch(text)) is (kind == "RULE")


LONG = "Le ministre hésite depuis un mois devant "


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Où ?", True),
        ("Où", False),
        ("Où ? Ici.", False),
        *((f"Où ?{closer}", True) for closer in " \u00a0\u202f»”\"'’)*_]"),
        ("« Où ? » (*_]", False),
        ("Où ?.", False),
        (f"{LONG}ceci : partir ?", False),
        (f"{LONG}ceci\u00a0: partir ?", False),
        (f"{LONG}ceci: partir ?", False),
        (f"{LONG}ceci  : partir ?", True),
        (f"{LONG}4 : partir ?", True),
        (f"{LONG}ceci :partir ?", True),
        ("Dites : partir ?", True),
        (f"{'x' * 40}y: partir ?", False),
        (f"{'x' * 39}y: partir ?", True),
        (f"Où ? {LONG}ceci : partir ?", True),
        ("", False),
    ],
)
def test_a_text_asks_that_ends_in_a_question_mark(text: str, *, is_one: bool) -> None:
    assert asks(text) is is_one


LEADS = """suivant. | suivante. | suivants. | suivantes. | ci-dessous. | ci-après. | as follows. | following.
following rooms. | following old rooms. | below. | Below. | below . | : | :  | :* | :**_ | :\u00a0"""
NO_LEADS = "suivant | suit. | ci-contre. | follows. | following very old rooms. | beneath. | :- | . | following, rooms."


@pytest.mark.parametrize("end", each(LEADS))
def test_a_text_leads_that_ends_in_a_colon_or_says_so(end: str) -> None:
    assert leads(f"Les salles {end}")


@pytest.mark.parametrize("end", each(NO_LEADS))
def test_a_text_with_another_end_leads_to_nothing(end: str) -> None:
    assert not leads(f"Les salles {end}")


def test_what_leads_stands_in_the_last_forty_letters() -> None:
    assert leads("The following " + "o" * 13 + " " + "r" * 15 + ".")
    assert not leads("The following " + "o" * 14 + " " + "r" * 16 + ".")
