"""Hosts that moved, hosts nobody outside can reach: the one table of both. No network.

Records outlive the servers they name. What is listed here was seen in records and in the platforms' own later
addresses; a new move is a new row.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit


@dataclass(frozen=True)
class Moved:
    """A server that moved, with all its sub-domains or with the paths that match."""

    #: the former host; its sub-domains moved with it.
    former: str
    #: the host today; where it ends with a path, that is the whole new address.
    today: str
    #: of the path, lower case; "" for every path, which then stays as it is.
    path: str = ""


#: Rows are tried in their order.
MOVED: tuple[Moved, ...] = (
    Moved("datara.gouv.fr", "open-datara.fr"),
    # the Géoportail's key services became the Géoplateforme in 2024
    Moved("wxs.ign.fr", "data.geopf.fr/wfs/ows", r"/wfs\b"),
    Moved("wxs.ign.fr", "data.geopf.fr/wms-r", r"/r/wms\b|/wms/r\b"),
    Moved("wxs.ign.fr", "data.geopf.fr/wms-v/ows", r"/v/wms\b|/wms/v\b"),
    Moved("wxs.ign.fr", "data.geopf.fr/wmts", r"/wmts\b"),
    Moved("wxs.ign.fr", "data.geopf.fr/tms/1.0.0", r"/tms\b"),
    # the Géoportail de l'urbanisme serves by the Géoplateforme too
    Moved("wxs-gpu.mongeoportail.ign.fr", "data.geopf.fr/wfs/ows", r"/wfs\b"),
    Moved("wxs-gpu.mongeoportail.ign.fr", "data.geopf.fr/wms-v/ows", r"/wms/v\b"),
)

#: Networks that are not the Internet, though many people who use a record sit in them: the ministries' own one.
_INNER = ("rie.gouv.fr", "ader.gouv.fr", "rie")
_LOCAL_NAMES = frozenset({"localhost", "localhost.localdomain", "ip6-localhost"})
_LOCAL_ENDINGS = (".local", ".localhost", ".localdomain", ".lan", ".intra", ".intranet", ".internal", ".home.arpa")


def moved(url: str) -> str:
    """Give the address of a service that moved, ``""`` if none is known to have."""
    parts = urlsplit(url)
    host = (parts.hostname or "").lower()
    for row in MOVED:
        if host != row.former and not host.endswith(f".{row.former}"):
            continue
        if not row.path:
            port = f":{parts.port}" if parts.port else ""
            name = host[: len(host) - len(row.former)] + row.today
            return urlunsplit(("https" if not port else parts.scheme, name + port, *parts[2:]))
        if re.search(row.path, parts.path.lower()):
            new_host, _slash, path = row.today.partition("/")
            return urlunsplit(("https", new_host, f"/{path}", parts.query, parts.fragment))
    return ""


def newer_service(url: str) -> str:
    """Give the address where a PRODIGE 5 platform serves what version 3 and 4 served by MapServer's CGI, or ``""``.

    ``carto.<platform>/cgi-bin/mapserv`` became ``datacarto.<platform>/wms``, ``…/mapservwfs`` ``…/wfs``; it is to
    be tried where the former no longer answers.
    """
    parts = urlsplit(url)
    found = re.fullmatch(r"/cgi-bin/mapserv(wfs)?/?", parts.path.lower())
    host = (parts.hostname or "").lower()
    if found is None or not host.startswith("carto.") or "map=" in parts.query.lower():
        return ""
    return urlunsplit(("https", f"data{host}", "/wfs" if found[1] else "/wms", parts.query, ""))


def hidden(url: str, own: Collection[str] = ()) -> bool:
    """Whether only the machine or the local network of who wrote the link can reach it.

    :param own: hosts of the platform itself, with or without port; what they reach, one who uses them reaches too.
    """
    host = _name(url)
    if not _local(host):
        return False
    names = {_name(f"//{name}") for name in own}
    if host in names:
        return False
    # "localhost" and "127.0.0.1" are one machine, and a platform in a local network links to its neighbours
    return not any(_local(name) and _loopback(name) == _loopback(host) for name in names)


def local(url: str) -> bool:
    """Whether an address is one of this machine or of a local network."""
    return _local(_name(url))


def inner(url: str) -> bool:
    """Whether an address answers only inside the State's own network."""
    host = _name(url)
    return any(host == name or host.endswith(f".{name}") for name in _INNER)


def with_port(url: str) -> str:
    """Give host and port of an address, without an account; ``""`` when it is none."""
    try:
        return urlsplit(url.strip()).netloc.rpartition("@")[2].lower()
    except ValueError:
        return ""


def _name(url: str) -> str:
    """Give the host of an address, ``""`` when it has none."""
    try:
        return (urlsplit(url.strip()).hostname or "").lower()
    except ValueError:
        return ""


def _local(host: str) -> bool:
    """Whether a host is this machine or in a local network."""
    if host in _LOCAL_NAMES or host.endswith(_LOCAL_ENDINGS) or (host and "." not in host and ":" not in host):
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    return address.is_private or address.is_loopback or address.is_link_local or address.is_unspecified


def _loopback(host: str) -> bool:
    """Whether a local host is the machine itself."""
    if host in _LOCAL_NAMES:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.endswith(".localhost")
