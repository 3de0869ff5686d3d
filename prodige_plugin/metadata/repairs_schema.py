"""What can be done about the faults that the XML schemas find, without stating anything new.

Safe is: putting children in the schema's order, byte for byte; telling that an empty value is missing
(``gco:nilReason``, ISO 19139 §7.2.2.3) where it was written as nothing; completing technical attributes
(``gml:id``, ``codeList``); writing a value that is there in the type's own spelling. Taking away something
that says something is offered, and is not safe.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import quote

from lxml import etree

from ..i18n import tr
from . import codelists
from .findings import Repair
from .namespaces import GCO, GMD, GML_32, GML_OLD, SRV, XLINK, local, rank
from .patch import new
from .record import children, raw, string
from .schema_words import Kind, attribute, expected, lacking, missing, qualified, value, wanted_type
from .schemas import Fault, faults

if TYPE_CHECKING:
    from .record import Record

_XSI_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
_GML_IDS = (f"{{{GML_32}}}id", f"{{{GML_OLD}}}id")
#: Properties that may be told missing when they lack: the rest are asked of a person by rules of their own.
_TOLD = {
    "explanation": "missing", "pass": "unknown", "version": "unknown", "specification": "missing",
    "verticalCRS": "missing", "role": "missing", "dateType": "missing", "code": "missing", "title": "missing",
    "date": "missing", "characterEncoding": "missing", "scope": "missing", "level": "missing",
}  # fmt: skip
#: Where what lacks is asked of a person.
_ASKED = ("MD_Metadata", "MI_Metadata", "MD_DataIdentification", "SV_ServiceIdentification")
#: what a repair does to the element it is about.
Edit = Callable[["Record", etree._Element], None]


def repair_of(fault: Fault) -> Repair | None:
    """Give what can be done about a fault, ``None`` where a person must decide."""
    node = fault.node
    if node is None:
        return None
    maker = _MAKERS.get(fault.kind)
    return maker(fault, node) if maker is not None else None


def _repair(fault: Fault, label: str, edit: Edit, safe: bool = True) -> Repair:
    """Give a repair that finds its fault again in the record it is given, which may have changed since."""

    def apply(record: Record) -> None:
        again = next((one for one in faults(record) if one == fault and one.node is not None), None)
        if again is not None and again.node is not None:
            edit(record, again.node)

    return Repair(label, apply, safe)


# -- children ----------------------------------------------------------------------------------


def _unexpected(fault: Fault, node: etree._Element) -> Repair | None:
    above = node.getparent()
    if above is None:
        return None
    name = qualified(str(node.tag))
    if node.tag == f"{{{GMD}}}PT_FreeText" and above.get(_XSI_TYPE) is None:
        return _repair(fault, tr("Say that the text is in several languages (xsi:type)"), _say_free_text)
    if _disordered(above):
        label = tr("Put the elements of {parent} in the schema's order", parent=qualified(str(above.tag)))
        return _repair(fault, label, lambda record, found: reorder(record, _above(found)))
    base = local(node.get(f"{{{GCO}}}isoType", ""))
    if base and f"{{{GMD}}}{base}" in expected(fault.words) and not _foreign(node):
        label = tr("Write it as {base}, which it extends", base=f"gmd:{base}")
        return _repair(fault, label, lambda record, found: record.rename(found, f"gmd:{base}"))
    lacks = lacking(node, expected(fault.words))
    if lacks:
        return _tell_missing(fault, lacks, _above)
    label = tr("Take {element} away", element=name)
    return _repair(fault, label, _remove, safe=_says_nothing(node) or _repeats(node))


def _say_free_text(record: Record, node: etree._Element) -> None:
    """Give the property of a ``PT_FreeText`` its type, with the document's own prefix."""
    prefix = next((name for name, uri in node.nsmap.items() if uri == GMD), "gmd")
    written = f"{prefix}:PT_FreeText_PropertyType" if prefix else "PT_FreeText_PropertyType"
    record.set_attribute(_above(node), "xsi:type", written)


def _above(node: etree._Element) -> etree._Element:
    above = node.getparent()
    return node if above is None else above


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
    number = _number(record, parent)
    keys = [(place, index) for index, place in enumerate(_places(parent))]
    wanted = sorted(keys)
    now = list(keys)
    settled = _standing(keys, wanted[0])
    for key in wanted:
        if key in settled:
            continue
        before = max(one for one in settled if one < key)
        found = children(_numbered(record, number))
        record.move(found[now.index(key)], _numbered(record, number), after=found[now.index(before)])
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


