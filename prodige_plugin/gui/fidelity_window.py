"""The server's picture of a layer and QGIS's own, side by side."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QImage, QPixmap, QResizeEvent
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ..errors import PluginError
from ..feedback import Feedback
from ..i18n import tr
from ..publishing.plan import Fidelity
from .button_box import button_box
from .labels import sentence
from .receipt_text import score_text
from .tasks import PRIORITY_HIGH, run_task


class FidelityWindow(QDialog):
    """Not modal; the picture follows the window's size."""

    def __init__(self, fidelity: Fidelity, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Drawn as in QGIS: {score}", score=score_text(fidelity)))
        self.setSizeGripEnabled(True)
        self._whole = QPixmap()
        self.title = sentence(self, fidelity.title, bold=True)
        self.what = sentence(self, f"{self.windowTitle()} – {tr('Left: QGIS. Right: the platform.')}")
        self.picture = QLabel(self)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.picture.setMinimumSize(240, 140)
        self.picture.setAccessibleName(
            tr("The layer drawn by QGIS and by the platform, alike by {score}", score=score_text(fidelity))
        )
        self.notes = sentence(self, "\n".join(fidelity.notes))
        self.notes.setVisible(bool(fidelity.notes))
        buttons = button_box(self, QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.addWidget(self.title)
        layout.addWidget(self.what)
        layout.addWidget(self.picture, 1)
        layout.addWidget(self.notes)
        layout.addWidget(buttons)
        self.resize(860, 520)
        self._read(Path(fidelity.picture))

    def _read(self, path: Path) -> None:
        def work(_feedback: Feedback) -> QImage:
            return QImage(str(path))

        run_task(tr("Show a picture"), work, self._came, self._failed, owner=self, hidden=True, priority=PRIORITY_HIGH)

    def _came(self, image: QImage) -> None:
        if image.isNull():
            self.picture.setText(tr("The picture is not on this computer any more."))
            return
        self._whole = QPixmap.fromImage(image)
        self._fit()

    def _failed(self, error: PluginError) -> None:
        self.picture.setText(error.what)

    def _fit(self) -> None:
        if not self._whole.isNull():
            self.picture.setPixmap(
                self._whole.scaled(
                    self.picture.size().boundedTo(self._whole.size() * 2),
                    Qt.AspectRatioMode.KeepAspectRatio,
                    Qt.TransformationMode.SmoothTransformation,
                )
            )

    def resizeEvent(self, event: QResizeEvent | None) -> None:  # noqa: N802  Qt's name
        """Show the picture as large as there is room."""
        super().resizeEvent(event)
        self._fit()
