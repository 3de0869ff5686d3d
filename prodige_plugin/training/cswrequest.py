"""What a CSW request wants: to read, or to write, and then which records.

Sources: OGC 07-006r1 (CSW 2.0.2) §10.11 Transaction and §10.12 Harvest.
"""

from __future__ import annotations

import urllib.parse
from dataclasses import dataclass, field

from lxml import etree

from .. import xmlsafe

CSW = "http://www.opengis.net/cat/csw/2.0.2"
OGC = "http://www.opengis.net/ogc"
_GMD = "http://www.isotc211.org/2005/gmd"
_GCO = "http://www.isotc211.org/2005/gco"

#: Operations that change the catalogue, lower case, in any version.
_WRITING = {"transaction", "harvest"}


class BadRequest(Exception):
    """The request cannot be let through; the message says why."""


@dataclass
class Wish:
    """What one request wants."""

    writes: bool = False
    harvests: bool = False
    #: identifiers of the records to insert.
    inserts: list[str] = field(default_factory=list)
    #: identifiers of the records to replace as a whole.
    updates: list[str] = field(default_factory=list)
    #: the ``csw:Constraint`` elements of partial updates.
    changed_where: list[etree._Element] = field(default_factory=list)
    #: the ``csw:Constraint`` elements of deletions.
    deleted_where: list[etree._Element] = field(default_factory=list)


def of_query(query: str) -> Wish:
    """Read the key-value form (GET).

    :raises BadRequest: it asks the server to send its answer to somebody else.
    """
    wish = Wish()
    for name, value in urllib.parse.parse_qsl(query, keep_blank_values=True):
        if name.lower() == "request" and value.strip().lower() in _WRITING:
            wish.writes = True
            wish.harvests |= value.strip().lower() == "harvest"
        if name.lower() == "responsehandler":
            raise BadRequest("ResponseHandler is not served here.")
    return wish


def rewritten(query: str) -> str:
    """Give the query as it is sent on: what was judged, written anew.

    pycsw reads what follows the *last* question mark of the address, so one inside a value would
    hide an operation. A configuration that is named is left out: pycsw must not heed it.
    """
    pairs = urllib.parse.parse_qsl(query, keep_blank_values=True)
    return urllib.parse.urlencode([(name, value) for name, value in pairs if name.lower() != "config"])


def of_body(body: bytes) -> Wish:
    """Read the XML form (POST), a SOAP envelope around it included.

    Every element counts wherever it stands, because the catalogue looks everywhere too.

    :raises BadXml: not XML, or hostile XML.
    :raises BadRequest: a transaction that cannot be judged.
    """
    root = xmlsafe.parse(body)
    wish = Wish()
    for element in root.iter(etree.Element):
        name = etree.QName(element)
        local = name.localname
        if local.lower() in _WRITING:  # in any namespace: pycsw looks at the local name
            wish.writes = True
            wish.harvests |= local.lower() == "harvest"
        if not (name.namespace or "").startswith("http://www.opengis.net/cat/csw/"):
            continue
        if local == "ResponseHandler":
            raise BadRequest("ResponseHandler is not served here.")
        if local == "Insert":
            wish.writes = True
            wish.inserts += [_identifier(child) for child in element.iterchildren(etree.Element)]
        elif local == "Update":
            wish.writes = True
            children = list(element.iterchildren(etree.Element))
            if len(children) == 1:
                wish.updates.append(_identifier(children[0]))
            else:
                wish.changed_where.append(_constraint(element))
        elif local == "Delete":
            wish.writes = True
            wish.deleted_where.append(_constraint(element))
    return wish


def _identifier(record: etree._Element) -> str:
    """Give a record's identifier as the catalogue will read it."""
    if record.tag != f"{{{_GMD}}}MD_Metadata":
        raise BadRequest("Only ISO 19139 records (gmd:MD_Metadata) are taken here.")
    node = record.find(f"{{{_GMD}}}fileIdentifier/{{{_GCO}}}CharacterString")
    identifier = (node.text or "").strip() if node is not None else ""
    if not identifier:
        raise BadRequest("The record has no gmd:fileIdentifier.")
    return identifier


def _constraint(element: etree._Element) -> etree._Element:
    """Give the constraint of a deletion or partial update; without one it would mean everything."""
    found = [child for child in element.iterchildren(etree.Element) if etree.QName(child).localname == "Constraint"]
    if len(found) != 1 or len(found[0]) != 1:
        raise BadRequest("A deletion or partial update needs exactly one csw:Constraint with one filter.")
    return found[0]


def records_matching(constraint: etree._Element, start: int = 1) -> bytes:
    """Write the GetRecords that finds what a constraint means (identifiers only)."""
    root = etree.Element(
        f"{{{CSW}}}GetRecords",
        nsmap={"csw": CSW, "ogc": OGC, "gmd": _GMD, "apiso": "http://www.opengis.net/cat/csw/apiso/1.0"},
        service="CSW", version="2.0.2", resultType="results", startPosition=str(start), maxRecords="100",
        outputSchema=CSW,
    )  # fmt: skip
    query = etree.SubElement(root, f"{{{CSW}}}Query", typeNames="csw:Record")
    etree.SubElement(query, f"{{{CSW}}}ElementSetName").text = "brief"
    query.append(etree.fromstring(etree.tostring(constraint), xmlsafe.parser()))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def children_of(identifier: str) -> bytes:
    """Write the GetRecords that finds the records whose parent is this one."""
    constraint = etree.Element(f"{{{CSW}}}Constraint", nsmap={"csw": CSW, "ogc": OGC}, version="1.1.0")
    equal = etree.SubElement(etree.SubElement(constraint, f"{{{OGC}}}Filter"), f"{{{OGC}}}PropertyIsEqualTo")
    etree.SubElement(equal, f"{{{OGC}}}PropertyName").text = "apiso:ParentIdentifier"
    etree.SubElement(equal, f"{{{OGC}}}Literal").text = identifier
    return records_matching(constraint)
