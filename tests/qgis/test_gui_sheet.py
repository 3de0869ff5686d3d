"""The record sheet: its pages, its links, and what can be done with a record."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest
from qgis.core import QgsSettings
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QApplication, QMenu

from prodige_plugin.catalogue.model import Box, Summary
from prodige_plugin.errors import NoConnection
from prodige_plugin.gui import link_checks
from prodige_plugin.gui.load_dialog import LoadDialog
from prodige_plugin.gui.record_details import details_of
from prodige_plugin.gui.record_sheet import CONTACTS, LINKS, QUALITY, SUMMARY, XML, RecordSheet
from prodige_plugin.gui.sheet_html import contacts_page, quality_page, sheet
from prodige_plugin.gui.ways import best_source
from prodige_plugin.gui.ways_menu import Surroundings
from prodige_plugin.gui.xml_view import XmlView
from prodige_plugin.metadata.online import OnlineResource
from prodige_plugin.metadata.record import Record
from prodige_plugin.metadata.values import Contact, Dates
from prodige_plugin.platforms.model import Capability, Platform
from prodige_plugin.services.health import Health, State
from prodige_plugin.services.offers import ServiceCapabilities, ServiceLayer

from .gui_fakes import FakeCatalogue, FakePlatforms, practice, pump

WFS = OnlineResource("https://geo.example.org/wfs", "OGC:WFS", "n_zone", "Zones")
WMS = OnlineResource("https://geo.example.org/wms", "OGC:WMS", "n_zone", "Zones (image)")
PAGE = OnlineResource("https://geo.example.org/page", "WWW:LINK", "", "Une page")
ZONES = Summary("rec-1", "Zones humides", "Où et combien.", "DREAL", links=(WFS,), box=Box(4, 44, 5, 45))

OTHER = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description/></rdf:RDF>"""
ISO_19115_3 = b"""<mdb:MD_Metadata xmlns:mdb="http://standards.iso.org/iso/19115/-3/mdb/2.0"
 xmlns:gco="http://standards.iso.org/iso/19115/-3/gco/1.0"><mdb:dateStamp><gco:Date>2024-01-01</gco:Date>
</mdb:dateStamp></mdb:MD_Metadata>"""

RECORDS = Path(__file__).resolve().parents[3] / "shared" / "records"


def record() -> bytes:
    made = Record.new()
    made.set("title", "Zones humides")
    made.set("abstract", "Où et combien.")
    made.set("lineage", "Levés de terrain <2019>.")
    made.set("dates", Dates(revision="2024-06-12"))
    made.set("organisation", (Contact("DREAL", "donnees@dreal.example", "owner", "Service SIG", "+33 4 00 00 00 00"),))
    made.set("metadata_contact", (Contact("DREAL", "fiche@dreal.example", "pointOfContact"),))
    for link in (WFS, WMS, PAGE):
        made.add_online_resource(link)
    return made.to_bytes()


@pytest.fixture(autouse=True)
def forgotten(qgis_app):
    yield
    link_checks.forget()
    QgsSettings().remove("prodige_plugin/load")


@pytest.fixture
def made(qgis_app):
    sheets = []

    def make(data=None, platforms=None, summary=ZONES):
        catalogue = FakeCatalogue((), {summary.identifier: data or record()})
        sheet = RecordSheet(platforms or FakePlatforms([practice()], catalogue))
        if platforms is not None:
            platforms.the_catalogue = catalogue
        sheet.links.checks._check = lambda _source, _feedback: Health(State.WORKS)
        sheet.resize(320, 560)
        sheet.show()
        sheets.append(sheet)
        return sheet

    yield make
    for shown in sheets:
        shown.clear()
        shown.deleteLater()


def read(sheet, summary=ZONES, platform=None):
    sheet.show_summary(summary, platform or practice())
    assert pump(lambda: sheet._details is not None)
    return sheet


