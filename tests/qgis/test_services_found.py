"""Where a service is found that does not answer at the record's address, or not as the record says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import pytest
from qgis.core import QgsProject, QgsRasterLayer, QgsVectorLayer

from prodige_plugin.errors import BadXml, HttpError, NetworkError, NoConnection, Unauthorized
from prodige_plugin.feedback import Feedback
from prodige_plugin.metadata.online import OnlineResource
from prodige_plugin.network import Answer, Door, Headers
from prodige_plugin.services import loading, service
from prodige_plugin.services.built import LoadOptions
from prodige_plugin.services.sources import LayerSource, layer_sources
from tests.servers.documents import PNG
from tests.servers.http import Handler, HttpServer

from .services_task import in_task

WMS_111 = """<?xml version="1.0"?><WMT_MS_Capabilities version="1.1.1"><Service><Name>OGC:WMS</Name>
<Title>Cartes</Title>
<OnlineResource xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="{url}"/></Service><Capability><Request>
<GetCapabilities><Format>application/vnd.ogc.wms_xml</Format><DCPType><HTTP><Get><OnlineResource
 xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="{url}"/></Get></HTTP></DCPType></GetCapabilities>
<GetMap><Format>image/png</Format><DCPType><HTTP><Get><OnlineResource
 xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="{url}"/></Get></HTTP></DCPType></GetMap></Request>
