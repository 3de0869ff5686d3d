"""How responsible parties are read and written (ISO 19115:2003 CI_ResponsibleParty)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from lxml import etree

from . import codelists
from .codecs import code_value
from .codecs_groups import merge
from .namespaces import NS, XLINK
from .parts import grow
from .patch import New, check_text, new
from .record import children, every, first, parent, property_text, string
from .values import Contact

if TYPE_CHECKING:
    from .record import Record

_INFO = "gmd:contactInfo/gmd:CI_Contact"
_ADDRESS = f"{_INFO}/gmd:address/gmd:CI_Address"
_LINES = f"{_ADDRESS}/gmd:deliveryPoint"
_SITE = f"{_INFO}/gmd:onlineResource/gmd:CI_OnlineResource/gmd:linkage/gmd:URL"
_LOGO = f"{_INFO}/gmd:contactInstructions"
#: Field of :class:`.values.Contact` → path of its text under the party.
_TEXTS = {
    "name": "gmd:individualName",
    "organisation": "gmd:organisationName",
    "position": "gmd:positionName",
    "phone": f"{_INFO}/gmd:phone/gmd:CI_Telephone/gmd:voice",
    "city": f"{_ADDRESS}/gmd:city",
    "postal_code": f"{_ADDRESS}/gmd:postalCode",
    "country": f"{_ADDRESS}/gmd:country",
    "email": f"{_ADDRESS}/gmd:electronicMailAddress",
}


def _logo(prop: etree._Element) -> str:
    """Give the address of the logo in a ``gmd:contactInstructions``; instructions in words are none."""
    name = first(prop, "gmx:FileName")
    return (name.get("src") or "").strip() if name is not None else ""


def read_party(party: etree._Element) -> Contact:
    """Give what a ``gmd:CI_ResponsibleParty`` says; of repeated texts the first, but all lines of the address."""
    lines = (property_text(line) for line in every(party, _LINES))
    logos = (_logo(prop) for prop in every(party, _LOGO))
    return Contact(
        role=code_value(first(party, "gmd:role")),
        address="\n".join(line for line in lines if line),
        website=string(first(party, _SITE)),
        logo=next((logo for logo in logos if logo), ""),
        **{field: property_text(first(party, path)) for field, path in _TEXTS.items()},
    )


def new_party(contact: Contact) -> New:
    """Give a ``gmd:CI_ResponsibleParty`` to write, in schema order."""

    def text(name: str, value: str) -> list[New]:
        return [new(name, new("gco:CharacterString", value.strip()))] if value.strip() else []

    def wrapped(outer: str, inner: str, parts: list[New]) -> list[New]:
        return [new(outer, new(inner, *parts))] if parts else []

    mail = [
        *(part for line in contact.address.split("\n") for part in text("gmd:deliveryPoint", line)),
        *text("gmd:city", contact.city),
        *text("gmd:postalCode", contact.postal_code),
        *text("gmd:country", contact.country),
        *text("gmd:electronicMailAddress", contact.email),
    ]
    inside = [
        *wrapped("gmd:phone", "gmd:CI_Telephone", text("gmd:voice", contact.phone)),
        *wrapped("gmd:address", "gmd:CI_Address", mail),
        *([_site(contact.website)] if contact.website.strip() else []),
        *([_instructions(contact.logo)] if contact.logo.strip() else []),
    ]
    return new(
        "gmd:CI_ResponsibleParty",
        *text("gmd:individualName", contact.name),
        *text("gmd:organisationName", contact.organisation),
        *text("gmd:positionName", contact.position),
        *wrapped("gmd:contactInfo", "gmd:CI_Contact", inside),
        new("gmd:role", codelists.code("CI_RoleCode", contact.role)),
    )


def _site(url: str) -> New:
    linkage = new("gmd:linkage", new("gmd:URL", url.strip()))
    return new("gmd:onlineResource", new("gmd:CI_OnlineResource", linkage))


def _instructions(logo: str, words: str = "") -> New:
    name = words or logo.strip().rstrip("/").rpartition("/")[2]
    return new("gmd:contactInstructions", new("gmx:FileName", name, attrs={"src": logo.strip()}))


@dataclass(frozen=True)
class Contacts:
    """Responsible parties: ``tuple[Contact, ...]``; those given by reference (``xlink:href``) are left alone."""

    #: path of the property that is repeated (``gmd:contact``, ``…/gmd:pointOfContact``).
    path: str
    #: whether the schema wants one even when there is none.
    keep: bool = False

    def _parties(self, record: Record) -> list[etree._Element]:
        found = (first(prop, "gmd:CI_ResponsibleParty") for prop in record.find_all(self.path))
        return [party for party in found if party is not None]

    def read(self, record: Record) -> tuple[Contact, ...]:
        """Give the parties in the record's order."""
        return tuple(read_party(party) for party in self._parties(record))

    def write(self, record: Record, value: Sequence[Contact]) -> None:
        """Write the parties; what a party holds that is not in :class:`.values.Contact` stays."""
        for contact in value:
            for field in fields(Contact):
                check_text(getattr(contact, field.name))
        name = self.path.rpartition("/")[2]

        def remove(place: int) -> None:
            record.remove(parent(self._parties(record)[place]))

        def change(place: int, index: int) -> None:
            _Party(self, record, place).change(value[index])

        def insert(place: int, index: int) -> None:
            parties = self._parties(record)
            parent_path = self.path.rpartition("/")[0]
            item = new(name, new_party(value[index]))
            blank = [prop for prop in record.find_all(self.path) if not _by_reference(prop) and not children(prop)]
            if place:
                record.insert(parent(parties[place - 1], 2), item, parent(parties[place - 1]))
            elif parties:
                record.insert_before(parent(parties[0]), item)
            elif blank:
                record.replace(blank[0], item)
            else:
                record.insert(record.ensure(parent_path) if parent_path else record.root, item)

        merge(self.read(record), value, remove, change, insert)
        if self.keep and not record.find_all(self.path):
            parent_path = self.path.rpartition("/")[0]
            base = record.ensure(parent_path) if parent_path else record.root
            record.insert(base, new(name, attrs={"gco:nilReason": "missing"}))


