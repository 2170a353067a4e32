"""Faults of how a PDF is read."""

from .fault import Planted

FAULTS = (
    Planted(
        "index/load/pdf/columns.py",
        "if not whole or len(whole) < len(cuts):",
        "if not whole:",
        "test_load_pdf test_load_pdf_page_geometry",
    ),
    Planted(
        "index/load/pdf/columns.py",
        "(not edges[column] and left - lefts[column] > INDENT * line.size)",
        "left - lefts[column] > INDENT * line.size",
        "test_load_pdf test_load_pdf_page_geometry test_load_pdf_bounds",
    ),
    Planted(
        "index/load/pdf/columns.py",
        "GAP = 1.35",
        "GAP = 0.81",
        "test_load_pdf_columns test_load_pdf_page_geometry",
    ),
    Planted("index/load/pdf/fields.py", "SLACK = 4\n", "SLACK = 40\n", "test_load_pdf_fields_laid_on"),
    Planted(
        "index/load/pdf/layout.py", "FEW = 4", "FEW = 3", "test_load_pdf_measures test_load_pdf_page_geometry"
    ),
    Planted(
        "index/load/pdf/layout.py",
        "near in range(strip - 3, strip + 4)",
        "near in range(strip - 3, strip + 3)",
        "test_load_pdf_measures test_load_pdf_page_geometry test_load_pdf",
    ),
    Planted(
        "index/load/pdf/lines.py",
        "sizes[line.size] += len(line.text)",
        "sizes[line.size] += 1",
        "test_load_pdf_measures test_load_pdf test_load_pdf_running test_load_pdf_running_bounds",
    ),
    Planted(
        "index/load/pdf/numbered.py",
        "ALIGNED * numbered[0].size or any",
        "ALIGNED * numbered[0].size * 9 or any",
        "test_load_pdf test_load_pdf_running test_load_pdf_page_geometry",
    ),
    Planted(
        "index/load/pdf/ruled.py",
        "            if place >= heads:\n",
        "            if False:\n",
        "test_load_pdf_ruled",
    ),
    Planted(
        "index/load/pdf/ruled.py",
        "for one, region in pairwise(first) if one == region}",
        "for one, region in pairwise(first) if True}",
        "test_load_pdf_ruled",
    ),
    Planted(
        "index/load/pdf/rules.py",
        "bisect_right(self.lefts, x) - 1, 0), len(self.lefts) - 2)",
        "bisect_right(self.lefts, x) - 1, 0), len(self.lefts) - 3)",
        "test_load_pdf_ruled",
    ),
    Planted(
        "index/load/pdf/running.py",
        "numbered and prose and edge.line.size",
        "numbered and edge.line.size",
        "test_load_pdf_running test_load_pdf_running_bounds test_load_pdf_measures test_load_pdf",
    ),
    Planted("index/load/pdf/scans.py", "MOST_DOTS = 40_000_000", "MOST_DOTS = 8_000_000", "test_load_scans"),
    Planted(
        "index/load/pdf/tables.py",
        "return 2 * found >= len(few)",
        "return 1 * found >= len(few)",
        "test_load_pdf test_load_pdf_measures",
    ),
    Planted(
        "index/load/pdf/rules.py",
        "for rule in across for each in (rule.begin, rule.end)]",
        "for rule in across for each in (rule.begin,)]",
        "test_load_pdf_rules",
    ),
    Planted(
        "index/load/pdf/channels.py",
        " and before.count(place) == 1:",
        ":",
        "test_load_pdf_channels test_load_pdf_typed",
    ),
    Planted(
        "index/load/pdf/initials.py",
        "known.words[word] > known",
        "known.words[word] >= known",
        "test_load_pdf_measures",
    ),
    Planted(
        "index/load/pdf/tables.py",
        "if column is None or names[column]:",
        "if column is None:",
        "test_load_pdf_rows",
    ),
    Planted(
        "index/load/pdf/account.py",
        "page.unknown >= max(FEW_UNKNOWN",
        "page.unknown >= min(FEW_UNKNOWN",
        "test_load_scans",
    ),
    Planted(
        "index/load/pdf/running.py",
        "(edge.page, edge.behind) in heads",
        "(edge.page, edge.height) in heads",
        "test_load_pdf_running_places",
    ),
    Planted(
        "index/load/pdf/layout.py",
        "        typed=typed,\n",
        "        typed=False,\n",
        "test_load_pdf_paragraphs",
    ),
    Planted(
        "index/load/pdf/channels.py", "at = max(at, word.right)", "at = word.right", "test_load_pdf_channels"
    ),
    Planted(
        "index/load/pdf/white.py", "if 2 * clear >= both:", "if 2 * clear > both:", "test_load_pdf_white_runs"
    ),
    Planted(
        "index/load/pdf/terms.py",
        "if len(found) < FEWEST:",
        "if len(found) <= FEWEST:",
        "test_load_pdf_terms",
    ),
)
