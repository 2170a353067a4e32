"""Faults of question sets, runs, figures and reports."""

from .fault import Planted

FAULTS = (
    Planted(
        "qa/evaluation/figures/bootstrap.py",
        "INTERVAL = (2.5, 97.5)",
        "INTERVAL = (25, 75)",
        "test_eval_measures",
    ),
    Planted("qa/evaluation/figures/comparison.py", "rank <= FIRST", "rank < FIRST", "test_eval_comparison"),
    Planted(
        "qa/evaluation/figures/comparison.py",
        "sum(not after[id_].stale for",
        "sum(after[id_].stale for",
        "test_eval_comparison",
    ),
    Planted("qa/evaluation/figures/confidence.py", "(counts - 1) / 2", "(counts - 1)", "test_eval_measures"),
    Planted("qa/evaluation/figures/measures.py", "if not outcome.judged:", "if True:", "test_eval_measures"),
    Planted("qa/evaluation/figures/power.py", "math.ceil(", "math.floor(", "test_eval_power"),
    Planted(
        "qa/evaluation/figures/ranking.py",
        "if not judged.stale",
        "if True",
        "test_eval_measures test_eval_run",
    ),
    Planted(
        "qa/evaluation/figures/ranking.py",
        'f"missed {number}" if judged.rank is None else',
        'f"missed {number}" if True else',
        "test_eval_measures test_eval_translation",
    ),
    Planted(
        "qa/evaluation/figures/verdict.py",
        "len(lapsed) > conditions.stale",
        "len(lapsed) >= conditions.stale",
        "test_eval_gates test_eval_comparison",
    ),
    Planted("qa/evaluation/matching.py", "SHARE = 0.5", "SHARE = 0.9", "test_eval_matching"),
    Planted(
        "qa/evaluation/matching.py",
        "any(span.within(citation) for span",
        "any(span.overlaps(Span(citation.start, citation.end)) for span",
        "test_eval_matching test_eval_answers",
    ),
    Planted(
        "qa/evaluation/matching.py",
        'spaced = r"\\s+".join',
        'spaced = " ".join',
        "test_eval_matching test_eval_bounds test_stale_places",
    ),
    Planted(
        "qa/evaluation/reports/markdown.py",
        '"·" if shown == "none" else',
        '"·" if True else',
        "test_eval_power test_report",
    ),
    Planted(
        "qa/evaluation/reports/numbers.py",
        "0 if measure in MILLISECONDS",
        "0 if measure not in MILLISECONDS",
        "test_report test_eval_bounds",
    ),
    Planted("qa/evaluation/reports/page.py", ' if row.state != "right"]', " if True]", "test_report"),
    Planted(
        "qa/evaluation/reports/write.py",
        "if any(_is_same(path, other)",
        "if all(_is_same(path, other)",
        "test_report test_eval_bounds",
    ),
    Planted(
        "qa/evaluation/runs/stores.py",
        "Problem(failure.path, 0, failure.reason)",
        "Problem(failure.path, 1, failure.reason)",
        "test_eval_documents",
    ),
    Planted(
        "qa/evaluation/sets/append.py",
        'path.suffix.lower() != ".jsonl"',
        'path.suffix != ".jsonl"',
        "test_set_added test_feedback",
    ),
    Planted("qa/evaluation/sets/draft.py", "    number = 1\n", "    number = 0\n", "test_set_keeping"),
    Planted(
        "qa/evaluation/runs/asking.py",
        "self._plain = Assistant(retriever)",
        "self._plain = self._assistant",
        "test_eval_asking",
    ),
    Planted(
        "qa/evaluation/figures/measures.py",
        "outcome.source or question.language",
        "question.language or outcome.source",
        "test_eval_measures",
    ),
    Planted(
        "qa/evaluation/sets/formats.py",
        'for name in ("expected", "answers"):',
        'for name in ("expected",):',
        "test_set_formats",
    ),
    Planted(
        "qa/evaluation/sets/squad.py",
        "{'answer' if text else 'words'}",
        "{'words' if text else 'answer'}",
        "test_eval_sets_squad",
    ),
    Planted(
        "qa/evaluation/matching.py",
        "    if question.expected and not sound:\n        return None",
        "    if question.expected and not sound:\n        return False",
        "test_eval_matching",
    ),
    Planted(
        "qa/evaluation/reports/rows.py",
        "return _cut(hit, span, texts)",
        "return _excerpt(hit, texts)",
        "test_report",
    ),
    Planted(
        "qa/evaluation/reports/charts.py", "min(max(share, 0.0), 1.0)", "max(share, 0.0)", "test_report_page"
    ),
    Planted(
        "qa/evaluation/sets/question_json.py",
        'known_miss=_text(record, "known_miss").strip()',
        'known_miss=_text(record, "known_miss")',
        "test_set_question_json",
    ),
)
