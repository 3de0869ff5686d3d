"""From the links of a record to the ways of opening it in QGIS, best first. No Qt, no network."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from urllib.parse import unquote, urlsplit

from ..i18n import tr
from ..metadata.online import OnlineResource
from . import hosts as reach
from . import pages, uris
from .kinds import BY_KEY, Kind, kinds_of
from .repairs import Repaired, repair

#: Services of one data set.
_OF_ONE = re.compile(r"/w[fm]s/[0-9a-f]{8}-[0-9a-f]{4}-")


@dataclass(frozen=True)
class LayerSource:
    """One way to open a record as a layer, or why that way is closed."""

    #: key of :data:`.kinds.KINDS`.
    kind: str
    #: QGIS's data provider key; "" when it cannot be opened as a layer.
    provider: str
    #: the provider's URI, as far as the record alone can tell; :func:`.loading.build` completes it.
    uri: str
    title: str
    #: layer, type or collection name as the record states it; may be missing or wrong.
    layer_name: str
    #: why it cannot be loaded, a sentence; "" when it can.
    reason: str = ""
    #: address of the service, or the link itself.
    url: str = ""
    #: id of the account to use there, in QGIS's authentication database; never a secret.
    authcfg: str = ""
    #: the record names no layer: the service must be asked, and perhaps the person.
    needs_capabilities: bool = False
    description: str = ""
    #: identifier of the record, by which a service may know its layer.
    record: str = ""
    #: what was repaired in the link, sentences.
    notes: tuple[str, ...] = ()
    #: addresses to try where :attr:`url` does not answer.
    others: tuple[str, ...] = ()
    #: the link does not state this kind; servers with such an address mostly have it.
    guessed: bool = False
    #: address and layer name of a WMS of the same record, which may know the style of these features.
    style_of: tuple[str, str] = ("", "")


def layer_sources(
    links: Iterable[OnlineResource],
    title: str = "",
    *,
    authcfg: str = "",
    hosts: Collection[str] | None = None,
    record: str = "",
    addresses: Iterable[str] = (),
) -> list[LayerSource]:
    """Give the ways to open a record, loadable ones first, in order of preference; each once.

    :param title: the record's title, which becomes the layer's.
    :param authcfg: the platform's account; used only for the ``hosts`` it belongs to (names with port, as
        in an address), since a record may link to anybody's server.
    :param record: the record's identifier.
    :param hosts: the platform's own hosts; ``None`` when they are not known. Where they are, links to other machines
        of a local network are closed, because only the server itself reaches them.
    :param addresses: the platform's own addresses: where they are given, they say where the account goes, and that it
        does not go in the clear (http) to a server that is asked by https.
    """
    known, stated = {host.lower() for host in hosts or ()}, tuple(addresses)
    found: dict[tuple[str, str, str], LayerSource] = {}
    for link in links:
        if not link.url.strip():
            continue
        repaired = repair(link, hosts)
        own = reach.with_port(repaired.link.url) in known
        if stated:
            own = account_goes_to(repaired.link.url, stated)
        account = authcfg if authcfg and not repaired.reason and own else ""
        kinds = (repaired.kind,) if repaired.reason else kinds_of(repaired.link)
        for kind in kinds:
            source = _source(repaired, kind, title, account, record, guessed=kind is not kinds[0])
            found.setdefault((source.kind, source.url, source.layer_name), source)
    return sorted(_with_styles(_without_shadows(found.values())), key=_rank)


def _rank(source: LayerSource) -> tuple[bool, bool, int, bool]:
    """Order sources: open ones first, then those everybody reaches, then by preference, a guess after pictures.

    A service of one data set (PRODIGE: ``/wfs/<uuid>``) stands before the platform's whole one, which may be large.
    """
    inner = bool(source.url) and not source.reason and reach.inner(source.url)
    own = source.kind in ("WFS", "WMS") and _OF_ONE.search(source.url.lower()) is not None
    return bool(source.reason), inner, BY_KEY["WMS" if source.guessed else source.kind].preference, not own


def named(
    source: LayerSource,
    layer_name: str,
    crs: str = "",
    image: str = "image/png",
    style: str = "",
    *,
    view_only: bool = False,
    version: str = "",
    matrix_set: str = "",
    dimensions: tuple[tuple[str, str], ...] = (),
    page_size: int = uris.PAGE,
    stay: bool = False,
) -> str:
    """Give the provider's URI for a layer of a source's service, in a CRS.

    :param crs: an authority code ("EPSG:2154"); "" leaves the choice to the provider (not for WMS).
    :param view_only: of features, fetch only what the map shows.
    :param version: the version that must be named to the service; "" to let QGIS choose.
    :param matrix_set: of a WMTS, the tile matrix set; which there are, its description tells.
    :param dimensions: of a WMTS, dimensions and their values.
    :param page_size: of an OGC API, features asked for at once.
    :param stay: of a WMS or WFS, ask at its own address, whatever others it states.
    """
    url, authcfg = source.url, source.authcfg
    if source.kind == "WMS":
        return uris.wms_uri(
            url, layer_name, crs=crs or "EPSG:4326", image=image, style=style, version=version, authcfg=authcfg,
            stay=stay,
        )  # fmt: skip
    if source.kind == "WMTS":
        return uris.wmts_uri(
            url, layer_name, matrix_set=matrix_set, crs=crs or "EPSG:3857", image=image, style=style,
            dimensions=dimensions, authcfg=authcfg,
        )  # fmt: skip
    if source.kind == "WCS":
        return uris.wcs_uri(url, layer_name, crs=crs, image="" if image == "image/png" else image, authcfg=authcfg)
    if source.kind == "WFS":
        if stay:
            version = "1.0.0"  # the only one of which QGIS keeps to the address that it was given
        return uris.wfs_uri(url, layer_name, crs=crs, version=version or "auto", authcfg=authcfg, view_only=view_only)
    if source.kind == "OAPIF":
        return uris.oapif_uri(url, layer_name, crs=crs, authcfg=authcfg, view_only=view_only, page_size=page_size)
    if source.kind == "TILES" and uris.is_template(url):
        template = uris.tile_template(url)
        if source.provider == "vectortile":
            return uris.vector_tile_uri(template, authcfg=authcfg)
        return uris.xyz_uri(template, authcfg=authcfg)
    if source.kind == "ESRI":
        service, number = uris.esri_service(url)
        if source.provider == "arcgisfeatureserver":
            return uris.esri_features_uri(f"{service}/{number}" if number else service, crs=crs, authcfg=authcfg)
        return uris.esri_map_uri(service, number, crs=crs, authcfg=authcfg)
    return url


def provider_of(kind: Kind, url: str) -> str:
    """Give the QGIS provider of a link of a kind, as far as its address tells; "vectortile" for vector tiles."""
    address = url.lower()
    if kind.key == "TILES":
        vector = re.search(r"\.(?:pbf|mvt)\b|style[^/]*\.json|/styles/|tiles\.json|\bf=mvt\b", address)
        return "vectortile" if vector else "wms"
    if kind.key == "ESRI":
        return "arcgisfeatureserver" if "/featureserver" in address else "arcgismapserver"
    if kind.key == "FILE":
        return "gdal" if re.search(r"\.(?:tiff?|jp2|asc|ecw|vrt)(?:$|\?)", address) else "ogr"
    return kind.provider or ("ogr" if kind.opener in ("feed", "api_data") else "")


def _source(repaired: Repaired, kind: Kind, title: str, authcfg: str, record: str, *, guessed: bool) -> LayerSource:
    """Make the source of one link."""
    link = repaired.link
    reason = repaired.reason
    if not reason and kind.reason is not None:
        reason = pages.reason(link.url) or kind.reason()
    url, name = link.url.strip(), " ".join(link.name.split())
    if not reason and kind.key in ("WMS", "WFS", "WMTS", "WCS"):
        stated = uris.query_value(url, "layers", "layer", "typename", "typenames", "coverage", "coverageid")
        name, url = stated or name, uris.service_url(url)
    elif not reason and kind.key == "ESRI":
        url = uris.service_url(url).rstrip("/")
    elif not reason and kind.key == "OAPIF":
        url, stated = uris.landing_page(url)
        name = unquote(stated) or name
    source = LayerSource(
        kind=kind.key,
        provider="" if reason else provider_of(kind, url),
        uri="",
        url=url,
        layer_name=name,
        reason=reason,
        title=title or link.description.strip() or name,
        authcfg=authcfg,
        needs_capabilities=not reason and kind.opener == "service" and not name,
        description=link.description.strip(),
        notes=repaired.notes,
        others=repaired.others,
        guessed=guessed,
        record=record,
    )
    return source if reason else _with_uri(source)


def _with_uri(source: LayerSource) -> LayerSource:
    """Fill the provider's URI with what the record tells."""
    return replace(source, uri=named(source, source.layer_name))


