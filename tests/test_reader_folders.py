"""The folders that the reader's weights are fitted and reported on: which documents each has, and what it is asked."""

import json
from pathlib import Path
from typing import Any

import pytest
from fakes import WordEmbedder
from test_reader_written import written

from passerelle.training.question_sets import digest, is_held_out
from passerelle.training.reader import folders as made
from passerelle.training.reader.families import document_vectors, families, held_out
from passerelle.training.reader.folders import Asked, Folder, faqs, folders

TITLES = [f"Village {letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]


def half(name: str) -> str:
    return "fitted" if digest(name) % 2 else "reported"


def write(place: Path, rows: list[dict[str, Any]]) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def write_set(data: Path, name: str) -> None:
    """Write a set with a passage of each village, a question that it answers and a near miss of it."""
    own = name.split("/", maxsplit=1)[0]
    passages = [
        {
            "id": f"{own} {at}",
            "title": title,
            "text": f"{own} says {at} of {title}.",
            "lang": "en",
            "more": "x",
        }
        for at, title in enumerate(TITLES)
    ]
    near: dict[str, Any] = {"passage_ids": [], "answers": []}
    asked = [
        row
        for at in range(len(TITLES))
        for row in (
            {
                "question": f"{own} {at}?",
                "lang": "fr",
                "passage_ids": [f"{own} {at}"],
                "answers": [{"text": f"{at}"}],
            },
            {"question": f"{own} near {at}?", "lang": "en", **near, "near_passage": f"{own} {at}"},
        )
    ]
    lost = {"question": "Lost?", "lang": "en", **near}
    write(data / own / "passages.jsonl", passages)
    write(data / f"{name}.jsonl", [*asked, lost, {**lost, "near_passage": "none"}])


PLACES = "Aubrac Belval Corbin Dourges Escaut Florac Gignac Herblay Issoire Jarnac Kembs Lorient".split()
EVERYDAY = {f"fr-{place.lower()}-{year}.md": place for place in PLACES for year in (2024, 2025)}
SENTENCE = "{0} ouvre à midi {0}. On y {0} danse et {0} chante le {0} soir."


def write_everyday(data: Path) -> None:
    rows = []
    for at, (name, place) in enumerate(EVERYDAY.items()):
        (data / "everyday" / "documents").mkdir(parents=True, exist_ok=True)
        (data / "everyday" / "documents" / name).write_text(SENTENCE.format(place), encoding="utf-8")
        rows.append(
            {"document": name, "question": f"Quand {at} ?", "lang": "en", "answers": [{"text": "midi"}]}
        )
    write(data / "everyday" / "questions.jsonl", rows)


FAQS = ("tea", "jam")


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in (each for sets in made.SOURCES.values() for each in sets):
        write_set(tmp_path / "data", name)
    write_everyday(tmp_path / "data")
    passages = [
        {"id": f"{name}-{lang}", "lang": lang, "text": f"{name} {lang}"}
        for name in FAQS
        for lang in ("en", "fr")
    ]
    asked = [
        {"question": f"{name} {lang}?", "lang": lang, "passage_ids": [f"{name}-en", f"{name}-fr"]}
        for name in FAQS
        for lang in ("en", "fr")
    ]
    write(tmp_path / "data" / "pyfaq" / "passages.jsonl", passages)
    write(tmp_path / "data" / "pyfaq" / "questions.jsonl", asked)
    names = [f"{language}-{name}" for language, name in zip(("en", "fr") * 8, PLACES, strict=False)]
    texts = [
        f"@@ {name}-held-{at}.md\nLe prix : {at} euros.\n@@ questions\nfr | say | {name} ? | {at}\n"
        for at, name in enumerate(names)
    ]
    monkeypatch.setattr(
        made, "SOURCE", written(tmp_path / "source", "".join([*texts, "@@ en-kept.md\nNo.\n@@ questions\n"]))
    )
    return tmp_path / "data"


@pytest.fixture
def found(data: Path) -> dict[str, Folder]:
    return {each.name: each for each in folders(data, data.parent / "made", WordEmbedder(), 1000)}


def names_in(folder: Folder) -> set[str]:
    return {path.name for path in folder.files.iterdir()}


def near_ones(folder: Folder) -> list[Asked]:
    return [each for each in folder.asked if not each.answers]


def test_each_half_has_its_folders_and_all_faqs_are_fitted_on(found: dict[str, Folder], data: Path) -> None:
    kinds = ("everyday", "written", "asked", "wiki")
    halves = [f"{kind}-{half}" for half in ("fitted", "reported") for kind in kinds]
    assert list(found) == [*halves, "pyfaq-en", "pyfaq-fr"]
    for name, folder in found.items():
        assert folder.half == ("reported" if name.endswith("reported") else "fitted")
        assert folder.files == data.parent / "made" / name


@pytest.mark.parametrize("of", ["fitted", "reported"])
def test_passages_are_those_of_titles_that_are_held_out_with_the_questions_of_these(
    found: dict[str, Folder], of: str
) -> None:
    kept = [at for at, title in enumerate(TITLES) if is_held_out(title) and half(title) == of]
    assert kept
    folder = found[f"asked-{of}"]
    lines = (folder.files / "passages.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == [
        {"id": f"asked {at}", "text": f"asked says {at} of {TITLES[at]}.", "lang": "en", "title": TITLES[at]}
        for at in kept
    ]
    own = [each for each in folder.asked if each.document]
    assert {(each.question, each.document, each.answers) for each in own} == {
        *((f"asked {at}?", f"asked {at}", (str(at),)) for at in kept),
        *((f"asked near {at}?", f"asked {at}", ()) for at in kept),
    }
    assert {each.direction for each in own if each.answers} == {"fr→en"}


def test_a_folder_of_several_sets_has_the_passages_of_all(found: dict[str, Folder]) -> None:
    lines = (found["wiki-reported"].files / "passages.jsonl").read_text(encoding="utf-8").splitlines()
    sets = {json.loads(line)["id"].split()[0] for line in lines}
    assert sets == {"piaf_tune", "squad2_halfdev_en", "squad20_dev_other_half"}


def test_a_passage_that_stands_in_two_sets_is_one_document(data: Path) -> None:
    twin = "squad20_dev_other_half"
    rows = [
        json.loads(line) for line in (data / "piaf_tune" / "passages.jsonl").read_text("utf-8").splitlines()
    ]
    write(
        data / twin / "passages.jsonl", [{**row, "id": row["id"].replace("piaf_tune", twin)} for row in rows]
    )
    made_again = {each.name: each for each in folders(data, data.parent / "again", WordEmbedder(), 1000)}
    folder = made_again["wiki-reported"]
    lines = (folder.files / "passages.jsonl").read_text(encoding="utf-8").splitlines()
    assert not any(twin in line for line in lines)
    asked = {each.document.split()[0] for each in folder.asked if each.question.startswith(twin)}
    assert asked == {"piaf_tune"}


def test_everyday_documents_are_those_held_out_in_whole_families(found: dict[str, Folder]) -> None:
    texts = [SENTENCE.format(place) for place in EVERYDAY.values()]
    groups = families(list(EVERYDAY), document_vectors(texts, WordEmbedder()))
    held = held_out(groups)
    expected = {
        of: {name for group in groups for name in group if name in held and half(group[0]) == of}
        for of in ("fitted", "reported")
    }
    for of, kept in expected.items():
        assert names_in(found[f"everyday-{of}"]) == kept
        own = [each for each in found[f"everyday-{of}"].asked if each.document]
        assert {each.document for each in own} == kept
        assert all((each.direction, each.answers) == ("en→fr", ("midi",)) for each in own)
    assert 0 < sum(map(len, expected.values())) < len(EVERYDAY)
    assert any(half(one) != half(other) for one, other in groups)  # two years of a place stay together


@pytest.mark.parametrize("of", ["fitted", "reported"])
def test_written_documents_are_those_named_as_held_halved_without_their_language_and_version(
    found: dict[str, Folder], of: str
) -> None:
    kept = names_in(found["written-fitted"]) | names_in(found["written-reported"])
    assert len(kept) == len(PLACES)
    own = {name for name in kept if half(name.removesuffix(".md")[2:]) == of}
    assert names_in(found[f"written-{of}"]) == own != set()
    asked = [each for each in found[f"written-{of}"].asked if each.document]
    assert {each.document for each in asked} == own
    assert {each.direction for each in asked} == {f"fr→{name[:2]}" for name in own}


def test_what_is_fitted_on_is_also_asked_what_the_next_folder_answers(
    found: dict[str, Folder], monkeypatch: pytest.MonkeyPatch, data: Path
) -> None:
    order = ["everyday-fitted", "written-fitted", "asked-fitted", "wiki-fitted", "everyday-fitted"]
    for name, other in zip(order[:4], order[1:], strict=True):
        far = [each for each in found[name].asked if not each.document]
        answered = [each.question for each in found[other].asked if each.document and each.answers]
        assert [each.question for each in far] == answered[:15]
        assert not any(each.answers for each in far)
    assert all(each.document for name, folder in found.items() if "reported" in name for each in folder.asked)
    monkeypatch.setattr(made, "FAR", 2)
    again = {each.name: each for each in folders(data, data.parent / "again", WordEmbedder(), 1000)}
    assert sum(not each.document for each in again["written-fitted"].asked) == 2


def test_of_many_questions_so_many_are_drawn_the_same_each_time(data: Path, found: dict[str, Folder]) -> None:
    few = {each.name: each for each in folders(data, data.parent / "few", WordEmbedder(), 3)}
    assert [each.question for each in few["wiki-reported"].asked] == [
        each.question for each in found["wiki-reported"].asked[:3]
    ]
    assert len(few["pyfaq-en"].asked) == 3
    assert sorted(each.question for each in found["pyfaq-en"].asked) != [
        each.question for each in found["pyfaq-en"].asked
    ]


def test_faqs_are_asked_in_both_languages_and_answered_by_all_of_one(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = faqs(data / "pyfaq", data.parent / "faq", "fr", 9)
    assert {
        (each.question, each.document, each.answers, each.whole, each.direction) for each in folder.asked
    } == {
        (f"{name} {language}?", f"{name}-fr", (f"{name} fr",), True, f"{language}→fr")
        for name in FAQS
        for language in ("en", "fr")
    }
    lines = (folder.files / "passages.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["tea-fr", "jam-fr"]
    monkeypatch.setattr(made, "OF_FAQS", 1)
    *_, last = folders(data, data.parent / "again", WordEmbedder(), 9)
    assert (last.name, len(last.asked)) == ("pyfaq-fr", 1)
