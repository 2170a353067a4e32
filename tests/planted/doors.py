"""Faults of the command line, the page and the servers."""

from .fault import Planted

FAULTS = (
    Planted("qa/__init__.py", 'if name == "__version__":', "if False:", "test_package"),
    Planted(
        "qa/commands/eval.py",
        "options.fail_on_drop is not None and (blind",
        "options.fail_on_drop is not None or (blind",
        "test_eval_cli test_eval_gates test_eval_power",
    ),
    Planted(
        "qa/commands/limits.py", "not value and operator", "not value or operator", "commands/test_arguments"
    ),
    Planted(
        "qa/commands/lines.py",
        "EXCERPT = 240",
        "EXCERPT = 1200",
        "test_shown_bounds commands/test_questions_asked",
    ),
    Planted(
        "qa/commands/questions_add.py",
        "[place] if options.document else []",
        "[place] if False else []",
        "test_set_keeping",
    ),
    Planted(
        "qa/commands/remove.py",
        "if not options.ids and not options.erase:",
        "if not options.ids:",
        "test_life test_kept_out commands/test_cli",
    ),
    Planted(
        "qa/commands/verify.py",
        "return 1 if audit.problems else 0",
        "return 0",
        "test_verify commands/test_cli",
    ),
    Planted("qa/permalink.py", "start > end", "start >= end", "test_permalink"),
    Planted(
        "qa/pytest_plugin/__init__.py",
        "config.invocation_params.dir / each",
        "config.invocation_params.dir * each",
        "test_pytest_plugin",
    ),
    Planted("qa/pytest_plugin/measured.py", "if of not in groups:", "if False:", "test_pytest_plugin"),
    Planted(
        "qa/pytest_plugin/measured.py",
        'store or option("passerelle_store")',
        "store or False",
        "test_pytest_plugin",
    ),
    Planted(
        "qa/removal.py", "if ids or not erase:", "if False:", "test_life test_history_documents test_change"
    ),
    Planted("qa/server/access.py", "len(hosts) != 1 or ", "", "test_access"),
    Planted("qa/server/access.py", "return left >= 1", "return left >= 0", "test_access"),
    Planted(
        "qa/ui/blocks.py", "autofocus=True", "autofocus=False", "test_page test_page_html test_page_bounds"
    ),
    Planted(
        "qa/ui/cards.py",
        "each.end <= shown.start or shown.end <= each.start",
        "each.end < shown.start or shown.end < each.start",
        "test_evidence_cards test_page_html",
    ),
    Planted("qa/ui/drawn.py", " and start > shown.window.start", "", "test_page_html"),
    Planted(
        "index/types.py", "other.start <= self.start and", "other.start < self.start and", "test_page_html"
    ),
    Planted(
        "qa/ui/drawn.py",
        "len(values) > FEW_COLUMNS",
        "len(values) >= FEW_COLUMNS",
        "test_page_html test_evidence_cards test_answer_tables",
    ),
    Planted(
        "qa/pytest_plugin/__init__.py",
        "str(path) for path in files if path.resolve() not in named",
        "str(path) for path in files",
        "test_pytest_plugin",
    ),
    Planted(
        "qa/commands/account.py",
        "if each.count > len(each.examples) else",
        "if each.count >= len(each.examples) else",
        "commands/test_account_lines",
    ),
    Planted(
        "qa/commands/door.py",
        "        _forget_output()\n        return 0",
        "        _forget_output()\n        return FAILED",
        "test_door",
    ),
    Planted(
        "qa/commands/questions_add.py",
        "if bool(options.document or options.answer) is",
        "if bool(options.document) is",
        "commands/test_command",
    ),
    Planted(
        "qa/ui/described.py", " in document.title and not date.day", " in document.title", "test_shown_bounds"
    ),
    Planted(
        "qa/commands/index.py",
        "summary.failures or not summary.account.is_whole",
        "summary.failures and not summary.account.is_whole",
        "test_index",
    ),
    Planted(
        "qa/commands/arguments.py",
        '        action="store_false",\n        dest="history",',
        '        action="store_true",\n        dest="history",',
        "test_arguments",
    ),
    Planted("qa/commands/search.py", '        nargs="*",\n', '        nargs="+",\n', "test_options"),
    Planted(
        "qa/commands/account.py",
        '            "what": each.what,\n',
        '            "what": each.kind,\n',
        "test_formats",
    ),
    Planted(
        "qa/commands/lines.py",
        "fileless(len(audit.fileless), store)",
        "fileless(audit.documents, store)",
        "test_lines",
    ),
    Planted(
        "qa/integrations/quiet_haystack.py",
        "if SETTING in os.environ:",
        "if os.environ.get(SETTING):",
        "test_haystack",
    ),
)
