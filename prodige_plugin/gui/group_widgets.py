"""Widgets for values of several parts: dates, a period, a box."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.PyQt.QtCore import QLocale
from qgis.PyQt.QtGui import QDoubleValidator
from qgis.PyQt.QtWidgets import (
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from ..i18n import tr
from ..metadata.values import BoxValue, Dates, Period
from .element_widgets import ColumnField, DateField


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
