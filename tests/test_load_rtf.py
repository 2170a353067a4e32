"""RTF: what its reader sees, whatever encoding its letters are in."""

from pathlib import Path

import pytest
from office_files import headings, one

from passerelle.index.types import Document

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset2 Wingdings;}{\f2\fcharset204 Cyr;}}"
    r"{\colortbl;\red0\green0\blue0;}{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}{\s2 toc 1;}{\s3 Title;}}"
)


NOTED = "Signé hier.\n\nVoir p. 3.\n\nFin."


def rtf(path: Path, body: str, end: str = "}") -> Document:
    path.write_bytes(f"{HEAD}{body}{end}".encode("cp1252"))
    return one(path)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"L\'e9t\'e9 \'8c\par Une\line ligne", "Lété Œ\n\nUne\nligne"),
        (r"\uc1 1\u8239?240 \u8364\'80 {\uc0\u233} \u-10179?\u-8704?", "1\u202f240 € é 😀"),
        (r"Pr\u233ef\u233? fin", "Préfé fin"),
        (r"{\f2 \'cf\'f0}", "Пр"),
        (r"\mac caf\'8e", "café"),
        (r"Le {\upr{four ?}{\*\ud{four \u233?}}} chauffe", "Le four é chauffe"),
        (r"{\f1 \'fe} fait", "☑ fait"),
        (r"\ldblquote Oui\rdblquote\~: il dit \emdash rien\_ici", "“Oui”\u00a0: il dit —rien\u2011ici"),
        (r"1741{\super 1} et 10{\up6 6}, le 1{\super er}", "1741¹ et 10⁶, le 1er"),
        (r"vu{\v cach\'e9}{\deleted \'f4t\'e9}.", "vu."),
        (r"{\field{\*\fldinst HYPERLINK x}{\fldrslt lien}}", "lien"),
        (r"{\*\inconnu rien}{\*\shppict{\pict 00ff}}reste", "reste"),
        (r"{\listtext\tab 1.\tab}\pard\ls1 un\par{\listtext 2. }deux\par\pard fin", "1. un\n2. deux\n\nfin"),
        (r"Sign\'e9{\super\chftn}{\footnote\pard{\super\chftn} Voir p. 3.} hier.\par Fin.", NOTED),
        (r"Sign\'e9{\super\chftn{\*\footnote \chftn\pard\plain\s0{\tab Voir p. 3.}}} hier.\par Fin.", NOTED),
        (r"{\shp{\*\shpinst\shpleft0{\sp{\sn x}{\sv 1}}\shpz0{\shptxt\pard cadre\par}}}autour\par", "autour\n\ncadre"),
        (r"{\*\do\dobxpage{\dptxbx{\dptxbxtext\pard cadre\par}}}autour\par", "autour\n\ncadre"),
        (r"{\mmath{\*\moMath{\mf{\mfPr{\mtype bar}}{\mnum{\mr a}}{\mden{\mr 2}}}}}", "a/2"),
        (r"{\listtext\pard\plain \u61589\'3f\tab}\ls1 un\par", "• un"),
        (r"{\field{\*\fldinst FORMCHECKBOX {\*\formfield{\fftype1\ffres25\ffdefres1}}}{\fldrslt}} Oui", "☒ Oui"),
        (r"{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt\pard cadre\par}}}autour\par", "autour\n\ncadre"),
        (r"{\object{\*\objdata 00}{\result image}}reste \{x\}", "reste {x}"),
        (r"\pard\s2 Bail 1\par\pard Texte", "Texte"),
        (r"{\field{\*\fldinst FORMCHECKBOX {\*\formfield{\fftype1\ffres25\ffdefres0}}}{\fldrslt}} Oui", "☐ Oui"),
        (r"{\field{\*\fldinst FORMTEXT {\*\formfield{\fftype0}}}{\fldrslt Roy}} Oui", "Roy Oui"),
        (r"\uc1\u233\~fin", "éfin"),
        (r"\uc1\u233\{fin\}", "éfin}"),
        (r"{\f1 r\'fe} dit", "☐☑ dit"),
        (r"\title dit", "dit"),
        (r'{\field{\*\fldinst SYMBOL 254 \\f "Wingdings" \\s 12}{\fldrslt\f1\fs24}} Oui', "☑ Oui"),
        (r"{\field{\*\fldinst SYMBOL 163 \\f Symbol}{\fldrslt \'a3}} 5", "£ 5"),
        (r"un {\field{\*\fldinst SYMBOL 128}} net", "un € net"),
        (r"\pard\dropcapli3\dropcapt1 {\fs90 L}\par\pard a mairie\par ouvre", "La mairie\n\nouvre"),
    ],
)  # fmt: skip
def test_what_a_text_shows_is_read(tmp_path: Path, body: str, text: str) -> None:
    assert rtf(tmp_path / "a.rtf", body).text == text


