"""Share of tokens the pruned vocabulary lost: ``python -m tests.benchmarks.model_tokens SETS EXACT``.

EXACT is made by ``python -m passerelle.training.model.build --exact EXACT``; the sentences below stand for other
languages.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from tokenizers import Tokenizer

from passerelle.index.embed.open import BUNDLED_FOLDER

SENTENCES = {
    "Polish": "Umowa została podpisana w Gdańsku we wrześniu.",
    "Vietnamese": "Hiệp ước được ký kết tại Mát-xcơ-va vào tháng chín.",
    "Greek": "Η συνθήκη υπογράφηκε στη Μόσχα τον Σεπτέμβριο.",
    "Russian": "Договор об объединении Германии был подписан в Москве двенадцатого сентября.",
    "Ukrainian": "Аварія на Чорнобильській атомній електростанції сталася у квітні.",
    "Arabic": "تم توقيع المعاهدة في موسكو في شهر سبتمبر.",
    "Hebrew": "ההסכם נחתם במוסקבה בחודש ספטמבר.",
    "Hindi": "संधि पर सितंबर में मास्को में हस्ताक्षर हुए।",
    "Chinese": "条约于九月在莫斯科签署。",
    "Japanese": "条約は九月にモスクワで署名された。",
    "Korean": "조약은 구월에 모스크바에서 서명되었다.",
}


def shares(texts: Sequence[str], exact: Tokenizer, pruned: Tokenizer) -> str:
    """Return the shares of whole tokens no longer kept, and of unknown tokens among those now made."""
    before = [token for each in exact.encode_batch(texts, add_special_tokens=False) for token in each.tokens]
    now = [token for each in pruned.encode_batch(texts, add_special_tokens=False) for token in each.tokens]
    lost = sum(pruned.token_to_id(token) is None for token in before)
    unknown = sum(pruned.token_to_id(token) in {None, pruned.token_to_id("<unk>")} for token in now)
    return f"{len(before):8} {100 * lost / len(before):8.3f} {100 * unknown / len(now):8.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", type=Path, help="folder of the question sets")
    parser.add_argument("exact", type=Path, help="directory of the exact model")
    chosen = parser.parse_args()
    exact, pruned = (
        Tokenizer.from_file(str(folder / "tokenizer.json")) for folder in (chosen.exact, BUNDLED_FOLDER)
    )
    sys.stdout.write(f"{pruned.get_vocab_size()} of {exact.get_vocab_size()} pieces kept\n")
    sys.stdout.write(f"{'':20} {'tokens':>8} {'lost, %':>8} {'unk, %':>8}\n")
    for file in sorted(chosen.sets.glob("*/passages.jsonl")):
        texts = [json.loads(line)["text"] for line in file.read_text(encoding="utf-8").splitlines()]
        sys.stdout.write(f"{file.parent.name:20} {shares(texts, exact, pruned)}\n")
    for language, sentence in SENTENCES.items():
        sys.stdout.write(f"{language:20} {shares([sentence], exact, pruned)}\n")


if __name__ == "__main__":
    main()
