"""What only the full record tells, read in a worker thread: rows, contacts, quality, XML."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..catalogue.model import Summary
from ..errors import BadRecord
from ..i18n import tr
from ..metadata.online import OnlineResource
from ..metadata.values import Contact

if TYPE_CHECKING:
    from ..catalogue.model import Catalogue
    from ..feedback import Feedback
    from ..metadata.element import Element
    from ..metadata.record import Record

#: A label and its lines.
Row = tuple[str, tuple[str, ...]]

#: Elements of the first page in their order; what the table has besides follows in the table's.
_FIRST = (
    "resource_type", "dates", "update_frequency", "temporal_extent", "bounding_box", "crs", "scale",
    "representation_type", "format", "use_conditions", "access_limits", "inspire_themes", "topic_category", "keywords",
)  # fmt: skip
_QUALITY = ("lineage", "conformity_1089", "scale", "representation_type", "update_frequency")
#: Elements that are shown elsewhere on the sheet.
_ELSEWHERE = (
    "title", "abstract", "organisation", "metadata_contact", "lineage", "conformity_1089", "links", "thumbnails",
    "prodige_public", "open_data", "creation_date", "revision_date",
)  # fmt: skip
_CONTACTS = ("organisation", "metadata_contact")

#: Most findings of a check that are shown.
MOST_FINDINGS = 15
#: Longest XML that is laid out anew, in bytes; longer ones are shown as they are.
_PRETTY = 4 * 1024 * 1024


@dataclass(frozen=True)
class Details:
    """What only the full record tells."""

    rows: tuple[Row, ...] = ()
    quality: tuple[Row, ...] = ()
    #: (what for, contact, its role in words).
    contacts: tuple[tuple[str, Contact, str], ...] = ()
    links: tuple[OnlineResource, ...] = ()
    #: the record laid out for reading, and its bytes as they came.
    xml: str = ""
    data: bytes = b""
    #: INSPIRE requirements: passed and all; (0, 0) where they were not checked.
    score: tuple[int, int] = (0, 0)
    #: sentences: what the check found wrong, at first sight.
    findings: tuple[str, ...] = ()
    #: why the record could only be read in part, "" when it was read.
    note: str = ""


@dataclass(frozen=True)
class Reading:
    """What reading one result gave."""

    summary: Summary
    #: ``None`` where there is no record to read.
    details: Details | None = None
    #: the catalogue does not show the result any more.
    gone: bool = False


def read(catalogue: Catalogue, summary: Summary, feedback: Feedback) -> Reading:
    """Read all that a catalogue has of a result: its record, else what completes its summary. Worker thread.

    :raises NetworkError: the catalogue cannot be asked.
    :raises BadXml: see :func:`details_of`.
    """
    data = catalogue.fetch(summary.identifier, feedback)
    if data is not None:
        return Reading(summary, details_of(data))
    if getattr(catalogue, "has_records", True):
        return Reading(summary, gone=True)
    complete = getattr(catalogue, "complete", None)
    return Reading(complete(summary, feedback) if complete is not None else summary)


def details_of(data: bytes) -> Details:
    """Read the full record: loops over the element table, a check, and the XML. Worker thread.

    An ISO 19115-3 record is read as ISO 19139 would say it, and not checked; one of another format gives its XML
    and a note.

    :raises BadXml: not well-formed, or hostile.
    """
    from ..metadata.record import Record

    try:
        record = Record.parse(data)
    except BadRecord:
        converted = _converted(data)
        if converted is not None:
            return replace(_details(converted, data), xml=pretty(data), note=tr(
                "This record is in ISO 19115-3: it is read here as ISO 19139 would say it; it cannot be edited."
            ))  # fmt: skip
        note = tr(
            "This record is in another format than ISO 19139; the sheet shows what the search says of it, "
            "the whole record is on the XML page."
        )
        return Details(xml=pretty(data), data=data, note=note)
    passed, total, findings = _checked(record)
    return replace(_details(record, data), xml=pretty(data), score=(passed, total), findings=findings)


def _details(record: Record, data: bytes) -> Details:
    """Give what the element table reads of a record."""
    return Details(
        tuple(_rows(record, _summary_elements())),
        tuple(_rows(record, _elements(_QUALITY))),
        tuple(_contacts(record)),
        record.online_resources(),
        data=data,
    )


def _converted(data: bytes) -> Record | None:
    """Give what an ISO 19115-3 record says, ``None`` for anything else."""
    from .. import xmlsafe
    from ..metadata.iso19115_3 import as_iso19139
    from ..metadata.namespaces import MDB_ROOTS
    from ..metadata.record import Record

    root = xmlsafe.parse(data)
    return Record.parse(as_iso19139(root)) if root.tag in MDB_ROOTS else None


def pretty(data: bytes) -> str:
    """Lay XML out for reading, nothing but blanks between elements changed.

    :raises BadXml: not well-formed, or hostile.
    """
    from lxml import etree

    from .. import xmlsafe

    root = xmlsafe.parse(data)
    if len(data) <= _PRETTY:
        etree.indent(root, space="  ")
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return head + etree.tostring(root, encoding="unicode")


def _elements(keys: tuple[str, ...]) -> list[Element]:
    from ..metadata.elements import element

    return [element(key) for key in keys]


def _summary_elements() -> list[Element]:
    from ..metadata.elements import ELEMENTS

    others = (
        row for row in ELEMENTS if row.widget != "status" and row.key not in _FIRST and row.key not in _ELSEWHERE
    )
    return [*_elements(_FIRST), *others]


def _rows(record: Record, elements: list[Element]) -> list[Row]:
    from .element_text import label_of, value_lines

    rows = []
    for element in elements:
        if element.codec is None:
            continue
        lines = value_lines(element, record.get(element.key))
        if lines:
            rows.append((label_of(element), tuple(_plain(element.key, line) for line in lines)))
    return rows


def _plain(key: str, line: str) -> str:
    """Write a scale as a ratio and a CRS with its name."""
    from .formats import number_text

    if key == "scale" and line.isdigit():
        return f"1:{number_text(int(line))}"
    if key == "crs":
        return _crs(line)
    return line


def _crs(line: str) -> str:
    import re

    from qgis.core import QgsCoordinateReferenceSystem

    # "http://www.opengis.net/def/crs/EPSG/0/2154", "urn:ogc:def:crs:EPSG::2154", "EPSG:2154"
    found = re.search(r"EPSG(?:/[\d.]+/|:[\d.]*:|:|\s+)(\d{3,6})\b", line)
    if found is None:
        return line
    name = QgsCoordinateReferenceSystem(f"EPSG:{found[1]}").description()
    return f"{name} (EPSG:{found[1]})" if name else line


def _contacts(record: Record) -> list[tuple[str, Contact, str]]:
    from .element_text import label_of, language

    found = []
    for element in _elements(_CONTACTS):
        labels = dict(element.choices(language())) if element.codelist else {}
        for contact in record.get(element.key) or ():
            found.append((label_of(element), contact, labels.get(contact.role, contact.role)))
    return found


def _checked(record: Record) -> tuple[int, int, tuple[str, ...]]:
    from ..metadata.elements import element
    from ..metadata.findings import Severity
    from ..metadata.validation import check, score

    findings = check(record)
    found = score(record, findings)
    order = (Severity.ERROR, Severity.WARNING)
    wrong = sorted((f for f in findings if f.severity in order), key=lambda f: order.index(f.severity))
    lines = tuple(f"{element(f.element).label} – {f.message}" for f in wrong)
    return found.passed, found.total, lines
