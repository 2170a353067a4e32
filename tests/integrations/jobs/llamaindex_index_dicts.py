import json
from pathlib import Path

from llama_index.core import Document, VectorStoreIndex

from passerelle.integrations.llamaindex import PasserelleEmbedding

rows = json.loads(Path("rows.json").read_text(encoding="utf-8"))
documents = [
    Document(id_=row["id"], text=row["text"], metadata={"author": row["author"], "year": row["year"]})
    for row in rows
]
index = VectorStoreIndex.from_documents(documents, embed_model=PasserelleEmbedding())
index.storage_context.persist("notes")
