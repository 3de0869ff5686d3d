"""A vector layer into one file: by GDAL where GDAL can read what is published, else from QGIS's features.

Features pass one after the other, so memory does not grow with their number. What a format cannot hold
is brought to what it can before (names, types), and told.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from osgeo import gdal, ogr
from qgis.core import (
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsFeatureSink,
    QgsVectorFileWriter,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QMetaType

from ...errors import LayerError
from ...feedback import Feedback
from ...i18n import tr
from ..gdal_reading import Messages, asked, chosen_fields, crs_options, opened_source, speaking, unreadable
from ..names import column_name, table_name
from ..prepared import PreparedLayer
from ..reading import published_features
from . import geojson, shapefile
from .model import ExportedFile, FileFormat
from .workshop import digest, put_in_place, room_for, workshop, writing_failed

#: Features handed to the writer at once: enough to cost little, few enough that the window never waits.
_AT_ONCE = 100
_KEYS = ("fid", "gid", "ogc_fid")
_GEOMETRIES = ("geom", "the_geom", "geometry_")
#: A guess at the bytes of one feature where only their number is known.
_BYTES_A_FEATURE = 300


def export(
    layer: PreparedLayer, folder: Path, file_format: FileFormat, feedback: Feedback, name: str = ""
) -> ExportedFile:
    """Write what is published of a layer into one file of ``folder``. Worker thread.

    The file's name is the layer's table's (or made of its title): the same each time, and a file that has it
    already is replaced when the new one is whole.

    :param name: name of the file and of the table in it, without ending.
    :raises Cancelled: the person cancelled; nothing is left.
    :raises LayerError: the layer cannot be read, or the format cannot hold it.
    :raises FileError: the disk is full or refuses; nothing is left.
    """
    name = name or layer.table or table_name(layer.title)
    fitted, notes, renamed = _fitted(layer, file_format)
    room_for(folder, _needed(fitted, file_format))
    target = folder / f"{name}{file_format.suffix}"
    with workshop(folder) as place:
        writing = feedback.part(0.0, 0.85)
        if file_format is FileFormat.SHP_ZIP:
            made, count, said = _shapefile(fitted, place, name, writing)
        elif file_format is FileFormat.GPKG:
            made, count, said = _geopackage(fitted, place, name, writing)
        else:
            made, count, said = _geojson(fitted, place, name, file_format, writing)
        summed, size = digest(made, feedback.part(0.85, 1.0))
        put_in_place(made, target)
    return ExportedFile(
        target, name, count, size, summed, file_format.media_type, renamed, tuple(dict.fromkeys((*notes, *said)))
    )


def _fitted(layer: PreparedLayer, file_format: FileFormat) -> tuple[PreparedLayer, list[str], dict[str, str]]:
    """Bring names and types to what the format holds: the layer to write, sentences, names that change."""
    if file_format is FileFormat.SHP_ZIP:
        return shapefile.fitted(layer)
    if file_format is FileFormat.GPKG:
        return _for_geopackage(layer), [], dict(layer.renamed)
    return geojson.fitted(layer, native=file_format is FileFormat.GEOJSON_NATIVE)


def _for_geopackage(layer: PreparedLayer) -> PreparedLayer:
    """Let maps be JSON text: QGIS's writer refuses most of them."""
    own_names = [layer.fields.at(index).name() for index in layer.field_indexes()]
    maps = {
        own: "text"
        for own, field in zip(own_names, layer.published_fields(), strict=True)
        if QMetaType.Type(field.type()) == QMetaType.Type.QVariantMap
    }
    return replace(layer, casts={**maps, **layer.casts}) if maps and layer.gdal_source() is None else layer


def _needed(layer: PreparedLayer, file_format: FileFormat) -> int:
    """Guess the bytes an export takes while it is made."""
    source = layer.gdal_source()
    size = 0
    if source is not None and not source.path.startswith("/vsi"):
        path = Path(source.path)
        size = path.stat().st_size if path.is_file() else 0
    guessed = max(0, layer.published_count()) * _BYTES_A_FEATURE
    times = 2 if file_format is not FileFormat.GPKG else 1
    # a file may hold other layers than this one, a table more than its features
    return times * (min(size, 4 * guessed) if size and guessed else max(size, guessed))


# -- the three formats -----------------------------------------------------------------------------


def _geopackage(
    layer: PreparedLayer, place: Path, name: str, feedback: Feedback, index: str = "YES"
) -> tuple[Path, int, list[str]]:
    """Write a GeoPackage: (file, features, sentences)."""
    path = place / f"{name}.gpkg"
    fields = [field.name() for field in layer.published_fields()]
    geometry = column_name(_GEOMETRIES, fields)
    creation = [f"GEOMETRY_NAME={geometry}", f"SPATIAL_INDEX={index}"]
    source = layer.gdal_source()
    with speaking({"OGR_SQLITE_SYNCHRONOUS": "OFF"}) as messages:
        if source is not None:
            opened, ogr_layer = opened_source(layer, source, messages)
            creation.append(f"FID={ogr_layer.GetFIDColumn() or column_name(_KEYS, fields)}")
            _translate(layer, opened, ogr_layer, path, "GPKG", name, creation, messages, feedback)
            ogr_layer = opened = None
        else:
            creation.append(f"FID={column_name(_KEYS, fields)}")
            nowhere = _write(layer, path, "GPKG", name, creation, messages, feedback)
            _without_place(path, name, nowhere, messages)
        _judge(layer, path, messages)
        count = _counted(path, name, layer, messages)
    return path, count, []


