"""The window of many records: its table, operations with preview, fill-down, one undo, saving with partial success."""

from __future__ import annotations

import pytest
from qgis.core import QgsProject, QgsSettings, QgsVectorLayer
from qgis.PyQt.QtCore import QItemSelectionModel, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QLineEdit, QMenu, QMessageBox

from prodige_plugin.errors import Unauthorized
from prodige_plugin.gui import batch_columns, batch_saving
from prodige_plugin.gui.batch_choices import TemplateChoice, TextChoice, ValueChoice
from prodige_plugin.gui.batch_delegate import CellEditor
from prodige_plugin.gui.batch_failures import FailuresDialog
from prodige_plugin.gui.batch_model import COMPLETE, FIXED, NUMBER, Show
from prodige_plugin.gui.batch_operation import OperationDialog
from prodige_plugin.gui.batch_sources import of_summaries
from prodige_plugin.gui.batch_window import BatchWindow
from prodige_plugin.metadata.batch import AddValues, SetValue
from prodige_plugin.metadata.batch_job import Origin
from prodige_plugin.metadata.record import Record
from tests.servers.bulk_records import records

from .gui_fakes import FakeCatalogue, FakeHost, FakeIface, FakePlatforms, practice, pump

DISPLAY, ICON, GROUND = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.DecorationRole, Qt.ItemDataRole.BackgroundRole


class Place:
    """A window, its host and its catalogue."""

    def __init__(self, tmp_path, count=6) -> None:
        self.iface = FakeIface()
        self.catalogue = FakeCatalogue(records={one.identifier: one.xml.encode() for one in records(count)})
        self.host = FakeHost(self.iface, FakePlatforms([practice()], self.catalogue))
        self.folder = tmp_path / "batches"
        self.window = self.open()

    def open(self, origins=()) -> BatchWindow:
        self.window = BatchWindow(self.host, origins, folder=self.folder)
        self.window.show()
        assert pump(lambda: not self.window.tasks.busy)
        return self.window

    def origins(self) -> list[Origin]:
        return [Origin("catalogue", identifier, "p1", "name") for identifier in self.catalogue.records]

    def fill(self) -> BatchWindow:
        self.window.adding.origins(self.origins())
        self.settle()
        return self.window

    def settle(self) -> None:
        assert pump(lambda: not self.window.tasks.busy, 20)

    def text(self, row: int, key: str) -> str:
        return str(self.cell(row, key).data(DISPLAY) or "")

    def cell(self, row: int, key: str):
        return self.window.rows.index(row, FIXED + self.window.model.columns.index(key))

    def choose(self, key: str, first: int, last: int) -> None:
        model = self.window.table.selectionModel()
        model.clearSelection()
        model.setCurrentIndex(self.cell(first, key), QItemSelectionModel.SelectionFlag.NoUpdate)
        for row in range(first, last + 1):
            model.select(self.cell(row, key), QItemSelectionModel.SelectionFlag.Select)

    def values(self, key: str) -> list:
        job = self.window.job
        return [Record.parse(job.now(entry.number)).get(key) for entry in job.entries()]


@pytest.fixture
def place(qgis_app, tmp_path):
    QgsSettings().remove("prodige_plugin/batch")
    made = Place(tmp_path)
    yield made
    made.window.shutdown()
    made.window.deleteLater()
    made.iface.close()
    QgsSettings().remove("prodige_plugin/batch")


def test_without_records_it_says_how_to_begin(place):
    window = place.window
    assert window.page.isVisible() and window.page.button.text() == "The layers of the project"
    assert not window.save.isEnabled() and not window.change.isEnabled()


def test_the_records_of_a_catalogue_come_into_the_table(place):
    window = place.fill()
    assert window.table.isVisible() and window.rows.rowCount() == 6
    titles = [Record.parse(data).get("title") for data in place.catalogue.records.values()]
    assert [place.text(row, "title") for row in range(6)] == titles
    assert place.text(0, "use_conditions") and "/" in window.rows.index(0, COMPLETE).data(DISPLAY)
    assert "6 record" in window.status.text()


