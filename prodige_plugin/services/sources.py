"""From the links of a record to the ways of opening it in QGIS, best first. No Qt, no network."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from urllib.parse import unquote, urlsplit

from ..i18n import tr
from ..metadata.online import OnlineResource
from . import uris
from .kinds import BY_KEY, Kind, kind_of


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
    #: what was repaired in the link, sentences.
    notes: tuple[str, ...] = ()


def layer_sources(
    links: Iterable[OnlineResource], title: str = "", *, authcfg: str = "", hosts: Collection[str] = ()
) -> list[LayerSource]:
    """Give the ways to open a record, loadable ones first, in order of preference; each once.

    :param title: the record's title, which becomes the layer's.
    :param authcfg: the platform's account; used only for the ``hosts`` it belongs to (names with port, as
        in an address), since a record may link to anybody's server.
    """
    known = {host.lower() for host in hosts}
    found: dict[tuple[str, str, str], LayerSource] = {}
    for link in links:
        if not link.url.strip():
            continue
        if not _well_formed(link.url):
            broken = _unreadable(link, title)
            found.setdefault((broken.kind, broken.url, broken.layer_name), broken)
            continue
        kind = kind_of(link)
        account = authcfg if authcfg and _host(link.url) in known else ""
        source = _source(link, kind, title, account)
        key = (source.kind, source.url, source.layer_name)
        if key not in found:
            found[key] = source
    return sorted(
        _without_shadows(found.values()), key=lambda source: (bool(source.reason), BY_KEY[source.kind].preference)
    )


def named(
    source: LayerSource,
    layer_name: str,
    crs: str = "",
    image: str = "image/png",
    style: str = "",
    *,
    view_only: bool = False,
) -> str:
    """Give the provider's URI for a layer of a source's service, in a CRS.

    :param crs: an authority code ("EPSG:2154"); "" leaves the choice to the provider (not for WMS).
    :param view_only: of features, fetch only what the map shows.
    """
    if source.kind == "WMS":
        return uris.wms_uri(
            source.url, layer_name, crs=crs or "EPSG:4326", image=image, style=style, authcfg=source.authcfg
        )
    if source.kind == "WFS":
        return uris.wfs_uri(source.url, layer_name, crs=crs, authcfg=source.authcfg, view_only=view_only)
    if source.kind == "OAPIF":
        return uris.oapif_uri(source.url, layer_name, crs=crs, authcfg=source.authcfg, view_only=view_only)
    return source.url


def _well_formed(url: str) -> bool:
    """Whether an address can be taken apart at all ("http://[x" cannot)."""
    try:
        urlsplit(url.strip())
    except ValueError:
        return False
    return True


def _unreadable(link: OnlineResource, title: str) -> LayerSource:
    """Make the source of a link whose address is none."""
    return LayerSource(
        kind="PAGE",
        provider="",
        uri="",
        title=title or link.description.strip() or link.name.strip(),
        layer_name=link.name.strip(),
        reason=tr("The address of the link is badly written; it cannot be opened."),
        url=link.url.strip(),
        description=link.description.strip(),
    )


def _source(link: OnlineResource, kind: Kind, title: str, authcfg: str) -> LayerSource:
    """Make the source of one link."""
    reason = kind.reason() if kind.reason is not None else ""
    scheme = urlsplit(link.url.strip()).scheme.lower()
    if not reason and scheme not in ("http", "https"):
        reason = tr("The address of the link cannot be opened: it does not begin with http.")
    url, name = link.url.strip(), link.name.strip()
    if kind.key in ("WMS", "WFS"):
        stated = uris.query_value(url, "layers", "layer", "typename", "typenames")
        name, url = stated or name, uris.service_url(url)
    elif kind.key == "OAPIF":
        url, stated = uris.landing_page(url)
        name = unquote(stated) or name
    source = LayerSource(
        kind=kind.key,
        provider="" if reason else kind.provider,
        uri="",
        url=url,
        layer_name=name,
        reason=reason,
        title=title or link.description.strip() or name,
        authcfg=authcfg,
        needs_capabilities=not reason and not name,
        description=link.description.strip(),
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


def _host(url: str) -> str:
    """Give host and port of an address."""
    return urlsplit(url.strip()).netloc.rpartition("@")[2].lower()
