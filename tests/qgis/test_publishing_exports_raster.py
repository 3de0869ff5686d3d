"""Rasters into cloud optimised GeoTIFF, read back by GDAL."""

from __future__ import annotations

from pathlib import Path

import numpy
import pytest
from osgeo import gdal, osr
from qgis.core import QgsCoordinateReferenceSystem, QgsRasterLayer

from prodige_plugin.errors import Cancelled, LayerError
from prodige_plugin.feedback import Feedback
from prodige_plugin.publishing.exports import export_raster
from prodige_plugin.publishing.prepared import PreparedRaster, prepare_raster

SIDE = 1300


@pytest.fixture(autouse=True)
def _project(qgis_app, qgis_new_project) -> None:
    """Every test has QGIS and an empty project."""


def made(path: Path, bands: list[numpy.ndarray], kind: int, epsg: int = 2154, nodata: float | None = None) -> Path:
    """Write a plain GeoTIFF."""
    rows, columns = bands[0].shape
    data = gdal.GetDriverByName("GTiff").Create(str(path), columns, rows, len(bands), kind)
    if epsg:
        system = osr.SpatialReference()
        system.ImportFromEPSG(epsg)
        data.SetProjection(system.ExportToWkt())
    data.SetGeoTransform((700_000, 10, 0, 6_600_000, 0, -10))
    for number, values in enumerate(bands, 1):
        band = data.GetRasterBand(number)
        band.WriteArray(values)
        if nodata is not None:
            band.SetNoDataValue(nodata)
    return path


def prepared(path: Path, title: str = "Relief d'été") -> PreparedRaster:
    layer = QgsRasterLayer(str(path), title)
    assert layer.isValid()
    return prepare_raster(layer)


def slope() -> numpy.ndarray:
    return numpy.add.outer(numpy.arange(SIDE), numpy.arange(SIDE)).astype("float32") / 3


def test_heights_are_kept_to_the_last_bit_with_overviews(tmp_path: Path) -> None:
    values = slope()
    values[:100, :100] = -9999
    source = made(tmp_path / "dem.tif", [values], gdal.GDT_Float32, nodata=-9999)
    heard: list[float] = []
    feedback = Feedback(lambda fraction, _s: heard.append(fraction or 0.0))
    written = export_raster(prepared(source), tmp_path / "out", feedback)
    assert (written.path.name, written.count) == ("relief_d_ete.tif", 1)
    opened = gdal.Open(str(written.path))
    band = opened.GetRasterBand(1)
    assert opened.GetMetadataItem("LAYOUT", "IMAGE_STRUCTURE") == "COG"
    assert opened.GetMetadataItem("COMPRESSION", "IMAGE_STRUCTURE") == "DEFLATE"
    assert numpy.array_equal(band.ReadAsArray(), values)
    assert band.GetNoDataValue() == -9999
    assert band.GetOverviewCount() >= 1
    assert opened.GetGeoTransform() == (700_000, 10, 0, 6_600_000, 0, -10)
    # an average, in which no no-data value took part
    assert band.GetOverview(0).ReadAsArray()[-1, -1] == pytest.approx((2 * SIDE - 3) / 3, abs=0.5)
    assert band.GetOverview(0).ReadAsArray()[0, 0] == -9999
    assert len(heard) > 3
    assert heard[-1] == 1.0
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["relief_d_ete.tif"]


class WithoutText(QgsCoordinateReferenceSystem):
    """A system that lost its definition with the thread that made it, as QGIS leaves it."""

    def toWkt(self, *_how: object) -> str:  # noqa: N802  QGIS's name
        return ""


def test_a_system_that_has_no_text_any_more_is_told_by_its_code(tmp_path: Path) -> None:
    raster = prepared(made(tmp_path / "dem.tif", [slope()[:64, :64]], gdal.GDT_Float32, epsg=0))
    raster.crs = WithoutText("EPSG:2154")
    written = export_raster(raster, tmp_path / "out", Feedback())
    system = osr.SpatialReference(gdal.Open(str(written.path)).GetProjection())
    assert system.GetAuthorityCode(None) == "2154"


