"""The table of link kinds: every way a catalogue states a service, and what can be done with it.

One row per kind; reading a link is a loop over the rows. A new way of writing is a new pattern, a new
service a new row. The protocol strings are those of GeoNetwork, PRODIGE, géOrchestra, the INSPIRE
anchors (``http://www.opengis.net/def/serviceType/ogc/wms``) and what 225 real records hold.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from ..i18n import tr
from ..metadata.online import OnlineResource


@dataclass(frozen=True)
class Kind:
    """One kind of link."""

    #: short name shown on a card: WMS, WFS …
    key: str
    #: QGIS data provider that opens it; "" when it is not opened as a layer here, or by several.
    provider: str
    #: order of preference, least first: features before pictures, services before files and pages.
    preference: int
    #: what the protocol, lower case, may look like (searched).
    protocol: re.Pattern[str]
    #: what the address, lower case, may look like (searched); used when the protocol says nothing.
    url: re.Pattern[str]
    #: value of ``service=`` in the address, which decides before anything else.
    service: str = ""
    #: key of :data:`.loading.OPENERS`: which module opens it; "" when none does.
    opener: str = ""
    #: why it is not opened as a layer; a call, since the language is chosen after import.
    reason: Callable[[], str] | None = None


def _words(*patterns: str) -> re.Pattern[str]:
    """Compile alternatives."""
    return re.compile("|".join(patterns))


_NEVER = re.compile(r"(?!)")

KINDS: tuple[Kind, ...] = (
    Kind(
        "WFS",
        "WFS",
        10,
        _words(r"\bwfs\b(?!3)", r"web feature service", r"servicetype/ogc/wfs"),
        _words(r"/wfs(?:$|[/?])", r"/cgi-bin/mapservwfs", r"[?&]request=getfeature\b"),
        service="wfs",
        opener="service",
    ),
    Kind(
        "OAPIF",
        "OAPIF",
        20,
        _words(r"ogc[ :]?api[ :_-]*features", r"ogcapi-features", r"\boapif\b", r"\bogcfeat\b", r"\bwfs3\b"),
        _words(
            r"/collections/[^/?]+/items/?(?:$|\?)",
            r"(?:ogc-?api|oapif|features|wfs3|/api|/ogc)(?:/[^?]*)?/collections(?:/[^/?]+)?/?(?:$|\?)",
            r"/(?:ogcapi|oapif|wfs3)(?:/features)?/?(?:$|\?)",
        ),
        opener="service",
    ),
    Kind(
        "WMS",
        "wms",
        40,
        _words(r"\bwms\b(?!-c\b)", r"web map service", r"servicetype/ogc/wms\b"),
        _words(r"/wms(?:$|[/?])", r"/ows(?:$|[/?])", r"/cgi-bin/mapserv(?:$|[?])", r"[?&]request=getmap\b"),
        service="wms",
        opener="service",
    ),
    Kind(
        "WMTS",
        "wms",
        50,
        _words(r"\bwmts\b", r"web map tile service"),
        _words(r"/wmts(?:$|[/?])", r"wmtscapabilities\.xml"),
        service="wmts",
        reason=lambda: tr("Tile services are not opened from here yet; copy the link into QGIS's WMS/WMTS source."),
    ),
    Kind(
        "WCS",
        "",
        55,
        _words(r"\bwcs\b", r"web coverage service"),
        _words(r"/wcs(?:$|[/?])"),
        service="wcs",
        reason=lambda: tr("Coverage services are not opened from here yet; copy the link into QGIS's WCS source."),
    ),
    Kind(
        "ESRI",
        "",
        56,
        _words(r"esri", r"arcgis"),
        _words(r"/(?:map|feature|image)server(?:$|[/?])"),
        reason=lambda: tr("ArcGIS services are not opened from here yet; copy the link into QGIS's ArcGIS source."),
    ),
    Kind(
        "ATOM",
        "",
        60,
        _words(r"\batom\b", r"atom:feed", r"georss"),
        _words(r"/atom", r"/rss/", r"\.atom(?:$|\?)"),
        reason=lambda: tr("This is a download feed; open the link and choose a file in it."),
    ),
    Kind(
        "FILE",
        "",
        65,
        _words(
            r"www:download", r"^download$", r"application/(?:vnd\.)?geo\+?json", r"geopackage", r"^file$", r"enclosure"
        ),
        _words(r"\.(?:gpkg|zip|geojson|fgb|shp|kmz?|gml|csv|tiff?|jp2|7z|parquet)(?:$|\?)", r"/download/"),
        reason=lambda: tr("This is a file to download; open the link, then drag the file into QGIS."),
    ),
    Kind(
        "OTHER",
        "",
        80,
        _words(r"\bcsw\b", r"\bsos\b", r"\bwps\b", r"\bwmc\b", r"opendap", r"sensorthings"),
        _NEVER,
        reason=lambda: tr("QGIS has no layer for this kind of service."),
    ),
    Kind(
        "PAGE",
        "",
        90,
        _NEVER,
        re.compile(""),
        reason=lambda: tr("This is a web page; open the link in the browser."),
    ),
)

BY_KEY: dict[str, Kind] = {kind.key: kind for kind in KINDS}

# Protocols that only say "a link"; the address then tells more.
_VAGUE = re.compile(r"^(?:|www:link.*|www:url|https?|text/html|http--link|none|link)$")


def kind_of(link: OnlineResource) -> Kind:
    """Give the kind of a link: by ``service=`` in its address, then by its protocol, then by the address's shape."""
    url = link.url.strip().lower()
    service = next((value for key, value in parse_qsl(urlsplit(url).query) if key == "service"), "")
    if service:
        for kind in KINDS:
            if kind.service == service:
                return kind
    protocol = link.protocol.strip().lower()
    if not _VAGUE.match(protocol):
        # "WWW:DOWNLOAD" is also said of feeds and services, so it is asked after the address
        for kind in KINDS:
            if kind.key != "FILE" and kind.protocol.search(protocol):
                return kind
    for kind in KINDS:
        if kind.key != "PAGE" and kind.url.search(url):
            return kind
    return BY_KEY["FILE"] if BY_KEY["FILE"].protocol.search(protocol) else BY_KEY["PAGE"]
