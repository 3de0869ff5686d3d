"""Two persons changed the same things of a record: each thing with its three values, and the person's choice.

Nothing is saved here: the chosen version goes into the form, and the way back stays open.
"""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QFont, QKeyEvent, QPalette
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ..errors import BadRecord
from ..i18n import tr
from ..metadata.elements import ELEMENTS
from ..metadata.merge import Merge, Side
from . import messages
from .button_box import button_box
from .diff_window import show_differences
from .formats import tip_text
from .labels import sentence

ELEMENT, BEFORE, MINE, THEIRS, KEPT = range(5)
#: Longer texts are shown around what differs; their tooltips have them whole.
_LONG = 120
#: How much of what is the same is left in view on both sides of it.
_AROUND = 40


class ConflictTable(QTableWidget):
    """One row for each thing both changed; Enter or Space on a version keeps it."""

    #: (row, column) of a version that was chosen.
    versionChosen = pyqtSignal(int, int)  # noqa: N815  Qt's manner

    def keyPressEvent(self, event: QKeyEvent | None) -> None:  # noqa: N802  Qt's name
        """Choose by the keyboard."""
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if event is not None and event.key() in keys and self.currentColumn() in (MINE, THEIRS):
            self.versionChosen.emit(self.currentRow(), self.currentColumn())
            event.accept()
            return
        super().keyPressEvent(event)


