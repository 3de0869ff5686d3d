"""What can be done about values and attributes that the XML schemas refuse (see :mod:`.repairs_schema`)."""

from __future__ import annotations

import re
import uuid
from typing import TYPE_CHECKING
from urllib.parse import quote

from lxml import etree

from ..i18n import tr
from . import codelists
from .findings import Repair
from .namespaces import GCO, GMD, GML_32, GML_OLD, SRV, XLINK, local
from .patch import new
from .record import raw, string
from .repairs_common import above_of, number_of, numbered, repair
from .schema_words import attribute, qualified, value, wanted_type
from .schemas import Fault

if TYPE_CHECKING:
    from .record import Record

_GML_IDS = (f"{{{GML_32}}}id", f"{{{GML_OLD}}}id")


# -- values ------------------------------------------------------------------------------------


def value_repair(fault: Fault, node: etree._Element) -> Repair | None:
    """Give the repair of a value that is not of its type: told missing when empty, else in the type's spelling."""
    text = value(fault.words).strip()
    if attribute(fault.words):
        return _attribute_value(fault, node)
    if not text:
        return _nil(fault, node)
    written = _written(text, wanted_type(fault.words))
    if written and written != text:
        label = tr("Write {text}", text=written)
        return repair(fault, label, lambda record, found: record.set_text(found, written))
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
    return repair(fault, label, lambda record, found: record.replace(found, new(name, written)))


def _nil(fault: Fault, node: etree._Element) -> Repair | None:
    """Give the repair of an empty value: its property is told missing, and for a degree of conformity unknown."""
    above = node.getparent()
    if above is None or len(above) != 1 or not str(above.tag).startswith((f"{{{GMD}}}", f"{{{SRV}}}")):
        return None
    reason = above.get(f"{{{GCO}}}nilReason") or node.get(f"{{{GCO}}}nilReason") or _reason(above)
    label = tr("Say that {element} is not known", element=qualified(str(above.tag)))

    def edit(record: Record, found: etree._Element) -> None:
        number = number_of(record, above_of(found))
        record.remove(found)
        record.set_attribute(numbered(record, number), "gco:nilReason", reason)

    return repair(fault, label, edit)


def _reason(prop: etree._Element) -> str:
    return "unknown" if local(str(prop.tag)) == "pass" else "missing"


def listed_repair(fault: Fault, node: etree._Element) -> Repair | None:
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
        return repair(fault, label, lambda record, found: record.remove(above_of(found)))
    found = _code(local(str(node.tag)), text)
    if not found:
        return None
    label = tr("Write {text}", text=found)
    return repair(fault, label, lambda record, one: record.set_text(one, found))


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
    return repair(fault, label, lambda record, found: record.set_attribute(found, written, _fresh()))


def _fresh() -> str:
    return f"id-{uuid.uuid4()}"


def _drop(fault: Fault, name: str, safe: bool) -> Repair | None:
    written = qualified(name)
    if name.startswith("{") and ":" not in written:
        return None  # of a namespace that is not known here
    label = tr("Take the attribute {attribute} away", attribute=written)
    return repair(fault, label, lambda record, found: record.set_attribute(found, written, None), safe)


def attribute_repair(fault: Fault, node: etree._Element) -> Repair | None:
    """Give the repair of an attribute that may not be there: safe when it says nothing that the element does not."""
    name = attribute(fault.words)
    text = (node.get(name) or "").strip()
    if name == f"{{{GCO}}}nilReason" and not len(node) and not string(node):
        return _nil(fault, node)
    same = name == f"{{{GCO}}}isoType" and local(text) == local(str(node.tag))
    return _drop(fault, name, safe=same or not text)


def no_attribute_repair(fault: Fault, node: etree._Element) -> Repair | None:
    """Give the repair of an attribute that lacks: an identifier, the list of a code, a code that is said in text."""
    name = attribute(fault.words)
    if name in _GML_IDS:
        return _identified(fault, name)
    own = local(str(node.tag))
    if name == "codeList":
        written = codelists.LANGUAGES if own == "LanguageCode" else f"{codelists.GMX_CODELISTS}#{own}"
        label = tr("Name the code list")
        return repair(fault, label, lambda record, found: record.set_attribute(found, "codeList", written))
    if name == "codeListValue":
        text = string(node)
        if not text:
            return _nil(fault, node)
        code = _code(own, text) or (text if re.fullmatch(r"[A-Za-z0-9_-]+", text) else "")
        if not code:
            return None
        label = tr("Write {text}", text=f'codeListValue="{code}"')
        return repair(fault, label, lambda record, found: record.set_attribute(found, "codeListValue", code))
    return None
