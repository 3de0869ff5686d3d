"""From a resource of a data portal (address, format, title) to a link as a metadata record states it.

Portals say a format in a word of anybody's choice ("WMS", "ogc:wms", "shapefile", "Esri REST"); records
say a protocol. The words are those of CKAN's and udata's harvesters and of what people type there.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from ..metadata.online import OnlineResource
from .json_answer import address, line, text

#: (what the format looks like, lower case, whole; protocol).
_SERVICES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), protocol)
    for pattern, protocol in (
        (r"(?:ogc[ :_-]*)?wms(?:[ _-]?(?:vector|raster|server|service))?(?:[ :_-]*\d[\d.]*)?", "OGC:WMS"),
        (r"(?:ogc[ :_-]*)?wfs(?:[ _-]?(?:server|service))?(?:[ :_-]*\d[\d.]*)?", "OGC:WFS"),
        (r"(?:ogc[ :_-]*)?wmts(?:[ _-]?tms)?(?:[ :_-]*\d[\d.]*)?", "OGC:WMTS"),
        (r"(?:ogc[ :_-]*)?wcs(?:[ :_-]*\d[\d.]*)?", "OGC:WCS"),
        (r"(?:ogc[ :_-]*)?csw(?:[ :_-]*\d[\d.]*)?", "OGC:CSW"),
        (r"ogc[ :_-]*api(?:[ :_-]*features)?|ogc:ogcapi-features|oapif|ogcfeat|wfs3", "OGC API Features"),
        (r"(?:inspire[ :_-]*)?atom(?:[ _-]?feed)?|application/atom\+xml", "ATOM"),
        (r"(?:esri|arcgis)[ _-]*(?:rest|geoservices?(?: rest api)?|.*server)?", "ESRI:REST"),
    )
)
_FILE = re.compile(
    r"(?:esri )?shape(?:file)?s?|shp|zip|geo-?json|application/(?:vnd\.)?geo\+json|topojson|gpkg|geopackage|kmz?|gml"
    r"|csv|tsv|xlsx?|ods|txt|json|xml|rdf|tab|mif(?:/mid)?|dxf|dwg|geo-?tiff?|tiff?|ecw|jp2|asc|las|laz|parquet"
    r"|fgb|flatgeobuf|sqlite|spatialite|7z|rar|tar|gz|tar\.gz|pdf|docx?|odt|png|jpe?g|gtfs|netcdf|nc"
)
# what a layer's name may look like; a title of several words is none
_LAYER_NAME = re.compile(r"[A-Za-zÀ-ÿ_][\w.:-]*(?:,[\w.:-]+)*")
_NO_LAYER_NAME = re.compile(
    r"(?:ogc[ :_-]*)?(?:wms|wfs|wmts|wcs|api|flux|service|services|getcapabilities|capabilities|link|lien|url|http.*)"
    r"|.*\.(?:zip|csv|json|geojson|xml|pdf|png|jpe?g)",
    re.IGNORECASE,
)
_NAMED_SERVICES = ("OGC:WMS", "OGC:WFS", "OGC:WMTS", "OGC API Features")


def resource_link(
    url: object, stated_format: object = "", title: object = "", description: object = "", *, function: str = ""
) -> OnlineResource | None:
    """Give the link of a resource, or ``None`` where its address is none.

    :param stated_format: what the portal calls the format.
    :param title: the resource's title, which harvested services have as the layer's name.
    :param function: CI_OnLineFunctionCode; "" means download for files.
    """
    where = web_address(url)
    if not where:
        return None
    protocol = protocol_of(line(stated_format))
    name, words = line(title), text(description)
    is_name = protocol in _NAMED_SERVICES and bool(_LAYER_NAME.fullmatch(name)) and not _NO_LAYER_NAME.fullmatch(name)
    return OnlineResource(
        url=where,
        protocol=protocol,
        name=name if is_name else "",
        description=name or words.partition("\n")[0][:200],
        function=function or ("download" if protocol.startswith("WWW:DOWNLOAD") else ""),
    )


def protocol_of(stated_format: str) -> str:
    """Give the protocol a format means; ``""`` for what is no service and no file that is known."""
    word = stated_format.strip().lower().removeprefix(".")
    for pattern, protocol in _SERVICES:
        if pattern.fullmatch(word):
            return protocol
    return f"WWW:DOWNLOAD:{word}" if _FILE.fullmatch(word) else ""


def web_address(value: object) -> str:
    """Give a web address that all parts of the plugin can read; blanks in it are escaped; else ``""``."""
    found = address(re.sub(r"[ \t]+", "%20", text(value)))
    try:
        return found if found and urlsplit(found).hostname else ""
    except ValueError:
        return ""


def host_of(url: str) -> str:
    """Give the host and port of an address, lower case."""
    return urlsplit(url).netloc.rpartition("@")[2].lower()
