"""Where a layer comes from, and the window of the layers' health."""

from __future__ import annotations

import pytest
from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt import sip

from prodige_plugin.errors import NetworkError
from prodige_plugin.gui import health_window, layer_origin
from prodige_plugin.services import adding

from .gui_fakes import FakeCatalogue, FakeHost, FakeIface, FakePlatforms, practice, pump


@pytest.fixture
def host(qgis_app):
    iface = FakeIface()
    iface.window.show()
    host = FakeHost(iface, FakePlatforms([practice()], FakeCatalogue()))
    yield host
    health_window.install(None)
    iface.close()


@pytest.fixture
def layer(host):
    found = QgsVectorLayer("Point?crs=EPSG:2154", "Puits <b>", "memory")
    QgsProject.instance().addMapLayer(found)
    return found


def told(host):
    item = host.iface.bar.currentItem()
    return item is not None


def test_a_layer_of_ones_own_comes_from_no_record(host, layer):
    layer_origin.show_origin(host, layer)
    assert told(host) and not hasattr(host, "shown")


def test_a_layer_of_a_platform_that_is_not_set_up(host, layer):
    layer.setCustomProperty(adding.RECORD_ID, "r1")
    layer.setCustomProperty(adding.PLATFORM, "elsewhere")
    layer_origin.show_origin(host, layer)
    assert told(host) and not hasattr(host, "shown")


def test_the_record_of_a_layer_is_shown(host, layer):
    from prodige_plugin.metadata.record import Record

    record = Record.new()
    record.set("title", "Puits & forages")
    data = record.to_bytes()
    host.platforms.the_catalogue.records["r1"] = data
    layer.setCustomProperty(adding.RECORD_ID, "r1")
    layer.setCustomProperty(adding.PLATFORM, "p1")
    layer_origin.show_origin(host, layer)
    assert pump(lambda: getattr(host, "shown", []))
    summary, platform = host.shown[0]
    assert (summary.title, summary.platform, platform.key) == ("Puits & forages", "p1", "p1")


def test_an_entry_without_record_is_shown_by_what_the_layer_kept(host, layer):
    host.platforms.the_catalogue.has_records = False
    layer.setCustomProperty(adding.RECORD_ID, "ckan-1")
    layer.setCustomProperty(adding.PLATFORM, "p1")
    layer_origin.show_origin(host, layer)
    assert pump(lambda: getattr(host, "shown", []))
    assert host.shown[0][0].identifier == "ckan-1"


def test_the_window_says_how_each_layer_is_and_gives_a_report(host, layer):
    layer.setCustomProperty(adding.RECORD_ID, "gone")
    layer.setCustomProperty(adding.PLATFORM, "p1")
    other = QgsVectorLayer("/nowhere/perdu.gpkg", "Perdu", "ogr")
    QgsProject.instance().addMapLayer(other)
    window = health_window.show_health(host)
    assert pump(lambda: len(window.verdicts()) == 2)
    states = {one.origin.name: one.state.value for one in window.verdicts()}
    assert states == {"Puits <b>": "vanished", "Perdu": "dead"}
    assert "2 layer(s) with a problem" in window.summary.text()
    report = window.report()
    assert "perdu.gpkg" in report and "Puits <b>" in report
    window.tree.setCurrentItem(window.tree.topLevelItem(0))
    assert not window.repair_button.isEnabled() and window.advice.text()
    assert health_window.show_health(host) is window  # one window


def test_a_catalogue_that_fails_leaves_a_layer_unknown(host, layer):
    host.platforms.the_catalogue.fetch = lambda *_a: (_ for _ in ()).throw(NetworkError("It is away.", "Cut.", "Wait."))
    layer.setCustomProperty(adding.RECORD_ID, "r1")
    layer.setCustomProperty(adding.PLATFORM, "p1")
    window = health_window.show_health(host)
    assert pump(lambda: window.verdicts())
    assert window.verdicts()[0].state.value == "unknown" and "It is away." in window.report()


def test_a_project_without_layers_says_so_and_closing_stops(host):
    window = health_window.show_health(host)
    assert "no layers" in window.summary.text()
    health_window.install(None)
    assert pump(lambda: sip.isdeleted(window))


@pytest.mark.parametrize(
    ("now", "then", "newer"),
    [("2024-06-12", "2024-06-11", True), ("2024", "2024-06-11", False), ("2025", "2024-06-11", True),
     ("", "2024", False), ("2024-06-12", "", False), ("2024-06-12T10:00:00", "2024-06-12", False)],
)  # fmt: skip
def test_dates_of_unequal_precision(now, then, newer):
    from prodige_plugin.services.layer_health import _newer

    assert _newer(now, then) is newer
