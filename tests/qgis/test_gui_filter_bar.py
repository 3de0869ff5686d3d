"""The filter bar of the Catalogue dock, on a real map canvas."""

from __future__ import annotations

import json
from datetime import date

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
    QgsSettings,
    QgsVectorLayer,
)
from qgis.gui import QgsMapCanvas, QgsMapToolPan
from qgis.PyQt.QtCore import QEvent, QPoint, QPointF, Qt
from qgis.PyQt.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from qgis.PyQt.QtTest import QSignalSpy, QTest
from qgis.PyQt.QtWidgets import QApplication, QLineEdit, QShortcut, QVBoxLayout, QWidget

from prodige_plugin import i18n
from prodige_plugin.catalogue import facets, territories
from prodige_plugin.catalogue.facets import PERIODS, PROTOCOLS, since
from prodige_plugin.catalogue.model import Box, Facet, Query
from prodige_plugin.gui import facet_popup, facet_words, filter_bar, geo_boxes
from prodige_plugin.gui.extent_filter import Extent
from prodige_plugin.gui.filter_bar import FilterBar
from prodige_plugin.services.kinds import BY_KEY

from .gui_fakes import FakeIface, census, pump

COUNTS = {
    "type": {"dataset": 1200, "series": 12, "service": 310},
    "theme": {
        "Habitats et biotopes": 40,
        "Habitats and biotopes": 3,
        "Sites protégés": 99,
        "Hydrographie": 7,
        "Adresses": 6,
        "Bâtiments": 5,
        "Altitude": 4,
        "Occupation des terres": 3,
        "Parcelles cadastrales": 2,
        "Ortho-imagerie": 1,
    },
    "organisation": {"DDT 26": 12, "CRAIG": 3},
    "topic": {"environment": 5},
    "open_data": {"yes": 4},
}


@pytest.fixture
def iface(qgis_app):
    iface = FakeIface()
    iface.canvas.resize(400, 400)
    iface.canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:2154"))
    iface.canvas.setExtent(QgsRectangle(840000, 6400000, 860000, 6420000))
    iface.window.show()
    yield iface
    iface.close()


@pytest.fixture
def bar(iface):
    bar = FilterBar(iface.canvas)
    bar.resize(400, 200)
    bar.show()
    bar.show_facets(COUNTS, of_fetched=False)
    yield bar
    bar.shutdown()
    bar.deleteLater()
    pump(seconds=0.02)


@pytest.fixture
def spy(bar):
    return QSignalSpy(bar.changed)


def chips(bar):
    return [button.words() for button in bar.chips.buttons() if "✕" in button.text()]


def texts(popup):
    items = [popup.tree.topLevelItem(rank) for rank in range(popup.tree.topLevelItemCount())]
    return [(item.text(0), item.text(1)) for item in items if not item.isHidden()]


def layer(crs="EPSG:2154", points=((845000, 6405000), (855000, 6415000)), name="Wells"):
    made = QgsVectorLayer(f"Point?crs={crs}" if crs else "Point", name, "memory")
    if not crs:
        made.setCrs(QgsCoordinateReferenceSystem())
    features = []
    for x, y in points:
        feature = QgsFeature()
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x, y)))
        features.append(feature)
    made.dataProvider().addFeatures(features)
    made.updateExtents()
    QgsProject.instance().addMapLayer(made)
    return made


def send_mouse(canvas, kind, pos, button, buttons):
    QApplication.sendEvent(
        canvas.viewport(), QMouseEvent(kind, QPointF(pos), button, buttons, Qt.KeyboardModifier.NoModifier)
    )


def drag(canvas, start, end):
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    send_mouse(canvas, QEvent.Type.MouseButtonPress, start, left, left)
    send_mouse(canvas, QEvent.Type.MouseMove, end, none, left)
    send_mouse(canvas, QEvent.Type.MouseButtonRelease, end, left, none)


def press(widget, key, text=""):
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text))


# -- facets ----------------------------------------------------------------------------------------


def test_a_new_bar_filters_by_nothing(bar):
    query = Query("water", start=20)
    assert bar.apply(query) == query
    assert bar.active() == 0
    assert not bar.follows_map()
    assert bar.chips.isHidden()


def test_a_menu_shows_values_in_words_with_their_counts(bar):
    popup = bar.open_facet(Facet.TYPE)
    assert texts(popup) == [("Data set", "1200"), ("Service", "310"), ("Series of data sets", "12")]
    assert popup.field.isHidden()  # three values need none
    assert popup.note.isHidden()
    popup.close()


