"""Addresses of services, and the URIs by which QGIS's providers open them. No secret: only an ``authcfg`` id."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

#: parameters that belong to one operation of OGC 06-042 (WMS), 04-094 (WFS) and not to the service.
_OPERATION = frozenset(
    (
        *("service", "version", "request", "acceptversions", "updatesequence", "sections", "exceptions"),
        *("layers", "layer", "styles", "style", "sld", "sld_body", "query_layers", "info_format", "i", "j", "x", "y"),
        *("crs", "srs", "bbox", "width", "height", "format", "transparent", "bgcolor", "time", "elevation"),
        *("typename", "typenames", "outputformat", "srsname", "count", "maxfeatures", "startindex", "featureid"),
        *("resulttype", "f"),
    )
)

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
    url: str, layer: str, *, crs: str = "EPSG:4326", image: str = "image/png", style: str = "", authcfg: str = ""
) -> str:
    """Give the URI of QGIS's ``wms`` provider: encoded pairs, the service address ending with ``?`` or ``&``."""
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
    if authcfg:
        pairs.insert(0, ("authcfg", authcfg))
    # one bare "%" would make Qt escape everything once more
    plain = ((key, re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", value)) for key, value in pairs)
    written = "&".join(f"{key}={quote(value, safe=_READ_BACK)}" for key, value in plain)
    # the address is decoded once more by the provider, so all of it is escaped
    return f"{written}&url={quote(base, safe='')}"


def wfs_uri(
    url: str, typename: str, *, crs: str = "", version: str = "auto", authcfg: str = "", view_only: bool = False
) -> str:
    """Give the URI of QGIS's ``WFS`` provider (QgsDataSourceUri: ``key='value'``, ``\\`` and ``'`` escaped).

    :param view_only: ask only for what the map shows, at each move, instead of all at once.
    """
    pairs = [("pagingEnabled", "default"), ("preferCoordinatesForWfsT11", "false")]
    if view_only:
        pairs.append(("restrictToRequestBBOX", "1"))
    if crs:
        pairs.append(("srsname", crs))
    pairs += [("typename", typename), ("url", service_url(url)), ("version", version)]
    return _datasource(pairs, authcfg)


def oapif_uri(url: str, collection: str, *, crs: str = "", authcfg: str = "", view_only: bool = False) -> str:
    """Give the URI of QGIS's ``OAPIF`` provider, whose ``url`` is the landing page."""
    pairs = [("pagingEnabled", "default")]
    if view_only:
        pairs.append(("restrictToRequestBBOX", "1"))
    if crs:
        pairs.append(("srsname", crs))
    pairs += [("typename", collection), ("url", landing_page(url)[0])]
    return _datasource(pairs, authcfg)


def landing_page(url: str) -> tuple[str, str]:
    """Split an OGC API address in its landing page and the collection it names (``""`` if none)."""
    base = service_url(url)
    parts = urlsplit(base)
    found = re.match(r"^(?P<landing>.*?)/collections(?:/(?P<name>[^/]+)(?:/.*)?)?/?$", parts.path)
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
