import json

from langchain_community.vectorstores import FAISS

from passerelle.integrations.langchain import PasserelleEmbeddings

store = FAISS.load_local("files", PasserelleEmbeddings(), allow_dangerous_deserialization=True)
(document,) = store.similarity_search("When was the lighthouse lit?", k=1)
start, text = document.metadata["start_index"], document.page_content
print(json.dumps([document.metadata["source"], start, start + len(text), text]))
