"""What a ``conftest.py`` may say of how questions are asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from passerelle.index.store.location import Location
    from passerelle.retrieval import Retriever


@pytest.hookspec(firstresult=True)
def pytest_passerelle_retriever(config: pytest.Config, store: Location) -> Retriever | None:
    """Return the retriever that is asked, in place of the one that opens *store* with the model it names."""
