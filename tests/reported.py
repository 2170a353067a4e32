"""A run with every kind of failure in it, made by hand, hostile words and all, and what is told of it."""

from dataclasses import replace

from runs import ORIGIN

from passerelle.evaluation.figures.comparison import compare
from passerelle.evaluation.figures.results import Evaluated
from passerelle.evaluation.figures.summary import summarise
from passerelle.evaluation.figures.verdict import Conditions, judge
from passerelle.evaluation.types import Expectation, Found, Judged, Outcome, Problem, Question, Quoted, Run
from passerelle.index.types import Span

HOSTILE = (
    "Où est <img src=x onerror=window.hacked=1> ? </script><script>window.hacked=2</script> | `x` "
    "[l](https://evil.example/) @maire \x00"
)
PASSAGE = "Le pont fut ouvert en 1931. Il fut peint par Edith Pane, qui vivait à Brume."
PAINTER = Span(PASSAGE.index("Edith"), PASSAGE.index("Edith") + len("Edith Pane"))
SENTENCE = Span(PASSAGE.index("Il fut"), len(PASSAGE))
FIRST = PASSAGE[:27]


def outcome(
    question: Question, rank: int | None = None, *, cited: Span | None = None, right: bool | None = None
) -> Outcome:
    """Return the outcome of a *question* on Edith Pane: two hits, the bridge's document at *rank*."""
    documents = ["pont.txt", "moulin.txt"] if rank in {1, None} else ["moulin.txt", "pont.txt"]
    citations = (
        ()
        if cited is None
        else (Quoted("pont.txt", cited.start, cited.end, PASSAGE[cited.start : cited.end]),)
    )
    return Outcome(
        question=question,
        source="fr" if question.expected else None,
        hits=tuple(
            Found(place, document, 0, len(PASSAGE), 1 / place)
            for place, document in enumerate(documents, start=1)
        ),
        judged=tuple(Judged((PAINTER,), rank=rank) for _ in question.expected),
        document_rank=1 if rank else None,
        citations=citations,
        right=right,
        abstained=cited is None,
        answer="…",
        confidence=0.25,
        milliseconds=40.0,
    )


def question(
    id_: str, text: str = "Qui a peint le pont ?", *, expects: bool = True, **more: object
) -> Question:
    expected = (Expectation("pont.txt", "Edith Pane"),) if expects else ()
    return replace(Question(id_, text, "fr", expected, answerable=expects), **more)  # type: ignore[arg-type]


OUTCOMES = (
    outcome(question("right"), 1, cited=SENTENCE, right=True),
    outcome(question("unfound", HOSTILE, tags=("<b>", "lieu")), None, right=False),
    outcome(question("misquoted", tags=("lieu",)), 2, cited=Span(0, len(FIRST)), right=False),
    outcome(question("refused", known_miss="trop loin"), 1, right=False),
    outcome(question("answered", expects=False), None, cited=SENTENCE),
    replace(outcome(question("stale")), judged=(Judged(stale="quote"),), right=None),
    replace(outcome(question("problem"), right=False), hits=(), problem="the question has 15000 characters"),
)
RUN = Run(
    ORIGIN,
    OUTCOMES,
    problems=(Problem("set.jsonl", 4, "there is no 'question'"),),
    texts={f"{name}.txt:0-{len(PASSAGE)}": PASSAGE for name in ("pont", "moulin")},
    machine="a machine",
    made="2026-11-24T10:00:00+00:00",
)
BASELINE = replace(
    RUN,
    outcomes=tuple(
        outcome(each.question, 1, cited=SENTENCE, right=True) if each.question.id == "unfound" else each
        for each in OUTCOMES
        if each.question.id != "problem"
    ),
)


def evaluated(
    run: Run = RUN, baseline: Run | None = BASELINE, conditions: Conditions | None = None
) -> Evaluated:
    summary, comparison = summarise(run), compare(baseline, run) if baseline else None
    return Evaluated(run, summary, comparison, judge(conditions or Conditions(), summary, comparison))
