"""What this workstation's list of publications tells of PRODIGE's."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ...publishing.prepared import PreparedLayer

#: How the key of a deposit that waits begins in the list; the table's name follows.
DEPOSIT = "deposit:"


def source_of(layer: PreparedLayer | None) -> str:
    """Give the file that a layer came from, "" where there is none."""
    source = layer.source if layer is not None else None
    return str(source.path or "") if source is not None else ""
