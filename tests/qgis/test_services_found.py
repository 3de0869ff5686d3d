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
