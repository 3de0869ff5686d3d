"""A book of contacts: who is the same as whom, searching, joining, JSON in and out. Values only, no files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, fields, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from .citations import fold
from .values import Contact

if TYPE_CHECKING:
    from .record import Record

#: What a file of contacts says it is.
FORM = "prodige_plugin contacts"
#: The most contacts a book holds.
MOST = 2000
_NAMES = tuple(field.name for field in fields(Contact))
#: Elements of the table that hold contacts.
ELEMENTS = ("organisation", "metadata_contact", "distributors")

Book = tuple[Contact, ...]


class Joined(NamedTuple):
    """What came of joining contacts to a book."""

    book: Book
    added: int
    #: how many that were there got something they lacked.
    completed: int


def is_empty(contact: Contact) -> bool:
    """Whether a contact says nothing of anybody."""
    return not any(getattr(contact, name).strip() for name in _NAMES if name != "role")


def same(first: Contact, second: Contact) -> bool:
    """Whether two are one: the same organisation, and no e-mail, person or unit that tells them apart.

    Without an organisation in one of them the e-mail has to be the same; a person alone is known by the name.
    """
    if replace(first, role="") == replace(second, role=""):
        return True
    if _differ(first.email.casefold(), second.email.casefold()):
        return False
    if _differ(fold(first.name), fold(second.name)) or _differ(fold(first.position), fold(second.position)):
        return False
    organisations = fold(first.organisation), fold(second.organisation)
    if organisations[0] and organisations[1]:
        return organisations[0] == organisations[1]
    if first.email.strip() or second.email.strip():
        return first.email.strip().casefold() == second.email.strip().casefold()
    return not any(organisations) and bool(first.name.strip()) and fold(first.name) == fold(second.name)


def _differ(first: str, second: str) -> bool:
    return bool(first.strip() and second.strip()) and first.strip() != second.strip()


def completed(contact: Contact, other: Contact) -> Contact:
    """Give a contact with what it lacks from another one; what it says stays."""
    lacks = {name: getattr(other, name) for name in _NAMES if not getattr(contact, name).strip()}
    return replace(contact, **lacks)


def join(book: Book, more: Iterable[Contact]) -> Joined:
    """Add contacts to a book, each once: one that is there already only gets what it lacks."""
    result = list(book)
    added = grown = 0
    for contact in more:
        if is_empty(contact) or contact in result:
            continue
        place = next((at for at, known in enumerate(result) if same(known, contact)), None)
        if place is None:
            if len(result) < MOST:
                result.append(contact)
                added += 1
        else:
            fuller = completed(result[place], contact)
            grown += fuller != result[place]
            result[place] = fuller
    return Joined(tuple(result), added, grown)


def changed(book: Book, before: Contact | None, after: Contact) -> Book:
    """Put a contact in the place of one, or add it (``before`` is ``None``); others that are the same go into it."""
    place = book.index(before) if before in book else len(book)
    rest = [contact for contact in book if contact != before]
    twins = [contact for contact in rest if same(contact, after)]
    for twin in twins:
        after = completed(after, twin)
    kept = [contact for contact in rest if contact not in twins]
    place = min(place, len(kept))
    return (*kept[:place], after, *kept[place:])


def ordered(book: Iterable[Contact]) -> Book:
    """Give contacts by organisation, then person."""
    return tuple(sorted(book, key=lambda contact: (fold(title(contact)), fold(contact.name), contact.email.casefold())))


def title(contact: Contact) -> str:
    """Give what a contact is called in a list."""
    return contact.organisation.strip() or contact.name.strip() or contact.email.strip()


def line(contact: Contact) -> str:
    """Give a contact in one line: organisation, person, e-mail."""
    return " – ".join(dict.fromkeys(part for part in (title(contact), contact.name, contact.email) if part))


def find(book: Iterable[Contact], words: str, limit: int = 20) -> list[Contact]:
    """Give the contacts that have all the words, those whose organisation begins with them first."""
    wanted = fold(words).split()
    found: list[tuple[int, Contact]] = []
    for contact in ordered(book):
        name = fold(contact.organisation)
        letters = "".join(word[0] for word in name.split() if word)
        text = f"{name} {fold(contact.name)} {fold(contact.position)} {contact.email.casefold()} {fold(contact.city)}"
        if all(word in text or word == letters for word in wanted):
            begins = name.startswith(" ".join(wanted)) or letters == "".join(wanted)
            found.append((0 if begins else 1, contact))
    return [contact for _rank, contact in sorted(found, key=lambda each: each[0])][:limit]


def of_record(record: Record, keys: Sequence[str] = ELEMENTS) -> Book:
    """Give the contacts of a record, each once, with what any of its places says of them."""
    from .elements import ELEMENTS as TABLE

    known = {element.key for element in TABLE if element.codec is not None}
    found = [contact for key in keys if key in known for contact in record.get(key)]
    return join((), found).book


def as_json(book: Iterable[Contact]) -> list[dict[str, str]]:
    """Give contacts as JSON values; what is empty is left out."""
    return [{name: value for name, value in asdict(contact).items() if value} for contact in book]


def from_json(value: object) -> Book:
    """Read contacts as they were written, each once; what cannot be read is left out."""
    items: list[Any] = value if isinstance(value, list) else []
    read = (_contact(item) for item in items if isinstance(item, Mapping))
    return tuple(dict.fromkeys(contact for contact in read if not is_empty(contact)))[:MOST]


def _contact(item: Mapping[str, Any]) -> Contact:
    texts = {name: item[name].strip() for name in _NAMES if isinstance(item.get(name), str) and item[name].strip()}
    return Contact(**texts)