def _number(record: Record, element: etree._Element) -> int:
    return next(number for number, one in enumerate(record.root.iter("*")) if one is element)


def _numbered(record: Record, number: int) -> etree._Element:
    return next(one for count, one in enumerate(record.root.iter("*")) if count == number)


def _missing(fault: Fault, node: etree._Element) -> Repair | None:
    if local(str(node.tag)) == "TimePeriod":
        return _open_period(fault, node)
    above = node.getparent()
    if above is not None and above.getparent() is not None and _says_nothing(node):
        label = tr("Take the empty {element} away", element=qualified(str(above.tag)))
        return _repair(fault, label, lambda record, found: record.remove(_above(found)))
    lacks = missing(fault.words, node)
    return _tell_missing(fault, lacks, lambda found: found) if lacks else None


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
    return _repair(fault, label, lambda record, found: record.insert(holder(found), item))


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
        number = _number(record, found)
        for name in absent:
            item = new(f"gml:{name}", attrs={"indeterminatePosition": "unknown"})
            record.insert(_numbered(record, number), item)

    return _repair(fault, tr("Say that this end of the period is not known"), edit)


# -- values ------------------------------------------------------------------------------------


def _value(fault: Fault, node: etree._Element) -> Repair | None:
    text = value(fault.words).strip()
    if attribute(fault.words):
        return _attribute_value(fault, node)
    if not text:
        return _nil(fault, node)
    written = _written(text, wanted_type(fault.words))
    if written and written != text:
        label = tr("Write {text}", text=written)
        return _repair(fault, label, lambda record, found: record.set_text(found, written))
    if local(str(node.tag)) in ("Date", "DateTime"):
        return _other_date(fault, node, text)
    return None


def _written(text: str, kind: str) -> str:
    """Give a value in its type's spelling, ``""`` where that would be guessing."""
    plain = re.sub(r"(?<=\d)[\s\u00a0\u202f](?=\d)", "", text)
    if kind in ("decimal", "double") and re.fullmatch(r"[-+]?\d+(?:[.,]\d+)?", plain):
        return plain.replace(",", ".")
    if kind in ("integer", "nonNegativeInteger", "positiveInteger") and re.fullmatch(r"\d+(?:[.,]0+)?", plain):
        return re.split("[.,]", plain)[0]
    if kind == "boolean" and text.lower() in ("true", "false"):
        return text.lower()
    if kind == "anyURI":
        # brackets may stand in the host of an IPv6 address only
        return quote(text, safe=":/?#@!$&'()*+,;=%~-._")
    return ""


