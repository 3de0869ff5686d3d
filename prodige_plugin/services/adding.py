"""Into the project: layers with what the catalogue says of them, in their group. GUI thread only."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from qgis.core import (
    QgsBox3d,
    QgsCoordinateReferenceSystem,
    QgsLayerMetadata,
    QgsLayerTreeGroup,
    QgsMapLayer,
    QgsProject,
    QgsRectangle,
)
from qgis.PyQt.QtXml import QDomDocument

from ..catalogue.model import Summary
from ..errors import LayerError, redact
from ..i18n import tr
from .built import Built, Group

#: Custom properties that answer "which record is this layer?".
RECORD_ID = "prodige/record_id"
PLATFORM = "prodige/platform"
#: The record's date when the layer was loaded, and that day: what is newer now is known by them. ISO 8601.
RECORD_DATE = "prodige/record_date"
LOADED = "prodige/loaded"
#: Kind and address of the link it was loaded by.
KIND = "prodige/kind"
LINK = "prodige/link"


def add_built(
    built: Built, project: QgsProject, summary: Summary | None = None, platform_key: str = "", page: str = ""
) -> list[QgsMapLayer]:
    """Add what was built to the project, with what the catalogue says of it. Call it in the GUI thread.

    One layer takes the record's title; the layers of a group keep theirs, the group has its own. The group goes where
    QGIS would put a new layer.

    :param summary: the record it comes from: its abstract, keywords, organisation, licence, extent and links go
        into the layers, and its identifier, so that the record can be found again.
    :param platform_key: :attr:`prodige_plugin.platforms.model.Platform.key` of the catalogue.
    :param page: the web page of the record, which becomes the first link of the layers: whoever gets the project
        without this plugin finds the record too.
    :return: the layers of the project, top first.
    :raises LayerError: a layer is not valid; nothing is added.
    """
    if not built.layers or not all(layer.isValid() for layer in built.layers):
        raise LayerError(
            tr("The layer was not added to the project."),
            tr("QGIS cannot open it."),
            tr("Try another link of the record."),
        )
    alone = len(built.layers) == 1 and built.group is None
    for layer in built.layers:
        _describe(layer, summary, platform_key, page, titled=alone)
        _remember(layer, built, summary)
    if built.group is None:
        return list(project.addMapLayers(built.layers))
    added = list(project.addMapLayers(built.layers, False))
    place = project.layerTreeRegistryBridge().layerInsertionPoint()
    parent = place.group or project.layerTreeRoot()
    group = parent.insertGroup(max(place.position, 0), built.group.title)
    _fill(group, built.group, built.group.hidden)
    return added


def _fill(node: QgsLayerTreeGroup, group: Group, hidden: Iterable[str]) -> None:
    """Put layers and groups in a group of the layer tree, in their order."""
    unticked = {*hidden, *group.hidden}
    for child in group.children:
        if isinstance(child, Group):
            _fill(node.addGroup(child.title), child, unticked)
        else:
            node.addLayer(child).setItemVisibilityChecked(child.id() not in unticked)


def _describe(layer: QgsMapLayer, summary: Summary | None, platform_key: str, page: str, *, titled: bool) -> None:
    """Write what the record says into a layer."""
    if summary is not None:
        if titled:
            layer.setName(summary.title or layer.name())
        metadata = layer_metadata(summary, layer.metadata(), summary.title if titled else layer.name())
        if page:
            back = QgsLayerMetadata.Link(tr("Metadata record"), "WWW:LINK-1.0-http--link", page)
            metadata.setLinks([back, *metadata.links()])
        layer.setMetadata(metadata)
        properties = layer.serverProperties()
        if titled or not properties.title():
            properties.setTitle(layer.name())
        properties.setAbstract(summary.abstract)
        properties.setKeywordList(", ".join(summary.keywords))
        properties.setAttribution(summary.organisation)
        layer.setCustomProperty(RECORD_ID, summary.identifier)
    if platform_key:
        layer.setCustomProperty(PLATFORM, platform_key)


def _remember(layer: QgsMapLayer, built: Built, summary: Summary | None) -> None:
    """Note in a layer when and by which link it came."""
    layer.setCustomProperty(LOADED, datetime.datetime.now(datetime.UTC).date().isoformat())
    if summary is not None and summary.date:
        layer.setCustomProperty(RECORD_DATE, summary.date)
    source = built.source
    if source is not None and redact(source.url) == source.url:  # projects are shared: no key in an address (P3)
        layer.setCustomProperty(KIND, source.kind)
        layer.setCustomProperty(LINK, source.url)


def put_in_place(built: Built, old: QgsMapLayer, project: QgsProject) -> QgsMapLayer:
    """Let the first layer built take an old one's place: id, name, style, place in the tree, record.

    With the id stay the joins, relations, themes and layouts that name the layer. GUI thread.

    :return: the layer of the project; the old one is gone.
    """
    new = built.layers[0]
    if new.type() == old.type():
        style = QDomDocument()
        old.exportNamedStyle(style)
        new.importNamedStyle(style)
    identifier, name, stated = old.id(), old.name(), old.metadata()
    new.setCustomProperties(old.customProperties())
    _remember(new, built, None)
    node = project.layerTreeRoot().findLayer(identifier)
    parent, position, shown = project.layerTreeRoot(), 0, True
    if node is not None:
        parent, shown = node.parent(), node.isVisible()
        position = parent.children().index(node)
    project.removeMapLayer(identifier)
    new.setId(identifier)
    new.setName(name)
    new.setMetadata(stated)
    added = project.addMapLayer(new, False)
    parent.insertLayer(position, added).setItemVisibilityChecked(shown)
    return added


def layer_metadata(summary: Summary, stated: QgsLayerMetadata | None = None, title: str = "") -> QgsLayerMetadata:
    """Give QGIS's layer metadata as the record has it. Any thread.

    :param stated: what the service says of the layer; it stays where the record says nothing.
    :param title: the layer's title, when it is not the record's.
    """
    metadata = QgsLayerMetadata() if stated is None else stated
    metadata.setIdentifier(summary.resource_identifier or summary.identifier)
    metadata.setTitle(title or summary.title)
    metadata.setType(summary.type)
    if summary.abstract:
        metadata.setAbstract(summary.abstract)
    keywords = {"gmd:keyword": list(summary.keywords), "gmd:topicCategory": list(summary.topics)}
    if any(keywords.values()):
        metadata.setKeywords({name: words for name, words in keywords.items() if words})
    if summary.licence:
        metadata.setLicenses([summary.licence])
    if summary.organisation:
        metadata.setRights([summary.organisation])
        contact = QgsLayerMetadata.Contact()
        contact.organization = summary.organisation
        contact.role = "pointOfContact"
        metadata.setContacts([contact])
    links = []
    for link in summary.links:
        entry = QgsLayerMetadata.Link(link.name or link.description or link.url, link.protocol, link.url)
        entry.description = link.description
        links.append(entry)
    metadata.setLinks(links)
    if summary.box is not None:
        extent = QgsLayerMetadata.Extent()
        spatial = QgsLayerMetadata.SpatialExtent()
        spatial.extentCrs = QgsCoordinateReferenceSystem("EPSG:4326")
        box = summary.box
        spatial.bounds = QgsBox3d(QgsRectangle(box.west, box.south, box.east, box.north))
        extent.setSpatialExtents([spatial])
        metadata.setExtent(extent)
    return metadata
