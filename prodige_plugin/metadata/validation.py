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
    """Give what a rule finds, each with the rule's name and a place: its own, its element's, or what should hold it."""
    found = []
    for finding in rule.check(record):
        line, place = finding.line, finding.place
        if not line:
            line, place = position(nearest(record, element(finding.element).path))
        found.append(replace(finding, rule=finding.rule or rule.rule, line=line, place=place))
    return found


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
    refused: set[Finding] = set()
    findings = check(record, profile)
    for last in (False, True):
        # What was refused may be possible after all the others: it is tried once more at the end.
        again, refused = (refused if last else set()), set()
        for _round in range(_ROUNDS):
            todo = [f for f in findings if f.repair is not None and wanted(f) and f not in refused]
            todo = [f for f in todo if f in again] if last else todo
            made, findings = _carry_out(record, todo, findings, profile)
            refused.update(set(todo) - set(made))
            done += made
            if not made:
                break
        if not refused or not done:
            break
    return done


def _carry_out(
    record: Record, todo: list[Finding], findings: list[Finding], profile: str
) -> tuple[list[Finding], list[Finding]]:
    """Carry out some repairs together, with one check; if that makes something worse, without those that did.

    :param findings: those of the record as it is.
    :returns: what was repaired, and the findings of the record as it is now.
    """
    if not todo:
        return [], findings
    repaired = record.copy()
    edited = [_edit(repaired, finding, profile) for finding in todo]
    blamed = set(todo)
    if any(edited) and repaired.to_bytes() != record.to_bytes():
        after = check(repaired, profile)
        blamed = _blamed(todo, findings, after)
        if not blamed:
            record.take(repaired)
            return [finding for finding, done in zip(todo, edited, strict=True) if done], after
    if len(todo) == 1:
        return [], findings
    good = [finding for finding in todo if finding not in blamed]
    bad = [finding for finding in todo if finding in blamed]
    half = len(todo) // 2
    made: list[Finding] = []
    for part in [good, *([finding] for finding in bad)] if good else [todo[:half], todo[half:]]:
        left = set(findings)
        more, findings = _carry_out(record, [finding for finding in part if finding in left], findings, profile)
        made += more
    return made, findings


def _edit(record: Record, finding: Finding, profile: str) -> bool:
    """Edit a record with the repair of a finding, if the record still has it.

    The rule is asked again: what a repair knows of the places in a record may no longer hold after another one.
    """
    for rule in PROFILES[profile].rules():
        if rule.applies(record.level) and (finding.element == rule.element or finding.rule == rule.rule):
            again = next((one for one in _ask(rule, record) if one == finding), None)
            if again is not None and again.repair is not None:
                again.repair.edit(record)
                return True
    return False


def _blamed(todo: list[Finding], before: list[Finding], after: list[Finding]) -> set[Finding]:
    """Give the findings whose repairs did not do away with them, or must not stay; none if all is well.

    No mandatory rule may have more findings than before. Of several repairs together, each mandatory one must
    count: none may hide that another one broke its rule.
    """
    was, now = Counter(before), Counter(after)
    blamed = {finding for finding in todo if now[finding] >= was[finding]}
    allowed = Counter(finding.rule for finding in before if finding.mandatory)
    if len(todo) > 1:
        allowed -= Counter(finding.rule for finding in todo if finding.mandatory)
    broken = Counter(finding.rule for finding in after if finding.mandatory)
    worse = {rule for rule, count in broken.items() if count > allowed[rule]}
    if worse:
        # Which of them did it is not known where none of the rule's own repairs is among them.
        blamed |= {finding for finding in todo if finding.rule in worse} or set(todo)
    return blamed
