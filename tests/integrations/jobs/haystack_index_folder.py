from pathlib import Path

from haystack import Pipeline
from haystack.components.converters import TextFileToDocument
from haystack.components.preprocessors import DocumentSplitter
from haystack.components.writers import DocumentWriter
from haystack.document_stores.in_memory import InMemoryDocumentStore

from passerelle.integrations.haystack_embedders import PasserelleDocumentEmbedder

store = InMemoryDocumentStore()
indexing = Pipeline()
indexing.add_component("converter", TextFileToDocument(store_full_path=True))
indexing.add_component("splitter", DocumentSplitter(split_by="word", split_length=100))
indexing.add_component("embedder", PasserelleDocumentEmbedder())
indexing.add_component("writer", DocumentWriter(store))
indexing.connect("converter", "splitter")
indexing.connect("splitter", "embedder")
indexing.connect("embedder", "writer")
indexing.run({"converter": {"sources": sorted(Path("documents").iterdir())}})
store.save_to_disk("files.json")
