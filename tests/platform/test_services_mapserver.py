"""Layers of a real MapServer over PostGIS, PRODIGE's own engine, built as the docks build them."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from qgis.core import (
    QgsApplication,
    QgsFeatureRequest,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor

from prodige_plugin.catalogue.model import Box, Summary
from prodige_plugin.errors import Unauthorized
from prodige_plugin.feedback import Feedback
from prodige_plugin.metadata.online import OnlineResource
from prodige_plugin.services import loading
from prodige_plugin.services.built import Built, LoadOptions
from prodige_plugin.services.capabilities import ManyLayers
from prodige_plugin.services.sources import LayerSource, layer_sources
from tests.platform.cluster_fixture import Cluster, cluster
from tests.platform.publish_support import store_account
from tests.qgis.services_task import in_task
from tests.servers.mapserver import ACCOUNT, FOREST, MANY, PAGE, UUID, MapServer

__all__ = ["cluster"]

ZONES = "n_zone_s_r41"


@pytest.fixture(scope="module")
def mapserver(cluster: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MapServer]:
    with MapServer(cluster, tmp_path_factory.mktemp("mapserver")) as running:
        yield running


@pytest.fixture(autouse=True)
def empty_project(qgis_app) -> Iterator[None]:
    QgsProject.instance().clear()
    yield
    QgsProject.instance().clear()


def source(
    mapserver: MapServer, path: str, protocol: str, name: str = ZONES, title: str = "Zones d'été", **more
) -> LayerSource:
    link = OnlineResource(mapserver.url(path), protocol, name)
    return layer_sources([link], title, hosts=[urlsplit(mapserver.url("/")).netloc], **more)[0]


def built(way: LayerSource, options: LoadOptions | None = None) -> Built:
    ran = in_task(lambda: loading.build(way, options or LoadOptions(crs="EPSG:2154"), Feedback()), 90)
    assert ran.error is None, ran.error
    assert isinstance(ran.result, Built)
    assert ran.gap < 0.5, f"the window stood still for {ran.gap * 1000:.0f} ms"
    assert all(layer.thread() == QgsApplication.instance().thread() for layer in ran.result.layers)
    return ran.result


def of_postgis(mapserver: MapServer, gid: int, srid: int) -> tuple[float, float]:
    ((x, y),) = mapserver.cluster.sql(
        f"SELECT ST_X(g), ST_Y(g) FROM (SELECT ST_Transform(geom, {srid}) g FROM carto.n_lieux_p_r41"
        f" WHERE gid = {gid}) AS one"
    )
    return x, y


@pytest.mark.parametrize("path", ["/wfs", f"/wfs/{UUID}"])
def test_every_feature_comes_page_after_page(mapserver, path):
    layer = built(source(mapserver, path, "OGC:WFS")).layers[0]
    assert isinstance(layer, QgsVectorLayer)
    assert MANY > 2 * PAGE  # the server gives no more at once
    names = {feature["nom"] for feature in layer.getFeatures()}
    assert len(names) == MANY
    assert "Forêt n° 7" in names
    assert layer.crs().authid() == "EPSG:2154"
    starts = {
        seen.query["STARTINDEX"] for seen in mapserver.http.requests if seen.path == path and "STARTINDEX" in seen.query
    }
    assert {"0", str(PAGE), str(2 * PAGE)} <= starts


@pytest.mark.parametrize("protocol", ["OGC:WFS", "OGC API Features"])
@pytest.mark.parametrize(("crs", "srid"), [("EPSG:2154", 2154), ("EPSG:4326", 4326), ("EPSG:3857", 3857)])
def test_coordinates_are_those_of_the_database(mapserver, protocol, crs, srid):
    path = "/wfs" if "WFS" in protocol else "/ogcapi"
    layer = built(source(mapserver, path, protocol, "n_lieux_p_r41"), LoadOptions(crs=crs)).layers[0]
    srid = int(layer.crs().authid().removeprefix("EPSG:")) if layer.crs().authid() != "OGC:CRS84" else 4326
    (feature,) = [feature for feature in layer.getFeatures() if int(feature["gid"]) == 9]
    point = feature.geometry().asPoint()
    assert (point.x(), point.y()) == pytest.approx(of_postgis(mapserver, 9, srid), rel=1e-6)
    assert feature["nom"] == "Œuvre d'art 9"


def test_wfs_1_1_axis_order(mapserver):
    way = source(mapserver, "/old/wfs", "OGC:WFS", "n_lieux_p_r41")
    layer = built(way, LoadOptions(crs="EPSG:4326")).layers[0]
    point = next(layer.getFeatures(QgsFeatureRequest().setLimit(1))).geometry().asPoint()
    assert 0 < point.x() < 2 < 46 < point.y() < 47


@pytest.mark.parametrize(
    "stated", ["ms:n_zone_s_r41", "N_ZONE_S_R41", "n zone s r41", "Zones d'été", "MS:N_Zone_S_R41"]
)
def test_names_are_those_of_the_service(mapserver, stated):
    made = built(source(mapserver, "/wfs", "OGC:WFS", stated))
    assert made.layers[0].isValid()
    assert made.layers[0].featureCount() == MANY
    if stated != "ms:n_zone_s_r41":
        assert f"“{stated}”" in made.notes[0]
        assert "ms:n_zone_s_r41" in made.notes[0]
    else:
        assert made.notes == ()


@pytest.mark.parametrize("stated", [FOREST, "n_foret_p_r41", "Forêts à l'étude"])
def test_a_type_name_with_an_accent(mapserver, stated):
    layer = built(source(mapserver, "/wfs", "OGC:WFS", stated, "Titre de la fiche")).layers[0]
    assert f"ms:{FOREST}" in layer.source()
    assert {str(feature["nom"])[:11] for feature in layer.getFeatures()} == {"Œuvre d'art"}


def test_a_name_that_is_not_there_gives_the_choice(mapserver):
    way = source(mapserver, "/wfs", "OGC:WFS", "forets", "Forêts")
    ran = in_task(lambda: loading.build(way, LoadOptions(), Feedback()))
    assert isinstance(ran.error, ManyLayers)
    assert {layer.name for layer in ran.error.layers} == {"ms:n_zone_s_r41", "ms:n_lieux_p_r41", f"ms:{FOREST}"}
    chosen = built(way, LoadOptions(layer_name="ms:n_lieux_p_r41"))
    assert chosen.layers[0].featureCount() == 25


def test_a_picture_shows_the_zones(mapserver):
    made = built(source(mapserver, "/wms?service=WMS&request=GetCapabilities", "OGC:WMS-1.1.1-http-get-map"))
    layer = made.layers[0]
    assert isinstance(layer, QgsRasterLayer)
    assert layer.crs().authid() == "EPSG:2154"
    block = layer.dataProvider().block(1, QgsRectangle(500000, 6600000, 520000, 6620000), 64, 64)
    colours = {QColor(block.color(row, column)).name() for row in range(64) for column in range(64)}
    assert "#c81e3c" in colours
    assert layer.abstract() == "" or "service" in layer.abstract()


def test_features_are_drawn_as_the_record_s_pictures(mapserver):
    links = [
        OnlineResource(mapserver.url("/wms"), "OGC:WMS", ZONES),
        OnlineResource(mapserver.url("/wfs"), "OGC:WFS", f"ms:{ZONES}"),
    ]
    way = layer_sources(links, "Zones", hosts=["127.0.0.1"])[0]
    assert way.kind == "WFS"
    made = built(way)
    assert any("draws it" in note for note in made.notes), made.notes
    colours = {symbol.color().name() for symbol in made.layers[0].renderer().symbols(_context())}
    assert colours == {"#c81e3c"}


def _context():
    from qgis.core import QgsRenderContext

    return QgsRenderContext()


def test_a_pictures_address_that_is_stated_as_one_of_features(mapserver):
    """MapServer answers WFS at the same address, as many servers do."""
    made = built(source(mapserver, "/wms", "OGC:WFS", ZONES))
    assert isinstance(made.layers[0], QgsRasterLayer)
    assert any("WFS" in note and "WMS" in note for note in made.notes)


def test_a_coverage(mapserver):
    made = built(source(mapserver, "/wcs", "OGC:WCS", "altitude"), LoadOptions(crs="EPSG:2154"))
    layer = made.layers[0]
    assert isinstance(layer, QgsRasterLayer)
    value, fine = layer.dataProvider().sample(QgsRectangle(550000, 6650000, 550001, 6650001).center(), 1)
    assert fine
    assert value == pytest.approx(123.5)


def test_only_what_touches_a_box(mapserver):
    ((west, south, east, north),) = mapserver.cluster.sql(
        "SELECT ST_XMin(b), ST_YMin(b), ST_XMax(b), ST_YMax(b) FROM (SELECT ST_Transform(ST_MakeEnvelope("
        "505000, 6603000, 511000, 6607000, 2154), 4326) b) AS box"
    )
    box = Box(west, south, east, north)
    made = built(source(mapserver, "/wfs", "OGC:WFS"), LoadOptions(crs="EPSG:2154", box=box))
    layer = made.layers[0]
    found = {int(feature["gid"]) for feature in layer.getFeatures()}
    ((there,),) = mapserver.cluster.sql(
        "SELECT array_agg(gid) FROM carto.n_zone_s_r41"
        " WHERE ST_Intersects(geom, ST_MakeEnvelope(505200, 6603200, 510800, 6606800, 2154))"
    )
    assert set(there) <= found
    assert len(found) < 3 * len(there) < MANY
    assert any("area" in note for note in made.notes)
    assert layer.subsetString()
    filters = [seen.query.get("FILTER", "") for seen in mapserver.http.requests]
    assert "BBOX" in filters[-1]  # the server does the work


@pytest.mark.parametrize("crs", ["EPSG:2154", "EPSG:4326"])
def test_an_area_without_features_is_said_so(mapserver, crs):
    made = built(source(mapserver, "/wfs", "OGC:WFS"), LoadOptions(crs=crs, box=Box(-20.0, 40.0, -19.9, 40.1)))
    assert next(made.layers[0].getFeatures(), None) is None
    assert any("empty" in note for note in made.notes)
    some = built(source(mapserver, "/wfs", "OGC:WFS"), LoadOptions(crs=crs, box=Box(-10.0, 35.0, 15.0, 55.0)))
    assert next(some.layers[0].getFeatures(), None) is not None
    assert not any("empty" in note for note in some.notes)


def test_every_feature_of_an_ogc_api_that_does_not_turn_pages(mapserver):
    """MapServer 8.0 gives the same features again whatever the offset."""
    made = built(source(mapserver, "/ogcapi", "OGC API Features"))
    assert len({feature["nom"] for feature in made.layers[0].getFeatures()}) == MANY
    assert any("same features on each page" in note for note in made.notes)
    few = built(source(mapserver, "/ogcapi", "OGC API Features", "n_lieux_p_r41"))
    assert not any("same features" in note for note in few.notes)


def test_only_what_touches_a_box_of_an_ogc_api(mapserver):
    west, south = of_postgis(mapserver, 5, 4326)
    east, north = of_postgis(mapserver, 8, 4326)
    way = source(mapserver, "/ogcapi", "OGC API Features", "n_lieux_p_r41")
    layer = built(way, LoadOptions(box=Box(west - 1e-5, south - 1e-5, east + 1e-5, north + 1e-5))).layers[0]
    assert {int(feature["gid"]) for feature in layer.getFeatures()} == {5, 6, 7, 8}


def test_only_what_the_map_shows(mapserver):
    made = built(source(mapserver, "/wfs", "OGC:WFS"), LoadOptions(crs="EPSG:2154", view_only=True))
    request = QgsFeatureRequest(QgsRectangle(505000, 6603000, 507000, 6605000))
    assert 0 < len(list(made.layers[0].getFeatures(request))) < 20
    asked = [seen.query for seen in mapserver.http.requests if seen.query.get("REQUEST") == "GetFeature"]
    assert "BBOX" in asked[-1]


@pytest.fixture
def account(qgis_app) -> Iterator[str]:
    identifier = store_account(*ACCOUNT)
    yield identifier
    QgsApplication.authManager().removeAuthenticationConfig(identifier)


@pytest.mark.parametrize(("path", "protocol"), [("/protected/wfs", "OGC:WFS"), ("/protected/wms", "OGC:WMS")])
def test_protected_with_the_platform_s_account(mapserver, account, path, protocol):
    made = built(source(mapserver, path, protocol, authcfg=account))
    layer = made.layers[0]
    assert f"authcfg={account}" in layer.source()
    assert ACCOUNT[1] not in layer.source()
    if isinstance(layer, QgsVectorLayer):
        assert sum(1 for _feature in layer.getFeatures()) == MANY


@pytest.mark.parametrize(("path", "protocol"), [("/protected/wfs", "OGC:WFS"), ("/protected/wms", "OGC:WMS")])
def test_protected_without_an_account(mapserver, path, protocol):
    before = mapserver.http.count(path)
    ran = in_task(lambda: loading.build(source(mapserver, path, protocol), LoadOptions(), Feedback()))
    assert isinstance(ran.error, Unauthorized)
    assert mapserver.http.count(path) == before + 1  # a refusal is not asked again in other versions
    assert not QgsProject.instance().mapLayers()


@pytest.mark.parametrize(("path", "protocol"), [("/slow/wfs", "OGC:WFS"), ("/slow/wms", "OGC:WMS")])
def test_a_slow_service_never_holds_the_window(mapserver, path, protocol):
    mapserver.delay_s = 1.0
    way = source(mapserver, path, protocol)
    ran = in_task(lambda: loading.build(way, LoadOptions(crs="EPSG:2154"), Feedback()), 90)
    assert ran.error is None, ran.error
    assert ran.seconds > 1.9
    assert ran.gap < 0.5, f"the window stood still for {ran.gap * 1000:.0f} ms"
    summary = Summary("one", "Zones d'été", licence="Licence Ouverte 2.0", organisation="DREAL")
    (added,) = loading.add_built(ran.result, QgsProject.instance(), summary, "carto")
    assert added.customProperty(loading.RECORD_ID) == "one"
    assert added.metadata().licenses() == ["Licence Ouverte 2.0"]


def test_cancelling_a_slow_service(mapserver):
    from prodige_plugin.errors import Cancelled

    mapserver.delay_s = 3.0
    feedback = Feedback()
    way = source(mapserver, "/slow/wfs", "OGC:WFS")

    def work() -> object:
        import threading

        threading.Timer(0.3, feedback.cancel).start()
        return loading.build(way, LoadOptions(), feedback)

    ran = in_task(work)
    assert isinstance(ran.error, Cancelled)
    assert ran.seconds < 3.0
