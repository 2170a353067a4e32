"""What a Word document draws, hides, merges and keeps in other parts is read as shown, or accounted for."""

from functools import reduce
from pathlib import Path

import docx
import pytest
from office_files import W, headings, one, p, rewrite, run, said, tied, word

from passerelle.index.types import Document, Gap


def numbering(*lists: str) -> str:
    """Return ``numbering.xml`` with lists of levels, each also a list that paragraphs may name, numbered from 1."""
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{number}">{levels}</w:abstractNum>'
        for number, levels in enumerate(lists, start=1)
    )
    named = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
        for number in range(1, len(lists) + 1)
    )
    return f"<w:numbering {W}>{abstract}{named}</w:numbering>"


def level(place: int, form: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/>'
        "</w:lvl>"
    )


def item(words: str, number: int = 1, place: int = 0, *, outline: str = "") -> str:
    return p(
        f'<w:pPr>{outline}<w:numPr><w:ilvl w:val="{place}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
        + said(words)
    )


def numbered(path: Path, lists: str, *paragraphs: str) -> str:
    return one(tied(word(path, *paragraphs), "numbering.xml", lists)).text


def test_articles_and_their_parts_are_numbered_as_word_draws_them(tmp_path: Path) -> None:
    lists = numbering(
        level(0, "upperRoman", "Titre %1 –")
        + level(1, "decimal", "Article %2.")
        + level(2, "lowerLetter", "%3)")
    )
    path = tmp_path / "a.docx"
    steps = [
        ("Bail", 0),
        ("Loyer", 1),
        ("payé", 2),
        ("dû", 2),
        ("Charges", 1),
        ("eau", 2),
        ("Fin", 0),
        ("Congé", 1),
    ]
    text = numbered(path, lists, *(item(words, 1, place) for words, place in steps))
    assert text == (
        "Titre I – Bail\nArticle 1. Loyer\na) payé\nb) dû\nArticle 2. Charges\na) eau\nTitre II – Fin\n"
        "Article 1. Congé"
    )


def test_a_level_may_count_on_through_the_levels_above(tmp_path: Path) -> None:
    lists = numbering(
        level(0, "decimal", "Partie %1") + level(1, "decimal", "§ %2", '<w:lvlRestart w:val="0"/>')
    )
    steps = [("a", 0), ("b", 1), ("c", 0), ("d", 1)]
    assert numbered(tmp_path / "a.docx", lists, *(item(words, 1, place) for words, place in steps)) == (
        "Partie 1 a\n§ 1 b\nPartie 2 c\n§ 2 d"
    )


def test_lists_share_their_count_until_one_starts_anew(tmp_path: Path) -> None:
    lists = numbering(level(0, "decimal", "%1."))
    over = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    more = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="1"/>{starts}</w:num>'
        for number, starts in ((2, ""), (3, over))
    )
    lists = lists.replace("</w:numbering>", f"{more}</w:numbering>")
    text = numbered(
        tmp_path / "a.docx", lists, item("un", 1), item("deux", 2), item("cinq", 3), item("six", 3)
    )
    assert text == "1. un\n2. deux\n5. cinq\n6. six"


