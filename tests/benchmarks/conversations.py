"""Ask the follow-ups of a set of conversations and their full forms: ``python -m tests.benchmarks.conversations``.

Takes a store and a JSONL file of turns with ``conversation, lang, kind, question, alone`` and perhaps ``about``, in
order: a ``follow`` should be answered as its form ``alone`` is, a ``control`` be left as it is. With ``--misses`` the
misses are written, but never those of a held third: its totals alone may be known, for nothing is fitted on it.
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from passerelle import Answer, Assistant, Conversation

SEEN = 5
"""The first conversations are never held: they were read."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A turn of the set, and how it was answered: ``full`` is what its form that stands alone gets."""

    turn: dict[str, Any]
    answer: Answer
    full: Answer | None

    @property
    def right(self) -> bool:
        return same(self.answer, self.full) if self.full else not self.answer.searched

    @property
    def fault(self) -> str:
        """What is wrong with the answer to a follow-up; empty where nothing is."""
        if self.right or not self.full:
            return ""
        if not self.answer.searched:
            return "left alone"
        if self.full.abstained or self.answer.abstained:
            return "answered" if self.full.abstained else "refused"
        same_document = {each.passage.document.id for each in self.answer.citations} & {
            each.passage.document.id for each in self.full.citations
        }
        return "other words" if same_document else "other document"


def main(store: str, turns: str, *, misses: bool, third: bool) -> None:
    counted: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    for each in asked(store, turns):
        turn = each.turn
        held = third and is_held(turn["conversation"])
        if turn["kind"] == "first":
            continue
        part = "held third" if held else "other two" if third else "all"
        for group in (turn["lang"], part, turn.get("about", ""), f"{part}: {each.fault}"):
            key = turn["kind"], group
            counted[key] += 1
            right[key] += each.right
        if misses and not each.right and not held:
            full = f"{turn['alone']} → {first(each.full)}" if each.full else "left alone"
            sys.stdout.write(
                f"[{turn['conversation']} {turn['kind']}] {turn['question']}\n"
                f"  is  {each.answer.searched or '='} → {first(each.answer)}\n  not {full}\n"
            )
    for kind, group in sorted(key for key in counted if key[1]):
        if group.endswith(": "):
            continue
        sys.stdout.write(f"{kind} {group}: {right[kind, group]} of {counted[kind, group]}\n")


def asked(store: str, turns: str) -> Iterator[Asked]:
    """Yield the turns of a set as they are answered, each behind those before it."""
    said: defaultdict[object, Conversation] = defaultdict(Conversation)
    with Assistant.open(store) as assistant:
        for line in Path(turns).read_text(encoding="utf-8").splitlines():
            turn = json.loads(line)
            number = turn["conversation"]
            answer = assistant.ask(turn["question"], history=said[number].turns)
            said[number] = said[number].after(answer)
            yield Asked(turn, answer, assistant.ask(turn["alone"]) if turn.get("alone") else None)


def is_held(conversation: int) -> bool:
    """Tell whether nothing but the totals may be known of the conversation of that number."""
    return conversation % 3 == 0 and conversation > SEEN


def same(one: Answer, other: Answer) -> bool:
    """Tell whether both answers abstain, or quote words of one document that overlap."""
    if one.abstained or other.abstained:
        return one.abstained and other.abstained
    return any(
        a.passage.document.id == b.passage.document.id and a.start < b.end and b.start < a.end
        for a in one.citations
        for b in other.citations
    )


def first(answer: Answer | None) -> str:
    return answer.citations[0].quote if answer and answer.citations else "abstained"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("store")
    parser.add_argument("turns")
    parser.add_argument("--misses", action="store_true", help="write the misses outside the held third")
    parser.add_argument("--no-third", action="store_true", help="hold no third: the set is one to fit on")
    options = parser.parse_args()
    main(options.store, options.turns, misses=options.misses, third=not options.no_third)
