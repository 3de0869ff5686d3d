"""Several platforms in the Catalogue dock: answers as they come, failures, the chooser, suggestions, similar data."""

from __future__ import annotations

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsRectangle, QgsSettings
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest

from prodige_plugin.catalogue.model import Box, Facet, Sort, Summary
from prodige_plugin.errors import Forbidden, NoConnection, Timeout
from prodige_plugin.gui import profile
from prodige_plugin.gui.catalogue_dock import CatalogueDock
from prodige_plugin.gui.catalogue_model import State
from prodige_plugin.gui.catalogue_views import View
from prodige_plugin.gui.extent_filter import Extent
from prodige_plugin.gui.suggestions import Kind

from .gui_fakes import FakeCatalogue, FakeHost, FakeIface, FakePlatforms, practice, pump


class Several(FakePlatforms):
    """Each platform has a catalogue of its own."""

    def __init__(self, platforms, catalogues):
        super().__init__(platforms)
        self.catalogues = catalogues

    def catalogue(self, platform, _feedback):
        return self.catalogues[platform.key]


def some(prefix, count, **more):
    return [Summary(f"{prefix}-{rank}", f"{prefix} {rank:03}", f"Des {prefix}", **more) for rank in range(count)]


@pytest.fixture
def catalogues():
    return {
        "a": FakeCatalogue(some("Alpha", 45)),
        "b": FakeCatalogue(some("Beta", 30)),
        "c": FakeCatalogue(some("Gamma", 3)),
    }


@pytest.fixture
def open_dock(qgis_app, catalogues, tmp_path, monkeypatch):
    monkeypatch.setattr(profile, "profile_folder", lambda: tmp_path)
    QgsSettings().remove("prodige_plugin/catalogue")
    made = []

    def build():
        iface = FakeIface()
        iface.window.show()
        names = {"a": "DatARA", "b": "Géoplateforme", "c": "Portail"}
        platforms = Several([practice(key, name) for key, name in names.items()], catalogues)
        dock = CatalogueDock(FakeHost(iface, platforms))
        dock.thumbnails._fetch = lambda _url, _feedback: b""
        dock.resize(380, 700)
        dock.show()
        made.append((dock, iface, platforms))
        return dock

    yield build
    for dock, iface, platforms in made:
        dock.shutdown()
        dock.deleteLater()
        platforms.deleteLater()
        iface.close()
    QgsSettings().remove("prodige_plugin/catalogue")


@pytest.fixture
def dock(open_dock):
    return open_dock()


@pytest.fixture
def both(dock):
    dock.bar.set_further(["b"])
    return dock


def ready(dock):
    return pump(lambda: dock.model.state is State.READY)


def identifiers(dock):
    return [dock.model.summary(dock.model.index(row)).identifier for row in range(dock.model.rowCount())]


def test_the_first_answer_is_shown_while_others_are_waited_for(both, catalogues):
    catalogues["b"].delay = 1.5
    both.search()
    assert pump(lambda: both.model.state is State.ARRIVING)
    assert both.model.rowCount() == 20 and both.list.isVisible() and both.line.busy
    assert both.count.text() == "45+ record(s)"
    assert "Géoplateforme: asked…" in both.count.toolTip()
    seen = identifiers(both)[: both._rows_in_sight()]
    assert ready(both)
    assert not both.line.busy
    assert both.model.rowCount() == 40
    assert identifiers(both)[: len(seen)] == seen
    assert both.count.text() == "≈ 75 record(s)"


def test_the_slow_platform_keeps_nobody_from_scrolling_on(both, catalogues):
    catalogues["b"].delay = 5
    both.search()
    assert pump(lambda: both.model.rowCount() == 20)
    both.model.fetchMore(both.list.rootIndex())
    assert pump(lambda: both.model.rowCount() == 40)
    assert both.model.state is State.ARRIVING


def test_each_platform_is_paged_to_its_own_end(both):
    both.search()
    assert ready(both)
    while both.model.canFetchMore(both.list.rootIndex()):
        both.model.fetchMore(both.list.rootIndex())
        assert ready(both)
    assert both.model.rowCount() == 75 and both.count.text() == "75 record(s)"
    assert len(set(identifiers(both))) == 75


