"""How the rows of a data set are made, and what a layer's features become to fit them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from osgeo import ogr
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsFeature,
    QgsGeometry,
    QgsWkbTypes,
)

from ...errors import LayerError
from ...i18n import tr
from ...publishing.names import table_name
from ...publishing.prepared import PreparedLayer
from ...publishing.values import plain
from . import same
from .api import SYSTEM, Feature

_EPSG = re.compile(r"EPSG:(?:[\d.]*:)?(\d+)$", re.IGNORECASE)
_CRS84 = re.compile(r"CRS:?84$|OGC:1\.3:CRS84$|OGC::CRS84$", re.IGNORECASE)


@dataclass(frozen=True)
class Shape:
    """What is common to the rows of a data set."""

    #: the member ``crs`` of what is sent: as the data set states it.
    crs: Mapping[str, Any] | None
    #: the same as QGIS knows it ("EPSG:2154").
    authid: str
    #: GeoJSON type of its geometries; "" for a plain table.
    geometry: str
    #: whether its positions have a height.
    heights: bool = False
    #: the data set's columns, without :data:`~.api.SYSTEM`.
    columns: tuple[str, ...] = ()
    #: field of the layer → column.
    pairs: Mapping[str, str] = field(default_factory=dict)
    #: whether the data set holds rows, so that all of this is known.
    known: bool = True

    @property
    def tolerance(self) -> float:
        """How far apart two coordinates may be and be the same."""
        return same.DEGREES if QgsCoordinateReferenceSystem(self.authid).isGeographic() else same.METRES

    def unsent(self, layer: PreparedLayer) -> list[str]:
        """Names of the layer's fields that the data set has no column for."""
        names = (one.name() for one in layer.published_fields())
        return [name for name in names if name not in self.pairs and name.lower() not in SYSTEM]


def crs_of(stated: Mapping[str, Any] | None) -> str:
    """Give the authority code that a ``crs`` member names; WGS 84, longitude first, where it names none (RFC 7946)."""
    properties = stated.get("properties") if stated else None
    name = str(properties.get("name") or "") if isinstance(properties, Mapping) else ""
    if _CRS84.search(name) or not name:
        return "EPSG:4326"
    found = _EPSG.search(name)
    return f"EPSG:{found[1]}" if found else name


def shape_of(layer: PreparedLayer, rows: Iterable[Feature], crs: Mapping[str, Any] | None) -> Shape:
    """Tell how rows are made by some of them; by the layer where there are none."""
    names: dict[str, None] = {}
    kinds: dict[str, None] = {}
    heights = False
    any_row = False
    for row in rows:
        any_row = True
        names.update(dict.fromkeys(str(name) for name in row.get("properties") or {}))
        geometry = row.get("geometry")
        if isinstance(geometry, dict):
            kinds[str(geometry.get("type") or "")] = None
            heights = heights or _depth(geometry.get("coordinates")) > 2
    columns = tuple(name for name in names if name.lower() not in SYSTEM)
    own = [one.name() for one in layer.published_fields()]
    if not any_row:
        authid = layer.published_crs().authid()
        stated = {"type": "name", "properties": {"name": f"urn:ogc:def:crs:{authid.replace(':', '::')}"}}
        pairs = {name: name for name in own if name.lower() not in SYSTEM}
        return Shape(stated, authid, _promoted(layer), False, tuple(pairs.values()), pairs, known=False)
    kind = next((one for one in kinds if one.startswith("Multi")), next(iter(kinds), "" if kinds else _promoted(layer)))
    return Shape(crs, crs_of(crs), kind, heights, columns, _paired(own, columns))


def _paired(own: Iterable[str], columns: Iterable[str]) -> dict[str, str]:
    """Pair fields with columns: by name, else without regard to capitals, else as names are made for tables."""
    left = list(columns)
    pairs: dict[str, str] = {}
    names = list(own)
    for fold in (str, str.casefold, table_name):
        for name in names:
            if name in pairs:
                continue
            found = next((column for column in left if fold(column) == fold(name)), None)
            if found is not None:
                pairs[name] = found
                left.remove(found)
    return pairs


def _promoted(layer: PreparedLayer) -> str:
    """Give the GeoJSON type that a table of a layer usually has: the one of many parts."""
    if layer.geometryless:
        return ""
    flat = QgsWkbTypes.multiType(QgsWkbTypes.flatType(QgsWkbTypes.linearType(layer.published_type())))
    return str(QgsWkbTypes.displayString(flat))


