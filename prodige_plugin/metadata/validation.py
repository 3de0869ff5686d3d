"""The checks of a record: a loop over the element table."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .elements import ELEMENTS
from .findings import Finding, Severity

if TYPE_CHECKING:
    from .record import Record


def validate(record: Record) -> list[Finding]:
    """Check a record against every rule that its resource type calls for; an empty list is a perfect record."""
    level = record.level
    findings: list[Finding] = []
    for element in ELEMENTS:
        if element.rule is not None and element.obligation(level):
            found = element.rule(record)
            findings += [replace(finding, requirement=element.requirement) for finding in found]
    return findings


@dataclass(frozen=True)
class Score:
    """How far a record is: ``passed`` of ``total`` INSPIRE requirements."""

    passed: int
    total: int
    #: part of the form → (passed, total).
    sections: dict[str, tuple[int, int]]

    @property
    def complete(self) -> bool:
        """Whether the record passes them all."""
        return self.passed == self.total


def score(record: Record, findings: list[Finding] | None = None) -> Score:
    """Count the mandatory elements, and the conditional ones that are wrong.

    :param findings: those of :func:`validate`, if they are at hand.
    """
    level = record.level
    wrong = {
        finding.element
        for finding in (validate(record) if findings is None else findings)
        if finding.severity is Severity.ERROR
    }
    passed = total = 0
    sections: dict[str, tuple[int, int]] = {}
    for element in ELEMENTS:
        obligation = element.obligation(level)
        if element.rule is None or (obligation != "M" and element.key not in wrong) or not obligation:
            continue
        good = int(element.key not in wrong)
        passed += good
        total += 1
        before = sections.get(element.section, (0, 0))
        sections[element.section] = (before[0] + good, before[1] + 1)
    return Score(passed, total, sections)


def repair_all(record: Record, safe_only: bool = True, rounds: int = 5) -> tuple[Record, list[Finding]]:
    """Apply the repairs, one after the other; give the repaired record and what was repaired.

    :param safe_only: leave those that change a meaning for a person to decide.
    """
    done: list[Finding] = []
    for _round in range(rounds):
        todo = [
            finding
            for finding in validate(record)
            if finding.repair is not None and (finding.repair.safe or not safe_only)
        ]
        todo = [finding for finding in todo if finding not in done]
        if not todo:
            break
        for finding in todo:
            if finding.repair is not None and finding in validate(record):
                record = finding.repair.apply(record)
                done.append(finding)
    return record, done
