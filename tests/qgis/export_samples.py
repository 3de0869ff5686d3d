"""Layers of every provider and every type of field, and what OGR reads of a file."""

from __future__ import annotations

import csv
from pathlib import Path

from osgeo import ogr
from qgis.core import (
    QgsFeature,
    QgsField,
    QgsGeometry,
    QgsProject,
    QgsVectorLayer,
    QgsVectorLayerJoinInfo,
)
from qgis.PyQt.QtCore import QByteArray, QDate, QDateTime, QMetaType, Qt, QTime, QUrl

T = QMetaType.Type
KINDS = (
    ("Libellé d'été", T.QString),
    ("entier", T.Int),
    ("grand", T.LongLong),
    ("réel", T.Double),
    ("vrai", T.Bool),
    ("jour", T.QDate),
    ("heure", T.QTime),
    ("moment", T.QDateTime),
)
FULL = ["Œuvre « été »\n\tà 5 €", -5, 2**53 + 1, 0.1 + 0.2, True, QDate(2024, 2, 29), QTime(1, 2, 3),
        QDateTime(QDate(2024, 2, 29), QTime(1, 2, 3, 456), Qt.TimeSpec.UTC)]  # fmt: skip
EMPTY = ["", 0, 0, 0.0, False, QDate(1900, 1, 1), QTime(0, 0), QDateTime(QDate(1970, 1, 1), QTime(0, 0))]


def every_type(kind: str = "PointZM", crs: str = "EPSG:2154") -> QgsVectorLayer:
    """A memory layer with every common type: a full row, a row of empty values, a row of NULL without geometry."""
    layer = QgsVectorLayer(f"{kind}?crs={crs}", "Été à l'école", "memory")
    assert layer.dataProvider().addAttributes([QgsField(name, of) for name, of in KINDS])
    layer.updateFields()
    for attributes, wkt in ((FULL, "POINT ZM(700000.125 6600000.5 12.5 7)"),
                            (EMPTY, "POINT ZM(0 0 0 0)"), ([None] * len(KINDS), "")):  # fmt: skip
        feature = QgsFeature(layer.fields())
        feature.setAttributes(attributes)
        if wkt:
            feature.setGeometry(QgsGeometry.fromWkt(wkt))
        assert layer.dataProvider().addFeature(feature)
    layer.updateExtents()
    return layer


def lists_and_bytes() -> QgsVectorLayer:
    """A table without geometry that holds what few formats do."""
    layer = QgsVectorLayer("None", "listes", "memory")
    kinds = [QgsField("mots", T.QStringList, subType=T.QString), QgsField("nombres", T.QVariantList, subType=T.Int),
             QgsField("octets", T.QByteArray), QgsField("objet", T.QVariantMap)]  # fmt: skip
    assert layer.dataProvider().addAttributes(kinds)
    layer.updateFields()
    feature = QgsFeature(layer.fields())
    feature.setAttributes([["été", "a,b"], [1, 2], QByteArray(b"\x00\xff"), {"clé": [1, None, "é"]}])
    assert layer.dataProvider().addFeature(feature)
    return layer


def points(count: int = 5, title: str = "points") -> QgsVectorLayer:
    """Points in Lambert-93 with a name and a number."""
    layer = QgsVectorLayer("Point?crs=EPSG:2154", title, "memory")
    layer.dataProvider().addAttributes([QgsField("nom", T.QString), QgsField("code", T.Int)])
    layer.updateFields()
    features = []
    for number in range(count):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([f"été {number}", number])
        feature.setGeometry(QgsGeometry.fromWkt(f"POINT({700000 + number} 6600000)"))
        features.append(feature)
    assert layer.dataProvider().addFeatures(features)[0]
    layer.updateExtents()
    return layer


def joined() -> QgsVectorLayer:
    """Points joined with a table, with a computed field too."""
    layer, table = points(), QgsVectorLayer("None", "table", "memory")
    table.dataProvider().addAttributes([QgsField("clé", T.Int), QgsField("commune", T.QString)])
    table.updateFields()
    for number in range(3):
        row = QgsFeature(table.fields())
        row.setAttributes([number, f"Saint-Étienne {number}"])
        table.dataProvider().addFeature(row)
    QgsProject.instance().addMapLayers([layer, table])
    join = QgsVectorLayerJoinInfo()
    join.setJoinLayer(table)
    join.setTargetFieldName("code")
    join.setJoinFieldName("clé")
    join.setUsingMemoryCache(True)
    join.setPrefix("t_")
    assert layer.addJoin(join)
    layer.addExpressionField('"code" * 2', QgsField("double", T.Int))
    return layer


def virtual() -> QgsVectorLayer:
    """A virtual layer over points of the project."""
    source = points(title="source")
    QgsProject.instance().addMapLayer(source)
    query = bytes(QUrl.toPercentEncoding('SELECT "nom", "code" * 10 AS dix, geometry FROM source WHERE "code" > 1'))
    layer = QgsVectorLayer(f"?query={query.decode('ascii')}&geometry=geometry:1:2154", "virtual", "virtual")
    assert layer.isValid()
    return layer


def delimited(folder: Path) -> QgsVectorLayer:
    """A CSV with coordinates, through QGIS's delimited text."""
    path = folder / "lieux d'été.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("nom", "x", "y"), ("Été", 2.5, 48.5), ("Noël", 3.5, 45.25)])
    uri = f"{QUrl.fromLocalFile(str(path)).toString()}?type=csv&xField=x&yField=y&crs=EPSG:4326"
    layer = QgsVectorLayer(uri, "lieux", "delimitedtext")
    assert layer.isValid()
    return layer


def read(path: Path | str, name: str = "") -> list[dict[str, object]]:
    """Give the features of a file as OGR reads them: values by name, ``wkt`` (``None`` when there is none)."""
    opened = ogr.Open(str(path))
    assert opened is not None, path
    layer = opened.GetLayerByName(name) if name else opened.GetLayer(0)
    rows = []
    for feature in layer:
        row: dict[str, object] = {}
        for index in range(feature.GetFieldCount()):
            field = feature.GetFieldDefnRef(index)
            row[field.GetName()] = feature.GetField(index)
        geometry = feature.GetGeometryRef()
        row["wkt"] = None if geometry is None else geometry.ExportToIsoWkt()
        rows.append(row)
    return rows


def crs_of(path: Path | str) -> str:
    """Give the code of the CRS a file states."""
    opened = ogr.Open(str(path))
    system = opened.GetLayer(0).GetSpatialRef()
    if system is None:
        return ""
    system.AutoIdentifyEPSG()
    return f"{system.GetAuthorityName(None)}:{system.GetAuthorityCode(None)}"
