"""One layer's style, written in one format."""

from __future__ import annotations

from collections.abc import Mapping

from qgis.core import QgsMapLayer

from ..prepared import PreparedLayer, PreparedRaster
from . import mapserver, sld, sld11
from .drawing import draw, reading_for, safe_name
from .layers import rebuild, rebuild_raster
from .losses import declared
from .model import ExportedStyle, StyleFormat


def style_of(
    layer: PreparedLayer | PreparedRaster,
    style_format: StyleFormat,
    *,
    names: Mapping[str, str] | None = None,
    geometry: str = "geom",
) -> ExportedStyle:
    """Write the style of a layer. Worker thread.

    :param names: field as published by QGIS's names → column of the server, where a format changed names; the same
        when left out.
    :param geometry: name of the published geometry column.
    :raises LayerError: the style is damaged, or a raster's file does not open.
    :raises PublishError: a part of the plugin is missing.
    """
    if isinstance(layer, PreparedRaster):
        made: QgsMapLayer = rebuild_raster(layer)
    else:
        made = rebuild(layer)
    return exported(made, style_format, safe_name(layer.table or layer.title), names, geometry)


def exported(
    layer: QgsMapLayer,
    style_format: StyleFormat,
    name: str,
    names: Mapping[str, str] | None = None,
    geometry: str = "geom",
) -> ExportedStyle:
    """Write the style of a layer of QGIS's that is this thread's own."""
    reading = reading_for(layer, style_format, names, geometry)
    drawing = draw(reading, layer, name, geometry)
    for sentence in declared(layer, style_format):
        reading.losses.tell(sentence)
    symbols = ""
    if style_format is StyleFormat.MAPSERVER:
        text, symbols = mapserver.write(drawing, reading)
    else:
        root = sld.write(drawing)
        text = sld.to_text(sld11.converted(root) if style_format is StyleFormat.SLD_1_1 else root)
    return ExportedStyle(
        format=style_format,
        name=name,
        text=text,
        icons={icon: data for icon, data in drawing.icons.items() if icon in text or icon in symbols},
        losses=tuple(reading.losses.sentences),
        symbols=symbols,
    )


def losses_of(layer: PreparedLayer | PreparedRaster, style_format: StyleFormat) -> list[str]:
    """Give one sentence for each thing of a layer's style that the format cannot say. Worker thread.

    :raises LayerError: the style is damaged, or a raster's file does not open.
    """
    return list(style_of(layer, style_format).losses)
