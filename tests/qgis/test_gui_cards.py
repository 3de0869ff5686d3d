"""Cards, the menu of ways, and loading from them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsMimeDataUtils, QgsProject, QgsSettings, QgsVectorLayer
from qgis.PyQt.QtCore import QEvent, QPoint, QPointF, Qt
from qgis.PyQt.QtGui import QContextMenuEvent, QMouseEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QLabel, QMenu

from prodige_plugin.catalogue.model import Box, Query, Summary
from prodige_plugin.errors import LayerError
from prodige_plugin.gui import card_parts, loading, messages, ways
from prodige_plugin.gui.catalogue_model import ResultModel, State
from prodige_plugin.gui.layer_choice import LayerChoice
from prodige_plugin.gui.loads_bar import LoadsBar
from prodige_plugin.gui.result_list import ResultList
from prodige_plugin.gui.thumbnails import Thumbnails
from prodige_plugin.gui.ways_menu import Surroundings, fill_ways
from prodige_plugin.metadata.online import OnlineResource
from prodige_plugin.platforms.model import Platform
from prodige_plugin.services.built import Built, LoadOptions
from prodige_plugin.services.capabilities import ManyLayers, ServiceLayer

from .gui_fakes import FakeCatalogue, FakeHost, FakeIface, FakePlatforms, pump

WFS = OnlineResource("https://geo.example.org/wfs", "OGC:WFS", "n_zone", "Zones & plus")
WMS = OnlineResource("https://geo.example.org/wms", "OGC:WMS", "n_zone", "Zones (image)")
PAGE = OnlineResource("https://geo.example.org/page", "WWW:LINK", "", "Une page")
ZONES = Summary("a", "Zones humides", links=(PAGE, WMS, WFS), platform="here")


@pytest.fixture(autouse=True)
def forgotten(qgis_app):
    """No choice is remembered from another test."""
    yield
    QgsSettings().remove("prodige_plugin/load")
    QgsProject.instance().clear()


@pytest.fixture
def iface(qgis_app):
    iface = FakeIface()
    messages.install(iface.bar)
    yield iface
    messages.install(None)
    iface.close()


def filled(summary, around=None):
    """The menu of a result, and what was asked of it."""
    menu, asked = QMenu(), []
    fill_ways(menu, summary, lambda *what: asked.append(what), around)
    return menu, asked


def texts(menu):
    return [action.text() for action in menu.actions() if action.text()]


def sub(menu, begin):
    """The menu under the action that begins so."""
    return next(a.menu() for a in menu.actions() if a.menu() is not None and a.text().startswith(begin))


def act(menu, begin):
    return next(a for a in menu.actions() if a.text().startswith(begin))


def test_ways_stand_best_first_and_the_closed_one_says_why(qgis_app):
    menu, asked = filled(ZONES)
    assert texts(menu)[:4] == ["Load WFS – Zones && plus", "WFS – Zones && plus", "WMS – Zones (image)",
                               "Web page – Une page"]  # fmt: skip
    closed = sub(menu, "Web page").actions()[0]
    assert not closed.isEnabled() and "web page" in closed.text()
    menu.defaultAction().trigger()
    source, summary, options = asked[0]
    assert (source.kind, summary, options.view_only, options.box) == ("WFS", ZONES, False, None)


def test_the_project_crs_is_the_usual_one_and_another_choice_is_kept(qgis_app):
    QgsProject.instance().setCrs(QgsCoordinateReferenceSystem("EPSG:3945"))
    menu, asked = filled(ZONES)
    systems = sub(sub(menu, "WFS"), "In the coordinate")
    assert systems.actions()[0].text() == "The project's (EPSG:3945)" and systems.actions()[0].isChecked()
    act(systems, "The layer's own").trigger()
    assert asked[-1][2].crs == ""
    menu, asked = filled(ZONES)
    assert act(sub(sub(menu, "WMS"), "In the coordinate"), "The layer's own").isChecked()
    act(sub(sub(menu, "WMS"), "In the coordinate"), "RGF93").trigger()
    assert asked[-1][2].crs == "EPSG:2154"
    assert ways.usual_options(asked[-1][0]).crs == "EPSG:2154"


def test_only_the_view_is_for_features_and_is_remembered(qgis_app):
    menu, asked = filled(ZONES)
    assert not any("map shows" in text for text in texts(sub(menu, "WMS")))
    act(sub(menu, "WFS"), "Only what the map").trigger()
    assert asked[-1][2].view_only
    menu, asked = filled(ZONES)
    menu.defaultAction().trigger()
    assert asked[-1][2].view_only and "only what the map shows" in menu.defaultAction().toolTip()
    act(sub(menu, "WFS"), "Load everything").trigger()
    assert not asked[-1][2].view_only and not ways.remembered_view_only()


def test_a_territory_and_the_view_are_offered_where_there_are_some(qgis_app):
    drome = Box(4.6, 44.1, 5.8, 45.3)
    around = Surroundings(area=lambda: ("Drôme", drome), view=lambda: Box(1, 2, 3, 4))
    menu, asked = filled(ZONES, around)
    act(sub(menu, "WFS"), "Only within “Drôme”").trigger()
    assert asked[-1][2].box == drome and not asked[-1][2].view_only
    act(sub(menu, "WFS"), "Only within the present").trigger()
    assert asked[-1][2].box == Box(1, 2, 3, 4)
    bare, _asked = filled(ZONES)
    assert not any("within" in text for text in texts(sub(bare, "WFS")))


def test_a_feed_is_asked_for_a_format(qgis_app):
    feed = OnlineResource("https://geo.example.org/atom/zones.xml", "WWW:ATOM", "", "Téléchargement")
    menu, asked = filled(replace(ZONES, links=(feed,)))
    act(sub(sub(menu, "ATOM"), "In the format"), "GeoPackage").trigger()
    assert asked[-1][0].kind == "ATOM" and asked[-1][2].format == "gpkg"


def test_other_platforms_stand_under_their_name_without_repeats(qgis_app):
    other = replace(ZONES, identifier="b", platform="datara", elsewhere=(), links=(
        WFS, OnlineResource("https://other.example.org/wfs", "OGC:WFS", "z", "Ailleurs")))  # fmt: skip
    around = Surroundings(platform_name={"datara": "DatARA"}.__getitem__)
    menu, asked = filled(replace(ZONES, elsewhere=(other,)), around)
    assert texts(menu).index("On DatARA") < texts(menu).index("WFS – Ailleurs")
    assert sum(text.startswith("WFS – Zones") for text in texts(menu)) == 1
    act(next(a.menu() for a in menu.actions() if a.text() == "WFS – Ailleurs"), "Load everything").trigger()
    assert asked[-1][1].platform == "datara"
    only_elsewhere = replace(ZONES, links=(PAGE,), elsewhere=(other,))
    assert ways.best_way(only_elsewhere).summary.platform == "datara"


def test_the_platform_account_goes_to_its_own_servers_alone(qgis_app):
    platform = Platform("here", "Ici", "csw", {"catalogue": "https://geo.example.org/csw"}, authcfg="abc1234")
    source = ways.best_source(ZONES)
    assert loading.with_account(source, platform).authcfg == "abc1234"
    stranger = replace(source, url="https://geo.example.org.evil.net/wfs")
    assert loading.with_account(stranger, platform).authcfg == ""


# -- loading ------------------------------------------------------------------------------------------


def memory(name):
    return QgsVectorLayer("Point?crs=EPSG:4326", name, "memory")


@pytest.fixture
def service(monkeypatch):
    """A stand-in for what opens sources: layers by name, a choice, failures; tells how it was called."""
    from prodige_plugin.services import layers
    from prodige_plugin.services import loading as opener

    called = []
    names = ("a", "b", "c")

    def build(source, options=None, feedback=None, door=None):
        called.append(options)
        if not options.layer_name:
            raise ManyLayers("", [ServiceLayer(name, f"Couche {name}", "Des zones") for name in names])
        if options.layer_name == "c":
            raise LayerError("No.", "It is broken.", "")
        layer = memory(options.layer_name)
        layers.to_gui_thread(layer)
        return Built([layer], notes=("The address was moved.",))

    monkeypatch.setattr(opener, "build", build)
    return called


def test_several_chosen_layers_come_in_one_group_and_one_that_fails_is_said(iface, service):
    bar = LoadsBar(iface)
    bar.load(ways.best_source(ZONES), ZONES, None, LoadOptions(crs="EPSG:2154"))
    assert bar.count() == 1
    assert pump(lambda: iface.window.findChild(LayerChoice) is not None)
    assert bar.count() == 0
    choice = iface.window.findChild(LayerChoice)
    for row in range(3):
        choice.list.item(row).setCheckState(Qt.CheckState.Checked)
    assert choice.load.text() == "&Load 3 layer(s)"
    choice._accept()
    assert pump(lambda: len(QgsProject.instance().mapLayers()) == 2)
    root = QgsProject.instance().layerTreeRoot()
    group = root.findGroup("Zones humides")
    assert [node.name() for node in group.findLayers()] == ["a", "b"]
    assert {options.crs for options in service} == {"EPSG:2154"}
    assert pump(lambda: bar.count() == 0)
    said = " ".join(label.text() for label in iface.bar.currentItem().findChildren(QLabel))
    assert "The address was moved." in said and "“c” could not be loaded: It is broken." in said
    bar.deleteLater()


def test_the_choice_filters_by_words_of_title_and_abstract(qgis_app):
    chosen = []
    dialog = LayerChoice("T", [ServiceLayer("z1", "Zones", "humides"), ServiceLayer("r1", "Routes", "")], chosen.append)
    dialog.words.setText("HUM zon")
    assert [dialog.list.item(row).isHidden() for row in range(2)] == [False, True]
    dialog.words.setText("route")
    assert dialog.names() == ["r1"]
    dialog._accept()
    assert chosen == [["r1"]]


def test_cancel_in_the_bar_stops_the_work(iface, monkeypatch):
    from prodige_plugin.services import loading as opener

    seen = []

    def build(source, options=None, feedback=None, door=None):
        seen.append("begun")
        feedback.report(0.25, "Downloading 3 MB of 12 MB …")
        while True:
            feedback.check()

    monkeypatch.setattr(opener, "build", build)
    bar = LoadsBar(iface)
    bar.show()
    bar.load(ways.best_source(ZONES), ZONES, None)
    assert pump(lambda: seen == ["begun"] and "3 MB of 12 MB" in bar._rows[0].said.text())
    bar._rows[0].cancel.click()
    assert pump(lambda: bar.count() == 0)
    assert not QgsProject.instance().mapLayers()
    assert iface.bar.currentItem() is None
    bar.deleteLater()


# -- cards --------------------------------------------------------------------------------------------

CARDS = (
    replace(ZONES, title="Zones humides de la Drôme : inventaire départemental des milieux humides", type="series",
            licence="Licence Ouverte 2.0", themes=("Zones protégées",), public=False, organisation="DREAL " * 9,
            date="2024-06-12", abstract="Où et combien."),
    Summary("b", "Cours d'eau", links=(PAGE,)),
    Summary("c", "Routes", links=(WMS,), type="service"),
)  # fmt: skip


@pytest.fixture
def cards(qgis_app):
    """A list of three cards, 300 px wide."""
    model = ResultModel()
    shown = ResultList(model, Thumbnails())
    shown.resize(300, 500)
    shown.show()
    model.start({"here": FakeCatalogue(CARDS).search}, Query())
    assert pump(lambda: model.state is State.READY)
    yield shown
    model.clear()
    shown.close()
    shown.deleteLater()


def heard(signal):
    came = []
    signal.connect(lambda *what: came.append(what))
    return came


def part(cards, row, key):
    return cards._places(cards.model().index(row)).part(key)


def click(cards, row, key):
    QTest.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=part(cards, row, key).rect.center())


@pytest.mark.parametrize("size", [9, 18])
@pytest.mark.parametrize("width", [300, 480])
def test_nothing_on_a_card_covers_anything_else_nor_leaves_it(cards, width, size):
    font = cards.font()
    font.setPointSize(size)
    cards.setFont(font)
    cards.resize(width, 900)
    pump(seconds=0.02)
    for row in range(3):
        card, found = cards.visualRect(cards.model().index(row)), cards._places(cards.model().index(row))
        rects = [found.picture, *(p.rect for p in found.parts), *(tag.rect for tag in found.tags)]
        for rank, rect in enumerate(rects):
            assert card.contains(rect)
            assert not any(rect.intersects(other) for other in rects[rank + 1 :])
        assert found.parts[-1].key == (card_parts.STAR if row == 1 else card_parts.WAYS)
    assert cards.viewport().grab().toImage().width() > 0


def test_a_card_says_licence_inspire_type_and_that_it_is_not_public(qgis_app):
    assert [text for text, _loud in card_parts.tags_of(CARDS[0])] == [
        "not public", "Series of data sets", "Licence Ouverte 2.0", "INSPIRE"]  # fmt: skip
    assert card_parts.tags_of(replace(CARDS[0], public=None, licence="", open_data=True, themes=())) == [
        ("Series of data sets", False), ("Open data", False)]  # fmt: skip
    assert card_parts.where_text(("DatARA", "data.gouv.fr")) == "DatARA, also on data.gouv.fr"


def test_each_button_of_a_card_does_its_own(cards):
    best, way, star = heard(cards.addWanted), heard(cards.loadWanted), heard(cards.favouriteWanted)
    click(cards, 0, card_parts.ADD)
    assert [summary.identifier for (summary,) in best] == ["a"]
    click(cards, 0, card_parts.KIND + "WMS")
    assert [(source.kind, summary.identifier) for source, summary, _options in way] == [("WMS", "a")]
    click(cards, 2, card_parts.STAR)
    assert [summary.identifier for (summary,) in star] == ["c"]
    click(cards, 0, card_parts.WAYS)
    menu = cards.findChild(QMenu)
    assert menu is not None and menu.isVisible() and menu.defaultAction().text().startswith("Load WFS")
    menu.close()


def test_everything_on_a_card_is_reached_by_keys(cards):
    best, way, star = heard(cards.addWanted), heard(cards.loadWanted), heard(cards.favouriteWanted)
    cards.enter()
    QTest.keyClick(cards, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert len(star) == 1
    QTest.keyClick(cards, Qt.Key.Key_Return)
    assert len(best) == 1
    for _step in range(3):
        QTest.keyClick(cards, Qt.Key.Key_Right)
    assert cards.delegate.keyed == (0, "kind:WMS")
    QTest.keyClick(cards, Qt.Key.Key_Return)
    assert [source.kind for source, _summary, _options in way] == ["WMS"]
    QTest.keyClick(cards, Qt.Key.Key_Down)
    assert cards.delegate.keyed == (-1, "") and cards.current().identifier == "b"
    QTest.keyClick(cards, Qt.Key.Key_Up)
    QTest.keyClick(cards, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    menu = cards.findChild(QMenu)
    assert menu.isVisible() and menu.defaultAction() is not None
    menu.close()


def test_the_menu_key_opens_the_menu_of_the_chosen_card(cards):
    cards.setCurrentIndex(cards.model().index(2))
    similar, edit = heard(cards.similarWanted), heard(cards.editWanted)
    cards.around.no_edit = lambda summary: "Read only." if summary.identifier == "c" else ""
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, cards.rect().center())
    cards.contextMenuEvent(event)
    menu = cards.findChild(QMenu)
    act(menu, "Search for similar").trigger()
    assert similar[0][0].identifier == "c"
    assert not act(menu, "Edit this record").isEnabled() and act(menu, "Edit this record").toolTip() == "Read only."
    assert edit == []
    menu.close()


def test_a_card_is_dragged_by_its_words_not_by_its_buttons(cards, monkeypatch):
    dragged = []
    monkeypatch.setattr(cards, "_drag", lambda index: dragged.append(index.row()))

    def pull(begin):
        QTest.mousePress(cards.viewport(), Qt.MouseButton.LeftButton, pos=begin)
        for step in (5, 30):
            where = begin + QPoint(step, step)
            buttons = Qt.MouseButton.LeftButton
            cards.mouseMoveEvent(
                QMouseEvent(QEvent.Type.MouseMove, QPointF(where), buttons, buttons, Qt.KeyboardModifier.NoModifier)
            )
        QTest.mouseRelease(cards.viewport(), Qt.MouseButton.LeftButton, pos=begin)

    pull(part(cards, 0, card_parts.ADD).rect.center())
    assert dragged == []
    pull(cards._places(cards.model().index(2)).text.center())
    assert dragged == [2]


def test_what_travels_is_loaded_where_it_is_dropped(cards, monkeypatch):
    from prodige_plugin.gui.places import loads
    from prodige_plugin.gui.places.drop import DropHandler

    got = []
    monkeypatch.setattr(loads, "load_dropped", lambda _host, text, summary: got.append((text, summary)))
    mime = cards.mime(cards.model().index(0))
    (uri,) = QgsMimeDataUtils.decodeUriList(mime)
    DropHandler(None).handleCustomUriDrop(uri)
    assert uri.providerKey == "prodige_plugin" and got[0][1].identifier == "a"
    assert cards.mime(cards.model().index(1)) is None


def test_the_mouse_tells_what_it_is_over_and_that_it_left(cards):
    over = heard(cards.hovered)
    for row in (0, 2):
        QTest.mouseMove(cards.viewport(), cards.visualRect(cards.model().index(row)).center())
        pump(seconds=0.02)
    QTest.mouseMove(cards.viewport(), part(cards, 2, card_parts.ADD).rect.center())
    pump(seconds=0.02)
    assert cards.delegate.hot == (2, card_parts.ADD)
    cards.leaveEvent(QEvent(QEvent.Type.Leave))
    assert [summary.identifier if summary else None for (summary,) in over] == ["a", "c", None]
    assert cards.delegate.hot == (-1, "")


def test_in_the_dock_a_card_knows_its_platform_before_any_sheet_was_opened(qgis_app):
    from prodige_plugin.gui.catalogue_dock import CatalogueDock

    iface = FakeIface()
    platform = Platform("g", "DatARA", "geonetwork", {"catalogue": "https://d.example/geonetwork"})
    dock = CatalogueDock(FakeHost(iface, FakePlatforms([platform], FakeCatalogue([replace(ZONES, platform="")]))))
    dock.show()
    dock.search()
    assert pump(lambda: dock.model.rowCount() == 1)
    summary = dock.model.summary(dock.model.index(0))
    assert dock.list.around.page(summary) == "https://d.example/geonetwork/srv/fre/catalog.search#/metadata/a"
    assert dock.list.around.no_edit(summary) == ""
    assert dock.list.around.no_edit(replace(summary, editable=False)) != ""
    mime = dock.list.mime(dock.model.index(0))
    assert '"platform": "g"' in QgsMimeDataUtils.decodeUriList(mime)[0].uri
    dock.shutdown()
    dock.deleteLater()
    iface.close()
