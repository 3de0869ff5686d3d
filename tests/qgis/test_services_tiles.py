"""Tiles, ArcGIS services and WMTS are opened as layers, from servers that speak as the standards say."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsVectorLayer,
    QgsVectorTileLayer,
)

from prodige_plugin.catalogue.model import Box
from prodige_plugin.errors import LayerError, PluginError
from prodige_plugin.feedback import Feedback
from prodige_plugin.metadata.online import OnlineResource
from prodige_plugin.network import Answer, Door, Headers
from prodige_plugin.services import esri, loading, tiles
from prodige_plugin.services.built import Built, LoadOptions
from prodige_plugin.services.capabilities import ManyLayers
from prodige_plugin.services.sources import LayerSource, layer_sources
from tests.servers.documents import PNG
from tests.servers.http import HttpServer

from .services_task import in_task


@pytest.fixture
def server() -> Iterator[HttpServer]:
    with HttpServer() as running:
        yield running


@pytest.fixture(autouse=True)
def empty_project(qgis_app) -> Iterator[None]:
    QgsProject.instance().clear()
    yield
    QgsProject.instance().clear()


def give(server: HttpServer, path: str, body: object, kind: str = "application/json") -> str:
    """Serve one document."""
    data = body if isinstance(body, bytes) else body.encode() if isinstance(body, str) else json.dumps(body).encode()
    server.route(path, lambda handler: handler.reply(200, data, kind))
    return server.url(path)


def source(url: str, protocol: str, name: str = "") -> LayerSource:
    return layer_sources([OnlineResource(url, protocol, name)], "Plan d'été")[0]


def built(way: LayerSource, options: LoadOptions | None = None) -> Built:
    ran = in_task(lambda: loading.build(way, options, Feedback()))
    assert ran.error is None, ran.error
    assert isinstance(ran.result, Built)
    assert ran.gap < 0.5
    return ran.result


# -- tiles by templates --------------------------------------------------------------------------


def test_xyz_tiles(server):
    layer = built(source(server.url("/tiles/{z}/{x}/{y}.png?key=a&b=c"), "")).layers[0]
    assert isinstance(layer, QgsRasterLayer)
    assert "type=xyz" in layer.source()
    server.route("/tiles/", lambda handler: handler.reply(200, PNG, "image/png"))
    layer.dataProvider().block(1, QgsRectangle(0, 5000000, 1000000, 6000000), 64, 64)
    asked = server.last()
    assert asked.path.startswith("/tiles/")
    assert asked.query == {"key": "a", "b": "c"}


@pytest.mark.parametrize("form", ["{s}.tiles", "{a-c}.tiles", "{switch:a,b,c}.tiles"])
def test_one_server_of_several(form):
    way = source(f"https://{form}.example/{{z}}/{{x}}/{{y}}.png", "OGC:TMS")
    assert "a.tiles.example" in way.uri
    assert not way.reason


def test_tiles_of_another_grid_say_so():
    way = source("https://h.example/{Style}/{TileMatrixSet}/{TileMatrix}/{TileRow}/{TileCol}.png", "OGC:WMTS")
    ran = in_task(lambda: loading.build(way, None, Feedback()))
    assert isinstance(ran.error, LayerError)
    assert "TileMatrixSet" in ran.error.why


def test_vector_tiles_by_their_style(server):
    give(server, "/data/v3.json", {"tiles": [server.url("/v3/{z}/{x}/{y}.pbf")], "minzoom": 2, "maxzoom": 14})
    style = {
        "version": 8,
        "name": "Plan",
        "sources": {"plan": {"type": "vector", "url": server.url("/data/v3.json")}},
        "layers": [
            {"id": "eau", "type": "fill", "source": "plan", "source-layer": "eau", "paint": {"fill-color": "#0000ff"}}
        ],
    }
    way = source(give(server, "/styles/plan/style.json", style), "WWW:LINK")
    assert (way.kind, way.provider) == ("TILES", "vectortile")
    made = built(way)
    layer = made.layers[0]
    assert isinstance(layer, QgsVectorTileLayer)
    assert made.notes == ()
    assert (layer.sourceMinZoom(), layer.sourceMaxZoom()) == (2, 14)
    assert [style.styleName() for style in layer.renderer().styles()] == ["eau"]


TMS = """<TileMapService version="1.0.0"><Title>Cartes</Title><TileMaps>
<TileMap title="Plan" srs="EPSG:3857" profile="mercator" href="{plan}"/>
<TileMap title="Photos" srs="EPSG:3857" profile="mercator" href="{photos}"/>
<TileMap title="Lambert" srs="EPSG:2154" profile="local" href="{lambert}"/></TileMaps></TileMapService>"""
MAP = """<TileMap version="1.0.0"><Title>Photos</Title><SRS>{srs}</SRS>
<TileFormat width="256" height="256" mime-type="image/jpeg" extension="jpg"/>
<TileSets profile="mercator"><TileSet href="{base}/0" units-per-pixel="156543" order="0"/>
<TileSet href="{base}/1" units-per-pixel="78271" order="1"/></TileSets></TileMap>"""


def test_a_tms_and_its_choice(server):
    plan, photos = server.url("/tms/1.0.0/plan"), server.url("/tms/1.0.0/photos")
    give(server, "/tms/1.0.0", TMS.format(plan=plan, photos=photos, lambert=server.url("/x")), "text/xml")
    give(server, "/tms/1.0.0/photos", MAP.format(srs="EPSG:3857", base=photos), "text/xml")
    way = source(server.url("/tms/1.0.0"), "OGC:TMS")
    ran = in_task(lambda: loading.build(way, None, Feedback()))
    assert isinstance(ran.error, ManyLayers)
    assert [layer.title for layer in ran.error.layers] == ["Plan", "Photos"]
    layer = built(way, LoadOptions(layer_name=ran.error.layers[1].name)).layers[0]
    assert "%7B-y%7D.jpg" in layer.source() or "{-y}.jpg" in layer.source()
    assert "zmax=1" in layer.source()


def test_ogc_api_tiles(server):
    at = "/ogc/collections/plan/tiles/WebMercatorQuad"
    template = server.url(at) + "/{tileMatrix}/{tileRow}/{tileCol}?f=png"
    url = give(server, at, {"title": "Plan", "links": [{"rel": "item", "type": "image/png", "href": template}]})
    layer = built(source(url, "OGC API Tiles")).layers[0]
    assert isinstance(layer, QgsRasterLayer)
    assert "WebMercatorQuad/%7Bz%7D/%7By%7D/%7Bx%7D" in layer.source()


@pytest.mark.parametrize("body", [{}, [], {"tiles": []}, {"sources": {}, "layers": []}, "<a/>", "<html></html>", "x"])
def test_what_describes_no_tiles(server, body):
    ran = in_task(lambda: loading.build(source(give(server, "/tms", body), "OGC:TMS"), None, Feedback()))
    assert isinstance(ran.error, PluginError)
    assert ran.error.todo


def test_a_tms_that_lists_itself_is_refused(server):
    give(server, "/tms", TMS.format(plan=server.url("/tms"), photos="", lambert=""), "text/xml")
    way = source(server.url("/tms"), "OGC:TMS", "Plan")
    ran = in_task(lambda: loading.build(way, None, Feedback()))
    assert isinstance(ran.error, PluginError)
    assert server.count("/tms") == 2


def test_an_account_does_not_follow_to_the_tiles_of_another_host(server):
    url = give(server, "/tiles.json", {"tiles": ["https://tiles.example/{z}/{x}/{y}.pbf"], "vector_layers": []})
    way = replace(source(url, "WWW:LINK"), authcfg="abc1234")
    made = tiles.build_tiles(way, LoadOptions(), Feedback(), Door())
    assert "authcfg" not in made.layers[0].source()
    assert "tiles.example" in made.layers[0].source()


# -- ArcGIS --------------------------------------------------------------------------------------

_FEATURES = {
    "id": 0, "name": "Zones", "type": "Feature Layer", "geometryType": "esriGeometryPoint", "capabilities": "Query",
    "objectIdField": "OBJECTID", "maxRecordCount": 1000, "supportedQueryFormats": "JSON",
    "extent": {"xmin": 0, "ymin": 40, "xmax": 5, "ymax": 50, "spatialReference": {"wkid": 102100, "latestWkid": 3857}},
    "fields": [{"name": "OBJECTID", "type": "esriFieldTypeOID"}, {"name": "nom", "type": "esriFieldTypeString"}],
}  # fmt: skip


def arcgis(server: HttpServer, kind: str, layers: list[dict]) -> str:
    base = f"/arcgis/rest/services/x/{kind}"
    give(server, base, {"layers": layers, "supportedImageFormatTypes": "PNG32,JPG", "capabilities": "Map,Query",
                        "singleFusedMapCache": False, "spatialReference": {"wkid": 2154},
                        "fullExtent": {"xmin": 0, "ymin": 0, "xmax": 9, "ymax": 9, "spatialReference": {"wkid": 2154}},
                        "initialExtent": {"xmin": 0, "ymin": 0, "xmax": 9, "ymax": 9,
                                          "spatialReference": {"wkid": 2154}}})  # fmt: skip
    for layer in layers:
        give(server, f"{base}/{layer['id']}", layer)
        ids = {"objectIdFieldName": "OBJECTID", "objectIds": [1]}
        give(server, f"{base}/{layer['id']}/query", ids)
    return server.url(base)


def test_an_arcgis_feature_service(server):
    url = arcgis(server, "FeatureServer", [_FEATURES])
    way = source(url, "ESRI:REST")
    assert (way.kind, way.provider) == ("ESRI", "arcgisfeatureserver")
    layer = built(way).layers[0]
    assert isinstance(layer, QgsVectorLayer)
    assert layer.crs().authid() == "EPSG:3857"
    assert [field.name() for field in layer.fields()] == ["OBJECTID", "nom"]


def test_an_arcgis_map_gives_features_or_the_choice(server):
    other = {"id": 1, "name": "Fond", "type": "Raster Layer", "extent": _FEATURES["extent"]}
    url = arcgis(server, "MapServer", [_FEATURES, other])
    ran = in_task(lambda: loading.build(source(url, "ESRI:REST"), None, Feedback()))
    assert isinstance(ran.error, ManyLayers)
    assert [(layer.name, layer.title) for layer in ran.error.layers] == [("0", "Zones"), ("1", "Fond")]
    assert isinstance(built(source(f"{url}/0", "ESRI:REST")).layers[0], QgsVectorLayer)
    picture = built(source(url, "ESRI:REST"), LoadOptions(layer_name="1")).layers[0]
    assert isinstance(picture, QgsRasterLayer)
    assert picture.providerType() == "arcgismapserver"


def test_an_arcgis_refusal(server):
    url = give(server, "/arcgis/rest/services/x/MapServer", {"error": {"code": 499, "message": "Token Required"}})
    ran = in_task(lambda: loading.build(source(url, ""), None, Feedback()))
    assert isinstance(ran.error, LayerError)
    assert "Token Required" in ran.error.why


def test_an_area_of_arcgis_features_is_a_copy(qgis_app, tmp_path):
    layer = QgsVectorLayer("Point?crs=EPSG:2154&field=nom:string", "Zones", "memory")
    for x in range(10):
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(550000 + 1000 * x, 6700000)))
        feature["nom"] = f"n° {x}"
        layer.dataProvider().addFeatures([feature])
    notes: list[str] = []
    options = LoadOptions(box=Box(0.9, 47.0, 1.05, 47.6), folder=tmp_path)
    kept = esri._within(layer, options, Feedback(), notes)
    assert 0 < kept.featureCount() < 10
    assert kept.providerType() == "ogr"
    assert kept.name() == "Zones"
    assert "copy" in notes[0]
    whole = esri._within(layer, LoadOptions(box=Box(-5, 41, 9, 51), folder=tmp_path), Feedback(), notes)
    assert whole is layer


# -- WMTS ----------------------------------------------------------------------------------------

WMTS = """<?xml version="1.0"?><Capabilities xmlns="http://www.opengis.net/wmts/1.0"
 xmlns:ows="http://www.opengis.net/ows/1.1" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.0.0">
