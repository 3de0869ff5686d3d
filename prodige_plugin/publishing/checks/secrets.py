"""Accounts, tokens and signed addresses in what travels with a layer: its texts, properties, links and forms.

The data source itself never travels: a platform writes its own. What people wrote or programs left is
looked at here, promise P3.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from ...xmlsafe import parser
from ..layer_expressions import TEMPLATE, places

#: Parameters whose value opens something: account, token, key, signature (AWS, Azure SAS, Google).
_NAMES = (
    "password|passwd|pwd|passphrase|secret|client_secret|token|access_token|id_token|refresh_token|apikey|api_key|"
    "api-key|key|authkey|auth_token|sig|signature|x-amz-signature|x-amz-credential|x-amz-security-token|"
    "x-goog-signature|authcfg|sessionid|phpsessid|jsessionid"
)
_NAMED = re.compile(
    rf"(?P<name>(?<![\w-])(?:{_NAMES}))\s*=\s*(?P<value>'[^']*'|\"[^\"]*\"|[^\s&;'\"<>]+)", re.IGNORECASE
)
_USERINFO = re.compile(r"(?P<scheme>\b[a-z][a-z0-9+.-]*://)(?P<account>[^\s/@:<>\"']+:[^\s/@<>\"']*)@", re.IGNORECASE)
_BEARER = re.compile(r"\b(?P<kind>Bearer|Basic)\s+(?P<value>[A-Za-z0-9+/._~=-]{16,})")
#: What a publication replaces, and so never carries: sources, and what names QGIS's own authentication entries.
_REPLACED = frozenset({"datasource", "provider", "pipe-data-defined-properties"})
#: Names (of options, variables, properties) whose value is a secret by itself.
_SECRET_NAME = re.compile(
    r"(?:^|[_\-./ ])(?:password|passwd|pwd|passphrase|secret|token|api_?key|authcfg)$", re.IGNORECASE
)


def secrets_of(xml: str) -> list[str]:
    """Tell where the element of a layer holds secrets, by the names of the places; never the secrets themselves."""
    element = etree.fromstring(xml.encode(), parser())
    return list(dict.fromkeys(where for _node, _attribute, where, _clean in _places(element)))


def strip_secrets(xml: str) -> str:
    """Give the element of a layer without secrets; all else stays."""
    element = etree.fromstring(xml.encode(), parser())
    for node, attribute, _where, clean in list(_places(element)):
        if attribute:
            node.set(attribute, clean)
        else:
            node.text = clean
    return str(etree.tostring(element, encoding="unicode"))


def without_secrets(text: str) -> str:
    """Give a text with accounts, tokens and signatures taken out of it."""
    text = _NAMED.sub(_emptied, text)
    text = _USERINFO.sub(lambda found: found["scheme"], text)
    return _BEARER.sub(lambda found: found["kind"], text)


def _emptied(found: re.Match[str]) -> str:
    """Keep the name, without the value; a plain ``key=`` counts in addresses only."""
    if found["name"].lower() == "key" and found.string[: found.start()].rpartition(" ")[2].find("://") < 0:
        return found.group()
    return f"{found['name']}="


def _places(element: etree._Element) -> Iterator[tuple[etree._Element, str, str, str]]:
    """Give each text with a secret: element, attribute ("" for its text), name of the place, text without it."""
    # a comparison in an expression looks like a parameter of an address
    code = {(place.node, place.attribute) for place in places(element) if place.kind != TEMPLATE}
    for node in _carried(element):
        tag = str(node.tag)
        name = node.get("name") or node.get("key") or ""
        for attribute, value in node.attrib.items():
            if (node, str(attribute)) in code or str(value).startswith("base64:"):
                continue
            clean = without_secrets(str(value))
            if attribute in ("value", "v") and value and _SECRET_NAME.search(name):
                clean = ""
            if clean != value:
                yield node, str(attribute), name or f"{tag}/{attribute!s}", clean
        if node.text and node.text.strip() and (node, "") not in code:
            clean = without_secrets(node.text)
            if clean != node.text:
                yield node, "", name or tag, clean


def _carried(element: etree._Element) -> Iterator[etree._Element]:
    """Give the elements that travel with the layer."""
    yield element
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _REPLACED:
            yield from _carried(child)
