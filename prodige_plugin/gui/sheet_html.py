"""A record as a page to read: the text of the record sheet, always sanitised (promise P12)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from ..catalogue.model import Summary
from ..i18n import tr
from ..metadata.online import OnlineResource
from .formats import box_text, date_text
from .safe_html import link, safe_html

if TYPE_CHECKING:
    from ..catalogue.model import Catalogue
    from ..feedback import Feedback


@dataclass(frozen=True)
class Details:
    """What only the full record tells: rows of (label, values), and its links and XML."""

    rows: tuple[tuple[str, tuple[str, ...]], ...] = ()
    links: tuple[OnlineResource, ...] = ()
    xml: str = ""


@dataclass(frozen=True)
class Reading:
    """What reading one result gave."""

    summary: Summary
    #: ``None`` where there is no record to read.
    details: Details | None = None
    #: the catalogue does not show the result any more.
    gone: bool = False


#: Words for MD_ScopeCode values; others are shown as they are.
def type_text(code: str) -> str:
    """Give the word for a type of resource (MD_ScopeCode)."""
    words = {
        "dataset": tr("Data set"),
        "series": tr("Series of data sets"),
        "service": tr("Service"),
        "nonGeographicDataset": tr("Data without geography"),
        "application": tr("Application"),
        "map": tr("Map"),
    }
    return words.get(code, code)


def sheet(summary: Summary, details: Details | None = None) -> str:
    """Give the page of one result; ``details`` are added once the full record has come."""
    rows: list[tuple[str, Iterable[str]]] = [
        (tr("Organisation"), (escape(summary.organisation),)),
        (tr("Date"), (escape(date_text(summary.date)),)),
        (tr("Type"), (escape(type_text(summary.type)),)),
        (tr("Extent"), (escape(box_text(summary.box)) if summary.box else "",)),
        (tr("Keywords"), (escape(" · ".join(summary.keywords)),)),
    ]
    if details is not None:
        rows += [(label, (escape(value) for value in values)) for label, values in details.rows]
    links = details.links if details is not None and details.links else summary.links
    rows.append((tr("Links"), (_link_line(resource) for resource in links)))
    rows.append((tr("Identifier"), (escape(summary.identifier),)))
    body = [f"<h3>{escape(summary.title or summary.identifier)}</h3>", safe_html(summary.abstract)]
    for label, values in rows:
        shown = [value for value in values if value]
        if shown:
            body.append(f"<p><b>{escape(label)}</b><br>{'<br>'.join(shown)}</p>")
    return "".join(body)


def xml_page(xml: str) -> str:
    """Give XML as a page of plain text."""
    return f"<pre>{escape(xml, quote=False)}</pre>"


def _link_line(resource: OnlineResource) -> str:
    words = resource.description or resource.name or resource.url
    protocol = f" <i>({escape(resource.protocol)})</i>" if resource.protocol else ""
    return f"{link(resource.url, words)}{protocol}" if resource.url else ""


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
    """Read the full record: a loop over the element table, and the XML. Worker thread.

    :raises BadXml: see :meth:`.metadata.record.Record.parse`.
    """
    from ..metadata.elements import ELEMENTS
    from ..metadata.record import Record
    from .element_text import label_of, value_lines

    record = Record.parse(data)
    rows = []
    for element in ELEMENTS:
        if element.codec is None or element.key in _SHOWN:
            continue
        lines = value_lines(element, record.get(element.key))
        if lines:
            rows.append((label_of(element), lines))
    return Details(tuple(rows), tuple(record.online_resources()), data.decode("utf-8", "replace"))


#: Keys of the element table that the summary shows already.
_SHOWN: frozenset[str] = frozenset(
    {"title", "abstract", "keywords", "box", "online", "identifier", "level", "file_identifier"}
)


def plain_links(resources: Sequence[OnlineResource]) -> str:
    """Give the addresses of the links, one per line, to copy."""
    return "\n".join(resource.url for resource in resources if resource.url)
