"""Faults of how a question leans on those before."""

from .fault import Planted

NEAR = (
    "test_conversation test_conversation_compared test_conversation_words test_conversation_tokens"
    " test_conversation_topic"
)

FAULTS = (
    Planted(
        "qa/conversation/before.py",
        "if len(each.words) > LONGEST_THING or any(",
        "if len(each.words) >= LONGEST_THING or any(",
        "test_conversation test_conversation_words",
    ),
    Planted(
        "qa/conversation/before.py",
        "he|she|him|her|his|lui",
        "he|she|him|his|lui",
        NEAR,
    ),
    Planted("qa/conversation/history.py", "0o600", "0o644", "test_history_files test_access"),
    Planted("qa/conversation/kept.py", "IDLE = 3600", "IDLE = 36", "test_conversation commands/test_cli"),
    Planted("qa/conversation/leaning.py", ' and word.text.lower() != "ou"', "", "test_conversation"),
    Planted(
        "qa/conversation/lists.py",
        "OTHERS = (\n    LIKES[0],",
        "OTHERS = (\n    LIKES[1],",
        "test_conversation_words test_conversation_swaps test_conversation_topic test_conversation",
    ),
    Planted("qa/conversation/small_talk.py", "if follows and AMBIGUOUS", "if AMBIGUOUS", "test_small_talk"),
    Planted("qa/conversation/subject.py", "len(text) <= 3)", "len(text) <= 30)", "test_conversation"),
    Planted(
        "qa/conversation/subject.py",
        "if place in titled and tie in lists.OF:",
        "if place in titled:",
        "test_conversation",
    ),
    Planted(
        "qa/conversation/subject.py",
        " or first.before in CONTRACTED or _tells_which",
        " or _tells_which",
        NEAR,
    ),
    Planted(
        "qa/conversation/subject.py",
        "return between[-1] if between and",
        "return between[0] if between and",
        NEAR,
    ),
    Planted("qa/conversation/swap_names.py", "return own or names", "return own", "test_conversation"),
    Planted(
        "qa/conversation/tokens.py",
        '(letters or "." in self.text)',
        '"." in self.text',
        "test_conversation test_conversation_words",
    ),
    Planted(
        "qa/conversation/tokens.py",
        "(?:19|20)\\d\\d(?:[-/]\\d{2,4})?",
        "(?:19|20)\\d\\d",
        "test_conversation_words test_conversation test_conversation_cases",
    ),
    Planted(
        "qa/conversation/turns.py",
        '        require_kind("the answer", answer, Answer, "what `Assistant.ask` returns")\n        if answer',
        "        if answer",
        "test_conversation test_given",
    ),
    Planted("qa/courtesy.py", "{text[1:].rstrip(' .!?')}?", "{text[1:]}?", "test_query test_small_talk"),
    Planted(
        "qa/conversation/topic.py",
        "ends = word.time or word.plain in lists.EDITIONS or not",
        "ends = word.time or not",
        "test_conversation_topic",
    ),
    Planted(
        "qa/conversation/erased.py",
        'raise HistoryError(f"{place} cannot be erased ({error.strerror}): delete it yourself") from error\n    p',
        "continue\n    p",
        "test_history_kept",
    ),
    Planted("qa/conversation/titled.py", "many = count > 1", "many = count > 0", "test_conversation_clauses"),
    Planted(
        "qa/conversation/earlier.py",
        'text = rest if rest.strip(" ?.!") else subject',
        "text = rest or subject",
        "test_conversation_earlier",
    ),
    Planted(
        "qa/conversation/history.py",
        'if number <= 1 or not _owned(connection, visitor, conversation):\n                return ""',
        'if number < 1 or not _owned(connection, visitor, conversation):\n                return ""',
        "test_history",
    ),
    Planted(
        "qa/conversation/fragments.py",
        "if has_name(words) and before.about:",
        "if has_name(words):",
        "test_conversation_fragments",
    ),
)
