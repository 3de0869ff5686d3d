"""libxml2's refusals in a person's words: which kind of fault it is, and one translated sentence.

The messages have been the same since libxml2 2.6 (xmlschemas.c); one that is not known here is given as it is.
"""

from __future__ import annotations

import enum
import re

from lxml import etree

from ..i18n import tr
from .namespaces import GCO, GML_OLD, NS, ORDER, local, rank

#: other namespaces that records hold → usual prefix.
_MORE = {
    GML_OLD: "gml",
    "http://www.isotc211.org/2005/gts": "gts",
    "http://www.isotc211.org/2005/gss": "gss",
    "http://www.isotc211.org/2005/gsr": "gsr",
    "http://www.isotc211.org/2005/gfc": "gfc",
    "http://www.cnig.gouv.fr/2005/fra": "fra",
}
_PREFIXES = {**{uri: prefix for prefix, uri in NS.items()}, **_MORE}
_NAME = re.compile(r"\{([^}]*)\}([^\s,)]+)")
_ATTRIBUTE = re.compile(r"attribute '([^']+)'")
_EXPECTED = re.compile(r"Expected is (?:one of )?\( (.+?) \)\.", re.DOTALL)
_VALUE = re.compile(
    r": '(.*)' is not a valid value of the (?:local )?(?:atomic|union|list) type(?: '([^']*)')?", re.DOTALL
)
_LISTED = re.compile(r"The value '(.*)' is not an element of the set \{(.*)\}", re.DOTALL)
#: the longest list of names and the longest value that a sentence holds.
_MOST_NAMES, _MOST_VALUE = 6, 60
#: libxml2 names so many expected elements at most.
_LIBXML2_NAMES = 10

#: Children without which a parent is not valid (ISO 19139 schemas, ``minOccurs="1"``).
NEEDED: dict[str, tuple[str, ...]] = {
    "MD_Metadata": ("contact", "dateStamp", "identificationInfo"),
    "MI_Metadata": ("contact", "dateStamp", "identificationInfo"),
    "MD_DataIdentification": ("citation", "abstract", "language"),
    "SV_ServiceIdentification": ("citation", "abstract", "serviceType", "couplingType", "containsOperations"),
    "CI_Citation": ("title", "date"),
    "CI_ResponsibleParty": ("role",),
    "CI_Date": ("date", "dateType"),
    "CI_OnlineResource": ("linkage",),
    "MD_Identifier": ("code",),
    "RS_Identifier": ("code",),
    "MD_Keywords": ("keyword",),
    "MD_MaintenanceInformation": ("maintenanceAndUpdateFrequency",),
    "MD_BrowseGraphic": ("fileName",),
    "MD_Format": ("name", "version"),
    "DQ_DataQuality": ("scope",),
    "DQ_Scope": ("level",),
    "DQ_ConformanceResult": ("specification", "explanation", "pass"),
    "EX_GeographicBoundingBox": (
        "westBoundLongitude", "eastBoundLongitude", "southBoundLatitude", "northBoundLatitude",
    ),
}  # fmt: skip


class Kind(enum.Enum):
    """What a fault is about."""

    #: a child that the schema does not want at this place: unknown, too early, too late, once too often.
    UNEXPECTED = "unexpected"
    #: the element ends, and a child lacks.
    MISSING = "missing"
    #: a value that is not of the type.
    VALUE = "value"
    #: a value that is not in a list of values.
    LIST = "list"
    #: an attribute that may not be there.
    ATTRIBUTE = "attribute"
    #: an attribute that lacks.
    NO_ATTRIBUTE = "no attribute"
    #: text where only elements may be.
    TEXT = "text"
    #: elements where only text may be.
    NOT_EMPTY = "elements"
    #: the element cannot begin a record.
    ROOT = "root"
    OTHER = "other"


_KINDS = (
    ("This element is not expected.", Kind.UNEXPECTED),
    ("Missing child element(s).", Kind.MISSING),
    ("is not an element of the set", Kind.LIST),
    ("is not a valid value of the", Kind.VALUE),
    ("is not allowed.", Kind.ATTRIBUTE),
    ("is required but missing", Kind.NO_ATTRIBUTE),
    ("Character content", Kind.TEXT),
    ("Element content is not allowed", Kind.NOT_EMPTY),
    ("No matching global", Kind.ROOT),
)


def kind_of(words: str) -> Kind:
    """Give the kind of a fault, from libxml2's words."""
    return next((kind for part, kind in _KINDS if part in words), Kind.OTHER)


def qualified(name: str) -> str:
    """Give ``prefix:name`` with the usual prefix for ``{uri}name``; the name alone where the namespace is not known."""
    uri, _, rest = name.removeprefix("{").rpartition("}")
    prefix = _PREFIXES.get(uri, "")
    return f"{prefix}:{rest}" if prefix else rest