def _geojson(
    layer: PreparedLayer, place: Path, name: str, file_format: FileFormat, feedback: Feedback
) -> tuple[Path, int, list[str]]:
    """Write GeoJSON: by GDAL, which turns rings and cuts at the antimeridian as RFC 7946 asks (§3.1.6, §3.1.9)."""
    path = place / f"{name}.geojson"
    creation = geojson.options(layer, native=file_format is FileFormat.GEOJSON_NATIVE)
    source = layer.gdal_source()
    with speaking({}) as messages:
        if source is not None:
            opened, ogr_layer = opened_source(layer, source, messages)
            count = _translate(layer, opened, ogr_layer, path, "GeoJSON", name, creation, messages, feedback)
        else:
            made, count, _said = _geopackage(layer, place, name, feedback.part(0.0, 0.6), index="NO")
            opened = asked(messages, gdal.OpenEx, str(made), gdal.OF_VECTOR)
            if opened is None:
                raise unreadable(layer.title, messages)
            ogr_layer = opened.GetLayerByName(name)
            written = replace(layer, ogr=None, columns=None, target_crs="", crs=layer.published_crs(), renamed={})
            _translate(written, opened, ogr_layer, path, "GeoJSON", name, creation, messages, feedback.part(0.6, 1.0))
        ogr_layer = opened = None
        _judge(layer, path, messages)
        if not geojson.is_whole(path):
            raise writing_failed(path, layer.title, messages.errors)
    return path, count, []


def _shapefile(layer: PreparedLayer, place: Path, name: str, feedback: Feedback) -> tuple[Path, int, list[str]]:
    """Write a shapefile and zip it."""
    inside = place / "files"
    inside.mkdir()
    path = inside / f"{name}.shp"
    creation = ["ENCODING=UTF-8", "RESIZE=YES", "2GB_LIMIT=YES", *shapefile.options(layer)]
    source = layer.gdal_source()
    writing = feedback.part(0.0, 0.8)
    with speaking({}) as messages:
        if source is not None:
            opened, ogr_layer = opened_source(layer, source, messages)
            _translate(layer, opened, ogr_layer, path, "ESRI Shapefile", name, creation, messages, writing)
            ogr_layer = opened = None
        else:
            _write(layer, path, "ESRI Shapefile", name, creation, messages, writing)
        _judge(layer, path, messages)
        # a table without geometry is a .dbf alone
        made = path if path.exists() else path.with_suffix(".dbf")
        count = _counted(made, name, layer, messages)
        said = [*shapefile.losses(messages.warnings), *shapefile.inexact(made, layer)]
    return shapefile.zipped(inside, place / f"{name}.zip", feedback.part(0.8, 1.0)), count, said


# -- GDAL's way ------------------------------------------------------------------------------------


def _translate(
    layer: PreparedLayer,
    opened: gdal.Dataset,
    ogr_layer: ogr.Layer,
    path: Path,
    driver: str,
    name: str,
    creation: Sequence[str],
    messages: Messages,
    feedback: Feedback,
) -> int:
    """Let GDAL read and write; give the number of features the source has."""

    def progress(fraction: float, _message: str, _data: object) -> int:
        feedback.report(fraction)
        return 0 if feedback.is_cancelled() else 1

    options = ["-f", driver, "-nln", name, "-gt", "unlimited"]
    if driver == "GPKG":
        options.append("-preserve_fid")
    for one in creation:
        options += ["-lco", one]
    options += _type_options(layer, driver)
    options += crs_options(layer) if not layer.geometryless else []
    source = layer.gdal_source()
    if source is not None and source.subset:
        ogr_layer.SetAttributeFilter(source.subset)
        options += ["-where", source.subset]
    count = ogr_layer.GetFeatureCount()
    options += chosen_fields(layer, ogr_layer) if source is not None else []
    result = asked(
        messages,
        gdal.VectorTranslate,
        str(path),
        opened,
        options=gdal.VectorTranslateOptions(options=[*options, ogr_layer.GetName()], callback=progress),
    )
    feedback.check()
    if result is None:
        raise writing_failed(path, layer.title, messages.errors)
    # closing writes what is left: an error of it is among the messages
    result = None
    return int(count)


def _type_options(layer: PreparedLayer, driver: str) -> list[str]:
    """Say which kind of geometry the file gets."""
    if layer.geometryless:
        return ["-nlt", "NONE"]
    kind = layer.published_type()
    if driver == "GeoJSON":
        return ["-nlt", "CONVERT_TO_LINEAR"] if QgsWkbTypes.isCurvedType(kind) else []
    if driver == "ESRI Shapefile":
        return ["-nlt", "CONVERT_TO_LINEAR"] if QgsWkbTypes.isCurvedType(kind) else []
    if QgsWkbTypes.geometryType(kind) in (
        QgsWkbTypes.GeometryType.LineGeometry,
        QgsWkbTypes.GeometryType.PolygonGeometry,
    ):
        # files of polygons hold multi-polygons too
        return ["-nlt", "PROMOTE_TO_MULTI"]
    return []


