"""Rules on contacts: of the record, and of the data (see :mod:`.rules_text`).

What lacks in a contact often stands elsewhere in the record: the same organisation with its e-mail
address, the same person with the organisation. It is taken from there where there is one answer only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from lxml import etree

from ..i18n import tr
from . import codelists
from .codecs import code_value
from .codecs_contacts import Contacts, read_party
from .codecs_groups import by_label, normal
from .findings import Finding, Repair
from .namespaces import GMD, NS, local
from .patch import new
from .record import every, first, parent, property_text
from .rules_text import error, has_text
from .values import Contact

if TYPE_CHECKING:
    from .record import Record

_RECORD = "gmd:contact"
_DATA = "gmd:identificationInfo/*/gmd:pointOfContact"
_MAIL = "gmd:contactInfo/gmd:CI_Contact/gmd:address/gmd:CI_Address/gmd:electronicMailAddress"
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
Fill = Callable[["Record", Contact, etree._Element], Contact]


def metadata_contact(record: Record) -> Iterator[Finding]:
    """C.6: complete contacts, one of them in the role "point of contact"."""
    yield from _contacts(record, _RECORD, "metadata_contact")
    roles = record.find_all(f"{_RECORD}/gmd:CI_ResponsibleParty/gmd:role")
    if any(code_value(role) == "pointOfContact" and not _blank(parent(role)) for role in roles):
        return
    contacts = [contact for contact in Contacts(_RECORD).read(record) if contact != Contact(role=contact.role)]
    if not contacts:
        return
    yield error(
        "metadata_contact",
        tr("No contact of the record has the role “point of contact”, which INSPIRE asks of one of them."),
        # The role that is stated, author or owner, goes for one that nobody stated: somebody must agree.
        Repair(tr("Make the first contact the point of contact"), _rename, safe=False),
        at=record.find(f"{_RECORD}/gmd:CI_ResponsibleParty/gmd:role"),
    )


def _rename(record: Record) -> None:
    contacts = list(Contacts(_RECORD).read(record))
    complete = (place for place, contact in enumerate(contacts) if contact.organisation and contact.email)
    place = next(complete, 0)
    contacts[place] = replace(contacts[place], role="pointOfContact")
    record.set("metadata_contact", tuple(contacts))


def organisation(record: Record) -> Iterator[Finding]:
    """C.10: complete responsible organisations of the resource."""
    yield from _contacts(record, _DATA, "organisation")


def _faults(party: etree._Element) -> Iterator[str]:
    if not has_text(first(party, "gmd:organisationName")):
        yield tr("the organisation's name")
    mails = every(party, _MAIL)
    if not mails or not all(has_text(mail) for mail in mails):
        yield tr("the e-mail address")
    if first(party, "gmd:role") is None:
        yield tr("the role")


def _contacts(record: Record, path: str, key: str) -> Iterator[Finding]:
    parties = record.find_all(f"{path}/gmd:CI_ResponsibleParty")
    if not parties:
        yield error(
            key,
            tr("There is no contact: nobody knows whom to ask. Give the organisation, an e-mail address and a role."),
            _borrow(record, path),
            at=record.find(path),
        )
    for party in parties:
        yield from _party(record, party, path, key)


def _borrow(record: Record, path: str) -> Repair | None:
    """Offer the contact of the data for the record, or the other way round: often the same, but not said to be."""
    other = _DATA if path == _RECORD else _RECORD

    def take(fixed: Record) -> None:
        lent = [contact for contact in Contacts(other).read(fixed) if contact.organisation and contact.email][:1]
        Contacts(path).write(fixed, tuple(replace(contact, role="pointOfContact") for contact in lent))

    if not any(contact.organisation and contact.email for contact in Contacts(other).read(record)):
        return None
    label = tr("Take the contact of the data") if path == _RECORD else tr("Take the contact of the record")
    return Repair(label, take, safe=False)


def _party(record: Record, party: etree._Element, path: str, key: str) -> Iterator[Finding]:
    faults = list(_faults(party))
    if faults and first(party, "gmd:CI_ResponsibleParty") is not None:
        yield error(
            key,
            tr("Contacts stand inside a contact, where nobody reads them; each one needs a place of its own."),
            Repair(tr("Give each contact a place of its own"), _take_apart(path)),
            at=party,
        )
        return
    role = first(party, "gmd:role/*")
    stated = role.get("codeListValue") if role is not None else None
    unknown = stated not in codelists.values("CI_RoleCode")
    if not faults and not unknown:
        return
    name = property_text(first(party, "gmd:organisationName")) or tr("the contact without name")
    empty = Repair(tr("Take the empty contacts away"), _drop(path)) if _blank(party) else None
    if faults:
        known_to = not empty and _complete(_fill_own(record, read_party(party), party), party)
        found = known_to or (not empty and _complete(_fill(record, read_party(party), party), party))
        label, fill = tr("Take it from elsewhere in the record"), _fill_own if known_to else _fill
        repair = Repair(label, _each(path, fill), safe=known_to) if found else None
        yield error(
            key,
            tr("Of {name}, there lacks: {faults}. A contact needs all three.", name=name, faults=", ".join(faults)),
            empty or repair,
            at=party,
        )
    if unknown and (role is not None or not faults):
        known = _role(code_value(first(party, "gmd:role")))
        code = Repair(tr("Write the role as the code “{code}”", code=known), _each(path, _code)) if known else None
        yield error(
            key,
            tr("The role of {name} is not one of the list. Choose one.", name=name),
            empty or code,
            at=role if role is not None else party,
        )


def _blank(party: etree._Element) -> bool:
    """Whether a party says nothing of who it is: no text but that of its role, no address of anything."""
    for item in party.iter("*"):
        in_role = local(item.tag) in ("role", "CI_RoleCode")
        if not in_role and (
            (item.text or "").strip() or any(str(name).endswith(("src", "href")) for name in item.attrib)
        ):
            return False
    return True


def _complete(contact: Contact, party: etree._Element) -> bool:
    return bool(contact.organisation and contact.email) and first(party, "gmd:role") is not None


def _drop(path: str) -> Callable[[Record], None]:
    def edit(record: Record) -> None:
        while True:
            blank = [party for party in record.find_all(f"{path}/gmd:CI_ResponsibleParty") if _blank(party)]
            if not blank:
                return
            if path == _RECORD and len(record.find_all(path)) == 1:  # the schema wants one
                record.replace(parent(blank[0]), new(path, attrs={"gco:nilReason": "missing"}))
            else:
                record.remove(parent(blank[0]))

    return edit


def _each(path: str, change: Fill) -> Callable[[Record], None]:
    """Give an edit that changes each contact of a path."""

    def edit(record: Record) -> None:
        while (empty := _needless_mail(record, path)) is not None:
            record.remove(empty)
        parties = [
            party for prop in record.find_all(path) if (party := first(prop, "gmd:CI_ResponsibleParty")) is not None
        ]
        contacts = tuple(change(record, read_party(party), party) for party in parties)
        codec = Contacts(path)
        if codec.read(record) != contacts:
            codec.write(record, contacts)

    return edit


def _take_apart(path: str) -> Callable[[Record], None]:
    """Give an edit that takes the contacts out of a contact, byte for byte."""

    def edit(record: Record) -> None:
        while inner := record.find_all(f"{path}/gmd:CI_ResponsibleParty/gmd:CI_ResponsibleParty"):
            prop = parent(inner[-1], 2)
            place = record.find_all(path).index(prop)
            record.insert(parent(prop), new(path.rpartition("/")[2], attrs={"gco:nilReason": "missing"}), prop)
            inner = record.find_all(path)[place].findall("gmd:CI_ResponsibleParty/gmd:CI_ResponsibleParty", NS)
            empty = record.find_all(path)[place + 1]
            record.move(inner[-1], empty)
            record.set_attribute(record.find_all(path)[place + 1], "gco:nilReason", None)
            outer = record.find_all(path)[place]
            if not len(outer[0]):
                record.remove(outer)

    return edit


def _needless_mail(record: Record, path: str) -> etree._Element | None:
    """Give an empty e-mail address beside one that is filled."""
    for party in record.find_all(f"{path}/gmd:CI_ResponsibleParty"):
        mails = every(party, _MAIL)
        if any(map(has_text, mails)) and not all(map(has_text, mails)):
            return next(mail for mail in mails if not has_text(mail))
    return None


# -- what is said elsewhere ------------------------------------------------------------------------


@cache
def _roles() -> dict[str, str]:
    """Give code or label, in small letters → code."""
    return {code.casefold(): code for code in codelists.values("CI_RoleCode")} | by_label("CI_RoleCode")


def _role(stated: str) -> str:
    """Give the role of the list that is meant, by its code in other letters or by its label."""
    folded = "".join(stated.casefold().split())
    return _roles().get(folded) or _roles().get(normal(stated), "")


def _code(_record: Record, contact: Contact, _party: etree._Element) -> Contact:
    return replace(contact, role=_role(contact.role) or contact.role)


def _others(record: Record, party: etree._Element) -> list[Contact]:
    every = record.root.iter(f"{{{GMD}}}CI_ResponsibleParty")
    return [read_party(other) for other in every if other is not party]


def _only(values: Iterator[str]) -> str:
    """Give the value that all the ones there are agree on, ``""`` if there is none or another one."""
    found = {value for value in values if value}
    return found.pop() if len(found) == 1 else ""


def _fill(record: Record, contact: Contact, party: etree._Element) -> Contact:
    """Give a contact with what the record holds for it elsewhere, or else for another one of its organisation.

    The address of a colleague need not be the one to write to: somebody must agree.
    """
    filled = _fill_own(record, contact, party)
    if not filled.organisation or filled.email:
        return filled
    same = (other for other in _others(record, party) if normal(other.organisation) == normal(filled.organisation))
    return replace(filled, email=_only(other.email for other in same))


def _fill_own(record: Record, contact: Contact, party: etree._Element) -> Contact:
    """Give a contact with the name and the e-mail address that the record holds for the same one elsewhere."""
    if contact.organisation and contact.email:
        return contact
    house, mail = contact.organisation, contact.email
    if not mail:
        mail = _only(found for item in party.iter("*") for found in _ADDRESS.findall(item.text or ""))
    others = _others(record, party)
    if not house and mail:
        house = _only(other.organisation for other in others if other.email.casefold() == mail.casefold())
    if not house and contact.name and contact.address:
        same = [other for other in others if normal(other.name) == normal(contact.name)
                and normal(other.address) == normal(contact.address)]  # fmt: skip
        house = _only(other.organisation for other in same)
        mail = mail or _only(other.email for other in same)
    return replace(contact, organisation=house, email=mail)
