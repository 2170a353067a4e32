from pathlib import Path

from passerelle import Retriever

questions = Path("questions.txt").read_text(encoding="utf-8").splitlines()
with Retriever.open("notes") as retriever:
    for hits in retriever.search_many(questions, k=1):
        print(hits[0].document.id)
