"""What a service offers, whatever its protocol: the words every reader of capabilities shares."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

_CODE = re.compile(r"(?:EPSG|epsg)[:/#](?:[\d.]*[:/])?(\d+)$")


@dataclass(frozen=True)
class ServiceLayer:
    """One layer, feature type, coverage or collection of a service."""

    name: str
    title: str = ""
    abstract: str = ""
    #: authority codes ("EPSG:2154"), the service's own first; "CRS:84" where only that is offered.
    crs: tuple[str, ...] = ()
    #: the style named first (WMS) or said to be the default (WMTS).
    style: str = ""
    #: every style, by name.
    styles: tuple[str, ...] = ()
    #: picture formats of this layer alone (WMTS, WCS).
    formats: tuple[str, ...] = ()
    #: tile matrix sets (WMTS): identifier and authority code of its CRS, in the service's order.
    matrix_sets: tuple[tuple[str, str], ...] = ()
    #: addresses of the layer's own records in catalogues (MetadataURL).
    records: tuple[str, ...] = ()
    #: dimensions and their default values (WMTS).
    dimensions: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class ServiceCapabilities:
    """What a service says of itself."""

    kind: str
    version: str
    title: str
    layers: tuple[ServiceLayer, ...]
    #: picture formats of GetMap (WMS only).
    formats: tuple[str, ...] = ()
    #: where it was found: a redirect may have led elsewhere than the link says.
    url: str = ""
    #: the version that had to be named in the question; "" when the service took its own.
    asked_version: str = ""
    #: where it says that maps or features are asked for (WMS, WFS); "" where it does not.
    sends_to: str = ""


def authority_code(crs: str) -> str:
    """Give ``EPSG:2154`` for every way of writing it (URN, address, ``EPSG:2154``), ``CRS:84`` likewise."""
    text = crs.strip()
    found = _CODE.search(text)
    if found:
        return f"EPSG:{found[1]}"
    return "CRS:84" if text.upper().endswith(("CRS84", "CRS:84", "CRS84H")) else text


def codes(stated: Sequence[str]) -> tuple[str, ...]:
    """Give authority codes, each once."""
    return tuple(dict.fromkeys(authority_code(text) for text in stated if text))


def text_of(node: etree._Element | None, tag: str) -> str:
    """Give the text of a child."""
    return clean(node.find(f"{{*}}{tag}")) if node is not None else ""


def clean(node: etree._Element | None) -> str:
    """Give an element's text without outer blanks."""
    return (node.text or "").strip() if node is not None else ""