def _without_shadows(sources: Iterable[LayerSource]) -> list[LayerSource]:
    """Drop a nameless source where the same service is there with a layer name."""
    everything = list(sources)
    named_services = {(source.kind, source.url) for source in everything if source.layer_name}
    return [
        source
        for source in everything
        if source.layer_name or source.reason or (source.kind, source.url) not in named_services
    ]


def _with_styles(sources: list[LayerSource]) -> list[LayerSource]:
    """Tell features which WMS of the record draws them: the same name, else the only one there is."""
    pictures = [source for source in sources if source.kind == "WMS" and source.layer_name and not source.reason]
    told = []
    for source in sources:
        if source.kind in ("WFS", "OAPIF") and not source.reason and pictures:
            same = [one for one in pictures if _local_name(one) == _local_name(source)]
            one = same[0] if same else pictures[0] if len(pictures) == 1 and not source.layer_name else None
            if one is not None:
                source = replace(source, style_of=(one.url, one.layer_name))  # noqa: PLW2901  the same, told
        told.append(source)
    return told


def _local_name(source: LayerSource) -> str:
    """Give a layer's name without its namespace."""
    return source.layer_name.rpartition(":")[2].casefold()


def account_goes_to(url: str, addresses: Iterable[str]) -> bool:
    """Whether the account of a platform with these addresses may be sent to ``url``."""
    return bool(reach.with_port(url)) and any(same_host(address, url) for address in addresses)


def with_account(source: LayerSource, authcfg: str, addresses: Iterable[str]) -> LayerSource:
    """Give a source with the account of a platform, if it is on one of the platform's servers.

    Where the link says http and the platform asks that server by https, so does the source from then on.
    """
    stated = tuple(addresses)
    if account_goes_to(source.url, stated):
        return replace(source, authcfg=authcfg)
    secure = re.sub("^http:", "https:", source.url, count=1, flags=re.IGNORECASE)
    if not account_goes_to(secure, stated):
        return source
    note = tr("The platform is asked by https: so is this address.")
    return replace(source, url=secure, authcfg=authcfg, notes=(*source.notes, note))


def same_host(url: str, other: str) -> bool:
    """Whether an account for one address may be sent to another: the same server, and not in the clear instead."""
    clear = urlsplit(url).scheme.lower() == "https" and urlsplit(other).scheme.lower() != "https"
    return reach.with_port(url) == reach.with_port(other) and not clear
