"""What a question with a verb, or a question word alone, becomes of the one before it."""

import pytest
from before import before

from passerelle.conversation.before import Before
from passerelle.conversation.clauses import clause
from passerelle.conversation.leaning import opened

FAIR = before(
    "When is the fair of Vesper in 2031?",
    title="Vesper rules",
    topic="Vesper",
    quote="The fair is on 3 May. It rains.",
    texts=["The fair is on 3 May."],
)
OPEN = before(
    "Is the fair of Vesper open?", title="Vesper rules", topic="Vesper", quote="It is shut. It rains."
)
DOGS = before("Les chiens sont-ils admis à Vaux ?", title="Vaux", topic="Vaux", quote="Oui.")


@pytest.mark.parametrize(
    ("asked", "text", "form"),
    [
        (FAIR, "why?", "Why: The fair is on 3 May, the fair of Vesper 2031?"),
        (FAIR, "how come?", "How come: The fair is on 3 May, the fair of Vesper 2031?"),
        (FAIR, "why so late?", "Why so late: The fair is on 3 May, the fair of Vesper 2031?"),
        (FAIR, "how come it is late?", "How come it is late, the fair of Vesper 2031?"),
        (OPEN, "why?", "Why is the fair of Vesper open?"),
        (OPEN, "why not?", "Why is the fair of Vesper open?"),
        (OPEN, "how come?", "How come is the fair of Vesper open?"),
        (DOGS, "pourquoi ?", "Pourquoi les chiens sont-ils admis à Vaux?"),
        (DOGS, "pourquoi pas ?", "Pourquoi les chiens sont-ils admis à Vaux?"),
        (DOGS, "et pourquoi si tard ?", "Pourquoi si tard les chiens sont-ils admis à Vaux?"),
        (DOGS, "comment ça ?", "Comment ça les chiens sont-ils admis à Vaux?"),
        (before("Ada va-t-elle à Vaux ?", quote="Oui."), "pourquoi ?", "Pourquoi Ada va-t-elle à Vaux?"),
        (before("When is the fair of Vesper in 2031?"), "why?", "Why, the fair of Vesper in 2031?"),
    ],
)
def test_why_asks_of_what_was_quoted_or_of_a_question_of_yes_or_no(
    asked: Before, text: str, form: str
) -> None:
    assert clause(asked, opened(text)) == form


LONG = before("How much time does the fair of Vesper take?")
WHY = before(
    "why?", "Why: It is red, the Brenn mill?", title="Brenn mill", topic="Brenn mill", quote="It is red."
)


@pytest.mark.parametrize(
    ("asked", "text", "form"),
    [
        (FAIR, "who pays?", "Who pays, the fair of Vesper in 2031?"),
        (FAIR, "who sells tickets?", ""),
        (FAIR, "for how long?", "For how long, the fair of Vesper in 2031?"),
        (FAIR, "for what reason?", "For what reason, the fair of Vesper in 2031?"),
        (FAIR, "what reason?", "What reason, the fair of Vesper in 2031?"),
        (FAIR, "in which hall?", "In which hall, the fair of Vesper in 2031?"),
        (FAIR, "in which old hall?", "In which old hall, the fair of Vesper in 2031?"),
        (FAIR, "in which big red hall?", ""),
        (FAIR, "with how many men?", "With how many men, the fair of Vesper in 2031?"),
        (FAIR, "how many men?", "How many men, Vesper?"),
        (FAIR, "what if they don't?", "What if they don't, the fair of Vesper in 2031?"),
        (OPEN, "since when?", "Since when, the fair of Vesper open?"),
        (WHY, "since when?", "Since when, the Brenn mill?"),
        (LONG, "since when?", "Since when does the fair of Vesper take?"),
        (
            before("How long does the fair of Vesper last?"),
            "since when?",
            "Since when, the fair of Vesper last?",
        ),
    ],
)
def test_a_question_word_alone_asks_of_all_that_was_asked(asked: Before, text: str, form: str) -> None:
    assert clause(asked, opened(text)) == form


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("and if it rains?", "If it rains, the fair of Vesper 2031?"),
        ("if it is wet?", "When is the fair of Vesper in 2031 if it is wet?"),
        ("et si c'est fermé ?", "When is the fair of Vesper in 2031 si c'est fermé?"),
        ("and when it rains?", "When is the fair of Vesper in 2031 when it rains?"),
        ("when it rains?", "When it rains, the fair of Vesper 2031?"),
        ("and when is it?", "When is it, the fair of Vesper 2031?"),
        ("is it only for members?", "When is the fair of Vesper in 2031 only for members?"),
        ("is that every day?", "When is the fair of Vesper in 2031 every day?"),
        ("was it so the year before?", "When is the fair of Vesper in 2030?"),
        (
            "and the year after, who paid it all, and when?",
            "Who paid it all, and when, the fair of Vesper 2032?",
        ),
        ("where does the Otley market open?", ""),
    ],
)
def test_a_condition_or_a_year_is_put_to_the_question_before(text: str, form: str) -> None:
    assert clause(FAIR, opened(text)) == form


