from pathlib import Path

from langchain_community.vectorstores import FAISS

from passerelle.integrations.langchain import PasserelleEmbeddings

questions = Path("questions.txt").read_text(encoding="utf-8").splitlines()
store = FAISS.load_local("notes", PasserelleEmbeddings(), allow_dangerous_deserialization=True)
for documents in store.as_retriever(search_kwargs={"k": 1}).batch(questions):
    print(documents[0].id)
