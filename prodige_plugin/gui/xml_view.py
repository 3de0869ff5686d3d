"""XML to read: colours, a field that searches, copy, save."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import QRegularExpression, Qt
from qgis.PyQt.QtGui import (
    QColor,
    QFontDatabase,
    QKeySequence,
    QPalette,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from qgis.PyQt.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QShortcut,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..errors import FileError
from ..feedback import Feedback
from ..i18n import tr
from . import icons
from .messages import copy_text, show_error, show_success
from .tasks import run_task

#: Longest text that gets colours, in characters; longer ones would hold the window up.
COLOURED = 400_000
_COMMENT = 1


class _Colours(QSyntaxHighlighter):
    """Names, attributes, values and comments, in colours that can be read on the palette's base."""

    def __init__(self, document: QTextDocument, palette: QPalette) -> None:
        super().__init__(document)
        dark = palette.color(QPalette.ColorRole.Base).lightness() < 128
        tag, attribute, value, comment = (
            ("#7db7ff", "#9cdcb0", "#e5b567", "#8a8f94") if dark else ("#0b4f9e", "#1f6f43", "#9a4a00", "#6b6f73")
        )
        self._rules = [
            (QRegularExpression(r"</?[\w:.-]+|/?>|\?>|<\?xml"), self._format(tag)),
            (QRegularExpression(r"\b[\w:.-]+(?==[\"'])"), self._format(attribute)),
            (QRegularExpression(r"\"[^\"<]*\"|'[^'<]*'(?=[\s/>?])"), self._format(value)),
        ]
        self._comment = self._format(comment)

    @staticmethod
    def _format(colour: str) -> QTextCharFormat:
        found = QTextCharFormat()
        found.setForeground(QColor(colour))
        return found

    def highlightBlock(self, text: str) -> None:  # noqa: N802  Qt's name
        """Colour one line."""
        if "<" in text or "=" in text:
            for pattern, form in self._rules:
                matches = pattern.globalMatch(text)
                while matches.hasNext():
                    match = matches.next()
                    self.setFormat(match.capturedStart(), match.capturedLength(), form)
        self.setCurrentBlockState(0)
        start = 0 if self.previousBlockState() == _COMMENT else text.find("<!--")
        while start >= 0:
            end = text.find("-->", start)
            if end < 0:
                self.setCurrentBlockState(_COMMENT)
                self.setFormat(start, len(text) - start, self._comment)
                return
            self.setFormat(start, end + 3 - start, self._comment)
            start = text.find("<!--", end + 3)


class XmlView(QWidget):
    """A record's XML, read-only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data = b""
        self._name = "record"
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
        copy = self._tool("mActionEditCopy.svg", tr("Copy the XML"), lambda: copy_text(self.text.toPlainText()))
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
        self._data, self._name = data, name
        if self._colours is not None:
            self._colours.setDocument(None)
            self._colours = None
        self.text.setPlainText(xml)
        if xml and len(xml) <= COLOURED:
            self._colours = _Colours(self.text.document(), self.palette())
        self._count()

    def clear(self) -> None:
        """Show nothing."""
        self.show_xml("", b"", "record")

    def toPlainText(self) -> str:  # noqa: N802  Qt's name
        """Give the text shown."""
        return self.text.toPlainText()

    def find_next(self) -> None:
        """Go to the next place of the words; after the last one, to the first."""
        words = self.words.text()
        if words and not self.text.find(words):
            self.text.moveCursor(QTextCursor.MoveOperation.Start)
            self.text.find(words)
        self._count()

    def _count(self) -> None:
        """Say how many places there are, and at which one the cursor is."""
        words, text = self.words.text(), self.text.toPlainText()
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
