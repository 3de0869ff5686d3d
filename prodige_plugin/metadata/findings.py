"""What a check found, and how it can be repaired."""

from __future__ import annotations

import enum
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .record import Record


class Severity(enum.Enum):
    """How much a finding matters."""

    #: the record fails the INSPIRE tests, or nothing can be published.
    ERROR = "error"
    #: it passes, but people or portals are badly served.
    WARNING = "warning"
    #: worth knowing.
    INFO = "info"


@dataclass(frozen=True)
class Repair:
    """One thing that can be done about a finding."""

    #: what the button says, translated.
    label: str
    #: edits the record it is given.
    edit: Callable[[Record], None] = field(repr=False, compare=False)
    #: whether it changes no meaning, so that it can be done without asking.
    safe: bool = True

    def apply(self, record: Record) -> Record:
        """Give the repaired record; the one given stays as it is (before and after can be compared)."""
        repaired = record.copy()
        self.edit(repaired)
        return repaired


@dataclass(frozen=True)
class Finding:
    """One thing a check found: at which element (or layer), how grave, in a sentence, and a repair if there is one."""

    severity: Severity
    #: key of an element of the table, or the name of a layer.
    element: str
    #: what is wrong, why it matters, what to do.
    sentence: str
    repair: Repair | None = None
    #: the requirement of the INSPIRE guideline (TG 2.0) it comes from, ``""`` for our own advice.
    requirement: str = ""
