"""Rules on what is described: resource type, identification, identifier (see :mod:`.rules_text`)."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lxml import etree

from ..i18n import tr
from .citations import fold
from .codecs_groups import href
from .findings import Finding, Repair
from .namespaces import GCO, GMD, NS, SRV, local
from .reading import TEXTS, every, first, parent, property_text, qname, string
from .rules_text import error, info, warning

if TYPE_CHECKING:
    from .record import Record

_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


# -- 1.1 and 1.2 -------------------------------------------------------------------------------

#: Other words for a level, folded → value of MD_ScopeCode.
_LEVELS = {
    "jeu de donnees": "dataset", "jeux de donnees": "dataset", "donnees": "dataset", "data set": "dataset",
    "serie de donnees": "series", "ensemble de series de donnees": "series", "serie": "series",
}  # fmt: skip


def resource_type(record: Record) -> Iterator[Finding]:
    """1.1: data set or series (a service is checked by 3.1)."""
    found = record.find_all("gmd:hierarchyLevel")
    codes = {code.get("codeListValue") for prop in found for code in every(prop, "gmd:MD_ScopeCode")}
    if codes & {"dataset", "series", "service"}:
        return
    stated = next((value for prop in found if (value := level_of(prop))), "")
    implied = _implied(record, found)
    choice = stated or implied or "dataset"

    def choose(fixed: Record) -> None:
        from .elements import codec

        codec("resource_type").write(fixed, choice)

    held = stated or implied
    label = tr("Write it as the code “{code}”", code=held) if held else tr("Say that it is a data set")
    yield error(
        "resource_type",
        tr("It is not said what the record describes: a data set, a series or a service."),
        # No level means a data set to ISO, but it is left out of records of series too.
        Repair(label, choose, safe=bool(stated) or implied == "service"),
        at=found[0] if found else None,
    )


def _implied(record: Record, found: list[etree._Element]) -> str:
    """Give the level of a record that names none: a data set (ISO 19115:2003, B.2.1, hierarchyLevel), or a service."""
    if any(item.attrib or string(item) for prop in found for item in prop.iter("*")):
        return ""
    identified = record.identification()
    kinds = {"MD_DataIdentification": "dataset", "SV_ServiceIdentification": "service"}
    return kinds.get(local(identified.tag), "") if identified is not None else ""


def level_of(prop: etree._Element) -> str:
    """Give the level that a property states in another form: as text, with blanks or capitals, in French."""
    for item in prop.iterchildren("*"):
        for text in (item.get("codeListValue", ""), string(item)):
            plain = fold(text)
            if plain in ("dataset", "series", "service"):
                return plain
            if plain in _LEVELS:
                return _LEVELS[plain]
    return ""


def data_identification(record: Record) -> Iterator[Finding]:
    """1.2: one identification of data."""
    found = record.find_all("gmd:identificationInfo[1]/gmd:MD_DataIdentification")
    if len(found) != 1:
        yield error(
            "data_identification",
            tr("The record says it is of data, but describes none, or several."),
            profile_repair(record, "MD_DataIdentification"),
        )


def profile_repair(record: Record, name: str) -> Repair | None:
    """Give the repair of a record whose elements of a profile hide one that the tests look for.

    :param name: local name of the ISO element.
    """
    if not any(local(item.get(f"{{{GCO}}}isoType", "")) == name for item in _of_profiles(record)):
        return None
    return Repair(tr("Write the elements of the profile as those of ISO that they extend"), _plain)


def _of_profiles(record: Record) -> list[etree._Element]:
    """Give the elements of a profile (ISO 19139, annex A.3), or in a wrong namespace, that say what they extend."""
    found = []
    for item in record.root.iter("*"):
        stated = item.get(f"{{{GCO}}}isoType")
        if not stated or item is record.root or _qname_of(stated) in ("", item.tag):
            continue
        foreign = str(item.tag)[1:].partition("}")[0] not in NS.values()
        if foreign or local(item.tag) == local(stated):
            found.append(item)
    return found


def _qname_of(stated: str) -> str:
    """Give ``{uri}name`` of a ``gco:isoType`` ("gmd:MD_DataIdentification", or without prefix)."""
    name = local(stated)
    if not re.fullmatch(r"[A-Z]{2}_\w+", name):
        return ""
    return f"{{{SRV if name.startswith('SV_') else GMD}}}{name}"


def _plain(record: Record) -> None:
    while found := _of_profiles(record):
        name = local(found[0].get(f"{{{GCO}}}isoType", ""))
        place = list(record.root.iter("*")).index(found[0])
        record.rename(found[0], f"{'srv' if name.startswith('SV_') else 'gmd'}:{name}")
        record.set_attribute(list(record.root.iter("*"))[place], "gco:isoType", None)


# -- 1.3 ---------------------------------------------------------------------------------------

_IDENTIFIERS = "gmd:identificationInfo[1]/*/gmd:citation/gmd:CI_Citation/gmd:identifier"


def resource_identifier(record: Record) -> Iterator[Finding]:
    """1.3: the resource has its own identifier, not twice the same."""
    codes = record.find_all(f"{_IDENTIFIERS}/*/gmd:code")
    if not codes:
        yield error(
            "resource_identifier",
            tr(
                "The data have no identifier of their own. data.gouv.fr skips such a record; give an address or a code "
                "that will not change."
            ),
            _derived_repair(record),
        )
        return
    empty = [code for code in codes if _empty(code)]
    for code in empty:
        alone = len(empty) == len(codes)
        repair = _derived_repair(record) if alone else Repair(tr("Take the empty identifier away"), _drop_empty)
        yield error("resource_identifier", tr("An identifier is empty. Fill it, or take it away."), repair, at=code)
    seen: dict[str, etree._Element] = {}
    for code in codes:
        text = string(first(code, "gco:CharacterString"))
        if first(code, "gco:CharacterString") is None or code in empty:
            continue
        if text in seen:
            yield error(
                "resource_identifier",
                tr("The same identifier is there twice. Take one away."),
                Repair(tr("Take one away"), _drop_twice, safe=_nested(seen[text], code)),
                at=code,
            )
            break
        seen[text] = code
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


def _empty(code: etree._Element) -> bool:
    text, linked = (code.find(qname(name)) for name in TEXTS[:2])
    return (text is not None and not text.text) or (linked is not None and not href(code))


def _derived_repair(record: Record) -> Repair | None:
    """Give a repair that makes an identifier of the record's own: the same one whenever it is made again."""
    if not record.identifier:
        return None
    return Repair(tr("Make one of the identifier of the record"), _derive)


