"""What a platform is, found from its web address alone: every door is tried, and what each gave is told.

The address itself is tried, and the hosts that platforms of this kind have beside it (``catalogue.``,
``datacarto.``, ``admin.`` … of the same domain). Tries run side by side; each may fail without hurting the others.
"""

from __future__ import annotations

import contextlib
import enum
import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from ..catalogue import json_answer as ja
from ..catalogue.discovery import attempts, web_address
from ..errors import (
    Cancelled,
    CertificateError,
    Forbidden,
    HttpError,
    NoConnection,
    PluginError,
    ProxyError,
    ServiceException,
    Timeout,
    TooLarge,
    Unauthorized,
)
from ..feedback import Feedback
from ..i18n import tr
from ..network import Door, Expect, RetryPolicy
from .trying import ENOUGH

#: The longest silence of one try, in seconds.
TIMEOUT_S = 15.0
#: How many tries run at once.
AT_ONCE = 4
#: First labels of host names that are parts of a platform: what follows is its domain.
PARTS = (
    "www",
    "catalogue",
    "carto",
    "datacarto",
    "admin",
    "admincarto",
    "telechargement",
    "telecarto",
    "cas",
    "portail",
)


class State(enum.Enum):
    """What a try gave."""

    FOUND = "found"
    #: something is there, and wants an account.
    CLOSED = "closed"
    ABSENT = "absent"
    #: the host does not answer at all.
    SILENT = "silent"


@dataclass(frozen=True)
class Finding:
    """One try."""

    #: what was looked for, for people.
    what: str
    state: State
    #: the address found, or the one that was tried.
    url: str
    #: what it is, or why not.
    words: str
    #: a key of what was found: a protocol of :mod:`..catalogue.discovery`, or prodige_api, features, services …
    key: str = ""


@dataclass(frozen=True)
class Discovery:
    """All tries, and the product they speak for."""

    findings: tuple[Finding, ...]
    #: a key of :data:`.PRODUCTS`, "" where no catalogue was found.
    product: str
    endpoints: Mapping[str, str]
    #: the product and version, for people.
    name: str

    def found(self, key: str) -> Finding | None:
        """Give the first finding of a kind."""
        return next((each for each in self.findings if each.key == key and each.state is State.FOUND), None)


@dataclass(frozen=True)
class _Try:
    what: str
    url: str
    key: str
    attempt: Callable[[Door, Feedback], tuple[str, str, str] | None]


def hosts_of(url: str) -> dict[str, str]:
    """Give the likely hosts of a platform from one of its addresses: role → address, the address's own host apart.

    :return: nothing for an address without a domain (a machine's number, ``localhost``).
    """
    parts = urlsplit(url)
    labels = (parts.hostname or "").split(".")
    if len(labels) < 2 or labels[-1].isdigit() or ":" in (parts.hostname or ""):
        return {}
    head = labels[0].partition("-")[0]
    domain = ".".join(labels[1:]) if len(labels) > 2 and head in PARTS else ".".join(labels)
    # catalogue-test.example.org has datacarto-test.example.org beside it
    tail = labels[0][len(head) :] if len(labels) > 2 and head in PARTS else ""
    port = f":{parts.port}" if parts.port else ""

    def host(name: str) -> str:
        return urlunsplit((parts.scheme, f"{name}{tail}.{domain}{port}", "", "", ""))

    return {role: host(role) for role in ("catalogue", "datacarto", "admin", "telechargement", "telecarto", "cas")}


def discover(
    address: str,
    authcfg: str = "",
    feedback: Feedback | None = None,
    on_finding: Callable[[Finding], object] | None = None,
    hosts: Mapping[str, str] | None = None,
) -> Discovery:
    """Find out what is at an address and beside it. Worker thread.

    :param address: any page of the platform; ``https://`` is put before one without a scheme.
    :param authcfg: id of an account to ask with; it goes to the address's own host and to those of the same domain.
    :param on_finding: told each finding as it comes, in the calling thread.
    :param hosts: the hosts to try beside it, instead of :func:`hosts_of`.
    :raises PlatformError: the address is none.
    :raises Cancelled: the work was cancelled.
    """
    from ..network.sign_in.forms import related

    feedback = feedback or Feedback()
    whole = web_address(address)
    own = urlsplit(whole).hostname or ""
    beside = hosts_of(whole) if hosts is None else hosts
    tries = _tries(whole, beside)
    found: dict[int, Finding] = {}
    silent: set[str] = set()
    lock = threading.Lock()

    def run(rank: int) -> tuple[int, Finding]:
        one = tries[rank]
        # beside an address below a name that is everybody's (github.io) stand hosts of other people
        given = authcfg if related(urlsplit(one.url).hostname or "", own) else ""
        return rank, _run(one, given, feedback, silent, lock)

    with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="prodige-discovery") as pool:
        waiting: set[Future[tuple[int, Finding]]] = {pool.submit(run, rank) for rank in range(len(tries))}
        try:
            while waiting:
                done, waiting = wait(waiting, timeout=0.1, return_when=FIRST_COMPLETED)
                feedback.check()
                for future in done:
                    rank, finding = future.result()
                    found[rank] = finding
                    if on_finding is not None:
                        on_finding(finding)
                    feedback.report(len(found) / len(tries), finding.what)
        finally:
            for future in waiting:
                future.cancel()
    findings = tuple(found[rank] for rank in sorted(found))
    return _conclude(whole, findings)


