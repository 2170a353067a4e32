import json

from txtai import Embeddings
from txtai_model import SETTINGS

embeddings = Embeddings()
embeddings.load("files", config=SETTINGS)
placed = "SELECT text, path, start FROM txtai WHERE similar(:question)"
(found,) = embeddings.search(placed, 1, parameters={"question": "When was the lighthouse lit?"})
print(json.dumps([found["path"], found["start"], found["start"] + len(found["text"]), found["text"]]))
