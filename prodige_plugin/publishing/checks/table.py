"""The table of checks: everything that is looked at before publishing, one row each."""

from __future__ import annotations

from collections.abc import Sequence

from ...metadata.findings import Severity
from . import rows_features, rows_layer, rows_style
from .model import Box, Check, Finding, Repair
from .repair_rows import repair_of

CHECKS: tuple[Check, ...] = (*rows_layer.ROWS, *rows_features.ROWS, *rows_style.ROWS)
BY_ID: dict[str, Check] = {row.id: row for row in CHECKS}


def found(
    check: str,
    element: str,
    sentence: str,
    *,
    severity: Severity | None = None,
    repair: bool = True,
    proposal: str = "",
    count: int = 0,
    features: Sequence[int] = (),
    place: Box | None = None,
    details: Sequence[str] = (),
) -> Finding:
    """Make a finding of a row.

    :param severity: where it depends on the target; else the row's.
    :param repair: whether the row's repair can be done here.
    :param proposal: the answer that seems right to a repair that asks.
    """
    row = BY_ID[check]
    offered: Repair | None = repair_of(row.repair, proposal) if repair and row.repair else None
    return Finding(
        severity=severity or row.severity,
        element=element,
        sentence=sentence,
        repair=offered,
        check=check,
        count=count,
        features=tuple(features),
        place=place,
        details=tuple(details),
    )
