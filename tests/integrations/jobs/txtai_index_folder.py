from pathlib import Path

from txtai import Embeddings
from txtai_model import SETTINGS

rows = []
for path in sorted(Path("documents").iterdir()):
    start = 0
    for part in path.read_text(encoding="utf-8").split("\n\n"):
        rows.append({"text": part, "path": str(path), "start": start})
        start += len(part) + len("\n\n")
embeddings = Embeddings(**SETTINGS)
embeddings.index(rows)
embeddings.save("files")
