from passerelle import Only, Retriever

with Retriever.open("notes") as retriever:
    for hit in retriever.search("Who watches the sea?", k=3, only=Only(where={"year": (">", 2022)})):
        print(hit.document.id, hit.text)
