"""Rules on what is described: identifiers, texts, languages.

Each rule reads a record and gives findings. The requirement numbers are those of the INSPIRE
metadata guideline (TG 2.0); the rules ask what the reference validator's tests really ask.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lxml import etree

from ..i18n import tr
from . import codelists
from .codecs_groups import normal
from .findings import Finding, Repair, Severity
from .namespaces import local
from .patch import new
from .places import position
from .record import TEXTS, every, first, qname, string

if TYPE_CHECKING:
    from .record import Record

_WORDS = tuple(map(qname, TEXTS[:2]))
_LANGUAGE_LISTS = {
    f"{scheme}://{host}/{path}{slash}"
    for scheme in ("http", "https")
    for host, path in (("www.loc.gov", "standards/iso639-2"), ("id.loc.gov", "vocabulary/iso639-2"))
    for slash in ("", "/")
}
_LANGUAGE_OF_DATA = "gmd:identificationInfo[1]/*/gmd:language"
_TITLE = "gmd:identificationInfo/*/gmd:citation/gmd:CI_Citation/gmd:title"
_ABSTRACT = "gmd:identificationInfo/*/gmd:abstract"


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
    return prop is not None and any(string(child) for child in prop.iterchildren(*_WORDS))


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


def _language(stated: str) -> str:
    """Give the ISO 639-2/B code that is meant, ``""`` if none is."""
    folded = stated.strip().casefold()
    return codelists.LANGUAGES_MEANT.get(folded) or (folded if folded in codelists.values("Language") else "")


def _stated_language(prop: etree._Element) -> str:
    """Give the code of a ``gmd:language``, however it is written: by its attribute, else by its text."""
    code = first(prop, "gmd:LanguageCode")
    by_code = _language(code.get("codeListValue", "")) if code is not None else ""
    return by_code or _language(string(prop))


def _language_repair(path: str, at: list[etree._Element]) -> Repair | None:
    """Give the repair of languages that are stated otherwise than as codes."""
    codes = list(dict.fromkeys(code for code in map(_stated_language, at) if code))
    if not codes:
        return None

    def rewrite(record: Record) -> None:
        for place in reversed(range(len(record.find_all(path)))):
            prop = record.find_all(path)[place]
            stated = _stated_language(prop)
            first = [_stated_language(other) for other in record.find_all(path)].index(stated) == place
            if stated and first:
                if not _is_code(prop):
                    record.replace(prop, new("gmd:language", codelists.language_code(stated)))
            elif stated or not string(prop):
                record.remove(prop)

    return Repair(tr("Write the language as the code “{code}”", code=", ".join(codes)), rewrite)


def _is_code(prop: etree._Element) -> bool:
    """Whether a ``gmd:language`` is written as the tests want it."""
    code = first(prop, "gmd:LanguageCode")
    known = codelists.values("Language")
    return code is not None and code.get("codeList") in _LANGUAGE_LISTS and code.get("codeListValue") in known


def metadata_language(record: Record) -> Iterator[Finding]:
    """C.5: one language code of the European list, with the address of ISO 639-2."""
    codes = record.find_all("gmd:language/gmd:LanguageCode")
    good = len(codes) == 1 and codes[0].get("codeList") in _LANGUAGE_LISTS
    if not good or codes[0].get("codeListValue", "") not in codelists.values("Language")[:-1]:
        stated = record.find_all("gmd:language")
        one = len({_stated_language(prop) for prop in stated} - {""}) == 1
        yield error(
            "metadata_language",
            tr(
                "The language of the record is not stated as a code. INSPIRE wants the code of ISO 639-2, “fre” for "
                "French; a text is not enough."
            ),
            _language_repair("gmd:language", stated) if one else None,
            at=next(iter((*codes, *stated)), None),
        )


def resource_language(record: Record) -> Iterator[Finding]:
    """1.6: the languages of the data, as codes."""
    codes = record.find_all("gmd:identificationInfo[1]/*/gmd:language/gmd:LanguageCode")
    wrong = [
        code for code in codes
        if not re.fullmatch("[a-z]{3}", code.get("codeListValue", "xxx"))
        or code.get("codeList", codelists.LANGUAGES) not in _LANGUAGE_LISTS
    ]  # fmt: skip
    stated = record.find_all(_LANGUAGE_OF_DATA)
    if not codes or wrong:
        repair = _language_repair(_LANGUAGE_OF_DATA, stated)
        yield error(
            "resource_language",
            tr(
                "The language of the data is not stated as a code of ISO 639-2 (“fre” for French, “zxx” for an image "
                "without text)."
            ),
            repair or _language_of_record(record),
            at=next(iter((*wrong, *stated)), None),
        )
        return
    for code in codes:
        if code.get("codeListValue") == "fra":
            yield warning(
                "resource_language",
                tr("The language is written “fra”; INSPIRE uses the other code of ISO 639-2, “fre”."),
                _language_repair(_LANGUAGE_OF_DATA, stated),
                at=code,
            )


def _language_of_record(record: Record) -> Repair | None:
    """Give what may be assumed where the language of the data is not stated at all: somebody must agree."""
    code = _language(record.language)

    def take(fixed: Record) -> None:
        fixed.set("resource_language", code)

    return Repair(tr("Say that it is that of the record, “{code}”", code=code), take, safe=False) if code else None


def _count(record: Record, path: str) -> int:
    """Count elements in the identification that the tests look at: the service's, or the data's."""
    kind = "srv:SV_ServiceIdentification" if record.level == "service" else "*"
    described = record.find_all(f"gmd:identificationInfo/{kind}")
    if kind == "*":
        described = [item for item in described if local(item.tag) != "SV_ServiceIdentification"]
    return sum(len(every(item, path)) for item in described)


def _localised(record: Record, path: str, key: str) -> Repair | None:
    """Give the repair of an empty text that is there in the record's language, or in one only (ISO 19139 §7.4)."""

    def found(fixed: Record) -> str:
        texts = [item for item in fixed.find_all(f"{path}/gmd:PT_FreeText/gmd:textGroup/*") if string(item)]
        locales = {
            f"#{locale.get('id')}": _language(code.get("codeListValue", ""))
            for locale in fixed.find_all("gmd:locale/gmd:PT_Locale")
            for code in every(locale, "gmd:languageCode/gmd:LanguageCode")
        }
        own = [item for item in texts if locales.get(item.get("locale", ""), "") == _language(fixed.language)]
        return string((own or texts)[0]) if own or len(texts) == 1 else ""

    if record.get(key) or not found(record):
        return None
    return Repair(tr("Take it from the translations"), lambda fixed: fixed.set(key, found(fixed)))


