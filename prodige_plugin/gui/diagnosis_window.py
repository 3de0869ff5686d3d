"""The diagnosis page: live rows of what works and what does not, and a report to send to a help desk."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QModelIndex, QRect, QSize, Qt
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ..errors import PluginError
from ..feedback import Feedback
from ..i18n import tr
from ..platforms.diagnosis_report import Level, Row, level_mark, level_text, report
from .button_box import button_box
from .endpoint_roles import role_text
from .labels import sentence
from .progress_line import ProgressLine
from .relay import Relay
from .tasks import TaskHandle, run_task

_SUFFIXES = {".md": "markdown", ".html": "html", ".htm": "html"}
_ROW = Qt.ItemDataRole.UserRole


def show_diagnosis(parent: QWidget | None, platforms: Any) -> DiagnosisWindow:
    """Open the diagnosis and begin at once.

    :param platforms: the :class:`~.platform_list.PlatformList`.
    """
    window = DiagnosisWindow(platforms, parent)
    window.show()
    window.start()
    return window


class _Wrapped(QStyledItemDelegate):
    """Rows as high as their words need: a tree asks for the height without saying how wide the column is."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:  # noqa: N802  Qt's name
        """Give the size of a cell in its column."""
        tree = self.parent()
        if isinstance(tree, QTreeWidget) and index.column() == 2:
            option.rect = QRect(0, 0, tree.columnWidth(2), tree.height())
        return super().sizeHint(option, index)


