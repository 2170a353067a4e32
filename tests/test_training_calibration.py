"""The texts that the bundled model is fitted to: short and long ones, and the very ones that it was made with."""

import hashlib

import pytest
from tokenizers import Tokenizer

from passerelle.index.embed.open import BUNDLED_FOLDER
from passerelle.training.model.calibration import samples


def test_the_samples_are_those_that_the_shipped_model_was_fitted_to() -> None:
    """Another text makes another model: it is built and measured anew before this digest is changed."""
    digest = hashlib.sha256("\n".join(samples()).encode()).hexdigest()
    assert digest == "0b62fea957ed8a2c1d353de7b628f5af7e6d45460b53a1fb16cd2d2b534f9a6d"


@pytest.mark.parametrize(("prompt", "count"), [("query: ", 32), ("passage: ", 47)])
def test_the_samples_are_questions_and_passages_alone_and_in_runs(prompt: str, count: int) -> None:
    assert sum(each.startswith(prompt) for each in samples()) == count


def test_a_run_is_of_whole_passages_and_fits_into_the_window() -> None:
    passages = [each.removeprefix("passage: ") for each in samples()[32:64]]
    runs = [each.removeprefix("passage: ") for each in samples()[64:]]
    assert runs[0] == " ".join(passages[:3])
    assert runs[9] == " ".join(passages[27:30])
    assert runs[10] == " ".join(passages[:6])
    assert runs[14] == " ".join(passages[24:30])
    tokenizer = Tokenizer.from_file(str(BUNDLED_FOLDER / "tokenizer.json"))
    lengths = sorted(len(each.ids) for each in tokenizer.encode_batch(samples()))
    assert lengths[0] < 10
    assert 256 < lengths[-1] <= 512
