"""The table of link kinds: every way a catalogue states a service, and what can be done with it.

One row per kind; reading a link is a loop over the rows. A new way of writing is a new pattern, a new
service a new row. The protocol strings are those of GeoNetwork, PRODIGE, géOrchestra, the INSPIRE
anchors (``http://www.opengis.net/def/serviceType/ogc/wms``) and what 225 real records hold.

The rows stand in the order of preference, which is the order in which ways to load are offered: features one can
query and filter (WFS, OGC API Features, PRODIGE's data API) before pictures (WMS, tiles, coverages, ArcGIS), what a
service gives at once before what must be downloaded whole (feeds, files), one layer before a group of them (contexts),
and what only a browser can open at the end.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import parse_qsl, urlsplit

from ..i18n import tr
from ..metadata.online import OnlineResource


def _words(*patterns: str) -> re.Pattern[str]:
    """Compile alternatives."""
    return re.compile("|".join(patterns))


_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True)
class Kind:
    """One kind of link."""

    #: short name shown on a card: WMS, WFS …
    key: str
    #: QGIS data provider that opens it; "" when several do, or none.
    provider: str
    #: order of preference, least first.
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
    #: addresses, lower case, that are of this kind whatever the protocol says.
    sure: re.Pattern[str] = _NEVER


_FORMATS = r"gpkg|zip|geojson|fgb|shp|kmz?|gml|csv|tsv|tiff?|jp2|asc|ecw|vrt|dxf|tab|mif|7z|tar\.gz|tgz|parquet|gpx"

KINDS: tuple[Kind, ...] = (
    Kind(
        "WFS",
        "WFS",
        10,
        _words(r"\bwfs\b(?!3)", r"web ?feature ?service", r"servicetype/ogc/wfs"),
        _words(r"/wfs(?:$|[/?])", r"/wfsserver\b", r"/cgi-bin/mapservwfs", r"[?&]request=getfeature\b"),
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
            r"(?:ogc-?api|oapif|features|wfs3|/api|/ogc)(?:/[^?]*)?/collections(?:\.json|/[^/?]+)?/?(?:$|\?)",
            r"/(?:ogcapi|oapif|wfs3|ogc-features)(?:/features)?/?(?:$|\?)",
        ),
        opener="service",
    ),
    Kind(
        "API",
        "",
        25,
        _words(r"api prodige", r"prodige[ :_-]*api"),
        _NEVER,
        opener="api_data",
        # the second is what PRODIGE 4's download server is asked
        sure=_words(r"/api/data/[0-9a-f][0-9a-f-]{7,}", r"^https?://telecarto\..*[?&]direct="),
    ),
    Kind(
        "WMS",
        "wms",
        40,
        _words(r"\bwms\b(?!-c\b)", r"web ?map ?service", r"servicetype/ogc/wms\b"),
        _words(
            *(r"/wms(?:$|[/?])", r"/wms-[rv](?:$|[/?])", r"/wmsserver\b", r"/(?:ows|wxs)(?:$|[/?])"),
            *(r"/cgi-bin/(?:mapserv|qgis_mapserv)(?:\.exe|\.fcgi)?(?:$|[?])", r"[?&]request=getmap\b"),
        ),
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
        opener="service",
    ),
    Kind(
        "TILES",
        "",
        52,
        _words(
            *(r"\btms\b", r"\bxyz\b", r"vector[ -]?tiles?", r"tuiles?[ -]vecteur", r"\bmvt\b", r"\bslippy"),
            *(r"ogc[ :]?api[ :_-]*(?:tiles|maps)", r"ogcapi-(?:tiles|maps)"),
        ),
        _words(
            *(r"\{z\}", r"\{tilematrix\}", r"/tms/1\.0", r"/tms/?$", r"/styles?/[^?]*\.json(?:$|\?)", r"/style\.json"),
            *(r"/tiles\.json", r"/tiles/webmercatorquad"),
        ),
        opener="tiles",
        sure=_words(r"\{z\}.*\{x\}|\{z\}.*\{-?y\}|\{tilematrix\}"),
    ),
    Kind(
        "WCS",
        "wcs",
        55,
        _words(r"\bwcs\b", r"web ?coverage ?service"),
        _words(r"/wcs(?:$|[/?])"),
        service="wcs",
        opener="service",
    ),
    Kind(
        "ESRI",
        "",
        56,
        _words(r"esri", r"arcgis"),
        _words(r"/(?:map|feature|image)server(?:$|[/?])"),
        opener="esri",
    ),
    Kind(
        "ATOM",
        "",
        60,
        _words(r"\batom\b", r"atom:feed", r"georss"),
        _words(r"/atom", r"/rss/", r"\.atom(?:$|\?)"),
        opener="feed",
    ),
    Kind(
        "FILE",
        "",
        65,
        _words(
            *(r"www:download", r"^download$", r"application/(?:vnd\.)?geo\+?json", r"geopackage", r"^file$"),
            *(r"enclosure", r"^(?:ftp|zip|shp|shapefile|geojson|gpkg|csv|kml|geotiff|cog)$"),
        ),
        _words(rf"\.(?:{_FORMATS})(?:$|\?)", r"/download/"),
        opener="file",
        # feeds' own links to an archive: GéoIDE's and PRODIGE's
        sure=_words(r"/atomarchive/getresource", r"/rss/atomfeed/atomdata/"),
    ),
    Kind(
        "CONTEXT",
        "",
        70,
        _words(r"\bows-?c\b", r"ogc:owc", r"ows[ -]?context", r"\bqlr\b", r"qgis:layer", r"\bwmc\b"),
        _words(r"^[^?]*\.(?:owc|wmc|qlr|qg[sz])(?:$|\?)", r"\.owc\.(?:geo)?json", r"[/=]owc(?:$|[/?&])"),
        opener="context",
        # the context of PRODIGE's viewer
        sure=_words(r"^https?://carto\.[^/]+/\d+/[^/?]+\.geojson", r"^[^?]*\.(?:qlr|qg[sz])(?:$|\?)"),
    ),
    Kind(
        "OTHER",
        "",
        80,
        _words(r"\bcsw\b", r"\bsos\b", r"\bwps\b", r"opendap", r"sensorthings"),
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
        sure=_words(
            # PRODIGE's basket, its download page, its viewer; documents and pictures
            *(r"/panierdownload", r"^https?://(?:telechargement|telecarto)\.", r"/consultationwms"),
            *(r"^[^?]*\.(?:html?|xhtml)(?:$|[?#])", r"/catalog\.search", r"/apps/search/", r"/xml_iso19139\b"),
            *(
                r"\.(?:pdf|docx?|odt|xlsx?|ods|pptx?|odp|rtf|png|jpe?g|gif|svg|webp)(?:$|#)",
                r"request=getlegendgraphic",
            ),
        ),
    ),
)

BY_KEY: dict[str, Kind] = {kind.key: kind for kind in KINDS}
#: Kinds of services, which a viewer's address or a vague link may hold.
SERVICES = frozenset({"WFS", "OAPIF", "WMS", "WMTS", "WCS", "ESRI", "TILES"})

# Protocols that only say "a link"; the address then tells more.
_VAGUE = re.compile(r"^(?:|www:link.*|www:url|https?|https? get|text/html|text/xml|http--link|none|link)$")
_OTHER_SERVICES = frozenset({"csw", "wps", "sos", "sta"})
#: Addresses where a server usually gives features and pictures alike.
_BOTH = _words(r"/(?:ows|wxs)(?:$|[/?])", r"/cgi-bin/(?:mapserv|qgis_mapserv)(?:\.exe|\.fcgi)?\?.*\bmap=")


@lru_cache(maxsize=8192)  # asked several times of each link, of every hit of every page
def kind_of(link: OnlineResource) -> Kind:
    """Give the kind of a link: by ``service=`` in its address, then by an address that is sure, then by its
    protocol, then by the address's shape, then by its name.
    """
    url = link.url.strip().lower()
    service = next((value for key, value in parse_qsl(urlsplit(url).query) if key == "service"), "")
    if service in _OTHER_SERVICES:
        return BY_KEY["OTHER"]
    if service:
        for kind in KINDS:
            if kind.service == service:
                return kind
    for kind in KINDS:
        if kind.sure.search(url):
            return kind
    protocol = link.protocol.strip().lower()
    if not _VAGUE.match(protocol):
        # "WWW:DOWNLOAD" is also said of feeds and services, so it is asked after the address
        for kind in KINDS:
            if kind.key != "FILE" and kind.protocol.search(protocol):
                return _by_path(kind, url)
    for kind in KINDS:
        if kind.key != "PAGE" and kind.url.search(url):
            return kind
    if re.search(r"\batom\b", link.name.lower()):
        return BY_KEY["ATOM"]  # "Téléchargement simple (Atom) du jeu et des documents associés"
    return BY_KEY["FILE"] if BY_KEY["FILE"].protocol.search(protocol) else BY_KEY["PAGE"]


def kinds_of(link: OnlineResource) -> tuple[Kind, ...]:
    """Give every kind a link may be of, the likeliest first: the base address of a server may serve features too."""
    kind = kind_of(link)
    vague = _VAGUE.match(link.protocol.strip().lower()) is not None
    if kind.key == "WMS" and vague and _BOTH.search(link.url.lower()) and "service=" not in link.url.lower():
        return kind, BY_KEY["WFS"]
    return (kind,)


def _by_path(kind: Kind, url: str) -> Kind:
    """Correct a WMS that is stated for a WFS's address, or the other way round, where the path has only one."""
    if kind.key in ("WMS", "WFS"):
        parts = {part for part in re.split(r"[^a-z]+", urlsplit(url).path) if part in ("wms", "wfs", "mapservwfs")}
        if kind.key == "WMS" and parts and parts <= {"wfs", "mapservwfs"}:
            return BY_KEY["WFS"]
        if kind.key == "WFS" and parts == {"wms"} and "geoserver" not in url:
            return BY_KEY["WMS"]
    return kind