def test_what_lacks_has_a_sign_and_a_colour_and_is_found(place):
    window = place.fill()
    place.window.carry_out(SetValue("lineage", ""), [2])
    place.settle()
    lacking = place.cell(1, "lineage")
    assert lacking.data(DISPLAY) == "missing" and not lacking.data(ICON).isNull() and lacking.data(GROUND) is not None
    assert place.cell(0, "lineage").data(GROUND) is None
    window.show_missing("lineage")
    assert window.rows.numbers() == [2] and "1 of 6" in window.status.text()
    window.which.setCurrentIndex(0)
    window._show_which()
    assert window.rows.rowCount() == 6


def test_rows_are_filtered_by_words_and_sorted(place):
    window = place.fill()
    wanted = place.text(3, "title").split()[0]
    window.words.setText(wanted.upper())
    assert 0 < window.rows.rowCount() < 6
    window.words.clear()
    window.table.sortByColumn(FIXED, Qt.SortOrder.DescendingOrder)
    shown = [place.text(row, "title") for row in range(6)]
    assert shown != sorted(shown)
    window.rows.set_show(Show.CHANGED)
    assert window.rows.rowCount() == 0


def test_a_cell_is_edited_in_its_place_and_undone(place):
    window = place.fill()
    before = place.values("title")
    index = place.cell(1, "title")
    window.table.setCurrentIndex(index)
    window.table.edit(index)
    edit = QApplication.focusWidget() or window.table.findChild(QLineEdit)
    edit = window.table.viewport().findChild(QLineEdit) or edit
    assert edit.text() == before[1]
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, "Haies & <bosquets>")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    place.settle()
    assert place.text(1, "title") == "Haies & <bosquets>" and place.values("title")[1] == "Haies & <bosquets>"
    assert "1 changed" in window.status.text() and window.save.isEnabled()
    window.undo.click()
    place.settle()
    assert place.values("title") == before and not window.save.isEnabled()


def test_escape_leaves_a_cell_as_it_was(place):
    window = place.fill()
    before = place.values("title")
    window.table.setCurrentIndex(place.cell(0, "title"))
    window.table.edit(place.cell(0, "title"))
    edit = window.table.viewport().findChild(QLineEdit)
    QTest.keyClicks(edit, "x")
    QTest.keyClick(edit, Qt.Key.Key_Escape)
    place.settle()
    assert place.values("title") == before and window.isVisible() and not window.undo.isEnabled()


def test_fill_down_gives_the_first_value_to_those_below(place):
    window = place.fill()
    first, last = place.values("lineage")[1], place.values("lineage")[5]
    place.choose("lineage", 1, 4)
    window.table.setFocus()
    window.fill_down()
    place.settle()
    assert place.values("lineage")[1:5] == [first] * 4 and place.values("lineage")[5] == last
    window.undo.click()
    place.settle()
    assert place.values("lineage")[2] != first


def test_identifiers_are_never_filled_down(place):
    window = place.fill()
    batch_columns.ColumnsMenu(window).take(["title", "resource_identifier", "file_identifier"])
    before = place.values("resource_identifier")
    place.choose("resource_identifier", 0, 3)
    window.fill_down()
    place.settle()
    assert place.values("resource_identifier") == before and "own" in window.status.text()
    assert not place.cell(0, "file_identifier").flags() & Qt.ItemFlag.ItemIsEditable


def test_an_operation_shows_before_and_after_and_is_one_step(place):
    window = place.fill()
    place.choose("use_conditions", 0, 4)
    window.ask_operation("text")
    dialog = window.findChild(OperationDialog)
    page = dialog.page()
    assert isinstance(page, TextChoice)
    page.find.setText("inventaire")
    page.instead.setText("relevé")
    assert pump(lambda: dialog.do.isEnabled(), 10), dialog.counts.text()
    assert "5 record" in dialog.counts.text() and dialog.table.rowCount() >= 5
    assert "inventaire" in dialog.table.item(0, 2).text() and "relevé" in dialog.table.item(0, 3).text()
    assert not any("relevé" in text for text in place.values("abstract")), "a preview changes nothing"
    dialog._accept()
    place.settle()
    assert [("relevé" in text) for text in place.values("abstract")] == [True] * 5 + [False]
    window.undo.click()
    place.settle()
    assert not any("relevé" in text for text in place.values("abstract")) and window.redo.isEnabled()


