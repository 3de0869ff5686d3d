"""The window of templates: choose one, see what it would change, take it; make, share and delete them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from qgis.PyQt.QtCore import QSignalBlocker, Qt
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QInputDialog,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..errors import BadRecord, PluginError
from ..i18n import tr
from ..metadata import org_templates as ot
from ..metadata.elements import element
from ..metadata.org_templates import Template
from ..metadata.record import Record
from . import icons, messages
from .button_box import button_box
from .diff_window import propose
from .fill_table import FillTable
from .formats import tip_text
from .labels import sentence
from .template_save import SaveTemplate
from .template_store import TemplateStore, template_store

if TYPE_CHECKING:
    from .metadata_session import Session

_TEMPLATE = Qt.ItemDataRole.UserRole


class Described(Protocol):
    """Whatever holds the record that is filled: the Metadata dock."""

    session: Session | None

    def take_change(self, before: bytes, after: bytes, count: int) -> None:
        """Take a new state of the record that was proposed, unless it was edited meanwhile."""


class TemplateWindow(QDialog):
    """Templates at the left, what the chosen one has for the record at the right; not modal."""

    def __init__(self, dock: Described, store: TemplateStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Templates"))
        self._dock, self.store = dock, store
        self._undo: Callable[[], object] | None = None
        self._data = b""
        self.list = QListWidget(self)
        self.list.setAccessibleName(tr("Templates"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(lambda _item, _before: self.show_plan())
        self.about = sentence(self)
        self.fill = FillTable(tr("In the template"), self)
        self.fill.changed.connect(self._show_buttons)
        self.note, self.place = sentence(self), sentence(self)
        self.undo = QPushButton(tr("Undo"), self)
        self.undo.setAutoDefault(False)
        self.undo.clicked.connect(self._bring_back)
        self.undo.hide()
        left, right = QWidget(self), QWidget(self)
        for widget, parts in ((left, (self.list,)), (right, (self.about, self.fill))):
            column = QVBoxLayout(widget)
            column.setContentsMargins(0, 0, 0, 0)
            for part in parts:
                column.addWidget(part, 0 if part is self.about else 1)
        left.layout().addLayout(self._list_buttons())
        split = QSplitter(self)
        split.addWidget(left)
        split.addWidget(right)
        split.setSizes([240, 560])
        split.setChildrenCollapsible(False)
        told = QHBoxLayout()
        told.addWidget(self.note, 1)
        told.addWidget(self.undo)
        buttons = button_box(self, QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        buttons.buttons()[0].setAutoDefault(False)  # Enter in a field is not for closing
        self.take = QPushButton(self)
        self.take.setAutoDefault(False)
        self.take.clicked.connect(self.propose)
        buttons.addButton(self.take, QDialogButtonBox.ButtonRole.ActionRole)
        layout = QVBoxLayout(self)
        layout.addWidget(split, 1)
        layout.addWidget(self.place)
        layout.addLayout(told)
        layout.addWidget(buttons)
        self.resize(820, 520)
        store.changed.connect(self.refresh)
        self.refresh()

    def _list_buttons(self) -> QHBoxLayout:
        self.save = QPushButton(icons.theme("mActionFileSave.svg"), tr("&Save as template…"), self)
        self.save.setToolTip(tr("Make a template of the record that is shown"))
        self.save.setAutoDefault(False)
        self.save.clicked.connect(self.ask_save)
        more = QToolButton(self)
        more.setText("⋯")
        more.setToolTip(tr("Rename, delete, import, export, share"))
        more.setAccessibleName(more.toolTip())
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        more.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        menu = QMenu(more)
        self._of_own = [menu.addAction(tr("&Rename…")), menu.addAction(tr("&Delete")), menu.addAction(tr("&Export…"))]
        for action, slot in zip(self._of_own, (self._ask_rename, self.remove, self._ask_export), strict=True):
            action.triggered.connect(slot)
        menu.addSeparator()
        menu.addAction(tr("&Import a file…")).triggered.connect(self._ask_import)
        menu.addAction(tr("&Templates of the organisation…")).triggered.connect(self._ask_place)
        menu.aboutToShow.connect(self._show_buttons)
        more.setMenu(menu)
        row = QHBoxLayout()
        row.addWidget(self.save)
        row.addStretch(1)
        row.addWidget(more)
        return row

    # -- the list --

    def refresh(self) -> None:
        """List the templates anew; the chosen one stays chosen."""
        chosen = self.chosen()
        with QSignalBlocker(self.list):
            self.list.clear()
            for templates, own in ((self.store.own(), True), (self.store.shared(), False)):
                for one in templates:
                    item = QListWidgetItem(one.name if own else tr("{template} (organisation)", template=one.name))
                    item.setToolTip(tip_text(one.about or one.name))
                    item.setData(_TEMPLATE, (one, own))
                    self.list.addItem(item)
                    if chosen is not None and (one.name, own) == (chosen[0].name, chosen[1]):
                        self.list.setCurrentItem(item)
            if self.list.currentRow() < 0 and self.list.count():
                self.list.setCurrentRow(0)
        self.place.setText(self.store.note)
        self.place.setVisible(bool(self.store.note))
        self.show_plan()

    def chosen(self) -> tuple[Template, bool] | None:
        """Give the template that is chosen, and whether it is the person's own."""
        item = self.list.currentItem()
        return item.data(_TEMPLATE) if item is not None else None

    def show_plan(self) -> None:
        """Show what the chosen template has for the record as it is now."""
        chosen, session = self.chosen(), self._dock.session
        self._data = session.record.to_bytes() if session is not None else b""
        if chosen is None:
            self.about.setText(
                tr("No template yet. Describe one record well, and save it as a template: contacts, licence, themes "
                   "and language are there for the next one.")
            )  # fmt: skip
            self.fill.show_fillings((), "")
        else:
            held = ", ".join(element(key).label for key in chosen[0].values)
            self.about.setText(chosen[0].about or tr("It holds: {elements}", elements=held))
            plan = ot.plan(session.record, chosen[0]) if session is not None else []
            none = tr("The record says all of it already.") if session is not None else tr("No record is shown.")
            self.fill.show_fillings(plan, none)
        self._show_buttons()

    def _show_buttons(self) -> None:
        number, chosen = len(self.fill.ticked()), self.chosen()
        self.take.setText(tr("&Apply %n element(s)…", n=number))
        self.take.setEnabled(number > 0)
        self.save.setEnabled(self._dock.session is not None)
        for action in self._of_own:
            action.setEnabled(chosen is not None and (chosen[1] or action is self._of_own[2]))

    # -- using --

    def propose(self) -> QDialog | None:
        """Show the difference it makes, and make it when the person says so."""
        return propose_fillings(self._dock, self._data, self.fill, self, tr("What the template changes"), self._applied)

    def _applied(self) -> None:
        self.show_plan()
        self._say(tr("The template was applied; “Undo” in the Metadata panel takes it back."))

    def ask_save(self) -> SaveTemplate | None:
        """Ask for a name and for the elements of a new template."""
        session = self._dock.session
        if session is None:
            return None
        return save_as_template(session.record, self.store, self, self._kept)

    def _kept(self, template: Template, before: Template | None) -> None:
        for row in range(self.list.count()):
            if self.list.item(row).data(_TEMPLATE) == (template, True):
                self.list.setCurrentRow(row)
        if before is not None:
            said = tr("The template “{name}” was replaced.", name=template.name)
            self._say(said, lambda: self.store.keep(before))
        else:
            self._say(tr("The template “{name}” was kept.", name=template.name))

    # -- keeping --

    def remove(self) -> None:
        """Delete the chosen template; it can be had back."""
        chosen = self.chosen()
        if chosen is not None and chosen[1]:
            gone = self.store.remove(chosen[0].name)
            if gone is not None:
                self._say(tr("“{name}” was deleted.", name=gone.name), lambda: self.store.keep(gone))

    def _ask_rename(self) -> None:
        chosen = self.chosen()
        if chosen is not None and chosen[1]:
            self._ask(tr("New name"), chosen[0].name, lambda name: self.rename(chosen[0], name))

    def rename(self, template: Template, name: str) -> None:
        """Give a template another name."""
        if name.strip() and name.strip() != template.name:
            self.store.remove(template.name)
            self.store.keep(Template(name.strip(), template.values, template.about))

    def _ask(self, label: str, text: str, then: Callable[[str], object]) -> None:
        dialog = QInputDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(tr("Templates"))
        dialog.setLabelText(label)
        dialog.setTextValue(text)
        dialog.setOkButtonText(tr("OK"))
        dialog.setCancelButtonText(tr("Cancel"))
        dialog.textValueSelected.connect(then)
        dialog.show()

    def _ask_place(self) -> None:
        self._ask(
            tr("Folder, file or web address of your organisation's templates: files exported here, or ISO records."),
            self.store.place, self.store.set_place,
        )  # fmt: skip

    def _ask_export(self) -> None:
        chosen = self.chosen()
        if chosen is None:
            return
        name = f"{chosen[0].name}.json"
        path, _kind = QFileDialog.getSaveFileName(self, tr("Export the template"), name, tr("Templates (*.json)"))
        if path:
            self._try(lambda: self.store.export(Path(path), (chosen[0],)), tr("Written to {path}.", path=path))

    def _ask_import(self) -> None:
        kinds = tr("Templates and ISO records (*.json *.xml)")
        path, _kind = QFileDialog.getOpenFileName(self, tr("Import a template"), "", kinds)
        if path:
            self.import_file(Path(path))

    def import_file(self, path: Path) -> None:
        """Keep the templates of a file; can be undone."""
        fresh: list[Template] = []
        if self._try(lambda: fresh.extend(self.store.import_from(path)), ""):
            self._say(
                tr("%n template(s) taken from the file.", n=len(fresh)),
                lambda: [self.store.remove(one.name) for one in fresh],
            )

    def _try(self, work: Callable[[], object], said: str) -> bool:
        try:
            work()
        except PluginError as error:
            messages.show_error(error)
            self._say(str(error))
            return False
        self._say(said)
        return True

    def _say(self, text: str, undo: Callable[[], object] | None = None) -> None:
        self.note.setText(text)
        self._undo = undo
        self.undo.setVisible(undo is not None)

    def _bring_back(self) -> None:
        undo, self._undo = self._undo, None
        self._say("")
        if undo is not None:
            undo()


