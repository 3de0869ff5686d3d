"""Layers are built in a worker thread, come to the GUI thread, and a failure has a reason."""

from __future__ import annotations

import base64
import time
from collections.abc import Iterator

import pytest
from qgis.core import QgsApplication, QgsAuthMethodConfig, QgsMapLayer, QgsProject, QgsRasterLayer, QgsVectorLayer
from qgis.PyQt.QtCore import QThread

from prodige_plugin.catalogue.model import Box, Summary
from prodige_plugin.errors import (
    BadXml,
    Cancelled,
    HtmlInsteadOfData,
    LayerError,
    NoConnection,
    ServiceException,
    Unauthorized,
)
from prodige_plugin.feedback import Feedback
from prodige_plugin.metadata.online import OnlineResource
from prodige_plugin.services import loading
from prodige_plugin.services.built import Built, LoadOptions
from prodige_plugin.services.capabilities import ManyLayers
from prodige_plugin.services.sources import LayerSource, layer_sources
from tests.servers.documents import PNG
from tests.servers.http import Handler, HttpServer

from .services_task import in_task

CAPABILITIES = """<?xml version="1.0" encoding="UTF-8"?>
<WMS_Capabilities xmlns="http://www.opengis.net/wms" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.3.0">
<Service><Name>WMS</Name><Title>Cartes</Title></Service><Capability><Request>
<GetCapabilities><Format>text/xml</Format><DCPType><HTTP><Get><OnlineResource xlink:href="{url}"/></Get></HTTP>
</DCPType></GetCapabilities><GetMap><Format>image/png</Format>
<DCPType><HTTP><Get><OnlineResource xlink:href="{url}"/></Get></HTTP>
</DCPType></GetMap></Request><Layer><Title>Tout</Title><CRS>EPSG:4326</CRS><CRS>EPSG:2154</CRS>
<EX_GeographicBoundingBox><westBoundLongitude>-5</westBoundLongitude><eastBoundLongitude>9</eastBoundLongitude>
<southBoundLatitude>41</southBoundLatitude><northBoundLatitude>51</northBoundLatitude></EX_GeographicBoundingBox>
<BoundingBox CRS="EPSG:2154" minx="100000" miny="6000000" maxx="1200000" maxy="7100000"/>{layers}</Layer></Capability>
</WMS_Capabilities>"""
LAYER = "<Layer><Name>{name}</Name><Title>{name}</Title><Abstract>Dit par le service</Abstract></Layer>"


@pytest.fixture
def server() -> Iterator[HttpServer]:
    with HttpServer() as running:
        yield running


@pytest.fixture(autouse=True)
def empty_project(qgis_app) -> Iterator[None]:
    QgsProject.instance().clear()
    yield
    QgsProject.instance().clear()


def serve(server: HttpServer, *names: str, wait: float = 0.0) -> str:
    url = server.url("/wms?")
    body = CAPABILITIES.format(url=url, layers="".join(LAYER.format(name=name) for name in names)).encode()

    def wms(handler: Handler) -> None:
        time.sleep(wait)
        query = {key.lower(): value for key, value in handler.seen.query.items()}
        if query.get("request") == "GetMap":
            handler.reply(200, PNG, "image/png")
        else:
            handler.reply(200, body, "text/xml")

    server.route("/wms", wms)
    return url


def opened(source: LayerSource, options: LoadOptions | None = None, feedback: Feedback | None = None) -> QgsMapLayer:
    """Build the one layer of a source."""
    (layer,) = loading.build(source, options, feedback).layers
    return layer


def wms(url: str, name: str = "communes") -> LayerSource:
    return layer_sources([OnlineResource(url, "OGC:WMS", name)], "Communes d'été")[0]


