"""What is said of a file of settings that cannot be used, whole: what is wrong, and how it is written."""

import re
from pathlib import Path

import pytest

from passerelle.evaluation.runs.settings import Setting, SettingsError, read_settings

FORM = """[[setting]]
name = "as it is"

[[setting]]
name = "longer passages"
passage_tokens = 256"""
EACH = f"write each setting as a table [[setting]], as\n{FORM}"
FIRST = "[[setting]]\n"


def settings(folder: Path, text: str) -> tuple[Setting, ...]:
    (folder / "m.toml").write_text(text, encoding="utf-8")
    return read_settings(folder / "m.toml")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("other = 1", f": 'other' is not known; {EACH}"),
        (
            "setting = 1",
            f" needs two settings at least, the first being what the others are compared with; write it as\n{FORM}",
        ),
        (
            FIRST,
            f" needs two settings at least, the first being what the others are compared with; write it as\n{FORM}",
        ),
        (f"{FIRST}k = 2\n{FIRST}k = 2", ": two settings have the name 'k 2'; give each a 'name' of its own"),
        ("setting = [{}, 3]", f", setting 2 is 3; {EACH}"),
        (
            f"{FIRST}chunk = 3\n{FIRST}",
            ", setting 1: 'chunk' is not known; there are name, model, passage_tokens, k, legs",
        ),
        (f"{FIRST}{FIRST}name = 1", ", setting 2: 'name' is 1; write text between quotes"),
        (f"{FIRST}{FIRST}model = 1", ", setting 2: 'model' is 1; write text between quotes"),
        (
            f"{FIRST}{FIRST}passage_tokens = 0",
            ", setting 2: 'passage_tokens' is 0; write a whole number from 1 on",
        ),
        (f"{FIRST}{FIRST}k = 1.5", ", setting 2: 'k' is 1.5; write a whole number from 1 on"),
        (f"{FIRST}{FIRST}legs = ''", ', setting 2: \'legs\' is \'\'; write "words", "vectors" or "both"'),
    ],
)
def test_what_is_wrong_with_settings_is_said_with_the_remedy(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(SettingsError, match="setting") as refused:
        settings(tmp_path, text)
    assert str(refused.value) == f"{tmp_path / 'm.toml'}{said}"


def test_a_file_that_is_missing_or_no_toml_shows_how_one_is_written(tmp_path: Path) -> None:
    with pytest.raises(
        SettingsError, match=rf"none cannot be read \(No such .*\): write one as\n{re.escape(FORM)}$"
    ):
        read_settings(tmp_path / "none")
    with pytest.raises(SettingsError, match=rf"m\.toml is not TOML \(.*\): write it as\n{re.escape(FORM)}$"):
        settings(tmp_path, "setting")


def test_the_form_that_is_shown_can_be_used(tmp_path: Path) -> None:
    assert settings(tmp_path, FORM) == (Setting("as it is"), Setting("longer passages", passage_tokens=256))


def test_settings_that_are_made_alike_share_a_store(tmp_path: Path) -> None:
    first, same, model, tokens = settings(
        tmp_path, f"{FIRST}{FIRST}k = 1\nlegs = 'words'\n{FIRST}model = 'm'\n{FIRST}passage_tokens = 1\n"
    )
    assert (same.k, same.legs) == (1, "words")
    assert (first.indexing, same.indexing) == (("", 0), ("", 0))
    assert (model.indexing, tokens.indexing) == (("m", 0), ("", 1))
