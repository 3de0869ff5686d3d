"""What a service offers: layers, CRS and picture formats, read from its own description.

Sources: OGC 06-042 (WMS 1.3.0) §7.2.4, OGC 01-068r3 (WMS 1.1.1), OGC 04-094 (WFS 1.1.0) §13, OGC 02-058
(WFS 1.0.0), OGC 09-025r2 (WFS 2.0), OGC 17-069r4 (OGC API Features) §7.13. Names are compared without
their namespace, since each version has its own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from lxml import etree

from .. import xmlsafe
from ..errors import BadXml, LayerError
from ..i18n import tr
from ..network import Door, Expect
from . import uris
from .sources import LayerSource

_ROOTS = {
    "WMS": ("WMS_Capabilities", "WMT_MS_Capabilities"),
    "WFS": ("WFS_Capabilities",),
}
_CODE = re.compile(r"(?:EPSG|epsg)[:/#](?:[\d.]*[:/])?(\d+)$")


@dataclass(frozen=True)
class ServiceLayer:
    """One layer, feature type or collection of a service."""

    name: str
    title: str = ""
    abstract: str = ""
    #: authority codes ("EPSG:2154"), the service's own first; "CRS:84" where only that is offered.
    crs: tuple[str, ...] = ()
    #: the WMS style named first, which is the default one.
    style: str = ""


@dataclass(frozen=True)
class ServiceCapabilities:
    """What a service says of itself."""

    kind: str
    version: str
    title: str
    layers: tuple[ServiceLayer, ...]
    #: picture formats of GetMap (WMS only).
    formats: tuple[str, ...] = ()


def read(door: Door, source: LayerSource) -> ServiceCapabilities:
    """Ask a service what it offers (one request).

    :param source: of kind WMS, WFS or OAPIF.
    :raises NetworkError: no answer, a web page, an exception report …
    :raises BadXml: an answer that cannot be read, or of another service.
    """
    if source.kind == "OAPIF":
        address = uris.landing_page(source.url)[0]
        path, mark, query = address.partition("?")
        answer = door.request(
            "GET",
            f"{path.rstrip('/')}/collections{mark}{query}",
            headers={"Accept": "application/json"},
            params={"f": "json"},
            expect=Expect.JSON,
            max_bytes=xmlsafe.MAX_BYTES,
        )
        return parse_collections(answer.json())
    # No version is asked for: each side then takes the highest it knows (OGC 06-121r3 §7.3.2).
    answer = door.request(
        "GET",
        uris.service_url(source.url),
        params={"service": source.kind, "request": "GetCapabilities"},
        expect=Expect.XML,
        max_bytes=xmlsafe.MAX_BYTES,
    )
    return parse(answer.content, source.kind)


def parse(data: bytes, kind: str) -> ServiceCapabilities:
    """Read the capabilities of a WMS or a WFS.

    :raises BadXml: not XML, or not of this service.
    """
    root = xmlsafe.parse(data)
    if etree.QName(root).localname not in _ROOTS[kind]:
        raise BadXml(
            tr("The service did not describe itself."),
            tr("The address answers, but not as a {kind} service.", kind=kind),
            tr("Try another link of the record."),
            detail=data[:500].decode("utf-8", "replace"),
        )
    service = root.find("{*}Service") if kind == "WMS" else root.find("{*}ServiceIdentification")
    if service is None:
        service = root.find("{*}Service")
    if kind == "WMS":
        layers = tuple(layer for top in root.iterfind("{*}Capability/{*}Layer") for layer in _wms_layers(top, ()))
    else:
        layers = tuple(map(_feature_type, root.iterfind("{*}FeatureTypeList/{*}FeatureType")))
    return ServiceCapabilities(
        kind=kind,
        version=root.get("version", ""),
        title=_text(service, "Title"),
        layers=layers,
        formats=tuple(_clean(node) for node in root.iterfind("{*}Capability/{*}Request/{*}GetMap/{*}Format")),
    )


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
            codes = [crs for crs in stated if isinstance(crs, str)] if isinstance(stated, list) else []
            own = entry.get("storageCrs")
            layers.append(
                ServiceLayer(
                    name=str(entry["id"]),
                    title=str(entry.get("title") or ""),
                    abstract=str(entry.get("description") or ""),
                    crs=_codes([own, *codes] if isinstance(own, str) else codes),
                )
            )
    return ServiceCapabilities(kind="OAPIF", version="1.0", title="", layers=tuple(layers))


def authority_code(crs: str) -> str:
    """Give ``EPSG:2154`` for every way of writing it (URN, address, ``EPSG:2154``), ``CRS:84`` likewise."""
    text = crs.strip()
    found = _CODE.search(text)
    if found:
        return f"EPSG:{found[1]}"
    return "CRS:84" if text.upper().endswith(("CRS84", "CRS:84", "CRS84H")) else text


def choose_layer(layers: Sequence[ServiceLayer], wanted: str, title: str = "") -> ServiceLayer:
    """Find the layer a record means: its exact name, the name without namespace or accents and case, the
    title, else the only layer there is.

    :raises ManyLayers: it cannot be told; the error lists what there is.
    """
    tests: tuple[Callable[[ServiceLayer], bool], ...] = (
        lambda layer: layer.name == wanted,
        lambda layer: _bare(layer.name) == _bare(wanted),
        lambda layer: layer.title.strip() == wanted.strip(),
        lambda layer: bool(title) and _fold(layer.title) == _fold(title),
    )
    for number, test in enumerate(tests):
        if not wanted and number < 3:
            continue
        found = [layer for layer in layers if test(layer)]
        if len(found) == 1 or (found and number == 0):
            return found[0]
    several = _several(layers, wanted)
    if several is not None:
        return several
    if len(layers) == 1:
        return layers[0]
    raise ManyLayers(wanted, layers)


def _several(layers: Sequence[ServiceLayer], wanted: str) -> ServiceLayer | None:
    """Give "a,b" of a WMS link as one layer drawn from both, in the CRS they share; ``None`` if one is missing."""
    by_name = {layer.name: layer for layer in layers}
    parts = [by_name.get(name.strip()) for name in wanted.split(",")]
    found = [part for part in parts if part is not None]
    if len(parts) < 2 or len(found) < len(parts):
        return None
    return ServiceLayer(
        name=",".join(part.name for part in found),
        title=", ".join(part.title or part.name for part in found),
        crs=tuple(code for code in found[0].crs if all(code in part.crs for part in found)),
        style=",".join(part.style for part in found),
    )


class ManyLayers(LayerError):
    """A service has several layers (or none) and the record does not tell which one it means."""

    def __init__(self, wanted: str, layers: Sequence[ServiceLayer]) -> None:
        """:param layers: what there is to choose from."""
        names = ", ".join(layer.name for layer in layers[:10]) + (" …" if len(layers) > 10 else "")
        if not layers:
            why, todo = tr("The service offers no layer."), tr("Try another link of the record.")
        elif wanted:
            why = tr("The service has no layer named “{name}”; it has: {names}.", name=wanted, names=names)
            todo = tr("Choose one of its layers.")
        else:
            why = tr("The record does not say which layer of the service it means; it has: {names}.", names=names)
            todo = tr("Choose one of its layers.")
        super().__init__(tr("The layer was not found in the service."), why, todo)
        self.layers = tuple(layers)


def choose_crs(offered: Sequence[str], wanted: str) -> str:
    """Give the wanted CRS if it is offered, else the layer's own (the first that is an EPSG code)."""
    if wanted and wanted in offered:
        return wanted
    return next((code for code in offered if code.startswith("EPSG:")), offered[0] if offered else "")


