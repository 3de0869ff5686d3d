"""The contacts book: typed, kept, completed, chosen, shared, deleted and had back."""

from __future__ import annotations

import dataclasses
import json

import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from prodige_plugin.catalogue.model import ResultPage, Summary
from prodige_plugin.errors import FileError
from prodige_plugin.gui import contacts_import
from prodige_plugin.gui.contact_fields import ContactsField
from prodige_plugin.gui.contacts_book import ContactsBook
from prodige_plugin.gui.contacts_import import ContactsImport
from prodige_plugin.gui.contacts_window import open_book
from prodige_plugin.metadata.record import Record
from prodige_plugin.metadata.values import Contact
from prodige_plugin.platforms.model import Platform
from tests.servers.http import HttpServer

from .gui_fakes import pump

DREAL = Contact("DREAL Auvergne-Rhône-Alpes", "sig@dreal.example", "owner", phone="04 00 00 00 00", city="Lyon")
CRAIG = Contact("CRAIG", "contact@craig.example", "custodian", website="https://craig.example")
ROLES = (("owner", "Owner"), ("custodian", "Custodian"), ("pointOfContact", "Point of contact"))


@pytest.fixture
def book(qgis_app, tmp_path):
    found = ContactsBook(tmp_path)
    assert pump(lambda: found.ready)
    yield found
    found.flush()
    found.deleteLater()
    pump(seconds=0.02)


@pytest.fixture
def place(qgis_app):
    window = QWidget()
    window.setLayout(QVBoxLayout())
    window.resize(400, 500)
    window.show()
    window.activateWindow()
    yield window
    window.close()
    window.deleteLater()
    pump(seconds=0.02)


def test_what_is_kept_is_there_the_next_time_and_once(book, tmp_path) -> None:
    assert book.keep((DREAL, CRAIG)).added == 2
    assert book.keep((dataclasses.replace(DREAL, phone="", logo="https://logo.example/x.png"),)).completed == 1
    book.flush()
    again = ContactsBook(tmp_path)
    assert pump(lambda: again.ready)
    assert [contact.organisation for contact in again.own()] == ["CRAIG", DREAL.organisation]
    assert again.own()[1] == dataclasses.replace(DREAL, logo="https://logo.example/x.png")
    again.deleteLater()


def test_typing_an_organisation_offers_the_book_and_enter_fills_the_row(book, place) -> None:
    book.keep((DREAL, CRAIG))
    field = ContactsField(ROLES, book)
    place.layout().addWidget(field)
    field.set_value(())
    field._add.click()
    row = field.rows[0]
    row.organisation.setFocus()
    pump(row.organisation.hasFocus, 1)
    QTest.keyClicks(row.organisation, "rhone")
    assert [one.what for one in row.popup.offered()] == [DREAL]
    QTest.keyClick(row.organisation, Qt.Key.Key_Down)
    QTest.keyClick(row.organisation, Qt.Key.Key_Return)
    assert field.value() == (DREAL,)
    assert "Lyon" in row.said.text()


def test_what_was_not_edited_comes_back_to_the_letter_and_more_can_be_edited(book, place) -> None:
    odd = Contact(" DREAL ", "a@b.fr", "unknownRole", "Mme X", "04", address="1 rue\n2e étage ", logo="x.png")
    field = ContactsField(ROLES, book)
    place.layout().addWidget(field)
    field.set_value((odd,))
    assert field.value() == (odd,)
    field.rows[0].more.setChecked(True)
    part = field.rows[0].more_parts.parts["city"]
    part.setText("Valence")
    part.textEdited.emit("Valence")
    assert field.value() == (dataclasses.replace(odd, organisation="DREAL", city="Valence"),)


def test_a_contact_of_the_form_goes_into_the_book_and_moves(book, place) -> None:
    field = ContactsField(ROLES, book)
    place.layout().addWidget(field)
    field.set_value((DREAL, CRAIG))
    row = field.rows[0]
    row._fill_menu()
    keep = row.menu.actions()[0]
    assert keep.isEnabled()
    keep.trigger()
    assert book.own() == (DREAL,)
    row._fill_menu()
    assert not row.menu.actions()[0].isEnabled()
    field.move(row, 1)
    assert field.value() == (CRAIG, DREAL)
    field.add_contact(DREAL)
    assert field.value() == (CRAIG, DREAL)


def test_the_window_edits_deletes_and_brings_back(book, place) -> None:
    book.keep((DREAL, CRAIG))
    window = open_book(place, book)
    assert window.list.count() == 2 and window.contact() == CRAIG
    QTest.keyClick(window.email, Qt.Key.Key_Return)
    assert window.isVisible()
    window.email.setText("nouveau@craig.example")
    window.email.textEdited.emit(window.email.text())
    window.keep_shown()
    assert book.find("nouveau")[0].website == CRAIG.website and len(book.own()) == 2
    window.begin_new()
    window.organisation.setText("Région Exemple")
    window.organisation.textEdited.emit(window.organisation.text())
    window.keep_shown()
    assert len(book.own()) == 3
    window.filter.setText("dreal")
    assert window.list.count() == 1
    window.list.setCurrentRow(0)
    assert window.contact() == DREAL
    window.remove()
    assert book.find("dreal") == [] and not window.undo.isHidden()
    window._bring_back()
    assert book.find("dreal") == [DREAL]
    window.close()


