"""The QGIS project a server serves: the person's styles to the letter, over the published tables.

The project is put together as XML. QGIS itself writes the skeleton (an empty project with the
service's properties), each layer's own ``<maplayer>`` element goes in as QGIS wrote it, and only
its source, identity and links change. So nothing of a style can be lost on the way, and no
connection to the tables is needed here, where only the server's account may read through the
libpq service.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsDataSourceUri,
    QgsLabelingEngineSettings,
    QgsRectangle,
    QgsWkbTypes,
)

from ..errors import PublishError
from ..i18n import tr
from ..xmlsafe import parser
from .database import Database
from .layer_ids import rename, steady_ids
from .layer_xml import embed_images, set_child, set_extent, set_metadata_url, set_texts
from .layouts import point
from .project_skeleton import Skeletons, put_in_place, transformed
from .relations import point_at_others
from .service_text import ServiceText
from .vector_export import Loaded


@dataclass(frozen=True)
class ServedLayer:
    """One table as the project shows it."""

    layer_id: str
    title: str
    abstract: str
    #: name in WMS, WFS and OGC API Features: ASCII, as the table.
    short_name: str
    keywords: tuple[str, ...]
    attribution: str
    #: where the record is (an address that gives its XML), or "".
    metadata_url: str
    #: ``<maplayer>`` as QGIS wrote it.
    xml: str
    loaded: Loaded
    #: the table's final name.
    table: str
    crs: QgsCoordinateReferenceSystem
    #: the features were written with joins and computed fields as plain columns.
    materialised: bool


@dataclass
class MapDressing:
    """What a map has besides its layers' styles, taken from the person's project as XML."""

    tree_xml: str
    layouts_xml: str = ""
    themes_xml: str = ""
    relations_xml: str = ""
    variables: Mapping[str, str] = field(default_factory=dict)
    labeling: QgsLabelingEngineSettings | None = None
    background: str = ""
    crs: QgsCoordinateReferenceSystem = field(default_factory=QgsCoordinateReferenceSystem)
    #: the window's extent in :attr:`crs`: x minimum, y minimum, x maximum, y maximum.
    extent: tuple[float, float, float, float] | None = None
    #: denominators of the scales that are offered, the project's own; none leaves the choice to who opens the map.
    scales: tuple[float, ...] = ()
    #: web layers kept as they are: layer id → ``<maplayer>``.
    web_layers: Mapping[str, str] = field(default_factory=dict)


def build(
    name: str,
    text: ServiceText,
    layers: Sequence[ServedLayer],
    database: Database,
    dressing: MapDressing | None = None,
    skeletons: Skeletons | None = None,
) -> bytes:
    """Build the project to store in ``qgis_projects`` and give it as ``.qgz`` bytes.

    :param skeletons: those of other projects built together with this one.
    :raises PublishError: QGIS cannot write the skeleton here, or an XML part is damaged.
    """
    ids = steady_ids([*(layer.layer_id for layer in layers), *(() if dressing is None else dressing.web_layers)])
    announced = [replace(layer, layer_id=ids.get(layer.layer_id, layer.layer_id)) for layer in layers]
    root = (skeletons or Skeletons()).of(text, announced, dressing)
    try:
        _fill(root, layers, database, dressing)
        rename(root, ids)
    except etree.XMLSyntaxError as error:
        raise PublishError(
            tr("The map to publish cannot be put together."),
            tr("The style or the layout of a layer is damaged."),
            tr("Save and reopen the project in QGIS, then try again."),
            str(error),
        ) from error
    head = b"<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"{name}.qgs", head + etree.tostring(root, encoding="utf-8", xml_declaration=False))
    return packed.getvalue()


def source_uri(database: Database, table: str, loaded: Loaded) -> str:
    """Give the source through which the server reads a table: the libpq service, never an account."""
    uri = QgsDataSourceUri()
    uri.setConnection(database.pg_service, "", "", "")
    uri.setDataSource(database.schema, table, loaded.geometry or None, "", loaded.key)
    if loaded.geometry:
        uri.setSrid(str(loaded.srid))
        uri.setWkbType(QgsWkbTypes.parseType(loaded.geometry_type))
    return str(uri.uri(False))


# -- layers, tree, layouts -------------------------------------------------------------------------


def _fill(
    root: etree._Element, layers: Sequence[ServedLayer], database: Database, dressing: MapDressing | None
) -> None:
    """Put layers, tree, order, themes and layouts into the skeleton."""
    holder = root.find("projectlayers")
    if holder is None:
        holder = etree.SubElement(root, "projectlayers")
    sources: dict[str, tuple[str, str]] = {}
    for layer in layers:
        source = source_uri(database, layer.table, layer.loaded)
        sources[layer.layer_id] = ("postgres", source)
        holder.append(_served_maplayer(layer, source))
    if dressing is not None:
        for layer_id, xml in dressing.web_layers.items():
            element = etree.fromstring(xml.encode(), parser())
            sources[layer_id] = (element.findtext("provider") or "", element.findtext("datasource") or "")
            holder.append(element)
    for element in holder.iter("maplayer"):
        point_at_others(element, sources)
    tree = _plain_tree(layers) if dressing is None else etree.fromstring(dressing.tree_xml.encode(), parser())
    _point_tree(tree, sources)
    put_in_place(root, "layer-tree-group", tree)
    order = etree.Element("layerorder")
    for node in tree.iter("layer-tree-layer"):
        etree.SubElement(order, "layer", id=node.get("id") or "")
    put_in_place(root, "layerorder", order)
    if dressing is None:
        return
    for tag, xml in (
        ("Layouts", dressing.layouts_xml),
        ("visibility-presets", dressing.themes_xml),
        ("relations", dressing.relations_xml),
    ):
        if xml:
            element = etree.fromstring(xml.encode(), parser())
            point(element, sources)
            put_in_place(root, tag, element)
    if dressing.extent is not None:
        canvas = etree.SubElement(root, "mapcanvas", annotationsVisible="1", name="theMapCanvas")
        set_extent(canvas, "extent", dressing.extent)
        set_texts(canvas, {"rotation": "0"})
        destination = etree.SubElement(canvas, "destinationsrs")
        own = root.find("projectCrs/spatialrefsys")
        if own is not None:
            destination.append(etree.fromstring(etree.tostring(own), parser()))


def _served_maplayer(layer: ServedLayer, source: str) -> etree._Element:
    """Give the layer's own element with its source, identity and links changed, and all else kept."""
    element = etree.fromstring(layer.xml.encode(), parser())
    set_texts(
        element,
        {
            "datasource": source,
            "provider": "postgres",
            "layername": layer.title,
            "shortname": layer.short_name,
            "title": layer.title,
            "abstract": layer.abstract,
        },
    )
    keywords = set_child(element, "keywordList")
    for word in layer.keywords:
        etree.SubElement(keywords, "value").text = word
    if layer.attribution:
        set_texts(element, {"attribution": layer.attribution})
    set_metadata_url(element, layer.metadata_url)
    if layer.materialised:
        # joins and computed fields are columns of the table now
        for tag in ("vectorjoins", "expressionfields", "auxiliaryLayer"):
            set_child(element, tag)
    for tag in ("layerDependencies", "dataDependencies"):
        set_child(element, tag)
    if layer.loaded.geometry:
        element.set("wkbType", layer.loaded.geometry_type)
        _set_crs(element, layer.crs)
    if layer.loaded.extent is not None:
        set_extent(element, "extent", layer.loaded.extent)
        wgs84 = transformed(QgsRectangle(*layer.loaded.extent), layer.crs, QgsCoordinateReferenceSystem("EPSG:4326"))
        if wgs84 is not None:
            corners = (wgs84.xMinimum(), wgs84.yMinimum(), wgs84.xMaximum(), wgs84.yMaximum())
            set_extent(element, "wgs84extent", corners)
    embed_images(element)
    return element


