from txtai import Embeddings
from txtai_model import SETTINGS

embeddings = Embeddings()
embeddings.load("notes", config=SETTINGS)
embeddings.upsert([{"id": "bread", "text": "Bread is baked on Fridays now.", "year": 2025}])
embeddings.delete(["mill"])
embeddings.save("notes")
