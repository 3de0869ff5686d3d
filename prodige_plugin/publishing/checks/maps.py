"""Checks of a map: what its layouts need that is not in its layers, and what of the project it does not keep."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from lxml import etree

from ...feedback import Feedback
from ...i18n import tr
from ...xmlsafe import parser
from ..layouts import follow
from ..relations import split
from .model import Finding
from .table import found

#: Types of layout items: a picture, an HTML frame, a view in 3D (QGIS 3.40, QgsLayoutItemRegistry); plugins begin at
#: 75536.
_PICTURE, _HTML, _IN_3D, _PLUGINS = "65640", "65648", "65651", 75536
_CARRIED = ("base64:", "http://", "https://", ":/")


def check_layouts(
    layouts_xml: str, feedback: Feedback, renamed: Mapping[str, Mapping[str, str]] | None = None
) -> list[Finding]:
    """Look at the print layouts of a map.

    :param layouts_xml: the ``<Layouts>`` element as QGIS writes it, "" for none.
    :param renamed: layer id → name of a field as the layer has it → name it is published under.
    :raises Cancelled: the person cancelled.
    """
    feedback.check()
    if not layouts_xml.strip():
        return []
    pictures: list[str] = []
    desktop: list[str] = []
    for layout in etree.fromstring(layouts_xml.encode(), parser()).iter("Layout"):
        name = layout.get("name") or ""
        for item in layout.iter("LayoutItem", "LayoutMultiFrame"):
            kind = item.get("type") or ""
            path = item.get("file") or ""
            if kind == _PICTURE and path and not path.startswith(_CARRIED) and Path(path).is_absolute():
                pictures.append(tr("{layout}: {file}", layout=name, file=path))
            elif kind in (_HTML, _IN_3D) or (kind.isdigit() and int(kind) >= _PLUGINS):
                desktop.append(tr("{layout}: {item}", layout=name, item=item.get("id") or kind))
    findings = []
    if pictures:
        sentence = tr("Layouts show %n picture(s) that are files of this computer.", n=len(pictures))
        findings.append(found("layout.picture", "", sentence, details=list(dict.fromkeys(pictures))))
    if desktop:
        sentence = tr("Layouts have %n part(s) that the server draws otherwise, or not at all.", n=len(desktop))
        findings.append(found("layout.table", "", sentence, details=list(dict.fromkeys(desktop))))
    lost = follow(layouts_xml, renamed or {})[1]
    if lost:
        sentence = tr("%n expression(s) of layouts cannot follow fields that are renamed.", n=len(lost))
        findings.append(found("layout.field", "", sentence, details=lost))
    return findings


def check_relations(relations_xml: str, fields: Mapping[str, Collection[str] | None]) -> list[Finding]:
    """Look which relations of the project the published map loses.

    :param relations_xml: as :func:`~..relations.relations_xml` gives it.
    :param fields: id of a layer of the map → its fields that are published (:func:`~..relations.split`); none where the
        platform keeps no relations.
    """
    _kept, lost = split(relations_xml, fields)
    if not lost:
        return []
    sentence = tr("The published map loses %n relation(s) of the project.", n=len(lost))
    return [found("map.relation", "", sentence, details=lost)]
