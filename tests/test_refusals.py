"""Facts about refusals: what they suggest, and what is said to a question in a third language."""

from pathlib import Path

import pytest

from passerelle import Assistant, phrases
from passerelle.commands.lines import answer_lines
from passerelle.index.sync import Options, sync
from passerelle.json import answer_json
from passerelle.third import is_third_language
from passerelle.types import QuestionLanguage
from passerelle.ui.messages import answer_message


@pytest.mark.parametrize(
    ("question", "third"),
    [
        ("¿Cuándo fue construido el molino?", True),
        ("Wie viel kostet der Eintritt?", True),
        ("Chi ha firmato il contratto?", True),
        ("Quem assinou o contrato?", True),
        ("¿Cuánto cuesta la entrada de adulto en la piscina?", True),
        ("Quanto costa la tessera annuale a Roma?", True),
        ("Quanto custa a entrada de adulto na piscina?", True),
        ("Quel est le prix de la Casa de las Flores en mai ?", False),
        ("Who lives in the Villa de los Santos in May?", False),
        ("Dziękuję bardzo, a ile kosztuje wejście?", True),
        ("Qui est Łukasz Świątek ?", False),
        ("Когда открыт музей?", True),
        ("Who is Don Quixote de la Mancha?", False),
        ("kel es le pri du billet", False),
        ("wat is teh prise", False),
        ("loyer", False),
        ("?!", False),
    ],
)
def test_a_question_in_a_third_language_is_told_from_a_misspelt_one(question: str, third: bool) -> None:  # noqa: FBT001
    assert is_third_language(question) is third


def test_a_refusal_names_the_nearest_headings_everywhere(tmp_path: Path) -> None:
    (tmp_path / "mill.md").write_text(
        "# The Harrow mill\n\n## Opening hours\n\nThe mill is open on Sundays.\n\n"
        "## Flour\n\nThe mill sells rye flour.\n",
        encoding="utf-8",
    )
    sync([tmp_path], tmp_path / "store", Options())
    with Assistant.open(tmp_path / "store") as assistant:
        answer = assistant.ask("Who won the chess match in Ulverby?")
        told = assistant.ask("Wer hat den Vertrag unterschrieben?")
        answered = assistant.ask("When is the mill open?")
    assert answer.abstained
    assert set(answer.suggestions) <= {"Opening hours", "Flour", "The Harrow mill"}
    assert answer.suggestions
    line = f"Try other words, or ask what the documents say about: “{answer.suggestions[0]}”"
    assert any(line in each for each in answer_lines(answer))
    assert answer_json(answer)["suggestions"] == list(answer.suggestions)
    assert 'class="suggested"' in answer_message(answer, 1, "en")
    assert "en français et en anglais" in told.text
    assert "in French and in English" in told.text
    assert answered.suggestions == ()


@pytest.mark.parametrize(
    ("language", "heading", "asks"),
    [
        ("fr", "Annulation", "Annulation : comment ça se passe ?"),
        ("fr", "3.2 Le dépôt", "Le dépôt : comment ça se passe ?"),
        ("fr", "Qui peut donner ?", "Qui peut donner ?"),
        ("en", "IV. Deposit", "Tell me about Deposit"),
        ("en", "A day out", "Tell me about A day out"),
        ("en", "2024 accounts", "Tell me about 2024 accounts"),
    ],
)
def test_a_suggested_heading_asks_a_question(language: QuestionLanguage, heading: str, asks: str) -> None:
    assert phrases.telling(language, heading) == asks
