"""What the Catalogue dock remembers: favourites, searches, history, the last results without a network."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from qgis.core import QgsSettings
from qgis.PyQt.QtWidgets import QInputDialog

from prodige_plugin.catalogue.model import Box, Facet, Sort, Summary
from prodige_plugin.errors import FileError, NoConnection
from prodige_plugin.gui import messages, profile
from prodige_plugin.gui.catalogue_dock import CatalogueDock
from prodige_plugin.gui.catalogue_model import State
from prodige_plugin.gui.catalogue_views import View
from prodige_plugin.gui.extent_filter import Extent
from prodige_plugin.gui.favourites import Favourites
from prodige_plugin.gui.last_results import LastResults
from prodige_plugin.gui.searches import Search, Searches

from .gui_fakes import FakeCatalogue, FakeHost, FakeIface, FakePlatforms, french_summaries, practice, pump


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(profile, "profile_folder", lambda: tmp_path)
    QgsSettings().remove("prodige_plugin/catalogue")
    return tmp_path


@pytest.fixture
def catalogue():
    return FakeCatalogue(french_summaries())


@pytest.fixture
def open_dock(qgis_app, folder, catalogue):
    made = []

    def build():
        iface = FakeIface()
        iface.window.show()
        platforms = FakePlatforms([practice()], catalogue)
        dock = CatalogueDock(FakeHost(iface, platforms))
        dock.resize(380, 700)
        dock.show()
        made.append((dock, iface, platforms))
        assert pump(lambda: dock.memory.favourites._kept.ready and dock.memory.searches._kept.ready)
        assert pump(lambda: dock.memory.last._kept.ready)
        return dock

    yield build
    for dock, iface, platforms in made:
        dock.shutdown()
        dock.deleteLater()
        platforms.deleteLater()
        iface.close()


def searched(dock, words=""):
    dock.words.setText(words)
    dock.search()
    assert pump(lambda: dock.model.state is State.READY)


def kept(cls, folder):
    """One of the things remembered, read from its file."""
    found = cls(folder)
    assert pump(lambda: found._kept.ready)
    return found


# -- favourites ------------------------------------------------------------------------------------


def test_a_star_is_kept_and_can_be_looked_at_without_a_network(open_dock, catalogue):
    dock = open_dock()
    searched(dock)
    index = dock.model.index(1)
    summary = dock.model.summary(index)
    dock.list.favouriteWanted.emit(summary)
    assert dock.model.data(index, dock.model.FavouriteRole) is True
    dock.memory.flush()
    catalogue.error = NoConnection("The catalogue cannot be reached.")
    again = open_dock()
    assert again.page.second.text() == "1 favourite(s)"
    again.page.second.click()
    assert pump(lambda: again.model.rowCount() == 1)
    assert again.views.now is View.FAVOURITES and again.notices.texts() == {"view": "Favourites"}
    assert again.model.summary(again.model.index(0)) == summary
    assert again.model.data(again.model.index(0), again.model.BadgesRole)


def test_a_star_taken_off_by_mistake_can_be_put_on_again(open_dock):
    dock = open_dock()
    searched(dock)
    for _times in range(2):
        dock.memory.favourites.toggle(dock.model.summary(dock.model.index(0)))
    assert dock.memory.favourites.all() == ()
    dock.memory.favourites.toggle(dock.model.summary(dock.model.index(0)))
    dock.views.show_favourites()
    assert pump(lambda: dock.model.rowCount() == 1)
    dock.memory.favourites.toggle(dock.model.summary(dock.model.index(0)))
    assert dock.model.rowCount() == 1 and not dock.model.data(dock.model.index(0), dock.model.FavouriteRole)
    dock.notices.close_line("view")
    assert pump(lambda: dock.model.rowCount() == 20)


def test_the_same_record_of_another_platform_is_another_favourite(qgis_app, folder):
    favourites = kept(Favourites, folder)
    one = Summary("x", "Zones", platform="a", elsewhere=(Summary("x", "Zones", platform="b"),))
    favourites.toggle(one)
    assert favourites.contains(one) and not favourites.contains(replace(one, platform="b"))
    favourites.flush()
    assert kept(Favourites, folder).all() == (one,)


def test_a_star_stays_whichever_platform_answers_first(qgis_app, folder):
    favourites = kept(Favourites, folder)
    here, there = Summary("x", "Zones", platform="a"), Summary("y", "Zones", platform="b")
    favourites.toggle(replace(here, elsewhere=(there,)))
    other_way_round = replace(there, elsewhere=(here,))
    assert favourites.contains(other_way_round)
    favourites.toggle(other_way_round)
    assert favourites.all() == ()
    favourites.flush()


def test_stars_given_before_the_file_is_read_are_not_lost(qgis_app, folder):
    first = kept(Favourites, folder)
    first.toggle(Summary("old", "Old"))
    first.flush()
    early = Favourites(folder)
    early.toggle(Summary("new", "New"))
    assert pump(lambda: len(early.all()) == 2)
    early.flush()


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[1, 2]", b"\xff\xfe", b'{"format": "other", "contents": []}', b"[" * 99999]
)
def test_a_damaged_file_is_put_aside_and_told_of(qgis_app, folder, monkeypatch, damage):
    said = []
    monkeypatch.setattr(messages, "show_note", lambda text, *_seconds: said.append(text))
    path = folder / "favourites.json"
    path.write_bytes(damage)
    favourites = kept(Favourites, folder)
    assert favourites.all() == ()
    (aside,) = folder.glob("favourites.damaged-*.json")
    assert aside.read_bytes() == damage and aside.name in said[0]
    favourites.toggle(Summary("x", "Zones"))
    favourites.flush()
    assert json.loads(path.read_text())["contents"][0]["identifier"] == "x"


def test_a_disk_that_refuses_is_said(qgis_app, folder, monkeypatch):
    said = []
    monkeypatch.setattr(messages, "show_error", said.append)
    blocked = folder / "file"
    blocked.write_text("no folder")
    favourites = Favourites(blocked)
    assert pump(lambda: favourites._kept.ready)
    favourites.toggle(Summary("x", "Zones"))
    assert pump(lambda: any(isinstance(error, FileError) for error in said))
    assert favourites.contains(Summary("x", ""))


# -- searches --------------------------------------------------------------------------------------


def fields(dock):
    return dock.words.text(), dock.filters.state(), dock.sort.currentData()


def test_a_search_is_kept_by_name_and_made_again(open_dock, catalogue):
    dock = open_dock()
    dock.words.setText("zones")
    dock.filters.extent.choose(Extent.DRAWN, Box(4, 44, 6, 46))
    dock.filters.choose(Facet.TYPE, ("dataset",), on=True)
    dock.sort.setCurrentIndex(dock.sort.findData(Sort.DATE))
    before = fields(dock)
    dock.keeping.menu.ask_name()
    (dialog,) = dock.findChildren(QInputDialog)
    assert dialog.textValue() == "zones"
    dialog.setTextValue("Zones de la Drôme")
    dialog.accept()
    dock.memory.flush()
    dock.words.setText("")
    dock.filters.clear()
    again = open_dock()
    (search,) = again.memory.searches.saved()
    assert search.name == "Zones de la Drôme" and search.platforms == ("p1",)
    asked = len(catalogue.queries)
    again.keeping.run(search)
    assert pump(lambda: again.model.state is State.READY)
    pump(seconds=0.6)
    assert fields(again) == before
    assert len(catalogue.queries) <= asked + 2  # this one, and the one of the first dock's cleared words
    assert any(query.words == "zones" and query.sort is Sort.DATE and query.box for query in catalogue.queries[asked:])


def test_kept_searches_are_listed_renamed_deleted_and_taken_back(open_dock):
    dock = open_dock()
    searches = dock.memory.searches
    searches.keep(Search("B", "bois"))
    searches.keep(Search("A", "arbres"))
    searches.rename("B", "Forêts")
    assert [one.name for one in searches.saved()] == ["A", "Forêts"]
    dock.keeping.menu.fill()
    titles = [action.text() for action in dock.head.kept_menu.actions() if action.menu() is not None]
    assert titles[:2] == ["A", "Forêts"]
    dock.keeping.menu._remove(searches.saved()[0])
    assert [one.name for one in searches.saved()] == ["Forêts"]
    assert dock.notices.texts()["undo"] == "The search “A” was deleted."
    dock.notices.press("undo")
    assert [one.name for one in searches.saved()] == ["A", "Forêts"] and dock.notices.texts() == {}


def test_the_history_has_what_was_meant_and_not_each_letter(open_dock):
    dock = open_dock()
    for words in ("zon", "zones", "zones humides", "forêt", "zones humides"):
        dock.words.setText(words)
        dock.keeping.note_search()
    assert [one.words for one in dock.memory.searches.history()] == ["zones humides", "forêt"]
    dock.memory.searches.clear_history()
    assert dock.memory.searches.history() == ()


def test_what_is_replaced_or_forgotten_can_be_had_back(open_dock):
    dock = open_dock()
    searches, menu = dock.memory.searches, dock.keeping.menu
    menu._keep(Search("A", "arbres"))
    assert dock.notices.texts() == {}
    menu._keep(Search("A", "autre chose"))
    dock.notices.press("undo")
    assert searches.saved() == (Search("A", "arbres"),)
    dock.words.setText("zones")
    dock.keeping.note_search()
    menu._forget()
    assert searches.history() == ()
    dock.notices.press("undo")
    assert [one.words for one in searches.history()] == ["zones"]


def test_f5_reads_the_favourites_anew(open_dock):
    dock = open_dock()
    searched(dock)
    for row in (0, 1):
        dock.memory.favourites.toggle(dock.model.summary(dock.model.index(row)))
    dock.views.show_favourites()
    assert pump(lambda: dock.model.rowCount() == 2)
    dock.memory.favourites.toggle(dock.model.summary(dock.model.index(0)))
    dock.refresh()
    assert pump(lambda: dock.model.rowCount() == 1)
    dock.memory.favourites.clear()
    dock.refresh()
    assert pump(lambda: dock.page.heading.text() == "No favourites yet")


def test_searches_go_to_a_file_and_come_from_it(qgis_app, folder, tmp_path):
    searches = kept(Searches, folder)
    searches.keep(Search("Zones", "zones", {"facets": {"type": ["dataset"]}}, ("p1", "gone"), "date"))
    searches.export(tmp_path / "out.json")
    other = kept(Searches, tmp_path / "elsewhere")
    assert other.import_from(tmp_path / "out.json") == 1
    assert other.saved() == searches.saved()
    (tmp_path / "not.json").write_text("{}")
    with pytest.raises(FileError):
        other.import_from(tmp_path / "not.json")
    for one in (searches, other):
        one.flush()


def test_a_kept_search_of_a_platform_that_is_gone_still_runs(open_dock, catalogue):
    dock = open_dock()
    dock.keeping.run(Search("x", "eau", {"extent": "nonsense", "facets": 3}, ("gone",), "nonsense"))
    assert pump(lambda: dock.model.state is State.READY)
    assert catalogue.queries[-1].words == "eau" and catalogue.queries[-1].sort is Sort.RELEVANCE


# -- without a network -----------------------------------------------------------------------------


def test_the_last_results_are_there_when_the_network_is_not(open_dock, catalogue):
    dock = open_dock()
    searched(dock, "zones")
    rows = dock.model.rowCount()
    dock.memory.flush()
    catalogue.error = NoConnection("The catalogue cannot be reached.", "Refused.", "Check the network.")
    again = open_dock()
    again.words.setText("humides")
    again.search()
    assert pump(lambda: again.views.now is View.OFFLINE)
    assert 0 < again.model.rowCount() <= rows and again.list.isVisible()
    (line,) = again.notices.texts().values()
    assert line.startswith("Offline: results of ")
    catalogue.error = None
    again.notices.press("view")
    assert pump(lambda: again.model.state is State.READY and again.views.now is View.SEARCH)
    assert again.notices.texts() == {} and again.model.total > again.model.rowCount() - 1


def test_words_nothing_is_kept_for_show_what_was_found_last_and_say_so(open_dock, catalogue):
    dock = open_dock()
    searched(dock, "zones")
    catalogue.error = NoConnection("The catalogue cannot be reached.")
    dock.words.setText("volcans")
    dock.search()
    assert pump(lambda: dock.views.now is View.OFFLINE)
    assert "for “zones”" in dock.notices.texts()["view"]


def test_the_file_of_last_results_stays_small(qgis_app, folder):
    last = kept(LastResults, folder)
    from prodige_plugin.catalogue.together import Hit

    hits = [Hit(summary, (), rank) for rank, summary in enumerate(french_summaries(60))]
    for rank in range(30):
        last.note(f"words {rank}", ["p1"], hits)
    last.note("words 29", ["p1"], hits[:5])
    last.flush()
    assert (folder / "last_results.json").stat().st_size < 500_000
    again = kept(LastResults, folder)
    answer, found = again.find("", ["p1"])
    assert answer.words == "words 29" and len(found) == 5
    assert again.find("zones", ["other"]) is None
    assert again.find("zones humides drome", ["p1"]) is not None


def test_hits_that_are_damaged_leave_the_others(qgis_app, folder):
    last = kept(LastResults, folder)
    from prodige_plugin.catalogue.together import Hit

    last.note("", ["p1"], [Hit(Summary("a", "A"), (), 0), Hit(Summary("b", "B"), (), 1)])
    last.flush()
    path = folder / "last_results.json"
    value = json.loads(path.read_text())
    value["contents"][0]["hits"][0] = "!!!"
    value["contents"].append("nonsense")
    path.write_text(json.dumps(value))
    _answer, found = kept(LastResults, folder).find("", ["p1"])
    assert [one.identifier for one in found] == ["b"]


def test_nothing_secret_and_nothing_of_the_account_is_written(open_dock, folder):
    dock = open_dock()
    searched(dock, "zones")
    dock.keeping.note_search()
    dock.memory.favourites.toggle(dock.model.summary(dock.model.index(0)))
    dock.memory.flush()
    written = "".join(path.read_text() for path in folder.glob("*.json"))
    assert "authcfg" not in written and "password" not in written
    assert {path.name for path in folder.glob("*")} == {"favourites.json", "searches.json", "last_results.json"}
    assert all(path.stat().st_mode & 0o077 == 0 for path in folder.glob("*.json"))
