"""Facts about how far a quotation reaches: sentences that complete each other, texts without end, lists."""

from pathlib import Path

import pytest
from quoted import context, found, quoted, written

from passerelle.index.types import Document, Passage, Span
from passerelle.labelled import named_parts, whole_part
from passerelle.quotation.candidates import candidates
from passerelle.quotation.layout import Layout
from passerelle.quotation.lines import read_lines
from passerelle.quotation.named import articles
from passerelle.quotation.prose import LONGEST, line_sentences, whole_sentences
from passerelle.types import Hit


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Les chiens entrent. Oui. Ils restent en laisse.", "Oui.", "Oui. Ils restent en laisse."),
        ("Les chiens entrent. Oui. Et les chats ?", "Oui.", "Oui."),
        ("Never. The gate is locked. Bring a key.", "Never.", "Never. The gate is locked."),
        ("La porte est bleue. Elle grince. Fin.", "La porte est bleue.", "La porte est bleue."),
        (
            "Le site a deux entrées. La première est au nord. La deuxième est au sud. Le café est à l'est.",
            "deux entrées",
            "Le site a deux entrées. La première est au nord. La deuxième est au sud.",
        ),
        (
            "Il y a trois clés. L'une ouvre la cave. Ensuite vient le grenier. Enfin la cour. On les rend le soir.",
            "trois clés",
            "Il y a trois clés. L'une ouvre la cave. Ensuite vient le grenier. Enfin la cour.",
        ),
        ("Il vient deux fois. Le premier jour est long.", "deux fois", "Il vient deux fois."),
        ("Il y a deux ponts. Le fleuve est large.", "deux ponts", "Il y a deux ponts."),
    ],
)
def test_a_sentence_is_quoted_with_those_that_complete_it_and_no_others(
    tmp_path: Path, text: str, words: str, expected: str
) -> None:
    assert quoted(written(tmp_path, "a.txt", text), words) == expected


def test_a_text_without_full_stops_is_cut_between_words_evenly_around_what_was_found() -> None:
    text = " ".join(f"mot{number:04}" for number in range(1000))
    document = Document("a", "", "fr", text)
    shown = quoted(document, "mot0500")
    assert text.count(shown) == 1
    assert shown == " ".join(word for word in text.split() if word in shown)
    assert LONGEST - 16 <= len(shown) <= LONGEST + 16
    before, after = (len(part) for part in shown.split("mot0500"))
    assert abs(before - after) < 16


def test_of_a_line_without_end_only_the_sentences_near_the_span_are_read() -> None:
    sentences = [f"La borne {number:04} est verte." for number in range(1000)]
    document = Document("a", "", "fr", " ".join(sentences))
    layout = Layout.around(document, Span(12_000, 12_010))
    (line,) = layout.lines
    read = [
        document.text[each.start : each.end] for each in line_sentences(layout, line, Span(12_000, 12_010))
    ]
    assert 2 * 2000 / 25 <= len(read) <= 2 * 2000 / 25 + 3  # each takes 25 characters
    assert set(read[1:-1]) <= set(sentences)
    assert document.text[12_000:12_010] in " ".join(read)
    assert len(line_sentences(layout, line, Span(0, 5))) in range(80, 84)
    assert len(line_sentences(layout, line)) == 1000


def test_the_lines_around_a_span_end_with_paragraphs_that_are_near_and_with_lines_else() -> None:
    text = "Un.\n\n" + "mot " * 50 + "\nDeux.\nTrois.\n\nQuatre.\n" + "mot " * 400 + "\nCinq."
    document = Document("a", "", "fr", text)
    at = text.index("Deux.")
    read = Layout.around(document, Span(at, at + 5), 0)
    assert [read.text(line) for line in read.lines] == [("mot " * 50).strip(), "Deux.", "Trois."]
    at = text.index("Quatre.")
    read = Layout.around(document, Span(at, at + 7), 0)
    assert [read.text(line) for line in read.lines] == ["Quatre."]
    read = Layout.around(document, Span(len(text) - 2, len(text)), 0)
    assert [read.text(line) for line in read.lines] == ["Cinq."]
    assert read.at(0) == 0


def test_a_labelled_part_ends_at_the_next_of_its_kind_and_not_at_one_below_it() -> None:
    text = (
        "Article 2. Les clés.\n\n2.1 La clé de cave.\n\nArticle 2.1. Le grenier.\n\nArticle 3. Le bruit.\n\n"
        "Section 4. Fin."
    )
    parts = {
        each.label.number: text[each.span.start : each.span.end]
        for each in articles(Document("a", "", "fr", text))
    }
    assert parts["2"].endswith("Le grenier.")
    assert parts["3"] == "Article 3. Le bruit."
    assert parts["4"] == "Section 4. Fin."


RULES = Document(
    "port",
    "Port",
    "fr",
    "Le port est clos.\n\nArticle 1. Le quai ouvre.\n\nArticle 2. Le bruit cesse.\n\nLa fin vient.",
)
CUTS = [
    0,
    RULES.text.index("Article 1"),
    RULES.text.index("Article 2"),
    RULES.text.index("La fin"),
    len(RULES.text),
]
PASSAGES = [Passage(RULES, start, end, "fr") for start, end in zip(CUTS, CUTS[1:], strict=False)]


