"""SLD 1.1 with Symbology Encoding 1.1 (OGC 05-078r4, 05-077r4), from the same style as SLD 1.0.

QGIS has an export of its own; it writes widths as whole pixels, forgets opacity and gives dashes in millimetres, so
the one written here is nearer to what QGIS draws.
"""

from __future__ import annotations

from typing import Any

from lxml import etree

_SLD = "http://www.opengis.net/sld"
_SE = "http://www.opengis.net/se"
_OGC = "http://www.opengis.net/ogc"
_XLINK = "http://www.w3.org/1999/xlink"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
#: elements that stay in SLD's own namespace.
_OWN = {"StyledLayerDescriptor", "NamedLayer", "UserStyle"}
_LOCATION = "http://www.opengis.net/sld http://schemas.opengis.net/sld/1.1.0/StyledLayerDescriptor.xsd"
_CLEAR = "#00000000"


def converted(root: etree._Element) -> etree._Element:
    """Give an SLD 1.0 document as SLD 1.1."""
    names: Any = {None: _SLD, "se": _SE, "ogc": _OGC, "xlink": _XLINK, "xsi": _XSI}
    new = etree.Element(f"{{{_SLD}}}StyledLayerDescriptor", nsmap=names)
    new.set("version", "1.1.0")
    new.set(f"{{{_XSI}}}schemaLocation", _LOCATION)
    for child in root:
        new.append(_element(child))
    return new


def _element(old: etree._Element) -> etree._Element:
    space, name = etree.QName(old).namespace, etree.QName(old).localname
    if space == _OGC:
        copied = etree.Element(old.tag)
        for key, value in old.attrib.items():
            # Filter Encoding 1.1 calls it otherwise
            copied.set("escapeChar" if key == "escape" else key, value)
    elif name == "Title":
        copied = etree.Element(f"{{{_SE}}}Description")
        etree.SubElement(copied, f"{{{_SE}}}Title").text = old.text
        return copied
    elif name == "ColorMap":
        return _colour_map(old)
    else:
        new_name = "SvgParameter" if name == "CssParameter" else name
        copied = etree.Element(f"{{{_SLD if name in _OWN else _SE}}}{new_name}")
        for key, value in old.attrib.items():
            copied.set(key, value)
    copied.text = old.text
    for child in old:
        copied.append(_element(child))
    return copied


def _se(parent: etree._Element, name: str, text: str | None = None, **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{_SE}}}{name}", attrib=attributes)
    element.text = text
    return element


def _colour_map(old: etree._Element) -> etree._Element:
    """Give a colour map as a function (05-077r4, §11.6.2): interpolated, or thresholds."""
    new = etree.Element(f"{{{_SE}}}ColorMap")
    entries = [(float(one.get("quantity") or 0), _shade(one)) for one in old]
    kind = old.get("type") or "ramp"
    if kind == "ramp":
        function = _se(new, "Interpolate", fallbackValue=_CLEAR, mode="linear", method="color")
        _se(function, "LookupValue", "Rasterdata")
        for quantity, shade in entries:
            point = _se(function, "InterpolationPoint")
            _se(point, "Data", f"{quantity:.15g}")
            _se(point, "Value", shade)
        return new
    function = _se(new, "Categorize", fallbackValue=_CLEAR, threshholdsBelongTo="succeeding")
    _se(function, "LookupValue", "Rasterdata")
    if kind == "values":
        _se(function, "Value", _CLEAR)
        for number, (quantity, shade) in enumerate(sorted(entries)):
            _se(function, "Threshold", f"{quantity:.15g}")
            _se(function, "Value", shade)
            following = sorted(entries)[number + 1][0] if number + 1 < len(entries) else None
            if following is None or following > quantity + 1:
                _se(function, "Threshold", f"{quantity + 1:.15g}")
                _se(function, "Value", _CLEAR)
        return new
    for number, (quantity, shade) in enumerate(entries):
        _se(function, "Value", shade)
        _se(function, "Threshold", f"{quantity:.15g}")
        if number + 1 == len(entries):
            _se(function, "Value", _CLEAR)
    return new


def _shade(entry: etree._Element) -> str:
    """Give ``#aarrggbb`` where the colour is not opaque, as QGIS and GeoServer read it, else ``#rrggbb``."""
    opacity = float(entry.get("opacity") or 1)
    shade = entry.get("color") or "#000000"
    return shade if opacity >= 1 else f"#{round(opacity * 255):02x}{shade[1:]}"
