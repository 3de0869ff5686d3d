"""The window of a layer's feature catalogue."""

from __future__ import annotations

from pathlib import Path

import pytest
from qgis.PyQt.QtCore import Qt

from prodige_plugin.feedback import Feedback
from prodige_plugin.gui import tasks
from prodige_plugin.gui.fields_window import FieldsWindow
from prodige_plugin.metadata import feature_catalogue as fc
from prodige_plugin.metadata.facts import LayerFacts
from prodige_plugin.metadata.record import Record
from prodige_plugin.services.layerfacts import whole_facts
from tests.qgis import layer_samples as samples
from tests.qgis.gui_fakes import pump


@pytest.fixture()
def place(qgis_app):
    layer = samples.memory("Polygon?crs=EPSG:2154", samples.SQUARE)
    layer.setFieldAlias(0, "Nom usuel")
    facts = whole_facts(layer, Feedback())
    linked = [Record.new()]
    linked[0].set("title", "Zones humides")
    window = FieldsWindow(lambda: linked[-1], lambda _feedback: facts, linked.append)
    assert pump(lambda: window.table.rowCount() == 2)
    yield window, linked, layer
    window.close()
    tasks.cancel_all(5000)


def cell(window: FieldsWindow, row: int, column: int) -> str:
    return window.table.item(row, column).text()


def test_fields_are_shown_and_meanings_written(place) -> None:
    window, _linked, _layer = place
    assert [cell(window, row, 0) for row in range(2)] == ["nom", "aire"]
    assert cell(window, 0, 3) == "Nom usuel"
    assert "1" in window.note.text()
    assert not window.table.item(0, 0).flags() & Qt.ItemFlag.ItemIsEditable
    window.table.item(1, 3).setText("aire en hectares")
    assert window.fields()[1].definition == "aire en hectares"
    assert "Every field" in window.note.text()


def test_the_file_and_the_link(place, tmp_path: Path) -> None:
    window, linked, _layer = place
    path = tmp_path / "champs é.xml"
    window.save_to(path)
    assert pump(path.exists)
    assert pump(lambda: path.stat().st_size > 0)
    saved = fc.read(path.read_bytes())
    assert [one.name for one in saved.types[0].attributes] == ["nom", "aire"]
    window.linked.click()
    _first, record = linked
    (reference,) = record.get("feature_catalogue")
    assert reference.identifier == saved.identifier
    assert samples.schema_faults(samples.answer(record)) == []
    window.linked.click()
    assert len(linked) == 2
    assert "already" in window.note.text()


def test_words_of_an_older_catalogue(place, tmp_path: Path) -> None:
    window, _linked, _layer = place
    fields = (fc.Attribute("AIRE", "Real", definition="aire en hectares"), fc.Attribute("parti"))
    old = fc.Catalogue("ancien-1", "Ancien", types=(fc.FeatureType("Zones d'été", attributes=fields),))
    path = tmp_path / "ancien.xml"
    path.write_bytes(fc.build(old))
    window.take_words(path)
    assert pump(lambda: cell(window, 1, 3) == "aire en hectares")
    assert [cell(window, row, 0) for row in range(window.table.rowCount())] == ["nom", "aire"]
    assert window._catalogue.identifier == "ancien-1"


def test_a_layer_without_fields(qgis_app) -> None:
    window = FieldsWindow(lambda: None, lambda _feedback: LayerFacts(layer_name="ortho"), lambda _record: None)
    assert pump(lambda: "no fields" in window.note.text())
    assert not window.save.isEnabled()
    window.close()