def test_passages_of_a_named_article_come_first_and_each_once_and_others_keep_their_order() -> None:
    hits = [Hit(at, PASSAGES[place], 0.5, 0.5) for at, place in enumerate((3, 2, 0), 1)]
    found = named_parts("Que dit l'article 2 ?", hits, lambda _: PASSAGES)
    assert [hit.passage.start for hit in found.hits] == [CUTS[2], CUTS[3], CUTS[0]] or [
        hit.passage.start for hit in found.hits
    ] == [CUTS[2], CUTS[0], CUTS[3]]
    part = found.parts["port"][0]
    before, own = Span(CUTS[1], CUTS[2]), Span(part.start, part.start + 3)
    assert not found.holds(PASSAGES[1], before)
    assert not found.holds(PASSAGES[3], Span(part.end, part.end + 1))
    assert found.holds(PASSAGES[2], own)
    assert whole_part(found.parts["port"], PASSAGES[2]) == [part]
    assert whole_part(found.parts["port"], PASSAGES[1]) == []


def test_what_may_be_quoted_of_a_passage_stands_in_it() -> None:
    offered = [
        [RULES.text[each.span.start : each.span.end] for each in candidates(passage)] for passage in PASSAGES
    ]
    assert [any("quai" in words for words in one) for one in offered] == [False, True, False, False]
    assert [any("bruit" in words for words in one) for one in offered] == [False, False, True, False]


def test_a_list_of_one_item_or_without_end_is_not_offered_whole(tmp_path: Path) -> None:
    for count, whole in ((1, False), (2, True), (12, True), (60, False)):
        items = "\n".join(f"- la pièce numéro {number} du dossier" for number in range(count))
        document = written(tmp_path, f"{count}.md", f"Il faut pour s'inscrire :\n\n{items}\n")
        (longest,) = [
            max(each.span.end - each.span.start for each in candidates(_whole(document), whole_list=True))
        ]
        assert (longest > len(items)) is whole


def test_the_names_of_columns_are_no_answer_and_a_lead_in_above_a_table_neither(tmp_path: Path) -> None:
    table = "| Ferme | Oies |\n|---|---|\n| Harle | 40 |\n| Morvent | 12 |\n"
    document = written(tmp_path, "a.md", f"# Fermes\n\nVoici les fermes du canton et leurs oies :\n\n{table}")
    offered = [document.text[each.span.start : each.span.end] for each in candidates(_whole(document))]
    assert offered == ["Harle | 40", "Morvent | 12"]


def _whole(document: Document) -> Passage:
    return Passage(document, 0, len(document.text), document.language)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Mot.\n\n---\n\nMot.", ["text", "rule", "text"]),
        ("## Un titre\n\nMot.", ["heading", "text"]),
    ],
)
def test_bare_lines_are_known_by_their_marks(text: str, kinds: list[str]) -> None:
    document = Document("a", "", "fr", text)
    assert [line.kind for line in read_lines(document, Span(0, len(text)))][: len(kinds)] == kinds


def test_a_line_with_a_label_begins_a_sentence_of_its_own(tmp_path: Path) -> None:
    text = "Les moteurs sont coupés le soir\nArticle 4. Le bruit cesse à dix heures.\n"
    assert quoted(written(tmp_path, "a.txt", text), "Le bruit") == "Article 4. Le bruit cesse à dix heures."
    assert context(written(tmp_path, "b.txt", text), "Le bruit") == []


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Est-ce clos ? Non. Il ouvre.", "clos", "Est-ce clos ? Non."),
        ("Il ouvre. Est-ce clos ?", "clos", "Est-ce clos ?"),
        ("Il ouvre. Oui.", "Oui", "Oui."),
        ("Il ouvre. Il y a deux ponts.", "deux", "Il y a deux ponts."),
        ("Voici le prix :\nDix euros. Fin.", "prix", "Voici le prix :"),
        ("Un pont. Un quai. Une rue.", "pont. Un quai", "Un pont. Un quai."),
        ("Un pont.\nUn quai. Une rue.", "pont.\nUn", "Un pont.\nUn quai."),
    ],
)
def test_the_sentences_around_a_span_are_whole_at_the_end_of_a_line_too(
    text: str, words: str, expected: str
) -> None:
    start = text.index(words)
    span = Span(start, start + len(words))
    found = whole_sentences(Layout.around(Document("a", "", "fr", text), span), span)
    assert text[found.start : found.end] == expected


@pytest.mark.parametrize(
    ("items", "asking"),
    [
        ("- Le toit est-il neuf ?\n- La cave est-elle sèche ?", True),
        ("1. Le bail. La cave est-elle sèche ?\n2. Le toit. Est-il neuf ?", True),
        ("- Le toit est neuf.\n- La cave est sèche.", False),
    ],
)
def test_an_item_of_a_list_that_asks_is_no_answer(tmp_path: Path, items: str, *, asking: bool) -> None:
    document = written(tmp_path, "a.md", f"Avant de signer, demandez :\n\n{items}\n")
    assert found(document, "sèche").asks is asking
    assert context(document, "sèche") == ([] if asking else ["Avant de signer, demandez :"])