def test_the_same_resource_is_one_card_that_names_both_places(both, catalogues):
    code = "https://www.datara.gouv.fr/jdd/1"
    catalogues["a"].summaries = some("Zones", 1, resource_identifier=code)
    catalogues["b"].summaries = [Summary("other", "Zones (national)", resource_identifier=code.upper() + "/")]
    both.search()
    assert ready(both) and both.model.rowCount() == 1
    index = both.model.index(0)
    assert set(both.model.data(index, both.model.PlatformsRole)) == {"DatARA", "Géoplateforme"}
    summary = both.model.summary(index)
    assert {summary.platform, *(one.platform for one in summary.elsewhere)} == {"a", "b"}
    assert both.count.text() == "1 record(s)"


def test_a_platform_that_fails_is_one_line_with_a_way_on(both, catalogues):
    catalogues["b"].error = Timeout("The server did not answer in time.", "It is slow.", "Try again later.")
    both.search()
    assert ready(both)
    assert both.model.rowCount() == 20 and both.list.isVisible()
    assert both.notices.texts() == {"failed b": "Géoplateforme did not answer: The server did not answer in time."}
    catalogues["b"].error = None
    both.notices.press("failed b")
    assert pump(lambda: both.model.rowCount() == 40)
    assert both.notices.texts() == {} and not both.notices.isVisible()


def test_all_that_fail_are_a_page(both, catalogues):
    catalogues["a"].error = Timeout("Too slow.")
    catalogues["b"].error = Forbidden("No right to read.")
    both.search()
    assert pump(lambda: both.model.state is State.FAILED)
    assert both.page.isVisible()
    assert both.page.heading.text() == "None of the platforms answered."
    assert "DatARA: Too slow." in both.page.text.text() and "No right to read." in both.page.text.text()


def test_no_right_leads_to_the_account(dock, catalogues, monkeypatch):
    opened = []
    monkeypatch.setattr(dock, "edit_platforms", lambda: opened.append(True))
    catalogues["a"].error = Forbidden("The account may not read this catalogue.", "", "Use another account.")
    dock._ways_out = type(dock._ways_out)(*[lambda: opened.append(True)] * 5)
    dock.search()
    assert pump(lambda: dock.model.state is State.FAILED)
    assert dock.page.button.text() == "Check the account…"
    dock.page.button.click()
    assert opened == [True]


def test_a_chosen_order_holds_across_platforms(both, catalogues):
    catalogues["a"].summaries = [Summary(f"a{n}", title) for n, title in enumerate(["Bois", "Dunes", "Prés"])]
    catalogues["b"].summaries = [Summary(f"b{n}", title) for n, title in enumerate(["Abers", "Étangs", "Vignes"])]
    both.sort.setCurrentIndex(both.sort.findData(Sort.TITLE))
    both.stack.setCurrentWidget(both.page)  # nothing was in sight
    both.model.in_sight = lambda: 0
    both.search()
    assert ready(both)
    titles = [both.model.summary(both.model.index(row)).title for row in range(6)]
    assert titles == ["Abers", "Bois", "Dunes", "Étangs", "Prés", "Vignes"]


def test_what_is_done_with_a_result_goes_to_its_own_platform(both, monkeypatch):
    loaded, shown = [], []
    monkeypatch.setattr(both.loads, "load", lambda _source, _summary, platform, _o=None: loaded.append(platform.key))
    monkeypatch.setattr(both.sheet, "show_summary", lambda _summary, platform: shown.append(platform.key))
    both.search()
    assert ready(both)
    row = next(row for row in range(40) if both.model.summary(both.model.index(row)).platform == "b")
    both.list.setCurrentIndex(both.model.index(row))
    both.open_sheet()
    both.load(object(), both.list.current())
    assert (shown, loaded) == (["b"], ["b"])


def test_further_platforms_are_chips_kept_between_sessions(dock, open_dock):
    assert [chip.words() for chip in dock.bar.chips] == []
    dock.bar._fill_menu()
    names = [action.text() for action in dock.bar.menu.actions() if action.isCheckable()]
    assert names == ["Géoplateforme", "Portail"]
    dock.bar.menu.actions()[1].setChecked(True)
    assert [platform.key for platform in dock.bar.asked()] == ["a", "c"]
    again = open_dock()
    assert [chip.words() for chip in again.bar.chips] == ["Portail"]
    again.bar.chips[0].click()
    assert [platform.key for platform in again.bar.asked()] == ["a"]


