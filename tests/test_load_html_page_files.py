"""Files of pages: what they are titled, what is said of those without text, and what is read of odd markup."""

from pathlib import Path

import pytest
from web_pages import prose

from passerelle.index.errors import LoadError
from passerelle.index.load.html import load_html, parse_html


def file(folder: Path, content: str, name: str = "a.html", encoding: str = "utf-8") -> Path:
    (folder / name).write_bytes(content.encode(encoding))
    return folder / name


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("<title>Le port</title><h1>Bac</h1>", "Le port"),
        ("<title>BAC - le port</title><h1>Bac</h1>", "Bac"),
        ("<title>Le bac</title><h2>Bac</h2>", "Le bac"),
        ("<h2>Bac</h2><h1>Quai</h1><h1>Pont</h1>", "Quai"),
        ("<title> </title><h1>Bac</h1>", "Bac"),
        ("<title>Un\nport</title>x", "Un port"),
        ("<svg><title>Signe</title></svg><p>x", ""),
        ("<title>Un</title><title>Deux</title>x", "Un"),
    ],
)
def test_a_page_is_titled_by_its_title_or_its_first_great_heading(page: str, title: str) -> None:
    assert parse_html(page).title == title


@pytest.mark.parametrize(
    "shown",
    ["", "Loading", "loading...", "Chargement", "Chargement en cours…", "Please wait", "Please wait !",
     "Veuillez patienter.", "VEUILLEZ PATIENTER"],
)  # fmt: skip
def test_a_page_that_waits_for_its_script_has_no_text(tmp_path: Path, shown: str) -> None:
    page = file(tmp_path, f"<p>{shown}</p><script>go()</script>")
    with pytest.raises(
        LoadError, match=r"a\.html: it was saved without what its script shows; open it in a browser"
    ):
        load_html(page)
    assert load_html(file(tmp_path, f"<p>{shown}</p>")).builder.text == shown
    assert load_html(file(tmp_path, f"<p>{shown}</p><scripts>")).builder.text == shown


@pytest.mark.parametrize("shown", ["Loading the ferry", "Le chargement", "En cours", "Wait"])
def test_a_page_that_speaks_of_waiting_is_read(tmp_path: Path, shown: str) -> None:
    assert load_html(file(tmp_path, f"<p>{shown}</p><script>go()</script>")).builder.text == shown


@pytest.mark.parametrize(
    ("frames", "named"),
    [
        ("<frame src=a.html>", "a.html"),
        ("<frame name=x SRC = 'a.html'><FRAME src=\"b.html\">", "a.html, b.html"),
        ("".join(f"<frame src={each}>" for each in "abcdef"), "a, b, c, d, e"),
        ("<frame name=x>", "other files"),
        ("<frameset cols=2></frameset>", "other files"),
    ],
)
def test_a_page_of_frames_names_the_pages_to_index(tmp_path: Path, frames: str, named: str) -> None:
    page = file(tmp_path, f"<html><head></head><frameset>{frames}</frameset>")
    with pytest.raises(LoadError, match=f"it only frames other pages; index those: {named}$"):
        load_html(page)


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("<meta charset=utf-8>", "utf-8"),
        ("<meta charset = 'windows-1252'>", "cp1252"),
        ('<meta charset=" macintosh">', "mac-roman"),
        ('<META http-equiv=Content-Type content="text/html; charset=windows-1252">', "cp1252"),
        ("<?xml version='1.0' encoding='macintosh'?>", "mac-roman"),
    ],
)
def test_a_page_is_read_in_the_encoding_it_names(tmp_path: Path, head: str, encoding: str) -> None:
    page = file(tmp_path, f"{head}<p>L’été à Bâle.</p>", encoding=encoding)
    assert load_html(page).builder.text == "L’été à Bâle."


@pytest.mark.parametrize(("ahead", "minded"), [(4050, True), (4096, False)])
def test_an_encoding_is_named_near_the_beginning(tmp_path: Path, ahead: int, *, minded: bool) -> None:
    page = file(tmp_path, f"<!--{'x' * ahead}--><meta charset=iso-8859-2><p>Bąle.</p>", encoding="iso8859-2")
    assert (load_html(page).builder.text == "Bąle.") is minded


XHTML = (
    "<html><head><title/></head><body><p>un<a id='x'/> deux<br/>trois</p><div/><p>quatre</p></body></html>"
)


