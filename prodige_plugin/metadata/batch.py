"""Changes of many records: each operation edits one record at a time, so that memory stays flat however many there are.

An operation knows nothing of tables, files or catalogues: :func:`carry_out` takes the bytes of one
record and gives the new ones with what changed. :mod:`.batch_job` keeps many records on disk and
undoes an operation on all of them at once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import astuple, dataclass, field, fields, is_dataclass, replace
from functools import cache, partial
from typing import Any, Protocol, TypeVar

from ..errors import BadRecord, PluginError, unexpected
from ..feedback import Feedback
from ..i18n import tr
from .diff import Difference, diff
from .elements import ELEMENTS, element
from .record import Record
from .validation import apply_safe_repairs
from .values import Contact

#: Elements whose value belongs to one record alone: never copied from one to another.
UNIQUE = frozenset({"file_identifier", "resource_identifier"})
#: Elements in which texts are looked for, where none are named.
TEXTS = ("title", "abstract", "lineage", "use_conditions", "keywords", "organisation", "metadata_contact", "format")
#: What an odd record makes a codec or a rule fail with; it is told of that record, and the others go on.
_ODD = (ValueError, LookupError)

T = TypeVar("T")


class Operation(Protocol):
    """One change, made to any number of records."""

    def label(self) -> str:
        """Say what it does, in a few words, translated."""

    def apply(self, record: Record) -> None:
        """Edit a record in place; a record that has nothing to change is left as it is.

        :raises BadRecord: the value cannot be written in this record.
        """


def is_empty(value: Any) -> bool:
    """Whether a value of an element says nothing."""
    if is_dataclass(value) and not isinstance(value, type):
        return not any(astuple(value))
    return not value


@cache
def batch_keys() -> tuple[str, ...]:
    """Give the elements that operations may change, in the order of the form."""
    return tuple(row.key for row in ELEMENTS if row.editable and row.key not in UNIQUE)


def applies(key: str, record: Record) -> bool:
    """Whether an element belongs in a record of this resource type (no scale in a service)."""
    return bool(element(key).obligation(record.level))


def empty_of(key: str, record: Record) -> Any:
    """Give the value that takes an element away."""
    value = record.get(key)
    if isinstance(value, tuple):
        return None if element(key).widget == "box" else ()
    return type(value)() if value is not None else None


@dataclass(frozen=True)
class SetValue:
    """Give an element a value (a licence, a limit on access, a frequency, a lineage …)."""

    key: str
    value: Any
    #: leave the records alone that have a value already.
    only_empty: bool = False

    def label(self) -> str:
        """Say what it does."""
        name = element(self.key).label
        return tr("Complete “{element}”", element=name) if self.only_empty else tr("Set “{element}”", element=name)

    def apply(self, record: Record) -> None:
        """Set it."""
        if applies(self.key, record) and not (self.only_empty and not is_empty(record.get(self.key))):
            record.set(self.key, empty_of(self.key, record) if is_empty(self.value) else self.value)


@dataclass(frozen=True)
class AddValues:
    """Add to an element that holds several values (keywords, themes, contacts); what is there stays."""

    key: str
    values: tuple[Any, ...]

    def label(self) -> str:
        """Say what it does."""
        return tr("Add to “{element}”", element=element(self.key).label)

    def apply(self, record: Record) -> None:
        """Add what is not there yet; words are the same whatever their case."""
        if applies(self.key, record):
            held = tuple(record.get(self.key) or ())
            known = {_same(value) for value in held}
            record.set(self.key, (*held, *(value for value in self.values if _same(value) not in known)))


@dataclass(frozen=True)
class RemoveValues:
    """Take values out of an element that holds several."""

    key: str
    values: tuple[Any, ...]

    def label(self) -> str:
        """Say what it does."""
        return tr("Take out of “{element}”", element=element(self.key).label)

    def apply(self, record: Record) -> None:
        """Take them out."""
        held = tuple(record.get(self.key) or ())
        if not all(isinstance(value, Contact) for value in self.values):
            doomed = {_same(value) for value in self.values}
            record.set(self.key, tuple(value for value in held if _same(value) not in doomed))
            return
        record.set(self.key, tuple(one for one in held if not any(is_contact(one, value) for value in self.values)))


@dataclass(frozen=True)
class ReplaceContact:
    """Put a contact in the place of another one, wherever that stands; each keeps its role."""

    #: whom to replace: an e-mail address, or the name of an organisation or of a person.
    find: str
    contact: Contact
    keys: tuple[str, ...] = ("organisation", "metadata_contact")

    def label(self) -> str:
        """Say what it does."""
        return tr("Replace the contact “{name}”", name=self.find)

    def apply(self, record: Record) -> None:
        """Replace it."""
        for key in self.keys:
            held = tuple(record.get(key) or ())
            record.set(key, tuple(self._instead(one) for one in held))

    def _instead(self, held: Contact) -> Contact:
        named = {_same(text) for text in (held.email, held.organisation, held.name) if text}
        return replace(self.contact, role=held.role) if _same(self.find) in named else held


@dataclass(frozen=True)
class ReplaceText:
    """Find a text and put another one in its place, in the texts of some elements."""

    find: str
    instead: str
    keys: tuple[str, ...] = TEXTS
    case: bool = False
    whole_words: bool = False
    #: ``find`` is a regular expression of Python, ``instead`` may name its groups (``\\1``).
    pattern: bool = False

    def label(self) -> str:
        """Say what it does."""
        return tr("Replace “{find}” by “{instead}”", find=self.find, instead=self.instead)

    def compiled(self) -> re.Pattern[str]:
        """Give the expression that is looked for.

        :raises BadRecord: nothing to look for, or no expression.
        """
        text = self.find if self.pattern else re.escape(self.find)
        if self.whole_words:
            text = rf"(?<!\w)(?:{text})(?!\w)"
        try:
            found = re.compile(text, 0 if self.case else re.IGNORECASE)
            if self.pattern:
                re.sub(found, self.instead, "")
        except (re.error, IndexError) as error:
            raise BadRecord(
                tr("“{text}” is no regular expression.", text=self.find),
                tr("The system said: {error}", error=error),
                tr("Correct it, or look for the text as it is."),
            ) from error
        if not self.find or found.match(""):
            raise BadRecord(
                tr("There is nothing to look for."), tr("The text is found between any two letters."),
                tr("Write the text that is to be replaced."),
            )  # fmt: skip
        return found

    def apply(self, record: Record) -> None:
        """Replace every place."""
        found = self.compiled()
        for key in self.keys:
            held = record.get(key)
            if not is_empty(held):
                record.set(key, self._replaced(found, held, coded=bool(element(key).codelist)))

    def _replaced(self, found: re.Pattern[str], value: Any, *, coded: bool) -> Any:
        def text(words: str) -> str:
            return found.sub(self.instead if self.pattern else lambda _match: self.instead, words)

        if isinstance(value, Contact):
            parts = {one.name: getattr(value, one.name) for one in fields(value) if one.name != "role"}
            return replace(value, **{name: text(part) for name, part in parts.items() if isinstance(part, str)})
        if isinstance(value, str):
            return value if coded and " " not in value else text(value)
        if isinstance(value, tuple) and not coded:
            return tuple(self._replaced(found, one, coded=False) for one in value if one is not None)
        if isinstance(value, tuple) and value and isinstance(value[0], Contact):
            return tuple(self._replaced(found, one, coded=False) for one in value)
        return value


@dataclass(frozen=True)
class FromTemplate:
    """Take the values of some elements from a template (a record, or a table of values)."""

    name: str
    #: element's key → value.
    values: dict[str, Any]
    #: leave the elements alone that have a value already.
    only_empty: bool = True

    @classmethod
    def of_record(cls, name: str, record: Record, keys: Iterable[str], only_empty: bool = True) -> FromTemplate:
        """Take the values that a record has; what belongs to one record alone is never taken."""
        wanted = {key: record.get(key) for key in keys if key not in UNIQUE}
        return cls(name, {key: value for key, value in wanted.items() if not is_empty(value)}, only_empty)

    def label(self) -> str:
        """Say what it does."""
        return tr("Apply the template “{name}”", name=self.name)

    def apply(self, record: Record) -> None:
        """Set each one."""
        for key, value in self.values.items():
            SetValue(key, value, self.only_empty).apply(record)


@dataclass(frozen=True)
class SafeRepairs:
    """Carry out every repair that states nothing the record does not hold."""

    profile: str = "inspire"

    def label(self) -> str:
        """Say what it does."""
        return tr("Repair all that is safe")

    def apply(self, record: Record) -> None:
        """Repair."""
        apply_safe_repairs(record, self.profile)


def is_contact(held: Contact, named: Contact) -> bool:
    """Whether two contacts are the same one, in any role: by e-mail address, else by their names."""
    if held.email and named.email:
        return bool(_same(held.email) == _same(named.email))
    return (_same(held.organisation), _same(held.name)) == (_same(named.organisation), _same(named.name))


def _same(value: Any) -> Any:
    """Give something that is equal for values that say the same."""
    if isinstance(value, str):
        return " ".join(value.casefold().split())
    if isinstance(value, Contact):
        return (_same(value.email or value.organisation), _same(value.name), value.role)
    return value


# -- one record --------------------------------------------------------------------------------


@dataclass(frozen=True)
class Outcome:
    """What an operation made of one record."""

    data: bytes
    changes: tuple[Difference, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether anything is different."""
        return bool(self.changes)


