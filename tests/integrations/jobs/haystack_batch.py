from pathlib import Path

from haystack.components.retrievers.in_memory import InMemoryEmbeddingRetriever
from haystack.document_stores.in_memory import InMemoryDocumentStore

from passerelle.integrations.haystack_embedders import PasserelleTextEmbedder

questions = Path("questions.txt").read_text(encoding="utf-8").splitlines()
retriever = InMemoryEmbeddingRetriever(InMemoryDocumentStore.load_from_disk("notes.json"), top_k=1)
embedder = PasserelleTextEmbedder()
for question in questions:
    print(retriever.run(embedder.run(question)["embedding"])["documents"][0].id)
