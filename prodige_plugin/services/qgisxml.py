"""QGIS's own XML (QML, QLR, QGS) from strangers: read with limits, rid of everything that runs or signs in.

A style or a project may hold Python (form code, actions, macros) and accounts (``authcfg``) that would be sent to
whatever server it names. None of it is kept.
"""

from __future__ import annotations

import re

from lxml import etree
from qgis.core import QgsMapLayer
from qgis.PyQt.QtXml import QDomDocument

from .. import xmlsafe
from ..errors import BadXml
from ..i18n import tr

_DOCTYPE = re.compile(
    rb"\A((?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>)?\s*)<!DOCTYPE\s+(?:qgis|qgis-layer-definition)\b[^>\[]*>", re.I
)
#: elements that run code, open addresses or hold form logic.
_ACTIVE = (
    *("attributeactions", "actions", "editform", "editforminit", "editforminitcodesource", "editforminitfilepath"),
    *("editforminitcode", "annotationform", "mapTip", "Macros", "pythonCode", "PythonMacros", "expressionfields"),
    *("embeddedHtml", "conditionalstyles", "storedexpressions", "webserverconfig", "auxiliaryLayer"),
)
_CATEGORY = QgsMapLayer.StyleCategory
#: what is taken of a stranger's style.
SAFE_CATEGORIES = (
    _CATEGORY.Symbology
    | _CATEGORY.Symbology3D
    | _CATEGORY.Labeling
    | _CATEGORY.Diagrams
    | _CATEGORY.Rendering
    | _CATEGORY.Legend
)


def parse(data: bytes) -> etree._Element:
    """Parse a QML, QLR or QGS document; QGIS's own document type, which declares nothing, is taken off first.

    :raises BadXml: not well-formed, hostile or too large.
    """
    return xmlsafe.parse(_DOCTYPE.sub(rb"\1", data, count=1))


def strip_active(root: etree._Element) -> bool:
    """Take everything out that runs; whether there was any."""
    found = [node for tag in _ACTIVE for node in root.iter(tag)]
    real = False
    for node in found:
        parent = node.getparent()
        if parent is not None:
            real = real or _says_something(node)
            parent.remove(node)
    return real


def style_document(root: etree._Element) -> QDomDocument:
    """Give the style of a ``qgis`` or ``maplayer`` element as :meth:`QgsMapLayer.importNamedStyle` takes it.

    :raises BadXml: QGIS cannot read it.
    """
    whole = etree.Element("qgis", {str(key): str(value) for key, value in root.attrib.items()})
    whole.extend(list(root))
    document = QDomDocument()
    good = document.setContent(etree.tostring(whole, encoding="unicode"))
    if not (good[0] if isinstance(good, tuple) else good):
        raise BadXml(tr("The style cannot be read."))
    return document


def _says_something(node: etree._Element) -> bool:
    """Whether an active element holds more than the empty form QGIS writes."""
    for one in node.iter():
        if isinstance(one.tag, str):
            text = (one.text or "").strip()
            if one.tag in ("actionsetting", "defaultAction") and one.get("action"):
                return True
            if len(text) > 1 and not text.startswith('# -*- coding: utf-8 -*-\n"""\nQGIS forms can have'):
                return True
    return False
