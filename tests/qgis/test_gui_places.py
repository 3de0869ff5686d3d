"""The catalogues in QGIS's own places: Browser panel, Data Source Manager, locator, layer metadata search."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from qgis.core import (
    QgsApplication,
    QgsBrowserModel,
    QgsFeedback,
    QgsLocatorContext,
    QgsMimeDataUtils,
    QgsRectangle,
)
from qgis.gui import QgsGui
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QModelIndex, Qt
from qgis.PyQt.QtWidgets import QMenu, QWidget

from prodige_plugin.catalogue.model import Facet, ResultPage
from prodige_plugin.errors import NetworkError
from prodige_plugin.gui.places import install, loads
from prodige_plugin.gui.places.browser import MoreItem, RecordItem, SearchItem, WayItem

from .gui_fakes import FakeCatalogue, FakeHost, FakeIface, FakePlatforms, french_summaries, practice, pump


class Catalogue(FakeCatalogue):
    """Counts by organisation and theme."""

    facets: dict = {}
    of_fetched = False
    supported_facets = frozenset({"organisation", "theme"})

    def search(self, query, feedback=None):
        page = super().search(query, feedback)
        return ResultPage(page.total, page.summaries, page.next_start, self.facets, facets_of_fetched=self.of_fetched)


@pytest.fixture
def catalogue():
    found = Catalogue(french_summaries(45))
    found.facets = {Facet.ORGANISATION: {"DREAL": 40, "R&D / <b>": 5}, Facet.THEME: {"Hydrographie": 3}}
    return found


@pytest.fixture
def host(qgis_app, catalogue):
    iface = FakeIface()
    iface.window.show()
    host = FakeHost(iface, FakePlatforms([practice(), practice("p2", "DatARA")], catalogue))
    yield host
    iface.close()


@pytest.fixture
def places(host):
    installed = install(host)
    yield installed
    installed.remove()
    pump(seconds=0.05)


def open_item(model, index):
    """Open a branch as the panel does, and give its children once they have come."""
    if model.canFetchMore(index):
        model.fetchMore(index)
    assert pump(lambda: names(model, index) and "Asking…" not in names(model, index))
    return rows(model, index)


def rows(model, index):
    """Give the children in the order in which the panel shows them."""
    found = [model.index(row, 0, index) for row in range(model.rowCount(index))]
    return sorted(found, key=lambda one: str(model.dataItem(one).sortKey() or model.dataItem(one).name()))


def names(model, index):
    return [model.data(one, Qt.ItemDataRole.DisplayRole) for one in rows(model, index)]


def named(model, indexes, text):
    return next(one for one in indexes if text in model.data(one, Qt.ItemDataRole.DisplayRole))


@pytest.fixture
def model(places):
    model = QgsBrowserModel()
    model.initialize()
    yield model
    sip.delete(model)


def root(model):
    return named(model, rows(model, QModelIndex()), "PRODIGE catalogues")


def test_the_tree_goes_from_platform_to_organisation_to_data_set_to_ways(model, catalogue):
    platforms = open_item(model, root(model))
    assert [model.data(one, Qt.ItemDataRole.DisplayRole) for one in platforms] == ["DatARA", "Plateforme d'école"]
    branches = open_item(model, platforms[0])
    # one theme alone tells nothing apart
    assert names(model, platforms[0]) == ["By organisation", "All data sets (45)"]
    values = open_item(model, branches[0])
    assert [model.data(one, Qt.ItemDataRole.DisplayRole) for one in values] == ["DREAL (40)", "R&D / <b> (5)"]
    records = open_item(model, values[1])
    assert catalogue.queries[-1].facets == {Facet.ORGANISATION: ("R&D / <b>",)}
    ways = open_item(model, records[0])
    assert [model.dataItem(one).way.source.kind for one in ways] == ["WFS", "OAPIF", "WMS"]


def test_counts_of_a_few_results_are_not_shown_as_counts(model, catalogue):
    catalogue.of_fetched = True
    branches = open_item(model, open_item(model, root(model))[0])
    values = open_item(model, branches[0])
    assert [model.data(one, Qt.ItemDataRole.DisplayRole) for one in values] == ["DREAL", "R&D / <b>"]


def test_a_branch_that_the_server_cannot_filter_is_filtered_here_and_may_be_empty(model, catalogue):
    catalogue.supported_facets = frozenset()
    branches = open_item(model, open_item(model, root(model))[0])
    values = open_item(model, branches[0])
    found = open_item(model, values[1])
    assert names(model, values[1]) in (["More results…"], ["Nothing found"]) and len(found) == 1


def test_further_pages_come_when_they_are_asked_for(model, places, catalogue):
    branches = open_item(model, open_item(model, root(model))[0])
    everything = named(model, branches, "All data sets")
    found = open_item(model, everything)
    assert isinstance(model.dataItem(everything), SearchItem)
    more = model.dataItem(found[-1])
    assert isinstance(more, MoreItem) and len(found) == 41
    assert places._menus.handleDoubleClick(more, None)
    assert pump(lambda: model.rowCount(everything) == 45)
    items = [model.dataItem(one) for one in rows(model, everything)]
    assert all(isinstance(one, RecordItem) for one in items)
    order = [one.summary.identifier for one in items]
    assert order == [f"id-{rank}" for rank in range(45)]


def test_a_platform_that_fails_says_so_in_its_branch_and_can_be_asked_again(model, catalogue):
    catalogue.error = NetworkError("DatARA did not answer.", "The connection was cut.", "Try again.")
    platform = open_item(model, root(model))[0]
    children = open_item(model, platform)
    assert "DatARA did not answer." in model.data(children[0], Qt.ItemDataRole.DisplayRole)
    catalogue.error = None
    model.dataItem(platform).refresh()
    assert pump(lambda: any("All data sets" in name for name in names(model, platform)))
    assert not any("did not answer" in name for name in names(model, platform))


def test_what_is_dragged_is_loaded_where_it_is_dropped(model, places, host, monkeypatch):
    asked = []
    monkeypatch.setattr(loads, "load", lambda _host, way, platform: asked.append((way, platform.key)))
    branches = open_item(model, open_item(model, root(model))[0])
    records = open_item(model, named(model, branches, "All data sets"))
    ways = open_item(model, records[0])
    for index, kind in ((records[0], "WFS"), (ways[2], "WMS")):
        data = model.mimeData([index])
        (uri,) = QgsMimeDataUtils.decodeUriList(data)
        assert (uri.layerType, uri.providerKey) == ("custom", "prodige_plugin")
        assert "http" not in uri.uri
        (handler,) = host.iface.drop_handlers
        assert handler.canHandleCustomUriCanvasDrop(uri, host.iface.canvas)
        handler.handleCustomUriCanvasDrop(uri, host.iface.canvas)
        way, key = asked[-1]
        assert way.source.kind == kind and key == "p2" and way.summary.identifier == "id-0"


@pytest.mark.parametrize("text", ["", "{", "[]", '{"platform": 1}', '{"platform": "gone", "record": "x", "way": -1}'])
def test_a_strange_parcel_is_a_message(places, host, text):
    uri = QgsMimeDataUtils.Uri()
    uri.layerType, uri.providerKey, uri.uri = "custom", "prodige_plugin", text
    host.iface.drop_handlers[0].handleCustomUriDrop(uri)
    assert host.iface.bar.currentItem() is not None


def test_each_item_has_its_menu(model, places, host):
    branches = open_item(model, open_item(model, root(model))[0])
    records = open_item(model, named(model, branches, "All data sets"))
    way = open_item(model, records[0])[0]

    def menu_of(index):
        menu = QMenu()
        places._menus.populateContextMenu(model.dataItem(index), menu, [], None)
        return [action.text() for action in menu.actions()]

    assert menu_of(root(model)) == ["Platforms…"]
    assert "Search in the Catalogue dock" in menu_of(model.parent(branches[0]))
    assert menu_of(records[0]) == ["Add to the map", "Read the sheet"]
    assert menu_of(way) == ["Add to the map", "Copy the link"]
    menu = QMenu()
    places._menus.populateContextMenu(model.dataItem(records[0]), menu, [], None)
    menu.actions()[1].trigger()
    assert host.shown[0][0].identifier == "id-0" and host.shown[0][1].key == "p2"
    assert isinstance(model.dataItem(way), WayItem)


def locate(places, words, feedback=None):
    found = []
    one = places._filter.clone()
    one.resultFetched.connect(found.append)
    one.prepare(words, QgsLocatorContext())
    one.fetchResults(words, QgsLocatorContext(), feedback or QgsFeedback())
    return one, found


def test_the_locator_finds_and_loads(places, host, catalogue, monkeypatch):
    asked = []
    monkeypatch.setattr(loads, "load", lambda _host, way, platform: asked.append((way.source.kind, platform.key)))
    one, found = locate(places, "zones humides")
    assert catalogue.queries[0].words == "zones humides"
    assert found[0].displayString.startswith("Zones humides de la Drôme")
    assert "WFS" in found[0].description
    one.triggerResult(found[0])
    assert asked == [("WFS", "p1")]
    one.triggerResultFromAction(found[0], found[0].actions[0].id)
    assert host.shown[0][0] == replace(catalogue.summaries[0], platform="p1")


def test_the_locator_is_quiet_until_it_is_called(places):
    one = places._filter
    assert one.prefix() == "cat" and not one.useWithoutPrefix() and one.fetchResultsDelay() >= 300


def test_two_letters_ask_nobody_and_a_cancelled_search_shows_nothing(places, catalogue):
    assert locate(places, "zo")[1] == [] and catalogue.queries == []
    stopped = QgsFeedback()
    stopped.cancel()
    assert locate(places, "zones", stopped)[1] == []


def test_a_platform_that_fails_is_one_line_in_the_locator(places, catalogue):
    catalogue.error = NetworkError("It did not answer.", "Cut.", "Try again.")
    one, found = locate(places, "zones")
    assert len(found) == 1 and "It did not answer." in found[0].description
    one.triggerResult(found[0])  # nothing to load, nothing happens


def test_the_layer_metadata_search_gives_what_qgis_can_open(places, catalogue, monkeypatch):
    from prodige_plugin import platforms
    from prodige_plugin.platforms import store

    monkeypatch.setattr(store, "list_platforms", lambda: [practice(), practice("p2", "DatARA")])
    good, bad = catalogue, FakeCatalogue()
    bad.error = NetworkError("It did not answer.", "Cut.", "Try again.")
    monkeypatch.setattr(platforms, "catalogue_for", lambda one, _feedback=None: bad if one.key == "p2" else good)
    registry = QgsApplication.layerMetadataProviderRegistry()
    provider = registry.layerMetadataProviderFromId("prodige_plugin")
    results = provider.search(None, "zones", QgsRectangle(4, 44, 5, 46), QgsFeedback())
    assert results.errors() and "DatARA" in results.errors()[0]
    assert catalogue.queries[0].box.west == 4 and catalogue.queries[0].box.north == 46
    first = results.metadata()[0]
    assert first.dataProviderName() in ("WFS", "OAPIF", "wms") and "url=" in first.uri()
    assert first.title().startswith("Zones humides") and first.identifier() == "id-0"
    box = first.geographicExtent().boundingBox()
    assert (box.xMinimum(), box.yMaximum()) == (4.6, 45.3)
    assert {one.dataProviderName() for one in results.metadata()} == {"WFS", "OAPIF", "wms"}


def test_layers_found_by_their_metadata_open_with_the_account_of_their_platform(places, catalogue, monkeypatch):
    from dataclasses import replace as changed

    from prodige_plugin import platforms
    from prodige_plugin.platforms import store

    here = changed(practice(), authcfg="abc1234")
    elsewhere = changed(practice("p2"), authcfg="abc1234", endpoints={"csw": "http://127.0.0.2:9/csw"})
    monkeypatch.setattr(platforms, "catalogue_for", lambda _platform, _feedback=None: catalogue)
    provider = QgsApplication.layerMetadataProviderRegistry().layerMetadataProviderFromId("prodige_plugin")
    for platform, given in ((here, True), (elsewhere, False)):
        monkeypatch.setattr(store, "list_platforms", lambda one=platform: [one])
        found = provider.search(None, "zones", QgsRectangle(), QgsFeedback()).metadata()
        assert {one.dataProviderName() for one in found} == {"WFS", "OAPIF", "wms"}
        assert all(("abc1234" in one.uri()) == given for one in found)


def test_the_data_source_manager_has_the_catalogue(places, host):
    provider = QgsGui.sourceSelectProviderRegistry().providerByName("prodige_plugin")
    parent = QWidget()
    page = provider.createDataSourceWidget(parent)
    assert page.contents is None  # built when it is seen
    parent.show()
    page.show()
    assert pump(lambda: page.contents is not None)
    page.contents.search()
    assert pump(lambda: page.contents.model.rowCount() > 0)
    provider.shutdown()
    assert page.contents is None
    parent.deleteLater()


def test_nothing_is_left_when_it_is_removed(host):
    registry = QgsApplication.dataItemProviderRegistry()
    before = len(registry.providers())
    model = QgsBrowserModel()
    model.initialize()
    count = model.rowCount()
    installed = install(host)
    pump(seconds=0.02)
    assert model.rowCount() == count + 1
    platform = open_item(model, root(model))[0]
    model.fetchMore(platform)  # a task is under way
    installed.remove()
    pump(seconds=0.3)
    assert model.rowCount() == count and len(registry.providers()) == before
    assert host.iface.locator_filters == [] and host.iface.drop_handlers == []
    sip.delete(model)


def test_a_record_dragged_from_another_qgis_is_read_again(places, host, monkeypatch):
    asked = []
    monkeypatch.setattr(loads, "load", lambda _host, way, _platform: asked.append(way.source.kind))
    monkeypatch.setattr(loads, "read_again", lambda _h, _p, name, _f: replace(french_summaries(1)[0], identifier=name))
    uri = QgsMimeDataUtils.Uri()
    uri.layerType, uri.providerKey = "custom", "prodige_plugin"
    uri.uri = json.dumps({"platform": "p1", "record": "id-7", "way": -1})
    host.iface.drop_handlers[0].handleCustomUriDrop(uri)
    assert pump(lambda: asked == ["WFS"])
