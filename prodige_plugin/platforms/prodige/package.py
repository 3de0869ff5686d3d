"""A layer or a map as the parts of a deposit package. Worker thread."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from osgeo import gdal
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsRectangle,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtXml import QDomDocument

from ...errors import BadRecord, PluginError
from ...feedback import Feedback
from ...i18n import tr
from ...metadata import feature_catalogue
from ...metadata.prefill import LayerFacts
from ...publishing.checks import check_layer
from ...publishing.checks.report import report_html, report_json
from ...publishing.deposit_manifest import (
    CATALOGUE,
    CHECKS,
    CONTEXT,
    DATA,
    RECORD,
    STYLE,
    SUMMARY,
    THUMBNAIL,
    About,
    Part,
)
from ...publishing.deposit_summary import summary
from ...publishing.exports import ExportedFile, FileFormat, export
from ...publishing.prepared import PreparedLayer
from ...publishing.styles import StyleFormat, style_of
from ...publishing.styles.layers import dress
from ...services.layerfacts import facts_from_sources
from ..diagnosis import plugin_version
from ..model import Platform
from . import records
from .limits import of_package
from .picture import picture

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...publishing.checks import Finding

_ISO19139 = "ISO 19115:2003/19139"
_ISO19110 = "ISO 19110:2005"
_STYLES = {
    StyleFormat.SLD_1_0: ("OGC SLD 1.0 (02-070)", "application/vnd.ogc.sld+xml", ".sld"),
    StyleFormat.MAPSERVER: ("MapServer CLASS", "text/plain", ".map"),
}


@dataclass
class Wanted:
    """One package to make."""

    name: str
    title: str
    record_id: str
    when: str
    layer: PreparedLayer
    #: what the checks found; ``None`` lets them be made.
    findings: Sequence[Finding] | None = None
    organisation: str = ""
    email: str = ""
    domain: str = ""
    public: bool = True
    lineage: bool = False
    #: whether a shapefile goes in beside the GeoPackage.
    shapefile: bool = False


def parts_of(platform: Platform, wanted: Wanted, folder: Path, feedback: Feedback) -> tuple[About, list[Part]]:
    """Make all parts of a layer's package in a folder.

    :raises LayerError: the layer cannot be read.
    :raises FileError: the disk refuses.
    :raises Cancelled: the person cancelled.
    """
    layer = wanted.layer
    with _dated(wanted.when):
        file = export(layer, folder, FileFormat.GPKG, feedback.part(0.0, 0.5), wanted.name)
        shape = (
            export(layer, folder, FileFormat.SHP_ZIP, feedback.part(0.5, 0.7), wanted.name)
            if wanted.shapefile
            else None
        )
    parts = [Part(f"data/{wanted.name}.gpkg", DATA, file.path, "OGC GeoPackage 1.3", "application/geopackage+sqlite3")]
    notes = list(file.notes)
    if shape is not None:
        parts += _unpacked(shape, folder)
        notes += shape.notes
    opened = _opened(file, layer)
    feedback.report(0.7, tr("Write the record of {title}", title=wanted.title))
    facts = _facts(wanted, file, opened, feedback)
    record = records.written(
        platform, wanted.record_id, wanted.title, wanted.name, layer.record, facts, domain=wanted.domain,
        public=wanted.public, drawn=not layer.geometryless, lineage=_lineage(wanted, file) if wanted.lineage else "",
    )  # fmt: skip
    if facts is not None and facts.fields:
        made = replace(records.catalogue_of(facts, record, wanted.name), date=wanted.when[:10])
        parts.append(Part("metadata/feature_catalogue.xml", CATALOGUE, feature_catalogue.build(made), _ISO19110,
                          "application/xml"))  # fmt: skip
        if not record.get("feature_catalogue"):
            _point_to(record, made, records.catalogue_address(platform, made.identifier))
    if layer.record is None:
        record.touch(wanted.when[:10])
    parts.append(Part("metadata/record.xml", RECORD, record.to_bytes(), _ISO19139, "application/xml"))
    feedback.report(0.8, tr("Write the style of {title}", title=wanted.title))
    parts += _styles(wanted, opened, notes)
    drawn = picture([opened]) if not layer.geometryless else b""
    if drawn:
        parts.append(Part("thumbnail.png", THUMBNAIL, drawn, "PNG (ISO/IEC 15948)", "image/png"))
    when = datetime.fromisoformat(wanted.when)
    titles = {layer.layer_id: layer.title}
    findings = wanted.findings
    if findings is None:
        findings = check_layer(layer, (), feedback.part(0.85, 1.0), of_package(platform))
    page = report_html(findings, titles, title=wanted.title, platform=platform.name, when=when)
    data = report_json(findings, titles, title=wanted.title, platform=platform.name, when=when)
    parts += [
        Part("checks.html", CHECKS, _as_bytes(page), "HTML", "text/html"),
        Part("checks.json", CHECKS, _as_bytes(data), "JSON", "application/json"),
    ]
    fields = [one.name() for one in layer.published_fields()]
    about = About(
        kind="dataset", title=wanted.title, table=wanted.name, record_id=wanted.record_id, when=wanted.when,
        abstract=layer.abstract, crs=layer.published_crs().authid() if not layer.geometryless else "", count=file.count,
        geometry="" if layer.geometryless else str(QgsWkbTypes.displayString(opened.wkbType())),
        fields=tuple(file.renamed.get(name, name) for name in fields), box=facts.box if facts is not None else None,
        organisation=wanted.organisation, email=wanted.email, platform=platform.key, platform_name=platform.name,
        source=layer.layer_id, plugin_version=plugin_version(), notes=tuple(dict.fromkeys(notes)),
    )  # fmt: skip
    parts.append(Part("summary.html", SUMMARY, summary(about, parts), "HTML", "text/html"))
    return about, parts


@contextmanager
def _dated(when: str) -> Iterator[None]:
    """Let GDAL write one date into files (its configuration option), so that the same data give the same bytes."""
    stamp = datetime.fromisoformat(when).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    gdal.SetThreadLocalConfigOption("OGR_CURRENT_DATE", stamp)
    try:
        yield
    finally:
        gdal.SetThreadLocalConfigOption("OGR_CURRENT_DATE", None)


def _opened(file: ExportedFile, layer: PreparedLayer) -> QgsVectorLayer:
    """Open what was exported, with the layer's style; this thread's own."""
    made = QgsVectorLayer(f"{file.path}|layername={file.table}", layer.title, "ogr")
    made.setCrs(layer.published_crs())
    dress(made, layer.xml)
    return made


def _facts(wanted: Wanted, file: ExportedFile, opened: QgsVectorLayer, feedback: Feedback) -> LayerFacts | None:
    """Give what the record is filled from: what is published, not what the file was."""
    layer = wanted.layer
    if layer.facts is None:
        return None
    facts = layer.facts
    if layer.source is not None:
        facts = replace(facts_from_sources(facts, layer.source, feedback), side_record=None)
    facts = facts.stated(wanted.title, layer.abstract, wanted.organisation, wanted.email)
    names = {name: file.renamed.get(name, name) for name in (one.name() for one in layer.published_fields())}
    kept = tuple(replace(one, name=names[one.name]) for one in facts.fields if one.name in names)
    return replace(
        facts,
        layer_name=wanted.name,
        fields=kept or facts.fields,
        box=_box(opened) or facts.box,
        crs_code=layer.published_crs().authid(),
        crs_name=layer.published_crs().description(),
        feature_count=file.count,
        format_name="GeoPackage",
        format_version="1.3",
    )


def _box(layer: QgsVectorLayer) -> Any:
    """Give the extent in degrees, longitude first; ``None`` where there is none."""
    extent = QgsRectangle(layer.extent())
    if extent.isNull() or not extent.isFinite() or not layer.crs().isValid():
        return None
    transform = QgsCoordinateTransform(
        layer.crs(), QgsCoordinateReferenceSystem("EPSG:4326"), QgsCoordinateTransformContext()
    )
    try:
        box = transform.transformBoundingBox(extent)
    except QgsCsException:
        return None
    if not box.isFinite():
        return None
    west, south, east, north = box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()
    return (max(-180.0, west), max(-90.0, south), min(180.0, east), min(90.0, north))


def _lineage(wanted: Wanted, file: ExportedFile) -> str:
    """Say where the data come from."""
    from ...errors import redact

    source = wanted.layer.source
    name = Path(str(getattr(source, "path", "") or "")).name if source is not None else ""
    day = wanted.when[:10]
    if name:
        return tr("Deposited on {day} from the file {file}: %n feature(s).", n=file.count, day=day, file=redact(name))
    return tr("Deposited on {day} from QGIS: %n feature(s).", n=file.count, day=day)


def _point_to(record: Any, catalogue: feature_catalogue.Catalogue, url: str) -> None:
    """Let a record point to its feature catalogue, where it can."""
    try:
        record.set("feature_catalogue", (feature_catalogue.reference(catalogue, url),))
    except BadRecord:
        return


def _styles(wanted: Wanted, opened: QgsVectorLayer, notes: list[str]) -> list[Part]:
    """Give the style in each language; what cannot be written is noted."""
    found = []
    document = QDomDocument()
    opened.exportNamedStyle(document)
    # QGIS reads it without its document type, which careful readers of XML refuse
    qml = re.sub(r"<!DOCTYPE[^>]*>\s*", "", document.toString(2), count=1).encode()
    if qml.strip():
        found.append(Part(f"style/{wanted.name}.qml", STYLE, qml, "QGIS QML", "application/xml"))
    layer = replace(wanted.layer, table=wanted.name)
    for style_format, (standard, media, suffix) in _STYLES.items():
        try:
            made = style_of(layer, style_format)
        except PluginError as error:
            notes.append(tr("The style could not be written as {standard}: {why}", standard=standard, why=error.what))
            continue
        found.append(Part(f"style/{wanted.name}{suffix}", STYLE, made.text.encode(), standard, media))
        if made.symbols:
            found.append(Part(f"style/{wanted.name}_symbols.map", STYLE, made.symbols.encode(), standard, media))
        for name, data in sorted(made.icons.items()):
            found.append(Part(f"style/{name}", STYLE, data, "", "application/octet-stream"))
        notes += [f"{standard}: {loss}" for loss in made.losses]
    once: dict[str, Part] = {}
    for part in found:
        once.setdefault(part.name, part)
    return list(once.values())


def _unpacked(shape: ExportedFile, folder: Path) -> list[Part]:
    """Give the files of a zipped shapefile."""
    target = folder / "shapefile"
    target.mkdir(exist_ok=True)
    found = []
    with zipfile.ZipFile(shape.path) as archive:
        for info in archive.infolist():
            name = Path(info.filename).name
            if not name or info.is_dir():
                continue
            path = target / name
            with archive.open(info) as source, path.open("wb") as file:
                while piece := source.read(1024**2):
                    file.write(piece)
            found.append(
                Part(f"data/shapefile/{name}", DATA, path, "ESRI Shapefile (1998)", "application/octet-stream")
            )
    return found


def _as_bytes(report: object) -> bytes:
    return report.encode() if isinstance(report, str) else json.dumps(report, ensure_ascii=False, indent=2).encode()


def map_parts(about: About, record: bytes, context: bytes, drawn: bytes) -> list[Part]:
    """Give the parts of a map's package; the data sets it shows have packages of their own."""
    parts = [
        Part("metadata/record.xml", RECORD, record, _ISO19139, "application/xml"),
        Part(f"map/{about.table}.geojson", CONTEXT, context, "OGC OWS Context GeoJSON 1.0 (14-055r2)",
             "application/geo+json"),
    ]  # fmt: skip
    if drawn:
        parts.append(Part("thumbnail.png", THUMBNAIL, drawn, "PNG (ISO/IEC 15948)", "image/png"))
    parts.append(Part("summary.html", SUMMARY, summary(about, parts), "HTML", "text/html"))
    return parts
