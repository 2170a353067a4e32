"""What a ``conftest.py`` may say of how questions are asked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from passerelle.retrieval import Retriever


@pytest.hookspec(firstresult=True)
def pytest_passerelle_retriever(config: pytest.Config, store: Path) -> Retriever | None:
    """Return the retriever that is asked, in place of the one that opens *store* with the model it names."""
