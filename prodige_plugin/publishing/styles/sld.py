"""SLD 1.0: bridgestyle writes it, and what it leaves out or puts wrong is put right here.

Put right, each time against OGC 02-070 or GeoServer's reference: labels in a feature type style of their own (a label
rule without filter would leave nothing to ``ElseFilter``); the order of elements; dashes as QGIS draws them, also with
round and square ends; joins and dashes of outlines; icons that are SVG as external graphics; the attributes
``PropertyIsLike`` must have; marks without outline; labels' fonts, halos, opacity and places; contrast of colour
channels.
"""

from __future__ import annotations

from lxml import etree

from ...xmlsafe import parser
from . import bridge
from .model import Drawing, Rule, Symbolizer
from .sld_text import write_text

SLD = "http://www.opengis.net/sld"
OGC = "http://www.opengis.net/ogc"
XLINK = "http://www.w3.org/1999/xlink"
_UOM = "http://www.opengeospatial.org/se/units/metre"
#: bridgestyle takes a name that ends in .svg for a shape; this ending is taken off again.
_ICON = ".icon"
#: order of children (OGC 02-070, annex A; GeoServer's additions last).
_ORDER = {
    "Rule": (*("Name", "Title", "Abstract", "LegendGraphic", "Filter", "ElseFilter", "MinScaleDenominator"),
             *("MaxScaleDenominator",)),
    "Graphic": ("ExternalGraphic", "Mark", "Opacity", "Size", "Rotation", "AnchorPoint", "Displacement"),
    "Mark": ("WellKnownName", "Fill", "Stroke"),
    "Stroke": ("GraphicFill", "GraphicStroke", "CssParameter"),
    "Fill": ("GraphicFill", "CssParameter"),
    "PolygonSymbolizer": ("Geometry", "Fill", "Stroke", "VendorOption"),
    "LineSymbolizer": ("Geometry", "Stroke", "PerpendicularOffset", "VendorOption"),
    "PointSymbolizer": ("Geometry", "Graphic", "VendorOption"),
    "TextSymbolizer": (
        *("Geometry", "Label", "Font", "LabelPlacement", "Halo", "Fill", "Graphic", "Priority", "VendorOption"),
    ),
    "RasterSymbolizer": (
        *("Geometry", "Opacity", "ChannelSelection", "OverlapBehavior", "ColorMap", "ContrastEnhancement"),
        *("ShadedRelief", "ImageOutline", "VendorOption"),
    ),
}  # fmt: skip


def tag(name: str) -> str:
    """Give an SLD element's full name."""
    return f"{{{SLD}}}{name}"


def write(drawing: Drawing) -> etree._Element:
    """Give a style as an SLD 1.0 document."""
    passes = [*drawing.passes, drawing.labels]
    rules = [rule for rules in passes for rule in rules]
    text = bridge.sld({"name": drawing.name, "rules": [_geostyler(rule, drawing.column) for rule in rules]})
    root = etree.fromstring(text.encode("utf-8"), parser())
    etree.strip_tags(root, etree.Comment)
    style = _needed(root, f".//{tag('UserStyle')}")
    name = etree.Element(tag("Name"))
    name.text = drawing.name
    style.insert(0, name)
    _needed(style, tag("Title")).text = drawing.title
    first = _needed(style, tag("FeatureTypeStyle"))
    for rule, element in zip(rules, first.findall(tag("Rule")), strict=True):
        _finish_rule(rule, element)
    _part(style, first, [rules for rules in passes if rules], drawing.blend)
    _clean(root)
    return root


def to_text(root: etree._Element) -> str:
    """Give a document as text, indented, but for labels, whose blanks are written."""
    etree.indent(root, "  ")
    for label in root.iter("{*}Label"):
        label.text = None
        for child in label:
            child.tail = None
    return str(etree.tostring(root, encoding="UTF-8", xml_declaration=True).decode("utf-8"))


# -- for bridgestyle -------------------------------------------------------------------------------


def _geostyler(rule: Rule, column: str) -> Symbolizer:
    found: Symbolizer = {"name": rule.name, "symbolizers": [_prepared(one, column) for one in rule.symbolizers]}
    if rule.otherwise:
        found["filter"] = "ELSE"
    elif rule.filter is not None:
        found["filter"] = rule.filter
    scales = {}
    if rule.min_scale > 0:
        scales["min"] = f"{rule.min_scale:.15g}"
    if rule.max_scale > 0:
        scales["max"] = f"{rule.max_scale:.15g}"
    if scales:
        found["scaleDenominator"] = scales
    return found


def _prepared(symbolizer: Symbolizer, column: str) -> Symbolizer:
    """Give a symbolizer in the keys bridgestyle knows.

    :param column: name of the geometry column.
    """
    kind = symbolizer["kind"]
    if kind == "Text":
        # written below; bridgestyle needs something to write
        return {"kind": "Text", "label": "", "font": "", "size": 1, "color": "#000000"}
    found = {key: value for key, value in symbolizer.items() if key not in ("dash", "dashOffset", "gap")}
    if kind == "Icon":
        found["image"] = symbolizer["image"] + _ICON
    for graphic in ("graphicFill", "graphicStroke"):
        if graphic in symbolizer:
            found[graphic] = [_prepared(one, column) for one in symbolizer[graphic]]
    if "graphicStroke" in symbolizer:
        # without a gap images stand end to end
        found["graphicStrokeInterval"] = symbolizer["gap"]
        if symbolizer.get("dashOffset"):
            found["graphicStrokeOffset"] = symbolizer["dashOffset"]
    if "function" in symbolizer:
        found["Geometry"] = [symbolizer["function"], ["PropertyName", column]]
    return found


