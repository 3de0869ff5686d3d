"""What is chosen in the filter bar, asked of the practice platform's real catalogue."""

from __future__ import annotations

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsRectangle
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import Qt

from prodige_plugin.catalogue import narrowing, territories
from prodige_plugin.catalogue.csw import CswClient
from prodige_plugin.catalogue.facets import count, values_of
from prodige_plugin.catalogue.model import Facet, Query
from prodige_plugin.gui.catalogue_dock import CatalogueDock
from prodige_plugin.gui.catalogue_model import State
from prodige_plugin.gui.extent_filter import Extent
from prodige_plugin.gui.filter_bar import FilterBar
from prodige_plugin.network import Door
from tests.qgis.gui_fakes import FakeHost, FakeIface, FakePlatforms, pump
from tests.qgis.gui_fakes import practice as practice_platform


@pytest.fixture
def client(practice, qgis_app):
    endpoints = practice.state.platform.endpoints
    return CswClient(endpoints["csw"], Door(), endpoints["csw_publication"])


@pytest.fixture
def bar(qgis_app):
    canvas = QgsMapCanvas()
    canvas.resize(300, 300)
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:2154"))
    bar = FilterBar(canvas)
    bar.canvas = canvas
    yield bar
    bar.shutdown()
    bar.deleteLater()
    canvas.deleteLater()


def every(client, query):
    """Give all hits, page by page, each once."""
    hits, start = {}, 0
    while start is not None:
        page = narrowing.page_of(client, Query(query.words, query.box, query.facets, query.since, start=start))
        hits.update((hit.identifier, hit) for hit in page.summaries)
        start = page.next_start
    return hits


def test_each_value_of_each_menu_gives_the_hits_that_have_it(client, bar):
    everything = every(client, Query())
    counts = count(everything.values())
    bar.show_facets(counts, of_fetched=True)
    tried = 0
    for facet in (Facet.TYPE, Facet.ORGANISATION, Facet.THEME, Facet.TOPIC, Facet.LICENCE):
        for value, number in list(counts.get(facet, {}).items())[:4]:
            bar.clear()
            popup = bar.open_facet(facet, bar.more_button)
            row = next(item for item in popup.items() if value in item.data(0, Qt.ItemDataRole.UserRole).values)
            row.setCheckState(0, Qt.CheckState.Checked)
            popup.close()
            hits = every(client, bar.apply(Query()))
            assert set(hits) == {key for key, hit in everything.items() if value in values_of(hit).get(facet, ())}, (
                facet,
                value,
            )
            assert len(hits) == number
            tried += 1
    assert tried >= 6


def test_a_territory_and_the_map_give_what_touches_them(client, bar):
    everything = every(client, Query())

    def touching(box):
        return {
            key
            for key, hit in everything.items()
            if hit.box is not None
            and hit.box.west <= box.east
            and hit.box.east >= box.west
            and hit.box.south <= box.north
            and hit.box.north >= box.south
        }

    seen = set()
    for name in ("Bretagne", "Drôme", "La Réunion"):
        bar.extent.take_territory(territories.find(name, 1)[0])
        query = bar.apply(Query())
        found = frozenset(every(client, query))
        assert found == touching(query.box), name
        seen.add(found)
    assert len(seen) > 1  # the box does part the records
    bar.canvas.setExtent(QgsRectangle(840000, 6400000, 860000, 6420000))
    bar.extent.choose(Extent.MAP)
    query = bar.apply(Query())
    assert set(every(client, query)) == touching(query.box)


def test_filters_of_several_kinds_hold_together(client, bar):
    bar.choose(Facet.TYPE, ("dataset",), on=True)
    bar.set_since("five_years")
    bar.extent.take_territory(territories.find("Auvergne-Rhône-Alpes", 1)[0])
    query = bar.apply(Query())
    for hit in every(client, query).values():
        assert hit.type == "dataset"
        assert not hit.date or hit.date[:4] >= query.since[:4]
        assert hit.box is None or hit.box.east >= query.box.west


def test_the_dock_lists_what_the_bar_lets_through(client, qgis_app):
    iface = FakeIface()
    iface.window.show()
    dock = CatalogueDock(FakeHost(iface, FakePlatforms([practice_platform()], client)))
    dock.resize(380, 700)
    dock.show()
    try:
        dock.search()
        assert pump(lambda: dock.model.state is State.READY and dock.model.rowCount() > 0, 30)
        everything = dock.model.total
        popup = dock.filters.extent.ask_territory()
        popup.field.setText("bretagne")
        popup.entered()
        box = territories.find("bretagne", 1)[0].box
        assert pump(lambda: dock.filters.active() == 1 and dock.model.state is State.READY, 30)
        rows = range(dock.model.rowCount())
        hits = [dock.model.data(dock.model.index(row, 0), dock.model.SummaryRole) for row in rows]
        assert len(hits) > 0
        assert all(hit.box.west <= box.east and hit.box.east >= box.west for hit in hits)
        assert dock.model.total < everything
        dock.filters.clear()
        assert pump(lambda: dock.model.state is State.READY and dock.model.total == everything, 30)
    finally:
        dock.shutdown()
        dock.deleteLater()
        iface.close()
