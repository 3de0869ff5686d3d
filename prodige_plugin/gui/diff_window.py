"""What differs between two states of a record, element by element and in the XML; not modal."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ..feedback import Feedback
from ..i18n import tr
from ..metadata.diff import Difference, diff
from ..metadata.elements import ELEMENTS
from ..metadata.xml_diff import DiffLine, lines
from .button_box import button_box
from .form_section import section_title
from .formats import tip_text
from .labels import sentence
from .tasks import PRIORITY_HIGH, run_task
from .xml_diff_view import XmlDiffView

#: Elements that stand for all that is in their place of the record (:mod:`..metadata.diff`), and the form's part.
_SHARED = {"keywords": "keywords", "use_conditions": "constraints"}


class DifferencesWindow(QDialog):
    """A table (element, before, after), and the lines of XML; on wish with a button that takes the new state."""

    def __init__(self, before: str, after: str, parent: QWidget | None = None) -> None:
        """:param before: heading of the left state; ``after``: of the right one."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Differences"))
        self.note = sentence(self, tr("Comparing…"))
        self.table = QTableWidget(0, 3, self)
        self.table.setHorizontalHeaderLabels([tr("Element"), before, after])
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setWordWrap(True)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.table.setAccessibleName(tr("Differences"))
        self.xml = XmlDiffView(self)
        self.tabs = QTabWidget(self)
        self.tabs.addTab(self.table, tr("Elements"))
        self.tabs.addTab(self.xml, tr("XML"))
        self.buttons = button_box(self, QDialogButtonBox.StandardButton.Close)
        self.buttons.rejected.connect(self.close)
        self.take: QPushButton | None = None
        layout = QVBoxLayout(self)
        layout.addWidget(self.note)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(self.buttons)
        self.resize(760, 460)

    def offer(self, text: str, take: Callable[[], object]) -> None:
        """Add a button that takes the new state and closes the window."""
        button = QPushButton(text, self)
        self.buttons.addButton(button, QDialogButtonBox.ButtonRole.AcceptRole)
        button.setDefault(True)
        button.setEnabled(False)
        self.take = button

        def taken() -> None:
            take()
            self.close()

        button.clicked.connect(taken)

    def show_rows(self, found: Sequence[Difference], xml: Sequence[DiffLine] = (), note: str = "") -> None:
        """Fill the table and the XML.

        :param note: a sentence in place of the number of differences.
        """
        labels = {element.key: element.label for element in ELEMENTS}
        self.note.setText(note or (tr("%n difference(s)", n=len(found)) if found else tr("No difference.")))
        self.table.setRowCount(len(found))
        for row, difference in enumerate(found):
            part = _SHARED.get(difference.key)
            name = section_title(part) if part else labels.get(difference.key) or difference.path.rpartition("/")[2]
            for column, text in enumerate((name, difference.before, difference.after)):
                item = QTableWidgetItem(text)
                item.setToolTip(tip_text(difference.path if column == 0 else text))
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
                self.table.setItem(row, column, item)
        self.table.resizeRowsToContents()
        self.xml.show_lines(xml)
        if self.take is not None:
            self.take.setEnabled(bool(found or xml))


def show_differences(old: bytes, new: bytes, parent: QWidget, before: str, after: str) -> DifferencesWindow:
    """Open the window; the comparison runs in a task."""
    window = DifferencesWindow(before, after, parent.window())

    def work(_feedback: Feedback) -> tuple[list[Difference], list[DiffLine]]:
        return diff(old, new), lines(old, new)

    run_task(
        tr("Compare two records"),
        work,
        lambda found: window.show_rows(*found),
        owner=window,
        hidden=True,
        priority=PRIORITY_HIGH,
    )
    window.show()
    return window


def propose(
    old: bytes,
    change: Callable[[], tuple[bytes, str]],
    parent: QWidget,
    title: str,
    accept: str,
    take: Callable[[bytes], object],
) -> DifferencesWindow:
    """Show what a change would make of a record, and make it when the person says so.

    :param change: gives the new state and a sentence about it. Worker thread.
    :param accept: what the button says.
    :param take: gets the new state. GUI thread.
    """
    window = DifferencesWindow(tr("Before"), tr("After"), parent.window())
    window.setWindowTitle(title)
    made: list[bytes] = []
    window.offer(accept, lambda: take(made[0]))

    def work(_feedback: Feedback) -> tuple[bytes, str, list[Difference], list[DiffLine]]:
        new, note = change()
        return new, note, diff(old, new), lines(old, new)

    def done(found: tuple[bytes, str, list[Difference], list[DiffLine]]) -> None:
        new, note, rows, xml = found
        made.append(new)
        window.show_rows(rows, xml, note)
        if window.take is not None:
            window.take.setFocus()

    run_task(title, work, done, lambda error: window.note.setText(str(error)), owner=window, hidden=True,
             priority=PRIORITY_HIGH)  # fmt: skip
    window.show()
    return window