def test_a_heading_takes_the_number_of_its_style_and_its_level_there(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_heading("Objet", 1)
    made.add_heading("Durée", 2)
    made.save(str(tmp_path / "a.docx"))
    lists = numbering(
        level(0, "decimal", "%1", '<w:pStyle w:val="Heading1"/>')
        + level(1, "decimal", "%1.%2", '<w:pStyle w:val="Heading2"/>')
    )
    tied(tmp_path / "a.docx", "numbering.xml", lists)
    numbers = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
    both = ("Heading1", "Heading2")
    rewrite(
        tmp_path / "a.docx",
        {
            "word/styles.xml": lambda old: reduce(
                lambda xml, style: _with_numbers(xml, style, numbers), both, old
            )
        },
    )
    assert headings(one(tmp_path / "a.docx")) == [("1 Objet", 1), ("1.1 Durée", 2)]


def _with_numbers(styles: str, style: str, numbers: str) -> str:
    before, mark, after = styles.partition(f'w:styleId="{style}"')
    return before + mark + after.replace("<w:pPr>", numbers, 1)


@pytest.mark.parametrize(
    ("form", "text"),
    [("decimalZero", "01"), ("ordinal", "1st"), ("upperLetter", "A"), ("cardinalText", "One"), ("none", "")],
)
def test_numbers_are_drawn_in_their_form(tmp_path: Path, form: str, text: str) -> None:
    drawn = numbered(tmp_path / "a.docx", numbering(level(0, form, "%1")), item("mot"))
    assert drawn == f"{text} mot".strip()


def test_a_bullet_is_drawn_where_it_is_a_box(tmp_path: Path) -> None:
    font = '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>'
    lists = numbering(
        level(0, "bullet", "\uf0a8").replace("</w:lvl>", f"{font}</w:lvl>"), level(0, "bullet", "\uf0b7")
    )
    assert numbered(tmp_path / "a.docx", lists, item("à faire", 1), item("point", 2)) == "☐ à faire\npoint"


def test_a_number_taken_away_is_not_drawn(tmp_path: Path) -> None:
    assert numbered(tmp_path / "a.docx", numbering(level(0, "decimal", "%1.")), item("sans", 0)) == "sans"


W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
BOX = f'<w14:checkbox {W14}><w14:checked w14:val="1"/></w14:checkbox>'


def entry(words: str) -> str:
    return f'<w:listEntry w:val="{words}"/>'


def math(words: str) -> str:
    return f"<m:r><m:t>{words}</m:t></m:r>"


def form(data: str) -> str:
    return run(f'<w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar>') + run(
        '<w:fldChar w:fldCharType="end"/>'
    )


def drawn(instruction: str, result: str = "") -> str:
    """Return a field that Word draws, its *result* kept or not."""
    middle = run('<w:fldChar w:fldCharType="separate"/>') + result if result else ""
    begin = run('<w:fldChar w:fldCharType="begin"/>') + run(f"<w:instrText> {instruction} </w:instrText>")
    return begin + middle + run('<w:fldChar w:fldCharType="end"/>')


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (form('<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>') + said(" oui"), "☒ oui"),
        (form('<w:checkBox><w:default w:val="0"/></w:checkBox>') + said(" non"), "☐ non"),
        (form(f'<w:ddList><w:result w:val="1"/>{entry("Lyon")}{entry("Nice")}</w:ddList>'), "Nice"),
        (f"<w:sdt><w:sdtPr>{BOX}</w:sdtPr><w:sdtContent/></w:sdt>", "☒"),
        (run('<w:sym w:font="Wingdings" w:char="F0FE"/>') + said(" reçu"), "☑ reçu"),
        (run('<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr><w:t>\uf061 \uf0b3</w:t>') + said(" 3"), "α ≥ 3"),
        (said("1741") + run('<w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t>'), "1741¹"),
        (said("10") + run('<w:rPr><w:position w:val="8"/></w:rPr><w:t>-6</w:t>'), "10⁻⁶"),
        (said("le 1") + run('<w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>er</w:t>'), "le 1er"),
        (said("CO") + run('<w:rPr><w:vertAlign w:val="subscript"/></w:rPr><w:t>2</w:t>'), "CO2"),
        (f"<m:oMath><m:f><m:num>{math('a+b')}</m:num><m:den>{math('c')}</m:den></m:f></m:oMath>", "(a+b)/c"),
        (said("le 4\n   mars"), "le 4 mars"),
        (run('<w:fldChar w:fldCharType="begin"/>') + run("<w:instrText>IF </w:instrText>") + said("caché")
         + run('<w:fldChar w:fldCharType="separate"/>') + said("vu") + run('<w:fldChar w:fldCharType="end"/>'), "vu"),
        (drawn('SYMBOL 254 \\f "Wingdings" \\s 12') + said(" reçu"), "☑ reçu"),
        (drawn("SYMBOL 60", said("&lt;")) + said(" 3"), "< 3"),
        ('<w:fldSimple w:instr="SYMBOL 0x2192 \\u"/>' + said(" 3"), "→ 3"),
    ],
)  # fmt: skip
def test_what_a_paragraph_shows_is_read(tmp_path: Path, inside: str, text: str) -> None:
    assert one(word(tmp_path / "a.docx", p(inside))).text == text


