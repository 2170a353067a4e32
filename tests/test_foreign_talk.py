"""Courtesy in other languages than ours: every form, what may stand around it, and what only looks like it."""

import pytest

from passerelle.conversation.foreign_talk import is_foreign_talk

FORMS = """
hola | buenos días | buenas | buenas tardes | buenas noches | buenas dias | buen día | hallo | hallöchen | Guten Tag
guten Morgen | guten Abend | Grüß Gott | grüezi | moin | moin moin | servus | buongiorno | buonasera | buona sera
buona giornata | buona notte | salve | olá | bom dia | boa tarde | boa noite | oi | hoi | goedemorgen | goedemiddag
goedenavond | goedenacht | goedendag | goeiemorgen | goeiemiddag | hej | hej hej | hei | hallå | god dag | god morgen
god morgon | god kveld | cześć | dzień dobry | dobrý den | dobry wieczór | dobrý večer | ahoj | zdravo | dobar dan
szia | jó napot | bună | bună ziua | merhaba | selam | günaydın | salam | salam aleikum | salam alaikum
assalam alaikum | assalamu alaikum | shalom | namaste | konnichiwa | nihao | ni hao | annyeong | annyeonghaseyo
xin chào | halo | selamat pagi | selamat siang | selamat malam | jambo | habari | zdravstvuyte | privet | привет
здравствуйте | здравствуй | добрый день | добрый вечер | доброе утро | привіт | добрий день | γεια | γεια σου
γεια σας | καλημέρα | καλησπέρα | مرحبا | السلام عليكم | اهلا | سلام | שלום | नमस्ते | こんにちは | こんにちわ
おはよう | こんばんは | はじめまして | 你好 | 您好 | 早上好 | 안녕하세요 | 안녕 | สวัสดี
cómo estás | como esta | como va | como te va | qué tal | y tú qué tal | tu que tal | wie geht's | wie geht es
wie geht es dir | wie geht es ihnen | wie geht es euch | come stai | come sta | come va | tudo bem | como vai
como vai você | hoe gaat het | hoe gaat het met je | hoe gaat het met u | alles klar | alles gut | alles goed
hvordan går det | hur mår du | как дела | 你好吗
gracias | muchas gracias | mil gracias | danke | danke schön | danke sehr | vielen Dank | bitte | bitte schön
grazie | grazie mille | grazie tante | prego | obrigado | obrigada | muito obrigado | dank je | dank u wel | bedankt
mange tak | tusen takk | tack | tack så mycket | kiitos | dziękuję | děkuji | teşekkürler | tesekkurler
tesekkür ederim | mulțumesc | köszönöm | arigato | arigato gozaimasu | xiexie | xie xie
спасибо | спасибо большое | дякую | ευχαριστώ
شكرا | תודה | ありがとう | ありがとうございます | 谢谢 | 謝謝 | 감사합니다 | por favor | de nada | vale
genial gracias | per favore
adiós | hasta luego | hasta pronto | hasta mañana | hasta la vista | tschüss | tschüs | auf Wiedersehen | bis bald
bis morgen | bis später | arrivederci | a presto | adeus | até logo | até amanhã | tot ziens | doei | ha det | hej då
do widzenia | na shledanou | do svidaniya | до свидания | пока | sayonara | さようなら | 再见 | 再見 | adjö
ja | nein | nee | nej | sim | não | да | нет | hai | tak | nie
"""
AROUND = """
hola amigo | hola amiga | hola amigos | hola a todos | hola a todas | hola todos | hallo zusammen | hallo Leute
buongiorno e grazie a tutti | salve tutti | hallo allemaal | hola señor | hola señora | gracias y adiós
danke und tschüss | grazie e arrivederci | hola et gracias | hola passerelle | passerelle, hola
y gracias | amigos, hola
hola, qué tal, amigo | ja danke | grazie grazie
"""
OTHERS = """
amigo | todos | und | passerelle | zusammen | hola ferry | el ferry | gracias por el ferry | danke fürs Boot
bitte eine Fahrkarte | ja und was | bonjour | hello | thanks | buena | holas | hallohallo | guten
a todos amigos | ni | selamat | hasta | como | tak tak tak bateau | el puerto | 你好船 | saludos ferry | ja ja ja bac
"""


def parts(table: str) -> list[str]:
    return [each.strip() for line in table.strip().splitlines() for each in line.split(" | ")]


def test_courtesy_is_known_however_it_is_written() -> None:
    assert [each for each in parts(FORMS) if not is_foreign_talk(each)] == []
    assert [each for each in parts(FORMS) if not is_foreign_talk(f"¡{each.upper()}!")] == []


def test_courtesy_may_come_with_names_for_who_is_greeted() -> None:
    assert [each for each in parts(AROUND) if not is_foreign_talk(each)] == []


def test_two_forms_together_are_courtesy_too() -> None:
    for first, second in (
        ("hola", "qué tal"),
        ("danke", "ja"),
        ("buongiorno", "grazie mille"),
        ("hej", "tack"),
    ):
        assert is_foreign_talk(f"{first}, {second}!")


@pytest.mark.parametrize("message", ["", "?", *parts(OTHERS)])
def test_what_asks_or_names_something_is_no_courtesy(message: str) -> None:
    assert not is_foreign_talk(message)
