from langchain_community.vectorstores import FAISS
from langchain_core.documents import Document

from passerelle.integrations.langchain import PasserelleEmbeddings

store = FAISS.load_local("notes", PasserelleEmbeddings(), allow_dangerous_deserialization=True)
store.delete(["bread", "mill"])
store.add_documents(
    [Document(id="bread", page_content="Bread is baked on Fridays now.", metadata={"year": 2025})]
)
store.save_local("notes")
