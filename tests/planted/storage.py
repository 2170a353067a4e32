"""Faults of stores, collections and what keeps them up to date."""

from .fault import Planted

FAULTS = (
    Planted(
        "index/collection/records.py",
        'if "id" not in record:',
        "if not record:",
        "test_collection test_collection_frames",
    ),
    Planted(
        "index/collection/records.py",
        'if not isinstance(given, Mapping):\n        raise TypeError(f"the fields',
        'if False:\n        raise TypeError(f"the fields',
        "test_collection test_collection_frames",
    ),
    Planted(
        "index/collection/update.py",
        "if before is not None and not before.given:",
        "if before is not None:",
        "test_collection test_kept_out",
    ),
    Planted("index/discover.py", '(".", "~$")', '"."', "test_discover"),
    Planted("index/discover.py", " and here / each != self.store", "", "test_discover test_sync_settings"),
    Planted("index/run/run.py", "if len(self.failures) == faults:", "if True:", "test_sync_unread"),
    Planted("index/run/run.py", "if not same or self.change.rebuild:", "if True:", "test_sync_settings"),
    Planted("index/store/border.py", "if isinstance(k, bool) or ", "if ", "test_border"),
    Planted(
        "index/store/file_writer.py",
        '"DELETE FROM vectors WHERE row NOT IN (SELECT vector FROM passages)"',
        '"SELECT 1"',
        "test_change test_store test_sync",
    ),
    Planted("index/store/life.py", "if place.exists():", "if False:", "test_life"),
    Planted("index/store/only.py", "length(?) + 1) = ? || '/'", "length(?)) = ?", "test_only"),
    Planted(
        "index/store/only.py", "if not isinstance(only, Only):", "if True:", "test_only test_store_bounds"
    ),
    Planted(
        "index/store/postgres/audited.py",
        "if held == wanted else -1",
        "if held else -1",
        "stores/test_postgres stores/test_contract",
    ),
    Planted(
        "index/store/postgres/connection.py",
        'said = said.replace(secret, "…")',
        'said = said.replace(secret, "")',
        "test_postgres_reason",
    ),
    Planted(
        "index/store/postgres/work.py",
        "if not are_made(self.aside):",
        "if False:",
        "stores/test_workers stores/test_workers_killed",
    ),
    Planted(
        "index/store/postgres/writer.py",
        "generation = read_generation(self.connection) + 1",
        "generation = read_generation(self.connection) + 0",
        "stores/test_postgres stores/test_contract stores/test_contract_changes",
    ),
    Planted(
        "index/store/postgres/writer.py",
        'raw.execute(f"VACUUM (FULL) {table}")',
        "pass",
        "stores/test_postgres stores/test_contract stores/test_contract_changes",
    ),
    Planted(
        "index/store/schema.py",
        'wrong = "a link to what is not there" if place.is_symlink() else None',
        "wrong = None",
        "test_store test_store_bounds test_store_damaged test_surroundings",
    ),
    Planted("index/store/sql_store.py", "if not self._closed:", "if False:", "test_store_readers"),
    Planted(
        "index/store/vectors.py",
        "(scores[:, -1] < scores[:, min(k, wanted) - 1]) | (wanted == most)",
        "scores[:, -1] < np.inf",
        "test_vectors test_store_damaged test_store",
    ),
    Planted(
        "index/store/verify.py",
        "if passage.page != document.page_at(passage.start):",
        "if False:",
        "test_verify",
    ),
    Planted(
        "index/store/where.py",
        "if need.asks_for_none and need.name not in COLUMNS:",
        "if need.asks_for_none:",
        "test_fields test_only",
    ),
    Planted(
        "index/store/where.py",
        "return 0 if _text(stored) == _text(given) else None",
        "return 0",
        "test_only test_fields",
    ),
    Planted("index/sync.py", "elif files or unread:", "elif unread:", "test_sync test_sync_unread"),
    Planted("index/watch.py", "return not Path(path).is_relative_to(store)", "return True", "test_watch"),
    Planted("index/watch.py", " or summary.moved or summary.failures:", " or summary.moved:", "test_watch"),
    Planted(
        "index/workers/worker.py",
        "asked is None or asked[0] != desk.run",
        "asked is not None or asked[0] != desk.run",
        "stores/test_workers stores/test_workers_killed",
    ),
    Planted(
        "index/types.py",
        "key=lambda each: each.start != place",
        "key=lambda each: each.start == place",
        "test_index_types",
    ),
    Planted(
        "index/collection/taken_out.py",
        "ORDER BY documents.id, passages.start",
        "ORDER BY documents.row, passages.start",
        "test_collection test_collection_vectors",
    ),
    Planted(
        "index/store/candidates.py",
        "sorted(each, key=lambda candidate: candidate.row) for each",
        "list(each) for each",
        "test_store_candidates",
    ),
    Planted(
        "index/store/border.py", "if not document.id.strip():", "if not document.id:", "test_border_words"
    ),
    Planted(
        "index/collection/records.py",
        "for name, value in given.items() if value is not None}",
        "for name, value in given.items() if value}",
        "test_collection test_collection_frames",
    ),
    Planted(
        "index/store/writer.py",
        "return writing(location, wait)",
        "return writing(location, 0.0)",
        "test_change test_store",
    ),
    Planted("index/given.py", "len(name) > LONGEST_PATH", "len(name) >= LONGEST_PATH", "test_given"),
    Planted(
        "index/store/postgres/vectors.py",
        "key=lambda pair: (-pair[1], pair[0])",
        "key=lambda pair: (-pair[1], -pair[0])",
        "stores/test_contract",
    ),
    Planted(
        "index/embed/sentence_transformer.py",
        'repository = name if "/" in name else f"sentence-transformers/{name}"',
        "repository = name",
        "test_sentence_transformer_choices",
    ),
    Planted(
        "index/chunk.py", "            if cost < best:", "            if cost <= best:", "test_chunk_sections"
    ),
    Planted(
        "index/store/candidates.py",
        "missing = [[row for row in each if row not in near]",
        "missing = [[row for row in each]",
        "test_store_candidates",
    ),
    Planted(
        "index/sync.py",
        "engine = stored.engine(options.engine)",
        'engine = stored.engine("")',
        "test_surroundings",
    ),
    Planted(
        "index/store/postgres/writer.py",
        "OWN_NAMES: self._own_names(),",
        'OWN_NAMES: "",',
        "test_postgres_writer",
    ),
    Planted(
        "index/embed/sentence_transformer.py",
        "else None,\n                local_files_only=True",
        "else None,\n                local_files_only=False",
        "test_sentence_transformer",
    ),
    Planted(
        "index/embed/bundled.py",
        "        return Tokenizer.from_buffer(place.read_bytes())\n    except (OSError, ValueError) as error:",
        "        return Tokenizer.from_buffer(place.read_bytes())\n    except OSError as error:",
        "test_embedder",
    ),
)