def propose_fillings(
    dock: Described, data: bytes, table: FillTable, parent: QWidget, title: str, done: Callable[[], object]
) -> QDialog | None:
    """Show what the ticked elements of a table would make of a record, and make it when the person says so."""
    wanted, adds = table.ticked(), table.adds
    if not wanted or not data:
        return None

    def change() -> tuple[bytes, str]:
        record = Record.parse(data)
        failed = ot.fill(record, wanted, adds)
        if len(failed) == len(wanted):
            raise next(iter(failed.values()), BadRecord(tr("Nothing can be taken.")))
        told = (f"{element(key).label}: {error}" for key, error in failed.items())
        return record.to_bytes(), "\n".join(told)

    def take(new: bytes) -> None:
        dock.take_change(data, new, len(wanted))
        done()

    return propose(data, change, parent, title, tr("&Take it"), take)


def save_as_template(
    record: Record,
    store: TemplateStore,
    parent: QWidget,
    kept: Callable[[Template, Template | None], object] = lambda _new, _old: None,
) -> SaveTemplate:
    """Ask for a name and for the elements of a record that make a template, and keep it."""
    window = SaveTemplate(record, lambda template: kept(template, store.keep(template)), parent)
    window.show()
    return window


def apply_template(dock: Described, parent: QWidget | None = None) -> TemplateWindow:
    """Open the templates for the record of the Metadata dock."""
    window = TemplateWindow(dock, template_store(), parent or (dock.window() if isinstance(dock, QWidget) else None))
    window.show()
    return window