def test_headings_and_what_a_text_says_of_itself(tmp_path: Path) -> None:
    info = (
        r"{\info{\title L\'e9t\'e9}{\author Anne Roy}{\keywords bail, loyer}{\creatim\yr2023\mo1\dy2}"
        r"{\revtim\yr2024\mo5\dy6\hr10}}{\header\pard Mairie\par}"
    )
    body = r"\pard\s1 Objet\par\pard Le bail.\par\pard\outlinelevel1 Dur\'e9e\par\pard Un an.\par"
    document = rtf(tmp_path / "a.rtf", info + body)
    assert rtf(tmp_path / "b.rtf", r"\pard\s3 Bail\par\pard\s3 Fin\par\pard Un an.\par").title == "Bail"
    without_day = r"{\info{\revtim\yr2024\mo5}}"
    assert "date" not in rtf(tmp_path / "c.rtf", without_day + body).fields
    assert document.text == "Objet\n\nLe bail.\n\nDurée\n\nUn an."
    assert headings(document) == [("Objet", 1), ("Durée", 2)]
    assert document.title == "Lété"
    assert document.fields == {"author": "Anne Roy", "date": "2024-05-06", "keywords": "bail, loyer"}
    assert [(each.kind, each.where) for each in document.gaps] == [("page furniture", "Mairie")]


def test_a_table_repeats_merged_values(tmp_path: Path) -> None:
    first = r"\trowd\clvmgf\cellx1000\cellx2000 \pard\intbl Lac\cell 3\par 4\cell\row"
    second = r"\trowd\clvmrg\cellx1000\cellx2000 \pard\intbl\cell 5\cell\row"
    document = rtf(tmp_path / "a.rtf", rf"Prises\par {first}{second}\pard Fin.\par")
    assert document.text == "Prises\n\nLac | 3 / 4\nLac | 5\n\nFin."


def test_a_text_that_is_cut_is_read_to_its_end_and_that_is_said(tmp_path: Path) -> None:
    document = rtf(tmp_path / "a.rtf", r"Vu.\par Lu.", end="")
    assert document.text == "Vu.\n\nLu."
    assert [each.kind for each in document.gaps] == ["missing parts"]


def test_a_label_ends_with_its_group_and_its_paragraph_stays_what_it_was(tmp_path: Path) -> None:
    label = r"{\listtext\pard\plain %s\tab}"
    body = r"\pard\s1\ls1 " + label % "1." + r"Objet\par " + label % "2." + r"Prix\par\pard Net\par "
    body += r"\pard{\pntext\f0 a)\tab}{\*\pn\pnlvlbody}eau\par " + label.replace("list", "pn") % "b)" + "gaz"
    document = rtf(tmp_path / "a.rtf", body)
    assert headings(document) == [("1. Objet", 1), ("2. Prix", 1)]
    assert document.text.endswith("Net\n\na) eau\nb) gaz")


def test_a_sign_without_meaning_is_accounted_for(tmp_path: Path) -> None:
    document = rtf(tmp_path / "a.rtf", r"Voir {\f1 \u61441?}{\field{\*\fldinst SYMBOL 1 \\f Wingdings}}ici")
    assert document.text == "Voir ici"
    assert [(gap.kind, gap.where) for gap in document.gaps] == [
        ("letters without meaning", "Wingdings, a field")
    ]
