"""Every courtesy around a question, in either language, and what of it is left to ask."""

import pytest

from passerelle.courtesy import core

FRENCH = """
je voudrais savoir | je voulais savoir | je souhaiterais savoir | je souhaite connaître | j'aimerais savoir
je me demande
je me demandais | je cherche à savoir | je veux savoir | j'aurais aimé savoir | j'aurais voulu savoir
j'aurais besoin de savoir | nous voudrions savoir | nous aimerions connaître | nous souhaitons savoir
je voudrais te demander | je voudrais vous demander | je voudrais s'il vous plaît savoir
je voudrais simplement savoir | je voudrais juste vous demander
pourriez-vous me dire | pouvez-vous m'indiquer | pourrais-tu me préciser | peux-tu m'expliquer | sauriez-vous me dire
auriez-vous la gentillesse de me dire | pourriez-vous me rappeler | pourriez-vous me confirmer | vous pouvez me dire
tu peux me dire | est-ce que vous pourriez me dire | pourriez-vous, svp, me dire | dites-moi | dis-moi | indiquez-moi
expliquez-moi | rappelez-nous | savez-vous | sais-tu | est-ce que vous savez | serait-il possible de savoir
je vous écris pour savoir | je vous contacte afin de savoir | je me permets de vous écrire pour demander
je voudrais s'il te plaît savoir | je voudrais bien savoir | sauriez-vous | je t'écris pour savoir
bonjour, pourriez-vous me dire | excusez-moi de vous déranger, savez-vous | svp dites-moi
je voudrais par hasard savoir | je voudrais si possible savoir | pourriez-vous me donner | pouvez-vous nous informer
pouvez-vous me renseigner sur | auriez-vous l'amabilité de me dire | tu saurais | saurais-tu
je me permets de vous contacter afin de demander | j'ai une petite question : | une simple question :
juste une question : | j'aurais une question : | pouvez-vous me faire savoir | bonsoir, savez-vous
"""
ENGLISH = """
could you tell me | can you tell me | would you please tell us | will you inform me | could you be so kind as to tell me
could you remind me | could you explain to me | could you let me know | I'd like to know | I would really like to know
I would love to find out | I want to know | I need to ask | I wish to know | I am wondering | I'm just wondering
I'm trying to find out | I'm curious | I was wondering | I have been wondering | I wonder | would you mind telling me
do you mind telling us | I'd be grateful if you could tell me | I am writing to ask | could I ask you | can I ask
do you know | would you happen to know | tell me | please tell us | remind me | may I ask | may I please know
would you mind telling us | do you mind telling me | I am writing to find out | tell us | remind us
I'd like to find out
I'd be grateful if you could tell us | hey, do you know | will you let us know | could you explain to us
hello, could you tell me | sorry, do you know | excuse me, do you know | good morning, can you tell me
dear Ada, do you know | could you kindly tell me | could you perhaps tell me | could you possibly tell me
could you, if possible, tell me | could you by any chance tell me | could you be able to tell me
I have a quick question: | small question: | short question: | little question: | good afternoon, do you know
good evening, do you know | would you tell me | I'd love to ask | I am curious | can you let us know
"""
TAILS = """
please | s'il vous plaît | s'il te plaît | svp | stp | if you know | si vous le savez | merci | merci beaucoup
merci d'avance | merci par avance | merci bien | thanks | thanks a lot | thank you so much | thank you very much
thanks in advance
"""


def each(table: str) -> list[str]:
    return [part for line in table.strip().splitlines() for part in line.split(" | ")]


@pytest.mark.parametrize("lead", each(FRENCH))
def test_a_french_question_is_asked_without_its_courtesy(lead: str) -> None:
    assert core(f"{lead} quand part le bac ?") == "Quand part le bac?"
    assert core(f"{lead.capitalize()} où part le bac.") == "Où part le bac?"


@pytest.mark.parametrize("lead", each(ENGLISH))
def test_an_english_question_is_asked_without_its_courtesy(lead: str) -> None:
    assert core(f"{lead} when the ferry leaves.") == "When the ferry leaves?"
    assert core(f"{lead.upper()} how the ferry leaves?") == "How the ferry leaves?"


@pytest.mark.parametrize("tail", each(TAILS))
def test_courtesy_behind_a_question_is_left_out(tail: str) -> None:
    assert core(f"When does the ferry leave, {tail}?") == "When does the ferry leave?"


