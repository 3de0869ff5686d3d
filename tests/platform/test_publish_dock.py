"""The Publish dock on the practice platform: options, receipt, dashboard, differences, update, unpublish."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsProject, QgsVectorLayer

from prodige_plugin.gui.drafts import Drafts
from prodige_plugin.gui.platform_list import PlatformList
from prodige_plugin.gui.publish_dock import PublishDock
from prodige_plugin.platforms import store
from prodige_plugin.publishing.ledger import Ledger
from tests.platform.publish_support import Seat, seat, squares, swept
from tests.qgis.gui_fakes import FakeIface, pump
from tests.qgis.publish_place import button

__all__ = ["seat", "swept"]


@pytest.fixture
def place(seat: Seat, tmp_path: Path, monkeypatch) -> Iterator[SimpleNamespace]:
    """The dock on a project with one layer, the practice platform set up."""
    ledger = Ledger(tmp_path / "ledger.sqlite")
    monkeypatch.setattr(store, "list_platforms", lambda: [seat.platform])
    for module in ("platforms.store", "platforms.plan_publisher"):
        monkeypatch.setattr(f"prodige_plugin.{module}.journal_folder", lambda: tmp_path / "journals")
    monkeypatch.setattr(store, "profile_folder", lambda: tmp_path / "profile")
    monkeypatch.setattr(store, "ledger", lambda: ledger)
    iface = FakeIface()
    iface.window.show()
    layer = squares("Carrés été", 6)
    QgsProject.instance().addMapLayer(layer)
    platforms = PlatformList()
    host = SimpleNamespace(iface=iface, platforms=platforms, built=lambda _key: None)
    dock = PublishDock(host, drafts=Drafts(tmp_path / "drafts"))
    dock.resize(380, 700)
    dock.show()
    yield SimpleNamespace(dock=dock, layer=layer, seat=seat)
    dock.shutdown()
    dock.deleteLater()
    iface.close()


def publish(place: SimpleNamespace) -> None:
    """See the plan, and carry it out."""
    dock = place.dock
    dock.see_plan()
    assert pump(lambda: dock.stack.currentWidget() is dock.plan_view, 60), dock.note.text()
    dock.plan_view.run_button.click()
    assert pump(lambda: not dock.runner.running, 120)
    assert dock.stack.currentWidget() is dock.receipt, dock.plan_view.now.text()
    assert all(check["ok"] for check in dock.receipt.receipt.checks)
    dock.receipt.done.click()


def only_row(place: SimpleNamespace):
    """Open the dashboard and give its one row, its state worked out."""
    tab = place.dock.publications
    place.dock.tabs.setCurrentWidget(tab)
    tab.refresh()
    assert pump(lambda: not tab.source.busy and not tab._fill_rest.isActive() and tab.rows, 60)
    assert len(tab.rows) == 1
    tab.rows[0].setExpanded(True)
    return tab.rows[0]


def test_a_layer_goes_round_the_loop(place: SimpleNamespace) -> None:
    dock, layer, its = place.dock, place.layer, place.seat
    before = its.left()
    layer.selectByIds([feature.id() for feature in layer.getFeatures()][:4])
    row = dock.list.rows[layer.id()]
    row.setExpanded(True)
    from prodige_plugin.gui.publish_options import LayerOptions

    options: LayerOptions = row.panel.findChild(LayerOptions)
    options.selected.setChecked(True)
    options.name.setText("carres_choisis")
    options.name.textEdited.emit("carres_choisis")
    options.key.setCurrentIndex(options.key.findData(layer.fields()[0].name()))
    options.key.activated.emit(options.key.currentIndex())
    dock.list.tick(layer.id())
    publish(place)
    assert its.sql(f'SELECT count(*) FROM "{its.schema}".carres_choisis') == [(4,)]
    assert only_row(place).state == "same"

    layer.startEditing()
    one = next(layer.getFeatures())
    geometry = one.geometry()
    geometry.translate(10, 10)
    layer.changeGeometry(one.id(), geometry)
    layer.commitChanges()
    row = only_row(place)
    assert row.state == "changed here"
    button(row.panel, "Compare…").click()
    assert pump(lambda: dock.stack.currentWidget() is dock.differences, 60)
    assert "modified: 1" in dock.differences.summary.text()
    assert "unchanged: 3" in dock.differences.summary.text()
    assert pump(lambda: dock.differences.bands.bands)
    dock.differences.back_button.click()
    assert not dock.differences.bands.bands

    button(only_row(place).panel, "Update…").click()
    assert pump(lambda: dock.stack.currentWidget() is dock.plan_view, 60)
    assert "features of" in dock.plan_view.lost.text.text(), "only what changed travels"
    dock.plan_view.run_button.click()
    assert pump(lambda: not dock.runner.running, 120)
    assert dock.stack.currentWidget() is dock.receipt
    dock.receipt.done.click()
    assert only_row(place).state == "same"

    button(only_row(place).panel, "Unpublish…").click()
    assert pump(lambda: dock.stack.currentWidget() is dock.plan_view, 60)
    assert "carres_choisis" in dock.plan_view.lost.text.text().replace("\u200b", "")
    dock.plan_view.run_button.click()
    assert pump(lambda: not dock.runner.running and dock.stack.currentWidget() is dock.tabs, 120)
    assert its.left() == before


def test_the_layer_of_the_project_is_known_as_published(place: SimpleNamespace) -> None:
    place.dock.list.tick(place.layer.id())
    publish(place)
    layer: QgsVectorLayer = place.layer
    assert layer.customProperty("prodige/publication") == "carres_ete"
    row = place.dock.list.rows[layer.id()]
    row.setExpanded(False)
    place.dock.list._shape = ()
    place.dock.list.refresh()
    from prodige_plugin.gui.publish_options import LayerOptions

    row = place.dock.list.rows[layer.id()]
    row.setExpanded(True)
    assert hasattr(row.panel.findChild(LayerOptions), "update_box"), "what to send again can be chosen now"


def test_what_was_repaired_stays_the_same_until_it_is_changed(place: SimpleNamespace) -> None:
    """The repairs are of the publication: the layer as it is would differ from what was published of it."""
    dock, layer = place.dock, place.layer
    feature = QgsFeature(layer.fields())
    feature.setGeometry(QgsGeometry.fromWkt("MULTIPOLYGON(((0 0,10 10,10 0,0 10,0 0)))"))
    layer.dataProvider().addFeatures([feature])
    layer.updateExtents()
    dock.list.tick(layer.id())
    dock.check()
    assert pump(lambda: dock._task is None and dock._findings is not None, 60)
    (invalid,) = [one for one in dock._findings if one.repair is not None and one.repair.key == "make_valid"]
    dock._repair(layer.id(), invalid, "")
    assert pump(lambda: dock._task is None and dock._findings is not None, 60)
    assert not [one for one in dock._findings if one.repair is not None and one.repair.key == "make_valid"]
    publish(place)
    assert only_row(place).state == "same"
