"""What a shapefile holds (ESRI, Shapefile Technical Description, 1998; dBASE III), and its zip."""

from __future__ import annotations

import re
import unicodedata
import zipfile
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

from osgeo import ogr
from qgis.core import QgsField, QgsWkbTypes
from qgis.PyQt.QtCore import QMetaType

from ...errors import LayerError
from ...feedback import Feedback
from ...i18n import tr
from ..prepared import PreparedLayer
from .workshop import file_error

#: Longest name of a dBASE column, in bytes.
MAX_NAME = 10
#: Most bytes of one file of a shapefile that every program reads.
MAX_FILE = 2**31 - 1
#: Digits a dBASE column of whole numbers has at least, as GDAL writes them.
_DIGITS = {QMetaType.Type.Int: 9, QMetaType.Type.LongLong: 18, QMetaType.Type.Double: 24, QMetaType.Type.QDate: 8}
#: Types that dBASE has no column for: they become text.
_AS_TEXT = frozenset(
    {
        QMetaType.Type.QTime,
        QMetaType.Type.QDateTime,
        QMetaType.Type.QByteArray,
        QMetaType.Type.QStringList,
        QMetaType.Type.QVariantList,
        QMetaType.Type.QVariantMap,
        QMetaType.Type.ULongLong,
    }
)
_CHUNK = 1024 * 1024
#: Two programs give the same bytes for the same files only if their dates are the same.
_WHEN = (1980, 1, 1, 0, 0, 0)
#: Order of the files in the zip.
_ORDER = (".shp", ".shx", ".dbf", ".prj", ".cpg")


def fitted(layer: PreparedLayer) -> tuple[PreparedLayer, list[str], dict[str, str]]:
    """Bring a layer to what a shapefile holds: the layer to write, sentences, names that change.

    :raises LayerError: it cannot be one: several kinds of geometry, no kind, too large.
    """
    _one_kind(layer)
    _small_enough(layer)
    notes: list[str] = []
    casts, renamed = dict(layer.casts), dict(layer.renamed)
    own_names = [layer.fields.at(index).name() for index in layer.field_indexes()]
    published = [field.name() for field in layer.published_fields()]
    short = short_names(published)
    for own, new in zip(own_names, short, strict=True):
        if own != new:
            renamed[own] = new
    changed = {own: new for own, new in zip(published, short, strict=True) if own != new}
    for own, field in zip(own_names, layer.published_fields(), strict=True):
        if QMetaType.Type(field.type()) in _AS_TEXT and own not in casts:
            casts[own] = "text"
            notes.append(tr("Field “{name}” becomes text: shapefiles have no such type.", name=field.name()))
    if changed:
        listed = ", ".join(f"{own} → {new}" for own, new in changed.items())
        notes.append(tr("Names of fields are shortened to ten characters: {names}.", names=listed))
    if QgsWkbTypes.isCurvedType(layer.published_type()):
        notes.append(tr("Curves become straight segments: shapefiles have none."))
    fit = replace(layer, casts=casts, renamed=renamed)
    return fit, notes, {own: new for own, new in renamed.items() if own in own_names}


def short_names(names: Sequence[str]) -> list[str]:
    """Give names of at most ten ASCII characters, each once whatever their case, the same ones each time."""
    taken: set[str] = set()
    given = []
    for name in names:
        plain = unicodedata.normalize("NFKD", name.replace("œ", "oe").replace("Œ", "OE").replace("æ", "ae"))
        folded = re.sub(r"[^A-Za-z0-9_]+", "_", plain.encode("ascii", "ignore").decode("ascii")).strip("_") or "field"
        if name.isascii() and len(name) <= MAX_NAME and re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", name):
            folded = name
        elif folded[0].isdigit():
            folded = f"f_{folded}"
        given.append(_unique(folded[:MAX_NAME], taken))
        taken.add(given[-1].lower())
    return given


def _unique(name: str, taken: Collection[str]) -> str:
    """Put a number at the end of a name that is taken."""
    candidate, number = name, 1
    while candidate.lower() in taken:
        tail = f"_{number}"
        candidate, number = name[: MAX_NAME - len(tail)] + tail, number + 1
    return candidate


def options(layer: PreparedLayer) -> list[str]:
    """Give GDAL's creation option of the kind of shape, Z and M kept (GDAL manual, ESRI Shapefile driver)."""
    if layer.geometryless:
        return ["SHPT=NULL"]
    kind = layer.published_type()
    name = {
        QgsWkbTypes.GeometryType.PointGeometry: "MULTIPOINT" if QgsWkbTypes.isMultiType(kind) else "POINT",
        QgsWkbTypes.GeometryType.LineGeometry: "ARC",
        QgsWkbTypes.GeometryType.PolygonGeometry: "POLYGON",
    }[QgsWkbTypes.geometryType(kind)]
    has_z, has_m = QgsWkbTypes.hasZ(kind), QgsWkbTypes.hasM(kind)
    return [f"SHPT={name}{'ZM' if has_z and has_m else 'Z' if has_z else 'M' if has_m else ''}"]


