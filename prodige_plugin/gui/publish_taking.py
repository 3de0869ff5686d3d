"""Takes what is needed of many layers, a few at a time: the window lives in between (promise P1)."""

from __future__ import annotations

import time
from collections.abc import Sequence

from qgis.core import QgsMapLayer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..platforms.preparing import take, why_not
from ..publishing.prepared import PreparedLayer, PreparedRaster
from .rest import rest_timer

#: So long may one turn last before the window gets its own, in seconds; one layer is always taken.
_TURN_S = 0.008


class Taking(QObject):
    """One lot of layers at a time."""

    #: All are taken (layer id → ``PreparedLayer`` or ``PreparedRaster``).
    done = pyqtSignal(object)
    #: How far it is, 0 to 1.
    progressed = pyqtSignal(float)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: list[QgsMapLayer] = []
        self._taken: dict[str, PreparedLayer | PreparedRaster] = {}
        self._all = 0
        self.busy = False
        self._turns = rest_timer(self, 0, self._turn)

    def start(self, layers: Sequence[QgsMapLayer]) -> None:
        """Take these; those that nobody can publish are left out."""
        self._waiting, self._taken, self._all, self.busy = list(layers), {}, max(1, len(layers)), True
        self._turns.start()

    def stop(self) -> None:
        """Take no more, and tell nothing."""
        self._turns.stop()
        self._waiting, self._taken, self.busy = [], {}, False

    def _turn(self) -> None:
        end = time.perf_counter() + _TURN_S
        while self._waiting:
            layer = self._waiting.pop(0)
            if not sip.isdeleted(layer) and not why_not(layer, rasters=True):
                self._taken[layer.id()] = take(layer)
            if time.perf_counter() > end:
                break
        if self._waiting:
            self.progressed.emit(1 - len(self._waiting) / self._all)
            self._turns.start()
            return
        taken = self._taken
        self.stop()
        self.done.emit(taken)