def _depth(coordinates: object) -> int:
    """Give how many numbers a position has."""
    while isinstance(coordinates, list) and coordinates and isinstance(coordinates[0], list):
        coordinates = coordinates[0]
    return len(coordinates) if isinstance(coordinates, list) else 0


class Writer:
    """Turns a layer's features into rows."""

    def __init__(self, layer: PreparedLayer, shape: Shape) -> None:
        """Take both; in a worker thread."""
        self._layer = layer
        self._shape = shape
        fields = layer.published_fields()
        names = [fields.at(place).name() for place in range(fields.count())]
        indexes = list(zip(names, layer.field_indexes(), strict=True))
        self._columns = [(shape.pairs[name], index) for name, index in indexes if name in shape.pairs]
        self._indexes = {name.casefold(): index for name, index in indexes}
        theirs = QgsCoordinateReferenceSystem(shape.authid)
        own = layer.published_crs()
        self._transform = (
            QgsCoordinateTransform(own, theirs, QgsCoordinateTransformContext())
            if shape.geometry and own.isValid() and theirs.isValid() and own != theirs
            else None
        )
        self._kind = _wkb_type(shape)

    def value(self, feature: QgsFeature, field_name: str) -> object:
        """Give the value of a field as JSON holds it; ``None`` where the layer has no such field."""
        index = self._indexes.get(field_name.casefold())
        return plain(feature.attributes()[index]) if index is not None else None

    def properties(self, feature: QgsFeature) -> dict[str, object]:
        """Give the columns of a feature."""
        values = feature.attributes()
        return {column: plain(values[index]) for column, index in self._columns}

    def geometry(self, feature: QgsFeature) -> dict[str, Any] | None:
        """Give the geometry as the data set has them: its type, its CRS.

        :raises LayerError: it cannot be one of that type, or has no place in that CRS.
        """
        if not self._shape.geometry or feature.geometry().isNull():
            return None
        geometry = QgsGeometry(feature.geometry())
        if self._transform is not None:
            try:
                geometry.transform(self._transform)
            except QgsCsException as error:
                raise self._unfit(feature, tr("It has no place in {crs}.", crs=self._shape.authid)) from error
        if geometry.wkbType() != self._kind:
            parts = geometry.coerceToType(self._kind, 0.0)
            if len(parts) != 1:
                raise self._unfit(
                    feature, tr("Its geometry is no {kind}, as the platform's are.", kind=self._shape.geometry)
                )
            geometry = parts[0]
        found: dict[str, Any] = json.loads(geometry.asJson(12))
        return found

    def _unfit(self, feature: QgsFeature, why: str) -> LayerError:
        return LayerError(
            tr("Feature {number} of “{title}” cannot be sent.", number=feature.id(), title=self._layer.title),
            why,
            tr("Correct it in the layer, or choose a repair."),
        )


def _wkb_type(shape: Shape) -> QgsWkbTypes.Type:
    """Give QGIS's type of a GeoJSON type."""
    if not shape.geometry:
        return QgsWkbTypes.Type.NoGeometry
    flat = QgsWkbTypes.parseType(shape.geometry)
    return QgsWkbTypes.addZ(flat) if shape.heights else flat


def same_shape(theirs: Mapping[str, Any] | None, ours: Mapping[str, Any] | None, tolerance: float) -> bool:
    """Whether two GeoJSON geometries are the same, wherever their rings begin and their parts come."""
    if same.same_geometry(theirs, ours, tolerance):
        return True
    if not theirs or not ours or theirs.get("type") != ours.get("type") or "Point" in str(ours.get("type")):
        return False
    one, other = _normal(theirs), _normal(ours)
    return one is not None and other is not None and same.same_geometry(one, other, tolerance)


def _normal(geometry: Mapping[str, Any]) -> dict[str, Any] | None:
    """Give a geometry whose rings begin, and whose parts come, in one order."""
    made = from_json(geometry)
    if made.isNull():
        return None
    inside = made.get()
    inside.normalize()
    found: dict[str, Any] = json.loads(made.asJson(12))
    return found


def from_json(geometry: Mapping[str, Any] | None) -> QgsGeometry:
    """Read a GeoJSON geometry; an empty one where there is none."""
    made = QgsGeometry()
    if geometry:
        read = ogr.CreateGeometryFromJson(json.dumps(geometry))
        if read is not None:
            made.fromWkb(bytes(read.ExportToIsoWkb()))
    return made
