"""What GeoNetwork asks of a record beside INSPIRE: the ISO schemas, and its "ISO" and "GeoNetwork" rules.

The numbers are those of GeoNetwork 3 and 4 (schematron-rules-iso, schematron-rules-geonetwork), as its
validation report shows them; only what GeoNetwork calls an error is one here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from lxml import etree

from ..i18n import tr
from . import rules_schema
from .codecs_groups import href
from .findings import Finding, Repair
from .namespaces import GCO, NS
from .patch import new
from .profiles import Rule
from .record import parent, property_text, string, text_child
from .rules_text import error, warning

if TYPE_CHECKING:
    from .record import Record

_NIL = f"{{{GCO}}}nilReason"
_PARTY = "gmd:CI_ResponsibleParty"
_NAMES = ("individualName", "organisationName", "positionName")
_QUALITY = "gmd:dataQualityInfo/gmd:DQ_DataQuality"


def _all(record: Record, name: str) -> list[etree._Element]:
    """Give every element of a name, anywhere."""
    prefix, _, local = name.partition(":")
    return list(record.root.iter(f"{{{NS[prefix]}}}{local}"))


def _stated(element: etree._Element, name: str) -> bool:
    """Whether a property is there, and not told missing."""
    found = element.find(name, NS)
    return found is not None and found.get(_NIL) != "missing"


def _code(element: etree._Element | None, path: str) -> str:
    found = element.find(path, NS) if element is not None else None
    return found.get("codeListValue", "") if found is not None else ""


def _place(record: Record, name: str, element: etree._Element) -> int:
    return next(number for number, one in enumerate(_all(record, name)) if one is element)


def _on(record: Record, name: str, element: etree._Element, label: str,
        edit: Callable[[Record, etree._Element], None]) -> Repair:  # fmt: skip
    """Give a safe repair of one of the elements of a name."""
    place = _place(record, name, element)

    def apply(fixed: Record) -> None:
        found = _all(fixed, name)
        if place < len(found):
            edit(fixed, found[place])

    return Repair(label, apply)


def empty_text(record: Record) -> Iterator[Finding]:
    """M6: a text is not empty, or its property says why."""
    for carrier in _all(record, "gco:CharacterString"):
        above = carrier.getparent()
        if above is None or string(carrier) or above.get(_NIL) or above.find("gmd:PT_FreeText", NS) is not None:
            continue
        yield warning(
            "schema",
            tr("A text is empty, without a reason why. GeoNetwork adds “missing” by itself when it saves the record."),
            _on(record, "gco:CharacterString", carrier, tr("Say that it is missing"),
                lambda fixed, found: fixed.set_attribute(parent(found), "gco:nilReason", "missing")),
            at=above,
        )  # fmt: skip


def nameless_contact(record: Record) -> Iterator[Finding]:
    """M8: a contact names a person, an organisation or a post."""
    for party in _all(record, _PARTY):
        if not any(_stated(party, f"gmd:{name}") for name in _NAMES):
            yield error(
                "metadata_contact" if parent(party, 2) is record.root else "organisation",
                tr("A contact names neither an organisation, nor a person, nor a post."),
                at=party,
            )


def other_limits(record: Record) -> Iterator[Finding]:
    """M9, access: "otherRestrictions" is followed by what the restrictions are."""
    for block in _all(record, "gmd:MD_LegalConstraints"):
        if not _other(block, "access"):
            continue
        texts = block.findall("gmd:otherConstraints", NS)
        blank = [prop for prop in texts if prop.get(_NIL) == "missing" or _empty(prop)]
        if not texts:
            yield error(
                "access_limits",
                tr("The access is said to be limited in another way, and it is not said how."),
                at=block,
            )
        elif blank:
            repair = None
            if len(blank) < len(texts):
                repair = _on(record, "gmd:MD_LegalConstraints", block, tr("Take the empty one away"), _drop_blank)
            yield error("access_limits", tr("A limit on access is empty."), repair, at=blank[0])


def _other(block: etree._Element, kind: str) -> bool:
    return any(
        code.get("codeListValue") == "otherRestrictions"
        for code in block.findall(f"gmd:{kind}Constraints/gmd:MD_RestrictionCode", NS)
    )


def _empty(prop: etree._Element) -> bool:
    """Whether a property holds a text that is empty."""
    carrier = text_child(prop)
    return carrier is not None and not string(carrier)


def _drop_blank(record: Record, block: etree._Element) -> None:
    for prop in block.findall("gmd:otherConstraints", NS):
        if prop.get(_NIL) == "missing" or _empty(prop):
            record.remove(prop)
            return


def other_conditions(record: Record) -> Iterator[Finding]:
    """M9, use: "otherRestrictions" is followed by the conditions as a text; GeoNetwork does not see anchors there."""
    for block in _all(record, "gmd:MD_LegalConstraints"):
        if not _other(block, "use"):
            continue
        texts = block.findall("gmd:otherConstraints", NS)
        if any(string(prop.find("gco:CharacterString", NS)) for prop in texts):
            continue
        anchored = next((prop for prop in texts if href(prop) and property_text(prop)), None)
        repair = None
        if anchored is not None:
            label = tr("Give the conditions as text too")
            repair = _on(record, "gmd:MD_LegalConstraints", block, label, _say_in_text)
        yield error(
            "use_conditions",
            tr("GeoNetwork asks for the conditions of use as text; an anchor alone is not enough for it."),
            repair,
            at=block,
        )


def _say_in_text(record: Record, block: etree._Element) -> None:
    """Write the words of the conditions' anchor as a text before it."""
    props = [prop for prop in block.findall("gmd:otherConstraints", NS) if href(prop) and property_text(prop)]
    if props:
        text = new("gco:CharacterString", property_text(props[0]))
        record.insert_before(props[0], new("gmd:otherConstraints", text))


