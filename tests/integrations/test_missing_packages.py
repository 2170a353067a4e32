"""What each integration says where the package of its framework is not installed."""

import runpy
import sys
from types import ModuleType

import pytest

from passerelle.integrations import haystack, haystack_embedders, langchain, llamaindex


@pytest.mark.parametrize(
    ("module", "package", "extra"),
    [
        (haystack, "haystack", "haystack"),
        (haystack_embedders, "haystack", "haystack"),
        (langchain, "langchain_core.documents", "langchain"),
        (llamaindex, "llama_index.core.schema", "llamaindex"),
    ],
)
def test_the_extra_that_brings_the_framework_is_named(
    module: ModuleType, package: str, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)  # as if it were not there
    said = rf"not installed \({package}\): `pip install 'passerelle\[{extra}\]'`"
    with pytest.raises(ImportError, match=said):
        runpy.run_path(str(module.__file__))
