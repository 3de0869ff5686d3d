"""What is typed while a record is being saved: nothing of it is lost, and nothing of the catalogue's is undone."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from qgis.core import QgsProject, QgsVectorLayer

from prodige_plugin.gui import messages
from prodige_plugin.gui.drafts import Drafts
from prodige_plugin.gui.metadata_dock import MetadataDock
from prodige_plugin.gui.publish_job import draft_key
from prodige_plugin.metadata.record import Record

from .gui_fakes import FakeCatalogue, FakeHost, FakeIface, FakePlatforms, practice, pump


class SlowCatalogue(FakeCatalogue):
    """It takes a record when it is told to, and completes it, as catalogues do."""

    def __init__(self, records) -> None:
        super().__init__(records=records)
        self.asked, self.go = threading.Event(), threading.Event()

    def save(self, record, base=None, feedback=None):
        self.asked.set()
        self.go.wait(20)
        identifier = super().save(record, base, feedback)
        stored = Record.parse(self.records[identifier])
        stored.set("credit", "Ajouté par le catalogue")
        self.records[identifier] = stored.to_bytes()
        return identifier


@pytest.fixture
def place(qgis_app, tmp_path: Path, monkeypatch):
    monkeypatch.setattr(messages, "show_success", lambda *_words: None)
    record = Record.new()
    record.set("file_identifier", "rec-1")
    record.set("title", "Départements")
    catalogue = SlowCatalogue({"rec-1": record.to_bytes(), "rec-2": record.to_bytes().replace(b"rec-1", b"rec-2")})
    iface = FakeIface()
    drafts = Drafts(tmp_path / "drafts")
    dock = MetadataDock(FakeHost(iface, FakePlatforms([practice()], catalogue)), drafts=drafts)
    dock.show_record("rec-1", "p1")
    assert pump(lambda: dock.session is not None)
    yield dock, catalogue, drafts
    catalogue.go.set()
    dock.shutdown()
    dock.deleteLater()
    iface.close()


def begin(dock, catalogue) -> None:
    """Save, and type while the catalogue is at it."""
    dock.session.set("title", "Envoyé")
    dock.publish()
    assert pump(catalogue.asked.is_set)
    dock.session.set("lineage", "Tapé pendant ce temps")


def test_it_is_in_a_draft_and_what_the_catalogue_completed_stays(place):
    dock, catalogue, drafts = place
    begin(dock, catalogue)
    dock.keep_draft()
    assert pump(lambda: drafts.load("rec-1") is not None)
    catalogue.go.set()
    assert pump(lambda: not dock.saver.busy and not dock.session.dirty)
    kept = Record.parse(drafts.load("rec-1").record_bytes())
    assert kept.get("lineage") == "Tapé pendant ce temps"
    assert kept.get("credit") == dock.session.record.get("credit") == "Ajouté par le catalogue"
    assert drafts.load("rec-1").base_bytes() == dock.session.base == catalogue.records["rec-1"]
    dock.publish()
    assert pump(lambda: len(catalogue.saved) == 2 and not dock.saver.busy)
    held = Record.parse(catalogue.records["rec-1"])
    assert (held.get("title"), held.get("lineage")) == ("Envoyé", "Tapé pendant ce temps")
    assert drafts.load("rec-1") is None


def test_it_is_in_a_draft_when_another_record_is_shown_meanwhile(place):
    dock, catalogue, drafts = place
    begin(dock, catalogue)
    dock.show_record("rec-2", "p1")
    assert pump(lambda: dock.session is not None and dock.session.record.identifier == "rec-2")
    assert pump(lambda: drafts.load("rec-1") is not None)
    catalogue.go.set()
    assert pump(lambda: not dock.saver.busy)
    kept = Record.parse(drafts.load("rec-1").record_bytes())
    assert kept.get("lineage") == "Tapé pendant ce temps"
    assert kept.get("credit") == "Ajouté par le catalogue"
    assert drafts.load("rec-1").base_bytes() == catalogue.records["rec-1"]


def test_a_layer_knows_its_new_record_also_when_another_one_is_shown(place):
    dock, catalogue, _drafts = place
    layers = [QgsVectorLayer("Polygon?crs=EPSG:2154", name, "memory") for name in ("un", "deux")]
    QgsProject.instance().addMapLayers(layers)
    dock.show_layer(layers[0])
    assert pump(lambda: dock.session is not None and dock.session.subject.layer_name == "un")
    identifier = dock.session.record.identifier
    dock.publish()
    assert pump(catalogue.asked.is_set)
    dock.show_layer(layers[1])
    assert pump(lambda: dock.session is not None and dock.session.subject.layer_name == "deux")
    catalogue.go.set()
    assert pump(lambda: not dock.saver.busy)
    assert layers[0].customProperty("prodige/record_id") == identifier
    assert layers[0].customProperty("prodige/platform") == "p1"
    assert not layers[1].customProperty("prodige/record_id")
    QgsProject.instance().clear()


@pytest.mark.parametrize("secret", ["https://me:s3cret@geo.example/a.geojson", "https://geo.example/a.geojson?token=s3cret"])
def test_no_secret_of_a_layer_s_address_is_in_the_name_of_its_draft(qgis_app, secret: str) -> None:
    layer = QgsVectorLayer(secret, "un", "ogr")
    assert "s3cret" in layer.source() and "s3cret" not in draft_key(layer)
    plain = QgsVectorLayer("https://geo.example/a.geojson", "un", "ogr")
    assert plain.source() in draft_key(plain)  # the project may be opened anew, with other ids
