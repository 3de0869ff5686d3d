"""What data.gouv.fr makes of a record that it harvests from a catalogue ("csw-iso-19139"), before it does.

data.gouv.fr turns ISO 19139 into DCAT and reads that; the rules here are what comes out of both steps:
the identity is the resource's identifier, a link becomes a file or an API only under conditions, a licence
is sure only as an anchor. Nothing is asked of the network.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from lxml import etree

from . import codelists, wordings
from .citations import without_accents
from .codecs_groups import HIGH_VALUE, href
from .namespaces import NS
from .online import OnlineResource
from .record import property_text, raw, text_child

if TYPE_CHECKING:
    from .record import Record

_ID = "gmd:identificationInfo/*"
_CITATION = f"{_ID}/gmd:citation/gmd:CI_Citation"
_GROUPS = f"{_ID}/gmd:descriptiveKeywords/gmd:MD_Keywords"
_CONSTRAINTS = f"{_ID}/gmd:resourceConstraints/*"
#: The thesaurus of the categories of high-value data, the only form that is recognised.
HIGH_VALUE_THESAURUS = "http://data.europa.eu/bna/asd487ae75"
HIGH_VALUE_CATEGORY = "http://data.europa.eu/bna/"
#: Resource types that are asked of a catalogue.
HARVESTED = ("dataset", "nonGeographicDataset", "series", "service")
#: Values of the list Licence that are no licences.
_NO_LICENCE = ("noConditionsApply", "conditionsUnknown")
#: Functions of a link (CI_OnLineFunctionCode) that make it a file.
DOWNLOADS = ("download", "offlineAccess", "order")
#: … and that make it a page of documentation.
_PAGES = ("information", "search")
_SERVICE = re.compile(r"(?:^|&)service=([a-z]+)", re.IGNORECASE)
_PROTOCOL = re.compile(r"OGC[: -]?(WMS|WFS|WMTS|WCS|CSW|SOS|WPS|TMS|API)", re.IGNORECASE)
_EXTENSION = re.compile(r"\.([A-Za-z0-9]{2,7})$")
_FORMATS = re.compile(
    "zip|7z|rar|tar|gz|csv|json|geojson|gpkg|shp|kml|kmz|gml|xml|xls|xlsx|ods|pdf|dxf|dwg|tif|tiff|jp2|ecw|asc|parquet"
    "|fgb|sql|txt|doc|docx|odt|png|jpg|gpx|laz|las|mbtiles|pmtiles"
)


@dataclass(frozen=True)
class Resource:
    """One link, as data.gouv.fr shows it."""

    title: str
    url: str
    #: "file", "api", "documentation" (a page that describes) or "page" (only a link in the corner).
    kind: str
    #: "wms", "zip" …; "" when nothing tells it.
    format: str = ""
    description: str = ""


@dataclass(frozen=True)
class OpenDataPreview:
    """What data.gouv.fr will show of a record."""

    title: str
    description: str
    #: under which it is known: ``codeSpace/code`` or ``code``; without it the record is skipped.
    identifier: str
    #: resource type of the record (MD_ScopeCode).
    level: str
    #: value of the list Licence, "" when none is recognised.
    licence: str
    #: whether it is recognised for sure: an anchor to a known address.
    licence_sure: bool
    #: what the record says of its conditions, as it says it.
    licence_said: str
    #: value of LimitationsOnPublicAccess, "" when not stated.
    access: str
    organisation: str
    email: str
    resources: tuple[Resource, ...]
    #: links that become documentation, or only a mention.
    documentation: tuple[Resource, ...]
    #: value of MD_MaintenanceFrequencyCode, of the data; "" when not stated.
    frequency: str
    #: begin and end, ISO 8601, as written; "" for what lacks.
    temporal: tuple[str, str]
    #: west, south, east, north in degrees; ``None`` without a box.
    box: tuple[float, float, float, float] | None
    tags: tuple[str, ...]
    #: values of HighValueCategory that are recognised.
    high_value: tuple[str, ...]
    #: whether the keyword of the regulation is there.
    is_high_value: bool
    #: address at schema.data.gouv.fr that the data follow.
    schema: str = ""
    #: date of the last change of the data, as written.
    modified: str = ""

    @property
    def lacks(self) -> str:
        """Why data.gouv.fr leaves the record out: "identifier", "title" or "type"; "" when it takes it."""
        if not self.identifier.strip():
            return "identifier"
        if not self.title:
            return "title"
        return "" if self.level in HARVESTED else "type"

    def licence_label(self, language: str = "fr") -> str:
        """Give the name of the licence."""
        return codelists.label("Licence", self.licence, language) if self.licence else ""

    def frequency_label(self, language: str = "fr") -> str:
        """Give the update frequency in words."""
        known = self.frequency in codelists.values("MD_MaintenanceFrequencyCode")
        return codelists.label("MD_MaintenanceFrequencyCode", self.frequency, language) if known else self.frequency


#: the tree last looked at and what came out: a profile's rules all ask for the same.
_last: tuple[etree._Element | None, OpenDataPreview | None] = (None, None)


def preview(record: Record) -> OpenDataPreview:
    """Give what data.gouv.fr will show of a record; nothing is repaired on the way."""
    global _last  # noqa: PLW0603  one pair, swapped whole: threads may compute it twice, never mix it
    root, known = _last
    if known is None or root is not record.root:
        known = _preview(record)
        _last = (record.root, known)
    return known


def _preview(record: Record) -> OpenDataPreview:
    links = [resource(link) for link in record.online_resources()]
    licence, sure, said = _licence(record)
    organisation, email = _contact(record)
    categories, marked = _high_value(record)
    return OpenDataPreview(
        title=" ".join(str(record.get("title")).split()),
        description=str(record.get("abstract")),
        identifier=remote_id(record),
        level=record.level,
        licence=licence,
        licence_sure=sure,
        licence_said=said,
        access=_access(record),
        organisation=organisation,
        email=email,
        resources=tuple(link for link in links if link.kind in ("file", "api")),
        documentation=tuple(link for link in links if link.kind in ("documentation", "page")),
        frequency=str(record.get("update_frequency")),
        temporal=_temporal(record),
        box=_box(record),
        tags=_tags(record, bool(categories) and marked),
        high_value=categories,
        is_high_value=marked,
        schema=_schema(record),
        modified=_modified(record),
    )


# -- identity ----------------------------------------------------------------------------------


def identifier_parts(record: Record) -> tuple[etree._Element | None, etree._Element | None]:
    """Give the properties ``codeSpace`` and ``code`` of the identifier that counts: the first with a code."""
    for found in record.find_all(f"{_CITATION}/gmd:identifier/*"):
        code = found.find("gmd:code", NS)
        if property_text(code) or href(code):
            return found.find("gmd:codeSpace", NS), code
    return None, None


def remote_id(record: Record) -> str:
    """Give the identifier under which data.gouv.fr knows the record (``harvest.remote_id``), "" for none.

    Blanks and line breaks are part of it as they are written: they break it.
    """
    space, code = identifier_parts(record)
    carrier = text_child(code)
    text = (raw(carrier) if carrier is not None else "") or href(code)
    prefix_of = text_child(space)
    prefix = raw(prefix_of) if prefix_of is not None else ""
    return f"{prefix}{'' if prefix.endswith('/') else '/'}{text}" if prefix.strip() else text


# -- links -------------------------------------------------------------------------------------


def resource(link: OnlineResource) -> Resource:
    """Give what a link becomes."""
    query = urlsplit(_safe(link.url)).query
    if re.search(r"(?:^|&)request=getcapabilities(?:&|$)", query, re.IGNORECASE):
        kind = "api"
    elif link.function in DOWNLOADS:
        kind = "api" if _PROTOCOL.search(link.protocol) and not _EXTENSION.search(_path(link.url)) else "file"
    elif link.function in _PAGES:
        kind = "documentation"
    else:
        kind = "page"
    title = link.name or link.description or link.url
    return Resource(title, link.url, kind, format_of(link), link.description if link.description != title else "")


def format_of(link: OnlineResource) -> str:
    """Give the format that is shown: that of the service, or the file's extension."""
    found = _SERVICE.search(urlsplit(_safe(link.url)).query) or _PROTOCOL.search(link.protocol)
    if found:
        return found[1].lower()
    extension = _EXTENSION.search(_path(link.url))
    return extension[1].lower() if extension and _FORMATS.fullmatch(extension[1].lower()) else ""