def test_a_condition_that_denies_or_names_another_thing_changes_the_question_before() -> None:
    booked = before("When is the hall of Vesper booked?")
    assert clause(booked, opened("and if it is not booked?")) == "When is the hall of Vesper not booked?"
    breaks = before("Who pays at Vesper if a window breaks?")
    assert clause(breaks, opened("if the boiler does?")) == "Who pays at Vesper if the boiler breaks?"


@pytest.mark.parametrize(
    ("question", "searched", "about", "own"),
    [
        ("how long is it?", "How long is it, the Grelin mower?", "the Grelin mower", "How long is it"),
        ("and how long is it?", "How long is it, the Grelin mower?", "the Grelin mower", "How long is it"),
        ("how long is it?", "How long is it, the mower, Vaux?", "the mower, Vaux", "How long is it"),
        ("why?", "Why: It is red, and old, the Brenn mill?", "the Brenn mill", "Why: It is red, and old"),
        ("why?", "Why: It is red?", "", ""),
        ("how long is it?", "How long is it?", "", ""),
        ("how long is it?", "So how long is it, the mower?", "", ""),
        ("how long is it?", "How long is it by night, the mower?", "", ""),
        ("?", "x, y?", "", ""),
    ],
)
def test_the_subject_that_was_put_behind_a_question_is_found_again(
    question: str, searched: str, about: str, own: str
) -> None:
    asked = before(question, searched)
    assert (asked.about, asked.own) == (about, own)


VESPER = before(
    "when is it?",
    "When is it, the fair of Vesper?",
    title="Vesper rules",
    topic="Vesper 2031",
    whole="Who runs the mills of Vesper?",
    quote="The basin was cleaned.",
)
NEXT = before("When is the fair of Vesper in 2031?", title="Vesper rules 2031", topic="Vesper 2031")
RUNS = before("Who runs the mill of Vesper?", title="Vesper rules", topic="Vesper", answer="Ada Roe")
FEE = before("Quelle est la cotisation du club Brenn ?", title="Club Brenn", topic="Club Brenn")
DEPOSIT = before(
    "what deposit do they ask?",
    "What deposit do they ask, Marrick Dairy?",
    title="Marrick Dairy",
    topic="Marrick Dairy",
)
SHOP = before("is there a shop or a red barn?", "Is there a shop or a red barn, Vesper?", topic="Vesper")


