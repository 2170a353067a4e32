"""Which words of a text are of each type: every form, where it ends, and what only looks like it."""

import pytest

from passerelle.held_types import PATTERNS, of_type


def held(type_: str, text: str) -> list[str]:
    return [text[span.start : span.end].strip() for span in of_type(type_, text)]


WHOLE = {
    "money": """12 € | 12 $ | 12 £ | 12 % | 12 per cent | 12 pour cent | 12 euros | 12 centimes | 12 livres
12 dollars | 12 pounds | 12 pence | 12 francs | 12 couronnes | 12 crowns | 12 shillings | 12 sous | 12 chf | 12 usd
12 yens | 2 millions d'euros | 2 milliards | 3 hundred pounds | 3 thousand pounds | € 12 | £1,200.50 | EUR 12 | 64p
1.5p | free | gratuit | gratuite | gratuits | gratuitement | offert | offertes | rien | nothing | double | triple
moitié | half | no charge | sans frais | deux euros | 1\u202f250,50 € | twenty-five pounds""",
    "duration": """12 ans | 12 années | 12 mois | 12 semaines | 12 jours | 12 journées | 12 nuits | 12 nuitées
12 heures | 12 h | 12 minutes | 12 min | 12 mn | 12 secondes | 12 siècles | 12 trimestres | 12 saisons | 2 décennies
une quinzaine | 12 years | 12 months | 12 weeks | 12 days | 12 nights | 12 hours | 12 hrs | 12 mins | 12 seconds
2 centuries | 1 century | 2 decades | a fortnight | 2 terms | 12 working days | 12 full days | 12 whole weeks
12 calendar months | 12 school days | 12 business days | a week | an hour | une semaine | last week | first year
several weeks | quelques jours | plusieurs mois | première année | dernières semaines | within a week | overnight
indefinitely | forever | life | lifetime | permanent | permanente | illimité | illimitée | unlimited | à vie""",
    "measure": """12 m | 12 m2 | 12 m² | 12 m³ | 12 km | 12 km2 | 12 km/h | 12 mph | 12 cm | 12 mm | 12 kg | 12 g
12 mg | 12 t | 12 l | 12 cl | 12 ml | 12 ha | 12 kW | 12 kWh | 12 W | 12 kVA | 12 bars | 12 °C | 12 °F | 12 degrés
12 degrees | 12 mètres | 12 metres | 12 meters | 12 feet | 1 foot | 12 ft | 1 inch | 12 inches | 12 miles
12 kilomètres | 12 centimetres | 12 hectares | 12 acres | 12 grammes | 12 kilograms | 12 kilos | 12 tonnes | 12 litres
12 liters | 12 watts | 12 volts | 12 ppm | 12 points | 12 % | 12 yards | 12 oz | 12 lbs | 12 knots | 12 nm
12 Mbit/s | 12 light years | 12 pages | 12 steps | half metre""",
    "weight": """12 kg | 12 g | 12 mg | 12 t | 12 lb | 12 lbs | 12 oz | 12 grams | 12 kilos | 12 kilogrammes
12 milligrams | 12 tonnes | 12 tons | 12 pounds | 12 ounces | 12 stone | 12 livres | 12 quintaux | un quintal""",
    "noise": "12 dB | 12 dBA | 12 dB(A) | 12 décibels | twelve decibels",
    "clock": """8 h | 8h | 8h30 | 18 h 30 | 8:30 | 8.30 | 8.30 am | 8:30 p.m | 8 am | 8pm | 8 heures | huit heures
8 o'clock | eight o'clock | noon | midnight | midi | minuit""",
    "day": """3 mai | 3 May | 3rd of May | 1er mai | May 3 | May 3, 2021 | 3 May 2021 | 3/5/2021 | 3.5.21
2021-05-03 | lundi | mardis | Mercredi | jeudi | vendredi | samedi | dimanches | Monday | Tuesdays | Wednesday
Thursday | Friday | Saturday | Sunday | 3/5 | 1er | 2nd | 21st | 3rd | 4th | le 3""",
    "month": "janvier | mai | August | 3.5.2021 | 3/5/21 | 2021-05",
    "year": "1902 | 2031 | 987 | 1950s | 44 bc | 44 ad | 44 av | century | siècle | bce",
    "share": "12 % | 12 per cent | 12 pour cent | 2 points | thirds | tous | toutes | half | tiers | deux",
    "count": "12 | deux | vingt-deux | douzaine | dizaine | dozen | both | single | aucune | none | zéro",
    "age": "12 | sept | adults | adultes | majeur | majeures | mineure | minor | any age | tout âge",
    "rate": """every | each | per | once | twice | daily | weekly | fortnightly | monthly | quarterly | yearly
annually | always | never | times | chaque | fois | quotidien | quotidiennement | hebdomadaire | mensuelle
trimestriels | toujours | jamais | régulièrement | par jour | par an | l'an | tous les | toutes les | mardi | 1 in 3
1 sur 3 | 1 out of 3 | 2 weeks""",
    "colour": """rouge | rouges | bleue | verts | jaune | orange | violette | mauve | rose | noires | blanche | blanc
grise | marron | brun | beige | doré | argenté | crème | écru | turquoise | bordeaux | red | blue | green | yellow
purple | violet | pink | black | white | grey | gray | brown | gold | golden | silver | cream | navy | crimson
scarlet | ivory | teal | amber | lilac""",
    "phone": "01 99 00 12 34 | +33 1 99 00 12 34 | 020) 7946 | 15 | 17 | 18 | 112 | 999 | 911 | 3977",
    "website": "www. | https: | http: | brume.fr | brume.org | brume.info | brume.gov | le-bac.ch",
    "code": "HM-20417/B | A12 | 1234 | 12.4 | 12 34 56 78",
}  # fmt: skip


