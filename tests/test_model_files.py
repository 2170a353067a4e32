"""Facts about a model's digest: it follows what makes its vectors, and nothing else."""

from pathlib import Path

import pytest

from passerelle.index.embed.model_files import BLOCK, BLOCKS, digest

LARGE = BLOCK * BLOCKS * 2 + 12_345


@pytest.fixture
def model(tmp_path: Path) -> Path:
    for name in ("config.json", "1_Pooling/config.json", "2_Dense/model.safetensors", "onnx/model.onnx"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"what {name} holds", encoding="utf-8")
    (tmp_path / "model.safetensors").write_bytes(bytes(LARGE))
    (tmp_path / "README.md").write_text("A model.", encoding="utf-8")
    return tmp_path


def change(path: Path) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"other" + (path.read_bytes() if path.exists() else b""))


@pytest.mark.parametrize(
    ("backend", "changed", "same"),
    [
        ("torch", "README.md", True),
        ("torch", "onnx/model.onnx", True),
        ("torch", "openvino/openvino_model.bin", True),
        ("torch", "config.json", False),
        ("torch", "1_Pooling/config.json", False),
        ("torch", "2_Dense/model.safetensors", False),
        ("torch", "model.safetensors", False),
        ("onnx", "model.safetensors", True),
        ("onnx", "onnx/model.onnx", False),
        ("onnx", "2_Dense/model.safetensors", False),
        ("onnx", "openvino/openvino_model.bin", True),
        ("", "model.safetensors", False),
        ("", "onnx/model.onnx", True),
        ("onnx", "config.json", False),
        ("onnx", "model.onnx", True),
        ("openvino", "openvino/openvino_model.bin", False),
        ("openvino", "openvino/openvino_model.xml", False),
        ("openvino", "onnx/model.onnx", True),
        ("openvino", "model.safetensors", True),
        ("onnx", "onnx/model.onnx_data", False),
        *(("torch", name, False) for name in ("vocab.txt", "spiece.model", "pytorch_model.bin", "words.npy")),
        *(("torch", name, True) for name in ("model.py", "model.gguf", "json")),
    ],
)
def test_a_digest_follows_the_files_of_its_backend(
    model: Path, backend: str, changed: str, *, same: bool
) -> None:
    before = digest(model, backend)
    change(model / changed)
    assert (digest(model, backend) == before) is same


@pytest.mark.parametrize("place", [0, LARGE // 3, LARGE - 5])
def test_weights_changed_over_a_stretch_anywhere_change_the_digest(model: Path, place: int) -> None:
    before = digest(model, "")
    with (model / "model.safetensors").open("r+b") as file:
        file.seek(place)
        file.write(b"\1" * min(LARGE // BLOCKS + 1, LARGE - place))
    assert digest(model, "") != before


def test_a_copy_elsewhere_has_the_same_digest(model: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other")
    for path in sorted(model.rglob("*")):
        if path.is_file():
            (other / path.relative_to(model)).parent.mkdir(exist_ok=True)
            (other / path.relative_to(model)).write_bytes(path.read_bytes())
    assert digest(other, "torch") == digest(model, "torch")


def test_a_digest_follows_the_names_and_sizes_of_files_too(model: Path) -> None:
    digests = {digest(model, "torch")}
    (model / "config.json").rename(model / "settings.json")
    digests.add(digest(model, "torch"))
    with (model / "model.safetensors").open("ab") as file:
        file.write(b"\0")
    digests.add(digest(model, "torch"))
    assert len(digests) == 3
    (model / "empty.json").mkdir()
    assert digest(model, "torch") in digests


@pytest.mark.parametrize("size", [1, BLOCK - 1, BLOCK, BLOCK + 1, BLOCK * BLOCKS])
def test_of_weights_of_64_blocks_every_byte_counts(tmp_path: Path, size: int) -> None:
    (tmp_path / "model.bin").write_bytes(bytes(size))
    before = digest(tmp_path, "")
    for place in {0, size // 2, size - 1}:
        changed = bytearray(size)
        changed[place] = 1
        (tmp_path / "model.bin").write_bytes(changed)
        assert digest(tmp_path, "") != before
