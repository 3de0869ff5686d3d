"""Checksums by which a publication and a layer are compared: of the data, of the style, of the record, apart.

They are the same on every workstation, for the same content: none depends on ids QGIS gives anew, on dates of
saving, on where a file lies, or on the order of features.
"""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from ..errors import BadXml
from ..feedback import Feedback
from ..xmlsafe import parse, parser
from .layer_xml import local_images
from .marks import totals
from .prepared import PreparedLayer, PreparedRaster
from .scan import Identity, checksum, data_sum_of, identity_of, recipe_of, scan
from .scan import data_sum as sum_of_totals

__all__ = ["checksum", "data_sum", "file_sum", "recipe_of", "record_sum", "settled", "stamp", "stamp_of", "style_sum"]

#: Parts of ``<maplayer>`` that say where data lie or what a window shows, or that change by themselves (QGIS gives the
#: profiles of each new layer colours by chance); the title
#: and the words of the service are summed as they are published.
_APART = frozenset(
    {
        "id",
        "datasource",
        "layername",
        "shortname",
        "title",
        "abstract",
        "keywordList",
        "attribution",
        "metadataUrls",
        "srs",
        "extent",
        "wgs84extent",
        "resourceMetadata",
        "provider",
        "previewExpression",
        "attributetableconfig",
        "layerDependencies",
        "dataDependencies",
        "editable",
        "elevation",
        "selection",
        "map-layer-style-manager",
        "referencedLayers",
        "referencingLayers",
    }
)
#: Custom properties that are the plugin's own or a window's.
_WINDOW_PROPERTIES = ("prodige/", "dualview/", "embeddedWidgets")
#: Files that change with the data of one that lies beside them.
_BESIDE = {
    ".gpkg": (".gpkg-wal",),
    ".sqlite": (".sqlite-wal",),
    ".shp": (".dbf", ".shx", ".cpg"),
    ".tab": (".dat", ".map", ".id"),
    ".mif": (".mid",),
}
_CHUNK = 1024 * 1024
#: Between the files' part of a stamp and the layer's.
_PART = " | "


def data_sum(layer: PreparedLayer, feedback: Feedback) -> str:
    """Give a checksum of all that is published of the features. Worker thread; reads them all.

    :raises Cancelled: the person cancelled.
    :raises LayerError: a feature cannot be read.
    """
    recipe = recipe_of(layer)
    if identity_of(layer) is Identity.KEY:
        return sum_of_totals(totals(layer, feedback), recipe)
    return scan(layer, None, feedback, lambda connection: data_sum_of(connection, "temp.now", recipe))


def style_sum(layer: PreparedLayer | PreparedRaster) -> str:
    """Give a checksum of the style, and of the title and words that are served with it.

    Images of this computer count by their content.
    """
    element = drawn(layer.xml)
    words = [layer.title, layer.abstract, layer.attribution, *layer.keywords]
    images = [file_sum(Path(path)) for path in sorted(set(local_images(element)))]
    return checksum(b"\0".join([etree.tostring(element, method="c14n"), "\0".join([*words, *images]).encode()]))


def drawn(xml: str) -> etree._Element:
    """Give, of a ``<maplayer>``, what a server draws, labels and tells by it."""
    element = etree.fromstring(xml.encode(), parser())
    for child in list(element):
        if child.tag in _APART:
            element.remove(child)
    # the innermost first: QGIS writes what is empty in several ways
    for option in reversed(list(element.iterfind("customproperties//Option"))):
        parent = option.getparent()
        empty = "value" not in option.attrib and len(option) == 0
        if parent is not None and (empty or (option.get("name") or "").startswith(_WINDOW_PROPERTIES)):
            parent.remove(option)
    _settle(element)
    for name in ("extent", "wkbType", "readOnly"):
        element.attrib.pop(name, "")
    return element


def settled(xml: str) -> str:
    """Give what QGIS wrote of a layer tree, of themes or of layouts, as it is in any session; "" as it is."""
    try:
        element = etree.fromstring(xml.encode(), parser())
    except etree.XMLSyntaxError:  # "" where there is nothing
        return xml
    _settle(element)
    return str(etree.tostring(element, method="c14n").decode())


def _settle(element: etree._Element) -> None:
    """Take away what QGIS writes in another way each time it runs."""
    for symbol_layer in element.iter("layer"):
        if (symbol_layer.get("id") or "").startswith("{"):
            # QGIS gives symbol layers ids by chance
            del symbol_layer.attrib["id"]
    for node in element.iter(etree.Element):
        for name in map(str, tuple(node.attrib)):
            value = node.get(name, "")
            if not value.startswith("<"):
                continue
            # a symbol within an option (that of a label's callout): QGIS writes its attributes in an order by chance
            try:
                inside = etree.fromstring(value.encode(), parser())
            except etree.XMLSyntaxError:
                continue
            _settle(inside)
            node.set(name, etree.tostring(inside, method="c14n").decode())
    for theme in element.iter("visibility-preset"):
        # QGIS keeps a theme's layers and ticks as a set; the innermost are put in order first
        for part in reversed(list(theme.iter(etree.Element))):
            part[:] = sorted(part, key=lambda one: etree.tostring(one, method="c14n"))


def record_sum(data: bytes | None) -> str:
    """Give a checksum of a record, its date of saving apart; "" when there is none."""
    if data is None:
        return ""
    try:
        root = parse(data)
    except BadXml:
        return checksum(data)
    for date in list(root.iter("{*}dateStamp")):
        parent = date.getparent()
        if parent is not None:
            parent.remove(date)
    for node in root.iter():
        # line breaks between elements are not content
        if len(node) and not (node.text or "").strip():
            node.text = None
        if not (node.tail or "").strip():
            node.tail = None
    return checksum(etree.tostring(root, method="c14n"))


def file_sum(path: Path) -> str:
    """Give a checksum of a file; "" when it is not there."""
    from hashlib import blake2b

    digest = blake2b(digest_size=16)
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
    except OSError:
        return ""
    return digest.hexdigest()


def stamp(layer: PreparedLayer) -> str:
    """Give sizes and dates of the files a layer is read from; "" when it has none or holds edits not saved.

    The same stamp means the same data; another one means nothing yet, as QGIS touches files that it only opens.
    """
    source = layer.gdal_source()
    files = stamp_of(source.path) if source is not None else ""
    if source is None or not files:
        return ""
    # another layer of the file, or another filter, gives other data
    return files + _PART + checksum(f"{source.layer_name} {source.layer_index} {source.subset}".encode())


def same_files(kept: str, path: str) -> bool:
    """Whether the files of a data set are, by size and date, those of a stamp taken before."""
    files = stamp_of(path)
    return bool(files) and kept.split(_PART)[0] == files


def stamp_of(path: str) -> str:
    """Give sizes and dates of the files of a data set; "" when they are not on this computer."""
    file = Path(path)
    if not path or not file.is_file():
        return ""
    parts = []
    for each in (file, *(file.with_suffix(end) for end in _BESIDE.get(file.suffix.lower(), ()))):
        try:
            found = each.stat()
        except OSError:
            continue
        parts.append(f"{each.suffix}:{found.st_size}:{found.st_mtime_ns}")
    return " ".join(parts)
