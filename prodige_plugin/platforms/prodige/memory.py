"""What this workstation's list of publications tells of PRODIGE's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...i18n import tr

if TYPE_CHECKING:
    from ...publishing.prepared import PreparedLayer

#: How the key of a deposit that waits begins in the list; the table's name follows.
DEPOSIT = "deposit:"


def why_it_stays() -> tuple[str, str]:
    """Say why a data set is not unpublished from here, and what to do."""
    return (
        tr("PRODIGE lets nobody delete a data set by its API."),
        tr("Withdraw it on the platform's administration page, or ask its administrator."),
    )


def source_of(layer: PreparedLayer | None) -> str:
    """Give the file that a layer came from, "" where there is none."""
    source = layer.source if layer is not None else None
    return str(source.path or "") if source is not None else ""
