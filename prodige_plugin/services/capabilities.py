"""What a service offers: layers, CRS and formats, read from its own description.

Sources: OGC 06-042 (WMS 1.3.0) §7.2.4, OGC 01-068r3 (WMS 1.1.1), OGC 04-094 (WFS 1.1.0) §13, OGC 02-058
(WFS 1.0.0), OGC 09-025r2 (WFS 2.0), OGC 07-057r7 (WMTS 1.0.0) §7.1, OGC 03-065r6 (WCS 1.0.0) §8,
OGC 17-069r4 (OGC API Features) §7.13. Names are compared without their namespace, since each version has its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, cast
from urllib.parse import urlsplit

from lxml import etree

from .. import xmlsafe
from ..errors import BadXml, HttpError, PluginError, ServiceException
from ..i18n import tr
from ..network import Answer, Door, Expect
from . import uris
from .choosing import ManyLayers, choose_crs, choose_format, choose_layer
from .offers import ServiceCapabilities, ServiceLayer, authority_code, clean, codes, text_of
from .sources import LayerSource

__all__ = [
    "ManyLayers",
    "ServiceCapabilities",
    "ServiceLayer",
    "authority_code",
    "choose_crs",
    "choose_format",
    "choose_layer",
    "parse",
    "parse_collections",
    "read",
    "read_coverage",
]

#: Versions to ask for by name where a server answers no question without one, the best for QGIS first.
_VERSIONS = {"WMS": ("1.3.0", "1.1.1"), "WFS": ("2.0.0", "1.1.0", "1.0.0"), "WMTS": ("1.0.0",), "WCS": ("1.1.0",)}
#: A label is mistaken more often between these two than anywhere else.
_OTHER = {"WMS": "WFS", "WFS": "WMS"}
#: Answers that say "not like this" and not "not you" or "not now".
_NOT_SO = frozenset({400, 404, 405, 406, 415, 422, 500, 501})


def read(door: Door, source: LayerSource) -> ServiceCapabilities:
    """Ask a service what it offers: one request, and more only where the first is refused.

    What comes back may be of another kind than the source states, when the address is one of another service;
    its ``url`` is where it was found.

    :param source: of kind WMS, WFS, WMTS, WCS or OAPIF.
    :raises NetworkError: no answer, a web page, an exception report …
    :raises BadXml: an answer that cannot be read, or of another service.
    """
    if source.kind == "OAPIF":
        return _read_collections(door, source)
    first: PluginError | None = None
    # No version is asked for at first: each side then takes the highest it knows (OGC 06-121r3 §7.3.2). QGIS knows
    # no WCS 2, so there the version is named.
    versions = ("1.0.0",) if source.kind == "WCS" else ("",)
    tries = [(source.kind, version) for version in (*versions, *_VERSIONS[source.kind])]
    if source.kind in _OTHER:
        tries.append((_OTHER[source.kind], ""))
    for kind, version in tries:
        try:
            return _ask(door, source.url, kind, version)
        except (ServiceException, BadXml, HttpError) as error:
            if isinstance(error, HttpError) and error.status not in _NOT_SO:
                raise first or error from None
            first = first or error
    assert first is not None
    raise first


def read_coverage(door: Door, source: LayerSource, coverage: ServiceLayer) -> ServiceLayer:
    """Ask a WCS 1.0 for the CRS and formats of a coverage, which its capabilities do not tell (§9).

    :raises NetworkError: no answer, or an exception report.
    :raises BadXml: an answer that cannot be read.
    """
    answer = door.request(
        "GET",
        uris.service_url(source.url),
        params={"service": "WCS", "version": "1.0.0", "request": "DescribeCoverage", "coverage": coverage.name},
        expect=Expect.XML,
        max_bytes=xmlsafe.MAX_BYTES,
    )
    root = xmlsafe.parse(answer.content)
    offered = root.find("{*}CoverageOffering/{*}supportedCRSs")
    crs: list[str] = []
    for tag in ("nativeCRSs", "requestResponseCRSs", "requestCRSs", "responseCRSs"):
        for node in offered.iterfind(f"{{*}}{tag}") if offered is not None else ():
            crs += clean(node).split()
    formats = [
        clean(node) for node in root.iterfind("{*}CoverageOffering/{*}supportedFormats/{*}formats") if clean(node)
    ]
    return replace(coverage, crs=codes(crs), formats=tuple(one for text in formats for one in text.split()))


def _ask(door: Door, url: str, kind: str, version: str) -> ServiceCapabilities:
    """Ask one service for its description, in a version of it."""
    if kind == "WMTS" and urlsplit(url).path.lower().endswith(".xml"):
        answer = door.request("GET", url, expect=Expect.XML, max_bytes=xmlsafe.MAX_BYTES)
    else:
        answer = door.request(
            "GET",
            uris.service_url(url),
            params={
                "service": kind,
                "request": "GetCapabilities",
                **({"version": version} if version else {}),
            },
            expect=Expect.XML,
            max_bytes=xmlsafe.MAX_BYTES,
        )
    found = parse(answer.content, kind)
    return replace(found, url=_where(url, answer), asked_version=version if kind != "WCS" else "")


def _where(url: str, answer: Answer) -> str:
    """Give the address a service was found at: where a redirect led, without the request's own parameters."""
    # a server that counts its visitors in the path is no other address
    asked, came = urlsplit(url), urlsplit(re.sub(r";jsessionid=[^/?#]*", "", answer.url, flags=re.IGNORECASE))
    if (asked.scheme, asked.netloc, asked.path) == (came.scheme, came.netloc, came.path):
        return url
    return uris.service_url(came.geturl()) if not came.path.lower().endswith(".xml") else came.geturl()


