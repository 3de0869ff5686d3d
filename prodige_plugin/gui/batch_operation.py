"""An operation on many records: what to do, what it would change, and the button that does it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHeaderView,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ..errors import PluginError
from ..i18n import tr
from ..metadata.batch import Operation, Report, preview
from ..metadata.batch_job import Job
from ..metadata.elements import ELEMENTS
from .batch_choices import Choice, ContactChoice, RepairChoice, TemplateChoice, TextChoice, ValueChoice
from .button_box import button_box
from .element_widgets import calm
from .formats import tip_text
from .labels import sentence
from .progress_line import ProgressLine
from .rest import rest_timer
from .tasks import PRIORITY_HIGH, TaskHandle, run_task

#: How long typing must rest before the preview is made anew, in ms.
PREVIEW_MS = 500
#: So many changes are shown one by one.
_LINES = 300


class OperationDialog(QDialog):
    """Asks what to do with some records of a job, and shows before and after."""

    def __init__(
        self,
        job: Job,
        numbers: Sequence[int],
        name_of: Callable[[int], str],
        current: Callable[[], tuple[str, bytes] | None],
        start: tuple[str, str, Any] = ("set", "", None),
        parent: QWidget | None = None,
    ) -> None:
        """:param numbers: the records it is done to.

        :param name_of: gives the name of a record; ``current``: name and bytes of the current row's.
        :param start: the operation, the element and the value to begin with.
        """
        super().__init__(parent)
        self.setWindowTitle(tr("Change %n record(s)", n=len(numbers)))
        self._job, self._numbers, self._name_of = job, list(numbers), name_of
        self._task: TaskHandle | None = None
        #: what to do, once the person said so.
        self.chosen: Operation | None = None
        kind, key, value = start
        choices: tuple[tuple[str, str, Callable[[], Choice]], ...] = (
            ("set", tr("Set an element"), lambda: ValueChoice("set", key, value)),
            ("complete", tr("Complete an element where it is empty"), lambda: ValueChoice("complete", key, value)),
            ("add", tr("Add keywords, themes, contacts…"), lambda: ValueChoice("add", key or "keywords")),
            ("remove", tr("Take out keywords, themes, contacts…"), lambda: ValueChoice("remove", key or "keywords")),
            ("contact", tr("Replace a contact"), ContactChoice),
            ("text", tr("Find and replace text"), TextChoice),
            ("template", tr("Take values from another record"), lambda: TemplateChoice(current)),
            ("repair", tr("Repair all that is safe"), RepairChoice),
        )
        self.what = calm(QComboBox(self))
        self.what.setMaxVisibleItems(len(choices))
        #: the fields of each operation; one of them is shown.
        self.pages: list[Choice] = []
        for name, label, make in choices:
            self.what.addItem(label, name)
            page = make()
            page.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
            page.changed.connect(self._changed)
            self.pages.append(page)
        self.line = ProgressLine(self)
        self.counts = sentence(self, bold=True)
        self.table = QTableWidget(0, 4, self)
        self.table.setHorizontalHeaderLabels([tr("Record"), tr("Element"), tr("Before"), tr("After")])
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setWordWrap(True)
        self.table.verticalHeader().hide()
        self.table.setAccessibleName(tr("What would change"))
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        box = button_box(self, QDialogButtonBox.StandardButton.Ok, QDialogButtonBox.StandardButton.Cancel)
        self.do = box.button(QDialogButtonBox.StandardButton.Ok)
        box.accepted.connect(self._accept)
        box.rejected.connect(self.reject)
        form = QFormLayout()
        form.addRow(tr("&What to do"), self.what)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        for page in self.pages:
            layout.addWidget(page)
        layout.addWidget(self.line)
        layout.addWidget(self.counts)
        layout.addWidget(self.table, 1)
        layout.addWidget(box)
        self.resize(760, 560)
        self._rest = rest_timer(self, PREVIEW_MS, self.preview)
        self.what.currentIndexChanged.connect(self._show_page)
        self.what.setCurrentIndex(max(0, self.what.findData(kind)))
        self._show_page(self.what.currentIndex())

    def page(self) -> Choice:
        """Give the fields of the operation chosen."""
        return self.pages[self.what.currentIndex()]

    def _show_page(self, rank: int) -> None:
        for each, page in enumerate(self.pages):
            page.setVisible(each == rank)
        self._changed()

    def _changed(self) -> None:
        if not hasattr(self, "_rest"):
            return  # while the pages are made
        self._stop()
        self._show(None)
        self._rest.start()

    def preview(self) -> None:
        """Try the operation on the records, and show what it would do."""
        self._rest.stop()
        self._stop()
        operation = self.page().operation()
        if operation is None:
            self.counts.setText(tr("Fill in what is to be done."))
            return
        job, numbers = self._job, self._numbers
        self.counts.setText(tr("Trying it…"))
        self.line.start()
        self._task = run_task(
            tr("Preview of a change"),
            lambda feedback: preview(operation, job.records(numbers), feedback, len(numbers), _LINES),
            self._came, self._failed, on_progress=lambda fraction, _words: self.line.set_fraction(fraction),
            owner=self, hidden=True, priority=PRIORITY_HIGH,
        )  # fmt: skip

    def _came(self, report: Report) -> None:
        self._task = None
        self.line.stop()
        self._show(report)

    def _failed(self, error: PluginError) -> None:
        self._task = None
        self.line.stop()
        self.counts.setText(str(error))

    def _stop(self) -> None:
        task, self._task = self._task, None
        self.line.stop()
        if task is not None:
            task.abandon()

    def _show(self, report: Report | None) -> None:
        """Fill the table; without a report, empty it."""
        self.do.setEnabled(report is not None and bool(report.changed))
        self.do.setText(tr("Change %n record(s)", n=len(report.changed)) if report and report.changed else tr("OK"))
        self.table.setRowCount(0)
        if report is None:
            self.counts.setText("")
            return
        words = [
            tr("%n record(s) change.", n=len(report.changed)) if report.changed else tr("No record changes."),
            tr("%n stay(s) as before.", n=len(report.unchanged)) if report.unchanged else "",
            tr("%n cannot be changed.", n=len(report.failed)) if report.failed else "",
            tr("The first {number} changes:", number=_LINES) if report.changes > _LINES else "",
        ]
        self.counts.setText(" ".join(word for word in words if word))
        labels = {row.key: row.label for row in ELEMENTS}
        lines = [
            (self._name_of(number), labels.get(one.key) or one.path.rpartition("/")[2], one.before, one.after)
            for number, one in report.lines
        ]
        lines = [(self._name_of(number), tr("Not changed"), "", str(error)) for number, error in
                 report.failed.items()] + lines  # fmt: skip
        self.table.setRowCount(len(lines))
        for row, cells in enumerate(lines):
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text if len(text) <= 400 else text[:399] + "…")
                item.setToolTip(tip_text(text[:2000]))
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
                self.table.setItem(row, column, item)
        self.table.setWordWrap(len(lines) <= _LINES + 20)
        self.table.resizeRowsToContents()

    def _accept(self) -> None:
        self.chosen = self.page().operation()
        if self.chosen is not None:
            self._stop()
            self.accept()

    def done(self, result: int) -> None:
        """Close; a preview under way is stopped."""
        self._rest.stop()
        self._stop()
        super().done(result)
