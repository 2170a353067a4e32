import json

from passerelle import Retriever

with Retriever.open("files") as retriever:
    (hit,) = retriever.search("When was the lighthouse lit?", k=1)
print(json.dumps([hit.document.path, hit.passage.start, hit.passage.end, hit.text]))