@pytest.mark.parametrize("type_", WHOLE)
def test_each_form_of_a_type_is_found_in_a_sentence(type_: str) -> None:
    forms = [form.strip() for form in WHOLE[type_].replace("\n", "|").split("|")]
    assert [held(type_, f"Voici : {form} !") for form in forms] == [[form] for form in forms]


@pytest.mark.parametrize(
    ("type_", "text", "found"),
    [
        ("money", "Il en coûte 2 millions d'euros.", ["2 millions d'euros"]),
        ("money", "12 eurosport", []),
        ("money", "12 pages, 12 m", []),
        ("money", "freedom", []),
        ("money", "2 millionaires", []),
        ("duration", "2 h 30", ["2 h"]),
        ("duration", "4,50 € an hour", []),
        ("duration", "12 € par an", []),
        ("duration", "à 3 % an hour", []),
        ("duration", "2 hommes", []),
        ("duration", "Prêt | 12 | 3", ["12", "3"]),
        ("duration", "Prêt | 12", ["12"]),
        ("duration", "12 personnes", []),
        ("measure", "12 marches", []),
        ("measure", "12 €", []),
        ("clock", "18,30", []),
        ("clock", "23 h", ["23 h"]),
        ("clock", "24 h", []),
        ("clock", "sous 48 h", []),
        ("clock", "24 heures", []),
        ("clock", "72 heures", []),
        ("clock", "8 h à 24 h", ["8 h", "24 h"]),
        ("clock", "8h-24h", ["8h", "24h"]),
        ("clock", "until 24 h, till 24 h, to 24 h, of 24 h", ["24 h", "24 h", "24 h"]),
        ("clock", "sous quarante-huit heures, trente-six heures ou soixante-douze heures", []),
        ("clock", "sous vingt-quatre heures", []),
        ("clock", "vingt et une heures", ["vingt et une heures"]),
        ("clock", "4.50 €", ["4.50"]),
        ("clock", "4.50€", []),
        ("clock", "4.50%", []),
        ("clock", "4.505", []),
        ("clock", "123:45", []),
        ("clock", "12 heureux", []),
        ("day", "3 mails", []),
        ("day", "3/5-6", ["3/5"]),
        ("year", "499 2100 3000", ["499"]),
        ("year", "21000", []),
        ("date", "499", []),
        ("date", "500", ["500"]),
        ("date", "2099 1902 987", ["2099", "1902", "987"]),
        ("date", "2100", []),
        ("moment", "2101s", []),
        ("moment", "2031, 2050s, 1902, 1890s", ["2031", "2050s", "1902", "1890s"]),
        ("opening", "Built in 1837. Visits on Sundays, in May 2031 or at 9 h.", ["Sundays", "May", "2031", "9 h"]),
        ("opening", "fondé en 1902, depuis 1890, since 2001, of 1902, de 1902, 2031s", []),
        ("opening", "le 3 mai 2031", ["3 mai 2031"]),
        ("duration", "for weeks, of weeks", ["for weeks"]),
        ("colour", "mauves, roses, beiges, dorés, argentées", ["mauves", "roses", "beiges", "dorés", "argentées"]),
        ("count", "1,5 kg de riz", []),
        ("count", "20 cl, 3 l, 2 kg, 4 m, 5 m2, 6 km, 7 kWh, 8 wh, 9 °C, 10 g", []),
        ("count", "12 gants", ["12"]),
        ("count", "Ils sont 12. Elles, 13, puis sept !", ["12", "13", "sept"]),
        ("count", "B12, 1 200 kg, 5 m2", []),
        ("count", "1\u202f200 bacs, puis 1,5.", ["1\u202f200", "1,5"]),
        ("count", "half a page", []),
        ("count", "la moitié, un tiers, un quart", []),
        ("count", "un chat, une oie, one cat, one of them", ["one cat"]),
        ("count", "12 €, €12, 12 %, 12 euros, £1,200, 12 dollars", []),
        ("count", "le 3 mai 2021, à 14 h, May 2021, since 1902", []),
        ("number", "12 €, le 3 mai", ["12"]),
        ("number", "in 1902, en 1902, depuis 1902, since 1902, mai 1902", []),
        ("number", "in 2031, en 2031, depuis 2031, since 2031, mai 2031", []),
        ("number", "in 1, mai 3031", ["1", "3031"]),
        ("number", "1\u202f250,50", ["1\u202f250,50"]),
        ("number", "quarante et un bacs", ["quarante et un"]),
        ("age", "12 € à 14 h", []),
        ("age", "1 250 km, 12 km, B12", []),
        ("age", "sept ans", ["sept"]),
        ("rate", "1 in three", []),
        ("rate", "parfois", []),
        ("colour", "rosier, blancheur, greenhouse", []),
        ("phone", "12 34 5", []),
        ("phone", "1 234 567", ["1 234 567"]),
        ("phone", "16, 1112, 39770", []),
        ("email", "a @ b", []),
        ("email", "Écrire à a@b ici", ["a@b"]),
        ("website", "brume.zz", []),
        ("code", "ab", []),
        ("code", "abc", []),
        ("code", "a1", []),
        ("code", "12 34", ["12 34"]),
        ("code", "1 23", []),
        ("month", "2021-5", []),
        ("length", "12 m, 12 jours", ["12 m", "12 jours"]),
    ],
)  # fmt: skip
def test_what_is_of_a_type_ends_where_its_words_do(type_: str, text: str, found: list[str]) -> None:
    assert held(type_, text) == found


