"""What a check found, and how it can be repaired."""

from __future__ import annotations

import enum
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .guideline import address

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
    """One thing a check found: at which element, how grave, in a sentence, where, and a repair if there is one."""

    severity: Severity
    #: key of an element of the table.
    element: str
    #: what is wrong, why it matters, what to do.
    message: str
    repair: Repair | None = None
    #: the rule it comes from: requirement of the INSPIRE guideline (TG 2.0, "C.17"), or a profile's own ("GN.M9");
    #: ``""`` for our own advice.
    rule: str = ""
    #: line of the XML, from 1; of what should hold it where something lacks; 0 when not known.
    line: int = field(default=0, compare=False)
    #: path of that place from the record's root, with positions (``gmd:contact[2]/gmd:CI_ResponsibleParty``).
    place: str = field(default="", compare=False)

    @property
    def repairable(self) -> bool:
        """Whether something can be done about it with a button."""
        return self.repair is not None

    @property
    def guideline(self) -> str:
        """The address of what the INSPIRE guideline says on the rule, ``""`` where it is not one of its own."""
        return address(self.rule)

    @property
    def mandatory(self) -> bool:
        """Whether a rule that must hold is broken."""
        return self.severity is Severity.ERROR
