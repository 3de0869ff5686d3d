"""The feature catalogue of a layer (ISO 19110): its fields in a table, kept as a file, pointed to by the record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ..errors import BadRecord, LayerError, PluginError
from ..feedback import Feedback
from ..i18n import tr
from ..metadata import feature_catalogue as catalogues
from ..metadata.facts import LayerFacts
from ..metadata.feature_catalogue import Attribute, Catalogue
from ..metadata.record import Record
from . import messages
from .button_box import button_box
from .formats import tip_text
from .labels import sentence
from .tasks import PRIORITY_HIGH, run_task

_DEFINITION = 3
#: Most values of a list shown in a cell.
_SHOWN = 12


class FieldsWindow(QDialog):
    """A row per field; what a field means can be written, the rest is the layer's."""

    def __init__(
        self,
        current: Callable[[], Record | None],
        facts: Callable[[Feedback], LayerFacts],
        link: Callable[[Record], object],
        parent: QWidget | None = None,
    ) -> None:
        """:param current: gives the layer's record as it is now, ``None`` when another one is shown.

        :param facts: gives what the layer knows; worker thread.
        :param link: takes the record with the link to the catalogue.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Feature catalogue"))
        self._current, self._link = current, link
        self._facts = LayerFacts()
        self._catalogue: Catalogue | None = None
        self.note = sentence(self, tr("Reading the layer's fields…"))
        self.table = QTableWidget(0, 5, self)
        self.table.setHorizontalHeaderLabels(
            [tr("Field"), tr("Type"), tr("Required"), tr("What it means"), tr("Values")]
        )
        self.table.setAccessibleName(tr("Fields of the layer"))
        self.table.setWordWrap(True)
        self.table.verticalHeader().hide()
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_DEFINITION, QHeaderView.ResizeMode.Stretch)
        self.table.itemChanged.connect(self._changed)
        self.buttons = button_box(self, QDialogButtonBox.StandardButton.Close)
        self.buttons.rejected.connect(self.close)
        self.words = self._button(tr("Take &words from a file…"), self._choose_words)
        self.words.setToolTip(tr("The meanings and values of an older feature catalogue of this layer"))
        self.save = self._button(tr("&Save as a file…"), self._choose_file)
        self.save.setToolTip(tr("ISO 19110, as GeoNetwork imports it"))
        self.linked = self._button(tr("&Link in the record"), self._put_link)
        self.linked.setToolTip(tr("The record then points to this catalogue by its identifier"))
        layout = QVBoxLayout(self)
        layout.addWidget(self.note)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.buttons)
        self.resize(820, 460)
        run_task(
            tr("Read the layer's fields"), facts, self._show, lambda error: self.note.setText(str(error)),
            owner=self, hidden=True, priority=PRIORITY_HIGH,
        )  # fmt: skip

    def _button(self, text: str, slot: Callable[[], object]) -> QPushButton:
        button = QPushButton(text, self)
        button.setEnabled(False)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: slot())
        self.buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        return button

    # -- what is shown -----------------------------------------------------------------------------

    def _show(self, facts: LayerFacts) -> None:
        self._facts = facts
        record = self._current()
        held = record.get("feature_catalogue") if record is not None else ()
        known = next((one.identifier for one in held if one.identifier), "")
        self.show_catalogue(catalogues.from_facts(facts, record, known))

    def show_catalogue(self, catalogue: Catalogue) -> None:
        """Fill the table."""
        self._catalogue = catalogue
        fields = self.fields()
        self.table.blockSignals(True)
        self.table.setRowCount(len(fields))
        for row, one in enumerate(fields):
            listed = [f"{value.code} – {value.label}" if value.code != value.label else value.label
                      for value in one.values[:_SHOWN]]  # fmt: skip
            listed += ["…"] if len(one.values) > _SHOWN else []
            cells = (one.name, one.typed, tr("yes") if one.mandatory else "", one.explained, "\n".join(listed))
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(tip_text(text))
                if column != _DEFINITION:
                    item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
                self.table.setItem(row, column, item)
        self.table.blockSignals(False)
        self.table.resizeRowsToContents()
        for button in (self.words, self.save, self.linked):
            button.setEnabled(bool(fields))
        empty = sum(not one.explained for one in fields)
        if not fields:
            text = tr("This layer has no fields.")
        elif empty:
            text = tr("%n field(s) without meaning: double-click a cell to write it.", n=empty)
        else:
            text = tr("Every field says what it means.")
        self.note.setText(" ".join([text, *self._facts.notes]))

    def fields(self) -> tuple[Attribute, ...]:
        """Give the fields as they are shown."""
        return self._catalogue.types[0].attributes if self._catalogue is not None else ()

    def _changed(self, item: QTableWidgetItem) -> None:
        if self._catalogue is None or item.column() != _DEFINITION:
            return
        fields = list(self.fields())
        fields[item.row()] = replace(fields[item.row()], alias="", definition=item.text().strip(), constraint="")
        self._take(tuple(fields))

    def _take(self, fields: tuple[Attribute, ...]) -> None:
        if self._catalogue is not None:
            first, *others = self._catalogue.types
            kinds = (replace(first, attributes=fields), *others)
            self.show_catalogue(replace(self._catalogue, types=kinds))

    # -- what can be done --------------------------------------------------------------------------

    def _choose_words(self) -> None:
        path, _kind = QFileDialog.getOpenFileName(self, tr("Take words from a file"), "", _filter())
        if path:
            self.take_words(Path(path))

    def take_words(self, path: Path) -> None:
        """Take meanings and values from an older catalogue, for the fields that are still there."""

        def work(_feedback: Feedback) -> Catalogue:
            try:
                old = catalogues.read(path.read_bytes())
            except OSError as error:
                raise _unreadable(path, error) from error
            return catalogues.renewed(old, self._facts)

        def done(found: Catalogue) -> None:
            name = self._facts.layer_name.casefold()
            kinds = sorted(found.types, key=lambda kind: kind.name.casefold() != name)
            self.show_catalogue(replace(found, types=tuple(kinds)))

        run_task(tr("Read a feature catalogue"), work, done, messages.show_error, owner=self, hidden=True)

    def _choose_file(self) -> None:
        name = f"{self._facts.layer_name or 'catalogue'}_iso19110.xml"
        path, _kind = QFileDialog.getSaveFileName(self, tr("Save the feature catalogue"), name, _filter())
        if path:
            self.save_to(Path(path))

    def save_to(self, path: Path) -> None:
        """Write the catalogue as XML."""
        if self._catalogue is None:
            return
        try:
            data = catalogues.build(self._catalogue)
        except BadRecord as error:
            messages.show_error(error)
            return

        def work(_feedback: Feedback) -> None:
            try:
                path.write_bytes(data)
            except OSError as error:
                raise _unwritable(path, error) from error

        def done(_none: None) -> None:
            messages.show_success(tr("The feature catalogue is in {name}.", name=path.name))

        run_task(tr("Save the feature catalogue"), work, done, messages.show_error, owner=self, hidden=True)

    def _put_link(self) -> None:
        if self._catalogue is None:
            return
        shown = self._current()
        if shown is None:
            self.note.setText(tr("Another record is shown now. Show this layer's again to link the catalogue in it."))
            return
        record = shown.copy()
        wanted = catalogues.reference(self._catalogue)
        held = record.get("feature_catalogue")
        if any(one.identifier == wanted.identifier for one in held):
            self.note.setText(tr("The record already points to this catalogue."))
            return
        try:
            record.set("feature_catalogue", (*held, wanted))
        except PluginError as error:
            messages.show_error(error)
            return
        self._link(record)
        self.note.setText(
            tr("The record points to the catalogue. Import its file into the same catalogue of metadata, where the "
               "link then leads to it.")
        )  # fmt: skip


def _filter() -> str:
    return tr("Feature catalogue, ISO 19110 (*.xml)")


def _unreadable(path: Path, error: OSError) -> LayerError:
    return LayerError(tr("The file {name} cannot be read.", name=path.name), "", tr("Choose another one."), str(error))


def _unwritable(path: Path, error: OSError) -> LayerError:
    return LayerError(
        tr("The file {name} cannot be written.", name=path.name),
        tr("The folder is read-only, full or gone."),
        tr("Choose another folder."),
        str(error),
    )