def test_places_are_those_of_the_text_as_it_is_written() -> None:
    text = "ﬁn août : dès l’été, 12 € et 3 cœurs, 4 €"
    assert held("money", text) == ["12 €", "4 €"]
    assert [span.start for span in of_type("money", text)] == [text.index("12"), text.index("4 €")]


@pytest.mark.parametrize("type_", PATTERNS)
def test_no_type_is_found_where_nothing_is_said(type_: str) -> None:
    assert held(type_, "") == held(type_, "\n\x00 🙂 ! ") == []


@pytest.mark.parametrize("type_", ["duration", "length"])
def test_how_often_a_thing_comes_says_nothing_of_how_long_it_takes(type_: str) -> None:
    assert held(type_, "Une barque part toutes les vingt minutes.") == []
    assert held(type_, "A boat leaves every 2 hours and takes 40 minutes.") == ["40 minutes"]
    for often in (
        "tous les 12 jours",
        "toutes les 12 heures",
        "chaque 12 jours",
        "every 12 days",
        "each 12 days",
    ):
        assert held(type_, f"Une barque {often}, ici.") == []
    assert held("rate", "A boat leaves every 2 hours.")


def test_a_power_is_no_weight_and_no_noise() -> None:
    assert held("weight", "It draws 230 watts and holds 3 litres.") == []
    assert held("noise", "It draws 230 watts and weighs 3 kg.") == []