def title(record: Record) -> Iterator[Finding]:
    """C.8: one title, that a reader understands."""
    text = str(record.get("title"))
    found = record.find(_TITLE)
    if not text or _count(record, "gmd:citation/gmd:CI_Citation/gmd:title") != 1:
        yield error(
            "title",
            tr("The title is missing. It is what a search shows first: name what, where and, if useful, when."),
            _localised(record, _TITLE, "title"),
            at=found,
        )
        return
    if len(text) > 250:
        yield warning(
            "title", tr("The title has %n character(s); portals cut it after 250. Shorten it.", n=len(text)), at=found
        )
    if " " not in text and "_" in text:
        yield warning(
            "title",
            tr("The title “{text}” looks like a table name. Write it as a person would say it.", text=text),
            at=found,
        )


def abstract(record: Record) -> Iterator[Finding]:
    """C.9: one abstract, that says more than the title."""
    text = str(record.get("abstract"))
    found = record.find(_ABSTRACT)
    if not text or _count(record, "gmd:abstract") != 1:
        yield error(
            "abstract",
            tr("The abstract is missing. Say in a few sentences what the data show, where, and how to use them."),
            _localised(record, _ABSTRACT, "abstract"),
            at=found,
        )
    elif normal(text) == normal(str(record.get("title"))):
        yield warning(
            "abstract", tr("The abstract repeats the title. Say what the data show and how they were made."), at=found
        )
    elif len(text) < 40:
        yield info(
            "abstract", tr("The abstract is very short. A reader decides on it whether the data are of use."), at=found
        )