def test_an_editor_grows_with_its_field_and_is_taken_when_another_thing_is_done(place):
    window = place.fill()
    window.resize(1000, 640)
    index = place.cell(1, "organisation")
    window.table.setCurrentIndex(index)
    window.table.edit(index)
    editor = window.table.findChild(CellEditor)
    before = editor.height()
    editor.field._add_empty()
    assert pump(lambda: editor.height() > before)
    assert window.table.viewport().rect().contains(editor.geometry()) and editor.width() < 500
    editor.field.rows[-1].organisation.setText("Parc naturel")
    editor.field._edited()
    window.fill_down()
    place.settle()
    assert place.values("organisation")[1][-1].organisation == "Parc naturel"


def test_every_operation_has_its_fields(place):
    window = place.fill()
    place.choose("keywords", 0, 2)
    window.ask_operation("add")
    dialog = window.findChild(OperationDialog)
    for rank in range(dialog.what.count()):
        dialog.what.setCurrentIndex(rank)
        dialog.preview()
    page = dialog.pages[0]
    assert isinstance(page, ValueChoice)
    for rank in range(page.element.count()):
        page.element.setCurrentIndex(rank)
        page._edited()
        assert page.operation() is not None
    template = next(page for page in dialog.pages if isinstance(page, TemplateChoice))
    template._take(window.current_record())
    assert template.keys.count() > 5 and template.operation() is not None
    dialog.reject()


def test_a_value_that_nobody_gave_empties_no_element_of_many_records(place):
    window = place.fill()
    window.table.selectAll()
    window.ask_operation()
    dialog = window.findChild(OperationDialog)
    page = dialog.page()
    assert isinstance(page, ValueChoice)
    page.element.setCurrentIndex(page.element.findData("abstract"))
    dialog.preview()
    assert not dialog.do.isEnabled() and page.operation() is None
    page.field.edit.setPlainText("x")
    page.field.edit.setPlainText("")
    assert page.operation() is not None, "emptied on purpose"
    dialog.reject()


def test_all_is_saved_to_the_catalogue(place):
    window = place.fill()
    window.carry_out(AddValues("keywords", ("haie",)), [1, 2, 3])
    place.settle()
    window.saving.save([1, 2, 3])
    place.settle()
    assert len(place.catalogue.saved) == 3 and "3 record(s) saved" in window.status.text()
    for data, base in place.catalogue.saved:
        assert "haie" in Record.parse(data).get("keywords") and base is not None
    assert not any(entry.changed for entry in window.model.entries())


def test_what_somebody_else_changed_is_told_and_the_others_are_saved(place):
    window = place.fill()
    window.carry_out(AddValues("keywords", ("haie",)), range(1, 7))
    place.settle()
    identifier = list(place.catalogue.records)[2]
    theirs = Record.parse(place.catalogue.records[identifier])
    theirs.set("title", "Un autre titre")
    place.catalogue.records[identifier] = theirs.to_bytes()
    window.saving.save([1, 2, 3, 4, 5, 6])
    place.settle()
    assert len(place.catalogue.saved) == 5 and "1 could not be saved" in window.status.text()
    dialog = window.findChild(FailuresDialog)
    assert dialog.table.rowCount() == 1 and "Somebody else" in dialog.table.item(0, 1).text()
    dialog.table.itemActivated.emit(dialog.table.item(0, 0))
    assert window.table.currentIndex().data(NUMBER) == 3
    entry = window.model.by_number(3)
    assert entry.conflict and entry.changed
    window.saving.save([3])
    place.settle()
    assert sum(1 for one in window.findChildren(FailuresDialog) if one.isVisible()) == 1, "the older list went"
    assert not window.stop.isVisible(), "nothing is under way"
    window.saving.merge([3])
    place.settle()
    window.saving.save([3])
    place.settle()
    stored = Record.parse(place.catalogue.records[identifier])
    assert stored.get("title") == "Un autre titre" and "haie" in stored.get("keywords")
    assert not window.model.by_number(3).conflict


