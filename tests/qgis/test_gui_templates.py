"""Templates fill a record after the difference was shown; elements are copied from other records."""

from __future__ import annotations

import pytest
from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QWidget

from prodige_plugin.catalogue.model import ResultPage, Summary
from prodige_plugin.gui.copy_window import DRAFTS, FILE, LAYERS, CopyWindow
from prodige_plugin.gui.drafts import Draft, Drafts
from prodige_plugin.gui.template_store import TemplateStore
from prodige_plugin.gui.template_window import TemplateWindow
from prodige_plugin.metadata import org_templates as ot
from prodige_plugin.metadata.org_templates import Template
from prodige_plugin.metadata.record import Record
from prodige_plugin.metadata.values import Contact
from prodige_plugin.platforms.model import Platform
from tests.servers.http import HttpServer

from .gui_fakes import pump

REGION = Contact("Région Exemple", "sig@exemple.example", "owner", logo="https://l.example/l.png")


class Session:
    def __init__(self, record: Record) -> None:
        self.record = record


class Dock(QWidget):
    """What the windows need of the Metadata dock."""

    def __init__(self) -> None:
        super().__init__()
        self.session = Session(Record.new())
        self.session.record.set("title", "Mes zones humides")
        self.taken: list[int] = []

    def take_change(self, before: bytes, after: bytes, count: int) -> None:
        assert self.session.record.to_bytes() == before
        self.session.record = Record.parse(after)
        self.taken.append(count)


def model() -> Record:
    record = Record.new()
    record.set("title", "Fiche modèle")
    record.set("organisation", (REGION,))
    record.set("use_conditions", "etalab-2.0")
    record.set("keywords", ("marais", "eau"))
    return record


@pytest.fixture
def dock(qgis_app):
    found = Dock()
    found.show()
    yield found
    found.close()
    found.deleteLater()
    pump(seconds=0.02)


@pytest.fixture
def store(qgis_app, tmp_path):
    found = TemplateStore(tmp_path / "profile")
    assert pump(lambda: found.ready)
    yield found
    found.set_place("")
    found.flush()
    found.deleteLater()
    pump(seconds=0.02)


def accept(proposal) -> None:
    """Wait for the difference, and take it."""
    assert pump(lambda: proposal.take is not None and proposal.take.isEnabled())
    proposal.take.click()


def labels(window) -> list[str]:
    return [one.key for one in window.fill.ticked()]


def test_a_template_fills_what_is_empty_and_only_after_the_difference_was_shown(dock, store) -> None:
    store.keep(ot.of_record("Région", model()))
    window = TemplateWindow(dock, store, dock)
    window.show()
    assert set(labels(window)) == {"organisation", "keywords"}  # the others say something already
    before = dock.session.record.to_bytes()
    proposal = window.propose()
    assert dock.session.record.to_bytes() == before
    accept(proposal)
    record = dock.session.record
    assert record.get("organisation") == (REGION,) and record.get("title") == "Mes zones humides"
    assert record.get("keywords") == ("marais", "eau") and len(dock.taken) == 1
    assert window.fill.table.rowCount() == 1  # the title is left
    assert labels(window) == [] and not window.take.isEnabled()
    window.close()


def test_lists_are_added_to_and_chosen_elements_replaced(dock, store) -> None:
    dock.session.record.set("keywords", ("tourbière",))
    store.keep(ot.of_record("Région", model(), ("title", "keywords")))
    window = TemplateWindow(dock, store, dock)
    window.show()
    assert labels(window) == []
    window.fill._tick(lambda _one: True)
    accept(window.propose())
    assert dock.session.record.get("keywords") == ("tourbière", "marais", "eau")
    assert dock.session.record.get("title") == "Fiche modèle"
    window.close()


