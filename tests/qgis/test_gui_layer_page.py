"""The page in a layer's properties: its record, and whether the catalogue says the same."""

from __future__ import annotations

import pytest
from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtWidgets import QTableWidget

from prodige_plugin.gui.drafts import Drafts
from prodige_plugin.gui.layer_record import Agreement, compare, subject_of
from prodige_plugin.gui.places import layer_page, layer_page_widget
from prodige_plugin.gui.publish_job import PLATFORM, RECORD_ID
from prodige_plugin.metadata.prefill import prefill
from prodige_plugin.metadata.record import Record

from .gui_fakes import FakeCatalogue, FakeHost, FakeIface, FakePlatforms, practice, pump


def layer(name: str = "zones", record: str = "", wkt: str = "Point(2 48)") -> QgsVectorLayer:
    made = QgsVectorLayer("Point?crs=EPSG:4326&field=code:string", name, "memory")
    from qgis.core import QgsFeature, QgsGeometry

    feature = QgsFeature(made.fields())
    feature.setGeometry(QgsGeometry.fromWkt(wkt))
    made.dataProvider().addFeature(feature)
    made.updateExtents()
    if record:
        made.setCustomProperty(RECORD_ID, record)
        made.setCustomProperty(PLATFORM, practice().key)
    QgsProject.instance().addMapLayer(made)
    return made


def record_of(made: QgsVectorLayer, identifier: str) -> bytes:
    record = prefill(subject_of(made).facts)
    record.set("file_identifier", identifier)
    return record.to_bytes()


@pytest.fixture
def place(qgis_app, tmp_path, monkeypatch):
    iface = FakeIface()
    catalogue = FakeCatalogue()
    host = FakeHost(iface, FakePlatforms([practice()], catalogue))
    monkeypatch.setattr(layer_page_widget, "drafts_folder", lambda: tmp_path)
    yield host, catalogue, iface, tmp_path
    iface.close()


def page(place, made):
    host, _catalogue, iface, _folder = place
    factory = layer_page.LayerPageFactory(host)
    assert factory.supportLayerPropertiesDialog() and factory.supportsLayer(made)
    widget = factory.createWidget(made, iface.canvas, False, iface.window)
    assert pump(lambda: widget._found is not None or widget.again.isEnabled())
    return widget


def test_a_layer_without_record_says_so_and_offers_to_describe_it(place):
    shown = page(place, layer())
    assert shown._found.agreement is Agreement.NONE
    assert "no record" in shown.state.text()
    assert shown.edit.isEnabled() and not shown.compare.isEnabled() and not shown.sheet.isEnabled()


def test_a_layer_as_its_record_says(place):
    _host, catalogue, _iface, _folder = place
    made = layer(record="rec-9")
    catalogue.records["rec-9"] = record_of(made, "rec-9")
    shown = page(place, made)
    assert shown._found.agreement is Agreement.SAME
    assert not shown.compare.isEnabled()
    assert not shown.bar.isHidden() and shown.bar.maximum() > 10


def test_a_layer_that_grew_is_marked_and_the_difference_can_be_seen(place):
    _host, catalogue, iface, _folder = place
    made = layer(record="rec-9")
    catalogue.records["rec-9"] = record_of(layer(wkt="Point(-3 42)"), "rec-9")
    shown = page(place, made)
    assert shown._found.agreement is Agreement.OUTDATED
    assert "layer has changed" in shown.state.text()
    shown.compare.click()
    tables = lambda: [t for t in iface.window.findChildren(QTableWidget) if t.rowCount()]  # noqa: E731
    assert pump(tables)
    assert "42" in tables()[0].item(0, 1).text() + tables()[0].item(0, 2).text()


def test_a_draft_is_a_difference(place):
    _host, catalogue, _iface, folder = place
    made = layer(record="rec-9")
    there = record_of(made, "rec-9")
    catalogue.records["rec-9"] = there
    edited = Record.parse(there)
    edited.set("title", "Un autre titre")
    from prodige_plugin.gui.drafts import Draft

    subject = subject_of(made)
    Drafts(folder).save(
        Draft(subject.key, "Un autre titre", Draft.text(edited.to_bytes()), Draft.text(there), "", "rec-9")
    )
    shown = page(place, made)
    assert shown._found.agreement is Agreement.EDITED
    assert [d.key for d in shown._found.differences] == ["title"]


def test_gone_and_unknown(place):
    _host, _catalogue, _iface, folder = place
    made = layer(record="rec-gone")
    assert page(place, made)._found.agreement is Agreement.GONE
    found = compare(subject_of(made), Drafts(folder), lambda _key, _feedback: None, None)
    assert found.agreement is Agreement.UNKNOWN and found.agreement.differs is False


def test_a_catalogue_that_is_away_is_told(place):
    _host, catalogue, _iface, _folder = place
    from prodige_plugin.errors import NoConnection

    def refuse(_identifier, feedback=None):
        raise NoConnection("The catalogue cannot be reached.")

    catalogue.fetch = refuse
    shown = page(place, layer(record="rec-9"))
    assert "cannot be reached" in shown.state.text()
    assert shown.again.isEnabled()
