"""XML to read: colours, a field that searches, copy, save."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import (
    QColor,
    QFontDatabase,
    QKeySequence,
    QPalette,
    QShowEvent,
    QTextCharFormat,
    QTextCursor,
)
from qgis.PyQt.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QShortcut,
    QTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..errors import FileError
from ..feedback import Feedback
from ..i18n import tr
from . import icons
from .labels import sentence
from .messages import copy_text, show_error, show_success
from .rest import rest_timer
from .tasks import run_task

#: Longest text that is shown, in characters; laying out a longer one would hold the window up.
MOST = 400_000
#: How long scrolling must rest before the lines in view get their colours, in ms.
COLOUR_MS = 15


class _Colours:
    """Names, attributes, values and comments of the lines in view, in colours that can be read on the base.

    Only what is in view is coloured, anew at each move: a whole record would hold the window up.
    """

    _PATTERNS = (
        re.compile(r"</?[\w:.-]+|/?>|\?>|<\?xml"),
        re.compile(r"\b[\w:.-]+(?==[\"'])"),
        re.compile(r"(?<==)\"[^\"<]*\"|(?<==)'[^'<]*'"),
    )
    _COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)

    def __init__(self, palette: QPalette, text: str) -> None:
        """:param text: the whole text, for the comments that go over several lines."""
        dark = palette.color(QPalette.ColorRole.Base).lightness() < 128
        colours = ("#7db7ff", "#9cdcb0", "#e5b567", "#8a8f94") if dark else ("#0b4f9e", "#1f6f43", "#9a4a00", "#6b6f73")
        self._formats = []
        for colour in colours:
            form = QTextCharFormat()
            form.setForeground(QColor(colour))
            self._formats.append(form)
        self._comments = [match.span() for match in self._COMMENT.finditer(text)]

    def of(self, start: int, text: str) -> Iterator[tuple[int, int, QTextCharFormat]]:
        """Give the coloured spans of a line: begin, end (in the whole text) and format.

        :param start: where the line begins in the whole text.
        """
        end = start + len(text)
        hidden = [(a, b) for a, b in self._comments if a < end and b > start]
        for a, b in hidden:
            yield max(a, start), min(b, end), self._formats[3]
        for pattern, form in zip(self._PATTERNS, self._formats, strict=False):
            for match in pattern.finditer(text):
                at = start + match.start()
                if not any(a <= at < b for a, b in hidden):
                    yield at, start + match.end(), form


class XmlView(QWidget):
    """A record's XML, read-only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data = b""
        self._name = "record"
        self._xml = ""
        self._colours: _Colours | None = None
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setAccessibleName(tr("XML of the record"))
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.words = QgsFilterLineEdit(self)
        self.words.setShowSearchIcon(True)
        self.words.setPlaceholderText(tr("Search in the XML…"))
        self.words.setAccessibleName(tr("Words to search for in the XML"))
        self.words.textChanged.connect(self._count)
        self.words.returnPressed.connect(self.find_next)
        self.found = QLabel(self)
        self.found.setTextFormat(Qt.TextFormat.PlainText)
        self.found.setToolTip(tr("Places found"))
        self.cut = sentence(self, tr("Only the beginning is shown; “Save as” and “Copy” take the whole record."))
        self.cut.hide()
        self._colour = rest_timer(self, COLOUR_MS, self._colour_view)
        for bar in (self.text.verticalScrollBar(), self.text.horizontalScrollBar()):
            bar.valueChanged.connect(lambda _at: self._colour.start())
            bar.rangeChanged.connect(lambda _low, _high: self._colour.start())
        copy = self._tool("mActionEditCopy.svg", tr("Copy the XML"), lambda: copy_text(self._xml))
        self.save = self._tool("mActionFileSave.svg", tr("Save the record as…"), self._save_as)
        row = QHBoxLayout()
        row.addWidget(self.words, 1)
        row.addWidget(self.found)
        row.addWidget(copy)
        row.addWidget(self.save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addLayout(row)
        layout.addWidget(self.cut)
        layout.addWidget(self.text, 1)
        again = QShortcut(QKeySequence(QKeySequence.StandardKey.FindNext), self)
        again.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        again.activated.connect(self.find_next)

    def _tool(self, icon: str, tip: str, slot: Callable[[], object]) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icons.theme(icon))
        button.setAutoRaise(True)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.clicked.connect(lambda _checked=False: slot())
        return button

    def show_xml(self, xml: str, data: bytes, name: str) -> None:
        """Show a record.

        :param xml: laid out for reading.
        :param data: as it came, for "Save as".
        :param name: a file's name is made of it.
        """
        self._data, self._name, self._xml = data, name, xml
        self._colours = None
        self.text.clear()
        self.text.setExtraSelections([])
        if self.isVisible():
            self._lay_out()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        """Lay the text out when it is looked at for the first time."""
        super().showEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        """Put the text in; laying out a long one takes a while, and most are never looked at."""
        if self._colours is not None or not self._xml:
            return
        shown = self._xml[:MOST]
        self.cut.setVisible(len(shown) < len(self._xml))
        self._colours = _Colours(self.palette(), shown)
        self.text.setPlainText(shown)
        self._count()
        self._colour.start()

    def _colour_view(self) -> None:
        """Colour the lines in view."""
        if self._colours is None:
            return
        selections = []
        block, high = self.text.firstVisibleBlock(), self.text.viewport().height()
        offset = self.text.contentOffset()
        while block.isValid() and self.text.blockBoundingGeometry(block).translated(offset).top() <= high:
            for start, end, form in self._colours.of(block.position(), block.text()):
                selection = QTextEdit.ExtraSelection()
                cursor = QTextCursor(self.text.document())
                cursor.setPosition(start)
                cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                selection.cursor, selection.format = cursor, form
                selections.append(selection)
            block = block.next()
        self.text.setExtraSelections(selections)

    def clear(self) -> None:
        """Show nothing."""
        self.show_xml("", b"", "record")

    def toPlainText(self) -> str:  # noqa: N802  Qt's name
        """Give the whole text."""
        return self._xml

    def go_to(self, line: int) -> None:
        """Put the cursor on a line, from 1, and show it; 0 does nothing."""
        block = self.text.document().findBlockByNumber(line - 1)
        if line < 1 or not block.isValid():
            return
        cursor = QTextCursor(block)
        cursor.select(QTextCursor.SelectionType.LineUnderCursor)
        self.text.setTextCursor(cursor)
        self.text.centerCursor()

    def find_next(self) -> None:
        """Go to the next place of the words; after the last one, to the first."""
        words = self.words.text()
        if words and not self.text.find(words):
            self.text.moveCursor(QTextCursor.MoveOperation.Start)
            self.text.find(words)
        self._count()

    def _count(self) -> None:
        """Say how many places there are, and at which one the cursor is."""
        words, text = self.words.text(), self._xml[:MOST]
        if not words:
            self.found.setText("")
        else:
            places = [match.start() for match in re.finditer(re.escape(words), text, re.IGNORECASE)]
            here = self.text.textCursor().selectionStart()
            rank = places.index(here) + 1 if here in places and self.text.textCursor().hasSelection() else 0
            self.found.setText(f"{rank} / {len(places)}" if rank else str(len(places)))

    def _save_as(self) -> None:
        """Ask for a file, and write the record as it came."""
        name = re.sub(r"[^\w.-]+", "_", self._name)[:80] or "record"
        path, _kind = QFileDialog.getSaveFileName(self, tr("Save the record"), f"{name}.xml", "XML (*.xml)")
        if path:
            self.write(Path(path))

    def write(self, path: Path) -> None:
        """Write the record as it came, in a task."""
        data = self._data

        def work(_feedback: Feedback) -> None:
            try:
                path.write_bytes(data)
            except OSError as error:
                raise FileError(
                    tr("The record was not saved."), str(error.strerror or error), tr("Choose another folder.")
                ) from error

        run_task(
            tr("Save the record"), work, lambda _none: show_success(tr("The record was saved: {path}", path=path)),
            show_error, owner=self, hidden=True,
        )  # fmt: skip