# -- QGIS's way ------------------------------------------------------------------------------------


def _write(
    layer: PreparedLayer,
    path: Path,
    driver: str,
    name: str,
    creation: Sequence[str],
    messages: Messages,
    feedback: Feedback,
) -> list[int]:
    """Write QGIS's features; give the places (from 1) of those that have no geometry at all."""
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName, options.layerName, options.fileEncoding = driver, name, "UTF-8"
    options.layerOptions = list(creation)
    kind = _writer_type(layer, driver)
    writer = QgsVectorFileWriter.create(
        str(path), layer.published_fields(), kind, layer.published_crs(), QgsCoordinateTransformContext(), options
    )
    if writer.hasError() != QgsVectorFileWriter.WriterError.NoError:
        raise writing_failed(path, layer.title, [*messages.errors, writer.errorMessage()])
    indexes = layer.field_indexes()
    as_they_are = indexes == list(range(layer.fields.count()))
    nowhere: list[int] = []
    written = 0
    with closing(published_features(layer, feedback, geometry=not layer.geometryless)) as features:
        while batch := list(itertools.islice(features, _AT_ONCE)):
            for number, feature in enumerate(batch, written + 1):
                if not as_they_are:
                    attributes = feature.attributes()
                    feature.setAttributes([attributes[index] for index in indexes])
                if not layer.geometryless and not feature.hasGeometry():
                    nowhere.append(number)
            if not writer.addFeatures(batch, QgsFeatureSink.Flag.FastInsert):
                said = [*messages.errors, writer.errorMessage()]
                del writer
                raise _refused(layer, path, batch, kind, said)
            written += len(batch)
    # its end writes what is left: an error of it is among the messages
    del writer
    return nowhere


def _writer_type(layer: PreparedLayer, driver: str) -> QgsWkbTypes.Type:
    """Give the kind of geometry that holds all of the layer's."""
    kind = layer.published_type()
    if layer.geometryless:
        return kind
    if driver == "ESRI Shapefile":
        kind = QgsWkbTypes.linearType(kind)
    if QgsWkbTypes.geometryType(kind) in (
        QgsWkbTypes.GeometryType.LineGeometry,
        QgsWkbTypes.GeometryType.PolygonGeometry,
    ):
        kind = QgsWkbTypes.multiType(kind)
    return kind


def _refused(
    layer: PreparedLayer, path: Path, batch: Sequence[QgsFeature], kind: QgsWkbTypes.Type, said: Sequence[str]
) -> Exception:
    """Say which feature cannot be written, or that the disk is full."""
    wanted = QgsWkbTypes.geometryType(kind)
    for feature in batch:
        if feature.hasGeometry() and feature.geometry().type() != wanted and wanted != _UNKNOWN:
            return LayerError(
                tr("The layer “{title}” holds a geometry that cannot be published.", title=layer.title),
                tr(
                    "Feature {number} is not of the layer's kind, {kind}.",
                    number=feature.id(),
                    kind=QgsWkbTypes.displayString(kind),
                ),
                tr("Correct or delete this feature, then try again."),
                "\n".join(said),
            )
    return writing_failed(path, layer.title, said)


_UNKNOWN = QgsWkbTypes.GeometryType.UnknownGeometry


def _without_place(path: Path, name: str, nowhere: Sequence[int], messages: Messages) -> None:
    """Take the geometry from features that have none: QGIS's writer gives them an empty one, another thing."""
    if not nowhere:
        return
    opened = asked(messages, gdal.OpenEx, str(path), gdal.OF_VECTOR | gdal.OF_UPDATE)
    if opened is None:
        return
    ogr_layer = opened.GetLayerByName(name)
    opened.StartTransaction()
    for number in nowhere:
        feature = ogr_layer.GetFeature(number)
        if feature is not None:
            feature.SetGeometry(None)
            asked(messages, ogr_layer.SetFeature, feature)
    asked(messages, opened.CommitTransaction)
    feature = ogr_layer = opened = None


# -- reading back ----------------------------------------------------------------------------------


def _judge(layer: PreparedLayer, path: Path, messages: Messages) -> None:
    """Stop where GDAL said an error, even one it went on after.

    :raises FileError: it did.
    """
    if messages.errors:
        raise writing_failed(path, layer.title, messages.errors)


def _counted(path: Path, name: str, layer: PreparedLayer, messages: Messages) -> int:
    """Open the file again and count its features.

    :raises LayerError: it cannot be opened.
    """
    opened = asked(messages, gdal.OpenEx, str(path), gdal.OF_VECTOR)
    ogr_layer = None if opened is None else opened.GetLayerByName(name)
    if ogr_layer is None:
        raise unreadable(layer.title, messages)
    return int(ogr_layer.GetFeatureCount())
