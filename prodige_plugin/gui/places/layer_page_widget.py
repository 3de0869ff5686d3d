"""What the page of a layer's properties shows: its record, how complete it is, whether the catalogue agrees."""

from __future__ import annotations

from qgis.core import QgsMapLayer
from qgis.gui import QgsMapCanvas, QgsMapLayerConfigWidget
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDialog, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from ...errors import PluginError
from ...feedback import Feedback
from ...i18n import tr
from .. import icons
from ..diff_window import show_differences
from ..drafts import Drafts
from ..host import METADATA, Host
from ..labels import sentence
from ..layer_origin import show_origin
from ..layer_record import Agreement, LayerRecord, compare, subject_of
from ..profile import drafts_folder
from ..progress_line import ProgressLine
from ..tasks import PRIORITY_HIGH, run_task


class LayerPage(QgsMapLayerConfigWidget):
    """The page; it changes nothing of the layer itself."""

    def __init__(self, host: Host, layer: QgsMapLayer, canvas: QgsMapCanvas, parent: QWidget | None = None) -> None:
        super().__init__(layer, canvas, parent)
        self._host, self._layer = host, layer
        self._found: LayerRecord | None = None
        self.title = sentence(self, layer.name(), bold=True)
        self.platform = sentence(self)
        self.mark = QLabel(self)
        self.state = sentence(self, tr("Asking the catalogue…"))
        self.line = ProgressLine(self)
        self.bar = QProgressBar(self)
        self.bar.setAccessibleName(tr("INSPIRE conformity"))
        self.bar.hide()
        self.edit = QPushButton(icons.own("metadata"), tr("&Describe this layer…"), self)
        self.edit.clicked.connect(self._edit)
        self.compare = QPushButton(tr("&Differences"), self)
        self.compare.setToolTip(tr("What the catalogue says and what is here, side by side"))
        self.compare.clicked.connect(self._differences)
        self.sheet = QPushButton(icons.own("catalogue"), tr("Show its &record"), self)
        self.sheet.clicked.connect(self._sheet)
        self.again = QPushButton(icons.theme("mActionRefresh.svg"), tr("&Ask again"), self)
        self.again.clicked.connect(self.ask)
        said = QHBoxLayout()
        said.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        said.addWidget(self.state, 1)
        buttons = QHBoxLayout()
        for button in (self.edit, self.compare, self.sheet, self.again):
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addWidget(self.title)
        layout.addWidget(self.platform)
        layout.addLayout(said)
        layout.addWidget(self.line)
        layout.addWidget(self.bar)
        layout.addLayout(buttons)
        layout.addStretch(1)
        self.ask()

    def apply(self) -> None:
        """Keep nothing: what is edited is edited in the Metadata dock."""

    def ask(self) -> None:
        """Compare the record with the catalogue's, in a task."""
        subject, platforms = subject_of(self._layer), self._host.platforms
        drafts = Drafts(drafts_folder())
        platform = platforms.by_key(subject.platform)
        self.platform.setText(platform.name if platform is not None else "")
        self.platform.setVisible(platform is not None)
        self.compare.setEnabled(False)
        self.sheet.setEnabled(bool(subject.record_id) and platform is not None)
        self.again.setEnabled(False)
        self.line.start()

        def catalogue_of(key: str, feedback: Feedback) -> object:
            found = platforms.by_key(key)
            return platforms.catalogue(found, feedback) if found is not None else None

        run_task(
            tr("Compare a layer with its record"),
            lambda feedback: compare(subject, drafts, catalogue_of, feedback),
            self._show, self._failed, owner=self, hidden=True, priority=PRIORITY_HIGH,
        )  # fmt: skip

    def _show(self, found: LayerRecord) -> None:
        self._found = found
        self.line.stop()
        self.again.setEnabled(True)
        if found.title:
            self.title.setText(found.title)
        self.state.setText(found.sentence())
        icon = (
            "mIconWarning.svg"
            if found.agreement.differs
            else ("mIconSuccess.svg" if found.agreement is Agreement.SAME else "mIconInfo.svg")
        )
        self.mark.setPixmap(icons.theme(icon).pixmap(16, 16))
        self.mark.setAccessibleName(tr("Different from the catalogue") if found.agreement.differs else "")
        self.compare.setEnabled(found.there is not None and found.here is not None and bool(found.differences))
        self.bar.setVisible(bool(found.score.total))
        self.bar.setMaximum(max(1, found.score.total))
        self.bar.setValue(found.score.passed)
        self.bar.setFormat(tr("INSPIRE {passed}/{total}", passed=found.score.passed, total=found.score.total))

    def _failed(self, error: PluginError) -> None:
        self.line.stop()
        self.again.setEnabled(True)
        self.mark.setPixmap(icons.theme("mIconWarning.svg").pixmap(16, 16))
        self.state.setText(str(error))

    def _differences(self) -> None:
        found = self._found
        if found is not None and found.there is not None and found.here is not None:
            show_differences(found.there, found.here, self, tr("In the catalogue"), tr("Here"))

    def _sheet(self) -> None:
        show_origin(self._host, self._layer)

    def _edit(self) -> None:
        """Open the layer's record in the Metadata dock, and leave the properties."""
        host, layer = self._host, self._layer
        window = self.window()
        if isinstance(window, QDialog):
            window.accept()

        def show() -> None:
            dock = host.open_dock(METADATA)
            if dock is not None and not sip.isdeleted(layer):
                dock.show_layer(layer)

        host.warm(METADATA, show)