def expected(words: str) -> list[str]:
    """Give the names ``{uri}name`` of what the schema wants at the place of an UNEXPECTED or MISSING fault."""
    found = _EXPECTED.search(words)
    return [name.strip() for name in found[1].split(",")] if found else []


def attribute(words: str) -> str:
    """Give the name of the attribute that a fault is about (``{uri}name``, or ``name``), ``""`` for none."""
    found = _ATTRIBUTE.search(words)
    return found[1] if found else ""


def value(words: str) -> str:
    """Give the value that a VALUE or LIST fault refuses."""
    found = _VALUE.search(words) or _LISTED.search(words)
    return found[1] if found else ""


def wanted_type(words: str) -> str:
    """Give the local name of the type that a VALUE fault asks for: "decimal", "date", "Date_Type" …"""
    found = _VALUE.search(words)
    return local(found[2] or "") if found else ""


def sentence(words: str, node: etree._Element | None, kind: Kind) -> str:
    """Give a translated sentence for a fault.

    :param words: libxml2's message.
    :param node: the element concerned.
    """
    name = qualified(str(node.tag)) if node is not None else _first_name(words)
    if kind is Kind.UNEXPECTED:
        return _unexpected(words, name, node)
    if kind is Kind.MISSING:
        return _missing(words, name, node)
    if kind in (Kind.VALUE, Kind.LIST):
        return _wrong_value(words, name, kind)
    if kind is Kind.ATTRIBUTE:
        return tr("{element} may not have the attribute {attribute}.", element=name, attribute=_attribute_name(words))
    if kind is Kind.NO_ATTRIBUTE:
        return tr("{element} lacks the attribute {attribute}.", element=name, attribute=_attribute_name(words))
    if kind is Kind.TEXT:
        return tr("{element} may hold elements only; it holds text of its own: “{text}”.",
                  element=name, text=_own_text(node))  # fmt: skip
    if kind is Kind.NOT_EMPTY:
        return tr("{element} may hold text only; it holds elements.", element=name)
    if kind is Kind.ROOT:
        return tr("A record does not begin with {element}.", element=name)
    return tr("The schema refuses {element}: {words}", element=name, words=_shortened(words))


def _unexpected(words: str, name: str, node: etree._Element | None) -> str:
    """Tell why a child is refused: out of order, once too often, something lacking before it, or unknown."""
    above = node.getparent() if node is not None else None
    parent = qualified(str(above.tag)) if above is not None else ""
    wanted = expected(words)
    if node is None or above is None:
        return tr("{element} is not expected here; the schema wants {expected}.", element=name, expected=_names(wanted))
    earlier = next((one for one in node.itersiblings("*", preceding=True) if _after(one, node)), None)
    if earlier is not None:
        return tr("In {parent}, {child} stands after {before}; the schema wants it before.",
                  parent=parent, child=name, before=qualified(str(earlier.tag)))  # fmt: skip
    before = next(node.itersiblings("*", preceding=True), None)
    if before is not None and before.tag == node.tag:
        return tr("{parent} may hold {element} once only.", parent=parent, element=name)
    later = next((one for one in node.itersiblings("*") if one.tag in wanted), None)
    if later is not None and _known(node):
        return tr("In {parent}, {element} stands before {later}; the schema wants it after.",
                  parent=parent, element=name, later=qualified(str(later.tag)))  # fmt: skip
    lacks = lacking(node, wanted)
    if lacks:
        return tr("{parent} lacks {lacks}, which the schema wants before {element}.",
                  parent=parent, lacks=qualified(lacks), element=name)  # fmt: skip
    if not wanted:
        return tr("{parent} may not hold {element} here; the schema expects nothing more.",
                  parent=parent, element=name)  # fmt: skip
    return tr("{parent} may not hold {element} here; the schema wants {expected}.",
              parent=parent, element=name, expected=_names(wanted))  # fmt: skip


def _known(node: etree._Element) -> bool:
    """Whether an element may stand somewhere in its parent, as far as that is known."""
    above = node.getparent()
    return above is None or local(str(above.tag)) not in ORDER or _rank(node) is not None


def _after(one: etree._Element, other: etree._Element) -> bool:
    """Whether the schema wants a child after another one of the same parent."""
    first, second = _rank(other), _rank(one)
    return first is not None and second is not None and first < second


def _rank(node: etree._Element) -> int | None:
    above = node.getparent()
    return rank(local(str(above.tag)), local(str(node.tag))) if above is not None else None


def lacking(node: etree._Element, wanted: list[str]) -> str:
    """Give the name ``{uri}name`` of what must come before a refused element and lacks, ``""`` if that is not it.

    What is needed is named last by libxml2, after what is optional, if there are fewer than ten of them.
    """
    above = node.getparent()
    own = _rank(node)
    if above is None or own is None:
        return ""
    parent = local(str(above.tag))
    present = {local(str(child.tag)) for child in above.iterchildren("*")}
    for needed in NEEDED.get(parent, ()):
        place = rank(parent, needed)
        if needed not in present and place is not None and place < own:
            return next((name for name in wanted if local(name) == needed), f"{{{_uri(above)}}}{needed}")
    if not wanted or len(wanted) >= _LIBXML2_NAMES or parent in NEEDED:
        return ""
    last = rank(parent, local(wanted[-1]))
    return wanted[-1] if last is not None and own > last else ""


