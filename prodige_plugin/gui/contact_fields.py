"""The contacts of a record: who they are, how to write to them, in what role."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ..i18n import tr
from ..metadata.values import Contact
from .element_widgets import Choices, ColumnField, calm


class _ContactRow(QFrame):
    """One contact: organisation, e-mail, role."""

    def __init__(self, owner: ContactsField, roles: Choices) -> None:
        super().__init__(owner)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._contact = Contact()
        self.organisation, self.email = QLineEdit(self), QLineEdit(self)
        self.role = calm(QComboBox(self))
        for value, label in roles:
            self.role.addItem(label, value)
        self.organisation.setPlaceholderText(tr("Full name of the organisation"))
        self.organisation.setAccessibleName(tr("Organisation"))
        self.email.setPlaceholderText(tr("contact@example.org"))
        self.email.setAccessibleName(tr("E-mail"))
        self.role.setAccessibleName(tr("Role"))
        drop = owner.small_button("symbologyRemove.svg", tr("Remove this contact"))
        drop.clicked.connect(lambda: owner.drop(self))
        layout, last = QVBoxLayout(self), QHBoxLayout()
        layout.setContentsMargins(4, 4, 4, 4)
        layout.setSpacing(3)
        layout.addWidget(self.organisation)
        layout.addWidget(self.email)
        last.addWidget(self.role, 1)
        last.addWidget(drop)
        layout.addLayout(last)
        for edit in (self.organisation, self.email):
            edit.textEdited.connect(owner._edited)
        self.role.activated.connect(owner._edited)

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

    def contact(self) -> Contact:
        """Give the contact as it is now."""
        return replace(
            self._contact,
            organisation=self.organisation.text().strip(),
            email=self.email.text().strip(),
            role=str(self.role.currentData() or "pointOfContact"),
        )


class ContactsField(ColumnField):
    """Contacts, one under the other."""

    def __init__(self, roles: Choices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._roles = roles
        self.rows: list[_ContactRow] = []
        self._none = QLabel(tr("No contact yet."), self)
        self._none.setTextFormat(Qt.TextFormat.PlainText)
        self._add = QPushButton(tr("Add a contact"), self)
        self._add.clicked.connect(self._add_empty)
        self.column.addWidget(self._none)
        self.column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self._add)

    def drop(self, row: _ContactRow) -> None:
        """Take a contact away."""
        self._take_out(row)
        self._edited()

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
        return tuple(contact for contact in found if contact.organisation or contact.email or contact.name)
