from txtai import Embeddings
from txtai_model import SETTINGS

embeddings = Embeddings()
embeddings.load("notes", config=SETTINGS)
recent = "SELECT id, text FROM txtai WHERE similar(:question) AND year > 2022"
for found in embeddings.search(recent, 3, parameters={"question": "Who watches the sea?"}):
    print(found["id"], found["text"])
