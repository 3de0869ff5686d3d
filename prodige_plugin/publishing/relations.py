"""Relations of a project (``QgsRelation``): which of them a published map keeps, and what names other layers' sources.

QGIS 3.40 writes a project's relations apart from its layers, by the ids of both; a layer's own element repeats them
(``referencedLayers``, ``referencingLayers``) and its forms name other layers, each time with the other layer's source:
a path, or an address with an account.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from lxml import etree
from qgis.core import QgsProject
from qgis.PyQt.QtXml import QDomDocument

from ..xmlsafe import parser

#: Options of a form's widget that name another layer: its id, its source, its provider.
_NAMED = (
    ("ReferencedLayerId", "ReferencedLayerDataSource", "ReferencedLayerProviderKey"),
    ("Layer", "LayerSource", "LayerProviderName"),
)


def relations_xml(project: QgsProject) -> str:
    """Give the relations of a project as QGIS writes them; "" when there are none. GUI thread."""
    document = QDomDocument()
    holder = document.createElement("relations")
    document.appendChild(holder)
    manager = project.relationManager()
    for _name, relation in sorted(manager.relations().items()):
        # those that polymorphic ones make are made anew by QGIS
        if not relation.polymorphicRelationId():
            relation.writeXml(holder, document)
    for _name, polymorphic in sorted(manager.polymorphicRelations().items()):
        polymorphic.writeXml(holder, document)
    return str(document.toString(-1)) if holder.hasChildNodes() else ""


def split(xml: str, fields: Mapping[str, Collection[str] | None]) -> tuple[str, tuple[str, ...]]:
    """Part relations into those that a published map keeps, and the names of the others.

    Kept are those whose two layers are in the map, with the fields by which they are tied. Polymorphic ones, which
    choose their layer by its name for each feature, are not.

    :param xml: as :func:`relations_xml` gives it.
    :param fields: id of a layer of the map → its fields that are published, by their names in the project; ``None`` for
        all of them.
    """
    if not xml:
        return "", ()
    root = etree.fromstring(xml.encode(), parser())
    lost = []
    for relation in list(root):
        if relation.tag == "relation" and _is_whole(relation, fields):
            continue
        lost.append(relation.get("name") or relation.get("id") or "")
        root.remove(relation)
    return (etree.tostring(root, encoding="unicode") if len(root) else ""), tuple(lost)


def renamed(xml: str, names: Mapping[str, Mapping[str, str]]) -> str:
    """Name fields as they are published.

    :param names: layer id → name of a field in the project → its published name.
    """
    if not xml:
        return ""
    root = etree.fromstring(xml.encode(), parser())
    for relation in root.iter("relation"):
        for layer, field, pair in _ties(relation):
            own = pair.get(field) or ""
            pair.set(field, names.get(layer, {}).get(own, own))
    return etree.tostring(root, encoding="unicode")


def point_at_others(maplayer: etree._Element, sources: Mapping[str, tuple[str, str]]) -> None:
    """Point what a layer says of others at their published sources, and leave out those that are not published.

    :param maplayer: a ``<maplayer>`` element.
    :param sources: layer id → provider and source.
    """
    for holder in maplayer.iter("referencedLayers", "referencingLayers"):
        for relation in list(holder):
            known = sources.get(relation.get("layerId") or "")
            if known is None:
                holder.remove(relation)
            else:
                relation.set("providerKey", known[0])
                relation.set("dataSource", known[1])
    for options in maplayer.iter("Option"):
        if options.get("type") == "Map":
            _point_widget({option.get("name") or "": option for option in options}, sources)


def _point_widget(options: Mapping[str, etree._Element], sources: Mapping[str, tuple[str, str]]) -> None:
    """Point a form's widget at the published source of the layer that it takes values from."""
    for layer, source, provider in _NAMED:
        if layer not in options or source not in options:
            continue
        known = sources.get(options[layer].get("value") or "", ("", ""))
        options[source].set("value", known[1])
        if provider in options:
            options[provider].set("value", known[0])


def _is_whole(relation: etree._Element, fields: Mapping[str, Collection[str] | None]) -> bool:
    """Whether a map has both layers of a relation, and the fields by which they are tied."""
    layers = (relation.get("referencingLayer") or "", relation.get("referencedLayer") or "")
    if any(layer not in fields for layer in layers):
        return False
    for layer, field, pair in _ties(relation):
        known = fields[layer]
        if known is not None and pair.get(field) not in known:
            return False
    return True


def _ties(relation: etree._Element) -> Iterator[tuple[str, str, etree._Element]]:
    """Give, for each field of a relation: its layer, the attribute that names it, and the element of that."""
    for pair in relation.iter("fieldRef"):
        yield relation.get("referencingLayer") or "", "referencingField", pair
        yield relation.get("referencedLayer") or "", "referencedField", pair
