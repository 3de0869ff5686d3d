"""From a card or a sheet to layers of the practice platform's real servers, as a person would."""

from __future__ import annotations

from dataclasses import replace

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsSettings
from qgis.PyQt.QtCore import Qt

from prodige_plugin.catalogue.csw import CswClient
from prodige_plugin.catalogue.model import Box, Query, Summary
from prodige_plugin.gui import link_checks, messages
from prodige_plugin.gui.layer_choice import LayerChoice
from prodige_plugin.gui.load_dialog import LoadDialog
from prodige_plugin.gui.loads_bar import LoadsBar
from prodige_plugin.gui.record_sheet import LINKS, RecordSheet
from prodige_plugin.gui.ways import remember, usual_options, ways_of
from prodige_plugin.gui.ways_menu import Surroundings
from prodige_plugin.network import Door
from prodige_plugin.services.built import LoadOptions
from tests.qgis.gui_fakes import FakeIface, FakePlatforms, pump

DROME = Box(4.6, 44.1, 5.8, 45.3)


@pytest.fixture
def iface(qgis_app):
    QgsProject.instance().clear()
    iface = FakeIface()
    messages.install(iface.bar)
    yield iface
    messages.install(None)
    iface.close()
    link_checks.forget()
    QgsSettings().remove("prodige_plugin/load")


@pytest.fixture
def hit(practice) -> Summary:
    client = CswClient(practice.state.platform.endpoints["csw"], Door())
    found = client.search(Query("départements", page_size=50)).summaries
    return next(summary for summary in found if summary.resource_identifier.endswith("departements_metropole"))


@pytest.fixture
def bar(iface):
    bar = LoadsBar(iface)
    yield bar
    bar.cancel_all()
    pump(lambda: bar.count() == 0, 10)
    bar.deleteLater()


def way(hit, kind):
    return next(way for way in ways_of(hit) if way.source.kind == kind and not way.source.reason)


def layers():
    return list(QgsProject.instance().mapLayers().values())


@pytest.mark.parametrize("kind", ["WFS", "WMS", "OAPIF"])
def test_one_click_loads_in_the_crs_of_the_project(practice, hit, bar, kind):
    QgsProject.instance().setCrs(QgsCoordinateReferenceSystem("EPSG:2154"))
    chosen = way(hit, kind)
    bar.load(chosen.source, chosen.summary, practice.state.platform, usual_options(chosen.source))
    assert bar.count() == 1
    assert pump(lambda: bar.count() == 0, 40)
    (layer,) = layers()
    assert layer.isValid() and layer.name() == hit.title
    assert layer.customProperty("prodige/record_id") == hit.identifier
    assert hit.identifier in layer.metadata().links()[0].url  # the record's page, for those without the plugin
    # QGIS's provider of OGC API Features keeps the default CRS where the server does not declare part 2 (OGC 18-058r1)
    assert layer.crs().authid() == ("OGC:CRS84" if kind == "OAPIF" else "EPSG:2154")
    assert bar._iface.active is layer


@pytest.mark.parametrize("crs", ["EPSG:3857", "EPSG:4326"])
def test_a_chosen_system_and_a_territory_are_kept_to(practice, hit, bar, crs):
    """Also where the CRS has latitude first, which servers read in their own ways."""
    remember(crs=crs)
    chosen = way(hit, "WFS")
    bar.load(chosen.source, hit, practice.state.platform, replace(usual_options(chosen.source), box=DROME))
    assert pump(lambda: bar.count() == 0, 40)
    (layer,) = layers()
    assert layer.crs().authid() == crs
    names = {str(value) for feature in layer.getFeatures() for value in feature.attributes()}
    assert "26" in names and "29" not in names


def test_the_sheet_tries_real_links(practice, hit, iface):
    client = CswClient(practice.state.platform.endpoints["csw"], Door())
    sheet = RecordSheet(FakePlatforms([practice.state.platform], client))
    sheet.show()
    sheet.show_summary(replace(hit, platform=practice.state.platform.key), practice.state.platform)
    assert pump(lambda: sheet._details is not None, 20)
    sheet._tabs.setCurrentIndex(LINKS)
    assert pump(lambda: sheet.links.again.isEnabled(), 40)
    states = {row.way.source.kind: row.state.text() for row in sheet.links.rows}
    assert {states[kind] for kind in ("WFS", "WMS", "OAPIF")} == {"● answers"}
    assert "INSPIRE requirements" in sheet.quality.toPlainText()
    sheet.clear()
    sheet.deleteLater()


def test_the_window_of_options_asks_the_real_service(practice, hit, bar):
    wanted = []
    chosen = way(hit, "WMS")
    window = LoadDialog(chosen.source, hit, lambda *what: wanted.append(what), Surroundings())
    window.show()
    assert pump(lambda: window.load.isEnabled(), 20)
    codes = [window.crs.itemData(rank) for rank in range(window.crs.count())]
    assert "EPSG:2154" in codes and window.layer.currentData() == chosen.source.layer_name
    window.crs.setCurrentIndex(codes.index("EPSG:2154"))
    window.load.click()
    source, summary, options = wanted[0]
    bar.load(source, summary, practice.state.platform, options)
    assert pump(lambda: bar.count() == 0, 40)
    (layer,) = layers()
    assert layer.isValid() and layer.crs().authid() == "EPSG:2154"


def test_a_dead_service_leaves_a_message_and_no_layer(practice, hit, bar):
    source = replace(way(hit, "WFS").source, url="http://127.0.0.1:9/ows", others=())
    bar.load(source, hit, practice.state.platform, LoadOptions())
    assert pump(lambda: bar.count() == 0, 40)
    assert layers() == [] and bar._iface.bar.currentItem() is not None


def test_layers_of_one_service_are_ticked_and_come_in_a_group(practice, hit, iface, bar, monkeypatch):
    """The record names no layer of a service that has several: those of two projects, told as one service."""
    from prodige_plugin.services import choosing, service

    known = service.find
    sources = [way(hit, "WFS").source, way(hit, "WMS").source]

    def find(source, door, feedback=None):
        offered, corrected, notes = known(source, door, feedback)
        (one,) = [layer for layer in offered.layers if layer.name == sources[0].layer_name]
        return replace(offered, layers=(one, replace(one, title="Encore"))), corrected, notes

    monkeypatch.setattr(service, "find", find)
    asked = []

    def choose(layers, wanted, *_more):
        asked.append(wanted)
        if len(asked) == 1:
            raise choosing.ManyLayers("", layers)
        return layers[0]

    monkeypatch.setattr(service.capabilities, "choose_layer", choose)
    bar.load(sources[0], hit, practice.state.platform, LoadOptions())
    assert pump(lambda: iface.window.findChild(LayerChoice) is not None, 20)
    choice = iface.window.findChild(LayerChoice)
    for row in range(2):
        choice.list.item(row).setCheckState(Qt.CheckState.Checked)
    choice._accept()
    assert pump(lambda: len(layers()) == 2 and bar.count() == 0, 40)
    assert QgsProject.instance().layerTreeRoot().findGroup(hit.title) is not None
