"""The Catalogue dock with a small catalogue in memory."""

from __future__ import annotations

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsRectangle
from qgis.PyQt.QtCore import QLocale, Qt
from qgis.PyQt.QtGui import QImage
from qgis.PyQt.QtTest import QTest

from prodige_plugin.catalogue.model import Box, Query, Sort, Summary
from prodige_plugin.errors import NoConnection, Timeout
from prodige_plugin.gui import ways
from prodige_plugin.gui.catalogue_dock import CatalogueDock
from prodige_plugin.gui.catalogue_model import ResultModel, State
from prodige_plugin.gui.extent_filter import Extent
from prodige_plugin.gui.formats import date_text
from prodige_plugin.gui.thumbnails import Thumbnails, decode

from .gui_fakes import FakeCatalogue, FakeHost, FakeIface, FakePlatforms, french_summaries, practice, pump


@pytest.fixture
def catalogue():
    return FakeCatalogue(french_summaries())


@pytest.fixture
def dock(qgis_app, catalogue):
    iface = FakeIface()
    iface.window.show()
    host = FakeHost(iface, FakePlatforms([practice()], catalogue))
    dock = CatalogueDock(host)
    dock.thumbnails._fetch = _no_picture
    dock.resize(380, 700)
    dock.show()
    yield dock
    dock.shutdown()
    dock.deleteLater()
    iface.close()


def _no_picture(_url, _feedback):
    raise Timeout("no picture here")


def searched(dock):
    dock.search()
    assert pump(lambda: dock.model.state is State.READY)


def test_first_time_says_what_it_does_and_offers_the_first_step(dock):
    assert dock.page.isVisible()
    assert dock.page.button.text() == "Show everything"
    dock.page.button.click()
    assert pump(lambda: dock.model.rowCount() == 20)
    assert dock.list.isVisible()
    assert dock.count.text() == "45 record(s)"


def test_without_platform_it_offers_to_add_one(qgis_app):
    iface = FakeIface()
    dock = CatalogueDock(FakeHost(iface, FakePlatforms()))
    dock.show()
    assert dock.page.button.text() == "Add a platform…"
    assert not dock.words.isEnabled()
    dock.shutdown()
    dock.deleteLater()
    iface.close()


def test_typing_waits_and_asks_once(dock, catalogue):
    for text in ("z", "zo", "zon", "zones"):
        dock.words.setText(text)
        pump(seconds=0.02)
    assert catalogue.queries == []
    assert pump(lambda: dock.model.state is State.READY)
    assert [query.words for query in catalogue.queries] == ["zones"]


def test_enter_searches_at_once(dock, catalogue):
    dock.words.setText("eau")
    QTest.keyClick(dock.words, Qt.Key.Key_Return)
    assert dock.model.state is State.SEARCHING
    assert pump(lambda: dock.model.state is State.READY)
    pump(seconds=0.4)
    assert len(catalogue.queries) == 1


def test_a_newer_search_cancels_the_older_one(dock, catalogue):
    catalogue.delay = 3.0
    dock.words.setText("zones")
    dock.search()
    assert pump(lambda: catalogue.queries)
    catalogue.delay = 0.0
    dock.words.setText("cours")
    dock.search()
    assert pump(lambda: dock.model.state is State.READY)
    assert pump(lambda: catalogue.cancelled == 1)
    assert "Cours" in dock.model.index(0).data()


def test_escape_stops_the_search_and_the_line(dock, catalogue):
    catalogue.delay = 3.0
    dock.search()
    assert dock.line.busy
    dock._escape()
    assert not dock.line.busy
    assert dock.model.state is State.IDLE


def test_the_list_grows_to_its_end_without_repeats(dock, catalogue):
    catalogue.summaries.insert(25, catalogue.summaries[3])  # a server without a stable order
    searched(dock)
    parent = dock.list.rootIndex()
    for _page in range(5):
        if dock.model.canFetchMore(parent):
            dock.model.fetchMore(parent)
            assert pump(lambda: dock.model.state is State.READY)
    assert dock.model.rowCount() == 45
    assert not dock.model.canFetchMore(parent)


