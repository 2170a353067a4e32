"""Faults of what is learnt, and of questions to begin with."""

from .fault import Planted

FAULTS = (
    Planted("qa/starting/names.py", "LONGEST_NAME = 40", "LONGEST_NAME = 400", "test_starting"),
    Planted(
        "qa/starting/english.py",
        "\\d[\\d,.]*(?<![.,])(?: (?:a|an|per)",
        "\\d[\\d,.]*(?: (?:a|an|per)",
        "test_starting",
    ),
    Planted("qa/starting/french.py", "est (?:de|d['’]) ?(?P<answer>", "est de (?P<answer>", "test_starting"),
    Planted(
        "qa/training/memory_store.py",
        "if self.passages[near].document.id == passage.document.id\n            and self",
        "if self",
        "test_training_fusion test_training_memory_store",
    ),
    Planted(
        "qa/training/model/training_pairs.py",
        "for title in dict.fromkeys(self._weighed(titles, self._taught, SUBJECTS)):",
        "for title in self._weighed(titles, self._taught, SUBJECTS):",
        "test_model_making",
    ),
    Planted(
        "qa/training/reader/checkpoint.py",
        'if {**stored["settings"], "examples": settings.examples} !=',
        'if stored["settings"] !=',
        "test_reader_checkpoint",
    ),
    Planted(
        "qa/training/reader/examples.py",
        'each.set + ", held out" * each.held_out for',
        "each.set for",
        "test_reader_examples",
    ),
    Planted(
        "qa/training/reader/readings.py",
        'document.id.rpartition("/")[2] != asked.document',
        "document.id != asked.document",
        "test_reader_readings",
    ),
    Planted(
        "qa/training/model/adapter.py",
        "(pair.asked != each.answered)",
        "(pair.asked == each.answered)",
        "test_training_adapter",
    ),
    Planted(
        "qa/training/reader/counterfactual.py",
        "if moved > 0 and",
        "if moved >= 0 and",
        "test_training_changed",
    ),
    Planted(
        "qa/training/reader/batches.py",
        "+ len(rivals) > part",
        "+ len(rivals) >= part",
        "test_reader_batches",
    ),
)
