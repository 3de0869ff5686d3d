"""A dock whose contents are built the first time it is seen (promise P11)."""

from __future__ import annotations

from collections.abc import Callable

from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QSize, pyqtSignal
from qgis.PyQt.QtWidgets import QWidget


class LazyDock(QgsDockWidget):
    """An empty shell that QGIS can place at start; the contents come on first show."""

    #: It became visible for the first time since QGIS started (the dock itself).
    shown = pyqtSignal(object)

    def __init__(
        self,
        title: str,
        name: str,
        build: Callable[[], QWidget],
        warm: Callable[[Callable[[], object]], object],
        parent: QWidget | None = None,
    ) -> None:
        """:param name: object name under which QGIS remembers place and size.

        :param warm: imports what ``build`` needs in a worker thread, then calls what it was given.
        """
        super().__init__(title, parent)
        self.setObjectName(name)
        self._build: Callable[[], QWidget] | None = build
        self._warm = warm
        self.contents: QWidget | None = None
        self._seen_once = False
        self._armed = False
        self.visibilityChanged.connect(self._seen)

    def ensure(self) -> QWidget:
        """Build the contents if they are not there yet, and give them."""
        if self.contents is None and self._build is not None:
            self.contents = self._build()
            self.contents.setMinimumWidth(280)
            self.setWidget(self.contents)
            self.setFocusProxy(self.contents)
        assert self.contents is not None
        return self.contents

    def arm(self) -> None:
        """From now on build the contents when the dock is seen.

        While QGIS starts it shows docks it does not know yet, and hides them again; that is not seeing.
        """
        self._armed = True
        if self.isVisible():
            self._seen(True)

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Prefer 380 px: readable cards without taking the map's place."""
        return QSize(380, 520)

    def shutdown(self) -> None:
        """Let the contents take back what they connected or drew; the dock is then deleted."""
        self._build = None
        contents, self.contents = self.contents, None
        leave = getattr(contents, "shutdown", None)
        if leave is not None:
            leave()

    def _seen(self, visible: bool) -> None:
        if visible and self._armed and self._build is not None and not self._seen_once:
            self._seen_once = True
            self.shown.emit(self)
            if self.contents is None:
                self._warm(self._come)

    def _come(self) -> None:
        if self._build is not None:
            self.ensure()
