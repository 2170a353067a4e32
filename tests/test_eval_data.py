"""Whole question sets of others, from one command each: PIAF in SQuAD's form, the Python FAQ in BEIR's."""

import json
import os
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from passerelle.commands.main import main
from passerelle.training.question_sets import read_jsonl

DATA = Path(os.environ.get("DATA", Path(__file__).parents[2] / "shared" / "data"))

pytestmark = pytest.mark.slow


def rows(name: str) -> list[dict[str, Any]]:
    path = DATA / name
    if not path.is_file():
        pytest.skip(f"{path} is not there: set DATA to the folder of question sets")
    return read_jsonl(path)


def piaf_as_squad(path: Path, count: int) -> int:
    """Write *count* paragraphs of PIAF with their questions in SQuAD's form; return the number of questions."""
    asked = defaultdict(list)
    for row in rows("piaf_tune/questions_open.jsonl"):
        for passage in row["passage_ids"]:
            asked[passage].append(row)
    articles: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for passage in rows("piaf_tune/passages.jsonl")[:count]:
        entries = []
        for row in asked[passage["id"]]:
            places = [(answer, passage["text"].find(answer)) for answer in row["answers"]]
            answers = [{"text": answer, "answer_start": at} for answer, at in places if at >= 0]
            if answers:
                entries.append({"id": row["id"], "question": row["question"], "answers": answers})
        articles[passage["title"]].append({"context": passage["text"], "qas": entries})
    data = [{"title": title, "paragraphs": paragraphs} for title, paragraphs in articles.items()]
    path.write_text(json.dumps({"version": "1.1", "data": data}, ensure_ascii=False), encoding="utf-8")
    return sum(len(paragraph["qas"]) for paragraphs in articles.values() for paragraph in paragraphs)


def faq_as_beir(folder: Path) -> int:
    """Write the Python FAQ as a BEIR folder; return the number of questions."""

    def write(name: str, lines: list[str]) -> None:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")

    passages, questions = rows("pyfaq/passages.jsonl"), rows("pyfaq/questions.jsonl")
    write(
        "corpus.jsonl",
        [json.dumps({"_id": row["id"], "title": row["title"], "text": row["text"]}) for row in passages],
    )
    write("queries.jsonl", [json.dumps({"_id": row["id"], "text": row["question"]}) for row in questions])
    judged = [f"{row['id']}\t{passage}\t1" for row in questions for passage in row["passage_ids"]]
    write("qrels/test.tsv", ["query-id\tcorpus-id\tscore", *judged])
    return len(questions)


def told(capsys: pytest.CaptureFixture[str], path: Path) -> Any:
    capsys.readouterr()
    assert main(["eval", str(path), "--documents", str(path), "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_piaf_is_evaluated_by_one_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    count = piaf_as_squad(tmp_path / "piaf.json", 200)
    run = told(capsys, tmp_path / "piaf.json")
    assert (run["questions"], run["problems"], run["stale"]) == (count, [], [])
    overall, direction = run["groups"][:2]
    assert (direction["name"], direction["questions"]) == ("fr→fr", count)
    assert overall["figures"]["R@5"]["value"] > 0.8
    assert overall["figures"]["quoted if answered"]["value"] > 0.6


def test_the_python_faq_is_evaluated_by_one_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    count = faq_as_beir(tmp_path / "faq")
    run = told(capsys, tmp_path / "faq")
    assert (run["questions"], run["problems"], run["stale"]) == (count, [], [])
    assert {group["name"] for group in run["groups"] if group["kind"] == "direction"} == {"fr→en", "en→en"}
    figures = run["groups"][0]["figures"]
    assert figures["nDCG@10"]["value"] > 0.6
    assert figures["R@10"]["count"] == count
    assert "EM" not in figures
