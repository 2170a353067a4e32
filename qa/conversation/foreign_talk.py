"""Greetings, thanks and farewells in other languages than ours, which ask nothing of the documents either."""

import re

from passerelle.index.folding import fold

HELLO = """hola|buenos dias|buenas(?: (?:tardes|noches|dias))?|buen dia|hallo|hallochen
|guten (?:tag|morgen|abend)|gru(?:ss|ß) gott|gruezi|moin(?: moin)?|servus|buongiorno|buonasera
|buona (?:sera|giornata|notte)|salve|ola|bom dia|boa (?:tarde|noite)|oi|hoi
|goede(?:morgen|middag|navond|nacht)|goedendag|goeie(?:morgen|middag)|hej(?: hej)?|hei|halla
|god (?:dag|morgen|morgon|kveld)|czesc|dzien dobry|dobry (?:den|wieczor|vecer)|ahoj|zdravo|dobar dan|szia
|jo napot|buna(?: ziua)?|merhaba|selam|gunayd[ıi]n|salam(?: aleikum| alaikum)?|assalam(?:u)? alaikum|shalom
|namaste|konnichiwa|ni ?hao|annyeong(?:haseyo)?|xin chao|halo|selamat (?:pagi|siang|malam)|jambo|habari
|zdravstvuyte|privet|привет|здравствуите|здравствуй|добрыи (?:день|вечер)|доброе утро|привіт|добрии день
|γεια(?: σου| σας)?|καλημερα|καλησπερα|مرحبا|السلام عليكم|اهلا|سلام|שלום|नमसत|नमस्ते|こんにちは|こんにちわ|おはよう
|こんばんは|はじめまして|你好|您好|早上好|안녕하세요|안녕|สว ?สด"""
HOW = """como (?:estas|esta|va|te va)|que tal|(?:y )?tu que tal|wie geht s
|wie geht es(?: dir| ihnen| euch)?|come (?:stai|sta|va)|tudo bem|como vai(?: voce)?
|hoe gaat het(?: met (?:je|u))?|alles (?:klar|gut|goed)|hvordan gar det|hur mar du|как дела|你好吗"""
THANKS = """(?:muchas |mil )?gracias|danke(?: (?:schon|sehr))?|vielen dank|bitte(?: schon)?
|grazie(?: mille| tante)?|prego|(?:muito )?obrigad[oa]|dank (?:je|u)(?: wel)?|bedankt|mange tak
|tusen takk|tack(?: sa mycket)?|kiitos|dziekuje|dekuji|teşekkurler|tesekkurler|tesekkur ederim|multumesc
|koszonom|arigato(?: gozaimasu)?|xie ?xie|спасибо(?: большое)?|дякую|ευχαριστω|شكرا|תודה|ありがとう|ありがとうございます
|谢谢|謝謝|감사합니다|por favor|de nada|vale|genial gracias|per favore"""
BYE = """adios|hasta (?:luego|pronto|manana|la vista)|tschuss|tschus|auf wiedersehen
|bis (?:bald|morgen|spater)|arrivederci|a presto|adeus|ate (?:logo|amanha)|tot ziens|doei|ha det|hej da
|do widzenia|na shledanou|do svidaniya|до свидания|пока|sayonara|さようなら|再见|再見|adjo"""
OTHERS = """amigos?|amigas?|a todos|a todas|todos|zusammen|leute|a tutti|tutti|allemaal|senor|senora|y|und|e|et
|passerelle"""
ANSWERS = "ja|nein|nee|nej|sim|nao|да|нет|hai|tak|nie"

_TALK, _OTHERS = (
    fold("|".join(each.replace("\n", "") for each in forms))
    for forms in ((HELLO, HOW, THANKS, BYE), (OTHERS,))
)
TALK = re.compile(rf"(?:(?:{_OTHERS}|{_TALK}) )*(?:{_TALK}|{ANSWERS})(?: (?:{_TALK}|{_OTHERS}))*")


def is_foreign_talk(message: str) -> bool:
    """Tell whether all of *message* is courtesy in a third language."""
    return TALK.fullmatch(" ".join(re.findall(r"[^\W_]+", fold(message.lower())))) is not None
