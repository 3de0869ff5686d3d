"""QGIS's own layer metadata, to a record's words and back.

Reading and building touch no layer and may run anywhere; only :func:`to_layer` and :func:`from_layer`
belong to the GUI thread.
"""

from __future__ import annotations

from qgis.core import (
    Qgis,
    QgsAbstractMetadataBase,
    QgsBox3D,
    QgsCoordinateReferenceSystem,
    QgsDateTimeRange,
    QgsLayerMetadata,
    QgsMapLayer,
)
from qgis.PyQt.QtCore import QCoreApplication, QDate, QDateTime, Qt, QTime

from ..i18n import tr
from ..metadata import codelists
from ..metadata.codecs import epsg
from ..metadata.facts import Described
from ..metadata.prefill_described import fees_of
from ..metadata.record import Record, property_text
from ..metadata.values import Contact, Dates, Period
from .encodings import spoken
from .layer_metadata_read import describe, topic_words

_ID = "gmd:identificationInfo/*"


def from_layer(layer: QgsMapLayer) -> Described:
    """Give what a layer's own metadata say. GUI thread."""
    return describe(layer.metadata(), "layer")


def to_layer(record: Record, layer: QgsMapLayer) -> bool:
    """Mirror a record in its layer's own metadata; whether that changed something. GUI thread.

    What QGIS's metadata hold and a record cannot say (a history of their own, a link's size) stays.
    """
    old = layer.metadata()
    made = build(record, old)
    if made == old:
        return False
    layer.setMetadata(made)
    return True


def build(record: Record, base: QgsLayerMetadata | None = None) -> QgsLayerMetadata:
    """Give a record's content as QGIS's layer metadata, as much of it as they can hold.

    :param base: metadata to complete; what the record says nothing of stays as it is there.
    """
    made = QgsLayerMetadata(base) if base is not None else QgsLayerMetadata()
    for value, setter in (
        (record.get("resource_identifier"), made.setIdentifier),
        (property_text(record.find("gmd:parentIdentifier")), made.setParentIdentifier),
        (record.get("metadata_language"), made.setLanguage),
        (record.level, made.setType),
        (record.get("title"), made.setTitle),
        (record.get("abstract"), made.setAbstract),
        (fees_of(record), made.setFees),
        (_encoding(record), made.setEncoding),
    ):
        if value:
            setter(str(value))
    _keywords(record, made)
    contacts = [_contact(one) for one in record.get("organisation")]
    if contacts:
        made.setContacts(contacts)
    _links(record, made)
    _limits(record, made)
    _history(record, made)
    _dates(record, made)
    _extent(record, made)
    number = epsg(str(record.get("crs")))
    system = QgsCoordinateReferenceSystem(f"EPSG:{number}") if number else QgsCoordinateReferenceSystem()
    if system.isValid():
        made.setCrs(system)
    return made


def _encoding(record: Record) -> str:
    found = record.find(f"{_ID}/gmd:characterSet/*")
    return spoken(found.get("codeListValue", "")) if found is not None else ""


def _keywords(record: Record, made: QgsLayerMetadata) -> None:
    """Write keywords by vocabulary, the ISO topics as QGIS's own list names them."""
    words: dict[str, list[str]] = {}
    for group in record.find_all(f"{_ID}/gmd:descriptiveKeywords/gmd:MD_Keywords"):
        title = property_text(record.find("gmd:thesaurusName/gmd:CI_Citation/gmd:title", group))
        found = [property_text(one) for one in record.find_all("gmd:keyword", group)]
        words.setdefault(title or tr("Free keywords"), []).extend(text for text in found if text)
    vocabularies = {name: list(dict.fromkeys(texts)) for name, texts in words.items() if texts}
    if vocabularies:
        made.setKeywords(vocabularies)
    topics = [
        QCoreApplication.translate("QgsMetadataWidget", topic_words(code)) for code in record.get("topic_category")
    ]
    if topics:
        made.setCategories(topics)


