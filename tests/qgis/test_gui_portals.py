"""The Catalogue dock on CKAN, udata and the Géoplateforme's search: real products and tasks, small servers."""

from __future__ import annotations

import pytest
from qgis.core import QgsSettings

from prodige_plugin.catalogue.model import Box
from prodige_plugin.gui import profile
from prodige_plugin.gui.catalogue_dock import CatalogueDock
from prodige_plugin.gui.catalogue_model import State
from prodige_plugin.gui.extent_filter import Extent
from prodige_plugin.gui.loads_bar import LoadsBar
from prodige_plugin.platforms import catalogue_for, product_of
from prodige_plugin.platforms.model import Platform
from tests.servers.http import HttpServer
from tests.servers.portals import Ckan, Search, Udata

from .gui_fakes import FakeHost, FakeIface, FakePlatforms, pump


class Platforms(FakePlatforms):
    """The real products behind the list."""

    def catalogue(self, platform, feedback):
        return catalogue_for(platform, feedback)

    def capabilities(self, platform):
        return product_of(platform).capabilities(platform)


@pytest.fixture
def server():
    with HttpServer() as running:
        running.route("/data/", Ckan("/data"))
        running.route("/recherche/", Search())
        running.route("/api/", Udata())
        yield running


@pytest.fixture
def searched(qgis_app, server, monkeypatch):
    """Give a function: the dock after a search of a product, and what it began to load."""
    loads, made = [], []

    def noted(_bar, source, summary, platform, _options=None):
        loads.append((source.kind, source.layer_name, summary.title, platform.key))

    monkeypatch.setattr(LoadsBar, "load", noted)

    def search(product, path):
        iface = FakeIface()
        iface.window.show()
        platform = Platform("p", "Portail", product, {"catalogue": server.url(path)})
        dock = CatalogueDock(FakeHost(iface, Platforms([platform])))
        made.append((dock, iface))
        dock.resize(380, 700)
        dock.show()
        dock.search()
        assert pump(lambda: dock.model.state is State.READY)
        assert dock.model.rowCount() == 20 and dock.count.text() == "45 record(s)"
        dock.list.setCurrentIndex(dock.model.index(0))
        return dock, loads

    yield search
    for dock, iface in made:
        dock.shutdown()
        dock.deleteLater()
        iface.close()


@pytest.mark.parametrize(
    ("product", "path", "loaded"),
    [
        ("ckan", "/data", ("WFS", "", "Jeu 0", "p")),
        ("geoplateforme", "/recherche", ("WFS", "bdtopo:zone_0", "Zone 0", "p")),
        ("udata", "/", ("WFS", "n_zone", "Jeu 00", "p")),
    ],
)
def test_add_on_a_card_loads_the_service(searched, product, path, loaded):
    dock, loads = searched(product, path)
    index = dock.model.index(0)
    assert dock.model.data(index, dock.model.LoadableRole)
    dock.list.delegate.clicked.emit(index, "add")
    assert pump(lambda: loads == [loaded])


def test_the_sheet_of_a_harvested_ckan_entry_has_its_record(searched):
    dock, _loads = searched("ckan", "/data")
    dock.open_sheet()
    assert pump(lambda: dock.sheet._details is not None)
    dock.sheet._tabs.setCurrentIndex(1)
    assert "guid-0" in dock.sheet.xml.toPlainText()


def test_a_box_filters_udata_too_although_its_server_knows_none(searched):
    """Its search knows no boxes: what it gives is filtered here, by the territories a data set says it covers."""
    dock, _loads = searched("udata", "/")
    dock.filters.extent.choose(Extent.DRAWN, Box(4, 44, 5, 45))
    assert dock.model.state is State.SEARCHING
    assert pump(lambda: dock.model.state is State.READY)
    found = [dock.model.summary(dock.model.index(row)).box for row in range(dock.model.rowCount())]
    assert all(box.west <= 5 and box.east >= 4 and box.south <= 45 and box.north >= 44 for box in found)
    dock.filters.extent.choose(Extent.DRAWN, Box(-150, -50, -149, -49))
    assert pump(lambda: dock.model.state is State.READY and not dock.model.rowCount())
    assert dock.page.heading.text() == "Nothing found"


def test_a_card_shows_the_services_once_they_are_known(searched):
    dock, _loads = searched("udata", "/")
    index = dock.model.index(0)
    assert dock.model.data(index, dock.model.BadgesRole) == ()
    dock.open_sheet()
    assert pump(lambda: dock.model.data(index, dock.model.BadgesRole) == ("WFS",))
    assert not dock.list.current().partial


def test_several_real_products_are_asked_at_once_and_a_dead_one_is_a_line(qgis_app, server, tmp_path, monkeypatch):
    monkeypatch.setattr(profile, "profile_folder", lambda: tmp_path)
    QgsSettings().remove("prodige_plugin/catalogue/further_platforms")
    places = {"ckan": server.url("/data"), "geoplateforme": server.url("/recherche"), "udata": server.url("/")}
    platforms = [
        Platform(product, f"Portail {product}", product, {"catalogue": url}) for product, url in places.items()
    ]
    platforms.append(Platform("dead", "Ailleurs", "csw", {"catalogue": "http://127.0.0.1:9/csw"}))
    iface = FakeIface()
    iface.window.show()
    dock = CatalogueDock(FakeHost(iface, Platforms(platforms)))
    dock.resize(380, 700)
    dock.show()
    dock.bar.set_further(["geoplateforme", "udata", "dead"])
    dock.search()
    assert pump(lambda: dock.model.state is State.READY, 20)
    assert dock.model.totals() == {"ckan": 45, "geoplateforme": 45, "udata": 45}
    assert list(dock.notices.texts()) == ["failed dead"]
    origins = [dock.model.summary(dock.model.index(row)).platform for row in range(dock.model.rowCount())]
    assert set(origins) == set(places)
    for _page in range(6):
        dock.list.scrollToBottom()
        if dock.model.canFetchMore(dock.list.rootIndex()):
            dock.model.fetchMore(dock.list.rootIndex())
        assert pump(lambda: dock.model.state is State.READY, 20)
    assert dock.model.rowCount() == dock.model.total
    dock.shutdown()
    dock.deleteLater()
    QgsSettings().remove("prodige_plugin/catalogue/further_platforms")
    iface.close()
