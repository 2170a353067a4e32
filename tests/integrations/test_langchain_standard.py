"""LangChain's own standard tests of a retriever and of embeddings, put to ours."""

import sys
from pathlib import Path
from typing import Any

import pytest

from passerelle import Retriever
from passerelle.integrations.langchain import PasserelleEmbeddings, PasserelleRetriever

BESIDE = Path(sys.prefix) / "langchain-tests"
"""The packages of `tests/langchain_tests.txt`, out of pytest's sight: some of them would join every session."""
QUESTION = "Who built the lighthouse in the bay of Quintal?"

if not BESIDE.is_dir():
    pytest.skip("`make .venv/langchain-tests/installed` installs them", allow_module_level=True)
try:
    sys.path.append(str(BESIDE))
    from langchain_tests.integration_tests import EmbeddingsIntegrationTests, RetrieversIntegrationTests
    from langchain_tests.unit_tests import EmbeddingsUnitTests
finally:
    sys.path.remove(str(BESIDE))

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


class TestRetrieverStandard(RetrieversIntegrationTests):
    """LangChain's own tests of a retriever."""

    opened: Retriever

    @property
    def retriever_constructor(self) -> type[PasserelleRetriever]:
        return PasserelleRetriever

    @property
    def retriever_constructor_params(self) -> dict[str, Any]:
        return {"retriever": self.opened}

    @property
    def retriever_query_example(self) -> str:
        return QUESTION


@pytest.fixture(autouse=True)
def _opened(shore_retriever: Retriever) -> None:
    TestRetrieverStandard.opened = shore_retriever


class TestEmbeddingsStandardUnit(EmbeddingsUnitTests):
    """LangChain's own tests of how embeddings are made."""

    @property
    def embeddings_class(self) -> type[PasserelleEmbeddings]:
        return PasserelleEmbeddings


class TestEmbeddingsStandard(EmbeddingsIntegrationTests):
    """LangChain's own tests of the vectors."""

    @property
    def embeddings_class(self) -> type[PasserelleEmbeddings]:
        return PasserelleEmbeddings