# -- after bridgestyle -----------------------------------------------------------------------------


def _finish_rule(rule: Rule, element: etree._Element) -> None:
    symbolizers = [child for child in element if str(child.tag).endswith("Symbolizer")]
    for symbolizer, written in zip(rule.symbolizers, symbolizers, strict=True):
        kind = symbolizer["kind"]
        if kind == "Text":
            write_text(written, symbolizer)
        elif kind == "Line":
            _finish_line(symbolizer, written)
        elif kind == "Fill":
            _finish_fill(symbolizer, written)
        elif kind == "Raster":
            _finish_raster(symbolizer, written)
        elif kind == "Mark" and "strokeColor" not in symbolizer:
            for stroke in written.findall(f".//{tag('Stroke')}"):
                _remove(stroke)
        if symbolizer.get("uom"):
            written.set("uom", _UOM)


def _css(parent: etree._Element, name: str, value: str) -> None:
    for old in parent.findall(tag("CssParameter")):
        if old.get("name") == name:
            parent.remove(old)
    etree.SubElement(parent, tag("CssParameter"), name=name).text = value


def _lengths(values: list[float]) -> str:
    return " ".join(f"{value:g}" for value in values)


def _finish_line(symbolizer: Symbolizer, written: etree._Element) -> None:
    stroke = _needed(written, tag("Stroke"))
    if symbolizer.get("dash"):
        _css(stroke, "stroke-dasharray", _lengths(symbolizer["dash"]))
        if symbolizer.get("dashOffset"):
            _css(stroke, "stroke-dashoffset", f"{symbolizer['dashOffset']:g}")


def _finish_fill(symbolizer: Symbolizer, written: etree._Element) -> None:
    stroke = written.find(tag("Stroke"))
    if stroke is None:
        return
    if symbolizer.get("outlineJoin"):
        _css(stroke, "stroke-linejoin", symbolizer["outlineJoin"])
    if symbolizer.get("outlineDash"):
        _css(stroke, "stroke-dasharray", _lengths(symbolizer["outlineDash"]))


def _finish_raster(symbolizer: Symbolizer, written: etree._Element) -> None:
    """Give channels the stretch QGIS gives them (GeoServer, "ContrastEnhancement": StretchToMinimumMaximum)."""
    for channel, (low, high) in symbolizer.get("stretch", {}).items():
        element = _needed(written, f".//{tag(channel[0].upper() + channel[1:])}")
        enhancement = etree.SubElement(element, tag("ContrastEnhancement"))
        normalize = etree.SubElement(enhancement, tag("Normalize"))
        for name, value in (("algorithm", "StretchToMinimumMaximum"), ("minValue", low), ("maxValue", high)):
            text = value if isinstance(value, str) else f"{value:.15g}"
            etree.SubElement(normalize, tag("VendorOption"), name=name).text = text


def _part(style: etree._Element, first: etree._Element, passes: list[list[Rule]], blend: str) -> None:
    """Put each pass into a feature type style of its own; servers paint them one after the other."""
    elements = first.findall(tag("Rule"))
    style.remove(first)
    for rules in passes:
        own = etree.SubElement(style, tag("FeatureTypeStyle"))
        for _rule in rules:
            own.append(elements.pop(0))
        if blend:
            etree.SubElement(own, tag("VendorOption"), name="composite").text = blend


def _clean(root: etree._Element) -> None:
    """Take out what is empty, name icons, complete LIKE, and put children in order."""
    for resource in root.iter(tag("OnlineResource")):
        href = resource.get(f"{{{XLINK}}}href") or ""
        resource.set(f"{{{XLINK}}}href", href.removesuffix(_ICON))
    for like in root.iter(f"{{{OGC}}}PropertyIsLike"):
        like.set("singleChar", "_")
        like.set("escape", "\\")
    for name in ("Size", "Rotation", "Opacity", "Stroke", "ChannelSelection", "CssParameter"):
        for element in list(root.iter(tag(name))):
            if len(element) == 0 and not (element.text or "").strip():
                _remove(element)
    for element in root.iter():
        order = _ORDER.get(etree.QName(element).localname)
        if order is not None:
            element[:] = _sorted(element, order)


def _sorted(element: etree._Element, order: tuple[str, ...]) -> list[etree._Element]:
    """Give an element's children in an order; those it does not name come last, as they were."""

    def place(child: etree._Element) -> int:
        name = etree.QName(child).localname
        return order.index(name) if name in order else len(order)

    return sorted(element, key=place)


def _needed(parent: etree._Element, path: str) -> etree._Element:
    """Give an element that bridgestyle always writes."""
    found = parent.find(path)
    assert found is not None, path
    return found


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
