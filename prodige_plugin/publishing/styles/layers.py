"""A layer made anew from what was taken of it: its style and fields, none of its data. For worker threads.

A memory layer and a reader of the style's XML touch neither the person's project nor their layer; both are made and
dropped in the thread that uses them.
"""

from __future__ import annotations

from qgis.core import QgsMapLayer, QgsRasterLayer, QgsReadWriteContext, QgsVectorLayer, QgsWkbTypes
from qgis.PyQt.QtXml import QDomDocument

from ...errors import LayerError
from ...i18n import tr
from ..prepared import PreparedLayer, PreparedRaster


def rebuild(layer: PreparedLayer) -> QgsVectorLayer:
    """Give a layer without features that has the published fields and the style.

    :raises LayerError: the style is damaged.
    """
    kind = "NoGeometry" if layer.geometryless else QgsWkbTypes.displayString(layer.wkb_type)
    made = QgsVectorLayer(kind, layer.title, "memory")
    if not made.isValid():
        # geometries of an unknown kind
        made = QgsVectorLayer("Point", layer.title, "memory")
    made.setCrs(layer.published_crs())
    made.dataProvider().addAttributes(list(layer.published_fields()))
    made.updateFields()
    dress(made, layer.xml)
    return made


def rebuild_raster(raster: PreparedRaster) -> QgsRasterLayer:
    """Open the raster and give it the style.

    :raises LayerError: the file cannot be opened, or the style is damaged.
    """
    made = QgsRasterLayer(raster.path, raster.title, "gdal")
    if not made.isValid():
        raise LayerError(
            tr("The style of “{title}” cannot be read.", title=raster.title),
            tr("Its file does not open any more."),
            tr("See that the file is where the layer says, then try again."),
            raster.path,
        )
    dress(made, raster.xml)
    return made


def dress(layer: QgsMapLayer, xml: str) -> None:
    """Give a layer the style of a ``<maplayer>`` element.

    :raises LayerError: the style is damaged.
    """
    document = QDomDocument()
    fine = bool(document.setContent(xml)[0])
    error = ""
    if fine:
        done = layer.readSymbology(document.documentElement(), error, QgsReadWriteContext())
        fine = bool(done[0]) if isinstance(done, tuple) else bool(done)
    if not fine:
        raise LayerError(
            tr("The style of “{title}” cannot be read.", title=layer.name()),
            tr("What QGIS has written of it is damaged."),
            tr("Open the layer's properties, apply its style again, then try again."),
        )
