"""Ids of layers in a published project: those that QGIS does not keep, or cannot write where it should, become others.

QGIS 3.40 gives a layer another id when it reads a project in which that id has ten characters or fewer
(``QgsMapLayer::readLayerXml``); then the lists of layers offered by WFS and WMTS, which go by ids, name nobody. Ids are
keys among the project's properties too, hence XML names there: one that begins with a digit ("2021_communes_…") is
dropped when the project is written (``QgsProject::writeEntry``), and with it the decimals of WFS.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping

from lxml import etree

#: What QGIS keeps, and can write as a key of the project.
_STEADY = re.compile(r"[A-Za-z_][A-Za-z0-9_]{10,}")
#: In expressions and masks, ids that QGIS keeps are unlike anything else; shorter ones may be values as well.
_UNLIKE_VALUES = 11
#: Where QGIS 3.40 writes a layer's id: element and attribute, "" for its text.
_PLACES = frozenset(
    {
        ("id", ""),
        ("item", ""),
        ("Layer", ""),
        ("layer", "id"),
        ("layer-tree-layer", "id"),
        ("LayoutItem", "vectorLayer"),
        ("LayoutMultiFrame", "vectorLayer"),
        ("Atlas", "coverageLayer"),
        ("Section", "coverageLayer"),
        ("LayerStyle", "layerid"),
        ("checked-legend-nodes", "id"),
        ("expanded-legend-nodes", "id"),
        ("join", "joinLayerId"),
        ("relation", "referencingLayer"),
        ("relation", "referencedLayer"),
        ("relation", "layerId"),
    }
)
#: Options of form widgets that hold a layer's id (value relation, relation reference).
_OPTIONS = ("Layer", "ReferencedLayerId")


def steady_ids(ids: Iterable[str]) -> dict[str, str]:
    """Give another id for each that would not stand in a stored project: the same one each time."""
    return {
        one: f"layer_{hashlib.sha256(one.encode()).hexdigest()[:32]}" for one in ids if _STEADY.fullmatch(one) is None
    }


def rename(root: etree._Element, ids: Mapping[str, str]) -> None:
    """Put other ids in the place of these, wherever a project names a layer by its id.

    :param root: a ``<qgis>`` project, or a part of one.
    :param ids: id → the other.
    """
    if not ids:
        return
    long = "|".join(re.escape(old) for old in ids if len(old) >= _UNLIKE_VALUES)
    # a text in an expression ('id'), or what is masked (id;symbol layer;id;symbol layer)
    within = re.compile(rf"(?<=')(?:{long})(?=')|(?:^|(?<=;))(?:{long})(?=[;,])") if long else None
    for node in root.iter(etree.Element):
        for name, value in node.attrib.items():
            node.set(name, _renamed(node, str(name), str(value), ids, within))
        if node.text:
            node.text = _renamed(node, "", node.text, ids, within)


def _renamed(
    node: etree._Element, name: str, value: str, ids: Mapping[str, str], within: re.Pattern[str] | None
) -> str:
    """Give what stands at a place, with ids renamed."""
    known = ids.get(value)
    if known is not None and ((node.tag, name) in _PLACES or _is_option(node, name)):
        return known
    return value if within is None else within.sub(lambda found: ids[found.group()], value)


def _is_option(node: etree._Element, name: str) -> bool:
    """Whether the value of an element is a form widget's layer."""
    return node.tag == "Option" and name == "value" and node.get("name") in _OPTIONS