def test_an_account_that_is_refused_ends_the_saving(place):
    window = place.fill()
    window.carry_out(AddValues("keywords", ("haie",)), range(1, 7))
    place.settle()
    place.catalogue.error = Unauthorized("No.", status=401)
    window.saving.save([1, 2, 3, 4])
    place.settle()
    assert "3 not tried" in window.status.text() and "No record was saved" in window.status.text()


def test_what_the_catalogue_did_not_keep_is_told_of_each_record(place, monkeypatch):
    window = place.fill()
    window.carry_out(SetValue("lineage", "Une."), [1, 2])
    place.settle()
    plain, first = place.catalogue.save, next(iter(place.catalogue.records))

    def forgets(record, base=None, feedback=None):
        identifier = plain(record, base, feedback)
        if identifier == first:
            place.catalogue.records[identifier] = base
        return identifier

    monkeypatch.setattr(place.catalogue, "save", forgets)
    window.saving.save([1, 2])
    place.settle()
    assert "2 record(s) saved. With 1 of them not all is well." in window.status.text()
    dialog = window.findChild(FailuresDialog)
    assert dialog.table.rowCount() == 1 and "did not keep" in dialog.table.item(0, 1).text()


def test_the_group_of_new_records_is_asked_once(place, monkeypatch):
    from prodige_plugin.catalogue.saving import ChooseGroup, Group, Saved, compare

    layers = [QgsVectorLayer("Point?crs=EPSG:2154", name, "memory") for name in ("Un", "Deux")]
    QgsProject.instance().addMapLayers(layers)
    window = place.window
    window.adding.layers()
    assert pump(lambda: window.rows.rowCount() == 2, 10)
    place.settle()
    groups = []

    class Grouped(FakeCatalogue):
        def save_report(self, record, base=None, feedback=None, group=""):
            if not group:
                raise ChooseGroup([Group("1", "Région"), Group("2", "Parc")])
            groups.append(group)
            self.records[Record.parse(record).identifier] = record
            return Saved(Record.parse(record).identifier, record, compare(base, record, record))

    place.host.platforms.the_catalogue = Grouped()
    asked = []

    def choose(_window, _title, text, labels, *_more):
        asked.append(text)
        return labels[1], True

    monkeypatch.setattr(batch_saving.QInputDialog, "getItem", choose)
    window.saving.save([1, 2])
    place.settle()
    assert groups == ["2", "2"] and len(asked) == 1 and "2 record(s) saved" in window.status.text()
    QgsProject.instance().removeAllMapLayers()


def test_what_failed_before_a_group_was_asked_for_is_told_at_the_end(place, monkeypatch):
    from prodige_plugin.catalogue.saving import ChooseGroup, Group, Saved, compare
    from prodige_plugin.errors import PlatformError

    window = place.fill()
    window.carry_out(SetValue("lineage", "Une."), [1, 2])
    place.settle()
    refused = []

    class Grouped(FakeCatalogue):
        def save_report(self, record, base=None, feedback=None, group=""):
            identifier = Record.parse(record).identifier
            if not refused:
                refused.append(identifier)
                raise PlatformError("It is refused.")
            if not group:
                raise ChooseGroup([Group("1", "Région"), Group("2", "Parc")])
            self.records[identifier] = record
            return Saved(identifier, record, compare(base, record, record))

    place.host.platforms.the_catalogue = Grouped(records=place.catalogue.records)
    monkeypatch.setattr(batch_saving.QInputDialog, "getItem", lambda *words: (words[3][0], True))
    window.saving.save([1, 2])
    place.settle()
    assert "1 record(s) saved" in window.status.text()
    dialog = window.findChild(FailuresDialog)
    assert dialog is not None and "It is refused." in dialog.table.item(0, 1).text()
    assert list(window.saving.failed) == [1]


