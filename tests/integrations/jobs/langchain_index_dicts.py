import json
from pathlib import Path

from langchain_community.vectorstores import FAISS
from langchain_core.documents import Document

from passerelle.integrations.langchain import PasserelleEmbeddings

rows = json.loads(Path("rows.json").read_text(encoding="utf-8"))
documents = [
    Document(id=row["id"], page_content=row["text"], metadata={"author": row["author"], "year": row["year"]})
    for row in rows
]
FAISS.from_documents(documents, PasserelleEmbeddings()).save_local("notes")
