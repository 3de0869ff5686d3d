"""What is let through to QGIS Server: reading, and nothing that makes the server reach elsewhere.

What was judged is written anew, and only that is sent on: QGIS Server reads a request in its own
way (XML behind any media type, in UTF-8 whatever the document says; the attributes of the root
as parameters), so the original could mean to it what it did not mean here.
"""

from __future__ import annotations

import re
import urllib.parse
from collections.abc import Iterable

from lxml import etree

from .. import xmlsafe
from ..i18n import tr

_FORM = "application/x-www-form-urlencoded"
_WRITING = {"transaction", "lockfeature", "getfeaturewithlock"}
#: Layouts evaluate expressions and read files; nothing here needs them.
_PRINTING = {"getprint", "getprintatlas"}
#: Parameters of QGIS Server that fetch an address or evaluate any expression (files and environment included).
_REACHING = {"sld", "sld_body", "exp_filter", "highlight_symbol"}
#: The project is the one of the address.
_DROPPED = {"map"}
#: QGIS evaluates any of its own functions by the name in ogc:Function; a document type could hide one.
_CALL = re.compile(r"<\s*(?:[\w.-]+:)?Function\b|<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


class Refused(Exception):
    """The request is refused; the message says why."""

    def __init__(self, status: int, sentence: str) -> None:
        """:param status: the HTTP status to answer with."""
        super().__init__(sentence)
        self.status = status


def judged_query(query: str) -> str:
    """Look at a request in key-value form; give it as it is sent on.

    :raises Refused: it writes, or makes the server reach elsewhere.
    """
    pairs = urllib.parse.parse_qsl(query, keep_blank_values=True)
    _check(pairs)
    kept = [(name, value) for name, value in pairs if name.strip().lower() not in _DROPPED]
    return urllib.parse.urlencode(kept, quote_via=urllib.parse.quote)


def judged_body(content_type: str, body: bytes) -> tuple[str, bytes]:
    """Look at a POST request, a form or XML; give the media type and body that are sent on.

    :raises Refused: see :func:`judged_query`.
    :raises BadXml: hostile or unreadable XML.
    """
    if content_type.partition(";")[0].strip().lower() == _FORM:
        return _FORM, judged_query(body.decode("utf-8", "replace")).encode("ascii")
    root = xmlsafe.parse(body)
    # QGIS Server takes the attributes of the root as parameters.
    _check((etree.QName(name).localname, str(value)) for name, value in root.attrib.items())
    for attribute in list(root.attrib):
        if etree.QName(attribute).localname.lower() in _DROPPED:
            del root.attrib[attribute]
    for element in root.iter(etree.Element):
        name = etree.QName(element).localname.lower()
        _check_operation(name)
        if name == "function":
            raise _no_reaching()
    return "text/xml; charset=utf-8", etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _check(pairs: Iterable[tuple[str, str]]) -> None:
    for name, value in pairs:
        # "map0:HIGHLIGHT_SYMBOL" is the symbol of one map of a layout
        key = name.strip().lower().rpartition(":")[2]
        if key == "request":
            _check_operation(value.strip().lower())
        if key in _REACHING or "EXTERNAL_WMS" in value.upper() or _CALL.search(value):
            raise _no_reaching()


def _check_operation(name: str) -> None:
    if name in _WRITING:
        raise Refused(403, tr("The services are for reading; data is written in the database, with an account."))
    if name in _PRINTING:
        raise Refused(403, tr("The services do not print layouts."))


def _no_reaching() -> Refused:
    return Refused(403, tr("The services take no style, function or map that the request brings along."))
