"""Each alternative of small talk, by the words that may stand in one place of it."""

import itertools

import pytest

from passerelle.conversation.small_talk import small_talk

GREETING = """
bonjour <mesdames/messieurs/mesdames et messieurs/à toi/à vous/vous/toi>
"""
THANKS = """
merci pour <la/votre/ta> réponse
merci <à vous/à toi>
thanks <a lot/so much/very much/again>
thank you <so much/very much/again>
c'est <parfait/très clair/clair/bien/gentil>
<that was/it was/> <very/really/so/most> <helpful/useful/clear/kind>
<c'est/c'était/> <très/vraiment> <utile/clair/pratique/gentil>
"""
HELP = """
<pouvez-vous/peux-tu/pourriez-vous> m'aider
<what/which> languages <do/can> you <speak/understand/know/read>
qu'est-ce que <tu/vous> <sais/savez/peux/pouvez> faire
comment <ça marche/ça fonctionne/faire/t'utiliser/vous utiliser>
how do I use <it/this/you>
are you <a/an/> <robot/bot/human/person/machine/ai/real>
<es-tu/êtes-vous> <un/une/> <robot/humain/personne/machine/ia>
<parles-tu/parlez-vous/comprends-tu/comprenez-vous> <le/> <français/anglais>
<parles-tu/parlez-vous/comprends-tu/comprenez-vous> l'anglais
<quelle langue/quelles langues/dans quelle langue/dans quelles langues> <parles-tu/connaissez-vous/comprends-tu>
que puis-je <vous/te/> demander
"""
DOCUMENTS = """
<quels/quelles> <sont les/sont tes/sont vos/> <documents/fichiers/textes/pages>
combien de documents <connais-tu/connaissez-vous/contient la base/contient la collection/as-tu/avez-vous>
combien de documents dans <la base/cette base/la collection/cette collection>
combien <y a-t-il/avez-vous/as-tu> de documents
<qu'avez-vous/qu'as-tu> comme documents
<what's in here/what is in here>
<liste/lister/montre/montrez-moi/donne la liste des/la liste des> <les/tes/vos/tous les/> documents
<quels/combien de> <documents/fichiers/textes> <sont/y a-t-il/avez-vous/> en <français/anglais>
<which/how many> <documents/files/texts> <are/are there/do you have/> in <French/English>
what documents do you <have/know/hold>
what documents are in the <store/collection/library>
what documents are there in the <store/collection/library>
what documents can <I/you> <ask about/search>
what documents have you got <here/in total/in all/in the store/in the collection/in the library>
what documents <here/in total/in all/in the store/in the collection/in the library>
<what's/what is> in <the/your> <store/collection/library>
<de quoi/about what> <parlent/are> <tes/vos/les/the/your> documents
what are <the/your> documents about
<qu'y a-t-il/qu'est-ce qu'il y a> dans <la base/la collection/tes documents/vos documents>
"""


def expanded(table: str) -> list[str]:
    """Return each sentence that the lines of *table* stand for."""
    found = []
    for line in table.strip().splitlines():
        parts = [part.split("/") for part in line.replace(">", "<").split("<")]
        found += [" ".join("".join(each).split()) for each in itertools.product(*parts)]
    return found


@pytest.mark.parametrize(
    ("table", "kind"),
    [(GREETING, "greeting"), (THANKS, "thanks"), (HELP, "help"), (DOCUMENTS, "documents")],
    ids=["greeting", "thanks", "help", "documents"],
)
def test_each_form_of_small_talk_is_known(table: str, kind: str) -> None:
    known = {text: small_talk(text) for text in expanded(table)}
    assert known == dict.fromkeys(known, kind)
    polite = [] if kind in {"greeting", "thanks"} else list(known)[:: max(1, len(known) // 12)]
    for opening in ("comment ça va", "how's it going", "au revoir", "bonne nuit"):
        assert {text: small_talk(f"{opening}, {text}") for text in polite} == dict.fromkeys(polite, kind)
        assert {text: small_talk(f"{text}, {opening}") for text in polite} == dict.fromkeys(polite, kind)


AMBIGUOUS = """
<quel document/quels documents/quelles pages/combien de pages/what documents/which files/how many files>
<how does it work/how does this work/comment ça marche/comment ça fonctionne/what is this/à quoi ça sert>
"""


@pytest.mark.parametrize("text", expanded(AMBIGUOUS))
def test_what_may_ask_of_the_turn_before_is_a_question_behind_it(text: str) -> None:
    assert small_talk(text) in {"documents", "help"}
    assert small_talk(text, follows=True) is None