def test_values_that_read_the_same_are_one_line_and_mean_all(bar, spy):
    popup = bar.open_facet(Facet.THEME)
    assert ("Habitats and biotopes", "43") in texts(popup)
    row = popup.tree.findItems("Habitats and biotopes", Qt.MatchFlag.MatchExactly)[0]
    row.setCheckState(0, Qt.CheckState.Checked)
    popup.close()
    assert len(spy) == 1
    assert set(bar.apply(Query()).facets[Facet.THEME]) == {"Habitats et biotopes", "Habitats and biotopes"}
    assert chips(bar) == ["Theme: Habitats and biotopes"]
    assert bar.active() == 1
    assert bar.buttons[Facet.THEME].words() == "Theme · 1"
    assert bar.buttons[Facet.THEME].toolTip() == "Theme\nHabitats and biotopes"


def test_checking_several_asks_once(bar, spy):
    popup = bar.open_facet(Facet.TYPE)
    for rank in (0, 2):
        popup.tree.topLevelItem(rank).setCheckState(0, Qt.CheckState.Checked)
    assert len(spy) == 0
    assert pump(lambda: len(spy) == 1)
    popup.tree.topLevelItem(2).setCheckState(0, Qt.CheckState.Unchecked)
    popup.close()
    assert len(spy) == 2
    assert bar.apply(Query()).facets == {Facet.TYPE: ("dataset",)}


