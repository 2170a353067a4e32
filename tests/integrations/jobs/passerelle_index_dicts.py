import json
from pathlib import Path

from passerelle import Collection

rows = json.loads(Path("rows.json").read_text(encoding="utf-8"))
with Collection.open("notes") as collection:
    collection.add(rows, fields=["author", "year"])
