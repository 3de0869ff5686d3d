"""Download feeds as they are written: Atom (RFC 4287) with INSPIRE's rules, and OpenSearch descriptions. No network.

Sources: Technical Guidance for INSPIRE Download Services 3.1, chapter 5 (pre-defined Atom); OpenSearch 1.1 draft 6;
PRODIGE's feeds (``/rss/atomfeed/topatom``, ``atomdataset/<uuid>``, ``atomdata/<uuid>?format=…&srs=…``) and the
Géoplateforme's (``/telechargement/resource/…``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from lxml import etree

from .. import xmlsafe
from ..errors import BadXml
from ..i18n import tr
from .offers import authority_code
from .uris import joined

_XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_FEED_TYPES = ("application/atom+xml",)
SEARCH_TYPE = "application/opensearchdescription+xml"
#: relations that lead to something else than the data.
NO_DATA = frozenset({"self", "up", "describedby", "search", "via", "edit", "next", "previous", "prev", "first", "last"})
EPSG = re.compile(r"EPSG\W{0,3}(?:[\d.]*[:/])?(\d{4,6})", re.IGNORECASE)


@dataclass(frozen=True)
class Link:
    """One ``atom:link``; the address is whole."""

    href: str
    rel: str = "alternate"
    type: str = ""
    title: str = ""
    #: stated size in bytes.
    length: int | None = None
    #: what a part covers: south, west, north, east in degrees (INSPIRE's ``bbox`` has latitudes first).
    box: tuple[float, float, float, float] | None = None


@dataclass(frozen=True)
class Entry:
    """One ``atom:entry``."""

    identifier: str
    title: str
    summary: str = ""
    links: tuple[Link, ...] = ()
    #: authority codes of the categories that name a CRS.
    crs: tuple[str, ...] = ()
    #: ``inspire_dls:spatial_dataset_identifier_code`` and ``…_namespace``.
    code: str = ""
    namespace: str = ""
    #: it has a place of its own (GeoRSS).
    placed: bool = False


@dataclass(frozen=True)
class Feed:
    """A feed."""

    title: str
    links: tuple[Link, ...]
    entries: tuple[Entry, ...]

    @property
    def next(self) -> str:
        """Address of the next page; "" for none."""
        return next((link.href for link in self.links if link.rel == "next"), "")

    @property
    def search(self) -> str:
        """Address of the OpenSearch description; "" for none."""
        return next((link.href for link in self.links if link.rel == "search" and SEARCH_TYPE in link.type), "")


@dataclass(frozen=True)
class Search:
    """An OpenSearch description: how to ask for the feed of a data set, and for which ones."""

    #: templates of addresses that give a feed, the one that describes a data set first.
    templates: tuple[str, ...]
    #: code, namespace and title of the data sets in the examples.
    datasets: tuple[tuple[str, str, str], ...]

    def address(self, code: str, namespace: str) -> str:
        """Fill the first template for a data set; optional parameters are left empty."""
        values = {"spatial_dataset_identifier_code": code, "spatial_dataset_identifier_namespace": namespace}

        def fill(found: re.Match[str]) -> str:
            return quote(values.get(found[1].rpartition(":")[2], ""), safe="")

        return re.sub(r"\{([\w:.-]+)\??\}", fill, self.templates[0]) if self.templates else ""


def parse(data: bytes, address: str) -> Feed | Search:
    """Read a feed or an OpenSearch description.

    :param address: where it came from; relative addresses are of it.
    :raises BadXml: it is neither.
    """
    root = xmlsafe.parse(data)
    name = etree.QName(root).localname
    base = joined(address, root.get(_XML_BASE) or "") or address
    if name == "feed":
        return Feed(
            _text(root, "title"),
            tuple(_links(root, base)),
            tuple(
                _entry(node, joined(base, node.get(_XML_BASE) or "") or base) for node in root.iterfind("{*}entry")
            ),
        )
    if name == "rss":
        items = root.iterfind("{*}channel/{*}item")
        return Feed(_text(root.find("{*}channel"), "title"), (), tuple(_item(node, base) for node in items))
    if name == "OpenSearchDescription":
        return _search(root, base)
    raise BadXml(
        tr("The link leads to no download feed."),
        tr("The address answers with XML of another kind (“{name}”).", name=name),
        tr("Try another link of the record."),
        detail=data[:500].decode("utf-8", "replace"),
    )


def dataset_feeds(feed: Feed) -> list[tuple[Entry, str]]:
    """Give the entries that lead to a feed of their own, with its address."""
    found = []
    for entry in feed.entries:
        hrefs = [link.href for link in entry.links if leads_to_feed(link)]
        if hrefs:
            found.append((entry, hrefs[0]))
    return found


def of_record(entry: Entry, identifier: str) -> bool:
    """Whether an entry is of a record: its identifier, or a link of it (``describedby``, PRODIGE's feed), names it."""
    if same(entry, identifier):
        return True
    whole = re.compile(rf"(?<![\w-]){re.escape(identifier)}(?![\w-])", re.IGNORECASE)
    return len(identifier) > 7 and any(whole.search(unquote(link.href)) for link in entry.links)


def same(entry: Entry, *names: str) -> bool:
    """Whether an entry is what a record means: by the identifier of the data set, or by its title."""
    own = {_fold(text) for text in (entry.code, entry.namespace + entry.code, entry.title, entry.identifier) if text}
    own |= {_fold(f"{entry.namespace.rstrip('/')}/{entry.code}")} if entry.code else set()
    return any(_fold(name) in own for name in names if name.strip())


def _fold(text: str) -> str:
    return " ".join(text.split()).casefold()


def _entry(node: etree._Element, base: str) -> Entry:
    terms = [child.get("term") or "" for child in node.iterfind("{*}category")]
    codes = [authority_code(term) for term in terms]
    crs = tuple(dict.fromkeys(code for code in codes if re.fullmatch(r"(?:EPSG:\d+|CRS:84)", code)))
    if not crs:
        labels = " ".join([*terms, *(child.get("label") or "" for child in node.iterfind("{*}category"))])
        crs = tuple(dict.fromkeys(f"EPSG:{code}" for code in EPSG.findall(labels)))
    links = list(_links(node, base))
    content = node.find("{*}content")
    if content is not None and content.get("src") and (whole := joined(base, content.get("src") or "")):
        links.append(Link(whole, "alternate", (content.get("type") or "").lower()))
    return Entry(
        _text(node, "id"),
        _text(node, "title"),
        _text(node, "summary"),
        tuple(links),
        crs,
        _text(node, "spatial_dataset_identifier_code"),
        _text(node, "spatial_dataset_identifier_namespace"),
        any(node.find(f"{{*}}{tag}") is not None for tag in ("point", "where", "lat")),
    )


def _item(node: etree._Element, base: str) -> Entry:
    """Read an RSS item."""
    page = joined(base, _text(node, "link")) if _text(node, "link") else ""
    links = [Link(page, "related", "text/html")] if page else []
    for enclosure in node.iterfind("{*}enclosure"):
        if enclosure.get("url") and (href := joined(base, enclosure.get("url") or "")):
            links.append(Link(href, "enclosure", (enclosure.get("type") or "").lower(), "", _length(enclosure)))
    placed = any(node.find(f"{{*}}{tag}") is not None for tag in ("point", "where", "lat", "Point"))
    return Entry(_text(node, "guid"), _text(node, "title"), "", tuple(links), placed=placed)


def _links(node: etree._Element, base: str) -> Iterator[Link]:
    for child in node.iterfind("{*}link"):
        href = (child.get("href") or "").strip()
        if not href:
            continue
        address = joined(base, href)
        if urlsplit(address).scheme.lower() in ("http", "https"):
            yield Link(
                address,
                (child.get("rel") or "alternate").strip().lower().rpartition("/")[2],
                (child.get("type") or "").strip().lower(),
                " ".join((child.get("title") or "").split()),
                _length(child),
                _box(child),
            )


def _box(node: etree._Element) -> tuple[float, float, float, float] | None:
    """Read what a part covers."""
    try:
        numbers = [float(text) for text in re.split(r"[\s,]+", (node.get("bbox") or "").strip()) if text]
    except ValueError:
        return None
    if len(numbers) != 4 or not all(abs(number) <= 180 for number in numbers):
        return None
    return numbers[0], numbers[1], numbers[2], numbers[3]


def _length(node: etree._Element) -> int | None:
    text = (node.get("length") or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else None


def leads_to_feed(link: Link) -> bool:
    """Whether a link of an entry leads to another feed."""
    if link.rel in NO_DATA:
        return False
    if link.type.startswith(_FEED_TYPES):
        return True
    # PRODIGE's own feeds may leave the type out
    return not link.type and "/atomfeed/atomdataset/" in link.href.lower()


def _search(root: etree._Element, base: str) -> Search:
    """Read an OpenSearch description."""
    found: list[tuple[int, str]] = []
    for node in root.iterfind("{*}Url"):
        template, kind = node.get("template") or "", (node.get("type") or "").lower()
        if kind.startswith(_FEED_TYPES) and "{" in template and (whole := joined(base, template)):
            found.append((0 if node.get("rel") == "describedby" else 1, whole))
    datasets: dict[tuple[str, str], str] = {}
    for node in root.iterfind("{*}Query"):
        values = {etree.QName(str(key)).localname: str(value) for key, value in node.attrib.items()}
        code = values.get("spatial_dataset_identifier_code", "")
        if code:
            key = (code, values.get("spatial_dataset_identifier_namespace", ""))
            datasets.setdefault(key, values.get("title", "") or code)
    return Search(
        tuple(template for _rank, template in sorted(found)),
        tuple((code, namespace, title) for (code, namespace), title in datasets.items()),
    )


def _text(node: etree._Element | None, tag: str) -> str:
    child = node.find(f"{{*}}{tag}") if node is not None else None
    return " ".join("".join(str(text) for text in child.itertext()).split()) if child is not None else ""
