"""Invented question sets for the reader's training: mills of villages, and the tariffs of swimming pools."""

import json
from pathlib import Path

TITLES = [f"Village {letter}" for letter in "ABCDEFGHIJKLMNOP"]
"""Of which some are held out by the rule of all sets."""
PLACES = "Aubrac Belval Corbin Dourges Escaut Florac Gignac Herblay".split()


def write_lines(place: Path, rows: list[dict[str, object]]) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def write_asked(folder: Path) -> None:
    """Write a set in which each village has a mill, asked after in both languages, and no bridge."""
    passages: list[dict[str, object]] = []
    questions: list[dict[str, object]] = []
    for number, title in enumerate(TITLES):
        text = f"{title} lies on a river. Its mill was built in {1700 + number} by the miller Orsel{number}."
        passages.append({"id": f"p{number}", "title": title, "text": text, "lang": "en"})
        built = str(1700 + number)
        answers = [{"text": built, "start": text.index(built)}]
        for language, question in (
            ("fr", f"Quand le moulin de {title} a-t-il été bâti ?"),
            ("en", f"When was the mill of {title} built?"),
        ):
            row = {"id": f"q{number}{language}", "question": question, "lang": language, "kind": "say"}
            questions.append({**row, "answerable": True, "passage_ids": [f"p{number}"], "answers": answers})
        row = {"id": f"n{number}", "question": f"When was the bridge of {title} built?", "lang": "en"}
        none = {"answerable": False, "passage_ids": [], "answers": []}
        questions.append({**row, **none, "near_passage": f"p{number}"})
    write_lines(folder / "asked" / "passages.jsonl", passages)
    write_lines(folder / "asked" / "questions.jsonl", questions)


def write_everyday(folder: Path) -> None:
    """Write for each place the tariff of a swimming pool in two years, which are siblings of one another."""
    questions: list[dict[str, object]] = []
    documents = folder / "everyday" / "documents"
    documents.mkdir(parents=True)
    for number, place in enumerate(PLACES):
        for year in (2024, 2025):
            name = f"fr-piscine-{place.lower()}-{year}.md"
            price = f"{3 + number}{year % 10} €"
            source = (
                f"# Piscine de {place}, tarifs {year}\n\nLe bassin de {place} ferme à 19 heures le dimanche.\n\n"
                f"## Entrées\n\nUne entrée **adulte** coûte *{price}* par jour."
            )
            (documents / name).write_text(source, encoding="utf-8")
            row = {"document": name, "lang": "fr", "kind": "say"}
            questions += [
                {**row, "id": f"e{name}", "question": f"Que coûte une entrée à {place} en {year} ?",
                 "answerable": True, "answers": [{"text": price, "start": source.index(price)}]},
                {**row, "id": f"m{name}", "question": f"Que coûte un sauna à {place} en {year} ?",
                 "answerable": False, "answers": []},
            ]  # fmt: skip
    write_lines(folder / "everyday" / "questions.jsonl", questions)
