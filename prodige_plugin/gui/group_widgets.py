"""Widgets for values of several parts: dates, a period, a box, contacts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from qgis.PyQt.QtCore import QLocale, Qt
from qgis.PyQt.QtGui import QDoubleValidator
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ..i18n import tr
from ..metadata.values import BoxValue, Contact, Dates, Period
from .element_widgets import Choices, ColumnField, DateField, calm


class DatesField(ColumnField):
    """The three reference dates of a data set."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        self.column.addLayout(form)
        self.parts: dict[str, DateField] = {}
        for name, label in (
            ("creation", tr("Creation")),
            ("publication", tr("Publication")),
            ("revision", tr("Last revision")),
        ):
            field = DateField(self)
            field.edit.setAccessibleName(label)
            field.changed.connect(self._edited)
            form.addRow(label, field)
            self.parts[name] = field
        self.setFocusProxy(self.parts["creation"])

    def _show(self, value: Any) -> None:
        for name, field in self.parts.items():
            field.set_value(getattr(value, name, ""))

    def _read(self) -> Dates:
        return Dates(**{name: field.value() for name, field in self.parts.items()})


class PeriodField(ColumnField):
    """From a date to another one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        self.column.addLayout(form)
        self.begin, self.end = DateField(self), DateField(self)
        for label, field in ((tr("From"), self.begin), (tr("To"), self.end)):
            field.edit.setAccessibleName(label)
            field.changed.connect(self._edited)
            form.addRow(label, field)
        self.end.edit.setToolTip(tr("A day, a month or a year; “now” for data that are kept up to date"))
        self.setFocusProxy(self.begin)

    def _show(self, value: Any) -> None:
        self.begin.set_value(getattr(value, "begin", ""))
        self.end.set_value(getattr(value, "end", ""))

    def _read(self) -> Period:
        return Period(self.begin.value(), self.end.value())


class BoxField(ColumnField):
    """A geographic box, as a compass: north above, west and east beside, south below."""

    def __init__(
        self,
        from_layer: Callable[[], BoxValue | None] | None = None,
        from_map: Callable[[], BoxValue | None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """:param from_layer: gives the layer's box, ``None`` when it has none; so does ``from_map``."""
        super().__init__(parent)
        grid = QGridLayout()
        grid.setSpacing(3)
        self.column.addLayout(grid)
        self.parts: dict[str, QLineEdit] = {}
        places = {"north": (0, 1), "west": (1, 0), "east": (1, 2), "south": (2, 1)}
        names = {"north": tr("North"), "west": tr("West"), "east": tr("East"), "south": tr("South")}
        for name, (row, column) in places.items():
            edit = QLineEdit(self)
            edit.setPlaceholderText(names[name])
            edit.setToolTip(tr("{side}, in degrees (WGS 84)", side=names[name]))
            edit.setAccessibleName(names[name])
            edit.setMinimumWidth(60)
            limit = 90.0 if name in ("north", "south") else 180.0
            edit.setValidator(QDoubleValidator(-limit, limit, 8, edit))
            edit.textEdited.connect(self._edited)
            grid.addWidget(edit, row, column)
            self.parts[name] = edit
        buttons = QHBoxLayout()
        for label, give in ((tr("Of the layer"), from_layer), (tr("Of the map"), from_map)):
            if give is not None:
                button = QPushButton(label, self)
                button.clicked.connect(lambda _checked=False, give=give: self._take(give()))
                buttons.addWidget(button)
        buttons.addStretch(1)
        self.column.addLayout(buttons)
        self.setFocusProxy(self.parts["north"])

    def _take(self, box: BoxValue | None) -> None:
        if box is not None:
            self._show(tuple(round(number, 6) for number in box))
            self._edited()

    def _show(self, value: Any) -> None:
        numbers = dict(zip(("west", "south", "east", "north"), value, strict=True)) if value else {}
        for name, edit in self.parts.items():
            edit.setText(_number(numbers[name]) if name in numbers else "")

    def _read(self) -> BoxValue | None:
        found = {}
        for name, edit in self.parts.items():
            number, good = QLocale().toDouble(edit.text())
            if not good:
                number, good = QLocale.c().toDouble(edit.text())
            if not good:
                return None
            found[name] = number
        return found["west"], found["south"], found["east"], found["north"]


def _number(value: float) -> str:
    locale = QLocale()
    locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    return locale.toString(value, "f", 8).rstrip("0").rstrip(locale.decimalPoint())


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
