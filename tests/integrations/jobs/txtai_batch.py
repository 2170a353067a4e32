from pathlib import Path

from txtai import Embeddings
from txtai_model import SETTINGS

questions = Path("questions.txt").read_text(encoding="utf-8").splitlines()
embeddings = Embeddings()
embeddings.load("notes", config=SETTINGS)
for found in embeddings.batchsearch(questions, 1):
    print(found[0]["id"])
