"""What can be published: the project's groups, layers and the map, each with its options, state and findings."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from qgis.core import (
    QgsIconUtils,
    QgsLayerTreeGroup,
    QgsLayerTreeLayer,
    QgsLayerTreeNode,
    QgsMapLayer,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)
from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from ..i18n import tr
from ..platforms.model import Capability
from ..platforms.preparing import why_not
from ..publishing.checks.model import Limits
from . import icons
from .element_widgets import calm, told
from .formats import number_text
from .map_parts import extras, parts_text
from .publish_choices import Choices
from .publish_finding_row import PublishFindingRow
from .publish_model import Readiness, readiness, readiness_text
from .publish_options import LayerOptions, Offer
from .rest import rest_timer
from .row_panel import panel
from .row_tree import Row, RowTree

#: From so many rows on there is a field that filters them.
_MANY = 8


class PublishList(QWidget):
    """Follows the project; remembers what is ticked, folded and chosen."""

    #: What is ticked, or how it is published, changed; earlier checks no longer count.
    changed = pyqtSignal()
    #: A repair is wanted: layer id, finding, answer.
    repairWanted = pyqtSignal(str, object, str)  # noqa: N815  Qt's manner

    #: Key of the map's row.
    MAP = "map"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[str, Row] = {}
        self.choices = Choices()
        self.offer = Offer()
        #: says why a layer cannot be published on the platform, "" when it can.
        self.why_not: Callable[[QgsMapLayer], str] = why_not
        self._findings: Mapping[str, Sequence[Any]] | None = None
        #: whether a finding is shown (the level filter).
        self.wanted: Callable[[Any], bool] = lambda _finding: True
        self._shape: tuple[object, ...] = ()
        self._map_text = ""
        self._build()
        self.refresh()

    def _build(self) -> None:
        self.filter = QgsFilterLineEdit(self)
        self.filter.setShowSearchIcon(True)
        self.filter.setPlaceholderText(tr("Find a layer"))
        self.filter.setAccessibleName(tr("Find a layer"))
        self.filter.textChanged.connect(self._filter)
        self.every, self.none = QToolButton(self), QToolButton(self)
        for button, words, tip, on in (
            (self.every, tr("All"), tr("Tick all that is listed"), True),
            (self.none, tr("None"), tr("Tick nothing"), False),
        ):
            button.setText(words)
            button.setToolTip(tip)
            button.setAccessibleName(tip)
            button.setAutoRaise(True)
            button.clicked.connect(lambda _checked=False, on=on: self._tick_all(on))
        self.count = QLabel(self)
        self.tree = RowTree(self)
        self.tree.setAccessibleName(tr("Layers and map to publish"))
        self.tree.ticked.connect(self._ticked)
        self.tree.unfolded.connect(self._unfolded)
        self._later = rest_timer(self, 0, self.changed.emit)
        self.map_title = QLineEdit(self)
        self._dress_title()
        self.map_title.hide()
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(self.filter, 1)
        head.addWidget(self.count, 1)
        head.addWidget(self.every)
        head.addWidget(self.none)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(head)
        layout.addWidget(self.tree, 1)

    def tab_parts(self) -> list[QWidget]:
        """Give the stops of Tab in their order: what is unfolded comes after the tree."""
        return [self.filter, self.every, self.none, self.tree, *self.tree.panels()]

    # -- the project -------------------------------------------------------------------------------

    def show_platform(self, offer: Offer, reason: Callable[[QgsMapLayer], str]) -> None:
        """List for another platform: other options, other reasons."""
        if (offer.platform, offer.capabilities) == (self.offer.platform, self.offer.capabilities):
            return
        self.offer, self.why_not = offer, reason
        self.choices.platform = offer.platform
        self._shape = ()
        self.refresh()

    def learn(self, limits: Limits, find: Callable[..., Any] | None) -> None:
        """Take what the platform told: the names it takes, and where its data sets are found, in every panel."""
        self.offer.limits, self.offer.datasets = limits, find
        for one in self.findChildren(LayerOptions):
            one.learnt()

    def refresh(self) -> None:
        """Read the project again where it changed; ticks, folds and choices stay."""
        root = QgsProject.instance().layerTreeRoot()
        shape = (*_shape(root), *extras())
        if shape == self._shape:
            for row in self.rows.values():
                row.renew()
            return
        self._shape = shape
        ticked = {key for key, row in self.rows.items() if row.ticked}
        before = {row.key: row.isExpanded() for row in self.tree.every()}
        self._keep_title()
        self.tree.clear()
        self.rows = {}
        tops: list[Row] = []
        layers = root.findLayers()
        if layers:
            tops.append(self._map_row(len([node for node in layers if node.layer() is not None])))
        self._fill(root, tops.append, "")
        for row in tops:
            self.tree.addTopLevelItem(row)
        for row in self.tree.every():
            row.setExpanded(before.get(row.key, self.tree.is_group(row)))
        self.tree._ticking = True
        for key in ticked & set(self.rows):
            if self.rows[key].tickable:
                self.tree.set_ticked(self.rows[key])
        self.tree._ticking = False
        self.tree.settle()
        self.filter.setVisible(len(self.rows) > _MANY)
        self.count.setVisible(not self.filter.isVisibleTo(self))
        self._filter(self.filter.text())
        self._say_count()

    def _fill(self, node: QgsLayerTreeNode, add: Callable[[Row], object], path: str) -> None:
        for child in node.children():
            if isinstance(child, QgsLayerTreeGroup):
                # said now: the group may be gone when the row is painted
                words = tr("%n layer(s)", n=len(child.findLayers()))
                group = Row(
                    f"{path}/{child.name()}", child.name(), partial(str, words),
                    partial(icons.theme, "mActionFolder.svg"),
                )  # fmt: skip
                self._fill(child, group.addChild, group.key)
                if group.childCount():
                    add(group)
            elif isinstance(child, QgsLayerTreeLayer) and child.layer() is not None:
                add(self._layer_row(child.layer()))

    def _layer_row(self, layer: QgsMapLayer) -> Row:
        key, reason = layer.id(), self.why_not(layer)
        row = Row(
            key, layer.name(), lambda: self._describe(key), lambda: _icon(key), reason=reason,
            panel=None if reason else lambda parent: self._layer_panel(key, parent),
        )  # fmt: skip
        self.rows[key] = row
        return row

    def _describe(self, key: str) -> str:
        layer = QgsProject.instance().mapLayer(key)
        if layer is None:
            return ""
        return " · ".join([describe(layer), *self.choices.of(layer).words(layer)])

    def _layer_panel(self, key: str, parent: QWidget) -> QWidget:
        layer = QgsProject.instance().mapLayer(key)
        widget, column = panel(parent)
        if layer is None:
            return widget
        options = LayerOptions(layer, self.choices.of(layer), self.offer, widget)
        options.changed.connect(lambda: self._chose(key))
        column.insertWidget(0, options)
        return widget

    def _chose(self, key: str) -> None:
        layer = QgsProject.instance().mapLayer(key)
        if layer is not None:
            self.choices.keep(layer)
        if key in self.rows:
            self.rows[key].renew()
            if self.rows[key].ticked:
                self.changed.emit()

    def adopt(self, layer_id: str, repair: Any, answer: str) -> None:
        """Keep a repair with the layer's options, so that each publication of it is made alike."""
        layer = QgsProject.instance().mapLayer(layer_id)
        if layer is None:
            return
        self.choices.of(layer).repaired(repair.key, answer or repair.proposal, layer)
        self._kept(layer)

    def updates(self, layer: QgsMapLayer, dataset: Any) -> None:
        """Let a layer update a data set of the platform shown from now on."""
        chosen = self.choices.of(layer)
        chosen.dataset, chosen.dataset_title = dataset.identifier, dataset.title
        self._kept(layer)

    def _kept(self, layer: QgsMapLayer) -> None:
        """Keep a layer's choices with it, and show them."""
        self.choices.keep(layer)
        row = self.rows.get(layer.id())
        if row is not None:
            row.renew()
            options = row.panel.findChild(LayerOptions) if row.panel is not None else None
            if options is not None:
                options.show_choice()

    # -- the map -----------------------------------------------------------------------------------

    def _map_row(self, count: int) -> Row:
        words = parts_text(count)
        able = not self.offer.capabilities or Capability.PUBLISH_MAP in self.offer.capabilities
        row = Row(
            self.MAP, tr("The whole map"), lambda: words, lambda: icons.theme("mIconQgsProjectFile.svg"),
            reason="" if able else tr("This platform shows layers, and no maps."),
            panel=self._map_panel if able else None,
        )  # fmt: skip
        self.rows[self.MAP] = row
        return row

    def _map_panel(self, parent: QWidget) -> QWidget:
        widget, column = panel(parent)
        self.map_title = QLineEdit(self._map_text, widget)
        self._dress_title()
        self.map_layers = told(calm(QComboBox(widget)))
        self.map_layers.addItem(tr("Shows all layers of the project"), False)
        self.map_layers.addItem(tr("Shows only the ticked layers and groups"), True)
        self.map_layers.setAccessibleName(tr("Layers of the map"))
        self.map_layers.activated.connect(lambda _rank: self.changed.emit())
        column.insertWidget(0, self.map_title)
        column.insertWidget(1, self.map_layers)
        return widget

    def _dress_title(self) -> None:
        project = QgsProject.instance()
        self.map_title.setPlaceholderText(tr("Title of the map"))
        self.map_title.setAccessibleName(tr("Title of the map"))
        if not self.map_title.text():
            self.map_title.setText(project.title() or project.baseName())
        self.map_title.textEdited.connect(lambda _text: self.changed.emit())

    def _keep_title(self) -> None:
        """Keep the title where the field goes away with its row."""
        self._map_text = self.map_title.text()
        self.map_title = QLineEdit(self._map_text, self)
        self._dress_title()
        self.map_title.hide()

    # -- what is ticked ------------------------------------------------------------------------------

    def _ticked(self) -> None:
        row = self.rows.get(self.MAP)
        if row is not None and row.ticked and not row.isExpanded():
            row.setExpanded(True)
        self._say_count()
        self.changed.emit()

    def _say_count(self) -> None:
        count = len([row for key, row in self.rows.items() if row.ticked])
        self.count.setText(tr("%n ticked", n=count) if count else "")

    def _filter(self, words: str) -> None:
        wanted = words.casefold().strip()
        self.tree.show_only(lambda row: row.key == self.MAP or wanted in row.title.casefold())

    def _tick_all(self, on: bool) -> None:
        self.tree.tick_all(on)

    def tick(self, layer_id: str) -> bool:
        """Tick one layer and bring it into view; whether it can be published."""
        row = self.rows.get(layer_id)
        if row is None or not row.tickable:
            return False
        self.tree.set_ticked(row)
        self.tree.scrollToItem(row)
        return True

    def tick_only(self, layer_ids: Sequence[str]) -> list[str]:
        """Tick these and nothing else; gives those that cannot be ticked."""
        self.tree.tick_all(False)
        return [key for key in layer_ids if not self.tick(key)]

    def reason(self, layer_id: str) -> str:
        """Say why a layer cannot be published, "" when it can."""
        row = self.rows.get(layer_id)
        return "" if row is None else row.reason

    def layers(self) -> list[QgsMapLayer]:
        """Give the ticked layers, from top to bottom."""
        found = (QgsProject.instance().mapLayer(key) for key, row in self.rows.items() if row.ticked)
        return [layer for layer in found if layer is not None]

    def wants_map(self) -> bool:
        """Whether the map is ticked."""
        return self.MAP in self.rows and self.rows[self.MAP].ticked

    def map_layer_ids(self) -> frozenset[str] | None:
        """Give the layers that the map is to show, ``None`` for all."""
        if self.rows[self.MAP].panel is None or not self.map_layers.currentData():
            return None
        return frozenset(layer.id() for layer in self.layers())

    # -- findings ------------------------------------------------------------------------------------

    def show_findings(self, by_key: Mapping[str, Sequence[Any]] | None) -> None:
        """Show what the checks found on what is ticked; ``None`` when nothing was checked."""
        self._findings = by_key
        for key, row in self.rows.items():
            findings = self._findings_of(key)
            row.say(readiness_text(findings))
            if readiness(findings) is Readiness.ERRORS and not row.isExpanded():
                row.setExpanded(True)
            if row.panel is not None:
                self._show_rows(row)

    def _findings_of(self, key: str) -> list[Any] | None:
        checked = self._findings is not None and (self.rows[key].ticked or key in self._findings)
        return list(self._findings.get(key, ())) if checked and self._findings is not None else None

    def _unfolded(self, row: Row, _panel: QWidget) -> None:
        self._show_rows(row)

    def _show_rows(self, row: Row) -> None:
        """Put a layer's findings above its options."""
        if row.panel is None or row.panel.layout() is None:
            return
        for old in row.panel.findChildren(PublishFindingRow):
            old.hide()
            old.setParent(None)
            old.deleteLater()
        found = [finding for finding in self._findings_of(row.key) or () if self.wanted(finding)]
        for rank, finding in enumerate(found):
            shown = PublishFindingRow(finding, row.panel)
            shown.repairWanted.connect(lambda one, answer, key=row.key: self.repairWanted.emit(key, one, answer))
            row.panel.layout().insertWidget(rank, shown)
        row.panel.updateGeometry()


