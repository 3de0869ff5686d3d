"""The OWS Context of a published map: what any viewer needs to show the same."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from ...paths import write_whole
from ...publishing.ows_context import Described, Offered, Shown
from ...publishing.plan import State
from ...xmlsafe import parser
from ..map_context import map_context
from .addresses import Addresses
from .items import Item


def write_context(item: Item, addresses: Addresses, state: State, when: str, folder: Path) -> Path | None:
    """Write the context of a published map to a file of its name; ``None`` for what is no map.

    :param when: ISO 8601 date and time of the publication.
    :raises OSError: the folder cannot be written.
    """
    if item.dressing is None:
        return None
    record = addresses.record(item.record_id) if item.record_id else ""
    described = Described(
        identifier=addresses.service(item.name),
        title=item.title,
        abstract=item.abstract,
        organisation=item.organisation,
        email=item.email,
        keywords=item.keywords,
        updated=when,
        box=item.box(state),
        record=record,
        previews=(thumbnail,) if (thumbnail := item.thumbnail(addresses, state)) else (),
    )
    published = {
        one.layer.layer_id: _shown(one, item.name, addresses, state) for one in item.shown if one.layer is not None
    }
    path = folder / f"{item.name}.owc.geojson"
    write_whole(path, map_context(item.dressing, described, published))
    return path


def _shown(item: Item, service: str, addresses: Addresses, state: State) -> Shown:
    """Give one layer as the map's own service offers it, in the map's style."""
    assert item.layer is not None
    offered = [Offered("wfs", addresses.service(item.name), item.name, "1.1.0")]
    if item.loaded(state).geometry:
        offered.insert(0, Offered("wms", addresses.service(service), item.name, "1.3.0"))
    small, large, opacity = _drawn(item.layer.xml)
    return Shown(
        title=item.title,
        offered=tuple(offered),
        identifier=addresses.service(item.name),
        abstract=item.abstract,
        opacity=opacity,
        box=item.box(state),
        record=addresses.record(item.record_id) if item.record_id else "",
        smallest_denominator=small,
        largest_denominator=large,
    )


def _drawn(xml: str) -> tuple[float | None, float | None, float]:
    """Give the scale denominators between which a layer is drawn, and its opacity, from its XML.

    QGIS calls the largest denominator ``minScale`` (the smallest scale).
    """
    element = etree.fromstring(xml.encode(), parser())
    opacity = float(element.findtext("layerOpacity") or 1.0)
    if element.get("hasScaleBasedVisibilityFlag") != "1":
        return None, None, opacity
    small, large = float(element.get("maxScale") or 0), float(element.get("minScale") or 0)
    return small or None, large or None, opacity
