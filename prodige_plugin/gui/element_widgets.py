"""One widget per kind of value; each gives back untouched what it was given and nobody edited (P5)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from qgis.gui import QgsCheckableComboBox
from qgis.PyQt.QtCore import QDate, QEvent, QObject, QSignalBlocker, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCalendarWidget,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from ..i18n import tr
from . import icons

#: What can be chosen: (value, label).
Choices = Sequence[tuple[str, str]]


class Field(QWidget):
    """A widget that holds one value."""

    #: The person changed the value.
    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._given: Any = None
        self._filled = False
        self._touched = False

    def set_value(self, value: Any) -> None:
        """Show a value; not a change by the person."""
        self._given = value
        with QSignalBlocker(self):
            self._show(value)
        self._filled = True
        self._touched = False

    def shows(self, value: Any) -> bool:
        """Whether the field says this value already, shown before or typed."""
        return self._filled and bool(self.value() == value)

    def value(self) -> Any:
        """Give the value: the very one given, unless the person edited it."""
        return self._read() if self._touched else self._given

    def _edited(self, *_ignored: object) -> None:
        self._touched = True
        self.changed.emit()

    def _show(self, value: Any) -> None:
        raise NotImplementedError

    def _read(self) -> Any:
        raise NotImplementedError

    def _row(self, *widgets: QWidget) -> QHBoxLayout:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        for widget in widgets:
            layout.addWidget(widget)
        self.setFocusProxy(widgets[0])
        return layout


class LineField(Field):
    """A short text."""

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = QLineEdit(self)
        self.edit.setPlaceholderText(placeholder)
        self._row(self.edit)
        self.edit.textEdited.connect(self._edited)

    def _show(self, value: Any) -> None:
        self.edit.setText(str(value or ""))
        self.edit.setCursorPosition(0)

    def _read(self) -> str:
        return self.edit.text().strip()


class TextField(Field):
    """A long text; Tab goes on to the next field."""

    def __init__(self, placeholder: str = "", lines: int = 5, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = QPlainTextEdit(self)
        self.edit.setPlaceholderText(placeholder)
        self.edit.setTabChangesFocus(True)
        self.edit.setFixedHeight(self.edit.fontMetrics().lineSpacing() * lines + 12)
        self._row(self.edit)
        self._loading = False
        self.edit.textChanged.connect(self._text_changed)

    def _text_changed(self) -> None:
        if not self._loading:
            self._edited()

    def _show(self, value: Any) -> None:
        self._loading = True
        self.edit.setPlainText(str(value or ""))
        self._loading = False

    def _read(self) -> str:
        return self.edit.toPlainText().strip()


_FRENCH_DATE = re.compile(r"^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$")
_FRENCH_MONTH = re.compile(r"^(\d{1,2})[/.](\d{4})$")


def iso_date(text: str) -> str:
    """Give ISO 8601 for what people type (``12/06/2024``, ``06/2024``); other text as it is."""
    text = text.strip()
    found = _FRENCH_DATE.match(text)
    if found:
        day, month, year = found.groups()
        return f"{year}-{int(month):02d}-{int(day):02d}"
    found = _FRENCH_MONTH.match(text)
    return f"{found.group(2)}-{int(found.group(1)):02d}" if found else text


class DateField(Field):
    """A day, a month or a year: typed, or chosen in a calendar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = QLineEdit(self)
        self.edit.setPlaceholderText(tr("2024-06-12, 2024-06 or 2024"))
        self.edit.setToolTip(tr("A day, a month or a year; 12/06/2024 is understood too"))
        pick = QToolButton(self)
        pick.setText("▾")
        pick.setToolTip(tr("Choose in a calendar"))
        pick.setAccessibleName(pick.toolTip())
        pick.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(pick)
        self._menu.aboutToShow.connect(self._fill_calendar)
        pick.setMenu(self._menu)
        pick.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self._row(self.edit, pick)
        self.edit.textEdited.connect(self._edited)
        self.edit.editingFinished.connect(self._tidy)

    def _fill_calendar(self) -> None:
        self._menu.clear()
        calendar = QCalendarWidget(self._menu)
        date = QDate.fromString(self.edit.text()[:10], Qt.DateFormat.ISODate)
        if date.isValid():
            calendar.setSelectedDate(date)
        calendar.activated.connect(self._picked)
        calendar.clicked.connect(self._picked)
        entry = QWidgetAction(self._menu)
        entry.setDefaultWidget(calendar)
        self._menu.addAction(entry)

    def _picked(self, date: QDate) -> None:
        self._menu.close()
        self.edit.setText(date.toString(Qt.DateFormat.ISODate))
        self._edited()

    def _tidy(self) -> None:
        if self._touched:
            self.edit.setText(iso_date(self.edit.text()))

    def _show(self, value: Any) -> None:
        self.edit.setText(str(value or ""))

    def _read(self) -> str:
        return iso_date(self.edit.text())