def sentences_of(length: int) -> str:
    """Return *length* characters of sentences, the first of which speaks of a heron."""
    text = "The heron stands by the weir at noon. "
    while len(text) < length - 120:
        text += f"The keeper counts boat {len(text)} in the evening. "
    return f"{text}Then the keeper {'w' * (length - len(text) - 17)}."


@pytest.mark.parametrize(("length", "whole"), [(880, True), (920, False)])
def test_an_answer_is_quoted_whole_up_to_nine_hundred_characters(
    tmp_path: Path, length: int, *, whole: bool
) -> None:
    answer = sentences_of(length)
    text = f"# What is at the weir?\n\n{answer}\n\n# Who keeps it?\n\nAda Thorne keeps it.\n"
    said = quoted(written(tmp_path, "weir.md", text), "The heron")
    assert said == (answer if whole else "The heron stands by the weir at noon.")


def test_of_an_endless_list_three_thousand_characters_are_quoted(tmp_path: Path) -> None:
    items = "\n".join(f"- the lamp of quay number {number} in the harbour" for number in range(100, 200))
    said = quoted(written(tmp_path, "lamps.md", f"# Lamps\n\nThe lamps are:\n\n{items}\n"), "The lamps are")
    assert 2900 < len(said) <= 3000
    assert said.endswith("in the harbour")


def test_of_words_without_end_seven_hundred_characters_are_quoted(tmp_path: Path) -> None:
    words = " ".join(f"wagon{number}" for number in range(400))
    said = quoted(written(tmp_path, "train.txt", f"A train.\n\n{words}\n"), "wagon200")
    assert 600 < len(said) <= 720
    assert "wagon200" in said


@pytest.mark.parametrize(
    "scrap", "Oui. Non! Si. Jamais. Toujours. Yes. No! Never. Always. Sure. Bien_sûr. Of_course.".split()
)
def test_a_word_that_says_too_little_alone_is_quoted_with_what_follows(tmp_path: Path, scrap: str) -> None:
    said = scrap.replace("_", " ")
    text = f"Le bac part. {said} Il part à midi. Fin."
    assert quoted(written(tmp_path, "a.txt", text), said) == f"{said} Il part à midi."


COUNTED = "deux trois quatre cinq six plusieurs two three four five several".split()
FIRST = "Le_premier La_première L'un L'une D'abord Tout_d'abord Premièrement The_first First One".split()
NEXT = (
    "Le_deuxième La_seconde Le_troisième La_quatrième Le_cinquième La_dernière L'autre D'abord Deuxièmement Secondement"
    " Troisièmement Ensuite Puis Enfin The_second The_third The_fourth The_fifth The_last The_other Second Third Then"
    " Finally Lastly"
).split()


@pytest.mark.parametrize("counted", COUNTED)
@pytest.mark.parametrize("unit", ["bacs", "fois", "times", "ans", "years", "jours", "days"])
def test_things_that_are_counted_are_quoted_with_the_first_of_them(
    tmp_path: Path, counted: str, unit: str
) -> None:
    text = f"Il y a {counted} {unit}. Le premier part. Fin."
    expected = f"Il y a {counted} {unit}." + (" Le premier part." if unit == "bacs" else "")
    assert quoted(written(tmp_path, "a.txt", text), f"{counted} {unit}") == expected


@pytest.mark.parametrize("first", FIRST)
def test_the_first_of_several_is_told_by_its_word(tmp_path: Path, first: str) -> None:
    begun = first.replace("_", " ")
    text = f"Il y a deux bacs. {begun} part. Fin."
    assert quoted(written(tmp_path, "a.txt", text), "deux bacs") == f"Il y a deux bacs. {begun} part."


@pytest.mark.parametrize("second", NEXT)
def test_those_behind_the_first_are_told_by_their_words(tmp_path: Path, second: str) -> None:
    begun = second.replace("_", " ")
    text = f"Il y a deux bacs. L'un part. {begun} reste. Fin."
    expected = f"Il y a deux bacs. L'un part. {begun} reste."
    assert quoted(written(tmp_path, "a.txt", text), "deux bacs") == expected


@pytest.mark.parametrize(
    ("item", "stands"),
    [("3 œufs", True), ("12 pinces", True), ("3 mm", False), ("les œufs", False), ("3", False)],
)
def test_an_item_that_counts_a_thing_can_be_quoted_though_it_is_short(
    tmp_path: Path, item: str, *, stands: bool
) -> None:
    document = written(
        tmp_path, "tarte.md", f"# Tarte\n\nIl faut :\n\n- une pâte brisée\n- {item}\n- du beurre salé\n"
    )
    (passage,) = [Passage(document, 0, len(document.text), "fr")]
    quoted = [document.text[each.span.start : each.span.end] for each in candidates(passage)]
    assert (item in quoted) is stands
