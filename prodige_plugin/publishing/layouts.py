"""Print layouts and reports of a published map: fields that were renamed are followed, sources are the published ones.

QGIS 3.40 writes the fields that a layout reads in these places: the columns and the filter of an attribute table (of
the table's own layer), the atlas's order, filter and names, a report's groups, and, of the feature the atlas is at,
labels and HTML with ``[% … %]``, cells of plain tables and all that data define.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from ..errors import LayerError
from ..i18n import tr
from ..xmlsafe import parser
from .layer_expressions import in_templates, names_field, reads_others, rename_in

#: Layer id → old name of a field → new name.
Renamed = Mapping[str, Mapping[str, str]]

_ATLAS = ("pageNameExpression", "sortKey", "featureFilter", "filenamePattern")
#: Attributes of layout items that are texts with ``[% … %]``.
_TEMPLATES = ("labelText", "html")
#: What an attribute table shows: the features of its layer, or the atlas's feature; else the children of that one.
_OF_LAYER, _OF_ATLAS = "0", "1"
#: Stands for the layer of such children, which only the project's relations tell.
_CHILDREN = "?"


def follow(xml: str, renamed: Renamed) -> tuple[str, tuple[str, ...]]:
    """Rename fields wherever layouts, reports or a layer tree name them.

    :param xml: ``<Layouts>`` or ``<layer-tree-group>`` as QGIS writes it.
    :return: the element, and one line for each place that cannot be followed and stays as it is.
    """
    wanted = {layer: dict(names) for layer, names in renamed.items() if names}
    if not wanted or not xml.strip():
        return xml, ()
    root = etree.fromstring(xml.encode(), parser())
    following = _Following(wanted)
    following.walk(root, "", "")
    return etree.tostring(root, encoding="unicode"), tuple(dict.fromkeys(following.lost))


def point(layouts: etree._Element, sources: Mapping[str, tuple[str, str]]) -> None:
    """Point what layouts show at the published sources: those of this computer are nobody's business.

    :param sources: layer id → provider and source; others are left with none.
    """
    for node in layouts.iter(etree.Element):
        if node.tag == "Layer" and node.get("source") is not None:
            _point(node, node.text or "", "provider", "source", sources)
        elif node.tag == "layer-tree-layer":
            _point(node, node.get("id") or "", "providerKey", "source", sources)
        for kind in ("vectorLayer", "coverageLayer"):
            if node.get(f"{kind}Source") is not None:
                _point(node, node.get(kind) or "", f"{kind}Provider", f"{kind}Source", sources)


def _point(
    node: etree._Element, layer: str, provider: str, source: str, sources: Mapping[str, tuple[str, str]]
) -> None:
    known = sources.get(layer, ("", ""))
    node.set(provider, known[0])
    node.set(source, known[1])


class _Following:
    """One walk through the layouts, and what could not be followed on it."""

    def __init__(self, renamed: Renamed) -> None:
        self._renamed = renamed
        #: layer → names that are really other ones: QGIS reads columns without regard to case.
        self._old = {
            layer: [old for old, new in names.items() if old.lower() != new.lower()] for layer, names in renamed.items()
        }
        self.lost: list[str] = []

    def walk(self, node: etree._Element, layout: str, atlas: str) -> None:
        """Follow an element and all in it.

        :param layout: name of the layout or report it is in.
        :param atlas: id of the layer whose feature expressions read; "" for none.
        """
        if not isinstance(node.tag, str):
            return
        if node.tag in ("Layout", "Report"):
            layout = node.get("name") or layout
            own = node.find("Atlas")
            atlas = (own.get("coverageLayer") or "" if own is not None else "") or atlas
        elif node.tag == "Section":
            atlas = node.get("coverageLayer") or atlas
        for name, layer in _places(node, atlas):
            value = node.get(name)
            if value:
                node.set(name, self._followed(value, name, layer, layout))
        for child in node:
            self.walk(child, layout, atlas)

    def _followed(self, value: str, name: str, layer: str, layout: str) -> str:
        """Give what stands at a place, with its fields renamed; what cannot be followed stays, and is noted."""
        names = self._renamed.get(layer, {})
        if name in _TEMPLATES:
            return in_templates(value, lambda expression: self._expression(expression, names, layer, layout))
        if value in names:  # QGIS takes a field's name where it takes an expression
            return names[value]
        return value if name == "field" else self._expression(value, names, layer, layout)

    def _expression(self, expression: str, names: Mapping[str, str], layer: str, layout: str) -> str:
        """Rename fields in an expression that is evaluated for features of a layer."""
        try:
            if not self._of_others(expression, layer):
                return rename_in(expression, names)
        except LayerError:
            pass  # said as the other
        self.lost.append(tr("{layout}: {item}", layout=layout, item=expression.strip()))
        return expression

    def _of_others(self, expression: str, layer: str) -> bool:
        """Whether an expression reads a renamed field of a layer that is not the one it is evaluated for."""
        if layer != _CHILDREN and not reads_others(expression):
            return False
        return any(
            re.search(rf"(?<!\w){re.escape(old)}(?!\w)", expression, re.IGNORECASE) is not None
            for other, names in self._old.items()
            if other != layer
            for old in names
        )


def _places(node: etree._Element, atlas: str) -> Iterator[tuple[str, str]]:
    """Give the attributes of an element that name fields, each with the id of the layer whose fields they are."""
    if node.tag == "Atlas":
        yield from ((name, atlas) for name in _ATLAS)
    elif node.tag == "Section":
        yield "field", atlas
    elif node.tag in ("LayoutItem", "LayoutMultiFrame"):
        yield from ((name, atlas) for name in _TEMPLATES)
        if node.get("vectorLayer") is not None:
            yield "featureFilter", _shown(node, atlas)
    elif node.tag == "column":
        holder = node.getparent()
        table = None if holder is None else holder.getparent()
        if table is not None and table.get("vectorLayer") is not None:
            yield "attribute", _shown(table, atlas)
    elif node.tag == "layer-tree-layer":
        yield "legend_exp", node.get("id") or ""
    elif node.tag == "Option" and (node.get("name") == "expression" or names_field(node)):
        yield "value", atlas


def _shown(table: etree._Element, atlas: str) -> str:
    """Give the layer whose features an attribute table shows."""
    source = table.get("source") or _OF_LAYER
    if source == _OF_LAYER:
        return table.get("vectorLayer") or ""
    return atlas if source == _OF_ATLAS else _CHILDREN
