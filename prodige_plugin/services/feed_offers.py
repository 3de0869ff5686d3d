"""What a feed offers to download: formats, CRS and parts, and which of it is best. No network."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import unquote, urlsplit

from ..catalogue.model import Box
from .atom import EPSG, NO_DATA, SEARCH_TYPE, Entry, Feed, Link, leads_to_feed
from .offers import authority_code
from .uris import query_value

_NO_DATA_TYPES = ("text/html", "application/xhtml", "application/pdf", "application/vnd.iso.19139", SEARCH_TYPE)
_CHECKSUMS = (".md5", ".sha1", ".sha256", ".sha512")

#: Formats: key → words in media types, suffixes and titles. Order of preference.
FORMATS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (key, re.compile(words, re.IGNORECASE))
    for key, words in (
        ("gpkg", r"geopackage|\bgpkg\b|sqlite3"),
        ("fgb", r"flatgeobuf|\bfgb\b"),
        ("shp", r"shapefile|\bshape?\b|\bshp\b|esri"),
        ("geojson", r"geo\+?json|\bjson\b"),
        ("gml", r"\bgml\b|gml\+xml|\bgmz\b"),
        ("gdb", r"filegdb|\bgdb\b"),
        ("tab", r"\btab\b|mapinfo|\bmif\b"),
        ("csv", r"\bcsv\b"),
        ("kml", r"\bkm[lz]\b|google-earth"),
        ("tif", r"geo-?tiff|\btiff?\b|\bcog\b"),
        ("jp2", r"\bjp2\b|jpeg ?2000"),
        ("asc", r"ascii-?grid|\basc\b"),
        ("parquet", r"parquet"),
        ("ecw", r"\becw\b"),
        ("sql", r"\bsql\b|postgis"),
        ("pdf", r"\bpdf\b"),
    )
)
_RANK = {key: number for number, (key, _words) in enumerate(FORMATS)}


@dataclass(frozen=True)
class Offer:
    """One download of a data set: a format in a CRS, in one part or several."""

    #: what tells it from the others, the same as long as the feed is.
    key: str
    title: str
    #: addresses of the parts.
    hrefs: tuple[str, ...]
    #: authority code, "" when it is not stated.
    crs: str = ""
    #: key of :data:`FORMATS`, "" when it is not stated.
    format: str = ""
    length: int | None = None
    #: address of a file with the checksum.
    checksum: str = ""
    #: what each part covers, where the feed tells; see :attr:`Link.box`.
    boxes: tuple[tuple[float, float, float, float] | None, ...] = ()

    def within(self, box: Box) -> tuple[str, ...]:
        """Give the addresses of the parts that touch a box; all of them where the feed does not tell."""
        if not self.boxes or None in self.boxes:
            return self.hrefs
        kept = [
            href
            for href, part in zip(self.hrefs, self.boxes, strict=True)
            if part is not None and Box(part[1], part[0], part[3], part[2]).meets(box)
        ]
        return tuple(kept) or self.hrefs


def offers(feed: Feed) -> list[Offer]:
    """Give the downloads of a data set's feed, each once."""
    found: list[Offer] = []
    sums: dict[str, str] = {}
    for entry in feed.entries:
        whole: list[Link] = []
        parts: list[Link] = []
        for link in entry.links:
            plain = link.href.partition("?")[0].lower()
            if plain.endswith(_CHECKSUMS):
                sums[plain.rpartition(".")[0]] = link.href
            elif _is_data(link):
                (parts if link.rel == "section" else whole).append(link)
        found += [_offer(entry, (link,), several=len(whole) > 1) for link in whole]
        if parts and not whole:
            found.append(_offer(entry, tuple(parts), several=False))
    seen: dict[tuple[str, ...], Offer] = {}
    for offer in found:
        seen.setdefault(offer.hrefs, offer)
    keys: dict[str, int] = {}
    given = []
    for offer in seen.values():
        number = keys[offer.key] = keys.get(offer.key, 0) + 1
        checksum = sums.get(offer.hrefs[0].partition("?")[0].lower(), "") if len(offer.hrefs) == 1 else ""
        given.append(replace(offer, key=offer.key if number == 1 else f"{offer.key} ({number})", checksum=checksum))
    return given


def choose(found: Sequence[Offer], crs: str = "", wanted: str = "") -> Offer | None:
    """Give the best download of one data set; ``None`` when they are different data sets rather than formats of one.

    :param crs: the CRS wanted, taken where it is offered.
    :param wanted: the format wanted: a key of :data:`FORMATS` or a media type.
    """
    if not found:
        return None
    key = wanted if wanted in _RANK else format_of("", wanted, "")
    kept = [offer for offer in found if not wanted or offer.format == key] or list(found)
    stated = [(offer.crs, offer.format) for offer in kept]
    if len(set(stated)) < len(stated) and len(kept) > 1:
        return None

    def worth(offer: Offer) -> tuple[bool, bool, int]:
        return (
            _RANK.get(offer.format, 99) >= _RANK["ecw"] and offer.format != "",
            bool(crs) and offer.crs != crs,
            _RANK.get(offer.format, 50),
        )

    return min(kept, key=worth)


def format_of(href: str, media_type: str, title: str) -> str:
    """Tell the format of a download: by ``format=`` and the suffix of its address, its media type, its title."""
    path = unquote(urlsplit(href).path).lower()
    last = path.rpartition("/")[2]
    suffixes = " ".join(part for part in re.split(r"[.\s]", re.sub(r"\.(?:zip|7z|gz|tar)(?=$|\.)", "", last))[1:])
    for text in (query_value(href, "format", "outputformat", "f"), suffixes, media_type, title, last):
        words = text.replace("_", " ").replace("/", " ")
        for key, pattern in FORMATS:
            if text and pattern.search(words):
                return key
    return ""


def _is_data(link: Link) -> bool:
    """Whether a link of an entry is data to download."""
    if link.rel in NO_DATA or link.rel == "related" or leads_to_feed(link):
        return False
    if link.rel == "enclosure":
        return True
    if link.type.startswith(_NO_DATA_TYPES):
        return False
    if link.type in ("application/xml", "text/xml"):
        return bool(re.search(r"\.(?:gml|kml)(?:$|\?)", link.href.lower()))
    return True


def _offer(entry: Entry, links: tuple[Link, ...], *, several: bool) -> Offer:
    """Make the offer of one link, or of the parts of one."""
    first = links[0]
    stated = query_value(first.href, "srs", "crs", "srsname")
    in_title = EPSG.search(f"{first.title} {unquote(first.href)}")
    if stated:
        crs = authority_code(stated if ":" in stated or "/" in stated else f"EPSG:{stated}")
    elif in_title and (len(entry.crs) != 1):
        crs = f"EPSG:{in_title[1]}"
    else:
        crs = entry.crs[0] if len(entry.crs) == 1 else ""
    kind = format_of(first.href, first.type, f"{first.title} {entry.title}")
    title = first.title if several and first.title else entry.title or first.title
    lengths = [link.length for link in links]
    return Offer(
        key=" ".join(part for part in (entry.code or entry.title or first.href, kind, crs) if part),
        title=", ".join([title, *(part for part in (kind.upper(), crs) if part and part.lower() not in title.lower())]),
        hrefs=tuple(link.href for link in links),
        boxes=tuple(link.box for link in links),
        crs=crs,
        format=kind,
        length=sum(length for length in lengths if length) if all(lengths) else None,
    )
