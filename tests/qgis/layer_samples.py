"""Layers of every kind that a record is made from, and the answers only a person can give."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import pytest
from lxml import etree
from osgeo import gdal, ogr, osr
from qgis.core import QgsFeature, QgsGeometry, QgsRasterLayer, QgsVectorLayer, QgsVectorLayerJoinInfo

from prodige_plugin.metadata.record import Record
from prodige_plugin.metadata.values import Contact, Dates

SHARED = Path(__file__).resolve().parents[3] / "shared"
GEODATA = SHARED / "geodata"
XSD = SHARED / "xsd" / "iso19139-20070417" / "apiso" / "apiso.xsd"
SQUARE = "Polygon((600000 6600000, 601000 6600000, 601000 6601000, 600000 6601000, 600000 6600000))"


def need(path: Path) -> Path:
    if not path.exists():
        pytest.skip(f"{path.name} is not on this machine")
    return path


def memory(kind: str, *wkts: str, name: str = "Zones d'été", fields: str = "nom:string(20)") -> QgsVectorLayer:
    """A memory layer with some geometries."""
    layer = QgsVectorLayer(f"{kind}&field={fields}&field=aire:double", name, "memory")
    for wkt in wkts:
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
        layer.dataProvider().addFeature(feature)
    layer.updateExtents()
    return layer


def shapefile(folder: Path, name: str = "Forêts & bois", encoding: str = "CP1252", cpg: str | None = None) -> Path:
    """A shapefile in Lambert-93 with an accented field value; ``cpg`` overwrites its .cpg, ``""`` deletes it."""
    path = folder / f"{name}.shp"
    source = ogr.GetDriverByName("ESRI Shapefile").CreateDataSource(str(folder))
    system = osr.SpatialReference()
    system.ImportFromEPSG(2154)
    layer = source.CreateLayer(name, system, ogr.wkbPolygon, [f"ENCODING={encoding}"])
    layer.CreateField(ogr.FieldDefn("libellé", ogr.OFTString))
    feature = ogr.Feature(layer.GetLayerDefn())
    feature.SetField(0, "forêt brûlée")
    feature.SetGeometry(ogr.CreateGeometryFromWkt(SQUARE))
    layer.CreateFeature(feature)
    feature = layer = source = None
    if cpg is not None:
        path.with_suffix(".cpg").unlink(missing_ok=True)
        if cpg:
            path.with_suffix(".cpg").write_text(cpg)
    return path


def geopackage(path: Path, table: str = "n_zones_s_041", domain: bool = True) -> Path:
    """A GeoPackage with a described table and field domains."""
    source = gdal.GetDriverByName("GPKG").Create(str(path), 0, 0, 0, gdal.GDT_Unknown)
    system = osr.SpatialReference()
    system.ImportFromEPSG(2154)
    options = ["IDENTIFIER=Zones de l'été", "DESCRIPTION=Contours levés sur le terrain."]
    layer = source.CreateLayer(table, system, ogr.wkbPolygon, options)
    if domain:
        source.AddFieldDomain(
            ogr.CreateCodedFieldDomain("types", "", ogr.OFTString, ogr.OFSTNone, {"M": "marais", "T": "tourbière"})
        )
        source.AddFieldDomain(ogr.CreateRangeFieldDomain("part", "", ogr.OFTReal, ogr.OFSTNone, 0.0, True, 100.0, True))
    kind = ogr.FieldDefn("type", ogr.OFTString)
    part = ogr.FieldDefn("part", ogr.OFTReal)
    if domain:
        kind.SetDomainName("types")
        part.SetDomainName("part")
    layer.CreateField(kind)
    layer.CreateField(part)
    feature = ogr.Feature(layer.GetLayerDefn())
    feature.SetGeometry(ogr.CreateGeometryFromWkt(SQUARE))
    layer.CreateFeature(feature)
    feature = layer = source = None
    if domain:
        with contextlib.closing(sqlite3.connect(path)) as file, file:
            file.execute("UPDATE gpkg_data_columns SET description = 'nature du milieu' WHERE column_name = 'type'")
    return path


def raster(path: Path, epsg: int = 2154, side: float = 0.2, **tags: str) -> QgsRasterLayer:
    """A small GeoTIFF."""
    made = gdal.GetDriverByName("GTiff").Create(str(path), 20, 10, 1)
    system = osr.SpatialReference()
    system.ImportFromEPSG(epsg)
    made.SetProjection(system.ExportToWkt())
    origin = (600000, 6600000) if epsg == 2154 else (2.0, 47.0)
    made.SetGeoTransform((origin[0], side, 0, origin[1], 0, -side))
    made.SetMetadata(tags)
    made.FlushCache()
    made = None
    return QgsRasterLayer(str(path), path.stem, "gdal")


def joined() -> tuple[QgsVectorLayer, QgsVectorLayer]:
    """A layer with a join, and the table it is joined with (to be kept alive)."""
    layer = memory("Polygon?crs=EPSG:2154", SQUARE, name="avec jointure")
    table = QgsVectorLayer("None?field=nom:string&field=total:int", "table", "memory")
    info = QgsVectorLayerJoinInfo()
    info.setJoinLayer(table)
    info.setJoinFieldName("nom")
    info.setTargetFieldName("nom")
    layer.addJoin(info)
    return layer, table


def answer(record: Record) -> Record:
    """Give the answers that no layer knows, where they are not there."""
    contact = Contact("Région Exemple", "sig@exemple.fr", "owner")
    answers: dict[str, object] = {
        "abstract": "Contours des zones humides de plus de 1 000 m², levés entre 2019 et 2023.",
        "organisation": (contact,),
        "metadata_contact": (Contact("Région Exemple", "sig@exemple.fr", "pointOfContact"),),
        "topic_category": ("environment",),
        "inspire_themes": ("ps",),
        "lineage": "Levés de terrain et orthophotos.",
        "dates": Dates(revision="2024-06-12"),
        "crs": "EPSG:2154 RGF93 v1 / Lambert-93",
        "bounding_box": (1.0, 46.0, 2.0, 47.0),
        "format": "GeoPackage",
        "representation_type": ("vector",),
    }
    for key, value in answers.items():
        if record.get(key) in ("", (), None, Dates()):
            record.set(key, value)
    return record


_SCHEMA: list[etree.XMLSchema] = []


def schema_faults(record: Record) -> list[str]:
    """What the ISO schemas say of a record; skips where they are absent."""
    if not _SCHEMA:
        _SCHEMA.append(etree.XMLSchema(etree.parse(str(need(XSD)))))
    schema = _SCHEMA[0]
    schema.validate(etree.fromstring(record.to_bytes()))
    return [f"{error.line}: {error.message}" for error in schema.error_log]
