"""What the table of many records shows of one record; computed in a worker thread, a few kilobytes per record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ..metadata.batch import batch_keys, is_empty
from ..metadata.elements import ELEMENTS, element
from ..metadata.findings import Severity
from ..metadata.record import Record
from ..metadata.validation import check, score
from .element_text import value_lines

#: A cell shows so many characters; its editor has them all.
_MOST = 200
#: The columns that are there at first.
FIRST_COLUMNS = (
    "title", "abstract", "organisation", "inspire_themes", "keywords", "update_frequency", "lineage", "access_limits",
    "use_conditions",
)  # fmt: skip
_ORDER = list(Severity)


@cache
def column_keys() -> tuple[str, ...]:
    """Give the elements that can be columns, in the order of the form; identifiers are there to be read."""
    return tuple(row.key for row in ELEMENTS if row.editable)


@cache
def may_edit(key: str) -> bool:
    """Whether a cell of this column can be edited: a record keeps its identifiers."""
    return key in batch_keys() or key == "resource_identifier"


@dataclass(frozen=True)
class Facts:
    """One record, as a row."""

    title: str
    #: MD_ScopeCode: dataset, series, service …
    level: str
    #: element's key → its value as one line.
    texts: Mapping[str, str]
    #: keys of elements that say nothing.
    empty: frozenset[str]
    #: element's key → the worst that was found about it, and its sentence.
    wrong: Mapping[str, tuple[Severity, str]]
    #: mandatory requirements that pass, and that there are.
    passed: int
    total: int

    def lacks(self, key: str) -> bool:
        """Whether an element that must be there says nothing."""
        return key in self.empty and element(key).obligation(self.level) == "M"

    def fails(self, key: str) -> bool:
        """Whether a rule about an element that must hold does not."""
        found = self.wrong.get(key)
        return found is not None and found[0] is Severity.ERROR

    def belongs(self, key: str) -> bool:
        """Whether an element belongs in a record of this type."""
        return bool(element(key).obligation(self.level))


def facts_of(data: bytes) -> Facts:
    """Read and check a record. Worker thread.

    :raises BadRecord, BadXml: it cannot be read.
    """
    record = Record.parse(data)
    findings = check(record)
    wrong: dict[str, tuple[Severity, str]] = {}
    for finding in sorted(findings, key=lambda one: _ORDER.index(one.severity)):
        wrong.setdefault(finding.element, (finding.severity, finding.message))
    texts: dict[str, str] = {}
    empty: set[str] = set()
    for key in column_keys():
        value = record.get(key)
        if is_empty(value):
            empty.add(key)
        line = " · ".join(" ".join(part.split()) for part in value_lines(element(key), value))
        texts[key] = line if len(line) <= _MOST else line[: _MOST - 1] + "…"
    result = score(record, findings)
    title = " ".join(str(record.get("title") or "").split())
    return Facts(title, record.level, texts, frozenset(empty), wrong, result.passed, result.total)
