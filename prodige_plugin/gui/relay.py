"""Carries things from a worker thread to a window, one by one; nothing once the window is gone."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, pyqtSignal


class Relay(QObject):
    """Made on the GUI thread; :meth:`post` and :meth:`close` may be called from any thread.

    Qt owns it: were it Python's, the worker that lets go of it last would delete it in the wrong thread.
    """

    _told = pyqtSignal(object)

    def __init__(self, slot: Callable[[object], object], owner: QObject) -> None:
        """:param slot: called on the GUI thread with each thing, until ``owner`` is gone."""
        super().__init__()
        sip.transferto(self, None)
        self._told.connect(slot)
        owner.destroyed.connect(self.deleteLater)

    def post(self, thing: object) -> None:
        """Send one thing; lost where the window is gone."""
        with contextlib.suppress(RuntimeError):  # PyQt's word for an object that Qt has deleted
            self._told.emit(thing)

    def close(self) -> None:
        """Nothing more comes; what was sent still arrives."""
        with contextlib.suppress(RuntimeError):
            self.deleteLater()
