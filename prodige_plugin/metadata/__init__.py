"""Describe: the record, ISO 19139 in and out, the INSPIRE elements and their rules.

    from prodige_plugin.metadata import apply_safe_repairs, check, read_record

    record = read_record(data)
    wrong = [(finding.rule, finding.line, finding.message) for finding in check(record, profile="inspire")]
    repaired = apply_safe_repairs(record)
    data = record.to_bytes()
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .findings import Finding, Repair, Severity
    from .record import Record, read_record
    from .validation import apply_safe_repairs, check

__all__ = ["Finding", "Record", "Repair", "Severity", "apply_safe_repairs", "check", "read_record"]

_HOMES = {
    "Finding": "findings", "Repair": "findings", "Severity": "findings", "Record": "record", "read_record": "record",
    "apply_safe_repairs": "validation", "check": "validation",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    """Import what is asked for when it is first asked for: QGIS starts without lxml."""
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
