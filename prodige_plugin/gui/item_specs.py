"""What the fields of lists are made of: the parts of a link, of a preview image, of a statement of conformity …"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..i18n import tr
from ..metadata import codelists
from ..metadata.element import Element
from ..metadata.online import OnlineResource
from ..metadata.values import (
    Aggregate,
    ConformityResult,
    CoupledData,
    CoupledResource,
    FeatureCatalogue,
    Keyword,
    Measure,
    Operation,
    Thumbnail,
)
from .element_text import language
from .element_widgets import Choices

#: How links are named in French catalogues (GeoNetwork's and PRODIGE's names of protocols).
PROTOCOLS = (
    "OGC:WMS",
    "OGC:WMTS",
    "OGC:WFS",
    "OGC:WCS",
    "OGC API Features",
    "ATOM",
    "WWW:DOWNLOAD-1.0-http--download",
    "WWW:LINK-1.0-http--link",
)


@dataclass(frozen=True)
class Part:
    """One part of an item: its field, what it is called, how it is edited."""

    field: str
    label: str
    #: line, text, choice (of a list alone), combo (of a list, or typed) or date.
    widget: str = "line"
    choices: Choices = ()
    example: str = ""


@dataclass(frozen=True)
class Spec:
    """A kind of item."""

    #: makes an empty one.
    make: Callable[[], Any]
    parts: tuple[Part, ...]
    #: gives the first and the second line of an item in the list.
    lines: Callable[[Any], tuple[str, str]]
    add: str
    none: str


def _choices(codelist: str) -> Choices:
    return codelists.choices(codelist, language())


def _label(codelist: str, value: str) -> str:
    return codelists.label(codelist, value, language()) if value else ""


def _joined(*parts: str) -> str:
    return " – ".join(part for part in parts if part)


def _links() -> Spec:
    def lines(link: OnlineResource) -> tuple[str, str]:
        name = link.description or link.name or link.url
        return name, _joined(link.protocol, _label("CI_OnLineFunctionCode", link.function), link.url)

    return Spec(
        lambda: OnlineResource(""),
        (
            Part("url", tr("Address"), example="https://www.example.org/wms?service=WMS&request=GetCapabilities"),
            Part("protocol", tr("Protocol"), "combo", tuple((name, name) for name in PROTOCOLS)),
            Part("name", tr("Layer"), example="zones_humides"),
            Part("description", tr("Title"), example=tr("Wetlands, map service")),
            Part("function", tr("Purpose"), "choice", _choices("CI_OnLineFunctionCode")),
            Part("application_profile", tr("Service type"), "combo", _choices("SpatialDataServiceType")),
        ),
        lines, tr("Add a link"), tr("No link yet."),
    )  # fmt: skip


def _thumbnails() -> Spec:
    return Spec(
        Thumbnail,
        (
            Part("url", tr("Address"), example="https://www.example.org/wetlands.png"),
            Part("description", tr("Description"), example=tr("The whole department")),
        ),
        lambda image: (image.description or image.url, image.url if image.description else ""),
        tr("Add an image"),
        tr("No preview image yet."),
    )


def _conformity() -> Spec:
    return Spec(
        ConformityResult,
        (
            Part("title", tr("Specification"), "text"),
            Part("date", tr("Date"), "date"),
            Part("kind", tr("Kind of date"), "choice", _choices("CI_DateTypeCode")),
            Part("degree", tr("Degree"), "choice", _choices("Conformity")),
            Part("explanation", tr("Explanation"), example=tr("See the cited specification.")),
        ),
        lambda result: (result.title, _joined(_label("Conformity", result.degree), result.date)),
        tr("Add a specification"),
        tr("No statement yet."),
    )


def _coupled_data() -> Spec:
    return Spec(
        CoupledData,
        (
            Part("identifier", tr("Identifier of the record")),
            Part("href", tr("Address of its XML")),
            Part("title", tr("Title")),
        ),
        lambda item: (item.title or item.identifier or item.href, item.href if item.title or item.identifier else ""),
        tr("Add data"),
        tr("No coupled data yet."),
    )


def _coupled_resources() -> Spec:
    return Spec(
        CoupledResource,
        (
            Part("layer", tr("Layer")),
            Part("identifier", tr("Identifier of the record")),
            Part("operation", tr("Operation"), "combo", (("GetMap", "GetMap"), ("GetFeature", "GetFeature"))),
        ),
        lambda item: (item.layer or item.identifier, _joined(item.operation, item.identifier if item.layer else "")),
        tr("Add a layer"),
        tr("No layer yet."),
    )


def _aggregates() -> Spec:
    return Spec(
        Aggregate,
        (
            Part("identifier", tr("Identifier of the data")),
            Part("association", tr("Kind of tie"), "choice", _choices("DS_AssociationTypeCode")),
            Part("initiative", tr("Within"), "choice", _choices("DS_InitiativeTypeCode")),
        ),
        lambda item: (item.identifier, _label("DS_AssociationTypeCode", item.association)),
        tr("Add a tie"),
        tr("No tie yet."),
    )


def _operations() -> Spec:
    return Spec(
        Operation,
        (
            Part("name", tr("Operation"), "combo", tuple((name, name) for name in (
                "GetCapabilities", "GetMap", "GetFeatureInfo", "GetFeature", "DescribeFeatureType", "GetTile"))),
            Part("url", tr("Address")),
            Part("platform", tr("Platform"), "choice", _choices("DCPList")),
        ),
        lambda item: (item.name or item.url, item.url if item.name else ""),
        tr("Add an operation"),
        tr("No operation yet."),
    )  # fmt: skip


def _measures(names: Choices) -> Spec:
    return Spec(
        Measure,
        (
            Part("name", tr("What is measured"), "combo" if names else "line", names),
            Part("value", tr("Value"), example="99.5"),
            Part("unit", tr("Unit (address)"), example="http://www.opengis.net/def/uom/OGC/1.0/unity"),
        ),
        lambda item: (item.name or item.value, _joined(item.value, item.unit) if item.name else item.unit),
        tr("Add a measure"),
        tr("No measure yet."),
    )


def _feature_catalogues() -> Spec:
    return Spec(
        FeatureCatalogue,
        (
            Part("identifier", tr("Identifier of its record")),
            Part("href", tr("Address of its XML")),
            Part("title", tr("Title")),
            Part("date", tr("Date"), "date"),
            Part("kind", tr("Kind of date"), "choice", _choices("CI_DateTypeCode")),
        ),
        lambda item: (item.title or item.identifier or item.href, _joined(item.date, item.href)),
        tr("Add a feature catalogue"),
        tr("No feature catalogue yet."),
    )


def _keywords() -> Spec:
    return Spec(
        Keyword,
        (
            Part("text", tr("Keyword")),
            Part("thesaurus", tr("Thesaurus")),
            Part("href", tr("Address")),
        ),
        lambda item: (item.text, item.thesaurus),
        tr("Add a keyword"),
        tr("No keyword of a thesaurus yet."),
    )


_MAKERS: dict[str, Callable[[], Spec]] = {
    "links": _links,
    "thumbnails": _thumbnails,
    "conformity": _conformity,
    "operates_on": _coupled_data,
    "coupled_resources": _coupled_resources,
    "aggregates": _aggregates,
    "harmonised_service": _operations,
    "topology_measure": lambda: _measures(()),
    "interoperable_service": lambda: _measures(_choices("QualityOfServiceCriteria")),
    "feature_catalogue": _feature_catalogues,
    "other_keywords": _keywords,
}


def spec_of(element: Element) -> Spec:
    """Give what the items of a row are made of.

    :raises KeyError: the row has no items.
    """
    return _MAKERS[element.key]()