def test_a_click_anywhere_on_a_row_toggles_it_once(bar):
    popup = bar.open_facet(Facet.TYPE)
    item = popup.tree.topLevelItem(1)
    area = popup.tree.visualItemRect(item)
    for place in (area.center(), QPoint(area.left() + 8, area.center().y())):
        QTest.mouseClick(popup.tree.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        assert item.checkState(0) == Qt.CheckState.Checked, place
        item.setCheckState(0, Qt.CheckState.Unchecked)
    popup.close()


def test_checked_values_stand_on_top_when_the_menu_opens_again(bar):
    bar.choose(Facet.TYPE, ("series",), on=True)
    popup = bar.open_facet(Facet.TYPE)
    assert [text for text, _count in texts(popup)] == ["Series of data sets", "Data set", "Service"]
    popup.tree.topLevelItem(2).setCheckState(0, Qt.CheckState.Checked)
    # nothing moves under the mouse
    assert [text for text, _count in texts(popup)] == ["Series of data sets", "Data set", "Service"]
    popup.close()


def test_the_menu_works_with_the_keyboard_alone(bar):
    popup = bar.open_facet(Facet.THEME)
    assert popup.field.isVisible()
    QTest.keyClicks(popup.field, "sites prot")
    assert [text for text, _count in texts(popup)] == ["Protected sites"]
    press(popup.field, Qt.Key.Key_Down)
    assert popup.tree.currentItem().text(0) == "Protected sites"
    press(popup.tree, Qt.Key.Key_Space, " ")
    assert bar.apply(Query()).facets == {Facet.THEME: ("Sites protégés",)}
    press(popup.tree, Qt.Key.Key_Escape)
    assert pump(lambda: bar._popup is None)


def test_escape_closes_the_menu_and_not_what_is_behind(iface):
    holder = QWidget()
    bar = FilterBar(iface.canvas, holder)
    heard = []
    shortcut = QShortcut(QKeySequence(Qt.Key.Key_Escape), holder)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(lambda: heard.append("escape"))
    holder.show()
    holder.activateWindow()
    bar.show_facets(COUNTS, of_fetched=False)
    for facet in (Facet.THEME, Facet.TYPE, Facet.LICENCE):
        popup = bar.open_facet(facet, bar.more_button)
        QTest.keyClick(popup.focusWidget() or popup, Qt.Key.Key_Escape)
        assert pump(lambda: bar._popup is None), facet
    popup = bar.extent.ask_territory()
    QTest.keyClick(popup.field, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert heard == []
    bar.shutdown()
    holder.deleteLater()


def test_a_click_elsewhere_closes_the_menu_and_only_one_on_its_button_goes_no_further(bar):
    for clicked, kept in ((bar.buttons[Facet.TYPE], True), (bar.buttons[Facet.THEME], False)):
        popup = bar.open_facet(Facet.TYPE)
        heard = []
        popup.closed.connect(
            lambda popup=popup, heard=heard: heard.append(popup.testAttribute(Qt.WidgetAttribute.WA_NoMouseReplay))
        )
        place = popup.mapFromGlobal(clicked.mapToGlobal(clicked.rect().center()))
        QTest.mousePress(popup, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        # Qt gives the click to what is below, which would open the menu again, but for this attribute
        assert heard == [kept]
        assert bar._popup is None


def test_tab_goes_through_buttons_and_chips(iface):
    holder = QWidget()
    words, last = QLineEdit(holder), QLineEdit(holder)
    bar = FilterBar(iface.canvas, holder)
    holder.setTabOrder(words, bar)
    holder.setTabOrder(bar, last)
    bar.choose(Facet.TYPE, ("dataset",), on=True)
    bar.set_since("week")
    pump(seconds=0.02)
    wanted = [bar.extent_button, *bar.buttons.values(), bar.more_button, bar.clear_button, *bar.chips.buttons(), last]
    met, widget = [], words
    while widget is not last:
        widget = widget.nextInFocusChain()
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget is not bar:
            met.append(widget)
    assert [one.text() for one in met] == [one.text() for one in wanted]
    bar.shutdown()
    holder.deleteLater()


def test_buttons_open_by_the_keyboard(bar):
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Space):
        QTest.keyClick(bar.buttons[Facet.TYPE], key)
        assert bar._popup is not None, key
        bar._popup.close()


def test_typing_in_the_list_goes_to_the_field(bar):
    popup = bar.open_facet(Facet.THEME)
    press(popup.field, Qt.Key.Key_Down)
    press(popup.tree, Qt.Key.Key_H, "h")
    assert popup.field.text() == "h"
    popup.close()


def test_enter_checks_the_only_value_left(bar):
    popup = bar.open_facet(Facet.THEME)
    QTest.keyClicks(popup.field, "hydrogr")
    press(popup.field, Qt.Key.Key_Return)
    assert bar.apply(Query()).facets == {Facet.THEME: ("Hydrographie",)}
    assert bar._popup is None


def test_a_filtered_answer_does_not_take_the_other_values_away(bar):
    bar.choose(Facet.TYPE, ("service",), on=True)
    bar.show_facets({"type": {"service": 310}, "theme": {"Hydrographie": 2}}, of_fetched=False)
    popup = bar.open_facet(Facet.TYPE)
    assert dict(texts(popup)) == {"Service": "310", "Data set": "", "Series of data sets": ""}
    popup.close()
    popup = bar.open_facet(Facet.THEME)
    assert texts(popup) == [("Hydrography", "2")]
    popup.close()


def test_counts_change_under_an_open_menu_without_moving_it(bar):
    popup = bar.open_facet(Facet.TYPE)
    bar.show_facets({"type": {"series": 9000, "dataset": 1, "map": 4}}, of_fetched=True)
    assert texts(popup)[:4] == [("Data set", "1"), ("Service", ""), ("Series of data sets", "9000"), ("Map", "4")]
    assert "fetched so far" in popup.note.text()
    popup.close()


def test_counts_of_fetched_results_are_said_to_be_so(bar):
    bar.show_facets(COUNTS, of_fetched=True)
    popup = bar.open_facet(Facet.TYPE)
    assert popup.note.text() == "Counts of the results fetched so far."
    popup.close()
    popup = bar.open_facet(Facet.KEYWORD, bar.more_button)
    assert popup.note.text() == "Counts of the results fetched so far."
    popup.close()
    bar.show_facets(COUNTS, of_fetched=False)
    popup = bar.open_facet(Facet.KEYWORD, bar.more_button)
    assert popup.note.text() == "None of the results has a value here."
    press(popup, Qt.Key.Key_Escape)
    assert pump(lambda: bar._popup is None)


def test_values_known_beforehand_are_offered_where_only_fetched_results_were_counted(bar, iface):
    bar.show_facets({"theme": {"Hydrographie": 3}, "type": {"map": 1}}, of_fetched=True)
    popup = bar.open_facet(Facet.THEME)
    assert texts(popup)[0] == ("Hydrography", "3")
    assert len(texts(popup)) == 34
    assert ("Protected sites", "") in texts(popup)
    popup.close()
    # where nothing is found too, so that something else can be chosen
    bar.choose(Facet.THEME, ("Hydrographie",), on=True)
    bar.show_facets({}, of_fetched=False)
    popup = bar.open_facet(Facet.THEME)
    assert len(texts(popup)) == 34
    assert popup.items()[0].checkState(0) == Qt.CheckState.Checked
    popup.close()
    # before the first search too
    fresh = FilterBar(iface.canvas)
    popup = fresh.open_facet(Facet.TYPE)
    assert [text for text, _count in texts(popup)][:2] == ["Data set", "Data without geography"]
    popup.tree.topLevelItem(0).setCheckState(0, Qt.CheckState.Checked)
    popup.close()
    assert fresh.apply(Query()).facets == {Facet.TYPE: ("dataset",)}
    popup = fresh.open_facet(Facet.KEYWORD, fresh.more_button)
    assert "come with the results" in popup.note.text()
    popup.close()
    fresh.shutdown()
    fresh.deleteLater()


@pytest.mark.parametrize("facet", list(Facet))
def test_values_known_beforehand_are_those_of_the_clients(facet):
    assert [value for value in facet_words.known_values(facet) if facets.normalise(facet, value) != value] == []


def test_what_the_catalogue_cannot_filter_by_is_greyed_and_says_why(bar):
    bar.choose(Facet.THEME, ("Hydrographie",), on=True)
    bar.show_facets(COUNTS, of_fetched=False, supported={"type", "topic"})
    assert not bar.buttons[Facet.THEME].isEnabled()
    assert "Theme" in bar.buttons[Facet.THEME].toolTip()
    assert bar.buttons[Facet.TYPE].isEnabled()
    greyed = {action.text(): action.toolTip() for action in bar.more_menu().actions() if not action.isEnabled()}
    assert "cannot filter" in greyed["Keyword…"]
    # kept, but said not to filter
    chip = bar.chips.buttons()[0]
    assert "cannot filter" in chip.toolTip()
    bar.show_facets(COUNTS, of_fetched=False, supported=None)
    assert bar.buttons[Facet.THEME].isEnabled()


def test_words_of_the_client_come_before_those_of_the_lists(bar):
    bar.show_facets(
        {"domain": {"d1": 3}, "type": {"dataset": 1}},
        of_fetched=False,
        labels={"domain": {"d1": "Eau"}, "type": {"dataset": "Jeu"}},
    )
    popup = bar.open_facet(Facet.DOMAIN, bar.more_button)
    assert texts(popup) == [("Eau", "3")]
    popup.close()
    bar.choose(Facet.DOMAIN, ("d1",), on=True)
    assert chips(bar) == ["Domain: Eau"]
    bar.show_facets({}, of_fetched=False, labels={"domain": {"d2": "Air"}})
    assert chips(bar) == ["Domain: Eau"]


@pytest.mark.parametrize(
    ("facet", "value", "text"),
    [
        (Facet.TOPIC, "environment", "Environnement"),
        (Facet.THEME, "Hydrography", "Hydrographie"),
        (Facet.THEME, "hy", "Hydrographie"),
        (Facet.THEME, "http://inspire.ec.europa.eu/theme/hy", "Hydrographie"),
        (Facet.LICENCE, "etalab-2.0", "Licence Ouverte 2.0 (Etalab)"),
        (Facet.ORGANISATION, " DDT  26 ", "DDT 26"),
        (Facet.TOPIC, "unheard", "unheard"),
    ],
)
def test_codes_are_words_of_the_users_language(monkeypatch, facet, value, text):
    from qgis.PyQt.QtCore import QLocale

    monkeypatch.setattr(facet_words, "words_locale", lambda: QLocale("fr_FR"))
    assert facet_words.value_text(facet, value) == text


def test_every_kind_of_link_has_words(qgis_app):
    shown = {key: facet_words.value_text(Facet.SERVICE, key) for key in (*BY_KEY, *PROTOCOLS)}
    assert [key for key, text in shown.items() if text == key] == []


# -- the other filters -----------------------------------------------------------------------------


def test_more_holds_the_other_filters_and_their_number(bar, spy):
    actions = {action.text(): action for action in bar.more_menu().actions() if action.text()}
    assert list(actions) == [
        "Topic category…", "Domain…", "Keyword…", "Licence…", "Kind of service…", "&Open data only", "&Updated",
    ]  # fmt: skip
    actions["&Open data only"].setChecked(True)
    month = next(one for one in actions["&Updated"].menu().actions() if one.text() == "in the last month")
    month.trigger()
    assert len(spy) == 2
    query = bar.apply(Query())
    assert query.facets == {Facet.OPEN_DATA: ("yes",)}
    assert query.since == since("month", date.today())
    assert chips(bar) == ["Open data", "Updated: in the last month"]
    assert bar.more_button.words() == "More · 2"


def test_a_chip_takes_its_filter_away_by_click_or_delete(bar, spy):
    bar.choose(Facet.TYPE, ("dataset",), on=True)
    bar.choose(Facet.TYPE, ("service",), on=True)
    bar.set_since("week")
    assert len(spy) == 1
    bar.chips.buttons()[2].click()
    assert bar.apply(Query()).since == ""
    bar.activateWindow()
    bar.chips.buttons()[0].setFocus()
    QTest.keyClick(bar.chips.buttons()[0], Qt.Key.Key_Delete)
    assert bar.apply(Query()).facets == {Facet.TYPE: ("service",)}
    assert len(spy) == 3
    assert chips(bar) == ["Type: Service"]


def test_clear_all_is_one_change(bar, spy):
    bar.choose(Facet.TYPE, ("dataset",), on=True)
    bar.extent.choose(Extent.MAP)
    before = len(spy)
    assert bar.clear_button.isVisible()
    bar.clear_button.click()
    assert not bar.clear_button.isVisible()
    assert len(spy) == before + 1
    assert bar.apply(Query("a")) == Query("a")
    assert bar.active() == 0
    bar.clear()
    assert len(spy) == before + 1  # nothing to clear any more


def test_newer_counts_leave_the_chips_alone(bar):
    bar.choose(Facet.TYPE, ("dataset",), on=True)
    before = bar.chips.buttons()
    bar.show_facets(COUNTS, of_fetched=True)
    assert bar.chips.buttons() == before


def test_many_chips_are_folded(bar):
    bar.show_facets({"keyword": {f"word {rank}": 1 for rank in range(20)}}, of_fetched=False)
    bar.choose(Facet.KEYWORD, tuple(f"word {rank}" for rank in range(20)), on=True)
    assert bar.active() == 20
    assert len(chips(bar)) == 7
    more = next(button for button in bar.chips.buttons() if button.text().endswith("more…"))
    more.click()
    assert len(chips(bar)) == 20


def test_the_state_survives_json_and_restores_silently(bar, spy, iface):
    bar.choose(Facet.THEME, ("Hydrographie", "Altitude"), on=True)
    bar.choose(Facet.OPEN_DATA, ("yes",), on=True)
    bar.set_since("five_years")
    bar.extent.take_territory(territories.find("saint-denis 93", 1)[0])
    query, state = bar.apply(Query("eau")), json.loads(json.dumps(bar.state()))
    bar.clear()
    heard = len(spy)
    bar.restore(state)
    assert len(spy) == heard
    assert bar.apply(Query("eau")) == query
    assert "Extent: Saint-Denis (93)" in chips(bar)
    other = FilterBar(iface.canvas)
    other.restore(state)
    assert other.apply(Query("eau")) == query
    other.shutdown()
    other.deleteLater()


@pytest.mark.parametrize(
    "state",
    [
        {},
        {"extent": None, "facets": None, "since": None},
        {"extent": {"kind": "moon"}, "facets": {"colour": ["red"], "type": "dataset"}, "since": "1 day"},
        {"extent": {"kind": "drawn", "box": [1, 2, "x", 4]}},
        {"extent": {"kind": "drawn", "box": [9, 2, 1, 4]}},
        {"extent": {"kind": "territory", "box": [0, 0, 1, float("nan")]}},
        {"extent": {"kind": "figures"}, "facets": [], "since": 4},
    ],
)
def test_a_state_of_another_version_is_read_as_far_as_it_goes(bar, state):
    bar.choose(Facet.TYPE, ("dataset",), on=True)
    bar.restore(state)
    assert bar.apply(Query()) == Query()


# -- where -----------------------------------------------------------------------------------------


def test_the_map_is_followed_in_degrees_whatever_its_projection(bar, iface, spy):
    bar.extent.choose(Extent.MAP)
    assert bar.follows_map()
    assert len(spy) == 1
    first = bar.apply(Query()).box
    to_degrees = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem("EPSG:2154"), QgsCoordinateReferenceSystem("OGC:CRS84"), QgsProject.instance()
    )
    extent = iface.canvas.extent()
    # along the sides, which bend: the box holds more than the corners
    for step in range(21):
        for x, y in (
            (extent.xMinimum() + step / 20 * extent.width(), extent.yMinimum()),
            (extent.xMinimum() + step / 20 * extent.width(), extent.yMaximum()),
        ):
            point = to_degrees.transform(x, y)
            assert first.west - 1e-6 <= point.x() <= first.east + 1e-6
            assert first.south - 1e-6 <= point.y() <= first.north + 1e-6
    iface.canvas.setExtent(QgsRectangle(640000, 6850000, 660000, 6870000))
    assert bar.apply(Query()).box != first
    iface.canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    moved = bar.apply(Query()).box
    assert 1 < moved.west < moved.east < 4
    assert 48 < moved.south < moved.north < 50


@pytest.mark.parametrize(
    ("crs", "extent", "box"),
    [
        ("EPSG:4326", (1, 2, 3, 4), (1, 2, 3, 4)),
        ("EPSG:4326", (-500, -200, 500, 200), (-180, -90, 180, 90)),
        ("EPSG:3857", (-60e6, -40e6, 60e6, 40e6), (-180, None, 180, None)),
        ("EPSG:4326", (5, 6, 5, 6), (4.9995, 5.9995, 5.0005, 6.0005)),
        # across the 180th meridian
        ("EPSG:3832", (2_000_000, -1_000_000, 5_000_000, 1_000_000), (-180, None, 180, None)),
    ],
)
def test_boxes_in_degrees(qgis_app, crs, extent, box):
    found = geo_boxes.geo_box(QgsRectangle(*extent), QgsCoordinateReferenceSystem(crs))
    for side, wanted in zip((found.west, found.south, found.east, found.north), box, strict=True):
        if wanted is not None:
            assert side == pytest.approx(wanted)
    assert -90 <= found.south < found.north <= 90


def test_no_box_without_crs_or_extent(qgis_app):
    lambert = QgsCoordinateReferenceSystem("EPSG:2154")
    assert geo_boxes.geo_box(QgsRectangle(0, 0, 1, 1), QgsCoordinateReferenceSystem()) is None
    assert geo_boxes.geo_box(QgsRectangle(0, 0, float("inf"), 1), lambert) is None
    nothing = QgsRectangle()
    nothing.setNull()
    assert geo_boxes.geo_box(nothing, lambert) is None


def test_a_layers_extent(bar, iface, spy):
    wells = layer()
    iface.canvas.setCurrentLayer(wells)
    menu = bar.extent.menu()
    action = next(one for one in menu.actions() if "Wells" in one.text())
    action.trigger()
    assert len(spy) == 1
    box = bar.apply(Query()).box
    assert 4.5 < box.west < box.east < 5.5
    assert 44.5 < box.south < box.north < 45.2
    assert chips(bar) == ["Extent: Wells"]
    QgsProject.instance().removeMapLayer(wells)
    assert bar.apply(Query()).box == box  # as it was when it was chosen
    menu.deleteLater()


def test_the_selected_features_of_the_active_layer(bar, iface):
    wells = layer()
    iface.canvas.setCurrentLayer(wells)
    assert not any("lected" in one.text() for one in bar.extent.menu().actions())
    wells.selectByIds([1])
    action = next(one for one in bar.extent.menu().actions() if "lected" in one.text())
    action.trigger()
    box, whole = bar.apply(Query()).box, geo_boxes.geo_box(wells.extent(), wells.crs())
    assert whole.west - 0.001 <= box.west < box.east < whole.east
    assert chips(bar) == ["Extent: selection of Wells"]


def test_a_layer_without_crs_or_features_says_so_and_changes_nothing(bar, spy):
    bar.extent.take_layer(layer(crs="", name="Nowhere").id())
    assert "Nowhere" in bar._note.text()
    assert "coordinate reference system" in bar._note.text()
    assert bar._note.isVisible()
    bar.extent.take_layer(layer(points=(), name="Empty").id())
    assert "no extent" in bar._note.text()
    assert len(spy) == 0
    assert bar.apply(Query()).box is None
    bar.extent.choose(Extent.MAP)
    assert not bar._note.isVisible()


def test_drawing_a_box_gives_the_former_tool_back(bar, iface, spy):
    pan = QgsMapToolPan(iface.canvas)
    iface.canvas.setMapTool(pan)
    bar.extent.draw()
    assert "Escape" in bar._note.text()
    assert iface.canvas.mapTool() is bar.extent.tool
    drag(iface.canvas, QPoint(100, 100), QPoint(200, 180))
    assert iface.canvas.mapTool() is pan
    assert len(spy) == 1
    assert not bar._note.isVisible()
    box = bar.apply(Query()).box
    whole = geo_boxes.map_box(iface.canvas)
    assert whole.west < box.west < box.east < whole.east
    assert whole.south < box.south < box.north < whole.north
    assert chips(bar) == ["Extent: drawn box"]
    iface.canvas.unsetMapTool(pan)


def test_escape_leaves_the_drawing_and_everything_as_it_was(bar, iface, spy):
    items = len(iface.canvas.scene().items())
    pan = QgsMapToolPan(iface.canvas)
    iface.canvas.setMapTool(pan)
    bar.extent.draw()
    send_mouse(
        iface.canvas, QEvent.Type.MouseButtonPress, QPoint(50, 50), Qt.MouseButton.LeftButton, Qt.MouseButton.LeftButton
    )
    send_mouse(iface.canvas, QEvent.Type.MouseMove, QPoint(90, 90), Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton)
    assert len(iface.canvas.scene().items()) == items + 1
    press(iface.canvas, Qt.Key.Key_Escape)
    assert iface.canvas.mapTool() is pan
    assert len(iface.canvas.scene().items()) == items
    assert len(spy) == 0
    assert not bar._note.isVisible()
    iface.canvas.unsetMapTool(pan)


def test_another_tool_ends_the_drawing_and_stays(bar, iface, spy):
    bar.extent.draw()
    pan = QgsMapToolPan(iface.canvas)
    iface.canvas.setMapTool(pan)
    assert not bar.extent.tool.drawing
    assert iface.canvas.mapTool() is pan
    assert not bar._note.isVisible()
    assert len(spy) == 0
    iface.canvas.unsetMapTool(pan)


def test_a_slip_of_the_mouse_is_no_box(bar, iface, spy):
    bar.extent.draw()
    drag(iface.canvas, QPoint(100, 100), QPoint(101, 101))
    assert bar.extent.tool.drawing
    assert len(spy) == 0
    bar.extent.tool.cancel()


def test_a_territory_by_name_with_the_keyboard(bar, spy):
    QgsSettings().remove("prodige_plugin/catalogue/territories")
    popup = bar.extent.ask_territory()
    QTest.keyClicks(popup.field, "st denis 93")
    press(popup.field, Qt.Key.Key_Return)  # at once: the table may not even be read
    assert pump(lambda: len(spy) == 1)
    box = bar.apply(Query()).box
    assert box == Box(2.332, 48.901, 2.399, 48.975)
    assert chips(bar) == ["Extent: Saint-Denis (93)"]
    # it is offered first next time
    popup = bar.extent.ask_territory()
    assert pump(lambda: popup.tree.topLevelItemCount() == 1)
    assert popup.tree.topLevelItem(0).text(0) == "Saint-Denis"
    QTest.keyClicks(popup.field, "drome")
    assert pump(lambda: popup.tree.topLevelItemCount() > 1)
    press(popup.field, Qt.Key.Key_Down)
    press(popup.tree, Qt.Key.Key_Down)
    second = popup.tree.currentItem().text(0)
    press(popup.tree, Qt.Key.Key_Return)
    assert len(spy) == 2
    assert bar.extent.name.startswith(second)


def test_a_territory_that_is_none_is_said_to_be_so(bar, spy):
    popup = bar.extent.ask_territory()
    popup.field.setText("zzqqzz")
    assert pump(lambda: "No territory" in popup.note.text())
    press(popup.field, Qt.Key.Key_Return)
    assert popup.isVisible()
    popup.field.setText("99999")
    assert pump(lambda: "postal" in popup.note.text())
    popup.close()
    assert len(spy) == 0


def test_own_figures(bar, spy):
    bar.extent.ask_figures()
    dialog = bar.extent._dialog
    assert dialog.box() is not None  # what the map shows stands there first
    dialog.extent.setOutputExtentFromUser(QgsRectangle(1, 45, 2, 46), QgsCoordinateReferenceSystem("OGC:CRS84"))
    dialog.accept()
    assert len(spy) == 1
    assert bar.apply(Query()).box == Box(1, 45, 2, 46)
    pump(seconds=0.02)
    bar.extent.ask_figures()
    assert bar.extent._dialog.box() == Box(1, 45, 2, 46)
    bar.extent._dialog.extent.clear()
    assert bar.extent._dialog.box() is None
    bar.extent._dialog.reject()
    assert len(spy) == 1


def test_the_box_is_outlined_on_the_map_and_follows_its_crs(bar, iface):
    bar.extent.take_territory(territories.find("26", 1)[0])
    band = bar.extent.outline._band
    lambert = band.asGeometry().boundingBox()
    assert 800000 < lambert.xMinimum() < 900000
    iface.canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    degrees = band.asGeometry().boundingBox()
    assert degrees.xMinimum() == pytest.approx(4.646)
    bar.extent.show_on_map(False)
    assert not bar.extent.outline.shown
    bar.extent.show_on_map(True)
    assert bar.extent.outline.shown
    bar.extent.choose(Extent.MAP)
    assert not bar.extent.outline.shown


def test_a_hidden_bar_leaves_the_map_alone(bar, iface):
    bar.extent.take_territory(territories.find("26", 1)[0])
    query = bar.apply(Query())
    bar.extent.draw()
    bar.hide()
    assert not bar.extent.outline.shown
    assert not bar.extent.tool.drawing
    assert bar.apply(Query()) == query
    bar.show()
    assert bar.extent.outline.shown


def test_names_from_servers_are_never_read_as_html(bar):
    evil = '<img src="http://there.test/x.png"> & co'
    bar.show_facets({"organisation": {evil: 1}}, of_fetched=False)
    popup = bar.open_facet(Facet.ORGANISATION)
    item = popup.tree.topLevelItem(0)
    assert item.text(0) == evil
    assert "<img" not in item.toolTip(0)
    popup.close()
    bar.choose(Facet.ORGANISATION, (evil,), on=True)
    assert "<img" not in bar.chips.buttons()[0].toolTip()
    bar.extent.choose(Extent.LAYER, Box(0, 0, 1, 1), evil)
    assert "<img" not in bar.extent_button.toolTip()


@pytest.mark.parametrize("crs", ["EPSG:2154", "EPSG:3857", "EPSG:4326", "EPSG:2975"])
def test_the_whole_world_is_outlined_as_far_as_the_projection_goes(qgis_app, crs):
    context = QgsProject.instance().transformContext()
    geometry = geo_boxes.outline(Box(-180, -90, 180, 90), QgsCoordinateReferenceSystem(crs), context)
    found = geometry.boundingBox()
    assert found.isFinite()
    assert found.width() > 0


def test_a_map_that_shows_nothing_yet_does_not_filter_and_the_chip_says_so(qgis_app):
    canvas = QgsMapCanvas()
    empty = FilterBar(canvas)
    empty.extent.choose(Extent.MAP)
    assert empty.apply(Query()).box is None
    assert "no place" in empty.chips.buttons()[0].toolTip()
    empty.shutdown()
    empty.deleteLater()
    canvas.deleteLater()
    pump(seconds=0.02)


def test_the_map_goes_to_the_box(bar, iface):
    bar.extent.take_territory(territories.find("Finistère", 1)[0])
    bar.extent.zoom()
    seen, box = geo_boxes.map_box(iface.canvas), bar.apply(Query()).box
    assert seen.west < box.west < box.east < seen.east
    assert seen.south < box.south < box.north < seen.north
    assert not bar.follows_map()


# -- looks and life --------------------------------------------------------------------------------


def test_it_fits_in_300_pixels_with_long_words(iface):
    i18n.install(lambda _context, text, _n: f"{text}{'aei' * (len(text) // 8)}")
    holder = QWidget()
    bar = FilterBar(iface.canvas, holder)
    layout = QVBoxLayout(holder)
    layout.addWidget(bar)
    layout.addStretch(1)
    bar.show_facets(COUNTS, of_fetched=True)
    long = "Direction régionale de l'environnement, de l'aménagement et du logement Auvergne-Rhône-Alpes"
    bar.choose(Facet.ORGANISATION, (long,), on=True)
    bar.choose(Facet.TYPE, ("dataset",), on=True)
    bar.extent.take_territory(territories.find("CC du Pays de Pontchâteau", 1)[0])
    for width in (300, 500):
        holder.resize(width, 400)
        holder.show()
        pump(seconds=0.05)
        assert holder.width() == width
        shown = [bar.extent_button, *bar.buttons.values(), bar.more_button, bar.clear_button, *bar.chips.buttons()]
        for button in shown:
            right = button.mapTo(holder, QPoint(button.width(), 0)).x()
            assert right <= width, button.text()
        for one in shown:
            for other in shown:
                if one is not other and one.parent() is other.parent():
                    assert not one.geometry().intersects(other.geometry()), (one.text(), other.text())
    bar.shutdown()
    holder.deleteLater()
    pump(seconds=0.02)


def test_everything_has_a_name_for_screen_readers(bar):
    bar.choose(Facet.TYPE, ("dataset",), on=True)
    assert bar.buttons[Facet.TYPE].accessibleName() == "Type · 1"
    assert bar.extent_button.accessibleName() == "Extent"
    assert bar.chips.buttons()[0].accessibleName() == "Remove this filter: Type: Data set"
    popup = bar.open_facet(Facet.TYPE)
    spoken = popup.tree.topLevelItem(0).data(0, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Data set, 1200 result(s)"
    assert popup.tree.accessibleName() == "Type"
    popup.close()


def test_nothing_is_left_behind(iface):
    pump(seconds=0.05)
    before = census(iface)
    crs_before = iface.canvas.receivers(iface.canvas.destinationCrsChanged)
    bar = FilterBar(iface.canvas, iface.window)
    bar.show()
    bar.show_facets(COUNTS, of_fetched=False)
    bar.open_facet(Facet.TYPE)
    bar.extent.take_territory(territories.find("26", 1)[0])
    bar.extent.draw()
    bar.extent.ask_figures()
    bar.extent.ask_territory()
    bar.shutdown()
    bar.shutdown()
    bar.deleteLater()
    pump(seconds=0.1)
    assert census(iface) == before
    assert iface.canvas.receivers(iface.canvas.destinationCrsChanged) == crs_before
    assert iface.canvas.mapTool() is None


def test_every_period_has_words():
    assert all(filter_bar.since_text(key) != key for key in PERIODS)


def test_thousands_of_values_are_found_by_typing(bar):
    counts = {f"word {rank}": 5000 - rank for rank in range(5000)}
    bar.show_facets({"keyword": counts}, of_fetched=True)
    bar.choose(Facet.KEYWORD, ("word 700",), on=True)
    popup = bar.open_facet(Facet.KEYWORD, bar.more_button)
    assert len(texts(popup)) == facet_popup.MOST_LISTED
    assert texts(popup)[0][0] == "word 700"
    assert popup.note.text().startswith(f"{facet_words.MOST_VALUES - facet_popup.MOST_LISTED} more")
    popup.field.setText("word 1234")
    assert texts(popup) == [("word 1234", str(5000 - 1234))]
    popup.tree.topLevelItem(0).setCheckState(0, Qt.CheckState.Checked)
    popup.field.setText("")
    popup.field.setText("word 1234")
    assert popup.tree.topLevelItem(0).checkState(0) == Qt.CheckState.Checked
    popup.close()
    assert bar.apply(Query()).facets == {Facet.KEYWORD: ("word 700", "word 1234")}


def test_a_line_of_buttons_is_never_lower_than_its_buttons(qgis_app):
    from qgis.PyQt.QtWidgets import QPushButton, QSizePolicy, QWidget

    from prodige_plugin.gui.flow_layout import FlowLayout

    page = QWidget()
    flow = FlowLayout(page)
    button = QPushButton("Producteur", page)
    button.setMinimumSize(10, 5)
    button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    flow.addWidget(button)
    assert flow.minimumSize().height() >= button.sizeHint().height()
    assert flow.minimumSize().width() == 10