def _read_collections(door: Door, source: LayerSource) -> ServiceCapabilities:
    """Ask an OGC API for its collections."""
    address = uris.landing_page(source.url)[0]
    path, mark, query = address.partition("?")
    base = path.rstrip("/")
    for ending in ("/collections", "/collections.json"):
        try:
            answer = door.request(
                "GET",
                f"{base}{ending}{mark}{query}",
                headers={"Accept": "application/json"},
                params={"f": "json"} if ending == "/collections" else None,
                expect=Expect.JSON,
                max_bytes=xmlsafe.MAX_BYTES,
            )
        except HttpError as error:
            if error.status not in (404, 406) or ending != "/collections":
                raise
        else:
            break
    return replace(parse_collections(answer.json()), url=address)


def parse(data: bytes, kind: str) -> ServiceCapabilities:
    """Read the capabilities of a WMS, WFS, WMTS or WCS; of another of these than ``kind``, if that is what it is.

    :raises BadXml: not XML, or of none of these services.
    """
    root = xmlsafe.parse(data)
    found = _kind_of_root(root)
    if not found:
        raise BadXml(
            tr("The service did not describe itself."),
            tr("The address answers, but not as a {kind} service.", kind=kind),
            tr("Try another link of the record."),
            detail=data[:500].decode("utf-8", "replace"),
        )
    version = root.get("version", "")
    if found == "WMTS":
        title = text_of(root.find("{*}ServiceIdentification"), "Title")
        return ServiceCapabilities("WMTS", version, title, _wmts(root))
    if found == "WCS":
        return ServiceCapabilities("WCS", version, text_of(root.find("{*}Service"), "label"), _wcs(root))
    service = root.find("{*}Service") if found == "WMS" else root.find("{*}ServiceIdentification")
    if service is None:
        service = root.find("{*}Service")
    if found == "WMS":
        layers = tuple(layer for top in root.iterfind("{*}Capability/{*}Layer") for layer in _wms_layers(top, ()))
    else:
        layers = tuple(map(_feature_type, root.iterfind("{*}FeatureTypeList/{*}FeatureType")))
    return ServiceCapabilities(
        kind=found,
        version=version,
        title=text_of(service, "Title"),
        layers=layers,
        formats=tuple(clean(node) for node in root.iterfind("{*}Capability/{*}Request/{*}GetMap/{*}Format")),
        sends_to=_sends_to(root),
    )


def _sends_to(root: etree._Element) -> str:
    """Give the address that a WMS or WFS states for its maps or features by GET."""
    for path in (
        "{*}Capability/{*}Request/{*}GetMap//{*}Get/{*}OnlineResource",
        "{*}OperationsMetadata/{*}Operation[@name='GetFeature']//{*}Get",
    ):
        node = root.find(path)
        if node is not None:
            return node.get("{http://www.w3.org/1999/xlink}href", "").strip()
    return ""


def _kind_of_root(root: etree._Element) -> str:
    """Tell which service a description is of, ``""`` if of none."""
    name = etree.QName(root)
    known = {
        "WMS_Capabilities": "WMS",
        "WMT_MS_Capabilities": "WMS",
        "WFS_Capabilities": "WFS",
        "WCS_Capabilities": "WCS",
    }
    if name.localname in known:
        return known[name.localname]
    if name.localname == "Capabilities":
        space = name.namespace or ""
        return next((kind for kind in ("WMTS", "WCS") if f"/{kind.lower()}/" in space), "")
    return ""


def parse_collections(answer: object) -> ServiceCapabilities:
    """Read the collections of an OGC API Features service (JSON).

    :raises BadXml: not a list of collections.
    """
    listed = answer.get("collections") if isinstance(answer, Mapping) else None
    if not isinstance(listed, list):
        raise BadXml(
            tr("The service did not describe itself."),
            tr("The address answers, but not as an OGC API Features service."),
            tr("Try another link of the record."),
        )
    layers = []
    for item in listed:
        if isinstance(item, Mapping) and isinstance(item.get("id"), str):
            entry = cast("Mapping[str, Any]", item)
            stated = entry.get("crs")
            offered = [crs for crs in stated if isinstance(crs, str)] if isinstance(stated, list) else []
            own = entry.get("storageCrs")
            layers.append(
                ServiceLayer(
                    name=str(entry["id"]),
                    title=str(entry.get("title") or ""),
                    abstract=str(entry.get("description") or ""),
                    crs=codes([own, *offered] if isinstance(own, str) else offered),
                )
            )
    return ServiceCapabilities(kind="OAPIF", version="1.0", title="", layers=tuple(layers))


