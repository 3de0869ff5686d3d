"""Text symbolizers of SLD 1.0 (OGC 02-070, §11.4) with GeoServer's options for placing labels."""

from __future__ import annotations

from lxml import etree

from .model import Expression, Symbolizer

_SLD = "http://www.opengis.net/sld"
_OGC = "http://www.opengis.net/ogc"
#: how far GeoServer may move a label along its line or from its place, in pixels.
_MOVED = 50


def expression_element(parent: etree._Element, expression: Expression) -> None:
    """Append an expression as OGC Filter 1.0 writes it."""
    if not isinstance(expression, list):
        etree.SubElement(parent, f"{{{_OGC}}}Literal").text = str(expression)
        return
    name, operands = expression[0], expression[1:]
    if name == "PropertyName":
        etree.SubElement(parent, f"{{{_OGC}}}PropertyName").text = operands[0]
        return
    if name in ("Add", "Sub", "Mul", "Div"):
        element = etree.SubElement(parent, f"{{{_OGC}}}{name}")
    else:
        known = _FUNCTIONS.get(str(name), str(name))
        element = etree.SubElement(parent, f"{{{_OGC}}}Function", name=known)
    for operand in operands:
        expression_element(element, operand)


#: comparisons within a function (GeoServer, "Comparison functions").
_FUNCTIONS = {
    "PropertyIsEqualTo": "equalTo",
    "PropertyIsNotEqualTo": "notEqual",
    "PropertyIsLessThan": "lessThan",
    "PropertyIsLessThanOrEqualTo": "lessEqualThan",
    "PropertyIsGreaterThan": "greaterThan",
    "PropertyIsGreaterThanOrEqualTo": "greaterEqualThan",
}


def write_text(element: etree._Element, symbolizer: Symbolizer) -> None:
    """Write a label into an empty ``TextSymbolizer``."""
    for child in list(element):
        element.remove(child)
    label = _sub(element, "Label")
    expression_element(label, symbolizer["label"])
    font = _sub(element, "Font")
    _css(font, "font-family", symbolizer["font"])
    _css(font, "font-size", f"{symbolizer['size']:g}")
    _css(font, "font-style", "italic" if symbolizer["italic"] else "normal")
    _css(font, "font-weight", "bold" if symbolizer["bold"] else "normal")
    _placement(_sub(element, "LabelPlacement"), symbolizer)
    halo = symbolizer.get("halo")
    if halo:
        ring = _sub(element, "Halo")
        _sub(ring, "Radius").text = f"{halo['size']:g}"
        shade = _sub(ring, "Fill")
        _css(shade, "fill", halo["color"])
        _css(shade, "fill-opacity", f"{halo['opacity']:g}")
    fill = _sub(element, "Fill")
    _css(fill, "fill", symbolizer["color"])
    if symbolizer["opacity"] < 1:
        _css(fill, "fill-opacity", f"{symbolizer['opacity']:g}")
    # QGIS: 0 to 10, 5 is usual; servers: larger wins
    _sub(element, "Priority").text = str(100 * int(symbolizer["priority"]))
    for name, value in _options(symbolizer).items():
        _sub(element, "VendorOption", name=name).text = value


def _placement(element: etree._Element, symbolizer: Symbolizer) -> None:
    if symbolizer["placement"] == "line":
        line = _sub(element, "LinePlacement")
        if symbolizer["perpendicularOffset"]:
            _sub(line, "PerpendicularOffset").text = f"{symbolizer['perpendicularOffset']:g}"
        return
    point = _sub(element, "PointPlacement")
    anchor = _sub(point, "AnchorPoint")
    for axis, value in zip("XY", symbolizer["anchor"], strict=True):
        _sub(anchor, f"AnchorPoint{axis}").text = f"{value:g}"
    if any(symbolizer["offset"]):
        displacement = _sub(point, "Displacement")
        for axis, value in zip("XY", symbolizer["offset"], strict=True):
            _sub(displacement, f"Displacement{axis}").text = f"{value:g}"
    if symbolizer.get("rotate"):
        _sub(point, "Rotation").text = f"{symbolizer['rotate']:g}"


def _options(symbolizer: Symbolizer) -> dict[str, str]:
    """Give GeoServer's options ("Labeling")."""
    found = {}
    if symbolizer["overlap"]:
        found["conflictResolution"] = "false"
    if symbolizer.get("follow"):
        found["followLine"] = "true"
        found["maxAngleDelta"] = "25"
    if symbolizer["placement"] == "line":
        found["maxDisplacement"] = str(_MOVED)
        found["group"] = "no"
    if symbolizer.get("repeat"):
        found["repeat"] = str(symbolizer["repeat"])
    if symbolizer.get("wrap"):
        found["autoWrap"] = str(symbolizer["wrap"])
    return found


def _sub(parent: etree._Element, tag: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{_SLD}}}{tag}", attrib=attributes)


def _css(parent: etree._Element, name: str, value: str) -> None:
    _sub(parent, "CssParameter", name=name).text = value