IDLE = """
Bonjour. | Bonsoir madame. | Salut à tous. | Hello there. | Hi Ada. | Hey. | Dear Ada, | Chère Ada. | Good morning.
Madame. | Monsieur. | Merci. | Un grand merci à vous. | Thanks in advance. | Many thanks. | Cheers. | Cordialement.
Bien cordialement, Ada. | Kind regards. | Best regards, Ada. | Warm regards. | Bonne journée. | Bonne continuation.
Have a nice day. | Have a great weekend. | Sincerely yours. | I hope you are well. | J'espère que vous allez bien.
I hope this finds you well. | Sorry to bother you. | Désolée de vous déranger. | I look forward to your answer.
Dans l'attente de votre réponse. | Chers amis. | Cher Ada. | Dear madam.
Good afternoon. | Good evening. | Bonne soirée.
Hoping this finds you well. | J'espère que tout va bien. | Sorry to disturb you. | Sorry for the trouble.
Pardon de vous déranger. | Pardon to bother you. | Have a good day. | Thank you so much.
"""


@pytest.mark.parametrize("sentence", [part for part in each(IDLE) if not part.endswith(",")])
def test_a_sentence_that_asks_nothing_is_left_out(sentence: str) -> None:
    assert core(f"{sentence} When does the ferry leave?") == "When does the ferry leave?"


@pytest.mark.parametrize(
    "message",
    [
        "When does the ferry leave?",
        "Who do you know?",
        "Merci de rendre les clés ?",
        "Pleases who?",
        "Bonjour.",
        "Do you know?",
        "Savez-vous ?",
        "please",
        "",
        "Peut-on dire non ?",
    ],
)
def test_a_message_without_courtesy_or_with_nothing_else_stays_as_it_is(message: str) -> None:
    assert core(message) == message


@pytest.mark.parametrize(
    ("message", "left"), [("Thanks. Ferry?", "Thanks. Ferry?"), ("Thanks. Ferry when?", "Ferry when?")]
)
def test_two_words_at_least_are_left_to_ask(message: str, left: str) -> None:
    assert core(message) == left


@pytest.mark.parametrize(
    ("message", "left"),
    [
        ("Could you tell me how much?", "How much?"),
        ("Could you tell me when?", "Could you tell me when?"),
        (
            "Bonjour, le bac part (à 8 h). Quand arrive le bac ?",
            "Bonjour, le bac part (à 8 h). Quand arrive le bac ?",
        ),
    ],
)
def test_a_greeting_goes_with_a_short_sentence_alone_and_two_words_are_asked(message: str, left: str) -> None:
    assert core(message) == left


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


BEGINNINGS = """comment va le bac | depuis quand part-il | jusqu'à quand part-il | en quelle année part-il
s'il part tôt | d'où part le bac | à quelle heure part-il | de quel quai part-il | l'heure du bac | laquelle part tôt
dans quel port est-il | pourquoi part-il | où part le bac | quel bac part"""
ENGLISH_BEGINNINGS = """when it leaves | which boat leaves | how it leaves | the hour of the boat | in which port it is
on which day it leaves | at what time it leaves | by which quay it is | a good hour for it | to which quay it goes"""


@pytest.mark.parametrize("asked", each(BEGINNINGS))
def test_a_question_may_begin_with_any_small_word_behind_its_courtesy(asked: str) -> None:
    assert core(f"Pouvez-vous me dire {asked} ?") == f"{asked[0].upper()}{asked[1:]}?"
    assert core("Pouvez-vous me dire si le bac part ?") == "Le bac part?"
    assert core("Pouvez-vous me dire cela ici ?") == "Pouvez-vous me dire cela ici ?"


@pytest.mark.parametrize("asked", each(ENGLISH_BEGINNINGS))
def test_an_english_question_may_begin_with_any_small_word_behind_its_courtesy(asked: str) -> None:
    assert core(f"Could you tell me {asked}?") == f"{asked[0].upper()}{asked[1:]}?"
    assert (
        core("Could you tell me if it leaves?")
        == core("Could you tell me whether it leaves?")
        == "It leaves?"
    )
    assert core("Could you tell me something nice?") == "Could you tell me something nice?"


def test_a_sentence_of_which_one_word_would_be_left_keeps_its_courtesy_beside_others() -> None:
    message = "Could you tell me when? Where is it now?"
    assert core(message) == message
