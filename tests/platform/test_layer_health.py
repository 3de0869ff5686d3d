"""Where layers come from, how they are, and how they are repaired: against real servers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from qgis.core import QgsApplication, QgsProject, QgsSingleSymbolRenderer, QgsSymbol, QgsVectorLayer
from qgis.PyQt.QtGui import QColor

from prodige_plugin import platforms
from prodige_plugin.catalogue.csw import CswClient
from prodige_plugin.catalogue.model import Query, ResultPage, Summary
from prodige_plugin.errors import PluginError
from prodige_plugin.feedback import Feedback
from prodige_plugin.gui.health_window import HealthWindow
from prodige_plugin.network import Door
from prodige_plugin.services.adding import LINK, LOADED, RECORD_DATE, add_built, put_in_place
from prodige_plugin.services.built import LoadOptions
from prodige_plugin.services.layer_health import State, examine
from prodige_plugin.services.loading import build
from prodige_plugin.services.origin import Origin, origin
from prodige_plugin.services.sources import LayerSource, layer_sources
from tests.platform.publish_support import store_account
from tests.qgis.gui_fakes import FakeHost, FakeIface, FakePlatforms, pump
from tests.qgis.services_task import in_task
from tests.servers.http import HttpServer
from tests.unit.csw_samples import iso
from tests.unit.test_services_cli import LINK as LINK_XML
from tests.unit.test_services_cli import RECORD


@pytest.fixture(autouse=True)
def empty_project(qgis_app) -> Iterator[None]:
    QgsProject.instance().clear()
    yield
    QgsProject.instance().clear()


@pytest.fixture
def catalogue(practice) -> CswClient:
    return CswClient(practice.state.platform.endpoints["csw"], Door())


@pytest.fixture
def hit(catalogue) -> Summary:
    found = catalogue.search(Query("départements", page_size=50)).summaries
    return next(summary for summary in found if summary.resource_identifier.endswith("departements_metropole"))


def added(practice, hit: Summary, kind: str) -> QgsVectorLayer:
    """Load one way of a record into the project, as the dock does."""
    source = next(one for one in layer_sources(hit.links, hit.title) if one.kind == kind and not one.reason)
    ran = in_task(lambda: build(source, LoadOptions("EPSG:2154"), Feedback()), 60)
    assert ran.error is None, ran.error
    return add_built(ran.result, QgsProject.instance(), hit, practice.state.platform.key)[0]


def verdict(layer, catalogue):
    found = origin(layer)
    ran = in_task(lambda: examine(found, catalogue, "École", Feedback()), 60)
    assert ran.error is None, ran.error
    return ran.result


class Stored:
    """A catalogue with one record."""

    def __init__(self, record: bytes) -> None:
        self.record = record

    def search(self, query: Query, feedback: Feedback | None = None) -> ResultPage:
        return ResultPage(0, ())

    def fetch(self, identifier: str, feedback: Feedback | None = None) -> bytes | None:
        return self.record


@pytest.mark.parametrize("kind", ["WFS", "OAPIF", "WMS"])
def test_a_layer_knows_its_link_and_its_record(practice, hit, catalogue, kind):
    layer = added(practice, hit, kind)
    found = origin(layer)
    assert found.source is not None and found.source.kind == kind
    assert found.source.url.startswith(practice.url) and "?" not in found.source.url
    assert found.source.layer_name.endswith("departements_metropole")
    assert (found.record_id, found.platform) == (hit.identifier, practice.state.platform.key)
    assert layer.customProperty(LINK).startswith(practice.url)
    assert layer.customProperty(RECORD_DATE) == hit.date and len(layer.customProperty(LOADED)) == 10
    assert verdict(layer, catalogue).state is State.WELL


def test_a_layer_that_the_service_no_longer_has_is_repaired_from_todays_record(practice, hit, catalogue):
    layer = added(practice, hit, "WFS")
    symbol = QgsSymbol.defaultSymbol(layer.geometryType())
    symbol.setColor(QColor("#123456"))
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    identifier = layer.id()
    other = QgsVectorLayer("Point?crs=EPSG:2154", "above", "memory")
    QgsProject.instance().addMapLayer(other)
    # the server renamed its layer: what QGIS reads is dead
    layer.setDataSource(layer.source().replace("departements_metropole", "ancien_nom"), layer.name(), "WFS")
    found = verdict(layer, catalogue)
    assert found.state is State.DEAD and found.repair is not None
    assert found.repair.layer_name.endswith("departements_metropole")

    iface = FakeIface()
    host = FakeHost(iface, FakePlatforms([practice.state.platform], catalogue))
    window = HealthWindow(host, iface.window)
    assert pump(lambda: len(window.verdicts()) == 2, 30)
    row = next(item for item in window._items() if item.text(0) == layer.name())
    window.tree.setCurrentItem(row)
    assert window.repair_button.isEnabled()
    assert "ancien_nom" in window.report()
    window.repair()
    assert pump(lambda: all(one.state is State.WELL for one in window.verdicts()) and len(window.verdicts()) == 2, 30)
    mended = QgsProject.instance().mapLayer(identifier)
    assert mended.isValid() and "ancien_nom" not in mended.source() and mended.featureCount() > 50
    assert mended.renderer().symbol().color().name() == "#123456"
    order = [node.layerId() for node in QgsProject.instance().layerTreeRoot().findLayers()]
    assert order == [other.id(), identifier]
    assert origin(mended).record_id == hit.identifier
    window.close()
    iface.close()


def test_an_account_does_not_follow_a_record_to_another_host(qgis_app):
    """The record's new link may be on anybody's server: it is tried without the account of the old one."""
    capabilities = (
        b'<wfs:WFS_Capabilities version="2.0.0" xmlns:wfs="http://www.opengis.net/wfs/2.0"><wfs:FeatureTypeList>'
        b"<wfs:FeatureType><wfs:Name>zones</wfs:Name></wfs:FeatureType></wfs:FeatureTypeList></wfs:WFS_Capabilities>"
    )
    account = store_account("moi", "secret")
    with HttpServer() as theirs, HttpServer() as ours:
        theirs.route("/wfs", lambda handler: handler.reply(200, capabilities, "application/xml"))
        ours.route("/new/wfs", lambda handler: handler.reply(200, capabilities, "application/xml"))
        dead = LayerSource("WFS", "WFS", "", "Zones", "zones", url=ours.url("/wfs"), authcfg=account)
        layer = Origin("id", "Zones", valid=False, source=dead, record_id="one", platform="p")
        for server, path, kept in ((theirs, "/wfs", ""), (ours, "/new/wfs", account)):
            links = LINK_XML.format(url=server.url(path), protocol="OGC:WFS", name="zones")
            record = iso("one", "Zones", after=RECORD.partition(">")[2].removesuffix("</gmd:MD_Metadata>"))
            stored = Stored(record.format(links=links).encode())
            ran = in_task(lambda stored=stored: examine(layer, stored, "École", Feedback()), 60)
            assert ran.error is None and ran.result.state is State.DEAD
            assert ran.result.repair is not None and ran.result.repair.authcfg == kept
        assert theirs.requests and not any("authorization" in seen.headers for seen in theirs.requests)
    QgsApplication.authManager().removeAuthenticationConfig(account)


def test_a_record_that_is_gone_and_one_that_is_newer(practice, hit, catalogue):
    layer = added(practice, hit, "WMS")
    layer.setCustomProperty(RECORD_DATE, "2001-01-01")
    found = verdict(layer, catalogue)
    assert found.state is State.NEWER and hit.date in found.sentences[0]
    layer.setCustomProperty("prodige/record_id", "no-such-record")
    assert verdict(layer, catalogue).state is State.VANISHED


def test_a_server_that_is_away_a_platform_that_is_unknown_and_a_file_that_is_gone(practice, hit, catalogue, tmp_path):
    layer = added(practice, hit, "WFS")
    away = replace(origin(layer), source=replace(origin(layer).source, url="http://127.0.0.1:9/ows"))
    found = examine(away, None, "", Feedback())
    assert found.state is State.DEAD and "127.0.0.1" in found.sentences[0]
    assert any("not set up" in sentence for sentence in found.sentences)
    lost = QgsVectorLayer(str(tmp_path / "perdu.gpkg"), "Perdu", "ogr")
    found = examine(origin(lost), None, "", Feedback())
    assert found.state is State.DEAD and "perdu.gpkg" in found.sentences[0]


def test_a_catalogue_that_is_away_leaves_the_layer_unknown(practice, hit):
    layer = added(practice, hit, "WMS")
    platform = replace(practice.state.platform, endpoints={"csw": "http://127.0.0.1:9/csw"})
    found = examine(origin(layer), platforms.catalogue_for(platform), "École", Feedback())
    assert found.state is State.UNKNOWN and "École" in found.sentences[0]


def test_another_kind_of_layer_takes_the_place_without_the_style(practice, hit):
    old = added(practice, hit, "WFS")
    identifier, name = old.id(), old.name()
    source = next(one for one in layer_sources(hit.links, hit.title) if one.kind == "WMS" and not one.reason)
    built = in_task(lambda: build(source, LoadOptions("EPSG:2154"), Feedback()), 60).result
    new = put_in_place(built, old, QgsProject.instance())
    assert (new.id(), new.name(), new.providerType()) == (identifier, name, "wms")
    assert new.customProperty(LINK) == source.url


def test_a_check_can_be_cancelled(practice, hit, catalogue):
    layer = added(practice, hit, "WFS")
    stopped = Feedback()
    stopped.cancel()
    with pytest.raises(PluginError):
        examine(origin(layer), catalogue, "École", stopped)
