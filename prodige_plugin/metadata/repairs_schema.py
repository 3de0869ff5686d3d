"""What can be done about the faults that the XML schemas find, without stating anything new.

Safe is: putting children in the schema's order, byte for byte; telling that an empty value is missing
(``gco:nilReason``, ISO 19139 §7.2.2.3) where it was written as nothing; completing technical attributes
(``gml:id``, ``codeList``); writing a value that is there in the type's own spelling. Taking away something
that says something is offered, and is not safe.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from lxml import etree

from ..i18n import tr
from .findings import Repair
from .namespaces import GCO, GMD, SRV, local, rank
from .patch import new
from .record import children, string
from .repairs_common import above_of, number_of, numbered, repair
from .repairs_values import attribute_repair, listed_repair, no_attribute_repair, value_repair
from .schema_words import Kind, expected, lacking, missing, qualified
from .schemas import Fault

if TYPE_CHECKING:
    from .record import Record

_XSI_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
#: Properties that may be told missing when they lack: the rest are asked of a person by rules of their own.
_TOLD = {
    "explanation": "missing", "pass": "unknown", "version": "unknown", "specification": "missing",
    "verticalCRS": "missing", "role": "missing", "dateType": "missing", "code": "missing", "title": "missing",
    "date": "missing", "characterEncoding": "missing", "scope": "missing", "level": "missing",
}  # fmt: skip
#: Where what lacks is asked of a person.
_ASKED = ("MD_Metadata", "MI_Metadata", "MD_DataIdentification", "SV_ServiceIdentification")


def repair_of(fault: Fault) -> Repair | None:
    """Give what can be done about a fault, ``None`` where a person must decide."""
    node = fault.node
    if node is None:
        return None
    maker = _MAKERS.get(fault.kind)
    return maker(fault, node) if maker is not None else None


# -- children ----------------------------------------------------------------------------------


def _unexpected(fault: Fault, node: etree._Element) -> Repair | None:
    above = node.getparent()
    if above is None:
        return None
    name = qualified(str(node.tag))
    if node.tag == f"{{{GMD}}}PT_FreeText" and above.get(_XSI_TYPE) is None:
        return repair(fault, tr("Say that the text is in several languages (xsi:type)"), _say_free_text)
    if _disordered(above):
        label = tr("Put the elements of {parent} in the schema's order", parent=qualified(str(above.tag)))
        return repair(fault, label, lambda record, found: reorder(record, above_of(found)))
    base = local(node.get(f"{{{GCO}}}isoType", ""))
    if base and f"{{{GMD}}}{base}" in expected(fault.words) and not _foreign(node):
        label = tr("Write it as {base}, which it extends", base=f"gmd:{base}")
        return repair(fault, label, lambda record, found: record.rename(found, f"gmd:{base}"))
    lacks = lacking(node, expected(fault.words))
    if lacks:
        return _hollow(fault, above, lacks) or _tell_missing(fault, lacks, above_of)
    label = tr("Take {element} away", element=name)
    return repair(fault, label, _remove, safe=_says_nothing(node) or _repeats(node))


def _say_free_text(record: Record, node: etree._Element) -> None:
    """Give the property of a ``PT_FreeText`` its type, with the document's own prefix."""
    prefix = next((name for name, uri in node.nsmap.items() if uri == GMD), "gmd")
    written = f"{prefix}:PT_FreeText_PropertyType" if prefix else "PT_FreeText_PropertyType"
    record.set_attribute(above_of(node), "xsi:type", written)


def _foreign(node: etree._Element) -> bool:
    """Whether an element holds elements of a namespace that is not ISO's."""
    return any("isotc211.org" not in str(one.tag) and "/gml" not in str(one.tag) for one in node.iterdescendants("*"))


def _remove(record: Record, node: etree._Element) -> None:
    record.remove(node)


def _says_nothing(node: etree._Element) -> bool:
    """Whether an element holds neither text nor an attribute that tells or refers to something."""
    if string(node):
        return False
    return not any(text.strip() for one in node.iter("*") for name, text in one.attrib.items() if _tells(str(name)))


def _tells(name: str) -> bool:
    """Whether an attribute says something: not the address of a list, a reason for nothing, a type."""
    return local(name) not in ("codeList", "nilReason", "isoType", "type", "schemaLocation", "id")


def _repeats(node: etree._Element) -> bool:
    """Whether a sibling before says the very same."""
    own = _canonical(node)
    return any(_canonical(one) == own for one in node.itersiblings(node.tag, preceding=True))


def _canonical(node: etree._Element) -> bytes:
    return etree.tostring(node, method="c14n", with_tail=False)


def _disordered(parent: etree._Element) -> bool:
    return _places(parent) != sorted(_places(parent))