def test_a_template_is_saved_from_the_record_replaced_deleted_and_had_back(dock, store) -> None:
    dock.session.record = model()
    window = TemplateWindow(dock, store, dock)
    window.show()
    assert window.list.count() == 0
    asking = window.ask_save()
    assert asking.name.text() == "Région Exemple"
    template = asking.template()
    assert "organisation" in template.values and "title" not in template.values
    asking.accept()
    assert [one.name for one in store.own()] == ["Région Exemple"] and window.chosen()[0].name == "Région Exemple"
    again = window.ask_save()
    for row in range(again.list.count()):
        again.list.item(row).setCheckState(Qt.CheckState.Unchecked)
    assert not again._ok.isEnabled()
    again.list.item(0).setCheckState(Qt.CheckState.Checked)
    again.accept()
    assert len(store.own()) == 1 and "organisation" not in store.own()[0].values
    window._bring_back()
    assert "organisation" in store.own()[0].values
    window.rename(store.own()[0], "Autre nom")
    assert [one.name for one in store.own()] == ["Autre nom"]
    window.remove()
    assert store.own() == () and not window.undo.isHidden()
    window._bring_back()
    assert [one.name for one in store.own()] == ["Autre nom"]
    window.close()


def test_templates_are_there_the_next_time_and_travel_in_a_file(dock, store, tmp_path) -> None:
    store.keep(ot.of_record("Région", model()))
    store.export(tmp_path / "region.json", store.own())
    store.flush()
    again = TemplateStore(tmp_path / "profile")
    assert pump(lambda: again.ready)
    assert again.own() == store.own()
    window = TemplateWindow(dock, again, dock)
    window.import_file(tmp_path / "region.json")
    assert [one.name for one in again.own()] == ["Région", "Région (2)"]
    window._bring_back()
    assert [one.name for one in again.own()] == ["Région"]
    (tmp_path / "no.json").write_text("{}")
    window.import_file(tmp_path / "no.json")
    assert "no" in window.note.text() and len(again.own()) == 1
    window.close()
    again.deleteLater()


