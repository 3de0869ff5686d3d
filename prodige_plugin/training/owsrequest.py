"""What is let through to QGIS Server: reading, and nothing that makes the server reach elsewhere."""

from __future__ import annotations

import urllib.parse

from lxml import etree

from .. import xmlsafe
from ..i18n import tr

_WRITING = {"transaction", "lockfeature", "getfeaturewithlock"}


class Refused(Exception):
    """The request is refused; the message says why."""

    def __init__(self, status: int, sentence: str) -> None:
        """:param status: the HTTP status to answer with."""
        super().__init__(sentence)
        self.status = status


def check_query(query: str) -> None:
    """Look at a request in key-value form.

    :raises Refused: it writes, or makes the server fetch another one's map.
    """
    for name, value in urllib.parse.parse_qsl(query, keep_blank_values=True):
        if name.lower() == "request" and value.strip().lower() in _WRITING:
            raise Refused(403, tr("The services are for reading; data is written in the database, with an account."))
        if "EXTERNAL_WMS" in value.upper():
            raise Refused(403, tr("The services do not fetch maps from elsewhere."))


def check_body(content_type: str, body: bytes) -> None:
    """Look at a POST request: a form or XML.

    :raises Refused: see :func:`check_query`.
    :raises BadXml: hostile or unreadable XML.
    """
    if content_type.partition(";")[0].strip().lower() == "application/x-www-form-urlencoded":
        check_query(body.decode("utf-8", "replace"))
        return
    root = xmlsafe.parse(body)
    for element in root.iter(etree.Element):
        if etree.QName(element).localname.lower() in _WRITING:
            raise Refused(403, tr("The services are for reading; data is written in the database, with an account."))
