from pathlib import Path

from llama_index.core import StorageContext, load_index_from_storage

from passerelle.integrations.llamaindex import PasserelleEmbedding

questions = Path("questions.txt").read_text(encoding="utf-8").splitlines()
index = load_index_from_storage(
    StorageContext.from_defaults(persist_dir="notes"), embed_model=PasserelleEmbedding()
)
retriever = index.as_retriever(similarity_top_k=1)
for question in questions:
    print(retriever.retrieve(question)[0].node.ref_doc_id)
