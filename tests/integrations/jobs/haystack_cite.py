import json

from haystack.components.retrievers.in_memory import InMemoryEmbeddingRetriever
from haystack.document_stores.in_memory import InMemoryDocumentStore

from passerelle.integrations.haystack_embedders import PasserelleTextEmbedder

retriever = InMemoryEmbeddingRetriever(InMemoryDocumentStore.load_from_disk("files.json"), top_k=1)
vector = PasserelleTextEmbedder().run("When was the lighthouse lit?")["embedding"]
(document,) = retriever.run(vector)["documents"]
start, text = document.meta["split_idx_start"], document.content
print(json.dumps([document.meta["file_path"], start, start + len(text), text]))