@pytest.mark.parametrize(
    ("asked", "text", "form"),
    [
        (VESPER, "who pays?", "Who pays, Vesper 2031?"),
        (VESPER, "who pays in 2030?", "Who pays in 2030, Vesper?"),
        (VESPER, "who pays it?", "Who pays it, the fair of Vesper?"),
        (VESPER, "is this basin deep?", "Is this basin deep, Vesper rules?"),
        (VESPER, "is this pool deep?", "Is this pool deep, Vesper 2031?"),
        (VESPER, "when do I light one?", "When do I light one, the mills, the fair of Vesper?"),
        (VESPER, "did they come?", "Did they come, Vesper 2031?"),
        (NEXT, "who pays it?", "Who pays it, the fair of Vesper 2031?"),
        (NEXT, "who pays it the year after?", "Who pays it, the fair of Vesper 2032?"),
        (RUNS, "where did she live?", "Where did Ada Roe live, the mill of Vesper?"),
        (RUNS, "where is her barn?", "Where is her barn, Ada Roe, the mill of Vesper?"),
        (RUNS, "où est son bureau ?", "Où est son bureau, Ada Roe, the mill of Vesper?"),
        (RUNS, "where is it?", "Where is it, the mill of Vesper?"),
        (RUNS, "who sold them?", "Who sold them, Vesper?"),
        (FEE, "est-elle due ?", "Est-elle due, la cotisation du club Brenn?"),
        (FEE, "est-il ouvert ?", "Est-il ouvert, club Brenn?"),
        (DEPOSIT, "when do I get it back?", "When do I get it back, deposit, Marrick Dairy?"),
        (DEPOSIT, "who keeps them?", "Who keeps them, Marrick Dairy?"),
        (SHOP, "may I hire one?", "May I hire one, a red barn, Vesper?"),
        (SHOP, "can I hire one of them?", "Can I hire one of them, a red barn, Vesper?"),
        (SHOP, "on peut en louer deux ?", "On peut en louer deux, a red barn, Vesper?"),
        (SHOP, "does one pay?", "Does one pay, Vesper?"),
        (before("Is it so?"), "who pays?", "Who pays, Is it so?"),
    ],
)
def test_a_question_gets_the_subject_that_its_pronoun_can_mean(asked: Before, text: str, form: str) -> None:
    assert asked.of_subject(text) == form


YEAR = before("How much is the fair of Vesper?", title="Vesper rules 2031", quote="In 2029 it was £3.")
NONE = before("How much is the fair of Vesper?", title="Vesper rules", quote="In 2029 it was £3.")


@pytest.mark.parametrize(
    ("asked", "text", "form"),
    [
        (NEXT, "the year before?", "When is the fair of Vesper in 2030?"),
        (NEXT, "and the price the year after?", "When is the fair of Vesper in 2032?"),
        (NEXT, "and the price of tickets the year after?", ""),
        (NEXT, "who pays?", ""),
        (YEAR, "the year before?", "How much is the fair of Vesper 2030?"),
        (NONE, "the year before?", "How much is the fair of Vesper 2028?"),
        (before("How much is the fair of Vesper?"), "the year before?", ""),
    ],
)
def test_a_year_is_moved_from_the_question_the_title_or_the_quotation(
    asked: Before, text: str, form: str
) -> None:
    assert asked.moved(text) == form


LAMP = before("How is the lamp of the red hall lit?", title="Hall rules", topic="Hall")
HOSTEL = before("How much is a bed in a room at Halden?", title="Other", topic="Other")


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("is it warm?", "a bed, Halden, Other"),
        ("was it warm that night?", "Halden, Other"),
        ("was it warm then?", "Halden, Other"),
        ("was it warm that day?", "Halden, Other"),
        ("who was there?", "Other"),
        ("who slept there?", "Halden, Other"),
        ("était-il plein cette nuit ?", "Halden, Other"),
        ("who pays?", "Other"),
        ("il faut la payer ?", "Other"),
        ("a-t-on le droit de la payer ?", "a bed, Halden, Other"),
        ("faut-il l'ouvrir pour la laver ?", "a bed, Halden, Other"),
        ("which one is warm?", "Other"),
        ("is one of them warm?", "Other"),
        ("is that warm?", "a bed, Halden, Other"),
        ("is that warm in May?", "Other"),
        ("what is that?", "a bed, Halden, Other"),
        ("what does that cost?", "a bed, Halden, Other"),
    ],
)
def test_what_means_one_thing_is_asked_of_a_thing_and_what_means_a_time_of_none(
    text: str, subject: str
) -> None:
    assert HOSTEL.subject(text) == subject


@pytest.mark.parametrize(
    ("own", "form"),
    [
        ("Pour combien de personnes faut-il", "Quel format, rue des Aulnes?"),
        ("Combien de lits y a-t-il", "Quel format, rue des Aulnes?"),
        ("Combien de personnes viennent", "Quel format, personnes viennent, rue des Aulnes ?"),
        (
            "Pour combien de personnes faut-il un dossier",
            "Quel format, personnes faut-il un dossier, rue des Aulnes ?",
        ),
    ],
)
def test_what_counts_people_alone_is_not_put_behind_a_question_word(own: str, form: str) -> None:
    asked = before(f"{own} ?", f"{own}, rue des Aulnes ?", title="Bail, rue des Aulnes")
    assert clause(asked, opened("quel format ?")).replace(" ?", "?") == form.replace(" ?", "?")
