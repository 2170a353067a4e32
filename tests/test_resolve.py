"""Facts about permalinks read back: the words they were made of, whatever passages are, or why there are none."""

import json
from pathlib import Path

import pytest
from library import SENTENCES, Library

from passerelle import Permalink, PermalinkError, Retriever, StoreError, json_schema
from passerelle.commands.main import main
from passerelle.index.sync import Options, sync
from passerelle.index.types import Span
from passerelle.resolve import resolve
from passerelle.ui.text import fingerprint

EELS = "## Eels\n\nEels pass it in May.\n\nNobody counts them all year."
WEIR = f"# The weir\n\nThe weir of Morne was raised in 1871.\n\n{EELS}"
NAME = "rivers/été & weir?.md"
ADDRESS = "http://127.0.0.1:7860/?lang=fr&{}&q=x#card-1"


@pytest.fixture
def rivers(library: Library) -> Library:
    library.write(NAME, WEIR)
    library.index(options=SENTENCES)
    return library


@pytest.fixture
def retriever(rivers: Library) -> Retriever:
    return Retriever.of(rivers.open(), rivers.embedder)


def test_each_hit_is_resolved_to_its_words_from_its_object_its_text_and_an_address(
    retriever: Retriever,
) -> None:
    hits = retriever.search("eels weir")
    assert len(hits) > 2
    for hit in hits:
        for link in (hit.permalink, str(hit.permalink), ADDRESS.format(hit.permalink)):
            assert retriever.resolve(link) == hit.passage


def test_a_link_gives_the_same_words_when_passages_are_cut_in_another_way(
    rivers: Library, retriever: Retriever
) -> None:
    hit = retriever.search("Nobody counts them", 1)[0]
    link = str(hit.permalink)
    sync(
        [rivers.documents], rivers.folder, Options(passage_tokens=90, rebuild=True), embedder=rivers.embedder
    )
    found = retriever.resolve(link)
    assert (found.text, found.heading) == (hit.text, "The weir › Eels")
    assert [each.text for each in retriever.store.passages(NAME)] != [hit.text]


def test_a_quotation_inside_a_passage_has_the_heading_of_the_passage_it_begins_in(
    retriever: Retriever,
) -> None:
    document = retriever.store.document(NAME)
    start, whole = document.text.index("1871"), retriever.store.passages(NAME)
    found = retriever.resolve(Permalink(NAME, start, start + 4))
    assert (found.text, found.heading, found.language) == ("1871", whole[0].heading, "en")


def test_a_link_that_says_its_words_is_read_with_them_and_is_that_of_the_page(retriever: Retriever) -> None:
    hit = retriever.search("eels", 1)[0]
    link = hit.permalink.checked(hit.text)
    assert str(link) == f"{hit.permalink}&words={fingerprint(hit.document, hit.passage.span)}"
    assert (Permalink.parse(str(link)).words, Permalink.parse(str(link))) == (link.words, hit.permalink)
    assert retriever.resolve(str(link)) == hit.passage


def test_words_that_have_changed_are_said_with_where_they_stand_now(
    rivers: Library, retriever: Retriever
) -> None:
    hit = retriever.search("Nobody counts them", 1)[0]
    link = str(hit.permalink.checked(hit.text))
    rivers.write(NAME, WEIR.replace("Eels pass", "Two hundred eels pass"))
    rivers.index(options=SENTENCES)
    with pytest.raises(
        PermalinkError, match=r"have changed since .*; its own stand there no more but at (.*)"
    ) as moved:
        retriever.resolve(link)
    assert retriever.resolve(str(moved.value).rpartition(" ")[2]).text == hit.text
    rivers.write(NAME, WEIR.replace("Nobody counts", "Somebody counts"))
    rivers.index(options=SENTENCES)
    with pytest.raises(PermalinkError, match="search for them again; without its `words`"):
        retriever.resolve(link)
    assert retriever.resolve(link.partition("&words")[0]).text


