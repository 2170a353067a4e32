"""Faults of how words are counted and found."""

from .fault import Planted

FAULTS = (
    Planted("index/chunk.py", "each.level < heading.level", "each.level <= heading.level", "test_chunk"),
    Planted(
        "index/lexical/audit.py",
        'if _counts(connection, f"main.{table}") != _counts(connection, "temp.again"):',
        "if False:",
        "test_verify test_word_index test_words_table",
    ),
    Planted("index/lexical/bm25.py", "UNKNOWN = 0.5", "UNKNOWN = 0.05", "test_bm25"),
    Planted(
        "index/lexical/bm25.py",
        "worth * self._idf[term] for term, worth in need.choices.items() if",
        "worth + self._idf[term] for term, worth in need.choices.items() if",
        "test_bm25 test_word_index",
    ),
    Planted(
        "index/lexical/dates.py",
        '"@-{month:02}-{int(day):02}"',
        '"@-{int(day):02}-{month:02}"',
        "test_dates_and_names",
    ),
    Planted(
        "index/lexical/names.py",
        "map(_bare, words[place + 1 : end])",
        "map(_bare, words[place + 0 : end])",
        "test_dates_and_names",
    ),
    Planted(
        "index/lexical/names.py",
        'word.rstrip("s").rstrip("e")',
        'word.strip("s").rstrip("e")',
        "test_dates_and_names",
    ),
    Planted(
        "index/lexical/names.py",
        'if line.strip() and not line.startswith("#")',
        "if line.strip()",
        "test_dates_and_names",
    ),
    Planted(
        "index/lexical/numbers.py",
        '== (4, 20, "fr")',
        '== (4, 10, "fr")',
        "test_numbers test_terms",
    ),
    Planted(
        "index/lexical/query.py",
        "if share >= PLAUSIBLE]",
        "if True]",
        "test_bm25 test_terms",
    ),
    Planted(
        "index/lexical/query.py",
        "if each.start <= place < each.end)",
        "if each.start <= place <= each.end)",
        "test_terms test_dates_and_names test_word_index test_words_table test_bm25 test_bidirectional",
    ),
    Planted(
        "index/lexical/search.py",
        "if kept and postings > POSTINGS:",
        "if postings > POSTINGS:",
        "test_words_table test_word_index",
    ),
    Planted("index/lexical/search.py", "if row in held}", "if row not in held}", "test_words_table"),
    Planted("index/lexical/spelling.py", "(?:([ ,])", "(?:([ ])", "test_terms"),
    Planted("index/sentences.py", "return next_word not in SURE_OPENERS", "return True", "test_sentences"),
    Planted(
        "index/sentences.py",
        "(text[first] in OPENING or text[first].isspace())",
        "text[first].isspace()",
        "test_sentences test_text_bounds",
    ),
    Planted("index/tables.py", "0.7 * len(block)", "0.3 * len(block)", "test_quotation_tables"),
    Planted("index/text.py", '0xFB03: "ffi"', '0xFB03: "fi"', "test_load_text test_text_bounds"),
    Planted(
        "qa/words.py",
        "any(not set(content_words(name)) <= known",
        "all(not set(content_words(name)) <= known",
        "test_words test_words_bounds",
    ),
    Planted(
        "qa/answer_type.py",
        "if not numbers or not numbers <= self.named:",
        "if not numbers or numbers <= self.named:",
        "test_answer_type test_words_bounds",
    ),
    Planted("index/lexical/dates.py", "if int(year) < PIVOT", "if int(year) <= PIVOT", "test_dates_terms"),
    Planted(
        "index/lexical/query.py",
        "len(word) < SHORTEST_MISSPELT",
        "len(word) <= SHORTEST_MISSPELT",
        "test_terms",
    ),
    Planted("index/tables.py", "in {count - 1, count}", "in {count}", "test_table_cells"),
    Planted("index/lexical/contrasts.py", '_terms(en, "en")}', '_terms(en, "fr")}', "test_contrasts"),
)
