"""What is lost whatever the symbols are: a declared table of features, the formats that lose them, and the sentence.

What symbols, labels and rasters lose is told where they are read (:mod:`.markers` and its neighbours); here stands
what nobody reads because no format has a word for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from qgis.core import QgsMapLayer, QgsRasterLayer, QgsRenderContext, QgsSymbol, QgsVectorLayer

from ...i18n import tr
from .model import StyleFormat

_ALL = frozenset(StyleFormat)


@dataclass(frozen=True)
class Feature:
    """Something QGIS can do to a layer's look."""

    key: str
    #: formats that lose it.
    lost_in: frozenset[StyleFormat]
    found: Callable[[QgsMapLayer], bool]
    sentence: Callable[[], str]


def declared(layer: QgsMapLayer, style_format: StyleFormat) -> list[str]:
    """Give the sentences of all features of the table that the layer has and the format loses."""
    return [one.sentence() for one in FEATURES if style_format in one.lost_in and one.found(layer)]


def _vector(test: Callable[[QgsVectorLayer], bool]) -> Callable[[QgsMapLayer], bool]:
    return lambda layer: isinstance(layer, QgsVectorLayer) and test(layer)


def _raster(test: Callable[[QgsRasterLayer], bool]) -> Callable[[QgsMapLayer], bool]:
    return lambda layer: isinstance(layer, QgsRasterLayer) and test(layer)


def _symbols(layer: QgsVectorLayer) -> Iterator[QgsSymbol]:
    """Give all symbols of the renderer."""
    renderer = layer.renderer()
    if renderer is not None:
        yield from renderer.symbols(QgsRenderContext())


def _within(symbol: Any) -> Iterator[Any]:
    """Give the symbols within a symbol, at any depth."""
    for layer in symbol.symbolLayers():
        inner = layer.subSymbol()
        if inner is not None:
            yield inner
            yield from _within(inner)


def _layers(layer: QgsVectorLayer) -> Iterator[Any]:
    for symbol in _symbols(layer):
        yield from symbol.symbolLayers()
        for inner in _within(symbol):
            yield from inner.symbolLayers()


def _has_diagrams(layer: QgsVectorLayer) -> bool:
    settings = layer.diagramLayerSettings()
    return layer.diagramRenderer() is not None and settings is not None and layer.diagramsEnabled()


def _inner_data_defined(layer: QgsVectorLayer) -> bool:
    return any(
        one.dataDefinedProperties().hasActiveProperties()
        for symbol in _symbols(layer)
        for inner in _within(symbol)
        for one in inner.symbolLayers()
    )


def _has_reference_scale(layer: QgsVectorLayer) -> bool:
    renderer = layer.renderer()
    return renderer is not None and renderer.referenceScale() > 0


FEATURES = (
    Feature("diagrams", _ALL, _vector(_has_diagrams), lambda: tr("Diagrams are not drawn.")),
    Feature(
        "reference_scale",
        _ALL,
        _vector(_has_reference_scale),
        lambda: tr("Symbols keep their size at every scale: the layer's reference scale is not kept."),
    ),
    Feature(
        "inner_data_defined",
        _ALL,
        _vector(_inner_data_defined),
        lambda: tr("Symbols within symbols are drawn with their fixed values."),
    ),
    Feature(
        "masks",
        _ALL,
        _vector(lambda layer: any(one.masks() for one in _layers(layer) if one.layerType() == "MaskMarker")),
        lambda: tr("Masks are not drawn: what they hide elsewhere stays visible."),
    ),
    Feature(
        "three_dimensions",
        _ALL,
        lambda layer: layer.renderer3D() is not None,
        lambda: tr("The 3D view of the layer is not published."),
    ),
    Feature(
        "time",
        _ALL,
        lambda layer: layer.temporalProperties() is not None and layer.temporalProperties().isActive(),
        lambda: tr("The time of the layer is not part of its style: all moments are drawn."),
    ),
    Feature(
        "resampling",
        _ALL,
        _raster(lambda layer: layer.resampleFilter() is not None and _resampled(layer)),
        lambda: tr("The raster is resampled as the server does."),
    ),
)


def _resampled(layer: QgsRasterLayer) -> bool:
    own = layer.resampleFilter()
    return own.zoomedInResampler() is not None or own.zoomedOutResampler() is not None