def test_a_save_that_is_cancelled_keeps_what_was_saved(place, monkeypatch):
    window = place.fill()
    window.carry_out(AddValues("keywords", ("haie",)), range(1, 7))
    place.settle()
    plain = place.catalogue.save

    def slowly(record, base=None, feedback=None):
        if len(place.catalogue.saved) == 2:
            feedback.cancel()
        return plain(record, base, feedback)

    monkeypatch.setattr(place.catalogue, "save", slowly)
    window.saving.save([1, 2, 3, 4, 5, 6])
    place.settle()
    assert len(place.catalogue.saved) == 3 and "3 not tried" in window.status.text()
    assert sum(entry.changed for entry in window.model.entries()) == 3


def test_records_that_cannot_be_read_are_told_one_by_one(place):
    place.catalogue.records["odd"] = b"<odd/>"
    window = place.window
    window.adding.origins([*place.origins(), Origin("catalogue", "gone", "p1", "Disparue"),
                           Origin("catalogue", "x", "elsewhere", "Ailleurs")])  # fmt: skip
    place.settle()
    troubled = [entry.origin.place for entry in window.model.entries() if entry.trouble]
    assert troubled == ["odd", "gone", "x"] and window.rows.rowCount() == 9
    assert window.show_failed.isVisible()
    window.rows.set_show(Show.TROUBLE)
    assert window.rows.rowCount() == 3


def test_files_are_written_over_and_one_that_changed_is_left_alone(place, tmp_path):
    folder = tmp_path / "records"
    folder.mkdir()
    for rank, one in enumerate(records(3)):
        (folder / f"{rank}.xml").write_bytes(one.xml.replace("<gmd:contact>", "\r\n<gmd:contact>").encode())
    (folder / "0.xml").chmod(0o640)
    window = place.window
    window.adding.folder(folder)
    assert pump(lambda: window.rows.rowCount() == 3, 10)
    place.settle()
    window.carry_out(SetValue("lineage", "Une."), [1, 2, 3])
    place.settle()
    (folder / "1.xml").write_bytes(b"<!-- other --><x/>")
    window.saving.save([1, 2, 3])
    place.settle()
    assert "2 record(s) saved" in window.status.text()
    first = (folder / "0.xml").read_bytes()
    assert Record.parse(first).get("lineage") == "Une." and b"\r\n" in first
    assert (folder / "0.xml").stat().st_mode & 0o777 == 0o640
    assert (folder / "1.xml").read_bytes() == b"<!-- other --><x/>"
    assert not list(folder.glob("*.part"))


def test_layers_get_records_and_know_them_once_saved(place):
    layer = QgsVectorLayer("Polygon?crs=EPSG:2154&field=insee:string(5)", "Communes", "memory")
    known = QgsVectorLayer("Point?crs=EPSG:2154", "Connue", "memory")
    known.setCustomProperty("prodige/record_id", next(iter(place.catalogue.records)))
    known.setCustomProperty("prodige/platform", "p1")
    QgsProject.instance().addMapLayers([layer, known])
    window = place.window
    window.adding.layers()
    assert pump(lambda: window.rows.rowCount() == 2, 10)
    place.settle()
    (new,) = [entry for entry in window.model.entries() if entry.new]
    assert new.origin.name == "Communes"
    window.saving.save([new.number])
    place.settle()
    identifier = layer.customProperty("prodige/record_id")
    assert identifier in place.catalogue.records and layer.customProperty("prodige/platform") == "p1"
    QgsProject.instance().removeAllMapLayers()


def test_a_batch_that_was_left_is_offered_again(place):
    window = place.fill()
    window.carry_out(SetValue("lineage", "Une."), [1, 2])
    place.settle()
    window.shutdown()
    window.hide()
    again = place.open()
    assert again.page.button.text() == "Go on with them" and "2 record" in again.page.text.text()
    again.page.button.click()
    place.settle()
    assert again.rows.rowCount() == 6 and again.undo.isEnabled()
    again.undo.click()
    place.settle()
    assert not any(entry.changed for entry in again.model.entries())


