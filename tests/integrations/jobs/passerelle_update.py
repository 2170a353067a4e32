from passerelle import Collection

with Collection.open("notes") as collection:
    collection.replace([{"id": "bread", "text": "Bread is baked on Fridays now.", "fields": {"year": 2025}}])
    collection.remove(["mill"])