def texts(menu):
    return [action.text() for action in menu.actions()]


def test_the_pages_say_what_the_record_says(made):
    sheet = read(made())
    text = sheet.text.toPlainText()
    assert "Zones humides" in text and "Où et combien." in text and "2024" in text
    contacts = sheet.contacts.toHtml()
    assert "mailto:donnees@dreal.example" in contacts and "+33 4 00 00 00 00" in sheet.contacts.toPlainText()
    assert "Owner" in sheet.contacts.toPlainText() and "Service SIG" in sheet.contacts.toPlainText()
    quality = sheet.quality.toPlainText()
    assert "Levés de terrain <2019>." in quality and "INSPIRE requirements are met" in quality
    assert "<gmd:MD_Metadata" in sheet.xml.toPlainText()


def test_links_of_the_record_that_the_search_left_out_can_be_loaded(made):
    sheet = made()
    sheet._tabs.setCurrentIndex(LINKS)
    sheet.show_summary(ZONES, practice())
    assert [row.way.source.kind for row in sheet.links.rows] == ["WFS"]
    assert pump(lambda: sheet._details is not None)
    assert [row.way.source.kind for row in sheet.links.rows] == ["WFS", "WMS", "PAGE"]
    wanted = []
    sheet.loadWanted.connect(lambda source, summary, options: wanted.append((source.kind, summary.identifier)))
    sheet.links.rows[1].add.click()
    assert wanted == [("WMS", "rec-1")]
    assert not sheet.links.rows[2].add.isVisibleTo(sheet.links)


def test_links_are_tried_when_their_page_is_looked_at_and_remembered(made):
    sheet, tried = made(), []

    def check(source, _feedback):
        tried.append(source.kind)
        return Health(State.DEAD, "Nobody answers.") if source.kind == "WMS" else Health(State.WORKS)

    sheet.links.checks._check = check
    read(sheet)
    pump(seconds=0.05)
    assert tried == [] and sheet.links.rows == []
    sheet._tabs.setCurrentIndex(LINKS)
    assert pump(lambda: sheet.links.again.isEnabled() and len(tried) == 3)
    states = [row.state.text() for row in sheet.links.rows]
    assert states == ["● answers", "✕ does not answer", "● answers"]
    assert sheet.links.rows[1].why.text() == "Nobody answers." and sheet.links.rows[1].why.isVisible()
    assert sheet.links.dead() == "https://geo.example.org/wms – Nobody answers."
    sheet._tabs.setCurrentIndex(SUMMARY)
    sheet._tabs.setCurrentIndex(LINKS)
    pump(seconds=0.05)
    assert len(tried) == 3
    sheet.links.again.click()
    assert pump(lambda: len(tried) == 6)


def test_leaving_the_page_of_links_stops_trying(made):
    sheet, tried = made(), []

    def slow(source, feedback):
        tried.append(source.kind)
        while True:
            feedback.check()
            time.sleep(0.002)

    sheet.links.checks._check = slow
    read(sheet)
    sheet._tabs.setCurrentIndex(LINKS)
    assert pump(lambda: tried == ["WFS"])
    sheet._tabs.setCurrentIndex(SUMMARY)
    assert not sheet.links.checks.busy
    pump(seconds=0.05)
    assert tried == ["WFS"]


def test_a_record_of_another_format_keeps_a_good_sheet(made):
    sheet = read(made(OTHER))
    assert sheet._note.isVisible() and "another format" in sheet._note.text()
    assert "Zones humides" in sheet.text.toPlainText() and "DREAL" in sheet.text.toPlainText()
    assert "rdf:Description" in sheet.xml.toPlainText()
    assert "no contact" in sheet.contacts.toPlainText() and "Nothing is known" in sheet.quality.toPlainText()
    assert sheet.load_button.text() == "Load WFS" and sheet._ways.actions()