def _wms_layers(node: etree._Element, inherited: tuple[str, ...]) -> Iterator[ServiceLayer]:
    """Give the layers that can be drawn, with the CRS they inherit (§7.2.4.8); a group has no name."""
    stated = [clean(child) for tag in ("CRS", "SRS") for child in node.iterfind(f"{{*}}{tag}")]
    # 1.1.1 allows a list in one element
    crs = tuple(dict.fromkeys((*codes([part for text in stated for part in text.split()]), *inherited)))
    # the CRS of the layer's own boxes come first: the data's own one is among them
    boxes = codes([box.get("CRS") or box.get("SRS") or "" for box in node.iterfind("{*}BoundingBox")])
    crs = tuple(dict.fromkeys((*(code for code in boxes if code in crs), *crs)))
    name = text_of(node, "Name")
    if name:
        styles = tuple(text_of(style, "Name") for style in node.iterfind("{*}Style"))
        yield ServiceLayer(
            name,
            text_of(node, "Title"),
            text_of(node, "Abstract"),
            crs,
            styles[0] if styles else "",
            tuple(style for style in styles if style),
            records=_records(node),
        )
    for child in node.iterfind("{*}Layer"):
        yield from _wms_layers(child, crs)


def _feature_type(node: etree._Element) -> ServiceLayer:
    """Read one FeatureType of any WFS version."""
    tags = ("DefaultSRS", "DefaultCRS", "SRS", "OtherSRS", "OtherCRS")
    crs = codes([clean(child) for tag in tags for child in node.iterfind(f"{{*}}{tag}")])
    return ServiceLayer(
        text_of(node, "Name"), text_of(node, "Title"), text_of(node, "Abstract"), crs, records=_records(node)
    )


def _records(node: etree._Element) -> tuple[str, ...]:
    """Give the addresses of a layer's records: in an element of WMS, the text in WFS 1, an attribute in WFS 2."""
    found = []
    for stated in node.iterfind("{*}MetadataURL"):
        inner = stated.find("{*}OnlineResource")
        href = (inner if inner is not None else stated).get("{http://www.w3.org/1999/xlink}href", "")
        found.append(href.strip() or clean(stated))
    return tuple(address for address in found if address)


def _wmts(root: etree._Element) -> tuple[ServiceLayer, ...]:
    """Read the layers of a WMTS, each with the tile matrix sets it has."""
    contents = root.find("{*}Contents")
    if contents is None:
        return ()
    crs_of = {
        text_of(node, "Identifier"): authority_code(text_of(node, "SupportedCRS"))
        for node in contents.iterfind("{*}TileMatrixSet")
    }
    layers = []
    for node in contents.iterfind("{*}Layer"):
        sets = [text_of(link, "TileMatrixSet") for link in node.iterfind("{*}TileMatrixSetLink")]
        pairs = tuple((name, crs_of.get(name, "")) for name in sets if name)
        styles = list(node.iterfind("{*}Style"))
        default = next((style for style in styles if style.get("isDefault") in ("true", "1")), None)
        first = default if default is not None else styles[0] if styles else None
        layers.append(
            ServiceLayer(
                name=text_of(node, "Identifier"),
                title=text_of(node, "Title"),
                abstract=text_of(node, "Abstract"),
                crs=tuple(dict.fromkeys(crs for _name, crs in pairs if crs)),
                style=text_of(first, "Identifier"),
                styles=tuple(text_of(style, "Identifier") for style in styles),
                formats=tuple(clean(one) for one in node.iterfind("{*}Format")),
                matrix_sets=pairs,
                dimensions=tuple(
                    (text_of(one, "Identifier"), text_of(one, "Default")) for one in node.iterfind("{*}Dimension")
                ),
            )
        )
    return tuple(layer for layer in layers if layer.name)


def _wcs(root: etree._Element) -> tuple[ServiceLayer, ...]:
    """Read the coverages of a WCS 1.0 (CoverageOfferingBrief) or 1.1 and 2.0 (CoverageSummary)."""
    layers = [
        ServiceLayer(text_of(node, "name"), text_of(node, "label"), text_of(node, "description"))
        for node in root.iterfind("{*}ContentMetadata/{*}CoverageOfferingBrief")
    ]
    for node in root.iterfind("{*}Contents/{*}CoverageSummary"):
        layers.append(
            ServiceLayer(
                text_of(node, "Identifier") or text_of(node, "CoverageId"),
                text_of(node, "Title"),
                text_of(node, "Abstract"),
                codes([clean(one) for one in node.iterfind("{*}SupportedCRS")]),
                formats=tuple(clean(one) for one in node.iterfind("{*}SupportedFormat")),
            )
        )
    return tuple(layer for layer in layers if layer.name)
