import json

from llama_index.core import StorageContext, load_index_from_storage

from passerelle.integrations.llamaindex import PasserelleEmbedding

index = load_index_from_storage(
    StorageContext.from_defaults(persist_dir="files"), embed_model=PasserelleEmbedding()
)
(found,) = index.as_retriever(similarity_top_k=1).retrieve("When was the lighthouse lit?")
node = found.node
print(json.dumps([node.metadata["file_path"], node.start_char_idx, node.end_char_idx, node.get_content()]))