def test_a_wms_layer_is_built_in_a_task_and_lives_in_the_gui_thread(server):
    source = wms(serve(server, "communes", "regions"))
    threads = []

    def work():
        threads.append(QThread.currentThread())
        return opened(source, LoadOptions(crs="EPSG:2154"))

    ran = in_task(work)
    assert ran.error is None, ran.error
    layer = ran.result
    assert isinstance(layer, QgsRasterLayer)
    assert layer.isValid()
    assert threads[0] != QgsApplication.instance().thread()
    assert layer.thread() == QgsApplication.instance().thread()
    assert layer.crs().authid() == "EPSG:2154"
    assert layer.name() == "Communes d'été"


def test_the_layer_s_own_crs_where_the_project_s_is_not_offered(server):
    source = wms(serve(server, "communes"))
    ran = in_task(lambda: opened(source, LoadOptions(crs="EPSG:32631")))
    assert ran.error is None, ran.error
    assert ran.result.crs().authid() == "EPSG:2154"


def test_the_window_keeps_beating_while_a_service_takes_two_seconds(server):
    source = wms(serve(server, "communes", wait=1.0))
    ran = in_task(lambda: opened(source))
    assert ran.error is None, ran.error
    asked = [seen for seen in server.requests if seen.path == "/wms"]
    assert asked  # our own question, and the provider's unless QGIS remembers an earlier server of that port
    assert ran.seconds >= len(asked)
    assert ran.gap < 0.5, f"the window stood still for {ran.gap * 1000:.0f} ms"


@pytest.mark.parametrize(
    ("path", "error"),
    [
        ("/login", HtmlInsteadOfData),
        ("/report/wms13", ServiceException),
        ("/status/401", Unauthorized),
        ("/xml", BadXml),
        ("/bomb", BadXml),
    ],
)
def test_what_is_no_service_says_so(server, path, error):
    ran = in_task(lambda: opened(wms(server.url(path))))
    assert isinstance(ran.error, error)
    assert ran.error.todo
    assert QgsProject.instance().mapLayers() == {}


def test_a_dead_service_says_so(server):
    ran = in_task(lambda: opened(wms("http://127.0.0.1:9/wms")))
    assert isinstance(ran.error, NoConnection)


def test_a_layer_that_is_not_there_lists_what_is(server):
    source = wms(serve(server, "communes", "regions"), "zones")
    ran = in_task(lambda: opened(source))
    assert isinstance(ran.error, ManyLayers)
    assert [layer.name for layer in ran.error.layers] == ["communes", "regions"]
    ran = in_task(lambda: opened(source, LoadOptions(layer_name="regions")))
    assert "layers=regions&" in ran.result.source()


def test_a_service_qgis_cannot_open_is_a_layer_error(server):
    body = CAPABILITIES.replace("EX_GeographicBoundingBox", "Nothing").replace("BoundingBox", "Nothing")
    body = body.format(url=server.url("/wms?"), layers=LAYER.format(name="communes"))
    server.route("/wms", lambda handler: handler.reply(200, body.encode(), "text/xml"))
    ran = in_task(lambda: opened(wms(server.url("/wms?"))))
    assert isinstance(ran.error, LayerError)
    assert "cannot be opened" in ran.error.what
    assert "extent" in ran.error.why
    assert "<" not in ran.error.why


def test_a_link_that_cannot_be_loaded_says_why():
    source = layer_sources([OnlineResource("https://h/geosource/consultationWMS?IDT=5", "WWW:LINK")], "Zones")[0]
    with pytest.raises(LayerError, match="map viewer"):
        opened(source)


def test_cancel(server):
    feedback = Feedback()
    feedback.cancel()
    with pytest.raises(Cancelled):
        opened(wms(serve(server, "communes")), feedback=feedback)
    assert server.count() == 0


@pytest.fixture
def account(qgis_app) -> Iterator[str]:
    manager = QgsApplication.authManager()
    if not manager.masterPasswordIsSet():
        assert manager.setMasterPassword("for the tests", True)
    config = QgsAuthMethodConfig("Basic")
    config.setName("services")
    config.setConfig("username", "m.durand")
    config.setConfig("password", "secret & é")
    config.setConfig("realm", "")
    assert manager.storeAuthenticationConfig(config)[0]
    yield config.id()
    manager.removeAuthenticationConfig(config.id())


