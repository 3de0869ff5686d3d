"""Raster renderers as one raster symbolizer.

Keys: ``opacity``, ``channelSelection``, ``colorMap`` {``type``, ``colorMapEntries``} as bridgestyle has them, and
``stretch`` {channel: (minimum, maximum)} for channels stretched to their whole range.
"""

from __future__ import annotations

import math
from typing import Any

from qgis.core import QgsColorRampShader, QgsContrastEnhancement, QgsRasterLayer
from qgis.PyQt.QtGui import QColor

from ...i18n import tr
from .model import Rule, Symbolizer
from .reading import Reading, colour
from .rules import layer_scales
from .units import number

#: stands for no upper bound in formats that want a number.
_BEYOND = 1.0e10
_SHADER_TYPES = {
    QgsColorRampShader.Type.Interpolated: "ramp",
    QgsColorRampShader.Type.Discrete: "intervals",
    QgsColorRampShader.Type.Exact: "values",
}
_STRETCHED = QgsContrastEnhancement.ContrastEnhancementAlgorithm.StretchToMinimumMaximum


def raster_rules(reading: Reading, layer: QgsRasterLayer) -> list[Rule]:
    """Give the rule of a raster layer, or none when its renderer cannot be said."""
    renderer = layer.renderer()
    if renderer is None:
        return []
    _tell(reading, layer, renderer)
    # a raster layer's opacity is its renderer's
    found: Symbolizer = {"kind": "Raster", "opacity": number(renderer.opacity())}
    kind = renderer.type()
    if kind == "singlebandgray":
        _gray(reading, renderer, found)
    elif kind == "singlebandpseudocolor":
        _pseudo(renderer, found)
    elif kind == "paletted":
        _paletted(renderer, found)
    elif kind == "multibandcolor":
        _bands(reading, renderer, found)
    elif kind == "singlebandcolordata":
        found["channelSelection"] = {}
    else:
        reading.losses.tell(_unsaid(kind))
        return []
    return [Rule(layer.name(), [found], None, False, *layer_scales(layer))]


def _unsaid(kind: str) -> str:
    if kind == "hillshade":
        return tr("The hillshade is not drawn: publish a shaded raster instead.")
    if kind == "contour":
        return tr("Contour lines computed while drawing are not drawn.")
    return tr("The renderer “{kind}” cannot be said: nothing is drawn.", kind=kind)


def _tell(reading: Reading, layer: QgsRasterLayer, renderer: Any) -> None:
    """Tell what the pipe adds to a renderer."""
    tell = reading.losses.tell
    brightness, hue = layer.brightnessFilter(), layer.hueSaturationFilter()
    if brightness is not None and (brightness.brightness() or brightness.contrast() or brightness.gamma() != 1.0):
        tell(tr("Brightness, contrast and gamma of the raster are not kept."))
    if hue is not None and (hue.saturation() or hue.grayscaleMode() or hue.colorizeOn() or hue.invertColors()):
        tell(tr("Hue, saturation and inverted colours of the raster are not kept."))
    if renderer.alphaBand() > 0:
        tell(tr("The transparency band of the raster is not used."))
    transparency = renderer.rasterTransparency()
    if transparency is not None and (
        transparency.transparentSingleValuePixelList() or transparency.transparentThreeValuePixelList()
    ):
        tell(tr("Values of the raster made transparent one by one are drawn."))


def _entry(quantity: float, shade: QColor, label: str) -> dict[str, Any]:
    if math.isinf(quantity):
        quantity = math.copysign(_BEYOND, quantity)
    return {
        "color": colour(shade),
        "quantity": number(quantity) if abs(quantity) >= 0.001 else quantity,
        "label": label,
        "opacity": number(shade.alphaF()),
    }


def _channel(band: int) -> dict[str, Any]:
    return {"sourceChannelName": str(band)}


def _gray(reading: Reading, renderer: Any, found: Symbolizer) -> None:
    found["channelSelection"] = {"grayChannel": _channel(renderer.inputBand())}
    enhancement = renderer.contrastEnhancement()
    if enhancement is None or enhancement.contrastEnhancementAlgorithm() == 0:
        return
    low, high = enhancement.minimumValue(), enhancement.maximumValue()
    if enhancement.contrastEnhancementAlgorithm() != _STRETCHED:
        reading.losses.tell(tr("Values outside the stretched range are drawn in its first and last colours."))
    dark, light = QColor("black"), QColor("white")
    if renderer.gradient() == type(renderer).Gradient.WhiteToBlack:
        dark, light = light, dark
    found["colorMap"] = {
        "type": "ramp",
        "colorMapEntries": [_entry(low, dark, f"{low:g}"), _entry(high, light, f"{high:g}")],
    }


def _pseudo(renderer: Any, found: Symbolizer) -> None:
    found["channelSelection"] = {"grayChannel": _channel(renderer.inputBand())}
    shader = renderer.shader().rasterShaderFunction()
    items = shader.colorRampItemList()
    kind = _SHADER_TYPES.get(shader.colorRampType(), "ramp")
    entries = [_entry(item.value, item.color, item.label) for item in items]
    if kind == "intervals" and entries:
        # QGIS's classes end at their value and hold it; GeoServer's begin at the one before
        entries = [{**one, "quantity": _after(one["quantity"])} for one in entries]
    if kind == "ramp" and entries and shader.clip():
        entries = [
            {**entries[0], "quantity": _before(entries[0]["quantity"]), "opacity": 0.0, "label": ""},
            *entries,
            {**entries[-1], "quantity": _after(entries[-1]["quantity"]), "opacity": 0.0, "label": ""},
        ]
    found["colorMap"] = {"type": kind, "colorMapEntries": entries}


def _after(quantity: float) -> float:
    """Give the next number a float of 32 bits can hold, so that a bound is inside its class."""
    return quantity if abs(quantity) >= _BEYOND else quantity + max(abs(quantity) * 1e-6, 1e-9)


def _before(quantity: float) -> float:
    return quantity - max(abs(quantity) * 1e-6, 1e-9)


def _paletted(renderer: Any, found: Symbolizer) -> None:
    found["channelSelection"] = {"grayChannel": _channel(renderer.inputBand())}
    found["colorMap"] = {
        "type": "values",
        "colorMapEntries": [_entry(one.value, one.color, one.label) for one in renderer.classes()],
    }


def _bands(reading: Reading, renderer: Any, found: Symbolizer) -> None:
    channels: dict[str, Any] = {}
    stretch: dict[str, tuple[float, float]] = {}
    for name, band, enhancement in (
        ("redChannel", renderer.redBand(), renderer.redContrastEnhancement()),
        ("greenChannel", renderer.greenBand(), renderer.greenContrastEnhancement()),
        ("blueChannel", renderer.blueBand(), renderer.blueContrastEnhancement()),
    ):
        if band < 1:
            reading.losses.tell(tr("A colour without a band is drawn from band 1."))
            band = 1  # noqa: PLW2901
        channels[name] = _channel(band)
        if enhancement is not None and enhancement.contrastEnhancementAlgorithm() != 0:
            if enhancement.contrastEnhancementAlgorithm() != _STRETCHED:
                reading.losses.tell(tr("Values outside the stretched range are drawn in its first and last colours."))
            stretch[name] = (enhancement.minimumValue(), enhancement.maximumValue())
    found["channelSelection"] = channels
    if stretch:
        found["stretch"] = stretch
