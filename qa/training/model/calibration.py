"""Texts, French and English, that show the quantiser the range of what the model computes."""

QUESTIONS = (
    "Où puis-je renouveler ma carte d'identité ?",
    "Quelle est la hauteur du mont Blanc ?",
    "combien de jours de congé après une naissance",
    "Pourquoi le ciel est-il bleu ?",
    "Qui a écrit « Les Misérables » ?",
    "Comment résilier un contrat d'assurance avant son terme ?",
    "délai pour contester une amende",
    "En quelle année la première ligne du métro de Paris a-t-elle ouvert ?",
    "Est-ce que mon chat peut manger du thon ?",
    "Que faut-il faire en cas de fuite de gaz ?",
    "À quoi sert la vitamine D ?",
    "différence entre un bail meublé et un bail vide",
    "Y a-t-il un remboursement si le train a plus d'une heure de retard ?",
    "Quel est le rôle du greffier ?",
    "imprimante hors ligne",
    "L'eau de pluie est-elle potable ?",
    "Where can I renew my passport?",
    "How tall is Ben Nevis?",
    "notice period for a tenant",
    "Why do leaves turn red in autumn?",
    "Who designed the Sydney Opera House?",
    "how do I reset my password",
    "What happens if I miss a payment?",
    "Is the museum open on Mondays?",
    "When was the treaty signed, and by whom?",
    "Which vaccine does a traveller to Kenya need?",
    "Does the warranty cover a broken screen?",
    "What is the boiling point of ethanol?",
    "Can a minor open a bank account?",
    "Explain the difference between a virus and a bacterium.",
    "opening hours",
    "Who pays for the repairs?",
)
PASSAGES = (
    ("Le boulanger se lève à trois heures. La pâte, pétrie la veille, a levé toute la nuit dans la fraîcheur du "
    "fournil ; il ne reste qu'à la diviser, à la façonner et à l'enfourner. Les premiers clients, des ouvriers "
    "de l'équipe du matin, poussent la porte dès cinq heures et demie."),
    ("Article 12. – Le locataire est tenu de payer le loyer et les charges aux termes convenus. Il répond des "
    "dégradations survenues pendant la durée du bail, à moins qu'il ne prouve qu'elles ont eu lieu par cas de "
    "force majeure, par la faute du bailleur ou par celle d'un tiers qu'il n'a pas introduit dans le logement."),
    ("La photosynthèse convertit l'énergie lumineuse en énergie chimique. Dans les chloroplastes, l'eau est "
    "oxydée, du dioxygène est libéré et le dioxyde de carbone est réduit en sucres. Le rendement dépend de la "
    "température, de l'éclairement et de la concentration en CO₂."),
    ("Marie Skłodowska naît à Varsovie en 1867. Arrivée à Paris en 1891, elle étudie la physique à la Sorbonne, "
    "épouse Pierre Curie, et découvre avec lui le polonium puis le radium. Elle reçoit le prix Nobel de "
    "physique en 1903 et celui de chimie en 1911."),
    ("Pour six personnes : 1 kg de pommes de terre, 250 g de lardons, 1 reblochon, 2 oignons, 20 cl de crème. "
    "Épluchez les pommes de terre, faites-les cuire vingt minutes à l'eau salée, puis coupez-les en rondelles. "
    "Enfournez 25 min à 200 °C."),
    ("Le ministre a rappelé mardi que la réforme n'entrerait pas en vigueur avant le 1er janvier. « Nous "
    "prendrons le temps de la concertation », a-t-il déclaré devant les députés. L'opposition, elle, dénonce "
    "un « simulacre de dialogue » et demande le retrait du texte."),
    ("Bonjour Madame, je vous écris au sujet de ma commande n° 48213, passée il y a trois semaines et toujours "
    "pas livrée. Le suivi indique « colis en cours d'acheminement » depuis le 4 mars. Pourriez-vous me "
    "rembourser ou m'envoyer un autre article ? Bien cordialement."),
    ("La marée monte deux fois par jour. Son amplitude, ou marnage, atteint quatorze mètres dans la baie du "
    "Mont-Saint-Michel lors des grandes marées d'équinoxe, quand la Lune et le Soleil conjuguent leur attraction."),
    ("Tableau 3 : population active (en milliers). 2019 : 29 420 ; 2020 : 29 115 ; 2021 : 29 730 ; 2022 : 30 127. "
    "Taux de chômage : 8,4 %, 8,0 %, 7,9 %, 7,3 %. Champ : ménages ordinaires. Les données sont corrigées des "
    "variations saisonnières."),
    ("Il pleuvait sur Brest. Elle avait marché longtemps, sans parapluie, le col relevé, en se répétant la même "
    "phrase ; et quand enfin elle aperçut la lumière derrière les volets, elle n'osa plus frapper."),
    ("Avant toute intervention, coupez le courant au disjoncteur général et vérifiez l'absence de tension. "
    "Dévissez la plaque, repérez la phase (fil rouge ou marron), le neutre (bleu) et la terre (vert et jaune), "
    "puis remplacez l'interrupteur."),
    ("L'infection se transmet par contact direct ou par gouttelettes. Chez l'adulte en bonne santé, elle guérit "
    "le plus souvent sans traitement en moins d'une semaine ; chez le nourrisson, la personne âgée ou la femme "
    "enceinte, un avis médical s'impose sans tarder."),
    ("def moyenne(valeurs):\n    return sum(valeurs) / len(valeurs)\n\nLa fonction lève ZeroDivisionError "
    "lorsque la liste est vide : vérifiez-le avant l'appel, ou renvoyez math.nan."),
    ("Fondée par les Grecs de Phocée vers 600 avant notre ère, Marseille est la plus ancienne ville de France. "
    "Son port, longtemps tourné vers le Levant, prit un nouvel essor avec l'ouverture du canal de Suez."),
    ("The lighthouse keeper climbed two hundred and four steps each evening to wind the clockwork that turned "
    "the lens. In fog he also sounded the horn, one blast every ninety seconds, and wrote the hour and the "
    "weather in a log that nobody but the inspector ever read."),
    ("7.2 Termination. Either party may terminate this Agreement upon thirty (30) days' written notice if the "
    "other party commits a material breach and fails to cure it within that period. Sections 4, 8 and 11 "
    "survive termination. Nothing in this clause limits liability for fraud."),
    ("Enzymes lower the activation energy of a reaction without being consumed by it. Most are proteins whose "
    "active site binds a specific substrate; heat, extremes of pH and some metal ions unfold that site, and "
    "the rate falls sharply."),
    ("Born in London in 1815, Ada Lovelace corresponded with Charles Babbage about his Analytical Engine. Her "
    "notes of 1843 describe how it might compute the Bernoulli numbers, and they are often called the first "
    "published program."),
    ("Preheat the oven to 180 °C (350 °F). Cream 125 g butter with 100 g sugar until pale, beat in two eggs, "
    "fold in 200 g flour and a pinch of salt. Bake for 35 to 40 minutes, until a skewer comes out clean."),
    ("Shares in the airline fell 6.3% on Thursday after it cut its profit forecast for the second time this "
    "year, blaming fuel costs and a weaker pound. Analysts had expected earnings of £412m; the company now "
    "says £350m to £370m."),
    ("Hi team, the build is red again since last night's merge. It looks like the cache key doesn't include the "
    "compiler version, so stale objects get linked. I've reverted the change for now; can someone review the "
    "fix before noon? Thanks!"),
    ("A glacier flows because ice deforms under its own weight and slides over its bed. Where it steepens, the "
    "brittle surface cracks into crevasses; where it ends, meltwater and rock debris build a moraine."),
    ("Table 2. Monthly rainfall (mm): January 52, February 41, March 38, April 44, May 49, June 57. Mean of 30 "
    "years, station at 112 m above sea level. Missing days were filled by linear interpolation."),
    ("She had not meant to stay. The train left at nine, her bag was packed, and still she sat in the kitchen "
    "listening to the old man talk about the river, and the flood, and the year the bridge went."),
    ("To pair the headset, hold the power button for five seconds until the light blinks blue. On your phone, "
    'open Settings > Bluetooth and choose "HS-200". If pairing fails, delete the old entry and try again.'),
    ("Adults and children over twelve: one or two tablets every four to six hours as needed. Do not exceed "
    "eight tablets in 24 hours. Ask your doctor first if you have liver disease, are pregnant, or take other "
    "medicines that contain paracetamol."),
    ("SELECT name, COUNT(*) FROM orders WHERE year = 2021 GROUP BY name HAVING COUNT(*) > 10;\nThe query lists "
    "every customer with more than ten orders; add ORDER BY 2 DESC to see the busiest first."),
    ("The Hanseatic League bound some two hundred towns from Bruges to Novgorod. It had no king and no standing "
    "army: its power lay in privileges, in the threat of embargo, and in the cog, a ship that carried grain, "
    "furs, herring and salt across the Baltic."),
    "Merci !",
    "See page 4.",
    "Chapitre premier",
    "Contents: 1. Introduction 2. Methods 3. Results 4. Discussion",
)  # fmt: skip


def samples() -> list[str]:
    """Return the texts with their prompts: each alone, and runs of passages that fill the window by halves."""
    runs = [
        " ".join(PASSAGES[start : start + length])
        for length in (3, 6)
        for start in range(0, len(PASSAGES) - length, length)
    ]
    return [f"query: {text}" for text in QUESTIONS] + [f"passage: {text}" for text in (*PASSAGES, *runs)]