def _run(one: _Try, authcfg: str, feedback: Feedback, silent: set[str], lock: threading.Lock) -> Finding:
    """Make one try."""
    host = urlsplit(one.url).netloc
    with lock:
        gone = host in silent
    if gone:
        return Finding(one.what, State.SILENT, one.url, tr("The server {host} does not answer.", host=host))
    try:
        with Door(authcfg, feedback, timeout_s=TIMEOUT_S, retry=RetryPolicy(attempts=1)) as door:
            met = one.attempt(door, feedback)
    except Cancelled:
        raise
    except (Unauthorized, Forbidden) as error:
        # without a status it is QGIS that does not give the account
        words = tr("Something is there; it asks for an account.") if error.status else str(error)
        return Finding(one.what, State.CLOSED, one.url, words, one.key)
    except (NoConnection, Timeout, CertificateError, ProxyError) as error:
        with lock:
            silent.add(host)
        return Finding(one.what, State.SILENT, one.url, f"{error.what} {error.why}".strip())
    except PluginError as error:
        return Finding(one.what, State.ABSENT, one.url, f"{error.what} {error.why}".strip())
    if met is None:
        return Finding(one.what, State.ABSENT, one.url, tr("It is not there."))
    key, url, words = met
    return Finding(one.what, State.FOUND, url, words, key)


def _tries(whole: str, beside: Mapping[str, str]) -> list[_Try]:
    """List what to try: the catalogues at the address and at the catalogue's host, then what stands beside them."""
    parts = urlsplit(whole)
    own = urlunsplit((parts.scheme, parts.netloc, "", "", ""))
    tries = [_catalogue(name, whole, attempt) for name, attempt in attempts(whole)]
    other = beside.get("catalogue", "")
    if other and urlsplit(other).netloc != parts.netloc:
        tries += [_catalogue(name, other, each) for name, each in attempts(other) if name in ("GeoNetwork", "CSW")]
    for root in dict.fromkeys([other or own, own]):
        tries.append(_Try(tr("API of PRODIGE 5"), f"{root}/api/doc", "prodige_api", lambda d, _f, r=root: _api(d, r)))  # type: ignore[misc]
    for root in dict.fromkeys([beside.get("admin", "") or own, own]):
        address = f"{root}/api/ogc-features/collections.json"
        tries.append(_Try(tr("OGC API Features"), address, "features", lambda d, _f, a=address: _features(d, a)))  # type: ignore[misc]
    if beside.get("datacarto"):
        url = f"{beside['datacarto']}/wms"
        tries.append(_Try(tr("PRODIGE's services"), url, "services", lambda d, _f: _wms(d, beside["datacarto"])))
    for role in ("telechargement", "telecarto", "cas"):
        if beside.get(role):
            key, root = ("page" if role == "cas" else "download"), beside[role]
            what = tr("Sign-in page (CAS)") if role == "cas" else tr("Downloads of PRODIGE")
            tries.append(_Try(what, root, key, lambda d, _f, k=key, r=root: _page(d, k, r)))  # type: ignore[misc]
    tries.append(_Try("GeoServer", f"{own}/geoserver/ows", "geoserver", lambda d, _f: _geoserver(d, own)))
    tries.append(_Try("géOrchestra", f"{own}/whoami", "georchestra", lambda d, _f: _georchestra(d, own)))
    tries.append(_Try(tr("OGC API"), whole, "ogcapi", lambda d, _f: _ogc_api(d, whole)))
    return tries


def _catalogue(name: str, url: str, attempt: Callable[[Door, Feedback | None], Any]) -> _Try:
    def run(door: Door, feedback: Feedback) -> tuple[str, str, str] | None:
        found = attempt(door, feedback)
        return None if found is None else (found.protocol, found.url, tr("Found: {name}.", name=found.name))

    return _Try(name, url, name, run)


