"""Addresses of services, and the URIs by which QGIS's providers open them. No secret: only an ``authcfg`` id."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

#: parameters that belong to one operation of OGC 06-042 (WMS), 04-094 (WFS) and not to the service.
_OPERATION = frozenset(
    (
        *("service", "version", "request", "acceptversions", "updatesequence", "sections", "exceptions"),
        *("layers", "layer", "styles", "style", "sld", "sld_body", "query_layers", "info_format", "i", "j", "x", "y"),
        *("crs", "srs", "bbox", "width", "height", "format", "transparent", "bgcolor", "time", "elevation"),
        *("typename", "typenames", "outputformat", "srsname", "count", "maxfeatures", "startindex", "featureid"),
        *("resulttype", "f", "limit", "offset", "coverage", "coverageid", "identifier", "tilematrixset", "tilematrix"),
        *("tilerow", "tilecol", "storedquery_id"),
    )
)

#: features of an OGC API asked for at once; QGIS alone would ask for 10 or 100.
PAGE = 1000

_TILE = re.compile(r"(?:\{|%7b)(?:z|tilematrix)(?:\}|%7d)", re.IGNORECASE)

# QgsDataSourceUri.setEncodedUri decodes spaces, letters, ``&``, ``=`` and ``#``, and gives back the escapes of
# all other signs as they stand ("EPSG%3A2154", measured on 3.40): those are written plainly.
_READ_BACK = "/:;,?+@!$*()'~%"


def service_url(url: str) -> str:
    """Give the address of a service out of any of its requests; ``map=…``, keys and the like stay."""
    parts = urlsplit(url.strip())
    kept = [
        (key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if key.lower() not in _OPERATION
    ]
    return urlunsplit((parts.scheme, parts.netloc, parts.path, urlencode(kept), ""))


def query_value(url: str, *names: str) -> str:
    """Give the first value of any of these parameters (names in lower case) in an address, or ``""``."""
    pairs = parse_qsl(urlsplit(url).query)
    return next((value.strip() for key, value in pairs if key.lower() in names and value.strip()), "")


def wms_uri(
    url: str,
    layer: str,
    *,
    crs: str = "EPSG:4326",
    image: str = "image/png",
    style: str = "",
    version: str = "",
    authcfg: str = "",
    stay: bool = False,
) -> str:
    """Give the URI of QGIS's ``wms`` provider: encoded pairs, the service address ending with ``?`` or ``&``.

    :param version: for a service that answers no question without one.
    :param stay: ask for everything at this address, whatever others the service states.
    """
    base = service_url(url)
    base += "&" if "?" in base else "?"
    pairs = [
        ("contextualWMSLegend", "0"),
        ("crs", crs),
        ("dpiMode", "7"),
        ("format", image),
        ("layers", layer),
        ("styles", style),
    ]
    if stay:
        pairs += [("IgnoreGetMapUrl", "1"), ("IgnoreGetFeatureInfoUrl", "1")]
    return _encoded(pairs, f"{base}VERSION={version}&" if version else base, authcfg)


def wmts_uri(
    url: str,
    layer: str,
    *,
    matrix_set: str = "",
    crs: str = "EPSG:3857",
    image: str = "image/png",
    style: str = "",
    dimensions: tuple[tuple[str, str], ...] = (),
    authcfg: str = "",
) -> str:
    """Give the URI of QGIS's ``wms`` provider for a WMTS.

    ``tileMatrixSet`` makes it one, and the address is that of the description itself (KVP or a document).
    """
    pairs = [
        ("contextualWMSLegend", "0"),
        ("crs", crs),
        ("dpiMode", "7"),
        ("format", image),
        ("layers", layer),
        ("styles", style),
    ]
    if dimensions:
        pairs.append(("tileDimensions", ";".join(f"{name}={value}" for name, value in dimensions)))
    pairs.append(("tileMatrixSet", matrix_set))
    return _encoded(pairs, wmts_capabilities_url(url), authcfg)


def wmts_capabilities_url(url: str) -> str:
    """Give the address of a WMTS's description: a document as it is, else the question for it."""
    if urlsplit(url).path.lower().endswith(".xml"):
        return url
    base = service_url(url)
    return f"{base}{'&' if '?' in base else '?'}SERVICE=WMTS&REQUEST=GetCapabilities"


