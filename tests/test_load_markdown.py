"""Markdown is stored as it reads when rendered."""

from pathlib import Path

import pytest

from passerelle.index.load import load
from passerelle.index.types import Document


def read(path: Path, content: str) -> Document:
    path.write_text(content, encoding="utf-8")
    (document,) = load(path, "id")
    assert isinstance(document, Document)
    return document


def test_markup_goes_and_words_stay(tmp_path: Path) -> None:
    document = read(
        tmp_path / "a.md",
        "# Le *traité* INF\n\nSigné à [Washington](https://example.org/w) le **8 décembre**,\nil compte "
        "~~dix~~ douze `RSD-10` et ![un portrait](r.png).\n\n## Suite\n\nFin\\*.\n",
    )
    assert document.text == (
        "Le traité INF\n\nSigné à Washington le 8 décembre, il compte douze RSD-10 et un portrait.\n\nSuite\n\nFin*."
    )
    assert document.title == "Le traité INF"
    assert [(document.text[each.start : each.end], each.level) for each in document.headings] == [
        ("Le traité INF", 1),
        ("Suite", 2),
    ]


def test_list_items_and_table_rows_are_one_a_line(tmp_path: Path) -> None:
    content = (
        "- un\n- deux\n  - trois\n\n1. quatre\n\n| An | Missiles |\n|---|---|\n| 1987 | 846 |\n| 1991 | 0 |\n"
    )
    assert (
        read(tmp_path / "a.md", content).text
        == "un\ndeux\ntrois\n\n1. quatre\n\nAn | Missiles\n1987 | 846\n1991 | 0"
    )


def test_code_is_kept_as_it_is_written(tmp_path: Path) -> None:
    assert read(tmp_path / "a.md", "Voir :\n\n```python\ndef f(*a):\n    return `a` # **b**\n```\n").text == (
        "Voir :\n\ndef f(*a):\n    return `a` # **b**"
    )


def test_raw_html_shows_as_a_browser_shows_it_and_its_scripts_never(tmp_path: Path) -> None:
    content = (
        "Un <b>gras</b> <script>alert(1)</script>mot.\n\n<div>\n<p>Bloc</p>\n<style>p {}</style>\n</div>\n"
    )
    assert read(tmp_path / "a.md", content).text == "Un gras mot.\n\nBloc"


def test_front_matter_goes_and_gives_the_title(tmp_path: Path) -> None:
    document = read(
        tmp_path / "a.md", "---\nauthor: X\ntitle: 'L''âge d''or'\ntags: [a, b]\n---\n\n# Autre\n\nTexte.\n"
    )
    assert document.title == "L'âge d'or"
    assert document.text == "Autre\n\nTexte."


def test_two_rules_are_no_front_matter(tmp_path: Path) -> None:
    assert (
        read(tmp_path / "a.md", "---\n\nUn paragraphe.\n\n---\n\nUn autre.\n").text
        == "Un paragraphe.\n\nUn autre."
    )


def test_awkward_characters_come_through(tmp_path: Path) -> None:
    content = "l'âge et l’a\u0302ge, «\u202foui\u202f» 🙂 \u200fא\0 ﬁn"
    assert (
        read(tmp_path / "a.markdown", content).text.replace("\ufffd", "")
        == "l'âge et l’âge, «\u202foui\u202f» 🙂 \u200fא fin"
    )


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("Posez <script> en tête.\n\nFin.", "Posez <script> en tête.\n\nFin."),
        ("Une Liste<object> et <nom du client>.\n\nFin.", "Une Liste<object> et <nom du client>.\n\nFin."),
        ("<script>\n\nFin.", "<script>\n\nFin."),
        ("<!-- jamais fermé\n\nFin.", "<!-- jamais fermé\n\nFin."),
        ("<button>\n\nFin.", "<button>\n\nFin."),
        ("<div hidden>\n\nFin.", "<div hidden>\n\nFin."),
        ("Le <title> de <b>la</b> page.", "Le <title> de la page."),
        ("Pressez <button>Marche</button>.", "Pressez Marche."),
        ("<details>\n<summary>Plus</summary>\n\nUn *mot*.\n\n</details>", "Plus\n\nUn mot."),
        ("```\n<script>\n```\n\nFin <!-- tu --> là.", "<script>\n\nFin là."),
    ],
)
def test_a_tag_that_is_no_markup_is_text_and_takes_nothing_with_it(
    tmp_path: Path, written: str, text: str
) -> None:
    assert read(tmp_path / "a.md", written).text == text


