"""The thin line that moves while a dock is busy, and takes the same place when it is not."""

from __future__ import annotations

from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtGui import QPainter, QPaintEvent, QPalette
from qgis.PyQt.QtWidgets import QWidget

from ..i18n import tr


class ProgressLine(QWidget):
    """Three pixels high; a moving part for unknown progress, a growing one for known."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(3)
        self._busy = False
        self._fraction: float | None = None
        self._phase = 0.0
        self._clock = QTimer(self)
        self._clock.setInterval(40)
        self._clock.timeout.connect(self._step)
        self.setAccessibleName(tr("Progress"))

    @property
    def busy(self) -> bool:
        """Whether the line is moving."""
        return self._busy

    def start(self) -> None:
        """Begin to move."""
        self._busy, self._fraction = True, None
        self._clock.start()
        self.setAccessibleDescription(tr("Working"))
        self.update()

    def stop(self) -> None:
        """Become invisible."""
        self._busy = False
        self._clock.stop()
        self.setAccessibleDescription("")
        self.update()

    def show_busy(self, busy: bool) -> None:
        """Begin to move, or become invisible."""
        (self.start if busy else self.stop)()

    def set_fraction(self, fraction: float | None) -> None:
        """Show how much is done (0..1), ``None`` when unknown."""
        self._fraction = fraction
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Paint the line in the palette's highlight colour."""
        if not self._busy:
            return
        painter = QPainter(self)
        colour = self.palette().color(QPalette.ColorRole.Highlight)
        width = self.width()
        if self._fraction is not None:
            painter.fillRect(0, 0, int(width * self._fraction), self.height(), colour)
            return
        part = max(40, width // 4)
        painter.fillRect(int((width + part) * self._phase) - part, 0, part, self.height(), colour)

    def _step(self) -> None:
        self._phase = (self._phase + 0.03) % 1.0
        if self.isVisible():
            self.update()