class DiagnosisWindow(QDialog):
    """Not modal; what runs is cancelled with the window."""

    def __init__(self, platforms: Any, parent: QWidget | None = None) -> None:
        """:param platforms: the :class:`~.platform_list.PlatformList`."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Diagnosis"))
        self._platforms = platforms
        self._rows: list[Row] = []
        self._groups: dict[str, QTreeWidgetItem] = {}
        self._task: TaskHandle | None = None
        self.head = sentence(self, tr("Looks at this computer, QGIS, the network and each platform's addresses."))
        self.line = ProgressLine(self)
        self.tree = QTreeWidget(self)
        self.tree.setColumnCount(3)
        self.tree.setHeaderLabels([tr("What"), tr("State"), tr("In words")])
        self.tree.setRootIsDecorated(False)
        self.tree.setIndentation(12)
        self.tree.setWordWrap(True)
        self.tree.setAlternatingRowColors(True)
        self.tree.setAccessibleName(tr("What was looked at"))
        header = self.tree.header()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.tree.setColumnWidth(0, 250)
        self.tree.setItemDelegate(_Wrapped(self.tree))
        header.sectionResized.connect(lambda *_sizes: self.tree.scheduleDelayedItemsLayout())
        self.tree.currentItemChanged.connect(lambda now, _before: self._show_detail(now))
        self.detail = QPlainTextEdit(self)
        self.detail.setReadOnly(True)
        self.detail.setAccessibleName(tr("Technical detail"))
        self.detail.setPlaceholderText(tr("Choose a row to see its technical detail."))
        splitter = QSplitter(Qt.Orientation.Vertical, self)
        splitter.addWidget(self.tree)
        splitter.addWidget(self.detail)
        splitter.setStretchFactor(0, 1)
        splitter.setSizes([380, 90])
        self.note = sentence(self, tr("The report has no passwords or tokens in it."))
        layout = QVBoxLayout(self)
        for widget in (self.head, self.line, splitter, self.note):
            layout.addWidget(widget, 1 if widget is splitter else 0)
        layout.addLayout(self._build_buttons())
        self.resize(760, 560)
        self._state()

    def _build_buttons(self) -> QHBoxLayout:
        self.again = QPushButton(tr("&Look again"), self)
        self.again.clicked.connect(self.start)
        self.cancel = QPushButton(tr("&Cancel"), self)
        self.cancel.clicked.connect(self.stop)
        self.copy = QPushButton(tr("Co&py the report"), self)
        self.copy.clicked.connect(self.copy_report)
        self.save = QPushButton(tr("&Save the report…"), self)
        self.save.clicked.connect(self.choose_file)
        row = QHBoxLayout()
        for button in (self.again, self.cancel, self.copy, self.save):
            button.setAutoDefault(False)
            row.addWidget(button)
        close = button_box(self, QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.close)
        row.addStretch(1)
        row.addWidget(close)
        return row

    def rows(self) -> tuple[Row, ...]:
        """Give what was told so far."""
        return tuple(self._rows)

    def start(self) -> None:
        """Look at everything, from the beginning."""
        if self._task is not None:
            return
        self._rows = []
        self._groups = {}
        self.tree.clear()
        self.detail.clear()
        asked, relay = list(self._platforms.all()), Relay(self._tell, self)

        def work(feedback: Feedback) -> tuple[Row, ...]:
            from ..platforms.diagnosis import diagnose

            try:
                return diagnose(asked, feedback, relay.post, role_text)
            finally:
                relay.close()

        self.line.start()
        self._task = run_task(
            tr("Diagnosis"), work, self._done, self._failed, self._stopped,
            lambda fraction, _words: self.line.set_fraction(fraction), owner=self,
        )  # fmt: skip
        self._state()

    def stop(self) -> None:
        """Stop looking; what was told stays."""
        if self._task is not None:
            self._task.cancel()
            self.cancel.setEnabled(False)

    def closeEvent(self, event: Any) -> None:  # noqa: N802  Qt's name
        """Stop looking with the window."""
        self.stop()
        super().closeEvent(event)

    # -- what comes ------------------------------------------------------------------------------

    def _tell(self, row: Any) -> None:
        """Show one more row under its group."""
        if self._task is None:
            return
        self._rows.append(row)
        self._show(row)
        self._state()

    def _show(self, row: Row) -> None:
        group = self._groups.get(row.group)
        if group is None:
            group = self._groups[row.group] = QTreeWidgetItem(self.tree, [row.group])
            group.setFirstColumnSpanned(True)
            group.setFlags(Qt.ItemFlag.ItemIsEnabled)
            font = group.font(0)
            font.setBold(True)
            group.setFont(0, font)
            group.setExpanded(True)
        item = QTreeWidgetItem(group, [row.what, f"{level_mark(row.level)} {level_text(row.level)}", row.words])
        item.setData(0, _ROW, row)
        item.setToolTip(0, row.what)
        item.setToolTip(2, row.words)
        if row.level is not Level.GOOD:
            font = item.font(1)
            font.setBold(True)
            item.setFont(1, font)
        self.tree.scrollToItem(item)

    def _show_detail(self, item: QTreeWidgetItem | None) -> None:
        row = item.data(0, _ROW) if item is not None else None
        self.detail.setPlainText("\n".join(part for part in (row.what, row.words, row.detail) if part) if row else "")

    def _done(self, rows: tuple[Row, ...]) -> None:
        self._ended()
        self._rows = list(rows)
        self._groups = {}
        self.tree.clear()
        for row in rows:
            self._show(row)
        self.tree.scrollToTop()
        bad = sum(1 for row in rows if row.level is Level.BAD)
        self.head.setText(
            tr("%n problem(s) found: see the rows marked ✕.", n=bad) if bad else tr("Nothing stands in the way.")
        )
        self._choose_first_problem()

    def _choose_first_problem(self) -> None:
        for group in self._groups.values():
            for rank in range(group.childCount()):
                if group.child(rank).data(0, _ROW).level is Level.BAD:
                    self.tree.setCurrentItem(group.child(rank))
                    return

    def _failed(self, error: PluginError) -> None:
        self._ended()
        self.head.setText(f"✕ {error}")

    def _stopped(self) -> None:
        self._ended()
        self.head.setText(tr("Cancelled: what was looked at until then is below."))

    def _ended(self) -> None:
        self._task = None
        self.line.stop()
        self._state()

    def _state(self) -> None:
        busy = self._task is not None
        if busy:
            self.head.setText(tr("Looking… %n thing(s) so far", n=len(self._rows)))
        self.again.setEnabled(not busy)
        self.cancel.setEnabled(busy)
        for button in (self.copy, self.save):
            button.setEnabled(bool(self._rows) and not busy)

    # -- the report ------------------------------------------------------------------------------

    def copy_report(self) -> None:
        """Put the report on the clipboard, as text."""
        QgsApplication.clipboard().setText(report(self._rows))
        self.note.setText(tr("Copied. The report has no passwords or tokens in it."))

    def choose_file(self) -> None:
        """Ask where to write the report, and in which form."""
        filters = ";;".join([tr("Text (*.txt)"), tr("Markdown (*.md)"), tr("Web page (*.html)")])
        path, _filter = QFileDialog.getSaveFileName(self, tr("Save the report"), "prodige_diagnosis.txt", filters)
        if path:
            self.save_to(Path(path))

    def save_to(self, path: Path) -> None:
        """Write the report; its form follows the name's ending."""
        text = report(self._rows, _SUFFIXES.get(path.suffix.lower(), "text"))
        try:
            path.write_text(text, encoding="utf-8")
        except OSError as error:
            self.note.setText(f"✕ {tr('The file {path} cannot be written.', path=path)} {error.strerror or ''}".strip())
            return
        self.note.setText(tr("Written to {path}.", path=path))
