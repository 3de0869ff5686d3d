"""Which protocol a catalogue speaks, found from one web address.

Each protocol is tried by one or two small requests, the likeliest first (what the address itself says).
A try may fail in any way; only where there is no server at all are the others spared.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from .. import xmlsafe
from ..errors import (
    Cancelled,
    CertificateError,
    Forbidden,
    NoConnection,
    PlatformError,
    PluginError,
    ProxyError,
    Timeout,
    Unauthorized,
    redact,
)
from ..feedback import Feedback
from ..i18n import tr
from ..network import Door, Expect
from . import json_answer as ja
from .csw import CswClient, endpoint
from .csw_names import CSW
from .geonetwork import GeoNetworkClient
from .geonetwork_address import place_of
from .model import Catalogue
from .records import RecordsClient, collections_of
from .records import place_of as records_place


@dataclass(frozen=True)
class Found:
    """A catalogue that answered."""

    #: csw, geonetwork, records, ckan, udata or geoplateforme.
    protocol: str
    #: the protocol's name and version, for people.
    name: str
    #: the address to use from now on.
    url: str
    #: makes the client.
    make: Callable[[str, Door], Catalogue]

    def client(self, door: Door) -> Catalogue:
        """Give a client of the catalogue."""
        return self.make(self.url, door)


@dataclass(frozen=True)
class _Probe:
    """One protocol: its name, what an address that speaks it looks like, and how it is tried."""

    name: str
    hint: re.Pattern[str]
    attempt: Callable[[str, Door, Feedback | None], Found | None]


def discover(url: str, door: Door, feedback: Feedback | None = None) -> Found:
    """Find out what a catalogue speaks.

    :param url: any address of the catalogue; ``https://`` is put before an address without a scheme.
    :raises PlatformError: no catalogue is there; the detail says what each try met.
    :raises NetworkError: there is no server, or its certificate or the proxy is in the way.
    :raises Unauthorized: every door is closed without an account.
    """
    whole = web_address(url)
    met: list[tuple[str, PluginError | None]] = []
    # stable: the order of the table among those that the address speaks for, and among the others
    for probe in sorted(_PROBES, key=lambda each: not each.hint.search(whole.lower())):
        if feedback is not None:
            feedback.check()
            feedback.report(len(met) / len(_PROBES), probe.name)
        try:
            found = probe.attempt(whole, door, feedback)
        except Cancelled:
            raise
        except PluginError as error:
            # no server at all; later it is only one passage that leads to another, dead one
            if isinstance(error, (NoConnection, CertificateError, ProxyError)) and not met:
                raise
            if isinstance(error, Timeout) and any(isinstance(before, Timeout) for _name, before in met):
                raise
            met.append((probe.name, error))
            continue
        if found is not None:
            return found
        met.append((probe.name, None))
    raise _nothing(whole, met)


def attempts(url: str) -> tuple[tuple[str, Callable[[Door, Feedback | None], Found | None]], ...]:
    """Give each protocol's name and its try at an address, the likeliest first: for who wants to know all answers.

    A try gives ``None`` or raises a :class:`~prodige_plugin.errors.PluginError` where the protocol is not there.

    :raises PlatformError: the address is none.
    """
    whole = web_address(url)
    ordered = sorted(_PROBES, key=lambda each: not each.hint.search(whole.lower()))
    return tuple((probe.name, partial(probe.attempt, whole)) for probe in ordered)


def web_address(url: str) -> str:
    """Give a whole web address.

    :raises PlatformError: it is none.
    """
    stated = url.strip()
    whole = stated if re.match(r"^[a-z][a-z0-9+.-]*://", stated, re.IGNORECASE) else f"https://{stated}"
    try:
        parts = urlsplit(whole)
        good = parts.scheme.lower() in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        good = False
    if not good or re.search(r"\s", whole):
        raise PlatformError(
            tr("“{url}” is not a web address.", url=redact(stated)),
            tr("It should begin with http:// or https://, and name a server."),
            tr("Correct the address."),
        )
    return whole


def _nothing(url: str, met: list[tuple[str, PluginError | None]]) -> PluginError:
    """Say that no catalogue was found, and what each try met."""
    closed = next((error for _name, error in met if isinstance(error, (Unauthorized, Forbidden))), None)
    if closed is not None and all(isinstance(error, (Unauthorized, Forbidden)) for _name, error in met):
        return closed
    lines = [f"{name}: {error.what + ' ' + error.why if error is not None else '–'}" for name, error in met]
    return PlatformError(
        tr("No catalogue was found at {url}.", url=redact(url)),
        closed.what
        if closed is not None
        else tr("It answers none of: {names}.", names=", ".join(name for name, _error in met)),
        tr("Check the address; it is often that of the catalogue's CSW, or of its home page."),
        "\n".join(lines),
    )


def _first(candidates: Iterator[str], attempt: Callable[[str], Found | None]) -> Found | None:
    """Try several addresses; the first one's trouble counts if none answers."""
    first: PluginError | None = None
    for url in dict.fromkeys(candidates):
        try:
            found = attempt(url)
        except (Cancelled, NoConnection, CertificateError, ProxyError, Timeout):
            raise
        except PluginError as error:
            first = first or error
            continue
        if found is not None:
            return found
    if first is not None:
        raise first
    return None


