"""What a check says, and what can be done about it."""

from __future__ import annotations

from dataclasses import dataclass

from ...metadata.findings import Severity


@dataclass(frozen=True)
class Repair:
    """What can be done about a finding."""

    #: ``choose_crs``, ``make_valid``, ``rename``; see :func:`apply`.
    key: str
    label: str
    #: whether it needs an answer (a CRS, a name).
    asks: bool = False


@dataclass(frozen=True)
class Finding:
    """One thing a check found about a layer or a map."""

    severity: Severity
    #: id of the layer, "" for the map or the whole.
    element: str
    sentence: str
    repair: Repair | None = None
