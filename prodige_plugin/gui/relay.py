"""Carries things from a worker thread to a window, one by one; nothing once the window is gone."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import QObject, pyqtSignal


class Relay(QObject):
    """Made on the GUI thread; :meth:`post` may be called from any thread."""

    _told = pyqtSignal(object)

    def __init__(self, slot: Callable[[object], object]) -> None:
        """:param slot: called on the GUI thread; as a method of a widget it is let go with the widget."""
        super().__init__()
        self._told.connect(slot)

    def post(self, thing: object) -> None:
        """Send one thing."""
        self._told.emit(thing)