def cell(inside: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def table(*rows: str) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def row(*words: str) -> str:
    return "".join(cell(p(said(each))) for each in words)


def test_a_merged_cell_says_its_value_in_each_row_and_column_it_covers(tmp_path: Path) -> None:
    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    made = table(
        row("Zone", "Espèce", "Taille"),
        cell(p(said("Lac")), down) + row("Truite", "23"),
        cell(p(""), on) + row("Brochet", "60"),
        cell(p(said("fermé")), '<w:gridSpan w:val="2"/>') + row("–"),
        cell(p(said("Rivière")), '<w:gridSpan w:val="3"/>'),
    )
    assert one(word(tmp_path / "a.docx", made)).text == (
        "Zone | Espèce | Taille\nLac | Truite | 23\nLac | Brochet | 60\nfermé | fermé | –\nRivière"
    )


def test_the_paragraphs_of_a_cell_are_parted_and_its_notes_stand_below_the_table_once(tmp_path: Path) -> None:
    call = run('<w:footnoteReference w:id="2"/>')
    several = cell(p(said("Judo")) + p(said("Yoga") + call), '<w:vMerge w:val="restart"/>')
    made = table(row("Lundi") + several, row("Mardi") + cell(p(""), "<w:vMerge/>"))
    note = f'<w:footnotes {W}><w:footnote w:id="2">{p(said("Sauf en mai."))}</w:footnote></w:footnotes>'
    path = tied(word(tmp_path / "a.docx", made, p(said("Fin."))), "footnotes.xml", note)
    assert one(path).text == "Lundi | Judo / Yoga\nMardi | Judo / Yoga\n\nSauf en mai.\n\nFin."


def test_a_table_that_only_places_text_is_read_as_its_paragraphs(tmp_path: Path) -> None:
    long = (
        "Le locataire répond des dégradations qui surviennent pendant la durée du bail, sauf force majeure."
    )
    heading = '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Devoirs</w:t></w:r></w:p>'
    made = table(cell(heading + p(said(long)) + p(said("Il paie."))) + row("Annexe 2"))
    document = one(word(tmp_path / "a.docx", made))
    assert document.text == f"Devoirs\n\n{long}\n\nIl paie.\n\nAnnexe 2"
    assert headings(document) == [("Devoirs", 1)]


def test_a_table_in_a_cell_beside_long_text_stays_a_table(tmp_path: Path) -> None:
    long = p(
        said(
            "Le locataire répond des dégradations qui surviennent pendant la durée du bail, sauf force majeure."
        )
    )
    inner = table(row("Mai", "3"), row("Juin", "4"))
    made = table(cell(p(said("Prises")) + inner) + cell(long + p(said("Il paie."))))
    assert one(word(tmp_path / "a.docx", made)).text.startswith("Prises\n\nMai | 3\nJuin | 4\n\nLe locataire")


def test_cells_merged_in_the_older_way_are_one(tmp_path: Path) -> None:
    first, on = '<w:hMerge w:val="restart"/>', "<w:hMerge/>"
    made = table(cell(p(said("Mai")), first) + cell(p(""), on) + row("x"), row("1", "2", "3"))
    assert one(word(tmp_path / "a.docx", made)).text == "Mai | Mai | x\n1 | 2 | 3"


@pytest.mark.parametrize(
    ("description", "read"),
    [
        ("Plan du site", True),
        ("Le plan", False),
        ("C:\\images du site\\vue du lac.jpg", False),
        ("Une image contenant texte, carte&#10;&#10;Description générée automatiquement", False),
        ("A picture containing a map, Description automatically generated with low confidence", False),
    ],
)
def test_a_picture_is_named_and_read_by_its_description(
    tmp_path: Path, description: str, *, read: bool
) -> None:
    picture = f'<w:drawing><w:docPr descr="{description}"/><a:blip/></w:drawing>'
    document = one(word(tmp_path / "a.docx", p(said("Vu.") + run(picture)), p(said("Fin."))))
    assert document.text == (f"Vu.\n\n{description}\n\nFin." if read else "Vu.\n\nFin.")
    assert [(gap.kind, gap.where[:7]) for gap in document.gaps] == [("pictures", description[:7])]


def test_a_web_page_in_a_document_and_the_boxes_of_a_diagram_are_read(tmp_path: Path) -> None:
    point = "<dgm:pt><dgm:t><a:p><a:r><a:t>{}</a:t></a:r></a:p></dgm:t></dgm:pt>"
    drawing = run(
        '<w:drawing><a:graphic><a:graphicData><dgm:relIds r:dm="dia"/></a:graphicData></a:graphic></w:drawing>'
    )
    path = word(tmp_path / "a.docx", '<w:altChunk r:id="web"/>', p(drawing))
    tied(path, "part.html", "<html><body><h1>Vote</h1><p>Adopté.</p></body></html>", way="aFChunk", id="web")
    tied(
        path,
        "data1.xml",
        f"<dgm:x {W}>{point.format('Maire')}{point.format('Adjointe')}</dgm:x>",
        way="diagramData",
        id="dia",
    )
    document = one(path)
    assert document.text == "Vote\n\nAdopté.\n\nMaire\nAdjointe"
    assert headings(document) == [("Vote", 1)]


def test_the_figures_of_a_chart_are_a_table(tmp_path: Path) -> None:
    points = "".join(f'<c:pt idx="{place}"><c:v>{{{place}}}</c:v></c:pt>' for place in range(2))
    series = (
        '<c:ser><c:tx><c:f>A!$B$1</c:f><c:strCache><c:pt idx="0"><c:v>Entrées</c:v></c:pt></c:strCache></c:tx>'
        f"<c:cat>{points.format('mai', 'juin')}</c:cat><c:val>{points.format('12', '15')}</c:val></c:ser>"
    )
    path = word(tmp_path / "a.docx", p(run('<w:drawing><c:chart r:id="dia"/></w:drawing>')))
    tied(path, "chart1.xml", f"<c:chartSpace {W}>{series}</c:chartSpace>", id="dia")
    assert one(path).text == "| Entrées\nmai | 12\njuin | 15"


def test_what_is_not_read_is_accounted_for(tmp_path: Path) -> None:
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "Mairie de Brière"
    made.core_properties.author = "Anne Roy"
    made.core_properties.keywords = "bail, loyer"
    made.save(str(tmp_path / "a.docx"))
    deleted = f"<w:del>{run('<w:delText>ôté</w:delText>')}</w:del>"
    hidden = run("<w:rPr><w:vanish/></w:rPr><w:t>prix d'achat</w:t>")
    prompt = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{said('Cliquez ici')}</w:sdtContent></w:sdt>"
    rewrite(
        tmp_path / "a.docx",
        {
            "word/document.xml": lambda old: old.replace(
                "<w:body>", f"<w:body>{p(said('Vu.') + deleted + hidden + prompt)}"
            )
        },
    )
    comment = (
        f'<w:comments {W}><w:comment w:id="0" w:author="Luc">{p(said("À revoir"))}</w:comment></w:comments>'
    )
    tied(tmp_path / "a.docx", "comments.xml", comment)
    document = one(tmp_path / "a.docx")
    assert document.text == "Vu."
    assert _account(document) == {
        "deletions": (1, "ôté"),
        "hidden text": (1, "prix d'achat"),
        "comments": (1, "Luc"),
        "page furniture": (1, "Mairie de Brière"),
    }
    assert (document.fields["author"], document.fields["keywords"]) == ("Anne Roy", "bail, loyer")


def _account(document: Document) -> dict[str, tuple[int, str]]:
    assert all(isinstance(each, Gap) for each in document.gaps)
    return {each.kind: (each.count, each.where) for each in document.gaps}


def test_a_hidden_style_hides_and_a_deleted_paragraph_end_joins(tmp_path: Path) -> None:
    mark = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    path = word(
        tmp_path / "a.docx",
        p(mark + said("Il ")),
        p(said("pleut.")),
        p(run('<w:rPr><w:rStyle w:val="Tu"/></w:rPr><w:t>tu</w:t>')),
    )
    style = '<w:style w:type="character" w:styleId="Tu"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
    rewrite(path, {"word/styles.xml": lambda old: old.replace("</w:styles>", style)})
    assert one(path).text == "Il pleut."


@pytest.mark.parametrize("place", ["drop", "margin"])
def test_a_large_initial_is_the_first_letter_of_the_paragraph_below(tmp_path: Path, place: str) -> None:
    initial = p(f'<w:pPr><w:framePr w:dropCap="{place}" w:lines="3"/></w:pPr>' + said("L"))
    assert one(word(tmp_path / "a.docx", initial, p(said("a mairie ouvre.")))).text == "La mairie ouvre."


def test_a_damaged_part_costs_itself_alone_and_is_named(tmp_path: Path) -> None:
    path = word(tmp_path / "a.docx", p(said("Vu.")), p(said("Lu.")))
    rewrite(path, {"word/styles.xml": lambda old: old[:500]})
    assert _account(one(path)) == {"missing parts": (1, "word/styles.xml")}
    rewrite(path, {"word/document.xml": lambda old: old.replace("Lu.</w:t>", "Lu.")})
    document = one(path)
    assert document.text.startswith("Vu.")
    assert document.gaps[0] == Gap("missing parts", 2, "word/document.xml behind its damage, word/styles.xml")


@pytest.mark.parametrize(("instruction", "text"), [("TOC", "Fin."), ("BIBLIOGRAPHY", "Rey, 2031.\n\nFin.")])
def test_of_what_is_filed_as_a_table_of_contents_a_list_of_sources_is_read(
    tmp_path: Path, instruction: str, text: str
) -> None:
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    listed = (
        f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> {instruction} </w:instrText></w:r><w:r>'
        '<w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Rey, 2031.</w:t></w:r></w:p>'
    )
    block = f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{listed}</w:sdtContent></w:sdt>"
    assert one(word(tmp_path / "a.docx", block, "<w:p><w:r><w:t>Fin.</w:t></w:r></w:p>")).text == text


@pytest.mark.parametrize(
    ("more", "label"),
    [("", "1. un"), ('<w:suff w:val="nothing"/>', "1.un"), ('<w:suff w:val="space"/>', "1. un")],
)
def test_a_label_stands_apart_unless_a_list_says_otherwise(tmp_path: Path, more: str, label: str) -> None:
    assert numbered(tmp_path / "a.docx", numbering(level(0, "decimal", "%1.", more)), item("un")) == label
    assert numbered(tmp_path / "b.docx", numbering(level(0, "decimal", "%1. ")), item("un")) == "1. un"


def test_a_level_starts_anew_after_the_level_it_names(tmp_path: Path) -> None:
    lists = numbering(
        level(0, "decimal", "%1.")
        + level(1, "decimal", "%2)")
        + level(2, "decimal", "§ %3", '<w:lvlRestart w:val="1"/>')
    )
    steps = [("a", 0), ("b", 1), ("c", 2), ("d", 1), ("e", 2), ("f", 0), ("g", 2)]
    assert numbered(tmp_path / "a.docx", lists, *(item(words, 1, place) for words, place in steps)) == (
        "1. a\n1) b\n§ 1 c\n2) d\n§ 2 e\n2. f\n§ 1 g"
    )


@pytest.mark.parametrize(
    ("mark", "text"), [("del", "Le bac part."), ("moveFrom", "Le bac part."), ("ins", "Le bac\n\n part.")]
)
def test_a_paragraph_whose_end_was_deleted_or_moved_runs_on(tmp_path: Path, mark: str, text: str) -> None:
    first = p(f'<w:pPr><w:rPr><w:{mark} w:id="1" w:author="x"/></w:rPr></w:pPr>{said("Le bac")}')
    second = p(run('<w:t xml:space="preserve"> part.</w:t>'))
    assert one(word(tmp_path / "a.docx", first, second)).text == text.replace("\n\n ", "\n\n")


@pytest.mark.parametrize(("span", "columns"), [("2", 2), ("0", 1), ("x", 1), ("200", 100)])
def test_a_cell_spans_a_hundred_columns_at_most(tmp_path: Path, span: str, columns: int) -> None:
    cells = (
        f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>{p(said("x"))}</w:tc><w:tc>{p(said("y"))}</w:tc>'
    )
    text = one(word(tmp_path / "a.docx", f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>")).text
    assert text.count("x") == columns


def test_a_document_is_called_by_the_first_of_its_titles(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_heading("Bail", 0)
    made.add_heading("Fin", 0)
    made.add_paragraph("Un an.")
    made.core_properties.title = ""
    made.save(str(tmp_path / "a.docx"))
    assert one(tmp_path / "a.docx").title == "Bail"


@pytest.mark.parametrize(
    ("name", "content", "text"),
    [
        ("part.txt", "Adopté.", "Adopté."),
        ("part.rtf", r"{\rtf1 Vu.}", "Vu."),
        ("part.bin", "<p>Lu.</p>", "Lu."),
        ("part.bin", "Lu.", ""),
    ],
)
def test_a_document_in_a_document_is_read_by_its_format(
    tmp_path: Path, name: str, content: str, text: str
) -> None:
    path = word(tmp_path / "a.docx", p(said("Vote")), '<w:altChunk r:id="in"/>')
    document = one(tied(path, name, content, way="aFChunk", id="in"))
    assert document.text == f"Vote\n\n{text}".strip()
    assert bool(document.gaps) is not bool(text)


@pytest.mark.parametrize(
    ("code", "text", "told"), [("F0FE", "☑ oui", False), ("F001", "oui", True), ("zz", "oui", False)]
)
def test_a_sign_of_a_font_is_read_and_one_without_meaning_told(
    tmp_path: Path, code: str, text: str, *, told: bool
) -> None:
    sign = run(f'<w:sym w:font="Wingdings" w:char="{code}"/>')
    document = one(word(tmp_path / "a.docx", p(sign + run('<w:t xml:space="preserve"> oui</w:t>'))))
    assert (document.text, bool(document.gaps)) == (text, told)