def test_a_record_of_iso_19115_3_is_read_and_said_not_to_be_edited(made):
    sheet = read(made(ISO_19115_3))
    assert sheet._note.isVisible() and "ISO 19115-3" in sheet._note.text() and "cannot be edited" in sheet._note.text()
    assert "mdb:dateStamp" in sheet.xml.toPlainText()


@pytest.mark.parametrize("name", ["sextant.iso19115-3.dataset.xml", "generic-dataset.iso19115-3.xml"])
def test_real_records_of_iso_19115_3_have_all_their_pages(qgis_app, name):
    path = RECORDS.parent / "specs" / "geonetwork" / "iso_fr" / name
    if not path.exists():
        pytest.skip("the recorded answers are not here")
    found = details_of(path.read_bytes())
    assert "ISO 19115-3" in found.note and len(found.xml) > 1000
    assert found.contacts[0][1].organisation and found.quality and len(found.rows) > 5 and found.links


def test_every_known_record_gives_all_its_pages(qgis_app):
    paths = sorted(RECORDS.glob("*/*.xml"))[::4]
    if not paths:
        pytest.skip("the collection of records is not here")
    for path in paths:
        found = details_of(path.read_bytes())
        for page in (sheet(ZONES, found), contacts_page(ZONES, found), quality_page(found)):
            assert "<script" not in page.lower() and "<img" not in page.lower()
        assert found.note or found.rows or found.findings, path.name


def test_html_of_a_stranger_in_any_element_is_only_text(qgis_app):
    evil = Record.parse(record())
    attack = '<img src="http://evil.example/x.png"><script>bad()</script>'
    evil.set("lineage", attack)
    evil.set("organisation", (Contact(attack, 'x@y.z"><script>bad()</script>', "owner", attack, attack),))
    found = details_of(evil.to_bytes())
    for page in (sheet(ZONES, found), contacts_page(ZONES, found), quality_page(found)):
        assert "<img" not in page and "<script" not in page


def test_editing_is_greyed_with_its_reason(made):
    class ReadOnly(FakePlatforms):
        def capabilities(self, _platform):
            return frozenset({Capability.SEARCH})

    sheet = read(made(platforms=ReadOnly([practice()])))
    assert not sheet.edit_button.isEnabled() and "Choose an account" in sheet.edit_button.toolTip()
    portal = replace(practice(), product="udata")
    sheet = read(made(platforms=ReadOnly([portal])), platform=portal)
    assert not sheet.edit_button.isEnabled() and "cannot be saved from here" in sheet.edit_button.toolTip()
    forbidden = replace(ZONES, editable=False)
    sheet = read(made(), forbidden)
    assert not sheet.edit_button.isEnabled() and "may not change" in sheet.edit_button.toolTip()
    sheet = read(made())
    asked = []
    sheet.editWanted.connect(asked.append)
    sheet.edit_button.click()
    assert [one.identifier for one in asked] == ["rec-1"]


def test_a_problem_is_reported_to_the_contact_of_the_record(made, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()) or True)
    sheet = read(made())
    sheet._fill_more()
    report = next(action for action in sheet.more_menu.actions() if action.text().startswith("Report"))
    assert report.isEnabled() and "fiche@dreal.example" in report.toolTip()
    report.trigger()
    assert opened[0].startswith("mailto:fiche@dreal.example?") and "Zones humides" in unquote(opened[0])
    silent = read(made(ISO_19115_3))
    silent._fill_more()
    report = next(action for action in silent.more_menu.actions() if action.text().startswith("Report"))
    assert not report.isEnabled() and "no contact" in report.toolTip()