def _uri(node: etree._Element) -> str:
    return str(node.tag)[1:].partition("}")[0]


def missing(words: str, node: etree._Element | None) -> str:
    """Give the name ``{uri}name`` of the child that a MISSING fault is about, ``""`` where it may be one of several."""
    wanted = expected(words)
    if len(wanted) == 1:
        return wanted[0]
    needed = NEEDED.get(local(str(node.tag)), ()) if node is not None else ()
    return next((name for name in wanted if local(name) in needed), "")


def _missing(words: str, name: str, node: etree._Element | None) -> str:
    lacks = missing(words, node)
    if lacks:
        return tr("{parent} lacks {child}.", parent=name, child=qualified(lacks))
    wanted = expected(words)
    if not wanted:
        return tr("{parent} is not complete.", parent=name)
    return tr("{parent} is not complete; the schema wants {expected}.", parent=name, expected=_names(wanted))


def _wrong_value(words: str, name: str, kind: Kind) -> str:
    """Tell what is wrong with the value of an element or of an attribute."""
    text = " ".join(value(words).split())
    if len(text) > _MOST_VALUE:
        text = text[:_MOST_VALUE] + "…"
    place = tr("{element}, attribute {attribute}", element=name, attribute=_attribute_name(words))
    if not attribute(words):
        place = name
    if kind is Kind.LIST:
        listed = _LISTED.search(words)
        allowed = [one.strip().strip("'") for one in listed[2].split(",")] if listed else []
        if not text:
            return tr("{element} is empty; one of these is needed: {values}.", element=place, values=_list(allowed))
        return tr("{element}: “{text}” is not one of {values}.", element=place, text=text, values=_list(allowed))
    wanted = _type_name(wanted_type(words))
    if not text:
        return tr("{element} is empty; it must hold {kind}.", element=place, kind=wanted)
    if wanted_type(words) == "ID" and re.fullmatch(r"[^\W\d][\w.-]*", text):
        return tr("{element}: the identifier “{text}” is used twice.", element=place, text=text)
    return tr("{element}: “{text}” is not {kind}.", element=place, text=text, kind=wanted)


def _type_name(name: str) -> str:
    """Give what a type is called, with its article."""
    return {
        "decimal": tr("a decimal number with a point"),
        "double": tr("a number"),
        "integer": tr("a whole number"),
        "nonNegativeInteger": tr("a whole number from 0"),
        "positiveInteger": tr("a whole number from 1"),
        "boolean": tr("“true” or “false”"),
        "dateTime": tr("a date and time such as 2024-06-12T10:30:00"),
        "Date_Type": tr("a date such as 2024-06-12, 2024-06 or 2024"),
        "date": tr("a date such as 2024-06-12"),
        "TimePositionUnion": tr("a date such as 2024-06-12, or a date and time"),
        "anyURI": tr("an address (spaces and some signs must be encoded)"),
        "ID": tr("an identifier that begins with a letter and holds no space"),
        "NCName": tr("a name without spaces and colons"),
        "CodeListValue_Type": tr("a value of a code list"),
    }.get(name) or tr("a value of the type {name}", name=name or "?")


def _names(names: list[str]) -> str:
    """Give names for a sentence, the first few; what may stand for a text stands aside for it."""
    if f"{{{GCO}}}CharacterString" in names:
        names = [f"{{{GCO}}}CharacterString"]
    return _list([qualified(name) for name in names]) or tr("nothing")


def _list(words: list[str]) -> str:
    """Give words with commas, the first few."""
    return ", ".join(words[:_MOST_NAMES]) + (" …" if len(words) > _MOST_NAMES else "")


def _attribute_name(words: str) -> str:
    return qualified(attribute(words))


def _own_text(node: etree._Element | None) -> str:
    """Give the text that stands directly in an element, shortened."""
    if node is None:
        return ""
    parts = [node.text or "", *(child.tail or "" for child in node.iterchildren())]
    text = " ".join(" ".join(parts).split())
    return text[:_MOST_VALUE] + ("…" if len(text) > _MOST_VALUE else "")


def _first_name(words: str) -> str:
    found = _NAME.search(words)
    return qualified(found[0]) if found else ""


def _shortened(words: str) -> str:
    """Give libxml2's words without the element's name at the front, and with prefixes for namespaces."""
    rest = re.sub(r"^Element '[^']*'(?:, )?:? ?", "", words)
    return _NAME.sub(lambda found: qualified(found[0]), rest)