def _shape(node: QgsLayerTreeNode) -> tuple[object, ...]:
    """Give what of the layer tree is listed, to tell whether it changed."""
    found: list[object] = []
    for child in node.children():
        if isinstance(child, QgsLayerTreeGroup):
            found += [("group", child.name()), *_shape(child), "end"]
        elif isinstance(child, QgsLayerTreeLayer) and child.layer() is not None:
            layer = child.layer()
            found.append((layer.id(), layer.name(), layer.isValid()))
    return tuple(found)


def _icon(key: str) -> Any:
    layer = QgsProject.instance().mapLayer(key)
    return QgsIconUtils.iconForLayer(layer) if layer is not None else icons.theme("mIconVector.svg")


def describe(layer: QgsMapLayer) -> str:
    """Say in a few words what a layer is; asks no server."""
    if isinstance(layer, QgsRasterLayer):
        size = f"{number_text(layer.width())} × {number_text(layer.height())}"
        return " · ".join(part for part in (tr("raster"), size, layer.crs().authid()) if part)
    if not isinstance(layer, QgsVectorLayer):
        return tr("other")
    parts = [tr("vector") if layer.isSpatial() else tr("table")]
    if layer.providerType() in ("ogr", "memory", "spatialite", "delimitedtext"):
        count = layer.featureCount()
        if count >= 0:
            parts.append(number_text(count))
    if layer.isSpatial():
        parts.append(layer.crs().authid() or tr("no coordinate reference system"))
    return " · ".join(parts)
