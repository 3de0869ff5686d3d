"""What can be published: the project's layers and the map, each with its state and findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qgis.core import QgsIconUtils, QgsMapLayer, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..i18n import tr
from . import icons
from .formats import number_text
from .labels import ElidedLabel, sentence
from .publish_finding_row import PublishFindingRow
from .publish_model import Readiness, readiness, readiness_text


class PublishRow(QWidget):
    """One thing that can be published: checkbox, what it is, state, findings that unfold."""

    #: The person ticked or unticked it, or changed its title.
    changed = pyqtSignal()
    #: A repair is wanted: finding, answer.
    repairWanted = pyqtSignal(object, str)  # noqa: N815  Qt's manner

    def __init__(self, key: str, title: str, what: str, icon: Any, reason: str, parent: QWidget | None = None) -> None:
        """:param reason: why it cannot be published, "" when it can."""
        super().__init__(parent)
        self.key = key
        self.box = QCheckBox(self)
        self.box.setAccessibleName(title)
        self.box.setEnabled(not reason)
        self.box.setToolTip(reason)
        picture = QLabel(self)
        picture.setPixmap(icon.pixmap(16, 16))
        self.name = ElidedLabel(title, self)
        self.state = QToolButton(self)
        self.state.setAutoRaise(True)
        self.state.setCheckable(True)
        self.state.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.state.hide()
        # a reason is read to its end; a description may be cut where the dock is narrow
        self.what = sentence(self, reason) if reason else ElidedLabel(what, self, soft=True)
        self.what.setIndent(42)
        line, below = QHBoxLayout(), QHBoxLayout()
        below.setSpacing(4)
        line.setSpacing(4)
        for widget in (self.box, picture):
            line.addWidget(widget)
        line.addWidget(self.name, 1)
        # beside the description: the layer's name needs the room of its own line
        below.addWidget(self.what, 1)
        below.addWidget(self.state)
        self.body = QWidget(self)
        self._findings = QVBoxLayout(self.body)
        self._findings.setContentsMargins(0, 0, 0, 0)
        self._findings.setSpacing(1)
        self.body.hide()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 2, 0, 2)
        self.column.setSpacing(0)
        self.column.addLayout(line)
        self.column.addLayout(below)
        self.column.addWidget(self.body)
        self.box.toggled.connect(lambda _on: self.changed.emit())
        self.state.toggled.connect(self._fold)

    def _fold(self, is_open: bool) -> None:
        self.body.setVisible(is_open)
        self.state.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)

    def show_findings(self, findings: Sequence[Any] | None) -> None:
        """Show the state and, unfolded when something keeps from publishing, the findings."""
        while self._findings.count():
            widget = self._findings.takeAt(0).widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        state = readiness(findings)
        self.state.setText(readiness_text(findings))
        self.state.setVisible(state is not Readiness.UNKNOWN)
        for finding in findings or ():
            row = PublishFindingRow(finding, self.body)
            row.repairWanted.connect(self.repairWanted)
            self._findings.addWidget(row)
        self.state.setArrowType(Qt.ArrowType.RightArrow if findings else Qt.ArrowType.NoArrow)
        self.state.setChecked(state is Readiness.ERRORS)
        self.body.setVisible(self.state.isChecked())


class PublishList(QScrollArea):
    """Follows the project; remembers what is ticked."""

    #: What is ticked changed; earlier checks no longer count.
    changed = pyqtSignal()
    #: A repair is wanted: layer id, finding, answer.
    repairWanted = pyqtSignal(str, object, str)  # noqa: N815  Qt's manner

    #: Key of the map's row.
    MAP = "map"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = QWidget(self)
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(0, 0, 4, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self.setWidget(page)
        self.rows: dict[str, PublishRow] = {}
        self.map_title = QLineEdit(page)
        self.map_title.setPlaceholderText(tr("Title of the map"))
        self.map_title.setAccessibleName(tr("Title of the map"))
        self.map_title.textEdited.connect(lambda _text: self.changed.emit())
        self.refresh()

    def refresh(self) -> None:
        """Read the project again; ticks stay."""
        ticked = {key for key, row in self.rows.items() if row.box.isChecked()}
        self.map_title.setParent(self.widget())
        for row in self.rows.values():
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = {}
        project = QgsProject.instance()
        layers = [node.layer() for node in project.layerTreeRoot().findLayers() if node.layer() is not None]
        for layer in layers:
            self._add(layer.id(), layer.name(), describe(layer), QgsIconUtils.iconForLayer(layer), why_not(layer))
        if layers:
            layouts = len(project.layoutManager().layouts())
            parts = [tr("%n layer(s)", n=len(layers)), *([tr("%n layout(s)", n=layouts)] if layouts else [])]
            what = " · ".join(parts)
            row = self._add(self.MAP, tr("The map"), what, icons.theme("mIconQgsProjectFile.svg"), "")
            row.column.insertWidget(2, self.map_title)
            row.box.toggled.connect(self.map_title.setVisible)
            if not self.map_title.text():
                self.map_title.setText(project.title() or project.baseName())
        for key in ticked & set(self.rows):
            self.rows[key].box.setChecked(True)
        self.map_title.setVisible(self.MAP in self.rows and self.rows[self.MAP].box.isChecked())

    def _add(self, key: str, title: str, what: str, icon: Any, reason: str) -> PublishRow:
        row = PublishRow(key, title, what, icon, reason, self.widget())
        row.changed.connect(self.changed)
        row.repairWanted.connect(lambda finding, answer: self.repairWanted.emit(key, finding, answer))
        self._column.insertWidget(self._column.count() - 1, row)
        self.rows[key] = row
        return row

    def tick(self, layer_id: str) -> bool:
        """Tick one layer and bring it into view; whether it can be published."""
        row = self.rows.get(layer_id)
        if row is None or not row.box.isEnabled():
            return False
        row.box.setChecked(True)
        self.ensureWidgetVisible(row)
        return True

    def reason(self, layer_id: str) -> str:
        """Say why a layer cannot be published, "" when it can."""
        row = self.rows.get(layer_id)
        return "" if row is None or row.box.isEnabled() else row.what.text()

    def layers(self) -> list[QgsMapLayer]:
        """Give the ticked layers."""
        found = (QgsProject.instance().mapLayer(key) for key, row in self.rows.items() if row.box.isChecked())
        return [layer for layer in found if layer is not None]

    def wants_map(self) -> bool:
        """Whether the map is ticked."""
        return self.MAP in self.rows and self.rows[self.MAP].box.isChecked()

    def show_findings(self, by_key: Mapping[str, Sequence[Any]] | None) -> None:
        """Show what the checks found on what is ticked; ``None`` when nothing was checked."""
        for key, row in self.rows.items():
            checked = by_key is not None and (row.box.isChecked() or key in by_key)
            row.show_findings(list(by_key.get(key, ())) if checked and by_key is not None else None)


def why_not(layer: QgsMapLayer) -> str:
    """Say why a layer cannot be published, "" when it can."""
    if not layer.isValid():
        return tr("its source cannot be reached")
    if not isinstance(layer, QgsVectorLayer):
        return tr("only vector layers can be published here")
    return ""


def describe(layer: QgsMapLayer) -> str:
    """Say in a few words what a layer is; asks no server."""
    if not isinstance(layer, QgsVectorLayer):
        return tr("raster")
    parts = [tr("vector") if layer.isSpatial() else tr("table")]
    if layer.providerType() in ("ogr", "memory", "spatialite", "delimitedtext"):
        count = layer.featureCount()
        if count >= 0:
            parts.append(number_text(count))
    if layer.isSpatial():
        parts.append(layer.crs().authid() or tr("no coordinate reference system"))
    return " · ".join(parts)
