"""The checks of a record: a loop over the rules of a profile; and the repairs that follow from them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .elements import ELEMENTS, element
from .findings import Finding, Severity
from .places import nearest, position
from .profiles import PROFILES, Rule

if TYPE_CHECKING:
    from .record import Record

#: Rounds of repairs: one that is possible only after another one comes in a later round.
_ROUNDS = 4


def check(record: Record, profile: str = "inspire") -> list[Finding]:
    """Check a record against every rule of a profile that its resource type calls for.

    :param profile: a key of :data:`.profiles.PROFILES`.
    :returns: what was found, in the order of the form; an empty list is a perfect record.
    :raises KeyError: no such profile.
    """
    level = record.level
    return [finding for rule in PROFILES[profile].rules() if rule.applies(level) for finding in _ask(rule, record)]


def _ask(rule: Rule, record: Record) -> list[Finding]:
    """Give what a rule finds, each with the rule's name and a place."""
    return [_placed(replace(finding, rule=finding.rule or rule.rule), record) for finding in rule.check(record)]


def _placed(finding: Finding, record: Record) -> Finding:
    """Give a finding a place: that of its element, or of what should hold it."""
    if finding.line:
        return finding
    line, place = position(nearest(record, element(finding.element).path))
    return replace(finding, line=line, place=place)


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

    :param findings: those of :func:`check` for INSPIRE, if they are at hand.
    """
    level = record.level
    wrong = {
        finding.element
        for finding in (check(record) if findings is None else findings)
        if finding.severity is Severity.ERROR
    }
    passed = total = 0
    sections: dict[str, tuple[int, int]] = {}
    for row in ELEMENTS:
        obligation = row.obligation(level)
        if row.rule is None or (obligation != "M" and row.key not in wrong) or not obligation:
            continue
        good = int(row.key not in wrong)
        passed += good
        total += 1
        before = sections.get(row.section, (0, 0))
        sections[row.section] = (before[0] + good, before[1] + 1)
    return Score(passed, total, sections)


def apply_safe_repairs(record: Record, profile: str = "inspire") -> list[Finding]:
    """Carry out, on the record itself, every repair that states nothing the record does not hold.

    A repair that would break another mandatory rule, or make nothing better, is taken back.

    :returns: the findings that were repaired, in the order of their repair.
    """
    return apply_repairs(record, lambda finding: finding.repair is not None and finding.repair.safe, profile)


def apply_repairs(record: Record, wanted: Callable[[Finding], bool], profile: str = "inspire") -> list[Finding]:
    """Carry out, on the record itself, the repairs of the findings that are wanted.

    A repair that would break another mandatory rule, or make nothing better, is taken back.

    :returns: the findings that were repaired, in the order of their repair.
    """
    done: list[Finding] = []
    findings = check(record, profile)
    for _round in range(_ROUNDS):
        before = len(done)
        refused: list[Finding] = []
        while True:
            todo = next((f for f in findings if f.repair is not None and wanted(f) and f not in refused), None)
            if todo is None or todo.repair is None:
                break
            repaired = todo.repair.apply(record)
            after = check(repaired, profile)
            if repaired.to_bytes() != record.to_bytes() and _better(todo, findings, after):
                record.take(repaired)
                findings = after
                done.append(todo)
            else:
                refused.append(todo)
        if len(done) == before:
            break
    return done


def _better(todo: Finding, before: list[Finding], after: list[Finding]) -> bool:
    """Whether a repair did away with what it was for, and broke no mandatory rule."""
    broken = Counter(finding.rule for finding in after if finding.mandatory)
    was = Counter(finding.rule for finding in before if finding.mandatory)
    return after.count(todo) < before.count(todo) and all(count <= was[rule] for rule, count in broken.items())
