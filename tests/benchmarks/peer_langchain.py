"""LangChain: its recursive splitter over whole documents, sentence-transformers' vectors, FAISS."""

from collections.abc import Sequence
from pathlib import Path

from langchain_community.vectorstores import FAISS
from langchain_core.documents import Document
from langchain_huggingface import HuggingFaceEmbeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter

from .peer_worker import Job

CHARACTERS, OVERLAP = 600, 60
"""About the length of Passerelle's passages, with the tenth in common that the splitter is usually given."""


class LangChain:
    def __init__(self, model: str) -> None:
        self._embeddings = HuggingFaceEmbeddings(
            model_name=model,
            model_kwargs={"device": "cpu", "local_files_only": True},
            encode_kwargs={"prompt_name": "passage", "normalize_embeddings": True},
            query_encode_kwargs={"prompt_name": "query", "normalize_embeddings": True},
        )
        self._store: FAISS | None = None

    def index(self, job: Job, folder: Path) -> int:
        splitter = RecursiveCharacterTextSplitter(chunk_size=CHARACTERS, chunk_overlap=OVERLAP)
        whole = [Document(page_content=text, metadata={"document": id_}) for id_, text in job.documents]
        pieces = splitter.split_documents(whole)
        self._store = FAISS.from_documents(pieces, self._embeddings)
        self._store.save_local(str(folder))
        return len(pieces)

    def search(self, question: str, k: int) -> Sequence[str]:
        assert self._store is not None
        return [found.metadata["document"] for found in self._store.similarity_search(question, k=k)]


def open_peer(model: str) -> LangChain:
    return LangChain(model)
