"""What ``import passerelle`` gives: one list of public names, each from where it is made, and nothing else."""

import importlib
import pydoc
import re
import tomllib
from pathlib import Path

import pytest

import passerelle

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_its_directory_is_the_public_list() -> None:
    assert dir(passerelle) == sorted(passerelle.__all__)


def test_every_public_name_is_made_in_passerelle() -> None:
    for name in set(passerelle.__all__) - {"__version__"}:
        made = getattr(passerelle, name)
        assert made.__name__ == name
        assert getattr(importlib.import_module(made.__module__), name) is made


def test_a_name_that_is_not_public_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'passerelle' has no attribute 'Oracle'"):
        _ = passerelle.Oracle


def test_help_shows_the_public_classes_and_functions_alone() -> None:
    shown = pydoc.plain(pydoc.render_doc(passerelle))
    assert passerelle.__doc__ is not None
    assert passerelle.__doc__.splitlines()[0] in shown
    named = re.findall(r"^    class (\w+)\(|^    (\w+)\(", shown, re.MULTILINE)
    assert {name for pair in named for name in pair if name} == set(passerelle.__all__) - {"__version__"}
    assert "\nDATA\n" not in shown


def test_the_version_is_that_of_the_project() -> None:
    assert passerelle.__version__ == PROJECT["project"]["version"]


def test_every_folder_with_code_is_installed_but_training() -> None:
    folders = {
        ".".join([name, *path.parent.relative_to(ROOT / folder).parts])
        for folder, name in (("qa", "passerelle"), ("index", "passerelle.index"))
        for path in (ROOT / folder).rglob("__init__.py")
        if ROOT / "qa" / "training" not in path.parents
    }
    assert set(PROJECT["tool"]["setuptools"]["packages"]) == folders
