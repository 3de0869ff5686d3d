"""When a file was made and last changed, as far as its system tells."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path


def day(moment: float) -> str:
    """Give a moment (seconds since 1970) as an ISO 8601 day, UTC."""
    return datetime.fromtimestamp(moment, UTC).date().isoformat()


def of_file(path: str) -> tuple[str, str]:
    """Give days of creation and last change (ISO 8601); the creation is unknown on most systems."""
    file = Path(path)
    try:
        status = file.stat()
        changed = status.st_mtime
        # a shapefile's table changes without its geometry
        for other in (".dbf", ".DBF"):
            if file.suffix.lower() == ".shp" and file.with_suffix(other).exists():
                changed = max(changed, file.with_suffix(other).stat().st_mtime)
    except OSError:
        return "", ""
    birth = getattr(status, "st_birthtime", None)
    return day(birth) if birth else "", day(changed)