def test_going_to_another_contact_keeps_what_was_typed(book, place) -> None:
    book.keep((DREAL, CRAIG))
    window = open_book(place, book)
    window.organisation.setText("ZZZ")
    window.organisation.textEdited.emit("ZZZ")
    window.list.setCurrentRow(1)
    assert [one.organisation for one in book.own()] == [DREAL.organisation, "ZZZ"]
    assert window.contact() == DREAL and window.list.currentItem().text().startswith("DREAL")
    window.list.setCurrentRow(1)
    assert window.contact().website == CRAIG.website
    window.close()


def test_a_folder_may_hold_other_files_beside_the_team_s_book(book, tmp_path) -> None:
    shared = tmp_path / "shared files"
    shared.mkdir()
    (shared / "a.json").write_text('{"format": "prodige_plugin templates", "contents": []}')
    book.keep((CRAIG,))
    book.export(shared / "contacts.json")
    book.set_team_place(str(shared))
    assert pump(lambda: len(book.team()) == 1)
    assert book.team_note == ""
    book.set_team_place("")


def test_a_contact_is_chosen_from_the_window(book, place) -> None:
    book.keep((DREAL,))
    taken: list[Contact] = []
    window = open_book(place, book, taken.append)
    window.use.click()
    assert taken == [DREAL]


def test_a_file_for_the_team_and_back_without_twins(book, place, tmp_path) -> None:
    book.keep((DREAL, CRAIG))
    path = tmp_path / "team.json"
    assert book.export(path) == 2
    joined = book.import_from(path)
    assert (joined.added, joined.completed) == (0, 0)
    window = open_book(place, book)
    book.remove((DREAL,))
    window.import_file(path)
    assert len(book.own()) == 2
    window._bring_back()
    assert [contact.organisation for contact in book.own()] == ["CRAIG"]
    other = tmp_path / "other.json"
    other.write_text('{"format": "something else", "contents": []}')
    with pytest.raises(FileError):
        book.import_from(other)
    path.unlink()
    with pytest.raises(FileError):  # what was imported once is not imported again in its place
        book.import_from(path)
    window.close()


def test_the_team_s_book_is_read_only_and_serves_without_the_network(book, place, tmp_path) -> None:
    path = tmp_path / "export.json"
    book.keep((CRAIG, DREAL))
    book.export(path)
    book.remove((CRAIG, DREAL))
    with HttpServer() as server:
        server.route("/team.json", lambda handler: handler.reply(200, path.read_bytes(), "application/json"))
        book.set_team_place(server.url("/team.json"))
        assert pump(lambda: len(book.team()) == 2)
    assert book.own() == () and len(book.find("craig")) == 1
    window = open_book(place, book)
    assert window.list.count() == 2 and not window.delete.isEnabled() and not window.organisation.isEnabled()
    book.read_team()
    assert pump(lambda: bool(book.team_note), 20)
    assert len(book.team()) == 2 and window.team.text() == book.team_note
    book.set_team_place("")
    assert book.team() == () and window.list.count() == 0
    window.close()


class Catalogue:
    """Two records, one of which cannot be read."""

    def search(self, query, feedback=None):
        return ResultPage(3, tuple(Summary(str(rank), f"Fiche {rank}") for rank in range(3)))

    def fetch(self, identifier, feedback=None):
        if identifier == "2":
            return b"<html/>"
        record = Record.new()
        record.set("organisation", (DREAL,) if identifier == "0" else (CRAIG,))
        record.set("metadata_contact", (Contact("dreal auvergne-rhone-alpes", DREAL.email, "pointOfContact"),))
        return record.to_bytes()


class Platforms:
    one = Platform("p", "Essai", "csw", {"csw": "https://x.example/csw"})

    def all(self):
        return [self.one]

    def current(self):
        return self.one

    def catalogue(self, platform, feedback):
        return Catalogue()


def test_the_contacts_of_a_catalogue_s_records_are_offered_once(book, place) -> None:
    book.keep((CRAIG,))
    window = ContactsImport(book, Platforms(), place)
    window.show()
    QTest.keyClicks(window.words, "region")
    QTest.keyClick(window.words, Qt.Key.Key_Return)
    assert window.isVisible()
    assert pump(lambda: window.list.count() > 0)
    assert [one.organisation for one in window.ticked()] == [DREAL.organisation]
    assert window.list.count() == 2
    window.keep.click()
    assert len(book.own()) == 2 and not window.keep.isEnabled()
    assert contacts_import.MOST_RECORDS >= 20
    window.close()


def test_a_damaged_file_is_put_aside(qgis_app, tmp_path) -> None:
    (tmp_path / "contacts.json").write_text("{")
    found = ContactsBook(tmp_path)
    assert pump(lambda: found.ready)
    found.keep((DREAL,))
    found.flush()
    assert json.loads((tmp_path / "contacts.json").read_text())["contents"][0]["organisation"] == DREAL.organisation
    assert list(tmp_path.glob("contacts.damaged*"))
    found.deleteLater()