def carry_out(operation: Operation, data: bytes) -> Outcome:
    """Apply an operation to one record; the bytes of what it does not touch stay.

    :raises BadRecord, BadXml: the record cannot be read, or the value not be written in it; nothing is changed.
    """
    record = Record.parse(data)
    operation.apply(record)
    after = record.to_bytes()
    return Outcome(data) if after == data else Outcome(after, tuple(diff(data, after)))


def guarded(work: Callable[[], T]) -> T | PluginError:
    """Give what work on one record gives, or why it failed: one odd record does not stop the others."""
    try:
        return work()
    except PluginError as error:
        return error
    except _ODD as error:
        return unexpected(error)


# -- many records ------------------------------------------------------------------------------


@dataclass
class Report:
    """What became of each of many records: partial success is told record by record."""

    changed: list[int] = field(default_factory=list)
    unchanged: list[int] = field(default_factory=list)
    #: number of the record → why it was left alone.
    failed: dict[int, PluginError] = field(default_factory=dict)
    #: the first changes (number, what changed), as many as were asked for, and how many there are in all.
    lines: list[tuple[int, Difference]] = field(default_factory=list)
    changes: int = 0

    def note(self, number: int, outcome: Outcome | PluginError, keep: int = 0) -> None:
        """Count one record."""
        if isinstance(outcome, PluginError):
            self.failed[number] = outcome
        elif not outcome.changed:
            self.unchanged.append(number)
        else:
            self.changed.append(number)
            self.changes += len(outcome.changes)
            room = max(0, keep - len(self.lines))
            self.lines += [(number, change) for change in outcome.changes[:room]]


def preview(
    operation: Operation, records: Iterable[tuple[int, bytes]], feedback: Feedback, total: int = 0, keep: int = 500
) -> Report:
    """Try an operation on records, one after the other, without keeping anything of it but the report.

    :param total: how many records come, for the progress.
    :param keep: how many changes are told one by one.
    :raises Cancelled: somebody asked to stop.
    """
    report = Report()
    for rank, (number, data) in enumerate(records):
        feedback.check()
        feedback.report(rank / total if total else None)
        report.note(number, guarded(partial(carry_out, operation, data)), keep)
    return report
