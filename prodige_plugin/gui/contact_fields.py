"""The contacts of a record: who they are, how to write to them, in what role."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..i18n import tr
from ..metadata import contact_book as cb
from ..metadata.values import Contact
from . import icons, messages
from .contact_parts import MORE, MoreParts, label
from .contacts_book import ContactsBook, shared_book
from .element_widgets import Choices, ColumnField, calm
from .elided_button import ElidedButton
from .flow_layout import FlowLayout
from .labels import sentence
from .suggestions import Kind, Suggestion, SuggestionPopup

#: The most contacts of the book in the menu of a button.
_IN_MENU = 12


class _ContactRow(QFrame):
    """One contact: organisation, e-mail, role, and more."""

    def __init__(self, owner: ContactsField, roles: Choices) -> None:
        super().__init__(owner)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._owner = owner
        self._contact = Contact()
        self.organisation, self.email = QLineEdit(self), QLineEdit(self)
        self.role = calm(QComboBox(self))
        for value, text in roles:
            self.role.addItem(text, value)
        self.organisation.setPlaceholderText(tr("Full name of the organisation"))
        self.organisation.setAccessibleName(label("organisation"))
        self.email.setPlaceholderText(tr("contact@example.org"))
        self.email.setAccessibleName(label("email"))
        self.role.setAccessibleName(label("role"))
        self.popup = SuggestionPopup(self.organisation)
        self.popup.taken.connect(lambda found: self.fill(found.what))
        self.popup.wanted.connect(self._offer)
        self.more = QToolButton(self)
        self.more.setCheckable(True)
        self.more.setAutoRaise(True)
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.more.toggled.connect(self._fold)
        #: built when it is first opened: a form may have many contacts.
        self.more_parts: MoreParts | None = None
        self.said = sentence(self)
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self._fill_menu)
        dots = owner.small_button("", tr("What can be done with this contact"))
        dots.setText("⋯")
        dots.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        dots.setMenu(self.menu)
        dots.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        dots.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        drop = owner.small_button("symbologyRemove.svg", tr("Remove this contact"))
        drop.clicked.connect(lambda: owner.drop(self))
        layout, last, foot = QVBoxLayout(self), QHBoxLayout(), QHBoxLayout()
        layout.setContentsMargins(4, 4, 4, 4)
        layout.setSpacing(3)
        layout.addWidget(self.organisation)
        layout.addWidget(self.email)
        last.addWidget(self.role, 1)
        last.addWidget(dots)
        last.addWidget(drop)
        layout.addLayout(last)
        foot.addWidget(self.more)
        foot.addWidget(self.said, 1)
        layout.addLayout(foot)
        self._column = layout
        for edit in (self.organisation, self.email):
            edit.textEdited.connect(self._edited)
        self.organisation.textEdited.connect(self._offer)
        self.role.activated.connect(self._edited)
        self._fold(False)

    def _edited(self, *_ignored: object) -> None:
        self._owner._edited()
        self._say()

    def _fold(self, is_open: bool) -> None:
        if is_open and self.more_parts is None:
            self.more_parts = MoreParts(self._edited, self)
            self.more_parts.show_contact(self._contact)
            self._column.addWidget(self.more_parts)
        if self.more_parts is not None:
            self.more_parts.setVisible(is_open)
        self.more.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)
        self.more.setText(tr("More"))
        self.more.setToolTip(", ".join(label(name) for name in MORE))
        self._say()

    def _say(self) -> None:
        """Say what stands behind "More" while it is folded."""
        contact = self.contact()
        parts = (contact.name, contact.position, contact.phone, contact.city, contact.website)
        told = " · ".join(part for part in parts if part) if not self.more.isChecked() else ""
        self.said.setText(told)

    def show_contact(self, contact: Contact) -> None:
        """Show a contact; what has no field here is kept."""
        self._contact = contact
        self.organisation.setText(contact.organisation)
        self.email.setText(contact.email)
        for edit in (self.organisation, self.email):
            edit.setCursorPosition(0)
        if self.role.findData(contact.role) < 0:
            self.role.addItem(contact.role, contact.role)
        self.role.setCurrentIndex(self.role.findData(contact.role))
        if self.more_parts is not None:
            self.more_parts.show_contact(contact)
        self._say()

    def contact(self) -> Contact:
        """Give the contact as it is now."""
        plain = replace(
            self._contact,
            organisation=self.organisation.text().strip(),
            email=self.email.text().strip(),
            role=str(self.role.currentData() or "pointOfContact"),
        )
        return plain if self.more_parts is None else self.more_parts.into(plain)

    def fill(self, contact: Contact) -> None:
        """Take a contact of the book; the role of this row stays if it has one."""
        role = self.contact().role if self._contact.organisation or self._contact.email else contact.role
        self.show_contact(replace(contact, role=role))
        self._owner._edited()

    def _offer(self, *_ignored: object) -> None:
        text = self.organisation.text().strip()
        found = self._owner.book.find(text) if text else list(self._owner.book.all())
        rows = [
            Suggestion(Kind.KEPT, cb.line(contact), contact, tr("From the contacts book"))
            for contact in found
            if contact != self.contact()
        ]
        self.popup.offer(rows)

    def _fill_menu(self) -> None:
        self.menu.clear()
        contact = self.contact()
        keep = self.menu.addAction(icons.theme("mIconFavorites.svg"), tr("&Keep in the contacts book"))
        keep.setEnabled(not cb.is_empty(contact) and not self._owner.book.holds(contact))
        keep.triggered.connect(self._keep)
        self.menu.addAction(tr("&Fill from the contacts book…")).triggered.connect(
            lambda: self._owner.open_book(self.fill)
        )
        rows = self._owner.rows
        up = self.menu.addAction(icons.theme("mActionArrowUp.svg"), tr("Move &up"))
        up.setEnabled(rows.index(self) > 0)
        up.triggered.connect(lambda: self._owner.move(self, -1))
        down = self.menu.addAction(icons.theme("mActionArrowDown.svg"), tr("Move &down"))
        down.setEnabled(rows.index(self) < len(rows) - 1)
        down.triggered.connect(lambda: self._owner.move(self, 1))

    def _keep(self) -> None:
        contact = self.contact()
        joined = self._owner.book.keep((contact,))
        name = cb.title(contact)
        if joined.added:
            messages.show_note(tr("“{name}” is in the contacts book now.", name=name))
        else:
            messages.show_note(tr("“{name}” was completed in the contacts book.", name=name))


class ContactsField(ColumnField):
    """Contacts, one under the other."""

    def __init__(self, roles: Choices, book: ContactsBook | None = None, parent: QWidget | None = None) -> None:
        """:param book: what completes and keeps contacts; by default the one all windows share."""
        super().__init__(parent)
        self._roles, self._book = roles, book
        self.rows: list[_ContactRow] = []
        self._none = QLabel(tr("No contact yet."), self)
        self._none.setTextFormat(Qt.TextFormat.PlainText)
        self._add = ElidedButton(tr("Add a contact"), self)
        self._add.setToolTip(self._add.text())
        self._add.clicked.connect(self._add_empty)
        self.from_book = QToolButton(self)
        self.from_book.setText(tr("From the book"))
        self.from_book.setToolTip(tr("Add a contact of the contacts book"))
        self.from_book.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.from_book)
        menu.aboutToShow.connect(lambda: self._fill_menu(menu))
        self.from_book.setMenu(menu)
        foot = FlowLayout()
        foot.addWidget(self._add)
        foot.addWidget(self.from_book)
        self.column.addWidget(self._none)
        self.column.addLayout(foot)
        self.setFocusProxy(self._add)

    @property
    def book(self) -> ContactsBook:
        """The contacts book."""
        if self._book is None:
            self._book = shared_book()
        return self._book

    def drop(self, row: _ContactRow) -> None:
        """Take a contact away."""
        self._take_out(row)
        self._edited()

    def move(self, row: _ContactRow, step: int) -> None:
        """Move a contact up or down."""
        place = self.rows.index(row) + step
        if 0 <= place < len(self.rows):
            contacts = [one.contact() for one in self.rows]
            contacts.insert(place, contacts.pop(place - step))
            self._show(contacts)
            self._edited()
            self.rows[place].organisation.setFocus()

    def add_contact(self, contact: Contact) -> None:
        """Add a contact of the book, once."""
        if not any(cb.same(row.contact(), contact) and row.contact().role == contact.role for row in self.rows):
            self._append(contact)
            self._edited()

    def open_book(self, take: Callable[[Contact], object]) -> None:
        """Open the contacts book to choose from it."""
        from .contacts_window import open_book

        open_book(self.window(), self.book, take)

    def _fill_menu(self, menu: QMenu) -> None:
        menu.clear()
        for contact in self.book.all()[:_IN_MENU]:
            entry = menu.addAction(cb.line(contact).replace("&", "&&"))
            entry.triggered.connect(lambda _checked=False, contact=contact: self.add_contact(contact))
        if not menu.actions():
            menu.addAction(tr("The book is empty yet")).setEnabled(False)
        menu.addSeparator()
        menu.addAction(tr("&Contacts book…")).triggered.connect(lambda: self.open_book(self.add_contact))

    def _add_empty(self) -> None:
        row = self._append(Contact())
        row.organisation.setFocus()
        self._edited()

    def _append(self, contact: Contact) -> _ContactRow:
        row = _ContactRow(self, self._roles)
        row.show_contact(contact)
        self.column.insertWidget(self.column.count() - 1, row)
        self.rows.append(row)
        self._none.hide()
        self.setFocusProxy(self.rows[0].organisation)
        return row

    def _take_out(self, row: _ContactRow) -> None:
        self.rows.remove(row)
        self.column.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._none.setVisible(not self.rows)
        self.setFocusProxy(self.rows[0].organisation if self.rows else self._add)

    def _show(self, value: Any) -> None:
        for row in tuple(self.rows):
            self._take_out(row)
        for contact in value or ():
            self._append(contact)

    def _read(self) -> tuple[Contact, ...]:
        found = (row.contact() for row in self.rows)
        return tuple(contact for contact in found if not cb.is_empty(contact))