def test_failure_shows_its_sentences_and_a_way_out(dock, catalogue):
    catalogue.error = NoConnection("The catalogue cannot be reached.", "Refused.", "Check the network.")
    dock.search()
    assert pump(lambda: dock.model.state is State.FAILED)
    assert dock.page.heading.text() == "The catalogue cannot be reached."
    assert "Check the network." in dock.page.text.text()
    catalogue.error = None
    dock.page.button.click()
    assert pump(lambda: dock.model.rowCount() == 20)


def test_failure_of_the_next_page_keeps_what_has_come(dock, catalogue):
    searched(dock)
    catalogue.error = Timeout("slow")
    dock.model.fetchMore(dock.list.rootIndex())
    assert pump(lambda: dock.model.state is State.FAILED)
    assert dock.model.rowCount() == 20
    assert dock.list.isVisible()
    catalogue.error = None
    dock.model.retry()
    assert pump(lambda: dock.model.rowCount() == 40)


def test_a_failed_search_shows_no_results_of_the_words_before(dock, catalogue):
    """And trying again asks for the first page of the new words, not for the second one."""
    searched(dock)
    catalogue.error = Timeout("The server did not answer.", "It is slow.", "Try again.")
    dock.words.setText("forêt")
    dock.search()
    assert pump(lambda: dock.page.heading.text() == "The server did not answer.")
    assert dock.model.rowCount() == 0
    catalogue.error = None
    dock.page.button.click()
    assert pump(lambda: dock.model.state is State.READY)
    assert (catalogue.queries[-1].words, catalogue.queries[-1].start) == ("forêt", 0)


def test_nothing_found_offers_to_search_without_the_filters(dock, catalogue):
    catalogue.summaries.clear()
    dock.filters.extent.choose(Extent.DRAWN, Box(0, 0, 1, 1))
    assert pump(lambda: dock.model.state is State.READY)
    assert catalogue.queries[-1].box == Box(0, 0, 1, 1)
    assert dock.page.button.text() == "Remove the filters"
    dock.page.button.click()
    assert pump(lambda: len(catalogue.queries) == 2 and dock.model.state is State.READY)
    assert catalogue.queries[-1].box is None


def test_order_goes_into_the_query(dock, catalogue):
    dock.sort.setCurrentIndex(dock.sort.findData(Sort.DATE))
    searched(dock)
    assert catalogue.queries[-1].sort is Sort.DATE


def test_selection_draws_its_extent_and_unloading_takes_it_off(dock):
    canvas = dock._host.iface.canvas
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:2154"))
    canvas.setExtent(QgsRectangle(800000, 6300000, 900000, 6500000))
    before = len(canvas.scene().items())
    searched(dock)
    dock.list.setCurrentIndex(dock.model.index(0))
    assert len(canvas.scene().items()) == before + 1
    extent = dock.footprints._band.asGeometry().boundingBox()
    assert 800000 < extent.center().x() < 950000
    assert 6300000 < extent.center().y() < 6500000
    dock.footprints.remove()
    assert len(canvas.scene().items()) == before


def test_map_box_is_in_degrees_longitude_first(dock):
    canvas = dock._host.iface.canvas
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:2154"))
    canvas.setExtent(QgsRectangle(800000, 6300000, 900000, 6500000))
    box = dock.footprints.map_box()
    assert 3 < box.west < box.east < 7
    assert 43 < box.south < box.north < 46


def test_enter_loads_the_best_way_and_space_opens_the_sheet(dock, monkeypatch):
    loaded = []
    monkeypatch.setattr(
        dock, "load", lambda source, found, _options=None: loaded.append((source.kind, found.identifier))
    )
    searched(dock)
    dock.list.enter()
    QTest.keyClick(dock.list, Qt.Key.Key_Return)
    assert loaded == [(ways.best_source(dock.model.summary(dock.model.index(0))).kind, "id-0")]
    QTest.keyClick(dock.list, Qt.Key.Key_Space)
    assert dock.sheet.isVisible()
    assert "Zones humides de la Drôme" in dock.sheet.text.toPlainText()


