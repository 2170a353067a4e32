"""Faults of how an answer is found, read and quoted."""

from .fault import Planted

FAULTS = (
    Planted("qa/citations.py", ' and "\\n\\n" not in between', "", "test_answer"),
    Planted("qa/dates.py", "max(self.year, self.until)", "self.year", "test_dates_of_documents"),
    Planted("qa/dates.py", "last if last > 99", "last if last > 9", "test_dates_of_documents"),
    Planted(
        "qa/doubts.py",
        "not asked & (years | around) and",
        "not asked & years and",
        "test_dates_of_documents",
    ),
    Planted("qa/exact_cell.py", "if len(likeliest) == 1 and (", "if likeliest and (", "test_exact_answers"),
    Planted(
        "qa/exact.py",
        '"." in last and',
        '"." in bare and',
        "test_answer test_answer_tables test_exact_answers",
    ),
    Planted(
        "qa/fusion.py",
        "-ranked.score, ranked.candidate.row",
        "-ranked.score, -ranked.candidate.row",
        "test_fusion",
    ),
    Planted(
        "qa/labelled.py", "numbers and hit is hits[0]", "numbers", "test_quotation_labels test_quotation_laws"
    ),
    Planted("qa/language.py", "NAMES = 0.25", "NAMES = 1.0", "test_question_language"),
    Planted("qa/newest.py", "LIKE = 0.6", "LIKE = 0.3", "test_dates_of_documents"),
    Planted(
        "qa/newest.py",
        "if other == id_ or _siblings(",
        "if other != id_ or _siblings(",
        "test_dates_of_documents",
    ),
    Planted("qa/newest.py", "return starting or {id_", "return {id_", "test_dates_of_documents"),
    Planted(
        "qa/quotation/articles.py",
        "if found is not None:",
        "if True:",
        "test_quotation_laws test_quotation_labels",
    ),
    Planted(
        "qa/quotation/candidates.py",
        "elif line.asks or inline_pairs(layout, at):",
        "elif line.asks:",
        "test_quotation_faq test_quotation_edges test_quotation_bounds test_quotation_laws test_quotation_shown",
    ),
    Planted("qa/quotation/faq.py", "SHORT_ANSWER = 300", "SHORT_ANSWER = 30", "test_quotation_faq"),
    Planted(
        "qa/quotation/faq.py",
        'if line.kind not in {"text", "item", "heading"}:',
        'if line.kind not in {"text", "item"}:',
        "test_quotation_faq",
    ),
    Planted(
        "qa/quotation/faq.py",
        "layout.up(asking) if lines[each].asks)",
        "layout.up(asking) if True)",
        "test_quotation_faq test_faq_questions",
    ),
    Planted(
        "qa/quotation/lines.py",
        "return indent >= 2 or",
        "return indent >= 0 or",
        "test_quotation_lists test_quotation_edges test_quotation_shown",
    ),
    Planted(
        "qa/quotation/lists.py",
        "return not other.opens or _family(layout, one) == _family(layout, other)",
        "return True",
        "test_quotation_lists",
    ),
    Planted(
        "qa/quotation/lists.py",
        "while last < len(lines) and _goes_on(layout, last - 1, last):",
        "while _goes_on(layout, last - 1, last):",
        "test_quotation_lists test_quotation_edges",
    ),
    Planted(
        "qa/quotation/quote.py",
        "if asks(layout.text(quoted)):\n                return Quotation(quoted, asks=True)\n            above",
        "above",
        "test_quotation_lists test_quotation_faq test_quotation_edges",
    ),
    Planted("qa/reader.py", "EMBEDDED = 10", "EMBEDDED = 2", "test_reader test_answer"),
    Planted(
        "qa/reading/glosses.py",
        "same = {fold(word.lower())",
        "same = {fold(word)",
        "test_glosses",
    ),
    Planted("qa/reading/rows.py", "STEP = 256", "STEP = 320", "test_reading"),
    Planted("qa/reading/spans.py", "ahead >= 0", "ahead >= -1", "test_reading"),
    Planted("qa/retrieval.py", "if len(hits) == k or len(ranked) < wanted:", "if True:", "test_retrieval"),
    Planted(
        "qa/retrieval.py",
        "return min(number, MOST)",
        "return number",
        "test_retrieval test_many test_refusals",
    ),
    Planted(
        "qa/section.py",
        '"" if heading == title else heading.removeprefix',
        "heading.removeprefix",
        "commands/test_lines test_evidence_cards test_answer",
    ),
    Planted("qa/titles.py", '" ".join(title.split()).casefold()', '" ".join(title.split())', "test_titles"),
    Planted("qa/translation.py", "reached & {one, its} and ", "", "test_translation"),
    Planted(
        "qa/types/hit.py",
        '"lexical": round(self.lexical, 6),',
        '"lexical": round(self.lexical, 4),',
        "test_fusion test_given",
    ),
    Planted("qa/evidence.py", "[min(UNRELATED, hits[-1].score)] *", "[UNRELATED] *", "test_picks"),
    Planted(
        "qa/quotation/labels.py",
        "end = found.start() + len(found.group().rstrip())",
        "end = found.end()",
        "test_question_words test_quotation_bounds test_quotation_labels",
    ),
    Planted(
        "qa/language.py", "if len(unquoted.split()) > 1:", "if unquoted.split():", "test_question_language"
    ),
    Planted("qa/passage_json.py", 'store=str(value.get("store", ""))', 'store=""', "test_passage_json"),
    Planted(
        "qa/quotation/candidates.py",
        'elif line.kind not in {"heading", "rule"}:',
        'elif line.kind != "heading":',
        "test_quotation_candidates",
    ),
    Planted(
        "qa/words.py",
        "any(not set(content_words(name)) <= known",
        "any(not set(content_words(name)) & known",
        "test_words_bounds",
    ),
    Planted(
        "qa/reading/network.py",
        "if not graph.is_file():",
        "if not self._folder.is_dir():",
        "test_reading_network",
    ),
    Planted(
        "qa/types/citation.py",
        '"start": self.start,\n            "end": self.end,\n            "quote"',
        '"start": passage.start,\n            "end": self.end,\n            "quote"',
        "test_json_types",
    ),
)
