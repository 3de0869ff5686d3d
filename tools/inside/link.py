"""Inside QGIS: what a script was asked, and what it answers (the other end is ``tools/desktop.py``)."""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

from qgis.PyQt.QtCore import QTimer


def arguments() -> dict[str, Any]:
    """Give what the script was asked."""
    values: dict[str, Any] = json.loads(os.environ["PRODIGE_DESKTOP_ARGUMENTS"])
    return values


def answer(values: Mapping[str, Any]) -> None:
    """Write the script's answer, whole or not at all, and end QGIS at once."""
    target = Path(os.environ["PRODIGE_DESKTOP_ANSWER"])
    part = target.with_suffix(".part")
    part.write_text(json.dumps(dict(values), ensure_ascii=False, default=str), encoding="utf-8")
    part.replace(target)
    os._exit(0)


def begin(work: Callable[[], Mapping[str, Any]], after_ms: int = 3000) -> None:
    """Do the work once QGIS is wholly up, and answer what it gives, or its failure."""

    def failed(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        # QGIS would show a modal window that nobody is there to close
        answer({"error": "".join(traceback.format_exception(kind, error, trace))})

    def guarded() -> None:
        sys.excepthook = failed
        try:
            values = work()
        except Exception:  # noqa: BLE001  the other end must hear of it, whatever it is
            values = {"error": traceback.format_exc()}
        answer(values)

    QTimer.singleShot(after_ms, guarded)