def test_the_main_platform_is_asked_once(both):
    both._host.platforms.set_current("b")
    assert [platform.key for platform in both.bar.asked()] == ["b"]
    both._host.platforms.set_current("a")
    assert [platform.key for platform in both.bar.asked()] == ["a", "b"]


def test_a_further_platform_is_searched_at_once(dock, catalogues):
    dock.search()
    assert ready(dock)
    dock.bar.set_further(["c"])
    assert pump(lambda: dock.model.rowCount() == 23 and dock.model.state is State.READY)


def test_the_account_is_shown(dock):
    assert dock.bar.account.text() == "○ visitor"
    assert "without an account" in dock.bar.account.toolTip()


def test_facets_of_all_pages_and_platforms_reach_the_filter_bar(both, catalogues):
    for catalogue, name in ((catalogues["a"], "DREAL"), (catalogues["b"], "IGN")):
        catalogue.summaries = [Summary(f"{name}-{n}", f"T {n}", organisation=name, type="dataset") for n in range(30)]
    both.search()
    assert ready(both)
    facets, of_fetched, _labels = both.model.facets()
    assert facets[Facet.ORGANISATION] == {"DREAL": 20, "IGN": 20} and of_fetched
    both.model.fetchMore(both.list.rootIndex())
    assert ready(both)
    assert both.model.facets()[0][Facet.TYPE] == {"dataset": 60}
    assert both.filters._counts[Facet.ORGANISATION] == {"DREAL": 30, "IGN": 30}


# -- typing ----------------------------------------------------------------------------------------


def test_six_letters_are_one_request_and_suggestions_cost_none(dock, catalogues):
    catalogues["a"].suggest = lambda *_words: pytest.fail("asked without being asked to")
    dock.search()
    assert ready(dock)
    dock.words.setFocus()
    before = len(catalogues["a"].queries)
    for letter in "alpha ":
        QTest.keyClick(dock.words, letter)
        pump(seconds=0.02)
    assert dock.suggesting.popup.isVisible() or not dock.words.hasFocus()
    assert pump(lambda: dock.model.state is State.SEARCHING) and ready(dock)
    pump(seconds=0.5)
    assert len(catalogues["a"].queries) == before + 1


@pytest.fixture
def typing(dock):
    """The dock after a search, ready to be typed into; the popup believes that the field has the focus."""
    dock.words.hasFocus = lambda: True
    dock.search()
    assert ready(dock)
    return dock


def texts(dock, kind):
    return [one.text for one in dock.suggesting.popup.offered() if one.kind is kind]


def test_words_of_results_are_suggested_and_taken_by_the_keyboard(typing, catalogues):
    typing.vocabulary.learn([Summary("k", "Zones humides de la Drôme", keywords=("zone humide", "Eau"))])
    QTest.keyClicks(typing.words, "zon")
    assert texts(typing, Kind.WORDS) == ["zone humide", "Zones humides de la Drôme"]
    assert typing.suggesting.popup.isVisible()
    QTest.keyClick(typing.words, Qt.Key.Key_Down)
    QTest.keyClick(typing.words, Qt.Key.Key_Return)
    assert typing.words.text() == "zone humide" and not typing.suggesting.popup.isVisible()
    assert ready(typing)
    pump(seconds=0.4)
    assert [query.words for query in catalogues["a"].queries] == ["", "zone humide"]


def test_escape_closes_the_popup_and_nothing_else(typing):
    typing.vocabulary.learn([Summary("k", "Zones")])
    QTest.keyClicks(typing.words, "zo")
    assert typing.suggesting.popup.isVisible()
    QTest.keyClick(typing.words, Qt.Key.Key_Escape)
    assert not typing.suggesting.popup.isVisible() and typing.words.text() == "zo"


def test_down_asks_the_catalogue_and_then_leads_into_the_list(typing, catalogues):
    catalogues["a"].suggest = lambda words, _feedback=None: (f"{words} du catalogue",)
    typing.words.setText("alpha")
    QTest.keyClick(typing.words, Qt.Key.Key_Down)
    assert pump(lambda: "alpha du catalogue" in texts(typing, Kind.WORDS))
    entered = []
    typing.list.enter = lambda: entered.append(True)
    for _row in range(typing.suggesting.popup.rows.count() + 1):
        QTest.keyClick(typing.words, Qt.Key.Key_Down)
    assert entered == [True] and not typing.suggesting.popup.isVisible()