def test_sheet_shows_every_way_and_why_one_is_not_available(dock):
    searched(dock)
    dock.list.setCurrentIndex(dock.model.index(0))
    dock.open_sheet()
    texts = [action.text() for action in dock.sheet._ways.actions()]
    assert any("WMS" in text for text in texts)
    assert any("WFS" in text for text in texts)
    dock.list.setCurrentIndex(dock.model.index(3))
    dock.open_sheet()
    assert not dock.sheet.load_button.isEnabled()


def test_sheet_never_shows_html_of_a_stranger_nor_fetches(dock, catalogue):
    catalogue.summaries.insert(
        0,
        Summary(
            "evil",
            'R&D <été> "x"',
            '<p onclick="x">Hello</p><img src="http://evil.example/p.png"><script>bad()</script>'
            '<a href="javascript:bad()">click</a> <a href="https://ok.fr/?a=1&b=2">fine</a>',
        ),
    )
    searched(dock)
    dock.list.setCurrentIndex(dock.model.index(0))
    dock.open_sheet()
    html = dock.sheet.text.toHtml()
    assert "evil.example" not in html
    assert "bad()" not in html
    assert "javascript" not in html
    assert 'R&D <été> "x"' in dock.sheet.text.toPlainText()
    assert "https://ok.fr/" in html
    assert dock.sheet.text.loadResource(2, None) is None


def test_another_platform_searches_it(dock, catalogue):
    searched(dock)
    dock._host.platforms.save(practice("p2", "Autre"))
    pump(lambda: dock.model.state is State.READY)
    asked = len(catalogue.queries)
    dock._host.platforms.set_current("p2")
    assert dock.chooser.currentText() == "Autre"
    assert pump(lambda: len(catalogue.queries) > asked and dock.model.state is State.READY)


def test_pictures_come_once_and_only_of_web_addresses(qgis_app):
    asked = []
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    from qgis.PyQt.QtCore import QBuffer, QByteArray, QIODevice

    store = QByteArray()
    buffer = QBuffer(store)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")

    def fetch(url, _feedback):
        asked.append(url)
        return bytes(store)

    thumbnails = Thumbnails(fetch=fetch)
    came = []
    thumbnails.ready.connect(lambda url, picture: came.append((url, picture.width(), picture.height())))
    thumbnails.want(["http://h/a.png", "file:///etc/passwd", "http://h/a.png", "http://h/b.png"])
    assert pump(lambda: len(came) == 2)
    thumbnails.want(["http://h/a.png"])
    assert len(came) == 3
    assert asked == ["http://h/a.png", "http://h/b.png"]
    assert came[0][1:] == (112, 74)


def test_a_picture_that_is_none_is_a_null_image(qgis_app):
    assert decode(b"<html>no</html>").isNull()


@pytest.mark.parametrize(
    ("iso", "french"),
    [("2024-06-12", "12 juin 2024"), ("2024-01-01T10:00:00Z", "1er janvier 2024"), ("2023-03", "mars 2023"),
     ("2021", "2021"), ("", ""), ("vers 1990", "vers 1990"), ("2024-13-45", "2024-13-45")],
)  # fmt: skip
def test_dates_as_french_people_write_them(iso, french):
    assert date_text(iso, QLocale("fr_FR")) == french


def test_model_destroyed_while_searching_is_harmless(qgis_app):
    model = ResultModel()
    slow = FakeCatalogue(delay=1.0)
    model.start({"p1": slow.search}, Query("x"))
    assert pump(lambda: slow.queries)
    model.deleteLater()
    del model
    assert pump(lambda: slow.cancelled == 1)


def test_cards_are_painted_at_any_width_in_both_themes(dock):
    searched(dock)
    dock.list.setCurrentIndex(dock.model.index(1))
    for width in (300, 480):
        dock.resize(width, 700)
        pump(seconds=0.05)
        image = dock.list.viewport().grab().toImage()
        colours = {image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
        assert len(colours) > 8
    assert dock.minimumSizeHint().width() <= 300
