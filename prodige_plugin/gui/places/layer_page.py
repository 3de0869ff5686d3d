"""The page "Metadata of the catalogue" in the properties of a layer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsMapLayer
from qgis.gui import QgsMapCanvas, QgsMapLayerConfigWidget, QgsMapLayerConfigWidgetFactory
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QWidget

from ...i18n import tr
from .. import icons

if TYPE_CHECKING:
    from ..host import Host


class LayerPageFactory(QgsMapLayerConfigWidgetFactory):
    """Makes the page each time the properties of a layer are opened; cheap until then."""

    def __init__(self, host: Host) -> None:
        super().__init__(tr("Metadata of the catalogue"), QIcon())
        self._host = host

    def icon(self) -> QIcon:
        """Give the icon of the page in the list."""
        return icons.own("metadata")

    def supportLayerPropertiesDialog(self) -> bool:  # noqa: N802  QGIS's name
        """Whether the page stands in the properties of a layer."""
        return True

    def supportsStyleDock(self) -> bool:  # noqa: N802  QGIS's name
        """Whether the page stands in the styling panel; a record is no style."""
        return False

    def supportsLayer(self, layer: QgsMapLayer) -> bool:  # noqa: N802  QGIS's name
        """Whether a layer has the page; every layer can be described."""
        return layer is not None

    def createWidget(  # noqa: N802  QGIS's name
        self,
        layer: QgsMapLayer,
        canvas: QgsMapCanvas,
        _in_dock: bool = True,
        parent: QWidget | None = None,
    ) -> QgsMapLayerConfigWidget:
        """Make the page."""
        from .layer_page_widget import LayerPage

        return LayerPage(self._host, layer, canvas, parent)