@pytest.mark.parametrize(
    ("name", "ahead", "minded"),
    [("a.xhtml", "", True), ("a.XHTML", "", True), ("a.html", "<?xml version='1.0'?>", True),
     ("a.html", "\n <?xml version='1.0'?>", True), ("a.html", "", False)],
)  # fmt: skip
def test_xhtml_may_close_any_element_within_its_tag(
    tmp_path: Path, name: str, ahead: str, *, minded: bool
) -> None:
    parsed = load_html(file(tmp_path, f"{ahead}{XHTML}", name))
    assert parsed.builder.text == "un deux\ntrois\n\nquatre"
    assert "<a id='x'></a>" not in parsed.builder.text
    linked = load_html(file(tmp_path, f"{ahead}{XHTML.replace('<div/>', '<h2/>')}", name))
    assert [each.level for each in linked.builder.headings] == ([] if minded else [2])


@pytest.mark.parametrize(
    ("page", "read"),
    [
        ("<x-a><template shadowroot=open><p>un</p></template></x-a>deux", "un\n\ndeux"),
        ("<x-a><template SHADOWROOTMODE=closed><p>un</p></template></x-a>deux", "un\n\ndeux"),
        ("<x-a><template shadowrootx=open><p>un</p></template></x-a>deux", "deux"),
        ("<template><p>un</p></template>deux", "deux"),
        ("<x-a><template shadowroot=open><template>x</template><p>un</p></template></x-a>deux", "un\n\ndeux"),
        ("<template>x</template><x-a><template shadowroot=open>un</template></x-a>deux", "un\n\ndeux"),
        ("</template><x-a><template shadowroot=open>un</template></x-a>deux", "un\n\ndeux"),
    ],
)
def test_a_shadow_root_that_a_page_declares_is_read(page: str, read: str) -> None:
    assert parse_html(f"<body>{page}").builder.text == read


def gaps(page: str, **ways: bool) -> list[tuple[str, int, str]]:
    return [(gap.kind, gap.count, gap.where) for gap in parse_html(f"<body>{page}</body>", **ways).gaps]


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (f"<nav>un</nav>{prose(300)}", [("page furniture", 1, "nav")]),
        (f"<nav id=Haut class=x>un</nav>{prose(300)}", [("page furniture", 1, "nav.haut")]),
        (f"<nav></nav>{prose(300)}", []),
        (f"<nav>un</nav><nav>deux</nav>{prose(300)}", [("page furniture", 2, "nav")]),
        (f"<nav>un<div role=search>deux</div></nav>{prose(300)}", [("page furniture", 1, "nav")]),
        (f"<nav>un</nav><main>{prose(300)}</main><p>fin</p>", [("page furniture", 2, "nav, p")]),
        (f"<main>{prose(300)}</main><p>fin</p>", [("page furniture", 1, "p")]),
        (f"<p hidden>un</p><main>{prose(300)}</main><p>fin</p>",
         [("page furniture", 1, "p"), ("hidden text", 1, "p")]),
        (f"<p hidden>un</p><s>deux</s>{prose(300)}<object data=a.pdf></object>",
         [("hidden text", 1, "p"), ("deletions", 1, "deux"), ("embedded files", 1, "a.pdf")]),
        (f"{prose(300)}<svg><svg>x", [("broken markup", 2, "never closed: <svg>")]),
        (f"{prose(300)}<svg><!-- x", [("broken markup", 2, "never closed: <svg>, <!-->")]),
    ],
)  # fmt: skip
def test_what_was_left_out_is_accounted_for(page: str, said: list[tuple[str, int, str]]) -> None:
    assert gaps(page) == said


def test_a_book_keeps_what_a_page_would_lose() -> None:
    body = f"<nav>un</nav><footer>deux</footer><button>trois</button>{prose(300)}<p hidden>quatre</p>"
    assert gaps(body, furniture=False) == [("hidden text", 1, "p")]
    read = parse_html(f"<body>{body}</body>", furniture=False).builder.text
    assert [word in read for word in ("un", "deux", "trois", "quatre")] == [True, True, True, False]


def test_a_nul_is_no_part_of_a_page() -> None:
    assert parse_html("<p>u\0n<script\0>x</script></p>").builder.text == "un"
