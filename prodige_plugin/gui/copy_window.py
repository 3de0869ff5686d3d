"""Take elements of another record: of the catalogue, of a file, of another layer, of a draft."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from qgis.core import QgsMapLayer, QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from ..catalogue.model import Query, Summary
from ..errors import BadRecord, FileError, PluginError
from ..feedback import Feedback
from ..i18n import tr
from ..metadata import org_templates as ot
from ..metadata.org_templates import Template
from ..metadata.record import Record, read_record
from ..platforms.model import Platform
from .button_box import button_box
from .drafts import Draft, Drafts
from .fill_table import FillTable
from .formats import pair_text, tip_text
from .labels import sentence
from .metadata_session import open_subject
from .platform_list import PlatformList
from .profile import drafts_folder
from .progress_line import ProgressLine
from .tasks import TaskHandle, run_task
from .template_window import Described, propose_fillings

#: Gives a record. Worker thread.
Giver = Callable[[Feedback], Record]
_GIVER = Qt.ItemDataRole.UserRole
#: Where a record may come from; the others are platforms.
LAYERS, DRAFTS, FILE = "layers", "drafts", "file"
_HITS = 40


class CopyWindow(QDialog):
    """Records at the left, what the chosen one has for the record of the dock at the right; not modal."""

    def __init__(
        self, dock: Described, platforms: PlatformList, drafts: Drafts | None = None, parent: QWidget | None = None
    ) -> None:
        """:param drafts: where drafts are kept; by default in the profile."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Copy from another record"))
        self._dock, self._platforms, self._drafts = dock, platforms, drafts or Drafts(drafts_folder())
        self._asking: TaskHandle | None = None
        self._reading: TaskHandle | None = None
        self._data = b""
        self.source = QComboBox(self)
        self.source.setAccessibleName(tr("Where the record is"))
        for platform in platforms.all():
            self.source.addItem(tr("Catalogue: {platform}", platform=platform.name), platform)
        for text, key in ((tr("Layers of the project"), LAYERS), (tr("Drafts"), DRAFTS), (tr("A file…"), FILE)):
            self.source.addItem(text, key)
        current = platforms.current()
        if current is not None:
            name = tr("Catalogue: {platform}", platform=current.name)
            self.source.setCurrentIndex(max(0, self.source.findText(name)))
        self.source.activated.connect(lambda _rank: self.list_records())
        self.words = QLineEdit(self)
        self.words.setPlaceholderText(tr("Words of the record's title"))
        self.words.setAccessibleName(tr("Words"))
        self.words.returnPressed.connect(self.list_records)
        self.list = QListWidget(self)
        self.list.setAccessibleName(tr("Records"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(lambda item, _before: self._read(item))
        self.line = ProgressLine(self)
        self.note = sentence(self)
        self.fill = FillTable(tr("In the other record"), self)
        self.fill.changed.connect(self._show_button)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.source, self.words, self.list):
            column.addWidget(part)
        split = QSplitter(self)
        split.addWidget(left)
        split.addWidget(self.fill)
        split.setSizes([260, 560])
        split.setChildrenCollapsible(False)
        buttons = button_box(self, QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        buttons.buttons()[0].setAutoDefault(False)  # Enter in a field is not for closing
        self.take = QPushButton(self)
        self.take.setAutoDefault(False)
        self.take.clicked.connect(self.propose)
        buttons.addButton(self.take, QDialogButtonBox.ButtonRole.ActionRole)
        told = QHBoxLayout()
        told.addWidget(self.note, 1)
        layout = QVBoxLayout(self)
        layout.addWidget(split, 1)
        layout.addWidget(self.line)
        layout.addLayout(told)
        layout.addWidget(buttons)
        self.resize(840, 520)
        self._show_button()
        self.list_records()
        self.words.setFocus()

    # -- the records --

    def list_records(self) -> None:
        """List the records of the chosen place."""
        source = self.source.currentData()
        self.words.setVisible(source != FILE)
        self.list.clear()
        self.note.setText("")
        if isinstance(source, Platform):
            self._search(source)
        elif source == LAYERS:
            self._offer([(layer.name(), partial(self._of_layer, layer.id())) for layer in self._layers()])
        elif source == DRAFTS:
            drafts = self._drafts
            self._ask(tr("Read the drafts"), lambda _feedback: drafts.all(), self._list_drafts)
        else:
            self._ask_file()

    def _ask(self, title: str, work: Callable[[Feedback], object], done: Callable[..., object]) -> None:
        if self._asking is not None:
            self._asking.abandon()
        self.line.start()

        def came(found: object) -> None:
            self._asking = None
            self.line.stop()
            done(found)

        self._asking = run_task(title, work, came, self._failed, self.line.stop, owner=self, hidden=True, waits=True)

    def _failed(self, error: PluginError) -> None:
        self._asking = self._reading = None
        self.line.stop()
        self.note.setText(str(error))

    def _search(self, platform: Platform) -> None:
        words, platforms = self.words.text().strip(), self._platforms

        def work(feedback: Feedback) -> tuple[Summary, ...]:
            return platforms.catalogue(platform, feedback).search(Query(words, page_size=_HITS), feedback).summaries

        def done(hits: tuple[Summary, ...]) -> None:
            self._offer(
                [(hit.title or hit.identifier, partial(self._of_catalogue, platform, hit.identifier)) for hit in hits]
            )

        self._ask(tr("Search the catalogue"), work, done)

    def _list_drafts(self, drafts: list[Draft]) -> None:
        self._offer([(draft.title or draft.key, partial(_of_draft, draft)) for draft in drafts])

    def _offer(self, found: list[tuple[str, Callable[[], Giver]]]) -> None:
        """List records; words narrow those that were not searched by a server."""
        words = self.words.text().casefold().split() if not isinstance(self.source.currentData(), Platform) else []
        for text, of in found:
            if all(word in text.casefold() for word in words):
                item = QListWidgetItem(text)
                item.setToolTip(tip_text(text))
                item.setData(_GIVER, of)
                self.list.addItem(item)
        if not self.list.count():
            self.note.setText(tr("No record here. Try other words, or another place."))

    def _ask_file(self) -> None:
        path, _kind = QFileDialog.getOpenFileName(self, tr("Record to copy from"), "", tr("ISO records (*.xml)"))
        if path:
            self.add_file(Path(path))

    def add_file(self, path: Path) -> None:
        """List a file, and choose it."""
        self.source.setCurrentIndex(self.source.findData(FILE))
        self._offer([(path.name, lambda: lambda _feedback: _of_file(path))])
        self.list.setCurrentRow(self.list.count() - 1)

    @staticmethod
    def _layers() -> list[QgsMapLayer]:
        layers = QgsProject.instance().mapLayers().values()
        return sorted(layers, key=lambda layer: layer.name().casefold())

    def _of_layer(self, layer_id: str) -> Giver:
        from .layer_record import subject_of

        layer = QgsProject.instance().mapLayer(layer_id)
        if layer is None:  # it was taken out of the project since it was listed
            return _of_no_layer
        subject, drafts, platforms = subject_of(layer), self._drafts, self._platforms

        def catalogue_of(key: str, feedback: Feedback) -> object:
            platform = platforms.by_key(key)
            return platforms.catalogue(platform, feedback) if platform is not None else None

        return lambda feedback: open_subject(subject, drafts, catalogue_of, "", feedback).record

    def _of_catalogue(self, platform: Platform, identifier: str) -> Giver:
        platforms = self._platforms

        def give(feedback: Feedback) -> Record:
            data = platforms.catalogue(platform, feedback).fetch(identifier, feedback)
            if data is None:
                raise BadRecord(tr("The catalogue has no record of this name any more."))
            return read_record(data)

        return give

    # -- the elements --

    def _read(self, item: QListWidgetItem | None) -> None:
        if self._reading is not None:
            self._reading.abandon()
            self._reading = None
        giver: Giver | None = item.data(_GIVER)() if item is not None else None
        session = self._dock.session
        self._data = session.record.to_bytes() if session is not None else b""
        if item is None or giver is None or not self._data:
            self.fill.show_fillings((), tr("Choose a record: what it says otherwise than this one is shown here."))
            return
        data, name = self._data, item.text()

        def work(feedback: Feedback) -> list[ot.Filling]:
            template: Template = ot.of_record(name, giver(feedback))
            return ot.plan(Record.parse(data), template)

        def done(plan: list[ot.Filling]) -> None:
            self._reading = None
            self.line.stop()
            self.note.setText(pair_text(tr("Chosen"), name))
            # what is true of other data is not true of these: only what an organisation's records share is ticked
            self.fill.show_fillings(plan, tr("This record says all of it already."), ot.USUAL)

        self.line.start()
        self._reading = run_task(
            tr("Read a record"), work, done, self._failed, self.line.stop, owner=self, hidden=True, waits=True
        )

    def _show_button(self) -> None:
        number = len(self.fill.ticked())
        self.take.setText(tr("&Copy %n element(s)…", n=number))
        self.take.setEnabled(number > 0)

    def propose(self) -> QDialog | None:
        """Show the difference it makes, and make it when the person says so."""
        title = tr("What the copy changes")
        return propose_fillings(
            self._dock, self._data, self.fill, self, title, lambda: self._read(self.list.currentItem())
        )


def _of_draft(draft: Draft) -> Giver:
    return lambda _feedback: Record.parse(draft.record_bytes())


def _of_no_layer(_feedback: Feedback) -> Record:
    raise BadRecord(tr("The layer cannot be read."), "", tr("Choose another layer."))


def _of_file(path: Path) -> Record:
    try:
        return read_record(path.read_bytes())
    except OSError as error:
        raise FileError(
            tr("{path} cannot be read.", path=path),
            tr("The disk refused: {reason}", reason=error.strerror or error),
            tr("See that the file is there."),
        ) from error


def copy_from(dock: Described, parent: QWidget | None = None, platforms: PlatformList | None = None) -> CopyWindow:
    """Open the records to copy from, for the record of the Metadata dock."""
    parent = parent or (dock.window() if isinstance(dock, QWidget) else None)
    window = CopyWindow(dock, platforms or PlatformList(), None, parent)
    window.show()
    return window
