"""Contacts taken from the records of a catalogue into the book."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ..catalogue.model import Query
from ..errors import PluginError
from ..feedback import Feedback
from ..i18n import tr
from ..metadata import contact_book as cb
from ..metadata.values import Contact
from ..platforms.model import Platform
from .button_box import button_box
from .contacts_book import ContactsBook
from .labels import sentence
from .platform_list import PlatformList
from .progress_line import ProgressLine
from .tasks import TaskHandle, run_task

#: The most records that are read for their contacts.
MOST_RECORDS = 60
_CONTACT = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Collected:
    """The contacts of some records."""

    contacts: cb.Book
    records: int
    #: records that could not be read.
    failed: int


def collect(platforms: PlatformList, platform: Platform, words: str, feedback: Feedback) -> Collected:
    """Read the records that a search finds, and give their contacts, each once. Worker thread.

    :raises NetworkError: the catalogue cannot be asked.
    """
    from ..metadata.record import read_record

    catalogue = platforms.catalogue(platform, feedback)
    page = catalogue.search(Query(words.strip(), page_size=MOST_RECORDS), feedback)
    book: cb.Book = ()
    read = failed = 0
    for place, summary in enumerate(page.summaries[:MOST_RECORDS]):
        feedback.check()
        feedback.report(place / max(1, len(page.summaries)), summary.title)
        try:
            data = catalogue.fetch(summary.identifier, feedback)
            if data is not None:
                book = cb.join(book, cb.of_record(read_record(data))).book
                read += 1
        except PluginError:
            feedback.check()
            failed += 1
    return Collected(cb.ordered(book), read, failed)


class ContactsImport(QDialog):
    """A search, what it found, and which of it to keep; not modal."""

    def __init__(self, book: ContactsBook, platforms: PlatformList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Contacts of a catalogue"))
        self._book, self._platforms = book, platforms
        self._task: TaskHandle | None = None
        self.platform = QComboBox(self)
        self.platform.setAccessibleName(tr("Catalogue"))
        for one in platforms.all():
            self.platform.addItem(one.name, one)
        current = platforms.current()
        if current is not None:
            self.platform.setCurrentIndex(self.platform.findText(current.name))
        self.words = QLineEdit(self)
        self.words.setPlaceholderText(tr("Words of the records; your organisation's name, for example"))
        self.words.setAccessibleName(tr("Words"))
        self.words.returnPressed.connect(self.search)
        self.go = QPushButton(tr("&Search"), self)
        self.go.setAutoDefault(False)
        self.go.clicked.connect(self.search)
        self.line = ProgressLine(self)
        self.note = sentence(self, tr("The contacts of the records found are listed here; tick those to keep."))
        self.list = QListWidget(self)
        self.list.setAccessibleName(tr("Contacts found"))
        self.list.itemChanged.connect(lambda _item: self._count())
        buttons = button_box(self, QDialogButtonBox.StandardButton.Close)
        self.keep = QPushButton(self)
        self.keep.setAutoDefault(False)
        self.keep.clicked.connect(self._keep)
        buttons.addButton(self.keep, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.close)
        buttons.buttons()[0].setAutoDefault(False)  # Enter in a field is not for closing
        top = QHBoxLayout()
        top.addWidget(self.platform)
        top.addWidget(self.words, 1)
        top.addWidget(self.go)
        layout = QVBoxLayout(self)
        layout.addLayout(top)
        layout.addWidget(self.line)
        layout.addWidget(self.note)
        layout.addWidget(self.list, 1)
        layout.addWidget(buttons)
        self.resize(560, 420)
        self._count()
        self.words.setFocus()

    def search(self) -> None:
        """Search, and read the records; once more to stop."""
        if self._task is not None:
            self._task.cancel()
            return
        platform, words, platforms = self.platform.currentData(), self.words.text(), self._platforms
        if platform is None:
            return
        self.go.setText(tr("&Stop"))
        self.line.start()
        self._task = run_task(
            tr("Read the contacts of a catalogue"), lambda feedback: collect(platforms, platform, words, feedback),
            self._found, self._failed, self._ended, lambda _part, text: self.note.setText(text) if text else None,
            owner=self, waits=True,
        )  # fmt: skip

    def _ended(self) -> None:
        self._task = None
        self.go.setText(tr("&Search"))
        self.line.stop()

    def _failed(self, error: PluginError) -> None:
        self._ended()
        self.note.setText(str(error))

    def _found(self, found: Collected) -> None:
        self._ended()
        said = tr("%n record(s) read.", n=found.records)
        if found.failed:
            said += " " + tr("%n record(s) could not be read.", n=found.failed)
        self.note.setText(said if found.contacts else said + " " + tr("They name no contact."))
        self.list.clear()
        for contact in found.contacts:
            item = QListWidgetItem(cb.line(contact))
            known = self._book.holds(contact)
            item.setData(_CONTACT, contact)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked if known else Qt.CheckState.Checked)
            if known:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
                item.setToolTip(tr("In the book already"))
            self.list.addItem(item)
        self._count()

    def ticked(self) -> list[Contact]:
        """Give the contacts to be kept."""
        items = (self.list.item(rank) for rank in range(self.list.count()))
        return [item.data(_CONTACT) for item in items if item.checkState() == Qt.CheckState.Checked]

    def _count(self) -> None:
        number = len(self.ticked())
        self.keep.setText(tr("&Keep %n contact(s)", n=number))
        self.keep.setEnabled(number > 0)

    def _keep(self) -> None:
        joined = self._book.keep(self.ticked())
        self.note.setText(
            tr("{added} new in the book, {completed} completed.", added=joined.added, completed=joined.completed)
        )
        for rank in range(self.list.count()):
            self.list.item(rank).setCheckState(Qt.CheckState.Unchecked)
