"""One document read for a fit: questions that it answers, and others that it does not."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from passerelle.reading.network import shipped_network
from passerelle.training.reader.folders import Asked, Folder
from passerelle.training.reader.readings import Reading, readings
from passerelle.weights import fitted_weights


def read_folder(
    place: Path, name: str, file: str, text: str, said: Mapping[str, str], unsaid: Iterable[str]
) -> list[Reading]:
    """Return the readings of a French document in *place*, of the half that is fitted on."""
    files = place / name
    files.mkdir()
    (files / file).write_text(text, encoding="utf-8")
    asked = [Asked(question, "fr", file, "fr", (words,)) for question, words in said.items()]
    asked += [Asked(question, "fr", "", "fr", ()) for question in unsaid]
    folder = Folder(name, "fitted", files, tuple(asked))
    return list(readings(folder, place / "store", shipped_network(), fitted_weights()))


def as_reported(read: Iterable[Reading]) -> list[Reading]:
    """Return the readings of one folder as those of the half that is reported."""
    return [
        replace(each, folder=replace(each.folder, name=f"{each.folder.set}-reported", half="reported"))
        for each in read
    ]