def _other_date(fault: Fault, node: etree._Element, text: str) -> Repair | None:
    """Give the repair of a date in the carrier of a date with time, and the other way round."""
    now = qualified(str(node.tag))
    if re.fullmatch(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?", text):
        name, written = "gco:DateTime", text.replace(" ", "T")
    elif re.fullmatch(r"\d{4}(?:-\d\d(?:-\d\d)?)?", text):
        name, written = "gco:Date", text
    else:
        return None
    if (now, text) == (name, written):
        return None
    label = tr("Write it as {element}", element=name)
    return _repair(fault, label, lambda record, found: record.replace(found, new(name, written)))


def _nil(fault: Fault, node: etree._Element) -> Repair | None:
    """Give the repair of an empty value: its property is told missing, and for a degree of conformity unknown."""
    above = node.getparent()
    if above is None or len(above) != 1 or not str(above.tag).startswith((f"{{{GMD}}}", f"{{{SRV}}}")):
        return None
    reason = above.get(f"{{{GCO}}}nilReason") or node.get(f"{{{GCO}}}nilReason") or _reason(above)
    label = tr("Say that {element} is not known", element=qualified(str(above.tag)))

    def edit(record: Record, found: etree._Element) -> None:
        number = _number(record, _above(found))
        record.remove(found)
        record.set_attribute(_numbered(record, number), "gco:nilReason", reason)

    return _repair(fault, label, edit)


def _reason(prop: etree._Element) -> str:
    return "unknown" if local(str(prop.tag)) == "pass" else "missing"


def _listed(fault: Fault, node: etree._Element) -> Repair | None:
    """Give the repair of a value that is not of its list: another spelling or a label of one of them."""
    text = " ".join(raw(node).split())
    above = node.getparent()
    if not text:
        if (
            above is not None
            and next(above.itersiblings(above.tag), None) is None
            and (next(above.itersiblings(above.tag, preceding=True), None) is None)
        ):
            return _nil(fault, node)
        label = tr("Take the empty {element} away", element=qualified(str(node.tag)))
        return _repair(fault, label, lambda record, found: record.remove(_above(found)))
    found = _code(local(str(node.tag)), text)
    if not found:
        return None
    label = tr("Write {text}", text=found)
    return _repair(fault, label, lambda record, one: record.set_text(one, found))


def _code(name: str, text: str) -> str:
    """Give the value of a code list that is meant by a spelling or a label of it, ``""`` for none."""
    try:
        known = codelists.values(name)
    except KeyError:
        return ""
    for one in known:
        words = (one, codelists.label(name, one, "fr"), codelists.label(name, one, "en"))
        if text.casefold() in (word.casefold() for word in words):
            return one
    return ""


# -- attributes --------------------------------------------------------------------------------


def _attribute_value(fault: Fault, node: etree._Element) -> Repair | None:
    name = attribute(fault.words)
    text = value(fault.words).strip()
    if wanted_type(fault.words) != "ID":
        return _drop(fault, name, safe=not text)
    if text and _referred(node, text):
        return None
    if not text and name not in _GML_IDS:
        return _drop(fault, name, safe=True)
    return _identified(fault, name)


def _referred(node: etree._Element, name: str) -> bool:
    """Whether something in the document points at an identifier."""
    return any((one.get(f"{{{XLINK}}}href") or "").endswith(f"#{name}") for one in node.getroottree().iter("*"))


def _identified(fault: Fault, name: str) -> Repair | None:
    """Give the repair of an identifier that lacks, is wrong or is used twice: a new one, which nothing points at."""
    written = qualified(name)
    if name == f"{{{GML_OLD}}}id":
        return None  # what is written here has the newer GML's names
    label = tr("Give it an identifier of its own")
    return _repair(fault, label, lambda record, found: record.set_attribute(found, written, _fresh()))


def _fresh() -> str:
    return f"id-{uuid.uuid4()}"


def _drop(fault: Fault, name: str, safe: bool) -> Repair | None:
    written = qualified(name)
    if name.startswith("{") and ":" not in written:
        return None  # of a namespace that is not known here
    label = tr("Take the attribute {attribute} away", attribute=written)
    return _repair(fault, label, lambda record, found: record.set_attribute(found, written, None), safe)


def _not_allowed(fault: Fault, node: etree._Element) -> Repair | None:
    name = attribute(fault.words)
    text = (node.get(name) or "").strip()
    if name == f"{{{GCO}}}nilReason" and not len(node) and not string(node):
        return _nil(fault, node)
    same = name == f"{{{GCO}}}isoType" and local(text) == local(str(node.tag))
    return _drop(fault, name, safe=same or not text)


def _no_attribute(fault: Fault, node: etree._Element) -> Repair | None:
    name = attribute(fault.words)
    if name in _GML_IDS:
        return _identified(fault, name)
    own = local(str(node.tag))
    if name == "codeList":
        written = codelists.LANGUAGES if own == "LanguageCode" else f"{codelists.GMX_CODELISTS}#{own}"
        label = tr("Name the code list")
        return _repair(fault, label, lambda record, found: record.set_attribute(found, "codeList", written))
    if name == "codeListValue":
        text = string(node)
        if not text:
            return _nil(fault, node)
        code = _code(own, text) or (text if re.fullmatch(r"[A-Za-z0-9_-]+", text) else "")
        if not code:
            return None
        label = tr("Write {text}", text=f'codeListValue="{code}"')
        return _repair(fault, label, lambda record, found: record.set_attribute(found, "codeListValue", code))
    return None


_MAKERS: dict[Kind, Callable[[Fault, etree._Element], Repair | None]] = {
    Kind.UNEXPECTED: _unexpected,
    Kind.MISSING: _missing,
    Kind.VALUE: _value,
    Kind.LIST: _listed,
    Kind.ATTRIBUTE: _not_allowed,
    Kind.NO_ATTRIBUTE: _no_attribute,
}