def test_footnotes_stand_below_the_paragraph_that_calls_them(tmp_path: Path) -> None:
    content = (
        "Bâti en 1782[^1], rénové[^deux].\n\nUn autre^[Sans nom.].\n\n[^1]: Archives.\n[^deux]: Voir *le*\n    "
        "registre.\n\n    Suite.\n\n[^seul]: Jamais appelé.\n\nFin.\n"
    )
    assert read(tmp_path / "a.md", content).text == (
        "Bâti en 1782¹, rénové².\n\n¹ Archives.\n\n² Voir le registre.\n\nSuite.\n\nUn autre³.\n\n³ Sans nom.\n\nFin."
        "\n\n⁴ Jamais appelé."
    )


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("Chez [[Contrat 2023|Roy]], [[Plan]] ==surligné==. %%à voir%% ^bloc1", "Chez Roy, Plan surligné."),
        ("- [x] payé\n- [ ] rendu", "☑ payé\n☐ rendu"),
        ("> [!warning] Danger\n> Couper le gaz.", "Danger\nCouper le gaz."),
        ('!!! note "Gaz"\n\n    Couper le *gaz*.\n\nFin.', "Gaz\n\nCouper le gaz.\n\nFin."),
        (":::tip Gaz\nCouper.\n:::", "Gaz\n\nCouper."),
        ("## Suite {#suite}\n\nUn {: .info} mot.", "Suite\n\nUn mot."),
        ("{{< note >}}Sans viande.{{< /note >}}", "Sans viande."),
        ('{{< figure src="roue.jpg" caption="La roue" >}}', "La roue"),
        ("Vu hier. %% à revoir %%", "Vu hier."),
        ("De 10 %% à 20 %% au plus.", "De 10 %% à 20 %% au plus."),
        ("| Poste | Prix \\| HT |\n|---|---|\n| Bois | 3 |", "Poste | Prix\u00a0|\u00a0HT\nBois | 3"),
        ("Soit $a_1*b_2*c_3$ et `[[a]]`.", "Soit $a_1*b_2*c_3$ et [[a]]."),
        ("3. trois\n4. quatre\n\nSuite.\n\n7) sept", "3. trois\n4. quatre\n\nSuite.\n\n7. sept"),
        ("# Titre\rTexte.\r\rFin.", "Titre\n\nTexte.\n\nFin."),
    ],
)
def test_marks_are_shown_as_viewers_show_them(tmp_path: Path, written: str, text: str) -> None:
    assert read(tmp_path / "a.md", written).text == text


@pytest.mark.parametrize(
    ("front", "title", "fields"),
    [
        ("---\n# outil\ntitle: >-\n  Le compost\n  en ville\ntags:\n  - jardin\n  - ville\n---\n",
         "Le compost en ville", {"keywords": "jardin, ville"}),
        ('+++\ntitle = "Le compost"\ndate = 2024-03-01\ndraft = false\n+++\n', "Le compost",
         {"date": "2024-03-01", "draft": False}),
        ("---\ntitle: 'Le \"compost\"'\nauthor: Ada Roy # elle\ndate: 3/4/2025\npages: 12\ntags: [a, b]\n---\n",
         'Le "compost"', {"author": "Ada Roy", "date": "2025-04-03", "pages": 12, "keywords": "a, b"}),
        ("% Le compost\n% Ada Roy\n% 2024\n", "Le compost", {"author": "Ada Roy", "date": "2024"}),
    ],
)  # fmt: skip
def test_front_matter_in_every_form_gives_title_and_fields(
    tmp_path: Path, front: str, title: str, fields: dict[str, object]
) -> None:
    document = read(tmp_path / "a.md", f"{front}\nTexte.\n")
    assert (document.title, document.text, document.fields) == (title, "Texte.", fields)


def test_prose_between_rules_is_no_front_matter(tmp_path: Path) -> None:
    assert read(tmp_path / "a.md", "---\nUn mot.\n---\nSuite.\n").text == "Un mot.\n\nSuite."