def xyz_uri(template: str, *, least: int | None = None, most: int | None = None, authcfg: str = "") -> str:
    """Give the URI of QGIS's ``wms`` provider for tiles by a template with ``{z}``, ``{x}`` and ``{y}`` or ``{-y}``."""
    pairs = [("type", "xyz")]
    pairs += [(key, str(value)) for key, value in (("zmin", least), ("zmax", most)) if value is not None]
    return _encoded(pairs, template, authcfg, twice=False)


def vector_tile_uri(
    template: str, *, style: str = "", least: int | None = None, most: int | None = None, authcfg: str = ""
) -> str:
    """Give the URI of QGIS's vector tiles; ``style`` is the address of a Mapbox GL style."""
    pairs = [("type", "xyz")]
    if style:
        pairs.append(("styleUrl", style))
    pairs += [(key, str(value)) for key, value in (("zmin", least), ("zmax", most)) if value is not None]
    return _encoded(pairs, template, authcfg, twice=False)


def wcs_uri(
    url: str, coverage: str, *, crs: str = "", image: str = "", version: str = "1.0.0", authcfg: str = ""
) -> str:
    """Give the URI of QGIS's ``wcs`` provider."""
    pairs = [("cache", "PreferNetwork")]
    pairs += [(key, value) for key, value in (("crs", crs), ("format", image)) if value]
    pairs += [("identifier", coverage), ("version", version)]
    base = service_url(url)
    return _encoded(pairs, base + ("&" if "?" in base else "?"), authcfg, twice=False)


