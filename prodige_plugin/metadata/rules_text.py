"""Rules on who, what and when: identifiers, texts, contacts, dates, languages.

Each rule reads a record and gives findings. The requirement numbers are those of the INSPIRE
metadata guideline (TG 2.0); the rules ask what the reference validator's tests really ask.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lxml import etree

from ..i18n import tr
from . import codelists
from .codecs_groups import href, normal
from .findings import Finding, Repair, Severity
from .namespaces import NS, local
from .places import position
from .record import TEXTS, qname, string

if TYPE_CHECKING:
    from .record import Record

_LANGUAGE_LISTS = {
    f"{scheme}://{host}/{path}{slash}"
    for scheme in ("http", "https")
    for host, path in (("www.loc.gov", "standards/iso639-2"), ("id.loc.gov", "vocabulary/iso639-2"))
    for slash in ("", "/")
}
#: How languages are written in real records → ISO 639-2/B.
_LANGUAGES = {
    "fr": "fre", "fra": "fre", "fre": "fre", "français": "fre", "francais": "fre", "french": "fre", "fr_fr": "fre",
    "en": "eng", "eng": "eng", "english": "eng", "anglais": "eng", "de": "ger", "deu": "ger", "ger": "ger",
    "es": "spa", "spa": "spa", "it": "ita", "ita": "ita", "nl": "dut", "nld": "dut", "dut": "dut",
    "pt": "por", "por": "por",
}  # fmt: skip
_EMAIL = "gmd:contactInfo/gmd:CI_Contact/gmd:address/gmd:CI_Address/gmd:electronicMailAddress"


def error(element: str, message: str, repair: Repair | None = None, at: etree._Element | None = None) -> Finding:
    """Give a finding that fails the INSPIRE tests.

    :param at: what is wrong in the record; where it is not given, the check names the place by the element's path.
    """
    return _finding(Severity.ERROR, element, message, repair, at)


def warning(element: str, message: str, repair: Repair | None = None, at: etree._Element | None = None) -> Finding:
    """Give a finding that people or portals will feel."""
    return _finding(Severity.WARNING, element, message, repair, at)


def info(element: str, message: str, repair: Repair | None = None, at: etree._Element | None = None) -> Finding:
    """Give a finding worth knowing."""
    return _finding(Severity.INFO, element, message, repair, at)


def _finding(
    severity: Severity, element: str, message: str, repair: Repair | None, at: etree._Element | None
) -> Finding:
    line, place = (0, "") if at is None else position(at)
    return Finding(severity, element, message, repair, line=line, place=place)


def has_text(prop: etree._Element | None) -> bool:
    """Whether a property holds a text, as CharacterString or Anchor."""
    return prop is not None and any(string(prop.find(qname(name))) for name in TEXTS[:2])


def file_identifier(record: Record) -> Iterator[Finding]:
    """Rec C.1: the record has an identifier."""
    if not record.identifier:

        def give(fixed: Record) -> None:
            fixed.set("file_identifier", str(uuid.uuid4()))

        yield error(
            "file_identifier",
            tr("The record has no identifier: a catalogue can neither store nor update it. Give it a new one."),
            Repair(tr("Give it a new identifier"), give),
        )


def _language_repair(key: str, stated: str) -> Repair | None:
    code = _LANGUAGES.get(stated.strip().casefold())
    if code is None and stated in codelists.values("Language"):
        code = stated
    if code is None:
        return None
    known = code

    def rewrite(record: Record) -> None:
        from .elements import codec

        codec(key).write(record, known)

    return Repair(tr("Write the language as the code “{code}”", code=code), rewrite)


def metadata_language(record: Record) -> Iterator[Finding]:
    """C.5: one language code of the European list, with the address of ISO 639-2."""
    codes = record.find_all("gmd:language/gmd:LanguageCode")
    good = len(codes) == 1 and codes[0].get("codeList") in _LANGUAGE_LISTS
    if not good or codes[0].get("codeListValue", "") not in codelists.values("Language")[:-1]:
        yield error(
            "metadata_language",
            tr(
                "The language of the record is not stated as a code. INSPIRE wants the code of ISO 639-2, “fre” for "
                "French; a text is not enough."
            ),
            _language_repair("metadata_language", record.language),
        )


def resource_language(record: Record) -> Iterator[Finding]:
    """1.6: the languages of the data, as codes."""
    codes = record.find_all("gmd:identificationInfo[1]/*/gmd:language/gmd:LanguageCode")
    bad = any(
        len(code.get("codeListValue", "xxx")) != 3
        or not code.get("codeListValue", "xxx").islower()
        or code.get("codeList", "http://www.loc.gov/standards/iso639-2/") not in _LANGUAGE_LISTS
        for code in codes
    )
    if not codes or bad:
        stated = str(record.get("resource_language")) or record.language
        yield error(
            "resource_language",
            tr(
                "The language of the data is not stated as a code of ISO 639-2 (“fre” for French, “zxx” for an image "
                "without text)."
            ),
            _language_repair("resource_language", stated),
        )
    elif any(code.get("codeListValue") == "fra" for code in codes):
        yield warning(
            "resource_language",
            tr("The language is written “fra”; INSPIRE uses the other code of ISO 639-2, “fre”."),
            _language_repair("resource_language", "fra"),
        )


def _count(record: Record, path: str) -> int:
    """Count elements in the identification that the tests look at: the service's, or the data's."""
    kind = "srv:SV_ServiceIdentification" if record.level == "service" else "*"
    described = record.find_all(f"gmd:identificationInfo/{kind}")
    if kind == "*":
        described = [item for item in described if local(item.tag) != "SV_ServiceIdentification"]
    return sum(len(item.findall(path, NS)) for item in described)


def title(record: Record) -> Iterator[Finding]:
    """C.8: one title, that a reader understands."""
    text = str(record.get("title"))
    if not text or _count(record, "gmd:citation/gmd:CI_Citation/gmd:title") != 1:
        yield error(
            "title", tr("The title is missing. It is what a search shows first: name what, where and, if useful, when.")
        )
        return
    if len(text) > 250:
        yield warning("title", tr("The title has %n character(s); portals cut it after 250. Shorten it.", n=len(text)))
    if " " not in text and "_" in text:
        yield warning(
            "title", tr("The title “{text}” looks like a table name. Write it as a person would say it.", text=text)
        )


def abstract(record: Record) -> Iterator[Finding]:
    """C.9: one abstract, that says more than the title."""
    text = str(record.get("abstract"))
    if not text or _count(record, "gmd:abstract") != 1:
        yield error(
            "abstract",
            tr("The abstract is missing. Say in a few sentences what the data show, where, and how to use them."),
        )
    elif normal(text) == normal(str(record.get("title"))):
        yield warning("abstract", tr("The abstract repeats the title. Say what the data show and how they were made."))
    elif len(text) < 40:
        yield info("abstract", tr("The abstract is very short. A reader decides on it whether the data are of use."))


def resource_identifier(record: Record) -> Iterator[Finding]:
    """1.3: the resource has its own identifier, not twice the same."""
    codes = record.find_all("gmd:identificationInfo[1]/*/gmd:citation/gmd:CI_Citation/gmd:identifier/*/gmd:code")
    if not codes:

        def give(fixed: Record) -> None:
            fixed.set("resource_identifier", f"urn:uuid:{uuid.uuid4()}")

        yield error(
            "resource_identifier",
            tr(
                "The data have no identifier of their own. data.gouv.fr skips such a record; give an address or a code "
                "that will not change."
            ),
            Repair(tr("Give a new identifier"), give),
        )
        return
    for code in codes:
        carriers = [code.find(qname(name)) for name in TEXTS[:2]]
        text, linked = carriers
        if (text is not None and not text.text) or (linked is not None and not href(code)):
            yield error("resource_identifier", tr("An identifier is empty. Fill it, or take it away."))
    texts = [string(found) for code in codes if (found := code.find("gco:CharacterString", NS)) is not None]
    if len(set(texts)) < len(texts):
        yield error("resource_identifier", tr("The same identifier is there twice. Take one away."))
    value = str(record.get("resource_identifier"))
    if value and any(character.isspace() for character in value):
        yield warning(
            "resource_identifier", tr("The identifier holds a blank, which breaks the harvest by data.gouv.fr.")
        )
    if value and value == record.identifier:
        yield info(
            "resource_identifier",
            tr("The data and their record have the same identifier; two things are better told apart by two names."),
        )
