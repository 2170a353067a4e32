"""Small closed lists of French and English words that conversations turn on; without accents."""

from passerelle.index import months
from passerelle.index.folding import fold
from passerelle.index.number_words import SCALES, VALUES

WH = frozenset(
    """quel quelle quels quelles qui que qu' quoi ou quand comment pourquoi combien lequel laquelle lesquels
    lesquelles what which who whom whose where when why how what's who's when's where's how's""".split()
)
ARTICLES = frozenset("le la les l' un une des du au aux the a an".split())
FRENCH_ARTICLES = frozenset("le la les l' un une des du".split())
INDEFINITE = frozenset("a an un une".split())
DEMONSTRATIVES = frozenset("ce cet cette ces this that these those".split())
POSSESSIVES = frozenset("son sa ses leur leurs his her its their".split())
MINE = frozenset("mon ma mes ton ta tes notre nos votre vos my your our".split())
DETERMINERS = ARTICLES | DEMONSTRATIVES | POSSESSIVES | MINE
PREPOSITIONS = frozenset(
    """de d' du des a au aux en dans pour par sur sous chez avec sans depuis apres avant contre entre vers selon
    jusqu' pendant of at in on for to from by with without during since after before under per about into
    within over until till between aupres durant parmi envers lors malgre against through among despite""".split()
)
BEFORE_A_YEAR = frozenset("en in de of since depuis avant before apres after annee year year's".split())
OF = frozenset("de d' du des of".split())
PERSONAL = frozenset("il elle ils elles lui it they them he she him".split())
SPEAKER = frozenset("je j' tu on nous vous i you we one's".split())
VERBS = frozenset(
    """est sont etait etaient a ont avait avaient sera seront serait fut furent peut peuvent doit doivent faut va
    vont fait font suis es etes ai as avez c'est peux dois ete coute coutent coutait paie paient paye donne
    donnent is are was were am be been being do does did done has have had can could may might must shall
    should will would isn't aren't wasn't don't doesn't didn't can't won't it's that's there's they're
    what's who's when's where's how's cost costs get gets got pay pays take takes give gives i'm i'll i've
    he's she's we're you're they've happen happens happened going""".split()
)
NOUNS_TOO = frozenset("paie pay cost costs".split())
"""Verbs that are nouns behind an article."""
CONJUNCTIONS = frozenset(
    "et ou mais donc and or but so if si s' que qu' than as not ne n' pas non no yes oui se".split()
)
FUNCTION = (
    WH
    | DETERMINERS
    | PREPOSITIONS
    | PERSONAL
    | SPEAKER
    | CONJUNCTIONS
    | frozenset(
        """y c' there many much long old often far tout tous toute toutes every each quelqu'un quelque chose
        quelqu rien personne someone somebody something anyone anybody anything nobody nothing
        ever never already yet always deja jamais toujours encore""".split()
    )
)
MONTHS = frozenset(fold(month.lower()) for month in (*months.FRENCH, *months.ENGLISH))
SEASONS = frozenset("ete hiver printemps automne summer winter spring autumn fall".split())
DAYS = frozenset(
    """lundi mardi mercredi jeudi vendredi samedi dimanche monday tuesday wednesday thursday friday
    saturday sunday lundis mardis mercredis jeudis vendredis samedis dimanches mondays tuesdays wednesdays
    thursdays fridays saturdays sundays weekday weekdays weekend weekends week-end week-ends""".split()
)
BE = frozenset("est sont etait etaient sera seront fut is are was were will be what's who's c'est".split())
THINGS = frozenset("what which who what's who's quel quelle quels quelles qui combien how".split())
"""Question words behind which the thing asked for may stand, as the limit in "What is the limit …"."""
TITLES = frozenset("m mr mrs ms mme mlle dr me st ste no n".split())
"""Short forms whose point ends no sentence."""
LIKES = tuple(
    frozenset(line.split())
    for line in (
        (
            "gris grise jaune vert verte bleu bleue rouge noir noire blanc blanche marron orange rose violet "
            "grey gray yellow green blue red black white brown pink purple"
        ),
        (
            "adulte adultes enfant enfants etudiant etudiants retraite retraites senior seniors bebe bebes "
            "famille familles fille fils couple couples adult adults child children kid kids student students "
            "pensioner pensioners baby babies family families daughter son "
            "employe employes employee employees salarie salaries worker workers ouvrier ouvriers cadre cadres "
            "apprenti apprentie apprentis apprentice apprentices stagiaire stagiaires trainee trainees intern interns "
            "interimaire interimaires benevole benevoles volunteer volunteers membre membres member members invite "
            "invites guest guests visiteur visiteurs visitor visitors locataire locataires tenant tenants resident "
            "residents habitant habitants adherent adherents abonne abonnes patient patients passager passagers "
            "passenger passengers cyclist cyclists cycliste cyclistes junior juniors jeune jeunes teenager teenagers "
            "ado ados adolescent adolescents landlord landlords landlady proprietaire proprietaires "
            "bailleur bailleresse bailleurs owner owners buyer buyers seller sellers acheteur acheteurs vendeur "
            "vendeurs employer employers employeur employeurs lender lenders borrower borrowers preteur emprunteur "
            "emprunteurs"
        ),
        "petit petite grand grande moyen moyenne small medium large big little",
        (
            "minute minutes heure heures jour jours semaine semaines mois an ans nuit nuits hour hours day "
            "days week weeks month months year years night nights"
        ),
        "premier premiere deuxieme second seconde troisieme dernier derniere first third last",
        "matin midi soir morning noon evening afternoon",
    )
)
"""Words of which one may take another's place: colours, people, sizes, spans of time, ranks, parts of a day."""
PEOPLE, PERIOD = LIKES[1], LIKES[3]
OTHERS = (
    LIKES[0],
    PEOPLE,
    frozenset(
        """full half whole single double upper lower left right north south east west old new high low hot cold
        front back peak off-peak inner outer plein pleine pleines creuse creuses entier entiere demi simple haut haute
        bas basse gauche droite droit nord sud est ouest ancien ancienne nouveau nouvelle chaud chaude froid froide
        interieur exterieur""".split()
    ),
    LIKES[2],
    LIKES[4],
)
"""Words of which two tell things of one kind apart: "the other lamp" is the blue one where this was the red one."""
MEASURES = frozenset(
    """temps moment raison raisons cause motif reason reasons advance avance fois time times occasion condition
    conditions endroit place lieu annee year mois month semaine week semaines weeks jours days moyen""".split()
)
"""Nouns that tell what is asked of the question before: "for what reason?", « pour combien de temps ? »."""
VAGUE = frozenset(
    """once total all plus moins max maximum minimum exactly exactement precisement about environ roughly so then
    alors donc least most only seulement""".split()
)
"""Words beside a question word that ask nothing of their own: "how many at once?", « pourquoi plus rien ? »."""
EDITIONS = frozenset(
    """notice version edition contrat contract reglement rules grille tarif tarifs prices policy politique guide report
    rapport minutes offre offer agreement accord calendrier calendar saison season document leaflet manual manuel
    handbook notices catalogue budget programme timetable horaires statuts""".split()
)
"""Kinds of document of which one comes out every year: "the 2024 policy"."""
NUMBERS = frozenset({*VALUES, *SCALES["fr"], *SCALES["en"], "a", "an"})
ATTRIBUTES = frozenset(
    """price prix tarif cost cout montant amount number numero nom name date jour day heure time fee frais taux rate age
    taille size poids weight adresse address email mail telephone phone duree length horaire horaires hours title titre
    code total nombre temperature vitesse speed puissance power capacite capacity surface area distance profondeur
    depth pression pressure largeur width hauteur height longueur epaisseur thickness altitude""".split()
)
"""Nouns for what anything may have; behind them stands the thing that is asked about."""
