"""The window of the contacts book: look up, edit, share, choose."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from qgis.core import QgsApplication
from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import QSignalBlocker, Qt
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QInputDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QScrollArea,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..errors import PluginError
from ..i18n import tr
from ..metadata import codelists
from ..metadata import contact_book as cb
from ..metadata.values import Contact
from . import icons, messages
from .button_box import button_box
from .contact_parts import MoreParts, label
from .contacts_book import ContactsBook, shared_book
from .element_text import language
from .formats import tip_text
from .labels import sentence
from .platform_list import PlatformList
from .rest import rest_timer

_CONTACT = Qt.ItemDataRole.UserRole
#: How long typing rests before a contact is kept as it is, in ms.
KEEP_MS = 600


class ContactsWindow(QDialog):
    """A list with a filter, and the contact that is chosen; not modal."""

    def __init__(
        self, book: ContactsBook, parent: QWidget | None = None, take: Callable[[Contact], object] | None = None
    ) -> None:
        """:param take: called with a contact to be used; without it the window only edits."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Contacts book"))
        self.book, self._take = book, take
        #: the contact shown, ``None`` for a new one; and whether it is one's own.
        self._shown: Contact | None = None
        self._own = True
        self._undo: Callable[[], object] | None = None
        self.filter = QgsFilterLineEdit(self)
        self.filter.setShowSearchIcon(True)
        self.filter.setPlaceholderText(tr("Search the contacts…"))
        self.filter.setAccessibleName(tr("Search the contacts…"))
        self.filter.textChanged.connect(lambda _text: self.fill())
        self.list = QListWidget(self)
        self.list.setAccessibleName(tr("Contacts"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.currentItemChanged.connect(lambda item, _before: self._chosen(item))
        self.list.itemActivated.connect(lambda _item: self._use())
        self.note = sentence(self)
        self.team = sentence(self)
        self.undo = QPushButton(tr("Undo"), self)
        self.undo.setAutoDefault(False)
        self.undo.clicked.connect(self._bring_back)
        self.undo.hide()
        left, right = QWidget(self), QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.filter)
        column.addWidget(self.list, 1)
        column.addLayout(self._list_buttons())
        self._build_form(right)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(right)
        split = QSplitter(self)
        split.addWidget(left)
        split.addWidget(area)
        split.setSizes([270, 360])
        split.setChildrenCollapsible(False)
        told = QHBoxLayout()
        told.addWidget(self.note, 1)
        told.addWidget(self.undo)
        buttons = button_box(self, QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        buttons.buttons()[0].setAutoDefault(False)  # Enter in a field is not for closing
        self.use = QPushButton(tr("&Use this contact"), self)
        self.use.setAutoDefault(False)
        self.use.clicked.connect(self._use)
        self.use.setVisible(take is not None)
        buttons.addButton(self.use, QDialogButtonBox.ButtonRole.ActionRole)
        layout = QVBoxLayout(self)
        layout.addWidget(split, 1)
        layout.addWidget(self.team)
        layout.addLayout(told)
        layout.addWidget(buttons)
        self.resize(660, 470)
        self._rest = rest_timer(self, KEEP_MS, self.keep_shown)
        book.changed.connect(self.fill)
        self.fill()
        if self.list.count() == 0:
            self._show(None, own=True)
        self.filter.setFocus()

    def _list_buttons(self) -> QHBoxLayout:
        self.new = QPushButton(icons.theme("symbologyAdd.svg"), tr("&New"), self)
        self.delete = QPushButton(icons.theme("symbologyRemove.svg"), tr("&Delete"), self)
        for button, slot in ((self.new, self.begin_new), (self.delete, self.remove)):
            button.setAutoDefault(False)
            button.clicked.connect(slot)
        more = QToolButton(self)
        more.setText("⋯")
        more.setToolTip(tr("Import, export, share"))
        more.setAccessibleName(more.toolTip())
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        more.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        menu = QMenu(more)
        menu.addAction(tr("Import from a &catalogue…")).triggered.connect(self.from_catalogue)
        menu.addAction(tr("&Import a file…")).triggered.connect(self._ask_import)
        menu.addAction(tr("&Export to a file…")).triggered.connect(self._ask_export)
        menu.addSeparator()
        menu.addAction(tr("The &team's book…")).triggered.connect(self._ask_team)
        more.setMenu(menu)
        row = QHBoxLayout()
        row.addWidget(self.new)
        row.addWidget(self.delete)
        row.addStretch(1)
        row.addWidget(more)
        return row

    def _build_form(self, page: QWidget) -> None:
        self.organisation, self.email = QLineEdit(page), QLineEdit(page)
        self.role = QComboBox(page)
        for value, text in codelists.choices("CI_RoleCode", language()):
            self.role.addItem(text, value)
        self.parts = MoreParts(self._edited, page)
        form = QFormLayout()
        form.setVerticalSpacing(3)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for name, field in (("organisation", self.organisation), ("email", self.email), ("role", self.role)):
            field.setAccessibleName(label(name))
            form.addRow(tr("Usual role") if name == "role" else label(name), field)
        for edit in (self.organisation, self.email):
            edit.textEdited.connect(lambda _text: self._edited())
        self.role.activated.connect(lambda _rank: self._edited())
        self.form_note = sentence(page)
        column = QVBoxLayout(page)
        column.setContentsMargins(4, 0, 4, 0)
        column.addWidget(self.form_note)
        column.addLayout(form)
        column.addWidget(self.parts)
        column.addStretch(1)

    # -- the list --

    def fill(self) -> None:
        """List the contacts that have the words; the one shown stays chosen."""
        self.team.setText(self.book.team_note)
        self.team.setVisible(bool(self.book.team_note))
        words = self.filter.text()
        own = self.book.own()
        team = [contact for contact in self.book.team() if not any(cb.same(contact, one) for one in own)]
        with QSignalBlocker(self.list):
            self.list.clear()
            for book, mine in ((own, True), (team, False)):
                for contact in cb.find(book, words, cb.MOST):
                    self._add_item(contact, mine)
        current = next((i for i in self._items() if i.data(_CONTACT) == (self._shown, self._own)), None)
        if current is not None:
            with QSignalBlocker(self.list):
                self.list.setCurrentItem(current)
        elif self.list.count() and not self._rest.isActive() and not self._typing:
            self.list.setCurrentRow(0)
        self._show_buttons()

    def _add_item(self, contact: Contact, mine: bool) -> None:
        text = cb.title(contact) + (f" – {contact.name}" if contact.name and contact.organisation else "")
        item = QListWidgetItem(text if mine else tr("{contact} (team)", contact=text))
        item.setData(_CONTACT, (contact, mine))
        parts = (text, contact.email, contact.position, contact.city)
        item.setToolTip(tip_text("\n".join(part for part in parts if part)))
        self.list.addItem(item)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(rank) for rank in range(self.list.count())]

    @property
    def _typing(self) -> bool:
        """Whether a new contact is being typed."""
        return self._shown is None and not cb.is_empty(self.contact())

    def _chosen(self, item: QListWidgetItem | None) -> None:
        chosen = item.data(_CONTACT) if item is not None else None
        self.keep_shown()  # which may list anew: the item is gone then
        if chosen is not None:
            self._show(*chosen)
            self.fill()

    def _show(self, contact: Contact | None, own: bool) -> None:
        self._shown, self._own = contact, own
        shown = contact or Contact()
        self.organisation.setText(shown.organisation)
        self.email.setText(shown.email)
        if self.role.findData(shown.role) < 0:
            self.role.addItem(shown.role, shown.role)
        self.role.setCurrentIndex(self.role.findData(shown.role))
        self.parts.show_contact(shown)
        for widget in (self.organisation, self.email, self.role, self.parts):
            widget.setEnabled(own)
        note = "" if own else tr("This contact is the team's: it is changed where the team keeps it.")
        self.form_note.setText(tr("A new contact") if contact is None else note)
        self._show_buttons()

    def _show_buttons(self) -> None:
        self.delete.setEnabled(self._own and self._shown is not None)
        self.use.setEnabled(not cb.is_empty(self.contact()))

    # -- editing --

    def contact(self) -> Contact:
        """Give the contact as the fields have it."""
        plain = replace(
            self._shown or Contact(),
            organisation=self.organisation.text().strip(),
            email=self.email.text().strip(),
            role=str(self.role.currentData() or "pointOfContact"),
        )
        return self.parts.into(plain)

    def _edited(self) -> None:
        self._show_buttons()
        self._rest.start()

    def keep_shown(self) -> None:
        """Keep the contact as it is now."""
        self._rest.stop()
        contact = self.contact()
        if self._own and not cb.is_empty(contact) and contact != self._shown:
            before, self._shown = self._shown, contact
            self.book.change(before, contact)
            self._shown = next((one for one in self.book.own() if cb.same(one, contact)), contact)

    def begin_new(self) -> None:
        """Begin a contact."""
        self.keep_shown()
        with QSignalBlocker(self.list):
            self.list.setCurrentRow(-1)
        self._show(None, own=True)
        self.organisation.setFocus()

    def remove(self) -> None:
        """Delete the contact shown; it can be had back."""
        self._rest.stop()
        if self._shown is not None and self._own:
            contact, self._shown = self._shown, None
            self.parts.show_contact(Contact())
            for edit in (self.organisation, self.email):
                edit.clear()
            back = self.book.remove((contact,))
            self._say(tr("“{name}” was deleted.", name=cb.title(contact)), back)

    def _say(self, text: str, undo: Callable[[], object] | None = None) -> None:
        self.note.setText(text)
        self._undo = undo
        self.undo.setVisible(undo is not None)

    def _bring_back(self) -> None:
        undo, self._undo = self._undo, None
        self._say("")
        if undo is not None:
            undo()

    def _use(self) -> None:
        self.keep_shown()
        if self._take is not None and not cb.is_empty(self.contact()):
            self._take(self.contact())
            self.close()

    # -- sharing --

    def from_catalogue(self, *_ignored: object) -> QDialog:
        """Open the search of a catalogue's contacts."""
        from .contacts_import import ContactsImport

        window = ContactsImport(self.book, PlatformList(self), self)
        window.show()
        return window

    def _ask_import(self, *_ignored: object) -> None:
        path, _kind = QFileDialog.getOpenFileName(self, tr("Import contacts"), "", tr("Contacts (*.json)"))
        if path:
            self.import_file(Path(path))

    def import_file(self, path: Path) -> None:
        """Keep the contacts of a file; can be undone."""
        before = self.book.own()
        try:
            joined = self.book.import_from(path)
        except PluginError as error:
            messages.show_error(error)
            self._say(str(error))
            return
        new = [contact for contact in self.book.own() if contact not in before]
        said = tr("{added} new in the book, {completed} completed.", added=joined.added, completed=joined.completed)

        def undo() -> None:
            self.book.remove(new)
            self.book.keep(before)

        self._say(said, undo if new else None)

    def _ask_export(self, *_ignored: object) -> None:
        self.keep_shown()
        path, _kind = QFileDialog.getSaveFileName(self, tr("Export contacts"), "contacts.json", tr("Contacts (*.json)"))
        if path:
            try:
                number = self.book.export(Path(path))
            except PluginError as error:
                messages.show_error(error)
                return
            self._say(tr("%n contact(s) written to {path}.", n=number, path=path))

    def _ask_team(self, *_ignored: object) -> None:
        dialog = QInputDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(tr("The team's book"))
        dialog.setLabelText(
            tr("Folder, file or web address of the contacts that your team shares; a file exported here will do.\n"
               "They are offered beside yours, and changed only where the team keeps them.")
        )  # fmt: skip
        dialog.setTextValue(self.book.team_place)
        dialog.setOkButtonText(tr("OK"))
        dialog.setCancelButtonText(tr("Cancel"))
        dialog.textValueSelected.connect(self.book.set_team_place)
        dialog.show()

    def done(self, result: int) -> None:
        """Keep what was typed, and close."""
        self.keep_shown()
        super().done(result)

    def closeEvent(self, event: object) -> None:  # noqa: N802  Qt's name
        """Keep what was typed."""
        self.keep_shown()
        super().closeEvent(event)


def open_book(
    parent: QWidget | None = None, book: ContactsBook | None = None, take: Callable[[Contact], object] | None = None
) -> ContactsWindow:
    """Open the contacts book.

    :param take: called with the contact to be used.
    """
    window = ContactsWindow(book or shared_book(), parent or QgsApplication.activeWindow(), take)
    window.show()
    return window


def open_contacts_book(host: object, parent: QWidget | None = None) -> ContactsWindow:
    """Open the contacts book from a menu of the plugin."""
    iface = getattr(host, "iface", None)
    return open_book(parent or (iface.mainWindow() if iface is not None else None))
