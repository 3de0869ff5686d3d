"""The fields of one contact, for a row of the form and for the book."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from qgis.PyQt.QtWidgets import QFormLayout, QLineEdit, QPlainTextEdit, QWidget

from ..i18n import tr
from ..metadata.values import Contact

#: What stands behind "More", in the order of the form.
MORE = ("name", "position", "phone", "address", "postal_code", "city", "country", "website", "logo")


def label(name: str) -> str:
    """Give what a part of a contact is called."""
    return {
        "organisation": tr("Organisation"),
        "email": tr("E-mail"),
        "role": tr("Role"),
        "name": tr("Person"),
        "position": tr("Unit or function"),
        "phone": tr("Telephone"),
        "address": tr("Street"),
        "postal_code": tr("Postcode"),
        "city": tr("Town"),
        "country": tr("Country"),
        "website": tr("Web site"),
        "logo": tr("Address of the logo"),
    }[name]


class MoreParts(QWidget):
    """The parts of a contact that are seldom filled, one under the other."""

    def __init__(self, edited: Callable[[], object], parent: QWidget | None = None) -> None:
        """:param edited: called when the person changed one."""
        super().__init__(parent)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(3)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.parts: dict[str, QLineEdit | QPlainTextEdit] = {}
        for name in MORE:
            edit: QLineEdit | QPlainTextEdit
            if name == "address":
                edit = QPlainTextEdit(self)
                edit.setTabChangesFocus(True)
                edit.setFixedHeight(edit.fontMetrics().lineSpacing() * 2 + 12)
                edit.textChanged.connect(self._text_changed)
            else:
                edit = QLineEdit(self)
                edit.textEdited.connect(lambda _text: self._tell())
            edit.setAccessibleName(label(name))
            self.parts[name] = edit
            form.addRow(label(name), edit)
        for name in ("website", "logo"):
            self.parts[name].setPlaceholderText("https://")
        self._edited = edited
        self._loading = False

    def _tell(self) -> None:
        self._edited()

    def _text_changed(self) -> None:
        if not self._loading:
            self._edited()

    def show_contact(self, contact: Contact) -> None:
        """Show the parts of a contact."""
        self._loading = True
        for name, edit in self.parts.items():
            text = str(getattr(contact, name))
            if isinstance(edit, QPlainTextEdit):
                edit.setPlainText(text)
            else:
                edit.setText(text)
                edit.setCursorPosition(0)
        self._loading = False

    def into(self, contact: Contact) -> Contact:
        """Give a contact with the parts as they are here."""
        texts = {
            name: (edit.toPlainText() if isinstance(edit, QPlainTextEdit) else edit.text()).strip()
            for name, edit in self.parts.items()
        }
        # what was only shown stays to the letter, blanks included
        same = {name: getattr(contact, name) for name, text in texts.items() if getattr(contact, name).strip() == text}
        return replace(contact, **{**texts, **same})
