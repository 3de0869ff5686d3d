"""How a data set is cited: ISO 690, Markdown, BibTeX, link; and the letter that reports a problem. No Qt."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import quote

from ..i18n import tr
from .model import Summary


@dataclass(frozen=True)
class Citation:
    """What a citation is made of; what is not known is left out."""

    title: str
    organisation: str = ""
    #: date of the data, ISO 8601 or a year.
    date: str = ""
    identifier: str = ""
    licence: str = ""
    #: web page of the record, or an identifier that is an address.
    url: str = ""
    #: name of the platform.
    platform: str = ""
    #: day it was looked at, ISO 8601.
    seen: str = ""


def citation_of(summary: Summary, url: str = "", platform: str = "", seen: str = "") -> Citation:
    """Take what a citation needs from a hit.

    :param url: web page of the record; the resource's own identifier is taken where that is an address.
    """
    own = summary.resource_identifier
    address = own if own.lower().startswith(("http://", "https://")) else url
    return Citation(
        _flat(summary.title) or summary.identifier,
        _flat(summary.organisation),
        summary.date[:10],
        own or summary.identifier,
        summary.licence,
        address,
        platform,
        seen,
    )


def as_text(cited: Citation) -> str:
    """Give the reference as ISO 690:2021 orders it: creator, title, kind, publisher, date, availability, licence."""
    words = [f"{cited.organisation}." if cited.organisation else "", f"{cited.title} [{tr('data set')}]."]
    place = ", ".join(part for part in (cited.platform, cited.date[:4]) if part)
    words.append(f"{place}." if place else "")
    if cited.date[4:]:
        words.append(tr("Updated {date}.", date=cited.date))
    if cited.seen:
        words.append(tr("[Viewed {date}].", date=cited.seen))
    if cited.url:
        words.append(tr("Available from: {url}", url=cited.url))
    elif cited.identifier:
        words.append(tr("Identifier: {identifier}.", identifier=cited.identifier))
    if cited.licence:
        words.append(tr("Licence: {licence}.", licence=cited.licence))
    return " ".join(word for word in words if word)


def as_attribution(cited: Citation) -> str:
    """Give the mention that the Licence Ouverte 2.0 asks for: the source and the date of the last update."""
    source = cited.organisation or cited.platform or cited.title
    what = cited.title if cited.title != source else ""
    when = tr("updated {date}", date=cited.date) if cited.date else ""
    words = ", ".join(part for part in (f"{source} – {what}" if what else source, when) if part)
    return f"{words} ({cited.licence})" if cited.licence else words


def as_markdown(cited: Citation) -> str:
    """Give the reference with the title as a link."""
    title = re.sub(r"([\\\[\]*_`])", r"\\\1", cited.title)
    linked = f"[{title}]({_bracketed(cited.url)})" if cited.url else f"*{title}*"
    parts = [cited.organisation, linked, cited.platform, cited.date, cited.licence]
    return ", ".join(part for part in parts if part)


def as_bibtex(cited: Citation) -> str:
    """Give a ``@misc`` entry; braces, backslashes and the signs that TeX reads are escaped."""
    fields = {
        "author": f"{{{_tex(cited.organisation)}}}" if cited.organisation else "",
        "title": f"{{{_tex(cited.title)}}}",
        "year": cited.date[:4],
        "publisher": _tex(cited.platform),
        "url": cited.url.replace("{", "%7B").replace("}", "%7D"),
        "urldate": cited.seen,
        "note": _tex("; ".join(part for part in (cited.licence, cited.identifier) if part)),
    }
    lines = "".join(f",\n  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@misc{{{_key(cited)}{lines}\n}}\n"


def problem_letter(summary: Summary, mail: str, url: str = "", links: str = "") -> str:
    """Give the ``mailto:`` address (RFC 6068) of a letter that reports a problem of a record.

    :param mail: whom to write to.
    :param links: what is known of the state of the links, one line each.
    """
    subject = tr("Problem with the record “{title}”", title=_flat(summary.title) or summary.identifier)
    lines = [tr("Hello,"), "", tr("I noticed a problem with this record:"), "",
             tr("Title: {title}", title=_flat(summary.title)),
             tr("Identifier: {identifier}", identifier=summary.identifier)]  # fmt: skip
    if url:
        lines.append(tr("Page: {url}", url=url))
    if links:
        lines += ["", tr("Links:"), links]
    lines += ["", tr("What is wrong:"), ""]
    body = "\r\n".join(line.replace("\n", "\r\n") for line in lines)
    # a mailto longer than this is cut or refused by mail programs
    return f"mailto:{quote(mail.strip(), safe='@.+-_')}?subject={quote(subject)}&body={quote(body[:1500])}"


def _flat(text: str) -> str:
    return " ".join(text.split())


def _bracketed(url: str) -> str:
    return url.replace("(", "%28").replace(")", "%29").replace(" ", "%20")


_TEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


def _tex(text: str) -> str:
    return "".join(_TEX.get(sign, sign) for sign in text)


def _key(cited: Citation) -> str:
    """Give a key of plain letters: first words of organisation and title, and the year."""
    words = [_plain(part)[:20] for part in (cited.organisation.split(" ")[0], *cited.title.split()[:2]) if part]
    return "_".join(word for word in (*words, cited.date[:4]) if word) or "data"


def _plain(word: str) -> str:
    flat = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]", "", flat).lower()
