"""The lines of XML that differ: taken away, added, with signs as well as colours."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtGui import QColor, QFontDatabase, QPalette, QTextBlockFormat, QTextCursor
from qgis.PyQt.QtWidgets import QPlainTextEdit, QWidget

from ..i18n import tr
from ..metadata.xml_diff import DiffLine

#: Most lines that are laid out; more would hold the window up.
MOST = 4000


class XmlDiffView(QPlainTextEdit):
    """A text to read, with + and - before the lines that differ."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.setAccessibleName(tr("Differences in the XML"))
        self.setTabChangesFocus(True)

    def show_lines(self, found: Sequence[DiffLine]) -> None:
        """Show a difference."""
        shown = list(found[:MOST])
        width = len(str(max((max(line.before, line.after) for line in shown), default=0)))
        texts = [self._written(line, width) for line in shown]
        if len(found) > MOST:
            texts.append("…")
        self.setPlainText("\n".join(texts))
        dark = self.palette().color(QPalette.ColorRole.Base).lightness() < 128
        colours = {"-": "#5a2328", "+": "#1f4a2c"} if dark else {"-": "#fbdcdc", "+": "#d9f2dd"}
        cursor = QTextCursor(self.document())
        for number, line in enumerate(shown):
            if line.mark in colours:
                form = QTextBlockFormat()
                form.setBackground(QColor(colours[line.mark]))
                cursor.setPosition(self.document().findBlockByNumber(number).position())
                cursor.setBlockFormat(form)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    @staticmethod
    def _written(line: DiffLine, width: int) -> str:
        if line.mark == "…":
            return " " * width + " …"
        return f"{line.after or line.before:>{width}} {line.mark} {line.text}"
