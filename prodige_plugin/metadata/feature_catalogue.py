"""Feature catalogues (ISO 19110:2005 in XML, namespace ``…/2005/gfc``): what the fields of data mean.

Two ways to join one to a record, both as GeoNetwork understands them:

* separate: a record of its own (schema *iso19110*), to which ``gmd:featureCatalogueCitation`` points by
  its ``uuidref`` (:func:`reference`, a value of the element ``feature_catalogue``); what GeoNetwork's
  editors do, and valid by the schemas of ISO 19139;
* embedded: the catalogue itself inside ``gmd:contentInfo`` (:func:`embedded`). ISO 19139 has no place
  for it and a schema check fails, therefore it is read but not written into records.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from lxml import etree

from .. import xmlsafe
from ..errors import BadRecord
from ..i18n import tr
from . import codelists
from .codecs_contacts import new_party, read_party
from .namespaces import GFC, NS
from .patch import New, new, render
from .record import string
from .values import Contact, FeatureCatalogue

if TYPE_CHECKING:
    from .facts import LayerFacts
    from .record import Record


@dataclass(frozen=True)
class ListedValue:
    """One of the values that an attribute may have (FC_ListedValue)."""

    #: what people read.
    label: str
    #: what the data hold.
    code: str = ""
    definition: str = ""


@dataclass(frozen=True)
class Attribute:
    """A field of a layer (FC_FeatureAttribute)."""

    name: str
    #: the data type as the source names it: "character varying", "Integer64" …
    type: str = ""
    alias: str = ""
    #: comment of the column.
    definition: str = ""
    #: most characters or digits, and decimals among them; 0 when not limited.
    length: int = 0
    precision: int = 0
    #: whether each feature has a value.
    mandatory: bool = False
    unique: bool = False
    #: constraint in words or as an expression.
    constraint: str = ""
    unit: str = ""
    values: tuple[ListedValue, ...] = ()

    @property
    def typed(self) -> str:
        """The data type with its size: ``String(20)``, ``Real(10,2)``."""
        if self.length <= 0 or "(" in self.type or not self.type:
            return self.type
        return f"{self.type}({self.length},{self.precision})" if self.precision > 0 else f"{self.type}({self.length})"

    @property
    def explained(self) -> str:
        """Alias, definition and constraint as one text."""
        parts = [part for part in (self.alias, self.definition, self.constraint) if part and part != self.name]
        return " – ".join(dict.fromkeys(parts))


@dataclass(frozen=True)
class FeatureType:
    """A kind of features: a table or a layer (FC_FeatureType)."""

    name: str
    definition: str = ""
    alias: str = ""
    attributes: tuple[Attribute, ...] = ()


@dataclass(frozen=True)
class Catalogue:
    """A feature catalogue (FC_FeatureCatalogue)."""

    identifier: str
    name: str
    scope: str = ""
    version: str = "1.0"
    #: ISO 8601.
    date: str = ""
    #: ISO 639-2/B.
    language: str = "fre"
    producer: Contact = field(default_factory=Contact)
    types: tuple[FeatureType, ...] = ()


def from_facts(facts: LayerFacts, record: Record | None = None, identifier: str = "") -> Catalogue:
    """Give the catalogue of a layer's fields.

    :param record: the layer's record, from which title, scope, producer and language are taken.
    :param identifier: the one of an older version; a new one when empty.
    """
    title = str(record.get("title")) if record is not None else ""
    contacts: tuple[Contact, ...] = record.get("organisation") if record is not None else ()
    producer = contacts[0] if contacts else Contact(facts.organisation, facts.email, "owner")
    name = title or facts.title or facts.layer_name
    feature_type = FeatureType(
        facts.layer_name or name, facts.abstract, name if name != facts.layer_name else "", facts.fields
    )
    return Catalogue(
        identifier or str(uuid.uuid4()),
        tr("Feature catalogue – {title}", title=name),
        name,
        date=datetime.now(UTC).date().isoformat(),
        language=(record.language if record is not None else "") or facts.language,
        producer=producer,
        types=(feature_type,),
    )


def renewed(catalogue: Catalogue, facts: LayerFacts) -> Catalogue:
    """Give a catalogue whose fields are the layer's as it is now; what people wrote of them stays.

    Fields that are gone go, new ones come, types follow the layer; definitions and lists of values are
    only filled where they are empty. The feature type is the one of the layer's name, else the only
    one; where neither is there, the layer's is added.
    """
    names = [one.name.casefold() for one in catalogue.types]
    if facts.layer_name.casefold() in names:
        place = names.index(facts.layer_name.casefold())
    elif len(names) == 1:
        place = 0
    else:
        added = FeatureType(facts.layer_name, facts.abstract, "", facts.fields)
        return _dated(replace(catalogue, types=(*catalogue.types, added)))
    old = {one.name.casefold(): one for one in catalogue.types[place].attributes}
    fields = tuple(_joined(old.get(one.name.casefold()), one) for one in facts.fields)
    if fields == catalogue.types[place].attributes:
        return catalogue
    kinds = list(catalogue.types)
    kinds[place] = replace(kinds[place], attributes=fields)
    return _dated(replace(catalogue, types=tuple(kinds)))


def _joined(old: Attribute | None, now: Attribute) -> Attribute:
    """Give a field as it is now, with what was written of it before; as :func:`read` gives it."""
    told = Attribute(now.name, now.typed, definition=now.explained, mandatory=now.mandatory, values=now.values)
    if old is None:
        return told
    return replace(told, definition=old.definition or told.definition, unit=old.unit, values=old.values or told.values)


def _dated(catalogue: Catalogue) -> Catalogue:
    return replace(catalogue, date=datetime.now(UTC).date().isoformat())


# -- writing -----------------------------------------------------------------------------------


def build(catalogue: Catalogue) -> bytes:
    """Give the XML document of a catalogue.

    :raises BadRecord: a text holds a character that XML forbids, or there is no feature type.
    """
    if not catalogue.types:
        raise BadRecord(
            tr("The feature catalogue is empty."), tr("It describes no kind of feature."), tr("Choose a layer.")
        )
    declared: dict[str | None, str] = {prefix: NS[prefix] for prefix in ("gfc", "gmx", "gmd", "gco", "xlink", "xsi")}
    text = render(embedded(catalogue), declared, NS["gml"], "\n", "  ")
    namespaces = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in declared.items())
    text = text.replace("<gfc:FC_FeatureCatalogue", f"<gfc:FC_FeatureCatalogue{namespaces}", 1)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def embedded(catalogue: Catalogue) -> New:
    """Give the catalogue as an element."""
    language = new("gmx:language", _text(catalogue.language)) if catalogue.language else None
    utf8 = new("gmx:characterSet", codelists.code("MD_CharacterSetCode", "utf8"))
    kinds = (new("gfc:featureType", _feature_type(one, catalogue.identifier)) for one in catalogue.types)
    parts = [
        new("gmx:name", _text(catalogue.name)),
        new("gmx:scope", _text(catalogue.scope or catalogue.name)),
        new("gmx:versionNumber", _text(catalogue.version or "1.0")),
        new("gmx:versionDate", new("gco:DateTime" if "T" in catalogue.date else "gco:Date", catalogue.date))
        if catalogue.date
        else new("gmx:versionDate", attrs={"gco:nilReason": "unknown"}),
        *([language] if language is not None else []),
        utf8,
        new("gfc:producer", new_party(catalogue.producer)),
        *kinds,
    ]
    return new("gfc:FC_FeatureCatalogue", *parts, attrs={"uuid": catalogue.identifier})


def reference(catalogue: Catalogue, url: str = "") -> FeatureCatalogue:
    """Give the value of a record's element ``feature_catalogue`` that points to a separate catalogue.

    :param url: address where the catalogue can be fetched (GetRecordById of the same platform).
    """
    return FeatureCatalogue(catalogue.identifier, url, catalogue.name, catalogue.date[:10])


def _text(words: str) -> New:
    return new("gco:CharacterString", words)


def _feature_type(kind: FeatureType, identifier: str) -> New:
    aliases = [new("gfc:aliases", new("gco:LocalName", kind.alias))] if kind.alias else []
    definition = [new("gfc:definition", _text(kind.definition))] if kind.definition else []
    return new(
        "gfc:FC_FeatureType",
        new("gfc:typeName", new("gco:LocalName", kind.name)),
        *definition,
        new("gfc:isAbstract", new("gco:Boolean", "false")),
        *aliases,
        new("gfc:featureCatalogue", attrs={"uuidref": identifier}),
        *(new("gfc:carrierOfCharacteristics", _attribute(one)) for one in kind.attributes),
    )


def _attribute(one: Attribute) -> New:
    definition = [new("gfc:definition", _text(one.explained))] if one.explained else []
    value_type = [new("gfc:valueType", new("gco:TypeName", new("gco:aName", _text(one.typed))))] if one.type else []
    return new(
        "gfc:FC_FeatureAttribute",
        new("gfc:memberName", new("gco:LocalName", one.name)),
        *definition,
        new("gfc:cardinality", _multiplicity("1" if one.mandatory else "0")),
        *value_type,
        *(new("gfc:listedValue", _listed(value)) for value in one.values),
    )


def _multiplicity(lower: str) -> New:
    """Give how often an attribute occurs: a field has one value at most (ISO/TS 19103, Multiplicity)."""
    return new(
        "gco:Multiplicity",
        new(
            "gco:range",
            new(
                "gco:MultiplicityRange",
                new("gco:lower", new("gco:Integer", lower)),
                new("gco:upper", new("gco:UnlimitedInteger", "1", attrs={"isInfinite": "false", "xsi:nil": "false"})),
            ),
        ),
    )


def _listed(value: ListedValue) -> New:
    code = [new("gfc:code", _text(value.code))] if value.code else []
    definition = [new("gfc:definition", _text(value.definition))] if value.definition else []
    return new("gfc:FC_ListedValue", new("gfc:label", _text(value.label or value.code)), *code, *definition)


# -- reading -----------------------------------------------------------------------------------


def read(data: bytes) -> Catalogue:
    """Read a catalogue: a document of its own, or inside a catalogue service's answer or a record.

    :raises BadXml: not well-formed, or hostile.
    :raises BadRecord: there is no feature catalogue in it.
    """
    root = xmlsafe.parse(data)
    found = next(iter(_catalogues(root)), None)
    if found is None:
        raise BadRecord(
            tr("This is not a feature catalogue that can be read."),
            tr("It holds no FC_FeatureCatalogue of ISO 19110."),
            tr("Check the address or the file."),
        )
    return _read(found)


def _catalogues(root: etree._Element) -> Iterable[etree._Element]:
    """Give the catalogues in a tree, of ISO 19110:2005 and of its 1.0 and 1.1 successors."""
    return root.iter("{*}FC_FeatureCatalogue")


def _local(element: etree._Element, *names: str) -> etree._Element | None:
    """Give the element at a path of local names: the namespaces differ from version to version."""
    found: etree._Element | None = element
    for name in names:
        found = next((child for child in found.iterchildren("{*}" + name)), None) if found is not None else None
    return found


def _words(element: etree._Element, *names: str) -> str:
    return string(_local(element, *names))


def _read(root: etree._Element) -> Catalogue:
    own = root.tag.startswith(f"{{{GFC}}}")
    kinds = (_read_type(one) for prop in root.iterchildren("{*}featureType") for one in prop.iterchildren("*"))
    language = _local(root, "language")
    coded = next(language.iter("{*}LanguageCode"), None) if language is not None else None
    holder = _local(root, "producer", "CI_ResponsibleParty")
    return Catalogue(
        root.get("uuid", "") or root.get("id", ""),
        _words(root, "name"),
        _words(root, "scope"),
        _words(root, "versionNumber"),
        _words(root, "versionDate"),
        (coded.get("codeListValue") or string(coded)) if coded is not None else string(language),
        read_party(holder) if own and holder is not None else Contact(),
        tuple(kinds),
    )


def _read_type(kind: etree._Element) -> FeatureType:
    members = (one for prop in kind.iterchildren("{*}carrierOfCharacteristics") for one in prop.iterchildren("*"))
    found = (_read_attribute(one) for one in members if _local(one, "memberName") is not None)
    return FeatureType(
        _words(kind, "typeName"),
        _words(kind, "definition"),
        _words(kind, "aliases"),
        tuple(one for one in found if one.name),
    )


def _read_attribute(one: etree._Element) -> Attribute:
    lower = next((item for prop in one.iterchildren("{*}cardinality") for item in prop.iter("{*}lower")), None)
    unit = _local(one, "valueMeasurementUnit")
    name = unit.find(".//{*}identifier") if unit is not None else None
    values = (value for prop in one.iterchildren("{*}listedValue") for value in prop.iterchildren("*"))
    return Attribute(
        _words(one, "memberName"),
        _words(one, "valueType"),
        definition=_words(one, "definition"),
        mandatory=string(lower) not in ("", "0"),
        unit=string(name),
        values=tuple(
            ListedValue(_words(value, "label"), _words(value, "code"), _words(value, "definition")) for value in values
        ),
    )