def losses(warnings: Sequence[str]) -> list[str]:
    """Turn GDAL's warnings into sentences, one for each kind of loss and field."""
    said: dict[str, None] = {}
    for warning in warnings:
        cut = re.search(r"field (\S+) has been truncated to (\d+) characters", warning)
        wide = re.search(r"Value (\S+) of field (\S+)", warning)
        if cut:
            sentence = tr("Long texts of field “{name}” are cut after {size} bytes.", name=cut[1], size=cut[2])
            said[sentence] = None
        elif wide and "not successfully written" in warning:
            sentence = tr("Some numbers of field “{name}” do not fit and are not exact.", name=wide[2])
            said[sentence] = None
    return list(said)


def inexact(path: Path, layer: PreparedLayer) -> list[str]:
    """Say which whole numbers are read back as decimal ones: dBASE columns of more than 18 digits are."""
    opened = ogr.Open(str(path))
    if opened is None:
        return []
    definition = opened.GetLayer(0).GetLayerDefn()
    said = []
    for field in layer.published_fields():
        index = definition.GetFieldIndex(field.name())
        whole = QMetaType.Type(field.type()) == QMetaType.Type.LongLong
        if whole and index >= 0 and definition.GetFieldDefn(index).GetType() == ogr.OFTReal:
            said.append(
                tr("Field “{name}” holds numbers of more than 18 digits: in a shapefile they are not exact.",
                   name=field.name())
            )  # fmt: skip
    return said


def zipped(folder: Path, target: Path, feedback: Feedback) -> Path:
    """Zip the files of a shapefile; the same files give the same bytes.

    :raises FileError: the disk is full or refuses.
    :raises Cancelled: the person cancelled.
    """
    files = sorted(folder.iterdir(), key=lambda file: (_ORDER.index(file.suffix) if file.suffix in _ORDER else 9, file))
    whole = sum(file.stat().st_size for file in files) or 1
    done = 0
    try:
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
            for file in files:
                entry = zipfile.ZipInfo(file.name, _WHEN)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.external_attr = 0o644 << 16
                entry.file_size = file.stat().st_size
                with archive.open(entry, "w") as writing, file.open("rb") as reading:
                    while piece := reading.read(_CHUNK):
                        feedback.check()
                        writing.write(piece)
                        done += len(piece)
                        feedback.report(done / whole)
                file.unlink()
    except OSError as error:
        raise file_error(target, error) from error
    return target


def _one_kind(layer: PreparedLayer) -> None:
    """Refuse a layer whose kind of geometry a shapefile has none for.

    :raises LayerError: it is so.
    """
    kind = QgsWkbTypes.geometryType(layer.published_type())
    if layer.geometryless or kind not in (
        QgsWkbTypes.GeometryType.UnknownGeometry,
        QgsWkbTypes.GeometryType.NullGeometry,
    ):
        return
    raise LayerError(
        tr("The layer “{title}” cannot become a shapefile.", title=layer.title),
        tr("It holds several kinds of geometry, and a shapefile holds one."),
        tr("Choose GeoPackage, or part the layer by kind of geometry."),
    )


def _small_enough(layer: PreparedLayer) -> None:
    """Refuse what would surely not fit in 2 GB, before anything is written.

    :raises LayerError: it would not.
    """
    count = max(0, layer.published_count())
    row = 1 + sum(_width(field) for field in layer.published_fields())
    shape = 0 if layer.geometryless else _SMALLEST.get(QgsWkbTypes.geometryType(layer.published_type()), 0)
    if count * max(row, shape) <= MAX_FILE:
        return
    raise LayerError(
        tr("The layer “{title}” is too large for a shapefile.", title=layer.title),
        tr("%n feature(s) make a file of more than 2 GB, which many programs do not read.", n=count),
        tr("Choose GeoPackage, or publish fewer fields or features."),
    )


#: Bytes of the smallest shape that is one: a point, a line of two points, a triangle (technical description).
_SMALLEST = {
    QgsWkbTypes.GeometryType.PointGeometry: 28,
    QgsWkbTypes.GeometryType.LineGeometry: 88,
    QgsWkbTypes.GeometryType.PolygonGeometry: 120,
}


def _width(field: QgsField) -> int:
    """Give the least bytes of a column in each row: texts are as wide as the longest of them, once resized."""
    return _DIGITS.get(QMetaType.Type(field.type()), 1)
