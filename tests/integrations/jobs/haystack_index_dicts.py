import json
from pathlib import Path

from haystack import Document
from haystack.document_stores.in_memory import InMemoryDocumentStore

from passerelle.integrations.haystack_embedders import PasserelleDocumentEmbedder

rows = json.loads(Path("rows.json").read_text(encoding="utf-8"))
documents = [
    Document(id=row["id"], content=row["text"], meta={"author": row["author"], "year": row["year"]})
    for row in rows
]
store = InMemoryDocumentStore()
store.write_documents(PasserelleDocumentEmbedder().run(documents)["documents"])
store.save_to_disk("notes.json")