<Layer><Title>Tout</Title><SRS>EPSG:4326 EPSG:2154</SRS><LatLonBoundingBox minx="-5" miny="41" maxx="9" maxy="51"/>
<Layer><Name>zones</Name><Title>Zones</Title><Style><Name>fond</Name></Style><Style><Name>trait</Name></Style></Layer>
</Layer></Capability></WMT_MS_Capabilities>"""


@pytest.fixture
def server() -> Iterator[HttpServer]:
    with HttpServer() as running:
        yield running


@pytest.fixture(autouse=True)
def empty_project(qgis_app) -> Iterator[None]:
    QgsProject.instance().clear()
    yield
    QgsProject.instance().clear()


def source(url: str, protocol: str = "OGC:WMS", name: str = "zones") -> LayerSource:
    return layer_sources([OnlineResource(url, protocol, name)], "Zones")[0]


def serve(server: HttpServer, path: str = "/wms", version: str = "") -> str:
    """Serve a WMS 1.1.1, which may want its version named."""

    def answer(handler: Handler) -> None:
        query = {key.lower(): value for key, value in handler.seen.query.items()}
        if query.get("request") == "GetMap":
            handler.reply(200, PNG, "image/png")
        elif version and query.get("version") != version:
            handler.reply(400, b"version?", "text/plain")
        else:
            handler.reply(200, WMS_111.format(url=server.url(path)).encode(), "text/xml")

    server.route(path, answer)
    return server.url(path)


@pytest.mark.parametrize("version", ["", "1.1.1"])
def test_a_wms_1_1_1(server, version):
    url = serve(server, version=version)
    ran = in_task(lambda: loading.build(source(url), LoadOptions(crs="EPSG:2154", style="trait"), Feedback()))
    assert ran.error is None, ran.error
    layer = ran.result.layers[0]
    assert isinstance(layer, QgsRasterLayer)
    assert layer.crs().authid() == "EPSG:2154"
    assert "styles=trait" in layer.source()
    layer.dataProvider().block(1, layer.extent(), 32, 32)
    asked = next(seen.query for seen in reversed(server.requests) if seen.query.get("REQUEST") == "GetMap")
    assert (asked["VERSION"], asked["SRS"], asked["STYLES"]) == ("1.1.1", "EPSG:2154", "trait")


def test_a_redirect_is_followed_once_and_said(server):
    url = serve(server, "/new/wms")
    server.route(
        "/old/wms", lambda handler: handler.reply(302, headers={"Location": f"{url}?{handler.path.partition('?')[2]}"})
    )
    ran = in_task(lambda: loading.build(source(server.url("/old/wms")), None, Feedback()))
    assert ran.error is None, ran.error
    assert any(url in note for note in ran.result.notes)
    assert server.count("/old/wms") == 1


def test_another_address_of_the_service(server):
    url = serve(server, "/new/wms")
    dead = server.url("/status/404")
    way = replace(source(dead), others=(server.url("/status/500"), url))
    ran = in_task(lambda: loading.build(way, None, Feedback()))
    assert ran.error is None, ran.error
    assert any("does not answer" in note and url in note for note in ran.result.notes)


def test_none_of_the_addresses_answers(server):
    way = replace(source(server.url("/status/404")), others=(server.url("/status/500"),))
    ran = in_task(lambda: loading.build(way, None, Feedback()))
    assert isinstance(ran.error, HttpError)
    assert ran.error.status == 404  # that of the record's own address


def test_repairs_of_the_link_are_told_with_the_layer(server):
    url = serve(server).replace("?", "") + "?a=1&amp;b=2"
    ran = in_task(lambda: loading.build(source(url), None, Feedback()))
    assert ran.error is None, ran.error
    assert "twice over" in ran.result.notes[0]


# -- without any network ------------------------------------------------------------------------


@dataclass
class StandIn:
    """A door that answers from a table: address without its query → body or failure."""

    answers: dict[str, bytes | NetworkError | BadXml]
    asked: list[str] = field(default_factory=list)

    def request(self, _method: str, url: str, **_more: object) -> Answer:
        self.asked.append(url)
        found = self.answers.get(url.partition("?")[0], NoConnection("No."))
        if isinstance(found, bytes):
            return Answer(200, Headers([]), found, url)
        raise found


def test_https_is_tried_where_http_does_not_answer():
    door = StandIn({"https://h.example/wms": WMS_111.format(url="x").encode()})
    _offered, found, notes = service.find(source("http://h.example/wms"), door)
    assert found.url == "https://h.example/wms"
    assert "https://h.example/wms" in notes[0]


def test_http_is_never_tried_for_https():
    door = StandIn({"http://h.example/wms": WMS_111.format(url="x").encode()})
    with pytest.raises(NoConnection):
        service.find(source("https://h.example/wms"), door)
    assert {url[:5] for url in door.asked} == {"https"}


def test_a_refusal_is_not_tried_elsewhere():
    door = StandIn({"http://h.example/wms": Unauthorized("No.", status=401)})
    with pytest.raises(Unauthorized):
        service.find(source("http://h.example/wms"), door)
    assert door.asked == ["http://h.example/wms"]


def test_an_account_does_not_follow_to_another_host(monkeypatch):
    asked = []

    def door_of(authcfg: str = "", *_more: object) -> StandIn:
        asked.append(authcfg)
        return StandIn({"https://datacarto.h.example/wms": WMS_111.format(url="x").encode()})

    monkeypatch.setattr(service, "Door", door_of)
    link = OnlineResource("https://carto.h.example/cgi-bin/mapserv?", "OGC:WMS", "zones")
    way = layer_sources([link], authcfg="abc1234", hosts=["carto.h.example"])[0]
    assert way.authcfg == "abc1234"
    _offered, found, _notes = service.find(way, StandIn({}))
    assert (found.url, found.authcfg) == ("https://datacarto.h.example/wms", "")
    assert asked == [""]


def test_the_style_of_another_host_is_asked_for_without_the_account(server, monkeypatch):
    """The pictures of a record may stand on anybody's server."""
    asked = []

    def take(_layer: object, way: LayerSource, _style: str, door: object) -> list[str]:
        asked.append((way.style_of[0], door))
        return []

    capabilities = (
        "<WFS_Capabilities version='1.0.0' xmlns='http://www.opengis.net/wfs'><FeatureTypeList><FeatureType>"
        "<Name>zones</Name><SRS>EPSG:2154</SRS></FeatureType></FeatureTypeList></WFS_Capabilities>"
    )
    server.route("/wfs", lambda handler: handler.reply(200, capabilities.encode(), "text/xml"))
    monkeypatch.setattr(service.server_style, "take", take)
    monkeypatch.setattr(service, "open_layer", lambda *_uri: QgsVectorLayer("Polygon?crs=EPSG:2154", "Zones", "memory"))
    own = Door()
    for pictures, same in ((server.url("/wms"), True), ("https://other.example/wms", False)):
        way = replace(source(server.url("/wfs"), "OGC:WFS"), style_of=(pictures, "zones"))
        service.build_service(way, LoadOptions(), Feedback(), own)
        assert asked[-1][0] == pictures
        assert (asked[-1][1] is own) is same


