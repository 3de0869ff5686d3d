"""The Platforms window finds out from one address what a platform is."""

from __future__ import annotations

import pytest

from prodige_plugin.gui.platform_dialog import PlatformDialog
from prodige_plugin.gui.platform_list import PlatformList
from tests.servers.geonetwork import GeoNetwork
from tests.servers.http import HttpServer
from tests.servers.portals import Ckan

from .gui_fakes import FakePlatforms, pump


class Platforms(FakePlatforms):
    """A list without settings that finds out for real."""

    discover = PlatformList.discover


@pytest.fixture
def server():
    with HttpServer() as running:
        running.route("/data/", Ckan("/data"))
        yield running


@pytest.fixture
def window(qgis_app):
    made = PlatformDialog(Platforms())
    made.add()
    made.show()
    yield made
    made.close()


def find(window: PlatformDialog, address: str) -> None:
    window.address.setText(address)
    window.find_button.click()
    assert not window.find_button.isEnabled()
    assert pump(window.find_button.isEnabled, 30)


def test_a_geonetwork_is_found_and_can_be_saved(window, server):
    root = GeoNetwork().install(server)
    find(window, root + "/srv/fre/catalog.search#/home")
    assert window.product.currentData() == "geonetwork"
    assert window.results.text().startswith("✓")
    assert window.name.text() == "127.0.0.1"
    window.name.setText("Ma région")
    platform = window.platform()
    assert (platform.name, platform.product) == ("Ma région", "geonetwork")
    assert platform.endpoints["catalogue"].startswith(root)


def test_a_ckan_is_found(window, server):
    find(window, server.url("/data/"))
    assert window.product.currentData() == "ckan"


def test_a_name_already_given_is_kept(window, server):
    window.name.setText("Chez nous")
    find(window, server.url("/data/"))
    assert window.name.text() == "Chez nous"


def test_nothing_found_is_said_and_the_form_is_kept(window):
    before = window.product.currentData()
    with HttpServer() as bare:
        address = bare.url("/nothing/here")
        find(window, address)
    assert window.results.text().startswith("✕")
    assert window.product.currentData() == before
    assert window.address.text() == address


def test_an_empty_address_asks_nobody(window, server):
    window.address.setText("  ")
    window.find_button.click()
    assert window.find_button.isEnabled()
    assert server.requests == []