class _CalmWheel(QObject):
    """Keeps a wheel over a combo box in a scrolled form from changing it."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def calm(combo: QComboBox) -> QComboBox:
    """Make a combo box shrink with the form and ignore the wheel that scrolls it."""
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(6)
    combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    combo.installEventFilter(_CalmWheel(combo))
    return combo


def told(combo: QComboBox) -> QComboBox:
    """Let the tooltip tell the whole of what is chosen: there may be no room for it in a narrow dock."""
    combo.currentTextChanged.connect(combo.setToolTip)
    combo.setToolTip(combo.currentText())
    return combo


class ChoiceField(Field):
    """One value of a list; a value the list does not know is kept and shown."""

    def __init__(self, choices: Choices, editable: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.combo = calm(QComboBox(self))
        self.combo.setEditable(editable)
        self.combo.addItem("", "")
        for value, label in choices:
            self.combo.addItem(label, value)
            self.combo.setItemData(self.combo.count() - 1, label, Qt.ItemDataRole.ToolTipRole)
        self._row(self.combo)
        self.combo.activated.connect(self._edited)
        if editable:
            self.combo.lineEdit().textEdited.connect(self._edited)

    def _show(self, value: Any) -> None:
        text = str(value or "")
        rank = self.combo.findData(text)
        if rank < 0:
            self.combo.addItem(text, text)
            rank = self.combo.count() - 1
        self.combo.setCurrentIndex(rank)
        if self.combo.isEditable():
            self.combo.lineEdit().setCursorPosition(0)

    def _read(self) -> str:
        text = self.combo.currentText().strip()
        rank = self.combo.findText(text)
        return str(self.combo.itemData(rank)) if rank >= 0 else text


class ChoicesField(Field):
    """Several values of a list."""

    def __init__(self, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.combo = QgsCheckableComboBox(self)
        calm(self.combo)
        self.combo.setDefaultText(tr("Choose…"))
        self.combo.setSeparator(" ; ")
        for value, label in choices:
            self.combo.addItemWithCheckState(label, Qt.CheckState.Unchecked, value)
        self._row(self.combo)
        self._loading = False
        self.combo.checkedItemsChanged.connect(self._ticked)

    def _show(self, value: Any) -> None:
        self._loading = True
        wanted = tuple(value or ())
        for each in wanted:
            if self.combo.findData(each) < 0:
                self.combo.addItemWithCheckState(str(each), Qt.CheckState.Unchecked, each)
        for rank in range(self.combo.count()):
            on = self.combo.itemData(rank) in wanted
            self.combo.setItemCheckState(rank, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self._loading = False

    def _ticked(self, _items: list[str]) -> None:
        if not self._loading:
            self._edited()

    def _read(self) -> tuple[str, ...]:
        ticked = list(self.combo.checkedItemsData())
        kept = [each for each in (self._given or ()) if each in ticked]
        return tuple(kept + [each for each in ticked if each not in kept])


class WordsField(Field):
    """Free words, with semicolons between."""

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = QLineEdit(self)
        self.edit.setPlaceholderText(placeholder or tr("water ; wetlands ; biodiversity"))
        self.edit.setToolTip(tr("Semicolons between the words"))
        self._row(self.edit)
        self.edit.textEdited.connect(self._edited)

    def _show(self, value: Any) -> None:
        self.edit.setText(" ; ".join(value or ()))
        self.edit.setCursorPosition(0)

    def _read(self) -> tuple[str, ...]:
        words = (word.strip() for word in self.edit.text().split(";"))
        return tuple(dict.fromkeys(word for word in words if word))


class ColumnField(Field):
    """A base for values of several parts, one under the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(3)

    def small_button(self, icon: str, tip: str) -> QToolButton:
        """Give a small button with an icon, a tooltip and an accessible name."""
        button = QToolButton(self)
        button.setIcon(icons.theme(icon))
        button.setAutoRaise(True)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        return button

    def _show(self, value: Any) -> None:
        raise NotImplementedError

    def _read(self) -> Any:
        raise NotImplementedError