def _api(door: Door, root: str) -> tuple[str, str, str] | None:
    """PRODIGE 5 documents its API as OpenAPI, with its own name in the title."""
    answer = door.request("GET", f"{root}/api/doc", max_bytes=8 * 1024 * 1024)
    if b"prodige" not in answer.content.lower():
        return None
    return "prodige_api", f"{root}/api", tr("The API of PRODIGE 5 is there.")


def _features(door: Door, address: str) -> tuple[str, str, str] | None:
    listed = door.request("GET", address, expect=Expect.JSON).json()
    collections = ja.inside(listed, "collections")
    if not isinstance(collections, list):
        return None
    root = address.removesuffix("/collections.json")
    return "features", root, tr("%n collection(s) can be loaded.", n=len(collections))


def _wms(door: Door, root: str) -> tuple[str, str, str] | None:
    params = {"service": "WMS", "request": "GetCapabilities"}
    # a long list of layers, or a service that wants the name of a map: it is there
    with contextlib.suppress(TooLarge, ServiceException):
        door.request("GET", f"{root}/wms", params=params, expect=Expect.XML, max_bytes=ENOUGH)
    return "services", root, tr("The view service answers.")


def _page(door: Door, key: str, root: str) -> tuple[str, str, str] | None:
    """A host whose pages are for a browser: that it answers is all that can be seen."""
    from ..network.sign_in.forms import sign_in_form

    url = f"{root}/login" if key == "page" else root
    try:
        answer = door.request("GET", url, max_bytes=2 * 1024 * 1024)
    except HttpError as error:
        if key == "page" or error.status >= 500:
            raise
        return key, root, tr("The server answers (status {status}).", status=error.status)
    if key == "page":
        return (key, url, tr("The sign-in page is there.")) if sign_in_form(answer.text) is not None else None
    return key, root, tr("The page answers.")


def _geoserver(door: Door, root: str) -> tuple[str, str, str] | None:
    """GeoServer answers a request that names no service with an exception report: short, and its own."""
    url = f"{root}/geoserver/ows"
    try:
        door.request("GET", url, expect=Expect.XML, max_bytes=ENOUGH)
    except ServiceException:
        return "geoserver", url, tr("GeoServer is there.")
    return None


def _georchestra(door: Door, root: str) -> tuple[str, str, str] | None:
    told = door.request("GET", f"{root}/whoami", expect=Expect.JSON, max_bytes=ENOUGH).json()
    if not isinstance(told, Mapping) or "GeorchestraUser" not in told:
        return None
    return "georchestra", root, tr("The gateway of géOrchestra is there.")


def _ogc_api(door: Door, address: str) -> tuple[str, str, str] | None:
    """Any OGC API at the address itself, by what it says it conforms to (OGC 17-069r4, clause 7.4)."""
    root = address.partition("#")[0].partition("?")[0].rstrip("/")
    told = door.request("GET", f"{root}/conformance", params={"f": "json"}, expect=Expect.JSON).json()
    classes = ja.texts(ja.inside(told, "conformsTo"))
    if not any("/ogcapi-features" in name for name in classes):
        return None
    return "ogcapi", root, tr("OGC API Features is there.")


def _conclude(whole: str, findings: Sequence[Finding]) -> Discovery:
    """Choose the product that the findings speak for, and its addresses."""
    by_key: dict[str, Finding] = {}
    for each in findings:
        if each.state is State.FOUND:
            by_key.setdefault(each.key, each)
    endpoints: dict[str, str] = {}

    def take(role: str, key: str) -> None:
        if key in by_key:
            endpoints[role] = by_key[key].url

    prodige = "prodige_api" in by_key or ("services" in by_key and ("geonetwork" in by_key or "csw" in by_key))
    if prodige:
        for role, key in (
            ("catalogue", "geonetwork"), ("csw", "csw"), ("api", "prodige_api"), ("features", "features"),
            ("services", "services"), ("download", "download"), ("sign_in", "page"),
        ):  # fmt: skip
            take(role, key)
        if endpoints.get("catalogue") or endpoints.get("csw"):
            endpoints["portal"] = whole
            version = tr("PRODIGE 5") if "prodige_api" in by_key or "features" in by_key else tr("PRODIGE 4")
            return Discovery(tuple(findings), "prodige", endpoints, version)
    if "georchestra" in by_key and "geonetwork" in by_key:
        take("catalogue", "geonetwork")
        take("services", "geoserver")
        return Discovery(tuple(findings), "georchestra", endpoints, "géOrchestra")
    # the tries are in the order of what the address itself says
    known = ("geonetwork", "csw", "records", "ckan", "udata", "geoplateforme")
    first = next((each for each in findings if each.state is State.FOUND and each.key in known), None)
    if first is None:
        return Discovery(tuple(findings), "", {}, "")
    return Discovery(tuple(findings), first.key, {"catalogue": first.url}, first.words)
