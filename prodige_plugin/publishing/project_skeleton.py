"""The empty project that a service begins as: written by QGIS, with what WMS, WFS, WMTS and OGC API Features say.

Making a ``QgsProject`` and letting it go opens and writes databases of its own (auxiliary storage, styles), and so
waits for the disk: a third of a second where that is busy. So QGIS writes one for all services without a map's dressing
that share a CRS, and what differs between them is put into its XML.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsProject,
    QgsRectangle,
)

from ..errors import PublishError
from ..i18n import tr
from ..xmlsafe import parser
from .layer_xml import set_child
from .service_text import ServiceText

if TYPE_CHECKING:
    from .server_project import MapDressing, ServedLayer

#: CRS offered besides the project's own: Lambert-93, WGS 84, Web Mercator, ETRS89 (INSPIRE).
_OFFERED_CRS = ("EPSG:2154", "EPSG:4326", "EPSG:3857", "EPSG:4258")
_WFS_PRECISION = 8

# What XML 1.0 cannot hold at all (§2.2), even escaped.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

#: One property of a project: where it is, under ``<properties>``, and its value.
Entry = tuple[tuple[str, ...], str | int | list[str]]


class Skeletons:
    """Skeletons of the projects of one plan; one thread at a time."""

    def __init__(self) -> None:
        self._plain: dict[str, bytes] = {}

    def of(self, text: ServiceText, layers: Sequence[ServedLayer], dressing: MapDressing | None) -> etree._Element:
        """Give a project without layers that says what the service says.

        :raises PublishError: QGIS cannot write it.
        """
        crs = _project_crs(layers, dressing)
        key = crs.authid() or crs.toWkt()
        if dressing is not None:
            data = _written(crs, dressing)
        else:
            if key not in self._plain:
                self._plain[key] = _written(crs, None)
            data = self._plain[key]
        root = etree.fromstring(data, parser())
        _say(root, text)
        for path, value in _entries(text, layers, crs, dressing):
            _enter(root, path, value)
        return root


def put_in_place(parent: etree._Element, tag: str, element: etree._Element) -> None:
    """Put an element in the place of the one of that name, or at the end."""
    element.tag = tag
    old = parent.find(tag)
    if old is None:
        parent.append(element)
    else:
        parent.replace(old, element)


def transformed(
    box: QgsRectangle, source: QgsCoordinateReferenceSystem, target: QgsCoordinateReferenceSystem
) -> QgsRectangle | None:
    """Give a box in another CRS, or ``None`` when it has no place there."""
    try:
        moved = QgsCoordinateTransform(source, target, QgsCoordinateTransformContext()).transformBoundingBox(box)
    except QgsCsException:
        return None
    return moved if moved.isFinite() else None


def _written(crs: QgsCoordinateReferenceSystem, dressing: MapDressing | None) -> bytes:
    """Let QGIS write an empty project.

    :raises PublishError: it cannot.
    """
    project = QgsProject()
    project.setCrs(crs)
    project.setFlag(Qgis.ProjectFlag.TrustStoredLayerStatistics, True)
    project.setFilePathStorage(Qgis.FilePathType.Absolute)
    if dressing is not None:
        project.setCustomVariables(dict(dressing.variables))
        if dressing.scales:
            project.viewSettings().setMapScales(list(dressing.scales))
            project.viewSettings().setUseProjectScales(True)
        if dressing.labeling is not None:
            project.setLabelingEngineSettings(dressing.labeling)
    with tempfile.TemporaryDirectory(prefix="prodige_") as folder:
        path = Path(folder) / "skeleton.qgs"
        if not project.write(str(path)):
            raise PublishError(
                tr("The map to publish cannot be put together."),
                tr("QGIS could not write a temporary file: {error}", error=project.error()),
                tr("Make room on the disk, then try again."),
            )
        root = etree.fromstring(path.read_bytes(), parser())
    # who works on this workstation is nobody's business on the server
    for attribute in ("saveUser", "saveUserFull"):
        root.attrib.pop(attribute, "")
    for path_element in root.findall("homePath"):
        path_element.set("path", "")
    return etree.tostring(root, encoding="utf-8")


def _say(root: etree._Element, text: ServiceText) -> None:
    """Write whose project it is, and what it is about, where QGIS looks for it."""
    root.set("projectname", _held(text.title))
    _child(root, "title").text = _held(text.title)
    metadata = _child(root, "projectMetadata")
    for tag, words in (("title", text.title), ("abstract", text.abstract), ("author", text.organisation)):
        _child(metadata, tag).text = _held(words)


def _entries(
    text: ServiceText, layers: Sequence[ServedLayer], crs: QgsCoordinateReferenceSystem, dressing: MapDressing | None
) -> Iterator[Entry]:
    """Give what WMS, WFS, WMTS and OGC API Features say and offer."""
    ids = [layer.layer_id for layer in layers]
    spatial = [layer.layer_id for layer in layers if layer.loaded.geometry]
    yield ("WMSServiceCapabilities",), 1
    for key, words in (
        ("WMSServiceTitle", text.title),
        ("WMSServiceAbstract", text.abstract),
        ("WMSContactOrganization", text.organisation),
        ("WMSContactPerson", text.contact),
        ("WMSContactMail", text.email),
        ("WMSContactPhone", text.phone),
        ("WMSFees", text.fees or "None"),
        ("WMSAccessConstraints", text.access or "None"),
    ):
        if words:
            yield (key,), words
    yield ("WMSKeywordList",), list(text.keywords)
    own = [crs.authid()] if crs.authid() else []
    yield ("WMSCrsList",), own + [code for code in _OFFERED_CRS if code not in own]
    extent = _whole_extent(layers, crs, dressing)
    if extent is not None:
        corners = (extent.xMinimum(), extent.yMinimum(), extent.xMaximum(), extent.yMaximum())
        yield ("WMSExtent",), [repr(corner) for corner in corners]
    yield ("WMSUseLayerIDs",), 0
    yield ("WMSAddWktGeometry",), 0
    yield ("WFSLayers",), ids
    for layer_id in ids:
        yield ("WFSLayersPrecision", layer_id), _WFS_PRECISION
    yield ("WMTSLayers", "Layer"), spatial
    yield ("WMTSPngLayers", "Layer"), spatial


def _enter(root: etree._Element, path: Sequence[str], value: str | int | list[str]) -> None:
    """Write one property as QGIS does (``QgsProjectPropertyValue::writeXml``)."""
    holder = _child(root, "properties")
    for key in path[:-1]:
        holder = _child(holder, key)
    element = set_child(holder, path[-1])
    if isinstance(value, list):
        element.set("type", "QStringList")
        for each in value:
            etree.SubElement(element, "value").text = _held(each)
    else:
        element.set("type", "int" if isinstance(value, int) else "QString")
        element.text = _held(str(value))


def _child(parent: etree._Element, tag: str) -> etree._Element:
    """Give a child by its name, made at the end if there is none."""
    found = parent.find(tag)
    return etree.SubElement(parent, tag) if found is None else found


def _held(text: str) -> str:
    """Give a text without what XML cannot hold."""
    return _NOT_XML.sub("", text)


def _project_crs(layers: Sequence[ServedLayer], dressing: MapDressing | None) -> QgsCoordinateReferenceSystem:
    """The map's CRS, or the first layer's."""
    if dressing is not None and dressing.crs.isValid():
        return dressing.crs
    for layer in layers:
        if layer.crs.isValid():
            return layer.crs
    return QgsCoordinateReferenceSystem("EPSG:4326")


def _whole_extent(
    layers: Sequence[ServedLayer], crs: QgsCoordinateReferenceSystem, dressing: MapDressing | None
) -> QgsRectangle | None:
    """Extent announced: all the layers', or the map window's when no layer has one."""
    whole: QgsRectangle | None = None
    for layer in layers:
        if layer.loaded.extent is None:
            continue
        box = transformed(QgsRectangle(*layer.loaded.extent), layer.crs, crs)
        if box is not None:
            if whole is None:
                whole = box
            else:
                whole.combineExtentWith(box)
    if whole is None and dressing is not None and dressing.extent is not None:
        whole = QgsRectangle(*dressing.extent)
    if whole is not None and (whole.width() == 0 or whole.height() == 0):
        # a single point: WMS clients need a box they can zoom to
        whole.grow(0.001 if crs.isGeographic() else 100.0)
    return whole