def _safe(url: str) -> str:
    """Give an address that can be taken apart: brackets out of place are refused by the standard library."""
    return url.replace("[", "%5B").replace("]", "%5D")


def _path(url: str) -> str:
    return urlsplit(_safe(url)).path


# -- constraints -------------------------------------------------------------------------------


def _licence(record: Record) -> tuple[str, bool, str]:
    """Give the licence, whether it is sure, and the conditions as the record says them."""
    said: list[tuple[str, str]] = []
    for block in record.find_all(_CONSTRAINTS):
        props = block.findall("gmd:otherConstraints", NS) + block.findall("gmd:useLimitation", NS)
        said += [(property_text(prop), href(prop)) for prop in props]
    for text, address in said:
        named = wordings.licence("", address) if address else ""
        if named and named not in _NO_LICENCE:
            return named, True, text
    for text, address in said:
        named = wordings.licence(text, address)
        if named and named not in _NO_LICENCE:
            return named, False, text
    own = [text for text, address in said if text and not wordings.limitation(text, address)]
    return "", False, own[0] if own else ""


def _access(record: Record) -> str:
    for prop in record.find_all(f"{_CONSTRAINTS}/gmd:otherConstraints"):
        found = wordings.limitation("", href(prop)) if href(prop) else ""
        if found:
            return found
    return ""