<ows:ServiceIdentification><ows:Title>Tuiles</ows:Title><ows:ServiceType>OGC WMTS</ows:ServiceType>
<ows:ServiceTypeVersion>1.0.0</ows:ServiceTypeVersion></ows:ServiceIdentification>
<ows:OperationsMetadata><ows:Operation name="GetTile"><ows:DCP><ows:HTTP><ows:Get xlink:href="{url}"><ows:Constraint
 name="GetEncoding"><ows:AllowedValues><ows:Value>KVP</ows:Value></ows:AllowedValues></ows:Constraint></ows:Get>
</ows:HTTP></ows:DCP></ows:Operation></ows:OperationsMetadata>
<Contents><Layer><ows:Title>Plan</ows:Title><ows:Identifier>plan</ows:Identifier>
<ows:WGS84BoundingBox><ows:LowerCorner>-5 41</ows:LowerCorner><ows:UpperCorner>9 51</ows:UpperCorner>
</ows:WGS84BoundingBox><Style><ows:Identifier>autre</ows:Identifier></Style>
<Style isDefault="true"><ows:Identifier>normal</ows:Identifier></Style><Format>image/png</Format>
<Dimension><ows:Identifier>Time</ows:Identifier><Default>2024</Default><Value>2024</Value></Dimension>
<TileMatrixSetLink><TileMatrixSet>PM</TileMatrixSet></TileMatrixSetLink>
<TileMatrixSetLink><TileMatrixSet>LAMB93</TileMatrixSet></TileMatrixSetLink></Layer>
{sets}</Contents></Capabilities>"""
SET = """<TileMatrixSet><ows:Identifier>{name}</ows:Identifier>
<ows:SupportedCRS>urn:ogc:def:crs:EPSG::{code}</ows:SupportedCRS>
<TileMatrix><ows:Identifier>0</ows:Identifier><ScaleDenominator>559082264.0</ScaleDenominator>
<TopLeftCorner>{corner}</TopLeftCorner><TileWidth>256</TileWidth><TileHeight>256</TileHeight>
<MatrixWidth>1</MatrixWidth><MatrixHeight>1</MatrixHeight></TileMatrix></TileMatrixSet>"""


@pytest.mark.parametrize(
    ("wanted", "grid"), [("EPSG:2154", "LAMB93"), ("EPSG:3857", "PM"), ("EPSG:32631", "PM"), ("", "PM")]
)
@pytest.mark.parametrize("path", ["/wmts", "/1.0.0/WMTSCapabilities.xml"])
def test_a_wmts_in_the_grid_of_the_wanted_crs(server, path, wanted, grid):
    sets = SET.format(name="PM", code=3857, corner="-20037508 20037508")
    sets += SET.format(name="LAMB93", code=2154, corner="0 12000000")
    url = give(server, path, WMTS.format(url=server.url("/wmts?"), sets=sets), "application/xml")
    layer = built(source(url, "OGC:WMTS", "plan"), LoadOptions(crs=wanted)).layers[0]
    assert isinstance(layer, QgsRasterLayer)
    assert f"tileMatrixSet={grid}" in layer.source()
    assert layer.crs().authid() == ("EPSG:2154" if grid == "LAMB93" else "EPSG:3857")
    assert "styles=normal" in layer.source()
    server.route("/wmts", lambda handler: handler.reply(200, PNG, "image/png"))
    layer.dataProvider().block(1, layer.extent(), 32, 32)
    asked = next(seen.query for seen in reversed(server.requests) if seen.query.get("REQUEST") == "GetTile")
    assert (asked["TILEMATRIXSET"], asked["LAYER"]) == (grid, "plan")


# -- whatever a server says ------------------------------------------------------------------------

_KEYS = st.sampled_from(
    ["tiles", "url", "sources", "layers", "links", "href", "tilesets", "type", "minzoom", "name", "rel", "id", "error"]
)
_TEXTS = st.sampled_from(["", "x", "http://[x", "https://h/{z}/{x}/{y}.pbf", "vector", "raster", "Feature Layer", "0"])
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 40) | st.floats() | _TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=5),
    max_leaves=12,
)


class Saying:
    """A door behind which everything says the same."""

    def __init__(self, body: bytes) -> None:
        self.body = body

    def request(self, _method: str, url: str, **_more: object) -> Answer:
        return Answer(200, Headers([]), self.body, url)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(_KEYS, _VALUES, max_size=6))
def test_any_description_is_read_or_refused(told):
    door = Saying(json.dumps(told).encode())
    for read in (
        lambda: tiles.describe("https://h.example/x", "wanted", "Titre", door),
        lambda: esri._choose(told, "wanted", "Titre"),
        lambda: esri._crs(told),
    ):
        try:
            read()
        except PluginError as error:
            assert error.what
