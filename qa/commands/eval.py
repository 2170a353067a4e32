"""``passerelle eval``: ask a question set, print how good the answers are, and what changed since a saved run."""

import sys
from pathlib import Path

from passerelle.commands.arguments import STORE
from passerelle.commands.command import FAULT, INTERRUPTED, Command, say, show
from passerelle.commands.eval_options import EvalOptions, add_arguments
from passerelle.commands.progress import asking_bar, indexing_bar


def run(options: EvalOptions) -> int:
    if options.matrix:
        return _compare(options, options.matrix)
    from passerelle.commands.evaluate import evaluate_set
    from passerelle.evaluation.reports.terminal import evaluated_json, evaluated_lines, too_small_to_show
    from passerelle.evaluation.reports.write import check_places, write_reports

    reports = (options.report, options.markdown, options.junit)
    check_places(*reports, options.save, kept=(*options.questions, options.documents, _store_file(options)))
    check_places(*reports, kept=(options.baseline,))
    shown = sys.stderr.isatty()
    try:
        with indexing_bar(shown=shown) as indexing, asking_bar(shown=shown) as asking:
            evaluated = evaluate_set(options, indexing=indexing, asking=asking)
    except KeyboardInterrupt:
        kept = (
            "; the same command goes on from there"
            if options.save
            else ", and nothing is kept without --save"
        )
        print(f"passerelle: stopped{kept}", file=sys.stderr)
        return INTERRUPTED
    lines = evaluated_lines(evaluated, misses=options.misses, by=options.by)
    show(evaluated_json(evaluated), lines, as_json=options.json)
    write_reports(
        evaluated,
        page=options.report,
        markdown=options.markdown,
        junit=options.junit,
        language=options.language,
    )
    if options.fail_on_drop is not None and (blind := too_small_to_show(evaluated, options.fail_on_drop)):
        say(f"passerelle: {blind}", error=True)
    for reason in evaluated.verdict.reasons:
        say(f"passerelle: failed: {reason}", error=True)
    return 0 if evaluated.verdict.passed else 1


def _store_file(options: EvalOptions) -> Path | None:
    """Return the file of the store that is asked; one in a database has none."""
    from passerelle.index.store import schema

    place = options.store or STORE
    return place / schema.FILE if isinstance(place, Path) else None


def _compare(options: EvalOptions, settings: Path) -> int:
    from passerelle.commands.evaluate import compare_set
    from passerelle.evaluation.reports.side_by_side import matrix_json, matrix_lines

    shown = sys.stderr.isatty()
    with indexing_bar(shown=shown) as indexing, asking_bar(shown=shown) as asking:
        compared = compare_set(options, settings, indexing=indexing, asking=asking)
    show(matrix_json(compared), matrix_lines(compared), as_json=options.json)
    return 0


COMMAND = Command(
    "eval",
    "Ask every question of a set; print how good the answers are and what changed since a saved run.",
    EvalOptions,
    add_arguments,
    run,
    failed=f"{FAULT}, or a condition that is not met",
)
