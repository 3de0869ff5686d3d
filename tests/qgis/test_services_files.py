"""Files behind links, from a real HTTP server to layers."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from osgeo import gdal
from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsRasterLayer, QgsVectorLayer

from prodige_plugin import errors
from prodige_plugin.catalogue.model import Box
from prodige_plugin.feedback import Feedback
from prodige_plugin.network import Door, RetryPolicy
from prodige_plugin.services import choices, downloads, loading, remote
from prodige_plugin.services.built import Built, LoadOptions
from tests.qgis.files_data import TOWNS, link, load, raster, shapefile, vector, zipped
from tests.qgis.services_task import in_task
from tests.qgis.test_network_qgis import in_thread, qgis_proxy  # noqa: F401  a fixture
from tests.servers.http import HttpServer
from tests.servers.proxy import CountingProxy
from tests.servers.ranges import RangedFile


@pytest.fixture
def server() -> Iterator[HttpServer]:
    with HttpServer() as running:
        yield running


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "downloads"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch, qgis_new_project: None) -> None:
    monkeypatch.setattr(downloads, "_WAIT_S", 0.01)


def serve(server: HttpServer, path: str, body: bytes, kind: str = "application/octet-stream", **more: object) -> str:
    server.route(path, RangedFile(body, kind, **more))  # type: ignore[arg-type]
    return server.url(path)


def names(layer: object) -> list[str]:
    assert isinstance(layer, QgsVectorLayer)
    return [feature["nom"] for feature in layer.getFeatures()]


ALL_TOWNS = [town[0] for town in TOWNS]

# -- formats -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("suffix", "driver", "code"),
    [
        ("gpkg", "GPKG", 2154),
        ("geojson", "GeoJSON", 4326),
        ("fgb", "FlatGeobuf", 2154),
        ("gml", "GML", 2154),
        ("kml", "LIBKML", 4326),
        ("kmz", "LIBKML", 4326),
    ],
)
def test_one_file_of_each_format(
    server: HttpServer, folder: Path, tmp_path: Path, suffix: str, driver: str, code: int
) -> None:
    body = vector(tmp_path / f"towns.{suffix}", driver, code=code).read_bytes()
    built = load(link(serve(server, f"/towns.{suffix}", body)), folder)
    (layer,) = built.layers
    assert built.group is None
    assert layer.name() == "Towns"
    assert layer.crs().authid() == f"EPSG:{code}"
    assert layer.featureCount() == 3
    added = loading.add_built(built, QgsProject.instance())
    assert added[0].source().startswith(str(folder))


@pytest.mark.parametrize("cpg", [True, False])
def test_a_zipped_shapefile_with_or_without_encoding(
    server: HttpServer, folder: Path, tmp_path: Path, cpg: bool
) -> None:
    parts = shapefile(tmp_path / "shp", cpg=cpg)
    body = zipped({f"Telechargement_17/x_1/{name}": part for name, part in parts.items()})
    built = load(link(serve(server, "/download/3fa2", body)), folder)
    assert names(built.layers[0]) == ALL_TOWNS
    assert built.layers[0].crs().authid() == "EPSG:2154"
    assert any("UTF-8" in note for note in built.notes) is not cpg


def test_a_shapefile_without_crs_gets_the_one_its_coordinates_tell(
    server: HttpServer, folder: Path, tmp_path: Path
) -> None:
    body = zipped(shapefile(tmp_path / "shp", code=0))
    built = load(link(serve(server, "/towns.zip", body)), folder, crs="EPSG:3857")
    assert built.layers[0].crs().authid() == "EPSG:2154"
    assert any("EPSG:2154" in note and "no CRS" in note for note in built.notes)


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_a_table_with_coordinates(server: HttpServer, folder: Path, encoding: str) -> None:
    text = "nom;x;y\r\n" + "".join(f"{town};{x},5;{y},5\r\n" for town, x, y in TOWNS)
    built = load(link(serve(server, "/towns.csv", text.encode(encoding), "text/csv")), folder)
    (layer,) = built.layers
    assert names(layer) == ALL_TOWNS
    assert layer.crs().authid() == "EPSG:2154"
    assert next(layer.getFeatures()).geometry().asPoint().x() == 574357.5
    assert any("EPSG:2154" in note for note in built.notes)


def test_a_table_with_both_coordinates_in_one_column(server: HttpServer, folder: Path) -> None:
    body = b'nom,geo_point_2d\nBlois,"47.59, 1.33"\nTours,"47.39, 0.68"\n'
    (layer,) = load(link(serve(server, "/ods.csv", body)), folder).layers
    assert names(layer) == ["Blois", "Tours"]
    point = next(layer.getFeatures()).geometry().asPoint()
    assert (point.x(), point.y()) == (1.33, 47.59)
    assert layer.crs().authid() == "EPSG:4326"


def test_a_table_without_coordinates_is_a_table(server: HttpServer, folder: Path) -> None:
    built = load(link(serve(server, "/codes.csv", b"nom,code\nBlois,41018\n")), folder)
    (layer,) = built.layers
    assert names(layer) == ["Blois"]
    assert not layer.isSpatial()


def test_an_image(server: HttpServer, folder: Path, tmp_path: Path) -> None:
    body = raster(tmp_path / "r.tif").read_bytes()
    built = load(link(serve(server, "/r.tif", body, "image/tiff")), folder)
    assert isinstance(built.layers[0], QgsRasterLayer)
    assert built.layers[0].crs().authid() == "EPSG:2154"
    assert built.layers[0].source().startswith(str(folder))


def test_a_large_image_is_read_where_it_is(
    server: HttpServer, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remote, "FROM_BYTES", 1000)
    body = raster(tmp_path / "r.tif", 512).read_bytes()
    built = load(link(serve(server, "/r.tif", body, "image/tiff")), folder)
    assert built.layers[0].source().startswith("/vsicurl?")
    assert any("where it is" in note for note in built.notes)
    assert not folder.exists()
    value, good = built.layers[0].dataProvider().sample(built.layers[0].extent().center(), 1)
    assert (value, good) == (7, True)
    # only the file itself is asked for, nothing beside it
    assert {seen.path for seen in server.requests} == {"/r.tif"}


@pytest.mark.parametrize("why", ["no ranges", "an account"])
def test_a_large_image_is_downloaded_where_it_must(
    server: HttpServer, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, why: str
) -> None:
    monkeypatch.setattr(remote, "FROM_BYTES", 1000)
    body = raster(tmp_path / "r.tif", 512).read_bytes()
    url = serve(server, "/r.tif", body, "image/tiff", ignores_ranges=why == "no ranges")
    source = link(url, authcfg="abcdefg") if why == "an account" else link(url)
    ran = in_task(lambda: loading.build(source, LoadOptions(folder=folder), Feedback(), Door()))
    assert ran.error is None, ran.error
    assert isinstance(ran.result, Built)
    assert ran.result.layers[0].source().startswith(str(folder))


def test_features_are_read_where_they_are(
    server: HttpServer, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remote, "FROM_BYTES", 100)
    body = vector(tmp_path / "towns.fgb", "FlatGeobuf").read_bytes()
    built = load(link(serve(server, "/towns.fgb", body)), folder)
    assert built.layers[0].source().startswith("/vsicurl?")
    assert sorted(names(built.layers[0])) == sorted(ALL_TOWNS)
    # an address with a key in it is not written into a project
    built = load(link(serve(server, "/towns.fgb", body) + "?X-Amz-Signature=0123"), folder)
    assert built.layers[0].source().startswith(str(folder))


def test_a_file_read_where_it_is_goes_through_the_proxy_of_qgis(
    server: HttpServer,
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qgis_proxy: Callable[..., None],  # noqa: F811
) -> None:
    monkeypatch.setattr(remote, "FROM_BYTES", 1000)
    url = serve(server, "/proxied.tif", raster(tmp_path / "r.tif", 512).read_bytes(), "image/tiff")
    before = gdal.GetConfigOption("GDAL_HTTP_PROXY")
    with CountingProxy() as proxy:
        qgis_proxy(proxy.host, proxy.port)
        try:
            # a new thread: QGIS reads its settings of proxies once for each
            built = in_thread(lambda: loading.build(link(url), LoadOptions(folder=folder), Feedback()))
            assert built.layers[0].source().startswith("/vsicurl?")
            assert built.layers[0].dataProvider().sample(built.layers[0].extent().center(), 1) == (7, True)
            assert proxy.count == server.count() > 1
        finally:
            gdal.SetConfigOption("GDAL_HTTP_PROXY", before)


def test_a_folder_that_cannot_be_used_is_told(server: HttpServer, tmp_path: Path) -> None:
    (tmp_path / "downloads").write_bytes(b"a file in the way")
    with pytest.raises(errors.FileError) as caught:
        load(link(server.url("/bytes/10")), tmp_path / "downloads")
    assert "options" in caught.value.todo
    assert server.count() == 0


def test_a_full_disk_is_told_and_leaves_room(server: HttpServer, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _path: type("Usage", (), {"free": 1000}))
    with pytest.raises(errors.FileError, match="full"):
        load(link(server.url("/bytes/90000")), folder)
    assert [path for path in folder.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("driver", ["MapInfo File", "OpenFileGDB"])
def test_other_formats_in_archives(server: HttpServer, folder: Path, tmp_path: Path, driver: str) -> None:
    made = tmp_path / "made"
    made.mkdir()
    vector(made / ("towns.gdb" if driver == "OpenFileGDB" else "towns.tab"), driver)
    parts = {one.relative_to(made).as_posix(): one.read_bytes() for one in made.rglob("*") if one.is_file()}
    built = load(link(serve(server, "/a.zip", zipped(parts))), folder)
    assert names(built.layers[0]) == ALL_TOWNS
    assert built.layers[0].crs().isValid()


# -- several in one ------------------------------------------------------------------------------


def test_a_choice_among_layers_and_all_of_them(server: HttpServer, folder: Path, tmp_path: Path) -> None:
    body = vector(tmp_path / "two.gpkg", "GPKG", ("roads", "towns")).read_bytes()
    source = link(serve(server, "/two.gpkg", body), "Both")
    with pytest.raises(choices.ManyFiles) as caught:
        load(source, folder)
    error = caught.value
    assert [layer.title for layer in error.layers] == ["roads", "towns", "All 2 layer(s), in a group"]
    assert error.why and error.todo and "two.gpkg" in error.why
    for layer in error.layers[:-1]:
        built = load(source, folder, layer_name=layer.name)
        assert [one.name() for one in built.layers] == [layer.title]
    built = load(source, folder, layer_name=choices.ALL)
    assert built.group is not None
    assert built.group.title == "Both"
    assert sorted(layer.name() for layer in built.layers) == ["roads", "towns"]
    # the name in the record decides without a question
    assert load(replace(source, layer_name="ms:Towns"), folder).layers[0].name() == "towns"
    # downloaded once: the other times the server said that nothing changed
    assert server.find("/two.gpkg").unchanged == 4  # type: ignore[union-attr]


def test_the_only_layer_on_the_map_is_meant(server: HttpServer, folder: Path, tmp_path: Path) -> None:
    files = shapefile(tmp_path / "shp") | {"codes.csv": b"code;nom\n1;a\n2;b\n", "notice.pdf": b"%PDF"}
    built = load(link(serve(server, "/a.zip", zipped(files))), folder)
    assert names(built.layers[0]) == ALL_TOWNS
    assert any("2 layer(s)" in note for note in built.notes)


def test_one_file_that_cannot_be_opened_does_not_close_the_archive(
    server: HttpServer, folder: Path, tmp_path: Path
) -> None:
    files = shapefile(tmp_path / "shp") | {"ortho.ecw": b"\x00" * 50}
    built = load(link(serve(server, "/a.zip", zipped(files))), folder)
    assert names(built.layers[0]) == ALL_TOWNS
    assert any("ECW" in note for note in built.notes)
    with pytest.raises(errors.LayerError, match="ECW"):
        load(link(serve(server, "/ortho.ecw", b"\x00" * 50)), folder)


def test_a_packed_file(server: HttpServer, folder: Path, tmp_path: Path) -> None:
    body = gzip.compress(vector(tmp_path / "towns.geojson", "GeoJSON", code=4326).read_bytes())
    built = load(link(serve(server, "/towns.geojson.gz", body, "application/gzip")), folder)
    assert names(built.layers[0]) == ALL_TOWNS


def test_an_archive_without_data_says_what_it_holds(server: HttpServer, folder: Path) -> None:
    url = serve(server, "/a.zip", zipped({"notice.pdf": b"%PDF", "x/plan.docx": b"PK"}))
    with pytest.raises(errors.LayerError) as caught:
        load(link(url), folder)
    assert "notice.pdf" in caught.value.why


def test_a_file_that_sends_elsewhere_is_refused(server: HttpServer, folder: Path) -> None:
    body = b'<VRTDataset rasterXSize="1" rasterYSize="1"><SourceFilename>/etc/passwd</SourceFilename></VRTDataset>'
    for path in ("/a.vrt", "/a.tif", "/a.kml"):
        with pytest.raises(errors.LayerError):
            load(link(serve(server, path, body)), folder)


# -- styles and areas ----------------------------------------------------------------------------


def test_the_style_beside_the_data_is_used_without_what_runs(server: HttpServer, folder: Path, tmp_path: Path) -> None:
    parts = shapefile(tmp_path / "shp")
    styled = QgsVectorLayer(str(tmp_path / "shp" / "towns.shp"), "x", "ogr")
    symbol = styled.renderer().symbol()
    symbol.setColor(symbol.color().fromRgb(1, 2, 3))
    styled.setMapTipTemplate("<img src='https://spy.example/x.png'>")
    qml = tmp_path / "towns.qml"
    styled.saveNamedStyle(str(qml))
    text = qml.read_text(encoding="utf-8").replace(
        "</qgis>", "<editforminitcode>import os; os.system('x')</editforminitcode></qgis>"
    )
    built = load(link(serve(server, "/a.zip", zipped({**parts, "towns.qml": text.encode()}))), folder)
    (layer,) = built.layers
    assert layer.renderer().symbol().color().getRgb()[:3] == (1, 2, 3)
    assert layer.mapTipTemplate() == ""
    assert layer.editFormConfig().initCode() == ""
    assert any("without its actions" in note for note in built.notes)


def test_a_broken_style_is_left_out(server: HttpServer, folder: Path, tmp_path: Path) -> None:
    parts = shapefile(tmp_path / "shp")
    bomb = b'<!DOCTYPE qgis [<!ENTITY a "b">]><qgis>&a;</qgis>'
    built = load(link(serve(server, "/a.zip", zipped({**parts, "towns.qml": bomb}))), folder)
    assert built.layers[0].isValid()
    assert any("left out" in note for note in built.notes)


def test_only_an_area(server: HttpServer, folder: Path, tmp_path: Path) -> None:
    body = vector(tmp_path / "towns.gpkg", "GPKG").read_bytes()
    source = link(serve(server, "/towns.gpkg", body))
    built = load(source, folder, box=Box(1.2, 47.5, 1.5, 47.7))
    assert names(built.layers[0]) == ["Blois"]
    assert any("1 feature" in note for note in built.notes)
    assert built.layers[0].crs() == QgsCoordinateReferenceSystem("EPSG:2154")
    assert names(load(source, folder, box=Box(-5, 41, 9, 51)).layers[0]) == ALL_TOWNS


# -- downloads -----------------------------------------------------------------------------------


def test_a_cut_download_goes_on(server: HttpServer, folder: Path, tmp_path: Path) -> None:
    body = vector(tmp_path / "towns.gpkg", "GPKG").read_bytes()
    file = RangedFile(body, cuts=[30_000, 30_000], headers={"Content-Disposition": 'attachment; filename="t.gpkg"'})
    server.route("/d", file)
    built = load(link(server.url("/d")), folder)
    assert names(built.layers[0]) == ALL_TOWNS
    assert file.asked[0] == ""
    assert all(asked.startswith("bytes=") for asked in file.asked[1:])
    assert len(file.asked) == 3
    assert [path.name for path in folder.rglob("*.gpkg")] == ["t.gpkg"]
    assert not list(folder.rglob("*.part*"))


def test_a_cancelled_download_goes_on_the_next_time(server: HttpServer, folder: Path) -> None:
    body = bytes(range(256)) * 400_000
    file = RangedFile(body)
    server.route("/d.bin", file)

    def work(feedback: Feedback) -> object:
        return downloads.fetch(Door(feedback=feedback), server.url("/d.bin"), folder, feedback)

    feedback = Feedback(lambda fraction, _sentence: feedback.cancel() if fraction and fraction > 0.02 else None)
    ran = in_task(lambda: work(feedback))
    assert isinstance(ran.error, errors.Cancelled)
    (part,) = folder.rglob("*.part")
    came = part.stat().st_size
    assert came > 0
    ran = in_task(lambda: work(Feedback()))
    assert file.asked == ["", f"bytes={came - 1}-"]
    assert isinstance(ran.result, downloads.Downloaded)
    assert ran.result.path.read_bytes() == body


def test_a_newer_file_does_not_take_the_place_of_the_one_in_use(
    server: HttpServer, folder: Path, tmp_path: Path
) -> None:
    old = vector(tmp_path / "towns.gpkg", "GPKG").read_bytes()
    source = link(serve(server, "/towns.gpkg", old))
    first = load(source, folder).layers[0]
    newer = vector(tmp_path / "new.gpkg", "GPKG", ("towns",)).read_bytes()
    serve(server, "/towns.gpkg", newer, etag='"v2"')
    second = load(source, folder).layers[0]
    assert first.source() != second.source()
    assert names(first) == names(second) == ALL_TOWNS


def test_a_server_that_is_gone_leaves_the_copy(server: HttpServer, folder: Path, tmp_path: Path) -> None:
    url = serve(server, "/towns.gpkg", vector(tmp_path / "towns.gpkg", "GPKG").read_bytes())
    load(link(url), folder)
    server._server.shutdown()
    server._server.server_close()
    door = Door(retry=RetryPolicy(attempts=1))
    ran = in_task(lambda: loading.build(link(url), LoadOptions(folder=folder), Feedback(), door))
    assert isinstance(ran.result, Built), ran.error
    assert any("does not answer" in note for note in ran.result.notes)


def test_a_checksum_that_is_not_met(server: HttpServer, folder: Path) -> None:
    wrong = hashlib.sha256(b"other").digest().hex()
    import base64

    digest = base64.b64encode(bytes.fromhex(wrong)).decode()
    url = serve(server, "/a.gpkg", b"SQLite format 3\0" * 50, headers={"Repr-Digest": f"sha-256=:{digest}:"})
    with pytest.raises(errors.NetworkError, match="damaged"):
        load(link(url), folder)
    assert [path for path in folder.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/login", errors.HtmlInsteadOfData),
        ("/report/ows11", errors.ServiceException),
        ("/status/404", errors.HttpError),
        ("/status/401", errors.Unauthorized),
        ("/bytes/0", errors.NetworkError),
        ("/cut-chunked", errors.CutAnswer),
    ],
)
def test_what_is_no_file_is_told_and_leaves_nothing(
    server: HttpServer, folder: Path, path: str, kind: type[errors.PluginError]
) -> None:
    with pytest.raises(kind) as caught:
        load(link(server.url(path)), folder)
    assert caught.value.what and caught.value.why and caught.value.todo
    left = [one for one in folder.rglob("*") if one.is_file() and ".part" not in one.name]
    assert left == []


def test_a_truncated_archive_is_told_and_fetched_anew_later(server: HttpServer, folder: Path, tmp_path: Path) -> None:
    whole = zipped(shapefile(tmp_path / "shp"))
    source = link(serve(server, "/a.zip", whole[: len(whole) // 2]))
    with pytest.raises(errors.LayerError, match="damaged"):
        load(source, folder)
    serve(server, "/a.zip", whole)
    assert names(load(source, folder).layers[0]) == ALL_TOWNS


def test_another_address_where_the_first_is_dead(server: HttpServer, folder: Path, tmp_path: Path) -> None:
    url = serve(server, "/towns.gpkg", vector(tmp_path / "towns.gpkg", "GPKG").read_bytes())
    built = load(link(server.url("/status/404"), others=(url,)), folder)
    assert names(built.layers[0]) == ALL_TOWNS


GEODATA = Path(__file__).resolve().parents[3] / "shared" / "geodata" / "communes-41-loir-et-cher.geojson"


@pytest.mark.skipif(not GEODATA.exists(), reason="the reference layers are not here")
def test_real_communes(server: HttpServer, folder: Path) -> None:
    built = load(
        link(serve(server, "/communes.geojson", GEODATA.read_bytes())), folder, box=Box(1.3, 47.55, 1.36, 47.61)
    )
    assert "Blois" in names(built.layers[0])
    assert built.layers[0].featureCount() < 20
