"""C.1, without the schemas: order and presence of the elements, as far as the tables of this package know them.

The XML schemas themselves (several megabytes) are not shipped. What this finds, they refuse; what
it does not find, they may still refuse.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lxml import etree

from ..i18n import tr
from .findings import Finding
from .namespaces import GMD, GMI, ORDER, SRV, local, rank
from .record import children
from .rules_text import error

if TYPE_CHECKING:
    from .record import Record

#: Children without which a parent is not valid (ISO 19139 schemas, ``minOccurs="1"``).
_NEEDED: dict[str, tuple[str, ...]] = {
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
_OURS = (GMD, SRV, GMI)


def _uri(element: etree._Element) -> str:
    return str(element.tag)[1:].partition("}")[0]


def schema(record: Record) -> Iterator[Finding]:
    """C.1: elements in the order of the schemas, none unknown, none missing; the first fault of each kind."""
    seen: set[str] = set()
    for parent in record.root.iter(*(f"{{{uri}}}{name}" for uri in _OURS for name in ORDER)):
        for kind, finding in _faults(parent):
            if kind not in seen:
                seen.add(kind)
                yield finding


def _faults(parent: etree._Element) -> Iterator[tuple[str, Finding]]:
    above = local(parent.tag)
    last, before = -1, ""
    names: set[str] = set()
    for child in children(parent):
        name = local(child.tag)
        names.add(name)
        place = rank(above, name)
        if place is None or _uri(child) not in _OURS:
            yield "unknown", error("schema", tr("{child} may not stand in {parent}.", child=name, parent=above))
        elif place < last:
            sentence = tr("In {parent}, {child} stands after {before}; the schema wants it before.",
                          parent=above, child=name, before=before)  # fmt: skip
            yield "order", error("schema", sentence)
        else:
            last, before = place, name
    for needed in _NEEDED.get(above, ()):
        if needed not in names:
            yield "missing", error("schema", tr("{parent} lacks {child}.", child=needed, parent=above))
