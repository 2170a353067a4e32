"""Figures of question sets, for a person's own tests to assert."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from passerelle.evaluation.figures.results import Summary
from passerelle.evaluation.figures.summary import summarise
from passerelle.evaluation.runs.runner import evaluate
from passerelle.evaluation.sets.question_json import QuestionError
from passerelle.evaluation.sets.read import read_questions
from passerelle.evaluation.types import Run
from passerelle.index.store.location import Location
from passerelle.pytest_plugin.asked import located, retriever_of


@dataclass(frozen=True, slots=True)
class Measured:
    """A run and its figures: ``measured["R@5"]`` overall, ``measured["R@5", "fr→en"]`` of a group."""

    run: Run
    summary: Summary

    def __getitem__(self, name: str | tuple[str, str]) -> float:
        """Return a figure.

        Raises:
            KeyError: there is no such group, or no such measure of it; the text lists those there are.
        """
        measure, of = (name, "all") if isinstance(name, str) else name
        groups = {group.name: group for group in self.summary.groups}
        if of not in groups:
            raise KeyError(f"there is no group {of!r}; there are {', '.join(groups)}")
        figures = groups[of].figures
        if measure not in figures:
            raise KeyError(f"there is no {measure!r} of {of!r}; there are {', '.join(figures)}")
        return figures[measure].value


class Measuring:
    """Ask sets of questions, each once in a session."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        self._kept: dict[tuple[tuple[Path, ...], Location, int], Measured] = {}

    def __call__(self, *questions: Path | str, store: Location | str = "", k: int = 0) -> Measured:
        """Return the figures of *questions* asked of *store* with *k* hits each; what is left out is the option's.

        Raises:
            QuestionError: no set is named here or by ``--passerelle-questions``, a line of one is no question, or
                a question of it is stale.
            PasserelleError: a set or the store cannot be read.
        """
        option, place = self._config.getoption, self._config.invocation_params.dir
        paths = tuple(place / each for each in questions or option("passerelle_questions"))
        if not paths:
            raise QuestionError("no question set is named: give its path, or --passerelle-questions FILE")
        key = (paths, located(self._config, store or option("passerelle_store")), k or option("passerelle_k"))
        if key not in self._kept:
            asked = read_questions(paths)
            if asked.problems:
                raise QuestionError("\n".join(map(str, asked.problems)))
            run = evaluate(asked, retriever_of(self._config, key[1]), k=key[2])
            measured = Measured(run, summarise(run))
            if measured.summary.lapsed and not option("passerelle_allow_stale"):
                raise QuestionError(
                    f"stale: {', '.join(measured.summary.lapsed)}; `passerelle questions check` says what to mend, "
                    f"and --passerelle-allow-stale leaves them out"
                )
            self._kept[key] = measured
        return self._kept[key]
