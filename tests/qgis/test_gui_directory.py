"""The directory of platforms: what is shipped is usable, and adding one takes two clicks."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest

from prodige_plugin.errors import FileError
from prodige_plugin.gui.directory_dialog import DirectoryDialog
from prodige_plugin.gui.endpoint_roles import product_text, roles_of
from prodige_plugin.gui.platform_dialog import PlatformDialog
from prodige_plugin.platforms import PRODUCTS, catalogue_for, directory, product_of
from prodige_plugin.platforms.model import Capability, Platform

from .gui_fakes import FakePlatforms, practice, pump


@pytest.fixture
def platforms(qgis_app):
    return FakePlatforms([practice()])


@pytest.fixture
def dialog(platforms, monkeypatch):
    monkeypatch.setattr("prodige_plugin.gui.directory_dialog.practice_entries", lambda: ())
    window = DirectoryDialog(platforms)
    window.show()
    yield window
    window.reject()
    pump(seconds=0.02)


def titles(dialog):
    return [item.text(0) for item in dialog._items() if not item.isHidden()]


def item_of(dialog, name):
    return next(item for item in dialog._items() if item.text(0).startswith(name))


def test_everything_shipped_can_be_searched():
    entries = directory.entries()
    assert {entry.kind for entry in entries} == set(directory.KINDS) and len(entries) >= 20
    assert len({entry.platform.key for entry in entries}) == len(entries)
    for entry in entries:
        platform = entry.platform
        can = product_of(platform).capabilities(platform)
        assert Capability.SEARCH in can
        # without an account nothing is written on a platform; a package of files is made on this computer
        assert Capability.SAVE_RECORD not in can
        assert Capability.PUBLISH_VECTOR not in can or Capability.DEPOSIT in can
        assert catalogue_for(platform) is not None
        assert all(urlsplit(url).scheme in ("http", "https") for url in platform.endpoints.values())


def test_every_product_is_named_and_states_its_addresses():
    for product in PRODUCTS:
        assert product_text(product)
        assert roles_of(product)[0][0] in ("csw", "catalogue")


def test_a_damaged_directory_is_said(monkeypatch, tmp_path):
    broken = tmp_path / "directory.json"
    broken.write_text('{"platforms": [{"key": 1}]}')
    monkeypatch.setattr(directory, "resource", lambda *_parts: broken)
    with pytest.raises(FileError):
        directory.entries()


def test_the_practice_platform_is_offered_where_it_runs_and_hinted_at_where_not(platforms, monkeypatch):
    from prodige_plugin.gui import directory_dialog
    from prodige_plugin.platforms.directory import Entry

    running = Entry(Platform("practice2", "École", "qgis_server", {"csw": "http://127.0.0.1:1/csw"}), "practice")
    stopped = Entry(Platform("practice", "Practice platform", "qgis_server", {}), "practice")
    for entry, chosen in ((running, True), (stopped, False)):
        monkeypatch.setattr(directory_dialog, "practice_entries", lambda entry=entry: (entry,))
        window = DirectoryDialog(platforms)
        group = window.tree.topLevelItem(0)
        assert group.text(0) == "On this computer"
        assert bool(group.child(0).flags() & Qt.ItemFlag.ItemIsSelectable) is chosen
        assert ("Start it" in group.child(0).toolTip(0)) is not chosen
        window.words.setText("bretagne")
        window.reject()


def test_looking_for_the_practice_platform_never_fails(qgis_app, monkeypatch, tmp_path):
    from prodige_plugin.gui.directory_dialog import practice_entries
    from prodige_plugin.training import home

    monkeypatch.setattr("prodige_plugin.training.practice.default_home", lambda: tmp_path / "none")
    (entry,) = practice_entries()
    assert (entry.kind, dict(entry.platform.endpoints)) == ("practice", {})
    (tmp_path / "none").mkdir()
    home.Home.at(tmp_path / "none").state_file.write_text("{nonsense")
    assert len(practice_entries()) == 1


def test_words_filter_without_accents(dialog):
    dialog.words.setText("GEO bretagne")
    assert titles(dialog) == ["GéoBretagne"]
    assert [platform.key for platform in dialog.chosen()] == ["geobretagne"]
    dialog.words.setText("sainte helene")
    assert titles(dialog) == [] and not dialog.add_button.isEnabled()
    dialog.words.clear()
    assert len(titles(dialog)) == len(directory.entries())


def test_a_double_click_adds_and_makes_current(dialog, platforms):
    item = item_of(dialog, "data.gouv.fr")
    dialog.tree.itemActivated.emit(item, 0)
    assert platforms.by_key("datagouv") is None
    dialog.tree.setCurrentItem(item)
    dialog.tree.itemActivated.emit(item, 0)
    assert platforms.by_key("datagouv").product == "udata"
    assert platforms.current().key == "datagouv"


def test_several_at_once(dialog, platforms):
    for name in ("DatARA", "SIGENA"):
        item_of(dialog, name).setSelected(True)
    assert "2" in dialog.add_button.text()
    QTest.mouseClick(dialog.add_button, Qt.MouseButton.LeftButton)
    assert platforms.by_key("datara") is not None and platforms.by_key("sigena") is not None


def test_one_that_is_there_is_not_replaced(platforms):
    platforms.save(next(entry.platform for entry in directory.entries() if entry.platform.key == "datara"))
    window = DirectoryDialog(platforms)
    item = item_of(window, "DatARA")
    assert item.text(1) == "Already in your list"
    assert not item.flags() & Qt.ItemFlag.ItemIsSelectable
    window.reject()


def test_the_window_of_platforms_shows_what_was_added(platforms):
    window = PlatformDialog(platforms)
    window.show()
    window.choose_from_directory()
    assert pump(lambda: window.findChild(DirectoryDialog) is not None)
    directory_window = window.findChild(DirectoryDialog)
    directory_window.tree.setCurrentItem(item_of(directory_window, "Géoplateforme"))
    directory_window.accept()
    assert window.name.text() == "Géoplateforme (IGN)"
    assert window.platform().endpoints["catalogue"] == "https://data.geopf.fr/recherche"
    assert pump(lambda: window.findChild(DirectoryDialog) is None)
    window.save()
    assert window.results.text() == "Saved."
    window.close()
    pump(seconds=0.02)


def test_words_filter_what_cannot_be_chosen_too(dialog):
    dialog.words.setText("auverg")
    practice = [item for item in dialog._rows() if item.data(0, Qt.ItemDataRole.UserRole) is None]
    assert all(item.isHidden() for item in practice)
    dialog.words.setText("")
    assert not any(item.isHidden() for item in practice)
