"""Plant faults one by one, and see whether the nearest tests catch them: ``python -m tests.planted``."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
COPIED = ("app.py", "pyproject.toml", "README.md", "Makefile", "constraints.txt")
"""What the tests need beside the folders."""


@dataclass(frozen=True, slots=True)
class Planted:
    """A fault: in *file* the code *right* becomes *wrong*, which one of *tests* should catch."""

    file: str
    right: str
    wrong: str
    tests: str


FAULTS = (
    Planted("qa/newest.py", "LIKE = 0.6", "LIKE = 0.3", "test_dates_of_documents"),
    Planted("qa/dates.py", "max(self.year, self.until)", "self.year", "test_dates_of_documents"),
    Planted("qa/retrieval.py", "if len(hits) == k or len(ranked) < wanted:", "if True:", "test_retrieval"),
    Planted("qa/citations.py", ' and "\\n\\n" not in between', "", "test_answer"),
    Planted("qa/reading/spans.py", "ahead >= 0", "ahead >= -1", "test_reading"),
    Planted("qa/reading/rows.py", "STEP = 256", "STEP = 320", "test_reading"),
    Planted("index/chunk.py", "each.level < heading.level", "each.level <= heading.level", "test_chunk"),
    Planted("qa/evaluation/figures/confidence.py", "(counts - 1) / 2", "(counts - 1)", "test_eval_measures"),
    Planted("qa/evaluation/figures/comparison.py", "rank <= FIRST", "rank < FIRST", "test_eval_comparison"),
    Planted("index/discover.py", '(".", "~$")', '"."', "test_discover"),
    Planted("index/run/run.py", "if len(self.failures) == faults:", "if True:", "test_sync"),
    Planted("index/load/zipped.py", "LARGEST_RATIO = 200", "LARGEST_RATIO = 20000", "test_load_office"),
    Planted(
        "index/store/file_writer.py",
        '"DELETE FROM vectors WHERE row NOT IN (SELECT vector FROM passages)"',
        '"SELECT 1"',
        "test_change test_store test_sync",
    ),
    Planted(
        "qa/quotation/lists.py",
        "return not other.opens or _family(layout, one) == _family(layout, other)",
        "return True",
        "test_quotation_lists",
    ),
    Planted("index/lexical/spelling.py", "(?:([ ,])", "(?:([ ])", "test_terms"),
    Planted(
        "qa/labelled.py", "numbers and hit is hits[0]", "numbers", "test_quotation_labels test_quotation_laws"
    ),
    Planted("qa/exact.py", "if len(likeliest) == 1 and (", "if likeliest and (", "test_exact_answers"),
    Planted("index/tables.py", "0.7 * len(block)", "0.3 * len(block)", "test_quotation_tables"),
    Planted("qa/quotation/faq.py", "SHORT_ANSWER = 300", "SHORT_ANSWER = 30", "test_quotation_faq"),
    Planted(
        "qa/settled.py",
        "not asked & (told | around) and",
        "not asked & told and",
        "test_dates_of_documents",
    ),
    Planted("qa/language.py", "NAMES = 0.25", "NAMES = 1.0", "test_question_language"),
    Planted(
        "index/store/vectors.py",
        "(scores[:, -1] < scores[:, min(k, wanted) - 1]) | (wanted == most)",
        "scores[:, -1] < np.inf",
        "test_vectors test_store_damaged test_store",
    ),
    Planted(
        "index/store/verify.py",
        "if passage.page != page_at(document, passage.start):",
        "if False:",
        "test_verify",
    ),
    Planted("qa/evaluation/matching.py", "SHARE = 0.5", "SHARE = 0.9", "test_eval_matching"),
    Planted(
        "index/lexical/dates.py",
        '"@-{month:02}-{int(day):02}"',
        '"@-{int(day):02}-{month:02}"',
        "test_dates_and_names",
    ),
    Planted(
        "qa/evaluation/figures/bootstrap.py",
        "INTERVAL = (2.5, 97.5)",
        "INTERVAL = (25, 75)",
        "test_eval_measures",
    ),
    Planted("qa/ui/drawn.py", " and start > shown.window.start", "", "test_page_html"),
    Planted("index/store/only.py", "length(?) + 1) = ? || '/'", "length(?)) = ?", "test_only"),
    Planted("index/load/csv_rows.py", "FEWEST_TAKEN_IN = 2", "FEWEST_TAKEN_IN = 20", "test_load_collection"),
    Planted("qa/server/access.py", "len(hosts) != 1 or ", "", "test_access"),
    Planted(
        "qa/fusion.py",
        "-ranked.score, ranked.candidate.row",
        "-ranked.score, -ranked.candidate.row",
        "test_fusion",
    ),
    Planted("qa/reader.py", "EMBEDDED = 10", "EMBEDDED = 2", "test_reader test_answer"),
    Planted("qa/courtesy.py", "{text[1:].rstrip(' .!?')}?", "{text[1:]}?", "test_query test_small_talk"),
    Planted("index/load/thread.py", "labelled >= 3", "labelled >= 2", "test_load_mail"),
    Planted(
        "index/load/html_tables.py", "if left > 1:", "if left > 0:", "test_load_html test_load_html_shown"
    ),
    Planted(
        "index/load/pdf/columns.py",
        "if not whole or len(whole) < len(cuts):",
        "if not whole:",
        "test_load_pdf test_load_pdf_geometry",
    ),
    Planted("index/load/excel/numbers.py", "days if days >= 60 else days + 1", "days", "test_load_excel"),
    Planted(
        "index/store/where.py",
        "if need.asks_for_none and need.name not in COLUMNS:",
        "if need.asks_for_none:",
        "test_fields test_only",
    ),
    Planted("qa/permalink.py", "start > end", "start >= end", "test_permalink"),
    Planted("index/sentences.py", "return next_word not in SURE_OPENERS", "return True", "test_sentences"),
    Planted(
        "index/lexical/search.py",
        "if kept and postings > POSTINGS:",
        "if postings > POSTINGS:",
        "test_words_table test_word_index",
    ),
    Planted("qa/evaluation/figures/power.py", "math.ceil(", "math.floor(", "test_eval_power"),
    Planted("qa/translation.py", "reached & {one, its} and ", "", "test_translation"),
    Planted("index/watch.py", "return not Path(path).is_relative_to(store)", "return True", "test_watch"),
    Planted(
        "qa/quotation/quote.py",
        "if asks(layout.text(quoted)):\n                return Quotation(quoted, asks=True)\n            above",
        "above",
        "test_quotation_lists test_quotation_faq test_quotation_edges",
    ),
    Planted("qa/conversation/small_talk.py", "if follows and AMBIGUOUS", "if AMBIGUOUS", "test_small_talk"),
    Planted("qa/conversation/subject.py", "len(text) <= 3)", "len(text) <= 30)", "test_conversation"),
    Planted("qa/dates.py", "last if last > 99", "last if last > 9", "test_dates_of_documents"),
    Planted("index/discover.py", " and here / each != self.store", "", "test_discover test_sync"),
    Planted("index/store/border.py", "if isinstance(k, bool) or ", "if ", "test_border"),
    Planted(
        "index/load/notebook.py",
        "level if isinstance(level, int) and level > 0 else 1",
        "1",
        "test_load_notebook",
    ),
    Planted(
        "qa/evaluation/figures/verdict.py",
        "len(lapsed) > conditions.stale",
        "len(lapsed) >= conditions.stale",
        "test_eval_cli test_eval_comparison",
    ),
    Planted(
        "qa/evaluation/figures/ranking.py",
        "if not judged.stale",
        "if True",
        "test_eval_measures test_eval_run",
    ),
    Planted("qa/ui/drawn.py", "span.start <= start and", "span.start < start and", "test_page_html"),
    Planted(
        "qa/evaluation/sets/append.py",
        'path.suffix.lower() != ".jsonl"',
        'path.suffix != ".jsonl"',
        "test_set_keeping test_feedback",
    ),
    Planted("index/store/life.py", "if place.exists():", "if False:", "test_life"),
    Planted("index/lexical/bm25.py", "UNKNOWN = 0.5", "UNKNOWN = 0.05", "test_bm25"),
    Planted(
        "index/load/decode.py",
        '"cp1252" if codecs.lookup(declared).name == "iso8859-1" else declared',
        "declared",
        "test_load_plain test_load_html test_load_text",
    ),
    Planted("qa/conversation/kept.py", "IDLE = 3600", "IDLE = 36", "test_conversation commands/test_cli"),
    Planted("qa/server/access.py", "return left >= 1", "return left >= 0", "test_access"),
    Planted("qa/conversation/history.py", "0o600", "0o644", "test_history test_access"),
    Planted(
        "index/load/pdf/numbered.py",
        "ALIGNED * size or any",
        "ALIGNED * size * 9 or any",
        "test_load_pdf test_load_pdf_running test_load_pdf_geometry",
    ),
    Planted(
        "index/load/equations.py",
        "DEEPEST = 60",
        "DEEPEST = 6",
        "test_equations",
    ),
    Planted(
        "qa/quotation/lines.py",
        "return indent >= 2 or",
        "return indent >= 0 or",
        "test_quotation_lists test_quotation_edges test_quotation_shown",
    ),
    Planted(
        "qa/conversation/subject.py",
        "if place in told and tie in lists.OF:",
        "if place in told:",
        "test_conversation",
    ),
    Planted("index/load/pdf/fields.py", "SLACK = 4\n", "SLACK = 40\n", "test_load_pdf_laid_on"),
    Planted("index/load/fields.py", 'return cell.lower() == "true"', 'return cell == "true"', "test_fields"),
    Planted("qa/starting/draw.py", "LONGEST_NAME = 40", "LONGEST_NAME = 400", "test_starting"),
    Planted("qa/conversation/leaning.py", ' and word.text.lower() != "ou"', "", "test_conversation"),
    Planted(
        "qa/evaluation/matching.py",
        "span.end <= citation.end for span",
        "span.start <= citation.end for span",
        "test_eval_matching test_eval_answers",
    ),
    Planted(
        "qa/quotation/faq.py",
        'if line.kind not in {"text", "item", "heading"}:',
        'if line.kind not in {"text", "item"}:',
        "test_quotation_faq",
    ),
    Planted("qa/conversation/swap_names.py", "return own or names", "return own", "test_conversation"),
    Planted(
        "index/collection/records.py",
        'if "id" not in record:',
        "if not record:",
        "test_collection test_collection_frames",
    ),
    Planted(
        "index/load/opendocument/words.py",
        'elif name == "number":',
        'elif name == "numbers":',
        "test_load_opendocument",
    ),
    Planted(
        "index/store/where.py",
        "return 0 if _text(stored) == _text(given) else None",
        "return 0",
        "test_only test_fields",
    ),
    Planted(
        "index/load/pdf/columns.py",
        "(not edges[column] and left - lefts[column] > INDENT * line.size)",
        "left - lefts[column] > INDENT * line.size",
        "test_load_pdf test_load_pdf_geometry test_load_pdf_bounds",
    ),
    Planted("index/load/plausible.py", "MOST = 20_000", "MOST = 100_000", "test_load_plain test_load_bounds"),
    Planted(
        "index/load/recognised/tesseract.py",
        "LONGEST = 180",
        "LONGEST = 36",
        "test_load_scans test_load_bounds",
    ),
    Planted(
        "index/store/only.py", "if not isinstance(only, Only):", "if True:", "test_only test_store_bounds"
    ),
    Planted("index/sync.py", "elif documents.files or unread:", "elif unread:", "test_sync"),
    Planted("index/store/sql_store.py", "if not self._closed:", "if False:", "test_store_readers"),
    Planted("index/load/powerpoint.py", "if not _is_hidden(each):", "if True:", "test_load_powerpoint"),
    Planted("index/load/word/document.py", "elif merge is not None and", "elif", "test_load_word"),
    Planted(
        "index/collection/records.py",
        'if not isinstance(given, Mapping):\n        raise TypeError(f"the fields',
        'if False:\n        raise TypeError(f"the fields',
        "test_collection test_collection_frames",
    ),
    Planted("index/load/equations.py", "SIMPLE = 1", "SIMPLE = 0", "test_equations"),
    Planted("index/load/word/numbering.py", "if text and level.spaced and", "if text and", "test_load_word"),
    Planted("index/load/pdf/scans.py", "MOST_DOTS = 40_000_000", "MOST_DOTS = 8_000_000", "test_load_scans"),
    Planted(
        "index/sentences.py",
        "(text[first] in OPENING or text[first].isspace())",
        "text[first].isspace()",
        "test_sentences test_text_bounds",
    ),
    Planted(
        "qa/conversation/tokens.py",
        '(letters or "." in self.text)',
        '"." in self.text',
        "test_conversation test_conversation_words",
    ),
    Planted(
        "qa/commands/lines.py",
        "EXCERPT = 240",
        "EXCERPT = 1200",
        "test_shown_bounds commands/test_questions_asked",
    ),
    Planted(
        "index/load/pdf/rules.py",
        "bisect_right(self.lefts, x) - 1, 0), len(self.lefts) - 2)",
        "bisect_right(self.lefts, x) - 1, 0), len(self.lefts) - 3)",
        "test_load_pdf_ruled",
    ),
    Planted(
        "index/load/word/styles.py",
        "below.hidden if self.hidden is None else",
        "below.hidden if self.hidden is not None else",
        "test_load_word test_load_word_bounds",
    ),
    Planted(
        "qa/conversation/turns.py",
        '        require_kind("the answer", answer, Answer, "what `Assistant.ask` returns")\n        if answer',
        "        if answer",
        "test_conversation test_given",
    ),
    Planted(
        "qa/commands/limits.py", "not value and operator", "not value or operator", "commands/test_arguments"
    ),
    Planted(
        "index/load/html_hidden.py",
        "parent is not None and 5 * self",
        "parent is not None or 5 * self",
        "test_load_html_bounds test_load_html_shown",
    ),
    Planted(
        "qa/quotation/faq.py",
        "layout.up(asking) if lines[each].asks)",
        "layout.up(asking) if True)",
        "test_quotation_faq test_faq_questions",
    ),
    Planted(
        "index/load/word/numbering.py",
        "start: int = 1",
        "start: int = 0",
        "test_load_word test_load_word_bounds",
    ),
    Planted(
        "qa/words.py",
        '    if kind in {"person", "place"}:',
        '    if kind not in {"person", "place"}:',
        "test_words test_question_bounds",
    ),
    Planted("index/run/run.py", "if not same or self.change.rebuild:", "if True:", "test_sync"),
    Planted(
        "index/load/pdf/ruled.py",
        "            if place >= heads:\n",
        "            if False:\n",
        "test_load_pdf_ruled",
    ),
    Planted(
        "qa/evaluation/reports/numbers.py",
        "0 if measure in MILLISECONDS",
        "0 if measure not in MILLISECONDS",
        "test_report test_eval_bounds",
    ),
    Planted("qa/evaluation/sets/draft.py", "    number = 1\n", "    number = 0\n", "test_set_keeping"),
    Planted(
        "index/load/markdown_tags.py",
        "if found is not None and not _is_markup(found, closed=place in matched):",
        "if False:",
        "test_load_markdown test_load_bounds",
    ),
    Planted(
        "index/load/opendocument/text.py",
        'attribute(item, "start-value") if kind(item) == "list-item" else None',
        'attribute(item, "start-value") if True else None',
        "test_load_opendocument test_load_opendocument_bounds",
    ),
    Planted(
        "index/store/postgres/writer.py",
        "generation = read_generation(self.connection) + 1",
        "generation = read_generation(self.connection) + 0",
        "stores/test_postgres stores/test_contract stores/test_contract_changes",
    ),
    Planted(
        "qa/newest.py",
        "if other == id_ or _siblings(",
        "if other != id_ or _siblings(",
        "test_dates_of_documents",
    ),
    Planted(
        "index/lexical/bm25.py",
        "worth * self._idf[term] for term, worth in need.choices.items() if",
        "worth + self._idf[term] for term, worth in need.choices.items() if",
        "test_bm25 test_word_index",
    ),
    Planted(
        "qa/conversation/before.py",
        "if len(each.words) > LONGEST_THING or any(",
        "if len(each.words) >= LONGEST_THING or any(",
        "test_conversation test_conversation_words",
    ),
    Planted(
        "index/load/html_styles.py",
        '(sheet.attributes.get("media") or "all")',
        '("all")',
        "test_load_html_styles",
    ),
    Planted(
        "index/load/pdf/tables.py",
        "return 2 * found >= len(few)",
        "return 1 * found >= len(few)",
        "test_load_pdf test_load_pdf_measures",
    ),
    Planted(
        "qa/quotation/lists.py",
        "while last < len(lines) and _goes_on(layout, last - 1, last):",
        "while _goes_on(layout, last - 1, last):",
        "test_quotation_lists test_quotation_edges",
    ),
    Planted(
        "index/load/pdf/layout.py", "FEW = 4", "FEW = 3", "test_load_pdf_measures test_load_pdf_geometry"
    ),
    Planted(
        "index/load/html_tables.py",
        '_span(cell.attributes["rowspan"], 9) > 1',
        '_span(cell.attributes["rowspan"], 9) >= 1',
        "test_load_html test_load_html_shown test_load_small_rules",
    ),
    Planted(
        "index/load/rtf/state.py",
        "if all(len(row) == 1 for row, _ in self.rows):",
        "if False:",
        "test_load_rtf test_load_rtf_bounds",
    ),
    Planted(
        "index/lexical/names.py",
        "map(_bare, words[place + 1 : end])",
        "map(_bare, words[place + 0 : end])",
        "test_dates_and_names",
    ),
    Planted(
        "index/load/front_matter.py",
        "NAMES.get(key.lower(), key.lower())",
        "NAMES.get(key, key.lower())",
        "test_load_bounds test_load_small_rules",
    ),
    Planted(
        "qa/words.py",
        "bool(set(TIME.findall(folded)) - set(TIME.findall(asked)))",
        "bool(set(TIME.findall(folded)) + set(TIME.findall(asked)))",
        "test_words",
    ),
    Planted(
        "index/load/rtf/form.py",
        "min(1 if number is None else number, 10)",
        "min(1 if number is None else number, 5)",
        "test_load_rtf test_load_rtf_bounds",
    ),
    Planted(
        "index/store/postgres/writer.py",
        'raw.execute(f"VACUUM (FULL) {table}")',
        "pass",
        "stores/test_postgres stores/test_contract stores/test_contract_changes",
    ),
    Planted("qa/pytest_plugin/measured.py", "if of not in groups:", "if False:", "test_pytest_plugin"),
    Planted(
        "index/load/csv_table.py",
        "LARGEST = 16 * 2**20",
        "LARGEST = 8 * 2**20",
        "test_load_csv_table test_load_office_bounds",
    ),
    Planted(
        "index/workers/worker.py",
        "asked is None or asked[0] != desk.run",
        "asked is not None or asked[0] != desk.run",
        "stores/test_workers stores/test_workers_killed",
    ),
    Planted(
        "qa/quotation/articles.py",
        "if found is not None:",
        "if True:",
        "test_quotation_laws test_quotation_labels",
    ),
    Planted(
        "qa/commands/eval.py",
        "options.fail_on_drop is not None and (blind",
        "options.fail_on_drop is not None or (blind",
        "test_eval_cli test_eval_power",
    ),
    Planted(
        "qa/commands/questions_add.py",
        "[place] if options.document else []",
        "[place] if False else []",
        "test_set_keeping",
    ),
    Planted(
        "index/load/html_fields.py",
        "if name and value",
        "if value",
        "test_load_html_bounds test_load_html_shown",
    ),
    Planted(
        "qa/reading/glosses.py",
        "same = {fold(word.lower())",
        "same = {fold(word)",
        "test_glosses",
    ),
    Planted("qa/evaluation/figures/measures.py", "if not outcome.judged:", "if True:", "test_eval_measures"),
    Planted(
        "index/lexical/numbers.py",
        '== (4, 20, "fr")',
        '== (4, 10, "fr")',
        "test_numbers test_terms",
    ),
    Planted(
        "qa/evaluation/figures/comparison.py",
        "not after[id_].stale and bool",
        "not after[id_].stale or bool",
        "test_eval_comparison",
    ),
    Planted(
        "qa/evaluation/figures/ranking.py",
        'f"missed {number}" if judged.rank is None else',
        'f"missed {number}" if True else',
        "test_eval_measures test_eval_translation",
    ),
    Planted(
        "qa/evaluation/runs/stores.py",
        "Problem(failure.path, 0, failure.reason)",
        "Problem(failure.path, 1, failure.reason)",
        "test_eval_documents",
    ),
    Planted(
        "index/lexical/names.py",
        'word.rstrip("s").rstrip("e")',
        'word.strip("s").rstrip("e")',
        "test_dates_and_names",
    ),
    Planted("qa/__init__.py", 'if name == "__version__":', "if False:", "test_package"),
    Planted(
        "index/load/pdf/ruled.py",
        "for one, region in pairwise(first) if one == region}",
        "for one, region in pairwise(first) if True}",
        "test_load_pdf_ruled",
    ),
    Planted(
        "index/store/postgres/work.py",
        "if not are_made(self.aside):",
        "if False:",
        "stores/test_workers stores/test_workers_killed",
    ),
    Planted(
        "qa/conversation/lists.py",
        "OTHERS = (\n    LIKES[0],",
        "OTHERS = (\n    LIKES[1],",
        "test_conversation_words test_conversation_swaps test_conversation_topic test_conversation",
    ),
    Planted(
        "index/lexical/names.py",
        'if line.strip() and not line.startswith("#")',
        "if line.strip()",
        "test_dates_and_names",
    ),
    Planted(
        "qa/pytest_plugin/measured.py",
        'store or option("passerelle_store")',
        "store or False",
        "test_pytest_plugin",
    ),
    Planted(
        "qa/evaluation/reports/markdown.py",
        '"·" if shown == "none" else',
        '"·" if True else',
        "test_eval_power test_report",
    ),
    Planted(
        "index/lexical/query.py",
        "if share >= PLAUSIBLE]",
        "if True]",
        "test_bm25 test_terms",
    ),
    Planted(
        "index/load/recognised/tesseract.py",
        "if program is None:",
        "if True:",
        "test_recognised test_load_scans",
    ),
    Planted(
        "index/store/postgres/audited.py",
        "if held == wanted else -1",
        "if held else -1",
        "stores/test_postgres stores/test_contract",
    ),
    Planted(
        "index/load/recognised/lines.py",
        "_height(row) >= HEADING",
        "_height(row) > HEADING",
        "test_recognised test_load_scans",
    ),
    Planted("qa/evaluation/reports/page.py", ' if row.state != "right"]', " if True]", "test_report"),
    Planted("qa/removal.py", "if ids or not erase:", "if False:", "test_life test_history test_change"),
    Planted(
        "qa/pytest_plugin/__init__.py",
        "config.invocation_params.dir / each",
        "config.invocation_params.dir * each",
        "test_pytest_plugin",
    ),
    Planted(
        "qa/evaluation/reports/write.py",
        "if any(_is_same(path, other)",
        "if all(_is_same(path, other)",
        "test_report test_eval_bounds",
    ),
    Planted("index/lexical/search.py", "if row in held}", "if row not in held}", "test_words_table"),
    Planted(
        "index/load/pdf/columns.py",
        "GAP = 1.35",
        "GAP = 0.81",
        "test_load_pdf_columns test_load_pdf_geometry",
    ),
    Planted(
        "index/collection/update.py",
        "if before is not None and not before.given:",
        "if before is not None:",
        "test_collection test_kept_out",
    ),
    Planted(
        "index/load/rst.py",
        "self.said[name] = f\"{self.said.get(name, '')} {text}\".strip()",
        "self.said[name] = text",
        "test_load_rst",
    ),
    Planted(
        "qa/ui/cards.py",
        "each.end <= shown.start or shown.end <= each.start",
        "each.end < shown.start or shown.end < each.start",
        "test_evidence_cards test_page_html",
    ),
    Planted(
        "index/load/rtf/form.py",
        "-int(bool(number))",
        "int(bool(number))",
        "test_load_rtf test_load_rtf_bounds",
    ),
    Planted(
        "qa/section.py",
        '"" if heading == title else heading.removeprefix',
        "heading.removeprefix",
        "commands/test_lines test_evidence_cards test_answer",
    ),
    Planted(
        "qa/conversation/tokens.py",
        "(?:19|20)\\d\\d(?:[-/]\\d{2,4})?",
        "(?:19|20)\\d\\d",
        "test_conversation_words test_conversation test_conversation_cases",
    ),
    Planted("index/text.py", '0xFB03: "ffi"', '0xFB03: "fi"', "test_load_text test_text_bounds"),
    Planted(
        "index/load/pdf/lines.py",
        "sizes[line.size] += len(line.text)",
        "sizes[line.size] += 1",
        "test_load_pdf_measures test_load_pdf test_load_pdf_running test_load_pdf_running_bounds",
    ),
    Planted(
        "qa/exact.py",
        '"." in bare.split()[-1] and',
        '"." in bare and',
        "test_answer test_answer_tables test_exact_answers",
    ),
    Planted(
        "qa/conversation/subject.py",
        " or first.before in CONTRACTED or chunk.named",
        " or chunk.named",
        "test_conversation test_conversation_words test_conversation_cases test_conversation_topic",
    ),
    Planted(
        "qa/commands/verify.py",
        "return 1 if audit.problems else 0",
        "return 0",
        "test_verify commands/test_cli",
    ),
    Planted(
        "qa/training/reader/readings.py",
        'document.id.rpartition("/")[2] != asked.document',
        "document.id != asked.document",
        "test_reader_training test_reader_readings",
    ),
    Planted(
        "index/store/schema.py",
        'wrong = "a link to what is not there" if place.is_symlink() else None',
        "wrong = None",
        "test_store test_store_bounds test_store_damaged test_surroundings",
    ),
    Planted("index/watch.py", " or summary.moved or summary.failures:", " or summary.moved:", "test_watch"),
    Planted(
        "index/lexical/audit.py",
        'if _counts(connection, f"main.{table}") != _counts(connection, "temp.again"):',
        "if False:",
        "test_verify test_word_index test_words_table",
    ),
    Planted("qa/newest.py", "return starting or {id_", "return {id_", "test_dates_of_documents"),
    Planted(
        "qa/ui/drawn.py",
        "len(values) > FEW_COLUMNS",
        "len(values) >= FEW_COLUMNS",
        "test_page_html test_evidence_cards test_answer_tables",
    ),
    Planted(
        "qa/training/model/training_pairs.py",
        "for title in dict.fromkeys(self._weighed(titles, self._taught, SUBJECTS)):",
        "for title in self._weighed(titles, self._taught, SUBJECTS):",
        "test_model_making",
    ),
    Planted(
        "index/load/collection.py",
        "yield place + line, _csv_record",
        "yield line, _csv_record",
        "test_load_collection test_load_csv_table test_load_bounds",
    ),
    Planted(
        "qa/starting/english.py",
        "\\d[\\d,.]*(?<![.,])(?: (?:a|an|per)",
        "\\d[\\d,.]*(?: (?:a|an|per)",
        "test_starting",
    ),
    Planted(
        "index/load/rtf/tokens.py",
        "(?P<number>-?\\d{1,10})",
        "(?P<number>\\d{1,10})",
        "test_load_rtf test_load_rtf_bounds test_load_rtf_tokens",
    ),
    Planted(
        "qa/evaluation/matching.py",
        'spaced = r"\\s+".join',
        'spaced = " ".join',
        "test_eval_matching test_eval_bounds test_stale_places",
    ),
    Planted(
        "qa/training/reader/examples.py",
        'each.set + ", held out" * each.held_out for',
        "each.set for",
        "test_reader_examples test_reader_training",
    ),
    Planted("qa/titles.py", '" ".join(title.split()).casefold()', '" ".join(title.split())', "test_titles"),
    Planted(
        "qa/ui/blocks.py", "autofocus=True", "autofocus=False", "test_page test_page_html test_page_bounds"
    ),
    Planted(
        "index/load/pdf/running.py",
        "numbered and prose and edge.line.size",
        "numbered and edge.line.size",
        "test_load_pdf_running test_load_pdf_running_bounds test_load_pdf_measures test_load_pdf",
    ),
    Planted(
        "qa/conversation/before.py",
        "he|she|him|her|his|lui",
        "he|she|him|his|lui",
        "test_conversation test_conversation_words test_conversation_cases test_conversation_topic",
    ),
    Planted(
        "index/lexical/query.py",
        "if each.start <= place < each.end)",
        "if each.start <= place <= each.end)",
        "test_terms test_dates_and_names test_word_index test_words_table test_bm25 test_bidirectional",
    ),
    Planted(
        "qa/quotation/candidates.py",
        "elif line.asks or inline_pairs(layout, at):",
        "elif line.asks:",
        "test_quotation_faq test_quotation_edges test_quotation_bounds test_quotation_laws test_quotation_shown",
    ),
    Planted(
        "index/load/opendocument/sheets.py",
        "(at, column, at + high - 1, column + wide - 1)",
        "(at, column, at + high, column + wide - 1)",
        "test_load_sheets test_load_opendocument test_load_opendocument_bounds",
    ),
    Planted(
        "index/load/html_lists.py",
        "self.number += self.step",
        "self.number += 1",
        "test_load_html test_load_html_shown test_load_html_bounds",
    ),
    Planted(
        "index/load/html_styles.py",
        "if not _shows_itself(node)]",
        "if True]",
        "test_load_html_styles test_load_html_drawn",
    ),
    Planted(
        "index/load/letters.py",
        '0xB3: "≥"',
        '0xB3: "≤"',
        "test_load_word test_load_bounds test_load_office_bounds test_load_powerpoint_bounds",
    ),
    Planted(
        "qa/training/reader/checkpoint.py",
        'if {**stored["settings"], "examples": settings.examples} !=',
        'if stored["settings"] !=',
        "test_reader_training",
    ),
    Planted(
        "index/load/pdf/layout.py",
        "near in range(strip - 3, strip + 4)",
        "near in range(strip - 3, strip + 3)",
        "test_load_pdf_measures test_load_pdf_geometry test_load_pdf",
    ),
    Planted(
        "qa/types.py",
        '"lexical": round(self.lexical, 6),',
        '"lexical": round(self.lexical, 4),',
        "test_fusion test_given",
    ),
    Planted(
        "qa/retrieval.py",
        "return min(number, MOST)",
        "return number",
        "test_retrieval test_many test_refusals",
    ),
    Planted(
        "index/load/markdown_tags.py",
        'return "checkbox" in found["given"]',
        "return True",
        "test_load_markdown test_load_markdown_tags test_load_small_rules",
    ),
    Planted(
        "index/load/decode.py",
        'if any(each > "\\x7f" for each in text.replace("\\ufffd", "")):',
        "if False:",
        "test_load_plain test_load_text test_load_bounds",
    ),
    Planted(
        "qa/training/memory_store.py",
        "if self.passages[near].document.id == passage.document.id\n            and self",
        "if self",
        "test_training_fusion test_training_memory_store",
    ),
    Planted(
        "qa/commands/remove.py",
        "if not options.ids and not options.erase:",
        "if not options.ids:",
        "test_life test_kept_out commands/test_cli",
    ),
    Planted(
        "index/load/word/words.py",
        "[0-9A-Fa-f]{1,4}",
        "[0-9A-Fa-f]{2}",
        "test_load_word test_load_word_bounds",
    ),
    Planted("qa/starting/french.py", "est (?:de|d['’]) ?(?P<answer>", "est de (?P<answer>", "test_starting"),
    Planted(
        "index/store/postgres/connection.py",
        'said = said.replace(secret, "…")',
        'said = said.replace(secret, "")',
        "test_postgres_reason",
    ),
    Planted(
        "qa/conversation/subject.py",
        "return between[-1] if between and",
        "return between[0] if between and",
        "test_conversation test_conversation_words test_conversation_cases test_conversation_topic",
    ),
)


def main(chosen: Sequence[str]) -> int:
    """Print a line for each fault, and how many were caught; *chosen* numbers, from 1, pick some of them."""
    numbers = [int(each) for each in chosen] or range(1, len(FAULTS) + 1)
    caught = 0
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        for name in ("qa", "index", "tests"):
            shutil.copytree(ROOT / name, here / name, ignore=shutil.ignore_patterns("__pycache__"))
        for name in COPIED:
            shutil.copy(ROOT / name, here / name)
        (here / "documents").symlink_to(ROOT / "documents")
        _lay_out(here)
        everywhere = sorted({name for number in numbers for name in FAULTS[number - 1].tests.split()})
        if _tests(here, everywhere):
            raise SystemExit(f"without any fault one of these fails: {' '.join(everywhere)}")
        for number in numbers:
            found = _is_caught(here, FAULTS[number - 1])
            caught += found
            print(f"{number:2} {'caught  ' if found else 'SURVIVED'} {FAULTS[number - 1].file}", flush=True)  # noqa: T201
    print(f"{caught} of {len(numbers)} caught")  # noqa: T201
    return 0 if caught == len(numbers) else 1


def _is_caught(here: Path, fault: Planted) -> bool:
    """Tell whether the tests of *fault*, which pass without it, fail with it.

    Raises:
        ValueError: its code does not stand exactly once in its file.
    """
    place = here / fault.file
    code = place.read_text(encoding="utf-8")
    if code.count(fault.right) != 1:
        raise ValueError(f"{fault.file} holds {fault.right!r} {code.count(fault.right)} times: plant another")
    place.write_text(code.replace(fault.right, fault.wrong), encoding="utf-8")
    try:
        return _tests(here, fault.tests.split()) != 0
    finally:
        place.write_text(code, encoding="utf-8")


def _lay_out(here: Path) -> None:
    """Give the copy the name that its folders are imported by, before any that is installed."""
    package = here / "passerelle"
    package.mkdir()
    for each in (here / "index", *(here / "qa").iterdir()):
        (package / each.name).symlink_to(each)


def _tests(here: Path, names: Sequence[str]) -> int:
    files = [f"tests/{name}.py" for name in names]
    asked = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-x",
        "-p",
        "no:randomly",
        "-p",
        "no:cacheprovider",
        "--hypothesis-profile=ci",  # no deadline, which a busy machine misses, and the same cases every time
        *files,
    ]
    return subprocess.run(asked, cwd=here, capture_output=True, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