@dataclass(frozen=True)
class _Party:
    """One party of a record, by its place; each edit makes a new tree, so it is looked up again and again."""

    of: Contacts
    record: Record
    place: int

    @property
    def element(self) -> etree._Element:
        return self.of._parties(self.record)[self.place]

    def change(self, contact: Contact) -> None:
        """Write what differs."""
        old = read_party(self.element)
        for field, path in _TEXTS.items():
            wanted = getattr(contact, field)
            if wanted != getattr(old, field):
                self._text(path, wanted)
        if contact.address != old.address:
            self._lines(contact.address)
        if contact.website != old.website:
            self._site(contact.website)
        if contact.logo != old.logo:
            self._logo(contact.logo)
        if contact.role != old.role:
            role = first(self.element, "gmd:role")
            item = new("gmd:role", codelists.code("CI_RoleCode", contact.role))
            if role is None:
                self.record.insert(self.element, item)
            else:
                self.record.replace(role, item)

    def _insert(self, path: str, item: New) -> None:
        grow(self.record, lambda: self.element, path, item)

    def _text(self, path: str, text: str) -> None:
        """Set a text some steps under the party."""
        above_path, _, name = path.rpartition("/")
        above = self.element.find(above_path, NS) if above_path else self.element
        if above is not None:
            self.record.set_property(above, name, text)
        elif text.strip():
            self._insert(path, new(name, new("gco:CharacterString", text.strip())))

    def _lines(self, address: str) -> None:
        """Set the lines of the address, one ``gmd:deliveryPoint`` each; the others in the same places stay."""
        wanted = [line.strip() for line in address.split("\n") if line.strip()]

        def held() -> list[etree._Element]:
            return [line for line in every(self.element, _LINES) if property_text(line)]

        def item(index: int) -> New:
            return new("gmd:deliveryPoint", new("gco:CharacterString", wanted[index]))

        def insert(place: int, index: int) -> None:
            present = held()
            if place:
                self.record.insert(parent(present[place - 1]), item(index), present[place - 1])
            elif present:
                self.record.insert_before(present[0], item(index))
            else:
                self._insert(_LINES, item(index))

        merge(
            [property_text(line) for line in held()],
            wanted,
            lambda place: self.record.remove(held()[place]),
            lambda place, index: self.record.replace(held()[place], item(index)),
            insert,
        )

    def _site(self, text: str) -> None:
        """Set the address of the site; with none, its whole online resource goes."""
        present = first(self.element, _SITE)
        if present is not None and text.strip():
            self.record.set_text(present, text.strip())
        elif present is not None:
            self.record.remove(parent(present, 3))
        elif text.strip():
            held = first(self.element, f"{_INFO}/gmd:onlineResource")
            if held is not None:
                self.record.replace(held, _site(text))
            else:
                self._insert(f"{_INFO}/gmd:onlineResource", _site(text))

    def _logo(self, url: str) -> None:
        """Set the logo beside the instructions in words, which stay: the schema has room for one element only."""
        props = every(self.element, _LOGO)
        present = next((prop for prop in props if _logo(prop)), props[0] if props else None)
        if present is None:
            if url.strip():
                self._insert(_LOGO, _instructions(url))
            return
        carrier, words = first(present, "gmx:FileName"), string(present)
        shown = words == _logo(present).rstrip("/").rpartition("/")[2]
        if not url.strip() and (shown or not words):
            self.record.remove(present)
        elif not url.strip():
            self.record.replace(present, new("gmd:contactInstructions", new("gco:CharacterString", words)))
        elif carrier is not None and words and not shown:
            self.record.set_attribute(carrier, "src", url.strip())
        else:
            self.record.replace(present, _instructions(url, "" if shown else words))


def _by_reference(prop: etree._Element) -> bool:
    return prop.get(f"{{{XLINK}}}href") is not None or prop.get("uuidref") is not None
