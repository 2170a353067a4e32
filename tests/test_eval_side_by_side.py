"""One set under several settings: what a file of settings may hold, and what is printed side by side."""

import json
from pathlib import Path

import pytest

from passerelle.commands.main import main
from passerelle.evaluation.figures.side_by_side import copy_store
from passerelle.evaluation.runs.settings import Setting, SettingsError, read_settings
from passerelle.fusion import LEGS, VECTORS_ALONE, WORDS_ALONE
from passerelle.index.store.store import Store

PARTS = [
    f"Le pont de {town} fut ouvert en {year}. Le maire de {town} le fit peindre en {colour}, et il le reste."
    for town, year, colour in (("Brume", 1931, "vert"), ("Orne", 1904, "rouge"), ("Vesle", 1875, "bleu"))
]
TWO = '[[setting]]\nname = "as it is"\n[[setting]]\nname = "small"\npassage_tokens = 16\n'


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder to work in, with a document, a set of two questions and two settings."""
    monkeypatch.chdir(tmp_path)
    Path("documents").mkdir()
    Path("documents", "ponts.txt").write_text("\n\n".join(PARTS), encoding="utf-8")
    lines = (
        {
            "question": f"En quelle couleur le maire fit-il peindre le pont {town} ?",
            "expected": [expected(colour)],
        }
        for town, colour in (("de Brume", "peindre en vert"), ("d'Orne", "peindre en rouge"))
    )
    Path("set.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    Path("m.toml").write_text(TWO, encoding="utf-8")
    return tmp_path


def expected(quote: str) -> dict[str, str]:
    return {"document": "ponts.txt", "quote": quote}


def settings(tmp_path: Path, text: str) -> tuple[Setting, ...]:
    (tmp_path / "m.toml").write_text(text, encoding="utf-8")
    return read_settings(tmp_path / "m.toml")


def test_a_setting_without_a_name_is_called_by_what_it_sets(tmp_path: Path) -> None:
    read = settings(
        tmp_path,
        "[[setting]]\n[[setting]]\npassage_tokens = 48\nk = 1\n[[setting]]\nmodel = 'm'\n"
        "[[setting]]\nlegs = 'words'",
    )
    assert read == (
        Setting("as it is"),
        Setting("passage_tokens 48, k 1", passage_tokens=48, k=1),
        Setting("model m", model="m"),
        Setting("legs words", legs="words"),
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "[[setting]]\n[[setting]]\nchunk = 3",
            r"setting 2: 'chunk' is not known; there are name, model, passage_tokens, k, legs",
        ),
        ("[setting]\nk = 1", "needs two settings at least"),
        ("[[setting]]", "needs two settings at least, the first being what the others are compared with"),
        ("[[settings]]", r"'settings' is not known; write each setting as a table \[\[setting\]\]"),
        ("[[setting]]\n[[setting]]\nk = 0", "'k' is 0; write a whole number from 1 on"),
        ("[[setting]]\n[[setting]]\nk = true", "'k' is True; write a whole number"),
        ("[[setting]]\n[[setting]]\nmodel = 3", "'model' is 3; write text between quotes"),
        (
            "[[setting]]\n[[setting]]\nlegs = 'dense'",
            '\'legs\' is \'dense\'; write "words", "vectors" or "both"',
        ),
        ("[[setting]]\n[[setting]]\nlegs = 1", "'legs' is 1; write \"words\""),
        ("[[setting]]\n[[setting]]", "two settings have the name 'as it is'; give each a 'name'"),
        ("[[setting", "is not TOML"),
        ("setting = [1, 2]", r"setting 1 is 1; write each setting as a table \[\[setting\]\]"),
    ],
)
def test_what_is_wrong_with_settings_is_said(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(SettingsError, match=words):
        settings(tmp_path, text)


def test_settings_that_are_not_there_show_how_to_write_them(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"cannot be read .* write one as\n\[\[setting\]\]"):
        read_settings(tmp_path / "none.toml")


def test_settings_are_printed_side_by_side(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["eval", "set.jsonl", "--documents", "documents", "--matrix", "m.toml"]) == 0
    rows = {line.split("  ")[0]: line.split() for line in capsys.readouterr().out.splitlines()}
    assert rows["passage_tokens"][1:] == ["128", "16"]
    assert int(rows["passages"][1]) < int(rows["passages"][2])
    assert rows["R@10"][1].count(".") == 1
    assert rows["R@10"][3].startswith("p=")
    assert rows["fr→fr R@5"]
    assert not (place / ".passerelle").exists()


def test_a_store_is_asked_as_it_is_and_stays_so(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["index"]) == 0
    before = Store.open(".passerelle")
    contents, generation = before.contents, before.generation
    capsys.readouterr()
    Path("m.toml").write_text(f"{TWO}[[setting]]\nname = 'few'\nk = 1\n", encoding="utf-8")
    assert main(["eval", "set.jsonl", "--matrix", "m.toml", "--json"]) == 0
    first, small, few = json.loads(capsys.readouterr().out)
    assert first["beside_the_first"] is None
    assert small["origin"]["passages"] > first["origin"]["passages"]
    assert "passage_tokens" in small["beside_the_first"]["differences"]
    assert (few["origin"]["k"], few["indexing_seconds"]) == (1, 0)
    assert few["origin"]["contents"] == first["origin"]["contents"] != small["origin"]["contents"]
    assert (Store.open(".passerelle").contents, Store.open(".passerelle").generation) == (
        contents,
        generation,
    )


def test_words_and_vectors_alone_are_asked_of_one_store(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("m.toml").write_text("".join(f"[[setting]]\nlegs = '{legs}'\n" for legs in LEGS), encoding="utf-8")
    assert main(["eval", "set.jsonl", "--documents", "documents", "--matrix", "m.toml", "--json"]) == 0
    words, vectors, both = json.loads(capsys.readouterr().out)
    assert [each["origin"]["fusion"] for each in (words, vectors, both)] == [
        str(WORDS_ALONE),
        str(VECTORS_ALONE),
        "",
    ]
    assert words["origin"]["contents"] == vectors["origin"]["contents"] == both["origin"]["contents"]
    assert both["beside_the_first"]["differences"] == ["fusion"]
    assert vectors["indexing_seconds"] == both["indexing_seconds"] == 0


def test_the_table_says_which_legs_found(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("m.toml").write_text("[[setting]]\n[[setting]]\nlegs = 'vectors'\n", encoding="utf-8")
    assert main(["eval", "set.jsonl", "--documents", "documents", "--matrix", "m.toml"]) == 0
    rows = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["legs", "both", "vectors"] in rows


def test_a_person_s_own_names_count_under_every_setting(place: Path, tmp_path: Path) -> None:
    assert main(["index"]) == 0
    Path(".passerelle", "names.txt").write_text("Pont vert | Green Bridge\n", encoding="utf-8")
    copy_store(Path(".passerelle"), tmp_path / "copy")
    assert (tmp_path / "copy" / "names.txt").read_text(encoding="utf-8") == "Pont vert | Green Bridge\n"
    assert Store.open(tmp_path / "copy").entries() == Store.open(".passerelle").entries()


def test_what_is_of_a_single_run_is_refused(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["eval", "set.jsonl", "--matrix", "m.toml", "--max-lost", "0"]) == 1
    assert "--max-lost is for a single run: leave it out" in capsys.readouterr().err


def test_without_documents_or_store_the_remedy_is_named(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["eval", "set.jsonl", "--matrix", "m.toml"]) == 1
    assert "there is no store in .passerelle: make one with" in capsys.readouterr().err
