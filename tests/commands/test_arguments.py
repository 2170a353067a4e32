"""Facts about the values that arguments may have: the last that is taken at each side, and the first that is not."""

import argparse
from collections.abc import Callable

import pytest

from passerelle.commands import arguments
from passerelle.commands.limits import LimitedOptions, condition, folder


def refused(read: Callable[[str], object], text: str) -> str:
    with pytest.raises(argparse.ArgumentTypeError) as error:
        read(text)
    return str(error.value)


@pytest.mark.parametrize(
    ("read", "taken", "wrong", "said"),
    [
        (arguments.port, {"0": 0, "65535": 65_535, "080": 80}, ["65536", "-1", "1.0", "", "000080", "²"], "a port"),
        (arguments.threads, {"1": 1, "4": 4}, ["0", "x", "+1"], "a number from 1 to"),
        (arguments.batch, {"1": 1, "64": 64}, ["0", "-2"], "a number from 1 to"),
        (arguments.count, {"1": 1, "9" * 18: 10**18 - 1}, ["0", "9" * 19, "1e3", "²"], "not a number from 1 on"),
        (arguments.whole, {"0": 0, "9" * 18: 10**18 - 1}, ["9" * 19, "-1", "²", ""], "not a number from 0 on"),
        (arguments.seconds, {"0": 0.0, "1.5": 1.5}, ["-0.1", "nan", "x", ""], "not a number of seconds from 0 on"),
        (arguments.share, {"0": 0.0, "1": 1.0, ".5": 0.5}, ["1.01", "-0.01", "nan"], "not a share from 0 to 1"),
    ],
)  # fmt: skip
def test_a_number_is_taken_between_its_limits(
    read: Callable[[str], object], taken: dict[str, float], wrong: list[str], said: str
) -> None:
    assert {text: read(text) for text in taken} == taken
    for text in wrong:
        assert said in refused(read, text)


def test_most_threads_and_texts_together_are_those_of_the_embedder() -> None:
    from passerelle.index.embed.embedder import MOST_THREADS, MOST_TOGETHER

    for read, most in ((arguments.threads, MOST_THREADS), (arguments.batch, MOST_TOGETHER)):
        assert read(str(most)) == most
        assert f"from 1 to {most}" in refused(read, str(most + 1))


@pytest.mark.parametrize(
    ("site", "taken"),
    [
        ("https://wiki.example", "https://wiki.example"),
        ("HTTP://wiki.example:80/", "HTTP://wiki.example:80"),
        ("http://[::1]:99999", "http://[::1]:99999"),
        ("http://localhost", "http://localhost"),
        ("http://wiki-2.my-house.example:1", "http://wiki-2.my-house.example:1"),
        ("https://10.0.0.7", "https://10.0.0.7"),
        ("https://[FD00::a7]/", "https://[FD00::a7]"),
    ],
)
def test_a_site_is_a_scheme_a_host_and_perhaps_a_port(site: str, taken: str) -> None:
    assert arguments.site(site) == taken


@pytest.mark.parametrize(
    "site",
    [
        "wiki.example",
        "https://wiki.example/page",
        "https://a b",
        "https://a;b",
        "https://a:123456",
        "https://a:",
        "https://a..b",
        "https://.a",
        "https://é.example",
        "https://[a.b]",
        "ftp://a",
        "httpss://a",
        "x https://a",
        "https://a//",
        "https://",
    ],
)
def test_what_says_more_or_less_than_a_site_is_none(site: str) -> None:
    assert "write it as https://wiki.example" in refused(arguments.site, site)


def test_a_name_says_something() -> None:
    assert arguments.filled(" a ") == arguments.host(" a ") == " a "
    assert refused(arguments.filled, " \t") == r"' \t' names nothing"
    assert refused(arguments.host, "") == "'' is no name of a host: write 0.0.0.0 for every address"
    assert arguments.path("a b").name == "a b"
    for read in (arguments.path, folder):
        assert refused(read, "") == "'' is no path"
        assert refused(read, "a\0b") == r"'a\x00b' is no path"
    assert refused(folder, " ") == "' ' is no path"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("author=Ada", ("author", "=", "Ada")),
        ("year>=2024", ("year", ">=", "2024")),
        ("year>2024", ("year", ">", "2024")),
        ("year<=2024", ("year", "<=", "2024")),
        ("year<2024", ("year", "<", "2024")),
        ("title!=Bac", ("title", "!=", "Bac")),
        (" keywords ~ lac ", ("keywords", "contains", "lac")),
        ("author=", ("author", "=", "")),
        ("a=b=c", ("a", "=", "b=c")),
        ("a=un\ndeux", ("a", "=", "un\ndeux")),
    ],
)
def test_a_condition_is_a_field_an_operator_and_a_value(text: str, found: tuple[str, str, str]) -> None:
    assert condition(text) == found


@pytest.mark.parametrize("text", ["author", "=Ada", " =Ada", ""])
def test_a_condition_without_a_field_is_none(text: str) -> None:
    assert "write FIELD=VALUE" in refused(condition, text)


def test_conditions_of_one_field_all_hold_and_nothing_asks_for_none() -> None:
    options = LimitedOptions(
        backend="",
        precision="",
        device="",
        batch_size=0,
        threads=0,
        folder="docs",
        document=(),
        language="fr",
        where=(
            ("year", ">=", "2020"),
            ("author", "=", ""),
            ("year", "<", "2024"),
            ("title", "!=", ""),
            ("k", ">", ""),
        ),
    )
    only = options.only
    assert (only.folder, only.documents, only.language) == ("docs", None, "fr")
    assert dict(only.where) == {
        "year": ((">=", "2020"), ("<", "2024")),
        "author": (("=", None),),
        "title": (("!=", None),),
        "k": ((">", ""),),
    }


def test_conversations_are_kept_unless_it_is_asked_that_none_is() -> None:
    parser = argparse.ArgumentParser()
    arguments.add_history(parser)
    assert parser.parse_args([]).history is True
    assert parser.parse_args(["--no-history"]).history is False
