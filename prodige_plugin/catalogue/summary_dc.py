"""What a card shows, read out of one Dublin Core record (csw:Record, CSW 2.0.2 §10.2.5)."""

from __future__ import annotations

from lxml import etree

from ..metadata.online import OnlineResource
from .csw_names import DC, DCT, OWS
from .model import Box, Summary
from .summary_iso import valid_box

#: words in a link's name or protocol that say it is a picture for the card.
_PICTURE = ("thumbnail", "image/png", "image/jpeg", "image/gif", "browsegraphic", "overview", "aperçu")


def summary(record: etree._Element) -> Summary:
    """Read one record; whatever is missing is left empty."""
    links, thumbnail = _links(record)
    return Summary(
        identifier=_first(record, DC, "identifier"),
        title=_first(record, DC, "title"),
        abstract=_first(record, DCT, "abstract") or _first(record, DC, "description"),
        organisation=next(
            (name for term in ("publisher", "creator", "contributor") if (name := _first(record, DC, term))), ""
        ),
        date=_first(record, DCT, "modified") or _first(record, DCT, "issued") or _first(record, DC, "date"),
        type=_first(record, DC, "type"),
        thumbnail=thumbnail,
        box=_box(record),
        links=links,
        keywords=tuple(
            dict.fromkeys(word for node in record.iterfind(f"{{{DC}}}subject") if (word := (node.text or "").strip()))
        ),
    )


def _first(record: etree._Element, namespace: str, term: str) -> str:
    """Give the first text of a term that has one."""
    for node in record.iterfind(f"{{{namespace}}}{term}"):
        found = (node.text or "").strip()
        if found:
            return found
    return ""


def _links(record: etree._Element) -> tuple[tuple[OnlineResource, ...], str]:
    """Give the links, and the address of a picture: ``dct:references`` (pycsw) and ``dc:URI`` (GeoNetwork)."""
    found: dict[OnlineResource, None] = {}
    thumbnail = ""
    for node in (*record.iterfind(f"{{{DCT}}}references"), *record.iterfind(f"{{{DC}}}URI")):
        url = (node.text or "").strip()
        protocol = (node.get("scheme") or node.get("protocol") or "").strip()
        name = (node.get("name") or "").strip()
        if not url.lower().startswith(("http://", "https://")):
            continue
        if any(word in f"{protocol} {name}".lower() for word in _PICTURE):
            thumbnail = thumbnail or url
            continue
        # pycsw writes the word "None" where the record says nothing.
        found[
            OnlineResource(
                url=url,
                protocol="" if protocol == "None" else protocol,
                name=name,
                description=(node.get("description") or "").strip(),
            )
        ] = None
    return tuple(found), thumbnail


def _box(record: etree._Element) -> Box | None:
    """Read the box; axis order by the stated CRS, but figures that cannot be latitudes decide first.

    ``ows:WGS84BoundingBox`` is longitude first (OGC 06-121r3 §10.2.2); in ``ows:BoundingBox`` an URN of
    EPSG 4326 means latitude first (pycsw), anything else longitude first. GeoNetwork swaps east and west
    in its corners, so least and greatest are taken.
    """
    for name in ("WGS84BoundingBox", "BoundingBox"):
        for node in record.iterfind(f"{{{OWS}}}{name}"):
            try:
                first = [float(part) for part in (node.findtext(f"{{{OWS}}}LowerCorner") or "").split()]
                second = [float(part) for part in (node.findtext(f"{{{OWS}}}UpperCorner") or "").split()]
            except ValueError:
                continue
            if len(first) != 2 or len(second) != 2:
                continue
            crs = (node.get("crs") or "").lower()
            latitude_first = name == "BoundingBox" and crs.startswith("urn") and crs.endswith("4326")
            if latitude_first and max(abs(first[0]), abs(second[0])) <= 90:
                first, second = first[::-1], second[::-1]
            west, east = sorted((first[0], second[0]))
            south, north = sorted((first[1], second[1]))
            box = valid_box(west, south, east, north)
            if box is not None:
                return box
    return None
