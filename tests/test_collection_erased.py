"""What a collection erases with its documents: all that is kept beside its store, where that is asked for."""

import pytest
from library import Library

from passerelle.collection import Collection
from passerelle.index.errors import StoreError
from passerelle.starting import KEPT_IN


def test_what_lies_beside_a_store_is_erased_with_its_documents_alone(library: Library) -> None:
    kept = library.folder / KEPT_IN
    with Collection.open(library.folder, embedder=library.embedder) as collection:
        collection.add([{"id": name, "text": f"The boat {name} lies here."} for name in ("a", "b", "c")])
        kept.write_text("What of a?", encoding="utf-8")
        assert collection.remove(["a"]).removed == 1
        assert kept.exists()
        with pytest.raises(StoreError, match="none"):
            collection.remove(["b", "none"], erase=True)
        assert kept.exists()
        assert collection.remove(["b"], erase=True).removed == 1
        assert not kept.exists()
        assert collection.ids() == ["c"]
