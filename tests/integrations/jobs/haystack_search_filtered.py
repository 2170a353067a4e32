from haystack.components.retrievers.in_memory import InMemoryEmbeddingRetriever
from haystack.document_stores.in_memory import InMemoryDocumentStore

from passerelle.integrations.haystack_embedders import PasserelleTextEmbedder

retriever = InMemoryEmbeddingRetriever(InMemoryDocumentStore.load_from_disk("notes.json"), top_k=3)
vector = PasserelleTextEmbedder().run("Who watches the sea?")["embedding"]
recent = {"field": "meta.year", "operator": ">", "value": 2022}
for document in retriever.run(vector, filters=recent)["documents"]:
    print(document.id, document.content)