@pytest.mark.parametrize(("protocol", "name"), [("OGC:WMS", "zones"), ("OGC:WFS", "zones")])
def test_an_address_that_only_the_server_reaches_is_not_followed(server, protocol, name):
    """GeoServer behind a proxy it was not told of, MapServer with a wrong onlineresource."""
    asked = []

    def answer(handler: Handler) -> None:
        query = {key.lower(): value for key, value in handler.seen.query.items()}
        asked.append(query.get("request"))
        old = query.get("version") == "1.0.0"
        if protocol == "OGC:WMS":
            if query.get("request") == "GetMap":
                handler.reply(200, PNG, "image/png")
            else:
                handler.reply(200, WMS_111.format(url="http://10.20.30.40:8080/wms").encode(), "text/xml")
        elif query.get("request") == "DescribeFeatureType":
            handler.reply(200, SCHEMA, "text/xml")
        elif query.get("request") == "GetFeature":
            handler.reply(200, FEATURES, "text/xml")
        else:
            handler.reply(200, WFS_100 if old else WFS_110, "text/xml")

    server.route("/ows", answer)
    built = loading.build(source(server.url("/ows"), protocol, name), LoadOptions(), Feedback())
    (layer,) = built.layers
    assert layer.isValid() and any("10.20.30.40:8080" in note for note in built.notes)
    if protocol == "OGC:WMS":
        layer.dataProvider().block(1, layer.extent(), 4, 4)
        assert "GetMap" in asked
    else:
        assert [feature["nom"] for feature in layer.getFeatures()] == ["A"]


_INNER_ADDRESS = "http://10.20.30.40:8080/wfs?"
WFS_110 = (
    '<?xml version="1.0"?><wfs:WFS_Capabilities version="1.1.0" xmlns:wfs="http://www.opengis.net/wfs" '
    'xmlns:ows="http://www.opengis.net/ows" xmlns:xlink="http://www.w3.org/1999/xlink"><ows:OperationsMetadata>'
    + "".join(
        f'<ows:Operation name="{name}"><ows:DCP><ows:HTTP><ows:Get xlink:href="{_INNER_ADDRESS}"/></ows:HTTP></ows:DCP>'
        "</ows:Operation>"
        for name in ("GetCapabilities", "DescribeFeatureType", "GetFeature")
    )
    + "</ows:OperationsMetadata><wfs:FeatureTypeList><wfs:FeatureType><wfs:Name>zones</wfs:Name><wfs:Title>Zones"
    "</wfs:Title><wfs:DefaultSRS>urn:ogc:def:crs:EPSG::4326</wfs:DefaultSRS></wfs:FeatureType></wfs:FeatureTypeList>"
    "</wfs:WFS_Capabilities>"
).encode()
WFS_100 = (
    '<?xml version="1.0"?><WFS_Capabilities version="1.0.0" xmlns="http://www.opengis.net/wfs"><Capability><Request>'
    f'<GetFeature><ResultFormat><GML2/></ResultFormat><DCPType><HTTP><Get onlineResource="{_INNER_ADDRESS}"/></HTTP>'
    "</DCPType></GetFeature></Request></Capability><FeatureTypeList><FeatureType><Name>zones</Name><Title>Zones</Title>"
    '<SRS>EPSG:4326</SRS><LatLongBoundingBox minx="4" miny="44" maxx="6" maxy="46"/></FeatureType></FeatureTypeList>'
    "</WFS_Capabilities>"
).encode()
SCHEMA = b"""<schema targetNamespace="http://h/ms" xmlns:ms="http://h/ms" xmlns="http://www.w3.org/2001/XMLSchema"
 xmlns:gml="http://www.opengis.net/gml"><element name="zones" type="ms:zonesType" substitutionGroup="gml:_Feature"/>
<complexType name="zonesType"><complexContent><extension base="gml:AbstractFeatureType"><sequence>
<element name="msGeometry" type="gml:PointPropertyType" minOccurs="0"/><element name="nom" type="string"/>
</sequence></extension></complexContent></complexType></schema>"""
FEATURES = b"""<wfs:FeatureCollection xmlns:ms="http://h/ms" xmlns:wfs="http://www.opengis.net/wfs"
 xmlns:gml="http://www.opengis.net/gml"><gml:featureMember><ms:zones fid="zones.1"><ms:msGeometry>
<gml:Point srsName="EPSG:4326"><gml:coordinates>5,45</gml:coordinates></gml:Point></ms:msGeometry><ms:nom>A</ms:nom>
</ms:zones></gml:featureMember></wfs:FeatureCollection>"""