# -- who, when, where --------------------------------------------------------------------------


def _contact(record: Record) -> tuple[str, str]:
    """Give the organisation and the address to write to: those of the data, else of the record."""
    contacts = [*record.get("organisation"), *record.get("metadata_contact")]
    organisation = next((one.organisation for one in contacts if one.organisation), "")
    return organisation, next((one.email for one in contacts if one.email), "")


def _temporal(record: Record) -> tuple[str, str]:
    period = record.get("temporal_extent")
    return (str(period.begin), str(period.end)) if period else ("", "")


def _box(record: Record) -> tuple[float, float, float, float] | None:
    box = record.get("bounding_box")
    return tuple(box) if box else None


def _modified(record: Record) -> str:
    dates = record.get("dates")
    return str(dates.revision or dates.publication or dates.creation) if dates else ""


# -- words -------------------------------------------------------------------------------------


def tag(text: str) -> str:
    """Give a keyword as data.gouv.fr writes it: small letters without accents, hyphens between words."""
    return re.sub(r"[^a-z0-9]+", "-", without_accents(text)).strip("-")


def _tags(record: Record, high_value: bool) -> tuple[str, ...]:
    words: list[str] = []
    for group in record.find_all(_GROUPS):
        title = property_text(group.find("gmd:thesaurusName/gmd:CI_Citation/gmd:title", NS))
        words += [property_text(keyword) for keyword in group.findall("gmd:keyword", NS)]
        if "inspire themes" in title.lower():
            words.append("inspire")
    if high_value:
        words.append("hvd")
    tags = dict.fromkeys(tag(word) for word in words)
    return tuple(sorted(one for one in tags if 3 <= len(one) <= 96))


def _high_value(record: Record) -> tuple[tuple[str, ...], bool]:
    """Give the categories of high-value data that are recognised, and whether the regulation is named."""
    categories: list[str] = []
    marked = False
    for group in record.find_all(_GROUPS):
        thesaurus = href(group.find("gmd:thesaurusName/gmd:CI_Citation/gmd:title", NS))
        for keyword in group.findall("gmd:keyword", NS):
            address = href(keyword)
            marked = marked or address == HIGH_VALUE
            code = address.removeprefix(HIGH_VALUE_CATEGORY)
            if thesaurus == HIGH_VALUE_THESAURUS and code in codelists.values("HighValueCategory"):
                categories.append(code)
    return tuple(dict.fromkeys(categories)), marked


def _schema(record: Record) -> str:
    """Give the address at schema.data.gouv.fr that a specification of the record names."""
    for title in record.find_all("gmd:dataQualityInfo/*/gmd:report/*/gmd:result/*/gmd:specification/*/gmd:title"):
        for text in (href(title), property_text(title)):
            found = re.search(r"https?://schema\.data\.gouv\.fr/\S+", text)
            if found:
                return found[0]
    return ""