def test_the_organisation_s_folder_and_address_are_read_and_serve_offline(dock, store, tmp_path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    (shared / "record.xml").write_bytes(model().to_bytes())
    (shared / "other.json").write_text('{"something": "else"}')
    store.export(shared / "region.json", (Template("Licence seule", {"use_conditions": "ODbL-1.0"}),))
    store.set_place(str(shared))
    assert pump(lambda: len(store.shared()) == 2)
    window = TemplateWindow(dock, store, dock)
    window.show()
    assert [one.name for one in store.shared()] == ["Fiche modèle", "Licence seule"]
    assert window.list.item(0).text().startswith("Fiche modèle (")
    window._show_buttons()
    assert not window._of_own[0].isEnabled() and window._of_own[2].isEnabled()
    for path in shared.iterdir():
        path.unlink()
    shared.rmdir()
    store.read_shared()
    assert pump(lambda: bool(store.note)) and len(store.shared()) == 2
    with HttpServer() as server:
        server.route("/t.xml", lambda handler: handler.reply(200, model().to_bytes(), "application/xml"))
        store.set_place(server.url("/t.xml"))
        assert pump(lambda: len(store.shared()) == 1)
    assert store.shared()[0].values["organisation"] == (REGION,)
    window.close()


class Catalogue:
    def search(self, query, feedback=None):
        hits = [Summary("1", "Fiche modèle"), Summary("2", "Perdue")]
        return ResultPage(2, tuple(hit for hit in hits if query.words.casefold() in hit.title.casefold()))

    def fetch(self, identifier, feedback=None):
        return model().to_bytes() if identifier == "1" else None


class Platforms:
    one = Platform("p", "Essai", "csw", {"csw": "https://x.example/csw"})

    def all(self):
        return [self.one]

    def current(self):
        return self.one

    def by_key(self, key):
        return self.one if key == "p" else None

    def catalogue(self, platform, feedback):
        return Catalogue()


@pytest.fixture
def copying(dock, tmp_path):
    window = CopyWindow(dock, Platforms(), Drafts(tmp_path / "drafts"), dock)
    window.show()
    assert pump(lambda: window.list.count() == 2)
    yield window
    window.close()


def test_elements_are_copied_from_a_record_of_the_catalogue(dock, copying) -> None:
    copying.words.setText("modèle")
    QTest.keyClick(copying.words, Qt.Key.Key_Return)
    assert copying.isVisible()
    assert pump(lambda: copying.list.count() == 1)
    copying.list.setCurrentRow(0)
    assert pump(lambda: copying.fill.table.rowCount() > 0)
    assert "organisation" in labels(copying) and "title" not in labels(copying)
    accept(copying.propose())
    assert dock.session.record.get("organisation") == (REGION,)
    assert dock.session.record.get("title") == "Mes zones humides"
    assert pump(lambda: labels(copying) == [])


def test_a_record_that_is_gone_is_told(copying) -> None:
    copying.list.setCurrentRow(1)
    assert pump(lambda: "catalogue" in copying.note.text().lower())
    assert copying.fill.table.rowCount() == 0


def test_elements_are_copied_from_a_draft_a_layer_and_a_file(dock, copying, tmp_path) -> None:
    copying._drafts.save(Draft("a", "Un brouillon", Draft.text(model().to_bytes())))
    copying.source.setCurrentIndex(copying.source.findData(DRAFTS))
    copying.list_records()
    assert pump(lambda: copying.list.count() == 1)
    copying.list.setCurrentRow(0)
    assert pump(lambda: copying.fill.table.rowCount() > 0)

    layer = QgsVectorLayer("Point?crs=EPSG:2154&field=a:integer", "Une couche", "memory")
    QgsProject.instance().addMapLayer(layer)
    copying.source.setCurrentIndex(copying.source.findData(LAYERS))
    copying.list_records()
    assert [copying.list.item(row).text() for row in range(copying.list.count())] == ["Une couche"]
    copying.list.setCurrentRow(0)
    assert pump(lambda: "crs" in labels(copying))
    QgsProject.instance().removeMapLayer(layer)
    copying.list.setCurrentRow(-1)
    copying.list.setCurrentRow(0)
    assert pump(lambda: "The layer cannot be read." in copying.note.text())

    path = tmp_path / "fiche.xml"
    path.write_bytes(model().to_bytes())
    copying.add_file(path)
    assert copying.source.currentData() == FILE
    assert pump(lambda: "organisation" in labels(copying))
    (tmp_path / "no.xml").write_text("<html/>")
    copying.add_file(tmp_path / "no.xml")
    assert pump(lambda: bool(copying.note.text()) and "no.xml" not in copying.note.text())


def test_the_menu_of_the_dock_opens_each_window(dock, monkeypatch) -> None:
    from qgis.PyQt.QtWidgets import QDialog, QMenu

    from prodige_plugin.gui.metadata_menu import MetadataMenu

    class Host:
        platforms = Platforms()
        iface = None

    dock.host = Host()
    dock.facts = dock.layer_shown = lambda: None
    menu = MetadataMenu(dock, QMenu(dock))
    for open_window in (menu.apply_template, menu.save_template, menu.copy_from, menu.contacts):
        before = set(dock.findChildren(QDialog))
        open_window()
        (window,) = [one for one in dock.findChildren(QDialog) if one not in before and one.parent() is dock]
        assert window.isVisible() and not window.isModal()
        window.close()
        pump(seconds=0.02)
    dock.session = None
    menu._refresh()
    assert not any(action.isEnabled() for action in menu._of_record)


def test_a_template_is_offered_for_many_records(qgis_app, store, monkeypatch) -> None:
    from qgis.PyQt.QtWidgets import QMenu

    from prodige_plugin.gui import batch_choices
    from prodige_plugin.metadata.batch import FromTemplate

    monkeypatch.setattr(batch_choices, "template_store", lambda: store)
    store.keep(Template("Licence", {"use_conditions": "ODbL-1.0", "organisation": (REGION,)}))
    choice = batch_choices.TemplateChoice(lambda: None)
    menu = QMenu()
    choice._fill_templates(menu)
    assert choice.operation() is None
    menu.actions()[0].trigger()
    values = {"use_conditions": "ODbL-1.0", "organisation": (REGION,)}
    assert choice.operation() == FromTemplate("Licence", values, only_empty=True)
    choice.over.setChecked(True)
    choice.keys.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert len(choice.operation().values) == 1 and not choice.operation().only_empty
