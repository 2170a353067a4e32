import json
from pathlib import Path

from txtai import Embeddings
from txtai_model import SETTINGS

rows = json.loads(Path("rows.json").read_text(encoding="utf-8"))
embeddings = Embeddings(**SETTINGS)
embeddings.index(rows)
embeddings.save("notes")
