"""Ask the follow-ups of a set of conversations and their full forms: ``python -m tests.benchmarks.conversations``.

Takes a store and a JSONL file of turns with ``conversation, lang, kind, question, alone``, in order: a ``follow``
should be answered as its form ``alone`` is, a ``control`` be left as it is.
"""

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

from passerelle import Answer, Assistant, Conversation


def main(store: str, turns: str) -> None:
    said: defaultdict[object, Conversation] = defaultdict(Conversation)
    asked: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    with Assistant.open(store) as assistant:
        for line in Path(turns).read_text(encoding="utf-8").splitlines():
            turn = json.loads(line)
            key = (turn["kind"], turn["lang"])
            history = said[turn["conversation"]].turns
            answer = assistant.ask(turn["question"], history=history)
            said[turn["conversation"]] = said[turn["conversation"]].after(answer)
            asked[key] += 1
            right[key] += same(answer, assistant.ask(turn["alone"])) if turn["alone"] else not answer.searched
    for kind, language in sorted(asked):
        sys.stdout.write(f"{kind} {language}: {right[kind, language]} of {asked[kind, language]}\n")


def same(one: Answer, other: Answer) -> bool:
    """Tell whether both answers abstain, or quote words of one document that overlap."""
    if one.abstained or other.abstained:
        return one.abstained and other.abstained
    return any(
        a.passage.document.id == b.passage.document.id and a.start < b.end and b.start < a.end
        for a in one.citations
        for b in other.citations
    )


if __name__ == "__main__":
    main(*sys.argv[1:3])
