"""What a service says of itself, taken from the record of what it serves.

So that its capabilities (WMS 1.3.0, §7.2.4.3) and the catalogue tell the same: title, abstract, keywords, whom to
write to, the licence and the limits on access. Pure: neither Qt nor QGIS.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..metadata import codelists
from ..metadata.record import Record
from ..metadata.values import Contact

#: What a service says where no condition applies (WMS 1.3.0, §7.2.4.3: the reserved word).
_NONE = "None"


@dataclass(frozen=True)
class ServiceText:
    """What the service says of itself (WMS 1.3.0, §7.2.4.3, service metadata)."""

    title: str
    abstract: str = ""
    keywords: tuple[str, ...] = ()
    organisation: str = ""
    contact: str = ""
    email: str = ""
    phone: str = ""
    fees: str = ""
    access: str = ""


def of_record(record: Record, else_: ServiceText) -> ServiceText:
    """Give what a record says, and what was given where it is silent.

    :param else_: title, abstract, keywords and contact as they are known without the record; its keywords come first.
    """
    language = str(record.get("metadata_language") or "fre")
    who = _contact(record)
    themes, short = codelists.themes(), codelists.short(language)
    words = [*else_.keywords, *_words(record.get("keywords"))]
    words += [themes.get(code, {}).get(short, code) for code in _words(record.get("inspire_themes"))]
    return ServiceText(
        title=else_.title or str(record.get("title") or ""),
        abstract=str(record.get("abstract") or "") or else_.abstract,
        keywords=_once(words),
        organisation=(who.organisation if who else "") or else_.organisation,
        contact=(who.name if who else "") or else_.contact,
        email=(who.email if who else "") or else_.email,
        phone=(who.phone if who else "") or else_.phone,
        fees=_said("Licence", record.get("use_conditions"), language) or else_.fees or _NONE,
        access=_said("LimitationsOnPublicAccess", record.get("access_limits"), language) or else_.access or _NONE,
    )


def _contact(record: Record) -> Contact | None:
    """Whom to write to: the point of contact where one is named, else the first."""
    parties = [party for party in _tuple(record.get("organisation")) if isinstance(party, Contact)]
    return next((party for party in parties if party.role == "pointOfContact"), parties[0] if parties else None)


def _said(codelist: str, value: object, language: str) -> str:
    """Give a value of a code list in words; a text of its own as it is. Several are joined."""
    parts = [str(part) for part in (_tuple(value) if isinstance(value, tuple) else (value,)) if part]
    known = codelists.values(codelist)
    return " ; ".join(codelists.wording(codelist, part, language) if part in known else part for part in parts)


def _words(value: object) -> list[str]:
    """Give words without the blanks of the XML."""
    return [" ".join(str(word).split()) for word in _tuple(value) if str(word).strip()]


def _tuple(value: object) -> tuple[object, ...]:
    """Give a sequence as it is, nothing for anything else."""
    return tuple(value) if isinstance(value, (tuple, list)) else ()


def _once(words: Iterable[str]) -> tuple[str, ...]:
    """Leave out what is there already, capitals aside."""
    found: dict[str, str] = {}
    for word in words:
        found.setdefault(word.casefold(), word)
    return tuple(found.values())
