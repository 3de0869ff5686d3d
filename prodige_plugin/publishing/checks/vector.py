"""What is looked at before a layer is published: findings, some with a repair."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from typing import TYPE_CHECKING

from lxml import etree
from qgis.core import QgsCoordinateReferenceSystem, QgsFeatureRequest, QgsWkbTypes
from qgis.PyQt.QtCore import QMetaType

from ...feedback import Feedback
from ...i18n import tr
from ...metadata.findings import Severity
from ...xmlsafe import parser
from .. import layer_xml
from ..names import MAX_COLUMN_BYTES, SYSTEM_COLUMNS, is_table_name
from ..prepared import PreparedLayer
from ..values import is_null
from .model import Finding, Repair

if TYPE_CHECKING:
    from qgis.core import QgsFeature

_REPORT_EVERY = 1000


def check_layer(layer: PreparedLayer, taken: Collection[str], feedback: Feedback) -> list[Finding]:
    """Look at one layer: its name, CRS, fields, style, source and every geometry. Worker thread.

    :param taken: table names that are not free, without the layer's own.
    :raises Cancelled: the person cancelled.
    """
    findings = [*_name(layer, taken), *_crs(layer), *_fields(layer), *_style(layer)]
    findings += _features(layer, feedback)
    return findings


def apply(layer: PreparedLayer, repair: Repair, answer: str = "") -> None:
    """Carry a repair out on what is to be published; the person's own layer is not touched.

    :param answer: a CRS's code for ``choose_crs``, a name for ``rename``.
    """
    if repair.key == "choose_crs":
        chosen = QgsCoordinateReferenceSystem(answer)
        if layer.crs.isValid():
            layer.target_crs = chosen.authid()
        else:
            layer.crs = chosen
    elif repair.key == "rename":
        layer.table = answer
    else:
        layer.repairs.add(repair.key)


def blocking(findings: Collection[Finding]) -> list[Finding]:
    """Give the findings that keep from publishing."""
    return [finding for finding in findings if finding.severity is Severity.ERROR]


def _name(layer: PreparedLayer, taken: Collection[str]) -> list[Finding]:
    """Check the table's name."""
    rename = Repair("rename", tr("Choose another name"), asks=True)
    if not is_table_name(layer.table):
        sentence = tr(
            "“{name}” cannot be the name of a table: use lower case letters without accents, digits and _.",
            name=layer.table,
        )
        return [Finding(Severity.ERROR, layer.layer_id, sentence, rename)]
    if layer.table in taken:
        sentence = tr("The name “{name}” is taken on the platform and is not yours to replace.", name=layer.table)
        return [Finding(Severity.ERROR, layer.layer_id, sentence, rename)]
    return []


def _crs(layer: PreparedLayer) -> list[Finding]:
    """Check the coordinate reference system: the database and the services know EPSG's."""
    if layer.geometryless:
        return []
    choose = Repair("choose_crs", tr("Choose the coordinate reference system"), asks=True)
    if not layer.crs.isValid():
        return [
            Finding(
                Severity.ERROR,
                layer.layer_id,
                tr("The layer “{title}” has no coordinate reference system.", title=layer.title),
                choose,
            )
        ]
    if not layer.published_crs().authid().startswith("EPSG:"):
        return [
            Finding(
                Severity.ERROR,
                layer.layer_id,
                tr(
                    "The coordinate reference system “{crs}” has no EPSG code; the platform needs one.",
                    crs=layer.published_crs().description() or layer.published_crs().authid(),
                ),
                Repair("choose_crs", tr("Publish it in another coordinate reference system"), asks=True),
            )
        ]
    return []


