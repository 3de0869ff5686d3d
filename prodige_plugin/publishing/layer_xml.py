"""Small changes to a ``<maplayer>`` element, and the images its style takes from this computer."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from lxml import etree

#: Options of symbol layers that hold the path of an image (QGIS 3.40, QgsSvgMarkerSymbolLayer,
#: QgsRasterMarkerSymbolLayer, QgsSVGFillSymbolLayer, QgsRasterFillSymbolLayer, QgsRasterLineSymbolLayer).
_IMAGE_OPTIONS = {
    "SvgMarker": "name",
    "RasterMarker": "imageFile",
    "SVGFill": "svgFile",
    "RasterFill": "imageFile",
    "RasterLine": "imageFile",
}
_CARRIED = ("base64:", "http://", "https://")
#: Largest image carried inside a project, in bytes.
MAX_IMAGE = 2 * 1024 * 1024


def set_child(parent: etree._Element, tag: str) -> etree._Element:
    """Give the child of that name, emptied; made at the end if there is none, alone if there are more."""
    child = parent.find(tag)
    if child is None:
        return etree.SubElement(parent, tag)
    for other in parent.findall(tag)[1:]:
        # QGIS 3.40 writes expressionfields once with the layer and once with its style
        parent.remove(other)
    for inner in list(child):
        child.remove(inner)
    child.attrib.clear()
    child.text = None
    return child


def set_texts(parent: etree._Element, texts: Mapping[str, str]) -> None:
    """Set the text of children, keeping their attributes; made if missing."""
    for tag, text in texts.items():
        child = parent.find(tag)
        if child is None:
            child = etree.SubElement(parent, tag)
        child.text = text


def set_extent(parent: etree._Element, tag: str, corners: Sequence[float]) -> None:
    """Write an extent as QGIS does: x minimum, y minimum, x maximum, y maximum."""
    child = set_child(parent, tag)
    for name, corner in zip(("xmin", "ymin", "xmax", "ymax"), corners, strict=True):
        etree.SubElement(child, name).text = repr(float(corner))


def set_metadata_url(element: etree._Element, url: str) -> None:
    """Make the layer point to its record (WMS 1.3.0 §7.2.4.6.10, ``MetadataURL``)."""
    holder = set_child(element, "metadataUrls")
    if url:
        etree.SubElement(holder, "metadataUrl", format="text/xml", type="ISO19115:2003").text = url


def images(element: etree._Element) -> Iterator[tuple[etree._Element, str, str]]:
    """Give each image a style names: its element, the attribute with the path, and the path."""
    for symbol_layer in element.iter("layer"):
        option = _IMAGE_OPTIONS.get(symbol_layer.get("class") or "")
        if option is None:
            continue
        for node in symbol_layer.iterfind(f"Option/Option[@name='{option}']"):
            if node.get("value"):
                yield node, "value", node.get("value") or ""


def local_images(element: etree._Element) -> list[str]:
    """Give the paths of images that are files of this computer, not of QGIS itself."""
    return [path for _node, _attribute, path in images(element) if _is_local(path)]


def embed_images(element: etree._Element) -> None:
    """Put local images into the style itself, where the server finds them."""
    for node, attribute, path in images(element):
        if _is_local(path) and can_embed(path):
            node.set(attribute, "base64:" + base64.b64encode(Path(path).read_bytes()).decode("ascii"))


def can_embed(path: str) -> bool:
    """Whether an image is there and small enough to travel inside the project."""
    file = Path(path)
    return file.is_file() and file.stat().st_size <= MAX_IMAGE


def _is_local(path: str) -> bool:
    """Whether a path is a file of this computer; QGIS's own images are written relative to its folders."""
    return not path.startswith(_CARRIED) and Path(path).is_absolute()


def fonts(element: etree._Element) -> set[str]:
    """Give the font families of labels and font markers."""
    found = {node.get("fontFamily") or "" for node in element.iter("text-style")}
    for symbol_layer in element.iter("layer"):
        if symbol_layer.get("class") == "FontMarker":
            found |= {node.get("value") or "" for node in symbol_layer.iterfind("Option/Option[@name='font']")}
    return found - {""}


def has_secret(source: str) -> bool:
    """Whether a layer's source holds an account, a token or a link to the authentication database."""
    lowered = source.lower()
    return any(
        mark in lowered for mark in ("password=", "username=", "authcfg=", "token=", "apikey=", "api_key=", "user=")
    ) or _has_userinfo(lowered)


def _has_userinfo(source: str) -> bool:
    """Whether an address in the source has ``user:password@``."""
    for piece in source.replace("%3a", ":").replace("%2f", "/").replace("%40", "@").split("://")[1:]:
        authority = piece.split("/", 1)[0].split("&", 1)[0].split("?", 1)[0]
        if "@" in authority:
            return True
    return False
