"""What is being loaded, one line each, with Cancel; hidden while there is nothing."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QGridLayout, QToolButton, QVBoxLayout, QWidget

from ..catalogue.model import Summary
from ..i18n import tr
from ..platforms.model import Platform
from ..services.built import LoadOptions
from . import icons
from .labels import ElidedLabel
from .loading import Loading
from .progress_line import ProgressLine
from .tasks import TaskHandle


class _Row(QWidget):
    """One layer under way: its title, what is being done, a line that moves, Cancel."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.handle: TaskHandle | None = None
        self.label = ElidedLabel(title, self)
        self.said = ElidedLabel("", self, soft=True)
        self.line = ProgressLine(self)
        self.cancel = QToolButton(self)
        self.cancel.setIcon(icons.theme("mActionStop.svg"))
        self.cancel.setAutoRaise(True)
        self.cancel.setToolTip(tr("Cancel: {title}", title=title))
        self.cancel.setAccessibleName(self.cancel.toolTip())
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setVerticalSpacing(1)
        layout.addWidget(self.label, 0, 0)
        layout.addWidget(self.said, 1, 0)
        layout.addWidget(self.line, 2, 0)
        layout.addWidget(self.cancel, 0, 1, 3, 1)
        self.line.start()

    def progressed(self, fraction: float | None, words: str) -> None:
        """Show how far it is; a sentence stays until the next one."""
        if words:
            self.said.setText(words)
            self.said.setToolTip(words)
            self.said.update()
        self.line.set_fraction(fraction)


class LoadsBar(QWidget):
    """Starts what is to be loaded and shows it until it is over."""

    #: Something began or ended.
    changed = pyqtSignal()

    def __init__(self, iface: Any, parent: QWidget | None = None) -> None:
        """:param iface: QGIS's interface (``QgisInterface``)."""
        super().__init__(parent)
        self._iface = iface
        self._rows: list[_Row] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 2, 0, 0)
        self._layout.setSpacing(2)
        self.hide()

    def count(self) -> int:
        """Give how many are under way."""
        return len(self._rows)

    def load(
        self, source: Any, summary: Summary, platform: Platform | None, options: LoadOptions | None = None
    ) -> TaskHandle:
        """Load one way of one result.

        :param source: a ``LayerSource`` of the services' room.
        :param platform: the one that states the link.
        """
        key = platform.key if platform is not None else summary.platform
        loading = Loading(
            source, summary, key, self._iface, self, lambda: None, options=options or LoadOptions(), platform=platform
        )
        return _Shown(loading, self).start()

    def cancel_all(self) -> None:
        """Cancel everything under way."""
        for row in tuple(self._rows):
            if row.handle is not None:
                row.handle.cancel()

    def _begin(self, title: str) -> _Row:
        row = _Row(title, self)
        self._rows.append(row)
        self._layout.addWidget(row)
        self.show()
        self.changed.emit()
        return row

    def _end(self, row: _Row) -> None:
        if row in self._rows:
            self._rows.remove(row)
            self._layout.removeWidget(row)
            row.hide()
            row.deleteLater()
            self.setVisible(bool(self._rows))
            self.changed.emit()


class _Shown:
    """A :class:`Loading` each start of which has a row in the bar, also the one after a choice or a retry."""

    def __init__(self, loading: Loading, bar: LoadsBar) -> None:
        self._loading, self._bar = loading, bar

    def start(self, *names: str) -> TaskHandle:
        bar, loading = self._bar, self._loading
        row = bar._begin(loading.title)
        handle = loading.again(self.start, lambda: bar._end(row), row.progressed).start(*names)
        row.handle = handle
        row.cancel.clicked.connect(lambda _checked=False: handle.cancel())
        return handle