def _csw(url: str, door: Door, feedback: Feedback | None) -> Found | None:
    def candidates() -> Iterator[str]:
        yield endpoint(url)
        bare = url.partition("#")[0].partition("?")[0].rstrip("/")
        if "/csw" not in bare.lower():
            if "/geonetwork" in bare.lower() or "/srv" in bare.lower():
                yield place_of(url).csw
            yield f"{bare}/csw"

    def attempt(address: str) -> Found | None:
        if feedback is not None:
            feedback.check()
        params = {"service": "CSW", "request": "GetCapabilities", "version": "2.0.2"}
        answer = door.request("GET", address, params=params, expect=Expect.XML, max_bytes=xmlsafe.MAX_BYTES)
        if answer.content.strip() and xmlsafe.parse(answer.content).tag == f"{{{CSW}}}Capabilities":
            return Found("csw", "CSW 2.0.2", address, CswClient)
        return None

    return _first(candidates(), attempt)


def _geonetwork(url: str, door: Door, feedback: Feedback | None) -> Found | None:
    place = place_of(url)

    def candidates() -> Iterator[str]:
        yield f"{place.base}/{place.portal}"
        if "geonetwork" not in place.base:
            yield f"{place.base}/geonetwork/srv"

    def attempt(address: str) -> Found | None:
        site = ja.read(door, "GET", f"{address}/api/site", feedback=feedback)
        version = ja.text(ja.inside(site, "system/platform/version"))
        if re.match(r"^[34]\.", version):
            return Found("geonetwork", f"GeoNetwork {version[:20]}", f"{address}/api", GeoNetworkClient)
        return None

    return _first(candidates(), attempt)


def _records(url: str, door: Door, feedback: Feedback | None) -> Found | None:
    root, collection = records_place(url)
    try:
        said = ja.read(door, "GET", f"{root}/conformance", params={"f": "json"}, feedback=feedback)
        classes = ja.texts(ja.inside(said, "conformsTo"))
    except PluginError as error:
        # a service without that page may still say what its collections hold
        if isinstance(error, (Cancelled, NoConnection, CertificateError, ProxyError, Timeout)):
            raise
        classes = ()
    if classes and not any("ogcapi-records" in name for name in classes):
        return None
    if not collection and not classes:
        listed = ja.read(door, "GET", f"{root}/collections", params={"f": "json"}, feedback=feedback)
        if not collections_of(listed):
            return None
    elif not classes:
        told = ja.read(door, "GET", f"{root}/collections/{collection}", params={"f": "json"}, feedback=feedback)
        if not collections_of({"collections": [told]}):
            return None
    address = f"{root}/collections/{collection}" if collection else root
    return Found("records", "OGC API Records", address, RecordsClient)


def _ckan(url: str, door: Door, feedback: Feedback | None) -> Found | None:
    from .ckan import CkanClient, bases

    def attempt(base: str) -> Found | None:
        status = ja.read(door, "GET", f"{base}/api/3/action/status_show", feedback=feedback)
        if ja.inside(status, "success") is not True:
            return None
        version = ja.text(ja.inside(status, "result", "ckan_version"))[:20]
        return Found("ckan", f"CKAN {version}".strip(), base, CkanClient)

    return _first(iter(bases(url)), attempt)


def _udata(url: str, door: Door, feedback: Feedback | None) -> Found | None:
    from .udata import UdataClient, base

    site: Any = ja.read(door, "GET", f"{base(url)}/api/1/site/", feedback=feedback)
    if not {"id", "title", "metrics"} <= set(ja.as_dict(site)):
        return None
    version = ja.text(ja.inside(site, "version"))[:20]
    return Found("udata", f"udata {version}".strip(), base(url), UdataClient)


def _geoplateforme(url: str, door: Door, feedback: Feedback | None) -> Found | None:
    from .geoplateforme import GeoplateformeClient
    from .model import Query

    # the service has no page that says what it is: it is asked for one layer
    GeoplateformeClient(url, door).search(Query(page_size=1), feedback)
    return Found("geoplateforme", "Géoplateforme", url, GeoplateformeClient)


_PROBES = (
    _Probe("GeoNetwork", re.compile(r"/srv(?:/(?!\w{3}/csw)|$)|/geonetwork(?!.*/csw)"), _geonetwork),
    _Probe("CSW", re.compile(r"/csw|service=csw|mapserv.*csw"), _csw),
    _Probe("OGC API Records", re.compile(r"/collections|/ogc-?api|/records|/oapi"), _records),
    _Probe("CKAN", re.compile(r"ckan|/api/3(?:/|$)|/dataset(?:/|$)"), _ckan),
    _Probe("udata", re.compile(r"data\.gouv\.fr|/api/[12](?:/|$)|/datasets(?:/|$)"), _udata),
    _Probe("Géoplateforme", re.compile(r"data\.geopf\.fr|/api/indexes|/recherche(?:/|$)"), _geoplateforme),
)