def _fields(layer: PreparedLayer) -> list[Finding]:
    """Check names and types of the fields."""
    findings = []
    names = [field.name() for field in layer.fields]
    counted = Counter(name.lower() for name in names)
    for name in names:
        if counted[name.lower()] > 1:
            sentence = tr("Several fields are called “{name}” but for capitals; rename one of them.", name=name)
            # PostgreSQL tells them apart, WFS clients and shapefiles do not
            findings.append(Finding(Severity.WARNING, layer.layer_id, sentence))
            counted[name.lower()] = 0
        if not name or len(name.encode()) > MAX_COLUMN_BYTES:
            sentence = tr("The field “{name}” has a name that is empty or too long for the database.", name=name)
            findings.append(Finding(Severity.ERROR, layer.layer_id, sentence))
        if name in SYSTEM_COLUMNS:
            sentence = tr("The database keeps the name “{name}” for itself; rename this field.", name=name)
            findings.append(Finding(Severity.ERROR, layer.layer_id, sentence))
    for field in layer.fields:
        if QMetaType.Type(field.type()) in (QMetaType.Type.User, QMetaType.Type.UnknownType):
            sentence = tr("The type of the field “{name}” is published as text.", name=field.name())
            findings.append(Finding(Severity.WARNING, layer.layer_id, sentence))
    return findings


def _style(layer: PreparedLayer) -> list[Finding]:
    """Check what of the style the server may not have: images of this computer, fonts."""
    findings = []
    element = etree.fromstring(layer.xml.encode(), parser())
    for path in sorted(set(layer_xml.local_images(element))):
        if not layer_xml.can_embed(path):
            sentence = tr("The image “{path}” of the style is missing or too large and will not be drawn.", path=path)
            findings.append(Finding(Severity.WARNING, layer.layer_id, sentence))
    fonts = layer_xml.fonts(element)
    if fonts:
        sentence = tr(
            "The labels use {fonts}: where the server lacks a font, it draws another.",
            fonts=", ".join(sorted(fonts)),
        )
        findings.append(Finding(Severity.INFO, layer.layer_id, sentence))
    return findings


def _features(layer: PreparedLayer, feedback: Feedback) -> list[Finding]:
    """Look at every geometry once."""
    request = QgsFeatureRequest()
    request.setNoAttributes()
    if layer.geometryless:
        request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
    seen = invalid = missing = foreign = curved = 0
    for feature in layer.features.getFeatures(request):
        seen += 1
        if seen % _REPORT_EVERY == 0:
            feedback.check()
            feedback.report(seen / layer.count if layer.count > 0 else None)
        if layer.geometryless:
            continue
        if not feature.hasGeometry() or feature.geometry().isEmpty():
            missing += 1
            continue
        geometry = feature.geometry()
        foreign += QgsWkbTypes.geometryType(geometry.wkbType()) != QgsWkbTypes.geometryType(layer.wkb_type)
        curved += QgsWkbTypes.isCurvedType(geometry.wkbType())
        invalid += not _valid(feature)
    layer.count = seen
    findings = []

    def say(severity: Severity, sentence: str, repair: Repair | None = None) -> None:
        findings.append(Finding(severity, layer.layer_id, sentence, repair))

    if not seen:
        say(Severity.WARNING, tr("The layer “{title}” is empty.", title=layer.title))
    if missing:
        say(Severity.WARNING, tr("%n feature(s) have no geometry and will not be drawn.", n=missing))
    if foreign:
        say(Severity.ERROR, tr("%n feature(s) are of another kind of geometry than the layer.", n=foreign))
    if curved:
        say(Severity.INFO, tr("%n feature(s) have curves; some clients draw them with short segments.", n=curved))
    if invalid and "make_valid" not in layer.repairs:
        say(
            Severity.WARNING,
            tr("%n geometry(ies) are not valid and may not be drawn or counted by others.", n=invalid),
            Repair("make_valid", tr("Repair them in what is published")),
        )
    if not layer.geometryless and QgsWkbTypes.geometryType(layer.wkb_type) not in (
        QgsWkbTypes.GeometryType.PointGeometry,
        QgsWkbTypes.GeometryType.LineGeometry,
        QgsWkbTypes.GeometryType.PolygonGeometry,
    ):
        say(Severity.ERROR, tr("The layer “{title}” mixes points, lines and polygons; split it.", title=layer.title))
    return findings


def _valid(feature: QgsFeature) -> bool:
    """Whether GEOS finds the geometry valid; points always are, and empty ones."""
    geometry = feature.geometry()
    if geometry.type() == QgsWkbTypes.GeometryType.PointGeometry or is_null(geometry):
        return True
    return bool(geometry.isGeosValid())