def choose_format(offered: Sequence[str]) -> str:
    """Give the picture format to ask for: PNG for its transparency, else JPEG, else the first."""
    for wanted in ("image/png", "image/png; mode=8bit", "image/png8", "image/jpeg"):
        if wanted in offered:
            return wanted
    return offered[0] if offered else "image/png"


def _wms_layers(node: etree._Element, inherited: tuple[str, ...]) -> Iterator[ServiceLayer]:
    """Give the layers that can be drawn, with the CRS they inherit (§7.2.4.8); a group has no name."""
    stated = [_clean(child) for tag in ("CRS", "SRS") for child in node.iterfind(f"{{*}}{tag}")]
    # 1.1.1 allows a list in one element
    crs = tuple(dict.fromkeys((*_codes([part for text in stated for part in text.split()]), *inherited)))
    # the CRS of the layer's own boxes come first: the data's own one is among them
    boxes = _codes([box.get("CRS") or box.get("SRS") or "" for box in node.iterfind("{*}BoundingBox")])
    crs = tuple(dict.fromkeys((*(code for code in boxes if code in crs), *crs)))
    name = _text(node, "Name")
    if name:
        yield ServiceLayer(
            name, _text(node, "Title"), _text(node, "Abstract"), crs, _text(node.find("{*}Style"), "Name")
        )
    for child in node.iterfind("{*}Layer"):
        yield from _wms_layers(child, crs)


def _feature_type(node: etree._Element) -> ServiceLayer:
    """Read one FeatureType of any WFS version."""
    tags = ("DefaultSRS", "DefaultCRS", "SRS", "OtherSRS", "OtherCRS")
    crs = _codes([_clean(child) for tag in tags for child in node.iterfind(f"{{*}}{tag}")])
    return ServiceLayer(_text(node, "Name"), _text(node, "Title"), _text(node, "Abstract"), crs)


def _codes(stated: Sequence[str]) -> tuple[str, ...]:
    """Give authority codes, each once."""
    return tuple(dict.fromkeys(authority_code(text) for text in stated if text))


def _text(node: etree._Element | None, tag: str) -> str:
    """Give the text of a child."""
    return _clean(node.find(f"{{*}}{tag}")) if node is not None else ""


def _clean(node: etree._Element | None) -> str:
    """Give an element's text without outer blanks."""
    return (node.text or "").strip() if node is not None else ""


def _bare(name: str) -> str:
    """Give a name without namespace, accents and case."""
    return _fold(name.rpartition(":")[2])


def _fold(text: str) -> str:
    """Give a text without accents, case and blanks at both ends."""
    parts = unicodedata.normalize("NFKD", text.strip().casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))