def test_a_protected_service_opens_with_the_account_and_not_without(server, account):
    url = serve(server, "communes")
    door = server.find("/wms")
    wanted = "Basic " + base64.b64encode("m.durand:secret & é".encode()).decode()

    def guarded(handler: Handler) -> None:
        if handler.seen.headers.get("authorization") == wanted:
            door(handler)
        else:
            handler.reply(401, b"", headers={"WWW-Authenticate": 'Basic realm="x"'})

    server.route("/wms", guarded)
    link = OnlineResource(url, "OGC:WMS", "communes")
    source = layer_sources([link], authcfg=account, hosts=[f"127.0.0.1:{server.port}"])[0]
    ran = in_task(lambda: opened(source))
    assert ran.error is None, ran.error
    assert f"authcfg={account}" in ran.result.source()
    assert "secret" not in ran.result.source()
    ran = in_task(lambda: opened(wms(url)))
    assert isinstance(ran.error, Unauthorized)


SUMMARY = Summary(
    identifier="4f1c",
    title='R&D <été> "x"',
    abstract="Résumé",
    organisation="Région",
    type="dataset",
    box=Box(-5, 41, 9, 51),
    links=(OnlineResource("https://h/wms", "OGC:WMS", "communes"),),
    keywords=("eau", "zone"),
    resource_identifier="https://h/id/1",
)


def test_what_the_catalogue_says_goes_into_the_project(server):
    layer = in_task(lambda: opened(wms(serve(server, "communes")))).result
    (added,) = loading.add_built(Built([layer]), QgsProject.instance(), SUMMARY, "practice")
    assert QgsProject.instance().mapLayer(added.id()) is not None
    assert added.name() == 'R&D <été> "x"'
    assert added.customProperty("prodige/record_id") == "4f1c"
    assert added.customProperty("prodige/platform") == "practice"
    metadata = added.metadata()
    assert (metadata.identifier(), metadata.abstract(), metadata.rights()) == ("https://h/id/1", "Résumé", ["Région"])
    assert metadata.keywords() == {"gmd:keyword": ["eau", "zone"]}
    assert [link.url for link in metadata.links()] == ["https://h/wms"]
    bounds = metadata.extent().spatialExtents()[0].bounds
    assert (bounds.xMinimum(), bounds.yMinimum(), bounds.xMaximum(), bounds.yMaximum()) == (-5, 41, 9, 51)
    assert added.serverProperties().attribution() == "Région"


def test_the_page_of_the_record_is_the_first_link_of_the_layer(server):
    layer = in_task(lambda: opened(wms(serve(server, "communes")))).result
    page = "https://h/geonetwork/srv/api/catalog.search#/metadata/4f1c"
    (added,) = loading.add_built(Built([layer]), QgsProject.instance(), SUMMARY, "practice", page)
    assert [link.url for link in added.metadata().links()] == [page, "https://h/wms"]


def test_an_invalid_layer_is_never_added():
    layer = QgsVectorLayer("/nowhere.gpkg", "x", "ogr")
    with pytest.raises(LayerError):
        loading.add_built(Built([layer]), QgsProject.instance(), SUMMARY, "practice")
    assert QgsProject.instance().mapLayers() == {}


def test_the_link_to_the_record_survives_saving_the_project(server, tmp_path):
    layer = in_task(lambda: opened(wms(serve(server, "communes")))).result
    loading.add_built(Built([layer]), QgsProject.instance(), SUMMARY, "practice")
    path = str(tmp_path / "p.qgz")
    assert QgsProject.instance().write(path)
    QgsProject.instance().clear()
    assert QgsProject.instance().read(path)
    (again,) = QgsProject.instance().mapLayers().values()
    assert again.customProperty(loading.RECORD_ID) == "4f1c"