def _set_crs(element: etree._Element, crs: QgsCoordinateReferenceSystem) -> None:
    """Write the CRS published in as QGIS writes it."""
    from qgis.PyQt.QtXml import QDomDocument

    document = QDomDocument()
    holder = document.createElement("srs")
    document.appendChild(holder)
    crs.writeXml(holder, document)
    put_in_place(element, "srs", etree.fromstring(document.toString(-1).encode(), parser()))


def _plain_tree(layers: Sequence[ServedLayer]) -> etree._Element:
    """Give a layer tree with every layer, visible."""
    tree = etree.Element("layer-tree-group")
    for layer in layers:
        etree.SubElement(
            tree, "layer-tree-layer", id=layer.layer_id, name=layer.title, checked="Qt::Checked", expanded="1"
        )
    return tree


def _point_tree(tree: etree._Element, sources: Mapping[str, tuple[str, str]]) -> None:
    """Point the tree at the new sources, and take out of it what is not published."""
    for node in list(tree.iter("layer-tree-layer")):
        known = sources.get(node.get("id") or "")
        if known is None:
            parent = node.getparent()
            if parent is not None:
                parent.remove(node)
            continue
        node.set("providerKey", known[0])
        node.set("source", known[1])
    for group in reversed(list(tree.iter("layer-tree-group"))):
        parent = group.getparent()
        if parent is not None and group.find(".//layer-tree-layer") is None:
            parent.remove(group)
    for item in list(tree.iter("item")):
        parent = item.getparent()
        if parent is not None and parent.tag == "custom-order" and (item.text or "") not in sources:
            parent.remove(item)
