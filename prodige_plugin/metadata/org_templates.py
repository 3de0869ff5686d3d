"""Templates of records: values of some elements under a name, kept as JSON, or an ISO 19139 record."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from typing import TYPE_CHECKING, Any

from ..errors import BadRecord, PluginError
from ..i18n import tr
from . import values as values_module
from .batch import UNIQUE, AddValues, SetValue, applies, guarded, is_empty
from .elements import ELEMENTS, element
from .online import OnlineResource
from .record import Record, read_record

if TYPE_CHECKING:
    from .element import Element

#: What a file of templates says it is.
FORM = "prodige_plugin templates"
#: Elements that say of one record alone what no other record may say.
NEVER = UNIQUE | {"metadata_date"}
#: Elements that the records of an organisation mostly share: what a new template holds unless told otherwise.
USUAL = (
    "resource_language", "organisation", "metadata_contact", "credit", "topic_category", "inspire_themes",
    "spatial_scope", "prodige_domains", "prodige_public", "open_data", "other_keywords", "crs", "update_frequency",
    "conformity_1089", "access_limits", "use_conditions", "format", "metadata_language", "character_set",
)  # fmt: skip

#: Values of code lists that say that nothing is known.
UNSAID = ("unknown", "conditionsUnknown")

#: The kinds of values that have parts, by the name under which JSON has them.
_KINDS: dict[str, Any] = {
    name: kind
    for name, kind in vars(values_module).items()
    if isinstance(kind, type) and is_dataclass(kind) and kind.__module__ == values_module.__name__
} | {"OnlineResource": OnlineResource}
_KIND = "@kind"


@dataclass(frozen=True)
class Template:
    """Values to fill records with."""

    name: str
    #: key of an element → its value.
    values: Mapping[str, Any] = field(default_factory=dict)
    #: a sentence for those who choose it.
    about: str = ""


@dataclass(frozen=True)
class Filling:
    """What a template has for one element of a record."""

    key: str
    before: Any
    after: Any

    @property
    def is_empty(self) -> bool:
        """Whether the record says nothing there, or only that it is not known."""
        return is_empty(self.before) or self.before in UNSAID

    @property
    def several(self) -> bool:
        """Whether the element holds several values, to which others can be added."""
        return isinstance(self.before, tuple) and isinstance(self.after, tuple) and element(self.key).widget != "box"


def fillable() -> tuple[Element, ...]:
    """Give the elements that a template may hold, in the order of the form."""
    return tuple(row for row in ELEMENTS if row.editable and row.key not in NEVER)


def of_record(name: str, record: Record, keys: Iterable[str] | None = None, about: str = "") -> Template:
    """Make a template of what a record says.

    :param keys: of which elements; by default of all that a template may hold.
    """
    wanted = None if keys is None else set(keys)
    held = {row.key: record.get(row.key) for row in fillable() if wanted is None or row.key in wanted}
    return Template(name, {key: value for key, value in held.items() if not is_empty(value)}, about)


def plan(record: Record, template: Template) -> list[Filling]:
    """Give what a template has for a record and the record does not say already, in the order of the form."""
    found = []
    for row in fillable():
        if row.key in template.values and applies(row.key, record):
            before, after = record.get(row.key), template.values[row.key]
            if before != after:
                found.append(Filling(row.key, before, after))
    return found


def fill(record: Record, fillings: Iterable[Filling], add: bool = False) -> dict[str, PluginError]:
    """Write values into a record; gives the elements in which one could not be written, which stay as they were.

    :param add: add to elements that hold several values, instead of replacing them.
    """
    failed: dict[str, PluginError] = {}
    for one in fillings:
        operation = AddValues(one.key, one.after) if add and one.several else SetValue(one.key, one.after)
        tried = record.copy()
        outcome = guarded(lambda operation=operation, tried=tried: operation.apply(tried))  # type: ignore[misc]
        if isinstance(outcome, PluginError):
            failed[one.key] = outcome
        else:
            record.take(tried)
    return failed


# -- files -------------------------------------------------------------------------------------


def as_json(templates: Iterable[Template]) -> list[dict[str, Any]]:
    """Give templates as JSON values."""
    return [
        {"name": one.name, "about": one.about, "values": {key: encode(value) for key, value in one.values.items()}}
        for one in templates
    ]


def from_json(value: object) -> tuple[Template, ...]:
    """Read templates; elements that this version does not know, and values it cannot read, are left out."""
    found = []
    for item in value if isinstance(value, list) else ():
        if not isinstance(item, Mapping) or not isinstance(item.get("name"), str) or not item["name"].strip():
            continue
        held = item.get("values")
        about = item.get("about")
        read = _values(held if isinstance(held, Mapping) else {})
        found.append(Template(item["name"].strip(), read, about if isinstance(about, str) else ""))
    return tuple(found)


def _values(held: Mapping[str, Any]) -> dict[str, Any]:
    """Read the values whose kind is that of their element."""
    blank = Record.new()
    read: dict[str, Any] = {}
    for row in fillable():
        if row.key in held:
            value = decode(held[row.key])
            if value is not None and _fits(row, value, blank.get(row.key)):
                read[row.key] = value
    return read


def _fits(row: Element, value: Any, usual: Any) -> bool:
    if row.widget == "box":
        return isinstance(value, tuple) and len(value) == 4 and all(isinstance(one, float | int) for one in value)
    if usual is None or isinstance(value, type(usual)):
        return True
    return isinstance(usual, tuple) and isinstance(value, tuple)


def encode(value: Any) -> Any:
    """Give a value of an element as JSON has it."""
    if is_dataclass(value) and not isinstance(value, type):
        held = {one.name: getattr(value, one.name) for one in fields(value) if getattr(value, one.name) != one.default}
        return {_KIND: type(value).__name__, **{name: encode(part) for name, part in held.items()}}
    if isinstance(value, tuple | list):
        return [encode(one) for one in value]
    return value


def decode(value: Any) -> Any:
    """Read a value; ``None`` for what is none."""
    if isinstance(value, list):
        parts = [decode(one) for one in value]
        return tuple(part for part in parts if part is not None)
    if isinstance(value, Mapping):
        kind = _KINDS.get(str(value.get(_KIND)))
        if kind is None:
            return None
        names = {one.name for one in fields(kind)}
        parts_of = {name: decode(part) for name, part in value.items() if name in names}
        try:
            return kind(**{name: part for name, part in parts_of.items() if part is not None})
        except TypeError:
            return None
    return value if isinstance(value, str | bool | int | float) else None


def read_file(name: str, data: bytes) -> tuple[Template, ...]:
    """Read the templates of a file: those that were exported, or an ISO 19139 record as one template.

    :param name: the file's, which a record's template gets when the record has no title.
    :raises BadRecord, BadXml: it is neither.
    """
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        record = read_record(data)
        return (of_record(str(record.get("title") or "") or name, record),)
    try:
        found = json.loads(data)
        if found["format"] == FORM:
            return from_json(found["contents"])
    except (ValueError, TypeError, KeyError, RecursionError):
        pass
    raise BadRecord(
        tr("{name} holds no template.", name=name),
        tr("It is neither a file of templates nor an ISO 19139 record."),
        tr("Export a template from the plugin, or take a record's XML."),
    )
