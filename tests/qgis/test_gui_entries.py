"""The sheet of results that have no metadata record (CKAN, udata, the Géoplateforme's search)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prodige_plugin.catalogue.entries import EntryCatalogue
from prodige_plugin.catalogue.model import Summary
from prodige_plugin.feedback import Feedback
from prodige_plugin.gui.drafts import Drafts
from prodige_plugin.gui.metadata_session import Subject, open_subject
from prodige_plugin.gui.record_sheet import XML, RecordSheet
from prodige_plugin.metadata.online import OnlineResource

from .gui_fakes import FakePlatforms, practice, pump

WFS = OnlineResource("https://geo.example.org/wfs", "OGC:WFS", "n_zone", "Zones")


class Portal(EntryCatalogue):
    """Keeps no records; says the links when it is asked for them."""

    def __init__(self, links=(WFS,)):
        self.links = links

    def fetch(self, _identifier, _feedback=None):
        return None

    def complete(self, summary, _feedback=None):
        return replace(summary, links=self.links, partial=False) if summary.partial else summary


class Catalogue:
    """Keeps records; this one is gone."""

    def fetch(self, _identifier, _feedback=None):
        return None


@pytest.fixture
def made(qgis_app):
    sheets = []

    def make(catalogue):
        sheet = RecordSheet(FakePlatforms([practice()], catalogue))
        sheet.resize(360, 500)
        sheet.show()
        sheets.append(sheet)
        return sheet

    yield make
    for sheet in sheets:
        sheet.clear()
        sheet.deleteLater()


def test_an_entry_without_record_keeps_its_sheet_and_gets_its_links(made):
    sheet = made(Portal())
    sheet.show_summary(Summary("a", "Zones humides", "Où", "DREAL", partial=True), practice())
    assert sheet.load_button.text() == "Asking for the links…"
    assert pump(lambda: sheet.load_button.text() == "Load WFS")
    assert "Zones humides" in sheet.text.toPlainText() and "n_zone" not in sheet.xml.toPlainText()
    assert not sheet._note.isVisible()
    assert not sheet.edit_button.isEnabled() and "no metadata record" in sheet.edit_button.toolTip()
    assert not sheet._tabs.isTabEnabled(XML)


def test_add_on_a_card_waits_for_the_links_and_loads(made):
    sheet, wanted = made(Portal()), []
    sheet.loadWanted.connect(lambda source, summary, _view: wanted.append((source.layer_name, summary.title)))
    sheet.show_summary(Summary("a", "Zones", partial=True), practice())
    sheet.load_when_read()
    assert wanted == []
    assert pump(lambda: wanted == [("n_zone", "Zones")])
    sheet.load_when_read()
    assert len(wanted) == 2


def test_add_on_a_card_without_services_says_so(made):
    sheet = made(Portal(links=()))
    sheet.show_summary(Summary("a", "Zones", partial=True), practice())
    sheet.load_when_read()
    assert pump(lambda: sheet._note.isVisible())
    assert "no service" in sheet._note.text()


def test_the_next_record_can_be_edited_again(made):
    sheet = made(Portal())
    sheet.show_summary(Summary("a", "Zones"), practice())
    assert pump(lambda: not sheet.edit_button.isEnabled())
    sheet.clear()
    assert sheet.edit_button.isEnabled() and sheet._tabs.isTabEnabled(XML)


def test_a_record_that_is_gone_is_said(made):
    sheet = made(Catalogue())
    sheet.show_summary(Summary("a", "Zones"), practice())
    assert pump(lambda: sheet._note.isVisible())
    assert "no longer shows" in sheet._note.text()


@pytest.mark.parametrize(
    ("catalogue", "said"), [(Portal(), "keeps no metadata record"), (Catalogue(), "no longer has")]
)
def test_describing_a_layer_of_an_entry_begins_with_the_layer(tmp_path, catalogue, said):
    subject = Subject("zones", "source", "entry-1", "p")
    session = open_subject(subject, Drafts(tmp_path), lambda _key, _feedback: catalogue, "p", Feedback())
    assert session.origin == "layer" and said in session.note