def _places(parent: etree._Element) -> list[int]:
    """Give the place of each child in the schema's order; one that is not known stays by the one before it."""
    above = local(parent.get(f"{{{GCO}}}isoType") or str(parent.tag))
    places: list[int] = []
    for child in children(parent):
        own = rank(above, local(str(child.tag)))
        places.append(own if own is not None else places[-1] if places else 0)
    return places


def reorder(record: Record, parent: etree._Element) -> None:
    """Put the children of an element in the schema's order; those that stand right keep their place and bytes."""
    number = number_of(record, parent)
    keys = [(place, index) for index, place in enumerate(_places(parent))]
    wanted = sorted(keys)
    now = list(keys)
    settled = _standing(keys, wanted[0])
    for key in wanted:
        if key in settled:
            continue
        before = max(one for one in settled if one < key)
        found = children(numbered(record, number))
        record.move(found[now.index(key)], numbered(record, number), after=found[now.index(before)])
        now.remove(key)
        now.insert(now.index(before) + 1, key)
        settled.add(key)


def _standing(keys: list[tuple[int, int]], first: tuple[int, int]) -> set[tuple[int, int]]:
    """Give the children that need not move: the longest run in order that begins with the first one wanted."""
    runs: dict[tuple[int, int], list[tuple[int, int]]] = {first: [first]}
    for key in keys[keys.index(first) + 1 :]:
        longest = max((run for other, run in runs.items() if other < key), key=len)
        runs[key] = [*longest, key]
    best = max(runs.values(), key=len)
    return set(best)


def _missing(fault: Fault, node: etree._Element) -> Repair | None:
    if local(str(node.tag)) == "TimePeriod":
        return _open_period(fault, node)
    above = node.getparent()
    if above is not None and above.getparent() is not None and _says_nothing(node):
        label = tr("Take the empty {element} away", element=qualified(str(above.tag)))
        return repair(fault, label, lambda record, found: record.remove(above_of(found)))
    lacks = missing(fault.words, node)
    return _tell_missing(fault, lacks, lambda found: found) if lacks else None


def _hollow(fault: Fault, parent: etree._Element, lacks: str) -> Repair | None:
    """Give the repair of a group whose very point lacks: keywords without a keyword, a date without a date."""
    hollow = (local(str(parent.tag)), local(lacks)) in (("MD_Keywords", "keyword"), ("CI_Date", "date"))
    prop = parent.getparent()
    if not hollow or prop is None:
        return None
    others = [*prop.itersiblings(prop.tag), *prop.itersiblings(prop.tag, preceding=True)]
    if local(lacks) == "date" and not others:
        label = tr("Say that {element} is not known", element=qualified(str(prop.tag)))
        item = new(qualified(str(prop.tag)), attrs={"gco:nilReason": "missing"})
        return repair(fault, label, lambda record, found: record.replace(above_of(above_of(found)), item))
    label = tr("Take the empty {element} away", element=qualified(str(prop.tag)))
    return repair(fault, label, lambda record, found: record.remove(above_of(above_of(found))))


def _tell_missing(fault: Fault, name: str, holder: Callable[[etree._Element], etree._Element]) -> Repair | None:
    """Give the repair that tells a property missing, where nobody else asks for it."""
    node = fault.node
    child = local(name)
    parent = local(str(holder(node).tag)) if node is not None else ""
    if child not in _TOLD or parent in _ASKED or not name.startswith((f"{{{GMD}}}", f"{{{SRV}}}")):
        return None
    written = qualified(name)
    label = tr("Say that {element} is not known", element=written)
    item = new(written, attrs={"gco:nilReason": _TOLD[child]})
    return repair(fault, label, lambda record, found: record.insert(holder(found), item))


def _open_period(fault: Fault, node: etree._Element) -> Repair | None:
    """Give the repair of a period without its end or its beginning: it is said to be unknown."""
    present = {local(str(child.tag)) for child in children(node)}
    absent = [
        name for name, other in (("beginPosition", "begin"), ("endPosition", "end"))
        if not present & {name, other}
    ]  # fmt: skip
    if not absent or len(absent) == 2:
        return None

    def edit(record: Record, found: etree._Element) -> None:
        number = number_of(record, found)
        for name in absent:
            item = new(f"gml:{name}", attrs={"indeterminatePosition": "unknown"})
            record.insert(numbered(record, number), item)

    return repair(fault, tr("Say that this end of the period is not known"), edit)


_MAKERS: dict[Kind, Callable[[Fault, etree._Element], Repair | None]] = {
    Kind.UNEXPECTED: _unexpected,
    Kind.MISSING: _missing,
    Kind.VALUE: value_repair,
    Kind.LIST: listed_repair,
    Kind.ATTRIBUTE: attribute_repair,
    Kind.NO_ATTRIBUTE: no_attribute_repair,
}