class MergeWindow(QDialog):
    """Shows the conflicts of a merge and gives the record as chosen by :attr:`chosen`."""

    #: the merged record (bytes).
    chosen = pyqtSignal(bytes)

    def __init__(self, found: Merge, parent: QWidget | None = None) -> None:
        """:param found: a merge that has conflicts."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Merge two versions of the record"))
        self._found = found
        self._labels = {element.key: element.label for element in ELEMENTS}
        taken = len(found.taken)
        self.text = sentence(
            self,
            " ".join(
                (
                    tr(
                        "%n thing(s) were changed by both of you: choose which version is kept.", n=len(found.conflicts)
                    ),
                    tr("%n other change(s) of yours are put on top of theirs.", n=taken) if taken else "",
                )
            ).strip(),
        )
        self.table = ConflictTable(len(found.conflicts), 5, self)
        self._build_table()
        self.state = sentence(self)
        self.mine = QPushButton(tr("All &mine"), self)
        self.theirs = QPushButton(tr("All &theirs"), self)
        self.differences = QPushButton(tr("&Differences…"), self)
        self.differences.setToolTip(
            tr("What the record will be, beside the one on the platform: element by element, and in the XML")
        )
        self.mine.clicked.connect(lambda: self.choose_all(Side.MINE))
        self.theirs.clicked.connect(lambda: self.choose_all(Side.THEIRS))
        self.differences.clicked.connect(self.show_result)
        line = QHBoxLayout()
        line.addWidget(self.mine)
        line.addWidget(self.theirs)
        line.addStretch(1)
        line.addWidget(self.differences)
        buttons = button_box(self, QDialogButtonBox.StandardButton.Ok, QDialogButtonBox.StandardButton.Cancel)
        self.accept_button = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.accept_button.setText(tr("&Put into the form"))
        self.accept_button.setToolTip(tr("Nothing is saved yet: look at the record in the form, then publish it"))
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.addWidget(self.text)
        layout.addWidget(self.table, 1)
        layout.addLayout(line)
        layout.addWidget(self.state)
        layout.addWidget(buttons)
        self.resize(880, 460)
        self._changed()
        self.table.setFocus()

    def _build_table(self) -> None:
        table = self.table
        table.setAccessibleName(tr("What both of you changed"))
        table.setHorizontalHeaderLabels(
            [tr("Element"), tr("Before"), tr("Yours"), tr("On the platform now"), tr("Kept")]
        )
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setWordWrap(True)
        table.setTabKeyNavigation(False)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.sectionResized.connect(lambda *_sizes: table.resizeRowsToContents())
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for column in (ELEMENT, KEPT):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.choices: list[QComboBox] = []
        for row, each in enumerate(self._found.conflicts):
            name = self._labels.get(each.key) or each.path.rpartition("/")[2]
            missing = {BEFORE: tr("(not there)"), MINE: tr("(taken away)"), THEIRS: tr("(taken away)")}
            texts = (each.before, each.mine, each.theirs)
            whole = (each.path, *texts)
            for column, text in enumerate((name, *around_differences(texts))):
                item = QTableWidgetItem(text or missing.get(column, ""))
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
                item.setToolTip(tip_text(whole[column]))
                if column in (MINE, THEIRS):
                    item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, tr("Enter keeps this version"))
                table.setItem(row, column, item)
            cell = QWidget(table)
            combo = QComboBox(cell)
            above = QVBoxLayout(cell)
            above.setContentsMargins(2, 1, 2, 1)
            above.addWidget(combo)
            above.addStretch(1)
            combo.setAccessibleName(tr("Version kept of {element}", element=name))
            for label, side in ((tr("choose…"), None), (tr("Yours"), Side.MINE), (tr("Theirs"), Side.THEIRS)):
                combo.addItem(label, side.value if side is not None else "")
            combo.currentIndexChanged.connect(lambda _index: self._changed())
            table.setCellWidget(row, KEPT, cell)
            self.choices.append(combo)
        table.versionChosen.connect(self._chosen_cell)
        table.cellDoubleClicked.connect(self._chosen_cell)
        if self.choices:
            table.setCurrentCell(0, MINE)

    def choose_all(self, side: Side) -> None:
        """Keep one side's version of everything."""
        for combo in self.choices:
            combo.setCurrentIndex(combo.findData(side.value))

    def _chosen_cell(self, row: int, column: int) -> None:
        side = {MINE: Side.MINE, THEIRS: Side.THEIRS}.get(column)
        if side is not None:
            self.choices[row].setCurrentIndex(self.choices[row].findData(side.value))

    def _sides(self) -> dict[int, Side]:
        return {row: Side(combo.currentData()) for row, combo in enumerate(self.choices) if combo.currentData()}

    def _changed(self) -> None:
        """Mark what is kept, and say how many choices are open."""
        sides = self._sides()
        for row in range(len(self.choices)):
            for column, side in ((MINE, Side.MINE), (THEIRS, Side.THEIRS)):
                item = self.table.item(row, column)
                font = QFont(self.table.font())
                font.setBold(sides.get(row) is side)
                left_out = row in sides and sides[row] is not side
                role = QPalette.ColorRole.PlaceholderText if left_out else QPalette.ColorRole.Text
                if item is not None:
                    item.setFont(font)
                    item.setForeground(self.palette().color(role))
        self.table.resizeRowsToContents()
        left = len(self.choices) - len(sides)
        self.state.setText(
            tr("%n choice(s) to make.", n=left) if left else tr("All is chosen. Nothing is saved until you publish.")
        )
        self.accept_button.setEnabled(not left)
        self.accept_button.setDefault(not left)

    def result_bytes(self) -> bytes | None:
        """Give the record as chosen; ``None`` where the choices contradict each other, which is said."""
        try:
            return self._found.resolved(self._sides())
        except BadRecord as error:
            messages.show_error(error)
            return None

    def show_result(self) -> None:
        """Show the record as chosen so far beside the one on the platform."""
        result = self.result_bytes()
        if result is not None:
            show_differences(self._found.theirs, result, self, tr("On the platform now"), tr("As chosen"))

    def _take(self) -> None:
        result = self.result_bytes()
        if result is not None:
            self.chosen.emit(result)
            self.close()


def around_differences(texts: Sequence[str]) -> list[str]:
    """Give texts as they fit into cells: long ones without what all of them begin and end with, cut between words.

    A text that is empty (the thing is not there) says nothing about what the others share.
    """
    stated = [text for text in texts if text]
    if len(stated) < 2 or max(map(len, stated)) <= _LONG:
        return [_cut(text, 4 * _LONG) for text in texts]
    shortest = min(map(len, stated))
    first = _shared(stated)
    last = min(_shared([text[::-1] for text in stated]), shortest - first)
    begin = first - _AROUND
    begin = stated[0].rfind(" ", 0, begin) + 1 if begin > 0 else 0
    found = []
    for text in texts:
        end = len(text) - max(0, last - _AROUND)
        if text and end < len(text):
            after = text.find(" ", end)
            end = after if after >= 0 else len(text)
        middle = text[begin:end]
        found.append(
            _cut(("…" if text and begin else "") + middle + ("…" if text and end < len(text) else ""), 4 * _LONG)
        )
    return found


def _shared(texts: Sequence[str]) -> int:
    """Count the characters that all texts begin with."""
    columns = zip(*texts, strict=False)
    return next((rank for rank, column in enumerate(columns) if len(set(column)) > 1), min(map(len, texts)))


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
