"""Where a search looks: everywhere, what the map shows, or a box from a layer, a drawing, a territory or figures."""

from __future__ import annotations

import enum
import math
from collections.abc import Callable
from functools import partial
from typing import Any

from qgis.core import QgsIconUtils, QgsMapLayer, QgsProject, QgsRectangle, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, QPoint, pyqtSignal
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QActionGroup, QMenu, QWidget

from ..catalogue.model import Box
from ..catalogue.territories import Territory
from ..i18n import tr
from . import icons
from .box_tool import BoxTool
from .extent_dialog import ExtentDialog
from .formats import box_text
from .geo_boxes import BoxOutline, geo_box, map_box, zoom
from .territory_popup import TerritoryPopup

#: A menu of layers holds no more than this; the active layer is above it in any case.
_MOST_LAYERS = 40


class Extent(enum.StrEnum):
    """How the box is got; the values are stored in saved searches."""

    EVERYWHERE = "everywhere"
    MAP = "map"
    LAYER = "layer"
    DRAWN = "drawn"
    TERRITORY = "territory"
    FIGURES = "figures"


class ExtentFilter(QObject):
    """The chosen extent, its menu, and what it puts on the map."""

    changed = pyqtSignal()
    #: a sentence to the person: what to do now, or why not; "" when there is nothing more to say.
    said = pyqtSignal(str)

    def __init__(self, canvas: Any, anchor: QWidget) -> None:
        """:param anchor: the button under which menu and popups open."""
        super().__init__(anchor)
        self._canvas, self._anchor = canvas, anchor
        self.kind = Extent.EVERYWHERE
        #: name of the layer or territory.
        self.name = ""
        self._box: Box | None = None
        self._shown_on_map, self._awake = True, False
        self.outline = BoxOutline(canvas)
        self.tool = BoxTool(canvas)
        self.tool.drawn.connect(self._drawn)
        self.tool.left.connect(lambda: self.said.emit(""))
        self._dialog: ExtentDialog | None = None

    # -- what is chosen ----------------------------------------------------------------------------

    def box(self) -> Box | None:
        """Give the box to search within, in degrees; ``None`` for everywhere."""
        return map_box(self._canvas) if self.kind is Extent.MAP else self._box

    def choose(self, kind: Extent, box: Box | None = None, name: str = "") -> None:
        """Search within this from now on."""
        self.tool.cancel()
        self.said.emit("")
        if (kind, box, name) != (self.kind, self._box, self.name):
            self._set(kind, box, name)
            self.changed.emit()

    def _set(self, kind: Extent, box: Box | None, name: str) -> None:
        self.kind, self._box, self.name = kind, box, name
        self._draw()

    def _draw(self) -> None:
        # what the map shows needs no outline: it would lie on the map's own edge
        self.outline.show(self._box if self._shown_on_map and self._awake else None)

    def wake(self, on: bool) -> None:
        """Use the map, or leave it alone while nobody sees the bar; the choice stays."""
        self._awake = on
        if not on:
            self.tool.cancel()
        self._draw()

    def kind_text(self) -> str:
        """Give the kind of the choice in a word or two, "" for everywhere."""
        return {
            Extent.EVERYWHERE: "",
            Extent.MAP: tr("map"),
            Extent.LAYER: tr("layer"),
            Extent.DRAWN: tr("drawn box"),
            Extent.TERRITORY: tr("territory"),
            Extent.FIGURES: tr("own figures"),
        }[self.kind]

    def text(self) -> str:
        """Give the choice: the name of the layer or territory, else its kind."""
        return self.name or self.kind_text()

    def tip(self) -> str:
        """Give the choice in full."""
        if self.kind is Extent.EVERYWHERE:
            return tr("Search everywhere; choose where to look")
        if self.kind is Extent.MAP:
            return tr("Only what touches the map's extent; the search follows the map")
        box = box_text(self._box) if self._box is not None else ""
        return "\n".join(part for part in (tr("Only what touches: {extent}", extent=self.text()), box) if part)

    def state(self) -> dict[str, Any]:
        """Give what :meth:`restore` takes, fit for JSON."""
        state: dict[str, Any] = {"kind": self.kind.value}
        if self._box is not None:
            state["box"] = [self._box.west, self._box.south, self._box.east, self._box.north]
        if self.name:
            state["name"] = self.name
        return state

    def restore(self, state: object) -> None:
        """Take a stored choice; one that cannot be read means everywhere."""
        self.tool.cancel()
        stated = state if isinstance(state, dict) else {}
        try:
            kind = Extent(stated.get("kind", Extent.EVERYWHERE))
        except ValueError:
            kind = Extent.EVERYWHERE
        box = _stored_box(stated.get("box"))
        if kind not in (Extent.EVERYWHERE, Extent.MAP) and box is None:
            kind = Extent.EVERYWHERE
        if kind in (Extent.EVERYWHERE, Extent.MAP):
            box = None
        name = str(stated.get("name", "")) if kind in (Extent.LAYER, Extent.TERRITORY) else ""
        self._set(kind, box, name)

    def remove(self) -> None:
        """Take everything off the map for good."""
        self.tool.cancel()
        self.outline.remove()
        if self._dialog is not None:
            self._dialog.close()
        self.tool.deleteLater()

    # -- the menu ----------------------------------------------------------------------------------

    def menu(self) -> QMenu:
        """Give the menu, made for the project as it is now."""
        menu = QMenu(self._anchor)
        group = QActionGroup(menu)

        def add(kind: Extent, text: str, icon: str, slot: Callable[[], object]) -> None:
            action = menu.addAction(icons.theme(icon), text)
            action.setCheckable(True)
            action.setActionGroup(group)
            action.setChecked(self.kind is kind)
            # some themes show no check beside an icon
            font = action.font()
            font.setBold(self.kind is kind)
            action.setFont(font)
            action.triggered.connect(lambda _on: slot())

        add(Extent.EVERYWHERE, tr("&Everywhere"), "mActionZoomFullExtent.svg", lambda: self.choose(Extent.EVERYWHERE))
        add(Extent.MAP, tr("What the &map shows"), "mActionSetToCanvasExtent.svg", lambda: self.choose(Extent.MAP))
        self._add_layers(menu)
        menu.addSeparator()
        add(Extent.TERRITORY, tr("A &territory…"), "mActionMapIdentification.svg", self.ask_territory)
        add(Extent.DRAWN, tr("&Draw a box on the map"), "mActionSelectRectangle.svg", self.draw)
        add(Extent.FIGURES, tr("Own &figures…"), "extents.svg", self.ask_figures)
        menu.addSeparator()
        go = menu.addAction(icons.theme("mActionZoomToArea.svg"), tr("&Zoom the map to the box"))
        go.setEnabled(self._box is not None)
        go.triggered.connect(lambda _on: self.zoom())
        shown = menu.addAction(tr("&Show the box on the map"))
        shown.setCheckable(True)
        shown.setChecked(self._shown_on_map)
        shown.toggled.connect(self.show_on_map)
        return menu

    def _add_layers(self, menu: QMenu) -> None:
        active = self._canvas.currentLayer()
        layers = [layer for layer in QgsProject.instance().mapLayers().values() if layer.isSpatial()]
        if active is not None and active.isSpatial():
            action = menu.addAction(
                icons.theme("mActionZoomToLayer.svg"), tr("&Active layer: {name}", name=_in_menu(active.name()))
            )
            action.triggered.connect(partial(self._layer_wanted, active.id()))
            number = active.selectedFeatureCount() if isinstance(active, QgsVectorLayer) else 0
            if number:
                chosen = menu.addAction(
                    icons.theme("mActionZoomToSelected.svg"), tr("Its %n se&lected feature(s)", n=number)
                )
                chosen.triggered.connect(partial(self._selection_wanted, active.id()))
        choice = menu.addMenu(icons.theme("mActionZoomToLayer.svg"), tr("A &layer"))
        choice.setEnabled(bool(layers))
        for layer in sorted(layers, key=lambda one: one.name().casefold())[:_MOST_LAYERS]:
            action = choice.addAction(_icon(layer), _in_menu(layer.name()))
            action.triggered.connect(partial(self._layer_wanted, layer.id()))

    # -- ways to a box -----------------------------------------------------------------------------

    def _layer_wanted(self, layer_id: str, _on: bool) -> None:
        self.take_layer(layer_id)

    def _selection_wanted(self, layer_id: str, _on: bool) -> None:
        self.take_layer(layer_id, selected=True)

    def take_layer(self, layer_id: str, selected: bool = False) -> None:
        """Search within a layer's extent as it is now; says why where it has none.

        :param selected: within the extent of its selected features.
        """
        layer = QgsProject.instance().mapLayer(layer_id)
        if layer is None:
            return
        if not layer.crs().isValid():
            self.said.emit(
                tr(
                    "“{name}” has no coordinate reference system, so nobody knows where it lies. "
                    "Set one in its properties, then choose it again.",
                    name=layer.name(),
                )
            )
            return
        box = geo_box(layer.boundingBoxOfSelected() if selected else layer.extent(), layer.crs())
        if box is None:
            self.said.emit(
                tr("“{name}” has no extent: it is empty, or its coordinates do not fit its CRS.", name=layer.name())
            )
            return
        name = tr("selection of {name}", name=layer.name()) if selected else layer.name()
        self.choose(Extent.LAYER, box, name)

    def take_territory(self, territory: Territory) -> None:
        """Search within a territory's box."""
        self.choose(Extent.TERRITORY, territory.box, territory.label)

    def draw(self) -> None:
        """Let the person draw a box on the map."""
        self.tool.begin()
        self.said.emit(tr("Drag a box on the map. Escape leaves it as it was."))

    def _drawn(self, extent: QgsRectangle) -> None:
        box = geo_box(extent, self._canvas.mapSettings().destinationCrs())
        if box is None:
            self.said.emit(tr("This box cannot be told in degrees: the map's projection ends there."))
        else:
            self.choose(Extent.DRAWN, box)

    def ask_territory(self) -> TerritoryPopup:
        """Open the list of territories."""
        popup = TerritoryPopup(self._anchor)
        popup.chosen.connect(self.take_territory)
        popup.drop()
        return popup

    def ask_figures(self) -> None:
        """Open the dialog for figures; the window goes on meanwhile."""
        if self._dialog is None:
            self._dialog = ExtentDialog(self._canvas, self.box(), self._anchor.window())
            self._dialog.chosen.connect(lambda box: self.choose(Extent.FIGURES, box))
            self._dialog.destroyed.connect(self._dialog_gone)
            self._dialog.open()
        self._dialog.raise_()

    def _dialog_gone(self) -> None:
        self._dialog = None

    def zoom(self) -> None:
        """Move the map to the chosen box; the search stays as it is."""
        if self._box is not None:
            zoom(self._canvas, self._box)

    def show_on_map(self, on: bool) -> None:
        """Draw the box as an outline on the map, or do not."""
        self._shown_on_map = on
        self._draw()

    def open_menu(self) -> None:
        """Show the menu under the button."""
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._anchor.mapToGlobal(QPoint(0, self._anchor.height())))


def _stored_box(stored: object) -> Box | None:
    if not isinstance(stored, (list, tuple)) or len(stored) != 4:
        return None
    try:
        west, south, east, north = (float(side) for side in stored)
    except (TypeError, ValueError):
        return None
    fits = -180 <= west < east <= 180 and -90 <= south < north <= 90
    return Box(west, south, east, north) if fits and all(map(math.isfinite, (west, south, east, north))) else None


def _in_menu(name: str) -> str:
    """Give a name as a menu shows it: an ampersand is no shortcut."""
    return name.replace("&", "&&")


def _icon(layer: QgsMapLayer) -> QIcon:
    return QgsIconUtils.iconForLayer(layer)
