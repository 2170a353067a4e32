from llama_index.core import Document, StorageContext, load_index_from_storage

from passerelle.integrations.llamaindex import PasserelleEmbedding

index = load_index_from_storage(
    StorageContext.from_defaults(persist_dir="notes"), embed_model=PasserelleEmbedding()
)
index.update_ref_doc(Document(id_="bread", text="Bread is baked on Fridays now.", metadata={"year": 2025}))
index.delete_ref_doc("mill", delete_from_docstore=True)
index.storage_context.persist("notes")