def derived(identifier: str) -> str:
    """Give the identifier of data whose record has the given one: ``urn:uuid:`` of it (RFC 4122)."""
    if _UUID.fullmatch(identifier.strip()):
        return f"urn:uuid:{identifier.strip().lower()}"
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, identifier.strip())}"


def _derive(record: Record) -> None:
    record.set("resource_identifier", derived(record.identifier))


def _drop_empty(record: Record) -> None:
    while True:
        codes = record.find_all(f"{_IDENTIFIERS}/*/gmd:code")
        empty = [code for code in codes if _empty(code)]
        if not empty or len(empty) == len(codes):
            return
        record.remove(parent(empty[0], 2))


def _words(code: etree._Element) -> set[str]:
    """Give the texts beside a code (its space, its authority)."""
    return {text for item in parent(code).iterchildren("*") if item is not code and (text := " ".join(
        "".join(map(str, item.itertext())).split()))}  # fmt: skip


def _nested(one: etree._Element, other: etree._Element) -> bool:
    """Whether one of two identifiers of the same code says nothing that the other does not say."""
    return _words(one) <= _words(other) or _words(other) <= _words(one)


def _drop_twice(record: Record) -> None:
    """Take away, of two identifiers with the same code, the one that says less."""
    while True:
        seen: dict[str, etree._Element] = {}
        poorer = None
        for code in record.find_all(f"{_IDENTIFIERS}/*/gmd:code"):
            text = property_text(code)
            if text in seen:
                first = seen[text]
                poorer = first if _words(first) < _words(code) else code
                break
            seen[text] = code
        if poorer is None:
            return
        record.remove(parent(poorer, 2))