def test_a_citation_is_copied_in_each_form(made):
    platform = Platform("g", "DatARA", "geonetwork", {"catalogue": "https://d.example/geonetwork"})
    sheet = read(made(platforms=FakePlatforms([platform])), platform=platform)
    menu = QMenu()
    sheet._fill_citations(menu)
    assert texts(menu) == ["Reference (ISO 690)", "Mention for a map (Licence Ouverte)", "Markdown", "BibTeX", "Link"]
    page = "https://d.example/geonetwork/srv/fre/catalog.search#/metadata/rec-1"
    menu.actions()[0].trigger()
    assert QApplication.clipboard().text().startswith("DREAL. Zones humides [data set]. DatARA")
    menu.actions()[2].trigger()
    assert f"[Zones humides]({page})" in QApplication.clipboard().text()
    menu.actions()[4].trigger()
    assert QApplication.clipboard().text() == page


def test_the_star_follows_the_favourites(made):
    sheet, kept = made(), set()
    sheet.is_favourite = lambda summary: summary.identifier in kept
    wanted = []
    sheet.favouriteWanted.connect(wanted.append)
    read(sheet)
    assert sheet.star.toolTip() == "Keep as a favourite"
    sheet.star.click()
    kept.add(wanted[0].identifier)
    sheet.show_favourite()
    assert sheet.star.toolTip() == "Take out of the favourites"


def test_a_record_that_could_not_be_read_is_read_again(made, monkeypatch):
    sheet = made()
    catalogue = sheet._platforms.the_catalogue
    failures = [NoConnection("The catalogue cannot be reached.", "Refused.", "Check the network.")]
    known = catalogue.fetch

    def fetch(identifier, feedback=None):
        if failures:
            raise failures.pop()
        return known(identifier, feedback)

    monkeypatch.setattr(catalogue, "fetch", fetch)
    sheet.show_summary(ZONES, practice())
    assert pump(lambda: sheet.retry.isVisible())
    assert "Check the network." in sheet._note.text() and "Où et combien." in sheet.text.toPlainText()
    sheet.retry.click()
    assert not sheet.retry.isVisible()
    assert pump(lambda: sheet._details is not None) and not sheet._note.isVisible()


def test_the_page_looked_at_stays_for_the_next_record(made):
    sheet = read(made())
    sheet._tabs.setCurrentIndex(QUALITY)
    sheet.show_summary(replace(ZONES, identifier="rec-2"), practice())
    assert sheet._tabs.currentIndex() == QUALITY and sheet.pages.currentWidget() is sheet.quality


@pytest.mark.parametrize("rank", [SUMMARY, LINKS, CONTACTS, QUALITY, XML])
def test_no_page_is_wider_than_a_narrow_dock(made, rank):
    sheet = read(made())
    sheet._tabs.setCurrentIndex(rank)
    pump(seconds=0.02)
    assert sheet.minimumSizeHint().width() <= 300
    assert sheet.pages.currentIndex() == rank and sheet._tabs.isTabEnabled(rank)


def test_the_xml_is_searched_and_saved_as_it_came(qgis_app, tmp_path):
    view, data = XmlView(), record()
    view.show()
    view.show_xml(details_of(data).xml, data, "Zones / humides")
    view.words.setText("gmd:TITLE>")
    assert view.found.text().isdigit() and int(view.found.text()) > 1
    places = int(view.found.text())
    for rank in (*range(1, places + 1), 1):
        view.find_next()
        assert view.found.text() == f"{rank} / {places}"
    view.write(tmp_path / "zones.xml")
    assert pump(lambda: (tmp_path / "zones.xml").exists())
    assert pump(lambda: (tmp_path / "zones.xml").read_bytes() == data)
    view.deleteLater()


