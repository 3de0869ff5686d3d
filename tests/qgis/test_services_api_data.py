"""PRODIGE's data by machine, from a real HTTP server to layers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.core import QgsApplication, QgsAuthMethodConfig

from prodige_plugin import errors
from prodige_plugin.feedback import Feedback
from prodige_plugin.services import api_data, loading
from prodige_plugin.services.built import Built, LoadOptions
from prodige_plugin.services.sources import LayerSource
from tests.qgis.files_data import link, load, vector, zipped
from tests.qgis.services_task import in_task
from tests.servers.http import HttpServer
from tests.servers.prodige_data import ProdigeData, telecarto


@pytest.fixture
def server(qgis_new_project: None) -> Iterator[HttpServer]:
    with HttpServer() as running:
        yield running


@pytest.fixture(autouse=True)
def _small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api_data, "PAGE", 10)


def gids(built: Built) -> list[int]:
    return sorted(feature["gid"] for feature in built.layers[0].getFeatures())


def api(url: str, **more: object) -> LayerSource:
    return link(url, "Zones", "API", **more)


@pytest.mark.parametrize("count", [1, 10, 25, 30])
def test_all_pages(server: HttpServer, tmp_path: Path, count: int) -> None:
    data = ProdigeData(count)
    built = load(api(data.install(server)), tmp_path / "downloads")
    (layer,) = built.layers
    assert gids(built) == list(range(count))
    assert layer.name() == "Zones"
    assert [field.name() for field in layer.fields()][1:] == ["gid", "nom", "_edit_datemaj", "dirty", "fid"]
    assert [query["limit"] for query in data.asked] == ["10"] * len(data.asked)
    assert len(data.asked) == count // 10 + 1
    assert layer.crs().authid() in ("EPSG:4326", "OGC:CRS84")
    left = sorted(path.suffix for path in (tmp_path / "downloads").rglob("*") if path.is_file())
    assert left in ([".gpkg"], [".gpkg", ".gpkg-shm", ".gpkg-wal"])


def test_the_crs_of_the_project(server: HttpServer, tmp_path: Path) -> None:
    built = load(api(ProdigeData(3).install(server)), tmp_path / "downloads", crs="EPSG:2154")
    assert built.layers[0].crs().authid() == "EPSG:2154"
    assert next(built.layers[0].getFeatures()).geometry().asMultiPoint()[0].x() == 574357


@pytest.mark.parametrize("states_crs", [True, False])
def test_a_server_that_ignores_the_crs(server: HttpServer, tmp_path: Path, states_crs: bool) -> None:
    data = ProdigeData(3, ignores_srs=True, states_crs=states_crs)
    built = load(api(data.install(server)), tmp_path / "downloads", crs="EPSG:2154")
    assert built.layers[0].crs().authid() in ("EPSG:4326", "OGC:CRS84")


@pytest.mark.parametrize("quirk", ["ignores_limit", "ignores_offset", "knows_sort"])
def test_quirks(server: HttpServer, tmp_path: Path, quirk: str) -> None:
    data = ProdigeData(10 if quirk == "ignores_offset" else 25, **{quirk: quirk != "knows_sort"})
    built = load(api(data.install(server)), tmp_path / "downloads")
    assert built.layers[0].featureCount() >= 10
    assert len(set(gids(built))) == len(gids(built))
    if quirk == "ignores_limit":
        assert gids(built) == list(range(25))
        assert len(data.asked) == 1
    assert len(data.asked) < 8


def test_rows_that_come_twice_are_kept_once(server: HttpServer, tmp_path: Path) -> None:
    """Rows in no order: the second page begins elsewhere than the first ended."""
    data = ProdigeData(25, knows_sort=False)
    built = load(api(data.install(server)), tmp_path / "downloads")
    assert len(set(gids(built))) == len(gids(built))
    assert any("came twice" in note for note in built.notes)
    assert "sort_by" not in data.asked[-1]


def test_a_condition_is_left_as_it_is_written(server: HttpServer, tmp_path: Path) -> None:
    data = ProdigeData(2)
    url = data.install(server) + "&_where=and(eq(cp,85800),eq(x,1))&limit=1"
    assert gids(load(api(url), tmp_path / "downloads")) == [0, 1]
    assert data.asked[0]["_where"] == "and(eq(cp,85800),eq(x,1))"


@pytest.mark.parametrize("closed", ["401", "403", "page"])
def test_closed_data_without_an_account(server: HttpServer, tmp_path: Path, closed: str) -> None:
    with pytest.raises(errors.Unauthorized, match="not open to everybody") as caught:
        load(api(ProdigeData(3, closed=closed).install(server)), tmp_path / "downloads")
    assert "account" in caught.value.todo


def test_a_refusal_with_the_status_200(server: HttpServer, tmp_path: Path) -> None:
    with pytest.raises(errors.LayerError, match="Droits insuffisants"):
        load(api(ProdigeData(3, closed="check").install(server)), tmp_path / "downloads")


@pytest.mark.parametrize("closed", ["", "401", "page"])
def test_as_anybody_first_then_with_the_account(
    server: HttpServer, tmp_path: Path, qgis_app: object, closed: str
) -> None:
    manager = QgsApplication.authManager()
    if not manager.masterPasswordIsSet():
        assert manager.setMasterPassword("for the tests", True)
    config = QgsAuthMethodConfig("Basic")
    config.setName("data")
    config.setConfig("username", "a")
    config.setConfig("password", "b")
    config.setConfig("realm", "")
    assert manager.storeAuthenticationConfig(config)[0]
    try:
        data = ProdigeData(3, closed=closed, key="Basic YTpi")
        built = load(api(data.install(server), authcfg=config.id()), tmp_path / "downloads")
    finally:
        manager.removeAuthenticationConfig(config.id())
    assert gids(built) == [0, 1, 2]
    headers = [seen.headers.get("authorization") for seen in server.requests]
    assert headers == ([None, "Basic YTpi"] if closed else [None])


def test_no_feature_is_told(server: HttpServer, tmp_path: Path) -> None:
    with pytest.raises(errors.LayerError, match="no feature"):
        load(api(ProdigeData(0).install(server)), tmp_path / "downloads")


@pytest.mark.parametrize("body", [b"{}", b"[]", b'{"features": 3}', b"[1", b'{"message": "Not Found"}'])
def test_other_answers_are_told(server: HttpServer, tmp_path: Path, body: bytes) -> None:
    server.route("/api/data/1", lambda handler: handler.reply(200, body, "application/json"))
    with pytest.raises(errors.PluginError) as caught:
        load(api(server.url("/api/data/1")), tmp_path / "downloads")
    assert caught.value.what and caught.value.why and caught.value.todo


def test_a_table_without_place(server: HttpServer, tmp_path: Path) -> None:
    body = {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"gid": 1}, "geometry": None}]}
    server.route("/api/data/1", lambda handler: handler.reply(200, json.dumps(body).encode(), "application/json"))
    built = load(api(server.url("/api/data/1")), tmp_path / "downloads")
    assert built.layers[0].featureCount() == 1


def test_cancel_between_pages_leaves_nothing(server: HttpServer, tmp_path: Path) -> None:
    source = api(ProdigeData(1000).install(server))
    feedback = Feedback(lambda _fraction, sentence: feedback.cancel() if "30 feature" in sentence else None)
    wanted = LoadOptions(folder=tmp_path / "downloads")
    ran = in_task(lambda: loading.build(source, wanted, feedback))
    assert isinstance(ran.error, errors.Cancelled)
    assert [path for path in (tmp_path / "downloads").rglob("*") if path.is_file()] == []


# -- PRODIGE 4 -----------------------------------------------------------------------------------


def test_the_download_server_of_prodige_4(server: HttpServer, tmp_path: Path) -> None:
    towns = vector(tmp_path / "t.geojson", "GeoJSON", code=4326).read_bytes()
    url = telecarto(server, zipped({"Telechargement_1/x/forets_973.json": towns}))
    built = load(api(url), tmp_path / "downloads")
    assert built.layers[0].featureCount() == 3
    with pytest.raises(errors.LayerError, match="unknown"):
        load(api(url.replace("direct=MQ==", "direct=MA==")), tmp_path / "downloads")
    with pytest.raises(errors.HtmlInsteadOfData):
        load(api(server.url("/login?direct=MQ==")), tmp_path / "downloads")