def test_classes_keep_their_colours_and_are_never_averaged(tmp_path: Path) -> None:
    values = ((numpy.indices((SIDE, SIDE)).sum(axis=0) // 3) % 2 * 9 + 1).astype("uint8")
    source = made(tmp_path / "classes.tif", [values], gdal.GDT_Byte)
    opened = gdal.Open(str(source), gdal.GA_Update)
    colours = gdal.ColorTable()
    colours.SetColorEntry(1, (255, 0, 0, 255))
    colours.SetColorEntry(10, (0, 0, 255, 255))
    opened.GetRasterBand(1).SetRasterColorTable(colours)
    opened = None
    written = gdal.Open(str(export_raster(prepared(source), tmp_path / "out", Feedback()).path))
    band = written.GetRasterBand(1)
    assert band.GetRasterColorTable().GetColorEntry(10) == (0, 0, 255, 255)
    assert set(numpy.unique(band.GetOverview(0).ReadAsArray())) == {1, 10}


def test_classes_are_known_by_how_the_person_shows_them(tmp_path: Path) -> None:
    values = ((numpy.indices((SIDE, SIDE)).sum(axis=0) // 3) % 2 * 9 + 1).astype("int16")
    raster = prepared(made(tmp_path / "classes.tif", [values], gdal.GDT_Int16))
    assert 'type="singlebandgray"' in raster.xml
    raster.xml = raster.xml.replace('type="singlebandgray"', 'type="paletted"')
    written = gdal.Open(str(export_raster(raster, tmp_path / "out", Feedback()).path))
    assert set(numpy.unique(written.GetRasterBand(1).GetOverview(0).ReadAsArray())) == {1, 10}


def test_a_picture_is_exact_unless_asked_otherwise(tmp_path: Path) -> None:
    bands = [numpy.random.default_rng(number).integers(0, 255, (700, 700)).astype("uint8") for number in range(3)]
    source = made(tmp_path / "photo.tif", bands, gdal.GDT_Byte)
    exact = export_raster(prepared(source), tmp_path / "out", Feedback())
    small = export_raster(prepared(source), tmp_path / "out", Feedback(), "petite", photo=True)
    assert small.size < exact.size
    opened = gdal.Open(str(exact.path))
    assert all(numpy.array_equal(opened.GetRasterBand(n + 1).ReadAsArray(), bands[n]) for n in range(3))
    assert "JPEG" in str(gdal.Open(str(small.path)).GetMetadataItem("COMPRESSION", "IMAGE_STRUCTURE"))


def test_reprojected_and_told(tmp_path: Path) -> None:
    raster = prepared(made(tmp_path / "dem.tif", [slope()], gdal.GDT_Float32, nodata=-9999))
    raster.target_crs = "EPSG:3857"
    written = export_raster(raster, tmp_path / "out", Feedback())
    opened = gdal.Open(str(written.path))
    assert opened.GetSpatialRef().GetAuthorityCode(None) == "3857"
    assert opened.RasterCount == 1
    assert any("EPSG:3857" in note for note in written.notes)


def test_a_file_without_crs_gets_the_one_the_person_gave_the_layer(tmp_path: Path) -> None:
    path = made(tmp_path / "nowhere.tif", [slope()], gdal.GDT_Float32, epsg=0)
    layer = QgsRasterLayer(str(path), "ici")
    from qgis.core import QgsCoordinateReferenceSystem

    layer.setCrs(QgsCoordinateReferenceSystem("EPSG:2154"))
    written = export_raster(prepare_raster(layer), tmp_path / "out", Feedback())
    assert gdal.Open(str(written.path)).GetSpatialRef().GetAuthorityCode(None) == "2154"


def test_cancel_leaves_nothing_and_gives_the_cache_back(tmp_path: Path) -> None:
    raster = prepared(made(tmp_path / "dem.tif", [slope()], gdal.GDT_Float32))
    before = gdal.GetCacheMax()
    feedback = Feedback(lambda fraction, _sentence: feedback.cancel() if fraction else None)
    with pytest.raises(Cancelled):
        export_raster(raster, tmp_path / "out", feedback)
    assert list((tmp_path / "out").iterdir()) == []
    assert gdal.GetCacheMax() == before


def test_a_raster_that_went_away_is_said(tmp_path: Path) -> None:
    path = made(tmp_path / "dem.tif", [slope()], gdal.GDT_Float32)
    raster = prepared(path)
    path.unlink()
    with pytest.raises(LayerError, match="cannot be read"):
        export_raster(raster, tmp_path / "out", Feedback())
