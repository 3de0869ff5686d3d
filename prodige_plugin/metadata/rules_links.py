"""Rules on links: whole addresses (TG 2.0, 1.8), and what portals need to know a file or a service by.

data.gouv.fr makes a file or an interface of a link only if its address asks for GetCapabilities or its function
is download (or offlineAccess, order); everything else is shown as documentation.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from ..i18n import tr
from . import codelists
from .codecs_groups import href
from .findings import Finding, Repair
from .namespaces import local
from .patch import new
from .reading import first, parent, property_text, string
from .rules_text import error, warning

if TYPE_CHECKING:
    from .record import Record

_OPTIONS = "gmd:distributionInfo/gmd:MD_Distribution/gmd:transferOptions/gmd:MD_DigitalTransferOptions"
_LINKS = f"{_OPTIONS}/gmd:onLine/gmd:CI_OnlineResource"
_URL = "gmd:linkage/gmd:URL"
_ADDRESS = re.compile(r"(http://|https://|ftp://)[a-z0-9]([.][a-z0-9-]|[a-z0-9-])*[.][a-z0-9-]{1,4}(/?)")

#: Spellings of protocols, lower case → the ones that GeoNetwork, PRODIGE and data.gouv.fr know.
_SPELLINGS = tuple(
    (re.compile(pattern), protocol)
    for pattern, protocol in (
        (r"(?:ogc[ :_-]*)?wms(?:[ _-]?(?:server|service))?|(?:ogc )?web map service|ogc/wms", "OGC:WMS"),
        (r"(?:ogc[ :_-]*)?wfs(?:[ _-]?(?:server|service))?|(?:ogc )?web feature service|ogc/wfs", "OGC:WFS"),
        (r"(?:ogc[ :_-]*)?wmts(?:[ _-]?service)?|(?:ogc )?web map tile service", "OGC:WMTS"),
        (r"(?:ogc[ :_-]*)?wcs(?:[ _-]?service)?|(?:ogc )?web coverage service", "OGC:WCS"),
        (r"(?:ogc[ :_-]*)?csw|(?:ogc )?catalogue service for the web", "OGC:CSW"),
        (r"urn:ogc:servicetype:webmapservice(?::.*)?", "OGC:WMS"),
        (r"urn:ogc:servicetype:webfeatureservice(?::.*)?", "OGC:WFS"),
        (r"(?:inspire[ :_-]*)?atom(?:[ _:-]?feed)?|atom syndication format|application/atom\+xml", "INSPIRE Atom"),
        (r"(?:esri|arcgis)[ :_-]*rest(?: api)?", "ESRI:REST"),
    )
)
#: Kind of OGC service in a protocol, also in GeoNetwork's long ones ("OGC:WMS-1.1.1-http-get-map").
_OGC = re.compile(r"OGC:(WMS|WFS|WMTS|WCS|CSW)(?:-[0-9.]+)?(?:-http-get-(?:map|capabilities|feature))?")
_FILE = re.compile(
    r"\.(?:zip|7z|gpkg|geojson|shp|kmz|kml|gml|csv|xlsx?|ods|mif|dxf|dwg|tiff?|ecw|jp2|asc|laz|las|fgb|parquet)"
    r"(?:\.gz)?$",
    re.IGNORECASE,
)
#: ATOM feeds by their address: those of PRODIGE (``/rss/atomfeed/…``), of Géo-IDE (``/atomArchive/…``), ``….atom``.
_FEED = re.compile(r"/atom(?:feed|Archive|Metadata)?(?:/|\.xml$)|\.atom$")
#: Pages and documents about the data, which records also give as downloads.
_PAGE = re.compile(
    r"catalog\.search|apps/search|getrecordbyid|xml_iso19139|formatters?/|/docs?(?:umentation)?/|\.(?:html?|pdf)(?:[#?]|$)",
    re.IGNORECASE,
)
_BLANK = re.compile(r"\s+")


def _links(record: Record) -> list[etree._Element]:
    return record.find_all(_LINKS)


def _address(link: etree._Element) -> str:
    return string(first(link, _URL))


def locator(record: Record) -> Iterator[Finding]:
    """1.8: links with a whole address; and our advice on them."""
    links = _links(record)
    for place, link in enumerate(links):
        address = _address(link)
        if not _ADDRESS.search(address):
            yield error(
                "locator",
                tr("The link “{url}” is not a whole web address (a host in lower case, with a dot).", url=address),
                _address_repair(link, place),
                at=link,
            )
    if not links:
        yield warning("locator", tr("There is no link: whoever finds the record cannot get the data."))
    yield from advice(record, "locator")


def _address_repair(link: etree._Element, place: int) -> Repair | None:
    address = _address(link)
    if not address:
        told = any(property_text(first(link, f"gmd:{name}")) for name in ("name", "description"))

        def drop(record: Record) -> None:
            _drop(record, _links(record)[place])

        return Repair(tr("Take the link without address away"), drop, safe=not told)
    whole = _whole(address)
    if not _ADDRESS.search(whole):
        return None

    def write(record: Record) -> None:
        _write_address(record, place, whole)

    return Repair(tr("Write it as “{url}”", url=whole), write)


def _whole(address: str) -> str:
    """Give an address with its scheme, the host in lower case, without slips in "://"."""
    found = re.match(r"(https?|ftp)\s*[:;]?\s*/{1,3}\s*(?=[^/])", address, re.IGNORECASE)
    if found is not None:
        scheme, rest = found[1].lower(), address[found.end() :]
    elif re.match(r"[\w-]+(?:\.[\w-]+)+(?:[:/?]|$)", address) and "@" not in address:
        scheme, rest = ("ftp" if address.lower().startswith("ftp.") else "http"), address
    else:
        return address
    host = re.match(r"[^/?#]*", rest)
    length = host.end() if host is not None else 0
    return f"{scheme}://{rest[:length].lower()}{rest[length:]}"


def _write_address(record: Record, place: int, address: str) -> None:
    carrier = first(_links(record)[place], _URL)
    if carrier is not None:
        record.set_text(carrier, address)


def _drop(record: Record, link: etree._Element) -> None:
    """Take a link away, and what holds it as far as this leaves it empty."""
    emptied = link
    while parent(emptied) is not record.root and len(parent(emptied)) == 1:
        emptied = parent(emptied)
    record.remove(emptied)


# -- advice ------------------------------------------------------------------------------------


def advice(record: Record, element: str) -> Iterator[Finding]:
    """Give warnings on links: addresses with blanks, GetCapabilities, function, protocol, duplicates.

    :param element: key of the row at which they are shown.
    """
    seen: set[_Said] = set()
    for place, link in enumerate(_links(record)):
        said = _said(link)
        if not said.address:
            continue
        if said in seen:
            yield _advise(
                element,
                tr("The link “{url}” is there twice.", url=said.address),
                tr("Take one away"),
                _drop_twice,
                link,
            )
            continue
        seen.add(said)
        yield from _advice(element, place, link, said)


class _Said(NamedTuple):
    """What a link says: two links that say the same are one."""

    address: str = ""
    #: whether the address is written with nothing around it.
    clean: bool = True
    protocol: str = ""
    #: whether the protocol has an address.
    linked: bool = False
    name: str = ""
    description: str = ""
    function: str = ""


def _said(link: etree._Element) -> _Said:
    said: dict[str, str] = {}
    clean, linked = True, False
    for prop in link.iterchildren("*"):
        name = local(prop.tag)
        if name == "linkage":
            carrier = first(prop, "gmd:URL")
            said["address"] = string(carrier)
            clean = carrier is None or carrier.text == said["address"]
        elif name == "function":
            code = next(prop.iterchildren("*"), None)
            said[name] = (code.get("codeListValue") or string(code)) if code is not None else ""
        elif name in ("protocol", "name", "description"):
            said[name] = property_text(prop)
            linked = linked or (name == "protocol" and bool(href(prop)))
    return _Said(clean=clean, linked=linked, **said)


def _advice(element: str, place: int, link: etree._Element, said: _Said) -> Iterator[Finding]:
    address, protocol = said.address, said.protocol

    def write(wanted: str) -> Repair:
        return Repair(tr("Write it as “{url}”", url=wanted), lambda record: _write_address(record, place, wanted))

    if not said.clean or _BLANK.search(address):
        yield warning(
            element,
            tr("The address “{url}” has blanks in it or around it, which programs do not follow.", url=address),
            write(_BLANK.sub("%20", address)),
            at=link,
        )
        return
    canonical = _canonical(protocol)
    if canonical and canonical != protocol and not said.linked:
        yield _advise(
            element,
            tr("The protocol “{name}” is written in a way that portals do not know.", name=protocol),
            tr("Write “{name}”", name=canonical),
            lambda record: _write_protocol(record, place, canonical),
            link,
        )
    asked = capabilities(address, canonical or protocol)
    if asked and asked != address:
        yield warning(
            element,
            tr(
                "The address “{url}” of a service does not ask for its capabilities; data.gouv.fr then shows it as "
                "documentation.",
                url=address,
            ),
            write(asked),
            at=link,
        )
    if not said.function and _is_download(address, canonical or protocol):
        yield _advise(
            element,
            tr("It is not said that “{url}” is a download; data.gouv.fr then shows it as documentation.", url=address),
            tr("Say that it is a download"),
            lambda record: _write_function(record, place),
            link,
        )


def _advise(element: str, message: str, label: str, edit: Callable[[Record], None], at: etree._Element) -> Finding:
    return warning(element, message, Repair(label, edit), at=at)


@cache
def _canonical(protocol: str) -> str:
    """Give the known spelling of a protocol, ``""`` for one that is no spelling of any."""
    if not protocol:
        return ""
    text = " ".join(protocol.lower().split())
    return next((name for pattern, name in _SPELLINGS if pattern.fullmatch(text)), "")


def capabilities(address: str, protocol: str) -> str:
    """Give the address with ``service`` and ``request=GetCapabilities`` if it is a bare OGC service, else ``""``.

    :param protocol: as the record states it ("OGC:WMS", "OGC:WFS-1.0.0-http-get-capabilities" …).
    """
    kind = _OGC.fullmatch(protocol)
    if kind is None or re.search(r"[\[\]{}#\s]", address):
        return ""
    path, _, query = address.partition("?")
    names = {part.partition("=")[0].lower() for part in query.split("&")}
    if "request" in names or names & {"layers", "layer", "typename", "typenames", "coverageid"}:
        return ""
    if path.lower().endswith((".xml", ".json", ".html", ".zip")):
        return ""
    wanted = ([] if "service" in names else [f"service={kind[1]}"]) + ["request=GetCapabilities"]
    joint = "" if address.endswith(("?", "&")) else "&" if query else "?"
    return address + joint + "&".join(wanted)


def _is_download(address: str, protocol: str) -> bool:
    """Whether a link is a download by what the record says: its protocol, or the kind of file in its address."""
    if _PAGE.search(address) or "getcapabilities" in address.lower():
        return False
    if protocol.upper().startswith("WWW:DOWNLOAD") or "ATOM" in protocol.upper():
        return True
    path = address.partition("?")[0]
    return bool(_FILE.search(path) or _FEED.search(path)) and not protocol.upper().startswith(("OGC:", "ESRI:"))


def _write_protocol(record: Record, place: int, protocol: str) -> None:
    carrier = first(_links(record)[place], "gmd:protocol/gco:CharacterString")
    if carrier is not None:
        record.set_text(carrier, protocol)


def _write_function(record: Record, place: int) -> None:
    link = _links(record)[place]
    item = new("gmd:function", codelists.code("CI_OnLineFunctionCode", "download"))
    present = first(link, "gmd:function")
    if present is None:
        record.insert(link, item)
    else:
        record.replace(present, item)


def _drop_twice(record: Record) -> None:
    """Keep the first of links that say the same."""
    while True:
        seen: set[_Said] = set()
        twice = None
        for link in _links(record):
            said = _said(link)
            if said.address and said in seen:
                twice = link
                break
            seen.add(said)
        if twice is None:
            return
        _drop(record, twice)
