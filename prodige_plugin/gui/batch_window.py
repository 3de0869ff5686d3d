"""Many records in a table: rows are records, columns elements; changed together, undone at once, saved one by one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QModelIndex, Qt
from qgis.PyQt.QtGui import QCloseEvent
from qgis.PyQt.QtWidgets import QWidget

from ..errors import PluginError
from ..feedback import Feedback
from ..i18n import tr
from ..metadata.batch import Operation, Report, SetValue
from ..metadata.batch_job import Entry, Job, Origin
from ..metadata.elements import element
from ..metadata.record import Record
from . import icons, messages
from .batch_adding import BatchAdding
from .batch_columns import ColumnsMenu
from .batch_delegate import CellDelegate
from .batch_model import COMPLETE, FIXED, NUMBER, Show
from .batch_operation import OperationDialog
from .batch_rows import may_edit
from .batch_saving import BatchSaving
from .batch_tasks import BatchTasks, Piece
from .batch_ui import NO_TRIGGERS, TRIGGERS, BatchUi
from .batch_work import look_again
from .button_box import asked
from .host import Host
from .profile import profile_folder

_window: BatchWindow | None = None


class BatchWindow(BatchUi):
    """Edits a job of records; whatever lasts is a task."""

    def __init__(self, host: Host, records: Sequence[Origin] = (), parent: QWidget | None = None,
                 folder: Path | None = None) -> None:  # fmt: skip
        """:param records: what is to be edited; none: the person chooses.

        :param folder: where jobs are kept; by default in the QGIS profile.
        """
        super().__init__(parent)
        self.host = host
        self.job: Job | None = None
        self.tasks = BatchTasks(self._look, self)
        self.tasks.looked.connect(self._looked)
        self.tasks.changed.connect(self.refresh)
        self.tasks.known.connect(self.model.set_facts)
        self.tasks.progressed.connect(self._progressed)
        self.tasks.failed.connect(self._failed)
        self.delegate = CellDelegate(self.model.key, self.value_of, self)
        self.delegate.edited.connect(self._edited)
        self.table.setItemDelegate(self.delegate)
        self.saving = BatchSaving(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.adding = BatchAdding(self, folder or profile_folder() / "batches")
        self._columns = ColumnsMenu(self)
        self._undoable = self._redoable = ""
        self._said = ""
        self._left = False
        self._connect()
        self.size_columns()
        self.adding.show_page()
        if records:
            self.adding.origins(records)
        else:
            self.adding.look_for_unfinished()
        self.refresh()

    def _connect(self) -> None:
        self.add_menu.aboutToShow.connect(lambda: self.adding.fill_menu(self.add_menu))
        self.which.activated.connect(self._show_which)
        self.change.clicked.connect(lambda _checked=False: self.ask_operation())
        self.fill.clicked.connect(lambda _checked=False: self.fill_down())
        self.repair.clicked.connect(lambda _checked=False: self.ask_operation("repair"))
        self.undo.clicked.connect(lambda _checked=False: self._step_back(back=True))
        self.redo.clicked.connect(lambda _checked=False: self._step_back(back=False))
        self.save.clicked.connect(lambda _checked=False: self.saving.ask())
        self.stop.clicked.connect(lambda _checked=False: self.tasks.stop())
        self.show_failed.clicked.connect(lambda _checked=False: self.saving.show_failed())
        self.box.rejected.connect(self.close)
        self.table.selectionModel().selectionChanged.connect(lambda *_what: self.refresh())
        self.table.customContextMenuRequested.connect(self.saving.open_menu)
        for signal in (self.rows.rowsInserted, self.rows.rowsRemoved, self.rows.modelReset, self.rows.layoutChanged):
            signal.connect(lambda *_what: self.refresh())

    # -- changing ----------------------------------------------------------------------------------

    def value_of(self, number: int, key: str) -> tuple[Any] | None:
        """Give an element's value for an editor; ``None`` while it cannot be edited."""
        if self.job is None or self.tasks.long:
            return None
        try:
            return (Record.parse(self.job.now(number)).get(key),)
        except (PluginError, KeyError):
            return None

    def _edited(self, number: int, key: str, value: Any) -> None:
        self.carry_out(SetValue(key, value), [number], short=True)

    def carry_out(self, operation: Operation, numbers: Sequence[int], short: bool = False) -> None:
        """Apply an operation to records, as one step that can be undone."""
        job, wanted = self.job, list(numbers)
        if job is None:
            return

        def work(feedback: Feedback) -> Report:
            report = job.carry_out(operation, wanted, feedback.part(0, 0.7))
            look_again(job, report.changed, self.tasks.tell, feedback.part(0.7, 1))
            return report

        def done(report: Report) -> None:
            self.saving.failed = dict(report.failed)
            words = [
                tr("%n record(s) changed.", n=len(report.changed)) if report.changed else tr("No record changed."),
                tr("%n could not be changed.", n=len(report.failed)) if report.failed else "",
            ]
            self.say("" if short and not report.failed else " ".join(word for word in words if word))

        self.tasks.add(Piece(operation.label(), work, done, short=short))

    def chosen(self) -> list[int]:
        """Give the numbers of the records with a chosen cell, in the order of the table; without any, of all shown."""
        rows = self._picked()
        numbers = [int(self.rows.index(row, 0).data(NUMBER)) for row in rows] if rows else self.rows.numbers()
        return [number for number in numbers if self.model.facts(number) is not None]

    def _picked(self) -> list[int]:
        """Give the rows of the view with a chosen cell; by ranges, for there may be thousands of cells."""
        ranges = self.table.selectionModel().selection()
        return sorted({row for each in ranges for row in range(each.top(), each.bottom() + 1)})

    def ask_operation(self, kind: str = "set") -> None:
        """Ask what to do with the chosen records, and do it."""
        self.delegate.finish()
        numbers, job = self.chosen(), self.job
        if job is None or not numbers or self.tasks.long:
            return
        index = self.table.currentIndex()
        key = self.model.key(index.column()) if index.isValid() else ""
        value = None
        if key and may_edit(key):
            found = self.value_of(int(index.data(NUMBER)), key)
            value = found[0] if found is not None else None
        dialog = OperationDialog(job, numbers, self.model.name, self.current_record, (kind, key, value), self)

        def accepted() -> None:
            if dialog.chosen is not None:
                self.carry_out(dialog.chosen, numbers)

        dialog.accepted.connect(accepted)
        dialog.finished.connect(dialog.deleteLater)
        dialog.setModal(True)
        dialog.show()

    def current_record(self) -> tuple[str, bytes] | None:
        """Give the name and the bytes of the current row's record."""
        index = self.table.currentIndex()
        if not index.isValid() or self.job is None:
            return None
        number = int(index.siblingAtColumn(0).data(NUMBER))
        try:
            return self.model.name(number), self.job.now(number)
        except KeyError:
            return None

    def fill_down(self) -> None:
        """Give the value of the first chosen cell of the current column to the other chosen ones."""
        self.delegate.finish()
        current = self.table.currentIndex()
        key = self.model.key(current.column()) if current.isValid() else ""
        cells = self.table.selectionModel().selectedIndexes()
        columns = {index.column() for index in cells}
        if len(columns) == 1 and not key:
            key = self.model.key(next(iter(columns)))
        rows = sorted({index.row() for index in cells if self.model.key(index.column()) == key})
        if not key or len(rows) < 2:
            self.say(tr("Choose some cells of one column: the first one's value goes to those below it."))
            return
        if not may_edit(key) or key == "resource_identifier":
            self.say(tr("Each record has its own “{element}”.", element=element(key).label))
            return
        numbers = [int(self.rows.index(row, 0).data(NUMBER)) for row in rows]
        found = self.value_of(numbers[0], key)
        if found is not None:
            self.carry_out(SetValue(key, found[0]), numbers[1:])

    def _step_back(self, *, back: bool) -> None:
        self.delegate.finish()
        job = self.job
        if job is None or not (self._undoable if back else self._redoable):
            return

        def work(feedback: Feedback) -> list[int]:
            numbers = job.undo() if back else job.redo()
            look_again(job, numbers, self.tasks.tell, feedback)
            return numbers

        def done(numbers: list[int]) -> None:
            self.say(tr("%n record(s) are as they were before.", n=len(numbers)) if back else "")

        self.tasks.add(Piece(tr("Undo") if back else tr("Redo"), work, done, final=True))

    # -- what is shown -----------------------------------------------------------------------------

    def _show_which(self, _rank: int = 0) -> None:
        show, key = self.which.currentData()
        self.rows.set_show(show, key)
        self.refresh()

    def show_missing(self, key: str) -> None:
        """Show the rows where something about an element is missing or wrong."""
        rank = next((row for row in range(self.which.count()) if self.which.itemData(row) == (Show.MISSING, key)), -1)
        if rank < 0:
            text = tr("Missing or wrong: {element}", element=element(key).label)
            self.which.addItem(icons.theme("mIconCritical.svg"), text, (Show.MISSING, key))
            rank = self.which.count() - 1
        self.which.setCurrentIndex(rank)
        self._show_which()

    def _look(self) -> tuple[list[Entry], str, str]:
        """Give the state of the job. Worker thread."""
        job = self.job
        return (job.entries(), job.undoable(), job.redoable()) if job is not None else ([], "", "")

    def _looked(self, found: tuple[list[Entry], str, str]) -> None:
        entries, self._undoable, self._redoable = found
        self.model.set_entries(entries)
        self.refresh()

    def refresh(self) -> None:
        """Show what can be done now."""
        long, entries = self.tasks.long, self.model.entries()
        self.stack.setCurrentWidget(self.table if entries else self.page)
        if long and not entries:
            self.page.say(tr("Reading the records…"))
        if self.tasks.busy and not self.line.busy:
            self.line.start()
        elif not self.tasks.busy:
            self.line.stop()
        self.table.setEditTriggers(NO_TRIGGERS if long else TRIGGERS)
        changed = sum(entry.changed for entry in entries)
        self.save.setText(tr("&Save %n changed record(s)", n=changed) if changed else tr("&Save"))
        self.save.setEnabled(bool(changed) and not long)
        self.stop.setEnabled(long)
        self.stop.setVisible(long)  # beside “Undo”, which many languages call the same, only while it does something
        for button in (self.change, self.repair, self.fill):
            button.setEnabled(bool(entries) and not long)
        self.undo.setEnabled(bool(self._undoable) and not long)
        self.redo.setEnabled(bool(self._redoable) and not long)
        self.undo.setToolTip(tr("Takes back on all its records: {title}", title=self._undoable))
        self.redo.setToolTip(tr("Does once more: {title}", title=self._redoable))
        told = self.saving.failed or self.saving.warned
        self.show_failed.setVisible(bool(told) or any(entry.trouble for entry in entries))
        if not self.tasks.busy:
            self._tell_state(len(entries), changed)

    def _tell_state(self, total: int, changed: int) -> None:
        picked = len(self._picked())
        shown = self.rows.rowCount()
        words = [
            self._said,
            tr("{shown} of {all} records shown", shown=shown, all=total) if shown != total
            else (tr("%n record(s)", n=total) if total else ""),
            tr("%n chosen", n=picked) if picked else "",
            tr("%n changed, not saved", n=changed) if changed else "",
        ]  # fmt: skip
        self.status.setText(" · ".join(word for word in words if word))

    def say(self, text: str) -> None:
        """Say what was done, in the line of the state."""
        self._said = text
        self.refresh()

    def _progressed(self, fraction: float | None, words: str) -> None:
        self.line.set_fraction(fraction)
        self.status.setText(" ".join(part for part in (f"{self.tasks.title}…", words) if part))

    def _failed(self, error: PluginError) -> None:
        self._said = str(error)
        messages.show_error(error)
        if not self.model.rowCount():
            self.page.fail(error, lambda: self.adding.origins(()))
        self.refresh()

    def select(self, number: int, key: str = "") -> None:
        """Go to a record's row, and a cell of it."""
        for row in range(self.rows.rowCount()):
            index: QModelIndex = self.rows.index(row, 0)
            if index.data(NUMBER) == number:
                column = FIXED + self.model.columns.index(key) if key in self.model.columns else COMPLETE
                self.table.setCurrentIndex(self.rows.index(row, column))
                return

    # -- leaving -----------------------------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  Qt's name
        """Ask, when changes are not saved: they stay on this computer and are offered the next time."""
        changed = sum(entry.changed for entry in self.model.entries())
        if changed and self.job is not None and not self._may_close(changed):
            event.ignore()
            return
        self.shutdown(forget=not changed)
        super().closeEvent(event)

    def reject(self) -> None:
        """Esc closes the window as its cross does."""
        self.close()

    def _may_close(self, changed: int) -> bool:
        return asked(
            self,
            tr("%n record(s) are changed and not saved.", n=changed),
            tr("They are kept on this computer, and offered when you open this window again."),
            tr("Close"),
            tr("Go on editing"),
        )

    def shutdown(self, *, forget: bool = False) -> None:
        """Stop all work; the job stays on disk, unless nothing in it is worth keeping. Once is enough."""
        if self._left:
            return
        self._left = True
        self.tasks.abandon()
        self.delegate.release()
        job, self.job = self.job, None
        if job is not None and forget:
            job.delete()


def show_batch(host: Host, records: Sequence[Origin] = ()) -> BatchWindow:
    """Open the window, or bring the open one to the front and add records to it."""
    global _window  # noqa: PLW0603  one window at a time
    messages.install(host.iface.messageBar())
    if _window is None or sip.isdeleted(_window) or not _window.isVisible():
        _window = BatchWindow(host, records, host.iface.mainWindow())
    elif records:
        _window.adding.origins(records)
    _window.show()
    _window.raise_()
    return _window


def install(_none: None) -> None:
    """Close the window, at unload; changes that are not saved stay on disk."""
    global _window
    window, _window = _window, None
    if window is not None and not sip.isdeleted(window):
        window.shutdown()
        window.deleteLater()
