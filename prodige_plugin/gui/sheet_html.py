"""A record as pages to read: the texts of the record sheet, always sanitised (promise P12)."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from ..catalogue.model import Summary
from ..i18n import tr
from .formats import box_text, date_text
from .record_details import MOST_FINDINGS, Details
from .safe_html import link, safe_html


def type_text(code: str) -> str:
    """Give the word for a type of resource (MD_ScopeCode)."""
    words = {
        "dataset": tr("Data set"),
        "series": tr("Series of data sets"),
        "service": tr("Service"),
        "nonGeographicDataset": tr("Data without geography"),
        "application": tr("Application"),
        "map": tr("Map"),
        "document": tr("Document"),
        "software": tr("Software"),
        "tile": tr("Tile"),
        "feature": tr("Feature"),
    }
    return words.get(code, code)


#: Address of the picture inside the page; the browser is given it, nothing is fetched.
PICTURE = "picture"


def sheet(summary: Summary, details: Details | None = None, where: str = "", picture: bool = False) -> str:
    """Give the first page of one result; ``details`` are added once the full record has come.

    :param where: names of the platforms that have it, "" when there is nothing to say.
    :param picture: whether there is a picture, under :data:`PICTURE`.
    """
    body = [f'<img src="{PICTURE}" style="float: right">'] if picture else []
    body += [f"<h3>{escape(summary.title or summary.identifier)}</h3>"]
    tags = [escape(word) for word in _tags(summary)]
    if tags:
        body.append(f"<p>{' · '.join(tags)}</p>")
    body.append(safe_html(summary.abstract))
    if details is not None and details.rows:
        rows: list[tuple[str, Iterable[str]]] = [(tr("Organisation"), (escape(summary.organisation),))]
        rows += [(label, map(_value, values)) for label, values in details.rows]
    else:
        rows = list(_short_rows(summary))
    if where:
        rows.append((tr("Available on"), (escape(where),)))
    if not any(label == tr("Identifier of the record") for label, _values in rows):
        rows.append((tr("Identifier of the record"), (escape(summary.identifier),)))
    return "".join([*body, *map(_row, rows)])


def _short_rows(summary: Summary) -> Iterable[tuple[str, Iterable[str]]]:
    """Give what the search alone tells."""
    return [
        (tr("Organisation"), (escape(summary.organisation),)),
        (tr("Date"), (escape(date_text(summary.date)),)),
        (tr("Type"), (escape(type_text(summary.type)),)),
        (tr("Extent"), (escape(box_text(summary.box)) if summary.box else "",)),
        (tr("Conditions of use"), (escape(summary.licence),)),
        (tr("INSPIRE themes"), (escape(" · ".join(summary.themes)),)),
        (tr("Keywords"), (escape(" · ".join(summary.keywords)),)),
        (tr("Identifier of the data"), (_value(summary.resource_identifier),)),
    ]


def _tags(summary: Summary) -> list[str]:
    from .card_parts import tags_of

    return [word for word, _loud in tags_of(summary)]


def contacts_page(summary: Summary, details: Details | None) -> str:
    """Give the page of contacts: role, organisation, mail, phone."""
    contacts = details.contacts if details is not None else ()
    if not contacts:
        organisation = f"<p><b>{escape(summary.organisation)}</b></p>" if summary.organisation else ""
        return organisation + _sentence(tr("The record states no contact that can be written to."))
    body, group = [], ""
    for what, contact, role in contacts:
        if what != group:
            group = what
            body.append(f"<h4>{escape(what)}</h4>")
        mail = link(f"mailto:{contact.email}", contact.email) if contact.email else ""
        phone = escape(tr("Phone: {number}", number=contact.phone)) if contact.phone else ""
        head = f"<b>{escape(contact.organisation or contact.name or '–')}</b>"
        name = escape(contact.name) if contact.organisation else ""
        lines = [f"{head} ({escape(role)})" if role else head, name, mail, phone]
        body.append(f"<p>{'<br>'.join(line for line in lines if line)}</p>")
    return "".join(body)


def quality_page(details: Details | None) -> str:
    """Give the page of quality: lineage, conformity, how complete the record is."""
    if details is None or (not details.quality and not details.score[1]):
        return _sentence(tr("Nothing is known of the quality: there is no record that says it."))
    body = [_row((label, map(_value, values))) for label, values in details.quality]
    passed, total = details.score
    if total:
        body.append(f"<h4>{escape(tr('How complete the record is'))}</h4>")
        body.append(_sentence(tr("{passed} of {total} INSPIRE requirements are met.", passed=passed, total=total)))
    if details.findings:
        items = "".join(f"<li>{escape(line)}</li>" for line in details.findings[:MOST_FINDINGS])
        body.append(f"<ul>{items}</ul>")
        more = len(details.findings) - MOST_FINDINGS
        if more > 0:
            body.append(_sentence(tr("and %n more", n=more)))
    elif total:
        body.append(_sentence(tr("The check found nothing to complain of.")))
    return "".join(body)


def _row(row: tuple[str, Iterable[str]]) -> str:
    label, values = row
    shown = [value for value in values if value]
    return f"<p><b>{escape(label)}</b><br>{'<br>'.join(shown)}</p>" if shown else ""


def _value(text: str) -> str:
    """Give a value, an address as a link, a long text with its paragraphs."""
    if text.lower().startswith(("http://", "https://")) and " " not in text.strip():
        return link(text.strip())
    return escape(text).replace("\n", "<br>")


def _sentence(text: str) -> str:
    return f"<p>{escape(text)}</p>"