def test_a_territory_that_is_typed_becomes_a_filter(typing, catalogues):
    QTest.keyClicks(typing.words, "alpha drome")
    assert pump(lambda: texts(typing, Kind.TERRITORY))
    drome = texts(typing, Kind.TERRITORY)[0]
    assert drome.startswith("Drôme – département")
    row = [one.text for one in typing.suggesting.popup.offered()].index(drome)
    typing.suggesting.popup.rows.setCurrentRow(row)
    QTest.keyClick(typing.words, Qt.Key.Key_Return)
    assert typing.words.text() == "alpha"
    assert ready(typing)
    assert catalogues["a"].queries[-1].box is not None and catalogues["a"].queries[-1].words == "alpha"
    assert typing.filters.active() == 1


# -- similar data ----------------------------------------------------------------------------------


def test_similar_data_and_back(dock, catalogues):
    catalogues["a"].summaries = [
        Summary("z1", "Milieux humides Drôme", box=Box(4.6, 44.1, 5.8, 45.3)),
        Summary("z2", "Inventaire des milieux humides Drôme"),
        Summary("r", "Routes"),
    ]
    dock.search()
    assert ready(dock) and dock.model.rowCount() == 3
    dock.list.similarWanted.emit(dock.model.summary(dock.model.index(0)))
    assert dock.views.now is View.SIMILAR
    assert dock.notices.texts()["view"] == "Similar to “Milieux humides Drôme”"
    assert ready(dock)
    assert identifiers(dock) == ["z2"] and dock.model.total == 1
    dock.notices.press("view")
    assert ready(dock) and dock.model.rowCount() == 3 and dock.notices.texts() == {}


def test_the_catalogues_own_way_to_similar_data_comes_first(dock, catalogues):
    dock.search()
    assert ready(dock)
    catalogues["a"].similar = lambda _summary, _size, _feedback=None: (Summary("own", "Voisin"),)
    dock.similar(dock.model.summary(dock.model.index(0)))
    assert ready(dock)
    assert identifiers(dock) == ["own"]


def test_offline_with_nothing_kept_is_a_failure(dock, catalogues):
    catalogues["a"].error = NoConnection("The catalogue cannot be reached.")
    dock.search()
    assert pump(lambda: dock.model.state is State.FAILED)
    pump(seconds=0.2)
    assert dock.page.heading.text() == "The catalogue cannot be reached."


def test_answers_that_come_almost_together_are_interleaved_from_the_top(both, catalogues):
    catalogues["a"].delay = 0.1
    both.search()
    assert ready(both)
    assert identifiers(both)[:4] == ["Alpha-0", "Beta-0", "Alpha-1", "Beta-1"]


def test_the_search_follows_the_map_once_it_rests(dock, catalogues):
    canvas = dock._host.iface.canvas
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:2154"))
    canvas.setExtent(QgsRectangle(800000, 6300000, 900000, 6500000))
    dock.filters.extent.choose(Extent.MAP)
    assert ready(dock)
    before = len(catalogues["a"].queries)
    for east in (910000, 920000, 930000):
        canvas.setExtent(QgsRectangle(810000, 6300000, east, 6500000))
        pump(seconds=0.05)
    assert pump(lambda: len(catalogues["a"].queries) > before)
    pump(seconds=0.7)
    assert len(catalogues["a"].queries) == before + 1
    box = catalogues["a"].queries[-1].box
    assert 3 < box.west < box.east < 8 and 43 < box.south < box.north < 46


def test_the_keyboard_reaches_everything_in_the_order_it_stands(dock):
    dock.search()
    assert ready(dock)
    seen, widget = [], dock.chooser
    for _step in range(60):
        widget = widget.nextInFocusChain()
        if dock.isAncestorOf(widget) and widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            seen.append(widget)
    order = [seen.index(part) for part in (dock.words, dock.filters.extent_button, dock.sort, dock.list)]
    assert order == sorted(order)


def test_results_of_two_thousand_letters_and_strange_answers_are_harmless(dock, catalogues):
    catalogues["a"].summaries = [Summary("", ""), Summary("x" * 2000, "y" * 5000, date="n/a", thumbnail="nonsense")]
    dock.search()
    assert ready(dock) and dock.model.rowCount() == 2
    dock.list.viewport().grab()
    dock.list.setCurrentIndex(dock.model.index(0))
    dock.open_sheet()
    assert dock.sheet.isVisible()
