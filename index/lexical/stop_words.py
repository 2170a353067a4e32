"""Words too small to be looked for, in each language, spelt without accents."""

FRENCH = frozenset(
    """a ai aie ait alors as au aucun aucune aura auront aussi autre autres aux avaient avais avait avant avec avez
    avoir avons ayant beaucoup bien c ca car ce ceci cela celle celles celui ces cet cette ceux chaque chez ci
    combien comme comment d dans de depuis des deux doit doivent donc dont du elle elles en encore entre es est
    et etaient etais etait etant ete etes etre eu eux fait faire faut fut furent il ils j je jusque l la laquelle
    le lequel les lesquelles lesquels leur leurs lorsque lui m ma mais me meme memes mes mon n ne ni nos notre
    nous on ont or ou par parce pas peu peut peuvent plus pour pourquoi puis puisque qu quand que quel quelle
    quelles quels quelque quelques qui quoi s sa sans se sera serait seront ses si soi soit son sont sous
    suis sur t ta te tel telle telles tels tes toi ton tous tout toute toutes tres tu un une vers vos votre vous
    vu y etc afin ainsi lors quant""".split()
)
ENGLISH = frozenset(
    """a about all also am an and any are as at be because been being but by can could did do does doing done each
    for from had has have having he her here hers him his how i if in into is it its itself just me might more
    most my no nor not of off on once one only or other our out over own s same shall she should so some such t
    than that the their them then there these they this those through to too under until up upon us very was we
    were what when where which while who whom whose why will with would you your yours d ll m re ve don
    doesn didn isn wasn weren""".split()
)
STOP_WORDS = {"fr": FRENCH, "en": ENGLISH, "other": FRENCH & ENGLISH}
HURRIED = frozenset(
    """kel kelle kels koi kwa pk pkoi pq ki kan qd c g ct jai ya tt ds pr ke cmt keske wat wot wen r u ur pls
    plz""".split()
)
"""Small words as they are typed in haste."""
