"""Fields for yes and no, translations, a coordinate system, and what a record states of its structure."""

from __future__ import annotations

from functools import partial
from typing import Any

from qgis.core import QgsCoordinateReferenceSystem
from qgis.gui import QgsProjectionSelectionDialog
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from ..i18n import tr
from ..metadata.codecs import epsg
from ..metadata.element import Element
from ..metadata.values import Translation
from . import icons
from .crs_suggestions import CrsSuggestions
from .element_text import value_lines
from .element_widgets import Choices, ColumnField, Field, LineField, TextField, calm
from .labels import sentence


class FlagField(Field):
    """Yes or no."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QCheckBox(tr("Yes"), self)
        self.box.setAccessibleName(label)
        self._row(self.box)
        self.box.clicked.connect(self._edited)

    def _show(self, value: Any) -> None:
        self.box.setChecked(bool(value))

    def _read(self) -> bool:
        return bool(self.box.isChecked())


class StatedField(ColumnField):
    """What the record states, to be read; ✓ when nothing is wrong with it."""

    def __init__(self, element: Element, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._element = element
        self._good = True
        self.text = sentence(self)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.column.addWidget(self.text)
        self.setFocusProxy(self.text)

    def set_good(self, good: bool) -> None:
        """Say whether something was found to be wrong."""
        self._good = good
        self._show(self._given)

    def _show(self, value: Any) -> None:
        labels = dict(self._element.choices()) if self._element.codelist else {}
        parts = tuple(value or ())
        lines = value_lines(self._element, parts) if labels else parts
        mark = "✓ " if self._good and lines else ""
        self.text.setText(mark + ("\n".join(lines) if lines else tr("Nothing is stated.")))

    def _read(self) -> Any:
        return self._given


class CrsField(LineField):
    """A coordinate reference system: typed, or chosen among QGIS's."""

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(placeholder, parent)
        button = QPushButton(self)
        button.setIcon(icons.theme("mActionSetProjection.svg"))
        button.setToolTip(tr("Choose a coordinate reference system"))
        button.setAccessibleName(button.toolTip())
        button.setMaximumWidth(button.sizeHint().height() + 6)
        button.clicked.connect(self.choose)
        layout = self.layout()
        if layout is not None:
            layout.addWidget(button)
        self.suggestions = CrsSuggestions(self.edit, self.write)

    def write(self, text: str) -> None:
        """Write a system as the person chose it."""
        self.edit.setText(text)
        self.edit.setCursorPosition(0)
        self._edited()

    def choose(self) -> None:
        """Choose in QGIS's own window."""
        dialog = QgsProjectionSelectionDialog(self)
        number = epsg(self.edit.text())
        if number:
            dialog.setCrs(QgsCoordinateReferenceSystem(f"EPSG:{number}"))
        if dialog.exec() and dialog.crs().isValid():
            self.take(dialog.crs())

    def take(self, crs: QgsCoordinateReferenceSystem) -> None:
        """Write a system as records do: code, then name."""
        self.write(f"{crs.authid()} {crs.description()}".strip())


class _TranslationRow(QWidget):
    """A language and a text."""

    def __init__(self, owner: TranslationsField, languages: Choices) -> None:
        super().__init__(owner)
        self.language = calm(QComboBox(self))
        for value, label in languages:
            self.language.addItem(label, value)
        self.language.setAccessibleName(tr("Language"))
        self.language.activated.connect(owner._edited)
        self.text: QLineEdit | QPlainTextEdit = owner.new_text(self)
        drop = owner.small_button("symbologyRemove.svg", tr("Take this translation away"))
        drop.clicked.connect(partial(owner.drop, self))
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self.language, 1)
        head.addWidget(drop)
        owner.lay_out(self, head)

    def show_value(self, value: Translation) -> None:
        """Show a translation."""
        if self.language.findData(value.language) < 0:
            self.language.addItem(value.language, value.language)
        self.language.setCurrentIndex(self.language.findData(value.language))
        if isinstance(self.text, QLineEdit):
            self.text.setText(value.text)
            self.text.setCursorPosition(0)
        else:
            self.text.setPlainText(value.text)

    def value(self) -> Translation:
        """Give it as it is now."""
        text = self.text.text() if isinstance(self.text, QLineEdit) else self.text.toPlainText()
        return Translation(str(self.language.currentData() or ""), text.strip())


class TranslationsField(ColumnField):
    """Translations of a text, one under the other."""

    def __init__(self, languages: Choices, long: bool, parent: QWidget | None = None) -> None:
        """:param long: whether the texts have several lines."""
        super().__init__(parent)
        self._languages, self._long = languages, long
        self.rows: list[_TranslationRow] = []
        self._loading = False
        #: the record's own language, which is no translation.
        self.own = ""
        self.add_button = QPushButton(tr("Add a translation"), self)
        self.add_button.clicked.connect(self._add_empty)
        self.column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.add_button)

    def new_text(self, row: QWidget) -> QLineEdit | QPlainTextEdit:
        """Give the widget for a text."""
        if self._long:
            edit = TextField("", 4, row).edit
            edit.setParent(row)
            edit.textChanged.connect(self._text_edited)
        else:
            edit = QLineEdit(row)
            edit.textEdited.connect(self._edited)
        edit.setAccessibleName(tr("Translation"))
        return edit

    @staticmethod
    def lay_out(row: _TranslationRow, head: QHBoxLayout) -> None:
        """Put the language over the text."""
        from qgis.PyQt.QtWidgets import QVBoxLayout

        layout = QVBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(head)
        layout.addWidget(row.text)

    def _text_edited(self) -> None:
        if not self._loading:
            self._edited()

    def drop(self, row: _TranslationRow) -> None:
        """Take a translation away."""
        self._take_out(row)
        self._edited()

    def _add_empty(self) -> None:
        used = {row.value().language for row in self.rows} | {self.own}
        offered = ("eng", *(value for value, _label in self._languages))
        free = next((value for value in offered if value not in used), "eng")
        row = self._append(Translation(free))
        row.text.setFocus()

    def _append(self, value: Translation) -> _TranslationRow:
        row = _TranslationRow(self, self._languages)
        self._loading = True
        row.show_value(value)
        self._loading = False
        self.column.insertWidget(self.column.count() - 1, row)
        self.rows.append(row)
        return row

    def _take_out(self, row: _TranslationRow) -> None:
        self.rows.remove(row)
        self.column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _show(self, value: Any) -> None:
        for row in tuple(self.rows):
            self._take_out(row)
        for item in value or ():
            self._append(item)

    def _read(self) -> tuple[Translation, ...]:
        return tuple(value for row in self.rows if (value := row.value()).language and value.text)