def test_only_the_lines_in_view_are_coloured_comments_as_such(qgis_app):
    view = XmlView()
    view.resize(400, 200)
    lines = "".join(f'  <a{rank} b="c">d</a{rank}>\n' for rank in range(5000))
    xml = f'<?xml version="1.0"?>\n<!-- one\n<two x="3"/>\n-->\n<root>\n{lines}</root>'
    view.show_xml(xml, xml.encode(), "x")
    assert view.text.toPlainText() == ""  # nobody looks yet
    view.show()
    assert pump(lambda: view.text.extraSelections())
    chosen = {one.cursor.selectedText(): one.format.foreground().color() for one in view.text.extraSelections()}
    assert chosen['<two x="3"/>'] == chosen["<!-- one"] != chosen["<root"]
    assert len(chosen) < 200
    view.text.verticalScrollBar().setValue(4000)
    assert pump(lambda: any("a39" in one.cursor.selectedText() for one in view.text.extraSelections()))
    view.show_xml("<a>" + "x" * 500_000 + "</a>", b"", "x")
    assert view.cut.isVisible() and len(view.toPlainText()) > 500_000
    view.deleteLater()


# -- the window of options ----------------------------------------------------------------------------

OFFERED = ServiceCapabilities(
    "WFS", "2.0.0", "T",
    (
        ServiceLayer("ms:n_route", "Routes", crs=("EPSG:4326",)),
        ServiceLayer("ms:n_zone", "Zones", crs=("EPSG:2154", "EPSG:4326"), styles=("a", "b"), formats=("GML", "JSON")),
    ),
)  # fmt: skip


@pytest.fixture
def dialog(qgis_app, monkeypatch):
    """The window on a service that answers what ``OFFERED`` says."""
    from prodige_plugin.services import service

    answers = [OFFERED]

    def find(source, door, feedback=None):
        if isinstance(answers[-1], Exception):
            raise answers[-1]
        return answers[-1], source, ["The address was moved."]

    monkeypatch.setattr(service, "find", find)
    asked = []
    area = Surroundings(area=lambda: ("Drôme", Box(4, 44, 5, 45)), view=lambda: Box(1, 2, 3, 4))
    windows = []

    def make(answer=OFFERED):
        answers.append(answer)
        window = LoadDialog(best_source(ZONES), ZONES, lambda *what: asked.append(what), area)
        window.show()
        windows.append(window)
        return window, asked

    yield make, answers
    for window in windows:
        window.deleteLater()


def test_the_window_offers_what_the_service_does(dialog):
    window, asked = dialog[0]()
    assert pump(lambda: window.load.isEnabled())
    assert window.note.text() == "The address was moved."
    assert window.layer.currentText() == "Zones (ms:n_zone)"
    window.crs.setCurrentIndex(window.crs.findData("EPSG:2154"))
    window.style_box.setCurrentIndex(window.style_box.findData("b"))
    window.format.setCurrentIndex(window.format.findData("JSON"))
    window.part.setCurrentIndex(window.part.findData("area"))
    window.load.click()
    source, summary, options = asked[0]
    assert (source.kind, summary) == ("WFS", ZONES)
    assert (options.layer_name, options.crs, options.style, options.format) == ("ms:n_zone", "EPSG:2154", "b", "JSON")
    assert options.box == Box(4, 44, 5, 45) and not options.view_only


def test_another_layer_has_its_own_systems_and_no_choice_of_style(dialog):
    window, asked = dialog[0]()
    assert pump(lambda: window.load.isEnabled())
    window.layer.setCurrentIndex(0)
    codes = [window.crs.itemData(rank) for rank in range(window.crs.count())]
    assert codes == ["own", "EPSG:4326"]
    assert not window.style_box.isVisible() and not window.format.isVisible()
    window.part.setCurrentIndex(window.part.findData("view"))
    window.load.click()
    assert asked[0][2].view_only and asked[0][2].layer_name == "ms:n_route"


def test_a_service_that_does_not_answer_is_explained_and_tried_again(dialog):
    make, answers = dialog
    window, _asked = make(NoConnection("The service cannot be reached.", "Refused.", "Check the network."))
    assert pump(lambda: window.retry.isVisible())
    assert "Check the network." in window.note.text() and not window.load.isEnabled()
    answers.append(OFFERED)
    window.retry.click()
    assert pump(lambda: window.load.isEnabled())