def _contact(one: Contact) -> QgsAbstractMetadataBase.Contact:
    contact = QgsAbstractMetadataBase.Contact(one.name)
    contact.organization, contact.email, contact.role = one.organisation, one.email, one.role
    contact.voice, contact.position = one.phone, one.position
    if one.address or one.city or one.postal_code or one.country:
        address = QgsAbstractMetadataBase.Address("postal", one.address, one.city, "", one.postal_code, one.country)
        contact.addresses = [address]
    return contact


def _links(record: Record, made: QgsLayerMetadata) -> None:
    """Write the links; format, type and size of a file that QGIS knows of the same address stay."""
    known = {link.url: link for link in made.links()}
    links = []
    for one in record.online_resources():
        link = known.get(one.url) or QgsAbstractMetadataBase.Link("", "", one.url)
        link.name, link.type, link.description = one.name or one.description, one.protocol, one.description
        links.append(link)
    if links:
        made.setLinks(links)


def _limits(record: Record, made: QgsLayerMetadata) -> None:
    """Write licence, limits on access and limitations of use."""
    licence, access = str(record.get("use_conditions")), str(record.get("access_limits"))
    if licence:
        made.setLicenses([codelists.wording("Licence", licence, record.language)])
    if access:
        text = codelists.wording("LimitationsOnPublicAccess", access, record.language)
        others = [one for one in made.constraints() if one.type != "access"]
        made.setConstraints([QgsLayerMetadata.Constraint(text, "access"), *others])
    rights = [
        text
        for prop in record.find_all(f"{_ID}/gmd:resourceConstraints/*/gmd:useLimitation")
        if (text := property_text(prop))
    ]
    if rights:
        other = {one.constraint for one in made.constraints()}
        made.setRights([text for text in dict.fromkeys(rights) if text not in other])


def _history(record: Record, made: QgsLayerMetadata) -> None:
    """Write the lineage, paragraph by paragraph."""
    lineage = str(record.get("lineage"))
    if lineage and "\n".join(made.history()) != lineage:
        made.setHistory([line for line in lineage.splitlines() if line.strip()])


def _dates(record: Record, made: QgsLayerMetadata) -> None:
    dates: Dates = record.get("dates")
    kinds = Qgis.MetadataDateType
    for text, kind in (
        (dates.creation, kinds.Created),
        (dates.publication, kinds.Published),
        (dates.revision, kinds.Revised),
    ):
        moment = _moment(text)
        if moment.isValid():
            made.setDateTime(kind, moment)


def _moment(text: str) -> QDateTime:
    """Read an ISO 8601 date, month, year or moment."""
    if "T" in text:
        return QDateTime.fromString(text, Qt.DateFormat.ISODate)
    parts = [int(part) for part in text.split("-") if part.isdigit()]
    if not parts:
        return QDateTime()
    year, month, day = (*parts, 1, 1)[:3]
    return QDateTime(QDate(year, month, day), QTime(0, 0))


def _extent(record: Record, made: QgsLayerMetadata) -> None:
    """Write the box in degrees, the heights and the period."""
    extent = made.extent()
    box = record.get("bounding_box")
    if box is not None:
        spatial = QgsLayerMetadata.SpatialExtent()
        spatial.extentCrs = QgsCoordinateReferenceSystem("EPSG:4326")
        low, high = _heights(record)
        spatial.bounds = QgsBox3D(box[0], box[1], low, box[2], box[3], high, False)
        extent.setSpatialExtents([spatial])
    period: Period = record.get("temporal_extent")
    begin, end = _moment(period.begin), _moment(period.end)
    if begin.isValid() or end.isValid():
        extent.setTemporalExtents([QgsDateTimeRange(begin, end)])
    made.setExtent(extent)


def _heights(record: Record) -> tuple[float, float]:
    """Give lowest and highest height, not numbers where the record has none."""
    path = f"{_ID}/gmd:extent/gmd:EX_Extent/gmd:verticalElement/gmd:EX_VerticalExtent"
    found = [record.find(f"{path}/gmd:{name}/gco:Real") for name in ("minimumValue", "maximumValue")]
    try:
        low, high = (float((one.text or "") if one is not None else "") for one in found)
    except ValueError:
        return float("nan"), float("nan")
    return low, high
