from passerelle import Collection

with Collection.open("files") as collection:
    collection.sync(["documents"])
