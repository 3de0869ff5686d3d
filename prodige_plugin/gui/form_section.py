"""A part of the form of a record: it folds, its less usual fields stay behind a button."""

from __future__ import annotations

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from ..i18n import tr
from ..metadata.element import Element
from ..metadata.element_docs import section_titles

_MORE = "prodige_plugin/metadata/more/"


def section_title(key: str) -> str:
    """Give the heading of a part of the form."""
    return section_titles().get(key, key)


class Section(QWidget):
    """A part of the form that folds."""

    #: It was opened, or its less usual fields were: what they hold must be there now.
    opened = pyqtSignal(str)

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self._title = section_title(key)
        self.button = QToolButton(self)
        self.button.setCheckable(True)
        self.button.setAutoRaise(True)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        font = self.button.font()
        font.setBold(True)
        self.button.setFont(font)
        self.ring = QLabel(self)
        self.ring.setTextFormat(Qt.TextFormat.PlainText)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self.button)
        head.addStretch(1)
        head.addWidget(self.ring)
        self.body = QWidget(self)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(14, 0, 2, 4)
        column.setSpacing(2)
        self.column = QVBoxLayout()
        self.column.setSpacing(2)
        column.addLayout(self.column)
        self.more = QToolButton(self.body)
        self.more.setCheckable(True)
        self.more.setAutoRaise(True)
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.rest = QWidget(self.body)
        self.rest_column = QVBoxLayout(self.rest)
        self.rest_column.setContentsMargins(0, 0, 0, 0)
        self.rest_column.setSpacing(2)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.rest)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.body)
        self._rest: list[Element] = []
        self._wrong = 0
        self.more.setChecked(bool(QgsSettings().value(f"{_MORE}{key}", False, type=bool)))
        self.button.toggled.connect(self._fold)
        self.more.toggled.connect(self._fold_more)
        self.more.clicked.connect(lambda on: QgsSettings().setValue(f"{_MORE}{key}", bool(on)))
        self.set_score(0, 0)
        self._fold(False)

    def set_rest(self, elements: list[Element]) -> None:
        """Say which elements are behind the button."""
        self._rest = elements
        self.more.setVisible(bool(elements))
        self._fold_more(self.more.isChecked())

    def set_wrong(self, count: int) -> None:
        """Say how much was found about what is behind the button."""
        self._wrong = count
        self._name_more()

    def _name_more(self) -> None:
        on = self.more.isChecked()
        self.more.setArrowType(Qt.ArrowType.DownArrow if on else Qt.ArrowType.RightArrow)
        text = tr("Fewer fields") if on else tr("More fields ({count})", count=len(self._rest))
        self.more.setText(f"{text}  ⚠ {self._wrong}" if self._wrong and not on else text)
        self.more.setToolTip(" · ".join(element.label for element in self._rest))

    def _fold(self, is_open: bool) -> None:
        if is_open:
            self.opened.emit(self.key)
        self.body.setVisible(is_open)
        self.button.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)
        self.button.setText(self._title)

    def _fold_more(self, is_open: bool) -> None:
        if is_open and self.button.isChecked():
            self.opened.emit(self.key)
        self.rest.setVisible(is_open and bool(self._rest))
        self._name_more()

    def open_at(self, key: str) -> None:
        """Open it so far that an element shows."""
        self.button.setChecked(True)
        if any(element.key == key for element in self._rest):
            self.more.setChecked(True)

    def wanted(self, element: Element) -> bool:
        """Whether an element's field is to be seen now."""
        return self.button.isChecked() and (self.more.isChecked() or element not in self._rest)

    def add_row(self, element: Element, row: QWidget, before: int) -> None:
        """Put an element's row in its place.

        :param before: how many rows of the same part of the section stand before it.
        """
        (self.rest_column if element in self._rest else self.column).insertWidget(before, row)

    def is_rest(self, element: Element) -> bool:
        """Whether an element is behind the button."""
        return element in self._rest

    def set_score(self, passed: int, total: int) -> None:
        """Say how many requirements of this part pass."""
        mark = "" if not total else ("● " if passed == total else ("○ " if not passed else "◐ "))
        self.ring.setText(f"{mark}{passed}/{total}" if total else "")
        self.ring.setToolTip(tr("{passed} of {total} requirements pass", passed=passed, total=total) if total else "")
