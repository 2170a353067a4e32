from llama_index.core import StorageContext, load_index_from_storage
from llama_index.core.vector_stores import FilterOperator, MetadataFilter, MetadataFilters

from passerelle.integrations.llamaindex import PasserelleEmbedding

index = load_index_from_storage(
    StorageContext.from_defaults(persist_dir="notes"), embed_model=PasserelleEmbedding()
)
recent = MetadataFilters(filters=[MetadataFilter(key="year", value=2022, operator=FilterOperator.GT)])
for found in index.as_retriever(similarity_top_k=3, filters=recent).retrieve("Who watches the sea?"):
    print(found.node.ref_doc_id, found.node.get_content())