def lineage(record: Record) -> Iterator[Finding]:
    """M13, M14: data sets and series have a lineage, and a lineage says something."""
    for quality in record.find_all(_QUALITY):
        level = _code(quality, "gmd:scope/gmd:DQ_Scope/gmd:level/gmd:MD_ScopeCode")
        found = quality.find("gmd:lineage/gmd:LI_Lineage", NS)
        said = found is not None and (
            _stated(found, "gmd:statement")
            or found.find("gmd:source", NS) is not None
            or found.find("gmd:processStep", NS) is not None
        )
        if not said and (found is not None or level in ("dataset", "series")):
            yield error(
                "lineage", tr("The lineage says nothing: neither a statement, nor a source, nor a step."), at=quality
            )


def quality_content(record: Record) -> Iterator[Finding]:
    """M16: the quality of a data set says at least one thing."""
    for quality in record.find_all(_QUALITY):
        level = _code(quality, "gmd:scope/gmd:DQ_Scope/gmd:level/gmd:MD_ScopeCode")
        if level == "dataset" and quality.find("gmd:report", NS) is None and quality.find("gmd:lineage", NS) is None:
            yield error("quality_scope", tr("The quality of the data has neither a report nor a lineage."), at=quality)


def scope_words(record: Record) -> Iterator[Finding]:
    """M17: a scope that is neither data set nor series says what it is."""
    for scope in _all(record, "gmd:DQ_Scope"):
        level = _code(scope, "gmd:level/gmd:MD_ScopeCode")
        described = scope.find("gmd:levelDescription", NS)
        if level in ("dataset", "series") or (
            described is not None and (len(described) or string(described) or described.get(_NIL))
        ):
            continue
        repair = None
        if level:
            repair = _on(record, "gmd:DQ_Scope", scope, tr("Say it in words too"), _say_level)
        key = "service_quality_scope" if record.level == "service" else "quality_scope"
        yield error(key, tr("What the quality is about is not said in words (level description)."), repair, at=scope)


def _say_level(record: Record, scope: etree._Element) -> None:
    level = _code(scope, "gmd:level/gmd:MD_ScopeCode")
    words = new("gmd:MD_ScopeDescription", new("gmd:other", new("gco:CharacterString", level)))
    record.insert(scope, new("gmd:levelDescription", words))


