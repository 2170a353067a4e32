"""A run as JUnit XML, which every CI server shows: one test case a question."""

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from typing import Literal

from passerelle.evaluation.figures.power import can_show, took_part
from passerelle.evaluation.figures.results import Evaluated
from passerelle.evaluation.reports.failure import REASONS, failure_lines
from passerelle.evaluation.reports.rows import Row, row_of

NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
LONGEST_NAME = 200


def junit(evaluated: Evaluated) -> str:
    """Return the XML: failures are failures, stale expectations and known misses are skipped, problems errors.

    Each condition that is not met is a failed case of the class ``conditions``; the figures are properties, each
    with the share of the questions that took part in it and the drop that they can show.
    """
    run = evaluated.run
    suite = ET.Element("testsuite", name="passerelle", timestamp=run.made, hostname="")
    properties = ET.SubElement(suite, "properties")
    overall = evaluated.summary.overall
    for name, figure in overall.figures.items():
        ET.SubElement(properties, "property", name=name, value=f"{figure.value:.6g}")
        shares = (("took part", f"{took_part(figure, overall):.3f}"), ("can show", can_show(name, overall)))
        for what, value in shares:
            ET.SubElement(properties, "property", name=f"{name} {what}", value=value)
    for problem in (*evaluated.unread, *run.problems):
        _case(suite, "reading", str(problem), _Problem("error", problem.reason, str(problem)))
    for reason in evaluated.verdict.reasons:
        _case(suite, "conditions", reason, _Problem("failure", reason, reason))
    for outcome in run.outcomes:
        _question(suite, row_of(outcome, run.texts))
    for name, kind in (
        ("tests", "testcase"),
        ("failures", "failure"),
        ("errors", "error"),
        ("skipped", "skipped"),
    ):
        suite.set(name, str(sum(1 for _ in suite.iter(kind))))
    root = ET.Element("testsuites")
    root.append(suite)
    ET.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


@dataclass(frozen=True, slots=True)
class _Problem:
    """What became of a case that did not pass: an element of JUnit, why in a few words, and the whole."""

    kind: Literal["failure", "error", "skipped"]
    reason: str
    shown: str


def _question(suite: ET.Element, row: Row) -> None:
    question = row.outcome.question
    name = f"{question.id}: {' '.join(question.text.split())}"[:LONGEST_NAME]
    case = _case(suite, row.outcome.direction, name, _problem(row))
    if row.outcome.milliseconds is not None:
        case.set("time", f"{row.outcome.milliseconds / 1000:.3f}")


def _problem(row: Row) -> _Problem | None:
    if row.state == "right":
        return None
    shown, reason = "\n".join(failure_lines(row)), REASONS[row.state]
    if row.state == "stale":
        return _Problem("skipped", reason, shown)
    if known := row.outcome.question.known_miss:
        return _Problem("skipped", f"known miss: {known}", shown)
    return _Problem("error" if row.state == "problem" else "failure", reason, shown)


def _case(suite: ET.Element, group: str, name: str, problem: _Problem | None) -> ET.Element:
    case = ET.SubElement(suite, "testcase", classname=_xml(f"passerelle.{group}"), name=_xml(name))
    if problem:
        ET.SubElement(case, problem.kind, message=_xml(problem.reason)).text = _xml(problem.shown)
    return case


def _xml(text: str) -> str:
    """Return *text* with a mark in the place of what no XML can hold."""
    return NOT_XML.sub("\ufffd", text)
