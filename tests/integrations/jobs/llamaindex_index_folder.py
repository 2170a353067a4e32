from llama_index.core import SimpleDirectoryReader, VectorStoreIndex

from passerelle.integrations.llamaindex import PasserelleEmbedding

documents = SimpleDirectoryReader("documents", filename_as_id=True).load_data()
index = VectorStoreIndex.from_documents(documents, embed_model=PasserelleEmbedding())
index.storage_context.persist("files")