def test_what_is_wrong_with_a_link_is_said_in_full(retriever: Retriever) -> None:
    text = retriever.store.document(NAME).text
    place = text.index("Eels pass")
    wanted = Permalink(NAME, 0, 4).checked("Eels")
    begins = f"the words at 0-4 of {NAME!r} have changed since the link was made"
    lacking = Permalink(NAME, 0, 4).checked("oars")
    anew = "search for them again; without its `words` the link gives those that stand there now"
    first = Permalink(NAME, text.index("Eels"), text.index("Eels") + 4)
    for link, said in (
        (
            Permalink(NAME, place, place),
            f"the span {place}-{place} holds no words: give one that ends behind its start",
        ),
        (
            Permalink(NAME, 3, len(text) + 1),
            (
                f"the document {NAME!r} has {len(text)} characters, and the span 3-{len(text) + 1} ends behind them: "
                "its text has changed since the link was made; search for the words again"
            ),
        ),
        (wanted, f"{begins}; its own stand there no more but at {first}"),
        (lacking, f"{begins}: {anew}"),
    ):
        with pytest.raises(PermalinkError) as raised:
            retriever.resolve(link)
        assert str(raised.value) == said
    assert retriever.resolve(Permalink(NAME, 3, len(text))).text == text[3:]


@pytest.mark.parametrize(
    ("link", "error", "said"),
    [
        ("document=nowhere.md&span=0-3", StoreError, "`passerelle documents` lists those there are"),
        (
            f"{Permalink(NAME, 3, 100_000)}",
            PermalinkError,
            "has [0-9]+ characters, and the span 3-100000 ends behind",
        ),
        (f"{Permalink(NAME, 7, 7)}", PermalinkError, "holds no words: give one that ends behind its start"),
        ("document=a", PermalinkError, "no span.*in quotes where a shell reads it"),
        (f"document=a&span=0-{'9' * 5000}", PermalinkError, "no span"),
        ("document=%ff&span=0-1", PermalinkError, "cannot be read"),
        ("http://[x/?span=0-1", PermalinkError, "names no document"),
        (3, TypeError, "give a permalink, or its text"),
    ],
)
def test_what_stands_for_nothing_is_refused_with_a_remedy(
    retriever: Retriever, link: str, error: type[Exception], said: str
) -> None:
    with pytest.raises(error, match=said):
        retriever.resolve(link)


def test_the_command_prints_the_words_their_place_and_their_file(
    rivers: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    with rivers.open() as store:
        start = store.document(NAME).text.index("Eels pass")
    link = Permalink(NAME, start, start + 20)
    assert main(["resolve", "--store", str(rivers.folder), ADDRESS.format(link)]) == 0
    assert capsys.readouterr().out == (
        f"Eels pass it in May.\n\nThe weir · Eels · English · {NAME}:{start}-{start + 20}\ndocuments/{NAME}\n"
    )
    assert main(["resolve", "--store", str(rivers.folder), str(link), "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert set(printed) == set(json_schema()["$defs"]["passage"]["properties"]) - {"store"}
    assert (printed["text"], printed["permalink"]) == ("Eels pass it in May.", str(link))
    assert main(["resolve", "--store", str(rivers.folder), "document=x&span=1-2"]) == 1
    assert capsys.readouterr().err.startswith("passerelle: no document 'x' in ")


def test_words_of_a_document_that_is_very_long_are_not_looked_for(
    rivers: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("passerelle.resolve.MOST_COMPARED", 10)
    with rivers.open() as store, pytest.raises(PermalinkError, match="search for them again"):
        resolve(store, Permalink(NAME, 0, 4).checked("weir"))


def test_a_quotation_on_a_later_page_has_that_page(library: Library, tmp_path: Path) -> None:
    from passerelle.index.store.change import change
    from passerelle.index.types import Document

    library.write("a.txt", "Assez de mots pour une langue, et pour un texte.")
    library.index()
    text = "First page here. Second page here."
    with change(library.folder, library.open().settings, library.embedder) as opened:
        opened.put("memory", Document("p.pdf", "P", "en", text, (Span(0, 17), Span(17, 34))))
        opened.commit({})
    with library.open() as store:
        assert resolve(store, "document=p.pdf&span=17-28").page == 2
