"""What filters a search, as small buttons that each take one filter away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import QSizePolicy, QToolButton, QWidget

from ..i18n import tr
from .cut_button import CutButton
from .flow_layout import FlowLayout
from .formats import tip_text

#: A chip's words are cut at so many average characters.
_CHARACTERS = 34
#: More chips than this are folded into "n more".
_MOST = 8

# A chip is rounder and flatter than a button; the colours are the palette's, so that dark themes have theirs.
CHIP_LOOKS = """
QToolButton[chip="true"] { border: 1px solid palette(mid); border-radius: 8px; padding: 1px 6px;
  background: palette(base); color: palette(text); }
QToolButton[chip="true"]:hover, QToolButton[chip="true"]:focus { border-color: palette(highlight); }
QToolButton[chip="true"]:pressed { background: palette(highlight); color: palette(highlighted-text); }
"""


@dataclass(frozen=True)
class Chip:
    """One filter."""

    text: str
    remove: Callable[[], object]
    #: what it removes: chips with the same key, words and state are one and the same.
    key: object
    #: why it does not filter at present, "" when it does.
    idle: str = ""
    #: what the tooltip says; by default that it takes a filter away.
    tip: str = ""


class ChipRow(QWidget):
    """The chips. Arrows move among them, Delete removes one."""

    def __init__(self, parent: QWidget | None = None, name: str = "") -> None:
        """:param name: what the chips are, for screen readers; by default filters."""
        super().__init__(parent)
        self._chips: tuple[Chip, ...] = ()
        self._whole = False
        self._flow = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(name or tr("Filters in use"))
        self.setStyleSheet(CHIP_LOOKS)
        self.hide()

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Show these; the keyboard stays where it was."""
        if [_face(chip) for chip in chips] != [_face(chip) for chip in self._chips]:
            self._rebuild(tuple(chips))

    def _rebuild(self, chips: tuple[Chip, ...]) -> None:
        focused = self._focused()
        self._chips = chips
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        shown = self._chips if self._whole or len(self._chips) <= _MOST else self._chips[: _MOST - 1]
        for chip in shown:
            self._flow.addWidget(_ChipButton(chip, self))
        left = len(self._chips) - len(shown)
        if left:
            self._flow.addWidget(link_button(self, tr("%n more…", n=left), lambda _on: self._show_all()))
        self._whole = self._whole and len(self._chips) > _MOST
        self.setVisible(bool(self._chips))
        buttons = self.buttons()
        if focused is not None and buttons:
            buttons[min(focused, len(buttons) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        self.updateGeometry()

    def buttons(self) -> list[QToolButton]:
        """Give the buttons, first to last."""
        items = (self._flow.itemAt(rank) for rank in range(self._flow.count()))
        return [item.widget() for item in items if item is not None]

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Move among the chips."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(event.key())
        buttons, focused = self.buttons(), self._focused()
        if step is None or focused is None:
            super().keyPressEvent(event)
        elif 0 <= focused + step < len(buttons):
            buttons[focused + step].setFocus(Qt.FocusReason.OtherFocusReason)

    def _focused(self) -> int | None:
        return next((rank for rank, button in enumerate(self.buttons()) if button.hasFocus()), None)

    def _show_all(self) -> None:
        self._whole = True
        self._rebuild(self._chips)


def _face(chip: Chip) -> tuple[object, str, str]:
    return chip.key, chip.text, chip.idle + chip.tip


class _ChipButton(CutButton):
    """One chip."""

    clicking = (*CutButton.clicking, Qt.Key.Key_Delete, Qt.Key.Key_Backspace)

    def __init__(self, chip: Chip, parent: QWidget) -> None:
        super().__init__("  ✕", _CHARACTERS, parent)
        self.setProperty("chip", True)
        if chip.idle:
            font = self.font()
            font.setItalic(True)
            self.setFont(font)
        self.set_words(chip.text)
        tip = chip.tip or tr("Remove this filter: {filter}", filter=chip.text)
        self.setToolTip(tip_text(f"{tip}\n{chip.idle}" if chip.idle else tip))
        self.setAccessibleName(tip)
        self.setAccessibleDescription(chip.idle)
        self.clicked.connect(lambda _on: chip.remove())


def link_button(parent: QWidget, text: str, slot: Callable[[bool], object]) -> QToolButton:
    """Give a flat button of words alone."""
    button = QToolButton(parent)
    button.setText(text)
    button.setAutoRaise(True)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.clicked.connect(slot)
    return button
