"""The Platforms window finds out from one address what a platform is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from qgis.core import QgsApplication

from prodige_plugin.feedback import Feedback
from prodige_plugin.gui.platform_dialog import PlatformDialog
from prodige_plugin.gui.platform_list import PlatformList
from prodige_plugin.network import sign_in
from prodige_plugin.platforms import store
from prodige_plugin.platforms.discovery import Finding, State
from prodige_plugin.platforms.model import Platform
from tests.servers.geonetwork import GeoNetwork
from tests.servers.http import HttpServer
from tests.servers.portals import Ckan
from tests.servers.prodige import Prodige

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


def test_what_was_looked_for_is_listed_and_kept(window, server):
    root = GeoNetwork().install(server)
    find(window, root)
    rows = window.findings.findings()
    assert {row.state for row in rows} == {State.FOUND, State.ABSENT}
    assert window.findings.isVisibleTo(window)
    assert window.findings.tree.topLevelItem(0).text(0).startswith("✓ GeoNetwork")
    window.name.setText("Ma région")
    window.save()
    key = window.platform().key
    assert [row["what"] for row in store.findings(key)] == [row.what for row in rows]
    window._show(window._platforms.by_key(key))
    assert [row.what for row in window.findings.findings()] == [row.what for row in rows]
    store.remove_platform(key)


def test_a_prodige_fills_all_its_addresses(window, server):
    Prodige().install(server)
    find(window, server.url("/"))
    assert window.product.currentData() == "prodige"
    platform = window.platform()
    assert platform.endpoints["api"] == server.url("/api")
    assert platform.endpoints["features"] == server.url("/api/ogc-features")
    assert window.sign_in.way.findData("prodige_token") > 0


def test_the_way_to_sign_in_is_chosen_and_kept(window):
    window.product.setCurrentIndex(window.product.findData("prodige"))
    window._edits["catalogue"].setText("https://catalogue.x.fr/geonetwork")
    window.sign_in.way.setCurrentIndex(window.sign_in.way.findData("cas"))
    assert window.sign_in.page.isVisibleTo(window)
    window.sign_in.page.setText("https://cas.x.fr/login")
    window.name.setText("X")
    platform = window.platform()
    assert (platform.sign_in, platform.endpoints["sign_in"]) == ("cas", "https://cas.x.fr/login")
    window.save()
    window._show(None)
    window._show(window._platforms.all()[-1])
    assert window.sign_in.chosen_way() == "cas"
    assert window.sign_in.page.text() == "https://cas.x.fr/login"
    # a product that has no such way goes back to the account's own
    window.sign_in.way.setCurrentIndex(window.sign_in.way.findData("prodige_session"))
    window.product.setCurrentIndex(window.product.findData("csw"))
    assert window.sign_in.chosen_way() == ""


def test_platforms_go_through_a_file(window, tmp_path):
    path = tmp_path / "p.json"
    given = Platform("region", "Région", "geonetwork", {"catalogue": "https://x.fr/geonetwork"}, "abc1234")
    window._platforms.save(given)
    window.files.export_to(path)
    assert "abc1234" not in path.read_text()
    window._platforms.remove("region")
    window.files.import_from(path)
    assert window._platforms.by_key("region").authcfg == ""
    assert window.name.text() == "Région"
    assert "1 platform" in window.results.text()
    window._platforms.save(given)
    window.files.import_from(path)
    assert window._platforms.by_key("region").authcfg == "abc1234"
    path.write_text("nonsense")
    window.files.import_from(path)
    assert window.results.text().startswith("✕")


def test_what_the_organisation_locks_cannot_be_changed(window):
    locked = Platform("o", "O", "csw", {"catalogue": "https://x.fr/csw"}, provided=True)
    window._show(locked)
    assert window.locked.isVisibleTo(window)
    assert not window._forget.isEnabled() and not window.name.isEnabled()
    assert window._edits["catalogue"].isReadOnly()
    assert window.account.isEnabled()


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


@pytest.fixture
def kept(qgis_app, server):
    """The real list, with a PRODIGE whose account signs in by a session."""
    prodige = Prodige()
    prodige.install(server)
    platform = Platform(
        "signs-in", "P", "prodige", {"catalogue": server.url("/geonetwork"), "api": server.url("/api")},
        authcfg="abc1234", sign_in="prodige_session",
    )  # fmt: skip
    made = PlatformList()
    made.save(platform)
    yield made, platform
    made.remove(platform.key)


def test_a_way_that_was_only_tried_does_not_stay(kept):
    platforms, platform = kept
    platforms.all()
    mine = sign_in.announced(platform.key)
    assert mine is not None
    platforms.test(replace(platform, key="not-saved", sign_in="prodige_token"), Feedback())
    assert sign_in.announced("not-saved") is None
    platforms.test(replace(platform, sign_in=""), Feedback())
    assert sign_in.announced(platform.key).mark == mine.mark


def test_the_session_ends_when_the_platform_is_saved_or_forgotten(kept):
    """The account may have been changed under the same id; and nobody stays signed in where there is no platform."""
    platforms, platform = kept
    for change in (lambda: platforms.save(platform), lambda: platforms.remove(platform.key)):
        platforms.all()
        held = sign_in.announced(platform.key)
        change()
        assert sign_in.announced(platform.key) is not held


def test_the_session_ends_when_an_account_is_changed_in_qgis(kept):
    platforms, platform = kept
    platforms.all()
    held = sign_in.announced(platform.key)
    held._open = True
    platforms.all()  # QGIS's accounts are heard from the first session on
    for storage in QgsApplication.authManager().authConfigurationStorageRegistry().readyStorages():
        storage.methodConfigChanged.emit()
    assert not held.is_open
    assert sign_in.announced(platform.key) is held


def test_the_tab_key_goes_down_the_form(window):
    """Also after another product has brought lines of its own."""
    for product in ("prodige", "csw", "prodige"):
        window.product.setCurrentIndex(window.product.findData(product))
    window.findings.add(Finding("CSW", State.FOUND, "https://x.fr/csw", "Found."))
    window.findings.show()
    wanted = [window.address, window.find_button, window.findings.tree, window.name, window.product]
    wanted += [window.sign_in.way, *window._edits.values(), window.test_button, window.save_button]
    met, widget = [], window.names
    while (widget := widget.nextInFocusChain()) is not window.names:
        if widget in wanted:
            met.append(widget)
    assert met == wanted


def test_nothing_of_the_form_is_cut_off_at_the_side(window):
    window.product.setCurrentIndex(window.product.findData("prodige"))
    window.resize(100, 100)
    pump(seconds=0.05)
    page = window._scroll.widget()
    assert page.minimumSizeHint().width() <= window._scroll.viewport().width()


def test_a_file_does_not_take_an_account_to_another_house(kept, tmp_path):
    platforms, platform = kept
    window = PlatformDialog(platforms)
    for addresses, stays in (
        (dict(platform.endpoints), True),
        ({"catalogue": "http://evil.example/geonetwork"}, False),
    ):
        store.export_platforms([replace(platform, endpoints=addresses)], tmp_path / "p.json")
        window.files.import_from(tmp_path / "p.json")
        taken = platforms.by_key(platform.key)
        assert dict(taken.endpoints) == addresses
        assert (taken.authcfg == platform.authcfg) is stays
    window.close()
