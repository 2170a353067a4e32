"""Facts about the table of what stands first: which questions are counted, and what counts as the first."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("sklearn", reason="the extra training is not installed")

from folder_read import as_reported, read_folder

from passerelle.training.reader import order
from passerelle.training.reader.readings import Reading

GARDEN = (
    "# Jardin\n\nLe portail se ferme à 19 heures. Le compost est au fond.\n\nLa cotisation est de 30 euros.\n"
)
SAID = {"À quelle heure se ferme le portail ?": "19 heures", "Où est le compost ?": "au fond"}
UNSAID = ("Qui a planté le figuier ?",)


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> list[Reading]:
    place = tmp_path_factory.mktemp("order")
    return as_reported(read_folder(place, "garden-fitted", "jardin.md", GARDEN, SAID, UNSAID))


def lines(read: list[Reading]) -> list[list[str]]:
    return [line.split() for line in list(order.table(read))[1:]]


def of(
    reading: Reading, name: str | None = None, document: str | None = None, language: str = "fr"
) -> Reading:
    """Return *reading* as of a folder of that *name*, which is fitted on, or with what is asked changed."""
    asked = replace(reading.asked, document=document or reading.asked.document, language=language)
    folder = reading.folder if name is None else replace(reading.folder, name=name, half="fitted")
    return replace(reading, asked=asked, folder=folder)


def write_jsonl(path: Path, rows: Iterable[Mapping[str, object]]) -> None:
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")


def test_near_misses_are_not_counted_and_the_head_names_what_is(read: list[Reading]) -> None:
    assert next(order.table(read)).split() == ["set,", "direction", "asked", "found", "read"]
    assert lines(read) == [["garden", "fr→fr", "2", "1.000", "1.000"]]


def test_what_is_fitted_on_is_left_out_but_for_faqs(read: list[Reading]) -> None:
    fitted = [of(each, name="garden-fitted") for each in read]
    faqs = [of(each, name=name) for each in read for name in ("pyfaq-fr", "faq_parallel-fr")]
    assert lines(fitted) == []
    assert [line[:3] for line in lines([*fitted, *faqs])] == [
        ["faq_parallel", "fr→fr", "2"],
        ["pyfaq", "fr→fr", "2"],
    ]


def test_each_direction_has_a_line(read: list[Reading]) -> None:
    asked = [read[0], of(read[1], language="en")]
    assert [line[1:3] for line in lines(asked)] == [["en→fr", "1"], ["fr→fr", "1"]]


def test_found_is_the_first_hit_and_read_the_hit_of_the_first_pick(read: list[Reading]) -> None:
    elsewhere = of(read[0], document="autre.md")
    assert lines([read[0], elsewhere]) == [["garden", "fr→fr", "2", "0.500", "0.500"]]
    hit = read[0].hits[0]
    document = replace(hit.passage.document, id="autre.md")
    other = replace(hit, passage=replace(hit.passage, document=document))
    assert lines([replace(read[0], hits=[other, *read[0].hits])]) == [
        ["garden", "fr→fr", "1", "0.000", "1.000"]
    ]
    nothing = replace(read[0], picks=[])
    assert lines([nothing]) == [["garden", "fr→fr", "1", "1.000", "0.000"]]
    assert lines([replace(nothing, hits=[])]) == [["garden", "fr→fr", "1", "0.000", "0.000"]]


def test_faqs_that_are_measured_with_alone_are_asked_in_both_languages_of_each(tmp_path: Path) -> None:
    source = tmp_path / "data" / "faq_parallel"
    source.mkdir(parents=True)
    texts = {"bac_fr": ("fr", "Triez le verre."), "bac_en": ("en", "Sort the glass.")}
    passages = [{"id": id_, "lang": lang, "title": "", "text": text} for id_, (lang, text) in texts.items()]
    asked = {"fr": "Que trier ?", "en": "What is sorted?"}
    write_jsonl(source / "passages.jsonl", passages)
    write_jsonl(
        source / "questions.jsonl",
        [
            {"question": question, "lang": lang, "passage_ids": list(texts)}
            for lang, question in asked.items()
        ],
    )
    made = list(order.measured(tmp_path / "data", tmp_path / "work"))
    assert [folder.name for folder in made] == ["faq_parallel-en", "faq_parallel-fr"]
    for folder, document in zip(made, ("bac_en", "bac_fr"), strict=True):
        assert {(each.language, each.document, each.whole) for each in folder.asked} == {
            ("fr", document, True),
            ("en", document, True),
        }
        assert (folder.files / "passages.jsonl").is_file()
