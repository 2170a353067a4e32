from haystack import Document
from haystack.document_stores.in_memory import InMemoryDocumentStore
from haystack.document_stores.types import DuplicatePolicy

from passerelle.integrations.haystack_embedders import PasserelleDocumentEmbedder

store = InMemoryDocumentStore.load_from_disk("notes.json")
changed = [Document(id="bread", content="Bread is baked on Fridays now.", meta={"year": 2025})]
store.write_documents(
    PasserelleDocumentEmbedder().run(changed)["documents"], policy=DuplicatePolicy.OVERWRITE
)
store.delete_documents(["mill"])
store.save_to_disk("notes.json")
