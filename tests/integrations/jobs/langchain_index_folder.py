from langchain_community.document_loaders import DirectoryLoader, TextLoader
from langchain_community.vectorstores import FAISS
from langchain_text_splitters import RecursiveCharacterTextSplitter

from passerelle.integrations.langchain import PasserelleEmbeddings

loader = DirectoryLoader("documents", loader_cls=TextLoader, loader_kwargs={"encoding": "utf-8"})
splitter = RecursiveCharacterTextSplitter(chunk_size=600, chunk_overlap=60, add_start_index=True)
store = FAISS.from_documents(splitter.split_documents(loader.load()), PasserelleEmbeddings())
store.save_local("files")
