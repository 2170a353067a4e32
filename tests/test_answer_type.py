"""What type of thing a question wants to be told, and which words of a text are of it."""

import pytest

from passerelle.answer_type import answer_type


@pytest.mark.parametrize(
    ("question", "type_"),
    [
        ("How much is the deposit?", "money"),
        ("What's the entrance fee for a child?", "money"),
        ("What does a spare key cost?", "money"),
        ("Combien coûte la carte annuelle ?", "money"),
        ("Quel est le montant de la caution ?", "money"),
        ("C'est combien, le sauna ?", "money"),
        ("À quel prix vend-on le miel ?", "money"),
        ("How much does the parcel weigh?", "weight"),
        ("How much water does it need?", "number"),
        ("By how much did the rent rise?", "number"),
        ("Combien pèse le colis ?", "weight"),
        ("How many people may use the sauna at once?", "count"),
        ("Combien d'animateurs encadrent les enfants ?", "count"),
        ("What is the number of lots?", "count"),
        ("Combien de temps dure la visite ?", "duration"),
        ("How many days before the move must I call?", "duration"),
        ("What is the notice period?", "duration"),
        ("How long is the bridge?", "length"),
        ("How far is the beach?", "length"),
        ("How high is the fence?", "measure"),
        ("Quelle est la superficie du jardin ?", "measure"),
        ("At what time does the shop close?", "clock"),
        ("À quelle heure ouvre la piscine ?", "clock"),
        ("What are the visiting hours?", "clock"),
        ("How late is the shop open?", "clock"),
        ("Combien pour une place ?", "money"),
        ("Quelle est la puissance de la bouilloire ?", "measure"),
        ("In which year was the mill built?", "year"),
        ("En quelle année le moulin a-t-il brûlé ?", "year"),
        ("In which month is the fair?", "month"),
        ("À quelle date a lieu la fête ?", "date"),
        ("On what day is the library shut?", "day"),
        ("Quel jour sort-on les poubelles ?", "day"),
        ("When was it signed?", "moment"),
        ("Quand le bail prend-il fin ?", "moment"),
        ("Je voudrais savoir quand passe le ramoneur", "moment"),
        ("What happens when the alarm rings?", None),
        ("Que faut-il faire quand l'alarme sonne ?", None),
        ("How often must the filter be washed?", "rate"),
        ("Tous les combien faut-il purger les radiateurs ?", "rate"),
        ("What percentage of members voted?", "share"),
        ("Quelle part du budget va aux travaux ?", "share"),
        ("How old must a rider be?", "age"),
        ("À partir de quel âge peut-on nager seul ?", "age"),
        ("What colour is the door?", "colour"),
        ("De quelle couleur sont les volets ?", "colour"),
        ("What is the phone number of the warden?", "phone"),
        ("Quel numéro faut-il composer la nuit ?", "phone"),
        ("What's the email address of the club?", "email"),
        ("Quelle est l'adresse du site ?", "website"),
        ("What is my policy number?", "code"),
        ("Quel est le numéro de contrat ?", "code"),
        ("Who fixes how many days there are?", None),
        ("What did he say when he was asked what year it was?", None),
        ("Pourquoi faut-il dire combien de temps il reste ?", None),
        ("Which room is it? How much is it?", "money"),
        ("Ma fille, qui a sept ans, combien paie-t-elle ?", "money"),
        ("What does the lease charge for?", None),
        ("What do I pay for?", None),
        ("Quel mail faut-il utiliser ?", "email"),
        ("Who signed the lease?", None),
        ("Pourquoi la piscine est-elle fermée ?", None),
        ("", None),
    ],
)
def test_a_question_says_what_type_of_thing_it_wants(question: str, type_: str | None) -> None:
    wanted = answer_type(question)
    assert (wanted and wanted.type) == type_


@pytest.mark.parametrize(
    ("question", "held", "lacking"),
    [
        ("How much is it?", "£4.50 each", "open for 3 hours"),
        ("Combien ça coûte ?", "1 240,00 € par an", "le 3 mai à 14 h"),
        ("Combien ça coûte ?", "C'est gratuit.", "C'est permis."),
        ("How much is the fine?", "2.5 million dollars", "2.5 metres"),
        ("How much is the fine?", "four hundred crowns", "four hundred rooms"),
        ("What is the price of a stamp?", "64p", "64 pages"),
        ("How many people fit in?", "Up to nine people", "Sauna | 6,00 € | 7,50 €"),
        ("How many visitors came?", "9 412 visitors", "from 20 December 2021 to 31 January"),
        ("How many eggs do I need?", "3 œufs", "Battez les œufs avec la moitié du sucre."),
        ("How many eggs do I need?", "12, or 13 at most", "20 cl de crème, 100 g de beurre"),
        ("Combien de joueurs ?", "vingt-deux joueurs", "à 14 h 30, le 3 mai"),
        ("Combien de joueurs ?", "une douzaine de joueurs", "Les joueurs sont prêts."),
        ("Combien de temps ?", "dix-huit mois", "10 entrées"),
        ("Combien de temps ?", "une heure et demie", "à l'heure"),
        ("For how many days?", "ten working days", "10 o'clock"),
        ("Combien de jours ?", "Congé | 12 | 3", "12 personnes"),
        ("How long is it?", "about 12 metres", "12 people"),
        ("How high is it?", "1,80 m", "1,80 €"),
        ("How fast may one go?", "3 nœuds", "3 bateaux"),
        ("How fast may one go?", "3 noeuds", "3 ports"),
        ("What time does it close?", "half past, at 5 pm", "5 people"),
        ("À quelle heure ?", "à quatorze heures", "pendant la journée"),
        ("À quelle heure ?", "18h30", "18,30 €"),
        ("What day is it shut?", "on Mondays", "in winter"),
        ("Quel jour ?", "le 12", "12 euros"),
        ("What date?", "3 May 2021", "at noon"),
        ("In what year?", "in the 1950s", "at 7 pm"),
        ("In which month?", "early in August", "on Tuesday"),
        ("When does it start?", "two weeks before the fair", "with a song"),
        ("How often?", "toutes les deux semaines", "avec soin"),
        ("How often?", "1 in 30,000", "rather seldom"),
        ("What percentage?", "62 %", "most of them"),
        ("How old must one be?", "Adults only", "on 3 May 2021"),
        ("What colour is it?", "bottle-green", "very bright"),
        ("What is the phone number?", "01 99 00 12 34", "room 12"),
        ("What's the email address?", "club@example.org", "at the club"),
        ("What is the website?", "see www.example.org", "see the notice"),
        ("What is the policy number?", "HM-20417/B", "the policy of the house"),
    ],
)
def test_a_text_holds_the_type_asked_for_or_another(question: str, held: str, lacking: str) -> None:
    wanted = answer_type(question)
    assert wanted is not None
    assert wanted.held(held)
    assert not wanted.held(lacking)


def test_a_number_that_the_question_names_is_no_answer() -> None:
    wanted = answer_type("How much is a card of 10 visits?")
    assert wanted is not None
    text = "10 € or 27 €"
    assert [text[span.start : span.end] for span in wanted.found(text)] == ["27 €"]


def test_the_words_found_are_told_by_their_place_in_the_text_as_it_is_written() -> None:
    wanted = answer_type("À quelle heure ferme la déchèterie ?")
    assert wanted is not None
    text = "L’été, elle ferme à 18 h 30."
    assert [text[span.start : span.end] for span in wanted.found(text)] == ["18 h 30"]