def test_columns_are_chosen_and_remembered(place):
    window = place.fill()
    menu = batch_columns.ColumnsMenu(window)
    menu.take(["title", "scale"])
    assert window.model.columns == ["title", "scale"] and batch_columns.kept_columns() == ["title", "scale"]
    menu.fill()
    assert sum(action.isChecked() for action in window.columns_menu.actions()) == 2
    window.carry_out(SetValue("format", ""), [1])
    place.settle()
    assert "format" in menu._lacking()


def test_what_is_asked_before_saving_says_where_it_goes(place, monkeypatch):
    window = place.fill()
    window.carry_out(SetValue("lineage", "Une."), [1, 2])
    place.settle()
    asked = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: asked.append(box.informativeText()))
    window.save.click()
    place.settle()
    assert "2 record(s) are saved to Plateforme d'école." in asked[0] and not place.catalogue.saved


def test_the_menu_of_sources_offers_the_results_of_the_catalogue(place):
    from prodige_plugin.catalogue.model import Summary

    window = place.window
    menu = QMenu(window)
    window.adding.fill_menu(menu)
    assert len([action for action in menu.actions() if action.text()]) == 4
    window.adding.summaries([Summary(next(iter(place.catalogue.records)), "Un")])
    place.settle()
    assert window.rows.rowCount() == 1
    assert of_summaries([Summary("a", "A", platform="p2")], "p1")[0].platform == "p2"


def test_a_failure_of_the_disk_is_told_and_nothing_is_lost(place, monkeypatch):
    from prodige_plugin.errors import FileError

    window = place.fill()
    before = place.values("lineage")

    def full(*_what, **_more):
        raise FileError("The records could not be kept on this computer.", "Full.", "Free some space.")

    monkeypatch.setattr(window.job, "carry_out", full)
    window.carry_out(SetValue("lineage", "Une."), [1])
    place.settle()
    assert "could not be kept" in window.status.text() and place.values("lineage") == before
    assert window.change.isEnabled()


def test_the_chosen_results_of_the_catalogue_are_edited_together(place):
    from prodige_plugin.gui import batch_window
    from prodige_plugin.gui.catalogue_dock import CatalogueDock

    from .gui_fakes import french_summaries

    summaries = french_summaries(5)
    place.catalogue.summaries = summaries
    place.catalogue.records = {
        summary.identifier: one.xml.encode() for summary, one in zip(summaries, records(5), strict=True)
    }
    dock = CatalogueDock(place.host)
    dock.resize(380, 700)
    dock.show()
    dock.thumbnails._fetch = lambda _url, _feedback: None
    place.host.contents["catalogue"] = dock
    dock.search()
    assert pump(lambda: dock.list.model().rowCount() == 5)
    model = dock.list.model()
    for row in (1, 3):
        dock.list.selectionModel().select(model.index(row), QItemSelectionModel.SelectionFlag.Select)
    index = model.index(3)
    menu = dock.list.context_menu(index, model.summary(index))
    (entry,) = [action for action in menu.actions() if "together" in action.text()]
    assert entry.isEnabled()
    entry.trigger()
    made = batch_window._window
    assert pump(lambda: not made.tasks.busy)
    wanted = [model.summary(model.index(row)).identifier for row in range(5)]
    chosen = {index.row() for index in dock.list.selectedIndexes()}
    assert [one.origin.place for one in made.model.entries()] == [wanted[row] for row in sorted(chosen)]
    assert {one.origin.platform for one in made.model.entries()} == {"p1"}
    sources = QMenu(made)
    made.adding.fill_menu(sources)
    sources.actions()[0].trigger()
    assert pump(lambda: made.rows.rowCount() == 5)
    assert pump(lambda: not made.tasks.busy)
    dock.shutdown()
    batch_window.install(None)
    dock.deleteLater()
