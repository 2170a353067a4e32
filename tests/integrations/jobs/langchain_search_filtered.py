from langchain_community.vectorstores import FAISS

from passerelle.integrations.langchain import PasserelleEmbeddings

store = FAISS.load_local("notes", PasserelleEmbeddings(), allow_dangerous_deserialization=True)
for document in store.similarity_search("Who watches the sea?", k=3, filter={"year": {"$gt": 2022}}):
    print(document.id, document.page_content)