def _encoded(pairs: list[tuple[str, str]], url: str, authcfg: str, *, twice: bool = True) -> str:
    """Write pairs as QgsDataSourceUri.encodedUri does.

    :param twice: the provider decodes the address once more by itself (``wms`` does for WMS and WMTS; tiles
        by templates and ``wcs`` do not).
    """
    if authcfg:
        pairs = [("authcfg", authcfg), *pairs]
    # one bare "%" would make Qt escape everything once more
    plain = ((key, re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", value)) for key, value in pairs)
    written = "&".join(f"{key}={quote(value, safe=_READ_BACK)}" for key, value in plain)
    return f"{written}&url={quote(url, safe='' if twice else _READ_BACK)}"


def wfs_uri(
    url: str,
    typename: str,
    *,
    crs: str = "",
    version: str = "auto",
    authcfg: str = "",
    view_only: bool = False,
    where: str = "",
) -> str:
    """Give the URI of QGIS's ``WFS`` provider (QgsDataSourceUri: ``key='value'``, ``\\`` and ``'`` escaped).

    :param view_only: ask only for what the map shows, at each move, instead of all at once.
    :param where: a QGIS expression the features must satisfy; the provider makes a filter of it.
    """
    pairs = [("pagingEnabled", "default"), ("preferCoordinatesForWfsT11", "false")]
    if where:
        pairs.insert(0, ("filter", where))
    if view_only:
        pairs.append(("restrictToRequestBBOX", "1"))
    if crs:
        pairs.append(("srsname", crs))
    pairs += [("typename", typename), ("url", service_url(url)), ("version", version)]
    return _datasource(pairs, authcfg)


def oapif_uri(
    url: str,
    collection: str,
    *,
    crs: str = "",
    authcfg: str = "",
    view_only: bool = False,
    where: str = "",
    page_size: int = PAGE,
) -> str:
    """Give the URI of QGIS's ``OAPIF`` provider, whose ``url`` is the landing page.

    :param page_size: features asked for at once; a server that allows fewer gives fewer (OGC 17-069r4 §7.15.2).
    """
    pairs = [("pageSize", str(page_size)), ("pagingEnabled", "true")]
    if where:
        pairs.insert(0, ("filter", where))
    if view_only:
        pairs.append(("restrictToRequestBBOX", "1"))
    if crs:
        pairs.append(("srsname", crs))
    pairs += [("typename", collection), ("url", landing_page(url)[0])]
    return _datasource(pairs, authcfg)


def esri_features_uri(url: str, *, crs: str = "", authcfg: str = "") -> str:
    """Give the URI of QGIS's ``arcgisfeatureserver`` provider; ``url`` ends with the layer's number."""
    return _datasource([("crs", crs), ("url", url)] if crs else [("url", url)], authcfg)


def esri_map_uri(url: str, layer: str, *, crs: str = "", image: str = "PNG32", authcfg: str = "") -> str:
    """Give the URI of QGIS's ``arcgismapserver`` provider; ``url`` is that of the whole service.

    :param layer: number of a layer; "" for all of them, or for an ImageServer.
    """
    pairs = [("crs", crs)] if crs else []
    pairs += [("format", image), ("layer", layer), ("url", url)]
    return _datasource(pairs, authcfg)


def joined(base: str, address: str) -> str:
    """Give an address whole, as a document at ``base`` means it; ``""`` where it is none (``http://[``)."""
    try:
        whole = urljoin(base, address)
        urlsplit(whole)
    except ValueError:
        return ""
    return whole


def is_template(url: str) -> bool:
    """Whether an address has places for a tile's level, column and row."""
    return _TILE.search(url) is not None


def tile_template(url: str) -> str:
    """Give a template of tiles as QGIS writes it: ``{z}``, ``{x}``, ``{y}`` or ``{-y}``, one server of several."""
    text = re.sub(r"%7B", "{", re.sub(r"%7D", "}", url, flags=re.IGNORECASE), flags=re.IGNORECASE)
    text = re.sub(r"\$\{", "{", text)
    text = re.sub(r"\{s\}|\{a-c\}|\{abc\}", "a", text, flags=re.IGNORECASE)
    text = re.sub(r"\{switch:([^,}]*)[^}]*\}", r"\1", text, flags=re.IGNORECASE)
    text = re.sub(r"\{r\}|\{ratio\}", "", text, flags=re.IGNORECASE)
    # OGC API Tiles and WMTS by templates name the same three places
    for name, place in (("tilematrix", "{z}"), ("tilerow", "{y}"), ("tilecol", "{x}")):
        text = re.sub(rf"\{{{name}\}}", place, text, flags=re.IGNORECASE)
    return re.sub(r"\{(-?[zxy])\}", lambda found: found[0].lower(), text, flags=re.IGNORECASE)


def esri_service(url: str) -> tuple[str, str]:
    """Split an ArcGIS address in the service and the number of a layer (``""`` if none)."""
    base = service_url(url).rstrip("/")
    found = re.match(r"^(?P<service>.*?/(?:map|feature|image)server)(?:/(?P<number>\d+))?", base, re.IGNORECASE)
    return (found["service"], found["number"] or "") if found else (base, "")


def landing_page(url: str) -> tuple[str, str]:
    """Split an OGC API address in its landing page and the collection it names (``""`` if none)."""
    base = service_url(url)
    parts = urlsplit(base)
    found = re.match(r"^(?P<landing>.*?)/collections(?:\.json|/(?P<name>[^/]+)(?:/.*)?)?/?$", parts.path)
    if found is None:
        return base, ""
    landing = urlunsplit((parts.scheme, parts.netloc, found["landing"], parts.query, ""))
    return landing, found["name"] or ""


def _datasource(pairs: list[tuple[str, str]], authcfg: str) -> str:
    """Write pairs as QgsDataSourceUri does."""
    written = [f"{key}='{_quoted(value)}'" for key, value in pairs]
    if authcfg:
        written.insert(0, f"authcfg={authcfg}")
    return " ".join(written)


def _quoted(value: str) -> str:
    """Escape what QgsDataSourceUri escapes between quotes."""
    return value.replace("\\", "\\\\").replace("'", "\\'")