def distribution_format(record: Record) -> Iterator[Finding]:
    """M19: a distribution names a format."""
    for found in _all(record, "gmd:MD_Distribution"):
        formats = found.find("gmd:distributionFormat", NS)
        if formats is None and found.find("gmd:distributor/gmd:MD_Distributor/gmd:distributorFormat", NS) is None:
            sentence = tr("The distribution names no format; GeoNetwork wants one, of services too.")
            yield error("format", sentence, at=found)


def extent_content(record: Record) -> Iterator[Finding]:
    """M20: an extent holds a place, a time, a height or words."""
    for extent in _all(record, "gmd:EX_Extent"):
        kinds = ("geographicElement", "temporalElement", "verticalElement")
        if _stated(extent, "gmd:description") or any(extent.find(f"gmd:{kind}", NS) is not None for kind in kinds):
            continue
        yield error(
            "bounding_box",
            tr("An extent is empty."),
            _on(record, "gmd:EX_Extent", extent, tr("Take the empty one away"),
                lambda fixed, found: fixed.remove(parent(found))),
            at=extent,
        )  # fmt: skip


def extent_of_data(record: Record) -> Iterator[Finding]:
    """M21: a data set has a bounding box or names a place."""
    info = record.identification()
    if record.level != "dataset" or info is None or info.tag != f"{{{NS['gmd']}}}MD_DataIdentification":
        return
    where = "gmd:extent/*/gmd:geographicElement"
    if info.find(f"{where}/gmd:EX_GeographicBoundingBox", NS) is None and (
        info.find(f"{where}/gmd:EX_GeographicDescription", NS) is None
    ):
        sentence = tr("The data set has neither an extent in degrees nor the name of a place.")
        yield error("bounding_box", sentence, at=info)


def topic(record: Record) -> Iterator[Finding]:
    """M22: data sets and series have a topic category."""
    info = record.identification()
    if record.level in ("dataset", "series") and info is not None and info.find("gmd:topicCategory", NS) is None:
        yield error("topic_category", tr("The topic category is missing."), at=info)


def ties(record: Record) -> Iterator[Finding]:
    """M23: a tie to another resource names it, and once only."""
    seen: set[tuple[str, ...]] = set()
    for tie in _all(record, "gmd:MD_AggregateInformation"):
        code = property_text(tie.find("gmd:aggregateDataSetIdentifier/*/gmd:code", NS))
        kinds = (_code(tie, "gmd:associationType/*"), _code(tie, "gmd:initiativeType/*"))
        if tie.find("gmd:aggregateDataSetName", NS) is None and tie.find("gmd:aggregateDataSetIdentifier", NS) is None:
            yield error("aggregates", tr("A tie to another resource names none."), at=tie)
        elif code and (code, *kinds) in seen:
            yield error("aggregates", tr("The tie to “{name}” is there twice.", name=code), at=tie)
        seen.add((code, *kinds))


def language(record: Record) -> Iterator[Finding]:
    """M500: a record with translations says what its own language is."""
    if record.find("gmd:locale") is not None and not record.language:
        yield error(
            "metadata_language", tr("The record has translations, and its own language is not stated."), at=record.root
        )


RULES: tuple[Rule, ...] = (
    # GeoNetwork's report begins with the schemas too; the rule keeps the name that it has for INSPIRE
    Rule("C.1", "schema", rules_schema.schema),
    Rule("GN.M6", "schema", empty_text),
    Rule("GN.M8", "organisation", nameless_contact),
    Rule("GN.M9", "access_limits", other_limits),
    Rule("GN.M9", "use_conditions", other_conditions),
    Rule("GN.M13", "lineage", lineage),
    Rule("GN.M16", "quality_scope", quality_content),
    Rule("GN.M17", "quality_scope", scope_words),
    Rule("GN.M19", "format", distribution_format),
    Rule("GN.M20", "bounding_box", extent_content),
    Rule("GN.M21", "bounding_box", extent_of_data, service=False),
    Rule("GN.M22", "topic_category", topic, service=False),
    Rule("GN.M23", "aggregates", ties),
    Rule("GN.M500", "metadata_language", language),
)
