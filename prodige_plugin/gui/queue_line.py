"""The line that says how many records wait to be saved, and the list of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from qgis.PyQt.QtCore import QLocale, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ..i18n import tr
from .button_box import button_box
from .formats import tip_text, words_locale
from .labels import sentence
from .save_queue import CONFLICT, REFUSED, Waiting


class QueueLine(QFrame):
    """Hidden while nothing waits."""

    #: Try to save the waiting records.
    sendWanted = pyqtSignal()  # noqa: N815  Qt's manner
    #: Show the list.
    listWanted = pyqtSignal()  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.text = sentence(self)
        self.send = QPushButton(self)
        self.send.clicked.connect(self.sendWanted)
        self.list = QPushButton(tr("&List…"), self)
        self.list.setToolTip(tr("The records that wait, why, and what can be done"))
        self.list.clicked.connect(self.listWanted)
        line = QHBoxLayout()
        line.addWidget(self.send, 1)
        line.addWidget(self.list)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 4, 6, 4)
        layout.addWidget(self.text)
        layout.addLayout(line)
        self.hide()

    def show_entries(self, entries: list[Waiting], busy: bool) -> None:
        """Say what waits."""
        stuck = sum(each.state in (CONFLICT, REFUSED) for each in entries)
        words = [tr("%n record(s) wait to be saved: the catalogue did not answer.", n=len(entries) - stuck)
                 if len(entries) > stuck else "",
                 tr("%n record(s) wait for you to decide: see the list.", n=stuck) if stuck else ""]  # fmt: skip
        self.text.setText(" ".join(word for word in words if word))
        self.send.setText(tr("Save the %n waiting record(s)", n=len(entries)))
        self.send.setEnabled(not busy)
        self.setVisible(bool(entries))


class QueueWindow(QDialog):
    """The waiting records: which, where to, since when, and what the last try came to."""

    #: Try to save them.
    sendWanted = pyqtSignal()  # noqa: N815  Qt's manner
    #: Open one in the dock (its key); take one off the list.
    openWanted = pyqtSignal(str)  # noqa: N815
    removeWanted = pyqtSignal(str)  # noqa: N815

    def __init__(self, platform_name: Callable[[str], str], parent: QWidget | None = None) -> None:
        """:param platform_name: gives the name of a platform by its key."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Records that wait to be saved"))
        self._platform_name = platform_name
        self._entries: list[Waiting] = []
        self.table = QTableWidget(0, 4, self)
        self.table.setAccessibleName(self.windowTitle())
        self.table.setHorizontalHeaderLabels([tr("Record"), tr("Platform"), tr("Since"), tr("State")])
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(True)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.sectionResized.connect(lambda *_sizes: self.table.resizeRowsToContents())
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.open = QPushButton(tr("&Open"), self)
        self.open.setToolTip(tr("Shows the record in the dock: compare, merge or correct it there, then publish"))
        self.remove = QPushButton(tr("&Take off the list"), self)
        self.remove.setToolTip(tr("It is not saved to the catalogue; what was typed stays as a draft"))
        buttons = button_box(self, QDialogButtonBox.StandardButton.Close)
        self.send = buttons.addButton(tr("&Save now"), QDialogButtonBox.ButtonRole.ActionRole)
        for button, role in ((self.open, "openWanted"), (self.remove, "removeWanted")):
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
            button.clicked.connect(lambda _checked=False, role=role: self._about(getattr(self, role)))
        self.send.clicked.connect(self.sendWanted)
        buttons.rejected.connect(self.close)
        self.table.itemSelectionChanged.connect(self._selected)
        self.table.itemActivated.connect(lambda _item: self._about(self.openWanted))
        layout = QVBoxLayout(self)
        layout.addWidget(self.table, 1)
        layout.addWidget(buttons)
        self.resize(760, 320)
        self._selected()

    def show_entries(self, entries: list[Waiting], busy: bool) -> None:
        """Fill the table; the chosen record stays chosen."""
        chosen = self._chosen()
        self._entries = entries
        self.table.setRowCount(len(entries))
        for row, each in enumerate(entries):
            texts = (each.draft.title or each.draft.record_id, self._platform_name(each.draft.platform),
                     _since(each.since), state_text(each))  # fmt: skip
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip(tip_text(text))
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
                self.table.setItem(row, column, item)
        self.table.resizeRowsToContents()
        rank = next((row for row, each in enumerate(entries) if chosen == each.key), 0)
        if entries:
            self.table.selectRow(rank)
        self.send.setEnabled(bool(entries) and not busy)
        self._selected()

    def _chosen(self) -> str:
        row = self.table.currentRow()
        return self._entries[row].key if 0 <= row < len(self._entries) else ""

    def _selected(self) -> None:
        for button in (self.open, self.remove):
            button.setEnabled(bool(self._chosen()))

    def _about(self, signal: Any) -> None:
        if key := self._chosen():
            signal.emit(key)


def state_text(entry: Waiting) -> str:
    """Say in what state a waiting record is, and why."""
    words = {
        CONFLICT: tr("Somebody else changed it: open it, merge, then publish."),
        REFUSED: tr("Refused: {reason}", reason=entry.reason),
    }.get(entry.state, "")
    return words or tr("Waits: {reason}", reason=entry.reason or tr("not tried again yet"))


def _since(moment: str) -> str:
    try:
        local = datetime.fromisoformat(moment).astimezone()
    except ValueError:
        return moment
    text: str = words_locale().toString(local.replace(microsecond=0, tzinfo=None), QLocale.FormatType.ShortFormat)
    return text
